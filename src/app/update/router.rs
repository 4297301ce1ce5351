//! The pages of a router: which one, which row, and the sheet that is filled in. Each change is console lines, and is
//! remembered with the lines that take it back.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::router::{
    Around, PageId, RouterPages, RowKind, Sheet, Undo, list_of, page_of, removal, rows, switching,
};
use crate::lab::NodeView;

use super::{command, composer, forwards};

/// Opens the pages of the chosen router, else of the first.
pub(super) fn open(model: &mut Model) {
    match model.stage.router(model.selection.node).map(|node| node.name.clone()) {
        Some(router) => model.overlays.push(Overlay::Router(Box::new(RouterPages::new(router)))),
        None => model.notice = Some(Notice::NoRouter),
    }
}

/// The pages on top, their router, and what its values are checked against.
fn pages(model: &mut Model) -> Option<(&mut RouterPages, &NodeView, Around)> {
    let Some(Overlay::Router(pages)) = model.overlays.last_mut() else { return None };
    let around = model.stage.addresses();
    let node = model.stage.view.nodes.iter().find(|node| node.name == pages.router)?;
    let around = Around::of(around, node);
    pages.at = pages.at.min(rows(node, pages.page).len().saturating_sub(1));
    Some((pages, node, around))
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some((pages, node, around)) = pages(model) else { return Vec::new() };
    if pages.sheet.is_some() {
        fill_in(model, action);
        return Vec::new();
    }
    let list = rows(node, pages.page);
    let row = list.get(pages.at).copied();
    match action {
        Action::Left | Action::TabPrev | Action::FocusPrev => pages.turn(pages.page.turned(false)),
        Action::Right | Action::TabNext | Action::FocusNext => pages.turn(pages.page.turned(true)),
        Action::Up if list.is_empty() => pages.scroll = pages.scroll.saturating_sub(1),
        // The settings of a page are a sheet: the cursor goes down into its first field.
        Action::Down if page_of(pages.page).is_some() => begin(pages, node, &around, None),
        Action::Down if list.is_empty() => pages.scroll += 1,
        Action::Up => pages.at = pages.at.saturating_sub(1),
        Action::Down => pages.at = (pages.at + 1).min(list.len() - 1),
        Action::First => (pages.at, pages.scroll) = (0, 0),
        Action::Last => pages.at = list.len().saturating_sub(1),
        Action::PageUp => pages.scroll = pages.scroll.saturating_sub(super::PAGE),
        Action::PageDown => pages.scroll += super::PAGE,
        Action::RuleAdd | Action::RuleDelete | Action::RuleSwitch if !pages.page.has_rows() => {
            model.notice = Some(Notice::NoRows);
        }
        Action::RuleEdit | Action::RuleDelete if matches!(row, Some(RowKind::Policy(_))) => {
            model.notice = Some(Notice::PolicyStays);
        }
        Action::RuleAdd => begin(pages, node, &around, None),
        Action::RuleEdit | Action::Activate if !matches!(row, Some(RowKind::Policy(_))) => {
            if pages.page == PageId::Forwards {
                forwards::open(model);
                return Vec::new();
            }
            begin(pages, node, &around, row.map(|_| pages.at));
        }
        Action::RuleDelete => {
            let change = row.and_then(|row| removal(node, row));
            change_row(model, change);
        }
        Action::RuleSwitch | Action::Activate => {
            let change = row.and_then(|row| switching(node, row));
            change_row(model, change);
        }
        Action::Undo => undo(model),
        Action::Cancel => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

/// Opens the sheet of a page; of a list, of a row, or of a new one.
fn begin(pages: &mut RouterPages, node: &NodeView, around: &Around, row: Option<usize>) {
    let mut sheet = match (page_of(pages.page), list_of(pages.page), row) {
        (Some(page), ..) => Sheet::new(page, node, None),
        (None, Some(page), Some(row)) => Sheet::new(page, node, Some(row)),
        (None, Some(page), None) => Sheet::new_row(page, node, Some(pages.at)),
        (None, None, _) => return,
    };
    sheet.changed(node, around);
    pages.sheet = Some(sheet);
}

fn fill_in(model: &mut Model, action: Action) {
    let Some((pages, node, around)) = pages(model) else { return };
    let Some(sheet) = pages.sheet.as_mut() else { return };
    match action {
        Action::FieldNext | Action::Down => sheet.turn(true),
        Action::FieldPrev | Action::Up => sheet.turn(false),
        Action::Left | Action::Right => {
            sheet.key(composer::arrow(action));
            sheet.changed(node, &around);
        }
        Action::Cancel => pages.sheet = None,
        Action::Activate => {
            sheet.changed(node, &around);
            if !sheet.form.is_valid() {
                return sheet.form.point_at_mistake();
            }
            let (step, lines) = (sheet.undo(&pages.router), sheet.commands());
            pages.sheet = None;
            carry_out(model, &lines, step);
        }
        _ => {}
    }
}

/// A row is removed or switched by one line.
fn change_row(model: &mut Model, change: Option<(String, Vec<String>)>) {
    let (Some((pages, ..)), Some((line, back))) = (pages(model), change) else { return };
    let lines = vec![line];
    let step =
        Undo { router: pages.router.clone(), changes: Vec::new(), done: lines.clone(), lines: back, edits: (0, 0) };
    carry_out(model, &lines, step);
}

/// Gives the lines, and remembers how to take them back if the router took them.
pub(super) fn carry_out(model: &mut Model, lines: &[String], step: Undo) {
    let before = latest(model);
    for line in lines {
        command::give(model, &step.router, line);
        if model.notice.as_ref().is_some_and(Notice::is_error) {
            return;
        }
    }
    if !(lines.is_empty() || step.lines.is_empty()) {
        Undo { edits: (before, latest(model)), ..step }.push(&mut model.stage.undo);
    }
}

/// The number of the lab's latest change.
pub(super) fn latest(model: &Model) -> u64 {
    model.stage.lab.edits().next().map_or(0, |(number, _)| number)
}

/// Whether the latest change of the lab is the latest one of a router's pages. Those that the lab has taken back by itself
/// are forgotten.
pub(super) fn is_latest(model: &mut Model, number: u64) -> bool {
    let stage = &mut model.stage;
    let is_done = |(before, own): (u64, u64)| before == own || stage.lab.edits().any(|(done, _)| done == own);
    stage.undo.retain(|step| is_done(step.edits));
    stage.undo.last().is_some_and(|step| step.edits.1 == number)
}

/// Takes the latest change of a router back.
pub(super) fn undo(model: &mut Model) {
    let now = latest(model);
    let is_own = is_latest(model, now);
    let Some(step) = model.stage.undo.pop() else {
        model.notice = Some(Notice::NothingToUndo);
        return;
    };
    // What the lab remembers it takes back itself; it is one history, whichever key asks.
    let own = model.stage.lab.edits().take_while(|(number, _)| is_own && *number > step.edits.0).count();
    let back: Vec<(&str, String)> = match own {
        0 => step.lines.iter().map(|line| (step.router.as_str(), line.clone())).collect(),
        times => vec![("lab", format!("undo {times}"))],
    };
    for (node, line) in &back {
        command::give(model, node, line);
        if model.notice.as_ref().is_some_and(Notice::is_error) {
            return;
        }
    }
    model.notice = Some(Notice::Undone { lines: step.lines.join("; ") });
    if own > 0 {
        step.push(&mut model.stage.redo);
    }
}

/// Does a change of a router again that was taken back as one, if the lab's change of this number is of it.
pub(super) fn redo(model: &mut Model, number: u64) -> bool {
    let stage = &mut model.stage;
    let is_of = |(before, own): (u64, u64), number: u64| before < number && number <= own;
    let Some(at) = stage.redo.iter().rposition(|step| is_of(step.edits, number)) else { return false };
    let step = stage.redo.remove(at);
    let times = stage.lab.undone_edits().take_while(|(number, _)| is_of(step.edits, *number)).count();
    command::give(model, "lab", &format!("redo {times}"));
    if !model.notice.as_ref().is_some_and(Notice::is_error) {
        model.notice = Some(Notice::Redone { lines: step.done.join("; ") });
        step.push(&mut model.stage.undo);
    }
    true
}

/// A key for the sheet; where none is open a digit turns to the page of that number, 0 to the tenth. False when it
/// means nothing.
pub(super) fn key(model: &mut Model, key: Key) -> bool {
    let Some((pages, node, around)) = pages(model) else { return false };
    if let Some(sheet) = pages.sheet.as_mut() {
        if sheet.key(key) {
            sheet.changed(node, &around);
        }
        return true;
    }
    let number = key.typed().and_then(|c| c.to_digit(10)).map(|digit| (digit as usize + 9) % 10);
    let page = number.and_then(|number| PageId::ALL.get(number));
    page.inspect(|page| pages.turn(**page)).is_some()
}

pub(super) fn paste(model: &mut Model, text: &str) {
    let Some((pages, node, around)) = pages(model) else { return };
    if let Some(sheet) = pages.sheet.as_mut() {
        sheet.form.paste(text);
        sheet.changed(node, &around);
    }
}
