//! Two endpoints on a line: virtual time, and loss, reordering and duplication from a seed. The tests are in the files
//! below; each looks at what crossed the line.

mod bench;
mod close;
mod hostile;
mod loss;
mod open;
mod properties;
mod recovery;
mod table;
mod window;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::time::Duration;

use super::*;
use crate::wire::{Flags, Tcp, TcpOptions};

pub(super) const A: Endpoint = Endpoint::new(Ipv4Addr::new(10, 0, 0, 1), 40_000);
pub(super) const B: Endpoint = Endpoint::new(Ipv4Addr::new(10, 0, 0, 2), 80);

/// A segment that was sent.
pub(super) struct Seen {
    pub(super) at: SimTime,
    /// 0: the client, 1: the server.
    pub(super) from: usize,
    pub(super) seg: Tcp,
    pub(super) len: usize,
    pub(super) lost: bool,
}

/// A line between two ends and what is on it.
pub(super) struct Line {
    pub(super) now: SimTime,
    pub(super) ends: [Option<Connection>; 2],
    pub(super) listener: Listener,
    pub(super) config: Config,
    pub(super) delay: Duration,
    /// Chances in 1000.
    pub(super) loss: u64,
    pub(super) reorder: u64,
    pub(super) duplicate: u64,
    /// Lose what this says, whatever the chances.
    pub(super) drop: fn(&Seen, usize) -> bool,
    /// Data of the client that begins with one of these numbers is lost, once for each time it stands here.
    pub(super) holes: Vec<u32>,
    pub(super) log: Vec<Seen>,
    pub(super) server_iss: u32,
    pub(super) trace: Trace,
    on_the_way: BTreeMap<(SimTime, u64), (usize, Tcp, Vec<u8>)>,
    order: u64,
    random: u64,
}

