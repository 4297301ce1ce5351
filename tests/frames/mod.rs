//! Frames of every kind, from a seed: each header filled with random values that it may have, and what becomes of them
//! on a bad line. One place for all who want such frames: the oracles of `cargo test`, `examples/random_frames.rs`
//! (a capture for tshark), and the seeds of the fuzzers.
//!
//! A header that can be written is drawn here, or the judges never see it.

mod app;
mod draw;
mod icmp;
mod icmpv6;
mod ip;
mod link;
mod ppp;
#[allow(dead_code, reason = "not every user reads")]
pub(crate) mod parsers;
mod transport;

#[allow(unused_imports, reason = "not every user draws messages alone")]
pub(crate) use app::{dhcp, dns, request, response};
#[allow(unused_imports, reason = "not every user draws addresses alone")]
pub(crate) use draw::{address, bytes};
use hoplab::sim::Rng;

/// A well-formed frame of any kind.
pub(crate) fn frame(rng: &mut Rng) -> Vec<u8> {
    link::frame(rng)
}

/// Changes some bytes, and sometimes the length; some changes are the small numbers that lengths and counts like.
#[allow(dead_code, reason = "not every user damages frames")]
pub(crate) fn mutate(rng: &mut Rng, frame: &mut Vec<u8>) {
    for _ in 0..rng.below(6) {
        let at = rng.below(frame.len() as u32) as usize;
        let byte = if rng.chance(500_000) { rng.below(8) as u8 } else { rng.u16() as u8 };
        frame[at] = byte;
    }
    match rng.below(8) {
        0 => frame.truncate(rng.below(frame.len() as u32) as usize),
        1 => frame.extend(bytes(rng, 40)),
        2 => frame.splice(12..12, [0x81, 0, 0, 7]).for_each(drop),
        _ => {}
    }
}
