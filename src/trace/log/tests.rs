//! The record: its limits, its causes, its costs.

use super::*;
use crate::wire::{Eth, EtherType, Mac, Packet, Slice};

#[test]
fn facts_chain_by_the_cursor() {
    let mut t = Trace::all();
    t.enter(SimTime(5), Some(NodeId(1)), FactId::NONE);
    let boot = t.say(|| What::Boot);
    let command = t.say(|| What::Command { line: "x".into() });
    t.follow(boot);
    let timer = t.say(|| What::Timer { purpose: "arp" });
    assert_eq!(t.fact(command).map(|f| f.cause), Some(boot));
    assert_eq!(t.chain(timer).iter().map(|f| f.id).collect::<Vec<_>>(), [timer, boot]);
    assert_eq!(t.since(boot).count(), 2);
}

fn new(bytes: &[u8]) -> Frame {
    Frame::new(bytes.into(), None, false)
}

fn small(facts: usize, frame_bytes: usize, snap_bytes: usize) -> Trace {
    Trace::with_limits(TraceLimits { facts, frame_bytes, snap_bytes })
}

#[test]
fn the_log_is_bounded_and_off_is_silent() {
    let mut t = small(2, 100, 2048);
    assert_eq!(t.forgotten(), FactId::NONE);
    for _ in 0..5 {
        t.say(|| What::Boot);
    }
    assert_eq!((t.facts().len(), t.fact(FactId(3)), t.last_id()), (2, None, FactId(5)));
    assert_eq!(t.forgotten(), FactId(3));
    let first = t.born(new(&[0; 80]));
    assert!(!t.forgot_frame(first.id));
    let second = t.born(new(&[0; 80]));
    t.about(Some(second.id));
    let sent = t.say(|| What::Boot);
    assert_eq!(t.birth(second.id).map(|fact| fact.id), Some(sent));
    assert!(t.frame(first.id).is_none() && t.forgot_frame(first.id), "frames are bounded too");
    assert!(t.frame(second.id).is_some() && !t.forgot_frame(second.id));
    let mut sleeper = Trace::off();
    assert!(sleeper.wake() && !sleeper.wake());
    let first = sleeper.say(|| What::Boot);
    sleeper.rest();
    assert_eq!(sleeper.say(|| What::Boot), FactId::NONE);
    assert_eq!((sleeper.facts().len(), sleeper.forgotten()), (0, FactId::NONE));
    assert!(sleeper.wake() && sleeper.say(|| What::Boot) > first, "no number is given twice");
    assert_eq!(Trace::off().say(|| unreachable!("off")), FactId::NONE);
}

#[test]
fn of_a_long_frame_the_start_is_kept() {
    let mut t = small(9, 1000, 64);
    let sent = t.born(new(&[7; 200]));
    assert_eq!(sent.bytes.len(), 200, "what travels is whole");
    assert_eq!(t.frame(sent.id).map(|f| f.bytes.len()), Some(64));
}

#[test]
fn forgetting_changes_no_fingerprint_and_every_byte_counts() {
    let live = |mut t: Trace, last: u8| {
        for n in 0..50u8 {
            t.enter(SimTime(u64::from(n)), None, FactId::NONE);
            t.say(|| What::Command { line: n.to_string() });
            t.born(new(&[n; 60]));
        }
        let mut long = vec![9u8; 300];
        long[299] = last;
        t.born(new(&long));
        t.fingerprint()
    };
    let whole = live(small(1000, 1 << 20, 64), 1);
    assert_eq!(whole, live(small(3, 100, 64), 1), "what was forgotten is still in the number");
    assert_ne!(whole, live(small(1000, 1 << 20, 64), 2), "and so is what was cut off");
}

#[test]
fn a_shared_payload_is_taken_in_where_it_lies() {
    let more = Slice::from((0..200).collect::<Vec<u8>>());
    let eth = Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype: EtherType::IPV4 };
    let bytes = Packet::over(8, more, |room| room.fill(7)).into_frame(&eth);
    let (mut shared, mut whole) = (Trace::all(), Trace::all());
    let sent = shared.born(Frame::new(bytes.clone(), None, true));
    assert!(!shared.frame(sent.id).expect("kept").bytes.is_joined());
    whole.born(new(&bytes));
    assert_eq!(shared.fingerprint(), whole.fingerprint());
}

#[test]
fn a_fact_is_as_small_as_the_limits_say() {
    use crate::trace::{ArpFact, Drop, IcmpFact, IpFact, LinkFact, NatFact, ProcFact, SockFact, SwitchFact, UdpFact};
    let kinds = [
        ("arp", size_of::<ArpFact>()),
        ("drop", size_of::<Drop>()),
        ("icmp", size_of::<IcmpFact>()),
        ("ip", size_of::<IpFact>()),
        ("link", size_of::<LinkFact>()),
        ("nat", size_of::<NatFact>()),
        ("proc", size_of::<ProcFact>()),
        ("sock", size_of::<SockFact>()),
        ("switch", size_of::<SwitchFact>()),
        ("udp", size_of::<UdpFact>()),
    ];
    let (fact, limit) = (size_of::<Fact>(), 88);
    assert!(fact <= limit, "{fact} bytes a fact; box what is rare among {kinds:?}");
}
