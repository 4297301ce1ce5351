//! A shell at a box. Every key is the shell's, but for Esc and the function keys.

use crate::app::action::Action;
use crate::app::console::Console;
use crate::app::effect::Effect;
use crate::app::input::{Code, Key};
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::lab::Target;
use crate::program;
use crate::sim::NodeId;

use super::{PAGE, command};

/// Opens a shell; what was typed at this box before, here or elsewhere, is its history.
pub(super) fn open(model: &mut Model, node: NodeId) {
    let name = model.stage.name(node);
    let here = |target: &Target| matches!(target, Target::Node(n) if n == name);
    let entries = &model.stage.lab.journal().entries;
    let history = entries.iter().filter(|e| here(&e.command.target)).map(|e| e.command.line.clone()).collect();
    model.selection.choose(node);
    model.overlays.push(Overlay::Console(Console::new(node, history)));
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up => console.recall(true),
        Action::Down => console.recall(false),
        Action::PageUp => console.scroll += PAGE,
        Action::PageDown => console.scroll = console.scroll.saturating_sub(PAGE),
        Action::Complete => {
            let programs: Vec<&str> = program::table().iter().map(|p| p.name).collect();
            console.complete(&programs, &model.stage.known_names());
        }
        Action::Activate => {
            let taken = console.take().map(|line| (console.node, line));
            if let Some((node, line)) = taken {
                send(model, node, &line);
            }
        }
        Action::Interrupt => interrupt(model),
        Action::Cancel => {
            model.overlays.pop();
        }
        _ => {}
    }
    limit_scroll(model);
    Vec::new()
}

fn limit_scroll(model: &mut Model) {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return };
    let lines = model.stage.lab.lines().iter().filter(|l| l.node == console.node).count();
    console.scroll = console.scroll.min(lines.saturating_sub(1));
}

fn send(model: &mut Model, node: NodeId, line: &str) {
    let name = model.stage.name(node).to_owned();
    let pid = command::give(model, &name, line);
    if let Some(Overlay::Console(console)) = model.overlays.last_mut() {
        console.running = pid;
    }
}

/// Ends the program that runs, by a command like any other; without one, the line is thrown away.
fn interrupt(model: &mut Model) {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return };
    let (node, running) = (console.node, console.running.take());
    console.line.set("");
    let alive = |pid: &u32| model.stage.node(node).is_some_and(|n| n.procs.iter().any(|p| p.pid == *pid));
    if let Some(pid) = running.filter(alive) {
        let name = model.stage.name(node).to_owned();
        command::give(model, &name, &format!("kill {pid}"));
    }
}

pub(super) fn key(model: &mut Model, key: Key) {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return };
    console.candidates.clear();
    match key {
        Key { code: Code::Char('l'), ctrl: true, .. } => console.scroll = 0,
        _ => {
            console.line.key(key);
        }
    }
}
