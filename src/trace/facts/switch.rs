//! Decisions of a learning switch (IEEE 802.1D 7.7, 7.8).

use serde::Serialize;

use super::Name;
use crate::trace::FactId;
use crate::wire::Mac;

/// What a switch decided. Ports are given by name.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SwitchFact {
    /// A new sender was seen at a port.
    Learned {
        /// The sender.
        mac: Mac,
        /// Where it lives.
        port: Name,
    },
    /// A known sender shows up at another port.
    Moved {
        /// The sender.
        mac: Mac,
        /// Where it lived.
        from: Name,
        /// Where it lives now.
        to: Name,
    },
    /// The destination is in the table: out of one port.
    Forwarded {
        /// The destination.
        mac: Mac,
        /// The port.
        port: Name,
        /// The fact that taught it.
        learned: FactId,
    },
    /// The destination is the switch's own router side.
    ToSelf,
    /// Out of every other port.
    Flooded {
        /// The destination.
        mac: Mac,
        /// How many ports.
        ports: u16,
        /// Whether it is a group address (else it is unknown).
        group: bool,
    },
    /// A hub knows no addresses: what comes in at one port goes out of all others.
    Repeated {
        /// How many ports.
        ports: u16,
    },
    /// The frame wears the tag of its virtual network on this port (IEEE 802.1Q).
    Tagged {
        /// The network.
        vlan: u16,
        /// The port.
        port: Name,
    },
    /// The tag is taken off for a port whose station knows none.
    Untagged {
        /// The network.
        vlan: u16,
        /// The port.
        port: Name,
    },
    /// A frame for all stays in its virtual network.
    Confined {
        /// The network.
        vlan: u16,
        /// Plugged ports of other networks, which do not get it.
        left_out: u16,
    },
    /// A row grew too old and was forgotten.
    Aged {
        /// The sender.
        mac: Mac,
    },
}
