//! The event list: which facts are shown, which is chosen, and why it happened.

use crate::sim::NodeId;
use crate::trace::{ArpFact, Fact, FactId, LinkFact, ProcFact, SockFact, SwitchFact, Trace, What};

/// Which facts are shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Level {
    /// Decisions and what people did.
    #[default]
    Interesting,
    /// Everything.
    All,
}

/// The list's state.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Which facts are shown.
    pub level: Level,
    /// The chosen one; the newest, as they come, when none.
    pub chosen: Option<FactId>,
    /// Only facts of this box.
    pub only: Option<NodeId>,
}

/// Facts looked at for one page; a page of a quiet box does not search a whole day.
const LOOK_MAX: usize = 50_000;

impl Events {
    /// Whether a fact is shown.
    pub fn shows(&self, fact: &Fact) -> bool {
        let here = self.only.is_none_or(|node| fact.node == Some(node));
        here && (self.level == Level::All || is_interesting(&fact.what))
    }

    /// The newest `rows` facts shown that are not newer than `end`, oldest first.
    pub fn page<'a>(&self, trace: &'a Trace, end: FactId, rows: usize) -> Vec<&'a Fact> {
        let newest = trace.last_id().min(end);
        let skip = (trace.last_id().0 - newest.0) as usize;
        let back = trace.facts().rev().skip(skip).take(LOOK_MAX);
        let mut page: Vec<&Fact> = back.filter(|f| self.shows(f)).take(rows).collect();
        page.reverse();
        page
    }

    /// The page with the chosen fact in sight: it stands at the end unless newer ones leave it in the middle.
    pub fn page_around<'a>(&self, trace: &'a Trace, last: FactId, rows: usize) -> Vec<&'a Fact> {
        let Some(chosen) = self.chosen else { return self.page(trace, last, rows) };
        let mut after: Vec<&Fact> =
            trace.since(chosen).take(LOOK_MAX).filter(|f| f.id <= last && self.shows(f)).take(rows / 2).collect();
        let mut page = self.page(trace, chosen, rows - after.len().min(rows));
        page.append(&mut after);
        page
    }

    /// Chooses another shown fact, so many rows away (down is newer); past the newest the list follows again.
    pub(super) fn step(&mut self, trace: &Trace, by: isize) {
        let from = self.chosen.unwrap_or(FactId(trace.last_id().0 + 1));
        let rows = by.unsigned_abs();
        self.chosen = if by < 0 {
            let before = FactId(from.0.saturating_sub(1));
            self.page(trace, before, rows).first().map(|f| f.id).or(self.chosen)
        } else {
            let newer = trace.since(from).take(LOOK_MAX).filter(|f| self.shows(f));
            newer.take(rows).enumerate().last().filter(|(i, _)| i + 1 == rows).map(|(_, f)| f.id)
        };
    }

    /// Chooses the oldest kept fact.
    pub(super) fn first(&mut self, trace: &Trace) {
        self.chosen = trace.facts().take(LOOK_MAX).find(|f| self.shows(f)).map(|f| f.id);
    }

    /// Chooses a fact, and shows it also when it would not be shown otherwise.
    pub(super) fn reveal(&mut self, fact: &Fact) {
        self.chosen = Some(fact.id);
        if self.only.is_some() && self.only != fact.node {
            self.only = None;
        }
        if !self.shows(fact) {
            self.level = Level::All;
        }
    }
}

/// Whether a fact tells a person something: decisions, deaths, deeds; not every arrival and every waking.
pub fn is_interesting(what: &What) -> bool {
    !matches!(
        what,
        What::Link(LinkFact::Sent { .. } | LinkFact::Arrived { .. } | LinkFact::Late { .. })
            | What::Timer { .. }
            | What::Boot
            | What::Proc(ProcFact::Woke { .. } | ProcFact::Reaped { .. } | ProcFact::Piped { .. })
            | What::Sock(SockFact::Wrote { .. } | SockFact::Read { .. } | SockFact::Listening { .. })
            | What::Switch(SwitchFact::ToSelf | SwitchFact::Forwarded { .. })
            | What::Arp(ArpFact::NotMine { .. } | ArpFact::Hit { .. } | ArpFact::Stale { .. })
            | What::Drop(crate::trace::Drop::NotMyMac { .. })
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::SimTime;

    fn trace() -> Trace {
        let mut trace = Trace::all();
        for n in 0..10u32 {
            trace.enter(SimTime(u64::from(n)), Some(NodeId(n % 2)), FactId::NONE);
            trace.say(|| if n % 5 == 0 { What::Boot } else { What::Command { line: n.to_string() } });
        }
        trace
    }

    #[test]
    fn pages_hold_what_is_shown_and_the_choice_walks_it() {
        let trace = trace();
        let mut events = Events::default();
        let ids = |page: Vec<&Fact>| page.iter().map(|f| f.id.0).collect::<Vec<_>>();
        assert_eq!(ids(events.page(&trace, trace.last_id(), 3)), [8, 9, 10]);
        events.step(&trace, -5);
        assert_eq!(events.chosen, Some(FactId(5)), "a boot is no news");
        assert_eq!(ids(events.page_around(&trace, trace.last_id(), 4)), [4, 5, 7, 8]);
        events.step(&trace, 1);
        assert_eq!(events.chosen, Some(FactId(7)));
        events.step(&trace, 9);
        assert_eq!(events.chosen, None, "past the end the list follows");
        events.level = Level::All;
        events.first(&trace);
        assert_eq!(events.chosen, Some(FactId(1)));
        events.only = Some(NodeId(1));
        assert_eq!(ids(events.page(&trace, FactId(5), 9)), [2, 4]);
        events.level = Level::Interesting;
        let boot = trace.fact(FactId(1)).unwrap();
        events.reveal(boot);
        assert!(events.shows(boot), "another box, and no news, but it was asked for");
    }
}
