//! ARP for one interface (RFC 826): which card has this address, and what waits until it is known.
//!
//! What it is: the table, its questions, and the packets that wait for an answer. What it is not: a wire; it fills a
//! list of wishes. It behaves as Linux does, with one simplification: a row is good for sixty seconds after its owner
//! was last heard, then it is stale and the next packet asks again (Linux would still use it while it asks).

mod table;

use core::time::Duration;
use std::collections::{BTreeSet, VecDeque};
use std::net::Ipv4Addr;

use serde::Serialize;

use table::{Asked, Entries, Entry, Known};

use crate::sim::{FrameId, SimTime};
use crate::trace::{ArpFact, Drop, FactId, Trace, What};
use crate::wire::{Arp, ArpOp, Mac, Packet};

/// Rows of a table. Linux's `gc_thresh3` is 1024 where nobody raised it; here a LAN of ten thousand is one setting.
pub const ENTRIES_MAX: usize = 16_384;
/// Packets that wait for one address. RFC 1122 2.3.2.2 asks for at least the latest; as Linux's `unres_qlen`, so that
/// all pieces of a great packet find room.
pub const WAITING_MAX: usize = 101;
/// Questions before an address counts as absent (Linux `mcast_solicit`).
pub const ATTEMPTS_MAX: u8 = 3;
/// Between two questions: RFC 1122 2.3.2.1 allows one a second.
const RETRY: Duration = Duration::from_secs(1);
/// How long a row is good after its owner was heard.
const REACHABLE: Duration = Duration::from_secs(60);

/// A packet on its way to a next hop, with what is needed to go on later where it stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The IP packet.
    pub packet: Packet,
    /// The frame it came in.
    pub parent: Option<FrameId>,
    /// The fact that sent it here.
    pub cause: FactId,
    /// Whose hardware address it needs.
    pub next_hop: Ipv4Addr,
}

/// What the cache wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArpOut {
    /// Send this message.
    Transmit {
        /// To this card, or to all.
        dst: Mac,
        /// The message.
        arp: Arp,
    },
    /// The answer came: send this packet.
    Release {
        /// To this card.
        mac: Mac,
        /// The fact that taught it.
        learned: FactId,
        /// The packet.
        waiting: Waiting,
    },
    /// Nobody answered: these packets are lost.
    Failed {
        /// The address asked for.
        next_hop: Ipv4Addr,
        /// The packets, oldest first.
        waiting: Vec<Waiting>,
    },
}

/// State of a row, by its Linux name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ArpState {
    /// Asked for, not yet answered.
    Incomplete,
    /// Heard within the last minute.
    Reachable,
    /// Too old: the next packet asks again.
    Stale,
}

impl ArpState {
    /// As `ip neigh` prints it.
    pub const fn name(self) -> &'static str {
        match self {
            ArpState::Incomplete => "INCOMPLETE",
            ArpState::Reachable => "REACHABLE",
            ArpState::Stale => "STALE",
        }
    }
}

/// A row for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ArpRow {
    /// The neighbour.
    pub ip: Ipv4Addr,
    /// Its card, once known.
    pub mac: Option<Mac>,
    /// How good the row is.
    pub state: ArpState,
    /// Seconds since it was last heard; zero while it is asked for.
    pub age_secs: u64,
    /// Packets that wait for it.
    pub waiting: u16,
    /// The fact that taught it.
    pub learned: FactId,
}

/// The neighbours of one interface.
#[derive(Clone, Default, Debug)]
pub struct ArpCache {
    entries: Entries,
    /// When each open question is due to be repeated or given up; made with the first one.
    questions: Option<Box<Questions>>,
}

type Questions = BTreeSet<(SimTime, Ipv4Addr)>;

impl ArpCache {
    /// Forgets every neighbour that is known; open questions stay open.
    pub fn forget_known(&mut self) {
        self.entries.retain(|entry| matches!(entry, Entry::Asked(_)));
    }

    /// The card of a next hop, when it is known and was heard lately.
    pub fn known(&self, now: SimTime, ip: Ipv4Addr, trace: &mut Trace) -> Option<Mac> {
        let Entry::Known(known) = self.entries.get(ip)? else { return None };
        let Known { mac, learned, .. } = *known;
        known.is_fresh(now).then(|| {
            trace.say(|| What::Arp(ArpFact::Hit { ip, mac, learned }));
            mac
        })
    }

