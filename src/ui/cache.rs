//! What is worth keeping between frames. Its content follows from its input alone: throwing it away changes no
//! picture, only the time a picture takes.

use super::topology::{Map, Scene};

/// The cache of one screen.
#[derive(Debug, Default)]
pub struct UiCache {
    map: Map,
}

impl UiCache {
    /// The map as it was shown last.
    pub fn shown(&self) -> &Map {
        &self.map
    }

    /// The map of a scene in a space; laid out again only when places follow from what changed.
    pub fn map(&mut self, scene: Scene, width: u16, height: u16) -> &Map {
        self.map.show(scene, width, height);
        &self.map
    }
}
