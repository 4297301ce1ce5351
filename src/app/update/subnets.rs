//! The address tools: arrows move boundary and cursor, Enter cuts, Tab joins, all else is typed.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::subnets::Subnets;

/// Where nothing has an address yet.
const EXAMPLE: &str = "192.168.0.1/24";

/// Opens the tools with the first address of the chosen box.
pub(super) fn open(model: &mut Model) {
    let node = model.stage.node(model.selection.node);
    let own = node.and_then(|node| node.ifaces.iter().find_map(|iface| iface.addrs.first()));
    let text = own.map_or_else(|| EXAMPLE.to_owned(), ToString::to_string);
    model.overlays.push(Overlay::Subnets(Subnets::new(&text)));
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Subnets(tools)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up | Action::Down => tools.turn(action == Action::Down),
        Action::Left | Action::Right => tools.move_boundary(action == Action::Right),
        Action::Activate => tools.split(),
        Action::FieldNext | Action::FieldPrev => tools.join(),
        Action::Cancel => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

pub(super) fn key(model: &mut Model, key: Key) {
    if let Some(Overlay::Subnets(tools)) = model.overlays.last_mut() {
        tools.key(key);
    }
}

pub(super) fn paste(model: &mut Model, text: &str) {
    if let Some(Overlay::Subnets(tools)) = model.overlays.last_mut() {
        tools.paste(text);
    }
}
