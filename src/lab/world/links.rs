//! Commands about links: cut and mend, set what is wrong with them, show them. An end (`pc1:eth0`) names the direction
//! that leaves there: `out`; `in` is the one that comes in there.

use super::edit::Step;
use super::{Lab, LabError, nearest};
use crate::lab::{SettingError, apply_setting, setting_words};
use crate::os::Carrier;
use crate::sim::{Impairments, LinkId, NodeId, Side, rate_text, time_text};
use crate::trace::{FactId, LinkFact, What};

/// Which directions of a link, as seen from one of its ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Out,
    In,
    Both,
}

impl Way {
    fn named(word: &str) -> Option<Way> {
        match word {
            "out" => Some(Way::Out),
            "in" => Some(Way::In),
            "both" => Some(Way::Both),
            _ => None,
        }
    }

    /// The ends from which its frames leave.
    fn senders(self, end: Side) -> Vec<Side> {
        match self {
            Way::Out => vec![end],
            Way::In => vec![end.other()],
            Way::Both => vec![Side::A, Side::B],
        }
    }
}

impl Lab {
    /// Carries out `link …`; none when it is no such command.
    pub(super) fn link_command(&mut self, words: &[&str]) -> Option<Result<(), LabError>> {
        Some(match words {
            ["cut", end, way @ ..] => self.set_cut(end, way, true),
            ["mend", end, way @ ..] => self.set_cut(end, way, false),
            ["set", end, settings @ ..] => self.set_trouble(end, settings),
            ["show"] => {
                (0..self.engine.links().len()).map(|index| LinkId(index as u32)).for_each(|link| self.show(link));
                Ok(())
            }
            ["show", end] => self.end_of(end).map(|(link, _)| self.show(link)),
            _ => return None,
        })
    }

    /// `router:wan` → the link there and which end of it; `router` alone when it has a single link.
    pub(super) fn end_of(&self, text: &str) -> Result<(LinkId, Side), LabError> {
        let (node, port) = text.split_once(':').map_or((text, None), |(n, p)| (n, Some(p)));
        let found = self.node_named(node).and_then(|id| {
            let kernel = self.nodes[id.0 as usize].borrow();
            let wanted = kernel.ports.iter().filter(|p| port.is_none_or(|wanted| *wanted == *p.name));
            let mut ends = wanted.filter_map(|p| p.link);
            ends.next().filter(|_| ends.next().is_none())
        });
        found.ok_or_else(|| {
            let names: Vec<String> = self.capture_points().into_iter().map(|point| point.name).collect();
            LabError::NoSuchPort { name: text.to_owned(), nearest: nearest(text, names.iter().map(String::as_str)) }
        })
    }

    fn set_cut(&mut self, end: &str, way: &[&str], cut: bool) -> Result<(), LabError> {
        let (link, end) = self.end_of(end)?;
        let way = match way {
            [] => Way::Both,
            [word] => Way::named(word).ok_or_else(|| bad_way(word))?,
            [_, more, ..] => return Err(bad_way(more)),
        };
        self.dark.retain(|dark| *dark != link); // from now on it is as it is commanded
        self.remember_trouble(link);
        let was_cut = self.is_all_cut(link);
        for side in way.senders(end) {
            self.change_trouble(link, side, |faults| faults.cut = cut);
        }
        let side = if way == Way::In { end.other() } else { end };
        let fact = match (way, cut) {
            (Way::Both, true) => LinkFact::Cut { link },
            (Way::Both, false) => LinkFact::Mended { link },
            (_, true) => LinkFact::CutOneWay { link, side },
            (_, false) => LinkFact::MendedOneWay { link, side },
        };
        let said = self.shared.with(|cx| cx.say(|| What::Link(fact)));
        if way == Way::Both && was_cut {
            self.line_back(link, said);
        }
        Ok(())
    }

    fn is_all_cut(&self, link: LinkId) -> bool {
        let line = self.engine.links().get(link.0 as usize);
        line.is_some_and(|line| [Side::A, Side::B].into_iter().all(|side| line.faults(side).cut))
    }

    /// Where nothing passed either way, the boxes see that the line is back.
    fn line_back(&mut self, link: LinkId, said: FactId) {
        let ends = self.engine.links().get(link.0 as usize).filter(|line| !line.is_cut(Side::A)).map(|line| line.ends);
        for end in ends.into_iter().flatten() {
            self.enter(Some(end.node), said);
            self.carrier(end);
        }
    }

    fn remember_trouble(&mut self, link: LinkId) {
        if let Some(line) = self.engine.links().get(link.0 as usize) {
            let faults = [Side::A, Side::B].map(|side| line.faults(side));
            self.remember(Step::Trouble(link, Box::new(faults)));
        }
    }

