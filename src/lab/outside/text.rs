//! The report as `forward test` prints it: in the words of a tool, not of the screen.

use super::{OutsideTest, Step, Verdict};
use crate::lab::LabView;
use crate::sim::NodeId;
use crate::trace::{Ledger, Trace};

impl OutsideTest {
    /// What is tested, from where.
    pub(in crate::lab) fn headline(&self, view: &LabView) -> String {
        let inside = if self.from_inside { " (inside)" } else { "" };
        format!("rule {}: {} calls {} ({}){inside}", self.rule, name(view, self.caller), self.to, self.proto)
    }

    /// A place that was reached.
    pub(in crate::lab) fn step_line(&self, step: Step) -> String {
        format!("  ok    {}", self.step_words(step))
    }

    /// How it ended, and what mends it.
    pub(in crate::lab) fn verdict_lines(&self, trace: &Trace, view: &LabView) -> Vec<String> {
        match &self.verdict {
            None => Vec::new(),
            Some(Verdict::Works) => vec!["works".into()],
            Some(Verdict::Delivered) => vec!["delivered; no answer came, and none need come".into()],
            Some(Verdict::Fails { step, fact, why, mend }) => {
                let said = trace.fact(*fact).map(|fact| {
                    let name = fact.node.map(|id| name(view, id)).unwrap_or_default();
                    format!("{name}: {}", Ledger::what(fact))
                });
                let mut lines = vec![format!("  FAIL  {}: {}", self.step_words(*step), why.id())];
                lines.extend(said.map(|said| format!("        {said}")));
                let commands = mend.iter().flat_map(|mend| &mend.commands);
                lines.extend(commands.map(|command| format!("mend: at {}: {}", command.target, command.line)));
                lines
            }
        }
    }

    fn step_words(&self, step: Step) -> String {
        let host = self.spec.host;
        match step {
            Step::Left => "left the caller".into(),
            Step::Provider => "passed on by the provider".into(),
            Step::Router => "reached the router".into(),
            Step::Rule => format!("rule {} takes it", self.rule),
            Step::Lan => "passed on to the LAN".into(),
            Step::Host => format!("reached {host}"),
            Step::Filter => format!("let in by {host}"),
            Step::Socket => "a program waits for it".into(),
            Step::Answered => "answered".into(),
            Step::Back => "the answer came back".into(),
        }
    }
}

fn name(view: &LabView, id: NodeId) -> &str {
    view.nodes.get(id.0 as usize).map(|node| node.name.as_str()).unwrap_or_default()
}
