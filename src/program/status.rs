//! `status`: how a home router is, on one page. The page of the screen shows the same with more columns.

use crate::os::{Kernel, Sys};
use crate::proto::filter::Hook;
use crate::proto::nat::SESSIONS_MAX;
use crate::sim::SimTime;
use crate::wire::{IpKind, IpProto};

/// Runs it.
pub(super) async fn main(sys: Sys, _words: Vec<String>) -> u8 {
    let now = sys.now();
    sys.read(|k| lines(k, now)).iter().for_each(|line| sys.out(line));
    0
}

fn lines(k: &Kernel, now: SimTime) -> Vec<String> {
    let mut out = vec![format!("up {} s", now.secs())];
    let Some(nat) = k.nat.as_ref() else { return out };
    let addr = |at: usize| k.ifaces.get(at).and_then(|face| face.addrs.first().copied());
    out.push(match addr(nat.wan) {
        Some(net) => format!("wan {net} {}", seen_as(net.addr())),
        None => "wan none".to_owned(),
    });
    out.push(format!("lan {}", addr(nat.lan).map_or_else(|| "none".to_owned(), |net| net.to_string())));
    let rows = nat.nat.rows(now);
    let count = |proto| rows.iter().filter(|row| row.proto == proto).count();
    let (tcp, udp, icmp) = (count(IpProto::TCP), count(IpProto::UDP), count(IpProto::ICMP));
    out.push(format!("nat {} of {SESSIONS_MAX} sessions: {tcp} tcp, {udp} udp, {icmp} icmp", rows.len()));
    for hook in Hook::ALL {
        let Some(chain) = k.filter.as_ref().map(|filter| filter.chain(hook)) else { break };
        let rows: u64 = chain.rows.iter().map(|row| row.packets).sum();
        let name = hook.name();
        out.push(format!(
            "firewall {name} {rows} packets by {} rows, {} by the policy",
            chain.rows.len(),
            chain.packets
        ));
    }
    let leases = k.ifaces.iter().filter_map(|face| face.dhcp_server.as_ref()).flat_map(|server| server.rows(now));
    for row in leases.filter(|row| row.state == "bound") {
        let left = row.remaining_secs.map_or_else(|| "for ever".to_owned(), |secs| format!("{secs} s left"));
        out.push(format!("client {} {} {} {left}", row.addr, row.mac, row.host_name.unwrap_or_else(|| "?".to_owned())));
    }
    out
}

/// Whether an outside address is reached from everywhere: behind another translator it is not (RFC 6598, RFC 1918).
fn seen_as(addr: std::net::Ipv4Addr) -> &'static str {
    match IpKind::of_v4(addr) {
        IpKind::Private => "private: another router translates, too",
        IpKind::Shared => "shared by the provider's customers: it translates, too",
        _ => "public",
    }
}
