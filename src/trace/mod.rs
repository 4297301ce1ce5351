//! What happened and why: typed facts, each naming its cause; a bounded log; a fingerprint.
//!
//! What it is: the record every box writes at the place where a decision falls. What it is not: text. No sentence
//! for people lives here; `i18n` turns facts into Korean and English, `ledger` prints them for diffs.

pub mod facts;
mod fingerprint;
mod ledger;
mod log;
pub mod origin;
mod pcapng;

pub use facts::{
    ArpFact, DhcpFact, DnsFact, Drop, IcmpFact, IpFact, LinkFact, Name, NatFact, ProcFact, SockFact, SwitchFact,
    TcpCause, TcpEvent, TcpFact, TcpQueue, TcpReject, TcpResend, TcpResetWhy, TcpRttSource, TcpState, UdpFact, What,
};
pub use fingerprint::Fingerprint;
pub use ledger::ledger_line;
pub use log::{Fact, FactId, Trace, TraceLimits};
pub use origin::{Origin, origin};
pub use pcapng::{Capture, CapturePoint, PcapError};
