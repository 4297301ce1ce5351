//! All connections of the record, and which fact belongs to which.
//!
//! An end is known by its box and its two addresses. The two ends of a connection find each other by a frame: the
//! first segment that one end hears is one that the other end sent, however often it was rewritten on the way. What a
//! frame carries is found by its causes: those of its sending lead to the segment, or to the arrival of the frame it
//! was made from.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddrV4};

use crate::sim::{FrameId, NodeId};
use crate::trace::{
    ArpFact, Drop, Fact, FactId, IpFact, LinkFact, ProcFact, SockFact, TcpCause, TcpEvent, TcpFact, TcpState, Trace,
    What,
};
use crate::wire::IpProto;

use super::Peer;
use super::hands::Hands;
use super::note::{Note, NoteKind};
use super::segment::{Hop, Segment};
use super::talk::Talk;

/// Connections kept; beyond it the oldest go.
const TALKS_MAX: usize = 1024;
/// Frames whose segment is remembered; beyond it the oldest go.
const FRAMES_MAX: usize = 1 << 15;
/// Listening ports remembered; beyond it those of the first boxes go.
const LISTENING_MAX: usize = 4096;
/// Causes looked at to find out what a frame carries: a router needs eight.
const CAUSES_MAX: usize = 24;

/// An end: its own address, the far one, its box.
type Half = (SocketAddrV4, SocketAddrV4, NodeId);

/// The connections of a lab.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub(super) talks: BTreeMap<u32, Talk>,
    pub(super) halves: BTreeMap<Half, (u32, Peer)>,
    frames: BTreeMap<FrameId, (u32, u64)>,
    /// Ports that programs listen on, since which fact.
    listening: BTreeMap<(NodeId, u16), Note>,
    /// Calls made by hand.
    pub(super) hands: Hands,
    /// Listeners whose process waits for a first caller, each with the connection that has only this end so far.
    pub(super) awaiting: BTreeMap<(NodeId, u16), u32>,
    /// What became of those when somebody called.
    heirs: BTreeMap<u32, u32>,
    /// Which box has an address, where it is only one.
    pub(super) hosts: BTreeMap<Ipv4Addr, NodeId>,
    next: u32,
    /// The last fact looked at.
    seen: FactId,
    /// The last one that the record had forgotten then.
    forgotten: FactId,
}

impl Book {
    /// An empty book that knows which box has which address, where it is only one: while nothing has come back, this
    /// says who is asked.
    pub fn with_hosts(hosts: BTreeMap<Ipv4Addr, NodeId>) -> Book {
        Book { hosts, ..Book::default() }
    }

    /// All connections on the record, oldest first.
    pub fn talks(&self) -> impl DoubleEndedIterator<Item = (u32, &Talk)> {
        self.talks.iter().map(|(id, talk)| (*id, talk))
    }

    /// A connection.
    pub fn talk(&self, id: u32) -> Option<&Talk> {
        self.talks.get(&id)
    }

    /// The connection that came of one: of a listener that waited, that of its first caller; else the same.
    pub fn heir(&self, id: u32) -> u32 {
        self.heirs.get(&id).copied().unwrap_or(id)
    }

    /// The connection a frame belongs to.
    pub fn of_frame(&self, frame: FrameId) -> Option<(u32, u64)> {
        self.frames.get(&frame).copied()
    }

    /// The connection an end belongs to now.
    pub fn of_end(&self, node: NodeId, local: SocketAddrV4, remote: SocketAddrV4) -> Option<u32> {
        self.halves.get(&(local, remote, node)).map(|(id, _)| *id)
    }

    /// Takes in what was recorded since the last time, and lets go of what the record has forgotten.
    pub fn absorb(&mut self, trace: &Trace) {
        let next = self.next;
        for fact in trace.since(self.seen) {
            self.take(trace, fact);
        }
        self.seen = trace.last_id();
        while self.frames.len() > FRAMES_MAX {
            self.frames.pop_first();
        }
        // Moments are many: all connections are looked through only when one has come or something has gone.
        let forgotten = trace.forgotten();
        if self.next != next || self.forgotten != forgotten {
            self.forgotten = forgotten;
            self.forget(forgotten);
        }
    }

