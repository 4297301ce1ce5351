//! One field of a form: a text or a choice, and what is wrong with it.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::app::text_line::TextLine;
use crate::lab::Setting;

/// Which field. Its label is `field-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldId {
    /// TCP, UDP or both.
    Proto,
    /// Outside port or range of ports.
    OutsidePorts,
    /// Inside host.
    InsideHost,
    /// Inside port.
    InsidePort,
    /// Who may call.
    Callers,
    /// What the owner of a rule notes.
    Comment,
    /// The host that gets what no rule takes.
    DmzHost,
    /// The sender.
    From,
    /// The receiver.
    To,
    /// What is sent.
    What,
    /// How many.
    Count,
    /// A port.
    Port,
    /// Text to send.
    Payload,
    /// Path of a web page.
    Path,
    /// Which name server is asked; empty for the host's own.
    Server,
    /// A file's name.
    FileName,
    /// A file's path.
    FilePath,
    /// A link.
    Link,
    /// Its direction.
    Direction,
    /// Whether nothing passes.
    Cut,
    /// How the outside address is got.
    WanMode,
    /// The outside address with its length.
    WanAddress,
    /// The next router outside.
    Gateway,
    /// Name servers, with blanks between.
    NameServers,
    /// The router's own address inside, with its length.
    LanAddress,
    /// The first address that is lent.
    PoolFirst,
    /// The last address that is lent.
    PoolLast,
    /// How long a lease is.
    Lease,
    /// The name of the wireless network.
    Ssid,
    /// Whether the radio is on.
    Radio,
    /// For whom an address is kept.
    KeepFor,
    /// The address that is kept.
    KeptAddress,
    /// A chain of the packet filter.
    Chain,
    /// Before which row.
    Place,
    /// What happens to the packet.
    Verdict,
    /// The transport a row asks for.
    FilterProto,
    /// Where a packet comes from.
    Source,
    /// Where it goes.
    Destination,
    /// The interface it came in by.
    InIface,
    /// The interface it leaves by.
    OutIface,
    /// Its destination port or ports.
    FilterPort,
    /// What it is to the known conversations.
    States,
    /// Other conditions, in the words of `iptables`.
    Matches,
    /// What the owner notes.
    Note,
    /// A name of the network inside.
    HostName,
    /// Its address.
    HostAddress,
    /// Whether a name follows the outside address.
    Ddns,
    /// That name.
    DdnsName,
    /// The service that changes it.
    DdnsService,
    /// User there.
    DdnsUser,
    /// Password there.
    DdnsPassword,
    /// Whether programs inside may ask for outside ports.
    Pcp,
    /// A setting of translation, by its name in `nat set`.
    Nat(&'static str),
    /// What is wrong with a line.
    Trouble(Setting),
}

