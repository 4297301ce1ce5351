//! Calls made by hand, beside the connection they lead to or use: a descriptor of a process is a listener, an end of a
//! connection, or will become one.
//!
//! What leads to a connection (`socket`, `bind`, `listen`, an `accept` that waits) is kept with the descriptor until
//! the connection begins. Calls of programs are none of these: they have their notes from the facts of the sockets.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddrV4};

use crate::sim::NodeId;
use crate::trace::{Fact, SockFact, TcpState, What};
use crate::wire::IpProto;

use super::note::{HandCall, Note, NoteKind, Outcome};
use super::{Book, Peer, Talk};

/// Processes remembered; beyond it those of the first boxes go.
const PROCESSES_MAX: usize = 1024;
/// Descriptors remembered of a process; beyond it the lowest go.
const DESCRIPTORS_MAX: usize = 256;
/// Calls remembered of a descriptor that no connection has yet.
const CALLS_MAX: usize = 8;
/// Connections that a call which waits stands beside.
const PLACES_MAX: usize = 16;

/// A connection, and which end of it.
type Place = (u32, Peer);

/// The processes that make calls by hand, by box and number.
#[derive(Clone, Debug, Default)]
pub(super) struct Hands {
    processes: BTreeMap<(NodeId, u32), Process>,
}

#[derive(Clone, Debug, Default)]
struct Process {
    descriptors: BTreeMap<u16, Descriptor>,
    /// The call it is in: it makes one at a time.
    pending: Option<Pending>,
}

#[derive(Clone, Debug, Default)]
struct Descriptor {
    /// What was done with it before any connection.
    calls: Vec<Note>,
    /// The port it listens on.
    listens: Option<u16>,
    /// The end of a connection it is.
    place: Option<Place>,
}

/// A call that has not come back.
#[derive(Clone, Debug)]
struct Pending {
    note: Note,
    call: HandCall,
    /// Where it stands.
    places: Vec<Place>,
    /// The connection it accepted.
    accepted: Option<Place>,
}

impl Pending {
    fn note(&self) -> Note {
        Note { kind: NoteKind::Hand(self.call), ..self.note }
    }
}

impl Hands {
    /// What a program's call is beside the ladder; none when it was made by hand, and stands there already.
    pub(super) fn note_of(&self, fact: &Fact, sock: &SockFact) -> Option<Note> {
        let (SockFact::Connecting { pid, .. }
        | SockFact::Accepted { pid, .. }
        | SockFact::Wrote { pid, .. }
        | SockFact::Read { pid, .. }
        | SockFact::Closed { pid, .. }) = sock
        else {
            return None;
        };
        let by_hand = self.processes.get(&(fact.node?, *pid)).is_some_and(|process| process.pending.is_some());
        let kind = NoteKind::of_call(sock).filter(|_| !by_hand)?;
        Some(Note { fact: fact.id, at: fact.at, kind })
    }

    /// A program's close.
    pub(super) fn close_of(&self, fact: &Fact) -> Option<Note> {
        match &fact.what {
            What::Sock(sock @ SockFact::Closed { .. }) => self.note_of(fact, sock),
            _ => None,
        }
    }

    /// Puts what was done with a listener before its connection: its calls so far, and the one that waits for it.
    /// Answers whether the listener is one that was made by hand.
    pub(super) fn introduce(&mut self, node: NodeId, port: u16, place: Place, talk: &mut Talk) -> bool {
        if place.1 != Peer::Server || talk.introduced {
            return talk.introduced;
        }
        for (_, process) in self.processes.range_mut((node, 0)..=(node, u32::MAX)) {
            let listens = |(_, it): &(&u16, &Descriptor)| it.listens == Some(port);
            let Some((fd, descriptor)) = process.descriptors.iter().find(listens) else { continue };
            descriptor.calls.iter().for_each(|note| talk.before(place.1, *note));
            if let Some(call) = process.pending.as_mut().filter(|pending| pending.call.fd == Some(*fd)) {
                talk.before(place.1, call.note());
                call.places.push(place);
                call.places.truncate(PLACES_MAX);
            }
            talk.introduced = true;
            talk.end_mut(place.1).listens = true;
            return true;
        }
        false
    }

    fn process(&mut self, node: NodeId, pid: u32) -> Option<&mut Process> {
        self.processes.get_mut(&(node, pid))
    }

