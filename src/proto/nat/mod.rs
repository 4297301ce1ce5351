//! Address and port translation of a home router (RFC 3022, 4787, 5382, 5508): a table of sessions and two passages.
//! `arrive` (in `inward`) stands before routing and rewrites the destination, `depart` (in `outward`) stands behind it and
//! rewrites the source; each packet of a known session costs one table lookup for both.
//!
//! How it behaves where the standards leave a choice is in `settings`; the defaults are those of RFC 4787, or Linux' ones.
//! What it is not: a firewall (what nothing maps is left as it is, and the box decides), nor a place where fragments are put
//! together: the box does that first.

mod exempt;
mod flow;
mod icmp;
mod inward;
mod keys;
mod mapping;
mod outward;
mod ports;
mod rules;
mod session;
mod settings;
mod state;
mod syns;
mod table;
mod window;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use self::flow::{Flow, put};
use self::rules::Rules;
use self::session::Dir;
use self::syns::Syns;
use self::table::Table;
use super::Endpoint;
use crate::sim::{Rng, SimTime, stream};
use crate::trace::facts::{ConnState, NatField};
use crate::trace::{Drop, FactId, NatDrop, NatFact, Trace, What};
use crate::wire::{Icmp, IpProto, UnreachableCode};

pub use exempt::Exempt;
pub use keys::{NAT_KEYS, NatKey, NatKeyError};
pub use rules::{
    COMMENT_MAX, Clash, DMZ_RULE, DmzRow, Other, Owner, RULES_MAX, RuleError, RuleRow, RuleSpec, RuleWords, Stale,
    WordError,
};
pub use session::{NatKind, NatRow};
pub use settings::{ClassicNat, Contradiction, Exhaustion, HairpinSource, NatSettings, Timeouts, Unsolicited};
pub use state::NatState;
pub use syns::Unanswered;
pub use table::SESSIONS_MAX;

/// The present, and what the translation does not know by itself.
pub struct Around<'a> {
    /// Now.
    pub now: SimTime,
    /// The router's public address, when it has one.
    pub wan: Option<Ipv4Addr>,
    /// The router's own sockets.
    pub sockets: &'a dyn OwnSockets,
}

/// What the translation asks about the sockets of its router.
pub trait OwnSockets {
    /// Whether a port (or echo identifier) is in use: no inside host may be seen with it.
    fn uses(&self, proto: IpProto, port: u16) -> bool;
    /// Whether one waits for what `far` sends to `own`.
    fn expects(&self, proto: IpProto, far: Endpoint, own: Endpoint) -> bool;
}

impl core::fmt::Debug for Around<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Around").field("now", &self.now).field("wan", &self.wan).finish_non_exhaustive()
    }
}

/// Where a packet came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Outside,
    Inside,
    /// At neither: it is not translated.
    Elsewhere,
}

/// What `arrive` found, for `depart` of the same packet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    passage: Option<Passage>,
    side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Passage {
    session: u32,
    dir: Dir,
    is_error: bool,
}

impl Arrival {
    /// A packet the translation has not seen.
    pub const fn untouched() -> Arrival {
        Arrival { passage: None, side: Side::Elsewhere }
    }

    /// Whether the packet belongs to a session. One from outside that does not has nothing that maps it.
    pub const fn is_translated(&self) -> bool {
        self.passage.is_some()
    }
}

/// The translation of one router.
#[derive(Clone, Debug)]
pub struct Nat {
    lan: Ipv4Net,
    settings: NatSettings,
    table: Table,
    rules: Rules,
    syns: Syns,
    /// For ports that are drawn.
    rng: Rng,
}

impl Nat {
    /// An empty table. `lan` is the router's own address on the LAN, with its prefix length.
    pub fn new(lan: Ipv4Net, settings: NatSettings) -> Nat {
        let rng = stream(0, "nat", "ports");
        let mut nat =
            Nat { lan, settings, table: Table::default(), rules: Rules::default(), syns: Syns::default(), rng };
        nat.settle();
        nat
    }

    /// What the table must know of the settings.
    fn settle(&mut self) {
        let NatSettings { port_rest, port_rest_max, .. } = self.settings;
        self.table.rest = self.rests(IpProto::UDP).then_some((port_rest, port_rest_max));
    }

    /// The chance that draws its ports.
    pub fn set_chance(&mut self, rng: Rng) {
        self.rng = rng;
    }

    /// How it behaves.
    pub const fn settings(&self) -> &NatSettings {
        &self.settings
    }

    /// Behaves otherwise from now on. Sessions that are there go on with the ends they have.
    pub fn set(&mut self, key: &NatKey, settings: NatSettings, trace: &mut Trace) {
        self.settings = settings;
        self.settle();
        let (key, value) = (key.name.into(), key.value(&settings).into());
        trace.say(|| What::Nat(NatFact::SettingChanged { key, value }));
    }

    /// Whether an address is one of the network inside.
    pub fn is_inside(&self, addr: Ipv4Addr) -> bool {
        self.lan.contains(&addr)
    }

    /// Another LAN address.
    pub fn set_lan(&mut self, lan: Ipv4Net) {
        self.lan = lan;
    }

    /// Whether this packet, as it left, was translated here: its sender is not the router.
    pub fn is_translated(&self, packet: &[u8]) -> bool {
        Flow::of(packet).is_some_and(|flow| self.table.has_flow(&flow.reversed()))
    }

