//! The life of neighbours, as Linux has it (`net/core/neighbour.c`, `net/ipv4/arp.c`):
//!
//! ```text
//!              answer                   time           used            5 s
//!  INCOMPLETE ────────▶ REACHABLE ──────────▶ STALE ────────▶ DELAY ────────▶ PROBE
//!   │ 3 × everybody         ▲                                   │  sign of life  │ 3 × its card
//!   ▼                       └───────────────────────────────────┴────────────────┤
//!  FAILED ◀──────────────────────────────────────────────────────────────────────┘ silence
//! ```
//!
//! A row is only asked about when it is used. What is learned from a question is stale at once: it shows that the asker
//! can reach us, not that we can reach it. While a row is in doubt packets go to the card that is known.

use core::time::Duration;
use std::collections::{BTreeSet, VecDeque};
use std::net::Ipv4Addr;

use super::table::{Asked, Doubted, Entries, Entry, Known};
use super::{ArpOut, ArpRow, Config, ENTRIES_MAX, Here, Waiting};
use crate::sim::SimTime;
use crate::trace::{ArpFact, Drop, FactId, Trace, What};
use crate::wire::{Arp, ArpOp, Mac};

/// The neighbours of one interface.
#[derive(Clone, Default, Debug)]
pub struct ArpCache {
    entries: Entries,
    /// When each open question is due to be asked, repeated or given up; made with the first one.
    questions: Option<Box<Questions>>,
}

type Questions = BTreeSet<(SimTime, Ipv4Addr)>;

impl ArpCache {
    /// The card of a next hop, when it is known and nothing is to be done about it.
    pub fn known(&self, now: SimTime, ip: Ipv4Addr, trace: &mut Trace) -> Option<Mac> {
        let Known { mac, learned, .. } = match self.entries.get(ip)? {
            Entry::Known(known) if known.is_good(now) => *known,
            Entry::Doubted(doubted) => doubted.known,
            _ => return None,
        };
        trace.say(|| What::Arp(ArpFact::Hit { ip, mac, learned }));
        Some(mac)
    }

    /// Whether a sign of life would change what is known: asked with every segment that follows an ACK.
    pub fn wants_sign(&self, now: SimTime, ip: Ipv4Addr, config: &Config) -> bool {
        match self.entries.get(ip) {
            Some(Entry::Known(known)) => !known.is_good(now + half(config)),
            Some(Entry::Doubted(_)) => true,
            _ => false,
        }
    }

    /// Finds the card of a packet's next hop. Answers it, with the packet, when it is known; else the packet waits
    /// here and a question is in `out` unless one is already open.
    pub fn resolve(&mut self, waiting: Waiting, here: &mut Here<'_>) -> Option<(Mac, Waiting)> {
        let ip = waiting.next_hop;
        match self.entries.get_mut(ip) {
            Some(Entry::Asked(asked)) => {
                enqueue(&mut asked.waiting, waiting, here);
                let waiting = asked.waiting.len() as u16;
                here.trace.say(|| What::Arp(ArpFact::Miss { ip, waiting }));
                return None;
            }
            Some(Entry::Doubted(doubted)) => return Some((hit(ip, doubted.known, here), waiting)),
            Some(Entry::Known(known)) => {
                let known = *known;
                if !known.is_good(here.now) {
                    self.doubt(ip, known, here);
                }
                return Some((hit(ip, known, here), waiting));
            }
            Some(Entry::Failed) | None => {}
        }
        if !self.entries.contains(ip) && !self.make_room() {
            lose(&waiting, here);
            return None;
        }
        here.trace.say(|| What::Arp(ArpFact::Miss { ip, waiting: 1 }));
        let due = here.now + retry(here);
        let asked = Asked { attempts: 1, due, waiting: VecDeque::from([waiting]) };
        self.put(ip, Entry::Asked(Box::new(asked)));
        ask(ip, 1, here);
        None
    }