impl Line {
    /// A client that connects to a listener; nothing has left yet.
    pub(super) fn new(config: Config, seed: u64) -> Line {
        let mut trace = Trace::off();
        let client = Connection::connect(SimTime::ZERO, A, B, 1000, &config, &mut trace);
        Line {
            now: SimTime::ZERO,
            ends: [Some(client), None],
            listener: Listener::new(10),
            config,
            delay: Duration::from_millis(10),
            loss: 0,
            reorder: 0,
            duplicate: 0,
            drop: |_, _| false,
            holes: Vec::new(),
            log: Vec::new(),
            server_iss: 5000,
            trace,
            on_the_way: BTreeMap::new(),
            order: 0,
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    /// A connection that is open on both ends.
    pub(super) fn open(config: Config) -> Line {
        let mut line = Line::new(config, 1);
        line.run_for(Duration::from_millis(100));
        assert_eq!([line.end(0).state(), line.end(1).state()], [State::Established; 2]);
        line
    }

    pub(super) fn end(&mut self, i: usize) -> &mut Connection {
        self.ends[i].as_mut().expect("this end exists")
    }

    /// One end, with what its methods want.
    pub(super) fn act<R>(&mut self, i: usize, f: impl FnOnce(&mut Connection, SimTime, &mut Trace) -> R) -> R {
        f(self.ends[i].as_mut().expect("this end exists"), self.now, &mut self.trace)
    }

    pub(super) fn states(&mut self) -> [State; 2] {
        [self.end(0).state(), self.end(1).state()]
    }

    fn chance(&mut self, permille: u64) -> bool {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 20) % 1000 < permille
    }

    fn is_hole(&mut self, seen: &Seen) -> bool {
        let hole = self.holes.iter().position(|&seq| seen.from == 0 && seen.len > 0 && seen.seg.seq == seq);
        hole.map(|i| self.holes.remove(i)).is_some()
    }

    /// The segment that would arrive next arrives later.
    pub(super) fn delay_next(&mut self, extra: Duration) {
        let ((at, order), segment) = self.on_the_way.pop_first().expect("something is on the way");
        self.on_the_way.insert((at + extra, order), segment);
    }

    /// Puts all that wants to leave on the line.
    pub(super) fn flush(&mut self) {
        for from in 0..2 {
            while let Some((seg, payload)) =
                self.ends[from].as_mut().and_then(|c| c.poll_transmit(self.now, &mut self.trace))
            {
                let payload = payload.concat();
                let mut seen = Seen { at: self.now, from, len: payload.len(), seg: seg.clone(), lost: false };
                seen.lost = (self.drop)(&seen, self.log.len()) || self.is_hole(&seen) || self.chance(self.loss);
                let copies = if self.chance(self.duplicate) { 2 } else { 1 };
                for _ in 0..if seen.lost { 0 } else { copies } {
                    let late = if self.chance(self.reorder) { 3 * self.delay } else { Duration::ZERO };
                    self.order += 1;
                    let at = self.now + self.delay + late;
                    self.on_the_way.insert((at, self.order), (1 - from, seg.clone(), payload.clone()));
                }
                self.log.push(seen);
            }
        }
    }

    fn deliver(&mut self, to: usize, seg: &Tcp, payload: &[u8]) {
        if let Some(end) = &mut self.ends[to] {
            end.on_segment(self.now, seg, payload, &mut self.trace);
        } else if to == 1 {
            let iss = self.server_iss;
            let heard = self.listener.on_segment(self.now, B, A, seg, iss, &self.config, 0, &mut self.trace);
            if let Heard::New(connection) = heard {
                self.ends[1] = Some(*connection);
            }
        }
    }

    /// The next thing happens; `false` when nothing will.
    pub(super) fn step(&mut self) -> bool {
        self.flush();
        let wish = self.ends.iter().flatten().filter_map(Connection::deadline).min();
        let arrival = self.on_the_way.keys().next().copied();
        match (arrival, wish) {
            (Some(key), w) if w.is_none_or(|w| key.0 <= w) => {
                self.now = key.0;
                let (to, seg, payload) = self.on_the_way.remove(&key).expect("just seen");
                self.deliver(to, &seg, &payload);
            }
            (_, Some(wish)) => {
                self.now = self.now.max(wish);
                for end in self.ends.iter_mut().flatten() {
                    end.on_timer(self.now, &mut self.trace);
                }
            }
            _ => return false,
        }
        self.flush();
        true
    }

    pub(super) fn run_for(&mut self, time: Duration) {
        let until = self.now + time;
        self.flush();
        while self.next_at().is_some_and(|at| at <= until) {
            self.step();
        }
        self.now = until;
    }

    fn next_at(&self) -> Option<SimTime> {
        let wish = self.ends.iter().flatten().filter_map(Connection::deadline).min();
        self.on_the_way.keys().next().map(|k| k.0).into_iter().chain(wish).min()
    }

    /// `end` gives all of `data` to the other end, which reads at once; returns what was read.
    pub(super) fn transfer(&mut self, from: usize, data: &[u8]) -> Vec<u8> {
        let (mut given, mut got) = (0, Vec::new());
        for _ in 0..1_000_000 {
            given += self.end(from).send(&data[given..]).unwrap_or(data.len() - given);
            if let Some(reader) = &mut self.ends[1 - from] {
                let _ = reader.recv(&mut got, usize::MAX);
            }
            if got.len() >= data.len() || !self.step() {
                break;
            }
        }
        got
    }

    /// The segments one end has sent, from log entry `since` on.
    pub(super) fn sent(&self, from: usize, since: usize) -> impl Iterator<Item = &Seen> {
        self.log.iter().skip(since).filter(move |s| s.from == from)
    }
}

/// `n` bytes that tell their place.
pub(super) fn bytes(n: usize) -> Vec<u8> {
    (0..n).map(|i| (i * 7 + i / 251) as u8).collect()
}

/// A bare segment from A to B.
pub(super) fn segment(flags: Flags, seq: u32, ack: u32) -> Tcp {
    Tcp { src_port: A.port, dst_port: B.port, seq, ack, flags, window: 1000, urgent: 0, options: TcpOptions::default() }
}

/// Options that keep the numbers of a test simple.
pub(super) fn plain() -> Config {
    Config { sack: false, timestamps: false, ..Config::default() }
}
