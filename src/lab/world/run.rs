//! The loop: take an event, hand it to its box, let everybody it woke run, put what they sent on the wires.

use std::cell::{RefCell, RefMut};
use std::rc::Rc;

use super::{LINES_MAX, Lab, Line};
use crate::os::{Cx, Kernel, LineWhat, Outbox, Pid, Port, Sys, TaskId, Tx};
use crate::sim::{
    Arrival, End, Engine, Event, Frame, FrameId, Impairments, LinkId, Loss, Marks, NodeId, Side, SimTime, Verdict,
};
use crate::trace::{Drop, FactId, LinkFact, ProcFact, Trace, What};

impl Lab {
    /// One event and all it causes at that instant. False when nothing is due any more.
    pub fn step(&mut self) -> bool {
        if let Some(at) = self.next_at() {
            self.idle_until(at);
        }
        self.step_until(SimTime::NEVER)
    }

    /// All events due by `until`; then it is `until`.
    pub fn run_until(&mut self, until: SimTime) {
        while let Some(by) = self.next_judgement(until) {
            while self.step_until(by) {}
            self.idle_until(by);
            self.judge();
        }
        while self.step_until(until) {}
        self.idle_until(until);
    }

    /// Moves the present to `at` when nothing is due before.
    pub fn idle_until(&mut self, at: SimTime) {
        let at = at.min(self.next_at().unwrap_or(SimTime::NEVER));
        while let Some(by) = self.next_judgement(at) {
            self.engine.idle_until(by);
            self.judge();
        }
        self.engine.idle_until(at);
        self.shared.now.set(self.engine.now());
    }

    fn step_until(&mut self, until: SimTime) -> bool {
        let Some(event) = self.engine.pop(until) else { return false };
        self.shared.now.set(self.engine.now());
        match event {
            Event::Arrive(arrival) => self.arrive(arrival),
            Event::Timer { node, key } => {
                self.touch(node, |kernel, cx| {
                    cx.trace.enter(cx.now, Some(node), FactId::NONE);
                    kernel.on_timer(cx, key);
                });
            }
            Event::Script(index) => self.script(index),
        }
        self.run_ready();
        self.close_lines();
        true
    }

    #[inline]
    fn arrive(&mut self, arrival: Arrival) {
        let Arrival { link, side, cuts, tag, .. } = arrival;
        let Some(line) = self.engine.links().get(link.0 as usize) else { return };
        let (frame, End { node, port }) = (arrival.into_frame(), line.end(side));
        if line.cuts(side.other()) != cuts {
            return self.cut_off((link, side.other()), line.end(side.other()).node, &frame, FactId(tag));
        }
        let mut kernel = Lab::lend(&self.nodes, &mut self.spare, node);
        let mut trace = self.shared.trace.borrow_mut();
        let cx = &mut Cx { now: self.engine.now(), trace: &mut trace };
        cx.trace.enter(cx.now, Some(node), FactId(tag));
        cx.trace.about(Some(frame.id));
        let len = frame.bytes.len() as u32;
        cx.say(move || What::Link(LinkFact::Arrived { link, side, len }));
        kernel.on_frame(cx, port, frame);
        let wishes = kernel.out.take();
        drop((kernel, trace));
        self.settle(node, wishes);
    }

    /// A frame does not arrive: the link was cut while it waited for it or flew on it.
    #[cold]
    fn cut_off(&self, (link, side): (LinkId, Side), sender: NodeId, frame: &Frame, sent: FactId) {
        self.enter(Some(sender), sent);
        self.shared.with(|cx| {
            cx.trace.about(Some(frame.id));
            cx.drop(|| Drop::CutOff { link, side });
        });
    }

    /// Lets every ready task run, in order, until none is; then goes on with the tests from outside, if there are any.
    pub(super) fn run_ready(&mut self) {
        self.run_tasks();
        while !self.tests.is_idle() && self.test_on() {
            self.run_tasks();
        }
    }

    fn run_tasks(&mut self) {
        while let Some((id, node, pid, cause)) = self.exec.next_ready() {
            if !self.lets_run(node, pid, id, cause) {
                continue;
            }
            self.enter(Some(node), cause);
            self.shared.with(|cx| {
                cx.say(|| What::Proc(ProcFact::Woke { pid }));
            });
            self.exec.poll(id);
            let mut kernel = self.nodes[node.0 as usize].borrow_mut();
            kernel.set_current(None);
            let wishes = kernel.out.take();
            drop(kernel);
            self.settle(node, wishes);
        }
    }

