//! What is drawn at a cell: from a place on the screen back to what stands there, for a mouse. Asks the same functions
//! that place things when they are drawn, when it is asked; nothing is noted down while drawing.

use ratatui_core::layout::{Position, Rect};

use super::cache::UiCache;
use super::draw::{inside, ladder_rows, last_shown, map_space, over, places};
use super::overlays::list_row_at;
use super::topology;
use crate::app::focus::Pane;
use crate::app::input::Target;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::sim::NodeId;
use crate::trace::FactId;

/// What `model`, as drawn last with this cache on a window of `size`, shows at a cell (column, row).
pub fn target(model: &Model, cache: &UiCache, size: (u16, u16), at: (u16, u16)) -> Option<Target> {
    let area = Rect::new(0, 0, size.0, size.1);
    if !area.contains(Position::from(at)) {
        return None;
    }
    match model.overlays.last() {
        Some(Overlay::List(list)) => {
            Some(list_row_at(list, over(model, area), at).map_or(Target::Overlay, Target::Row))
        }
        Some(_) => Some(Target::Overlay),
        None => on_main(model, cache, area, at),
    }
}

fn on_main(model: &Model, cache: &UiCache, area: Rect, at: (u16, u16)) -> Option<Target> {
    let places = places(area, ladder_rows(model, area));
    let all = [
        (Pane::Map, places.map),
        (Pane::Inspector, places.inspector),
        (Pane::Events, places.events),
        (Pane::Ladder, places.ladder),
    ];
    // Neighbours share an edge: it belongs to neither.
    let inner = |place: Rect| Rect::new(place.x + 1, place.y + 1, place.width.max(2) - 2, place.height.max(2) - 2);
    let (pane, place) = all.into_iter().find(|(_, place)| inner(*place).contains(Position::from(at)))?;
    let place = inside(place);
    let exact = match pane {
        Pane::Map => node_at(model, cache, map_space(model, place).0, at).map(Target::Node),
        Pane::Events => event_at(model, place, at).map(Target::Event),
        Pane::Inspector | Pane::Ladder => None,
    };
    exact.or(Some(Target::Pane(pane)))
}

fn node_at(model: &Model, cache: &UiCache, place: Rect, at: (u16, u16)) -> Option<NodeId> {
    let nodes = &model.stage.view.nodes;
    let chosen = nodes.iter().position(|n| n.id == model.selection.node);
    let index = topology::box_at(cache.shown(), (chosen, model.selection.atlas.pan), place, at)?;
    nodes.get(index).map(|node| node.id)
}

fn event_at(model: &Model, place: Rect, at: (u16, u16)) -> Option<FactId> {
    let trace = model.stage.lab.trace();
    // A line above the oldest events says that there were older ones.
    let told = u16::from(trace.forgotten().is_some() && place.height > 0);
    let rows = Rect { y: place.y + told, height: place.height - told, ..place };
    let page = model.selection.events.page_around(&trace, last_shown(model, &trace), usize::from(rows.height));
    let row = at.1.checked_sub(rows.y)?;
    page.get(usize::from(row)).map(|fact| fact.id)
}
