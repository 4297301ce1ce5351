//! The port-forward form: its list of rules, its editor, and the console lines they end in.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::Forwards;
use crate::app::form::forward::{Editor, Rule, Surroundings};
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{Confirm, Overlay, Question};

use super::command;

/// Opens the form of the chosen router, else of the first.
pub(super) fn open(model: &mut Model) {
    match model.stage.router(model.selection.node).map(|n| n.name.clone()) {
        Some(router) => model.overlays.push(Overlay::Forwards(Forwards { router, at: 0, editor: None })),
        None => model.notice = Some(Notice::NoRouter),
    }
}

/// The form on top, and what it is checked against.
fn form(model: &mut Model) -> Option<(&mut Forwards, Surroundings)> {
    let Some(Overlay::Forwards(forwards)) = model.overlays.last_mut() else { return None };
    let around = model.stage.surroundings(&forwards.router);
    forwards.at = forwards.at.min(around.rules.len().saturating_sub(1));
    Some((forwards, around))
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some((forwards, around)) = form(model) else { return Vec::new() };
    if forwards.editor.is_some() {
        edit(model, action);
        return Vec::new();
    }
    let rule: Option<Rule> = around.rules.get(forwards.at).cloned();
    let router = forwards.router.clone();
    match (action, rule) {
        (Action::Up, _) => forwards.at = forwards.at.saturating_sub(1),
        (Action::Down, _) => forwards.at = (forwards.at + 1).min(around.rules.len().saturating_sub(1)),
        (Action::RuleAdd, _) | (Action::Activate, None) => forwards.editor = Some(editor(None, &around)),
        (Action::RuleEdit | Action::Activate, Some(rule)) => forwards.editor = Some(editor(Some(&rule), &around)),
        (Action::RuleSwitch, Some(rule)) => {
            let word = if rule.on { "off" } else { "on" };
            command::give(model, &router, &format!("forward {word} {}", rule.number));
        }
        (Action::RuleDelete, Some(rule)) => {
            let question = Question::DeleteRule { router, rule: rule.number };
            model.overlays.push(Overlay::Confirm(Confirm::new(question)));
        }
        (Action::Cancel, _) => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

/// An editor; a new rule starts at the first box behind the router.
fn editor(rule: Option<&Rule>, around: &Surroundings) -> Editor {
    let behind = |(_, addr): &&(String, Option<std::net::Ipv4Addr>)| {
        // The router's own address there is no place to forward to.
        addr.is_some_and(|a| around.inside.iter().any(|net| net.contains(&a) && net.addr() != a))
    };
    let first = around.names.iter().find(behind).map_or("", |(name, _)| name);
    let mut editor = Editor::new(rule, first);
    editor.check(around);
    editor
}

fn edit(model: &mut Model, action: Action) {
    let Some((forwards, around)) = form(model) else { return };
    let Some(editor) = forwards.editor.as_mut() else { return };
    match action {
        Action::FieldNext | Action::Down => editor.form.turn(true),
        Action::FieldPrev | Action::Up => editor.form.turn(false),
        Action::Left | Action::Right => {
            editor.form.key(super::composer::arrow(action));
            editor.check(&around);
        }
        Action::Cancel => forwards.editor = None,
        Action::Activate => {
            editor.check(&around);
            if !editor.form.is_valid() {
                return editor.form.point_at_mistake();
            }
            let (line, router, new) = (editor.command(), forwards.router.clone(), editor.replaces.is_none());
            forwards.editor = None;
            command::give(model, &router, &line);
            if new {
                choose_newest(model);
            }
        }
        _ => {}
    }
}

/// Puts the cursor on the rule that was just made.
fn choose_newest(model: &mut Model) {
    if let Some((forwards, around)) = form(model) {
        forwards.at = around.rules.len().saturating_sub(1);
    }
}

pub(super) fn key(model: &mut Model, key: Key) {
    let Some((forwards, around)) = form(model) else { return };
    if let Some(editor) = forwards.editor.as_mut() {
        editor.form.key(key);
        editor.check(&around);
    }
}

pub(super) fn paste(model: &mut Model, text: &str) {
    let Some((forwards, around)) = form(model) else { return };
    if let Some(editor) = forwards.editor.as_mut() {
        editor.form.paste(text);
        editor.check(&around);
    }
}
