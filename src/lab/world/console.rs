//! Commands: a line for a box becomes a process there; a line for the lab changes what no box does.

use super::{LAB, Lab, LabError, Line};
use crate::device::{Blueprint, Kind};
use crate::lab::{Command, LinkPlan, Target};
use crate::os::{ConflictPolicy, Kernel, LineWhat, Pid};
use crate::proto::dhcp::ClientChoice;
use crate::sim::{End, LinkId, LinkProps, NodeId};
use crate::trace::facts::Stream;
use crate::trace::{FactId, Name, What};

/// The words `lab` understands, with what follows them: the console table's part that no box has.
pub const LAB_COMMANDS: [(&str, &str); 10] = [
    ("link cut", "END [out|in]"),
    ("link mend", "END [out|in]"),
    (
        "link set",
        "END [out|in|both] [loss=N%] [burst=N%:FRAMES] [drop=LIST[:BYTES]] [delay=T] [jitter=T] [reorder=N%[:T]] \
         [duplicate=N%] [corrupt=N%] [rate=R] [queue=BYTES] [NAME=off] [clear]",
    ),
    ("link show", "[END]"),
    ("connect", "NODE:PORT NODE:PORT"),
    ("add", "KIND NAME"),
    ("remove", "NAME"),
    ("restart", "NAME"),
    ("close", "NODE/ptsN"),
    ("help", ""),
];

impl Lab {
    /// Carries a command out at the present, without writing it into the journal. It is typed, or a line of the script.
    /// An error outside: it meant nobody, and nothing happened. One inside: it is on record, and was refused.
    pub(super) fn execute(&mut self, command: &Command, scripted: bool) -> Result<Result<Pid, LabError>, LabError> {
        let root = |line: &str| {
            let line = line.to_owned();
            if scripted { What::Script { line } } else { What::Command { line } }
        };
        let line = command.line.trim();
        if line.is_empty() {
            return Err(LabError::Empty);
        }
        match &command.target {
            Target::Lab => {
                self.enter(None, FactId::NONE);
                self.shared.with(|cx| cx.say(|| root(line)));
                self.write(LineWhat::Typed { text: line.into(), prompt: true });
                Ok(self.lab_command(line).map(|()| 0))
            }
            Target::Node(name) | Target::Terminal(name, _) => {
                let id = self.node_or_error(name)?;
                let number = match &command.target {
                    Target::Terminal(_, number) => *number,
                    _ => self.terminal_for(id, line)?,
                };
                self.enter(Some(id), FactId::NONE);
                let said = self.shared.with(|cx| cx.say(|| root(line)));
                Ok(self.type_line(id, number, line, said))
            }
        }
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
        match words.as_slice() {
            ["connect", a, b] => self.connect(a, b),
            ["add", kind, name] => self.add_node(kind, name),
            ["remove", name] => self.remove_node(name),
            ["restart", name] => self.restart_node(name),
            ["close", terminal] => self.close_terminal(terminal),
            ["help"] => {
                LAB_COMMANDS.iter().for_each(|(name, usage)| self.print(&format!("{name} {usage}")));
                Ok(())
            }
            [word, ..] => Err(LabError::UnknownLabCommand {
                word: (*word).to_owned(),
                nearest: nearest(word, LAB_COMMANDS.iter().map(|(name, _)| *name)),
            }),
            [] => Err(LabError::Empty),
        }
    }

    fn connect(&mut self, a: &str, b: &str) -> Result<(), LabError> {
        let ends = [self.free_port(a)?, self.free_port(b)?];
        if ends[0].0 == ends[1].0 {
            return Err(LabError::BadArgument { text: b.to_owned(), expected: "a port of another box" });
        }
        for end in self.plug(&LinkPlan::new(ends, LinkProps::default()), |_| 0)? {
            self.carrier(end);
        }
        Ok(())
    }

