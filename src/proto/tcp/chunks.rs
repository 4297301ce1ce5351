//! Bytes in order, in the pieces in which they came: both buffers of a connection. A large piece is shared with who gave it
//! (the frame it arrived in, a program that sends one block again and again) and never copied; small ones are copied
//! together, so that a byte never costs the memory of a piece.

use std::collections::VecDeque;
use std::collections::vec_deque;

use super::Text;
use crate::wire::Slice;

/// Shorter pieces are copied. A frame around so many bytes is at most half as long again.
const SHARED_LEAST: usize = 256;
/// Bytes copied together in one piece, at most: pieces go as they are read.
const COPIED_MOST: usize = 16 * 1024;
/// An empty list with more room than this is given back: an idle connection stays small.
const KEEP_PIECES: usize = 8;

#[derive(Debug)]
enum Bytes {
    Copied(Vec<u8>),
    Shared(Slice),
}

#[derive(Debug)]
struct Chunk {
    /// How many bytes were ever put in before this one's first, modulo 2³².
    at: u32,
    bytes: Bytes,
}

impl Chunk {
    fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Copied(bytes) => bytes,
            Bytes::Shared(slice) => slice,
        }
    }

    fn len(&self) -> usize {
        match &self.bytes {
            Bytes::Copied(bytes) => bytes.len(),
            Bytes::Shared(slice) => slice.len(),
        }
    }

    /// Where it ends, seen from `head`.
    fn end(&self, head: u32) -> u32 {
        self.at.wrapping_add(self.len() as u32).wrapping_sub(head)
    }
}

/// A queue of bytes; less than 2³¹ of them, as a TCP window is.
#[derive(Default, Debug)]
pub(super) struct Chunks {
    list: VecDeque<Chunk>,
    /// How many bytes were ever taken out, modulo 2³².
    head: u32,
    len: u32,
}

impl Chunks {
    /// Bytes in it.
    pub(super) fn len(&self) -> usize {
        self.len as usize
    }

    /// Copies bytes to its end.
    pub(super) fn copy(&mut self, mut data: &[u8]) {
        let end = self.grow(data.len()).wrapping_add(data.len() as u32);
        if let Some(Chunk { bytes: Bytes::Copied(last), .. }) = self.list.back_mut() {
            let (here, rest) = data.split_at(COPIED_MOST.saturating_sub(last.len()).min(data.len()));
            last.extend_from_slice(here);
            data = rest;
        }
        if !data.is_empty() {
            let at = end.wrapping_sub(data.len() as u32);
            self.list.push_back(Chunk { at, bytes: Bytes::Copied(data.to_vec()) });
        }
    }

    /// Puts shared bytes at its end; a few are copied.
    pub(super) fn share(&mut self, slice: Slice) {
        if slice.len() < SHARED_LEAST {
            return self.copy(&slice);
        }
        let at = self.grow(slice.len());
        self.list.push_back(Chunk { at, bytes: Bytes::Shared(slice) });
    }

    /// Counts bytes that are put in; answers where they begin.
    /// Adds the data of a segment at the end: shared, if they lie in a packet.
    pub(super) fn keep(&mut self, data: Text<'_>) {
        match data.slice() {
            Some(slice) => self.share(slice),
            None => self.copy(&data),
        }
    }

    /// Moves all that is in others to the end.
    pub(super) fn append(&mut self, others: Chunks) {
        let mut gone = others.list.front().map_or(0, |first| others.head.wrapping_sub(first.at) as usize);
        for chunk in others.list {
            let gone = core::mem::take(&mut gone);
            match chunk.bytes {
                Bytes::Copied(bytes) => self.copy(bytes.get(gone..).unwrap_or_default()),
                Bytes::Shared(slice) => self.share(slice.part(gone, slice.len())),
            }
        }
    }

    fn grow(&mut self, by: usize) -> u32 {
        let at = self.head.wrapping_add(self.len);
        self.len += by as u32;
        at
    }

    /// Takes the first `len` bytes out.
    pub(super) fn skip(&mut self, len: usize) {
        let gone = (len as u32).min(self.len);
        while self.list.front().is_some_and(|chunk| chunk.end(self.head) <= gone) {
            self.list.pop_front();
        }
        self.head = self.head.wrapping_add(gone);
        self.len -= gone;
        if self.list.is_empty() && self.list.capacity() > KEEP_PIECES {
            self.list = VecDeque::new();
        }
    }

