//! The screen: a model in, cells out. Drawing never changes anything; what is worth keeping between frames (a routed
//! topology) lies in a cache whose content follows from its input alone.

pub mod cache;
pub mod canvas;
mod capture;
mod chosen;
mod draw;
pub mod export;
pub mod glyphs;
pub mod kit;
pub mod overlays;
pub mod panes;
mod pointing;
pub mod scene;
pub mod term;
pub mod theme;
pub mod topology;
pub mod widgets;

pub use cache::UiCache;
pub use capture::draw_capture;
pub use chosen::{chosen_text, chosen_text_of_capture};
pub use draw::{draw, draw_top};
pub use pointing::target;
