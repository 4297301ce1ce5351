//! From a key to an action, or to the text under the cursor.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::input::Key;
use crate::app::keymap::{Context, Meaning, spell};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::pressing;

use super::{act, composer, console, edit, forwards, link, list, question, router, start, subnets};

/// A key was pressed.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.notice = None;
    let key = key.normal();
    if model.focus.is_too_small() {
        return unseen(model, key);
    }
    let latin = pressing::latin(key, model.context().takes_text());
    model.focus.hangul = latin.is_some();
    let Some(latin) = latin else { return press_one(model, key) };
    let mut effects = Vec::new();
    for key in latin {
        // A key may have opened a place for text: the rest of the syllable was not meant for it.
        if model.context().takes_text() {
            break;
        }
        effects.append(&mut press_one(model, key));
    }
    effects
}

/// Keys where nothing can be seen: nobody shall change what they cannot look at. Leaving asks nothing there; what was done
/// is kept for *Continue*.
fn unseen(model: &mut Model, key: Key) -> Vec<Effect> {
    model.focus.pending.clear();
    let quits = model.settings.keymap.meaning(Context::Main, &[key]) == Meaning::Action(Action::Quit);
    quits.then_some(Effect::Quit).into_iter().collect()
}

fn press_one(model: &mut Model, key: Key) -> Vec<Effect> {
    let context = model.context();
    let gathered = pressing::gather(&mut model.focus, &model.settings.keymap, context, key);
    let Some((meaning, keys)) = gathered else { return Vec::new() };
    match meaning {
        Meaning::Action(action) => act(model, action),
        Meaning::Prefix | Meaning::Nothing if keys.len() == 1 => {
            let (effects, meant) = text(model, key);
            if !meant {
                model.notice = Some(Notice::NoSuchKey { keys: spell(&keys) });
            }
            effects
        }
        _ => {
            model.notice = Some(Notice::NoSuchKey { keys: spell(&keys) });
            Vec::new()
        }
    }
}

/// A key that is no action goes to whatever takes text. Answers whether it meant something there.
fn text(model: &mut Model, key: Key) -> (Vec<Effect>, bool) {
    match model.overlays.last_mut() {
        Some(Overlay::List(_)) => return (list::key(model, key), true),
        Some(Overlay::Start(_)) => return (start::key(model, key), true),
        Some(Overlay::OpenFile(form)) => {
            form.key(key);
            question::check_path(form);
        }
        Some(Overlay::Console(_)) => console::key(model, key),
        Some(Overlay::Composer(_)) => composer::key(model, key),
        Some(Overlay::Forwards(form)) if form.editor.is_some() => forwards::key(model, key),
        Some(Overlay::Router(_)) => return (Vec::new(), router::key(model, key)),
        Some(Overlay::Edit(_)) => edit::key(model, key),
        Some(Overlay::Link(_)) => link::key(model, key),
        Some(Overlay::Subnets(_)) => subnets::key(model, key),
        Some(Overlay::SaveName { .. }) => question::key_name(model, key),
        Some(Overlay::Confirm(_)) => return (question::key(model, key), true),
        Some(
            Overlay::Done
            | Overlay::Help { .. }
            | Overlay::About { .. }
            | Overlay::What { .. }
            | Overlay::Pick(_)
            | Overlay::Anatomy(_)
            | Overlay::Why(_)
            | Overlay::Connection(_)
            | Overlay::Dhcp(_)
            | Overlay::Host(_)
            | Overlay::Forwards(_),
        )
        | None => return (Vec::new(), false),
    }
    (Vec::new(), true)
}