    /// Finds the card of a packet's next hop. Answers it, with the packet, when it is known; else the packet waits
    /// here and a question is in `out` unless one is already open. `me` is the interface's own card and address.
    pub fn resolve(
        &mut self,
        now: SimTime,
        waiting: Waiting,
        me: (Mac, Ipv4Addr),
        iface: &str,
        trace: &mut Trace,
        out: &mut Vec<ArpOut>,
    ) -> Option<(Mac, Waiting)> {
        let ip = waiting.next_hop;
        if let Some(mac) = self.known(now, ip, trace) {
            return Some((mac, waiting));
        }
        match self.entries.get_mut(ip) {
            Some(Entry::Asked(asked)) => {
                enqueue(&mut asked.waiting, waiting, trace);
                let waiting = asked.waiting.len() as u16;
                trace.say(|| What::Arp(ArpFact::Miss { ip, waiting }));
                return None;
            }
            Some(Entry::Known(_)) => {
                trace.say(|| What::Arp(ArpFact::Expired { ip }));
            }
            None => {}
        }
        if !self.entries.contains(ip) && !self.make_room() {
            lose(&waiting, trace);
            return None;
        }
        trace.say(|| What::Arp(ArpFact::Miss { ip, waiting: 1 }));
        let next_at = now + RETRY;
        let asked = Asked { attempts: 1, next_at, waiting: VecDeque::from([waiting]) };
        self.entries.insert(ip, Entry::Asked(Box::new(asked)));
        self.questions.get_or_insert_default().insert((next_at, ip));
        ask(me, ip, iface, 1, trace, out);
        None
    }

    /// Takes in a message from the wire, in the order of RFC 826: merge, then "is it for me?", then answer.
    pub fn on_arp(
        &mut self,
        now: SimTime,
        me: (Mac, Option<Ipv4Addr>),
        arp: &Arp,
        trace: &mut Trace,
        out: &mut Vec<ArpOut>,
    ) {
        let (ip, mac) = (arp.sender_ip, arp.sender_mac);
        if mac.is_group() || mac == me.0 {
            trace.say(|| What::Arp(ArpFact::Ignored { ip }));
            return;
        }
        if me.1 == Some(ip) {
            // RFC 5227 2.4: somebody else uses my address. Linux says nothing and keeps it; so do we, but we tell.
            trace.say(|| What::Arp(ArpFact::Conflict { ip, mac }));
            return;
        }
        let is_request = arp.op == ArpOp::Request;
        let for_me = me.1 == Some(arp.target_ip);
        // A probe (RFC 5227) has no sender address to learn.
        let known = !ip.is_unspecified() && self.merge(now, arp, is_request, trace, out);
        match (for_me, is_request) {
            (true, true) => {
                if !known && !ip.is_unspecified() && self.make_room() {
                    self.learn(now, arp, true, trace);
                }
                trace.say(|| What::Arp(ArpFact::Answered { to: ip, ip: arp.target_ip }));
                out.push(ArpOut::Transmit { dst: mac, arp: answer(me.0, arp) });
            }
            // Linux (arp_accept 0): what nobody asked for makes no row.
            (_, false) if !known => {
                trace.say(|| What::Arp(ArpFact::Ignored { ip }));
            }
            (false, true) => {
                trace.say(|| What::Arp(ArpFact::NotMine { ip: arp.target_ip }));
            }
            (_, false) => {}
        }
    }

