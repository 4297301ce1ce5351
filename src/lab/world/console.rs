//! Commands: a line for a box becomes a process there; a line for the lab changes what no box does.

use core::time::Duration;

use super::typing::Keys;
use super::{Lab, LabError};
use crate::device::{Blueprint, Kind};
use crate::lab::{Command, LinkPlan, Target};
use crate::os::{Pid, Sys};
use crate::program;
use crate::sim::{Impairments, LinkId, LinkProps, NodeId, Side, parse_duration};
use crate::trace::{FactId, LinkFact, What};

/// The words `lab` understands, with what follows them: the console table's part that no box has.
pub const LAB_COMMANDS: [(&str, &str); 6] = [
    ("link cut", "END"),
    ("link mend", "END"),
    ("link set", "END [loss=N%] [delay=T] [jitter=T] [duplicate=N%] [corrupt=N%]"),
    ("connect", "NODE:PORT NODE:PORT"),
    ("add", "KIND NAME"),
    ("remove", "NAME"),
];

impl Lab {
    /// Carries a command out at the present, without writing it into the journal. It is typed, or a line of the script.
    pub(super) fn execute(&mut self, command: &Command, scripted: bool) -> Result<Pid, LabError> {
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
                self.lab_command(line).map(|()| 0)
            }
            Target::Node(name) => {
                let id = self.node_or_error(name)?;
                self.enter(Some(id), FactId::NONE);
                self.shared.with(|cx| cx.say(|| root(line)));
                if let Some(keys) = Keys::read(line) {
                    return self.press(id, keys);
                }
                let pid = self.start_line(id, line)?;
                self.nodes[id.0 as usize].borrow_mut().procs.attach(pid);
                self.run_ready();
                Ok(pid)
            }
        }
    }

    /// Starts a process that runs a console line. The record's cursor is its cause.
    pub(super) fn start_line(&mut self, id: NodeId, line: &str) -> Result<Pid, LabError> {
        let kernel = self.nodes[id.0 as usize].clone();
        let text = line.to_owned();
        let main = Sys::main_task(move |sys| program::run_line(sys, text));
        let pid = self.shared.with(|cx| kernel.borrow_mut().start_process(cx, 1, line, main));
        self.settle(id);
        pid.ok_or(LabError::TooManyProcesses)
    }

    fn node_or_error(&self, name: &str) -> Result<NodeId, LabError> {
        self.node_named(name).ok_or_else(|| LabError::NoSuchNode {
            name: name.to_owned(),
            nearest: nearest(name, self.plan.nodes.iter().map(|n| n.name.as_str())),
        })
    }

    fn lab_command(&mut self, line: &str) -> Result<(), LabError> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["link", "cut", end] => self.set_cut(end, true),
            ["link", "mend", end] => self.set_cut(end, false),
            ["link", "set", end, settings @ ..] => self.set_faults(end, settings),
            ["connect", a, b] => self.connect(a, b),
            ["add", kind, name] => self.add_node(kind, name),
            ["remove", name] => self.remove_node(name),
            [word, ..] => Err(LabError::UnknownLabCommand {
                word: (*word).to_owned(),
                nearest: nearest(word, LAB_COMMANDS.iter().map(|(name, _)| *name)),
            }),
            [] => Err(LabError::Empty),
        }
    }

    /// `router:wan` → the link there and which end of it; `router` alone when it has a single link.
    fn end_of(&self, text: &str) -> Result<(LinkId, Side), LabError> {
        let ends = || {
            self.end_names.iter().enumerate().flat_map(|(index, names)| {
                [Side::A, Side::B].map(|side| (names[side as usize].as_str(), LinkId(index as u32), side))
            })
        };
        let live = |link: &LinkId| self.unplugged.binary_search(link).is_err();
        let exact = ends().find(|(name, link, _)| *name == text && live(link));
        let of_node = || {
            let mut of = ends().filter(|(name, link, _)| name.split(':').next() == Some(text) && live(link));
            of.next().filter(|_| of.next().is_none())
        };
        exact.or_else(of_node).map(|(_, link, side)| (link, side)).ok_or_else(|| LabError::NoSuchPort {
            name: text.to_owned(),
            nearest: nearest(text, ends().map(|(name, ..)| name)),
        })
    }

    fn set_cut(&mut self, end: &str, cut: bool) -> Result<(), LabError> {
        let (link, _) = self.end_of(end)?;
        if let Some(line) = self.engine.link_mut(link) {
            line.cut = cut;
        }
        let fact = if cut { LinkFact::Cut { link } } else { LinkFact::Mended { link } };
        self.shared.with(|cx| cx.say(|| What::Link(fact)));
        Ok(())
    }

    fn set_faults(&mut self, end: &str, settings: &[&str]) -> Result<(), LabError> {
        let (link, side) = self.end_of(end)?;
        let Some(cable) = self.engine.link_mut(link) else { return Ok(()) };
        let mut faults = cable.faults(side).clone();
        settings.iter().try_for_each(|setting| apply_fault(&mut faults, setting))?;
        cable.set_faults(side, faults.clone());
        let Impairments { loss_ppm, corrupt_ppm, duplicate_ppm, jitter, extra_delay } = faults;
        let (extra_delay, jitter) = (Box::new(extra_delay), Box::new(jitter));
        let fact = LinkFact::FaultsSet { link, side, loss_ppm, corrupt_ppm, duplicate_ppm, extra_delay, jitter };
        self.shared.with(|cx| cx.say(|| What::Link(fact)));
        Ok(())
    }

    fn connect(&mut self, a: &str, b: &str) -> Result<(), LabError> {
        let ends = [self.free_port(a)?, self.free_port(b)?];
        self.plug(&LinkPlan { ends, props: LinkProps::default() })
    }

    /// `pc3:eth0`, which must be a port without a cable; `router` alone means its first free port.
    fn free_port(&self, text: &str) -> Result<(usize, String), LabError> {
        let (node, port) = text.split_once(':').map_or((text, None), |(n, p)| (n, Some(p)));
        let id = self.node_or_error(node)?;
        let kernel = self.nodes[id.0 as usize].borrow();
        let free = |p: &&crate::os::Port| p.link.is_none() && port.is_none_or(|wanted| *wanted == *p.name);
        match kernel.ports.iter().find(free) {
            Some(port) => Ok((id.0 as usize, port.name.to_string())),
            None => Err(LabError::NoSuchPort {
                name: text.to_owned(),
                nearest: kernel.ports.iter().find(|p| p.link.is_none()).map(|p| format!("{node}:{}", p.name)),
            }),
        }
    }

    fn add_node(&mut self, kind: &str, name: &str) -> Result<(), LabError> {
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
        self.plan.nodes.push(Blueprint::plain(name, row.kind));
        self.plan.positions.push(None);
        self.birth(self.plan.nodes.len() - 1)
    }

    /// Takes a box off the lab: its programs end, its cables are pulled. Its number is not used again.
    fn remove_node(&mut self, name: &str) -> Result<(), LabError> {
        let id = self.node_or_error(name)?;
        let kernel = self.nodes[id.0 as usize].clone();
        let pids: Vec<Pid> = kernel.borrow().procs.iter().map(|(pid, _)| pid).collect();
        self.shared.with(|cx| {
            let mut kernel = kernel.borrow_mut();
            for pid in pids {
                kernel.exit_process(cx, pid, 137); // 128 + SIGKILL
            }
        });
        self.settle(id);
        for index in 0..self.end_names.len() {
            let link = LinkId(index as u32);
            let touches = self.engine.links().get(index).is_some_and(|l| l.ends.iter().any(|end| end.node == id));
            if touches {
                self.pull(link);
            }
        }
        self.plan.nodes[id.0 as usize].name = format!("({name})");
        self.removed.push(id);
        Ok(())
    }

    fn pull(&mut self, link: LinkId) {
        let Some(cable) = self.engine.link_mut(link) else { return };
        cable.cut = true;
        for end in cable.ends {
            if let Some(port) = self.nodes[end.node.0 as usize].borrow_mut().ports.get_mut(end.port.0 as usize) {
                port.link = None;
            }
        }
        if let Err(at) = self.unplugged.binary_search(&link) {
            self.unplugged.insert(at, link);
        }
    }
}

