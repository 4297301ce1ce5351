//! What a person likes: language, theme, glyphs, motion, keys. `config` fills it; the screen obeys it.

use super::keymap::Keymap;

/// Languages with a catalogue, by ISO 639-1.
pub const LANGS: [&str; 2] = ["ko", "en"];

/// Names of the themes the screen has, in the order they are offered.
pub const THEMES: [&str; 6] = ["default", "dark", "light", "contrast", "okabe-ito", "mono"];

/// How things are shown and which keys do what.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// One of `LANGS`.
    pub lang: &'static str,
    /// One of `THEMES`.
    pub theme: &'static str,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// Nothing moves that need not.
    pub reduced_motion: bool,
    /// Whether the start card is shown when no scenario was named.
    pub start_card: bool,
    /// Whether hints say what one could do now; a person's screen has them unless the settings file says no.
    pub hints: bool,
    /// The mouse is listened to; else the terminal's own selection of text works.
    pub mouse: bool,
    /// The keys.
    pub keymap: Keymap,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            lang: "en",
            theme: "default",
            ascii: false,
            reduced_motion: false,
            start_card: true,
            hints: false,
            mouse: false,
            keymap: Keymap::default(),
        }
    }
}

impl Settings {
    /// The next language of the list.
    pub fn next_lang(&mut self) {
        self.lang = after(&LANGS, self.lang);
    }

    /// The next theme of the list.
    pub fn next_theme(&mut self) {
        self.theme = after(&THEMES, self.theme);
    }
}

fn after(list: &'static [&'static str], now: &str) -> &'static str {
    let mut rest = list.iter().skip_while(|item| **item != now).skip(1);
    rest.next().or(list.first()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_and_themes_go_round() {
        let mut s = Settings::default();
        s.next_lang();
        assert_eq!(s.lang, "ko");
        s.next_lang();
        assert_eq!(s.lang, "en");
        (0..THEMES.len()).for_each(|_| s.next_theme());
        assert_eq!(s.theme, "default");
    }
}
