//! Recordings: a scenario, a seed, what is done when, what is said about it, and the fingerprint that must come out.
//!
//! What it is: the file format of demos, their exact replay without a screen, and the writers of finished frames
//! (SVG, asciicast). What it is not: the player on the screen; that is the app's playback, fed with these steps.

mod builtin;
pub mod cast;
mod recording;
pub mod screen;
mod svg;

pub use builtin::{builtin, builtin_titles, find};
pub use recording::{Demo, DemoError, Step};
pub use screen::Screen;
pub use svg::svg;