    /// Which descriptor a port belongs to now.
    fn listens(&mut self, node: NodeId, pid: u32, port: u16) {
        for (key, process) in self.processes.range_mut((node, 0)..=(node, u32::MAX)) {
            let own = process.pending.as_ref().filter(|_| key.1 == pid).and_then(|pending| pending.call.fd);
            for (fd, descriptor) in &mut process.descriptors {
                if own == Some(*fd) {
                    descriptor.listens = Some(port);
                } else if descriptor.listens == Some(port) {
                    descriptor.listens = None;
                }
            }
        }
    }
}

impl Book {
    /// Takes in what calls by hand say, and what comes of them.
    pub(super) fn by_hand(&mut self, fact: &Fact, sock: &SockFact) {
        let Some(node) = fact.node else { return };
        match sock {
            SockFact::Called { pid, call, fd, .. } => {
                let call = HandCall { call: **call, fd: *fd, outcome: Outcome::Made, last: fact.id };
                self.called(fact, (node, *pid), call);
            }
            SockFact::Returned { pid, value, errno, .. } => {
                let outcome = errno.as_ref().map_or(Outcome::Returned(*value), |errno| Outcome::Failed(**errno));
                self.returned(fact, (node, *pid), outcome);
            }
            SockFact::Listening { pid, proto: IpProto::TCP, local } => self.hands.listens(node, *pid, local.port()),
            SockFact::Connecting { pid, local, remote } => {
                let Some(place) = self.halves.get(&(*local, *remote, node)).copied() else { return };
                self.connects((node, *pid), place);
                let there = self.hosts.get(remote.ip()).copied();
                if let (Some(there), Some(talk)) = (there, self.talks.get_mut(&place.0)) {
                    let listener = (there, remote.port());
                    if self.hands.introduce(there, remote.port(), (place.0, place.1.other()), talk) {
                        self.called_at(listener, place.0);
                    }
                }
            }
            SockFact::Accepted { pid, local, remote } => {
                let Some(place) = self.halves.get(&(*local, *remote, node)).copied() else { return };
                let Some(pending) = self.hands.process(node, *pid).and_then(|it| it.pending.as_mut()) else { return };
                pending.accepted = Some(place);
                if !pending.places.contains(&place) && pending.note.at == fact.at {
                    pending.places.push(place);
                    if let Some(talk) = self.talks.get_mut(&place.0) {
                        talk.note(place.1, pending.note());
                    }
                }
            }
            _ => {}
        }
    }

    fn called(&mut self, fact: &Fact, (node, pid): (NodeId, u32), call: HandCall) {
        let note = Note { fact: fact.id, at: fact.at, kind: NoteKind::Hand(call) };
        let known = self.hands.process(node, pid).and_then(|it| it.descriptors.get(&call.fd?));
        let half_open = |(_, talk): &(&u32, &Talk)| {
            let server = talk.end(Peer::Server);
            let here = server
                .who
                .is_some_and(|(it, local, _)| it == node && known.is_some_and(|it| it.listens == Some(local.port())));
            here && server.moves.last().is_some_and(|last| last.to == TcpState::SynReceived)
        };
        let place = match call.call {
            "accept" => self.talks.iter().find(half_open).map(|(id, _)| (*id, Peer::Server)),
            // It may begin another connection.
            "connect" => None,
            _ => known.and_then(|it| it.place),
        };
        if let Some((talk, place)) = place.and_then(|place| Some((self.talks.get_mut(&place.0)?, place))) {
            talk.note(place.1, note);
        }
        let pending = Pending { note, call, places: place.into_iter().collect(), accepted: None };
        self.hands.processes.entry((node, pid)).or_default().pending = Some(pending);
        while self.hands.processes.len() > PROCESSES_MAX {
            self.hands.processes.pop_first();
        }
    }

    /// The connection that a `connect` asks for: what was done with its descriptor stands before it.
    fn connects(&mut self, (node, pid): (NodeId, u32), place: Place) {
        let Some(process) = self.hands.processes.get_mut(&(node, pid)) else { return };
        let (Some(pending), Some(talk)) = (process.pending.as_mut(), self.talks.get_mut(&place.0)) else { return };
        let descriptor = pending.call.fd.and_then(|fd| process.descriptors.get_mut(&fd));
        if let Some(descriptor) = descriptor {
            descriptor.calls.iter().for_each(|note| talk.before(place.1, *note));
            descriptor.place = Some(place);
        }
        talk.before(place.1, pending.note());
        pending.places.push(place);
    }

