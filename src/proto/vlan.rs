//! VLANs at the ports of a switch (IEEE 802.1Q 8.6, 8.8): which virtual network a frame belongs to, and whether it
//! wears a tag on its way out.
//!
//! Rules only: the frame itself is retagged by `os`, and stations are learned by `bridge`, each network apart.

/// A virtual network, 1 to 4094 (IEEE 802.1Q table 9-2).
pub type VlanId = u16;

/// What a port is set to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VlanPort {
    /// For an end station, which knows no tags: all its frames belong to this network.
    Access(VlanId),
    /// To another switch: frames of these networks, each with its tag.
    Trunk(Vec<VlanId>),
}

impl VlanPort {
    /// The network of a frame that came in with this tag, if the port takes it. A tag of 0 only says how urgent the
    /// frame is (6.9.1).
    pub fn admit(&self, tag: Option<VlanId>) -> Option<VlanId> {
        match (self, tag) {
            (VlanPort::Access(own), None | Some(0)) => Some(*own),
            (_, Some(vlan)) if vlan != 0 && self.carries(vlan) => Some(vlan),
            _ => None,
        }
    }

    /// Whether frames of this network pass.
    pub fn carries(&self, vlan: VlanId) -> bool {
        match self {
            VlanPort::Access(own) => *own == vlan,
            VlanPort::Trunk(list) => list.contains(&vlan),
        }
    }

    /// The tag that frames of `vlan` wear on their way out.
    pub fn tag_out(&self, vlan: VlanId) -> Option<VlanId> {
        matches!(self, VlanPort::Trunk(_)).then_some(vlan)
    }

    /// The networks it carries, as people write them: `10, 20`.
    pub fn list(&self) -> String {
        match self {
            VlanPort::Access(own) => own.to_string(),
            VlanPort::Trunk(list) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_port_gives_its_network_and_a_trunk_asks_for_a_tag() {
        let (access, trunk) = (VlanPort::Access(10), VlanPort::Trunk(vec![10, 20]));
        let admitted = |port: &VlanPort| [None, Some(0), Some(10), Some(20), Some(30)].map(|tag| port.admit(tag));
        assert_eq!(admitted(&access), [Some(10), Some(10), Some(10), None, None]);
        assert_eq!(admitted(&trunk), [None, None, Some(10), Some(20), None]);
        assert_eq!((access.tag_out(10), trunk.tag_out(20)), (None, Some(20)));
        assert_eq!((access.list(), trunk.list()), ("10".into(), "10, 20".into()));
    }
}
