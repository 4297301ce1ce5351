//! Stories told from a record written by hand: a datagram through a translating router.

use std::net::{Ipv4Addr, SocketAddrV4};

use super::*;
use crate::trace::facts::NatField;
use crate::trace::{Drop, IpFact, NatFact, SwitchFact, UdpFact};
use crate::wire::{Eth, EtherType, IpProto, Ipv4, Mac, Udp, ipv4};

const PC: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 3);
const WAN: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 2);
const WEB: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

fn datagram() -> Vec<u8> {
    let udp = Udp { src_port: 5000, dst_port: 9 }.emit(PC, WEB, b"hello");
    let ip = Ipv4::new(PC, WEB, IpProto::UDP).emit(&udp);
    Eth { dst: Mac::local(2), src: Mac::local(1), ethertype: EtherType::IPV4 }.emit(&ip)
}

fn translated() -> Vec<u8> {
    let mut frame = datagram();
    ipv4::decrement_ttl(&mut frame[14..]);
    ipv4::set_src(&mut frame[14..], WAN);
    frame[..6].copy_from_slice(&Mac::local(4).0);
    frame[6..12].copy_from_slice(&Mac::local(3).0);
    frame
}

struct Writer {
    trace: Trace,
    now: u64,
}

impl Writer {
    fn enter(&mut self, node: u32, cause: FactId) {
        self.trace.enter(SimTime(self.now), Some(NodeId(node)), cause);
    }

    fn send(&mut self, parent: Option<FrameId>, bytes: &[u8], link: u32) -> (FrameId, FactId) {
        let frame = self.trace.born(Frame::new(bytes.into(), parent, false)).id;
        (frame, self.resend(frame, link))
    }

    fn resend(&mut self, frame: FrameId, link: u32) -> FactId {
        self.trace.about(Some(frame));
        let (on_wire, arrives) = (SimTime(self.now), SimTime(self.now + 100));
        let sent = LinkFact::Sent { link: LinkId(link), side: Side::A, len: 60, on_wire, arrives };
        self.trace.say(|| What::Link(sent))
    }

    fn arrive(&mut self, node: u32, frame: FrameId, sent: FactId, link: u32) {
        self.now += 100;
        self.land(node, frame, sent, link);
    }

    fn land(&mut self, node: u32, frame: FrameId, sent: FactId, link: u32) {
        self.enter(node, sent);
        self.trace.about(Some(frame));
        self.trace.say(|| What::Link(LinkFact::Arrived { link: LinkId(link), side: Side::B, len: 60 }));
    }
}

/// Node 0 sends through router 1 to node 2, which drops the datagram or takes it.
fn through_a_router(taken: bool) -> (Trace, FrameId) {
    let mut w = Writer { trace: Trace::all(), now: 0 };
    w.enter(0, FactId::NONE);
    w.trace.say(|| What::Command { line: "nc -u".into() });
    let (local, remote) = (SocketAddrV4::new(PC, 5000), SocketAddrV4::new(WEB, 9));
    w.trace.say(|| What::Udp(UdpFact::Sent { local, remote, len: 5, bound: FactId::NONE }));
    let (prefix, made) = ("0.0.0.0/0".parse().unwrap(), FactId::NONE);
    let route = IpFact::Route { dst: WEB, prefix, gateway: None, iface: "eth0".into(), made };
    w.trace.say(|| What::Ip(route.clone()));
    let (first, sent) = w.send(None, &datagram(), 0);
    w.arrive(1, first, sent, 0);
    w.trace.say(|| What::Switch(SwitchFact::ToSelf));
    w.trace.say(|| What::Ip(route));
    w.trace.say(|| What::Ip(IpFact::Forwarded { ttl_old: 64, ttl_new: 63 }));
    let (old, new) = (local, SocketAddrV4::new(WAN, 5000));
    w.trace.say(|| What::Nat(NatFact::Rewrote { field: NatField::Source, old, new }));
    let (second, sent) = w.send(Some(first), &translated(), 1);
    w.arrive(2, second, sent, 1);
    w.trace.say(|| What::Ip(IpFact::Mine { dst: WEB }));
    if taken {
        w.trace.say(|| What::Udp(UdpFact::Delivered { remote, local, len: 5 }));
    } else {
        w.trace.say(|| What::Drop(Drop::NoListener { proto: IpProto::UDP, port: 9, nearest: None }));
    }
    // The answer: another frame, caused by this one.
    w.send(None, &datagram(), 1);
    (w.trace, second)
}

fn shape(column: &Column) -> Vec<(u8, &'static str, i32)> {
    let word = |kind: &StepKind| match kind {
        StepKind::Strip => "strip",
        StepKind::Push(_) => "push",
        StepKind::Read => "read",
        StepKind::Rewrite(_) => "rewrite",
        StepKind::Decide(_) => "decide",
    };
    column.steps.iter().map(|s| (s.layer, word(&s.kind), s.delta())).collect()
}

