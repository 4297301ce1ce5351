//! The home lab does what a home does: the commands of the README, with what must come of them.

#[path = "living/typed.rs"]
mod typed;

use hoplab::lab::Command;
use hoplab::trace::{DnsFact, Drop, NatDrop, NatFact, TcpEvent, What};

use typed::{home, run};

#[test]
fn everybody_gets_an_address() {
    let lab = home();
    let view = lab.view();
    let addr = |node: &str, iface: &str| {
        let node = view.nodes.iter().find(|n| n.name == node).expect("a box");
        let face = node.ifaces.iter().find(|i| i.name == iface).expect("an interface");
        face.addrs.first().map(|a| a.addr().to_string()).unwrap_or_default()
    };
    for host in ["pc1", "pc2"] {
        assert!(addr(host, "eth0").starts_with("192.168.0.1"), "{host} {}", addr(host, "eth0"));
    }
    assert!(addr("router", "wan").starts_with("203.0.113."));
    assert!(lab.check_expectations().iter().all(|(_, holds)| *holds));
}

#[test]
fn ping_and_pages_reach_the_internet_by_name() {
    let mut lab = home();
    let (text, exit) = run(&mut lab, "pc1", "ping -c 3 example.com", 10);
    assert!(text.contains("3 packets transmitted, 3 received, 0% packet loss"), "{text}");
    assert_eq!(exit, Some(0));
    let (text, exit) = run(&mut lab, "pc1", "curl -i http://naver.com/", 10);
    assert!(text.starts_with("HTTP/1.1 200 OK\n"), "{text}");
    assert_eq!(exit, Some(0));
    let (text, exit) = run(&mut lab, "pc1", "curl http://nosuch.example.com/", 20);
    assert_eq!((text.as_str(), exit), ("curl: (6) Could not resolve host: nosuch.example.com\n", Some(6)));
}

#[test]
fn a_forward_rule_opens_the_door_and_its_absence_refuses() {
    let mut lab = home();
    // No answer for six seconds (RFC 5382 REQ-4).
    let (text, exit) = run(&mut lab, "visitor", "curl -i http://router.wan:8080/", 10);
    assert!(text.starts_with("curl: (7) Failed to connect to router.wan port 8080"), "{text}");
    assert_eq!(exit, Some(7));
    assert!(lab.trace().facts().any(|f| matches!(f.what, What::Nat(NatFact::SynAnswered { .. }))));
    assert!(
        lab.trace().facts().any(|f| matches!(f.what, What::Drop(Drop::Nat(NatDrop::NoMapping { port: 8080, .. }))))
    );

    assert_eq!(run(&mut lab, "router", "forward add tcp 8080 pc1:80", 1).1, Some(0));
    let (text, exit) = run(&mut lab, "visitor", "curl -i http://router.wan:8080/", 10);
    assert!(text.contains("200 OK") && text.contains("pc1"), "{text}");
    assert_eq!(exit, Some(0));

    let (text, exit) = run(&mut lab, "pc2", "curl http://router.wan:8080/", 10);
    assert!(text.contains("pc1"), "hairpin: {text}");
    assert_eq!(exit, Some(0));
    assert!(lab.trace().facts().any(|f| matches!(f.what, What::Nat(NatFact::Hairpin { .. }))));

    assert_eq!(run(&mut lab, "router", "forward add tcp 8080 pc2:80", 1).1, Some(1), "the port is taken");
    assert_eq!(run(&mut lab, "router", "forward off 1", 1).1, Some(0));
    assert_eq!(run(&mut lab, "visitor", "curl http://router.wan:8080/", 10).1, Some(7));
    assert_eq!(run(&mut lab, "router", "forward del 1", 1).1, Some(0));
    assert_eq!(run(&mut lab, "router", "forward del 1", 1).1, Some(1), "there is no rule any more");
}

#[test]
fn a_lease_is_released_and_found_again() {
    let mut lab = home();
    run(&mut lab, "pc1", "dhcp release", 1);
    let (text, exit) = run(&mut lab, "pc1", "ping -c 1 192.168.0.1", 15);
    assert!(text.contains("Network is unreachable"), "{text}");
    assert_ne!(exit, Some(0));
    let (text, exit) = run(&mut lab, "pc1", "dhcp renew", 15);
    assert!(text.starts_with("bound to 192.168.0.1"), "{text}");
    assert_eq!(exit, Some(0));
    assert_eq!(run(&mut lab, "pc1", "ping -c 1 192.168.0.1", 5).1, Some(0));
}

#[test]
fn two_hosts_with_the_same_source_port_do_not_collide() {
    let mut lab = home();
    lab.command(&Command::new("pc1", "curl --local-port 41000 http://example.com/ip")).expect("taken");
    let (text, exit) = run(&mut lab, "pc2", "curl --local-port 41000 http://example.com/ip", 10);
    assert_eq!(exit, Some(0), "{text}");
    let router = lab.view().nodes.into_iter().find(|n| n.name == "router").expect("a box");
    let rows = router.nat.expect("it translates").rows;
    let mut outside: Vec<u16> = rows.iter().filter(|r| r.inside.port() == 41000).map(|r| r.outside.port()).collect();
    outside.sort_unstable();
    outside.dedup();
    assert_eq!(outside.len(), 2, "{rows:?}");
}

