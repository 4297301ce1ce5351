//! The inside of a box: its processes and the sockets they hold at the left, its interfaces and what they are plugged
//! into at the right, and the IP layer between them as a line that all of them meet.

mod net;
mod tree;

pub use tree::call_name;

use ratatui_core::layout::Rect;

use crate::app::flights::Flights;
use crate::app::host::HostView;
use crate::lab::{LabView, NodeView};
use crate::sim::SimTime;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

const NORTH: u8 = 1;
const EAST: u8 = 2;
const SOUTH: u8 = 4;
const WEST: u8 = 8;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct HostPane<'a> {
    /// Words and looks.
    pub kit: Kit<'a>,
    /// The lab.
    pub lab: &'a LabView,
    /// The box.
    pub node: &'a NodeView,
    /// Where the cursor is.
    pub view: &'a HostView,
    /// What is in the air.
    pub flights: &'a Flights,
    /// The shown moment.
    pub shown: SimTime,
}

/// The columns: processes, sockets, the IP layer's line, interfaces.
#[derive(Clone, Copy, Debug)]
struct Columns {
    procs: (u16, u16),
    sockets: (u16, u16),
    bus: u16,
    net: (u16, u16),
}

impl Columns {
    fn of(area: Rect) -> Columns {
        let procs = (area.width * 27 / 100).clamp(12, 34);
        let net = (area.width * 25 / 100).clamp(12, 36);
        let sockets = area.width.saturating_sub(procs + net + 5);
        let sockets_x = area.x + procs + 2;
        let bus = sockets_x + sockets + 1;
        Columns { procs: (area.x, procs), sockets: (sockets_x, sockets), bus, net: (bus + 2, net) }
    }
}

impl HostPane<'_> {
    /// Draws the box in `area`.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = Columns::of(area);
        self.draw_heads(canvas, columns, area.y);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let mut arms = vec![0u8; usize::from(body.height)];
        tree::draw(self, canvas, columns, body, &mut arms);
        net::draw(self, canvas, columns, body, &mut arms);
        self.draw_bus(canvas, columns.bus, body, &mut arms);
    }

    fn draw_heads(&self, canvas: &mut Canvas, columns: Columns, y: u16) {
        let heads =
            [(columns.procs, "host-processes"), (columns.sockets, "host-sockets"), (columns.net, "host-network")];
        for ((x, cells), id) in heads {
            self.kit.text_in(canvas, (x, y), cells, &self.kit.text(id), Role::Title);
        }
        let ip = "IP";
        canvas.text(columns.bus + 1 - width(ip) / 2 - 1, y, ip, self.kit.style(Role::Title));
    }

    /// The line of the IP layer: as long as what meets it.
    fn draw_bus(&self, canvas: &mut Canvas, x: u16, body: Rect, arms: &mut [u8]) {
        let met = |arm: &u8| *arm != 0;
        let (Some(first), Some(last)) = (arms.iter().position(met), arms.iter().rposition(met)) else { return };
        for (row, arm) in arms.iter_mut().enumerate().take(last + 1).skip(first) {
            *arm |= if row > first { NORTH } else { 0 } | if row < last { SOUTH } else { 0 };
            let glyph = self.kit.look.glyphs.cable.get(usize::from(*arm)).copied().unwrap_or(" ");
            canvas.put(x, body.y + row as u16, glyph, self.kit.style(Role::Border));
        }
    }

    /// A horizontal line from `x` to `end`, both included.
    fn rule(&self, canvas: &mut Canvas, x: u16, end: u16, y: u16) {
        for x in x..=end {
            canvas.put(x, y, self.kit.look.glyphs.cable[usize::from(EAST | WEST)], self.kit.style(Role::Border));
        }
    }
}
