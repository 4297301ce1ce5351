//! Decisions of the address translation (RFC 3022, RFC 4787, RFC 5382).

use std::net::{Ipv4Addr, SocketAddrV4};

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::trace::{FactId, Name};
use crate::wire::{IpProto, Mac};

/// A header field the translation rewrote.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NatField {
    /// Source address and port.
    Source,
    /// Destination address and port.
    Destination,
}

/// What a mapping or a filter looks at besides the inside end (RFC 4787 4.1, 5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NatBehaviour {
    /// Nothing: the same for everybody outside.
    EndpointIndependent,
    /// The address of who is outside.
    AddressDependent,
    /// Its address and its port.
    AddressAndPortDependent,
}

impl NatBehaviour {
    /// All, from the most open to the strictest.
    pub const ALL: [NatBehaviour; 3] =
        [NatBehaviour::EndpointIndependent, NatBehaviour::AddressDependent, NatBehaviour::AddressAndPortDependent];

    /// As RFC 4787 writes it.
    pub const fn name(self) -> &'static str {
        match self {
            NatBehaviour::EndpointIndependent => "endpoint-independent",
            NatBehaviour::AddressDependent => "address-dependent",
            NatBehaviour::AddressAndPortDependent => "address-and-port-dependent",
        }
    }
}

/// Why a segment belongs to no connection that the translation could follow.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvalidWhy {
    /// No TCP sets these control bits together.
    Flags,
    /// No connection begins with these control bits.
    NoConnection,
    /// Its number lies beyond the window of its receiver.
    AboveWindow,
    /// It acknowledges what nobody has sent.
    AcksUnseen,
    /// A reset of what its receiver has acknowledged already.
    OldReset,
}