#[test]
fn a_cut_cable_stops_everything_until_it_is_mended() {
    let mut lab = home();
    lab.command(&Command::new("lab", "link cut pc1:eth0")).expect("taken");
    assert_eq!(run(&mut lab, "pc1", "ping -c 1 192.168.0.1", 15).1, Some(1));
    lab.command(&Command::new("lab", "link mend pc1:eth0")).expect("taken");
    assert_eq!(run(&mut lab, "pc1", "ping -c 1 192.168.0.1", 15).1, Some(0));
    assert!(lab.command(&Command::new("lab", "link cut pc9:eth0")).is_err());
    assert!(lab.command(&Command::new("pc9", "ping pc1")).is_err());
}

#[test]
fn a_new_box_joins_a_living_lab() {
    let mut lab = home();
    lab.command(&Command::new("lab", "add Pc pc9")).expect("taken");
    lab.command(&Command::new("lab", "connect pc9:eth0 router")).expect("taken");
    let (text, _) = run(&mut lab, "pc9", "dhcp renew", 20);
    assert!(text.starts_with("bound to 192.168.0.1"), "{text}");
    assert_eq!(run(&mut lab, "pc9", "curl http://pc1/", 10).1, Some(0));
    lab.command(&Command::new("lab", "remove pc9")).expect("taken");
    assert!(lab.command(&Command::new("pc9", "ps")).is_err(), "it is gone");
}

#[test]
fn lossy_lines_lose_nothing_of_a_page() {
    let mut lab = home();
    lab.command(&Command::new("lab", "link set router:wan loss=10% jitter=3ms")).expect("taken");
    for _ in 0..5 {
        let (text, exit) = run(&mut lab, "pc1", "curl http://example.com/", 60);
        assert_eq!(exit, Some(0), "{text}");
    }
}

#[test]
fn a_segment_is_told_with_the_bytes_it_carries() {
    let mut lab = home();
    run(&mut lab, "pc1", "curl http://198.51.100.80/", 3);
    let trace = lab.trace();
    let sent = |what: &What| match what {
        What::Tcp(fact) => match fact.event {
            TcpEvent::Sent { kind, len, .. } => Some((kind, len > 0)),
            _ => None,
        },
        _ => None,
    };
    let told: Vec<_> = trace.facts().filter_map(|fact| sent(&fact.what)).collect();
    assert_eq!(told.first(), Some(&("SYN", false)));
    assert!(told.contains(&("DATA", true)) && told.contains(&("ACK", false)), "{told:?}");
    assert!(told.iter().all(|(kind, carries)| *carries == (*kind == "DATA")), "{told:?}");
}

#[test]
fn settings_are_changed_at_a_box_and_new_connections_follow() {
    let mut lab = home();
    let (text, exit) = run(&mut lab, "pc1", "sysctl -a", 1);
    assert!(text.contains("net.ipv4.tcp_fin_timeout = 60\n") && exit == Some(0), "{text}");
    let (text, _) =
        run(&mut lab, "pc1", "sysctl -w net.ipv4.tcp_syn_retries=1 net.ipv4.tcp_syn_linear_timeouts = 0", 1);
    assert_eq!(text, "net.ipv4.tcp_syn_retries = 1\nnet.ipv4.tcp_syn_linear_timeouts = 0\n");
    let (text, exit) = run(&mut lab, "pc1", "sysctl net.ipv4.tcp_sack=9 net.ipv4.tcp_sakc", 1);
    assert!(text.contains("setting key \"net.ipv4.tcp_sack\": Invalid argument (0–1 is expected)"), "{text}");
    assert!(text.contains("cannot stat /proc/sys/net/ipv4/tcp_sakc: No such file or directory"), "{text}");
    assert_eq!(exit, Some(255));

    assert_eq!(run(&mut lab, "pc2", "iptables -A INPUT -p tcp --dport 80 -j DROP", 1).1, Some(0));
    let (text, exit) = run(&mut lab, "pc1", "nc pc2 80", 20);
    assert!(text.contains("Connection timed out") && exit == Some(1), "{text}");
    let trace = lab.trace();
    let syns = trace
        .facts()
        .filter(|f| matches!(&f.what, What::Tcp(t) if matches!(t.event, TcpEvent::Sent { kind: "SYN", .. })));
    assert_eq!(syns.count(), 2, "the first and one repetition");
    assert_eq!(
        trace
            .facts()
            .filter(|f| matches!(&f.what, What::Drop(Drop::Filtered { rule, .. }) if rule == "INPUT 1"))
            .count(),
        2
    );
}

#[test]
fn the_names_of_a_home_are_for_those_inside() {
    let mut lab = home();
    assert_eq!(run(&mut lab, "router", "dns host add nas 192.168.0.50", 1).1, Some(0));
    for (asked, answer) in [
        ("nas.lan", "192.168.0.50"),
        ("pc1", "192.168.0.1"),
        ("+tcp PHONE.lan", "192.168.0.1"),
        ("router.lan", "192.168.0.1"),
        ("-x 192.168.0.50", "nas.lan."),
        ("+tcp example.com", "198.51.100.80"),
    ] {
        let (text, exit) = run(&mut lab, "pc2", &format!("dig +short @192.168.0.1 {asked}"), 3);
        assert!(text.contains(answer) && exit == Some(0), "{asked}: {text}");
    }
    let (text, _) = run(&mut lab, "pc2", "dig nobody.lan @192.168.0.1", 3);
    assert!(text.contains("NXDOMAIN"), "{text}");
    let asked = |what: &What| matches!(what, What::Dns(fact) if matches!(&**fact, DnsFact::Forwarded { name, .. } if name.contains("lan")));
    assert!(!lab.trace().facts().any(|fact| asked(&fact.what)), "nobody outside is asked about it");
    let (text, exit) = run(&mut lab, "visitor", "dig +tries=1 +time=2 nas.lan @router.wan", 5);
    assert_eq!(exit, Some(9), "{text}");
}
