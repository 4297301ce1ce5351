//! Chance that repeats: one stream per (seed, node, purpose), so that adding a device does not disturb the others.

use rand_core::{RngCore, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// A random stream. The algorithm (xoshiro256++) is fixed: recorded fingerprints depend on it.
#[derive(Clone, Debug)]
pub struct Rng(Xoshiro256PlusPlus);

/// The stream of `purpose` at `owner` (a node's name, a link's name) in a lab with this `seed`.
pub fn stream(seed: u64, owner: &str, purpose: &str) -> Rng {
    // FNV-1a: std's hasher may change between releases, a fingerprint may not.
    let hash = [owner.as_bytes(), &[0], purpose.as_bytes()]
        .concat()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    Rng(Xoshiro256PlusPlus::seed_from_u64(seed ^ hash))
}

impl Rng {
    /// 32 random bits.
    pub fn u32(&mut self) -> u32 {
        (self.0.next_u64() >> 32) as u32
    }

    /// 16 random bits.
    pub fn u16(&mut self) -> u16 {
        (self.0.next_u64() >> 48) as u16
    }

    /// A number below `bound`; zero when `bound` is zero. Multiply-shift: the bias below 2⁻³² does not matter here.
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.u32()) * u64::from(bound)) >> 32) as u32
    }

    /// Whether an event of `per_million` chances in a million happens.
    pub fn chance(&mut self, per_million: u32) -> bool {
        per_million > 0 && self.below(1_000_000) < per_million
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_differ_by_owner_and_purpose() {
        let draw = |seed, owner, purpose| {
            let mut r = stream(seed, owner, purpose);
            [r.u32(), r.u32(), r.u32()]
        };
        assert_eq!(draw(1, "pc1", "isn"), draw(1, "pc1", "isn"));
        assert_ne!(draw(1, "pc1", "isn"), draw(1, "pc1", "port"));
        assert_ne!(draw(1, "pc1", "isn"), draw(1, "pc2", "isn"));
        assert_ne!(draw(1, "pc1", "isn"), draw(2, "pc1", "isn"));
    }

    #[test]
    fn chance_keeps_its_odds() {
        let mut r = stream(7, "link", "loss");
        let hits = (0..100_000).filter(|_| r.chance(100_000)).count();
        assert!((9_500..10_500).contains(&hits), "{hits}");
        assert!(!(0..1000).any(|_| r.chance(0)));
    }
}
