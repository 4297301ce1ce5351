//! Pieces of screen that know no lab: frames, tables, hints, bytes.

mod gauge;
mod hex;
mod hints;
mod ladder;
mod lattice;
mod table;
mod train;
mod ways;

pub use gauge::{draw_gauge, filled, short_count};
pub use hex::{Bytes, cells_needed, rows_needed};
pub use hints::{Hint, draw_hints};
pub use ladder::{Ladder, Layer, Phase, Rung, Stop, Wire};
pub use lattice::{Lattice, popup, popup_inside};
pub use table::{Cell, Table};
pub use train::{APART, Wagon, draw_train};
#[cfg(test)]
pub(crate) use ways::are_sound;
pub use ways::draw_ways;
