//! What can be wrong with a field. Typed; `i18n` has the sentences under `field-error-<id>`.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::lab::Setting;

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
    /// Not a password of a wireless network.
    NotAPassphrase,
    /// A new row of the packet filter asks for nothing.
    NoCondition,
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
            FieldError::NotAPassphrase => "not-a-passphrase",
            FieldError::NoCondition => "no-condition",
            FieldError::NotAState => "not-a-state",
            FieldError::BadMatch { .. } => "bad-match",
            FieldError::BadCharacter { .. } => "bad-character",
        }
    }
}
