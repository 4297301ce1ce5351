//! Virtual networks in a switch: what tag a frame came with, and the tag it leaves with. The rules are `proto::vlan`'s;
//! here frames are retagged. A switch without such ports never comes here but to hear that there is nothing to do.

use crate::os::{Cx, Kernel, Tx};
use crate::proto::vlan::{VlanId, VlanPort};
use crate::sim::{Frame, PortId};
use crate::trace::{Drop, SwitchFact, What};
use crate::wire::{ETH_HEADER_LEN, Eth, EtherType, VLAN_TAG_LEN, VlanTag};

/// How a frame stands to virtual networks inside a switch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagging {
    /// Its network; 0 at a switch that knows none.
    pub(super) vlan: VlanId,
    /// The tag it came with.
    tag: Option<VlanTag>,
}

impl Kernel {
    /// The network of a frame that came in at a port, or why the port does not take it.
    pub(super) fn admitted(&self, port: PortId, eth: &Eth, frame: &Frame) -> Result<Tagging, Drop> {
        let Some(rule) = self.vlan_port(port) else { return Ok(Tagging { vlan: 0, tag: None }) };
        let behind = frame.bytes.head().get(ETH_HEADER_LEN..).unwrap_or_default();
        let tag = match eth.ethertype {
            EtherType::VLAN => VlanTag::parse(behind).ok().map(|(tag, _)| tag),
            _ => None,
        };
        let vlan = rule.admit(tag.map(|tag| tag.id)).ok_or_else(|| {
            let (port, carries) = self.port_vlans(port);
            Drop::WrongVlan { port: port.into(), vlan: tag.map_or(0, |tag| tag.id), carries: carries.into() }
        })?;
        Ok(Tagging { vlan, tag })
    }

    /// Whether a port carries a network.
    pub(super) fn carries(&self, port: PortId, vlan: VlanId) -> bool {
        self.vlan_port(port).is_none_or(|rule| rule.carries(vlan))
    }

    /// A port's name and the networks it carries, for a fact.
    pub(super) fn port_vlans(&self, port: PortId) -> (String, String) {
        let name = self.ports.get(port.0 as usize).map(|p| p.name.to_string()).unwrap_or_default();
        (name, self.vlan_port(port).map(VlanPort::list).unwrap_or_default())
    }

    /// Passes a frame on, with the tag that the port's other side expects.
    pub(super) fn send_switched(&mut self, cx: &mut Cx<'_>, port: PortId, frame: &Frame, tagging: Tagging) {
        let wanted = self.vlan_port(port).and_then(|rule| rule.tag_out(tagging.vlan));
        let Tagging { vlan, tag } = tagging;
        if vlan == 0 || wanted == tag.map(|tag| tag.id) {
            return self.send_same(cx, port, frame);
        }
        let name = self.ports.get(port.0 as usize).map(|p| p.name.clone()).unwrap_or_default();
        let before = cx.trace.cursor();
        cx.say(|| {
            What::Switch(match wanted {
                Some(vlan) => SwitchFact::Tagged { vlan, port: name },
                None => SwitchFact::Untagged { vlan, port: name },
            })
        });
        let frame = Frame::new(retagged(&frame.bytes, tag, wanted).into(), Some(frame.id), frame.intact);
        self.out.frames.push(Tx { port, frame, cause: cx.trace.cursor() });
        cx.trace.follow(before);
    }

    fn vlan_port(&self, port: PortId) -> Option<&VlanPort> {
        self.ports.get(port.0 as usize)?.vlan()
    }
}

/// The frame with the tag `wanted` in the place of the one it came with (IEEE 802.1Q 9.3). A shorter frame stays padded
/// to the least length.
fn retagged(bytes: &[u8], tag: Option<VlanTag>, wanted: Option<VlanId>) -> Vec<u8> {
    let (addresses, rest) = bytes.split_at_checked(ETH_HEADER_LEN - 2).unwrap_or((bytes, &[]));
    // What stands behind the addresses, and behind the tag if there is one.
    let inside = if tag.is_some() { rest.get(VLAN_TAG_LEN..) } else { Some(rest) }.unwrap_or_default();
    let mut out = Vec::with_capacity(bytes.len() + VLAN_TAG_LEN);
    out.extend_from_slice(addresses);
    if let Some(id) = wanted {
        let (priority, drop_eligible) = tag.map_or((0, false), |tag| (tag.priority, tag.drop_eligible));
        out.extend(EtherType::VLAN.0.to_be_bytes());
        let [control, more, ..] = VlanTag { priority, drop_eligible, id, ethertype: EtherType(0) }.header();
        out.extend([control, more]);
    }
    out.extend_from_slice(inside);
    out.resize(out.len().max(crate::wire::ETH_MIN_LEN), 0);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_goes_between_addresses_and_type_and_comes_off_again() {
        let plain: Vec<u8> = (0..80).collect();
        let tagged = retagged(&plain, None, Some(42));
        assert_eq!(tagged.get(..20), Some(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0x81, 0, 0, 42, 12, 13, 14, 15][..]));
        assert_eq!(tagged.len(), 84);
        let tag = VlanTag { priority: 5, drop_eligible: true, id: 42, ethertype: EtherType(0) };
        assert_eq!(retagged(&tagged, Some(tag), None), plain);
        assert_eq!(retagged(&tagged, Some(tag), Some(7)).get(12..16), Some(&[0x81, 0, 0xb0, 7][..]), "urgency stays");
        assert_eq!(retagged(&[1, 2, 3], None, None).len(), 60);
    }
}
