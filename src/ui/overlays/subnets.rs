//! The address tools: an address in bits, lettered and coloured by what they number, what its block says, and the parts
//! that the block was cut into.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use ratatui_core::layout::Rect;

use super::Cursor;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::subnets::Subnets;
use crate::proto::ip::{class, host_count, host_range};
use crate::ui::canvas::{Canvas, fit};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints, popup};
use crate::wire::SpecialRange;

/// Cells of the card.
const CARD_COLUMNS: u16 = 76;
/// Rows of the card without the list of parts: its edge, the bits, what they say, and the keys.
const HEAD_ROWS: u16 = 14;
/// Cells of the words before a value.
const NAME_CELLS: u16 = 16;

/// Draws the tools.
pub fn draw_subnets(canvas: &mut Canvas, kit: &Kit, tools: &Subnets) -> Cursor {
    let area = canvas.area();
    let tall = HEAD_ROWS + (tools.parts().len() as u16).clamp(1, 8);
    let inner = popup(canvas, area, (CARD_COLUMNS, tall), &kit.action(Action::Subnets, false), kit.look);
    let mut page = Page { canvas, kit, x: inner.x, y: inner.y, width: inner.width, bottom: inner.bottom() };
    let cursor = page.typed(tools);
    match tools.chosen() {
        Some((addr, part)) => {
            page.part(tools.parts().len() > 1, part);
            page.bits(addr, tools.net().map_or(0, |net| net.prefix_len()), part);
            page.block(addr, part);
            page.parts(tools);
        }
        None => page.line("", &kit.text("subnets-no-address"), Role::Bad),
    }
    let label = |action, key: &str| Hint {
        key: kit.keys(Context::Addresses, action),
        label: kit.text(key).into_owned(),
        weight: 0,
    };
    let hints = [
        label(Action::Right, "subnets-boundary"),
        label(Action::Activate, "subnets-split"),
        label(Action::FieldNext, "subnets-join"),
        Hint { key: kit.keys(Context::Addresses, Action::Cancel), label: kit.action(Action::Cancel, true), weight: 1 },
    ];
    draw_hints(canvas, (inner.x, inner.bottom().saturating_sub(1)), inner.width, &hints, kit.look);
    Some(cursor)
}

/// The card, line by line.
struct Page<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    kit: &'a Kit<'a>,
    x: u16,
    y: u16,
    width: u16,
    bottom: u16,
}

impl Page<'_, '_> {
    /// A named value.
    fn line(&mut self, name: &str, value: &str, role: Role) {
        if self.y + 1 < self.bottom {
            let (style, more) = (self.kit.style(Role::Faint), self.kit.look.glyphs.more);
            self.canvas.text_in(self.x, self.y, NAME_CELLS.min(self.width), name, more, style);
            let room = self.width.saturating_sub(NAME_CELLS);
            self.canvas.text_in(self.x + NAME_CELLS, self.y, room, value, more, self.kit.style(role));
        }
        self.y += 1;
    }

    /// The line that is typed; the cell of its cursor.
    fn typed(&mut self, tools: &Subnets) -> (u16, u16) {
        let name = self.kit.text("subnets-address").into_owned();
        let role = if tools.line.is_selected() { Role::Chosen } else { Role::Strong };
        let room = self.width.saturating_sub(NAME_CELLS + 1);
        let cursor = (tools.line.cursor_cells() as u16).min(room);
        let at = (self.x + NAME_CELLS + cursor, self.y);
        self.line(&name, fit(tools.line.text(), room), role);
        at
    }

    /// Once the block is cut: which part all below is about.
    fn part(&mut self, is_cut: bool, part: Ipv4Net) {
        if is_cut {
            self.line(&self.kit.text("subnets-part"), &part.to_string(), Role::Chosen);
        } else {
            self.y += 1;
        }
    }

    /// The bits of the address; under each its letter: network, subnet (what was cut off the host part), host.
    fn bits(&mut self, addr: Ipv4Addr, whole: u8, part: Ipv4Net) {
        let kind = |n: u8| match n {
            n if n < whole.min(part.prefix_len()) => ("N", Role::Public),
            n if n < part.prefix_len() => ("S", Role::New),
            _ => ("H", Role::Private),
        };
        let mut x = self.x + NAME_CELLS;
        for n in 0..32 {
            let (letter, role) = kind(n);
            let bit = if addr.to_bits() >> (31 - n) & 1 == 1 { "1" } else { "0" };
            if self.y + 2 < self.bottom && x < self.x + self.width {
                self.canvas.put(x, self.y, bit, self.kit.style(role));
                self.canvas.put(x, self.y + 1, letter, self.kit.style(role));
                if n % 8 == 7 && n < 31 {
                    self.canvas.put(x + 1, self.y, ".", self.kit.style(Role::Faint));
                }
            }
            x += 1 + u16::from(n % 8 == 7);
        }
        let style = self.kit.style(Role::Faint);
        self.canvas.text(self.x, self.y, &self.kit.text("subnets-bits"), style);
        self.canvas.text(self.x, self.y + 1, &self.kit.text("subnets-letters"), style);
        self.y += 3;
    }

    fn block(&mut self, addr: Ipv4Addr, part: Ipv4Net) {
        let kit = self.kit;
        let range = SpecialRange::of(addr);
        let what = range.map_or_else(
            || kit.text("range-public").into_owned(),
            |range| format!("{} (RFC {})", kit.format(&format!("range-{}", range.key), &[]), range.rfc),
        );
        let role = if range.is_some() { Role::Private } else { Role::Public };
        let letter = class(addr).to_string();
        self.line(
            &kit.text("subnets-kind"),
            &kit.format("subnets-class", &[("class", letter.into()), ("what", what.into())]),
            role,
        );
        self.line(&kit.text("subnets-mask"), &format!("{}   /{}", part.netmask(), part.prefix_len()), Role::Text);
        self.line(&kit.text("subnets-network"), &part.network().to_string(), Role::Text);
        let broadcast =
            if part.prefix_len() < 31 { part.broadcast().to_string() } else { kit.text("subnets-none").into_owned() };
        self.line(&kit.text("subnets-broadcast"), &broadcast, Role::Text);
        let (first, last) = host_range(part);
        let hosts = format!("{first} – {last}   ({})", host_count(part));
        self.line(&kit.text("subnets-hosts"), &hosts, Role::Text);
        self.y += 1;
    }

    /// The parts; the chosen one stays in sight.
    fn parts(&mut self, tools: &Subnets) {
        let rows = usize::from(self.bottom.saturating_sub(self.y + 1)).max(1);
        let first = (tools.at() + 1).saturating_sub(rows);
        for (n, part) in tools.parts().iter().enumerate().skip(first).take(rows) {
            let here = n == tools.at();
            let mark = if here { self.kit.look.glyphs.cursor } else { " " };
            let (min, max) = host_range(*part);
            let role = if here { Role::Chosen } else { Role::Text };
            let name = format!("{mark} {part}");
            let cells = Rect::new(self.x, self.y, self.width, 1);
            self.kit.text_in(self.canvas, (cells.x, cells.y), 21, &name, role);
            let hosts = format!("{min} – {max}   ({})", host_count(*part));
            let room = cells.width.saturating_sub(22);
            self.kit.text_in(self.canvas, (cells.x + 22, cells.y), room, &hosts, Role::Faint);
            self.y += 1;
        }
    }
}
