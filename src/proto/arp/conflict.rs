//! Address conflict detection (RFC 5227): is somebody else using this address? Asked before it is used, told to all once
//! it is, defended afterwards.
//!
//! What it is: one watch over one address of one interface, from its first probe to its last announcement, and the
//! ten seconds in which a second conflict counts. What it is not: a table of addresses. A watch that has nothing more
//! to do is dropped by its owner, so that an idle host has none.

use core::time::Duration;
use std::net::Ipv4Addr;

use crate::sim::{Rng, SimTime};
use crate::trace::{ArpFact, FactId, Trace, What};
use crate::wire::{Arp, ArpOp, Mac};

/// RFC 5227 1.1: a second conflict within this time cannot be defended against.
pub const DEFEND_INTERVAL: Duration = Duration::from_secs(10);
/// RFC 5227 1.1: so many conflicts, and each further try waits for `RATE_LIMIT_INTERVAL`.
pub const MAX_CONFLICTS: u8 = 10;
/// RFC 5227 1.1.
pub const RATE_LIMIT_INTERVAL: Duration = Duration::from_secs(60);

/// How an address is looked for, and told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timing {
    /// Before the first probe: at random up to this.
    pub wait_max: Duration,
    /// Probes.
    pub probes: u8,
    /// Between two probes: at random from the first to the second.
    pub gap: (Duration, Duration),
    /// After the last probe.
    pub after: Duration,
    /// Announcements.
    pub announcements: u8,
    /// Between two announcements.
    pub announce_gap: Duration,
    /// The target hardware address of a probe; it means nothing, and programs differ.
    pub target: Mac,
}

impl Timing {
    /// RFC 5227 1.1: `PROBE_WAIT`, `PROBE_NUM`, `PROBE_MIN`, `PROBE_MAX`, `ANNOUNCE_WAIT`, `ANNOUNCE_NUM`, `ANNOUNCE_INTERVAL`.
    pub const RFC_5227: Timing = Timing {
        wait_max: Duration::from_secs(1),
        probes: 3,
        gap: (Duration::from_secs(1), Duration::from_secs(2)),
        after: Duration::from_secs(2),
        announcements: 2,
        announce_gap: Duration::from_secs(2),
        target: Mac::ZERO,
    };
    /// `arping -q -D -c 1 -w 1`, as Linux distributions write it into dhclient's script.
    pub const ARPING: Timing = Timing {
        wait_max: Duration::ZERO,
        probes: 1,
        gap: (Duration::from_secs(1), Duration::from_secs(1)),
        after: Duration::from_secs(1),
        announcements: 0,
        announce_gap: Duration::ZERO,
        target: Mac::BROADCAST,
    };
    /// `udhcpc -a`: one probe, a short wait.
    pub const UDHCPC: Timing = Timing {
        wait_max: Duration::from_millis(50),
        probes: 1,
        gap: (Duration::from_secs(1), Duration::from_secs(1)),
        after: Duration::from_millis(200),
        announcements: 0,
        announce_gap: Duration::ZERO,
        target: Mac::ZERO,
    };
    /// `arping -D -c COUNT`: so many probes, one a second.
    pub const fn arping(probes: u8) -> Timing {
        Timing { probes, ..Timing::ARPING }
    }
    /// Only the announcements of RFC 5227.
    pub const TELL: Timing = Timing { probes: 0, wait_max: Duration::ZERO, after: Duration::ZERO, ..Timing::RFC_5227 };
}

/// Where a watch stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// So many probes were sent.
    Probing(u8),
    /// The address is used; so many announcements were sent.
    Announcing(u8),
    /// Nothing more to send; somebody was told off, and a second time must not come before `next_at`.
    Defended,
}

/// What a watch wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WatchOut {
    /// Broadcast this.
    Send(Arp),
    /// Nobody has the address: it can be used from now on.
    Free,
    /// Somebody has it.
    Taken {
        /// Whose card.
        by: Mac,
    },
}

/// A watch over one address.
#[derive(Clone, Debug)]
pub struct Watch {
    addr: Ipv4Addr,
    timing: Timing,
    phase: Phase,
    next_at: SimTime,
    /// The fact that began it, and follows from it: later steps have it as their cause.
    cause: FactId,
}

