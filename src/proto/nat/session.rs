//! One session: who called whom, how each sees the other, how far it has come, and how long it may be silent.
//!
//! Four ends say everything, in either direction and for every kind of translation:
//!
//! ```text
//!             client ──called──▶ │        │ ──────────▶ server      what the client calls, and who answers
//!             client ◀────────── │ router │ ◀─seen_as── server      how the server sees the client
//!
//!  outbound   pc1:51000          called = server = web:80            seen_as = router's WAN:51000
//!  forwarded  visitor:40000      called = WAN:8080, server = pc1:80  seen_as = client
//!  hairpin    pc2:51000          called = WAN:8080, server = pc1:80  seen_as = router's LAN:51000
//! ```

use core::time::Duration;
use std::net::SocketAddrV4;

use serde::Serialize;

use super::flow::{Flow, socket};
use crate::proto::Endpoint;
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::{Flags, IpProto};

/// RFC 4787 REQ-5: five minutes is the recommended default.
const UDP_IDLE: Duration = Duration::from_secs(300);
/// RFC 5508 REQ-2: not below sixty seconds.
const ICMP_IDLE: Duration = Duration::from_secs(60);
/// RFC 5382 REQ-5: not below four minutes while a connection opens or closes.
const TCP_TRANSITORY_IDLE: Duration = Duration::from_secs(240);
/// RFC 5382 REQ-5: not below two hours and four minutes once it is established.
const TCP_ESTABLISHED_IDLE: Duration = Duration::from_secs(7440);

/// Direction of a packet within its session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dir {
    /// From client to server.
    Original,
    /// From server to client.
    Reply,
}

/// Why a session is translated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NatKind {
    /// An inside host called out.
    Outbound,
    /// Somebody outside called a forwarded port.
    Forwarded,
    /// An inside host called a forwarded port by the public address.
    Hairpin,
}

impl NatKind {
    /// One word.
    pub const fn name(self) -> &'static str {
        match self {
            NatKind::Outbound => "outbound",
            NatKind::Forwarded => "forwarded",
            NatKind::Hairpin => "hairpin",
        }
    }
}

/// How far a session has come. TCP states are told from the flags that passed, as Linux's conntrack does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NatState {
    /// UDP, ICMP: only one side has spoken.
    Unreplied,
    /// UDP, ICMP: both sides have.
    Replied,
    /// TCP: the client's SYN passed.
    SynSent,
    /// TCP: the server's SYN passed.
    SynReceived,
    /// TCP: open, or taken over in mid-connection.
    Established,
    /// TCP: one side has finished.
    FinWait,
    /// TCP: both sides have.
    TimeWait,
    /// TCP: one side has reset it.
    Closed,
}

impl NatState {
    /// As conntrack prints it.
    pub const fn name(self) -> &'static str {
        match self {
            NatState::Unreplied => "UNREPLIED",
            NatState::Replied => "REPLIED",
            NatState::SynSent => "SYN_SENT",
            NatState::SynReceived => "SYN_RECV",
            NatState::Established => "ESTABLISHED",
            NatState::FinWait => "FIN_WAIT",
            NatState::TimeWait => "TIME_WAIT",
            NatState::Closed => "CLOSE",
        }
    }

    /// The state of a session that starts with this packet.
    pub(super) fn first(proto: IpProto, flags: Flags) -> NatState {
        match proto {
            IpProto::TCP if flags.contains(Flags::RST) => NatState::Closed,
            IpProto::TCP if flags.contains(Flags::SYN) => NatState::SynSent,
            // Linux (nf_conntrack_tcp_loose): a connection older than its row is taken over.
            IpProto::TCP => NatState::Established,
            _ => NatState::Unreplied,
        }
    }

    /// How long a session in this state may be silent.
    pub(super) const fn idle_max(self, proto: IpProto) -> Duration {
        match (self, proto) {
            (NatState::Established, _) => TCP_ESTABLISHED_IDLE,
            (_, IpProto::TCP) => TCP_TRANSITORY_IDLE,
            (_, IpProto::ICMP) => ICMP_IDLE,
            _ => UDP_IDLE,
        }
    }
}

/// The ends of a session.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) kind: NatKind,
    pub(super) proto: IpProto,
    pub(super) client: Endpoint,
    pub(super) called: Endpoint,
    pub(super) server: Endpoint,
    pub(super) seen_as: Endpoint,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Session {
    /// Its number in order of birth.
    pub(super) number: u64,
    pub(super) ends: Ends,
    pub(super) state: NatState,
    /// Who sent the first FIN.
    pub(super) finished: Option<Dir>,
    pub(super) expires: SimTime,
    pub(super) made: FactId,
    /// Packets of the original and of the reply direction.
    pub(super) packets: [u64; 2],
}

