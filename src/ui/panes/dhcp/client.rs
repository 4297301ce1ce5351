//! A DHCP client: its state machine, what it was lent, the clocks of the lease as a bar, and the last messages.

use ratatui_core::layout::Rect;

use super::{DhcpPane, lines, states};
use crate::proto::dhcp::ClientRow;
use crate::ui::canvas::Canvas;
use crate::ui::panes::tables::duration;
use crate::ui::theme::Role;

/// Rows of the bar of a lease, with its marks.
const BAR_ROWS: u16 = 3;

/// Draws it.
pub(super) fn draw(canvas: &mut Canvas, pane: &DhcpPane, iface: &str, row: &ClientRow, area: Rect) {
    let (cells, rows) = states::SIZE;
    let figure = Rect { width: cells.min(area.width), height: rows.min(area.height), ..area };
    states::draw(canvas, &pane.kit, figure, row.came, row.state);
    let beside = Rect {
        x: area.x + cells + 1,
        width: area.width.saturating_sub(cells + 1),
        height: rows.min(area.height),
        ..area
    };
    lines(canvas, &pane.kit, beside, &about(pane, iface, row));
    let bar = Rect { y: area.y + rows, height: BAR_ROWS.min(area.height.saturating_sub(rows)), ..area };
    if bar.height == BAR_ROWS {
        draw_bar(canvas, pane, row, bar);
    }
    let last = Rect { y: bar.bottom(), height: area.bottom().saturating_sub(bar.bottom()), ..area };
    draw_last(canvas, pane, row, last);
}

fn about(pane: &DhcpPane, iface: &str, row: &ClientRow) -> Vec<(String, Role)> {
    let kit = &pane.kit;
    let say = |id: &str, value: String| kit.format(id, &[("value", value.into())]);
    let mut out = vec![(say("dhcp-client", iface.to_owned()), Role::Strong)];
    if row.checking {
        out.push((kit.text("dhcp-checking").into_owned(), Role::Warn));
    }
    let probing = pane.node.ifaces.iter().filter(|face| face.name == iface).flat_map(|face| &face.probing);
    out.extend(probing.map(|(addr, sent, of)| (say("dhcp-probing", format!("{addr} {sent}/{of}")), Role::Warn)));
    if let Some(addr) = row.addr {
        out.push((say("dhcp-address", addr.to_string()), Role::Good));
    }
    let own = pane.node.ifaces.iter().find(|face| face.name == iface);
    let local = own.into_iter().flat_map(|face| &face.addrs).filter(|net| net.addr().is_link_local());
    out.extend(local.map(|net| (say("dhcp-link-local", net.to_string()), Role::Warn)));
    let rest = [("dhcp-from", row.server), ("dhcp-router", row.router), ("dhcp-dns", row.dns.first().copied())];
    out.extend(rest.into_iter().filter_map(|(id, addr)| Some((say(id, addr?.to_string()), Role::Text))));
    if let Some(addr) = row.remembered {
        out.push((say("dhcp-remembers", addr.to_string()), Role::Faint));
    }
    if let (None, false, Some(next)) = (row.addr, row.checking, row.next_secs) {
        let args = [("tries", u64::from(row.tries).into()), ("next", u64::from(next).into())];
        out.push((kit.format("dhcp-again", &args), Role::Text));
    }
    out.extend(row.others.iter().map(|other| (say("dhcp-other", other.to_string()), Role::Bad)));
    out
}

