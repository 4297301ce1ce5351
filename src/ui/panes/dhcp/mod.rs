//! The DHCP of a box: a client as the state machine of RFC 2131 with its clocks and last messages, a server as its pool.

mod client;
mod pool;
mod states;

use ratatui_core::layout::Rect;

use crate::app::dhcp::{DhcpView, Subject};
use crate::lab::NodeView;
use crate::sim::SimTime;
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct DhcpPane<'a> {
    /// Words and looks.
    pub kit: Kit<'a>,
    /// The box.
    pub node: &'a NodeView,
    /// Which of its clients and servers.
    pub view: &'a DhcpView,
    /// The present.
    pub now: SimTime,
}

impl DhcpPane<'_> {
    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        match self.view.subject(self.node) {
            Some(Subject::Client(iface, row)) => client::draw(canvas, self, iface, row, area),
            Some(Subject::Server(row)) => pool::draw(canvas, self, row, area),
            None => {
                let text = self.kit.format("dhcp-none", &[("node", self.node.name.as_str().into())]);
                canvas.text_in(area.x + 1, area.y + 1, area.width, &text, "", self.kit.style(Role::Faint));
            }
        }
    }
}

impl DhcpPane<'_> {
    /// The same in lines, for those who are read to; a server's leases stand in its table.
    pub fn told(&self) -> Vec<String> {
        let lines = match self.view.subject(self.node) {
            Some(Subject::Client(iface, row)) => client::told(self, iface, row),
            Some(Subject::Server(row)) => pool::head(self, row),
            None => Vec::new(),
        };
        lines.into_iter().map(|(text, _)| text).collect()
    }
}

/// Lines one under the other, broken where they are too long; the row after the last.
fn lines(canvas: &mut Canvas, kit: &Kit, area: Rect, texts: &[(String, Role)]) -> u16 {
    let mut y = area.y;
    for (text, role) in texts {
        for line in wrap(text, area.width) {
            if y < area.bottom() {
                kit.text_in(canvas, (area.x, y), area.width, &line, *role);
                y += 1;
            }
        }
    }
    y
}
