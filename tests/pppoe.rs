//! A dialled line, lived through: dialling, a page through it, a wrong password, a concentrator that goes, another
//! address after each new dialling.
//!
//! Goal: what a learner sees of `PPPoE` at home is there and in order (RFC 2516, 1661, 1332, 1334). Method: a small lab and
//! console lines; facts and printed lines are read.

use core::time::Duration;
use std::net::Ipv4Addr;

use hoplab::lab::{Command, Lab, LabOptions, Line};
use hoplab::scenario;
use hoplab::sim::{FrameId, SimTime};
use hoplab::trace::{Drop, IpFact, PppFact, What};
use hoplab::wire::{Proto, dissect};

const LAB: &str = r#"Scenario(
    format: 1,
    title: (ko: "PPPoE", en: "PPPoE"),
    seed: 7,
    nodes: [
        Isp(
            name: "isp",
            interfaces: [
                (name: "access", address: "203.0.113.1/32", ports: ["access1", "access2"]),
                (name: "servers", address: "198.51.100.1/24", ports: ["servers1", "servers2"]),
            ],
            pppoe: (
                interface: "access",
                name: "ac",
                pool: ("203.0.113.10", "203.0.113.19"),
                services: ["internet"],
                users: [(user: "home", password: "secret"), (user: "fixed", password: "word", address: "203.0.113.50")],
                dns: "198.51.100.53",
            ),
        ),
        Server(name: "web", address: "198.51.100.80/24", gateway: "198.51.100.1", services: [Http]),
        Pc(name: "far", address: "198.51.100.9/24", gateway: "198.51.100.1"),
        HomeRouter(name: "router", wan: Pppoe(user: "home", password: "secret"), port_forwards: [(port: 8080, to: "pc:80")]),
        Pc(name: "pc", address: "192.168.0.3/24", gateway: "192.168.0.1", services: [Http]),
    ],
    links: [
        Cable(ends: ("pc", "router:lan1")),
        Cable(ends: ("router:wan", "isp:access1"), rate: "100Mbps", delay: "2ms"),
        Cable(ends: ("isp:servers1", "web")),
        Cable(ends: ("isp:servers2", "far")),
    ],
)"#;

fn lab() -> Lab {
    let plan = scenario::load(LAB, "pppoe-test").unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let mut lab = Lab::new(plan, &LabOptions::default()).expect("switched on");
    lab.run_until(SimTime::from_secs(3));
    lab
}

/// What is printed within so many seconds after a line.
fn said(lab: &mut Lab, secs: u64, node: &str, line: &str) -> String {
    let before = lab.lines().len();
    lab.command(&Command::new(node, line)).unwrap_or_else(|error| panic!("{node} {line}: {error:?}"));
    let until = lab.now() + Duration::from_secs(secs);
    lab.run_until(until);
    lab.lines().iter().skip(before).filter_map(Line::text).collect::<Vec<_>>().join("\n")
}

/// What PPP decided at a box.
fn decided(lab: &Lab, node: &str) -> Vec<PppFact> {
    let node = lab.node_named(node);
    let trace = lab.trace();
    let facts = trace.facts().filter(|fact| fact.node == node);
    facts.filter_map(|fact| if let What::Ppp(ppp) = &fact.what { Some((**ppp).clone()) } else { None }).collect()
}

fn outside(lab: &Lab) -> Option<Ipv4Addr> {
    let view = lab.view();
    let router = view.nodes.iter().find(|node| node.name == "router")?;
    router.ifaces.iter().find(|face| face.name == "wan")?.addrs.first().map(ipnet::Ipv4Net::addr)
}

#[test]
fn dialling_goes_step_by_step_and_a_page_comes_through() {
    let mut lab = lab();
    let steps: Vec<&str> = decided(&lab, "router")
        .iter()
        .filter_map(|fact| match fact {
            PppFact::Seeking { .. } => Some("PADI"),
            PppFact::OfferTaken { .. } => Some("PADR"),
            PppFact::Begun { .. } => Some("session"),
            PppFact::State { layer, to: "Opened", .. } => Some(*layer),
            PppFact::Authenticated { .. } => Some("PAP"),
            PppFact::Up { .. } => Some("up"),
            _ => None,
        })
        .collect();
    assert_eq!(steps, ["PADI", "PADR", "session", "LCP", "PAP", "IPCP", "up"]);
    assert_eq!(outside(&lab), Some([203, 0, 113, 10].into()));
    let page = said(&mut lab, 3, "pc", "curl -s http://198.51.100.80/ip");
    assert!(page.starts_with("203.0.113.10 "), "{page}");
    let carried = (1..).map_while(|n| lab.trace().frame(FrameId(n)).cloned()).any(|frame| {
        let protos: Vec<Proto> = dissect(&frame.bytes).layers.iter().map(|layer| layer.proto).collect();
        protos.starts_with(&[Proto::Ethernet, Proto::PppoeSession, Proto::Ppp, Proto::Ipv4, Proto::Tcp, Proto::Http])
    });
    assert!(carried, "the page went in the session");
    assert!(said(&mut lab, 3, "far", "curl -s http://203.0.113.10:8080/").contains("hello from pc"));
}

