//! The lab is changed by keys: boxes and cables come, go and move, and every change can be taken back. Each ends in a
//! line of the lab.

use crate::app::action::Action;
use crate::app::edit::EditForm;
use crate::app::effect::Effect;
use crate::app::form::FieldId;
use crate::app::input::Key;
use crate::app::list::Purpose;
use crate::app::map::{self, Way};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Picking};
use crate::device::Kind;

use super::{command, composer, list, router};

pub(super) fn open(model: &mut Model, action: Action) {
    let node = model.selection.node;
    let stage = &model.stage;
    let Some(view) = stage.node(node).filter(|view| !view.removed) else {
        if action == Action::EditAdd {
            model.overlays.push(Overlay::Edit(EditForm::add(&model.stage.view.nodes, None)));
        }
        return;
    };
    let name = view.name.clone();
    let form = match action {
        Action::EditAdd => EditForm::add(&stage.view.nodes, Some(view)),
        Action::EditRename => EditForm::rename(&stage.view.nodes, &name),
        Action::EditAddress if addressed(view.kind) => EditForm::address(view),
        Action::EditService if addressed(view.kind) => EditForm::service(&name),
        Action::EditAddress | Action::EditService => {
            model.notice = Some(Notice::NoPrograms);
            return;
        }
        Action::EditRemove => {
            give(model, &format!("remove {name}"));
            return;
        }
        Action::EditCable => return pick(model, Picking::Cable(node)),
        Action::EditUnplug => return list::open(model, Purpose::Unplug),
        Action::EditMove => return list::open(model, Purpose::MoveEnd),
        Action::PlaceUp | Action::PlaceDown | Action::PlaceLeft | Action::PlaceRight => return place(model, action),
        _ => return,
    };
    model.overlays.push(Overlay::Edit(form));
}

fn addressed(kind: Kind) -> bool {
    kind.is_host()
}

/// Gives a line to the lab; whether it took it. The chosen box stays a box that is there.
fn give(model: &mut Model, line: &str) -> bool {
    let before = model.stage.lab.edits().next().map(|(number, _)| number);
    command::give(model, "lab", line);
    let gone = model.stage.node(model.selection.node).is_none_or(|view| view.removed);
    let there = model.stage.view.nodes.iter().find(|view| !view.removed).map(|view| view.id);
    if let Some(other) = there.filter(|_| gone) {
        model.selection.choose(other);
    }
    model.stage.lab.edits().next().map(|(number, _)| number) != before
}

pub(super) fn pick(model: &mut Model, picking: Picking) {
    // No cable leads to where it comes from: it begins at a neighbour.
    let neighbour = |way| map::neighbour(&model.stage.view, &model.selection.atlas.folded, model.selection.node, way);
    if let Some(node) = [Way::Right, Way::Left, Way::Down, Way::Up].into_iter().find_map(neighbour) {
        model.selection.choose(node);
    }
    model.overlays.push(Overlay::Pick(picking));
}

/// The other end of a cable is chosen on the map.
pub(super) fn act_pick(model: &mut Model, action: Action) -> Vec<Effect> {
    let way = match action.synonym_of() {
        Action::Up => Way::Up,
        Action::Down => Way::Down,
        Action::Left => Way::Left,
        Action::Right => Way::Right,
        Action::Cancel => {
            model.overlays.pop();
            return Vec::new();
        }
        Action::Activate => {
            picked(model);
            return Vec::new();
        }
        _ => return Vec::new(),
    };
    let folded = &model.selection.atlas.folded;
    if let Some(node) = map::neighbour(&model.stage.view, folded, model.selection.node, way) {
        model.selection.choose(node);
    }
    Vec::new()
}