/// What the translation decided. For ICMP, ports are echo identifiers.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NatFact {
    /// A program inside asked for an outside port (PCP, RFC 6887).
    PortAsked {
        /// Who asked.
        client: Ipv4Addr,
        /// What is translated.
        proto: IpProto,
        /// The port inside.
        inside: u16,
        /// The port outside: given, or wished for.
        outside: u16,
        /// For how long, in seconds; of a refusal: when to ask again.
        lifetime_secs: u32,
        /// `SUCCESS`, `NOT_AUTHORIZED`…
        result: &'static str,
    },
    /// An outside port that was asked for was not asked for again.
    PortLapsed {
        /// What is translated.
        proto: IpProto,
        /// The port outside.
        outside: u16,
    },
    /// A new row.
    New {
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// Inside host.
        inside: SocketAddrV4,
        /// How it is seen outside.
        outside: SocketAddrV4,
        /// Whom it talks to.
        remote: SocketAddrV4,
        /// Whether the inside port could be kept.
        port_kept: bool,
    },
    /// A known row fits.
    Hit {
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// Inside host.
        inside: SocketAddrV4,
        /// How it is seen outside.
        outside: SocketAddrV4,
        /// The fact that made the row.
        made: FactId,
    },
    /// A port-forward rule fits.
    RuleMatched {
        /// Its number; 0 for the DMZ host.
        rule: u32,
        /// What came in.
        outside: SocketAddrV4,
        /// Where it goes.
        inside: SocketAddrV4,
        /// The fact that made the rule.
        made: FactId,
    },
    /// From inside to the own public address: turned around (hairpin).
    Hairpin {
        /// The inside client.
        client: SocketAddrV4,
        /// How the inside server sees it.
        seen_as: SocketAddrV4,
    },
    /// A field was rewritten.
    Rewrote {
        /// Which.
        field: NatField,
        /// Before.
        old: SocketAddrV4,
        /// After.
        new: SocketAddrV4,
    },
    /// An ICMP error was translated inside out.
    RewroteQuote {
        /// Address in the quoted packet before.
        old: SocketAddrV4,
        /// After.
        new: SocketAddrV4,
    },
    /// From outside to a mapped port, by somebody who was not called: the filter lets it in.
    Admitted {
        /// TCP or UDP.
        proto: IpProto,
        /// Who sends it.
        remote: SocketAddrV4,
        /// The mapped port.
        outside: SocketAddrV4,
        /// Whose it is.
        inside: SocketAddrV4,
        /// What the filter looks at.
        filtering: NatBehaviour,
    },
    /// A SYN that nothing maps is remembered: the answer waits, in case the inside calls the same end (RFC 5382 REQ-4).
    SynRemembered {
        /// Who called.
        remote: SocketAddrV4,
        /// What it called.
        outside: SocketAddrV4,
        /// Until the answer, in seconds.
        answer_secs: u32,
    },
    /// Nobody inside called back: the remembered SYN is answered now.
    SynAnswered {
        /// Who called.
        remote: SocketAddrV4,
        /// What it called.
        outside: SocketAddrV4,
    },
    /// The inside called back: the remembered SYN gets no answer.
    SynForgotten {
        /// Who called.
        remote: SocketAddrV4,
        /// What it called.
        outside: SocketAddrV4,
    },
    /// A segment of no connection passes as it is, not translated (Linux without `ct state invalid drop`).
    PassedInvalid {
        /// Its control bits.
        flags: Name,
        /// What is wrong with it.
        why: InvalidWhy,
    },
    /// A setting was changed.
    SettingChanged {
        /// Its name.
        key: Name,
        /// The new value.
        value: Name,
    },
    /// The public address is none: another translator stands before this one.
    BehindAnother {
        /// The address.
        wan: Ipv4Addr,
        /// Whether it is shared address space (RFC 6598), else private (RFC 1918).
        shared: bool,
    },
    /// Outside and inside have the same addresses (RFC 4787 REQ-7).
    Overlap {
        /// The network outside.
        wan: Ipv4Net,
        /// The network inside.
        lan: Ipv4Net,
    },
    /// A row was not used for too long.
    Expired {
        /// How long it may be silent in its state, in seconds.
        idle_secs: u32,
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// Inside host.
        inside: SocketAddrV4,
        /// How it was seen outside.
        outside: SocketAddrV4,
    },
    /// The only packet of a row died on its way: the row goes with it.
    Abandoned {
        /// TCP, UDP or ICMP.
        proto: IpProto,
        /// Inside host.
        inside: SocketAddrV4,
        /// How it would have been seen outside.
        outside: SocketAddrV4,
    },
    /// A reset that need not be its sender's passes, and the row stays: its receiver will ask (RFC 5961 3.2, RFC 7857 2.2).
    ResetDoubted {
        /// Its number.
        seq: u32,
        /// The one that would be believed.
        expected: u32,
        /// Whether it comes from outside.
        from_wan: bool,
        /// The fact that made the row.
        made: FactId,
    },
    /// The call goes out as it is: its destination is one of those that are not translated (RFC 6888 REQ-6).
    Exempted {
        /// Whom it calls.
        dst: Ipv4Addr,
        /// The network that is exempt.
        net: Ipv4Net,
    },
    /// The outside has the addresses of the inside: the inside moves to others (RFC 4787 REQ-7).
    Renumbered {
        /// The network outside.
        wan: Ipv4Net,
        /// The router's own address inside before.
        old: Ipv4Net,
        /// From now on.
        new: Ipv4Net,
    },
    /// All rows of an outside address are void: the address went.
    Flushed {
        /// The address.
        addr: Ipv4Addr,
        /// How many rows.
        rows: u32,
    },
    /// A port-forward rule was added.
    RuleAdded {
        /// Its number.
        rule: u32,
        /// As `forward list` prints it.
        text: String,
    },
    /// A port-forward rule was changed.
    RuleChanged {
        /// Its number.
        rule: u32,
        /// As `forward list` prints it.
        text: String,
    },
    /// A port-forward rule was removed.
    RuleRemoved {
        /// Its number.
        rule: u32,
    },
    /// A port-forward rule was switched on or off.
    RuleSwitched {
        /// Its number.
        rule: u32,
        /// On?
        on: bool,
    },
    /// A rule takes this port, but not from this caller.
    CallerRefused {
        /// Its number.
        rule: u32,
        /// Who calls.
        source: Ipv4Addr,
        /// Who may.
        from: Ipv4Net,
        /// The fact that made the rule.
        made: FactId,
    },
    /// A rule takes this port, but the call comes from inside, and hairpin is off.
    HairpinOff {
        /// Its number; 0 for the DMZ host.
        rule: u32,
        /// What was called.
        outside: SocketAddrV4,
        /// The fact that made the rule.
        made: FactId,
    },
    /// Calls from inside to the public address are turned around from now on, or not any more.
    HairpinSwitched {
        /// On?
        on: bool,
    },
    /// The host that gets what no rule takes is another one.
    DmzSet {
        /// Its address; none when there is none any more.
        host: Option<Ipv4Addr>,
    },
    /// A rule is called from outside, to see how far a call comes.
    TestBegun {
        /// Its number.
        rule: u32,
        /// The box that calls.
        from: Name,
        /// Whom it calls.
        to: SocketAddrV4,
    },
    /// The host a rule was made for has another address now: the rule leads past it.
    RuleMoved {
        /// Its number; 0 for the DMZ host.
        rule: u32,
        /// Where it leads.
        host: Ipv4Addr,
        /// The card of the host it was made for.
        mac: Mac,
        /// The address that host has now.
        now: Ipv4Addr,
    },
    /// The address a rule leads to belongs to another host now.
    RuleTaken {
        /// Its number; 0 for the DMZ host.
        rule: u32,
        /// Where it leads.
        host: Ipv4Addr,
        /// The card of the host it was made for.
        mac: Mac,
        /// The card of the host that has the address now.
        by: Mac,
    },
    /// The host a rule was made for has the address again.
    RuleFits {
        /// Its number; 0 for the DMZ host.
        rule: u32,
        /// Where it leads.
        host: Ipv4Addr,
        /// The card of that host.
        mac: Mac,
    },
}
