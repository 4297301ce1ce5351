//! Which keys mean which action, where. A trie of key sequences for each context; what may follow a begun sequence
//! comes for free and is what the screen shows while it waits.
//!
//! Not a reader of files: `config` lays a person's file over `Keymap::default`.

use std::collections::BTreeMap;

use super::action::{ACTIONS, Action};
use super::input::{Code, Key, parse_sequence};

/// Where keys are pressed. The most special is asked first, then `Any`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Context {
    /// Everywhere. Only keys that no text contains.
    Any,
    /// The main screen, whatever pane.
    Main,
    /// The start card.
    Start,
    /// The other end of a cable, on the map.
    Pick,
    /// A list with a filter line: palette, scenarios, boxes.
    List,
    /// A form with fields.
    Form,
    /// The list of port-forward rules.
    Rules,
    /// The pages of a router.
    Router,
    /// Help.
    Help,
    /// A question.
    Confirm,
    /// A shell at a box.
    Console,
    /// The inside of a box.
    Host,
    /// A frame, field by field.
    Anatomy,
    /// The screen of a capture.
    Capture,
    /// A connection, from end to end.
    Connection,
    /// The address tools.
    Addresses,
}

impl Context {
    /// All of them.
    pub const ALL: [Context; 16] = [
        Context::Any,
        Context::Main,
        Context::Start,
        Context::Pick,
        Context::List,
        Context::Form,
        Context::Rules,
        Context::Router,
        Context::Help,
        Context::Confirm,
        Context::Console,
        Context::Host,
        Context::Anatomy,
        Context::Capture,
        Context::Connection,
        Context::Addresses,
    ];

    /// Its name in key map files.
    pub const fn id(self) -> &'static str {
        match self {
            Context::Any => "any",
            Context::Main => "main",
            Context::Start => "start",
            Context::Pick => "pick",
            Context::List => "list",
            Context::Form => "form",
            Context::Rules => "rules",
            Context::Router => "router",
            Context::Help => "help",
            Context::Confirm => "confirm",
            Context::Console => "console",
            Context::Host => "host",
            Context::Anatomy => "anatomy",
            Context::Capture => "capture",
            Context::Connection => "connection",
            Context::Addresses => "addresses",
        }
    }

    /// The context of this name.
    pub fn named(id: &str) -> Option<Context> {
        Context::ALL.into_iter().find(|c| c.id() == id)
    }

    /// Whether characters are text here and never commands.
    pub const fn takes_text(self) -> bool {
        matches!(self, Context::List | Context::Form | Context::Console)
    }
}

/// What a sequence of keys means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// An action.
    Action(Action),
    /// The start of longer sequences.
    Prefix,
    /// Nothing.
    Nothing,
}

/// Two meanings for the same keys in the same place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BindError {
    /// The sequence is also the start of one that means this.
    StartsOther(Action),
    /// A part of the sequence already means this.
    ContinuesOther(Action),
    /// No key at all.
    Empty,
}

#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct Trie {
    action: Option<Action>,
    next: BTreeMap<Key, Trie>,
}

/// All bindings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keymap {
    roots: BTreeMap<Context, Trie>,
}

impl Default for Keymap {
    /// The keys of the action table.
    fn default() -> Keymap {
        let mut map = Keymap { roots: BTreeMap::new() };
        for row in ACTIONS {
            let sequences = row.keys.iter().filter_map(|text| parse_sequence(text).ok());
            for keys in sequences {
                for context in row.contexts {
                    // The table has no conflicts; a test holds that.
                    let _ = map.bind(*context, &keys, row.action);
                }
            }
        }
        map
    }
}

impl Keymap {
    /// Gives keys a meaning; what they meant alone before is answered and forgotten.
    pub fn bind(&mut self, context: Context, keys: &[Key], action: Action) -> Result<Option<Action>, BindError> {
        let mut trie = self.roots.entry(context).or_default();
        for key in keys {
            if let Some(other) = trie.action {
                return Err(BindError::ContinuesOther(other));
            }
            trie = trie.next.entry(*key).or_default();
        }
        if let Some((_, other)) = first_action(trie) {
            return Err(BindError::StartsOther(other));
        }
        if keys.is_empty() { Err(BindError::Empty) } else { Ok(trie.action.replace(action)) }
    }

    /// Takes the meaning of keys away, and of all sequences that start with them.
    pub fn unbind(&mut self, context: Context, keys: &[Key]) {
        let Some((last, before)) = keys.split_last() else { return };
        let mut trie = self.roots.get_mut(&context);
        for key in before {
            trie = trie.and_then(|t| t.next.get_mut(key));
        }
        if let Some(trie) = trie {
            trie.next.remove(last);
        }
    }