    fn forget(&mut self, forgotten: FactId) {
        for talk in self.talks.values_mut() {
            talk.forget(forgotten);
        }
        let mut excess = self.talks.len().saturating_sub(TALKS_MAX);
        self.talks.retain(|_, talk| {
            let goes = talk.rows.is_empty() || excess > 0;
            excess = excess.saturating_sub(1);
            !goes
        });
        let talks = &self.talks;
        self.halves.retain(|_, (id, _)| talks.contains_key(id));
        self.awaiting.retain(|_, id| talks.contains_key(id));
        self.heirs.retain(|_, id| talks.contains_key(id));
    }

    fn take(&mut self, trace: &Trace, fact: &Fact) {
        match &fact.what {
            What::Tcp(tcp) => self.tcp(trace, fact, tcp),
            What::Sock(sock) => {
                self.call(fact, sock);
                self.by_hand(fact, sock);
            }
            What::Proc(ProcFact::Blocked { pid, .. }) => self.blocks(fact, *pid),
            What::Proc(ProcFact::Exited { pid, .. }) => self.ended(fact, *pid),
            What::Link(LinkFact::Sent { link, side, on_wire, arrives, .. }) => {
                let hop = Hop { link: *link, side: *side, on_wire: *on_wire, arrives: *arrives, lost: false };
                self.pass(trace, fact, hop);
            }
            What::Link(LinkFact::Lost { link, side, on_wire, missed, .. }) => {
                let hop = Hop { link: *link, side: *side, on_wire: *on_wire, arrives: *missed, lost: true };
                self.pass(trace, fact, hop);
            }
            What::Link(LinkFact::Arrived { .. }) => {
                // A damaged frame is a new one; its sending is that of the sound one.
                if let Some(frame) = fact.frame.filter(|frame| !self.frames.contains_key(frame)) {
                    let sent = trace.fact(fact.cause).and_then(|sent| sent.frame);
                    if let Some(place) = sent.and_then(|frame| self.of_frame(frame)) {
                        self.frames.insert(frame, place);
                    }
                }
            }
            What::Ip(IpFact::Mine { .. }) => self.arrive(trace, fact),
            What::Drop(drop) => self.die(trace, fact, drop),
            _ => {}
        }
    }

    fn tcp(&mut self, trace: &Trace, fact: &Fact, tcp: &TcpFact) {
        let Some(node) = fact.node else { return };
        if matches!(tcp.event, TcpEvent::NoConnection { .. }) && is_unheard(trace, fact) {
            self.listening.remove(&(node, tcp.local.port()));
        }
        let (id, peer) = self.half(trace, fact, (tcp.local, tcp.remote, node), &tcp.event);
        let Some(talk) = self.talks.get_mut(&id) else { return };
        talk.end_mut(peer).decide(fact, &tcp.event);
        // A close names no far end; the change of state that follows from it does.
        let by_call = matches!(tcp.event, TcpEvent::State { cause: TcpCause::Close | TcpCause::Abort, .. });
        let call = by_call.then(|| trace.fact(fact.cause)).flatten();
        if let Some(note) = call.and_then(|call| self.hands.close_of(call)) {
            talk.note(peer, note);
        }
        if let Some(kind) = NoteKind::of_event(&tcp.event) {
            talk.note(peer, Note { fact: fact.id, at: fact.at, kind });
        }
        if let Some(segment) = Segment::sent(trace, fact, peer, &tcp.event) {
            talk.send(segment, &tcp.event, fact);
        }
    }

    /// The connection of an end, which may begin with this fact.
    fn half(&mut self, trace: &Trace, fact: &Fact, half: Half, event: &TcpEvent) -> (u32, Peer) {
        let known = self.halves.get(&half).copied().filter(|(id, peer)| self.goes_on(*id, *peer, event));
        let asks =
            matches!(event, TcpEvent::Negotiated { .. } | TcpEvent::NoConnection { .. } | TcpEvent::QueueFull { .. });
        if let Some(known) = known.filter(|_| !asks) {
            return known;
        }
        // Whose segment was heard? Old addresses may be asked anew.
        let heard = self.origin(trace, fact).and_then(|(id, row)| {
            let from = self.talks.get(&id)?.row(row)?.arrow.as_ref()?.from;
            Some((id, from.other()))
        });
        if let Some(known) = known.filter(|known| heard.is_none_or(|heard| heard == *known)) {
            return known;
        }
        let (local, remote, _) = half;
        let ends = (remote, local, NodeId(0))..=(remote, local, NodeId(u32::MAX));
        let mirror = || self.halves.range(ends).next().map(|(_, (id, peer))| (*id, peer.other()));
        let free = |place: &(u32, Peer)| self.talks.get(&place.0).is_some_and(|t| t.end(place.1).who.is_none());
        let place = heard.filter(free).or_else(|| mirror().filter(free)).or(known);
        let place = place.unwrap_or_else(|| self.begin(fact, guess(half, event)));
        self.settle(half, place);
        if let Some(talk) = self.talks.get_mut(&place.0).filter(|_| !asks && !begins(event)) {
            talk.came_late(place.1);
        }
        place
    }

