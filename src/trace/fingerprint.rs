//! The fingerprint: one number for all that happened. Same scenario, seed and journal → same number, in any process.
//!
//! Fed by `derive(Hash)`, a word at a time: std's own hasher may change between releases, and one that reads byte by
//! byte costs more than all the rest of recording. Whoever wants to forge one can; it answers "the same run?", not
//! "an honest run?".

use std::hash::{Hash, Hasher};

use smallvec::SmallVec;

use super::Fact;
use crate::sim::Frame;

/// A running 64-bit fingerprint.
#[derive(Clone, Debug)]
pub struct Fingerprint(u64);

/// A frame of a usual link; a longer one is put together elsewhere.
const FRAME_LEN: usize = 1536;
/// Odd, with as many ones as zeros: the fraction of the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Bytes are read by four hands at once: a multiplication has not ended when the next three begin.
const HANDS: [u64; 4] = [0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db, 0x8ebc_6af0_9c88_c6e3, 0x5899_65cc_7537_4cc3];

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

/// The whole product of two words, folded: every bit of both reaches every bit of it.
const fn fold(a: u64, b: u64) -> u64 {
    let wide = (a as u128).wrapping_mul(b as u128);
    (wide as u64) ^ ((wide >> 64) as u64)
}

/// Up to eight bytes as a number.
fn word(bytes: &[u8]) -> u64 {
    let mut whole = [0; 8];
    whole.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(whole)
}

impl Fingerprint {
    /// Takes a fact in.
    pub fn fact(&mut self, fact: &Fact) {
        fact.hash(self);
    }

    /// Takes a frame in: who it is, what it was made from, its bytes.
    pub fn frame(&mut self, frame: &Frame) {
        frame.id.hash(self);
        frame.made_from().hash(self);
        match frame.bytes.tail() {
            None => self.write(frame.bytes.head()),
            // One after the other in a place that is gone at once: joined they would stay as long as the record does.
            Some(tail) => {
                let mut whole = SmallVec::<[u8; FRAME_LEN]>::from_slice(frame.bytes.head());
                whole.extend_from_slice(tail);
                self.write(&whole);
            }
        }
    }

    /// The number so far.
    pub fn value(&self) -> u64 {
        fold(self.0, SPREAD)
    }
}

impl Hasher for Fingerprint {
    fn finish(&self) -> u64 {
        self.value()
    }
    fn write(&mut self, bytes: &[u8]) {
        let (blocks, rest) = bytes.as_chunks::<64>();
        if !blocks.is_empty() {
            let mut hands = HANDS;
            for block in blocks {
                for ((hand, key), sixteen) in hands.iter_mut().zip(HANDS).zip(block.as_chunks::<16>().0) {
                    let both = u128::from_le_bytes(*sixteen);
                    // Turned, so that two halves that change places do not give the same product.
                    *hand = fold(*hand ^ both as u64, key.rotate_left(32) ^ (both >> 64) as u64);
                }
            }
            hands.iter().for_each(|hand| self.write_u64(*hand));
        }
        rest.chunks(8).for_each(|some| self.write_u64(word(some)));
        self.write_usize(bytes.len()); // so that "ab", "c" is not "a", "bc", nor "a" the same as "a\0"
    }
    fn write_u8(&mut self, v: u8) {
        self.write_u64(u64::from(v));
    }
    fn write_u16(&mut self, v: u16) {
        self.write_u64(u64::from(v));
    }
    fn write_u32(&mut self, v: u32) {
        self.write_u64(u64::from(v));
    }
    fn write_u64(&mut self, v: u64) {
        // A fact is some twenty words, each waiting for the one before: the cheapest step that keeps their order.
        self.0 = self.0.wrapping_add(v).wrapping_mul(SPREAD);
    }
    fn write_usize(&mut self, v: usize) {
        self.write_u64(v as u64);
    }
    // Enum discriminants arrive as isize.
    fn write_isize(&mut self, v: isize) {
        self.write_u64(v as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pieces: &[&[u8]]) -> u64 {
        let mut f = Fingerprint::default();
        pieces.iter().for_each(|piece| f.write(piece));
        f.value()
    }

    #[test]
    fn the_number_is_the_same_on_every_machine() {
        let bytes: Vec<u8> = (0..100).collect();
        assert_eq!(of(&[&bytes]), 17_917_516_471_409_827_847, "recorded once; demos carry such numbers");
    }

    #[test]
    fn every_bit_and_every_border_counts() {
        let bytes = [7u8; 77];
        let mut seen = std::collections::BTreeSet::from([of(&[&bytes])]);
        for bit in 0..77 * 8 {
            let mut other = bytes;
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(seen.insert(of(&[&other])), "bit {bit}");
        }
        for end in 0..77 {
            assert!(seen.insert(of(&[&bytes[..end]])), "cut at {end}");
            assert!(seen.insert(of(&[&bytes[..end], &bytes[end..]])), "in two at {end}");
        }
    }
}