impl Session {
    /// A session that starts now with a packet of these flags.
    pub(super) fn new(number: u64, now: SimTime, ends: Ends, flags: Flags) -> Session {
        let state = NatState::first(ends.proto, flags);
        Session {
            number,
            ends,
            state,
            finished: flags.contains(Flags::FIN).then_some(Dir::Original),
            expires: now + state.idle_max(ends.proto),
            made: FactId::NONE,
            packets: [1, 0],
        }
    }

    /// The flow of packets in this direction as they reach the router.
    pub(super) fn flow(&self, dir: Dir) -> Flow {
        let (src, dst) = match dir {
            Dir::Original => (self.ends.client, self.ends.called),
            Dir::Reply => (self.ends.server, self.ends.seen_as),
        };
        Flow { proto: self.ends.proto, src, dst }
    }

    /// The destination of packets in this direction: before and after.
    pub(super) fn destination(&self, dir: Dir) -> (Endpoint, Endpoint) {
        match dir {
            Dir::Original => (self.ends.called, self.ends.server),
            Dir::Reply => (self.ends.seen_as, self.ends.client),
        }
    }

    /// The source of packets in this direction: before and after.
    pub(super) fn source(&self, dir: Dir) -> (Endpoint, Endpoint) {
        match dir {
            Dir::Original => (self.ends.client, self.ends.seen_as),
            Dir::Reply => (self.ends.server, self.ends.called),
        }
    }

    /// Whether packets in this direction come from outside. One that comes from the other side is forged.
    pub(super) fn comes_from_wan(&self, dir: Dir) -> bool {
        match self.ends.kind {
            NatKind::Outbound => dir == Dir::Reply,
            NatKind::Forwarded => dir == Dir::Original,
            NatKind::Hairpin => false,
        }
    }

    /// The inside end, how it is seen outside, and whom it talks to. Of an echo, both outside ends carry the identifier.
    pub(super) fn sockets(&self) -> [SocketAddrV4; 3] {
        let (inside, outside, mut remote) = match self.ends.kind {
            NatKind::Outbound => (self.ends.client, self.ends.seen_as, self.ends.server),
            NatKind::Forwarded | NatKind::Hairpin => (self.ends.server, self.ends.called, self.ends.client),
        };
        if self.ends.proto == IpProto::ICMP {
            remote.port = outside.port;
        }
        [inside, outside, remote].map(socket)
    }

    /// Counts a packet and follows what it does to the session; true when the session may now be silent for less long.
    pub(super) fn used(&mut self, now: SimTime, dir: Dir, flags: Flags) -> bool {
        self.packets[dir as usize] += 1;
        let before = self.state.idle_max(self.ends.proto);
        self.state = self.next_state(dir, flags);
        let after = self.state.idle_max(self.ends.proto);
        self.expires = now + after;
        after < before
    }

    fn next_state(&mut self, dir: Dir, flags: Flags) -> NatState {
        use NatState::{Closed, Established, FinWait, Replied, SynReceived, SynSent, TimeWait, Unreplied};
        match self.state {
            Unreplied if dir == Dir::Reply => return Replied,
            Unreplied | Replied => return self.state,
            _ => {}
        }
        if flags.contains(Flags::RST) {
            return Closed;
        }
        if flags.contains(Flags::FIN) {
            let first = *self.finished.get_or_insert(dir);
            return if first == dir { FinWait } else { TimeWait };
        }
        match (self.state, dir) {
            // The same ports again: a new connection.
            (TimeWait | Closed, Dir::Original) if flags.contains(Flags::SYN) => {
                self.finished = None;
                SynSent
            }
            (SynSent, Dir::Reply) if flags.contains(Flags::SYN) => SynReceived,
            (SynSent, Dir::Reply) | (SynReceived, Dir::Original) if flags.contains(Flags::ACK) => Established,
            (state, _) => state,
        }
    }
}

/// A row for the screen. For ICMP, ports are echo identifiers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NatRow {
    /// TCP, UDP or ICMP.
    pub proto: IpProto,
    /// Why it is translated.
    pub kind: NatKind,
    /// Inside host.
    pub inside: SocketAddrV4,
    /// How it is seen outside.
    pub outside: SocketAddrV4,
    /// Whom it talks to.
    pub remote: SocketAddrV4,
    /// How far it has come.
    pub state: NatState,
    /// Seconds it may still be silent.
    pub expires_secs: u64,
    /// Packets from the caller to the called, and back.
    pub packets: [u64; 2],
    /// The fact that made it.
    pub made: FactId,
}

impl NatRow {
    pub(super) fn of(session: &Session, now: SimTime) -> NatRow {
        let [inside, outside, remote] = session.sockets();
        NatRow {
            proto: session.ends.proto,
            kind: session.ends.kind,
            inside,
            outside,
            remote,
            state: session.state,
            expires_secs: session.expires.since(now).as_secs(),
            packets: session.packets,
            made: session.made,
        }
    }
}
