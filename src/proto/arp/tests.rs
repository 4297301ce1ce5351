//! ARP against what Linux did (`arp_ping_lan`, `arp_stale`, `arp_unreachable`, `arp_gratuitous`).

use super::*;
use crate::trace::{ArpFact, Drop, What};
use crate::wire::{ArpOp, IpProto, Ipv4};

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

    fn at<T>(&mut self, now: SimTime, f: impl FnOnce(&mut ArpCache, &mut Here<'_>) -> T) -> T {
        let mut here = Here {
            now,
            mac: ME.0,
            ip: Some(ME.1),
            iface: "eth0",
            config: &Config::DEFAULT,
            chance: &mut |below| below / 2, // the middle: 30 s
            trace: &mut self.trace,
            out: &mut self.out,
        };
        f(&mut self.cache, &mut here)
    }

    fn send(&mut self, ms: u64, byte: u8, next_hop: Ipv4Addr) -> Option<Mac> {
        let packet = Packet::new(&Ipv4::new(ME.1, next_hop, IpProto::UDP), &[byte]);
        let waiting = Waiting { packet, parent: None, cause: FactId::NONE, next_hop };
        self.at(SimTime::from_millis(ms), |cache, here| cache.resolve(waiting, here)).map(|(mac, _)| mac)
    }

    fn hear(&mut self, ms: u64, op: ArpOp, sender: (Mac, Ipv4Addr), target_ip: Ipv4Addr) {
        let arp = Arp { op, sender_mac: sender.0, sender_ip: sender.1, target_mac: Mac::ZERO, target_ip };
        self.at(SimTime::from_millis(ms), |cache, here| cache.on_arp(&arp, op == ArpOp::Request, here));
    }

    fn timer(&mut self) -> Option<SimTime> {
        let now = self.cache.deadline()?;
        self.at(now, ArpCache::on_timer);
        Some(now)
    }

    fn state(&self, ms: u64) -> Option<ArpState> {
        self.cache.rows(SimTime::from_millis(ms)).first().map(|row| row.state)
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

fn probe(to: (Mac, Ipv4Addr)) -> ArpOut {
    let ArpOut::Transmit { arp, .. } = question(to.1) else { unreachable!() };
    ArpOut::Transmit { dst: to.0, arp }
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
    assert_eq!(host.state(3_000), Some(ArpState::Failed));
    assert_eq!(host.send(4_000, 7, PEER.1), None);
    assert_eq!(host.taken(), [question(PEER.1)], "the next packet asks again");
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
fn a_row_that_is_used_after_its_time_is_asked_at_its_card_and_goes_on_meanwhile() {
    let mut host = Host::new();
    host.send(0, 7, PEER.1);
    host.hear(1, ArpOp::Reply, PEER, ME.1);
    assert_eq!((host.state(30_000), host.state(30_001)), (Some(ArpState::Reachable), Some(ArpState::Stale)));
    assert_eq!(host.cache.deadline(), None, "a row that nobody uses is not asked about");
    host.taken();
    assert_eq!(host.send(40_000, 8, PEER.1), Some(PEER.0), "it is used all the same");
    assert_eq!((host.state(40_000), host.taken().len()), (Some(ArpState::Delay), 0));
    assert_eq!(host.timer(), Some(SimTime::from_secs(45)));
    assert_eq!((host.state(45_000), host.taken()), (Some(ArpState::Probe), vec![probe(PEER)]));
    assert_eq!(host.send(45_500, 9, PEER.1), Some(PEER.0));
    host.hear(45_600, ArpOp::Reply, PEER, ME.1);
    assert_eq!((host.state(45_600), host.cache.deadline()), (Some(ArpState::Reachable), None));
    assert!(host.said(&ArpFact::Confirmed { ip: PEER.1, mac: PEER.0 }));
}

#[test]
fn a_card_that_is_silent_three_times_is_gone_and_everybody_is_asked_next() {
    let mut host = Host::new();
    host.hear(0, ArpOp::Request, PEER, ME.1);
    assert_eq!(host.state(0), Some(ArpState::Stale), "who asks shows only that we can hear it");
    host.send(1_000, 7, PEER.1);
    host.taken();
    let mut log = Vec::new();
    while let Some(at) = host.timer() {
        log.push((at.secs(), host.taken() == [probe(PEER)]));
    }
    assert_eq!(log, [(6, true), (7, true), (8, true), (9, false)]);
    assert_eq!(host.state(9_000), Some(ArpState::Failed));
    assert_eq!(host.send(10_000, 8, PEER.1), None);
    assert_eq!(host.taken(), [question(PEER.1)]);
}

#[test]
fn what_a_layer_above_knows_spares_the_question() {
    let mut host = Host::new();
    host.hear(0, ArpOp::Request, PEER, ME.1);
    host.send(1_000, 7, PEER.1);
    host.at(SimTime::from_secs(2), |cache, here| cache.confirm(PEER.1, here));
    assert_eq!((host.state(2_000), host.cache.deadline()), (Some(ArpState::Reachable), None));
    host.at(SimTime::from_secs(25), |cache, here| cache.confirm(PEER.1, here));
    assert_eq!(host.state(54_000), Some(ArpState::Reachable), "counted from the latest sign");
}

#[test]
fn what_is_written_by_hand_stays() {
    let mut host = Host::new();
    host.send(0, 7, PEER.1);
    host.taken();
    assert!(host.at(SimTime::ZERO, |cache, here| cache.set(PEER.1, PEER.0, true, FactId::NONE, here)));
    assert!(matches!(&host.taken()[..], [ArpOut::Release { .. }]), "what waited goes");
    host.hear(1, ArpOp::Reply, (Mac([2, 0, 0, 0, 0, 9]), PEER.1), ME.1);
    assert_eq!((host.send(90_000, 0, PEER.1), host.state(90_000)), (Some(PEER.0), Some(ArpState::Permanent)));
    host.at(SimTime::ZERO, ArpCache::flush);
    assert_eq!(host.cache.rows(SimTime::ZERO).len(), 1);
    assert!(host.at(SimTime::ZERO, |cache, here| cache.remove(PEER.1, here)));
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
    let full = What::Drop(Drop::ArpQueueFull { next_hop: PEER.1, limit: Config::DEFAULT.waiting_max });
    assert_eq!(host.trace.facts().filter(|f| f.what == full).count(), 110 - 101);
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
