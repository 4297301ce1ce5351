//! Where the value of a header field came from: a chain of steps, the nearest first.
//!
//! What it is: a reader of the record. Facts name their causes, table rows name the facts that made them, frames name
//! the frames they were made from; here these links are followed for one field. What it is not: a guess. Where a box
//! left no finer trace, the chain begins with the fact that made the frame; where the log has let go, it ends with
//! [`Origin::Forgotten`]. Sentences are `i18n::origin_sentence`.

mod arp;
mod dhcp;
mod dns;
mod http;
mod ip;
mod pcp;
mod plain;
mod ppp;
mod scene;
mod tell;
mod transport;
mod way;

use super::{FactId, Trace};
use crate::sim::FrameId;
use crate::wire::{FieldValue, Layer};

/// Steps of a chain at most; a value that came further says where it was at that point.
pub const STEPS_MAX: usize = 24;

/// One step on the way of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// A fact gave it.
    Fact {
        /// Which.
        fact: FactId,
        /// In what role.
        role: Role,
    },
    /// It stood in a frame that the box had received, or the number it was worked out from did.
    Frame {
        /// Which.
        frame: FrameId,
        /// Its first bit there.
        bit: usize,
        /// How many bits it had.
        bits: usize,
    },
    /// Unchanged since the frame this one was made from.
    Carried {
        /// That frame.
        frame: FrameId,
        /// Its first bit there.
        bit: usize,
        /// How many bits it has.
        bits: usize,
    },
    /// Somebody wrote it in a command: the end of a chain.
    Typed {
        /// The command.
        fact: FactId,
    },
    /// The protocol, or custom, leaves no choice.
    Fixed(Constant),
    /// Worked out from other bytes or numbers.
    Computed(Over),
    /// From the scenario: the end of a chain.
    Config(Setting),
    /// By chance: the end of a chain.
    Random(Chance),
    /// The log has let go of what would tell.
    Forgotten,
}

/// What a fact has to do with a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// The value was learned there.
    Learned,
    /// A program or box picked it there.
    Chosen,
    /// It follows from this decision.
    Decided,
    /// It replaced another value there.
    Rewritten,
    /// This row names the next hop.
    NextHop,
    /// The row that gave it was made there.
    Made,
    /// The value before was that of this event.
    Counted,
}

/// A value without a choice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Constant {
    /// The header has no other value here: a version, a magic number.
    Format,
    /// It names the kind of header or data that follows.
    Next,
    /// It says what kind of message this is.
    Kind,
    /// The number assigned to a service.
    WellKnown,
    /// The address of everybody.
    Everybody,
    /// Not used in this message: zero.
    Unused,
    /// Fills up to a length.
    Fill,
    /// What the system always writes: a first TTL, a flag.
    Habit,
}

/// What a value was worked out from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Over {
    /// The bytes it protects.
    Checksum,
    /// A length of bytes.
    Length,
    /// A number of things that follow.
    Count,
    /// The parts that stand in it.
    Parts,
    /// The number before, less one.
    Less,
    /// The first number and the bytes sent since.
    Sent,
    /// The number of a received segment and its length.
    Received,
    /// The clock.
    Clock,
    /// Room in a buffer.
    Room,
    /// Another number of the same message or setting.
    Share,
    /// The state of what the box keeps: a connection, a transaction.
    State,
}

/// What in the scenario gave a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Setting {
    /// The hardware address of a card.
    Card,
    /// An address of an interface.
    Address,
    /// A route.
    Route,
    /// The name of a box.
    HostName,
    /// What a DHCP server lends and tells.
    Dhcp,
    /// A list of name servers.
    Servers,
    /// A zone.
    Zone,
    /// A page.
    Page,
    /// A port-forward rule.
    Rule,
    /// The greatest packet of a link.
    Mtu,
    /// A service and its port.
    Service,
    /// The virtual network of a port.
    Vlan,
}

/// What chance chose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Chance {
    /// An ephemeral port.
    Port,
    /// An initial sequence number.
    Isn,
    /// The identification of a packet.
    Packet,
    /// The number of a question or a transaction.
    Transaction,
    /// The identifier of an echo program.
    Echo,
}

/// Where the value of a field of a kept frame came from, the nearest step first; never empty.
///
/// `layer` is the field's layer in the dissection of the frame's bytes.
pub fn origin(trace: &Trace, frame: FrameId, layer: &Layer<'_>, value: &FieldValue<'_>) -> Vec<Origin> {
    let mut way = way::Way { trace, steps: Vec::new() };
    tell::field(&mut way, frame, layer, value);
    let mut steps = way.steps;
    if steps.is_empty() {
        steps.push(Origin::Forgotten);
    }
    steps
}
