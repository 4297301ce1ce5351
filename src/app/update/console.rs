//! A terminal of a box, or of the lab itself (`lab link set …`). Every key is the terminal's, but for Esc and the function keys.
//!
//! Esc only looks away: the shell and what it runs live on. Leaving is `exit` or Ctrl-D, as at a real terminal; closing
//! the terminal is what closing its window would be.

use crate::app::action::Action;
use crate::app::console::{Console, Words};
use crate::app::effect::Effect;
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::playback::Transport;
use crate::lab::{LAB, LAB_COMMANDS, Setting, Target, TerminalView};
use crate::os::{INIT, TTYS_MAX, settings_table};
use crate::program;
use crate::sim::NodeId;

use super::{PAGE, command};

/// Opens a terminal of a box: the one where somebody typed last, or the first.
pub(super) fn open(model: &mut Model, node: NodeId) {
    let name = model.stage.name(node);
    let typed = |target: &Target| matches!(target, Target::Terminal(n, _) if n == name);
    let entries = &model.stage.lab.journal().entries;
    let last = entries.iter().rev().find(|e| typed(&e.command.target)).map(|e| &e.command.target);
    let tty = match last {
        Some(Target::Terminal(_, number)) if terminal(model, node, *number).is_some() => *number,
        _ => 0,
    };
    if node != LAB {
        model.selection.choose(node);
    }
    let console = console(model, node, tty);
    model.overlays.push(Overlay::Console(console));
}

/// A console on a terminal; what was typed at its box before, anywhere, is its history.
fn console(model: &Model, node: NodeId, tty: u16) -> Console {
    // The lab itself has no name.
    let name = Some(model.stage.name(node)).filter(|_| node != LAB);
    let entries = &model.stage.lab.journal().entries;
    let here = entries.iter().filter(|e| e.command.target.node() == name).map(|e| e.command.line.clone());
    Console::new(node, tty, here.filter(|line| !line.starts_with('^')).collect())
}

fn terminal(model: &Model, node: NodeId, number: u16) -> Option<&TerminalView> {
    model.stage.node(node)?.terminals.iter().find(|t| t.number == number)
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up => console.recall(true),
        Action::Down => console.recall(false),
        Action::PageUp => console.scroll += PAGE,
        Action::PageDown => console.scroll = console.scroll.saturating_sub(PAGE),
        Action::Complete => complete(model),
        Action::Activate => {
            if let Some(line) = console.take() {
                send(model, &line);
            }
        }
        Action::Interrupt => interrupt(model, "^C"),
        Action::Suspend => interrupt(model, "^Z"),
        Action::EndInput => end_input(model),
        Action::ClearScreen => {
            (console.scroll, console.cleared) = (0, model.stage.lab.first_line() + model.stage.lab.lines().len());
        }
        Action::TerminalNew => switch(model, |used, now| (0..TTYS_MAX).find(|n| !used.contains(n) && *n != now)),
        Action::TerminalNext => {
            switch(model, |used, now| used.iter().copied().find(|n| *n > now).or(used.first().copied()));
        }
        Action::TerminalClose => close(model),
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
    if console.scroll > 0 {
        let lines = model.stage.lab.lines().iter().filter(|l| l.node == console.node).count();
        console.scroll = console.scroll.min(lines.saturating_sub(1));
    }
}

fn complete(model: &mut Model) {
    if matches!(model.overlays.last(), Some(Overlay::Console(console)) if console.node == LAB) {
        return complete_lab(model);
    }
    let hosts = model.stage.known_names();
    let settings: Vec<&str> = settings_table().iter().map(|row| row.name).collect();
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return };
    let node = model.stage.node(console.node);
    let procs = node.iter().flat_map(|n| &n.procs).filter(|proc| proc.pid > INIT);
    let pids: Vec<String> = procs.map(|proc| proc.pid.to_string()).collect();
    let programs: Vec<(&str, &str)> = program::table().iter().map(|p| (p.name, p.usage)).collect();
    let files = node.map_or(&[][..], |n| &n.files);
    console.complete(Words { programs: &programs, hosts: &hosts, files, pids: &pids, settings: &settings });
}

