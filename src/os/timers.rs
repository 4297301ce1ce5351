//! Timers of a kernel: wishes that may move, over a queue from which nothing is ever taken out.
//!
//! A machine's deadline moves with almost every segment. Only a deadline *earlier* than what is queued costs a queue
//! entry; a later one is noticed when the old entry fires, and queued again.

use rustc_hash::FxHashMap;

use super::Outbox;
use crate::sim::SimTime;
use crate::trace::FactId;

/// Whose timer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(in crate::os) enum TimerKey {
    /// ARP of an interface.
    Arp(u32),
    /// DHCP client of an interface.
    DhcpClient(u32),
    /// DHCP server of an interface.
    DhcpServer(u32),
    /// Translation rows.
    Nat,
    /// A connection, by its slot.
    Tcp(u32),
    /// A sleeping task, by the number of its sleep.
    Sleep(u32),
    /// Pieces that wait for others.
    Reassembly,
    /// Groups of an interface.
    Igmp(u32),
    /// Packets to the box itself that were too many for one moment.
    Loopback,
    /// Addresses that are looked for.
    Conflicts,
    /// Ports inside that were taken down for a moment.
    Carrier,
    /// The dialled line of an interface.
    Line(u32),
}

impl TimerKey {
    /// As the engine carries it.
    pub(super) const fn encode(self) -> u64 {
        let (kind, index) = match self {
            TimerKey::Arp(i) => (1, i),
            TimerKey::DhcpClient(i) => (2, i),
            TimerKey::DhcpServer(i) => (3, i),
            TimerKey::Nat => (4, 0),
            TimerKey::Tcp(i) => (5, i),
            TimerKey::Sleep(i) => (6, i),
            TimerKey::Reassembly => (7, 0),
            TimerKey::Igmp(i) => (8, i),
            TimerKey::Loopback => (15, 0),
            TimerKey::Conflicts => (9, 0),
            TimerKey::Carrier => (10, 0),
            TimerKey::Line(i) => (11, i),
        };
        (kind << 32) | index as u64
    }

    /// Reads what `encode` wrote.
    pub(super) const fn decode(key: u64) -> Option<TimerKey> {
        let index = key as u32;
        Some(match key >> 32 {
            1 => TimerKey::Arp(index),
            2 => TimerKey::DhcpClient(index),
            3 => TimerKey::DhcpServer(index),
            4 => TimerKey::Nat,
            5 => TimerKey::Tcp(index),
            6 => TimerKey::Sleep(index),
            7 => TimerKey::Reassembly,
            8 => TimerKey::Igmp(index),
            15 => TimerKey::Loopback,
            9 => TimerKey::Conflicts,
            10 => TimerKey::Carrier,
            11 => TimerKey::Line(index),
            _ => return None,
        })
    }

    /// The word facts use.
    pub(super) const fn purpose(self) -> &'static str {
        match self {
            TimerKey::Arp(_) | TimerKey::Conflicts => "arp",
            TimerKey::DhcpClient(_) | TimerKey::DhcpServer(_) => "dhcp",
            TimerKey::Nat => "nat",
            TimerKey::Tcp(_) => "tcp",
            TimerKey::Sleep(_) => "sleep",
            TimerKey::Reassembly => "reassembly",
            TimerKey::Igmp(_) => "igmp",
            TimerKey::Loopback => "loopback",
            TimerKey::Carrier => "carrier",
            TimerKey::Line(_) => "ppp",
        }
    }
}

/// One wish to be called, and what is queued for it.
#[derive(Clone, Copy, Debug)]
pub(in crate::os) struct Alarm {
    /// When the owner wants to be called; never: not at all.
    wish: SimTime,
    /// The earliest entry in the engine's queue.
    queued: SimTime,
    /// A later one that was queued before it: when its turn comes, no other is needed.
    later: SimTime,
    cause: FactId,
}

impl Default for Alarm {
    fn default() -> Alarm {
        Alarm { wish: SimTime::NEVER, queued: SimTime::NEVER, later: SimTime::NEVER, cause: FactId::NONE }
    }
}

impl Alarm {
    /// Sets or, with none, forgets the wish. `cause` is the fact that made it. A forgotten one's queue entry stays and finds
    /// nobody; until then it is remembered, so that a new wish needs no second one.
    pub(in crate::os) fn arm(&mut self, key: TimerKey, wish: Option<SimTime>, cause: FactId, out: &mut Outbox) {
        let Some(wish) = wish else {
            self.wish = SimTime::NEVER;
            return;
        };
        if self.wish != wish || self.queued == SimTime::NEVER {
            self.cause = cause;
        }
        self.wish = wish;
        if wish < self.queued {
            if self.later == SimTime::NEVER {
                self.later = self.queued;
            }
            self.queued = wish;
            out.timers.push((wish, key.encode()));
        }
    }

