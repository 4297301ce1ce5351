//! What happened and why: typed facts, each naming its cause; a bounded log; a fingerprint.
//!
//! What it is: the record every box writes at the place where a decision falls. What it is not: text. No sentence
//! for people lives here; `i18n` turns facts into Korean and English, `ledger` prints them for diffs.

pub mod facts;
mod fingerprint;
mod ledger;
mod log;
pub mod origin;
mod pcap;
mod pcapng;
mod sightings;

pub use facts::{
    ArpFact, DhcpFact, DnsFact, Drop, FilterFact, IcmpFact, IgmpFact, IpFact, LinkFact, Name, NatDrop, NatFact,
    PppFact, ProcFact, SockFact, SwitchFact, TcpCause, TcpEvent, TcpFact, TcpProof, TcpQueue, TcpReject, TcpResend,
    TcpResetWhy, TcpRttSource, TcpState, UdpFact, What,
};
pub use fingerprint::Fingerprint;
pub use ledger::Ledger;
pub use log::{Fact, FactId, Trace, TraceLimits};
pub use origin::{Origin, origin};
pub use pcap::Pcap;
pub use pcapng::Pcapng;
pub use sightings::{CapturePoint, Sighting, Sightings};