impl FieldId {
    /// All of them.
    pub const ALL: [FieldId; 90] = [
        FieldId::Proto,
        FieldId::OutsidePorts,
        FieldId::InsideHost,
        FieldId::InsidePort,
        FieldId::Callers,
        FieldId::Comment,
        FieldId::DmzHost,
        FieldId::From,
        FieldId::To,
        FieldId::What,
        FieldId::Count,
        FieldId::Port,
        FieldId::Payload,
        FieldId::Path,
        FieldId::Server,
        FieldId::FileName,
        FieldId::FilePath,
        FieldId::Link,
        FieldId::Direction,
        FieldId::Cut,
        FieldId::WanMode,
        FieldId::WanAddress,
        FieldId::Gateway,
        FieldId::NameServers,
        FieldId::LanAddress,
        FieldId::PoolFirst,
        FieldId::PoolLast,
        FieldId::Lease,
        FieldId::Ssid,
        FieldId::Radio,
        FieldId::KeepFor,
        FieldId::KeptAddress,
        FieldId::Chain,
        FieldId::Place,
        FieldId::Verdict,
        FieldId::FilterProto,
        FieldId::Source,
        FieldId::Destination,
        FieldId::InIface,
        FieldId::OutIface,
        FieldId::FilterPort,
        FieldId::States,
        FieldId::Matches,
        FieldId::Note,
        FieldId::HostName,
        FieldId::HostAddress,
        FieldId::Ddns,
        FieldId::DdnsName,
        FieldId::DdnsService,
        FieldId::DdnsUser,
        FieldId::DdnsPassword,
        FieldId::Pcp,
        FieldId::Nat("mapping"),
        FieldId::Nat("filtering"),
        FieldId::Nat("hairpin"),
        FieldId::Nat("hairpin_source"),
        FieldId::Nat("keep_port"),
        FieldId::Nat("keep_class"),
        FieldId::Nat("keep_parity"),
        FieldId::Nat("overload"),
        FieldId::Nat("ports"),
        FieldId::Nat("host_ports"),
        FieldId::Nat("inbound_refresh"),
        FieldId::Nat("unsolicited"),
        FieldId::Nat("exhaustion"),
        FieldId::Nat("drop_invalid"),
        FieldId::Nat("tcp_strict"),
        FieldId::Nat("tcp_be_liberal"),
        FieldId::Nat("tcp_loose"),
        FieldId::Nat("udp"),
        FieldId::Nat("udp_replied"),
        FieldId::Nat("icmp"),
        FieldId::Nat("tcp_syn_sent"),
        FieldId::Nat("tcp_syn_received"),
        FieldId::Nat("tcp_established"),
        FieldId::Nat("tcp_fin_wait"),
        FieldId::Nat("tcp_close_wait"),
        FieldId::Nat("tcp_last_ack"),
        FieldId::Nat("tcp_time_wait"),
        FieldId::Nat("tcp_close"),
        FieldId::Trouble(Setting::Loss),
        FieldId::Trouble(Setting::Burst),
        FieldId::Trouble(Setting::Drop),
        FieldId::Trouble(Setting::Delay),
        FieldId::Trouble(Setting::Jitter),
        FieldId::Trouble(Setting::Reorder),
        FieldId::Trouble(Setting::Duplicate),
        FieldId::Trouble(Setting::Corrupt),
        FieldId::Trouble(Setting::Rate),
        FieldId::Trouble(Setting::Queue),
    ];

    /// Its label is `field-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            FieldId::Proto => "proto",
            FieldId::OutsidePorts => "outside-ports",
            FieldId::InsideHost => "inside-host",
            FieldId::InsidePort => "inside-port",
            FieldId::Callers => "callers",
            FieldId::Comment => "comment",
            FieldId::DmzHost => "dmz-host",
            FieldId::From => "from",
            FieldId::To => "to",
            FieldId::What => "what",
            FieldId::Count => "count",
            FieldId::Port => "port",
            FieldId::Payload => "payload",
            FieldId::Path => "path",
            FieldId::Server => "server",
            FieldId::FileName => "file-name",
            FieldId::FilePath => "file-path",
            FieldId::Link => "link",
            FieldId::Direction => "direction",
            FieldId::Cut => "cut",
            FieldId::WanMode => "wan-mode",
            FieldId::WanAddress => "wan-address",
            FieldId::Gateway => "gateway",
            FieldId::NameServers => "name-servers",
            FieldId::LanAddress => "lan-address",
            FieldId::PoolFirst => "pool-first",
            FieldId::PoolLast => "pool-last",
            FieldId::Lease => "lease",
            FieldId::Ssid => "ssid",
            FieldId::Radio => "radio",
            FieldId::KeepFor => "keep-for",
            FieldId::KeptAddress => "kept-address",
            FieldId::Chain => "chain",
            FieldId::Place => "place",
            FieldId::Verdict => "verdict",
            FieldId::FilterProto => "filter-proto",
            FieldId::Source => "source",
            FieldId::Destination => "destination",
            FieldId::InIface => "in-iface",
            FieldId::OutIface => "out-iface",
            FieldId::FilterPort => "filter-port",
            FieldId::States => "states",
            FieldId::Matches => "matches",
            FieldId::Note => "note",
            FieldId::HostName => "host-name",
            FieldId::HostAddress => "host-address",
            FieldId::Ddns => "ddns",
            FieldId::DdnsName => "ddns-name",
            FieldId::DdnsService => "ddns-service",
            FieldId::DdnsUser => "ddns-user",
            FieldId::DdnsPassword => "ddns-password",
            FieldId::Pcp => "pcp",
            FieldId::Nat(name) => name,
            FieldId::Trouble(setting) => setting.word(),
        }
    }
}