    /// An error the router itself makes about a packet it has already translated: to whom it must go, and the error
    /// with its quote as the sender knows the packet. None when the packet belongs to no session. `arrival`: what was found
    /// when it came in, for one that has not left yet.
    pub fn untranslate_error(&self, packet: &[u8], error: &Icmp, arrival: Arrival) -> Option<(Ipv4Addr, Icmp)> {
        let flow = Flow::of(packet)?;
        if let Some(Passage { session, dir, .. }) = arrival.passage {
            // Only its destination is another one yet (RFC 5508 REQ-7).
            let (called, turned) = self.table.get(session)?.destination(dir);
            let mut error = error.clone();
            if let Some(quote) = error.quote_mut() {
                put(quote, NatField::Destination, turned, called);
            }
            return Some((flow.src.addr, error));
        }
        // The error travels as an answer would.
        let (session, dir) = self.table.peek(&flow.reversed())?;
        let (_, sender) = session.destination(dir);
        let (_, called) = session.source(dir);
        let mut error = error.clone();
        if let Some(quote) = error.quote_mut() {
            put(quote, NatField::Source, flow.src, sender);
            put(quote, NatField::Destination, flow.dst, called);
        }
        Some((sender.addr, error))
    }

    /// The outside address is gone: so is everything that was seen by it (conformance of a changed WAN address).
    pub fn flush(&mut self, addr: Ipv4Addr, trace: &mut Trace) {
        self.syns.flush(addr);
        let rows = self.table.remove_where(|s| s.ends.called.addr == addr || s.ends.seen_as.addr == addr);
        if rows > 0 {
            trace.say(|| What::Nat(NatFact::Flushed { addr, rows }));
        }
    }

    /// The network inside is gone (`own`: the router's address there): so are the calls of its hosts and to them.
    pub fn flush_inside(&mut self, own: Ipv4Net, trace: &mut Trace) {
        let is_old = |end: Endpoint| own.contains(&end.addr);
        let rows = self.table.remove_where(|s| is_old(s.ends.client) || is_old(s.ends.server));
        if rows > 0 {
            trace.say(|| What::Nat(NatFact::Flushed { addr: own.addr(), rows }));
        }
    }

    /// The packet died on its way: a session that it alone has made goes with it, as Linux confirms none before the packet
    /// is out.
    pub fn abandon(&mut self, arrival: Arrival, trace: &mut Trace) {
        let Some(Passage { session: at, dir: Dir::Original, is_error: false }) = arrival.passage else { return };
        let Some(session) = self.table.get(at).filter(|session| session.packets == [1, 0]) else { return };
        if let Some(rule) = session.rule {
            self.rules.uncount(rule);
        }
        let (proto, [inside, outside, _]) = (session.ends.proto, session.sockets());
        trace.aside(|| What::Nat(NatFact::Abandoned { proto, inside, outside }));
        self.table.remove(at);
    }

    /// Forgets all sessions, as `conntrack -F` does.
    pub fn forget(&mut self, addr: Ipv4Addr, trace: &mut Trace) {
        let rows = self.table.remove_where(|_| true);
        trace.say(|| What::Nat(NatFact::Flushed { addr, rows }));
    }

    /// A packet from outside that nothing let in: a SYN may deserve an answer later.
    pub fn refused(&mut self, now: SimTime, packet: &[u8], trace: &mut Trace) {
        if self.settings.unsolicited == Unsolicited::Later {
            self.syns.remember(now, packet, trace);
        }
    }

    /// What a sender inside hears about a packet for which there was no place; none: nothing.
    pub const fn answer_to(&self, why: &Drop) -> Option<UnreachableCode> {
        use NatDrop::{HostLimit, NoPort, TableFull};
        match (why, self.settings.exhaustion) {
            (_, Exhaustion::Silent) => None,
            (Drop::Nat(NoPort { .. } | TableFull { .. } | HostLimit { .. }), Exhaustion::Prohibited) => {
                Some(UnreachableCode::AdminProhibited)
            }
            (Drop::Nat(NoPort { .. } | TableFull { .. } | HostLimit { .. }), _) => Some(UnreachableCode::Host),
            _ => None,
        }
    }

    /// Forgets the sessions that were silent for too long; answers the SYNs that have waited for long enough, each with the
    /// fact that says so.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace) -> Vec<(Unanswered, FactId)> {
        let timer = trace.cursor();
        self.table.on_timer(now, trace);
        let due = self.syns.due(now, trace);
        trace.follow(timer);
        trace.about(None);
        due
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        let (rows, syns) = (self.table.deadline(), self.syns.deadline());
        rows.into_iter().chain(syns).min()
    }

    /// The sessions, oldest first.
    pub fn rows(&self, now: SimTime) -> Vec<NatRow> {
        self.table.rows(now)
    }

    /// What a packet is to the sessions: for rows of a packet filter that ask. None when it belongs to none.
    pub fn state_of(&self, arrival: Arrival) -> Option<ConnState> {
        let Passage { session, dir, is_error } = arrival.passage?;
        let replied = self.table.get(session).is_some_and(|session| session.packets[1] > 0);
        Some(match () {
            () if is_error => ConnState::Related,
            () if replied || dir == Dir::Reply => ConnState::Established,
            () => ConnState::New,
        })
    }
}

#[cfg(test)]
mod tests;
