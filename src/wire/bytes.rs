//! The bytes of a frame: a head of its own and, where a large payload travels, a part of a buffer behind it that is
//! shared with who sends it. A payload is written once, by its program; a router that changes a header copies that
//! header alone, and a frame on its way takes the memory of its headers.
//!
//! Whoever wants them in one piece gets them so (`Deref`): they are joined once, and stay joined as long as they live.
//! The ways of a packet through the boxes look at its head (`head`), where all headers stand. A large buffer remembers its
//! sums, so that segments of it are not added up again (`sum`).

use core::cell::OnceCell;
use core::fmt;
use core::ops::Deref;
use std::rc::Rc;

use smallvec::SmallVec;

use super::{Slice, checksum};

/// A head so long is not worth a piece of memory of its own: Ethernet 14, IPv4 20, TCP with timestamps 32. With this
/// the whole of a frame on its way takes two lines of a processor's cache.
const HEAD_LEN: usize = 72;

/// Bytes that several hold. Who changes them changes a copy, unless nobody else holds them.
#[derive(Clone)]
pub struct Bytes(Rc<Parts>);

#[derive(Default)]
struct Parts {
    head: SmallVec<[u8; HEAD_LEN]>,
    /// Never empty.
    tail: Option<Slice>,
    derived: OnceCell<Box<Derived>>,
}

/// What is made of the bytes when somebody asks for it; behind a pointer, as hardly anybody does.
enum Derived {
    /// Both pieces as one.
    Joined(Box<[u8]>),
    /// Of bytes in one piece, the sums of all before each block.
    Sums(Box<[u64]>),
}

/// Bytes of a block whose sum is known ahead: even, so that each begins with the first half of a word.
const BLOCK_LEN: usize = 64;
/// A shorter buffer is added up when it is sent: a frame's own bytes are sent but once.
const SUMS_LEAST: usize = 4096;

