//! The chain in the making: adds steps, and goes on in the frames and table rows they lead to.

use std::net::Ipv4Addr;

use super::scene::{Scene, dhcp};
use super::{Origin, Role, STEPS_MAX, Setting, tell};
use crate::sim::FrameId;
use crate::trace::{DhcpFact, Fact, FactId, LinkFact, PppFact, ProcFact, Trace, What};
use crate::wire::{FieldValue, Layer, Value, dissect};

/// The steps so far.
#[derive(Debug)]
pub(super) struct Way<'t> {
    pub(super) trace: &'t Trace,
    pub(super) steps: Vec<Origin>,
}

impl Way<'_> {
    /// Whether no step fits any more.
    pub(super) fn is_full(&self) -> bool {
        self.steps.len() >= STEPS_MAX
    }

    /// One more step. Behind what was forgotten there is none.
    pub(super) fn step(&mut self, step: Origin) {
        let over = matches!(self.steps.last(), Some(last) if *last == step || *last == Origin::Forgotten);
        if !self.is_full() && !over {
            self.steps.push(step);
        }
    }

    /// A fact; nothing when there is none.
    pub(super) fn fact(&mut self, fact: FactId, role: Role) {
        match self.trace.fact(fact) {
            Some(_) => self.step(Origin::Fact { fact, role }),
            None if fact.is_some() => self.step(Origin::Forgotten),
            None => {}
        }
    }

    /// The field of one of these names, and of this value if one is given, in a received frame, and on from there.
    pub(super) fn frame(&mut self, frame: FrameId, names: &[&str], value: Option<&Value<'_>>) -> bool {
        self.go(frame, false, |layer, field| {
            !layer.quoted && names.contains(&field.field.name) && value.is_none_or(|v| *v == field.value)
        })
    }

    /// As `frame`, of the frame that this one was made from.
    pub(super) fn carried(&mut self, parent: FrameId, of: (&Layer<'_>, &FieldValue<'_>)) -> bool {
        let (mine, value) = of;
        // Of a list (addresses of a name), the same place in it.
        let nth = mine.fields.iter().take_while(|f| f.bit < value.bit).filter(|f| f.field.name == value.field.name);
        let mut before = nth.count();
        self.go(parent, true, |layer, field| {
            let alike =
                layer.proto == mine.proto && layer.quoted == mine.quoted && field.field.name == value.field.name;
            let here = alike && before == 0;
            before -= usize::from(alike && before > 0);
            here && field.value == value.value
        })
    }

    fn go(&mut self, id: FrameId, carried: bool, mut is: impl FnMut(&Layer<'_>, &FieldValue<'_>) -> bool) -> bool {
        let trace = self.trace;
        let Some(frame) = trace.frame(id) else {
            self.step(Origin::Forgotten);
            return true;
        };
        let read = dissect(&frame.bytes);
        let mut all = read.layers.iter().flat_map(|layer| layer.fields.iter().map(move |field| (layer, field)));
        let Some((layer, field)) = all.find(|(layer, field)| is(layer, field)) else { return false };
        let (bit, bits) = (field.bit, field.bits);
        self.step(if carried {
            Origin::Carried { frame: id, bit, bits }
        } else {
            Origin::Frame { frame: id, bit, bits }
        });
        if !self.is_full() {
            tell::field(self, id, layer, field);
        }
        true
    }

    /// The nearest received frame with one of these fields and this very value.
    pub(super) fn heard(&mut self, scene: &Scene<'_>, names: &[&str], value: &Value<'_>) -> bool {
        self.heard_since(scene, scene.decision(), names, Some(value))
    }

    /// As `heard`, among the causes of `from`.
    pub(super) fn heard_since(
        &mut self,
        scene: &Scene<'_>,
        from: FactId,
        names: &[&str],
        value: Option<&Value<'_>>,
    ) -> bool {
        scene.heard(from, names, value).is_some_and(|frame| self.frame(frame, names, value))
    }

    /// An address of the box itself: given by the scenario, by a command, or by a lease.
    pub(super) fn own_address(&mut self, scene: &Scene<'_>, addr: Ipv4Addr) -> bool {
        let Some(given) = scene.address(addr, scene.birth.id) else { return self.cut() };
        self.fact(given.id, Role::Made);
        self.taught(scene, given.id, Setting::Address, "dhcp.ip.your");
        true
    }

    /// What made a row: a lease, whose option (or address) it was; a command; or the scenario.
    pub(super) fn taught(&mut self, scene: &Scene<'_>, row: FactId, setting: Setting, option: &str) {
        for fact in std::iter::successors(self.trace.fact(row), |fact| self.trace.fact(fact.cause)) {
            if fact.node == scene.node && matches!(dhcp(fact), Some(DhcpFact::Bound { .. })) {
                self.fact(fact.id, Role::Learned);
                if let Some(ack) = fact.frame {
                    self.frame(ack, &[option], None);
                }
                return;
            }
            let is_line = matches!(&fact.what, What::Ppp(ppp) if matches!(**ppp, PppFact::Up { .. }));
            if fact.node == scene.node && is_line {
                return self.fact(fact.id, Role::Learned);
            }
            if matches!(fact.what, What::Link(LinkFact::Arrived { .. })) || self.ends_at(fact, setting) {
                return;
            }
        }
        self.cut();
    }

    /// What was looked for was not found: the log may have held it. Whether that is so.
    pub(super) fn cut(&mut self) -> bool {
        let forgot = self.trace.forgotten().is_some();
        if forgot {
            self.step(Origin::Forgotten);
        }
        forgot
    }

    /// The end of a chain, when the fact is one.
    fn ends_at(&mut self, fact: &Fact, setting: Setting) -> bool {
        match &fact.what {
            What::Boot => self.step(Origin::Config(setting)),
            What::Command { .. } | What::Script { .. } => self.step(Origin::Typed { fact: fact.id }),
            _ => return false,
        }
        true
    }

    /// The command among the causes of `from` in which these words stand, and not only as a part of others.
    pub(super) fn typed(&mut self, scene: &Scene<'_>, from: FactId, words: &str) -> bool {
        let says = |fact: &&Fact| match &fact.what {
            What::Command { line } | What::Script { line } => stands_in(line, words),
            _ => false,
        };
        let Some(command) = scene.before(from).find(says) else { return false };
        self.step(Origin::Typed { fact: command.id });
        true
    }

    /// The program whose doing the frame is.
    pub(super) fn program(&mut self, scene: &Scene<'_>, from: FactId) -> bool {
        let started = scene.before(from).find(|fact| matches!(fact.what, What::Proc(ProcFact::Started { .. })));
        let Some(started) = started else { return self.cut() };
        self.fact(started.id, Role::Chosen);
        true
    }
}

