//! Ours and smoltcp talk to each other: a grid of lines, roles and programs. Every byte arrives, every conversation
//! ends, and nobody needs an RST for it.

use std::time::Duration;

use hoplab::proto::tcp::{Algorithm, Config};
use hoplab::sim::SimTime;
use smoltcp::socket::tcp::CongestionControl;

use super::line::Weather;
use super::stack::{Ours, Stack, TheirConfig, Theirs};
use super::talk::{Plan, talk};

const LOSSES: [u64; 5] = [0, 10, 30, 60, 100];
const DELAYS_MS: [u64; 3] = [1, 15, 80];
/// Chances of reordering and duplication in a thousand.
const DISORDERS: [(u64, u64); 3] = [(0, 0), (100, 0), (80, 50)];
const SHAPES: [&str; 4] = ["we send", "they send", "both at once", "tiny windows"];

/// Who sends how much, who shuts first, and how slowly is read. We are end 0 in the plans.
fn plans(shape: &str, seed: u64) -> [Plan; 2] {
    let size = |n: usize| n + seed as usize * 97 % 5000;
    let first = seed.is_multiple_of(2);
    match shape {
        "we send" => [Plan::new(size(40_000), first), Plan::new(300, !first)],
        "they send" => [Plan::new(300, first), Plan::new(size(40_000), !first)],
        "both at once" => [Plan::new(size(25_000), true), Plan::new(size(20_000), seed.is_multiple_of(3))],
        _ => {
            let slow = |n| Plan { bite: 700, rest: Duration::from_millis(3), ..Plan::new(n, true) };
            [slow(size(9000)), slow(size(8000))]
        }
    }
}

fn our_config(shape: &str, seed: u64) -> Config {
    let tiny = shape == "tiny windows";
    let buffer = if tiny { 2000 + seed as u32 * 131 % 3000 } else { 64 * 1024 };
    Config {
        timestamps: !seed.is_multiple_of(3),
        sack: !seed.is_multiple_of(4),
        window_scale: (!seed.is_multiple_of(7)).then_some((seed % 8) as u8),
        congestion: if seed.is_multiple_of(5) { Algorithm::NewReno } else { Algorithm::Cubic },
        receive_buffer: buffer,
        send_buffer: buffer,
        ..Config::default()
    }
}

fn judge(shape: &str, loss: u64, delay_ms: u64, (reorder, duplicate): (u64, u64), we_open: bool, seed: u64) {
    let weather = Weather { delay_ms, rate_bps: 20_000_000, queue: 60_000, loss, reorder, duplicate };
    let buffer = if shape == "tiny windows" { 900 + seed as usize * 71 % 3000 } else { 32_768 };
    let theirs = TheirConfig { buffer, congestion: CongestionControl::Cubic };
    // Every second run passes the end of the sequence numbers.
    let iss = if seed.is_multiple_of(2) {
        u32::MAX - (seed as u32 * 37) % 4000
    } else {
        (seed as u32).wrapping_mul(0x0123_4567)
    };
    let (here, there) = if we_open { (0, 1) } else { (1, 0) };
    let us: Box<dyn Stack> = Box::new(Ours::new(here, iss, our_config(shape, seed)));
    let them: Box<dyn Stack> = Box::new(Theirs::new(there, seed, theirs));
    let [our_plan, their_plan] = plans(shape, seed);
    let limit = SimTime::from_secs(200);
    let outcome = if we_open {
        talk([us, them], [our_plan, their_plan], weather, seed, limit)
    } else {
        talk([them, us], [their_plan, our_plan], weather, seed, limit)
    };
    let name = format!("seed {seed}, {shape}, we open: {we_open}, {weather:?}");
    assert!(outcome.complete, "{name}: {}", outcome.story);
    assert_eq!(outcome.resets, 0, "{name}: {}", outcome.story);
}

#[test]
fn three_hundred_and_sixty_conversations_with_an_independent_tcp() {
    let mut seed = 0;
    for shape in SHAPES {
        for loss in LOSSES {
            for delay_ms in DELAYS_MS {
                for disorder in DISORDERS {
                    for we_open in [true, false] {
                        judge(shape, loss, delay_ms, disorder, we_open, seed);
                        seed += 1;
                    }
                }
            }
        }
    }
    assert_eq!(seed, 360);
}