    /// The engine calls: the cause when the owner is really due, none for a stale call.
    pub(in crate::os) fn fire(&mut self, key: TimerKey, now: SimTime, out: &mut Outbox) -> Option<FactId> {
        if self.queued <= now {
            self.queued = std::mem::replace(&mut self.later, SimTime::NEVER);
        }
        if self.later <= now {
            self.later = SimTime::NEVER;
        }
        if self.queued <= now {
            self.queued = SimTime::NEVER; // both came at once
        }
        if self.wish > now {
            if self.wish < self.queued && self.wish != SimTime::NEVER {
                self.queued = self.wish;
                out.timers.push((self.wish, key.encode()));
            }
            return None;
        }
        self.wish = SimTime::NEVER;
        Some(std::mem::replace(&mut self.cause, FactId::NONE))
    }

    /// Whether it is as it was made.
    const fn is_idle(&self) -> bool {
        self.wish.0 == SimTime::NEVER.0 && self.queued.0 == SimTime::NEVER.0 && self.later.0 == SimTime::NEVER.0
    }
}

/// The timers of a kernel but for those of its connections, which stand with them. Looked up, never iterated. None were
/// armed yet: no room is taken.
#[derive(Clone, Default, Debug)]
pub(super) struct Timers(Option<Box<FxHashMap<TimerKey, Alarm>>>);

impl Timers {
    /// Sets or, with none, forgets the wish of `key`. `cause` is the fact that made it.
    pub(super) fn arm(&mut self, key: TimerKey, wish: Option<SimTime>, cause: FactId, out: &mut Outbox) {
        if wish.is_some() {
            self.0.get_or_insert_default().entry(key).or_default().arm(key, wish, cause, out);
        } else if let Some(alarm) = self.0.as_mut().and_then(|all| all.get_mut(&key)) {
            alarm.arm(key, None, cause, out);
        }
    }

    /// The engine calls: the cause when the owner is really due, none for a stale call.
    pub(super) fn fire(&mut self, key: TimerKey, now: SimTime, out: &mut Outbox) -> Option<FactId> {
        let all = self.0.as_mut()?;
        let alarm = all.get_mut(&key)?;
        let cause = alarm.fire(key, now, out);
        if alarm.is_idle() {
            all.remove(&key);
        }
        cause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_wish_costs_no_entry_and_fires_once() {
        let (mut timers, mut out) = (Timers::default(), Outbox::default());
        let key = TimerKey::Tcp(3);
        timers.arm(key, Some(SimTime(100)), FactId(1), &mut out);
        timers.arm(key, Some(SimTime(200)), FactId(2), &mut out);
        assert_eq!(out.timers, [(SimTime(100), key.encode())]);
        assert_eq!(timers.fire(key, SimTime(100), &mut out), None, "stale");
        assert_eq!(out.timers.len(), 2, "queued again for its wish");
        assert_eq!(timers.fire(key, SimTime(200), &mut out), Some(FactId(2)));
        assert_eq!(timers.fire(key, SimTime(200), &mut out), None);
        assert_eq!(TimerKey::decode(key.encode()), Some(key));
    }

    /// A connection that is kept alive asks after two hours; meanwhile each segment has a timeout of its own.
    #[test]
    fn a_far_wish_is_queued_once_however_often_near_ones_come_before_it() {
        let (mut alarm, mut out) = (Alarm::default(), Outbox::default());
        let (key, far) = (TimerKey::Tcp(1), SimTime::from_secs(7_200));
        let mut near = 0;
        alarm.arm(key, Some(far), FactId(1), &mut out);
        for second in 1..1_000 {
            let soon = SimTime::from_millis(second * 1_000 + 200);
            alarm.arm(key, Some(soon), FactId(2), &mut out);
            near += 1;
            alarm.arm(key, Some(SimTime(far.0 + second)), FactId(3), &mut out);
            assert_eq!(alarm.fire(key, soon, &mut out), None);
        }
        assert_eq!(out.timers.len(), near + 1);
        assert_eq!(alarm.fire(key, far, &mut out), None, "it has moved on a little");
        assert_eq!(out.timers.last(), Some(&(SimTime(far.0 + 999), key.encode())));
        assert_eq!(alarm.fire(key, SimTime(far.0 + 999), &mut out), Some(FactId(3)));
    }

    #[test]
    fn a_forgotten_wish_never_fires() {
        let (mut timers, mut out) = (Timers::default(), Outbox::default());
        timers.arm(TimerKey::Nat, Some(SimTime(5)), FactId(1), &mut out);
        timers.arm(TimerKey::Nat, None, FactId(1), &mut out);
        assert_eq!(timers.fire(TimerKey::Nat, SimTime(5), &mut out), None);
    }
}
