//! Plain mode in words: `&Model` → lines of text, for those who are read to, for pipes and for logs. Append-only, no
//! frames, no escape sequences, one thought a line.
//!
//! What is asked and what an answer does, decides `app::plain`; words stand in the catalogues. What has a table on the
//! screen is told from the same table, row by row; what is only drawn there is read from its picture (`drawn`).

mod boxes;
mod drawn;
mod labels;
mod news;
mod overlays;
mod pages;
mod question;
mod story;

pub use boxes::{boxes, table};
pub use news::Told;
pub use question::{mistake, prompt, question};

use crate::app::keymap::Keymap;
use crate::i18n::{Arg, Lang, Texts};
use crate::lab::{LabView, Text};
use crate::ui::glyphs::Glyphs;
use crate::ui::kit::Kit;
use crate::ui::scene::LabNames;
use crate::ui::theme::Theme;
use crate::ui::topology::Look;

/// What everything here is told with.
#[derive(Debug)]
pub struct Voice<'a> {
    /// Words.
    pub texts: &'a Texts,
    /// The keys, where a text names some.
    pub keymap: &'a Keymap,
    /// Names.
    pub view: &'a LabView,
    theme: Theme,
}

impl<'a> Voice<'a> {
    /// A voice in a language, for a lab.
    pub fn new(texts: &'a Texts, keymap: &'a Keymap, view: &'a LabView) -> Voice<'a> {
        Voice { texts, keymap, view, theme: Theme::mono() }
    }

    /// What the screen's tables are made with.
    fn kit(&self) -> Kit<'_> {
        Kit { texts: self.texts, look: Look { glyphs: Glyphs::ASCII, theme: &self.theme }, keymap: self.keymap }
    }

    /// Names of boxes and links.
    fn names(&self) -> LabNames<'a> {
        LabNames(self.view)
    }

    /// A text in the language of the voice.
    fn own<'t>(&self, text: &'t Text) -> &'t str {
        if self.texts.lang() == Lang::Ko { &text.ko } else { &text.en }
    }

    fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.texts.format(id, args)
    }
}
