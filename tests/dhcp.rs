//! Addresses from outside: leases that outlive a restart, two servers on one network, two boxes with one address, and no
//! server at all.

use hoplab::lab::{Command, Lab, LabOptions, NodeView};
use hoplab::scenario::{find, load};
use hoplab::sim::SimTime;
use hoplab::trace::{ArpFact, DhcpFact, Fact, ProcFact, What};

fn lab(text: &str) -> Lab {
    let plan = load(text, "test").unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    Lab::new(&plan, &LabOptions::default()).expect("a lab")
}

/// A router with a DHCP server and two hosts that ask.
fn home(head: &str) -> Lab {
    lab(&format!(
        r#"(format: 1, title: "x", {head} nodes: [HomeRouter(name: "router"), Pc(name: "a"), Pc(name: "b")],
            links: [Cable(ends: ("a", "router:lan1")), Cable(ends: ("b", "router:lan2"))])"#
    ))
}

fn live_to(lab: &mut Lab, secs: u64) {
    lab.run_until(SimTime::from_secs(secs));
}

fn give(lab: &mut Lab, node: &str, line: &str) {
    lab.command(&Command::new(node, line)).expect("it can be given");
}

fn node<'v>(view: &'v hoplab::lab::LabView, name: &str) -> &'v NodeView {
    view.nodes.iter().find(|node| node.name == name).expect("a box")
}

fn addrs(lab: &Lab, name: &str) -> Vec<String> {
    let view = lab.view();
    node(&view, name).ifaces.iter().flat_map(|face| &face.addrs).map(|net| net.addr().to_string()).collect()
}

fn told(lab: &Lab, wanted: impl Fn(&What) -> bool) -> usize {
    lab.trace().facts().filter(|fact| wanted(&fact.what)).count()
}

fn arp(lab: &Lab, wanted: impl Fn(&ArpFact) -> bool) -> usize {
    told(lab, |what| matches!(what, What::Arp(fact) if wanted(fact)))
}

fn dhcp(lab: &Lab, wanted: impl Fn(&DhcpFact) -> bool) -> usize {
    told(lab, |what| matches!(what, What::Dhcp(fact) if wanted(fact)))
}

#[test]
fn a_restarted_router_knows_its_leases() {
    let mut lab = home("");
    live_to(&mut lab, 5);
    let before: Vec<_> = node(&lab.view(), "router").leases.iter().map(|row| (row.mac, row.addr)).collect();
    assert_eq!(before.len(), 2);
    give(&mut lab, "lab", "restart router");
    let after: Vec<_> = node(&lab.view(), "router").leases.iter().map(|row| (row.mac, row.addr)).collect();
    assert_eq!(before, after);
    give(&mut lab, "a", "dhcp renew");
    live_to(&mut lab, 10);
    assert_eq!(dhcp(&lab, |fact| matches!(fact, DhcpFact::Acked { renewed: true, .. })), 1);
    assert_eq!(node(&lab.view(), "a").ifaces[0].addrs[0].addr().to_string(), "192.168.0.100");
}

#[test]
fn a_restarted_host_asks_for_the_address_it_had_and_its_services_run_again() {
    let mut lab = lab(r#"(format: 1, title: "x", nodes: [HomeRouter(name: "router"), Pc(name: "a", services: [Http])],
            links: [Cable(ends: ("a", "router:lan1"))])"#);
    live_to(&mut lab, 5);
    give(&mut lab, "a", "curl http://192.168.0.1/");
    give(&mut lab, "lab", "restart a");
    live_to(&mut lab, 8);
    assert_eq!(dhcp(&lab, |fact| matches!(fact, DhcpFact::State { to: "REBOOTING", .. })), 1);
    assert_eq!(addrs(&lab, "a"), ["192.168.0.100"]);
    let view = lab.view();
    let listens = node(&view, "a").sockets.iter().filter(|socket| socket.state == "LISTEN").count();
    assert_eq!(listens, 1, "{:?}", node(&view, "a").sockets);
    let journal = lab.journal().clone();
    let plan = load(
        r#"(format: 1, title: "x", nodes: [HomeRouter(name: "router"), Pc(name: "a", services: [Http])],
            links: [Cable(ends: ("a", "router:lan1"))])"#,
        "test",
    )
    .expect("a plan");
    let again = Lab::replay(&plan, &journal, &LabOptions::default(), SimTime::from_secs(8)).expect("replayed");
    assert_eq!(lab.digest(), again.digest(), "a restart is a command as any other");
}

