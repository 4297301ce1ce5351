//! How a translator behaves: what RFC 4787, 5382 and 5508 leave open, and where Linux goes another way. A profile gives the
//! defaults; a scenario (`nat: (…)`) and the console (`nat set`) change single ones, both by the table in `keys`.
//!
//! Not the rules of port forwarding, which say what is let in on purpose.

use core::fmt;
use core::time::Duration;

use serde::Serialize;

use super::exempt::Exempt;
use super::state::NatState;
use crate::proto::Profile;
use crate::trace::facts::NatBehaviour;
use crate::wire::IpProto;

/// As whom an inside client is shown to an inside server that it calls by the public address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HairpinSource {
    /// By its public end (RFC 4787 REQ-9a).
    External,
    /// As the router's own address inside (Linux with `masquerade` for the LAN).
    Router,
    /// As itself: the server answers it directly, and the connection fails (Linux without it).
    Client,
}

/// What somebody outside hears whose call nothing lets in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsolicited {
    /// A SYN is answered after six seconds (RFC 5382 REQ-4).
    Later,
    /// Nothing (RFC 5382 REQ-4a; Linux with the policy `drop`).
    Silent,
    /// RST or "port unreachable" at once, as a host without that service answers: not allowed by REQ-4.
    Refuse,
}

/// What an inside host hears when there is no outside port for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exhaustion {
    /// ICMP 3/13, communication prohibited (RFC 5508 REQ-8).
    Prohibited,
    /// ICMP 3/1, host unreachable, which ends no connection (RFC 6888 REQ-11).
    HostUnreachable,
    /// Nothing (Linux).
    Silent,
}

/// How long a session may be silent, in seconds, by what it is and how far it has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Timeouts {
    /// UDP when only one side has spoken.
    pub udp: u32,
    /// UDP when both have.
    pub udp_replied: u32,
    /// Echoes.
    pub icmp: u32,
    /// TCP after a SYN.
    pub tcp_syn_sent: u32,
    /// TCP after both SYNs.
    pub tcp_syn_received: u32,
    /// TCP when it is open.
    pub tcp_established: u32,
    /// TCP after a FIN.
    pub tcp_fin_wait: u32,
    /// TCP after an acknowledged FIN.
    pub tcp_close_wait: u32,
    /// TCP after both FINs.
    pub tcp_last_ack: u32,
    /// TCP after both FINs and their acknowledgments.
    pub tcp_time_wait: u32,
    /// TCP after a RST.
    pub tcp_close: u32,
}

impl Timeouts {
    /// The recommended defaults, and the least that is allowed where none is.
    const RFC: Timeouts = Timeouts {
        // RFC 4787 REQ-5c: five minutes or more.
        udp: 300,
        udp_replied: 300,
        // RFC 5508 REQ-2.
        icmp: 60,
        // RFC 5382 REQ-5, RFC 7857 2.1: four minutes while a connection opens or closes.
        tcp_syn_sent: 240,
        tcp_syn_received: 240,
        // Two hours and four minutes while it is open: until both have finished (RFC 5382 5).
        tcp_established: 7440,
        tcp_fin_wait: 7440,
        tcp_close_wait: 7440,
        tcp_last_ack: 240,
        tcp_time_wait: 240,
        // RFC 7857 2.2: a RST may be forged.
        tcp_close: 240,
    };

    /// `net.netfilter.nf_conntrack_*_timeout` of Linux 6.18.
    pub const LINUX: Timeouts = Timeouts {
        udp: 30,
        udp_replied: 120,
        icmp: 30,
        tcp_syn_sent: 120,
        tcp_syn_received: 60,
        tcp_established: 432_000,
        tcp_fin_wait: 120,
        tcp_close_wait: 60,
        tcp_last_ack: 30,
        tcp_time_wait: 120,
        tcp_close: 10,
    };

    /// How long a session of this protocol may be silent in this state.
    pub const fn of(&self, state: NatState, proto: IpProto) -> Duration {
        let secs = match state {
            NatState::Unreplied | NatState::Replied if matches!(proto, IpProto::ICMP) => self.icmp,
            NatState::Unreplied => self.udp,
            NatState::Replied => self.udp_replied,
            NatState::SynSent | NatState::SynSent2 => self.tcp_syn_sent,
            NatState::SynReceived => self.tcp_syn_received,
            NatState::Established => self.tcp_established,
            NatState::FinWait => self.tcp_fin_wait,
            NatState::CloseWait => self.tcp_close_wait,
            NatState::LastAck => self.tcp_last_ack,
            NatState::TimeWait => self.tcp_time_wait,
            NatState::Closed => self.tcp_close,
        };
        Duration::from_secs(secs as u64)
    }
}