impl Bytes {
    /// A head of so many zeros, to be written by `fill`, and a tail.
    pub(super) fn over(head_len: usize, tail: Option<Slice>, fill: impl FnOnce(&mut [u8])) -> Bytes {
        let head = if head_len <= HEAD_LEN {
            SmallVec::from_buf_and_len([0; HEAD_LEN], head_len)
        } else {
            SmallVec::from_elem(0, head_len)
        };
        let tail = tail.filter(|tail| !tail.is_empty());
        let mut parts = Rc::new(Parts { head, tail, derived: OnceCell::new() });
        // Written where it stays: moving what was just written makes a processor wait.
        if let Some(parts) = Rc::get_mut(&mut parts) {
            fill(&mut parts.head);
        }
        Bytes(parts)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.head.len() + self.0.tail.as_ref().map_or(0, Slice::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first piece: all of them, or as many as stand before a shared payload.
    #[inline]
    pub fn head(&self) -> &[u8] {
        &self.0.head
    }

    /// The shared payload behind the head.
    pub fn tail(&self) -> Option<&Slice> {
        self.0.tail.as_ref()
    }

    /// The head, to be changed. Whoever else holds these bytes keeps them as they were.
    #[inline]
    pub(super) fn head_mut(&mut self) -> &mut [u8] {
        if Rc::get_mut(&mut self.0).is_none() {
            self.copy_head();
        }
        let Some(parts) = Rc::get_mut(&mut self.0) else { return &mut [] };
        parts.derived.take();
        &mut parts.head
    }

    #[cold]
    fn copy_head(&mut self) {
        let Parts { head, tail, .. } = &*self.0;
        self.0 = Rc::new(Parts { head: head.clone(), tail: tail.clone(), derived: OnceCell::new() });
    }

    /// Those from one place up to another, which are there; they are joined only when they lie in both pieces.
    pub(super) fn range(&self, from: usize, to: usize) -> &[u8] {
        let Parts { head, tail, .. } = &*self.0;
        let inside = match (head.get(from..to), tail) {
            (Some(inside), _) => Some(inside),
            (None, Some(tail)) if from >= head.len() => tail.get(from - head.len()..to.saturating_sub(head.len())),
            _ => self.get(from..to),
        };
        inside.unwrap_or_default()
    }

    /// Whether somebody has wanted them in one piece.
    #[cfg(test)]
    pub(crate) fn is_joined(&self) -> bool {
        self.0.derived.get().is_some_and(|derived| matches!(**derived, Derived::Joined(_)))
    }

    #[cold]
    fn joined(&self, tail: &Slice) -> &[u8] {
        match &**self.0.derived.get_or_init(|| Box::new(Derived::Joined([self.head(), tail].concat().into()))) {
            Derived::Joined(joined) => joined,
            Derived::Sums(_) => &[], // only of bytes without a tail
        }
    }

    /// The one's complement sum (`checksum::sum`) of those from one place up to another, which are there. A buffer that is
    /// sent piece by piece, perhaps to many, is added up once.
    pub(super) fn sum(&self, from: usize, to: usize) -> u64 {
        let (first, last) = (from.div_ceil(BLOCK_LEN), to / BLOCK_LEN);
        if self.len() < SUMS_LEAST || self.tail().is_some() || first >= last {
            return checksum::sum(self.range(from, to));
        }
        let Derived::Sums(sums) = &**self.0.derived.get_or_init(|| Box::new(Derived::Sums(sums(self)))) else {
            return checksum::sum(self.range(from, to)); // only bytes with a tail are joined
        };
        let before = |block: usize| sums.get(block).copied().unwrap_or_default();
        let rest = checksum::fold(before(last) - before(first) + checksum::sum(self.range(last * BLOCK_LEN, to)));
        // What begins with the second half of a word has the words behind it turned around (RFC 1071 2(B)).
        let rest = if from % 2 == 1 { rest.swap_bytes() } else { rest };
        checksum::sum(self.range(from, first * BLOCK_LEN)) + u64::from(rest)
    }
}

fn sums(bytes: &[u8]) -> Box<[u64]> {
    let blocks = bytes.chunks_exact(BLOCK_LEN).scan(0, |total, block| {
        *total += checksum::sum(block);
        Some(*total)
    });
    core::iter::once(0).chain(blocks).collect()
}

/// All of them, in one piece.
impl Deref for Bytes {
    type Target = [u8];
    #[inline]
    fn deref(&self) -> &[u8] {
        match &self.0.tail {
            None => &self.0.head,
            Some(tail) => self.joined(tail),
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes(Rc::new(Parts { head: SmallVec::from_vec(bytes), ..Parts::default() }))
    }
}

impl<const N: usize> From<[u8; N]> for Bytes {
    fn from(bytes: [u8; N]) -> Bytes {
        bytes.as_slice().into()
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Bytes {
        Bytes(Rc::new(Parts { head: SmallVec::from_slice(bytes), ..Parts::default() }))
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Bytes) -> bool {
        **self == **other
    }
}

impl Eq for Bytes {}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_frame_takes_two_lines_of_the_cache() {
        // With the counts of an `Rc` and what an allocator puts before it.
        assert!(size_of::<Parts>() + 2 * size_of::<usize>() + size_of::<usize>() <= 128);
    }

    fn split() -> Bytes {
        Bytes::over(3, Some(Slice::from(b"payload".to_vec())), |head| head.copy_from_slice(b"IP:"))
    }

    #[test]
    fn two_pieces_are_one_for_who_asks() {
        let bytes = split();
        assert_eq!(
            (bytes.len(), bytes.head(), bytes.tail().map(|tail| &**tail)),
            (10, &b"IP:"[..], Some(&b"payload"[..]))
        );
        assert_eq!(*bytes, *b"IP:payload");
        assert_eq!(bytes, Bytes::from(b"IP:payload".to_vec()));
    }

    #[test]
    fn a_part_of_one_piece_joins_nothing() {
        let bytes = split();
        assert_eq!((bytes.range(1, 3), bytes.range(3, 6), bytes.range(5, 99)), (&b"P:"[..], &b"pay"[..], &b""[..]));
        assert!(!bytes.is_joined());
        assert_eq!(bytes.range(2, 5), b":pa");
        assert!(bytes.is_joined());
    }

    proptest! {
        #[test]
        fn a_sum_known_ahead_is_the_sum(seed: u8, from in 0usize..5000, len in 0usize..2000) {
            let all: Vec<u8> = (0..7001u32).map(|i| (i * i / 7) as u8 ^ seed).collect();
            let to = from + len;
            let (sum, bytes) = (checksum::sum(&all[from..to]), Bytes::from(all));
            prop_assert_eq!(checksum::fold(bytes.sum(from, to)), checksum::fold(sum));
        }
    }

    #[test]
    fn a_changed_head_is_the_changers_own() {
        let bytes = split();
        assert_eq!(*bytes, *b"IP:payload", "joined before");
        let mut changed = bytes.clone();
        changed.head_mut()[0] = b'U';
        assert_eq!((&*bytes, &*changed), (&b"IP:payload"[..], &b"UP:payload"[..]));
        changed.head_mut()[1] = b'D';
        assert_eq!(*changed, *b"UD:payload", "joined anew");
    }
}