#[test]
fn a_packet_goes_down_up_down_and_up() {
    let (trace, frame) = through_a_router(true);
    let story = Story::of(&trace, frame).unwrap();
    assert_eq!((story.root, story.frames.len()), (FrameId(1), 2));
    let nodes: Vec<_> = story.columns.iter().map(|c| (c.node.0, c.top, c.fate)).collect();
    assert_eq!(nodes, [(0, 7, Fate::Passed), (1, 4, Fate::Passed), (2, 7, Fate::Delivered)]);
    let [sender, router, server] = story.columns.as_slice() else { panic!("three boxes") };
    assert_eq!(
        shape(sender),
        [
            (7, "decide", 0),
            (7, "push", 5),
            (4, "decide", 0),
            (4, "push", 8),
            (3, "decide", 0),
            (3, "push", 20),
            (2, "push", 14)
        ]
    );
    assert_eq!(
        shape(router),
        [
            (2, "decide", 0),
            (2, "strip", -14),
            (3, "decide", 0),
            (3, "decide", 0),
            (3, "read", 0),
            (4, "decide", 0),
            (4, "rewrite", 0),
            (3, "rewrite", 0),
            (2, "push", 14)
        ]
    );
    assert_eq!(
        shape(server),
        [(2, "strip", -14), (3, "decide", 0), (3, "strip", -20), (4, "decide", 0), (4, "strip", -8), (7, "strip", -5)]
    );
    let rewrites = router.steps.iter().filter_map(|s| match &s.kind {
        StepKind::Rewrite(list) | StepKind::Push(list) => Some(list.iter().map(|c| c.field).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(
        rewrites.collect::<Vec<_>>(),
        [vec!["udp.checksum"], vec!["ip.ttl", "ip.checksum", "ip.src"], vec!["eth.dst", "eth.src"]]
    );
    assert!(story.is_over());
    assert_eq!(story.next(&trace, FactId::NONE).collect::<Vec<_>>(), [FrameId(3)], "the answer follows");
    let answer = Story::of(&trace, FrameId(3)).unwrap();
    assert_eq!(answer.previous(&trace), Some(FrameId(2)));
}

#[test]
fn a_death_ends_the_climb_where_it_happens() {
    let (trace, frame) = through_a_router(false);
    let story = Story::of(&trace, frame).unwrap();
    let last = story.columns.last().unwrap();
    assert!(matches!(last.fate, Fate::Dropped(_)));
    assert_eq!(shape(last).last(), Some(&(4, "decide", 0)));
}

#[test]
fn of_a_flood_the_way_to_the_one_that_was_meant_is_told() {
    let mut w = Writer { trace: Trace::all(), now: 0 };
    w.enter(0, FactId::NONE);
    let (frame, sent) = w.send(None, &datagram(), 0);
    w.arrive(1, frame, sent, 0);
    w.trace.say(|| What::Switch(SwitchFact::Flooded { mac: Mac::BROADCAST, ports: 2, group: true }));
    let cause = w.trace.cursor();
    let left = w.resend(frame, 1);
    w.enter(1, cause);
    let right = w.resend(frame, 2);
    w.arrive(2, frame, left, 1);
    w.trace.say(|| What::Ip(IpFact::Mine { dst: WEB }));
    w.land(3, frame, right, 2);
    w.trace.say(|| What::Drop(Drop::NotMyMac { dst: Mac::local(9), mine: Mac::local(3) }));
    let story = Story::of(&w.trace, frame).unwrap();
    assert_eq!(story.columns.iter().map(|c| c.node.0).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(story.columns[1].sent.map(|(link, ..)| link.0), Some(1));
    assert!(Story::of(&w.trace, FrameId(99)).is_none());
}

#[test]
fn a_story_grows_with_the_record() {
    let (trace, frame) = through_a_router(true);
    let whole = Story::of(&trace, frame).unwrap();
    let mut story = whole.clone();
    assert!(!story.grow(&trace), "nothing new");
    assert_eq!(story, whole);
}

#[test]
fn a_box_that_floods_a_frame_and_takes_it_is_its_end() {
    let mut w = Writer { trace: Trace::all(), now: 0 };
    w.enter(0, FactId::NONE);
    let (frame, sent) = w.send(None, &datagram(), 0);
    w.arrive(1, frame, sent, 0);
    w.trace.say(|| What::Switch(SwitchFact::Flooded { mac: Mac::BROADCAST, ports: 1, group: true }));
    let cause = w.trace.cursor();
    let on = w.resend(frame, 1);
    w.enter(1, cause);
    w.trace.about(Some(frame));
    w.trace.say(|| What::Udp(UdpFact::ToService { port: 67 }));
    w.arrive(2, frame, on, 1);
    w.trace.say(|| What::Drop(Drop::NoListener { proto: IpProto::UDP, port: 67, nearest: None }));
    let story = Story::of(&w.trace, frame).unwrap();
    let ends: Vec<_> = story.columns.iter().map(|c| (c.node.0, c.top, c.fate)).collect();
    assert_eq!(ends, [(0, 7, Fate::Passed), (1, 7, Fate::Delivered)]);
}

#[test]
fn a_frame_that_a_wire_delivers_twice_has_two_copies() {
    let mut w = Writer { trace: Trace::all(), now: 0 };
    w.enter(0, FactId::NONE);
    let (frame, sent) = w.send(None, &datagram(), 0);
    for _ in 0..2 {
        w.arrive(1, frame, sent, 0);
        w.trace.say(|| What::Ip(IpFact::Mine { dst: WEB }));
    }
    let story = Story::of(&w.trace, frame).unwrap();
    let twigs: Vec<_> = story.tree.iter().map(|twig| (twig.node.map(|node| node.0), twig.copies, twig.end)).collect();
    assert_eq!(twigs, [(Some(0), 2, TwigEnd::Passed), (Some(1), 0, TwigEnd::Took), (Some(1), 0, TwigEnd::Took)]);
    assert!(story.is_branched());
}
