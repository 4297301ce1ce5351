//! A person's keys over the default ones. `none` takes a meaning away; that is done first, so that a key can be
//! freed and used again in the same file.

use std::collections::BTreeSet;

use super::Problem;
use super::file::{Pairs, Word};
use crate::app::input::parse_sequence;
use crate::app::keymap::{BindError, spell};
use crate::app::{ACTIONS, Action, Context, Key, Keymap};

/// The word that takes a meaning away.
const NONE: &str = "none";

/// Lays the file's keys over a map.
pub(super) fn bind(keys: &Pairs<Pairs<Word>>, map: &mut Keymap, found: &mut Vec<(Word, Problem)>) {
    let mut wishes = Vec::new();
    let mut seen = BTreeSet::new();
    for (context, pairs) in &keys.0 {
        let Some(place) = Context::named(&context.text) else {
            let known = Context::ALL.into_iter().map(Context::id);
            let nearest = nearest(&context.text, known);
            found.push((context.clone(), Problem::UnknownContext { name: context.text.clone(), nearest }));
            continue;
        };
        for (key, action) in &pairs.0 {
            match read(place, key, action) {
                Err((word, problem)) => found.push((word, problem)),
                Ok(wish) if !seen.insert((place, wish.keys.clone())) => {
                    found.push((key.clone(), Problem::Twice { keys: spell(&wish.keys) }));
                }
                Ok(wish) => wishes.push((key, wish)),
            }
        }
    }
    for (_, wish) in wishes.iter().filter(|(_, wish)| wish.action.is_none()) {
        map.unbind(wish.context, &wish.keys);
    }
    for (key, Wish { context, keys, action }) in wishes {
        let Some(Err(error)) = action.map(|action| map.bind(context, &keys, action)) else { continue };
        found.push((key.clone(), conflict(&keys, &error)));
    }
}

struct Wish {
    context: Context,
    keys: Vec<Key>,
    action: Option<Action>,
}

fn read(context: Context, key: &Word, action: &Word) -> Result<Wish, (Word, Problem)> {
    let keys = parse_sequence(&key.text).map_err(|e| (key.clone(), Problem::NotAKey { word: e.word }))?;
    let keys: Vec<Key> = keys.into_iter().map(Key::normal).collect();
    if action.text == NONE {
        return Ok(Wish { context, keys, action: None });
    }
    let Some(meant) = Action::named(&action.text) else {
        let nearest = nearest(&action.text, ACTIONS.iter().map(|row| row.id));
        return Err((action.clone(), Problem::UnknownAction { name: action.text.clone(), nearest }));
    };
    let contexts = meant.row().contexts;
    if !contexts.contains(&context) && !contexts.contains(&Context::Any) && context != Context::Any {
        let (action_id, context_id) = (meant.id(), context.id());
        return Err((action.clone(), Problem::NotHere { action: action_id, context: context_id }));
    }
    let typed = keys.first().and_then(|k| k.typed()).is_some();
    if typed && (context.takes_text() || context == Context::Any) {
        return Err((key.clone(), Problem::TypesText { keys: spell(&keys), context: context.id() }));
    }
    Ok(Wish { context, keys, action: Some(meant) })
}

fn conflict(keys: &[Key], error: &BindError) -> Problem {
    let keys = spell(keys);
    match error {
        BindError::StartsOther(other) => Problem::StartsOther { keys, other: other.id() },
        BindError::ContinuesOther(other) => Problem::ContinuesOther { keys, other: other.id() },
        BindError::Empty => Problem::NotAKey { word: keys },
    }
}

fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let rated = known.map(|name| (strsim::damerau_levenshtein(word, name), name));
    rated.filter(|(distance, _)| *distance <= 3).min().map(|(_, name)| name)
}
