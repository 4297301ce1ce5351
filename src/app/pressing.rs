//! From a key to what it means: Hangul syllables taken apart, keys gathered until they mean something. Both screens, the
//! lab's and the capture's, share it.

use super::action::{ACTIONS, Action};
use super::focus::Focus;
use super::input::{Code, Key};
use super::jamo::latin_keys;
use super::keymap::{Context, Keymap, Meaning};

/// Lines that a page of a scrolled text moves.
const PAGE: usize = 10;

/// The keys that a keyboard left in Hangul meant with one: it may send a syllable. None where it is a key as it stands.
pub(super) fn latin(key: Key, takes_text: bool) -> Option<Vec<Key>> {
    let Code::Char(c) = key.code else { return None };
    let letters = latin_keys(c).filter(|_| !takes_text)?;
    Some(letters.chars().map(|c| Key { code: Code::Char(c), ..key }.normal()).collect())
}

/// Adds a key to those begun. What they mean together, and which they were; none while more must follow, or when Esc has
/// thrown them away.
pub(super) fn gather(focus: &mut Focus, keymap: &Keymap, context: Context, key: Key) -> Option<(Meaning, Vec<Key>)> {
    if key.code == Code::Esc && !focus.pending.is_empty() {
        focus.pending.clear();
        return None;
    }
    focus.pending.push(key);
    let meaning = keymap.meaning(context, &focus.pending);
    (meaning != Meaning::Prefix).then(|| (meaning, core::mem::take(&mut focus.pending)))
}

/// Where help is scrolled to by an action; none: it closes. The drawing knows how many lines there are; here it is enough
/// that the number stays small.
pub(super) fn scrolled(scroll: usize, action: Action) -> Option<usize> {
    let most = ACTIONS.len();
    let scroll = match action {
        Action::Up => scroll.saturating_sub(1),
        Action::Down => scroll + 1,
        Action::PageUp => scroll.saturating_sub(PAGE),
        Action::PageDown => scroll + PAGE,
        Action::First => 0,
        Action::Last => most,
        Action::Cancel | Action::Activate => return None,
        _ => scroll,
    };
    Some(scroll.min(most))
}