    /// Makes a task the one that runs; false when its process is held at a full pipe.
    fn lets_run(&mut self, node: NodeId, pid: Pid, task: TaskId, cause: FactId) -> bool {
        let mut kernel = Lab::lend(&self.nodes, &mut self.spare, node);
        let held = kernel.holds(pid, task, cause);
        kernel.set_current((!held).then_some(task));
        if held {
            let wishes = kernel.out.take();
            drop(kernel);
            self.settle(node, wishes);
        }
        !held
    }

    /// A box, with an outbox to write its wishes into. There is one for all of them, so that its lists keep their room
    /// and an idle box has none.
    fn lend<'a>(nodes: &'a [Rc<RefCell<Kernel>>], spare: &mut Option<Box<Outbox>>, node: NodeId) -> RefMut<'a, Kernel> {
        let mut kernel = nodes[node.0 as usize].borrow_mut();
        if kernel.out.is_untouched() {
            kernel.out.lend(spare.take());
        }
        kernel
    }

    /// Does something to a box, and carries out what it wants then.
    pub(super) fn touch<R>(&mut self, node: NodeId, with: impl FnOnce(&mut Kernel, &mut Cx<'_>) -> R) -> R {
        let mut kernel = Lab::lend(&self.nodes, &mut self.spare, node);
        let done = self.shared.with(|cx| with(&mut kernel, cx));
        let wishes = kernel.out.take();
        drop(kernel);
        self.settle(node, wishes);
        done
    }

    /// Carries out what was taken from a box's outbox, and what that makes it want, until it wants nothing more.
    fn settle(&mut self, node: NodeId, mut wishes: Option<Box<Outbox>>) {
        if !self.fleeting.is_empty() {
            self.judge_addresses(node);
        }
        while let Some(mut out) = wishes {
            let over = self.carry_out(node, &mut out);
            self.spare = Some(out);
            if over {
                return;
            }
            wishes = self.nodes[node.0 as usize].borrow_mut().out.take();
        }
    }

    /// Carries out what a box wants. True when that cannot have made it want more.
    fn carry_out(&mut self, node: NodeId, out: &mut Outbox) -> bool {
        if !out.frames.is_empty() {
            self.transmit_all(node, &mut out.frames);
        }
        if !out.timers.is_empty() {
            let timers = out.timers.drain(..);
            timers.for_each(|(at, key)| self.engine.schedule(at, Event::Timer { node, key }));
        }
        if !out.spawns.is_empty() {
            self.spawn_all(node, out);
        }
        if !out.wakes.is_empty() {
            out.wakes.drain(..).for_each(|wake| self.exec.wake(wake.task, wake.cause));
        }
        let over = out.rest_is_empty();
        if !over {
            self.carry_out_the_rest(node, out);
        }
        over
    }

    #[cold]
    fn spawn_all(&mut self, node: NodeId, out: &mut Outbox) {
        for spawn in out.spawns.drain(..) {
            let kernel = self.nodes[node.0 as usize].clone();
            let sys = Sys::new(kernel, Rc::clone(&self.shared), spawn.pid);
            self.exec.spawn(node, spawn.pid, (spawn.make)(sys), spawn.cause);
        }
    }

    #[cold]
    fn carry_out_the_rest(&mut self, node: NodeId, out: &mut Outbox) {
        for (pid, tty, what) in out.lines.drain(..) {
            self.keep(Line { at: self.engine.now(), node, pid, tty, what });
        }
        for pid in out.kills.drain(..) {
            self.exec.kill(node, pid);
        }
        for wish in out.tests.drain(..) {
            self.tests.wish(node, wish);
        }
        for wish in out.carriers.drain(..) {
            self.port_carrier(node, wish);
        }
        for wish in out.joins.drain(..) {
            self.join(node, &wish);
        }
    }

    pub(super) fn keep(&mut self, line: Line) {
        if self.lines.len() >= LINES_MAX {
            self.lines.drain(..LINES_MAX / 2);
            self.lines_gone += LINES_MAX / 2;
        }
        self.lines.push(line);
        self.history.stirred = true;
    }

    /// Puts frames on the wires at the ports of a box, and says what the wires made of them.
    fn transmit_all(&mut self, node: NodeId, frames: &mut Vec<Tx>) {
        let trace = &mut *self.shared.trace.borrow_mut();
        let kernel = self.nodes[node.0 as usize].borrow();
        for Tx { port, frame, cause } in frames.iter_mut() {
            trace.enter(self.engine.now(), Some(node), *cause);
            if frame.id == FrameId::default() {
                trace.number(frame);
            }
            trace.about(Some(frame.id));
            let port = kernel.ports.get(port.0 as usize);
            let Some((link, side)) = port.and_then(|p| p.link) else {
                say_unplugged(trace, port);
                continue;
            };
            if self.is_radio(link)
                && let Some(why) = self.out_of_tune(port, (link, side))
            {
                trace.say(|| What::Drop(why));
                continue;
            }
            let len = frame.bytes.len() as u32;
            match self.engine.transmit(link, side, frame.bytes.len()) {
                Verdict::Flies { on_wire, arrives, marks } => {
                    let sent = trace.say(move || What::Link(LinkFact::Sent { link, side, len, on_wire, arrives }));
                    match marks {
                        None => self.engine.deliver(link, side, frame, arrives, sent.0),
                        Some(marks) => {
                            deliver_marked(&mut self.engine, trace, (link, side), frame, arrives, &marks, sent);
                        }
                    }
                }
                died => say_lost(trace, (link, side), len, &died),
            }
        }
        frames.clear();
    }
}

