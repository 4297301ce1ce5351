//! A part of bytes that several hold: kept and cut without copying. Who changes shared bytes copies them first
//! (`Packet::edit`), so a slice stays what it was.

use core::ops::Deref;

use super::Bytes;

/// Bytes of a buffer of less than 4 GiB, from one place to another.
#[derive(Clone, Debug)]
pub struct Slice {
    buffer: Bytes,
    from: u32,
    to: u32,
}

impl Slice {
    /// The bytes of `buffer` from one place up to another; as far as there are any. What lies in its shared payload
    /// holds that alone.
    pub fn of(buffer: &Bytes, from: usize, to: usize) -> Slice {
        let (to, head) = (to.min(buffer.len()), buffer.head().len());
        match buffer.tail().filter(|_| from >= head) {
            Some(tail) => tail.part(from - head, to.saturating_sub(head)),
            None => Slice { buffer: buffer.clone(), from: from.min(to) as u32, to: to as u32 },
        }
    }

    /// A part of this part.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> Slice {
        let (begin, len) = (self.from as usize, self.len());
        Slice::of(&self.buffer, begin + from.min(len), begin + to.min(len))
    }

    /// Their one's complement sum (`checksum::sum`).
    pub fn sum(&self) -> u64 {
        self.buffer.sum(self.from as usize, self.to as usize)
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        (self.to - self.from) as usize
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A part that many datagrams carry: its sum is added up once.
#[derive(Clone, Debug)]
pub struct Summed {
    /// The part.
    pub part: Slice,
    /// Its one's complement sum (`checksum::sum`).
    pub sum: u64,
}

impl From<Slice> for Summed {
    fn from(part: Slice) -> Summed {
        Summed { sum: part.sum(), part }
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
    #[inline]
    fn deref(&self) -> &[u8] {
        self.buffer.range(self.from as usize, self.to as usize)
    }
}

impl PartialEq for Slice {
    fn eq(&self, other: &Slice) -> bool {
        **self == **other
    }
}

impl Eq for Slice {}

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

    #[test]
    fn a_part_behind_the_head_holds_the_payload_alone() {
        let payload = Slice::from(b"payload".to_vec());
        let whole = Bytes::over(3, Some(payload.part(0, 3)), |head| head.copy_from_slice(b"IP:"));
        let (behind, across) = (Slice::of(&whole, 4, 99), Slice::of(&whole, 2, 5));
        drop(whole);
        assert_eq!((&*behind, &*across), (&b"ay"[..], &b":pa"[..]));
        assert!(behind.buffer.tail().is_none());
    }
}
