//! The start card: walking it, opening a section, narrowing it, and what choosing a row does.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::start::{Section, Start};
use crate::app::text_line::TextLine;

use super::{PAGE, question, tour};

/// Opens the card.
pub(super) fn open(model: &mut Model) {
    model.greet();
}

/// The card on top, and how many rows it has.
fn card(model: &mut Model) -> Option<(&mut Start, usize)> {
    let Some(Overlay::Start(start)) = model.overlays.last_mut() else { return None };
    let rows = start.rows(&model.stage.catalogue, &model.guide.memory).len();
    start.at = start.at.min(rows.saturating_sub(1));
    Some((start, rows))
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some((start, rows)) = card(model) else { return Vec::new() };
    let last = rows.saturating_sub(1);
    match action {
        Action::Up => start.at = start.at.saturating_sub(1),
        Action::Down => start.at = (start.at + 1).min(last),
        Action::PageUp => start.at = start.at.saturating_sub(PAGE),
        Action::PageDown => start.at = (start.at + PAGE).min(last),
        Action::First => start.at = 0,
        Action::Last => start.at = last,
        Action::Find => start.filter = Some(TextLine::default()),
        Action::Left => fold(model),
        Action::Activate | Action::Right => return choose(model),
        Action::Cancel if start.filter.is_some() => (start.filter, start.at) = (None, 0),
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Quit => return question::quit(model),
        _ => {}
    }
    Vec::new()
}

/// A digit chooses a row; while something is looked for, keys are text.
pub(super) fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some((start, rows)) = card(model) else { return Vec::new() };
    if let Some(filter) = &mut start.filter {
        if filter.key(key) {
            start.at = 0;
        }
        return Vec::new();
    }
    let digit = key.typed().and_then(|c| c.to_digit(10)).and_then(|digit| (digit as usize).checked_sub(1));
    match digit.filter(|place| *place < rows) {
        Some(place) => {
            start.at = place;
            choose(model)
        }
        None => Vec::new(),
    }
}

/// Closes the section that the cursor is in.
fn fold(model: &mut Model) {
    if let Some((section, _)) = chosen(model) {
        open_section(model, section, false);
    }
}

/// Opens a section, or closes what is open; the cursor stands on it.
fn open_section(model: &mut Model, section: Section, opens: bool) {
    let Some(Overlay::Start(start)) = model.overlays.last_mut() else { return };
    start.open = Some(section).filter(|_| opens);
    let rows = start.rows(&model.stage.catalogue, &model.guide.memory);
    start.at = rows.iter().position(|row| row.section == section).unwrap_or(0);
}

/// The row under the cursor: its section, and what it opens.
fn chosen(model: &Model) -> Option<(Section, Option<String>)> {
    let Some(Overlay::Start(start)) = model.overlays.last() else { return None };
    let rows = start.rows(&model.stage.catalogue, &model.guide.memory);
    rows.get(start.at).map(|row| (row.section, row.entry.map(|entry| entry.name.clone())))
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Some((section, entry)) = chosen(model) else { return Vec::new() };
    let is_open = matches!(model.overlays.last(), Some(Overlay::Start(start)) if start.open == Some(section));
    match (section, entry) {
        (Section::Demos, Some(name)) => return question::load(model, name, true),
        (_, Some(name)) => return question::load(model, name, false),
        (Section::Tour, None) => {
            model.overlays.pop();
            return tour::start(model);
        }
        (Section::Continue, None) => {
            // In the middle of a session, what was open last is what lies below.
            model.overlays.pop();
            return if model.stage.is_unsaved() { Vec::new() } else { vec![Effect::Continue] };
        }
        (Section::File, None) => question::ask_path(model),
        (section, None) => open_section(model, section, !is_open),
    }
    Vec::new()
}