/// One of the things a choice offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Its value, and what is shown when it has no sentence.
    pub value: String,
    /// Whether it has a sentence: `offer-<value>`.
    pub worded: bool,
}

/// How a field is filled in.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// By typing.
    Text(TextLine),
    /// By choosing.
    Choice {
        /// What there is.
        offers: Vec<Offer>,
        /// The chosen one.
        at: usize,
    },
}

/// What is wrong with a field. Its sentence is `field-error-<id>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldError {
    /// Nothing is filled in.
    Empty,
    /// Not a port from 1 to 65535.
    NotAPort {
        /// As typed.
        text: String,
    },
    /// A range that ends before it starts.
    RangeBackwards {
        /// Its start.
        first: u16,
        /// Its end.
        last: u16,
    },
    /// A range whose inside ports would go past 65535.
    RangeTooLong {
        /// Ports of the range.
        ports: u32,
    },
    /// No box of this name, and not an address.
    UnknownHost {
        /// As typed.
        name: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// The address is not in the network behind the router.
    NotInside {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The box has no address now.
    NoAddress {
        /// Its name.
        name: String,
    },
    /// Another rule takes one of these ports already.
    Conflict {
        /// Its number.
        rule: u32,
    },
    /// Neither a network nor an address.
    NotANet {
        /// As typed.
        text: String,
    },
    /// Longer than it may be.
    TooLong {
        /// How many characters it may have.
        max: u32,
    },
    /// Not a number between these.
    NotANumber {
        /// Smallest.
        min: u32,
        /// Greatest.
        max: u32,
    },
    /// Not a name the DNS could have.
    NotAName {
        /// As typed.
        text: String,
    },
    /// Not a value of this setting of a line.
    BadSetting {
        /// Which.
        setting: Setting,
    },
    /// Not an address.
    NotAnAddress {
        /// As typed.
        text: String,
    },
    /// Not an address with its length, or none that a router can have.
    NotOwnNet {
        /// As typed.
        text: String,
    },
    /// The address is no host's in this network.
    NotInNet {
        /// The address.
        addr: Ipv4Addr,
        /// The network.
        net: Ipv4Net,
    },
    /// The network overlaps the one on the other side of the router.
    Overlaps {
        /// The other one.
        net: Ipv4Net,
    },
    /// The router's own address is not to be had here.
    OwnAddress {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The first address comes after the last.
    Reversed {
        /// The first.
        first: Ipv4Addr,
        /// The last.
        last: Ipv4Addr,
    },
    /// Not a time.
    NotATime {
        /// As typed.
        text: String,
    },
    /// The address is kept for another host.
    KeptFor {
        /// Whom.
        host: String,
    },
    /// The router has no interface of this name.
    NoInterface {
        /// As typed.
        name: String,
        /// Those it has.
        there: String,
    },
    /// It goes with these protocols only.
    NeedsProto {
        /// Which.
        proto: &'static str,
    },
    /// Another entry has this name.
    NameTaken {
        /// The name, whole.
        name: String,
    },
    /// Shared outside ports need the strictest filter.
    OverloadUnfiltered,
    /// Not a list of states.
    NotAState,
    /// Not what a row can ask for.
    BadMatch {
        /// What `iptables` would say.
        why: String,
    },
    /// A character that a console line or a file name cannot hold.
    BadCharacter {
        /// The character.
        character: char,
    },
}

impl FieldError {
    /// Its sentence is `field-error-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            FieldError::Empty => "empty",
            FieldError::NotAPort { .. } => "not-a-port",
            FieldError::RangeBackwards { .. } => "range-backwards",
            FieldError::RangeTooLong { .. } => "range-too-long",
            FieldError::UnknownHost { .. } => "unknown-host",
            FieldError::NotInside { .. } => "not-inside",
            FieldError::NoAddress { .. } => "no-address",
            FieldError::Conflict { .. } => "conflict",
            FieldError::NotANet { .. } => "not-a-net",
            FieldError::TooLong { .. } => "too-long",
            FieldError::NotANumber { .. } => "not-a-number",
            FieldError::NotAName { .. } => "not-a-name",
            FieldError::BadSetting { .. } => "bad-setting",
            FieldError::NotAnAddress { .. } => "not-an-address",
            FieldError::NotOwnNet { .. } => "not-own-net",
            FieldError::NotInNet { .. } => "not-in-net",
            FieldError::Overlaps { .. } => "overlaps",
            FieldError::OwnAddress { .. } => "own-address",
            FieldError::Reversed { .. } => "reversed",
            FieldError::NotATime { .. } => "not-a-time",
            FieldError::KeptFor { .. } => "kept-for",
            FieldError::NoInterface { .. } => "no-interface",
            FieldError::NeedsProto { .. } => "needs-proto",
            FieldError::NameTaken { .. } => "name-taken",
            FieldError::OverloadUnfiltered => "overload-unfiltered",
            FieldError::NotAState => "not-a-state",
            FieldError::BadMatch { .. } => "bad-match",
            FieldError::BadCharacter { .. } => "bad-character",
        }
    }
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// How it is filled in.
    pub kind: FieldKind,
    /// What is wrong with it now.
    pub error: Option<FieldError>,
    /// Whether the keyboard has left it once.
    pub touched: bool,
}