    /// Gives a link this trouble; answers what it had.
    pub(super) fn trouble_like(&mut self, link: LinkId, wanted: &[Impairments; 2]) -> Option<[Impairments; 2]> {
        let line = self.engine.links().get(link.0 as usize)?;
        let (before, was_cut) = ([Side::A, Side::B].map(|side| line.faults(side)), self.is_all_cut(link));
        let cuts = |faults: &[Impairments; 2]| faults.each_ref().map(|faults| faults.cut);
        // Both ways at once is one fact.
        let whole = cuts(&before) == [was_cut; 2] && cuts(wanted) == [!was_cut; 2];
        let mut said = self.shared.with(|cx| cx.trace.cursor());
        for (side, wanted) in [Side::A, Side::B].into_iter().zip(wanted) {
            let had = &before[side as usize];
            self.change_trouble(link, side, |faults| faults.clone_from(wanted));
            if setting_words(had) != setting_words(wanted) {
                self.say_trouble(link, side);
            }
            if had.cut != wanted.cut && !whole {
                let fact =
                    if wanted.cut { LinkFact::CutOneWay { link, side } } else { LinkFact::MendedOneWay { link, side } };
                said = self.shared.with(|cx| cx.say(|| What::Link(fact)));
            }
        }
        if whole {
            let fact = if was_cut { LinkFact::Mended { link } } else { LinkFact::Cut { link } };
            said = self.shared.with(|cx| cx.say(|| What::Link(fact)));
        }
        if was_cut {
            self.line_back(link, said);
        }
        Some(before)
    }

    /// Says what is set for frames sent from a side now.
    fn say_trouble(&self, link: LinkId, side: Side) {
        let faults = self.engine.links().get(link.0 as usize).map(|line| line.faults(side)).unwrap_or_default();
        let words = setting_words(&faults);
        let setting = (!words.is_empty()).then(|| words.into());
        self.shared.with(|cx| cx.trace.aside(|| What::Link(LinkFact::FaultsSet { link, side, setting })));
    }

    fn set_trouble(&mut self, end: &str, words: &[&str]) -> Result<(), LabError> {
        let (link, end) = self.end_of(end)?;
        let (way, settings) = match words.split_first() {
            Some((word, rest)) if Way::named(word).is_some() => (Way::named(word).unwrap_or(Way::Out), rest),
            _ => (Way::Out, words),
        };
        if settings.is_empty() {
            return Err(LabError::BadSetting(SettingError::Unknown { word: String::new(), nearest: None }));
        }
        // All of them, or none.
        let mut trial = Impairments::default();
        settings.iter().try_for_each(|word| apply_setting(&mut trial, word)).map_err(LabError::BadSetting)?;
        self.remember_trouble(link);
        for side in way.senders(end) {
            self.change_trouble(link, side, |faults| {
                let _ = settings.iter().try_for_each(|word| apply_setting(faults, word));
            });
            self.say_trouble(link, side);
        }
        Ok(())
    }

    pub(super) fn change_trouble(&mut self, link: LinkId, side: Side, change: impl FnOnce(&mut Impairments)) {
        let Some(name) = self.engine.links().get(link.0 as usize).map(|line| self.link_name(line.ends)) else { return };
        let now = self.engine.now();
        let Some(line) = self.engine.link_mut(link) else { return };
        let mut faults = line.faults(side);
        change(&mut faults);
        line.set_faults(now, side, faults, self.seed, &name);
    }

    /// A box takes a port down for a moment, or gives it back. A line that somebody has cut stays cut.
    pub(super) fn port_carrier(&mut self, node: NodeId, wish: Carrier) {
        let plugged = self.nodes[node.0 as usize].borrow().ports.get(wish.port.0 as usize).and_then(|port| port.link);
        let Some((link, side)) = plugged else { return };
        let is_dark = self.dark.contains(&link);
        let is_cut = self.engine.links().get(link.0 as usize).is_some_and(|l| l.is_cut(Side::A) || l.is_cut(Side::B));
        if is_dark != wish.up || (is_cut && !is_dark) {
            return;
        }
        for side in [Side::A, Side::B] {
            self.change_trouble(link, side, |faults| faults.cut = !wish.up);
        }
        self.enter(Some(node), wish.cause);
        if !wish.up {
            self.dark.push(link);
            self.shared.with(|cx| cx.say(|| What::Link(LinkFact::CarrierGone { link, side })));
            return;
        }
        self.dark.retain(|dark| *dark != link);
        let said = self.shared.with(|cx| cx.say(|| What::Link(LinkFact::CarrierBack { link, side })));
        let far = self.engine.links().get(link.0 as usize).map(|line| line.end(side.other()));
        if let Some(end) = far {
            self.enter(Some(end.node), said);
            self.carrier(end);
        }
    }

    /// Cuts both directions for good, without a word about it.
    pub(super) fn sever(&mut self, link: LinkId) {
        for side in [Side::A, Side::B] {
            self.change_trouble(link, side, |faults| faults.cut = true);
        }
    }

    /// Prints both directions of a link.
    fn show(&mut self, link: LinkId) {
        let line = self.engine.links().get(link.0 as usize).filter(|_| self.unplugged.binary_search(&link).is_err());
        let Some(line) = line else { return };
        let names = line.ends.map(|end| self.end_name(end));
        let now = self.engine.now();
        let texts = [Side::A, Side::B].map(|side| {
            let faults = line.faults(side);
            let rate = rate_text(faults.rate_bps.unwrap_or(line.props.rate_bps));
            let queue = faults.queue_bytes.unwrap_or(line.props.queue_bytes);
            let (waiting, delay) = (line.waiting_bytes(now, side), time_text(line.props.delay));
            let (from, to) = (&names[side as usize], &names[side.other() as usize]);
            let cut = if faults.cut { " CUT" } else { "" };
            let mut words = setting_words(&faults);
            if !words.is_empty() {
                words.insert(0, ' ');
            }
            format!("{from} -> {to}: rate {rate} delay {delay} queue {waiting}/{queue}{cut}{words}")
        });
        for text in texts {
            self.print(&text);
        }
    }
}

fn bad_way(word: &str) -> LabError {
    LabError::BadArgument { text: word.to_owned(), expected: "out, in, both" }
}