impl Watch {
    /// Looks for another user of the address, then tells everybody about it (RFC 5227 2.1, 2.3).
    pub fn begin(now: SimTime, addr: Ipv4Addr, timing: Timing, rng: &mut Rng, cause: FactId) -> Watch {
        let phase = if timing.probes == 0 { Phase::Announcing(0) } else { Phase::Probing(0) };
        let next_at = now + between((Duration::ZERO, timing.wait_max), rng);
        Watch { addr, timing, phase, next_at, cause }
    }

    /// The address was defended now: the watch counts the ten seconds.
    pub fn defended(now: SimTime, addr: Ipv4Addr, cause: FactId) -> Watch {
        Watch { addr, timing: Timing::TELL, phase: Phase::Defended, next_at: now + DEFEND_INTERVAL, cause }
    }

    /// The address it watches.
    pub const fn addr(&self) -> Ipv4Addr {
        self.addr
    }

    /// Whether the address is not used yet.
    pub const fn is_probing(&self) -> bool {
        matches!(self.phase, Phase::Probing(_))
    }

    /// Whether the address was defended less than ten seconds ago.
    pub const fn is_defended(&self) -> bool {
        matches!(self.phase, Phase::Defended)
    }

    /// How many probes were sent, of how many; none once the address is used.
    pub const fn progress(&self) -> Option<(u8, u8)> {
        match self.phase {
            Phase::Probing(sent) => Some((sent, self.timing.probes)),
            _ => None,
        }
    }

    /// When `on_timer` wants to be called.
    pub const fn deadline(&self) -> SimTime {
        self.next_at
    }

    /// Does what is due. False when there is nothing left to do: drop it.
    pub fn on_timer(
        &mut self,
        now: SimTime,
        me: Mac,
        rng: &mut Rng,
        trace: &mut Trace,
        out: &mut Vec<WatchOut>,
    ) -> bool {
        if now < self.next_at {
            return true;
        }
        trace.follow(self.cause);
        match self.phase {
            Phase::Probing(sent) if sent < self.timing.probes => {
                let attempt = sent + 1;
                self.phase = Phase::Probing(attempt);
                let last = attempt == self.timing.probes;
                self.next_at = now + if last { self.timing.after } else { between(self.timing.gap, rng) };
                trace.say(|| What::Arp(ArpFact::ConflictProbe { ip: self.addr, attempt, of: self.timing.probes }));
                out.push(WatchOut::Send(self.message(me, Ipv4Addr::UNSPECIFIED, self.timing.target)));
                true
            }
            Phase::Probing(_) => {
                self.cause = trace.say(|| What::Arp(ArpFact::NobodyHas { ip: self.addr }));
                (self.phase, self.next_at) = (Phase::Announcing(0), now);
                out.push(WatchOut::Free);
                self.timing.announcements > 0
            }
            Phase::Announcing(sent) if sent < self.timing.announcements => {
                self.phase = Phase::Announcing(sent + 1);
                self.next_at = now + self.timing.announce_gap;
                trace.say(|| What::Arp(ArpFact::Announced { ip: self.addr }));
                out.push(WatchOut::Send(self.message(me, self.addr, Mac::ZERO)));
                sent + 1 < self.timing.announcements
            }
            Phase::Announcing(_) | Phase::Defended => false,
        }
    }

    /// RFC 5227 2.1.1: while it probes, any ARP message from the address, and another card's probe for it, means that the
    /// address is taken.
    pub fn on_arp(&self, me: Mac, arp: &Arp, trace: &mut Trace, out: &mut Vec<WatchOut>) {
        let (ip, by) = (self.addr, arp.sender_mac);
        let used = arp.sender_ip == ip;
        let wanted = arp.op == ArpOp::Request && arp.sender_ip.is_unspecified() && arp.target_ip == ip;
        if self.is_probing() && by != me && (used || wanted) {
            trace.say(|| What::Arp(ArpFact::Taken { ip, mac: by, wanted }));
            out.push(WatchOut::Taken { by });
        }
    }

    fn message(&self, me: Mac, sender_ip: Ipv4Addr, target_mac: Mac) -> Arp {
        Arp { op: ArpOp::Request, sender_mac: me, sender_ip, target_mac, target_ip: self.addr }
    }
}

/// RFC 5227 2.3: everybody shall know that the address is this card's.
pub fn announcement(me: Mac, addr: Ipv4Addr) -> Arp {
    Arp { op: ArpOp::Request, sender_mac: me, sender_ip: addr, target_mac: Mac::ZERO, target_ip: addr }
}