#[test]
fn segments_fit_by_clamping_and_without_it_by_learning() {
    let mut lab = lab();
    said(&mut lab, 1, "web", "iperf -s");
    let clamped = |lab: &Lab| {
        let trace = lab.trace();
        trace.facts().filter(|f| matches!(f.what, What::Ip(IpFact::MssClamped { new: 1452, .. }))).count()
    };
    let too_big = |lab: &Lab| {
        let is = |what: &What| matches!(what, What::Drop(Drop::FragmentationNeeded { mtu_bytes: 1492, .. }));
        lab.trace().facts().filter(|fact| is(&fact.what)).count()
    };
    said(&mut lab, 3, "pc", "iperf -c 198.51.100.80 -n 20000");
    assert!(clamped(&lab) >= 2 && too_big(&lab) == 0, "both ways: {} clamped", clamped(&lab));
    let before = clamped(&lab);
    said(&mut lab, 1, "router", "sysctl hoplab.tcp_clamp_mss_to_pmtu=0");
    let told = said(&mut lab, 5, "pc", "iperf -c 198.51.100.80 -n 20000");
    assert!(told.contains("20000 bytes"), "{told}");
    assert!(clamped(&lab) == before && too_big(&lab) > 0);
}

#[test]
fn a_wrong_password_is_told_and_mended_at_the_router() {
    let mut lab = lab();
    let told = said(&mut lab, 2, "router", "wan pppoe home sesame");
    assert!(told.contains("wan: pppoe"), "{told}");
    let status = said(&mut lab, 1, "router", "wan");
    assert!(status.contains("address none") && status.contains("last: not let in"), "{status}");
    let why = |fact: &PppFact| matches!(fact, PppFact::TurnedAway { user, why: "wrong password" } if user == "home");
    assert!(decided(&lab, "isp").iter().any(why));
    assert!(said(&mut lab, 3, "pc", "curl -s http://198.51.100.80/ip").is_empty());
    said(&mut lab, 3, "router", "wan pppoe fixed word service=internet");
    assert_eq!(outside(&lab), Some([203, 0, 113, 50].into()), "an address that is always this user's");
    let page = said(&mut lab, 3, "pc", "curl -s http://198.51.100.80/ip");
    assert!(page.starts_with("203.0.113.50 "), "{page}");
    assert!(said(&mut lab, 1, "router", "wan pppoe").contains("usage"));
    assert!(said(&mut lab, 1, "web", "wan redial").contains("home router"));
}

#[test]
fn a_concentrator_that_goes_is_noticed_and_dialled_again() {
    let mut lab = lab();
    lab.command(&Command::new("lab", "link cut router:wan")).expect("there is one");
    let until = lab.now() + Duration::from_secs(50);
    lab.run_until(until);
    let facts = decided(&lab, "router");
    assert!(facts.iter().any(|fact| matches!(fact, PppFact::EchoMissed { missed: 3, of: 3, .. })));
    assert!(facts.iter().any(|fact| matches!(fact, PppFact::Down { why: "echo lost", .. })));
    assert_eq!(outside(&lab), None);
    lab.command(&Command::new("lab", "link mend router:wan")).expect("there is one");
    let until = lab.now() + Duration::from_secs(3);
    lab.run_until(until);
    assert_eq!(outside(&lab), Some([203, 0, 113, 11].into()));
    assert!(said(&mut lab, 3, "pc", "curl -s http://198.51.100.80/ip").starts_with("203.0.113.11 "));
}

#[test]
fn dialling_again_gives_another_address_which_forwards_too() {
    let mut lab = lab();
    assert!(said(&mut lab, 2, "isp", "pppoe").contains("203.0.113.10"));
    said(&mut lab, 2, "router", "wan redial");
    assert_eq!(outside(&lab), Some([203, 0, 113, 11].into()));
    assert!(said(&mut lab, 3, "far", "curl -s http://203.0.113.11:8080/").contains("hello from pc"));
    assert!(
        !said(&mut lab, 3, "far", "curl -s http://203.0.113.10:8080/").contains("hello"),
        "the old one is nobody's"
    );
    assert!(said(&mut lab, 3, "isp", "pppoe drop all").contains("1 session ended"));
    assert_eq!(outside(&lab), Some([203, 0, 113, 12].into()), "the router hears of it at once");
    said(&mut lab, 2, "router", "wan static 203.0.113.200/24 203.0.113.1");
    assert!(said(&mut lab, 1, "router", "wan redial").contains("not dialled"));
    assert!(!said(&mut lab, 1, "isp", "pppoe").contains("home"), "it hung up");
}

#[test]
fn mistakes_of_a_file_are_found() {
    for (right, wrong, code) in [
        ("interface: \"access\"", "interface: \"acess\"", "E0308"),
        ("(\"203.0.113.10\", \"203.0.113.19\")", "(\"203.0.113.19\", \"203.0.113.10\")", "E0405"),
        ("(\"203.0.113.10\", \"203.0.113.19\")", "(\"203.0.113.1\", \"203.0.113.19\")", "E0406"),
        ("user: \"fixed\"", "user: \"home\"", "E0411"),
        ("Pppoe(user: \"home\", password: \"secret\")", "Pppoe(user: \"home\")", "E0202"),
        ("Pppoe(user: \"home\", password", "Pppo(user: \"home\", password", "E0204"),
        ("address: \"203.0.113.1/32\", ", "", "E0414"),
    ] {
        assert!(LAB.contains(right), "{right}");
        let found = scenario::load(&LAB.replacen(right, wrong, 1), "wrong").expect_err(wrong);
        assert!(found.iter().any(|mistake| mistake.code == code), "{wrong}: {found:?}");
    }
}
