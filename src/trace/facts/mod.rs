//! The vocabulary of facts: one enum a protocol, one file each. Adding a decision is adding a variant here, a
//! sentence in both catalogues of `i18n`, and the `say` at the place where it falls.

mod arp;
mod dhcp;
mod dns;
mod drop;
mod martian;
mod drop_layer;
mod drop_nat;
mod filter;
mod igmp;
mod ip;
mod link;
mod name;
mod nat;
mod os;
mod parts;
mod ppp;
mod switch;
mod tcp;
mod tcp_words;

pub use arp::ArpFact;
pub use dhcp::DhcpFact;
pub use dns::DnsFact;
pub use drop::Drop;
pub use drop_nat::NatDrop;
pub use filter::{Condition, ConnState, FilterFact, Hook};
pub use igmp::IgmpFact;
pub use ip::{IcmpFact, IpFact, RedirectWhy, UdpFact, WithheldWhy};
pub use link::LinkFact;
pub use martian::MartianWhy;
pub use name::Name;
pub use nat::{InvalidWhy, NatBehaviour, NatFact, NatField};
pub use os::{ProcFact, Signal, SockFact, Stream};
pub use parts::{Parts, unwrap_variant};
pub use ppp::PppFact;
use serde::Serialize;
pub use switch::SwitchFact;
pub use tcp::{TcpEvent, TcpFact};
pub use tcp_words::{TcpCause, TcpProof, TcpQueue, TcpReject, TcpResend, TcpResetWhy, TcpRttSource, TcpState};

/// One thing that happened or was decided.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The box was switched on: the root of everything it does by itself.
    Boot,
    /// Somebody gave this box a command line: a root.
    Command {
        /// The line, as typed.
        line: String,
    },
    /// The scenario's script gave this box (or the lab) a line: a root.
    Script {
        /// The line, as written.
        line: String,
    },
    /// A timer fired that an earlier fact armed (the cause).
    Timer {
        /// What it was for, as a short word: `arp`, `dhcp`, `tcp`, `sleep`…
        purpose: &'static str,
    },
    /// Something about a wire.
    Link(LinkFact),
    /// A frame or packet died here.
    Drop(Drop),
    /// A switch's decision.
    Switch(SwitchFact),
    /// An ARP decision.
    Arp(ArpFact),
    /// A routing or IP decision.
    Ip(IpFact),
    /// An ICMP message made or understood.
    Icmp(IcmpFact),
    /// A group joined, left or asked for.
    Igmp(IgmpFact),
    /// A datagram handed over.
    Udp(UdpFact),
    /// A translation.
    Nat(NatFact),
    /// The packet filter changed.
    Filter(FilterFact),
    /// An address lease.
    Dhcp(Box<DhcpFact>),
    /// A dialled line.
    Ppp(Box<PppFact>),
    /// A name.
    Dns(Box<DnsFact>),
    /// A connection.
    Tcp(Box<TcpFact>),
    /// A socket call.
    Sock(SockFact),
    /// A process.
    Proc(ProcFact),
}

impl What {
    /// An address lease. Boxed, as the next two: the frequent facts are small, and rare ones must not make them large.
    pub fn dhcp(fact: DhcpFact) -> What {
        What::Dhcp(Box::new(fact))
    }

    /// A dialled line.
    pub fn ppp(fact: PppFact) -> What {
        What::Ppp(Box::new(fact))
    }

    /// A name.
    pub fn dns(fact: DnsFact) -> What {
        What::Dns(Box::new(fact))
    }

    /// A connection.
    pub fn tcp(fact: TcpFact) -> What {
        What::Tcp(Box::new(fact))
    }

    /// The OSI layer at which this is decided: 1 wire, 2 frames, 3 packets, 4 ports, 7 programs.
    pub const fn layer(&self) -> u8 {
        match self {
            What::Link(_) | What::Switch(SwitchFact::Repeated { .. }) => 1,
            What::Switch(_) | What::Arp(_) | What::Ppp(_) => 2,
            What::Ip(_) | What::Icmp(_) | What::Igmp(_) => 3,
            What::Udp(_) | What::Nat(_) | What::Filter(_) | What::Tcp(_) => 4,
            What::Drop(drop) => drop.layer(),
            What::Boot
            | What::Command { .. }
            | What::Script { .. }
            | What::Timer { .. }
            | What::Dhcp(_)
            | What::Dns(_)
            | What::Sock(_)
            | What::Proc(_) => 7,
        }
    }
}
