//! The fingerprint: one number for all that happened. Same scenario, seed and journal → same number, in any process.
//!
//! FNV-1a over little-endian values, fed by `derive(Hash)`: std's own hasher may change between releases.

use std::hash::{Hash, Hasher};

use super::Fact;

/// A running 64-bit fingerprint.
#[derive(Clone, Debug)]
pub struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// Takes a fact in.
    pub fn fact(&mut self, fact: &Fact) {
        fact.hash(self);
    }

    /// Takes the bytes of a frame in.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.write(bytes);
    }

    /// The number so far.
    pub fn value(&self) -> u64 {
        self.0
    }
}

impl Hasher for Fingerprint {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn write_u16(&mut self, v: u16) {
        self.write(&v.to_le_bytes());
    }
    fn write_u32(&mut self, v: u32) {
        self.write(&v.to_le_bytes());
    }
    fn write_u64(&mut self, v: u64) {
        self.write(&v.to_le_bytes());
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

    #[test]
    fn the_number_is_fnv_1a() {
        let mut f = Fingerprint::default();
        f.bytes(b"a");
        assert_eq!(f.value(), 0xaf63_dc4c_8601_ec8c, "the published value for \"a\"");
    }
}
