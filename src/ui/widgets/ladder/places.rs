//! Where the columns of the ladder stand: all with their words if there is room, else the one in focus first.

use ratatui_core::layout::Rect;

use super::{Ladder, Rung, Stop};
use crate::ui::canvas::width;

/// Columns of a stop: where its up side and its down side begin, and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) up: u16,
    pub(super) down: u16,
    pub(super) end: u16,
}

const LEAST_SIDE: u16 = 2;
const GAP: u16 = 2;

impl Ladder {
    /// Where the columns go: all with their words if there is room, else the one in focus first.
    pub(super) fn places(&self, room: Rect) -> Vec<Place> {
        let natural: Vec<(u16, u16)> = self.stops.iter().map(natural_sides).collect();
        let least: Vec<(u16, u16)> = self.stops.iter().map(least_sides).collect();
        let mut sides = least.clone();
        let sum = |sides: &[(u16, u16)]| sides.iter().map(|s| u32::from(s.0 + s.1 + GAP)).sum::<u32>();
        let mut order: Vec<usize> = (0..self.stops.len()).collect();
        order.sort_by_key(|&at| (at.abs_diff(self.focus), at));
        for at in order {
            let (Some(&full), Some(&small)) = (natural.get(at), least.get(at)) else { continue };
            let free = u32::from(room.width).saturating_sub(sum(&sides)) as u16;
            let up = full.0.min(small.0 + free);
            let down = full.1.min(small.1 + (free - (up - small.0)));
            if let Some(side) = sides.get_mut(at) {
                *side = (up, down);
            }
        }
        let between = self.stops.len().saturating_sub(1).max(1) as u32;
        let spare = (u32::from(room.width).saturating_sub(sum(&sides)) / between).min(10) as u16;
        let mut x = room.x;
        let place = |(up, down): (u16, u16)| {
            let place = Place { up: x, down: x + up, end: x + up + down + GAP - 1 };
            x += up + down + GAP + spare;
            place
        };
        sides.into_iter().map(place).collect()
    }
}

/// Cells the up side and the down side need for all their words.
fn natural_sides(stop: &Stop) -> (u16, u16) {
    let longest = |rungs: &[Rung]| rungs.iter().map(|r| width(&r.text) + 2).max().unwrap_or(0);
    let top = stop.top.as_ref().map_or(0, |t| width(&t.text) + 4);
    let (least_up, least_down) = least_sides(stop);
    let up = if stop.up.is_empty() { 0 } else { longest(&stop.up).max(top) + 1 };
    (up.max(least_up), (longest(&stop.down) + 1).max(least_down))
}

/// Cells it needs to be seen at all, with a few letters of its name.
fn least_sides(stop: &Stop) -> (u16, u16) {
    let name = width(&stop.name).min(6);
    match (stop.up.is_empty(), stop.down.is_empty()) {
        (true, _) => (0, name.max(LEAST_SIDE)),
        (_, true) => (name.max(LEAST_SIDE), 0),
        _ => (LEAST_SIDE, name.saturating_sub(LEAST_SIDE).max(LEAST_SIDE)),
    }
}
