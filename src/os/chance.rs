//! The chance of a box: one random stream a purpose, so that a draw for one does not move the others.

use crate::sim::{Rng, stream};
use crate::trace::Name;

/// Random streams of a box, one per purpose.
#[derive(Debug)]
pub struct Streams {
    /// Initial sequence numbers.
    pub isn: Rng,
    /// Ephemeral ports.
    pub port: Rng,
    /// IP identification and echo identifiers.
    pub id: Rng,
    /// How long neighbours are good.
    pub arp: Rng,
}

/// The chance of a box: its streams begin when it first draws.
#[derive(Debug)]
pub struct Chance {
    pub(super) seed: u64,
    pub(super) streams: Option<Box<Streams>>,
}

impl Chance {
    /// The streams of the box `owner`, which is always the same.
    pub fn of(&mut self, owner: &Name) -> &mut Streams {
        let chance = |purpose| stream(self.seed, owner, purpose);
        self.streams.get_or_insert_with(|| {
            Box::new(Streams { isn: chance("isn"), port: chance("port"), id: chance("id"), arp: chance("arp") })
        })
    }

    /// A stream of its own for one purpose of the box `owner`.
    pub fn stream(&self, owner: &str, purpose: &str) -> Rng {
        stream(self.seed, owner, purpose)
    }
}
