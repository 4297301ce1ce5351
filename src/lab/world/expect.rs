//! What a scenario expects of its lab, and whether it held in time.

use super::{Lab, Line};
use crate::lab::{Expectation, Expected};
use crate::os::LineWhat;
use crate::sim::NodeId;
use crate::sim::SimTime;

impl Lab {
    /// The plan's expectations, and whether each held in time so far.
    pub fn check_expectations(&self) -> Vec<(Expectation, bool)> {
        let met = self.met.iter().copied();
        self.expectations.iter().zip(met).map(|(e, met)| (e.clone(), met || self.holds(e))).collect()
    }

    /// Remembers what holds now, before a command or because a time is over.
    pub(super) fn judge(&mut self) {
        let now = self.now();
        for at in 0..self.met.len() {
            let open = |e: &&Expectation| now <= e.by && !self.met[at];
            if self.expectations.get(at).filter(open).is_some_and(|e| self.holds(e)) {
                self.met[at] = true;
            }
        }
    }

    /// A box was touched: an address that is expected of it may be there now, and gone with the next touch.
    #[cold]
    pub(super) fn judge_addresses(&mut self, node: NodeId) {
        let now = self.now();
        let mut open = std::mem::take(&mut self.fleeting);
        open.retain(|at| {
            let Some(expectation) = self.expectations.get(*at).filter(|e| now <= e.by) else { return false };
            let is_its = matches!(&expectation.what, Expected::Address { node: name, .. } if self.node_named(name) == Some(node));
            let holds = is_its && self.holds(expectation);
            if let Some(met) = self.met.get_mut(*at) {
                *met |= holds;
            }
            !holds
        });
        self.fleeting = open;
    }

    /// The next moment up to `until` at which the time of an expectation is over.
    pub(super) fn next_judgement(&self, until: SimTime) -> Option<SimTime> {
        let times = self.expectations.iter().map(|e| e.by);
        times.filter(|by| self.now() < *by && *by <= until).min()
    }

    /// Whether something expected has come after a moment; an address is there now.
    pub fn has_come(&self, what: &Expected, after: SimTime) -> bool {
        self.is_there(what, |line| line.at > after)
    }

    fn holds(&self, expectation: &Expectation) -> bool {
        self.is_there(&expectation.what, |line| line.at <= expectation.by)
    }

    /// Whether one of the lines that count shows it, or the box has the address.
    fn is_there(&self, what: &Expected, counts: impl Fn(&Line) -> bool) -> bool {
        let at = |name: &str| self.node_named(name);
        let in_time = |line: &&Line| counts(line);
        match what {
            Expected::Prints { node, text } => self.lines.iter().filter(in_time).any(|line| {
                Some(line.node) == at(node)
                    && matches!(&line.what, LineWhat::Print { text: t, .. } if t.contains(text.as_str()))
            }),
            Expected::Number { node, text, least, most } => self.lines.iter().filter(in_time).any(|line| {
                Some(line.node) == at(node)
                    && line.text().and_then(|line| number_in(line, text)).is_some_and(|n| (*least..=most.unwrap_or(u64::MAX)).contains(&n))
            }),
            Expected::Exits { node, command, code } => self.lines.iter().filter(in_time).any(|line| {
                Some(line.node) == at(node)
                    && matches!(&line.what, LineWhat::Exit { code: c, argv, .. } if c == code && argv.starts_with(command.as_str()))
            }),
            Expected::Address { node, iface, within } => at(node).is_some_and(|id| {
                let kernel = self.nodes[id.0 as usize].borrow();
                let face = kernel.iface_named(iface).and_then(|i| kernel.ifaces.get(i));
                face.is_some_and(|face| face.addrs.iter().any(|net| within.contains(&net.addr())))
            }),
        }
    }
}

/// The expectations about what no line keeps.
pub(super) fn fleeting(expectations: &[Expectation]) -> Vec<usize> {
    let is_fleeting = |e: &Expectation| matches!(e.what, Expected::Address { .. });
    expectations.iter().enumerate().filter(|(_, e)| is_fleeting(e)).map(|(at, _)| at).collect()
}

/// The number in `line` where `pattern` has its `#`.
fn number_in(line: &str, pattern: &str) -> Option<u64> {
    let (before, after) = pattern.split_once('#')?;
    let starts = line.match_indices(before).map(|(at, _)| at + before.len());
    starts.filter_map(|start| line.get(start..)).find_map(|rest| {
        // Behind nothing every place would do, even the middle of a number: the whole of it stands before `after`.
        let rest = if before.is_empty() { last_word_before(line, after)? } else { rest };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, behind) = rest.split_at_checked(digits)?;
        behind.starts_with(after).then(|| number.parse().ok())?
    })
}

/// `line` from the number on that stands right before `after`.
fn last_word_before<'a>(line: &'a str, after: &str) -> Option<&'a str> {
    let (head, _) = line.split_once(after)?;
    line.get(head.trim_end_matches(|c: char| c.is_ascii_digit()).len()..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::LabOptions;
    use crate::scenario::load;

    #[test]
    fn an_address_that_was_there_between_two_commands_counts() {
        let text = r#"(format: 1, title: "x", nodes: [Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24")],
            links: [Cable(ends: ("a", "b"))],
            script: [(at: "1s", run: "a ip addr add 10.0.0.9/24 dev eth0; ip addr del 10.0.0.9/24 dev eth0")],
            expect: [
                Address(by: "5s", node: "a", interface: "eth0", within: "10.0.0.9/32"),
                Address(by: "5s", node: "a", interface: "eth0", within: "10.0.0.8/32"),
            ])"#;
        let plan = load(text, "test").unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
        let mut lab = Lab::new(&plan, &LabOptions::default()).expect("a lab");
        lab.run_until(SimTime::from_secs(6));
        assert_eq!(lab.check_expectations().iter().map(|(_, met)| *met).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_number_stands_where_the_pattern_says() {
        let line = "58800 bytes in 0.471 s, 1.0 Mbit/s from 10.0.1.2:40000, 3 of 43 datagrams lost";
        assert_eq!(number_in(line, "# of 43 datagrams lost"), Some(3));
        assert_eq!(number_in(line, "# bytes"), Some(58_800));
        assert_eq!(number_in(line, " of # datagrams"), Some(43));
        assert_eq!(number_in(line, ", # of"), Some(3));
        for none in ["# frames", "no number", "bytes # in", "# in"] {
            assert_eq!(number_in(line, none), None, "{none}");
        }
    }
}