impl Field {
    /// A field for a text.
    pub fn text(id: FieldId, value: &str) -> Field {
        Field { id, kind: FieldKind::Text(TextLine::new(value)), error: None, touched: false }
    }

    /// A field for a text, with a proposal that typing replaces.
    pub fn proposal(id: FieldId, value: &str) -> Field {
        Field { kind: FieldKind::Text(TextLine::proposing(value)), ..Field::text(id, value) }
    }

    /// A choice; `worded` offers have sentences, others are shown as they are.
    pub fn choice<'a>(id: FieldId, worded: bool, values: impl IntoIterator<Item = &'a str>, chosen: &str) -> Field {
        let offers: Vec<Offer> = values.into_iter().map(|v| Offer { value: v.to_owned(), worded }).collect();
        let at = offers.iter().position(|o| o.value == chosen).unwrap_or(0);
        Field { id, kind: FieldKind::Choice { offers, at }, error: None, touched: false }
    }

    /// What it says, without blanks around it.
    pub fn value(&self) -> &str {
        match &self.kind {
            FieldKind::Text(line) => line.text().trim(),
            FieldKind::Choice { offers, at } => offers.get(*at).map_or("", |o| o.value.as_str()),
        }
    }

    /// The next choice, or the one before, around the ends.
    pub(super) fn turn(&mut self, forward: bool) {
        if let FieldKind::Choice { offers, at } = &mut self.kind {
            let count = offers.len().max(1);
            *at = if forward { *at + 1 } else { *at + count - 1 } % count;
        }
    }

    /// The next choice that starts with this letter.
    pub(super) fn jump(&mut self, letter: char) {
        if let FieldKind::Choice { offers, at } = &mut self.kind {
            let (count, here) = (offers.len().max(1), *at);
            let fits = |i: &usize| offers.get(*i).is_some_and(|o| o.value.starts_with(letter));
            *at = (1..=count).map(|n| (here + n) % count).find(fits).unwrap_or(here);
        }
    }
}
