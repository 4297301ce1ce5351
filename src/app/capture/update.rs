//! One input in, a changed capture screen out.

use super::{CaptureModel, Pane};
use crate::app::action::Action;
use crate::app::anatomy::{Half, bytes_per_line};
use crate::app::effect::Effect;
use crate::app::input::{Input, Key};
use crate::app::keymap::{Context, Meaning, spell};
use crate::app::notice::Notice;
use crate::app::pressing;

/// Frames a page moves.
const PAGE: isize = 10;

pub(super) fn update(model: &mut CaptureModel, input: Input) -> Vec<Effect> {
    match input {
        Input::Key(key) => return press(model, key),
        Input::Paste(text) if model.typing => {
            model.filter.line.insert(&text);
            search(model);
        }
        Input::Resize { cols, rows } => model.focus.size = (cols, rows),
        Input::Tick(_) => look(model),
        Input::WideGlyphs => {
            model.settings.ascii = true;
            model.notice = Some(Notice::WideGlyphs);
        }
        Input::Paste(_)
        | Input::Act(_)
        | Input::FocusLost
        | Input::FocusGained
        | Input::Press(_)
        | Input::Wheel { .. } => {}
    }
    Vec::new()
}

/// A key, which a Korean keyboard left in Hangul may send as a syllable.
fn press(model: &mut CaptureModel, key: Key) -> Vec<Effect> {
    model.notice = None;
    let key = key.normal();
    if model.focus.is_too_small() {
        model.focus.pending.clear();
        let quits = model.settings.keymap.meaning(Context::Capture, &[key]) == Meaning::Action(Action::Quit);
        return quits.then_some(Effect::Quit).into_iter().collect();
    }
    let Some(latin) = pressing::latin(key, model.context().takes_text()) else { return press_one(model, key) };
    let mut effects = Vec::new();
    for key in latin {
        if model.context().takes_text() {
            break;
        }
        effects.append(&mut press_one(model, key));
    }
    effects
}

fn press_one(model: &mut CaptureModel, key: Key) -> Vec<Effect> {
    let context = model.context();
    let gathered = pressing::gather(&mut model.focus, &model.settings.keymap, context, key);
    let Some((meaning, keys)) = gathered else { return Vec::new() };
    match meaning {
        Meaning::Action(action) => return act(model, action),
        _ if model.typing && keys.len() == 1 => {
            if model.filter.line.key(key) {
                search(model);
            }
        }
        _ => model.notice = Some(Notice::NoSuchKey { keys: spell(&keys) }),
    }
    Vec::new()
}

fn act(model: &mut CaptureModel, action: Action) -> Vec<Effect> {
    let action = action.synonym_of();
    match action {
        Action::Copy => return vec![Effect::Copy],
        Action::Help => model.help = Some(0),
        Action::Language => model.settings.next_lang(),
        Action::Theme => model.settings.next_theme(),
        Action::Ascii => model.settings.ascii = !model.settings.ascii,
        Action::Quit => return vec![Effect::Quit],
        _ if model.help.is_some() => help(model, action),
        _ if model.typing => type_words(model, action),
        Action::Find => (model.typing, model.pane) = (true, Pane::List),
        Action::FrameNext => step(model, 1),
        Action::FramePrev => step(model, -1),
        Action::FocusNext | Action::FocusPrev => turn(model, action == Action::FocusNext),
        _ if model.pane == Pane::List => walk(model, action),
        Action::Cancel => go_to(model, Pane::List),
        _ => {
            let action = if action == Action::Activate { Action::Fold } else { action };
            model.anatomy.act(action, bytes_per_line(model.focus.size.0));
        }
    }
    Vec::new()
}

fn help(model: &mut CaptureModel, action: Action) {
    model.help = model.help.and_then(|scroll| pressing::scrolled(scroll, action));
}

/// While words are typed the list can be walked too; Enter keeps the words, Esc forgets them.
fn type_words(model: &mut CaptureModel, action: Action) {
    match action {
        Action::Activate => model.typing = false,
        Action::Cancel => forget_words(model),
        _ => walk(model, action),
    }
}

fn forget_words(model: &mut CaptureModel) {
    model.typing = false;
    model.filter.line.set("");
    search(model);
}

fn walk(model: &mut CaptureModel, action: Action) {
    match action {
        Action::Up => step(model, -1),
        Action::Down => step(model, 1),
        Action::PageUp => step(model, -PAGE),
        Action::PageDown => step(model, PAGE),
        Action::First => step(model, isize::MIN),
        Action::Last => step(model, isize::MAX),
        Action::Activate | Action::Right => go_to(model, Pane::Fields),
        Action::Cancel if !model.filter.is_empty() => forget_words(model),
        _ => {}
    }
}

/// Moves by so many rows of the list.
fn step(model: &mut CaptureModel, by: isize) {
    let (filter, frames) = (&model.filter, &model.frames);
    let last = filter.len(frames).saturating_sub(1);
    let place = filter.place_of(model.frame).saturating_add_signed(by).min(last);
    if let Some(frame) = filter.nth(frames, place) {
        choose(model, frame);
    }
}

fn choose(model: &mut CaptureModel, frame: usize) {
    if frame != model.frame {
        model.frame = frame;
        model.anatomy.turn_to(&model.frames.bytes(frame).into());
    }
}

fn turn(model: &mut CaptureModel, forward: bool) {
    let next = match (model.pane, forward) {
        (Pane::List, true) | (Pane::Bytes, false) => Pane::Fields,
        (Pane::Fields, true) | (Pane::List, false) => Pane::Bytes,
        (Pane::Bytes, true) | (Pane::Fields, false) => Pane::List,
    };
    go_to(model, next);
}

fn go_to(model: &mut CaptureModel, pane: Pane) {
    model.pane = pane;
    model.anatomy.half = if pane == Pane::Bytes { Half::Bytes } else { Half::Fields };
}

fn search(model: &mut CaptureModel) {
    model.filter.ask();
    look(model);
}

/// Looks for the words in some more frames; the cursor stays, or goes to the nearest frame that has them.
fn look(model: &mut CaptureModel) {
    model.filter.look(&model.frames);
    let (filter, frames) = (&model.filter, &model.frames);
    let place = filter.place_of(model.frame).min(filter.len(frames).saturating_sub(1));
    if let Some(frame) = filter.nth(frames, place).filter(|_| filter.has_seen(model.frame)) {
        choose(model, frame);
    }
}
