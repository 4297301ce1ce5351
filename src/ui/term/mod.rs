//! Finished frames → bytes for a terminal. Knows no lab and no keys; whoever owns the terminal hands in the sink.

mod colour;
mod pen;
mod screen;

pub use colour::Depth;
pub use screen::Screen;
