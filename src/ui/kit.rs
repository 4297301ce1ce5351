//! What every drawing function needs besides its matter: words, glyphs, styles, keys.

use std::borrow::Cow;

use ratatui_core::style::Style;

use super::canvas::Canvas;
use super::theme::Role;
use super::topology::Look;
use crate::app::action::Action;
use crate::app::keymap::{Context, Keymap};
use crate::i18n::{Arg, Lang, Texts};
use crate::lab::Text;

/// Words, looks and keys of one screen.
#[derive(Clone, Copy, Debug)]
pub struct Kit<'a> {
    /// Words.
    pub texts: &'a Texts,
    /// Glyphs and styles.
    pub look: Look<'a>,
    /// Keys, for hints.
    pub keymap: &'a Keymap,
}

impl<'a> Kit<'a> {
    /// A message.
    pub fn text(&self, id: &'a str) -> Cow<'a, str> {
        self.texts.text(id)
    }

    /// A message with values.
    pub fn format(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.texts.format(id, args)
    }

    /// A text of the scenario, in the person's language.
    pub fn in_language<'t>(&self, text: &'t Text) -> &'t str {
        if self.texts.lang() == Lang::Ko { &text.ko } else { &text.en }
    }

    /// A style.
    pub fn style(&self, role: Role) -> Style {
        self.look.theme.style(role)
    }

    /// A line of text at a column and a row, in at most `cells` cells; returns the column after its last cell.
    pub fn text_in(&self, canvas: &mut Canvas, (x, y): (u16, u16), cells: u16, text: &str, role: Role) -> u16 {
        canvas.text_in(x, y, cells, text, self.look.glyphs.more, self.style(role))
    }

    /// The name of an action: in full, or the few words of a hint line.
    pub fn action(&self, action: Action, short: bool) -> String {
        let id = format!("action-{}{}", action.synonym_of().id(), if short { ".hint" } else { "" });
        self.texts.format(&id, &[])
    }

    /// As in a hint line of a form: Enter does there what the form is for, `enter-<does>`.
    pub fn action_of_form(&self, action: Action, does: &str) -> String {
        if action == Action::Activate { self.format(&format!("enter-{does}"), &[]) } else { self.action(action, true) }
    }

    /// The keys of an action in a context, as people read them; empty when it has none.
    pub fn keys(&self, context: Context, action: Action) -> String {
        self.readable(&self.keymap.hint(context, action.synonym_of()).unwrap_or_default())
    }

    /// Keys as they stand on a keyboard, in any language: arrows as arrows.
    pub fn readable(&self, spelled: &str) -> String {
        let [left, up, right, down] = self.look.glyphs.keys;
        let one = |word: &str| match word {
            "Left" => left.to_owned(),
            "Up" => up.to_owned(),
            "Right" => right.to_owned(),
            "Down" => down.to_owned(),
            other => other.to_owned(),
        };
        readable_keys(spelled).split(' ').map(one).collect::<Vec<_>>().join(" ")
    }
}

/// `<C-c>` → `^C`, `d r` → `d r`: keys as they stand on a keyboard.
pub fn readable_keys(spelled: &str) -> String {
    let one = |word: &str| {
        let inner = word.strip_prefix('<').and_then(|w| w.strip_suffix('>'));
        match inner.and_then(|w| w.split_once('-')) {
            Some(("C", key)) => format!("^{}", key.to_uppercase()),
            Some(("A", key)) => format!("Alt-{key}"),
            Some(("S", key)) => format!("Shift-{key}"),
            _ => inner.unwrap_or(word).to_owned(),
        }
    };
    spelled.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_on_a_keyboard() {
        assert_eq!(readable_keys("<C-c>"), "^C");
        assert_eq!(readable_keys("d r"), "d r");
        assert_eq!(readable_keys("F10"), "F10");
        assert_eq!(readable_keys("<"), "<");
    }
}
