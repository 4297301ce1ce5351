//! Sequence numbers: 32 bits that wrap (RFC 9293 section 3.4). They have no total order, so there is no `Ord`
//! here: two numbers less than half the space apart are compared by name.

use core::fmt;
use core::ops::{Add, AddAssign, Sub};

/// A sequence or acknowledgment number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct SeqNumber(pub u32);

impl SeqNumber {
    /// Signed distance from `other` to here.
    pub const fn offset_from(self, other: SeqNumber) -> i32 {
        self.0.wrapping_sub(other.0) as i32
    }

    /// Bytes from `earlier` to here; 0 when `earlier` lies after this number.
    pub const fn since(self, earlier: SeqNumber) -> u32 {
        let distance = self.offset_from(earlier);
        if distance < 0 { 0 } else { distance as u32 }
    }

    /// Strictly before `other`.
    pub const fn before(self, other: SeqNumber) -> bool {
        self.offset_from(other) < 0
    }

    /// Strictly after `other`.
    pub const fn after(self, other: SeqNumber) -> bool {
        self.offset_from(other) > 0
    }

    /// The later of two.
    #[must_use]
    pub const fn later(self, other: SeqNumber) -> SeqNumber {
        if self.before(other) { other } else { self }
    }

    /// The earlier of two.
    #[must_use]
    pub const fn earlier(self, other: SeqNumber) -> SeqNumber {
        if self.after(other) { other } else { self }
    }
}

impl Add<u32> for SeqNumber {
    type Output = SeqNumber;
    fn add(self, bytes: u32) -> SeqNumber {
        SeqNumber(self.0.wrapping_add(bytes))
    }
}

impl AddAssign<u32> for SeqNumber {
    fn add_assign(&mut self, bytes: u32) {
        *self = *self + bytes;
    }
}

impl Sub<u32> for SeqNumber {
    type Output = SeqNumber;
    fn sub(self, bytes: u32) -> SeqNumber {
        SeqNumber(self.0.wrapping_sub(bytes))
    }
}

impl fmt::Display for SeqNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn order_survives_the_wrap() {
        let last = SeqNumber(u32::MAX);
        let first = last + 1;
        assert_eq!(first, SeqNumber(0));
        assert!(last.before(first) && first.after(last));
        assert_eq!((first + 9).since(last), 10);
        assert_eq!(last.since(first), 0, "a distance backwards is nothing");
        assert_eq!(last.later(first), first);
        assert_eq!(last.earlier(first), last);
    }

    proptest! {
        #[test]
        fn half_the_space_is_ahead(start: u32, step in 1..0x7fff_ffffu32) {
            let (a, b) = (SeqNumber(start), SeqNumber(start) + step);
            prop_assert!(a.before(b) && b.after(a) && !a.after(b));
            prop_assert_eq!(b.since(a), step);
            prop_assert_eq!(b - step, a);
        }
    }
}
