//! A part of bytes that several hold: kept and cut without copying. Who changes shared bytes copies them first
//! (`Packet::edit`), so a slice stays what it was.

use core::ops::Deref;
use std::rc::Rc;

/// Bytes of a buffer of less than 4 GiB, from one place to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slice {
    buffer: Rc<[u8]>,
    from: u32,
    to: u32,
}

impl Slice {
    /// The bytes of `buffer` from one place up to another; as far as there are any.
    pub fn of(buffer: &Rc<[u8]>, from: usize, to: usize) -> Slice {
        let to = to.min(buffer.len());
        Slice { buffer: Rc::clone(buffer), from: from.min(to) as u32, to: to as u32 }
    }

    /// A part of this part.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> Slice {
        let (begin, len) = (self.from as usize, self.len());
        Slice::of(&self.buffer, begin + from.min(len), begin + to.min(len))
    }
}

impl From<Vec<u8>> for Slice {
    fn from(bytes: Vec<u8>) -> Slice {
        let to = bytes.len() as u32;
        Slice { buffer: bytes.into(), from: 0, to }
    }
}

impl Deref for Slice {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.buffer.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_parts_never_leave_the_whole() {
        let slice = Slice::from(b"abcdefgh".to_vec()).part(2, 7);
        assert_eq!(*slice, *b"cdefg");
        assert_eq!(*slice.part(1, 3), *b"de");
        assert_eq!(*slice.part(3, 99), *b"fg");
        assert!(slice.part(9, 12).is_empty() && slice.part(4, 1).is_empty());
    }
}
