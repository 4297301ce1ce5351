//! ARP against what Linux did (`arp_ping_lan`, `arp_unreachable`, `arp_gratuitous`).

use super::*;
use crate::wire::{IpProto, Ipv4};

const ME: (Mac, Ipv4Addr) = (Mac([2, 0, 0, 0, 0, 1]), Ipv4Addr::new(192, 168, 0, 100));
const PEER: (Mac, Ipv4Addr) = (Mac([2, 0, 0, 0, 0, 2]), Ipv4Addr::new(192, 168, 0, 3));

struct Host {
    cache: ArpCache,
    trace: Trace,
    out: Vec<ArpOut>,
}

impl Host {
    fn new() -> Host {
        Host { cache: ArpCache::default(), trace: Trace::all(), out: Vec::new() }
    }

    fn send(&mut self, ms: u64, byte: u8, next_hop: Ipv4Addr) -> Option<Mac> {
        let packet = Packet::new(&Ipv4::new(ME.1, next_hop, IpProto::UDP), &[byte]);
        let waiting = Waiting { packet, parent: None, cause: FactId::NONE, next_hop };
        let now = SimTime::from_millis(ms);
        self.cache.resolve(now, waiting, ME, "eth0", &mut self.trace, &mut self.out).map(|(mac, _)| mac)
    }

    fn hear(&mut self, ms: u64, op: ArpOp, sender: (Mac, Ipv4Addr), target_ip: Ipv4Addr) {
        let arp = Arp { op, sender_mac: sender.0, sender_ip: sender.1, target_mac: Mac::ZERO, target_ip };
        let me = (ME.0, Some(ME.1));
        self.cache.on_arp(SimTime::from_millis(ms), me, &arp, &mut self.trace, &mut self.out);
    }

    fn timer(&mut self) -> Option<SimTime> {
        let now = self.cache.deadline()?;
        self.cache.on_timer(now, (ME.0, Some(ME.1)), "eth0", &mut self.trace, &mut self.out);
        Some(now)
    }

    fn taken(&mut self) -> Vec<ArpOut> {
        std::mem::take(&mut self.out)
    }

    fn said(&self, wanted: &ArpFact) -> bool {
        self.trace.facts().any(|f| f.what == What::Arp(wanted.clone()))
    }
}

fn question(ip: Ipv4Addr) -> ArpOut {
    let arp = Arp { op: ArpOp::Request, sender_mac: ME.0, sender_ip: ME.1, target_mac: Mac::ZERO, target_ip: ip };
    ArpOut::Transmit { dst: Mac::BROADCAST, arp }
}

#[test]
fn one_question_one_answer_and_the_first_packet_is_not_lost() {
    let mut host = Host::new();
    assert_eq!(host.send(0, 7, PEER.1), None);
    assert_eq!(host.taken(), [question(PEER.1)]);
    assert_eq!(host.send(0, 8, PEER.1), None, "a second packet asks no second time");
    assert!(host.taken().is_empty());
    host.hear(1, ArpOp::Reply, PEER, ME.1);
    let released = host.taken().into_iter().map(|out| match out {
        ArpOut::Release { mac, learned, waiting } => (mac, learned.is_some(), waiting.packet[20]),
        other => panic!("{other:?}"),
    });
    let released: Vec<_> = released.collect();
    assert_eq!(released, [(PEER.0, true, 7), (PEER.0, true, 8)]);
    assert_eq!((host.send(2, 9, PEER.1), host.cache.deadline()), (Some(PEER.0), None));
    assert!(host.said(&ArpFact::Released { ip: PEER.1, packets: 2 }));
}

#[test]
fn the_answering_side_learns_from_the_question() {
    let mut host = Host::new();
    host.hear(0, ArpOp::Request, PEER, ME.1);
    let [ArpOut::Transmit { dst, arp }] = host.taken()[..] else { panic!("one answer") };
    assert_eq!((dst, arp.op, arp.sender_mac, arp.sender_ip), (PEER.0, ArpOp::Reply, ME.0, ME.1));
    assert_eq!((arp.target_mac, arp.target_ip), PEER);
    assert_eq!(host.send(1, 0, PEER.1), Some(PEER.0), "no reverse question");
}