    /// Takes in a message from the wire, in the order of RFC 826: merge, then "is it for me?", then answer. `to_all`:
    /// the frame was for everybody.
    pub fn on_arp(&mut self, arp: &Arp, to_all: bool, here: &mut Here<'_>) {
        let (ip, mac) = (arp.sender_ip, arp.sender_mac);
        if mac.is_group() || mac == here.mac {
            here.trace.say(|| What::Arp(ArpFact::Ignored { ip }));
            return;
        }
        if here.ip == Some(ip) {
            // RFC 5227 2.4: somebody else uses my address. Linux says nothing and keeps it; so do we, but we tell.
            here.trace.say(|| What::Arp(ArpFact::Conflict { ip, mac }));
            return;
        }
        let is_request = arp.op == ArpOp::Request;
        let for_me = here.ip == Some(arp.target_ip);
        // A probe (RFC 5227) has no sender address to learn.
        let known = !ip.is_unspecified() && self.merge(arp, to_all, here);
        match (for_me, is_request) {
            (true, true) => {
                if !known && !ip.is_unspecified() && self.make_room() {
                    self.learn(arp, false, here);
                }
                here.trace.say(|| What::Arp(ArpFact::Answered { to: ip, ip: arp.target_ip }));
                here.out.push(ArpOut::Transmit { dst: mac, arp: answer(here.mac, arp) });
            }
            // Linux (arp_accept 0): what nobody asked for makes no row.
            (_, false) if !known => {
                here.trace.say(|| What::Arp(ArpFact::Ignored { ip }));
            }
            (false, true) => {
                here.trace.say(|| What::Arp(ArpFact::NotMine { ip: arp.target_ip }));
            }
            (_, false) => {}
        }
    }

    /// What was sent to a neighbour had an effect, as a layer above knows (RFC 1122 2.3.2.1 (4)): it is there.
    pub fn confirm(&mut self, ip: Ipv4Addr, here: &mut Here<'_>) {
        match self.entries.get_mut(ip) {
            // Renewed when it would soon end, so that a busy connection does not draw with every segment.
            Some(Entry::Known(known)) if !known.is_good(here.now + half(here.config)) => {
                (known.heard, known.good_until) = (here.now, good_until(here));
            }
            Some(Entry::Doubted(doubted)) => {
                let known = doubted.known;
                self.trust(ip, known, here);
            }
            _ => {}
        }
    }

