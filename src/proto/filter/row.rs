//! One row of a chain: what must be true of a packet, and what then happens to it.

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

use super::seen::{ConnState, Seen};
pub use crate::trace::facts::Condition;
use crate::trace::{FactId, Name};
use crate::wire::{Flags, IpProto, UnreachableCode};

/// What happens to a packet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Verdict {
    /// It goes on.
    Accept,
    /// It is dropped without a word.
    Drop,
    /// It is dropped, and its sender is told so.
    Reject(Refusal),
}

impl Verdict {
    /// `ACCEPT`, `DROP`, `REJECT`.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Accept => "ACCEPT",
            Verdict::Drop => "DROP",
            Verdict::Reject(_) => "REJECT",
        }
    }
}

/// How a sender is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Refusal {
    /// ICMP: nobody listens on the port. What `REJECT` says by itself.
    Port,
    /// ICMP: no way to the network.
    Net,
    /// ICMP: no way to the host.
    Host,
    /// ICMP: the protocol is not spoken.
    Protocol,
    /// ICMP: the network is closed by policy.
    NetProhibited,
    /// ICMP: the host is closed by policy.
    HostProhibited,
    /// ICMP: closed by policy (RFC 1812 5.2.7.1).
    AdminProhibited,
    /// TCP: RST.
    TcpReset,
}

impl Refusal {
    /// All, with their names at the console (Linux `--reject-with`).
    pub const NAMED: [(&'static str, Refusal); 8] = [
        ("icmp-port-unreachable", Refusal::Port),
        ("icmp-net-unreachable", Refusal::Net),
        ("icmp-host-unreachable", Refusal::Host),
        ("icmp-proto-unreachable", Refusal::Protocol),
        ("icmp-net-prohibited", Refusal::NetProhibited),
        ("icmp-host-prohibited", Refusal::HostProhibited),
        ("icmp-admin-prohibited", Refusal::AdminProhibited),
        ("tcp-reset", Refusal::TcpReset),
    ];

    /// The code of its ICMP message; none for a reset.
    pub const fn code(self) -> Option<UnreachableCode> {
        Some(match self {
            Refusal::Port => UnreachableCode::Port,
            Refusal::Net => UnreachableCode::Net,
            Refusal::Host => UnreachableCode::Host,
            Refusal::Protocol => UnreachableCode::Protocol,
            Refusal::NetProhibited => UnreachableCode::NetProhibited,
            Refusal::HostProhibited => UnreachableCode::HostProhibited,
            Refusal::AdminProhibited => UnreachableCode::AdminProhibited,
            Refusal::TcpReset => return None,
        })
    }
}

/// A set of states.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct States(u8);

impl States {
    /// The words of `--ctstate`, in the order in which Linux prints them.
    pub const NAMED: [(&'static str, States); 5] = [
        ("INVALID", States(8)),
        ("NEW", States(1)),
        ("RELATED", States(4)),
        ("ESTABLISHED", States(2)),
        ("DNAT", States(16)),
    ];

    /// Both together.
    #[must_use]
    pub const fn with(self, other: States) -> States {
        States(self.0 | other.0)
    }

    /// Whether all of `other` are in it.
    pub const fn contains(self, other: States) -> bool {
        self.0 & other.0 == other.0
    }

    /// `RELATED,ESTABLISHED`
    pub fn words(self) -> String {
        let words: Vec<&str> = States::NAMED.iter().filter(|(_, s)| self.contains(*s)).map(|(word, _)| *word).collect();
        words.join(",")
    }

    /// Reads what `words` writes, in any order and case.
    pub fn read(text: &str) -> Option<States> {
        let one = |word: &str| States::NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, s)| *s);
        text.split(',').try_fold(States::default(), |sum, word| Some(sum.with(one(word)?)))
    }

    fn holds(self, seen: &Seen<'_>) -> bool {
        let bit = match seen.state {
            ConnState::New => 1,
            ConnState::Established => 2,
            ConnState::Related => 4,
            ConnState::Invalid => 8,
        };
        self.0 & bit != 0 || (self.0 & 16 != 0 && seen.is_redirected)
    }
}

impl Serialize for States {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.words())
    }
}

