//! A provider that translates, too: its translator treats UDP, TCP and ICMP as the one at home does (RFC 6888 REQ-1).

use std::net::{Ipv4Addr, SocketAddrV4};

use hoplab::lab::{Command, Lab, LabOptions, Line};
use hoplab::scenario::{find, load};
use hoplab::sim::SimTime;
use hoplab::trace::{NatFact, What};
use hoplab::wire::IpProto;

const SHARED: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 7);

fn lab() -> Lab {
    let plan = load(find("double-nat").expect("built in").text, "double-nat").expect("a plan");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("a lab");
    lab.run_until(SimTime::from_secs(40));
    lab
}

fn said(lab: &mut Lab, node: &str, line: &str) -> Vec<String> {
    let before = lab.lines().len();
    lab.command(&Command::new(node, line)).unwrap_or_else(|error| panic!("{node} {line}: {error:?}"));
    let until = lab.now() + core::time::Duration::from_secs(4);
    lab.run_until(until);
    lab.lines().iter().skip(before).filter_map(Line::text).map(str::to_owned).collect()
}

/// How the provider's translator shows senders of this protocol, each once, in the order of their coming.
fn shown(lab: &Lab, wanted: IpProto) -> Vec<SocketAddrV4> {
    let cgn = lab.node_named("cgn");
    let mut all = Vec::new();
    for fact in lab.trace().facts().filter(|fact| fact.node == cgn) {
        if let What::Nat(NatFact::New { proto, outside, .. } | NatFact::Hit { proto, outside, .. }) = &fact.what
            && *proto == wanted
            && !all.contains(outside)
        {
            all.push(*outside);
        }
    }
    all
}

#[test]
fn tcp_goes_out_of_two_homes_by_one_address() {
    let mut lab = lab();
    for host in ["pc1", "friend"] {
        let seen = said(&mut lab, host, "curl -s http://198.51.100.80/ip");
        assert!(matches!(seen.as_slice(), [line] if line.starts_with("203.0.113.7 ")), "{host}: {seen:?}");
    }
    let senders = shown(&lab, IpProto::TCP);
    assert!(senders.len() >= 2 && senders.iter().all(|seen| *seen.ip() == SHARED), "{senders:?}");
}

#[test]
fn one_udp_port_is_the_same_one_for_everybody_outside() {
    let mut lab = lab();
    for server in ["web", "visitor"] {
        said(&mut lab, server, "nc -u -l 7000");
    }
    said(&mut lab, "pc1", "nc -u -w 1 -p 5000 -m one 198.51.100.80 7000");
    said(&mut lab, "pc1", "nc -u -w 1 -p 5000 -m two 192.0.2.10 7000");
    // RFC 4787 REQ-1: the mapping does not depend on whom the host talks to.
    assert_eq!(shown(&lab, IpProto::UDP).len(), 1, "{:?}", shown(&lab, IpProto::UDP));
    let heard: Vec<_> =
        lab.lines().iter().filter_map(Line::text).filter(|line| ["one", "two"].contains(line)).collect();
    assert_eq!(heard, ["one", "two"]);
    // The neighbours' same address and port are another mapping.
    said(&mut lab, "friend", "nc -u -w 1 -p 5000 -m three 198.51.100.80 7000");
    assert_eq!(shown(&lab, IpProto::UDP).len(), 2);
}

#[test]
fn a_home_asks_its_provider_for_a_port() {
    let mut lab = lab();
    let call = "curl -s --max-time 3 http://203.0.113.7:8080/";
    assert_eq!(said(&mut lab, "visitor", call), Vec::<String>::new());
    said(&mut lab, "cgn", "pcp server on");
    // RFC 6888 REQ-9: the router asks as its subscriber; 8080 leads on to pc1 there.
    let given = said(&mut lab, "router", "pcp map tcp 8080 8080 600 exact");
    assert_eq!(given, ["203.0.113.7:8080 leads to port 8080 for 600 s"]);
    assert_eq!(said(&mut lab, "visitor", call), ["hello from pc1"]);
    let refused = said(&mut lab, "neighbor", "pcp map tcp 8080 8080 600 exact");
    assert_eq!(refused, ["pcp: CANNOT_PROVIDE_EXTERNAL (ask again in 30 s)"]);
}

#[test]
fn echoes_and_errors_find_their_way_back() {
    let mut lab = lab();
    for host in ["pc1", "friend"] {
        let ping = said(&mut lab, host, "ping -c 1 198.51.100.80").join("\n");
        assert!(ping.contains("1 received"), "{host}: {ping}");
    }
    // RFC 5508 REQ-3: an error about a translated packet is translated back to who sent it.
    let way = said(&mut lab, "pc1", "traceroute 198.51.100.80").join("\n");
    assert!(["192.168.0.1", "100.64.0.1", "203.0.113.1", "198.51.100.80"].iter().all(|hop| way.contains(hop)), "{way}");
}