#[test]
fn the_client_at_the_wrong_router_is_mended_by_switching_its_server_off() {
    let file = find("two-dhcp-servers").expect("a scenario");
    let mut lab = lab(file.text);
    live_to(&mut lab, 30);
    assert!(addrs(&lab, "pc1")[0].starts_with("192.168.7."));
    assert!(node(&lab.view(), "router").dhcp_servers[0].others.iter().any(|other| other.to_string() == "192.168.7.1"));
    give(&mut lab, "extra", "dhcp server off");
    give(&mut lab, "pc1", "dhcp release");
    live_to(&mut lab, 31);
    give(&mut lab, "pc1", "dhcp renew");
    live_to(&mut lab, 50);
    assert!(addrs(&lab, "pc1")[0].starts_with("192.168.0."), "{:?}", addrs(&lab, "pc1"));
    give(&mut lab, "pc1", "curl -s http://198.51.100.80/");
    live_to(&mut lab, 60);
    assert!(lab.lines().iter().any(|line| line.text().is_some_and(|text| text.contains("hello from web"))));
}

#[test]
fn an_address_by_hand_is_looked_for_first() {
    let mut lab = home("address_checks: true,");
    live_to(&mut lab, 15);
    let taken = addrs(&lab, "b")[0].clone();
    give(&mut lab, "a", &format!("ip addr add {taken}/24 dev eth0"));
    give(&mut lab, "a", "ip addr add 192.168.0.9/24 dev eth0");
    live_to(&mut lab, 17);
    assert!(!addrs(&lab, "a").contains(&"192.168.0.9".to_owned()), "not before three probes");
    live_to(&mut lab, 30);
    assert!(addrs(&lab, "a").contains(&"192.168.0.9".to_owned()) && !addrs(&lab, "a").contains(&taken));
    let probes = arp(&lab, |fact| matches!(fact, ArpFact::ConflictProbe { ip, .. } if ip.octets()[3] == 9));
    let announced = arp(&lab, |fact| matches!(fact, ArpFact::Announced { ip } if ip.octets()[3] == 9));
    assert_eq!((probes, announced), (3, 2));
}

#[test]
fn a_host_defends_its_address_once_and_then_gives_it_up() {
    let file = find("address-conflict").expect("a scenario");
    let mut lab = lab(file.text);
    live_to(&mut lab, 32);
    assert_eq!(addrs(&lab, "pc2"), ["192.168.0.100"], "nobody answered while its cable was out");
    live_to(&mut lab, 45);
    assert!(addrs(&lab, "pc2").is_empty(), "{:?}", addrs(&lab, "pc2"));
    assert_eq!(addrs(&lab, "printer"), ["192.168.0.100"], "what others must find keeps its address");
    let given_up = arp(&lab, |fact| matches!(fact, ArpFact::GivenUp { .. }));
    let defended = arp(&lab, |fact| matches!(fact, ArpFact::Defended { .. }));
    assert!(given_up == 1 && (1..=3).contains(&defended), "{given_up} {defended}");
}

#[test]
fn without_checks_a_conflict_is_only_told() {
    let mut lab = home("");
    live_to(&mut lab, 5);
    let taken = addrs(&lab, "b")[0].clone();
    give(&mut lab, "a", "dhcp release");
    give(&mut lab, "a", &format!("ip addr add {taken}/24 dev eth0"));
    live_to(&mut lab, 6);
    assert_eq!(addrs(&lab, "a"), [taken], "as on Linux: at once, and unasked");
    give(&mut lab, "a", "ping -c 1 -W 1 192.168.0.77");
    live_to(&mut lab, 20);
    assert!(arp(&lab, |fact| matches!(fact, ArpFact::Conflict { .. })) > 0);
    assert_eq!(arp(&lab, |fact| matches!(fact, ArpFact::Defended { .. } | ArpFact::ConflictProbe { .. })), 0);
}

