//! What stands beside the ladder of a connection, as labels short enough for their place. The sentences about the same
//! things are `connection`.

use unicode_width::UnicodeWidthStr;

use super::{Arg, Texts};
use crate::app::connection::{HandCall, NoteKind, Outcome};

/// `accept(3)`, `accept(3) = 4`, in at most 13 cells: first the descriptor is left out, then the call.
fn hand_label(texts: &Texts, HandCall { call, fd, outcome, .. }: HandCall) -> String {
    const CELLS: usize = 13;
    let whole = fd.map_or_else(|| format!("{call}()"), |fd| format!("{call}({fd})"));
    let outcome = match outcome {
        Outcome::Made => None,
        Outcome::Blocked => Some(texts.text("conn-note-blocked").into_owned()),
        Outcome::Ended => Some(texts.text("conn-note-ended").into_owned()),
        Outcome::Returned(value) => Some(format!("= {value}")),
        Outcome::Failed(errno) => Some(format!("= {errno}")),
    };
    let Some(outcome) = outcome else {
        return if whole.width() > CELLS { call.to_owned() } else { whole };
    };
    let ways = [format!("{whole} {outcome}"), format!("{call} {outcome}"), outcome.clone()];
    let fits = ways.into_iter().find(|way| way.width() <= CELLS);
    fits.unwrap_or_else(|| outcome.trim_start_matches("= ").to_owned())
}

/// What stands beside the ladder, in at most 14 cells. States and calls are the same in every language.
pub fn note_label(texts: &Texts, kind: NoteKind) -> String {
    let (id, args): (&str, Vec<(&str, Arg)>) = match kind {
        NoteKind::State { to, .. } => return to.name().to_owned(),
        NoteKind::Call(name, None) => return format!("{name}()"),
        NoteKind::Call(name, Some(bytes)) => return format!("{name} {bytes}"),
        NoteKind::Hand(call) => return hand_label(texts, call),
        NoteKind::Timeout(nanos) => ("timeout", vec![("time", nanos.into())]),
        NoteKind::DuplicateAck(count) => ("duplicate-ack", vec![("count", count.into())]),
        NoteKind::Probe(count) => ("probe", vec![("count", count.into())]),
        NoteKind::KeepAlive(count) => ("keep-alive", vec![("count", count.into())]),
        NoteKind::WindowUpdate => ("window-update", vec![]),
        NoteKind::MaybeLate => ("maybe-late", vec![]),
        NoteKind::TailProbe => ("tail-probe", vec![]),
        NoteKind::TailRepaired => ("tail-repaired", vec![]),
        NoteKind::Needless => ("needless", vec![]),
        NoteKind::DuplicateReported => ("duplicate-reported", vec![]),
        NoteKind::Recovery => ("recovery", vec![]),
        NoteKind::Recovered => ("recovered", vec![]),
        NoteKind::Hole => ("hole", vec![]),
        NoteKind::Filled => ("filled", vec![]),
        NoteKind::Duplicate => ("duplicate", vec![]),
        NoteKind::Rejected => ("rejected", vec![]),
        NoteKind::WindowShut => ("window-shut", vec![]),
        NoteKind::WindowOpen => ("window-open", vec![]),
        NoteKind::BufferGrown => ("buffer-grown", vec![]),
        NoteKind::Held => ("held", vec![]),
        NoteKind::AckWaits => ("ack-waits", vec![]),
        NoteKind::QueueFull => ("queue-full", vec![]),
        NoteKind::Closed => ("closed", vec![]),
        NoteKind::Avoidance => ("avoidance", vec![]),
        NoteKind::IdleRestart => ("idle-restart", vec![]),
        NoteKind::Other => ("other", vec![]),
    };
    texts.format(&format!("conn-note-{id}"), &args)
}