    /// What keys mean in a context; `Any` is asked last. A shell at a box keeps its control keys for itself: there only
    /// function keys mean what they mean anywhere.
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let own = context == Context::Console && keys.first().is_some_and(|key| key.ctrl || key.alt);
        [Some(context), Some(Context::Any).filter(|_| !own)]
            .into_iter()
            .flatten()
            .filter_map(|c| self.find(c, keys))
            .find_map(|trie| match trie.action {
                Some(action) => Some(Meaning::Action(action)),
                None => (!trie.next.is_empty()).then_some(Meaning::Prefix),
            })
            .unwrap_or(Meaning::Nothing)
    }

    /// What may follow keys already pressed: the key, and the action when there is one.
    pub fn continuations(&self, context: Context, keys: &[Key]) -> Vec<(Key, Option<Action>)> {
        let trie = self.find(context, keys);
        trie.map(|t| t.next.iter().map(|(key, t)| (*key, t.action)).collect()).unwrap_or_default()
    }

    /// The sequences that mean an action in a context (or anywhere), the shortest first.
    pub fn keys_of(&self, context: Context, action: Action) -> Vec<Vec<Key>> {
        let mut found = Vec::new();
        for c in [context, Context::Any] {
            if let Some(trie) = self.roots.get(&c) {
                collect(trie, &mut Vec::new(), action, &mut found);
            }
        }
        let order = |keys: &Vec<Key>| action.row().keys.iter().position(|k| spell(keys) == *k).unwrap_or(usize::MAX);
        found.sort_by_key(|keys| (order(keys), keys.len()));
        found.dedup();
        found
    }

    /// The keys to show beside an action: the first way to it, with letters rather than function keys.
    pub fn hint(&self, context: Context, action: Action) -> Option<String> {
        let synonyms = ACTIONS.iter().map(|row| row.action).filter(|a| a.synonym_of() == action);
        let ways = synonyms.flat_map(|a| self.keys_of(context, a));
        let plain = |keys: &Vec<Key>| keys.iter().all(|k| !k.ctrl && !k.alt && !matches!(k.code, Code::F(_)));
        ways.min_by_key(|keys| !plain(keys)).map(|keys| spell(&keys))
    }

    fn find(&self, context: Context, keys: &[Key]) -> Option<&Trie> {
        keys.iter().try_fold(self.roots.get(&context)?, |trie, key| trie.next.get(key))
    }
}

/// Keys as key maps spell them.
pub fn spell(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

fn first_action(trie: &Trie) -> Option<(Key, Action)> {
    trie.next.iter().find_map(|(key, t)| t.action.map(|a| (*key, a)).or_else(|| first_action(t)))
}

fn collect(trie: &Trie, path: &mut Vec<Key>, action: Action, found: &mut Vec<Vec<Key>>) {
    for (key, next) in &trie.next {
        path.push(*key);
        if next.action == Some(action) {
            found.push(path.clone());
        }
        collect(next, path, action, found);
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        parse_sequence(text).unwrap()
    }

    #[test]
    fn every_default_key_is_readable_and_has_one_meaning() {
        let mut map = Keymap { roots: BTreeMap::new() };
        for row in ACTIONS {
            for text in row.keys {
                for context in row.contexts {
                    let old = map.bind(*context, &keys(text), row.action);
                    assert_eq!(old, Ok(None), "{text} in {context:?}");
                    assert_eq!(map.meaning(*context, &keys(text)), Meaning::Action(row.action));
                    let typed = keys(text).first().and_then(|k| k.typed()).is_some();
                    assert!(!(typed && (context.takes_text() || *context == Context::Any)), "{text} is text");
                }
            }
        }
    }

    #[test]
    fn nothing_needs_a_key_that_terminals_swallow() {
        let map = Keymap::default();
        for row in ACTIONS {
            for context in row.contexts {
                let ways = map.keys_of(*context, row.action);
                let plain = |k: &Key| !k.alt && (!k.ctrl || k.code != Code::Enter);
                let menu_only = row.keys.is_empty();
                assert!(menu_only || ways.iter().any(|w| w.iter().all(plain)), "{}", row.id);
            }
        }
    }

    #[test]
    fn a_prefix_knows_what_may_follow() {
        let map = Keymap::default();
        assert_eq!(map.meaning(Context::Main, &keys("d")), Meaning::Prefix);
        let next = map.continuations(Context::Main, &keys("d"));
        assert_eq!(next, [(Key::char('r'), Some(Action::DhcpRenew)), (Key::char('x'), Some(Action::DhcpRelease))]);
        assert_eq!(map.meaning(Context::Main, &keys("d z")), Meaning::Nothing);
        assert_eq!(map.hint(Context::Main, Action::Help).as_deref(), Some("?"));
    }

    #[test]
    fn binding_over_others_is_refused_where_keys_would_be_lost() {
        let mut map = Keymap::default();
        let (play, dhcp) = (Action::Pause, Action::DhcpRenew);
        assert_eq!(map.bind(Context::Main, &keys("J"), play), Ok(None));
        assert_eq!(map.bind(Context::Main, &keys("J z"), dhcp), Err(BindError::ContinuesOther(play)));
        assert_eq!(map.bind(Context::Main, &keys("d"), play), Err(BindError::StartsOther(dhcp)));
        map.unbind(Context::Main, &keys("d"));
        assert_eq!(map.bind(Context::Main, &keys("d"), play), Ok(None));
    }
}
