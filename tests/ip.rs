//! What boxes tell each other about ways and sizes, and what they do not let in: redirects, path MTUs, clamped SYNs,
//! sources from the wrong side, broadcasts, errors and where they come from; and a hub.
//!
//! ```text
//!   pc 10.0.0.10 ── sw ── r1 10.0.0.1 (the gateway of pc)
//!                    └─── r2 10.0.0.2 ── 10.0.2.1 ══ 1400 bytes ══ mid 10.0.3.1 ── far 10.0.3.10
//! ```

use std::net::Ipv4Addr;

use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::sim::SimTime;
use hoplab::trace::facts::{MartianWhy, RedirectWhy};
use hoplab::trace::{Drop, IcmpFact, IpFact, SwitchFact, TcpEvent, What};

const PC: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 10);
const R1: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const R2: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);
const FAR: Ipv4Addr = Ipv4Addr::new(10, 0, 3, 10);

fn made(nodes: &str, links: &str) -> Lab {
    let text = format!(r#"(format: 1, title: "Test", nodes: [{nodes}], links: [{links}])"#);
    let plan = hoplab::scenario::load(&text, "test").unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    Lab::new(plan, &LabOptions::default()).expect("it can be switched on")
}

fn lab() -> Lab {
    made(
        r#"Pc(name: "pc", address: "10.0.0.10/24", gateway: "10.0.0.1"), Switch(name: "sw"),
        Router(name: "r1", interfaces: [(name: "eth0", address: "10.0.0.1/24")],
            routes: [(to: "10.0.3.0/24", via: "10.0.0.2")]),
        Router(name: "r2", interfaces: [(name: "eth0", address: "10.0.0.2/24"), (name: "eth1", address: "10.0.2.1/24")],
            routes: [(to: "10.0.3.0/24", via: "10.0.2.2")]),
        Router(name: "mid", interfaces: [(name: "eth0", address: "10.0.2.2/24"), (name: "eth1", address: "10.0.3.1/24")],
            routes: [(to: "10.0.0.0/24", via: "10.0.2.1")]),
        Server(name: "far", address: "10.0.3.10/24", gateway: "10.0.3.1", services: [Http])"#,
        r#"Cable(ends: ("pc", "sw")), Cable(ends: ("sw", "r1:eth0")), Cable(ends: ("sw", "r2:eth0")),
        Cable(ends: ("r2:eth1", "mid:eth0"), mtu: 1400), Cable(ends: ("mid:eth1", "far"))"#,
    )
}

/// Runs a line at a box for some seconds; the text it printed.
fn run(lab: &mut Lab, node: &str, line: &str, secs: u64) -> String {
    let seen = lab.lines().len();
    lab.command(&Command::new(node, line)).expect("taken");
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
    lab.lines().iter().skip(seen).filter_map(|line| line.text()).collect::<Vec<_>>().join("\n")
}

/// How many facts of a box are so.
fn count(lab: &Lab, node: &str, is: impl Fn(&What) -> bool) -> usize {
    let id = lab.node_named(node);
    lab.trace().facts().filter(|fact| fact.node == id && is(&fact.what)).count()
}

#[test]
fn a_nearer_router_is_told_of_and_used_for_five_minutes() {
    let mut lab = lab();
    assert!(run(&mut lab, "pc", "ping -c 3 10.0.3.10", 4).contains("3 received"));
    let sent = |what: &What| *what == What::Icmp(IcmpFact::RedirectSent { to: PC, dst: FAR, gateway: R2 });
    let obeyed = |what: &What| *what == What::Ip(IpFact::RedirectObeyed { dst: FAR, from: R1, gateway: R2 });
    assert_eq!((count(&lab, "r1", sent), count(&lab, "pc", obeyed)), (1, 1), "once: the next go the other way");
    let way = run(&mut lab, "pc", "ip route get 10.0.3.10", 0);
    assert!(way.contains("via 10.0.0.2") && way.contains("<redirected>"), "{way}");
    run(&mut lab, "pc", "sleep 300", 300);
    assert!(run(&mut lab, "pc", "ip route get 10.0.3.10", 0).contains("via 10.0.0.1"), "forgotten");
}

#[test]
fn who_is_told_not_to_obeys_no_redirect_and_a_router_may_be_told_to_send_none() {
    let mut lab = lab();
    run(&mut lab, "pc", "sysctl -w net.ipv4.conf.all.accept_redirects=0", 0);
    assert!(run(&mut lab, "pc", "ping -c 2 10.0.3.10", 3).contains("2 received"));
    let off = |what: &What| *what == What::Icmp(IcmpFact::RedirectIgnored { from: R1, why: RedirectWhy::Off });
    assert_eq!(count(&lab, "pc", off), 2);
    run(&mut lab, "r1", "sysctl -w net.ipv4.conf.all.send_redirects=0", 0);
    run(&mut lab, "pc", "ping -c 2 10.0.3.10", 3);
    assert_eq!(count(&lab, "pc", off), 2);
}

#[test]
fn a_redirect_from_a_stranger_or_about_nothing_is_ignored() {
    let mut lab = lab();
    let ignored = |why| move |what: &What| *what == What::Icmp(IcmpFact::RedirectIgnored { from: R2, why });
    // A message of noise: it quotes no packet of ours.
    run(&mut lab, "r2", "hping3 -1 -C 5 -d 40 -c 1 10.0.0.10", 2);
    assert_eq!(count(&lab, "pc", ignored(RedirectWhy::NoWay)), 1);
    // r2 gets packets that were meant for r1, and says so; but it is not whom pc had chosen.
    run(&mut lab, "pc", "ip route add 10.0.9.0/24 via 10.0.0.1", 0);
    run(&mut lab, "pc", "ip neigh replace 10.0.0.1 lladdr 02:00:00:00:03:01 dev eth0", 0);
    run(&mut lab, "r2", "ip route add 10.0.9.0/24 via 10.0.0.1", 0);
    run(&mut lab, "pc", "ping -c 1 -W 1 10.0.9.9", 2);
    assert_eq!(count(&lab, "pc", ignored(RedirectWhy::NotMyRouter)), 1);
    assert_eq!(count(&lab, "pc", |what| matches!(what, What::Ip(IpFact::RedirectObeyed { .. }))), 0);
}

#[test]
fn a_path_mtu_is_learned_used_and_forgotten() {
    let mut lab = lab();
    let told = run(&mut lab, "pc", "ping -c 2 -M do -s 1472 10.0.3.10", 4);
    assert!(
        told.contains("Frag needed and DF set (mtu = 1400)") && told.contains("message too long, mtu=1400"),
        "{told}"
    );
    assert!(run(&mut lab, "pc", "ip route get 10.0.3.10", 0).contains("mtu 1400"));
    // What may be cut is cut here, where the sender knows the path; what fits goes whole.
    assert!(run(&mut lab, "pc", "ping -c 1 -s 1472 10.0.3.10", 2).contains("1 received"));
    let cut = |what: &What| matches!(what, What::Ip(IpFact::Fragmented { mtu_bytes: 1400, pieces: 2, .. }));
    assert_eq!(count(&lab, "pc", cut), 1);
    assert!(run(&mut lab, "pc", "ping -c 1 -M do -s 1372 10.0.3.10", 2).contains("1 received"));
    run(&mut lab, "pc", "sleep 600", 600);
    assert!(!run(&mut lab, "pc", "ip route get 10.0.3.10", 0).contains("mtu"));
}

#[test]
fn a_new_connection_begins_with_the_path_that_is_known() {
    let mut lab = lab();
    run(&mut lab, "pc", "ping -c 1 -M do -s 1472 10.0.3.10", 2);
    run(&mut lab, "pc", "curl http://10.0.3.10/", 2);
    let shortened = |what: &What| matches!(what, What::Tcp(fact) if matches!(fact.event, TcpEvent::PathMtu { .. }));
    assert_eq!(count(&lab, "pc", shortened), 0);
    let text = run(&mut lab, "pc", "curl -i http://10.0.3.10/", 2);
    assert!(text.contains("200 OK"), "{text}");
}

#[test]
fn a_router_lowers_the_mss_of_passing_syns() {
    let mut lab = lab();
    let row = "iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu";
    run(&mut lab, "r2", row, 0);
    run(&mut lab, "pc", "curl http://10.0.3.10/", 2);
    let clamped = |what: &What| *what == What::Ip(IpFact::MssClamped { old: 1460, new: 1360 });
    assert_eq!(count(&lab, "r2", clamped), 2, "the SYN and its answer");
}

#[test]
fn a_source_from_the_wrong_side_is_dropped_where_that_is_asked_for() {
    let mut lab = lab();
    let forged = "hping3 -S -c 1 -p 80 -a 10.0.3.77 10.0.3.10";
    let wrong = |what: &What| matches!(what, What::Drop(Drop::Martian { why: MartianWhy::ReversePath, .. }));
    run(&mut lab, "pc", forged, 2);
    assert_eq!(count(&lab, "r2", wrong), 0);
    run(&mut lab, "r2", "sysctl -w net.ipv4.conf.all.rp_filter=1", 0);
    run(&mut lab, "pc", forged, 2);
    assert_eq!(count(&lab, "r2", wrong), 1);
    // The loose check asks only whether there is any way back.
    run(&mut lab, "r2", "sysctl -w net.ipv4.conf.all.rp_filter=2", 0);
    run(&mut lab, "pc", forged, 2);
    assert_eq!(count(&lab, "r2", wrong), 1);
    run(&mut lab, "pc", "hping3 -S -c 1 -p 80 -a 192.0.2.1 10.0.3.10", 2);
    assert_eq!(count(&lab, "r2", wrong), 2);
}

#[test]
fn nobody_forwards_a_broadcast() {
    let mut lab = lab();
    run(&mut lab, "pc", "ping -b -c 1 -W 1 10.0.3.255", 2);
    let last =
        |what: &What| matches!(what, What::Drop(Drop::Martian { is_source: false, why: MartianWhy::Broadcast, .. }));
    assert_eq!(count(&lab, "mid", last), 1, "only the last router knows that it is one");
    run(&mut lab, "pc", "ping -b -c 1 -W 1 255.255.255.255", 2);
    let passed = |what: &What| matches!(what, What::Ip(IpFact::Forwarded { .. }));
    let before = count(&lab, "r1", passed);
    run(&mut lab, "pc", "ping -b -c 1 -W 1 255.255.255.255", 2);
    assert_eq!(count(&lab, "r1", passed), before);
}

#[test]
fn echoes_to_many_and_to_one_can_be_switched() {
    let mut lab = lab();
    assert!(run(&mut lab, "pc", "ping -b -c 1 -W 1 10.0.0.255", 2).contains("0 received"));
    for router in ["r1", "r2"] {
        run(&mut lab, router, "sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0", 0);
    }
    let told = run(&mut lab, "pc", "ping -b -c 2 -W 1 10.0.0.255", 3);
    assert!(told.contains("from 10.0.0.1") && told.contains("from 10.0.0.2") && told.contains("(DUP!)"), "{told}");
    run(&mut lab, "r1", "sysctl -w net.ipv4.icmp_echo_ignore_all=1", 0);
    assert!(run(&mut lab, "pc", "ping -c 1 -W 1 10.0.0.1", 2).contains("0 received"));
}

#[test]
fn an_error_comes_from_the_side_by_which_it_leaves() {
    let mut lab = lab();
    run(&mut lab, "far", "hping3 -S -c 1 -p 80 -t 2 -a 10.0.0.10 10.0.0.1", 2);
    let from = |addr| move |what: &What| *what == What::Icmp(IcmpFact::ErrorReceived { from: addr, kind: 11, code: 0 });
    assert_eq!(count(&lab, "pc", from(R2)), 1, "RFC 1812 4.3.2.4");
    run(&mut lab, "r2", "sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=1", 0);
    run(&mut lab, "far", "hping3 -S -c 1 -p 80 -t 2 -a 10.0.0.10 10.0.0.1", 2);
    assert_eq!(count(&lab, "pc", from(Ipv4Addr::new(10, 0, 2, 1))), 1);
}

#[test]
fn a_hub_repeats_everything_to_everybody() {
    let pc = |n: u8| format!(r#"Pc(name: "pc{n}", address: "10.0.0.{n}/24")"#);
    let cable = |n: u8| format!(r#"Cable(ends: ("pc{n}", "hub"))"#);
    let join = |part: &dyn Fn(u8) -> String| (1..=3).map(part).collect::<Vec<_>>().join(", ");
    let mut lab = made(&(join(&pc) + r#", Hub(name: "hub")"#), &join(&cable));
    assert!(run(&mut lab, "pc1", "ping -c 2 10.0.0.2", 3).contains("2 received"));
    let overheard = |what: &What| matches!(what, What::Drop(Drop::NotMyMac { .. }));
    assert_eq!(count(&lab, "pc3", overheard), 5, "an ARP answer, two requests, two replies");
    let repeated = |what: &What| *what == What::Switch(SwitchFact::Repeated { ports: 2 });
    assert_eq!(count(&lab, "hub", repeated), 6);
}
