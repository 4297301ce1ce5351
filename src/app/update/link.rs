//! The form of a line's trouble: choosing another link or direction shows what is set there; Enter gives the lines.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::LinkForm;
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::lab::LinkView;
use crate::sim::Side;

use super::{command, composer};

/// Opens the form at the first link of the chosen box, for the direction that leaves there; else at the first link.
pub(super) fn open(model: &mut Model) {
    let node = model.selection.node;
    let links: Vec<LinkView> = model.stage.view.links.iter().filter(|link| !link.removed).cloned().collect();
    let here = links.iter().find(|link| link.ends.iter().any(|end| end.node == node)).or(links.first());
    let Some(link) = here else {
        model.notice = Some(Notice::NoLink);
        return;
    };
    let side = if link.ends[1].node == node { Side::B } else { Side::A };
    let id = link.id;
    model.overlays.push(Overlay::Link(LinkForm::new(links, id, side)));
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Link(link)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::FieldNext | Action::Down => link.form.turn(true),
        Action::FieldPrev | Action::Up => link.form.turn(false),
        Action::Left | Action::Right if link.form.key(composer::arrow(action)) => link.changed(),
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Activate if link.form.is_valid() => {
            let lines = link.commands();
            model.overlays.pop();
            for line in lines {
                command::give(model, "lab", &line);
            }
        }
        Action::Activate => link.form.point_at_mistake(),
        _ => {}
    }
    Vec::new()
}

pub(super) fn key(model: &mut Model, key: Key) {
    if let Some(Overlay::Link(link)) = model.overlays.last_mut()
        && link.form.key(key)
    {
        link.changed();
    }
}

pub(super) fn paste(model: &mut Model, text: &str) {
    if let Some(Overlay::Link(link)) = model.overlays.last_mut() {
        link.form.paste(text);
        link.changed();
    }
}