/// The lab's own words, then the ends of links, boxes, and settings of a line.
fn complete_lab(model: &mut Model) {
    let words = |text: &'static str| text.split(' ').filter(|word| word.chars().all(char::is_alphabetic));
    let names: Vec<String> = model.stage.hosts().map(|node| node.name.clone()).collect();
    let own = LAB_COMMANDS.iter().filter_map(|(name, usage)| Some((words(name).next()?, *usage)));
    // A line for a box begins with its name.
    let programs: Vec<(&str, &str)> = own.chain(names.iter().map(|name| (name.as_str(), "COMMAND"))).collect();
    let seconds = LAB_COMMANDS.iter().filter_map(|(name, _)| words(name).nth(1)).map(str::to_owned);
    let settings = Setting::ALL.map(|setting| format!("{}=", setting.word()));
    let ends = model.stage.view.links.iter().filter(|link| !link.removed).flat_map(|link| link.names.iter().cloned());
    let boxes = model.stage.view.nodes.iter().filter(|n| !n.removed).map(|n| n.name.clone());
    let hosts: Vec<String> = seconds.chain(ends).chain(boxes).chain(settings).collect();
    if let Some(Overlay::Console(console)) = model.overlays.last_mut() {
        console.complete(Words { programs: &programs, hosts: &hosts, ..Words::default() });
    }
}

/// Types a line at the terminal. When that ends its shell, there is nothing to look at any more.
fn send(model: &mut Model, line: &str) {
    let Some(Overlay::Console(console)) = model.overlays.last() else { return };
    let (node, tty) = (console.node, console.tty);
    if node == LAB {
        command::give(model, "lab", line);
        return;
    }
    let target = Target::Terminal(model.stage.name(node).to_owned(), tty);
    command::give(model, &target.to_string(), line);
    // Who types waits for an answer, and no key of a shell could let time run.
    if model.playback.transport == Transport::Paused {
        model.playback.resume();
    }
    if terminal(model, node, tty).is_none() {
        model.overlays.pop();
    }
}

/// Ctrl-C: the job that has the keyboard ends; at a prompt the line is thrown away. Ctrl-Z: it stops; a prompt hears
/// nothing of it.
fn interrupt(model: &mut Model, key: &str) {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return };
    if key == "^C" {
        console.line.set("");
    }
    let (node, tty) = (console.node, console.tty);
    if terminal(model, node, tty).is_some_and(|t| !t.at_prompt) {
        send(model, key);
    }
}

/// Ctrl-D: the end of the input, where nothing is typed; a shell leaves at it.
fn end_input(model: &mut Model) {
    let Some(Overlay::Console(console)) = model.overlays.last() else { return };
    if !console.line.is_empty() {
        return;
    }
    if terminal(model, console.node, console.tty).is_some() {
        send(model, "^D");
    } else {
        model.overlays.pop();
    }
}

/// Looks at another terminal of the same box.
fn switch(model: &mut Model, choose: impl Fn(&[u16], u16) -> Option<u16>) {
    let Some(Overlay::Console(now)) = model.overlays.last() else { return };
    if now.node == LAB {
        return;
    }
    let used: Vec<u16> =
        model.stage.node(now.node).map(|n| n.terminals.iter().map(|t| t.number).collect()).unwrap_or_default();
    let Some(tty) = choose(&used, now.tty).filter(|tty| *tty != now.tty) else { return };
    let next = console(model, now.node, tty);
    model.overlays.pop();
    model.overlays.push(Overlay::Console(next));
}

/// Closes the terminal's window: everything that was started there hears SIGHUP.
fn close(model: &mut Model) {
    let Some(Overlay::Console(console)) = model.overlays.last() else { return };
    let target = Target::Terminal(model.stage.name(console.node).to_owned(), console.tty);
    if terminal(model, console.node, console.tty).is_some() {
        command::give(model, "lab", &format!("close {target}"));
    }
    model.overlays.pop();
}

pub(super) fn key(model: &mut Model, key: Key) {
    let Some(Overlay::Console(console)) = model.overlays.last_mut() else { return };
    console.candidates.clear();
    console.line.key(key);
}