/// One row: all that is said must fit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FilterRow {
    /// The transport.
    pub proto: Option<IpProto>,
    /// Where it comes from.
    pub from: Option<Ipv4Net>,
    /// Where it goes.
    pub to: Option<Ipv4Net>,
    /// The interface it came in by.
    pub inward: Option<Name>,
    /// The interface it leaves by.
    pub outward: Option<Name>,
    /// First and last source port.
    pub src_ports: Option<(u16, u16)>,
    /// First and last destination port.
    pub dst_ports: Option<(u16, u16)>,
    /// Of these TCP flags exactly those are set: mask and flags.
    pub flags: Option<(Flags, Flags)>,
    /// ICMP type, and perhaps code.
    pub icmp: Option<(u8, Option<u8>)>,
    /// What it is to the known conversations: one of these.
    pub states: Option<States>,
    /// Least and greatest length of the IP packet in bytes.
    pub length: Option<(u16, u16)>,
    /// Of every so many packets that fit otherwise the one with this number, from 0.
    pub nth: Option<(u32, u32)>,
    /// What it does.
    pub verdict: Verdict,
    /// What its owner noted.
    pub comment: String,
    /// Whether it is in force.
    pub enabled: bool,
    /// Packets it decided about.
    pub packets: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many packets fitted all but the number.
    pub seen: u32,
    /// The fact that made it.
    pub made: FactId,
}

impl FilterRow {
    /// A row that fits everything.
    pub const fn new(verdict: Verdict) -> FilterRow {
        FilterRow {
            proto: None,
            from: None,
            to: None,
            inward: None,
            outward: None,
            src_ports: None,
            dst_ports: None,
            flags: None,
            icmp: None,
            states: None,
            length: None,
            nth: None,
            verdict,
            comment: String::new(),
            enabled: true,
            packets: 0,
            bytes: 0,
            seen: 0,
            made: FactId::NONE,
        }
    }

    /// Whether a packet fits all that the row says. Counts for "one of so many".
    pub(super) fn takes(&mut self, seen: &Seen<'_>) -> bool {
        if !self.enabled || !Condition::ALL.iter().all(|condition| self.meets(*condition, seen)) {
            return false;
        }
        let Some((every, packet)) = self.nth else { return true };
        let number = self.seen;
        self.seen = number.wrapping_add(1);
        number % every.max(1) == packet
    }

    /// The conditions that a packet does not meet.
    pub(super) fn misses(&self, seen: &Seen<'_>) -> impl Iterator<Item = Condition> {
        Condition::ALL.into_iter().filter(|condition| !self.meets(*condition, seen))
    }

    /// Whether it closes its interface to all that came so far, as if nobody listened: it asks for nothing but the interface.
    pub fn closes_all(&self) -> bool {
        let is_plain = matches!(self.verdict, Verdict::Drop | Verdict::Reject(Refusal::Port));
        let asks_ends =
            self.from.is_some() || self.to.is_some() || self.src_ports.is_some() || self.dst_ports.is_some();
        let asks_kind = self.proto.is_some() || self.flags.is_some() || self.icmp.is_some() || self.length.is_some();
        is_plain && !asks_ends && !asks_kind && self.states.is_none() && self.nth.is_none()
    }

    fn meets(&self, condition: Condition, seen: &Seen<'_>) -> bool {
        let within = |range: (u16, u16), port: Option<u16>| port.is_some_and(|p| (range.0..=range.1).contains(&p));
        match condition {
            Condition::Proto => self.proto.is_none_or(|proto| proto == seen.proto),
            Condition::State => self.states.is_none_or(|states| states.holds(seen)),
            Condition::In => self.inward.as_ref().is_none_or(|name| **name == *seen.inward),
            Condition::Out => self.outward.as_ref().is_none_or(|name| **name == *seen.outward),
            Condition::Source => self.from.is_none_or(|net| net.contains(&seen.src)),
            Condition::Destination => self.to.is_none_or(|net| net.contains(&seen.dst)),
            Condition::SourcePort => self.src_ports.is_none_or(|range| within(range, seen.ports.map(|(src, _)| src))),
            Condition::DestinationPort => {
                self.dst_ports.is_none_or(|range| within(range, seen.ports.map(|(_, dst)| dst)))
            }
            Condition::Flags => self.flags.is_none_or(|(mask, set)| {
                seen.proto == IpProto::TCP && seen.ports.is_some() && seen.flags.0 & mask.0 == set.0
            }),
            Condition::Icmp => self.icmp.is_none_or(|(kind, code)| {
                seen.icmp.is_some_and(|(is, also)| is == kind && code.is_none_or(|code| code == also))
            }),
            Condition::Length => {
                self.length.is_none_or(|(least, most)| (usize::from(least)..=usize::from(most)).contains(&seen.len))
            }
        }
    }
}