    /// A process waits in its call.
    pub(super) fn blocks(&mut self, fact: &Fact, pid: u32) {
        let Some(pending) = fact.node.and_then(|node| self.hands.process(node, pid)?.pending.as_mut()) else { return };
        (pending.call.outcome, pending.call.last) = (Outcome::Blocked, fact.id);
        if pending.call.call == "accept" && pending.places.is_empty() {
            return self.awaits(fact, pid);
        }
        for (id, peer) in &pending.places {
            if let Some(talk) = self.talks.get_mut(id) {
                talk.amend(*peer, pending.note.fact, Outcome::Blocked, fact.id);
            }
        }
    }

    /// A listener without a caller: a connection that has only this end yet.
    fn awaits(&mut self, fact: &Fact, pid: u32) {
        let Some(node) = fact.node else { return };
        let listener = self.hands.process(node, pid).and_then(|it| {
            let fd = it.pending.as_ref()?.call.fd?;
            it.descriptors.get(&fd)?.listens
        });
        let Some(port) = listener.filter(|port| !self.awaiting.contains_key(&(node, *port))) else { return };
        let (id, peer) = self.begin(fact, Peer::Server);
        let Some(talk) = self.talks.get_mut(&id) else { return };
        let nobody = SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0);
        talk.end_mut(peer).who = Some((node, SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, port), nobody));
        self.hands.introduce(node, port, (id, peer), talk);
        self.awaiting.insert((node, port), id);
    }

    fn returned(&mut self, fact: &Fact, (node, pid): (NodeId, u32), outcome: Outcome) {
        let Some(process) = self.hands.processes.get_mut(&(node, pid)) else { return };
        let Some(mut pending) = process.pending.take() else { return };
        let waited = pending.call.outcome == Outcome::Blocked || pending.note.at != fact.at;
        (pending.call.outcome, pending.call.last) = (outcome, fact.id);
        let known = pending.call.fd.and_then(|fd| process.descriptors.get(&fd)).and_then(|it| it.place);
        if let Some(place) = known.filter(|_| pending.places.is_empty())
            && let Some(talk) = self.talks.get_mut(&place.0)
        {
            talk.note(place.1, pending.note());
        }
        for (id, peer) in &pending.places {
            let Some(talk) = self.talks.get_mut(id) else { continue };
            if waited {
                talk.note(*peer, Note { fact: fact.id, at: fact.at, kind: NoteKind::Hand(pending.call) });
            } else {
                talk.amend(*peer, pending.note.fact, outcome, fact.id);
            }
        }
        process.settle(&pending, outcome);
    }

    /// A process is gone: it waits no more.
    pub(super) fn ended(&mut self, fact: &Fact, pid: u32) {
        let process = fact.node.and_then(|node| self.hands.processes.remove(&(node, pid)));
        let listened = process.iter().flat_map(|it| it.descriptors.values()).filter_map(|it| it.listens);
        for port in listened.collect::<Vec<_>>() {
            self.awaiting.retain(|listener, _| Some(listener.0) != fact.node || listener.1 != port);
        }
        let Some(pending) = process.and_then(|it| it.pending) else { return };
        for (id, peer) in &pending.places {
            if let Some(talk) = self.talks.get_mut(id) {
                talk.amend(*peer, pending.note.fact, Outcome::Ended, fact.id);
            }
        }
    }
}

impl Process {
    /// What a call that came back means for the descriptors.
    fn settle(&mut self, pending: &Pending, outcome: Outcome) {
        let opened = match outcome {
            Outcome::Returned(value) if matches!(pending.call.call, "socket" | "accept") => u16::try_from(value).ok(),
            _ => None,
        };
        if let Some(fd) = opened {
            let calls = if pending.call.fd.is_none() { vec![pending.note()] } else { Vec::new() };
            self.descriptors.insert(fd, Descriptor { calls, listens: None, place: pending.accepted });
            while self.descriptors.len() > DESCRIPTORS_MAX {
                self.descriptors.pop_first();
            }
        } else if let Some(descriptor) = pending.call.fd.and_then(|fd| self.descriptors.get_mut(&fd)) {
            match pending.call.call {
                "close" => descriptor.listens = None,
                "bind" | "listen" | "setsockopt" if descriptor.calls.len() < CALLS_MAX => {
                    descriptor.calls.push(pending.note());
                }
                _ => {}
            }
        }
    }
}
