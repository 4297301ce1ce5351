//! The air between two radios: whether they hear each other, and what becomes of a host that wants to join a network.
//!
//! What it is: a model of association. Name and password are compared (IEEE 802.11 11.3, 12.7.6); no beacon, no
//! association and no handshake is drawn as a frame. What it is not: channels that disturb each other.

use super::Lab;
use crate::os::{JoinWish, Port};
use crate::sim::{End, LinkId, Medium, NodeId, PortId, Side};
use crate::trace::facts::Stream;
use crate::trace::{Drop, LinkFact, Name, What};

/// A network without a name.
const ANY: &str = "any";

impl Lab {
    /// Whether a link is no cable.
    #[inline]
    pub(super) fn is_radio(&self, link: LinkId) -> bool {
        self.engine.links().get(link.0 as usize).is_some_and(|line| line.props.medium == Medium::Wifi)
    }

    /// Why two radios do not hear each other: one is off, or their networks have different names or passwords.
    #[cold]
    pub(super) fn out_of_tune(&self, port: Option<&Port>, (link, side): (LinkId, Side)) -> Option<Drop> {
        let port = port?;
        let line = self.engine.links().get(link.0 as usize).filter(|_| self.is_radio(link))?;
        let far = line.end(side.other());
        let kernel = self.nodes.get(far.node.0 as usize)?.borrow();
        let there = kernel.ports.get(far.port.0 as usize)?;
        if port.is_silent() || there.is_silent() {
            return Some(Drop::RadioOff { port: port.name.clone(), mine: port.is_silent() });
        }
        if let (Some(ssid), Some(other)) = (port.ssid(), there.ssid())
            && ssid != other
        {
            return Some(Drop::WrongSsid { port: port.name.clone(), ssid: ssid.clone(), other: other.clone() });
        }
        let ssid = || there.ssid().or(port.ssid()).cloned().unwrap_or_else(|| Name::from(ANY));
        (port.password() != there.password()).then(|| Drop::WrongPassword { port: port.name.clone(), ssid: ssid() })
    }

    /// A host wants to join the network its radio is set to now: it is told whether it may, and asks for an address anew.
    pub(super) fn join(&mut self, node: NodeId, wish: &JoinWish) {
        let port = {
            let kernel = self.nodes[node.0 as usize].borrow();
            kernel.ports.get(wish.port.0 as usize).map(|port| (port.name.clone(), port.link, port.ssid().cloned()))
        };
        let Some((name, link, ssid)) = port else { return };
        let ssid = ssid.unwrap_or_else(|| Name::from(ANY));
        let why = match link {
            None => Some(Drop::Unplugged { port: name }),
            Some(link) => {
                let kernel = self.nodes[node.0 as usize].clone();
                let kernel = kernel.borrow();
                self.out_of_tune(kernel.ports.get(wish.port.0 as usize), link)
            }
        };
        self.enter(Some(node), wish.cause);
        let (Some((link, side)), None) = (link, &why) else {
            let text = why.as_ref().map(|why| refusal(why, &ssid)).unwrap_or_default();
            let said = why.map(|why| self.shared.with(|cx| cx.say(|| What::Drop(why))));
            self.answer(node, wish.pid, said.unwrap_or(wish.cause), Stream::Err, &[text], Some(1));
            return;
        };
        let joined = LinkFact::Associated { link, side, ssid: ssid.clone() };
        let said = self.shared.with(|cx| cx.say(|| What::Link(joined)));
        self.answer(node, wish.pid, said, Stream::Out, &[format!("wifi: joined {:?}", &*ssid)], Some(0));
        self.enter(Some(node), said);
        self.carrier(End { node, port: PortId(wish.port.0) });
    }
}

/// In the words of a tool.
fn refusal(why: &Drop, ssid: &str) -> String {
    match why {
        Drop::RadioOff { .. } => "wifi: the radio of the other side is off".to_owned(),
        Drop::WrongPassword { .. } => format!("wifi: {ssid:?}: wrong password"),
        _ => format!("wifi: {ssid:?}: no such network in reach"),
    }
}
