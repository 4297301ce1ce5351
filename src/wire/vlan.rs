//! The VLAN tag (IEEE 802.1Q 9.3 to 9.6): which virtual network a frame belongs to, and what comes next.
//!
//! It stands behind an `EtherType` of its own: `EtherType::VLAN`, or `EtherType::SERVICE_VLAN` for the outer one of
//! two. That number belongs to the header before it, as in `Eth`.

use super::{EtherType, WireError, be16};

/// Bytes of a tag.
pub const VLAN_TAG_LEN: usize = 4;

/// A tag. Numbers greater than their field are cut to its bits when they are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VlanTag {
    /// How urgent, 0 to 7.
    pub priority: u8,
    /// It may be dropped first.
    pub drop_eligible: bool,
    /// Which network, 12 bits: 0 is none (only the priority counts), 4095 is reserved.
    pub id: u16,
    /// What comes next.
    pub ethertype: EtherType,
}

impl VlanTag {
    /// The tag and the rest.
    pub fn parse(bytes: &[u8]) -> Result<(VlanTag, &[u8]), WireError> {
        let read = || {
            let (control, ethertype) = (be16(bytes, 0)?, be16(bytes, 2)?);
            let tag = VlanTag {
                priority: (control >> 13) as u8,
                drop_eligible: control & 0x1000 != 0,
                id: control & 0x0fff,
                ethertype: EtherType(ethertype),
            };
            Some((tag, bytes.get(VLAN_TAG_LEN..)?))
        };
        read().ok_or(WireError::Truncated)
    }

    /// The tag's bytes.
    pub fn header(&self) -> [u8; VLAN_TAG_LEN] {
        let control = u16::from(self.priority & 7) << 13 | u16::from(self.drop_eligible) << 12 | self.id & 0x0fff;
        let ([c0, c1], [e0, e1]) = (control.to_be_bytes(), self.ethertype.0.to_be_bytes());
        [c0, c1, e0, e1]
    }

    /// The tag before what it carries.
    pub fn emit(&self, payload: &[u8]) -> Vec<u8> {
        [&self.header(), payload].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_reads_as_it_is_written() {
        for (nth, id) in (0..=0x0fff).enumerate() {
            let (priority, drop_eligible) = ((nth % 8) as u8, nth % 3 == 0);
            let tag = VlanTag { priority, drop_eligible, id, ethertype: EtherType::IPV4 };
            assert_eq!(VlanTag::parse(&tag.emit(b"rest")), Ok((tag, &b"rest"[..])));
        }
        let tag = VlanTag { priority: 3, drop_eligible: true, id: 42, ethertype: EtherType::VLAN };
        assert_eq!(tag.header(), [0x70, 42, 0x81, 0]);
        assert_eq!(VlanTag::parse(&tag.header()[..3]), Err(WireError::Truncated));
    }

    #[test]
    fn too_great_numbers_do_not_spill_into_their_neighbours() {
        let tag = VlanTag { priority: 0xff, drop_eligible: false, id: 0xffff, ethertype: EtherType(0) };
        assert_eq!(tag.header(), [0xef, 0xff, 0, 0]);
    }
}
