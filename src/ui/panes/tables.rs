//! The live tables of a box: view → rows. One function a table; how they are drawn is the widget's matter.

use std::net::Ipv4Addr;

use crate::app::dhcp::card_of;
use crate::app::form::forward::callers_text;
use crate::lab::NodeView;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Cell, Table};
use crate::wire::SpecialRange;

/// Whether an address means the same box to everybody: it stands in no special range. Those for documentation (RFC 5737)
/// are the public ones of a lab.
pub fn is_public(addr: Ipv4Addr) -> bool {
    SpecialRange::of(addr).is_none_or(|range| range.key == "documentation")
}

/// A cell with an address, in the look of its kind.
fn address(addr: Ipv4Addr, text: String) -> Cell {
    Cell::new(text, if is_public(addr) { Role::Public } else { Role::Private })
}

fn text(text: impl core::fmt::Display) -> Cell {
    Cell::new(format!("{text}"), Role::Text)
}

fn faint(text: impl core::fmt::Display) -> Cell {
    Cell::new(format!("{text}"), Role::Faint)
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
        let via = route
            .gateway
            .map_or_else(|| faint(kit.text("route-direct")), |gw| address(gw, format!("{} {gw}", g.arrow)));
        vec![text(route.prefix), via, text(&route.iface), faint(kit.format(&format!("origin-{}", route.origin), &[]))]
    };
    let head = heads(kit, &["column-prefix", "column-gateway", "column-interface", "column-origin"]);
    Table { head, rows: node.routes.iter().map(row).collect(), ..Table::default() }
}

/// The table of the switch inside.
pub fn macs(kit: &Kit, node: &NodeView) -> Table {
    let row = |row: &crate::lab::MacRow| {
        let port = if row.vlan == 0 { row.port.clone() } else { format!("{} VLAN {}", row.port, row.vlan) };
        vec![text(row.mac), text(port), faint(duration(row.age_secs))]
    };
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
        vec![
            Cell::new(format!("{:>3}", p.pid), Role::Strong),
            faint(format!("{:>3}", p.parent)),
            text(&p.argv),
            faint(waits),
        ]
    };
    let head = heads(kit, &["column-pid", "column-parent", "column-command", "column-state"]);
    Table { head, rows: node.procs.iter().map(row).collect(), ..Table::default() }
}

/// ARP tables of all interfaces.
pub fn arp(kit: &Kit, node: &NodeView) -> Table {
    let mut rows = Vec::new();
    for iface in &node.ifaces {
        for row in &iface.arp {
            let role = if row.mac.is_some() { Role::Text } else { Role::Warn };
            let mac = row.mac.map_or_else(|| kit.text("arp-asking").into_owned(), |m| m.to_string());
            let state = Cell::new(row.state.name(), if row.mac.is_some() { Role::Faint } else { Role::Warn });
            rows.push(vec![address(row.ip, row.ip.to_string()), Cell::new(mac, role), state, faint(&iface.name)]);
        }
    }
    let head = heads(kit, &["column-address", "column-mac", "column-state", "column-interface"]);
    Table { head, rows, ..Table::default() }
}