/// All of it in lines: the state, what it was lent, the clocks, and the last messages.
pub(super) fn told(pane: &DhcpPane, iface: &str, row: &ClientRow) -> Vec<(String, Role)> {
    let kit = &pane.kit;
    let mut out = about(pane, iface, row);
    let state = kit.format("dhcp-state", &[("state", row.state.into())]);
    out.insert(
        1.min(out.len()),
        (format!("{state} {}", kit.format(&format!("dhcp-about-{}", row.state), &[])), Role::Text),
    );
    let clocks = [
        ("dhcp-lease-left", row.lease_left_secs),
        ("dhcp-t1-left", row.t1_left_secs),
        ("dhcp-t2-left", row.t2_left_secs),
    ];
    let clock =
        |(id, left): (&str, Option<u32>)| Some((kit.format(id, &[("left", duration(left?).into())]), Role::Text));
    out.extend(clocks.into_iter().filter_map(clock));
    if row.addr.is_none() {
        out.push((kit.text("dhcp-no-lease").into_owned(), Role::Text));
    }
    out.extend(row.last.iter().map(|passed| {
        let peer = passed.peer.map_or_else(|| kit.text("dhcp-everybody").into_owned(), |peer| peer.to_string());
        let args = [("at", passed.at.to_string().into()), ("message", passed.message.into()), ("peer", peer.into())];
        (kit.format(if passed.sent { "dhcp-sent" } else { "dhcp-received" }, &args), Role::Text)
    }));
    out
}

/// `lease ████▌────┬──┬ 11:59:40`, with T1 and T2 where they lie.
fn draw_bar(canvas: &mut Canvas, pane: &DhcpPane, row: &ClientRow, area: Rect) {
    let kit = &pane.kit;
    let label = kit.text("dhcp-lease");
    let (Some(whole), Some(left)) = (row.lease_secs, row.lease_left_secs) else {
        let text = if row.addr.is_some() { kit.text("dhcp-for-ever") } else { kit.text("dhcp-no-lease") };
        kit.text_in(canvas, (area.x, area.y + 1), area.width, &text, Role::Faint);
        return;
    };
    let x = canvas.text(area.x, area.y + 1, &label, kit.style(Role::Caption)) + 1;
    let cells = (area.x + area.width).saturating_sub(x + 12);
    let at =
        |secs: u64| (secs * u64::from(cells) / u64::from(whole.max(1))).min(u64::from(cells.saturating_sub(1))) as u16;
    let gone = at(u64::from(whole.saturating_sub(left)));
    for i in 0..cells {
        let (glyph, role) = if i < gone {
            (kit.look.glyphs.bar.0, Role::Faint)
        } else {
            (kit.look.glyphs.bar.1, states::role_of(row.state))
        };
        canvas.put(x + i, area.y + 1, glyph, kit.style(role));
    }
    canvas.text(x + cells + 1, area.y + 1, &duration(left), kit.style(Role::Strong));
    let passed = u64::from(whole.saturating_sub(left));
    for (name, until, y) in [("T1", row.t1_left_secs, area.y), ("T2", row.t2_left_secs, area.y + 2)] {
        let Some(until) = until else { continue };
        let column = x + at(passed + u64::from(until));
        let text = if until > 0 { format!("{name} {}", duration(until)) } else { name.to_owned() };
        let room = (area.x + area.width).saturating_sub(text.len() as u16);
        canvas.put(
            column,
            y,
            kit.look.glyphs.pane.get(if y < area.y + 1 { 4 } else { 1 }).copied().unwrap_or("|"),
            kit.style(Role::Key),
        );
        canvas.text((column + 1).min(room), y, &text, kit.style(Role::Text));
    }
}

/// The last messages, newest last, as many as there is room for.
fn draw_last(canvas: &mut Canvas, pane: &DhcpPane, row: &ClientRow, area: Rect) {
    let kit = &pane.kit;
    let room = usize::from(area.height);
    let skip = row.last.len().saturating_sub(room);
    for (y, passed) in (area.y..area.bottom()).zip(row.last.iter().skip(skip)) {
        let peer = passed.peer.map_or_else(|| kit.text("dhcp-everybody").into_owned(), |peer| peer.to_string());
        let (way, role) =
            if passed.sent { (kit.look.glyphs.arrow, Role::Text) } else { (kit.look.glyphs.back, Role::Strong) };
        let line = format!("{:>12} {:<9}{way} {peer}", passed.at.to_string(), passed.message);
        kit.text_in(canvas, (area.x, y), area.width, &line, role);
    }
}
