//! The story of the followed packet → the layer ladder: which words stand on which rung, and what has happened yet.

use super::tell::{brief, gist, unit};
use crate::app::motion::Moving;
use crate::app::story::{Change, Column, Fate, Header, Step, StepKind, Story, Way, headers};
use crate::i18n::{Names, fact_short};
use crate::trace::Trace;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Ladder, Layer, Phase, Rung, Stop, Wire};

/// What is needed to word a story.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// Words and looks.
    pub kit: Kit<'a>,
    /// The record.
    pub trace: &'a Trace,
    /// Names of boxes.
    pub names: &'a dyn Names,
    /// Steps told so far; the last of them is the present one.
    pub told: usize,
    /// How far the step after it has come, from 0 to 1; none when nothing moves.
    pub coming: Option<f32>,
}

impl core::fmt::Debug for Telling<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Telling").field("told", &self.told).finish_non_exhaustive()
    }
}

/// The ladder of a story, in at most `rows` layers.
pub fn ladder(t: &Telling, story: &Story, moving: &[Moving], rows: u16) -> Ladder {
    let mut first = 0;
    let mut stops = Vec::new();
    let mut wires = Vec::new();
    let mut focus = 0;
    for (at, column) in story.columns.iter().enumerate() {
        stops.push(stop(t, column, first));
        let last = first + column.steps.len();
        if t.told > first {
            focus = at;
        }
        if at + 1 < story.columns.len() || matches!(column.fate, Fate::Lost(_)) {
            wires.push(wire(t, story, at, last, moving));
        }
        first = last;
    }
    let frame = t.trace.frame(story.root);
    let skipped = skipped(t, story, &frame.map(|f| headers(&f.bytes)).unwrap_or_default());
    let layers = layers(t, story, rows);
    let four = layers.iter().map(|layer| four(t, layer.number)).collect();
    Ladder { layers, stops, wires, focus, four, skipped }
}

/// All seven where there is room; else those in use, the wire last.
fn layers(t: &Telling, story: &Story, rows: u16) -> Vec<Layer> {
    let used = |layer: u8| story.steps().any(|(_, s)| s.layer == layer) || layer == 1;
    let mut shown: Vec<u8> = (1..=7).rev().collect();
    // Without room for all, what nobody uses goes first: session and presentation, then the emptiest.
    if usize::from(rows) < shown.len() {
        shown.retain(|l| !matches!(l, 5 | 6) || used(*l));
    }
    for unused in [7, 4, 3, 2] {
        if shown.len() > usize::from(rows) && !used(unused) {
            shown.retain(|l| *l != unused);
        }
    }
    let frame = t.trace.frame(story.root);
    let carried = frame.map(|f| headers(&f.bytes)).unwrap_or_default();
    shown.into_iter().map(|layer| layer_of(t, layer, &carried)).collect()
}

/// A layer with the protocols that work there, and what their bytes are called.
fn layer_of(t: &Telling, number: u8, carried: &[Header]) -> Layer {
    let here: Vec<&str> = carried.iter().filter(|h| h.layer == number).map(|h| h.proto).collect();
    let mut names: Vec<String> = here.iter().map(|proto| proto_name(&t.kit, proto)).collect();
    let unit = unit(t, number, here.first().copied());
    // Beside its carrier a message is what counts.
    let short = match here.last() {
        Some(&"eth") => t.kit.format("ladder-ethernet", &[]),
        _ => names.last().cloned().unwrap_or_default(),
    };
    names.drain(..names.len().saturating_sub(2));
    let unit = if here.is_empty() && number > 1 { String::new() } else { unit };
    Layer { number, name: names.join(" "), short, unit }
}

/// Why the packet passes a layer of its sender without anything there.
fn skipped(t: &Telling, story: &Story, carried: &[Header]) -> Vec<(u8, String)> {
    let Some(sender) = story.columns.first() else { return Vec::new() };
    let has = |proto: &str| carried.iter().any(|h| h.proto == proto);
    let used = |layer: u8| sender.steps.iter().any(|s| s.layer == layer) || carried.iter().any(|h| h.layer == layer);
    let why = |layer: u8| match layer {
        7 if has("tcp") => Some("skip-no-data"),
        6 if carried.iter().any(|h| h.layer == 7) => Some("skip-presentation"),
        5 if has("tcp") && used(7) => Some("skip-session-tcp"),
        5 if has("udp") => Some("skip-session-udp"),
        4 if has("icmp") => Some("skip-transport-icmp"),
        3 if has("arp") => Some("skip-network-arp"),
        _ => None,
    };
    let unused = (3..=7).filter(|layer| !used(*layer));
    unused.filter_map(|layer| Some((layer, t.kit.format(why(layer)?, &[])))).collect()
}

/// The four layers of TCP/IP beside the seven of OSI.
fn four(t: &Telling, layer: u8) -> (u8, String) {
    let (number, id) = match layer {
        5.. => (4, "tcpip-application"),
        4 => (3, "tcpip-transport"),
        3 => (2, "tcpip-internet"),
        _ => (1, "tcpip-access"),
    };
    (number, t.kit.format(id, &[]))
}

/// A protocol as people call it; the beginning of its sentence.
pub fn proto_name(kit: &Kit, proto: &str) -> String {
    let sentence = kit.format(&format!("proto-{proto}"), &[]);
    sentence.split(':').next().unwrap_or(proto).to_owned()
}

