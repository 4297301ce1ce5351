//! Which connection lies between two ends: looked up with every segment, never iterated. The one that was found last is
//! remembered, as the next segment is mostly for the same one; most boxes have no other.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::End;

/// The end here and the one there.
pub(super) type Ends = (End, End);

/// Slots of connections by their ends.
#[derive(Default, Debug)]
pub(in crate::os) struct ByEnds {
    slots: FxHashMap<Ends, u32>,
    latest: Option<(Ends, u32)>,
}

impl ByEnds {
    /// No connection.
    pub(super) const EMPTY: ByEnds = ByEnds { slots: FxHashMap::with_hasher(FxBuildHasher), latest: None };

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    pub(super) fn get(&self, ends: Ends) -> Option<u32> {
        self.slots.get(&ends).copied()
    }

    /// As `get`, and quicker when it is asked for the same one again.
    pub(super) fn find(&mut self, ends: Ends) -> Option<u32> {
        if let Some((_, slot)) = self.latest.filter(|(latest, _)| *latest == ends) {
            return Some(slot);
        }
        let slot = self.get(ends)?;
        self.latest = Some((ends, slot));
        Some(slot)
    }

    pub(super) fn insert(&mut self, ends: Ends, slot: u32) {
        self.slots.insert(ends, slot);
        self.latest = Some((ends, slot));
    }

    pub(super) fn remove(&mut self, ends: Ends) {
        self.slots.remove(&ends);
        self.latest = None;
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn what_was_found_last_is_not_found_when_it_is_gone() {
        let ends = |port| ((Ipv4Addr::LOCALHOST, 80), (Ipv4Addr::LOCALHOST, port));
        let mut by_ends = ByEnds::default();
        by_ends.insert(ends(1), 7);
        by_ends.insert(ends(2), 8);
        for (port, slot) in [(1, 7), (1, 7), (2, 8), (1, 7)] {
            assert_eq!((by_ends.find(ends(port)), by_ends.get(ends(port))), (Some(slot), Some(slot)));
        }
        by_ends.insert(ends(1), 9);
        assert_eq!(by_ends.find(ends(1)), Some(9), "another one between the same ends");
        by_ends.remove(ends(1));
        assert_eq!((by_ends.find(ends(1)), by_ends.find(ends(2)), by_ends.len()), (None, Some(8), 1));
    }
}
