//! The pages that are lists: addresses kept for hosts, rows of the packet filter with their counters, port forwarding.

use ratatui_core::layout::Rect;

use super::draw_lines;
use crate::app::router::{PageId, RouterPages, RowKind, kept, rows};
use crate::lab::NodeView;
use crate::proto::filter::{Hook, Verdict};
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::tables;
use crate::ui::theme::Role;
use crate::ui::widgets::{Cell, Table};

/// Draws a list; the row under the cursor is always seen.
pub(super) fn draw(canvas: &mut Canvas, kit: &Kit, node: &NodeView, pages: &RouterPages, area: Rect) {
    let list = rows(node, pages.page);
    let area = if pages.page == PageId::Dns { upstreams(canvas, kit, node, area) } else { area };
    if list.is_empty() {
        let nothing = if pages.page == PageId::Dns { "router-no-names" } else { "router-no-reservations" };
        draw_lines(canvas, kit, &[(kit.text(nothing).into_owned(), Role::Faint)], 0, area);
        return;
    }
    let cells = list.iter().map(|row| cells(kit, node, *row)).collect();
    let head: &[&str] = match pages.page {
        PageId::Reservations => &["column-address", "column-mac", "column-host", "column-state"],
        PageId::Dns => &["column-name", "column-address"],
        _ => &["router-column-row", "router-column-does", "router-column-packets", "router-column-asks"],
    };
    let head = head.iter().map(|id| kit.format(id, &[])).collect();
    let lines = usize::from(area.height.saturating_sub(1)).max(1);
    let table = Table { head, rows: cells, chosen: Some(pages.at), scroll: (pages.at + 1).saturating_sub(lines) };
    table.draw(canvas, area, kit.look);
}

/// Who is asked for other names, below the list; what is left for the list.
fn upstreams(canvas: &mut Canvas, kit: &Kit, node: &NodeView, area: Rect) -> Rect {
    let servers: Vec<String> = node.resolvers.iter().map(ToString::to_string).collect();
    let servers = if servers.is_empty() { kit.text("router-nothing").into_owned() } else { servers.join(", ") };
    let text = kit.format("router-upstreams", &[("servers", servers.into())]);
    let rows = (wrap(&text, area.width).len() as u16).min(area.height);
    let at = Rect { y: area.bottom() - rows, height: rows, ..area };
    draw_lines(canvas, kit, &[(text, Role::Faint)], 0, at);
    Rect { height: area.height.saturating_sub(rows + 1), ..area }
}

/// The rules of port forwarding, which have a form of their own.
pub(super) fn forwards(canvas: &mut Canvas, kit: &Kit, node: &NodeView, area: Rect) {
    let table = tables::forwards(kit, node);
    let rows = table.rows.len() as u16;
    let below = if rows == 0 {
        area
    } else {
        Rect { y: area.y + rows + 2, height: area.height.saturating_sub(rows + 2), ..area }
    };
    if rows > 0 {
        table.draw(canvas, area, kit.look);
    }
    draw_lines(canvas, kit, &[(kit.text("router-forwards-form").into_owned(), Role::Faint)], 0, below);
}

fn cells(kit: &Kit, node: &NodeView, row: RowKind) -> Vec<Cell> {
    match row {
        RowKind::Reservation(at) => reservation(kit, node, at),
        RowKind::Name(at) => node.dns_hosts.get(at).map_or_else(Vec::new, |(name, addr)| {
            vec![Cell::new(name.clone(), Role::Strong), Cell::new(addr.to_string(), Role::Private)]
        }),
        RowKind::Filter(hook, number) => filter(kit, node, hook, number),
        RowKind::Policy(hook) => policy(kit, node, hook),
    }
}

fn reservation(kit: &Kit, node: &NodeView, at: usize) -> Vec<Cell> {
    let Some((mac, addr, fits)) = kept(node).nth(at) else { return Vec::new() };
    let lease = node.leases.iter().find(|row| row.mac == mac && row.state == "bound");
    let (state, role) = match lease {
        _ if !fits => ("misplaced", Role::Bad),
        Some(_) => ("bound", Role::Good),
        None => ("reserved", Role::Faint),
    };
    vec![
        Cell::new(addr.to_string(), Role::Private),
        Cell::new(mac.to_string(), Role::Text),
        Cell::new(lease.and_then(|row| row.host_name.clone()).unwrap_or_default(), Role::Strong),
        Cell::new(kit.format(&format!("lease-{state}"), &[]), role),
    ]
}

fn does(verdict: Verdict) -> (&'static str, Role) {
    match verdict {
        Verdict::Accept => ("ACCEPT", Role::Good),
        Verdict::Drop => ("DROP", Role::Bad),
        Verdict::Reject(_) => ("REJECT", Role::Bad),
    }
}

fn filter(kit: &Kit, node: &NodeView, hook: Hook, number: usize) -> Vec<Cell> {
    let row = node.filter.as_ref().and_then(|filter| filter.chains[hook as usize].rows.get(number - 1));
    let Some(row) = row else { return Vec::new() };
    let (word, role) = does(row.verdict);
    let (mark, on) = if row.enabled { (kit.look.glyphs.yes, role) } else { (kit.look.glyphs.no, Role::Faint) };
    let text = row.to_string();
    let asks = text.split(" -j ").next().filter(|asks| !asks.starts_with("-j")).unwrap_or_default();
    // What names the module of a match tells nothing that its option does not.
    let modules = ["-m comment --comment ", "-m conntrack ", "-m tcp ", "-m udp ", "-m icmp "];
    let asks = modules.iter().fold(asks.to_owned(), |asks, module| asks.replace(module, ""));
    let asks = if asks.is_empty() { kit.text("router-everything").into_owned() } else { asks };
    vec![
        Cell::new(format!("{mark} {} {number}", hook.name()), if row.enabled { Role::Strong } else { Role::Faint }),
        Cell::new(word, on),
        Cell::new(format!("{:>6}", row.packets), Role::Text),
        Cell::new(asks, if row.enabled { Role::Text } else { Role::Faint }),
    ]
}

fn policy(kit: &Kit, node: &NodeView, hook: Hook) -> Vec<Cell> {
    let chain = node.filter.as_ref().map(|filter| &filter.chains[hook as usize]);
    let (word, role) = does(chain.map_or(Verdict::Accept, |chain| chain.policy));
    vec![
        Cell::new(format!("  {}", hook.name()), Role::Faint),
        Cell::new(word, role),
        Cell::new(format!("{:>6}", chain.map_or(0, |chain| chain.packets)), Role::Text),
        Cell::new(kit.text("router-the-rest").into_owned(), Role::Faint),
    ]
}