#[test]
fn nobody_home_is_three_questions_and_failure_after_three_seconds() {
    let mut host = Host::new();
    host.send(0, 7, PEER.1);
    host.taken();
    let mut log = Vec::new();
    while let Some(at) = host.timer() {
        log.extend(host.taken().into_iter().map(|out| (at.secs(), matches!(out, ArpOut::Failed { .. }))));
    }
    assert_eq!(log, [(1, false), (2, false), (3, true)]);
    assert!(host.said(&ArpFact::Failed { ip: PEER.1, lost: 1 }));
    assert!(host.cache.rows(SimTime::from_secs(3)).is_empty());
}

#[test]
fn gratuitous_messages_update_but_create_nothing() {
    let mut host = Host::new();
    let other = (Mac([2, 0, 0, 0, 0, 9]), PEER.1);
    for op in [ArpOp::Request, ArpOp::Reply] {
        host.hear(0, op, PEER, PEER.1);
        assert!(host.cache.rows(SimTime::ZERO).is_empty(), "{op:?}");
    }
    host.hear(0, ArpOp::Request, PEER, ME.1);
    host.hear(1, ArpOp::Reply, other, PEER.1);
    assert!(host.said(&ArpFact::Changed { ip: PEER.1, old: PEER.0, new: other.0 }));
    assert_eq!(host.send(2, 0, PEER.1), Some(other.0));
}

#[test]
fn rows_grow_stale_and_are_asked_again() {
    let mut host = Host::new();
    host.hear(0, ArpOp::Request, PEER, ME.1);
    assert_eq!(host.cache.rows(SimTime::from_secs(59))[0].state, ArpState::Reachable);
    assert_eq!(host.cache.rows(SimTime::from_secs(60))[0].state, ArpState::Stale);
    host.taken();
    assert_eq!(host.send(60_000, 0, PEER.1), None);
    assert_eq!(host.taken(), [question(PEER.1)]);
    assert!(host.said(&ArpFact::Expired { ip: PEER.1 }));
}

#[test]
fn probes_and_forgeries_teach_nothing() {
    let mut host = Host::new();
    host.hear(0, ArpOp::Request, (PEER.0, Ipv4Addr::UNSPECIFIED), ME.1);
    assert_eq!(host.taken().len(), 1, "a probe for my address is answered");
    host.hear(0, ArpOp::Reply, (PEER.0, ME.1), ME.1);
    assert!(host.said(&ArpFact::Conflict { ip: ME.1, mac: PEER.0 }));
    host.hear(0, ArpOp::Request, (Mac::BROADCAST, PEER.1), ME.1);
    host.hear(0, ArpOp::Reply, PEER, ME.1);
    assert!(host.cache.rows(SimTime::ZERO).is_empty() && host.taken().is_empty());
}

#[test]
fn queues_and_the_table_are_bounded() {
    let mut host = Host::new();
    for byte in 0..110 {
        host.send(0, byte, PEER.1);
    }
    let full = What::Drop(Drop::ArpQueueFull { next_hop: PEER.1, limit: WAITING_MAX as u16 });
    assert_eq!(host.trace.facts().filter(|f| f.what == full).count(), 110 - WAITING_MAX);
    host.hear(0, ArpOp::Reply, PEER, ME.1);
    let kept = |out: &ArpOut| if let ArpOut::Release { waiting, .. } = out { Some(waiting.packet[20]) } else { None };
    let latest: Vec<u8> = (9..110).collect();
    assert_eq!(host.taken().iter().filter_map(kept).collect::<Vec<_>>(), latest);
    let many = ENTRIES_MAX as u32 + 100;
    for n in 0..many {
        host.hear(1 + u64::from(n), ArpOp::Request, (PEER.0, Ipv4Addr::from(0x0a00_0000 + n)), ME.1);
    }
    assert_eq!(host.cache.rows(SimTime::ZERO).len(), ENTRIES_MAX);
    let mut host = Host::new();
    for n in 0..many {
        host.send(0, 0, Ipv4Addr::from(0x0b00_0000 + n));
    }
    assert_eq!(host.cache.rows(SimTime::ZERO).len(), ENTRIES_MAX, "open questions are bounded too");
}