/// How a translator behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a setting by itself")]
pub struct NatSettings {
    /// When one inside end is given another outside end: never, by the address it calls, by address and port.
    pub mapping: NatBehaviour,
    /// Who outside may send to a mapped port besides those that were called.
    pub filtering: NatBehaviour,
    /// As whom a caller from inside is shown to an inside server that it calls by the public address.
    pub hairpin_source: HairpinSource,
    /// Whether an inside port is kept outside when it is free.
    pub keep_port: bool,
    /// Whether well-known ports are given for well-known ports only, and others for others (RFC 4787 REQ-3a).
    pub keep_class: bool,
    /// Whether an even port is given for an even one (RFC 4787 REQ-4).
    pub keep_parity: bool,
    /// Whether two inside ends may have one outside port as long as they call different ends (RFC 4787 REQ-3 forbids it).
    pub overload: bool,
    /// First and last outside port.
    pub ports: (u16, u16),
    /// Outside ports of one inside host at most; 0: as many as there are (RFC 6888 REQ-4).
    pub host_ports: u16,
    /// How long sessions may be silent.
    pub timeouts: Timeouts,
    /// Whether packets from outside keep a UDP session, too (RFC 4787 REQ-6a); those from inside always do (REQ-6).
    pub inbound_refresh: bool,
    /// What somebody outside hears whose call nothing lets in.
    pub unsolicited: Unsolicited,
    /// What is said when there is no outside port.
    pub exhaustion: Exhaustion,
    /// Whether a segment of no connection is dropped, else it passes as it is.
    pub drop_invalid: bool,
    /// Whether only a SYN, or an ACK in mid-connection, begins a session, and a RST is believed at once.
    pub tcp_strict: bool,
    /// Whether of the segments with sequence numbers outside of what both ends have shown only resets are told apart.
    pub tcp_be_liberal: bool,
    /// Whether a connection whose SYN was not seen is taken over.
    pub tcp_loose: bool,
    /// Whether a port that cannot be kept is drawn (RFC 6056 4, RFC 7857 9); else it is the next of its kind.
    pub random_port: bool,
    /// So many seconds a UDP port whose last session fell silent is lent to nobody else, where strangers may send to it (RFC
    /// 6888 REQ-8).
    pub port_rest: u16,
    /// Ports that rest at most.
    pub port_rest_max: u16,
    /// Networks outside that are called without translation (RFC 6888 REQ-6).
    pub exempt: Exempt,
    /// Whether the inside moves to other addresses when the outside has the same (RFC 4787 REQ-7).
    pub renumber: bool,
}

impl NatSettings {
    /// The defaults of a profile.
    pub const fn of(profile: Profile) -> NatSettings {
        match profile {
            Profile::Rfc => NatSettings {
                mapping: NatBehaviour::EndpointIndependent,
                // RFC 4787 REQ-8: the stricter of the two it recommends.
                filtering: NatBehaviour::AddressDependent,
                hairpin_source: HairpinSource::External,
                keep_port: true,
                keep_class: true,
                keep_parity: true,
                overload: false,
                ports: (1, u16::MAX),
                host_ports: 0,
                timeouts: Timeouts::RFC,
                inbound_refresh: true,
                unsolicited: Unsolicited::Later,
                exhaustion: Exhaustion::Prohibited,
                drop_invalid: true,
                tcp_strict: false,
                // RFC 5382 REQ-2: better too much than too little passes.
                tcp_be_liberal: true,
                tcp_loose: true,
                random_port: false,
                port_rest: 120,
                port_rest_max: 1024,
                exempt: Exempt::NONE,
                renumber: true,
            },
            Profile::Linux => NatSettings {
                filtering: NatBehaviour::AddressAndPortDependent,
                hairpin_source: HairpinSource::Router,
                keep_parity: false,
                overload: true,
                timeouts: Timeouts::LINUX,
                unsolicited: Unsolicited::Silent,
                exhaustion: Exhaustion::Silent,
                drop_invalid: false,
                tcp_strict: true,
                tcp_be_liberal: false,
                random_port: true,
                port_rest: 0,
                renumber: false,
                ..NatSettings::of(Profile::Rfc)
            },
        }
    }

    /// The name from before RFC 4787 (RFC 3489 5).
    pub const fn classic(&self) -> ClassicNat {
        match (self.mapping, self.filtering) {
            (NatBehaviour::EndpointIndependent, NatBehaviour::EndpointIndependent) => ClassicNat::FullCone,
            (NatBehaviour::EndpointIndependent, NatBehaviour::AddressDependent) => ClassicNat::RestrictedCone,
            (NatBehaviour::EndpointIndependent, _) => ClassicNat::PortRestrictedCone,
            _ => ClassicNat::Symmetric,
        }
    }

    /// What two settings together cannot mean.
    pub const fn contradiction(&self) -> Option<Contradiction> {
        // With one outside port for two, only the whole far end tells whose an answer is.
        if self.overload && !matches!(self.filtering, NatBehaviour::AddressAndPortDependent) {
            return Some(Contradiction::OverloadUnfiltered);
        }
        if self.ports.0 == 0 || self.ports.0 > self.ports.1 {
            return Some(Contradiction::NoPorts);
        }
        None
    }
}

/// The four names from before RFC 4787 (RFC 3489 5).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassicNat {
    /// Once open, open for everybody.
    FullCone,
    /// Open for addresses that were called.
    RestrictedCone,
    /// Open for ends that were called.
    PortRestrictedCone,
    /// Another outside port for each far end.
    Symmetric,
}

impl ClassicNat {
    /// As books write it.
    pub const fn name(self) -> &'static str {
        match self {
            ClassicNat::FullCone => "full cone",
            ClassicNat::RestrictedCone => "restricted cone",
            ClassicNat::PortRestrictedCone => "port-restricted cone",
            ClassicNat::Symmetric => "symmetric",
        }
    }

    /// As messages name it.
    pub const fn id(self) -> &'static str {
        match self {
            ClassicNat::FullCone => "full-cone",
            ClassicNat::RestrictedCone => "restricted-cone",
            ClassicNat::PortRestrictedCone => "port-restricted-cone",
            ClassicNat::Symmetric => "symmetric",
        }
    }
}

/// Settings that cannot stand together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Contradiction {
    /// Overloaded ports with a filter that does not look at the whole far end.
    OverloadUnfiltered,
    /// A range without ports.
    NoPorts,
}

/// A short reason, as command-line tools give one.
impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Contradiction::OverloadUnfiltered => "overload=on needs filtering=address-and-port-dependent",
            Contradiction::NoPorts => "ports: the range is empty",
        })
    }
}
