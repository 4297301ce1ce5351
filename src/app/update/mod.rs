//! One input in, a changed model and wishes to the world outside out. A file for each noun or overlay.
//!
//! Everything that changes the lab goes through `command::give`: a console line, at the shown moment, into the
//! journal.

mod about;
mod anatomy;
mod atlas;
mod command;
mod composer;
mod connection;
mod console;
mod dhcp;
mod edit;
mod forwards;
mod guide;
mod host;
mod keys;
mod link;
mod list;
mod main_screen;
mod mouse;
mod play;
mod question;
mod start;
mod subnets;
mod router;
mod tour;
mod why;
#[cfg(test)]
mod tests;

pub(super) use play::absorb;
pub(super) use question::ask_replace;
pub(super) use tour::on as tour_on;

use super::action::Action;
use super::effect::Effect;
use super::input::Input;
use super::list::Purpose;
use super::model::Model;
use super::notice::Notice;
use super::overlay::Overlay;

/// Takes one input.
pub(super) fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    let tick = matches!(input, Input::Tick(_));
    let effects = take(model, input);
    guide::watch(model, tick);
    effects
}

/// Looks at what has happened without an input, where time passes unseen.
pub(super) fn watch(model: &mut Model) {
    guide::watch(model, false);
}

fn take(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Tick(time) => play::tick(model, time),
        Input::Key(key) => return keys::press(model, key),
        Input::Act(action) => {
            model.notice = None;
            return act(model, action);
        }
        Input::Paste(text) => paste(model, &text),
        Input::Resize { cols, rows } => model.focus.size = (cols, rows),
        Input::FocusLost => model.focus.has_keyboard = false,
        Input::FocusGained => model.focus.has_keyboard = true,
        Input::Press(target) => return mouse::press(model, target),
        Input::Wheel { up, over } => return mouse::wheel(model, up, over),
        Input::WideGlyphs => {
            model.settings.ascii = true;
            model.notice = Some(Notice::WideGlyphs);
        }
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str) {
    match model.overlays.last_mut() {
        Some(Overlay::List(list)) => {
            list.filter.insert(text);
            list.narrow();
        }
        Some(Overlay::Start(start)) => start.filter.iter_mut().for_each(|line| line.insert(text)),
        Some(Overlay::OpenFile(form)) => {
            form.paste(text);
            question::check_path(form);
        }
        Some(Overlay::Console(console)) => console.line.insert(text),
        Some(Overlay::Composer(composer)) => {
            composer.form.paste(text);
            composer.changed();
        }
        Some(Overlay::Forwards(_)) => forwards::paste(model, text),
        Some(Overlay::Router(_)) => router::paste(model, text),
        Some(Overlay::Link(_)) => link::paste(model, text),
        Some(Overlay::Edit(_)) => edit::paste(model, text),
        Some(Overlay::Subnets(_)) => subnets::paste(model, text),
        Some(Overlay::SaveName { form, .. }) => {
            form.paste(text);
            question::check_name(form);
        }
        Some(
            Overlay::Done
            | Overlay::Help { .. }
            | Overlay::About { .. }
            | Overlay::What { .. }
            | Overlay::Confirm(_)
            | Overlay::Pick(_)
            | Overlay::Anatomy(_)
            | Overlay::Why(_)
            | Overlay::Connection(_)
            | Overlay::Dhcp(_)
            | Overlay::Host(_),
        )
        | None => {}
    }
}

/// Carries out an action where the keyboard is.
fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let action = action.synonym_of();
    model.guide.hints.use_of(action);
    match action {
        Action::Help => {
            if !matches!(model.overlays.last(), Some(Overlay::Help { .. })) {
                model.overlays.push(Overlay::Help { scroll: 0 });
            }
            return Vec::new();
        }
        Action::Palette => {
            list::open(model, Purpose::Palette);
            return Vec::new();
        }
        Action::What => {
            about::what(model);
            return Vec::new();
        }
        Action::Glossary => {
            list::open(model, Purpose::Terms);
            return Vec::new();
        }
        Action::Language => {
            model.settings.next_lang();
            return Vec::new();
        }
        Action::Theme => {
            model.settings.next_theme();
            model.notice = Some(Notice::Theme(model.settings.theme));
            return Vec::new();
        }
        Action::Ascii => {
            model.settings.ascii = !model.settings.ascii;
            return Vec::new();
        }
        Action::Copy => return vec![Effect::Copy],
        _ => {}
    }
    match model.overlays.last() {
        None => main_screen::act(model, action),
        Some(Overlay::Help { .. }) => help(model, action),
        Some(Overlay::About { .. }) => about::act(model, action),
        Some(Overlay::What { .. }) => about::leave(model, action),
        Some(Overlay::Done) => guide::act(model, action),
        Some(Overlay::Start(_)) => start::act(model, action),
        Some(Overlay::OpenFile(_)) => question::act_path(model, action),
        Some(Overlay::List(_)) => list::act(model, action),
        Some(Overlay::Forwards(_)) => forwards::act(model, action),
        Some(Overlay::Router(_)) => router::act(model, action),
        Some(Overlay::Link(_)) => link::act(model, action),
        Some(Overlay::Edit(_)) => edit::act(model, action),
        Some(Overlay::Pick(_)) => edit::act_pick(model, action),
        Some(Overlay::Subnets(_)) => subnets::act(model, action),
        Some(Overlay::Composer(_)) => composer::act(model, action),
        Some(Overlay::SaveName { .. }) => question::act_name(model, action),
        Some(Overlay::Confirm(_)) => question::act(model, action),
        Some(Overlay::Console(_)) => console::act(model, action),
        Some(Overlay::Why(_)) => why::act(model, action),
        Some(Overlay::Host(_)) => host::act(model, action),
        Some(Overlay::Dhcp(_)) => dhcp::act(model, action),
        Some(Overlay::Anatomy(_)) => anatomy::act(model, action),
        Some(Overlay::Connection(_)) => connection::act(model, action),
    }
}

/// Lines that a page of a scrolled text moves.
const PAGE: usize = 10;

fn help(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Help { scroll }) = model.overlays.last_mut() else { return Vec::new() };
    match super::pressing::scrolled(*scroll, action) {
        Some(to) => *scroll = to,
        None => {
            model.overlays.pop();
        }
    }
    Vec::new()
}