#[cold]
fn say_unplugged(trace: &mut Trace, port: Option<&Port>) {
    trace.say(|| What::Drop(Drop::Unplugged { port: port.map(|p| p.name.clone()).unwrap_or_default() }));
}

/// Says why a frame does not fly.
#[cold]
fn say_lost(trace: &mut Trace, (link, side): (LinkId, Side), len: u32, died: &Verdict) {
    match *died {
        Verdict::Flies { .. } => {}
        Verdict::Lost { on_wire, missed, why } => {
            trace.say(|| What::Link(LinkFact::Lost { link, side, len, on_wire, missed }));
            trace.say(|| What::Drop(lost(link, side, why)));
        }
        Verdict::Cut => {
            trace.say(|| What::Drop(Drop::LinkCut { link, side }));
        }
        Verdict::QueueFull { waiting_bytes, limit_bytes } => {
            trace.say(|| What::Drop(Drop::QueueFull { link, side, waiting_bytes, limit_bytes }));
        }
    }
}

/// Makes a frame arrive that meets trouble on its way.
#[cold]
fn deliver_marked(
    engine: &mut Engine,
    trace: &mut Trace,
    (link, side): (LinkId, Side),
    frame: &Frame,
    arrives: SimTime,
    marks: &Marks,
    sent: FactId,
) {
    let faults = engine.links().get(link.0 as usize).map(|line| line.faults(side)).unwrap_or_default();
    // What arrives of a damaged frame is another frame, made from this one.
    let damaged = mark(trace, frame, marks, &faults);
    let frame = damaged.as_ref().unwrap_or(frame);
    if let Some((again, _)) = marks.copy {
        engine.deliver(link, side, frame, again, sent.0);
    }
    engine.deliver(link, side, frame, arrives, sent.0);
}

/// Why a line lost a frame, as a reason of its death.
fn lost(link: LinkId, side: Side, why: Loss) -> Drop {
    match why {
        Loss::Chance { chance_ppm, die } => Drop::LostOnLink { link, side, loss_ppm: chance_ppm, die },
        Loss::Burst { nth, chance_ppm, die } => Drop::LostInBurst { link, side, nth, chance_ppm, die },
        Loss::Number { ordinal, least_bytes } => Drop::LostByNumber { link, side, ordinal, least_bytes },
    }
}

/// Says what happens to a frame on its way, in the order in which it was decided. The frame that arrives in its place,
/// when a bit of it flips.
fn mark(trace: &mut Trace, frame: &Frame, marks: &Marks, faults: &Impairments) -> Option<Frame> {
    let damaged = marks.flipped.map(|(bit, die)| {
        trace.aside(|| What::Link(LinkFact::Corrupted { bit, chance_ppm: faults.corrupt_ppm, die }));
        trace.born(Frame::new(frame.flipped(bit), Some(frame.id), false))
    });
    if let Some((arrives, die)) = marks.copy {
        trace.aside(|| What::Link(LinkFact::Duplicated { arrives, chance_ppm: faults.duplicate_ppm, die }));
    }
    if let Some((hold, die)) = marks.held {
        let chance_ppm = faults.reorder.map_or(0, |r| r.chance_ppm);
        trace.aside(|| What::Link(LinkFact::HeldBack { hold, chance_ppm, die }));
    }
    if let Some(by) = marks.late {
        trace.aside(|| What::Link(LinkFact::Late { by, most: Box::new(faults.jitter) }));
    }
    damaged
}

impl Line {
    /// The text, when it is a written line.
    pub fn text(&self) -> Option<&str> {
        match &self.what {
            LineWhat::Print { text, .. } => Some(text),
            LineWhat::Typed { .. } | LineWhat::Exit { .. } => None,
        }
    }
}