fn stop(t: &Telling, column: &Column, first: usize) -> Stop {
    let name = t.names.node(column.node);
    let (comes, goes) = (column.arrived.is_some(), column.sent.is_some());
    let mut stop = Stop { name, ..Stop::default() };
    let (mut up, mut turned, mut down) = (Vec::new(), Vec::new(), Vec::new());
    for (i, step) in column.steps.iter().enumerate() {
        match column.way(i) {
            Way::Up => up.push((first + i, step)),
            Way::Turn => turned.push((first + i, step)),
            Way::Down => down.push((first + i, step)),
        }
    }
    stop.up = rungs(t, &up);
    stop.down = rungs(t, &down);
    stop.top = rungs(t, &turned).into_iter().next();
    // A box that only passes bits on still has both sides.
    let bare = || Rung { layer: 1, text: String::new(), role: Role::Text, phase: phase(t, first, first + 1) };
    if comes && stop.up.is_empty() {
        stop.up.push(bare());
    }
    if goes && stop.down.is_empty() {
        stop.down.push(bare());
    }
    let died = matches!(column.fate, Fate::Dropped(_));
    let last = stop.up.last_mut().or(stop.down.last_mut()).filter(|r| died && r.phase != Phase::Ahead);
    if let Some(last) = last {
        last.role = Role::Bad;
        last.text = format!("{} {}", t.kit.look.glyphs.dropped, last.text);
    }
    stop
}

fn phase(t: &Telling, first: usize, last: usize) -> Phase {
    // Steps first..last; `told` of all are told, the newest is the present one.
    match t.told {
        told if told <= first => Phase::Ahead,
        told if told <= last => Phase::Now,
        _ => Phase::Done,
    }
}

/// One rung a layer: the newest told step's words, with the bytes that came or went.
fn rungs(t: &Telling, steps: &[(usize, &Step)]) -> Vec<Rung> {
    let mut rungs: Vec<(Rung, Vec<&Step>)> = Vec::new();
    for &(at, step) in steps {
        let now = phase(t, at, at + 1);
        if !rungs.iter().any(|(r, _)| r.layer == step.layer) {
            let rung = Rung { layer: step.layer, text: String::new(), role: Role::Text, phase: now };
            rungs.push((rung, Vec::new()));
        }
        let entry = rungs.iter_mut().find(|(r, _)| r.layer == step.layer);
        if let Some(entry) = entry.filter(|_| now != Phase::Ahead) {
            entry.1.push(step);
            // A later step of the same layer may be the present one.
            entry.0.phase = now;
        }
    }
    rungs.into_iter().map(|(rung, told)| worded(t, &rung, &told)).collect()
}

fn worded(t: &Telling, rung: &Rung, told: &[&Step]) -> Rung {
    let g = t.kit.look.glyphs;
    let delta: i32 = told.iter().map(|s| s.delta()).sum();
    let bytes = match delta {
        0 => String::new(),
        d if d < 0 => format!("{}{}", g.minus, -d),
        d => format!("+{d}"),
    };
    let changes: Vec<&Change> = told.iter().flat_map(|s| changes_of(s)).collect();
    let decided = told.iter().rev().find_map(|s| match s.kind {
        StepKind::Decide(id) => t.trace.fact(id).map(|f| fact_short(t.kit.texts, f, t.names)),
        _ => None,
    });
    let rewritten = changes.iter().find(|c| !c.field.ends_with("checksum")).map(|c| change_text(t, c));
    let gist = told.iter().rev().find_map(|step| gist(t, step));
    // A rewritten field is the news, else the latest deed.
    let words = match told.last().map(|s| &s.kind) {
        Some(StepKind::Decide(_)) => decided.or(rewritten),
        _ => rewritten.or(gist).or(decided),
    };
    let role = match () {
        () if !changes.is_empty() => Role::New,
        () => Role::Text,
    };
    let text = [bytes, words.unwrap_or_default()].join(" ").trim().to_owned();
    Rung { text, role, layer: rung.layer, phase: rung.phase }
}

fn changes_of(step: &Step) -> &[Change] {
    match &step.kind {
        StepKind::Push(changes) | StepKind::Rewrite(changes) => changes,
        _ => &[],
    }
}

/// `ttl 64→63`: the last word of the field's name, old and new; long values only new.
pub fn change_text(t: &Telling, change: &Change) -> String {
    let arrow = t.kit.look.glyphs.arrow;
    let field = change.field.rsplit('.').next().unwrap_or(change.field);
    if change.old.len() <= 5 {
        format!("{field} {}{arrow}{}", change.old, change.new)
    } else {
        format!("{field}{arrow}{}", brief(&change.new))
    }
}

fn wire(t: &Telling, story: &Story, at: usize, last: usize, moving: &[Moving]) -> Wire {
    let column = story.columns.get(at);
    let broken = column.is_some_and(|c| matches!(c.fate, Fate::Lost(_)));
    let frame = column.and_then(|c| c.frame_out);
    let link = column.and_then(|c| c.sent).map(|s| s.0);
    let flight = moving.iter().find(|m| Some(m.frame) == frame && Some(m.link) == link);
    let phase = match flight {
        Some(_) => Phase::Now,
        None if t.told > last => Phase::Done,
        None => Phase::Ahead,
    };
    Wire { phase, along: flight.map(|m| m.fraction), broken: broken && t.told >= last }
}
