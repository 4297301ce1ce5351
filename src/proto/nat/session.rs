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
//!  admitted   visitor:40000      called = WAN:51000, server = pc1:51000  seen_as = client
//!  hairpin    pc2:51000          called = WAN:8080, server = pc1:80  seen_as = router's WAN:51000
//! ```

use std::net::SocketAddrV4;

use serde::Serialize;

use super::flow::{Flow, socket};
use super::settings::NatSettings;
use super::state::{NatState, Progress};
use super::window::{Fit, Segment, Window};
use crate::proto::Endpoint;
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::IpProto;

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
    /// Somebody outside called a mapped port, and the filter let it in.
    Admitted,
    /// An inside host called a forwarded or mapped port by the public address.
    Hairpin,
}

impl NatKind {
    /// One word.
    pub const fn name(self) -> &'static str {
        match self {
            NatKind::Outbound => "outbound",
            NatKind::Forwarded => "forwarded",
            NatKind::Admitted => "admitted",
            NatKind::Hairpin => "hairpin",
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

impl Ends {
    /// The flow of packets in this direction as they reach the router.
    pub(super) fn flow(&self, dir: Dir) -> Flow {
        let (src, dst) = match dir {
            Dir::Original => (self.client, self.called),
            Dir::Reply => (self.server, self.seen_as),
        };
        Flow { proto: self.proto, src, dst }
    }
}

/// A mapping that a session holds; none.
pub(super) const NO_MAPPING: u32 = u32::MAX;

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Session {
    /// Its number in order of birth.
    pub(super) number: u64,
    pub(super) ends: Ends,
    pub(super) progress: Progress,
    /// The sequence numbers of a TCP connection.
    window: Window,
    /// Refused by the filter: only an answer opens it (hairpin, where both sides are behind the same filter).
    pub(super) is_held: bool,
    /// The port-forward rule that made it.
    pub(super) rule: Option<u32>,
    /// The mappings it keeps alive: the client's and the server's.
    pub(super) holds: [u32; 2],
    pub(super) expires: SimTime,
    /// Its host was promised that it stays so long (PCP).
    pub(super) kept_until: SimTime,
    /// How long it may be silent now.
    pub(super) idle_secs: u32,
    pub(super) made: FactId,
    /// Packets of the original and of the reply direction.
    pub(super) packets: [u64; 2],
}

impl Session {
    /// A session that starts now with this packet.
    pub(super) fn new(now: SimTime, ends: Ends, first: &Segment, settings: &NatSettings) -> Session {
        let progress = Progress::begin(ends.proto, first.flags);
        let idle = settings.timeouts.of(progress.state, ends.proto);
        Session {
            number: 0,
            ends,
            progress,
            window: Window::begin(Dir::Original, first),
            is_held: false,
            rule: None,
            holds: [NO_MAPPING; 2],
            expires: now + idle,
            kept_until: SimTime::ZERO,
            idle_secs: idle.as_secs() as u32,
            made: FactId::NONE,
            packets: [1, 0],
        }
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
            NatKind::Forwarded | NatKind::Admitted => dir == Dir::Original,
            NatKind::Hairpin => false,
        }
    }

    /// The inside end, how it is seen outside, and whom it talks to. Of an echo, both outside ends carry the identifier.
    pub(super) fn sockets(&self) -> [SocketAddrV4; 3] {
        let (inside, outside, mut remote) = match self.ends.kind {
            NatKind::Outbound => (self.ends.client, self.ends.seen_as, self.ends.server),
            NatKind::Forwarded | NatKind::Admitted | NatKind::Hairpin => {
                (self.ends.server, self.ends.called, self.ends.client)
            }
        };
        if self.ends.proto == IpProto::ICMP {
            remote.port = outside.port;
        }
        [inside, outside, remote].map(socket)
    }

    /// What a packet in this direction is to the session, by its sequence numbers.
    pub(super) fn fit(&mut self, dir: Dir, segment: &Segment, settings: &NatSettings) -> Fit {
        if self.ends.proto != IpProto::TCP {
            return Fit::Fits;
        }
        self.window.check(dir, segment, self.progress.state, settings)
    }

    /// Counts a packet and follows what it does to the session; true when the session may now be silent for less long.
    pub(super) fn used(
        &mut self,
        now: SimTime,
        dir: Dir,
        (segment, fit): (&Segment, Fit),
        settings: &NatSettings,
    ) -> bool {
        self.packets[dir as usize] += 1;
        let proto = self.ends.proto;
        let idle = match fit {
            Fit::Stale | Fit::Outside { .. } => return false,
            // RFC 7857 2.2: it may be forged; what follows shows whether the connection lives.
            Fit::DoubtedReset { .. } => settings.timeouts.of(NatState::Closed, proto),
            Fit::Fits => {
                self.progress.step(dir, segment.flags, settings.tcp_strict);
                settings.timeouts.of(self.progress.state, proto)
            }
        };
        let (before, after) = (self.expires, (now + idle).max(self.kept_until));
        // RFC 4787 REQ-6: what comes from inside always refreshes.
        if settings.inbound_refresh || proto != IpProto::UDP || !self.comes_from_wan(dir) {
            self.expires = after;
            self.idle_secs = idle.as_secs() as u32;
        }
        self.expires < before
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
            state: session.progress.state,
            expires_secs: session.expires.since(now).as_secs(),
            packets: session.packets,
            made: session.made,
        }
    }
}
