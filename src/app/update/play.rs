//! Time: what a tick, a step and a look back do.
//!
//! The engine is moved only when the shown time reaches its next event, so that what the tables say is what the
//! picture shows. Work within one tick is bounded by events, not by a clock.

use core::time::Duration;

use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::pace::{self, Advance};
use crate::app::playback::{Mode, Resting, Stop, Transport};
use crate::app::script::Player;
use crate::sim::SimTime;
use crate::trace::{FactId, LinkFact, ProcFact, What};

use super::command;

/// Events within one tick, at most.
const EVENTS_PER_TICK: usize = 2_000;
/// Turns of the loop within one tick, at most; moments without events count too.
const TURNS_PER_TICK: usize = 10_000;
/// How far beyond the latest flight or command idle time is skipped by itself: an ARP or DHCP retry, not the end of
/// a lease.
const QUIET: Duration = Duration::from_secs(5);
/// As long as a program that a person started has not ended: a connection's retries.
const AWAITED: Duration = Duration::from_secs(120);
/// Watching time that finishes any step.
const FINISH: u64 = 10_000_000_000;
/// Watching time taken at once in a hurry: less than the shortest caption is read for.
const HURRY_WATCH: u64 = 1_000_000_000;
/// Turns of a hurry, at most: what never ends goes on being played after it.
const HURRY_TURNS: usize = 600;

/// So much time passed for the person watching.
pub(super) fn tick(model: &mut Model, time: Duration) {
    // A frame is read in peace, and nothing is missed behind the start card.
    if model.playback.is_moving() && !model.is_held() {
        let watch = model.playback.watch(time);
        run(model, watch);
    }
}

/// Lets time run for `watch` nanoseconds of watching.
fn run(model: &mut Model, mut watch: u64) {
    let (mut events, events_before) = (0, model.stage.lab.events());
    let before = model.stage.lab.trace().last_id();
    for _ in 0..TURNS_PER_TICK {
        if !model.playback.is_moving() || events >= EVENTS_PER_TICK || holds(model, &mut watch) {
            break;
        }
        let Some(limit) = next_moment(model) else {
            rest(model, None);
            break;
        };
        if !may_go_to(model, limit) {
            rest(model, Some(limit));
            break;
        }
        let Advance { shown, left } = advance(model, limit, watch);
        (model.playback.shown, watch) = (shown, left);
        if shown < limit {
            break;
        }
        let last = model.stage.lab.trace().last_id();
        let done = arrive(model, limit, EVENTS_PER_TICK - events);
        events += done;
        stop_if_done(model, last, done);
    }
    model.playback.keep(watch);
    if model.stage.lab.events() != events_before {
        model.stage.refresh();
        tell_of_job(model, before);
    }
    end_demo(model);
}

/// A job in the background is done: worth a line, unless its terminal is looked at, which says it itself.
fn tell_of_job(model: &mut Model, since: FactId) {
    let done = model.stage.lab.trace().since(since).rev().find_map(|fact| match fact.what {
        What::Proc(ProcFact::JobDone { shell, job, code }) => Some((fact.node?, shell, job, code)),
        _ => None,
    });
    let Some((node, shell, job, code)) = done else { return };
    let seen = model.overlays.iter().any(|overlay| match overlay {
        Overlay::Console(console) if console.node == node => {
            let terminals = model.stage.node(node).map(|n| n.terminals.as_slice()).unwrap_or_default();
            terminals.iter().any(|t| t.number == console.tty && t.shell == shell)
        }
        _ => false,
    });
    if !seen {
        model.notice = Some(Notice::JobDone { node: model.stage.name(node).to_owned(), job, code });
    }
}

fn end_demo(model: &mut Model) {
    if model.playback.resting.is_some() && model.demo.as_ref().is_some_and(Player::is_over) {
        (model.demo, model.notice) = (None, Some(Notice::DemoEnded));
    }
}

/// What holds time: a caption being read, a ladder being told. Whether it still does when `watch` is used.
fn holds(model: &mut Model, watch: &mut u64) -> bool {
    if let Some(demo) = model.demo.as_mut().filter(|d| d.is_holding()) {
        if model.playback.mode == Mode::Instant {
            demo.read_all();
        }
        *watch -= demo.read(*watch);
        if demo.is_holding() {
            return true;
        }
    }
    if model.playback.past {
        return false;
    }
    let layer = model.playback.layer_visible().as_nanos() as u64;
    while model.packet.lags() {
        if *watch < layer {
            return true;
        }
        *watch -= layer;
        model.packet.tell();
        if model.playback.transport == Transport::Stepping(Stop::Layer) {
            model.playback.transport = Transport::Paused;
            return true;
        }
        if !model.packet.lags() {
            // Told to its end: perhaps another packet of the conversation has begun meanwhile.
            model.packet.absorb(&model.stage.lab.trace());
        }
    }
    false
}