    /// Whether a fact of a known end goes on with its connection; else the same addresses begin another one.
    fn goes_on(&self, id: u32, peer: Peer, event: &TcpEvent) -> bool {
        let Some(last) = self.talks.get(&id).and_then(|talk| talk.end(peer).moves.last()) else { return true };
        match event {
            TcpEvent::State { from: TcpState::Closed | TcpState::Listen, .. } => false,
            TcpEvent::Negotiated { .. } => !matches!(last.to, TcpState::Closed | TcpState::TimeWait),
            _ => true,
        }
    }

    pub(super) fn begin(&mut self, fact: &Fact, peer: Peer) -> (u32, Peer) {
        let id = self.next;
        self.next += 1;
        self.talks.insert(id, Talk::beginning(fact.at));
        (id, peer)
    }

    fn settle(&mut self, half: Half, (id, peer): (u32, Peer)) {
        self.halves.insert(half, (id, peer));
        let (local, remote, node) = half;
        if let Some(talk) = self.talks.get_mut(&id) {
            talk.end_mut(peer).who = Some((node, local, remote));
            if self.hands.introduce(node, local.port(), (id, peer), talk) {
                self.called_at((node, local.port()), id);
            } else if let Some(note) = self.listening.get(&(node, local.port())).filter(|_| peer == Peer::Server) {
                talk.before(peer, *note);
            }
        }
    }

    /// A listener that waited for its first caller has one: what was told of it stands with that connection now.
    pub(super) fn called_at(&mut self, listener: (NodeId, u16), id: u32) {
        if let Some(waited) = self.awaiting.remove(&listener) {
            self.talks.remove(&waited);
            self.heirs.insert(waited, id);
        }
    }

    fn call(&mut self, fact: &Fact, sock: &SockFact) {
        let Some(node) = fact.node else { return };
        if let SockFact::Listening { proto: IpProto::TCP, local, .. } = sock {
            let kind = NoteKind::Call("listen", None);
            self.listening.insert((node, local.port()), Note { fact: fact.id, at: fact.at, kind });
            while self.listening.len() > LISTENING_MAX {
                self.listening.pop_first();
            }
        }
        let half = match sock {
            SockFact::Connecting { local, remote, .. } => {
                let half = (*local, *remote, node);
                let ends = (*remote, *local, NodeId(0))..=(*remote, *local, NodeId(u32::MAX));
                // Both may call at once (RFC 9293 figure 7).
                let calls = self.halves.range(ends).next().map(|(_, (id, peer))| (*id, peer.other()));
                let fresh = |place: &(u32, Peer)| {
                    let talk = self.talks.get(&place.0);
                    talk.is_some_and(|t| t.end(place.1).who.is_none() && t.end(place.1.other()).moves.len() < 2)
                };
                let place = calls.filter(fresh).unwrap_or_else(|| self.begin(fact, Peer::Client));
                self.settle(half, place);
                half
            }
            SockFact::Accepted { local, remote, .. }
            | SockFact::Wrote { local, remote, .. }
            | SockFact::Read { local, remote, .. } => (*local, *remote, node),
            _ => return,
        };
        let Some((id, peer)) = self.halves.get(&half).copied() else { return };
        let Some(talk) = self.talks.get_mut(&id) else { return };
        match sock {
            SockFact::Wrote { len, .. } => talk.end_mut(peer).write(fact, *len),
            SockFact::Read { len, .. } => talk.end_mut(peer).read(fact, *len),
            _ => {}
        }
        if let Some(note) = self.hands.note_of(fact, sock) {
            talk.note(peer, note);
        }
    }

    /// A frame left a port: whose segment does it carry?
    fn pass(&mut self, trace: &Trace, fact: &Fact, hop: Hop) {
        let Some(frame) = fact.frame else { return };
        let known = self.frames.get(&frame).copied();
        let Some(place) = known.or_else(|| self.derived(trace, fact)) else { return };
        self.frames.insert(frame, place);
        let Some(segment) = self.talks.get_mut(&place.0).and_then(|talk| talk.segment_mut(place.1)) else { return };
        if segment.frame.is_none() {
            segment.left(trace, frame, fact.id);
        }
        segment.pass(hop);
        if hop.lost {
            segment.die(hop.arrives, fact.id, true);
        }
    }

