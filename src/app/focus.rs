//! Where the keyboard is: the pane, the keys begun, and what is known of the window.

use super::input::Key;

/// Columns and rows that the screen needs.
pub const SIZE_MIN: (u16, u16) = (80, 24);

/// A pane of the main screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Pane {
    /// The map of boxes and links.
    #[default]
    Map,
    /// The tables of the chosen box.
    Inspector,
    /// The event list.
    Events,
    /// The layer ladder of the followed packet.
    Ladder,
}

impl Pane {
    /// In the order Tab walks them.
    pub const ALL: [Pane; 4] = [Pane::Map, Pane::Inspector, Pane::Events, Pane::Ladder];

    /// Its title is `pane-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Pane::Map => "map",
            Pane::Inspector => "inspector",
            Pane::Events => "events",
            Pane::Ladder => "ladder",
        }
    }
}

/// The keyboard's place.
#[derive(Clone, Debug)]
pub struct Focus {
    /// The pane.
    pub pane: Pane,
    /// Keys of a sequence that is not complete; the screen shows what may follow.
    pub pending: Vec<Key>,
    /// Width and height of the window, in cells.
    pub size: (u16, u16),
    /// Whether the window has the keyboard; without it nothing is animated.
    pub has_keyboard: bool,
    /// Whether the latest command key came as Hangul: a hint may say so.
    pub hangul: bool,
}

impl Default for Focus {
    fn default() -> Focus {
        Focus { pane: Pane::Map, pending: Vec::new(), size: SIZE_MIN, has_keyboard: true, hangul: false }
    }
}

impl Focus {
    /// Whether the window has no room for the screen: only a card that says so is seen.
    pub const fn is_too_small(&self) -> bool {
        self.size.0 < SIZE_MIN.0 || self.size.1 < SIZE_MIN.1
    }

    /// Moves to the next pane, or the one before.
    pub fn turn(&mut self, forward: bool) {
        let (here, count) = (self.pane as usize, Pane::ALL.len());
        let next = if forward { here + 1 } else { here + count - 1 } % count;
        self.pane = Pane::ALL.get(next).copied().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_walks_all_panes_and_back() {
        let mut f = Focus::default();
        for expected in [Pane::Inspector, Pane::Events, Pane::Ladder, Pane::Map] {
            f.turn(true);
            assert_eq!(f.pane, expected);
        }
        f.turn(false);
        assert_eq!(f.pane, Pane::Ladder);
    }
}