/// The next moment at which anything changes.
fn next_moment(model: &Model) -> Option<SimTime> {
    let (playback, lab) = (&model.playback, &model.stage.lab);
    let recorded = playback.flights.next_change(playback.shown);
    if playback.past {
        return Some(recorded.unwrap_or(lab.now()).min(lab.now()));
    }
    let demo = model.demo.as_ref().and_then(Player::next_at).map(|at| at.max(playback.shown));
    [recorded, lab.next_at(), demo].into_iter().flatten().min()
}

/// Whether the idle time before a moment is skipped without being asked.
fn may_go_to(model: &Model, limit: SimTime) -> bool {
    let playback = &model.playback;
    let free = playback.past
        || playback.mode == Mode::Real
        || matches!(playback.transport, Transport::Stepping(_))
        || limit <= playback.shown
        || model.demo.as_ref().is_some_and(|d| d.next_at().is_some())
        || playback.flights.at(playback.shown).next().is_some();
    let quiet = limit.since(playback.quiet_from);
    let scripted = || {
        let lines = &model.stage.plan.script;
        lines.iter().any(|line| playback.shown < line.at)
    };
    free || quiet <= QUIET || scripted() || (quiet <= AWAITED && is_awaited(model))
}

fn is_awaited(model: &Model) -> bool {
    let view = model.stage.lab.view();
    let procs = view.nodes.iter().flat_map(|n| &n.procs);
    procs
        .into_iter()
        .any(|p| p.since > SimTime::ZERO && !matches!(p.waits, "accept" | "line" | "child" | "read" | "stopped"))
}

/// Whether a person sits at a shell that waits for a line: what runs beside it takes the time it takes, so that a line
/// can be typed meanwhile.
fn is_at_prompt(model: &Model) -> bool {
    let Some(Overlay::Console(console)) = model.overlays.last().filter(|_| model.demo.is_none()) else { return false };
    let terminals = model.stage.node(console.node).map(|node| node.terminals.as_slice()).unwrap_or_default();
    !model.playback.past && terminals.iter().any(|t| t.number == console.tty && t.at_prompt)
}

fn rest(model: &mut Model, next: Option<SimTime>) {
    model.playback.resting = Some(Resting { next });
    if matches!(model.playback.transport, Transport::Stepping(_)) {
        model.playback.transport = Transport::Paused;
        model.notice = Some(Notice::Resting);
    }
}

fn advance(model: &Model, limit: SimTime, watch: u64) -> Advance {
    let playback = &model.playback;
    match playback.mode {
        Mode::Paced if is_at_prompt(model) && playback.flights.at(playback.shown).next().is_none() => {
            pace::proportional(playback.shown, limit, watch)
        }
        Mode::Paced => pace::paced(&playback.flights, playback.shown, limit, watch),
        Mode::Real => pace::proportional(playback.shown, limit, watch),
        Mode::Instant => Advance { shown: playback.shown.max(limit), left: watch },
    }
}

/// The shown time has reached a moment: the engine takes what is due, the demo does what it says. Answers how many
/// events the engine took.
fn arrive(model: &mut Model, moment: SimTime, budget: usize) -> usize {
    if model.playback.past {
        if model.playback.shown >= model.stage.lab.now() {
            to_present(model);
            model.notice = Some(Notice::Present);
        }
        tell_past(model);
        return 0;
    }
    let most = if model.playback.transport == Transport::Stepping(Stop::Event) { 1 } else { budget };
    let mut events = 0;
    while events < most && model.stage.lab.next_at().is_some_and(|at| at <= moment) {
        model.stage.lab.step();
        events += 1;
    }
    let settled = model.stage.lab.next_at().is_none_or(|at| at > moment);
    let step = model.demo.as_mut().filter(|_| settled).and_then(|d| d.due(moment));
    let unsaved = model.stage.is_unsaved();
    let outcome = step.and_then(|s| s.command).map(|command| command::carry_out(model, &command));
    if !unsaved {
        // What a demo did is in the demo: nobody has to save it.
        model.stage.mark_saved();
    }
    if let Some(Err(error)) = outcome {
        model.notice = Some(Notice::Refused(error));
    }
    absorb(model);
    events
}

/// Ends a step that has gone as far as it should.
fn stop_if_done(model: &mut Model, last: FactId, events: usize) {
    let done = match model.playback.transport {
        Transport::Stepping(Stop::Event) => events > 0,
        Transport::Stepping(Stop::Hop) => hopped(model, last, true),
        // Without a ladder the next thing to see is an arrival.
        Transport::Stepping(Stop::Layer) => !model.packet.lags() && hopped(model, last, false),
        Transport::Paused | Transport::Playing => false,
    };
    if done {
        model.playback.transport = Transport::Paused;
    }
}