fn apply_fault(faults: &mut Impairments, setting: &str) -> Result<(), LabError> {
    let bad = |expected| LabError::BadArgument { text: setting.to_owned(), expected };
    let (key, value) = setting.split_once('=').ok_or(bad("name=value, as in loss=1%"))?;
    let time = || parse_duration(value).map_err(|_| bad("a time, as in delay=20ms"));
    let ppm = || percent(value).ok_or(bad("a percentage from 0% to 100%"));
    match key {
        "loss" => faults.loss_ppm = ppm()?,
        "corrupt" => faults.corrupt_ppm = ppm()?,
        "duplicate" => faults.duplicate_ppm = ppm()?,
        "delay" => faults.extra_delay = time()?.min(LONGEST),
        "jitter" => faults.jitter = time()?.min(LONGEST),
        _ => return Err(bad("loss, corrupt, duplicate, delay or jitter")),
    }
    Ok(())
}

/// Longest delay of a link: beyond it no protocol waits.
const LONGEST: Duration = Duration::from_secs(60);

/// `1%`, `0.5%` → millionths.
fn percent(text: &str) -> Option<u32> {
    // A percentage reads like a time of that many seconds: exact decimals, no floats.
    let nanos = parse_duration(&format!("{}s", text.strip_suffix('%')?)).ok()?.as_nanos();
    u32::try_from(nanos / 100_000).ok().filter(|ppm| *ppm <= 1_000_000)
}

/// The name most like `word`, when one is like it at all.
pub(super) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let scored = names.map(|name| (strsim::jaro_winkler(word, name), name));
    scored.filter(|(score, _)| *score > 0.7).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_exactly() {
        let mut faults = Impairments::default();
        for setting in ["loss=0.5%", "delay=20ms", "jitter=5ms", "duplicate=100%"] {
            assert_eq!(apply_fault(&mut faults, setting), Ok(()));
        }
        assert_eq!((faults.loss_ppm, faults.duplicate_ppm), (5_000, 1_000_000));
        for bad in ["loss", "loss=5", "loss=101%", "delay=soon", "colour=1%"] {
            assert!(matches!(apply_fault(&mut faults, bad), Err(LabError::BadArgument { .. })), "{bad}");
        }
    }

    #[test]
    fn the_nearest_name_is_meant() {
        assert_eq!(nearest("ruoter", ["pc1", "router"].into_iter()), Some("router".into()));
        assert_eq!(nearest("xyz", ["pc1", "router"].into_iter()), None);
    }
}
