//! What a key can mean: an action, its heading, and what follows from its row of the table (`table`).
//!
//! Not what the actions do (`update`), and not their names for people: `i18n` has `action-<id>` for each.

mod table;

pub use table::{ACTIONS, Action};

use super::keymap::Context;

/// What actions are about; a heading in help. Documented under `group-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// Time: play, pause, steps.
    Play,
    /// The cursor.
    Move,
    /// What is looked at.
    Look,
    /// What changes the lab.
    Change,
    /// Rows of the port-forward form.
    Rules,
    /// Scenarios, demos, journals.
    Lab,
    /// The screen itself.
    Screen,
}

impl Group {
    /// All of them, in the order of help.
    pub const ALL: [Group; 7] =
        [Group::Play, Group::Move, Group::Look, Group::Change, Group::Rules, Group::Lab, Group::Screen];

    /// Its documentation key is `group-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Group::Play => "play",
            Group::Move => "move",
            Group::Look => "look",
            Group::Change => "change",
            Group::Rules => "rules",
            Group::Lab => "lab",
            Group::Screen => "screen",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in key maps; `action-<id>` in the catalogues.
    pub id: &'static str,
    /// Its heading.
    pub group: Group,
    /// Where it means something.
    pub contexts: &'static [Context],
    /// Keys by default, as key maps spell them, for all of its contexts.
    pub keys: &'static [&'static str],
}

impl Action {
    /// Its row.
    pub fn row(self) -> &'static ActionRow {
        &ACTIONS[self as usize]
    }

    /// Its name in key maps.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// The action of this name.
    pub fn named(id: &str) -> Option<Action> {
        ACTIONS.iter().find(|row| row.id == id).map(|row| row.action)
    }

    /// Whether help and palette list it; a second way to the same thing is not listed.
    pub fn is_listed(self) -> bool {
        self.synonym_of() == self
    }

    /// The action this is another way to; itself for most.
    #[must_use]
    pub const fn synonym_of(self) -> Action {
        match self {
            Action::HelpHere => Action::Help,
            Action::PaletteHere => Action::Palette,
            Action::LanguageHere => Action::Language,
            Action::UpHere => Action::Up,
            Action::DownHere => Action::Down,
            Action::LeftHere => Action::Left,
            Action::RightHere => Action::Right,
            other => other,
        }
    }

    /// Whether it is an action of the port-forward form.
    pub fn is_of_rules(self) -> bool {
        let row = self.row();
        row.group == Group::Rules && row.contexts.contains(&Context::Rules)
    }

    /// Whether the palette offers it: what can be wanted on the main screen, and is not a mere movement; what a
    /// port-forward rule can be told, for which the form is opened.
    pub fn in_palette(self) -> bool {
        let row = self.row();
        let main = row.contexts.iter().any(|c| matches!(c, Context::Main | Context::Any));
        let known = main && row.group != Group::Move && self != Action::Palette;
        self.is_listed() && (known || self.is_of_rules())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_at_their_action_and_names_are_unique() {
        for row in ACTIONS {
            assert_eq!(row.action.row().id, row.id);
            assert_eq!(Action::named(row.id), Some(row.action), "{} twice", row.id);
        }
    }
}
