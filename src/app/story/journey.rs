//! The way of a packet over all its boxes, in short: how high it climbs in each, how long each wire takes, where it ends.

use core::time::Duration;

use crate::sim::{LinkId, NodeId, Side, SimTime};
use crate::trace::Trace;

use super::{Column, Fate, Story};

/// A box on the way.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// The box.
    pub node: NodeId,
    /// The highest layer the packet reaches there.
    pub top: u8,
    /// How it leaves, or does not.
    pub fate: Fate,
    /// The link it leaves by, and the end it leaves from.
    pub by: Option<(LinkId, Side)>,
    /// From being handed to that link to arriving at the next box.
    pub flight: Option<Duration>,
    /// When it came in; none at the sender.
    pub arrived: Option<SimTime>,
}

/// Which way the packet goes when a step is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Up the layers.
    Up,
    /// At the layer where it turns around.
    Turn,
    /// Down the layers.
    Down,
}

impl Story {
    /// The boxes of the way told.
    pub fn journey(&self, trace: &Trace) -> Vec<Place> {
        let place = |(at, column): (usize, &Column)| {
            let sent = column.sent.and_then(|(.., fact)| trace.fact(fact)).map(|fact| fact.at);
            let next = self.columns.get(at + 1).and_then(|next| next.arrived);
            let flight = sent.zip(next).map(|(sent, next)| next.since(sent));
            let by = column.sent.map(|(link, side, _)| (link, side));
            Place { node: column.node, top: column.top, fate: column.fate, by, flight, arrived: column.arrived }
        };
        self.columns.iter().enumerate().map(place).collect()
    }
}

impl Column {
    /// Which way the packet goes at a step of this box, by its number.
    pub fn way(&self, step: usize) -> Way {
        let summit = self.steps.iter().map(|s| s.layer).max().unwrap_or(1);
        let turn = self.steps.iter().rposition(|s| s.layer == summit).unwrap_or(0);
        let layer = self.steps.get(step).map_or(1, |s| s.layer);
        match (self.arrived.is_some(), self.sent.is_some()) {
            (false, _) => Way::Down,
            (_, false) => Way::Up,
            _ if layer == summit => Way::Turn,
            _ if step < turn => Way::Up,
            _ => Way::Down,
        }
    }
}
