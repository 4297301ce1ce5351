//! Cables are plugged, pulled, and plugged elsewhere.

use core::time::Duration;

use super::history::{Pulled, Step};
use crate::lab::LinkPlan;
use crate::lab::world::{Lab, LabError};
use crate::os::Carrier;
use crate::sim::{End, Impairments, LinkId, LinkProps, Side, parse_duration, parse_rate};

/// Links a living lab may come to, with those that were pulled: their numbers are not used again.
const LINKS_MAX: usize = 262_144;
/// The longest time of flight, as in a scenario file.
const DELAY_MAX: Duration = Duration::from_secs(3600);

impl Lab {
    pub(super) fn connect(&mut self, a: &str, b: &str, settings: &[&str]) -> Result<(), LabError> {
        let chosen = self.choose_ports(a, b)?;
        let mut props = LinkProps::of(chosen.medium);
        settings.iter().try_for_each(|word| read_property(&mut props, word))?;
        self.lay(&chosen.ends, props)
    }

    /// Puts a new cable between two ends, which are free; ports that are not there yet are made.
    fn lay(&mut self, ends: &[super::ports::ChosenPort; 2], props: LinkProps) -> Result<(), LabError> {
        if self.engine.links().len() >= LINKS_MAX {
            return Err(LabError::TooManyCables { limit: LINKS_MAX as u32 });
        }
        for end in ends.iter().filter(|end| end.is_new) {
            self.grow(end.node, end.port.clone(), end.alone)
                .ok_or_else(|| LabError::NoFreePort { node: self.node_name(end.node).to_owned() })?;
            self.remember(Step::Shrink(end.node));
        }
        let plan = LinkPlan::new(ends.each_ref().map(|end| (end.node.0 as usize, end.port.clone())), props);
        let link = LinkId(self.engine.links().len() as u32);
        let ends = self.plug(&plan, |_| 0)?;
        self.remember(Step::Pull(link));
        self.light(ends);
        self.run_ready();
        Ok(())
    }

    /// Both ends see that there is a cable; where one has no power, neither does.
    fn light(&mut self, ends: [End; 2]) {
        let cause = self.shared.with(|cx| cx.trace.cursor());
        if let Some(End { node, port }) = ends.into_iter().find(|end| self.is_off(end.node)) {
            return self.port_carrier(node, Carrier { port, up: false, cause });
        }
        for end in ends {
            self.enter(Some(end.node), cause);
            self.carrier(end);
        }
    }

    pub(super) fn disconnect(&mut self, end: &str) -> Result<(), LabError> {
        let (link, _) = self.end_of(end)?;
        if let Some(pulled) = self.pull(link) {
            self.remember(Step::Plug(pulled));
        }
        Ok(())
    }

    /// Pulls one end of a cable out and puts it in elsewhere: the same cable, as good or bad as it was.
    pub(super) fn move_end(&mut self, end: &str, to: &str) -> Result<(), LabError> {
        let (link, side) = self.end_of(end)?;
        let line = self.engine.links().get(link.0 as usize);
        let line =
            line.ok_or_else(|| LabError::BadArgument { text: end.to_owned(), expected: "the end of a cable" })?;
        let stays = self.end_name(line.end(side.other()));
        let faults = [Side::A, Side::B].map(|side| line.faults(side));
        let faults = faults.map(|faults| (faults != Impairments::default()).then(|| Box::new(faults)));
        let mut props = LinkProps { faults, ..(*line.props).clone() };
        // The place it was in is free for it, too, and so is the one that stays.
        let pulled = self.pull(link);
        let (a, b) = if side == Side::A { (to, stays.as_str()) } else { (stays.as_str(), to) };
        let chosen = match self.choose_ports(a, b) {
            Ok(chosen) => chosen,
            Err(error) => {
                pulled.and_then(|cable| self.plug_again(&cable));
                return Err(error);
            }
        };
        if let Some(pulled) = pulled {
            self.remember(Step::Plug(pulled));
        }
        if props.medium != chosen.medium {
            let LinkProps { medium, rate_bps, delay, .. } = LinkProps::of(chosen.medium);
            props = LinkProps { medium, rate_bps, delay, ..props };
        }
        self.lay(&chosen.ends, props)
    }

    /// Pulls a cable: what flies on it is cut off. None when it is pulled already.
    pub(super) fn pull(&mut self, link: LinkId) -> Option<Pulled> {
        let at = self.unplugged.binary_search(&link).err()?;
        let line = self.engine.links().get(link.0 as usize)?;
        let is_dark = self.dark.contains(&link);
        let (ends, cut) = (line.ends, [Side::A, Side::B].map(|side| line.is_cut(side) && !is_dark));
        self.dark.retain(|dark| *dark != link);
        self.sever(link);
        self.unplugged.insert(at, link);
        for end in ends {
            self.nodes[end.node.0 as usize].borrow_mut().unplug(end.port);
        }
        Some(Pulled { link, cut })
    }

    /// Plugs a cable in again where it was. None when there is another one by now.
    pub(super) fn plug_again(&mut self, cable: &Pulled) -> Option<()> {
        let at = self.unplugged.binary_search(&cable.link).ok()?;
        let line = self.engine.links().get(cable.link.0 as usize)?;
        let (ends, mtu_bytes) = (line.ends, line.props.mtu_bytes);
        let is_free = |end: &End| {
            let kernel = self.nodes.get(end.node.0 as usize).map(|kernel| kernel.borrow());
            let port = kernel.as_ref().and_then(|kernel| kernel.ports.get(end.port.0 as usize));
            port.is_some_and(|port| port.link.is_none()) && !self.removed.contains(&end.node)
        };
        if !ends.iter().all(is_free) {
            return None;
        }
        self.unplugged.remove(at);
        for (end, side) in ends.into_iter().zip([Side::A, Side::B]) {
            self.nodes[end.node.0 as usize].borrow_mut().plug(end.port, (cable.link, side), mtu_bytes);
            self.change_trouble(cable.link, side, |faults| faults.cut = cable.cut[side as usize]);
        }
        if cable.cut == [false, false] {
            self.light(ends);
        }
        Some(())
    }
}

/// `rate=100Mbps`, `delay=5ms`, `mtu=1400`: what a cable is made of.
fn read_property(props: &mut LinkProps, word: &str) -> Result<(), LabError> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let read = match name {
        "rate" => parse_rate(value).map(|rate| props.rate_bps = rate),
        "delay" => parse_duration(value).ok().filter(|d| *d <= DELAY_MAX).map(|delay| props.delay = delay),
        "mtu" => value.parse().ok().filter(|mtu| (68..=9216).contains(mtu)).map(|mtu| props.mtu_bytes = mtu),
        _ => None,
    };
    let expected = "rate=100Mbps, delay=5ms, mtu=1500";
    read.ok_or_else(|| LabError::BadArgument { text: word.to_owned(), expected })
}