/// A span drawn at random between two, in microseconds.
fn between((least, most): (Duration, Duration), rng: &mut Rng) -> Duration {
    let room = most.saturating_sub(least).as_micros();
    least + Duration::from_micros(u64::from(rng.below(u32::try_from(room).unwrap_or(u32::MAX - 1) + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::stream;

    const ADDR: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 5);
    const ME: Mac = Mac::local(1);
    const OTHER: Mac = Mac::local(2);

    /// Everything a watch does by itself, with its moments.
    fn life(timing: Timing, seed: u64) -> Vec<(SimTime, WatchOut)> {
        let mut rng = stream(seed, "pc", "acd");
        let mut watch = Watch::begin(SimTime::ZERO, ADDR, timing, &mut rng, FactId::NONE);
        let (mut told, mut out) = (Vec::new(), Vec::new());
        loop {
            let now = watch.deadline();
            let goes_on = watch.on_timer(now, ME, &mut rng, &mut Trace::off(), &mut out);
            told.extend(out.drain(..).map(|what| (now, what)));
            if !goes_on {
                return told;
            }
        }
    }

    #[test]
    fn three_probes_then_two_announcements() {
        for seed in 0..50 {
            let told = life(Timing::RFC_5227, seed);
            let [p1, p2, p3, free, a1, a2] = &told[..] else { panic!("{told:?}") };
            let probe = |what: &WatchOut| {
                matches!(what, WatchOut::Send(arp) if arp.op == ArpOp::Request && arp.sender_ip.is_unspecified()
                    && arp.target_ip == ADDR && arp.target_mac == Mac::ZERO && arp.sender_mac == ME)
            };
            assert!(probe(&p1.1) && probe(&p2.1) && probe(&p3.1));
            assert_eq!(free.1, WatchOut::Free);
            assert_eq!(
                (&a1.1, &a2.1),
                (&WatchOut::Send(announcement(ME, ADDR)), &WatchOut::Send(announcement(ME, ADDR)))
            );
            let secs = Duration::from_secs;
            assert!(p1.0 <= SimTime::from_secs(1), "PROBE_WAIT");
            for gap in [p2.0 - p1.0, p3.0 - p2.0] {
                assert!((secs(1)..=secs(2)).contains(&gap), "PROBE_MIN to PROBE_MAX: {gap:?}");
            }
            assert_eq!((free.0 - p3.0, a1.0 - free.0, a2.0 - a1.0), (secs(2), Duration::ZERO, secs(2)));
        }
    }

    #[test]
    fn an_answer_or_another_probe_is_a_conflict_and_our_own_is_not() {
        let mut rng = stream(1, "pc", "acd");
        let watch = Watch::begin(SimTime::ZERO, ADDR, Timing::RFC_5227, &mut rng, FactId::NONE);
        let heard = |op, sender_mac, sender_ip, target_ip| {
            let (mut out, arp) = (Vec::new(), Arp { op, sender_mac, sender_ip, target_mac: ME, target_ip });
            watch.on_arp(ME, &arp, &mut Trace::off(), &mut out);
            out
        };
        let (any, else_) = (Ipv4Addr::UNSPECIFIED, Ipv4Addr::new(10, 0, 0, 9));
        let taken = vec![WatchOut::Taken { by: OTHER }];
        assert_eq!(heard(ArpOp::Reply, OTHER, ADDR, any), taken, "an answer");
        assert_eq!(heard(ArpOp::Request, OTHER, ADDR, else_), taken, "any question from it");
        assert_eq!(heard(ArpOp::Request, OTHER, any, ADDR), taken, "somebody wants it, too");
        assert_eq!(heard(ArpOp::Request, ME, any, ADDR), [], "our own probe, come back by a loop");
        assert_eq!(heard(ArpOp::Request, OTHER, else_, ADDR), [], "a mere question for it");
        assert_eq!(heard(ArpOp::Reply, OTHER, else_, any), []);
    }

    #[test]
    fn programs_probe_otherwise() {
        let count = |timing| life(timing, 1).iter().filter(|(_, what)| matches!(what, WatchOut::Send(_))).count();
        assert_eq!(
            (count(Timing::ARPING), count(Timing::arping(4)), count(Timing::UDHCPC), count(Timing::TELL)),
            (1, 4, 1, 2)
        );
    }
}
