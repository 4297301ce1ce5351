//! Commands: a line for a box becomes a process there; a line for the lab changes what no box does.

use super::{LAB, Lab, LabError, Line};
use crate::lab::{Command, Target};
use crate::os::{LineWhat, Pid};
use crate::sim::{End, NodeId};
use crate::trace::facts::Stream;
use crate::trace::{FactId, What};

/// The words `lab` understands, with what follows them: the console table's part that no box has.
pub const LAB_COMMANDS: [(&str, &str); 19] = [
    ("link cut", "END [out|in]"),
    ("link mend", "END [out|in]"),
    (
        "link set",
        "END [out|in|both] [loss=N%] [burst=N%:FRAMES] [drop=LIST[:BYTES]] [delay=T] [jitter=T] [reorder=N%[:T]] \
         [duplicate=N%] [corrupt=N%] [rate=R] [queue=BYTES] [NAME=off] [clear]",
    ),
    ("link show", "[END]"),
    ("connect", "NODE[:PORT] NODE[:PORT] [rate=R] [delay=T] [mtu=BYTES]"),
    ("disconnect", "END"),
    ("move", "END NODE[:PORT]"),
    ("add", "KIND NAME [at COLUMN,ROW] [to NODE[:PORT]]"),
    ("remove", "NAME"),
    ("rename", "NAME NEW"),
    ("place", "NAME COLUMN,ROW|auto …"),
    ("address", "NODE[:PORT] dhcp|none|ADDR/LEN [gateway ADDR] [dns ADDR…]"),
    ("service", "NODE add|remove Http|Dns|DnsForwarder|DynDns|Pcp|UdpEcho [ARGUMENTS]"),
    ("undo", "[TIMES]"),
    ("redo", "[TIMES]"),
    ("restart", "NAME"),
    ("power", "off|on NAME"),
    ("close", "NODE/ptsN"),
    ("help", ""),
];

impl Lab {
    /// Carries a command out at the present, without writing it into the journal. It is typed, or a line of the script.
    /// An error outside: it meant nobody, and nothing happened. One inside: it is on record, and was refused.
    pub(super) fn execute(&mut self, command: &Command, scripted: bool) -> Result<Result<Pid, LabError>, LabError> {
        self.settle_lines();
        let done = self.execute_now(command, scripted);
        self.look_again_at_lines();
        done
    }

    fn execute_now(&mut self, command: &Command, scripted: bool) -> Result<Result<Pid, LabError>, LabError> {
        let root = |line: &str| {
            let line = line.to_owned();
            if scripted { What::Script { line } } else { What::Command { line } }
        };
        let line = command.line.trim();
        if line.is_empty() {
            return Err(LabError::Empty);
        }
        match &command.target {
            Target::Lab if self.meant_for_box(line).is_some() => {
                self.write(LineWhat::Typed { text: line.into(), prompt: true });
                let command = self.meant_for_box(line).ok_or(LabError::Empty)?;
                self.print(&format!("typed at {}", command.target));
                self.execute(&command, scripted)
            }
            Target::Lab => {
                self.enter(None, FactId::NONE);
                self.shared.with(|cx| cx.say(|| root(line)));
                self.write(LineWhat::Typed { text: line.into(), prompt: true });
                let done = self.lab_command(line).map(|()| 0);
                self.remember_line((!scripted).then(|| format!("lab {line}")));
                Ok(done)
            }
            Target::Node(name) | Target::Terminal(name, _) => {
                let id = self.node_or_error(name)?;
                if self.is_off(id) {
                    return Err(LabError::PoweredOff { node: name.clone() });
                }
                let number = match &command.target {
                    Target::Terminal(_, number) => *number,
                    _ => self.terminal_for(id, line)?,
                };
                self.enter(Some(id), FactId::NONE);
                let said = self.shared.with(|cx| cx.say(|| root(line)));
                let before = (!scripted && self.history.typed).then(|| self.set_up_now(id));
                let done = self.type_line(id, number, line, said);
                self.remember_typed((id, number, *done.as_ref().unwrap_or(&0)), before, line);
                Ok(done)
            }
        }
    }

    /// A line of the lab that is for a box: `pc1 ping pc2`, as journals and mends have it. The lab's own words come first.
    pub fn meant_for_box(&self, line: &str) -> Option<Command> {
        let command: Command = line.parse().ok()?;
        let own = |word: &str| LAB_COMMANDS.iter().any(|(name, _)| name.split(' ').next() == Some(word));
        let node = command.target.node().filter(|node| !own(node))?;
        self.node_named(node).map(|_| command.clone())
    }

    /// A line on the lab's own terminal.
    fn write(&mut self, what: LineWhat) {
        self.keep(Line { at: self.now(), node: LAB, pid: 0, tty: None, what });
    }

    /// Prints a line on the lab's own terminal.
    pub(super) fn print(&mut self, text: &str) {
        self.write(LineWhat::Print { stream: Stream::Out, text: text.into() });
    }

    pub(super) fn node_or_error(&self, name: &str) -> Result<NodeId, LabError> {
        self.node_named(name)
            .ok_or_else(|| LabError::NoSuchNode { name: name.to_owned(), nearest: nearest(name, self.node_names()) })
    }

    fn lab_command(&mut self, line: &str) -> Result<(), LabError> {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["link", rest @ ..] = words.as_slice()
            && let Some(done) = self.link_command(rest)
        {
            return done;
        }
        if let Some(done) = self.edit_command(&words) {
            return done;
        }
        match words.as_slice() {
            ["restart", name] => self.restart_node(name),
            ["power", word, name] => self.power(word, name),
            ["close", terminal] => self.close_terminal(terminal),
            ["help"] => {
                LAB_COMMANDS.iter().for_each(|(name, usage)| self.print(&format!("{name} {usage}")));
                self.print("NODE COMMAND");
                Ok(())
            }
            [word, rest @ ..] => Err(misread(word, rest)),
            [] => Err(LabError::Empty),
        }
    }

    /// A cable carries again: the box at its end hears of it.
    pub(super) fn carrier(&mut self, end: End) {
        self.touch(end.node, |kernel, cx| kernel.link_up(cx, end.port));
    }
}

/// A line that is none: its first word is no command, or what follows is not what follows it.
fn misread(word: &str, rest: &[&str]) -> LabError {
    match LAB_COMMANDS.iter().find(|(name, _)| *name == word) {
        Some((_, usage)) => LabError::BadArgument { text: rest.join(" "), expected: usage },
        None => LabError::UnknownLabCommand {
            word: word.to_owned(),
            nearest: nearest(word, LAB_COMMANDS.iter().map(|(name, _)| *name)),
        },
    }
}

/// The name most like `word`, when one is like it at all.
pub(in crate::lab) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let scored = names.map(|name| (strsim::jaro_winkler(word, name), name));
    scored.filter(|(score, _)| *score > 0.7).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_meant() {
        assert_eq!(nearest("ruoter", ["pc1", "router"].into_iter()), Some("router".into()));
        assert_eq!(nearest("xyz", ["pc1", "router"].into_iter()), None);
    }
}
