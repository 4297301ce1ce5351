//! Random values of the kinds that headers are made of.

use std::net::{Ipv4Addr, Ipv6Addr};

use hoplab::sim::Rng;
use hoplab::wire::Mac;

/// Whether it falls on this side, `percent` times in a hundred.
pub(super) fn percent(rng: &mut Rng, percent: u32) -> bool {
    rng.chance(percent * 10_000)
}

/// One of these.
pub(super) fn pick<T: Clone>(rng: &mut Rng, from: &[T]) -> T {
    from[rng.below(from.len() as u32) as usize].clone()
}

/// Up to `max` of what `draw` gives.
pub(super) fn some<T>(rng: &mut Rng, max: u32, mut draw: impl FnMut(&mut Rng) -> T) -> Vec<T> {
    (0..rng.below(max + 1)).map(|_| draw(rng)).collect()
}

pub(super) fn byte(rng: &mut Rng) -> u8 {
    rng.u16() as u8
}

/// Up to `max` bytes of any value.
pub(crate) fn bytes(rng: &mut Rng, max: u32) -> Vec<u8> {
    some(rng, max, byte)
}

/// As many bytes as asked for.
pub(super) fn array<const N: usize>(rng: &mut Rng) -> [u8; N] {
    core::array::from_fn(|_| byte(rng))
}

/// Any address.
pub(crate) fn address(rng: &mut Rng) -> Ipv4Addr {
    Ipv4Addr::from(rng.u32())
}

/// Any address, often one with zeros that its text leaves out.
pub(super) fn address6(rng: &mut Rng) -> Ipv6Addr {
    let word = |rng: &mut Rng| if percent(rng, 40) { 0 } else { rng.u16() };
    let rest: [u16; 6] = core::array::from_fn(|_| word(rng));
    // RFC 3849: for documentation.
    Ipv6Addr::from([&[0x2001, 0xdb8][..], &rest].concat().try_into().map_or([0; 8], |words: [u16; 8]| words))
}

/// Any hardware address, groups and everybody included.
pub(super) fn mac(rng: &mut Rng) -> Mac {
    if percent(rng, 10) { Mac::BROADCAST } else { Mac(array(rng)) }
}

/// A word of letters and digits, never empty.
pub(super) fn word(rng: &mut Rng, max: u32) -> String {
    (0..=rng.below(max)).map(|_| char::from(pick(rng, b"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789"))).collect()
}

/// Some words with single spaces between them, never empty.
pub(super) fn words(rng: &mut Rng) -> String {
    let mut all = some(rng, 4, |rng| word(rng, 12));
    all.push(word(rng, 12));
    all.join(" ")
}