    /// Repeats or gives up the questions that are due. An interface without an address gives them all up.
    pub fn on_timer(
        &mut self,
        now: SimTime,
        me: (Mac, Option<Ipv4Addr>),
        iface: &str,
        trace: &mut Trace,
        out: &mut Vec<ArpOut>,
    ) {
        let cause = trace.cursor();
        while let Some((due, ip)) = self.first_question().filter(|(due, _)| *due <= now) {
            self.close_question(due, ip);
            trace.follow(cause);
            let Some(Entry::Asked(asked)) = self.entries.get_mut(ip) else { continue };
            match me.1 {
                Some(own) if asked.attempts < ATTEMPTS_MAX => {
                    asked.attempts += 1;
                    asked.next_at = now + RETRY;
                    self.questions.get_or_insert_default().insert((asked.next_at, ip));
                    ask((me.0, own), ip, iface, asked.attempts, trace, out);
                }
                _ => {
                    let waiting = Vec::from(std::mem::take(&mut asked.waiting));
                    self.entries.remove(ip);
                    let lost = waiting.len() as u16;
                    trace.say(|| What::Arp(ArpFact::Failed { ip, lost }));
                    out.push(ArpOut::Failed { next_hop: ip, waiting });
                }
            }
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        self.first_question().map(|(at, _)| at)
    }

    fn first_question(&self) -> Option<(SimTime, Ipv4Addr)> {
        self.questions.as_ref()?.first().copied()
    }

    fn close_question(&mut self, due: SimTime, ip: Ipv4Addr) {
        let is_last = self.questions.as_mut().is_some_and(|open| open.remove(&(due, ip)) && open.is_empty());
        if is_last {
            self.questions = None;
        }
    }

    /// The table, by address.
    pub fn rows(&self, now: SimTime) -> Vec<ArpRow> {
        let row = |(ip, entry): &(Ipv4Addr, Entry)| match entry {
            Entry::Known(known) => ArpRow {
                ip: *ip,
                mac: Some(known.mac),
                state: if known.is_fresh(now) { ArpState::Reachable } else { ArpState::Stale },
                age_secs: now.since(known.heard).as_secs(),
                waiting: 0,
                learned: known.learned,
            },
            Entry::Asked(asked) => ArpRow {
                ip: *ip,
                mac: None,
                state: ArpState::Incomplete,
                age_secs: 0,
                waiting: asked.waiting.len() as u16,
                learned: FactId::NONE,
            },
        };
        self.entries.iter().map(row).collect()
    }

    /// Updates the sender's row when there is one; whether there was one. Gratuitous messages end here.
    fn merge(&mut self, now: SimTime, arp: &Arp, from_request: bool, trace: &mut Trace, out: &mut Vec<ArpOut>) -> bool {
        let (ip, new) = (arp.sender_ip, arp.sender_mac);
        match self.entries.get_mut(ip) {
            None => return false,
            Some(Entry::Known(known)) => {
                known.heard = now;
                if known.mac != new {
                    let old = std::mem::replace(&mut known.mac, new);
                    known.learned = trace.say(|| What::Arp(ArpFact::Changed { ip, old, new }));
                }
            }
            Some(Entry::Asked(asked)) => {
                let (due, waiting) = (asked.next_at, std::mem::take(&mut asked.waiting));
                self.close_question(due, ip);
                let learned = self.learn(now, arp, from_request, trace);
                let packets = waiting.len() as u16;
                trace.say(|| What::Arp(ArpFact::Released { ip, packets }));
                out.extend(waiting.into_iter().map(|waiting| ArpOut::Release { mac: new, learned, waiting }));
            }
        }
        true
    }

    fn learn(&mut self, now: SimTime, arp: &Arp, from_request: bool, trace: &mut Trace) -> FactId {
        let (ip, mac) = (arp.sender_ip, arp.sender_mac);
        let learned = trace.say(|| What::Arp(ArpFact::Learned { ip, mac, from_request }));
        self.entries.insert(ip, Entry::Known(Known { mac, learned, heard: now }));
        learned
    }

    /// Makes room for one more row: the one not heard for longest goes. False when every row is an open question.
    fn make_room(&mut self) -> bool {
        if self.entries.len() < ENTRIES_MAX {
            return true;
        }
        let heard = |(ip, entry): &(Ipv4Addr, Entry)| match entry {
            Entry::Known(known) => Some((known.heard, *ip)),
            Entry::Asked(_) => None,
        };
        let oldest = self.entries.iter().filter_map(heard).min();
        oldest.is_some_and(|(_, ip)| self.entries.remove(ip))
    }
}

/// The oldest packet goes when too many wait, as on Linux: the latest is the likeliest to be still wanted.
fn enqueue(queue: &mut VecDeque<Waiting>, waiting: Waiting, trace: &mut Trace) {
    if queue.len() >= WAITING_MAX
        && let Some(oldest) = queue.pop_front()
    {
        lose(&oldest, trace);
    }
    queue.push_back(waiting);
}

/// Says that a waiting packet is lost: about its frame, after its own cause.
fn lose(lost: &Waiting, trace: &mut Trace) {
    let (cause, frame) = (trace.cursor(), trace.frame_now());
    trace.follow(lost.cause);
    trace.about(lost.parent);
    trace.say(|| What::Drop(Drop::ArpQueueFull { next_hop: lost.next_hop, limit: WAITING_MAX as u16 }));
    trace.follow(cause);
    trace.about(frame);
}

fn ask(me: (Mac, Ipv4Addr), ip: Ipv4Addr, iface: &str, attempt: u8, trace: &mut Trace, out: &mut Vec<ArpOut>) {
    trace.say(|| What::Arp(ArpFact::Asked { ip, iface: iface.to_owned(), attempt }));
    let arp = Arp { op: ArpOp::Request, sender_mac: me.0, sender_ip: me.1, target_mac: Mac::ZERO, target_ip: ip };
    out.push(ArpOut::Transmit { dst: Mac::BROADCAST, arp });
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

#[cfg(test)]
mod tests;
