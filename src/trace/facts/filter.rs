//! What the packet filter knows of a packet, and how its rows change. That it dropped one is `Drop::Filtered`.

use serde::Serialize;

use super::Name;

/// Where a packet meets rows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Hook {
    /// It ends in this box.
    Input,
    /// It passes this box.
    Forward,
    /// It begins in this box.
    Output,
}

impl Hook {
    /// All.
    pub const ALL: [Hook; 3] = [Hook::Input, Hook::Forward, Hook::Output];

    /// `INPUT`, `FORWARD`, `OUTPUT`.
    pub const fn name(self) -> &'static str {
        match self {
            Hook::Input => "INPUT",
            Hook::Forward => "FORWARD",
            Hook::Output => "OUTPUT",
        }
    }

    /// The hook of this name.
    pub fn named(name: &str) -> Option<Hook> {
        Hook::ALL.into_iter().find(|hook| hook.name() == name)
    }
}

/// What a packet is to the conversations that are known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum ConnState {
    /// It begins one, or only one side has spoken so far.
    New,
    /// It belongs to one in which both sides have spoken.
    Established,
    /// An ICMP error about one.
    Related,
    /// It can neither belong to one nor begin one.
    Invalid,
}

/// What a row can ask of a packet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// What it is to the known conversations.
    State,
    /// The interface it came in by.
    In,
    /// The interface it leaves by.
    Out,
    /// The transport.
    Proto,
    /// Where it comes from.
    Source,
    /// Where it goes.
    Destination,
    /// Source port.
    SourcePort,
    /// Destination port.
    DestinationPort,
    /// TCP's control bits.
    Flags,
    /// ICMP type and code.
    Icmp,
    /// Its length.
    Length,
}

impl Condition {
    /// All, in the order in which a row asks.
    pub const ALL: [Condition; 11] = [
        Condition::State,
        Condition::In,
        Condition::Out,
        Condition::Proto,
        Condition::Source,
        Condition::Destination,
        Condition::SourcePort,
        Condition::DestinationPort,
        Condition::Flags,
        Condition::Icmp,
        Condition::Length,
    ];
}

/// How a chain was changed.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FilterFact {
    /// A new row.
    RowAdded {
        /// Chain and number.
        rule: Name,
        /// As `iptables -S` prints it.
        text: Name,
    },
    /// A row is gone.
    RowRemoved {
        /// Chain and number it had.
        rule: Name,
        /// As `iptables -S` prints it.
        text: Name,
    },
    /// A row was switched on or off.
    RowSwitched {
        /// Chain and number.
        rule: Name,
        /// On?
        on: bool,
    },
    /// What happens to packets that no row fits.
    PolicySet {
        /// The chain.
        chain: Hook,
        /// Whether they pass.
        accepts: bool,
    },
    /// All rows of a chain are gone.
    Flushed {
        /// The chain.
        chain: Hook,
        /// How many.
        rows: u16,
    },
}
