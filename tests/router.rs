//! The home router as its owner sets it: the packet filter (what passes by itself, what rows change, how callers hear of
//! it), its address inside, what it lends, its radio.

#[path = "living/typed.rs"]
mod typed;

use hoplab::lab::{Command, Lab};
use hoplab::sim::SimTime;
use hoplab::trace::{Drop, IcmpFact, LinkFact, What};

use typed::{home, run};

/// The rows that dropped something so far, in order.
fn deciders(lab: &Lab) -> Vec<String> {
    let rule = |what: &What| match what {
        What::Drop(Drop::Filtered { rule, text, .. }) => Some(format!("{} {}", rule.as_str(), text.as_str())),
        _ => None,
    };
    lab.trace().facts().filter_map(|fact| rule(&fact.what)).collect()
}

#[test]
fn a_home_router_is_closed_from_outside_and_open_from_inside() {
    let mut lab = home();
    assert_eq!(run(&mut lab, "pc1", "curl http://example.com/", 5).1, Some(0));
    assert!(run(&mut lab, "visitor", "ping -c 1 router.wan", 5).0.contains("1 received"));
    // Its own questions are answered, and nobody else's are.
    assert_eq!(run(&mut lab, "router", "curl http://example.com/", 5).1, Some(0));
    assert!(run(&mut lab, "visitor", "dig example.com @router.wan", 20).1 != Some(0));
    // RFC 5382 REQ-4: nobody is told before six seconds are over.
    assert_eq!(run(&mut lab, "visitor", "curl http://router.wan/", 9).1, Some(7));
    let (text, _) = run(&mut lab, "router", "iptables -S", 1);
    let rows = [
        "-P INPUT ACCEPT",
        "-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
        "-A INPUT -i wan -p icmp -m icmp --icmp-type 8 -j ACCEPT",
        "-A INPUT -i wan -j REJECT --reject-with icmp-port-unreachable",
        "-P FORWARD DROP",
        "-A FORWARD -i lan -o wan -p tcp -m tcp --dport 25 -m comment --comment \"no spam\" -j REJECT --reject-with icmp-admin-prohibited",
        "-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
        "-A FORWARD -i lan -j ACCEPT",
        "-A FORWARD -i wan -m conntrack --ctstate DNAT -j ACCEPT",
        "-P OUTPUT ACCEPT",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), rows);
    assert!(deciders(&lab).is_empty(), "{:?}", deciders(&lab));
}

#[test]
fn a_row_before_the_others_decides_and_says_so() {
    let mut lab = home();
    let row = "-s pc1 -p tcp --dport 80 -j REJECT --reject-with";
    assert_eq!(run(&mut lab, "router", &format!("iptables -I FORWARD {row} tcp-reset"), 1).1, Some(0));
    let (text, exit) = run(&mut lab, "pc1", "curl http://example.com/", 5);
    assert!(text.contains("Connection refused") || text.contains("Failed to connect"), "{text}");
    assert_eq!(exit, Some(7));
    assert_eq!(run(&mut lab, "pc2", "curl http://example.com/", 5).1, Some(0), "others may");
    let told = deciders(&lab);
    assert!(told[0].starts_with("FORWARD 1 -s 192.168.0.") && told[0].ends_with("tcp-reset"), "{told:?}");

    assert_eq!(run(&mut lab, "router", &format!("iptables -R FORWARD 1 {row} icmp-admin-prohibited"), 1).1, Some(0));
    assert_eq!(run(&mut lab, "pc1", "curl http://example.com/", 5).1, Some(7));
    let prohibited = |what: &What| matches!(what, What::Icmp(IcmpFact::ErrorMade { kind: 3, code: 13, .. }));
    assert!(lab.trace().facts().any(|fact| prohibited(&fact.what)));
    let (text, _) = run(&mut lab, "router", "iptables -nvL FORWARD", 1);
    assert!(text.contains("reject-with icmp-admin-prohibited"), "{text}");

    assert_eq!(run(&mut lab, "router", "iptables -D FORWARD 1", 1).1, Some(0));
    assert_eq!(run(&mut lab, "pc1", "curl http://example.com/", 5).1, Some(0));
}