    /// `pc3:eth0`, which must be a port without a cable; `router` alone means its first free port.
    fn free_port(&self, text: &str) -> Result<(usize, Name), LabError> {
        let (node, port) = text.split_once(':').map_or((text, None), |(n, p)| (n, Some(p)));
        let id = self.node_or_error(node)?;
        let kernel = self.nodes[id.0 as usize].borrow();
        let free = |p: &&crate::os::Port| p.link.is_none() && port.is_none_or(|wanted| *wanted == *p.name);
        match kernel.ports.iter().find(free) {
            Some(port) => Ok((id.0 as usize, port.name.clone())),
            None => Err(LabError::NoSuchPort {
                name: text.to_owned(),
                nearest: kernel.ports.iter().find(|p| p.link.is_none()).map(|p| format!("{node}:{}", p.name)),
            }),
        }
    }

    fn add_node(&mut self, kind: &str, name: &str) -> Result<(), LabError> {
        if self.nodes.len() >= BOXES_MAX {
            return Err(LabError::TooManyBoxes { limit: BOXES_MAX as u32 });
        }
        let row =
            Kind::all().find(|row| row.name.eq_ignore_ascii_case(kind)).ok_or_else(|| LabError::UnknownLabCommand {
                word: kind.to_owned(),
                nearest: nearest(kind, Kind::all().map(|row| row.name)),
            })?;
        let valid = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(valid) || name == "lab" || self.node_named(name).is_some() {
            return Err(LabError::BadArgument {
                text: name.to_owned(),
                expected: "a new name of letters, digits and -",
            });
        }
        let plain = Blueprint::plain(name, row.kind);
        // A new box has the habits of those that are there.
        let first = self.nodes.first().map(|kernel| kernel.borrow());
        let profile = first.as_ref().map_or(plain.profile, |kernel| kernel.profile);
        let checks = first.as_ref().map_or(plain.client.checks, |kernel| kernel.conflicts != ConflictPolicy::Ignore);
        drop(first);
        self.birth(&Blueprint { profile, client: ClientChoice { checks, ..ClientChoice::of(profile) }, ..plain })
    }

    /// Takes a box off the lab: its programs end, its cables are pulled. Its number is not used again.
    fn remove_node(&mut self, name: &str) -> Result<(), LabError> {
        let id = self.node_or_error(name)?;
        self.touch(id, Kernel::kill_all);
        let cables: Vec<LinkId> =
            self.nodes[id.0 as usize].borrow().ports.iter().filter_map(|p| Some(p.link?.0)).collect();
        for link in cables {
            self.pull(link);
        }
        self.shared.boxes.borrow_mut().remove(name);
        self.placed[id.0 as usize].name = format!("({name})").into();
        self.removed.push(id);
        Ok(())
    }

    /// Takes the power from a box and gives it back: what is on its disk survives, what is in its memory does not.
    fn restart_node(&mut self, name: &str) -> Result<(), LabError> {
        let id = self.node_or_error(name)?;
        self.touch(id, Kernel::power_off);
        let boot = self.shared.with(|cx| cx.say(|| What::Boot));
        let lines = self.placed[id.0 as usize].boot.clone();
        self.switch_on(id, boot, &lines)?;
        self.run_ready();
        Ok(())
    }

    /// A cable carries again: the box at its end hears of it.
    pub(super) fn carrier(&mut self, end: End) {
        self.touch(end.node, |kernel, cx| kernel.link_up(cx, end.port));
    }

    fn pull(&mut self, link: LinkId) {
        self.sever(link);
        let Some(ends) = self.engine.links().get(link.0 as usize).map(|cable| cable.ends) else { return };
        for end in ends {
            if let Some(port) = self.nodes[end.node.0 as usize].borrow_mut().ports.get_mut(end.port.0 as usize) {
                port.link = None;
            }
        }
        if let Err(at) = self.unplugged.binary_search(&link) {
            self.unplugged.insert(at, link);
        }
    }
}

/// Boxes a living lab may come to by `add`, with those that were taken off: their numbers are not used again.
const BOXES_MAX: usize = 65_536;

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
