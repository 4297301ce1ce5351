//! Data that arrived beyond a hole (RFC 9293 section 3.10.7.4, "segments with higher beginning sequence numbers should
//! be held"), as disjoint blocks, and the SACK blocks that report them (RFC 2018 section 4).

use super::Text;
use super::chunks::Chunks;
use super::seq::SeqNumber;

/// Separate blocks kept at most: bounds the memory a hostile peer can make us spend on one-byte segments.
const MAX_BLOCKS: usize = 64;

#[derive(Debug)]
struct Block {
    start: SeqNumber,
    data: Chunks,
}

impl Block {
    fn end(&self) -> SeqNumber {
        self.start + self.data.len() as u32
    }

    fn new(start: SeqNumber, data: Text<'_>) -> Block {
        let mut block = Block { start, data: Chunks::default() };
        block.data.keep(data);
        block
    }

    /// Appends the part of `data` (which starts at `start`, not after our end) that lies beyond our end.
    fn append(&mut self, start: SeqNumber, data: Text<'_>) {
        self.data.keep(data.after(self.end().since(start) as usize));
    }

    /// As `append`, of a block.
    fn join(&mut self, mut next: Block) {
        next.data.skip(self.end().since(next.start) as usize);
        self.data.append(next.data);
    }
}

/// The blocks, in sequence order, with a gap between any two.
#[derive(Default, Debug)]
pub(super) struct Reassembly {
    blocks: Vec<Block>,
    /// Where each begins; the one that was changed last stands last. SACK blocks come in that order, with nearly every
    /// segment of a time of losses.
    recent: Vec<SeqNumber>,
}

impl Reassembly {
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Bytes kept.
    pub(super) fn len(&self) -> u32 {
        self.blocks.iter().map(|b| b.data.len() as u32).sum()
    }

    /// Separate blocks kept.
    pub(super) fn pieces(&self) -> u32 {
        self.blocks.len() as u32
    }

    /// Keeps `data`; the caller has cut it to the window. `false` when there are too many blocks already.
    pub(super) fn insert(&mut self, start: SeqNumber, data: Text<'_>) -> bool {
        let end = start + data.len() as u32;
        let first = self.blocks.partition_point(|b| b.end().before(start));
        let touching = self.blocks.iter().skip(first).take_while(|b| !b.start.after(end)).count();
        if touching == 0 {
            if self.blocks.len() >= MAX_BLOCKS {
                return false;
            }
            self.blocks.insert(first, Block::new(start, data));
            self.recent.push(start);
            return true;
        }
        let mut joined = self.blocks.drain(first..first + touching);
        let Some(mut block) = joined.next() else { return false };
        let (from, mut to) = (block.start, block.start);
        if start.before(block.start) {
            let old = core::mem::replace(&mut block, Block::new(start, data));
            block.join(old);
        } else {
            block.append(start, data);
        }
        for next in joined {
            to = next.start;
            block.join(next);
        }
        self.recent.retain(|begin| begin.before(from) || begin.after(to));
        self.recent.push(block.start);
        self.blocks.insert(first, block);
        true
    }

    /// The block that now follows `next` without a gap, from `next` on.
    pub(super) fn take(&mut self, next: SeqNumber) -> Option<Chunks> {
        while self.blocks.first().is_some_and(|b| !b.start.after(next)) {
            let mut block = self.blocks.remove(0);
            self.recent.retain(|begin| *begin != block.start);
            block.data.skip(next.since(block.start) as usize);
            if block.data.len() > 0 {
                return Some(block.data);
            }
        }
        None
    }

    /// At most `limit` blocks, the most recently changed first.
    pub(super) fn sack_blocks(&self, limit: usize) -> impl Iterator<Item = (u32, u32)> {
        let block = |begin: &SeqNumber| {
            let at = self.blocks.partition_point(|b| b.start.before(*begin));
            self.blocks.get(at).map(|b| (b.start.0, b.end().0))
        };
        self.recent.iter().rev().take(limit).filter_map(block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes(data: &Chunks) -> Vec<u8> {
        data.pieces(0, data.len()).concat()
    }

    #[test]
    fn blocks_join_and_the_newest_is_reported_first() {
        let mut held = Reassembly::default();
        for (start, text) in [(10, "abc"), (20, "xyz"), (30, "!")] {
            assert!(held.insert(SeqNumber(start), text.as_bytes().into()));
        }
        assert!(held.insert(SeqNumber(13), b"def"[..].into()));
        assert_eq!(held.sack_blocks(3).collect::<Vec<_>>(), [(10, 16), (30, 31), (20, 23)]);
        assert!(held.insert(SeqNumber(15), b"f----xy"[..].into()));
        assert_eq!(held.sack_blocks(3).collect::<Vec<_>>(), [(10, 23), (30, 31)]);
        assert!(held.take(SeqNumber(9)).is_none());
        assert_eq!(held.take(SeqNumber(12)).map(|data| bytes(&data)).as_deref(), Some(&b"cdef----xyz"[..]));
        assert_eq!(held.len(), 1);
    }

    #[test]
    fn the_number_of_holes_is_limited() {
        let mut held = Reassembly::default();
        let kept = (0..1000).filter(|i| held.insert(SeqNumber(i * 2), b"x"[..].into())).count();
        assert_eq!(kept, MAX_BLOCKS);
        assert!(held.insert(SeqNumber(1), b"y"[..].into()), "filling a hole is always possible");
    }

    proptest! {
        #[test]
        fn any_order_gives_the_same_bytes(cuts in proptest::collection::vec((0usize..400, 1usize..60), 1..60), base: u32) {
            let whole: Vec<u8> = (0..=255u8).cycle().take(460).collect();
            let mut held = Reassembly::default();
            let mut covered = vec![false; 460];
            for (at, len) in cuts {
                prop_assert!(held.insert(SeqNumber(base) + at as u32, whole[at..at + len].into()));
                covered[at..at + len].fill(true);
                let told: Vec<_> = held.sack_blocks(99).collect();
                let offset = |number: u32| SeqNumber(number).since(SeqNumber(base)) as usize;
                let newest = told.first().map(|(from, to)| (offset(*from), offset(*to)));
                prop_assert!(newest.is_some_and(|(from, to)| from <= at && at + len <= to));
                prop_assert_eq!(told.len(), held.pieces() as usize, "each is told of once");
            }
            prop_assert_eq!(held.len() as usize, covered.iter().filter(|c| **c).count());
            let mut at = 0;
            while at < 460 {
                if !covered[at] {
                    at += 1;
                    continue;
                }
                let run = held.take(SeqNumber(base) + at as u32).map(|data| bytes(&data)).unwrap();
                prop_assert_eq!(&run[..], &whole[at..at + run.len()]);
                at += run.len();
            }
            prop_assert!(held.is_empty());
        }
    }
}
