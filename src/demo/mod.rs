//! Recordings of what a person did, and pictures of what the screen showed.

pub mod screen;
pub mod svg;