/// Whether these words stand in a line by themselves: `10.0.0.1` does not stand in `ping 10.0.0.10`, nor 80 in
/// `8080`, in `10.0.0.80`, or in `80.1.2.3`.
fn stands_in(line: &str, words: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // A dot goes on only when something stands behind it: a sentence, and a full name, may end in one.
    let goes_on = |beyond: &mut dyn Iterator<Item = char>| match beyond.next() {
        Some('.') => is_part(beyond.next()),
        next => is_part(next),
    };
    let (first, last) = (words.chars().next(), words.chars().next_back());
    line.match_indices(words).any(|(at, found)| {
        let (before, behind) = (line.get(..at).unwrap_or_default(), line.get(at + found.len()..).unwrap_or_default());
        !(words.is_empty()
            || is_part(first) && goes_on(&mut before.chars().rev())
            || is_part(last) && goes_on(&mut behind.chars()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_only_where_they_are_not_parts_of_others() {
        for (line, words) in [
            ("ping -c 3 10.0.0.1", "10.0.0.1"),
            ("ping 10.0.0.10 10.0.0.1", "10.0.0.1"),
            ("forward add tcp 8080 pc1:80", ":80"),
            ("curl http://naver.com/a?b", "naver.com"),
            ("curl http://naver.com/a?b", "/a?b"),
            ("dig naver.com. AAAA", "naver.com"),
            ("dig naver.com. AAAA", " AAAA"),
        ] {
            assert!(stands_in(line, words), "{words} in {line}");
        }
        for (line, words) in [
            ("ping 10.0.0.10", "10.0.0.1"),
            ("ping 110.0.0.1", "10.0.0.1"),
            ("nc 10.0.0.80 8080", "80"),
            ("nc 80.1.2.3 8080", "80"),
            ("dig naver.com AAAA", " A"),
            ("curl http://naver.com/ab", "/a"),
            ("ping pc1", ""),
        ] {
            assert!(!stands_in(line, words), "{words} in {line}");
        }
    }
}
