//! How the map is looked at: nearer, farther, another part, folded.

use crate::app::action::Action;
use crate::app::atlas::{crowds, hub_of};
use crate::app::model::Model;
use crate::app::notice::Notice;

pub(super) fn act(model: &mut Model, action: Action) {
    let atlas = &mut model.selection.atlas;
    match action {
        Action::MapNearer | Action::MapFarther => atlas.turn(action == Action::MapNearer),
        Action::MapWhole => atlas.reset(),
        Action::MapFold => return fold(model),
        Action::MapLens => {
            atlas.lens = atlas.lens.next();
            model.notice = Some(Notice::Lens(atlas.lens));
            return;
        }
        Action::PanUp => return atlas.pan(0, -1),
        Action::PanDown => return atlas.pan(0, 1),
        Action::PanLeft => return atlas.pan(-1, 0),
        Action::PanRight => return atlas.pan(1, 0),
        _ => {}
    }
    model.notice = Some(Notice::Zoomed(model.selection.atlas.zoom));
}

/// Folds the crowd the chosen box belongs to, and chooses the box that stands for it.
fn fold(model: &mut Model) {
    let crowds = crowds(&model.stage.view);
    match hub_of(&crowds, model.selection.node) {
        Some(hub) => {
            model.selection.choose(hub);
            model.selection.atlas.fold(hub);
        }
        None => model.notice = Some(Notice::NoCrowd),
    }
}
