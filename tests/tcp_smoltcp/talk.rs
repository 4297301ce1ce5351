//! A conversation: two stacks, a program at each, and the line between them; it runs until both ends are over.

use std::time::Duration;

use hoplab::sim::SimTime;

use super::line::{Line, Weather};
use super::stack::Stack;

/// Where the RST bit is in an IP packet without options, and its mask.
const RESET: (usize, u8) = (33, 4);

/// What the program at one end does.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) sends: usize,
    /// Bytes it takes at a time, and how long it rests then; a program that reads at once rests no time.
    pub(crate) bite: usize,
    pub(crate) rest: Duration,
    /// It shuts its side as soon as it has given all; else when the other side has.
    pub(crate) shuts_first: bool,
}

impl Plan {
    pub(crate) fn new(sends: usize, shuts_first: bool) -> Plan {
        Plan { sends, bite: usize::MAX, rest: Duration::ZERO, shuts_first }
    }
}

/// A stack and its program.
struct End {
    stack: Box<dyn Stack>,
    plan: Plan,
    /// What it sends.
    text: Vec<u8>,
    given: usize,
    got: Vec<u8>,
    next_read: SimTime,
    shut: bool,
}

impl End {
    fn new(stack: Box<dyn Stack>, plan: Plan) -> End {
        let text = (0..plan.sends).map(|i| (i * 31 + i / 255) as u8).collect();
        End { stack, plan, text, given: 0, got: Vec::new(), next_read: SimTime::ZERO, shut: false }
    }

    fn work(&mut self, now: SimTime) {
        if now >= self.next_read {
            let before = self.got.len();
            self.stack.recv(&mut self.got, self.plan.bite);
            if self.got.len() > before {
                self.next_read = now + self.plan.rest;
            }
        }
        self.given += self.stack.send(&self.text[self.given..]);
        let done = self.given == self.text.len() && (self.plan.shuts_first || self.stack.heard_all());
        if done && !self.shut {
            self.shut = true;
            self.stack.shut(now);
        }
    }

    fn deadline(&mut self, now: SimTime) -> Option<SimTime> {
        let read = Some(self.next_read).filter(|&at| at > now);
        read.into_iter().chain(self.stack.deadline(now)).min()
    }
}

/// How a conversation went.
pub(crate) struct Outcome {
    /// Both ends have all bytes, and are over.
    pub(crate) complete: bool,
    /// When end 0 and end 1 had read their last byte.
    pub(crate) read_all: [SimTime; 2],
    /// Segments with the RST bit from an end that was not over. (A host that is done answers a late copy with one.)
    pub(crate) resets: u64,
    pub(crate) story: String,
}

/// Lets two ends talk until both are over, at most until `limit`.
pub(crate) fn talk(
    stacks: [Box<dyn Stack>; 2],
    plans: [Plan; 2],
    weather: Weather,
    seed: u64,
    limit: SimTime,
) -> Outcome {
    let mut line = Line::new(weather, seed);
    let [a, b] = stacks;
    let [plan_a, plan_b] = plans;
    let mut ends = [End::new(a, plan_a), End::new(b, plan_b)];
    let (mut now, mut read_all, mut resets) = (SimTime::ZERO, [SimTime::NEVER; 2], 0);
    let mut over = [false; 2];
    loop {
        for i in 0..2 {
            ends[i].work(now);
            for packet in ends[i].stack.leaving(now) {
                resets += u64::from(!over[i] && packet[RESET.0] & RESET.1 != 0);
                line.put(now, i, packet);
            }
            over[i] = ends[i].stack.is_over();
            if read_all[i] == SimTime::NEVER && ends[i].got.len() >= ends[1 - i].text.len() {
                read_all[i] = now;
            }
        }
        let all_read = read_all.iter().all(|&at| at != SimTime::NEVER);
        if now > limit || (all_read && over == [true; 2]) {
            break;
        }
        if let Some((to, packet)) = line.take(now) {
            ends[to].stack.arrive(now, &packet);
            continue;
        }
        let wishes = ends.each_mut().map(|e| e.deadline(now));
        let Some(at) = wishes.into_iter().flatten().chain(line.next_at()).min() else { break };
        // An end whose wish lies in the past would stop the clock.
        now = if at > now || line.next_at() == Some(at) { at } else { SimTime(now.0 + 1000) };
        for end in &mut ends {
            end.stack.on_time(now);
        }
    }
    let bytes = ends[0].got == ends[1].text && ends[1].got == ends[0].text;
    let complete = bytes && over == [true; 2];
    let ways = ends.each_ref().map(|e| format!("gave {} got {}: {}", e.given, e.got.len(), e.stack.story()));
    Outcome { complete, read_all, resets, story: format!("at {now:?} {ways:#?}") }
}