    /// At most `len` bytes from the one behind the first `from`.
    pub(super) fn pieces(&self, from: usize, len: usize) -> Pieces<'_> {
        let from = from.min(self.len());
        let left = len.min(self.len() - from);
        let first = self.list.partition_point(|chunk| chunk.end(self.head) as usize <= from);
        let begin = self.head.wrapping_add(from as u32);
        let skip = self.list.get(first).map_or(0, |chunk| begin.wrapping_sub(chunk.at) as usize);
        Pieces { chunks: self.list.range(first..), skip, left }
    }

    #[cfg(test)]
    pub(super) fn kept_bytes(&self) -> usize {
        let kept = |chunk: &Chunk| size_of::<Chunk>() + chunk.len();
        self.list.iter().map(kept).sum::<usize>() + self.list.capacity() * size_of::<Chunk>()
    }
}

/// Bytes of a connection's buffer, piece by piece, as they lie there.
#[derive(Clone, Default, Debug)]
pub struct Pieces<'a> {
    chunks: vec_deque::Iter<'a, Chunk>,
    skip: usize,
    left: usize,
}

impl Pieces<'_> {
    /// Bytes in all pieces together.
    pub const fn len(&self) -> usize {
        self.left
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.left == 0
    }

    /// They as a part of the one piece they lie in, if that is shared and they are worth it.
    pub fn shared(&self) -> Option<Slice> {
        let Bytes::Shared(slice) = &self.chunks.clone().next()?.bytes else { return None };
        let end = self.skip + self.left;
        (self.left >= SHARED_LEAST && end <= slice.len()).then(|| slice.part(self.skip, end))
    }

    /// The pieces as one.
    pub fn concat(self) -> Vec<u8> {
        self.collect::<Vec<_>>().concat()
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.left == 0 {
            return None;
        }
        let rest = self.chunks.next()?.bytes().get(core::mem::take(&mut self.skip)..)?;
        let piece = rest.get(..self.left).unwrap_or(rest);
        self.left -= piece.len();
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pieces_are_the_bytes_that_were_put_in(steps in proptest::collection::vec((0usize..700, 0usize..900, any::<bool>()), 1..60)) {
            let (mut chunks, mut plain, mut next) = (Chunks::default(), Vec::new(), 0u8);
            for (add, skip, share) in steps {
                let data: Vec<u8> = (0..add).map(|_| { next = next.wrapping_add(1); next }).collect();
                plain.extend_from_slice(&data);
                if share { chunks.share(data.into()) } else { chunks.copy(&data) }
                let (from, len) = (skip / 3, skip);
                let want = plain.get(from..plain.len().min(from + len)).unwrap_or_default();
                prop_assert_eq!(chunks.pieces(from, len).len(), want.len());
                prop_assert_eq!(chunks.pieces(from, len).concat(), want);
                prop_assert!(chunks.pieces(from, len).shared().is_none_or(|slice| *slice == *want));
                chunks.skip(skip / 2);
                plain.drain(..plain.len().min(skip / 2));
                prop_assert_eq!(chunks.len(), plain.len());
            }
            chunks.skip(99_999);
            prop_assert!(chunks.len == 0 && chunks.kept_bytes() < 1024);
        }
    }

    #[test]
    fn what_is_appended_stands_behind_what_was_there() {
        let (mut chunks, mut others) = (Chunks::default(), Chunks::default());
        chunks.copy(b"begin");
        others.share(vec![b'a'; 300].into());
        others.share(vec![b'b'; 300].into());
        others.copy(b"end");
        others.skip(299);
        chunks.append(others);
        let all = chunks.pieces(0, 999).concat();
        assert_eq!(all, [&b"begina"[..], &[b'b'; 300], b"end"].concat());
        let mut others = Chunks::default();
        others.share(vec![b'c'; 300].into());
        others.skip(1);
        chunks.skip(200);
        chunks.append(others);
        assert_eq!(chunks.pieces(0, 999).concat(), [&all[200..], &[b'c'; 299]].concat());
    }

    #[test]
    fn single_bytes_lie_together() {
        let mut chunks = Chunks::default();
        for _ in 0..20_000 {
            chunks.share(vec![b'x'].into());
        }
        assert_eq!((chunks.len(), chunks.list.len()), (20_000, 2));
    }
}