#[test]
fn a_forwarded_call_can_be_refused_in_the_name_of_the_one_who_was_called() {
    let mut lab = home();
    run(&mut lab, "router", "forward add tcp 8080 pc1:80", 1);
    assert_eq!(run(&mut lab, "visitor", "curl http://router.wan:8080/", 5).1, Some(0), "DNAT passes");
    run(&mut lab, "router", "iptables -I FORWARD -i wan -p tcp -j REJECT --reject-with tcp-reset", 1);
    let (text, exit) = run(&mut lab, "visitor", "curl http://router.wan:8080/", 5);
    assert_eq!(exit, Some(7), "{text}");
    assert!(!text.contains("timed out"), "told at once: {text}");
}

#[test]
fn a_host_lets_its_own_conversations_in_and_nobody_elses() {
    let mut lab = home();
    run(&mut lab, "pc2", "iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT", 1);
    run(&mut lab, "pc2", "iptables -P INPUT DROP", 1);
    assert_eq!(run(&mut lab, "pc2", "curl http://example.com/", 5).1, Some(0));
    assert!(run(&mut lab, "pc2", "ping -c 1 example.com", 5).0.contains("1 received"));
    assert_eq!(run(&mut lab, "pc1", "curl --max-time 3 http://pc2/", 6).1, Some(28));
    assert!(deciders(&lab).contains(&"INPUT policy DROP".to_owned()), "{:?}", deciders(&lab));
    run(&mut lab, "pc2", "iptables -A OUTPUT -p icmp -j DROP", 1);
    let (text, _) = run(&mut lab, "pc2", "ping -c 1 example.com", 5);
    assert!(text.contains("Operation not permitted"), "{text}");
}

/// What a program makes header and all is followed as well, so that it hears of it.
#[test]
fn a_router_that_is_closed_hears_the_answers_to_its_own_probes() {
    let mut lab = home();
    let (text, exit) = run(&mut lab, "router", "traceroute -n example.com", 60);
    assert!(exit == Some(0) && !text.contains("* * *"), "{text}");
    assert_eq!(run(&mut lab, "router", "iptables -A OUTPUT -p udp -j DROP", 1).1, Some(0));
    let before = deciders(&lab).len();
    run(&mut lab, "router", "traceroute -n 203.0.113.1", 60);
    assert!(deciders(&lab)[before..].iter().all(|row| row.starts_with("OUTPUT 1 ")));
    assert!(deciders(&lab).len() > before);
}

/// A row that asks for more than the interface was meant: it is named, and its answer is given.
#[test]
fn a_row_of_ones_own_against_callers_from_outside_is_told_by_name() {
    let mut lab = home();
    let row = "-i wan -p tcp -j REJECT --reject-with tcp-reset";
    assert_eq!(run(&mut lab, "router", &format!("iptables -I INPUT {row}"), 1).1, Some(0));
    assert_eq!(run(&mut lab, "visitor", "curl http://router.wan/", 2).1, Some(7), "at once");
    assert_eq!(deciders(&lab), [format!("INPUT 1 {row}")]);
}

#[test]
fn plain_words_make_the_same_rows() {
    let mut lab = home();
    let (text, exit) = run(&mut lab, "router", "firewall add forward drop tcp from phone port 443-444 note no chat", 1);
    assert_eq!(exit, Some(0), "{text}");
    assert!(
        text.contains("  1  on  drop    tcp from 192.168.0.") && text.contains("port 443-444 note no chat"),
        "{text}"
    );
    let (text, _) = run(&mut lab, "router", "iptables -S FORWARD", 1);
    assert!(text.contains("-p tcp -m tcp --dport 443:444 -m comment --comment \"no chat\" -j DROP"), "{text}");
    // No more pings from outside; and back.
    assert_eq!(run(&mut lab, "router", "firewall off in 2", 1).1, Some(0));
    assert!(run(&mut lab, "visitor", "ping -c 1 -W 1 router.wan", 5).0.contains("0 received"));
    assert_eq!(run(&mut lab, "router", "firewall on in 2", 1).1, Some(0));
    assert!(run(&mut lab, "visitor", "ping -c 1 router.wan", 5).0.contains("1 received"));
    for (line, field) in [
        ("firewall add sideways drop tcp", "chain \"sideways\""),
        ("firewall add forward drop port 80", "port: tcp or udp"),
        ("firewall add forward drop tcp port 0", "port \"0\""),
        ("firewall add forward drop from nobody", "from nobody"),
        ("firewall add forward drop via eth9", "via eth9: no such interface (wan, lan)"),
        ("firewall del in 9", "Index of deletion too big"),
    ] {
        let (text, exit) = run(&mut lab, "router", line, 9);
        assert!(text.contains(field) && exit == Some(1), "{line}: {text}");
    }
}

