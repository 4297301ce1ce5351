//! Interfaces and what they are plugged into: addresses, the queue before the wire, what is in the air, the trouble of
//! the line.

use ratatui_core::layout::Rect;

use super::{Columns, EAST, HostPane};
use crate::lab::{IfaceView, LinkView, PortView, setting_words};
use crate::sim::{Medium, Side, rate_text, time_text};
use crate::ui::canvas::{Canvas, width};
use crate::ui::panes::tables::is_public;
use crate::ui::theme::Role;
use crate::ui::widgets::{draw_gauge, short_count};

/// Cells of the bar of a queue.
const BAR_CELLS: u16 = 5;

/// Draws all interfaces from the top, and notes where they meet the IP layer.
pub(super) fn draw(pane: &HostPane, canvas: &mut Canvas, columns: Columns, body: Rect, arms: &mut [u8]) {
    let mut net = Net { pane, canvas, columns, body, arms, y: body.y };
    for (index, iface) in pane.node.ifaces.iter().enumerate() {
        net.iface(index, iface);
    }
    if net.y > body.bottom() {
        let (x, cells) = columns.net;
        let more = format!("{} {}", pane.kit.look.glyphs.more, pane.kit.look.glyphs.down);
        let y = body.bottom().saturating_sub(1);
        net.canvas.text(x + cells.saturating_sub(3), y, &more, pane.kit.style(Role::Key));
    }
}

struct Net<'p, 'c, 'b> {
    pane: &'p HostPane<'p>,
    canvas: &'c mut Canvas<'b>,
    columns: Columns,
    body: Rect,
    arms: &'c mut [u8],
    y: u16,
}

impl Net<'_, '_, '_> {
    fn line(&mut self, parts: &[(String, Role)]) {
        let kit = self.pane.kit;
        let (mut x, cells) = self.columns.net;
        let right = x + cells;
        if self.y < self.body.bottom() {
            for (text, role) in parts {
                let room = right.saturating_sub(x);
                x = kit.text_in(self.canvas, (x, self.y), room, text, *role) + 1;
            }
        }
        self.y += 1;
    }

    fn iface(&mut self, index: usize, iface: &IfaceView) {
        let glyphs = self.pane.kit.look.glyphs;
        if let Some(arm) = self.arms.get_mut(usize::from(self.y - self.body.y)).filter(|_| !iface.addrs.is_empty()) {
            *arm |= EAST;
            self.pane.rule(self.canvas, self.columns.bus + 1, self.columns.bus + 1, self.y);
        }
        let addrs: Vec<(String, Role)> = iface
            .addrs
            .iter()
            .map(|net| (net.to_string(), if is_public(net.addr()) { Role::Public } else { Role::Private }))
            .collect();
        let name = (iface.name.clone(), Role::Strong);
        let fits = addrs.first().is_some_and(|a| width(&name.0) + 1 + width(&a.0) <= self.columns.net.1);
        let (beside, below) = addrs.split_at(usize::from(fits));
        self.line(&[&[name][..], beside].concat());
        for addr in below {
            self.line(&[(" ".to_owned(), Role::Text), addr.clone()]);
        }
        let counts = format!(" {}{} {}{}", glyphs.down, iface.rx_frames, glyphs.up, iface.tx_frames);
        let mac = iface.mac.to_string();
        let wide = self.columns.net.1 >= width(&counts) + 1 + width(&mac);
        let mac = if wide { vec![(mac, Role::Faint)] } else { Vec::new() };
        self.line(&[&[(counts, Role::Faint)][..], &mac].concat());
        for port in self.pane.node.ports.iter().filter(|port| port.iface == index) {
            let link = port.link.and_then(|id| self.pane.lab.links.iter().find(|link| link.id == id));
            if let Some(link) = link {
                self.link(iface, port, link);
            }
        }
    }

    /// A port and the link in it: the far end, the queue before the wire, what flies, what is wrong.
    fn link(&mut self, iface: &IfaceView, port: &PortView, link: &LinkView) {
        let glyphs = self.pane.kit.look.glyphs;
        let here = link.ends.iter().position(|end| end.node == self.pane.node.id && end.port == port.id).unwrap_or(0);
        let side = if here == 0 { Side::A } else { Side::B };
        let far = &link.names[side.other() as usize];
        let own = if port.name == iface.name { String::new() } else { format!("{} ", port.name) };
        let (mark, role) = match (link.faults[side as usize].cut, link.props.medium) {
            (true, _) => (glyphs.cut, Role::Cut),
            (false, Medium::Wifi) => (glyphs.arrow, Role::Radio),
            (false, Medium::Cable) => (glyphs.arrow, Role::Cable),
        };
        self.line(&[(format!(" {own}{mark}"), role), (far.clone(), Role::Text)]);
        self.queue(link, side);
        if self.columns.net.1 >= 26 {
            let rate = rate_text(link.faults[side as usize].rate_bps.unwrap_or(link.props.rate_bps));
            self.line(&[(format!("   {rate} {}", time_text(link.props.delay)), Role::Faint)]);
        }
        for (glyph, from) in [(glyphs.up, side), (glyphs.down, side.other())] {
            let faults = &link.faults[from as usize];
            let cut = if faults.cut { "CUT " } else { "" };
            let words = format!("{cut}{}", setting_words(faults));
            if !words.is_empty() {
                self.line(&[(format!("  {glyph}{}", words.trim_end()), Role::Warn)]);
            }
        }
    }

    /// Bytes that wait for the wire, and frames on it, both ways.
    fn queue(&mut self, link: &LinkView, side: Side) {
        let kit = self.pane.kit;
        let (x, y) = (self.columns.net.0 + 2, self.y);
        self.y += 1;
        if y >= self.body.bottom() {
            return;
        }
        let waiting = u64::from(link.waiting_at(side, self.pane.shown));
        let limit = u64::from(link.faults[side as usize].queue_bytes.unwrap_or(link.props.queue_bytes));
        let x = self.canvas.text(x, y, kit.look.glyphs.up, kit.style(Role::Faint));
        let styles = (kit.style(Role::Warn), kit.style(Role::Faint));
        let x = draw_gauge(self.canvas, (x, y, BAR_CELLS), (waiting, limit), kit.look, styles);
        let mut x = self.canvas.text(x + 1, y, &short_count(waiting), kit.style(Role::Faint)) + 1;
        let flying =
            |from: Side| self.pane.flights.at(self.pane.shown).filter(|f| f.link == link.id && f.side == from).count();
        for (glyph, from) in [(kit.look.glyphs.up, side), (kit.look.glyphs.down, side.other())] {
            let count = flying(from);
            if count > 0 {
                let text = format!("{glyph}{count}{}", kit.look.glyphs.packet);
                x = self.canvas.text(x, y, &text, kit.style(Role::Strong)) + 1;
            }
        }
    }
}
