//! The live tables of a box: view → rows. One function a table; how they are drawn is the widget's matter.

use std::net::Ipv4Addr;

use crate::lab::NodeView;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Cell, Table};

/// Whether an address may be routed on the internet (RFC 1918, 3927, 5735).
pub fn is_public(addr: Ipv4Addr) -> bool {
    !(addr.is_private() || addr.is_loopback() || addr.is_link_local() || addr.is_unspecified() || addr.is_broadcast())
}

/// A cell with an address, in the look of its kind.
fn address(addr: Ipv4Addr, text: String) -> Cell {
    Cell::new(text, if is_public(addr) { Role::Public } else { Role::Private })
}

fn text(text: impl ToString) -> Cell {
    Cell::new(text.to_string(), Role::Text)
}

fn faint(text: impl ToString) -> Cell {
    Cell::new(text.to_string(), Role::Faint)
}

fn heads(kit: &Kit, ids: &[&'static str]) -> Vec<String> {
    ids.iter().map(|id| kit.texts.text(id).into_owned()).collect()
}

/// Interfaces: name, addresses, hardware address, frames.
pub fn interfaces(kit: &Kit, node: &NodeView) -> Table {
    let g = kit.look.glyphs;
    let mut rows = Vec::new();
    for iface in &node.ifaces {
        let counts = format!("{}{} {}{}", g.down, iface.rx_frames, g.up, iface.tx_frames);
        let mut addrs = iface.addrs.iter();
        let first = addrs.next().map_or_else(|| faint(kit.text("none")), |a| address(a.addr(), a.to_string()));
        rows.push(vec![Cell::new(&iface.name, Role::Strong), first, faint(iface.mac), faint(counts)]);
        rows.extend(addrs.map(|a| vec![text(""), address(a.addr(), a.to_string())]));
    }
    let head = heads(kit, &["column-name", "column-address", "column-mac", "column-frames"]);
    Table { head, rows, ..Table::default() }
}

/// The routing table.
pub fn routes(kit: &Kit, node: &NodeView) -> Table {
    let g = kit.look.glyphs;
    let row = |route: &crate::lab::RouteView| {
        let via = route.gateway.map_or_else(|| faint(kit.text("route-direct")), |gw| address(gw, format!("{} {gw}", g.arrow)));
        vec![text(route.prefix), via, text(&route.iface), faint(kit.format(&format!("origin-{}", route.origin), &[]))]
    };
    let head = heads(kit, &["column-prefix", "column-gateway", "column-interface", "column-origin"]);
    Table { head, rows: node.routes.iter().map(row).collect(), ..Table::default() }
}

/// The table of the switch inside.
pub fn macs(kit: &Kit, node: &NodeView) -> Table {
    let row = |row: &crate::lab::MacRow| vec![text(row.mac), text(&row.port), faint(format!("{}s", row.age_secs))];
    let head = heads(kit, &["column-mac", "column-port", "column-age"]);
    Table { head, rows: node.mac_table.iter().map(row).collect(), ..Table::default() }
}

/// Sockets.
pub fn sockets(kit: &Kit, node: &NodeView) -> Table {
    let row = |s: &crate::lab::SocketView| {
        let remote = s.remote.map(|r| format!("{} {r}", kit.look.glyphs.arrow)).unwrap_or_default();
        let program = node.procs.iter().find(|p| p.pid == s.pid).and_then(|p| p.argv.split(' ').next()).unwrap_or("");
        let state = match s.state {
            "ESTABLISHED" => Role::Good,
            "LISTEN" => Role::Strong,
            _ => Role::Faint,
        };
        let local = s.local.to_string().replace("0.0.0.0:", "*:");
        vec![text(s.proto), Cell::new(s.state, state), text(local), text(remote), faint(program)]
    };
    let head = heads(kit, &["column-protocol", "column-state", "column-local", "column-remote", "column-command"]);
    Table { head, rows: node.sockets.iter().map(row).collect(), ..Table::default() }
}

/// Processes, children under their parents.
pub fn processes(kit: &Kit, node: &NodeView) -> Table {
    let row = |p: &crate::lab::ProcView| {
        let waits = kit.format(&format!("waits-{}", p.waits), &[]);
        vec![Cell::new(format!("{:>3}", p.pid), Role::Strong), faint(format!("{:>3}", p.parent)), text(&p.argv), faint(waits)]
    };
    let head = heads(kit, &["column-pid", "column-parent", "column-command", "column-state"]);
    Table { head, rows: node.procs.iter().map(row).collect(), ..Table::default() }
}