#[test]
fn a_quiet_lab_probes_nothing() {
    let mut lab = home("address_checks: true,");
    live_to(&mut lab, 60);
    let before = arp(&lab, |fact| matches!(fact, ArpFact::ConflictProbe { .. }));
    assert_eq!(before, 6, "three for each address");
    live_to(&mut lab, 3_600);
    assert_eq!(arp(&lab, |fact| matches!(fact, ArpFact::ConflictProbe { .. })), before);
}

#[test]
fn without_a_server_two_hosts_still_reach_each_other() {
    let mut lab =
        lab(r#"(format: 1, title: "x", address_checks: true, nodes: [Switch(name: "s"), Pc(name: "a"), Pc(name: "b")],
            links: [Cable(ends: ("a", "s:p1")), Cable(ends: ("b", "s:p2"))])"#);
    live_to(&mut lab, 60);
    let there = addrs(&lab, "b")[0].clone();
    assert!(there.starts_with("169.254.") && addrs(&lab, "a")[0].starts_with("169.254."));
    give(&mut lab, "a", &format!("ping -c 1 {there}"));
    live_to(&mut lab, 65);
    assert!(lab.lines().iter().any(|line| line.text().is_some_and(|text| text.contains("1 received"))));
}

/// Why an address was refused leads to the claim of the one who has it, not to a clock.
#[test]
fn a_refused_address_is_traced_to_the_claim() {
    let mut lab = lab(find("address-conflict").expect("built in").text);
    lab.run_until(SimTime::from_secs(15));
    let trace = lab.trace();
    let told =
        |fact: &&Fact| matches!(&fact.what, What::Proc(ProcFact::Printed { text, .. }) if text.contains("is in use"));
    let refusal = trace.facts().find(told).expect("pc2 was refused").id;
    let claim = |fact: &Fact| matches!(fact.what, What::Arp(ArpFact::Taken { .. }));
    assert!(trace.chain(refusal).into_iter().any(claim));
}

/// A router with clients on two wires; the server stands on a third one.
const RELAYED: &str = r#"(format: 1, title: "x", nodes: [
        Router(name: "router", dhcp_relay: "10.0.9.2", interfaces: [
            (name: "eth0", address: "10.0.1.1/24"), (name: "eth1", address: "10.0.2.1/24"), (name: "eth2", address: "10.0.9.1/24"),
        ]),
        Server(name: "server", address: "10.0.9.2/24", gateway: "10.0.9.1", dhcp: [
            (subnet: "10.0.1.0/24", lease: "60s", dns: "10.0.9.2"),
            (subnet: "10.0.2.0/24", lease: "60s", dns: "10.0.9.2", pool: ("10.0.2.70", "10.0.2.79")),
        ]),
        Pc(name: "a"), Pc(name: "b", dhcp_broadcast: true),
    ], links: [
        Cable(ends: ("a", "router:eth0")), Cable(ends: ("b", "router:eth1")), Cable(ends: ("server", "router:eth2")),
    ])"#;

#[test]
fn a_relay_brings_addresses_of_the_right_network_from_a_server_elsewhere() {
    let mut lab = lab(RELAYED);
    live_to(&mut lab, 10);
    assert_eq!((addrs(&lab, "a"), addrs(&lab, "b")), (vec!["10.0.1.100".to_owned()], vec!["10.0.2.70".to_owned()]));
    let onward =
        dhcp(&lab, |fact| matches!(fact, DhcpFact::Relayed { server, .. } if server.octets() == [10, 0, 9, 2]));
    let back = dhcp(&lab, |fact| matches!(fact, DhcpFact::RelayedBack { .. }));
    assert_eq!((onward, back), (4, 4), "DISCOVER, OFFER, REQUEST, ACK of each");
    give(&mut lab, "a", "ping -c 1 b");
    // More time is asked for straight, through the router.
    live_to(&mut lab, 55);
    assert!(lab.lines().iter().any(|line| line.text().is_some_and(|text| text.contains("1 received"))));
    assert!(dhcp(&lab, |fact| matches!(fact, DhcpFact::Acked { renewed: true, .. })) >= 2);
    assert_eq!(dhcp(&lab, |fact| matches!(fact, DhcpFact::Relayed { .. })), 4, "and no relay is needed for it");
    give(&mut lab, "router", "dhcp relay off");
    give(&mut lab, "a", "dhcp release");
    live_to(&mut lab, 56);
    give(&mut lab, "a", "dhcp renew");
    live_to(&mut lab, 66);
    assert!(addrs(&lab, "a").is_empty());
    give(&mut lab, "router", "dhcp relay 10.0.9.2");
    live_to(&mut lab, 110);
    assert_eq!(addrs(&lab, "a"), ["10.0.1.100"]);
}