/// Whether a frame arrived since a fact. While the followed packet is in the air, only its arrival counts for
/// `followed`.
fn hopped(model: &Model, last: FactId, followed: bool) -> bool {
    let trace = model.stage.lab.trace();
    let arrivals = || trace.since(last).filter(|f| matches!(f.what, What::Link(LinkFact::Arrived { .. })));
    let frames = model.packet.story.as_ref().filter(|_| followed).map(|s| s.frames.as_slice()).unwrap_or_default();
    if arrivals().any(|f| f.frame.is_some_and(|id| frames.contains(&id))) {
        return true;
    }
    let playback = &model.playback;
    let in_the_air = playback.flights.at(playback.shown).any(|flight| frames.contains(&flight.frame));
    !in_the_air && arrivals().next().is_some()
}

/// Takes what the lab recorded into what is shown.
pub(in crate::app) fn absorb(model: &mut Model) {
    let trace = model.stage.lab.trace();
    let new = model.playback.flights.absorb(&trace);
    model.packet.absorb(&trace);
    for overlay in &mut model.overlays {
        if let Overlay::Connection(view) = overlay {
            view.book.absorb(&trace);
            view.shown = view.book.heir(view.shown);
        }
    }
    if new > 0 {
        model.playback.quiet_from = model.playback.shown;
    }
}

/// Somebody did something: time that rested goes on.
pub(super) fn wake(model: &mut Model) {
    (model.playback.resting, model.playback.quiet_from) = (None, model.playback.shown);
}

/// Leaves the past.
pub(super) fn to_present(model: &mut Model) {
    if model.playback.past {
        (model.playback.past, model.playback.shown) = (false, model.stage.lab.now());
        if let Some(story) = &model.packet.story {
            model.packet.told = story.len();
        }
    }
}

/// The ladder as far as it was told at the shown moment.
fn tell_past(model: &mut Model) {
    let shown = model.playback.shown;
    if let Some(story) = model.packet.story.as_ref().filter(|_| model.playback.past) {
        model.packet.told = story.steps().take_while(|(_, step)| step.at <= shown).count();
        model.packet.chosen = None;
    }
}

/// Play or pause.
pub(super) fn toggle(model: &mut Model) {
    match model.playback.transport {
        Transport::Paused => model.playback.resume(),
        Transport::Playing | Transport::Stepping(_) => {
            (model.playback.transport, model.playback.resting) = (Transport::Paused, None);
        }
    }
}

/// Goes on as far as a step. A step that is still being shown is finished at once.
pub(super) fn step(model: &mut Model, stop: Stop) {
    if model.playback.past {
        return step_forward_in_past(model);
    }
    if matches!(model.playback.transport, Transport::Stepping(_)) {
        finish(model);
    }
    (model.playback.transport, model.playback.resting) = (Transport::Stepping(stop), None);
    if model.settings.reduced_motion {
        finish(model);
    }
}

fn finish(model: &mut Model) {
    for _ in 0..EVENTS_PER_TICK {
        if !matches!(model.playback.transport, Transport::Stepping(_)) || !model.playback.is_moving() {
            return;
        }
        run(model, FINISH);
    }
    model.playback.transport = Transport::Paused;
}

fn step_forward_in_past(model: &mut Model) {
    let now = model.stage.lab.now();
    match model.playback.flights.moment_after(model.playback.shown).filter(|at| *at < now) {
        Some(at) => {
            model.playback.shown = at;
            tell_past(model);
        }
        None => live(model),
    }
}

/// Looks one moment back. The lab stays where it is.
pub(super) fn back(model: &mut Model) {
    if let Some(at) = model.playback.flights.moment_before(model.playback.shown) {
        (model.playback.past, model.playback.shown) = (true, at);
        (model.playback.transport, model.playback.resting) = (Transport::Paused, None);
        tell_past(model);
        model.notice = Some(Notice::Past);
    } else {
        model.notice = Some(Notice::NoPast);
    }
}

/// Back to the present.
pub(super) fn live(model: &mut Model) {
    if model.playback.past {
        to_present(model);
        model.notice = Some(Notice::Present);
    }
}

/// Does not wait: what goes on now is finished at once, up to the next caption of a demo; from rest it goes to the
/// next event, however far it is.
pub(super) fn skip(model: &mut Model) {
    to_present(model);
    if model.playback.transport == Transport::Playing && model.playback.resting.is_none() {
        return hurry(model);
    }
    if let Some(at) = next_moment(model) {
        model.playback.quiet_from = at;
        if model.playback.transport == Transport::Paused {
            model.playback.transport = Transport::Stepping(Stop::Event);
        }
    }
    model.playback.resting = None;
}

/// Plays until nothing goes on any more or a caption wants to be read.
fn hurry(model: &mut Model) {
    if let Some(demo) = &mut model.demo {
        demo.read_all();
    }
    for _ in 0..HURRY_TURNS {
        run(model, HURRY_WATCH);
        let reads = model.demo.as_ref().is_some_and(Player::is_holding);
        if reads || !model.playback.is_moving() {
            return;
        }
    }
}
