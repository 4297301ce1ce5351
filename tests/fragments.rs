//! Packets in pieces: what Linux does with them at the sender, at a narrow router, through a translation, and when a
//! piece is missing.

use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::os::LineWhat;
use hoplab::scenario;
use hoplab::sim::SimTime;
use hoplab::trace::{Drop, IcmpFact, IpFact, What};
use hoplab::wire::{ETH_HEADER_LEN, Ipv4};

fn home() -> Lab {
    let plan = scenario::load(scenario::find("home").expect("built in").text, "home").expect("no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(5));
    lab
}

fn run(lab: &mut Lab, node: &str, line: &str, secs: u64) -> String {
    let before = lab.lines().len();
    lab.command(&Command::new(node, line)).expect("taken");
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
    let text = lab.lines()[before..].iter().filter_map(|l| match &l.what {
        LineWhat::Print { text, .. } => Some(text.to_string() + "\n"),
        LineWhat::Typed { .. } | LineWhat::Exit { .. } => None,
    });
    text.collect()
}

fn ip_facts(lab: &Lab, node: &str) -> Vec<IpFact> {
    let id = lab.node_named(node);
    let own = |f: &hoplab::trace::Fact| match &f.what {
        What::Ip(fact) if f.node == id => Some(fact.clone()),
        _ => None,
    };
    lab.trace().facts().filter_map(own).collect()
}

/// Lengths of the IPv4 pieces that were born since frame `from`.
fn pieces(lab: &Lab) -> Vec<(u16, bool, usize)> {
    let trace = lab.trace();
    let frames = (1..).map_while(|n| trace.frame(hoplab::sim::FrameId(n)));
    let piece = |frame: &hoplab::sim::Frame| {
        let (header, payload) = Ipv4::parse(frame.bytes.get(ETH_HEADER_LEN..)?).ok()?;
        header.is_fragment().then(|| (header.fragment_offset, header.more_fragments, payload.len() + 20))
    };
    frames.filter_map(piece).collect()
}

#[test]
fn a_great_ping_crosses_the_lan_and_the_translation_in_two_pieces() {
    let mut lab = home();
    let text = run(&mut lab, "pc1", "ping -c 1 -s 2000 192.168.0.1", 3);
    assert!(text.contains("2008 bytes from 192.168.0.1: icmp_seq=1 ttl=64"), "{text}");
    assert_eq!(pieces(&lab), [(0, true, 1500), (185, false, 548), (0, true, 1500), (185, false, 548)]);
    let text = run(&mut lab, "pc1", "ping -c 2 -s 2000 example.com", 5);
    assert!(text.contains("2 packets transmitted, 2 received"), "{text}");
    let made_whole = |f: &IpFact| matches!(f, IpFact::Reassembled { pieces: 2, len_bytes: 2028, .. });
    // One ping of its own, then requests and replies of two pings: the translation sees whole packets.
    assert_eq!(ip_facts(&lab, "router").iter().filter(|f| made_whole(f)).count(), 5);
    // The provider only passes on, piece by piece (RFC 1812 4.2.2.8).
    assert!(!ip_facts(&lab, "isp").iter().any(made_whole));
}

#[test]
fn a_ping_of_the_greatest_size_arrives() {
    let mut lab = home();
    let text = run(&mut lab, "pc1", "ping -c 1 -s 65507 192.168.0.1", 3);
    assert!(text.contains("65515 bytes from"), "{text}");
}

#[test]
fn a_missing_piece_is_reported_after_a_minute() {
    let mut lab = home();
    run(&mut lab, "pc1", "ping -c 1 192.168.0.1", 1);
    run(&mut lab, "lab", "link set pc1:eth0 loss=50%", 0);
    for _ in 0..8 {
        run(&mut lab, "pc1", "ping -c 1 -W 1 -s 2000 192.168.0.1", 2);
    }
    run(&mut lab, "lab", "link set pc1:eth0 loss=0%", 70);
    let trace = lab.trace();
    let timeout =
        trace.facts().find(|f| matches!(f.what, What::Drop(Drop::FragmentTimeout { missing_from_bytes: 1480, .. })));
    let timeout = timeout.expect("a first piece without its second");
    let chain: Vec<_> = trace.chain(timeout.id).iter().map(|f| f.what.clone()).collect();
    assert!(matches!(chain[1], What::Timer { purpose: "reassembly" }), "{chain:?}");
    assert!(matches!(chain[2], What::Ip(IpFact::FragmentHeld { offset_bytes: 0, .. })), "{chain:?}");
    assert!(matches!(chain.last(), Some(What::Command { .. })), "{chain:?}");
    let reported = |f: &hoplab::trace::Fact| {
        f.cause == timeout.id && matches!(f.what, What::Icmp(IcmpFact::ErrorMade { kind: 11, code: 1, .. }))
    };
    assert!(trace.facts().any(reported), "RFC 1122 3.3.2");
    let silent =
        trace.facts().filter(|f| matches!(f.what, What::Drop(Drop::FragmentTimeout { missing_from_bytes: 0, .. })));
    for lost in silent {
        assert!(!trace.facts().any(|f| f.cause == lost.id && matches!(f.what, What::Icmp(_))), "nothing to quote");
    }
}