    fn arrive(&mut self, trace: &Trace, fact: &Fact) {
        let Some((id, row)) = self.origin(trace, fact) else { return };
        let Some(talk) = self.talks.get_mut(&id) else { return };
        let from = talk.row(row).and_then(|row| row.arrow.as_ref()).map(|segment| segment.from);
        let elsewhere = |peer: Peer| talk.end(peer).who.is_some_and(|(node, ..)| Some(node) != fact.node);
        if from.is_some_and(|from| !elsewhere(from.other())) {
            talk.arrive(row, fact);
        }
    }

    fn die(&mut self, trace: &Trace, fact: &Fact, drop: &Drop) {
        // A switch floods what it does not know: those it is not for throw their copy away.
        if drop.is_on_the_way() || matches!(drop, Drop::NotMyMac { .. } | Drop::SamePort { .. }) {
            return;
        }
        let place = self.origin(trace, fact).or_else(|| self.derived(trace, fact));
        let Some((id, row)) = place else { return };
        if let Some(segment) = self.talks.get_mut(&id).and_then(|talk| talk.segment_mut(row)) {
            let cut_off = matches!(drop, Drop::CutOff { .. });
            segment.die(fact.at, fact.id, cut_off);
            if let Some(hop) = segment.hops.last_mut().filter(|_| cut_off) {
                hop.lost = true;
            }
        }
    }

    /// The segment that a fact is about: that of its frame; without a frame, that of its causes (within one box).
    fn origin(&self, trace: &Trace, fact: &Fact) -> Option<(u32, u64)> {
        match fact.frame {
            Some(frame) => self.of_frame(frame),
            None => self.derived(trace, fact),
        }
    }

    /// The segment that the causes of a fact lead to: to its sending, or to the arrival of a frame that carried it.
    fn derived(&self, trace: &Trace, fact: &Fact) -> Option<(u32, u64)> {
        for cause in trace.causes(fact.cause).take(CAUSES_MAX) {
            match &cause.what {
                What::Tcp(tcp) if is_sending(&tcp.event) => return self.sent(cause, tcp),
                What::Link(LinkFact::Arrived { .. }) => return self.of_frame(cause.frame?),
                What::Link(_)
                | What::Switch(_)
                | What::Nat(_)
                | What::Arp(ArpFact::Hit { .. } | ArpFact::Stale { .. } | ArpFact::Confirmed { .. })
                | What::Ip(_) => {}
                // A question for an address, an ICMP error: caused by the segment, but not the segment.
                _ => return None,
            }
        }
        None
    }

    /// The row of the segment that this fact sent.
    fn sent(&self, fact: &Fact, tcp: &TcpFact) -> Option<(u32, u64)> {
        let (id, _) = self.halves.get(&(tcp.local, tcp.remote, fact.node?))?;
        let talk = self.talks.get(id)?;
        let after = talk.rows.partition_point(|row| row.at <= fact.at);
        let near = talk.rows.range(..after).enumerate().rev();
        let is_it = |row: &super::Row| row.arrow.as_ref().is_some_and(|segment| segment.fact == fact.id);
        near.take(FRAMES_MAX).find(|(_, row)| is_it(row)).map(|(place, _)| (*id, talk.first + place as u64))
    }
}

/// Whether a connection begins with this; a SYN is said after the change of state that it follows from.
const fn begins(event: &TcpEvent) -> bool {
    matches!(event, TcpEvent::State { from: TcpState::Closed | TcpState::Listen, .. })
}

/// Which end speaks, when only one is known: who connects, else who has the port that is less like a caller's.
fn guess((local, remote, _): Half, event: &TcpEvent) -> Peer {
    match event {
        TcpEvent::State { from: TcpState::Closed, .. } => Peer::Client,
        TcpEvent::State { from: TcpState::Listen, .. } => Peer::Server,
        _ if local.port() < remote.port() => Peer::Server,
        _ => Peer::Client,
    }
}

/// Whether a segment was refused because nobody listens on its port.
fn is_unheard(trace: &Trace, refusal: &Fact) -> bool {
    trace.fact(refusal.cause).is_some_and(|cause| matches!(cause.what, What::Drop(Drop::NoListener { .. })))
}

const fn is_sending(event: &TcpEvent) -> bool {
    matches!(event, TcpEvent::Sent { .. } | TcpEvent::NoConnection { .. })
}
