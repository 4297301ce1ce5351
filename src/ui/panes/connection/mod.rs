//! The parts of a connection's view. Each takes the connection, the moment it is shown at, and a space.

mod buffers;
mod chart;
mod ladder;
mod plot;
mod states;
mod step;

use ratatui_core::layout::Rect;

use crate::app::connection::{ConnectionView, Part};
use crate::i18n::ConnectionTelling;
use crate::sim::SimTime;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;

/// What the parts are drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Words, looks, keys.
    pub kit: Kit<'a>,
    /// The connection in words.
    pub told: ConnectionTelling<'a>,
    /// What of it is looked at.
    pub view: &'a ConnectionView,
    /// The shown moment.
    pub shown: SimTime,
}

/// Draws a part.
pub fn draw_part(canvas: &mut Canvas, scene: &Scene, part: Part, area: Rect) {
    let canvas = &mut canvas.sub(area);
    match part {
        Part::Ladder => ladder::draw(canvas, scene, area),
        Part::States => states::draw(canvas, scene, area),
        Part::Buffers => buffers::draw(canvas, scene, area),
        Part::Chart => chart::draw(canvas, scene, area),
    }
}
