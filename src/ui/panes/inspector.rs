//! The chosen box: a strip of tabs, and the live table under the chosen one.

use ratatui_core::layout::Rect;

use super::tables;
use crate::app::selection::Tab;
use crate::lab::NodeView;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Cell, Table};

/// Draws the tables of `node`; `tabs` are those it has, `scroll` the first row shown.
pub fn draw(canvas: &mut Canvas, kit: &Kit, node: &NodeView, tabs: &[Tab], (tab, scroll): (Tab, usize), area: Rect) {
    let tab = if tabs.contains(&tab) { tab } else { tabs.first().copied().unwrap_or_default() };
    draw_tabs(canvas, kit, tabs, tab, Rect { height: area.height.min(1), ..area });
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let mut table = table(kit, node, tab);
    table.scroll = scroll;
    if table.rows.is_empty() {
        // An empty table says how it would fill.
        let text = kit.format(&format!("tab-{}.empty", tab.id()), &[]);
        for (line, y) in wrap(&text, body.width).iter().zip(body.y..body.bottom()) {
            canvas.sub(body).text(body.x, y, line, kit.style(Role::Faint));
        }
        return;
    }
    table.draw(&mut canvas.sub(body), body, kit.look);
}

/// The table of a box under a tab.
pub fn table(kit: &Kit, node: &NodeView, tab: Tab) -> Table {
    match tab {
        Tab::Interfaces => with_resolvers(node, tables::interfaces(kit, node)),
        Tab::Arp => tables::arp(kit, node),
        Tab::Mac => tables::macs(kit, node),
        Tab::Routes => tables::routes(kit, node),
        Tab::Nat => tables::nat(kit, node),
        Tab::Forwards => tables::forwards(kit, node),
        Tab::Leases => tables::leases(kit, node),
        Tab::Dns => tables::dns(kit, node),
        Tab::Sockets => tables::sockets(kit, node),
        Tab::Processes => tables::processes(kit, node),
    }
}

/// Below the interfaces: DHCP clients and name servers.
fn with_resolvers(node: &NodeView, mut table: Table) -> Table {
    for iface in &node.ifaces {
        let Some(client) = &iface.dhcp else { continue };
        let left = client.lease_left_secs.map(tables::duration).unwrap_or_default();
        let server = client.server.map(|s| s.to_string()).unwrap_or_default();
        let state = if client.state == "BOUND" { Role::Good } else { Role::Warn };
        table.rows.push(vec![
            Cell::new("DHCP", Role::Faint),
            Cell::new(client.state, state),
            Cell::new(server, Role::Text),
            Cell::new(left, Role::Faint),
        ]);
    }
    if !node.resolvers.is_empty() {
        let all: Vec<String> = node.resolvers.iter().map(ToString::to_string).collect();
        table.rows.push(vec![Cell::new("DNS", Role::Faint), Cell::new(all.join(" "), Role::Text)]);
    }
    table
}

/// All tabs in a line, moved so that the chosen one is seen.
fn draw_tabs(canvas: &mut Canvas, kit: &Kit, tabs: &[Tab], chosen: Tab, area: Rect) {
    let all = |suffix: &str| -> Vec<(Tab, String)> {
        tabs.iter().map(|t| (*t, kit.format(&format!("tab-{}{suffix}", t.id()), &[]))).collect()
    };
    let mut labels = all("");
    if labels.iter().map(|(_, label)| width(label) + 1).sum::<u16>() > area.width + 1 {
        labels = all(".short");
    }
    let at = labels.iter().position(|l| l.0 == chosen).unwrap_or(0);
    let size = |label: &(Tab, String)| width(&label.1) + 1;
    let mut first = at;
    let mut used: u16 = labels.get(at).map_or(0, size);
    // As many before it as leave a third of the room for those behind.
    while let Some(before) = first.checked_sub(1).and_then(|b| labels.get(b)) {
        let tail: u16 = labels.iter().skip(at + 1).map(size).sum();
        if used + size(before) + tail.min(area.width / 3) + 2 > area.width {
            break;
        }
        used += size(before);
        first -= 1;
    }
    let more = kit.look.glyphs.more;
    let mut x = area.x;
    if first > 0 {
        x = canvas.text(x, area.y, more, kit.style(Role::Faint));
    }
    for (i, (tab, label)) in labels.iter().enumerate().skip(first) {
        let room = area.right().saturating_sub(x);
        let last = i + 1 == labels.len();
        if width(label) + 2 * u16::from(!last) > room {
            canvas.text_in(x, area.y, room, more, "", kit.style(Role::Faint));
            break;
        }
        let role = if *tab == chosen { Role::Chosen } else { Role::Faint };
        x = canvas.text(x, area.y, label, kit.style(role)) + 1;
    }
}