#[test]
fn a_router_keeps_its_address_however_often_somebody_claims_it() {
    let mut lab = lab(r#"(format: 1, title: "x", address_checks: true, nodes: [
            Router(name: "router", interfaces: [(name: "eth0", address: "10.0.0.1/24")]), Pc(name: "a", address: "10.0.0.2/24"),
        ], links: [Cable(ends: ("a", "router:eth0"))])"#);
    for secs in [1, 4, 20] {
        live_to(&mut lab, secs);
        give(&mut lab, "a", "arping -U -c 1 -I eth0 10.0.0.1");
    }
    live_to(&mut lab, 40);
    let defended = arp(&lab, |fact| matches!(fact, ArpFact::Defended { ip } if ip.octets() == [10, 0, 0, 1]));
    assert_eq!(defended, 2, "once in ten seconds");
    assert_eq!(addrs(&lab, "router"), ["10.0.0.1"]);
}

#[test]
fn an_address_is_looked_for_again_when_the_cable_comes_back() {
    let mut lab = lab(r#"(format: 1, title: "x", address_checks: true, nodes: [
            Switch(name: "s"), Pc(name: "a", address: "10.0.0.2/24"), Pc(name: "b", address: "10.0.0.3/24"),
        ], links: [Cable(ends: ("a", "s")), Cable(ends: ("b", "s"))])"#);
    live_to(&mut lab, 1);
    give(&mut lab, "lab", "disconnect a");
    live_to(&mut lab, 2);
    give(&mut lab, "b", "ip addr add 10.0.0.2/24 dev eth0");
    live_to(&mut lab, 20);
    give(&mut lab, "lab", "connect a s");
    live_to(&mut lab, 40);
    assert_eq!(addrs(&lab, "a"), Vec::<String>::new(), "somebody else has it by now");
    assert_eq!(arp(&lab, |fact| matches!(fact, ArpFact::GivenUp { .. })), 1);
    assert!(addrs(&lab, "b").contains(&"10.0.0.2".to_owned()));
}

#[test]
fn a_router_asks_before_it_takes_an_address_by_hand() {
    let mut lab = home("address_checks: true,");
    live_to(&mut lab, 15);
    give(&mut lab, "b", "ip addr add 192.168.0.7/24 dev eth0");
    live_to(&mut lab, 25);
    give(&mut lab, "router", "lan 192.168.0.7/24");
    live_to(&mut lab, 35);
    assert!(lab.lines().iter().any(|line| line.text().is_some_and(|text| text.contains("192.168.0.7 is in use by"))));
    assert!(addrs(&lab, "router").contains(&"192.168.0.1".to_owned()));
    give(&mut lab, "router", "lan 192.168.0.8/24");
    live_to(&mut lab, 36);
    assert!(addrs(&lab, "router").contains(&"192.168.0.1".to_owned()), "not before three probes");
    live_to(&mut lab, 50);
    assert!(addrs(&lab, "router").contains(&"192.168.0.8".to_owned()));
}

#[test]
fn a_lan_with_the_addresses_of_the_outside_moves() {
    let mut lab = lab(r#"(format: 1, title: "x", nodes: [
            HomeRouter(name: "upper", wan: None), HomeRouter(name: "router"), Pc(name: "a"),
        ], links: [Cable(ends: ("router:wan", "upper:lan1")), Cable(ends: ("a", "router:lan1"))])"#);
    live_to(&mut lab, 60);
    let router = addrs(&lab, "router");
    assert!(
        router.iter().any(|addr| addr == "192.168.1.1") && router.iter().any(|addr| addr.starts_with("192.168.0.1"))
    );
    assert!(addrs(&lab, "a")[0].starts_with("192.168.1."), "{:?}", addrs(&lab, "a"));
}
