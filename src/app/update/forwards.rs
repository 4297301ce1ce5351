//! The port-forward form: its list of rules, its editor, and the console lines they end in.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::Forwards;
use crate::app::form::forward::{Editor, Subject, Surroundings};
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::router::{Undo, way_back};
use crate::lab::{Command, Verdict};
use crate::proto::nat::{RuleRow, RuleSpec, Stale};

use super::{command, router};

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
    let rule: Option<RuleRow> = around.rules.get(forwards.at).cloned();
    match (action, rule) {
        (Action::Up, _) => forwards.at = forwards.at.saturating_sub(1),
        (Action::Down, _) => forwards.at = (forwards.at + 1).min(around.rules.len().saturating_sub(1)),
        (Action::RuleAdd, _) | (Action::Activate, None) => forwards.editor = Some(editor(None, &around)),
        (Action::RuleEdit | Action::Activate, Some(rule)) => forwards.editor = Some(editor(Some(&rule), &around)),
        (Action::RuleDmz, _) => forwards.editor = Some(Editor::dmz(around.dmz)),
        (Action::Undo, _) => router::undo(model),
        (Action::Cancel, _) => {
            model.overlays.pop();
        }
        (action, rule) => {
            let router = forwards.router.clone();
            remembering(model, &router, |model| change(model, &router, action, rule, around.hairpin));
        }
    }
    Vec::new()
}

/// Does something to the rules of a router, and remembers how they were.
fn remembering(model: &mut Model, router: &str, change: impl FnOnce(&mut Model)) {
    let before = model.stage.surroundings(router);
    let given = model.stage.lab.journal().entries.len();
    let latest = router::latest(model);
    change(model);
    let lines = way_back(&before, &model.stage.surroundings(router));
    let new = model.stage.lab.journal().entries.iter().skip(given);
    let done = new.map(|entry| entry.command.line.clone()).collect();
    if !lines.is_empty() {
        let step = Undo {
            router: router.to_owned(),
            changes: Vec::new(),
            done,
            lines,
            edits: (latest, router::latest(model)),
        };
        step.push(&mut model.stage.undo);
    }
}

/// What changes the router at once, or says why there is nothing to do.
fn change(model: &mut Model, router: &str, action: Action, rule: Option<RuleRow>, hairpin: bool) {
    match (action, rule) {
        (Action::RuleSwitch, Some(rule)) => {
            let word = if rule.enabled { "off" } else { "on" };
            command::give(model, router, &format!("forward {word} {}", rule.id));
        }
        (Action::RuleDelete, Some(rule)) => {
            command::give(model, router, &format!("forward del {}", rule.id));
        }
        (Action::RuleHairpin, _) => {
            let word = if hairpin { "off" } else { "on" };
            command::give(model, router, &format!("forward hairpin {word}"));
        }
        (Action::RuleTest, Some(rule)) => {
            command::give(model, router, &format!("forward test {}", rule.id));
        }
        (Action::RuleTestInside, Some(rule)) => match model.stage.inside_caller(router, rule.spec.host) {
            Some(name) => {
                command::give(model, router, &format!("forward test {} from {name}", rule.id));
            }
            None => model.notice = Some(Notice::NobodyInside),
        },
        (Action::RuleReserve, Some(rule)) => reserve(model, router, &rule),
        (Action::RuleMend, Some(rule)) => mend(model, router, &rule),
        (_, None) => model.notice = Some(Notice::NoRule),
        _ => {}
    }
}

/// Keeps the rule's address for the host it was made for.
fn reserve(model: &mut Model, router: &str, rule: &RuleRow) {
    let Some(owner) = &rule.owner else {
        model.notice = Some(Notice::NobodyToReserve);
        return;
    };
    let node = model.stage.view.nodes.iter().find(|node| node.name == router);
    let kept = node.iter().flat_map(|node| &node.pools).flat_map(|pool| &pool.reservations);
    let before = kept.into_iter().find(|(mac, _)| *mac == owner.mac).map(|(_, addr)| *addr);
    let back = match before {
        Some(addr) => format!("reserve {} {addr}", owner.mac),
        None => format!("unreserve {}", owner.mac),
    };
    let lines = [format!("reserve {} {}", owner.mac, rule.spec.host)];
    let done = lines.to_vec();
    router::carry_out(
        model,
        &lines,
        Undo { router: router.to_owned(), changes: Vec::new(), done, lines: vec![back], edits: (0, 0) },
    );
}

/// Does what the latest test of the rule names, and has it called by the same box again; a stale rule without a test is
/// led to where its host is.
fn mend(model: &mut Model, router: &str, rule: &RuleRow) {
    let tested = model.stage.rule_test(router, rule).and_then(|test| match &test.verdict {
        Some(Verdict::Fails { mend: Some(mend), .. }) => Some((test.caller, mend.commands.clone())),
        _ => None,
    });
    if let Some((caller, commands)) = tested {
        for Command { target, line } in commands {
            command::give(model, &target.to_string(), &line);
        }
        let caller = model.stage.name(caller).to_owned();
        command::give(model, router, &format!("forward test {} from {caller}", rule.id));
    } else if let Some(Stale::Moved { now, .. }) = rule.stale {
        let spec = RuleSpec { host: now, ..rule.spec };
        command::give(model, router, &format!("forward edit {} {}", rule.id, spec.words()));
    } else {
        model.notice = Some(Notice::NothingToMend);
    }
}

/// An editor; a new rule starts at the first box behind the router.
fn editor(rule: Option<&RuleRow>, around: &Surroundings) -> Editor {
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
            let (line, router, new) = (editor.command(), forwards.router.clone(), editor.subject == Subject::New);
            forwards.editor = None;
            remembering(model, &router, |model| {
                command::give(model, &router, &line);
            });
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