fn address(lab: &Lab, node: &str, iface: &str) -> String {
    let view = lab.view();
    let node = view.nodes.iter().find(|n| n.name == node).expect("a box");
    let face = node.ifaces.iter().find(|i| i.name == iface).expect("an interface");
    face.addrs.first().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn another_lan_address_takes_the_pool_along_and_clients_follow_when_they_ask() {
    let mut lab = home();
    assert_eq!(run(&mut lab, "router", "reserve pc1 192.168.0.10", 1).1, Some(0));
    assert_eq!(run(&mut lab, "router", "lan 10.7.0.1/24", 1), ("lan: 10.7.0.1/24\n".into(), Some(0)));
    let (text, _) = run(&mut lab, "router", "dhcp-server", 1);
    assert_eq!(text, "pool 10.7.0.100 10.7.0.199\nlease 43200s\nreservations 2\n");
    for host in ["pc1", "pc2"] {
        run(&mut lab, host, "dhcp release", 2);
        run(&mut lab, host, "dhcp renew", 10);
    }
    assert_eq!(address(&lab, "pc1", "eth0"), "10.7.0.10/24", "the reservation moved along");
    assert!(address(&lab, "pc2", "eth0").starts_with("10.7.0.1"), "{}", address(&lab, "pc2", "eth0"));
    assert_eq!(run(&mut lab, "pc2", "curl http://example.com/", 5).1, Some(0), "translation knows the new inside");
    for (line, why) in [
        ("lan 203.0.113.77/24", "overlaps the one outside"),
        ("lan 10.7.0.0/24", "no address of a host"),
        ("lan 10.7.0.1", "no address with its length"),
    ] {
        let (text, exit) = run(&mut lab, "router", line, 1);
        assert!(text.contains(why) && exit == Some(1), "{line}: {text}");
    }
}

#[test]
fn ports_inside_go_down_for_a_moment_so_that_clients_renew_by_themselves() {
    let mut lab = home();
    lab.command(&Command::new("lab", "link cut pc2:eth0")).expect("taken");
    assert_eq!(run(&mut lab, "router", "lan 10.7.0.1/24", 1).1, Some(0));
    let says = |lab: &Lab, gone: bool| {
        let is_it = |what: &What| match what {
            What::Link(LinkFact::CarrierGone { .. }) => gone,
            What::Link(LinkFact::CarrierBack { .. }) => !gone,
            _ => false,
        };
        lab.trace().facts().filter(|fact| is_it(&fact.what)).count()
    };
    let gone = says(&lab, true);
    assert!(gone >= 2, "pc1's cable and the phone's air");
    assert_eq!(says(&lab, false), 0);
    assert!(lab.view().links.iter().filter(|link| link.cut).count() > gone, "those, and the one that was cut");
    lab.run_until(SimTime(lab.now().0 + 14_000_000_000));
    assert_eq!(says(&lab, false), gone, "all of them came back");
    for (host, iface) in [("pc1", "eth0"), ("phone", "wlan0")] {
        assert!(address(&lab, host, iface).starts_with("10.7.0."), "{host}: {}", address(&lab, host, iface));
    }
    assert_eq!(run(&mut lab, "pc1", "curl http://example.com/", 5).1, Some(0));
    assert_eq!(lab.view().links.iter().filter(|link| link.cut).count(), 1, "what somebody cut stays cut");
    // Power that comes back brings the carrier along.
    run(&mut lab, "router", "lan 10.8.0.1/24", 1);
    lab.command(&Command::new("lab", "restart router")).expect("taken");
    assert_eq!(lab.view().links.iter().filter(|link| link.cut).count(), 1);
}

#[test]
fn what_is_lent_is_set_by_one_line_each() {
    let mut lab = home();
    let (text, exit) = run(&mut lab, "router", "dhcp-server pool 192.168.0.50 192.168.0.60 lease 90s", 1);
    assert_eq!((text.lines().next(), exit), (Some("pool 192.168.0.50 192.168.0.60"), Some(0)));
    assert_eq!(run(&mut lab, "router", "reserve phone 192.168.0.30", 1).1, Some(0));
    run(&mut lab, "phone", "dhcp release", 2);
    run(&mut lab, "phone", "dhcp renew", 10);
    assert_eq!(address(&lab, "phone", "wlan0"), "192.168.0.30/24");
    assert_eq!(run(&mut lab, "router", "unreserve 192.168.0.30", 1).1, Some(0));
    assert_eq!(run(&mut lab, "router", "unreserve 192.168.0.30", 1).1, Some(1));
    for (line, why) in [
        ("dhcp-server pool 192.168.0.60 192.168.0.50", "pool: the first address comes after the last"),
        ("dhcp-server pool 192.168.0.1 192.168.0.50", "pool: the router's own address is within"),
        ("dhcp-server pool 10.0.0.1 10.0.0.2", "pool: 10.0.0.1 is no host of 192.168.0.0/24"),
        ("dhcp-server lease 0s", "lease: 1s to"),
        ("dhcp-server lease soon", "lease: \"soon\" is no time"),
        ("reserve nobody 192.168.0.20", "nobody: no hardware address"),
    ] {
        let (text, exit) = run(&mut lab, "router", line, 1);
        assert!(text.contains(why) && exit == Some(1), "{line}: {text}");
    }
}

#[test]
fn the_radio_is_named_and_switched() {
    let mut lab = home();
    assert_eq!(run(&mut lab, "router", "wifi", 1).0, "ssid any\npassword none\nchannel auto\nradio on\n");
    assert!(run(&mut lab, "phone", "ping -c 1 router", 5).0.contains("1 received"));
    assert_eq!(run(&mut lab, "router", "wifi off", 1).0, "ssid any\npassword none\nchannel auto\nradio off\n");
    assert!(run(&mut lab, "phone", "ping -c 1 -W 1 router", 5).0.contains("0 received"));
    let off = |what: &What| matches!(what, What::Drop(Drop::RadioOff { mine: false, .. }));
    assert!(lab.trace().facts().any(|fact| off(&fact.what)));
    run(&mut lab, "router", "wifi on ssid attic", 1);
    assert!(run(&mut lab, "phone", "ping -c 1 router", 5).0.contains("1 received"), "any network will do");
    run(&mut lab, "phone", "wifi ssid cellar", 1);
    assert!(run(&mut lab, "phone", "ping -c 1 -W 1 router", 5).0.contains("0 received"));
    assert_eq!(run(&mut lab, "ns", "wifi off", 1).1, Some(1), "no radio");
}

#[test]
fn a_password_is_right_or_wrong_and_says_so() {
    let mut lab = home();
    run(&mut lab, "router", "wifi ssid attic password 'correct horse' channel 6", 1);
    assert!(
        run(&mut lab, "phone", "ping -c 1 -W 1 router", 3).0.contains("0 received"),
        "who knows none is not let in"
    );
    let (_, exit) = run(&mut lab, "phone", "wifi join attic 'battery staple'", 1);
    let wrong = |what: &What| matches!(what, What::Drop(Drop::WrongPassword { ssid, .. }) if &**ssid == "attic");
    assert!(exit == Some(1) && lab.trace().facts().any(|fact| wrong(&fact.what)));
    assert_eq!(run(&mut lab, "phone", "wifi join cellar 'correct horse'", 1).1, Some(1), "another network");
    assert_eq!(
        run(&mut lab, "phone", "wifi join attic 'correct horse'", 5),
        ("wifi: joined \"attic\"\n".into(), Some(0))
    );
    let joined = |what: &What| matches!(what, What::Link(LinkFact::Associated { ssid, .. }) if &**ssid == "attic");
    assert!(lab.trace().facts().any(|fact| joined(&fact.what)));
    assert!(run(&mut lab, "phone", "ping -c 1 router", 3).0.contains("1 received"));
    assert!(run(&mut lab, "router", "wifi", 1).0.contains("password WPA2\nchannel 6"));
    for bad in ["wifi password short", "wifi channel 14", "wifi join"] {
        assert_eq!(run(&mut lab, "phone", bad, 1).1, Some(1), "{bad}");
    }
}

#[test]
fn the_status_of_a_router_is_one_page() {
    let mut lab = home();
    run(&mut lab, "pc1", "curl http://example.com/", 3);
    let (text, exit) = run(&mut lab, "router", "status", 1);
    for part in ["up 8 s", "wan 203.0.113.2/24 public", "lan 192.168.0.1/24", "1 tcp", "firewall FORWARD", "pc1"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(exit, Some(0));
}