fn picked(model: &mut Model) {
    let Some(Overlay::Pick(picking)) = model.overlays.last().cloned() else { return };
    let to = model.stage.name(model.selection.node).to_owned();
    match picking {
        Picking::Cable(from) => {
            let from = model.stage.name(from).to_owned();
            match model.stage.lab.ends_for(&from, &to) {
                Ok(ends) => {
                    model.overlays.pop();
                    model.overlays.push(Overlay::Edit(EditForm::cable(&ends)));
                }
                Err(error) => model.notice = Some(Notice::Refused(error)),
            }
        }
        Picking::Move(end) => {
            if give(model, &format!("move {end} {to}")) {
                model.overlays.pop();
            }
        }
    }
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Edit(edit)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::FieldNext | Action::Down => edit.form.turn(true),
        Action::FieldPrev | Action::Up => edit.form.turn(false),
        Action::Left | Action::Right => type_key(edit, composer::arrow(action)),
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Activate if !edit.form.is_valid() => edit.form.point_at_mistake(),
        Action::Activate => {
            let (line, name) = (edit.line(), edit.form.value(FieldId::BoxName).to_owned());
            let adds = edit.action() == Action::EditAdd;
            // What the lab refuses stays to be mended.
            if give(model, &line) {
                model.overlays.pop();
                let new = model.stage.lab.node_named(&name).filter(|_| adds);
                if let Some(new) = new {
                    model.selection.choose(new);
                }
            }
        }
        _ => {}
    }
    Vec::new()
}

pub(super) fn key(model: &mut Model, key: Key) {
    if let Some(Overlay::Edit(edit)) = model.overlays.last_mut() {
        type_key(edit, key);
    }
}

fn type_key(edit: &mut EditForm, key: Key) {
    let kind = edit.form.value(FieldId::BoxKind).to_owned();
    if edit.form.key(key) {
        edit.changed(&kind);
    }
}

pub(super) fn paste(model: &mut Model, text: &str) {
    if let Some(Overlay::Edit(edit)) = model.overlays.last_mut() {
        let kind = edit.form.value(FieldId::BoxKind).to_owned();
        edit.form.paste(text);
        edit.changed(&kind);
    }
}

/// Moves the chosen box by a cell of the coarse grid. Where no box has a place yet, each first gets the one it stands at.
fn place(model: &mut Model, action: Action) {
    let node = model.selection.node;
    let Some((column, row)) = map::place_of(&model.stage.view, node) else { return };
    let moved = match action {
        Action::PlaceUp => (column, row.saturating_sub(1)),
        Action::PlaceDown => (column, row + 1),
        Action::PlaceLeft => (column.saturating_sub(1), row),
        _ => (column + 1, row),
    };
    let view = &model.stage.view;
    let there = || view.nodes.iter().filter(|other| !other.removed);
    // Where no box has a place, all get theirs: the others are not to move.
    let others = there().filter(|other| other.id != node && there().all(|any| any.position.is_none()));
    let places = others.filter_map(|other| {
        let (column, row) = map::place_of(view, other.id)?;
        Some(format!(" {} {column},{row}", other.name))
    });
    let line = format!("place {} {},{}{}", model.stage.name(node), moved.0, moved.1, places.collect::<String>());
    give(model, &line);
}

/// Takes the latest change back, whoever made it: a key here, a page of a router, a line at a box.
pub(super) fn undo(model: &mut Model) {
    let latest = model.stage.lab.edits().next().map(|(number, line)| (number, line.to_owned()));
    if router::is_latest(model, latest.as_ref().map_or(0, |(number, _)| *number)) {
        return router::undo(model);
    }
    if give(model, "undo")
        && let Some((_, line)) = latest
    {
        model.notice = Some(Notice::Undone { lines: line });
    }
}

/// Does again what was taken back last.
pub(super) fn redo(model: &mut Model) {
    let next = model.stage.lab.undone_edits().next().map(|(number, line)| (number, line.to_owned()));
    let Some((number, line)) = next else {
        give(model, "redo");
        return;
    };
    if router::redo(model, number) {
        return;
    }
    if give(model, "redo") {
        model.notice = Some(Notice::Redone { lines: line });
    }
}
