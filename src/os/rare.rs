//! State that most boxes never have. Until it is first changed it is one null pointer, and reads as empty: a lab of ten
//! thousand idle hosts pays for none of it.

use core::ops::{Deref, DerefMut};
use std::collections::{BTreeMap, VecDeque};

/// What an unchanged `Rare` reads as.
pub trait Blank: Default + 'static {
    /// The empty state; equal to the default.
    const BLANK: &'static Self;
}

impl<T: 'static> Blank for Vec<T> {
    const BLANK: &'static Self = &Vec::new();
}

impl<T: 'static> Blank for VecDeque<T> {
    const BLANK: &'static Self = &VecDeque::new();
}

impl<K: Ord + 'static, V: 'static> Blank for BTreeMap<K, V> {
    const BLANK: &'static Self = &BTreeMap::new();
}

/// A `T` that takes room from its first change on.
#[derive(Clone, Debug)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Rare<T> {
    /// Whether it was never changed, or taken since.
    pub const fn is_untouched(&self) -> bool {
        self.0.is_none()
    }

    /// Takes it out, room and all; it reads as empty again.
    pub const fn take(&mut self) -> Option<Box<T>> {
        self.0.take()
    }

    /// Puts what `take` took, or anything like it, in.
    pub fn lend(&mut self, state: Option<Box<T>>) {
        self.0 = state;
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Rare(None)
    }
}

impl<T: Blank> Deref for Rare<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::BLANK)
    }
}

impl<T: Blank> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_takes_no_room_and_the_first_change_does() {
        let mut rare: Rare<Vec<u8>> = Rare::default();
        assert_eq!((rare.len(), rare.is_untouched()), (0, true));
        rare.push(7);
        assert_eq!((rare.as_slice(), rare.is_untouched()), (&[7][..], false));
        let taken = rare.take();
        assert!(rare.is_empty() && rare.is_untouched());
        rare.lend(taken);
        assert_eq!(*rare, [7]);
    }
}