    /// Asks, repeats or gives up the questions that are due. An interface without an address gives them all up.
    pub fn on_timer(&mut self, here: &mut Here<'_>) {
        let cause = here.trace.cursor();
        while let Some((due, ip)) = self.first_question().filter(|(due, _)| *due <= here.now) {
            here.trace.follow(cause);
            let next = here.now + retry(here);
            match self.take_question(ip) {
                Some(Entry::Asked(mut asked)) if here.ip.is_some() && asked.attempts < here.config.mcast_solicit => {
                    asked.attempts += 1;
                    asked.due = next;
                    ask(ip, asked.attempts, here);
                    self.put(ip, Entry::Asked(asked));
                }
                Some(Entry::Doubted(mut doubted))
                    if here.ip.is_some() && doubted.attempts < here.config.ucast_solicit =>
                {
                    doubted.attempts += 1;
                    doubted.due = next;
                    probe(ip, doubted.known, doubted.attempts, here);
                    self.put(ip, Entry::Doubted(doubted));
                }
                Some(Entry::Asked(asked)) => self.give_up(ip, asked.attempts, Vec::from(asked.waiting), here),
                Some(Entry::Doubted(doubted)) => self.give_up(ip, doubted.attempts, Vec::new(), here),
                _ => self.close(due, ip),
            }
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        self.first_question().map(|(at, _)| at)
    }

    /// The table, by address.
    pub fn rows(&self, now: SimTime) -> Vec<ArpRow> {
        self.entries.iter().map(|(ip, entry)| entry.row(*ip, now)).collect()
    }

    /// Writes a row by hand: good for ever when `permanent`, else until it is used. False when there is no room.
    pub fn set(&mut self, ip: Ipv4Addr, mac: Mac, permanent: bool, made: FactId, here: &mut Here<'_>) -> bool {
        if !self.entries.contains(ip) && !self.make_room() {
            return false;
        }
        let waiting =
            if let Some(Entry::Asked(asked)) = self.take_question(ip) { asked.waiting } else { VecDeque::new() };
        let good_until = if permanent { SimTime::NEVER } else { here.now };
        self.entries.insert(ip, Entry::Known(Known { mac, learned: made, heard: here.now, good_until }));
        here.out.extend(waiting.into_iter().map(|waiting| ArpOut::Release { mac, learned: made, waiting }));
        true
    }

    /// Takes a row out, with what waits for it; whether there was one.
    pub fn remove(&mut self, ip: Ipv4Addr, here: &mut Here<'_>) -> bool {
        if let Some(Entry::Asked(asked)) = self.take_question(ip) {
            asked.waiting.iter().for_each(|waiting| lose(waiting, here));
        }
        self.entries.remove(ip)
    }

    /// Takes out all rows that were not written by hand.
    pub fn flush(&mut self, here: &mut Here<'_>) {
        for ip in self.entries.iter().map(|(ip, _)| *ip).collect::<Vec<_>>() {
            if let Some(Entry::Asked(asked)) = self.entries.get(ip) {
                asked.waiting.iter().for_each(|waiting| lose(waiting, here));
            }
        }
        self.questions = None;
        self.entries.flush();
    }

    /// Updates the sender's row when there is one; whether there was one. Gratuitous messages end here.
    fn merge(&mut self, arp: &Arp, to_all: bool, here: &mut Here<'_>) -> bool {
        let (ip, new) = (arp.sender_ip, arp.sender_mac);
        // Only an answer to a question of ours shows that it hears us.
        let good = arp.op == ArpOp::Reply && !to_all;
        let Some(entry) = self.entries.get(ip) else { return false };
        match (entry, entry.known().copied()) {
            (_, Some(known)) if known.is_permanent() => {}
            (_, Some(known)) if known.mac != new => {
                self.take_question(ip);
                let learned = here.trace.say(|| What::Arp(ArpFact::Changed { ip, old: known.mac, new }));
                self.write(ip, Known { mac: new, learned, ..known }, good, here);
            }
            (Entry::Doubted(_), Some(known)) if good => self.trust(ip, known, here),
            (Entry::Known(_), Some(known)) if good => self.write(ip, known, true, here),
            (_, Some(_)) => {} // a question of its own changes nothing of what is known
            (Entry::Asked(_), None) => self.release(arp, good, here),
            (_, None) => {
                self.learn(arp, good, here);
            }
        }
        true
    }

    /// The answer that packets waited for.
    fn release(&mut self, arp: &Arp, good: bool, here: &mut Here<'_>) {
        let (ip, mac) = (arp.sender_ip, arp.sender_mac);
        let Some(Entry::Asked(asked)) = self.take_question(ip) else { return };
        let learned = self.learn(arp, good, here);
        let packets = asked.waiting.len() as u16;
        here.trace.say(|| What::Arp(ArpFact::Released { ip, packets }));
        here.out.extend(asked.waiting.into_iter().map(|waiting| ArpOut::Release { mac, learned, waiting }));
        if let Some(known) = self.entries.get(ip).and_then(Entry::known).copied().filter(|k| !k.is_good(here.now)) {
            self.doubt(ip, known, here); // it is used at once
        }
    }

    fn learn(&mut self, arp: &Arp, good: bool, here: &mut Here<'_>) -> FactId {
        let (ip, mac, from_request) = (arp.sender_ip, arp.sender_mac, arp.op == ArpOp::Request);
        let learned = here.trace.say(|| What::Arp(ArpFact::Learned { ip, mac, from_request }));
        self.write(ip, Known { mac, learned, heard: here.now, good_until: here.now }, good, here);
        learned
    }

    /// Writes a row that was heard of just now.
    fn write(&mut self, ip: Ipv4Addr, known: Known, good: bool, here: &mut Here<'_>) {
        let good_until = if good { good_until(here) } else { here.now };
        self.entries.insert(ip, Entry::Known(Known { heard: here.now, good_until, ..known }));
    }

    /// A row in doubt is good again.
    fn trust(&mut self, ip: Ipv4Addr, known: Known, here: &mut Here<'_>) {
        self.take_question(ip);
        here.trace.say(|| What::Arp(ArpFact::Confirmed { ip, mac: known.mac }));
        self.write(ip, known, true, here);
    }

    /// A stale row is used: it gets some time to give a sign of life before it is asked.
    fn doubt(&mut self, ip: Ipv4Addr, known: Known, here: &mut Here<'_>) {
        let wait_secs = here.config.delay_first_probe_s;
        here.trace.say(|| What::Arp(ArpFact::Stale { ip, mac: known.mac, wait_secs }));
        let due = here.now + Duration::from_secs(wait_secs.into());
        self.put(ip, Entry::Doubted(Box::new(Doubted { known, attempts: 0, due })));
    }

    fn give_up(&mut self, ip: Ipv4Addr, attempts: u8, waiting: Vec<Waiting>, here: &mut Here<'_>) {
        let lost = waiting.len() as u16;
        self.entries.insert(ip, Entry::Failed);
        here.trace.say(|| What::Arp(ArpFact::Failed { ip, lost }));
        here.out.push(ArpOut::Failed { next_hop: ip, attempts, waiting });
    }

    fn first_question(&self) -> Option<(SimTime, Ipv4Addr)> {
        self.questions.as_ref()?.first().copied()
    }

    /// Writes a row with an open question.
    fn put(&mut self, ip: Ipv4Addr, entry: Entry) {
        if let Some(due) = entry.due() {
            self.questions.get_or_insert_default().insert((due, ip));
        }
        self.entries.insert(ip, entry);
    }

    /// Takes the open question of a row away, and what it was.
    fn take_question(&mut self, ip: Ipv4Addr) -> Option<Entry> {
        let entry = self.entries.get_mut(ip)?;
        let due = entry.due()?;
        let taken = std::mem::replace(entry, Entry::Failed);
        self.close(due, ip);
        Some(taken)
    }

    fn close(&mut self, due: SimTime, ip: Ipv4Addr) {
        let is_last = self.questions.as_mut().is_some_and(|open| open.remove(&(due, ip)) && open.is_empty());
        if is_last {
            self.questions = None;
        }
    }

    /// Makes room for one more row: the one not heard for longest goes. False when every row is an open question.
    fn make_room(&mut self) -> bool {
        if self.entries.len() < ENTRIES_MAX {
            return true;
        }
        let heard = |(ip, entry): &(Ipv4Addr, Entry)| match entry {
            Entry::Known(known) if !known.is_permanent() => Some((known.heard, *ip)),
            Entry::Failed => Some((SimTime::ZERO, *ip)),
            _ => None,
        };
        let oldest = self.entries.iter().filter_map(heard).min();
        oldest.is_some_and(|(_, ip)| self.entries.remove(ip))
    }
}

/// Until when a neighbour that was heard just now is good.
fn good_until(here: &mut Here<'_>) -> SimTime {
    let base = here.config.base_reachable_ms;
    here.now + Duration::from_millis(u64::from(base / 2) + u64::from((here.chance)(base)))
}

fn half(config: &Config) -> Duration {
    Duration::from_millis(u64::from(config.base_reachable_ms / 2))
}

fn retry(here: &Here<'_>) -> Duration {
    Duration::from_millis(here.config.retrans_ms.into())
}

fn hit(ip: Ipv4Addr, known: Known, here: &mut Here<'_>) -> Mac {
    let Known { mac, learned, .. } = known;
    here.trace.say(|| What::Arp(ArpFact::Hit { ip, mac, learned }));
    mac
}

/// The oldest packet goes when too many wait, as on Linux: the latest is the likeliest to be still wanted.
fn enqueue(queue: &mut VecDeque<Waiting>, waiting: Waiting, here: &mut Here<'_>) {
    if queue.len() >= usize::from(here.config.waiting_max).max(1)
        && let Some(oldest) = queue.pop_front()
    {
        lose(&oldest, here);
    }
    queue.push_back(waiting);
}

/// Says that a waiting packet is lost: about its frame, after its own cause.
fn lose(lost: &Waiting, here: &mut Here<'_>) {
    let (limit, trace) = (here.config.waiting_max, &mut *here.trace);
    let (cause, frame) = (trace.cursor(), trace.frame_now());
    trace.follow(lost.cause);
    trace.about(lost.parent);
    trace.say(|| What::Drop(Drop::ArpQueueFull { next_hop: lost.next_hop, limit }));
    trace.follow(cause);
    trace.about(frame);
}

fn ask(ip: Ipv4Addr, attempt: u8, here: &mut Here<'_>) {
    here.trace.say(|| What::Arp(ArpFact::Asked { ip, iface: here.iface.to_owned(), attempt }));
    send_question(Mac::BROADCAST, ip, here);
}

fn probe(ip: Ipv4Addr, known: Known, attempt: u8, here: &mut Here<'_>) {
    let Known { mac, learned, .. } = known;
    here.trace.say(|| What::Arp(ArpFact::Probed { ip, mac, learned, attempt }));
    send_question(mac, ip, here);
}

fn send_question(dst: Mac, ip: Ipv4Addr, here: &mut Here<'_>) {
    let Some(own) = here.ip else { return };
    let arp = Arp { op: ArpOp::Request, sender_mac: here.mac, sender_ip: own, target_mac: Mac::ZERO, target_ip: ip };
    here.out.push(ArpOut::Transmit { dst, arp });
}

/// RFC 826: swap the addresses, put in the own card, send it back to the asker.
fn answer(mac: Mac, question: &Arp) -> Arp {
    Arp {
        op: ArpOp::Reply,
        sender_mac: mac,
        sender_ip: question.target_ip,
        target_mac: question.sender_mac,
        target_ip: question.sender_ip,
    }
}