/// Translations: inside, as seen outside, whom it talks to; under them how this router behaves, by the name that books have
/// for it, word by word so that it flows.
pub fn nat(kit: &Kit, node: &NodeView) -> Table {
    let arrow = kit.look.glyphs.arrow;
    let row = |row: &crate::proto::nat::NatRow| {
        vec![
            Cell::new(row.proto.to_string(), Role::Strong),
            Cell::new(row.inside.to_string(), Role::Private),
            Cell::new(format!("{arrow} {}", row.outside), Role::Public),
            text(format!("{arrow} {}", row.remote)),
            faint(format!("{} {}", row.state.name(), duration(row.expires_secs))),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = node.nat.iter().flat_map(|nat| nat.rows.iter().map(row)).collect();
    if let Some(nat) = &node.nat {
        let id = nat.settings.classic().id();
        let name = Cell::new(kit.format(&format!("nat-kind-{id}"), &[]), Role::Strong);
        let told = kit.format(&format!("nat-kind-{id}.told"), &[]);
        rows.push(core::iter::once(name).chain(told.split(' ').map(faint)).collect());
    }
    let head = heads(kit, &["column-protocol", "column-inside", "column-outside", "column-remote", "column-expires"]);
    Table { head, rows, ..Table::default() }
}

/// Port-forward rules.
pub fn forwards(kit: &Kit, node: &NodeView) -> Table {
    let g = kit.look.glyphs;
    let row = |rule: &crate::proto::nat::RuleRow| {
        let s = &rule.spec;
        let ports = if s.first_port == s.last_port {
            s.first_port.to_string()
        } else {
            format!("{}-{}", s.first_port, s.last_port)
        };
        let proto = s.proto.map_or_else(|| kit.format("offer-both", &[]), |p| p.to_string());
        let (mark, role) = match rule.enabled {
            true if rule.stale.is_some() => ("!", Role::Warn),
            true => (g.yes, Role::Good),
            false => (g.no, Role::Faint),
        };
        let hits = if rule.hits > 0 { format!("{}{}", g.times, rule.hits) } else { String::new() };
        let callers = s.from.map(|net| format!("{} {}", g.back, callers_text(net)));
        let quoted = (!rule.comment.is_empty()).then(|| format!("\"{}\"", rule.comment));
        let note = callers.into_iter().chain(quoted).collect::<Vec<_>>().join(" ");
        let mut cells = vec![
            Cell::new(format!("{mark} {}", rule.id), role),
            Cell::new(ports, if rule.enabled { Role::Public } else { Role::Faint }),
            Cell::new(
                format!("{} {}:{}", g.arrow, s.host, s.port),
                if rule.enabled { Role::Private } else { Role::Faint },
            ),
            faint(proto),
            faint(hits),
        ];
        // A column only where somebody has noted something.
        cells.extend((!note.is_empty()).then(|| faint(note)));
        cells
    };
    let rows = node.nat.iter().flat_map(|nat| nat.rules.iter().map(row)).collect();
    let head = heads(kit, &["column-rule", "column-outside", "column-target", "column-protocol", "column-hits"]);
    Table { head, rows, ..Table::default() }
}

/// Leases given out.
pub fn leases(kit: &Kit, node: &NodeView) -> Table {
    let row = |lease: &crate::proto::dhcp::LeaseRow| {
        let left = lease.remaining_secs.map(duration).unwrap_or_default();
        let role = if lease.state == "bound" { Role::Good } else { Role::Faint };
        vec![
            address(lease.addr, lease.addr.to_string()),
            text(lease.host_name.as_deref().unwrap_or("")),
            faint(card_of(node, lease).map_or_else(|| "?".to_owned(), |mac| mac.to_string())),
            Cell::new(kit.format(&format!("lease-{}", lease.state), &[]), role),
            faint(left),
        ]
    };
    let head = heads(kit, &["column-address", "column-host", "column-mac", "column-state", "column-expires"]);
    Table { head, rows: node.leases.iter().map(row).collect(), ..Table::default() }
}

/// `11:58:40`, `4:05`: hours where there are any, minutes, seconds, as a clock that runs down shows them in any language.
pub fn duration(secs: impl Into<u64>) -> String {
    let secs = secs.into();
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{secs:02}") } else { format!("{minutes}:{secs:02}") }
}

/// The cache of the DNS forwarder.
pub fn dns(kit: &Kit, node: &NodeView) -> Table {
    let row = |row: &crate::proto::dns::CacheRow| {
        let kind = row.kind.clone().unwrap_or_default();
        let data = if row.data.is_empty() { kit.text("dns-no-such-name").into_owned() } else { row.data.join(" ") };
        vec![Cell::new(&row.name, Role::Strong), faint(kind), text(data), faint(duration(row.ttl_secs))]
    };
    let head = heads(kit, &["column-name", "column-record", "column-address", "column-expires"]);
    Table { head, rows: node.dns_cache.iter().map(row).collect(), ..Table::default() }
}
