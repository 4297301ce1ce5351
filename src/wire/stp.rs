//! The spanning tree's messages, BPDUs (IEEE 802.1D-2004 9.3): configuration, topology change, and the rapid one.
//!
//! Only their shape: that a message is too old or one's own is for the bridge to see (9.3.4).

use super::{Mac, WireError, be16, be32};

/// Where BPDUs go: the bridge group address (IEEE 802.1D 7.12.3), which no bridge forwards.
pub const BRIDGE_GROUP: Mac = Mac([0x01, 0x80, 0xc2, 0, 0, 0]);

/// Bytes of a configuration; a rapid one has one more (9.3.1, 9.3.3).
const CONFIGURATION_LEN: usize = 35;

/// A bridge in the election of the root: the least wins (9.2.5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BridgeId {
    /// In steps of 4096: the upper four bits of 16 count.
    pub priority: u16,
    /// Which tree, by its VLAN: 12 bits.
    pub extension: u16,
    /// Decides between equals.
    pub mac: Mac,
}

/// What a bridge tells about the tree. Times count in 1/256 s (9.2.8).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Configuration {
    /// Topology change and its acknowledgment; role and state of the port in a rapid one.
    pub flags: BpduFlags,
    /// Which bridge is the root.
    pub root: BridgeId,
    /// How far it is from the sender.
    pub root_cost: u32,
    /// The sender.
    pub bridge: BridgeId,
    /// Its port: four bits of priority, twelve of number.
    pub port: u16,
    /// How old the news is.
    pub message_age: u16,
    /// When it is forgotten.
    pub max_age: u16,
    /// How often it is told.
    pub hello_time: u16,
    /// How long a port listens, and how long it learns.
    pub forward_delay: u16,
}

/// The flags of a configuration (9.3.1, 9.3.3).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct BpduFlags(pub u8);

impl BpduFlags {
    /// The topology changes: forget addresses sooner.
    pub const TOPOLOGY_CHANGE: BpduFlags = BpduFlags(0x01);
    /// May this port forward at once? Rapid only.
    pub const PROPOSAL: BpduFlags = BpduFlags(0x02);
    /// The port learns addresses. Rapid only.
    pub const LEARNING: BpduFlags = BpduFlags(0x10);
    /// The port forwards frames. Rapid only.
    pub const FORWARDING: BpduFlags = BpduFlags(0x20);
    /// Yes, forward at once. Rapid only.
    pub const AGREEMENT: BpduFlags = BpduFlags(0x40);
    /// The report of a change has arrived.
    pub const TOPOLOGY_CHANGE_ACK: BpduFlags = BpduFlags(0x80);

    /// Whether all of these are set.
    pub const fn contains(self, flags: BpduFlags) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Role of the port in a rapid one: 1 alternate or backup, 2 root, 3 designated.
    pub const fn port_role(self) -> u8 {
        self.0 >> 2 & 3
    }
}

/// A message between bridges.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bpdu {
    /// What a bridge knows about the tree (version 0).
    Configuration(Configuration),
    /// The topology has changed: to the root.
    TopologyChange,
    /// As a configuration, with the state of the port (version 2).
    Rapid(Configuration),
}

impl Bpdu {
    /// Reads a message as 9.3.4 wants it; what stands behind it is ignored.
    pub fn parse(bytes: &[u8]) -> Result<Bpdu, WireError> {
        let (Some(protocol), Some(&[version, kind])) = (be16(bytes, 0), bytes.get(2..4)) else {
            return Err(WireError::Truncated);
        };
        match (protocol, version, kind) {
            (0, _, 0x80) => Ok(Bpdu::TopologyChange),
            (0, _, 0x00) => Configuration::read(bytes).map(Bpdu::Configuration).ok_or(WireError::Truncated),
            // Length zero: nothing of version 1 follows (9.3.3).
            (0, 2.., 0x02) => match (bytes.get(CONFIGURATION_LEN), Configuration::read(bytes)) {
                (Some(0), Some(body)) => Ok(Bpdu::Rapid(body)),
                (Some(_), Some(_)) => Err(WireError::Malformed),
                _ => Err(WireError::Truncated),
            },
            _ => Err(WireError::Malformed),
        }
    }

    /// The message's bytes: 35, 4, or 36.
    pub fn emit(&self) -> Vec<u8> {
        match self {
            Bpdu::TopologyChange => vec![0, 0, 0, 0x80],
            Bpdu::Configuration(body) => {
                let mut out = vec![0, 0, 0, 0];
                body.write(&mut out);
                out
            }
            Bpdu::Rapid(body) => {
                let mut out = vec![0, 0, 2, 2];
                body.write(&mut out);
                out.push(0);
                out
            }
        }
    }
}

impl Configuration {
    fn read(bytes: &[u8]) -> Option<Configuration> {
        Some(Configuration {
            flags: BpduFlags(*bytes.get(4)?),
            root: BridgeId::read(bytes.get(5..13)?)?,
            root_cost: be32(bytes, 13)?,
            bridge: BridgeId::read(bytes.get(17..25)?)?,
            port: be16(bytes, 25)?,
            message_age: be16(bytes, 27)?,
            max_age: be16(bytes, 29)?,
            hello_time: be16(bytes, 31)?,
            forward_delay: be16(bytes, 33)?,
        })
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.push(self.flags.0);
        out.extend(self.root.bytes());
        out.extend(self.root_cost.to_be_bytes());
        out.extend(self.bridge.bytes());
        for number in [self.port, self.message_age, self.max_age, self.hello_time, self.forward_delay] {
            out.extend(number.to_be_bytes());
        }
    }
}

impl BridgeId {
    fn read(bytes: &[u8]) -> Option<BridgeId> {
        let number = be16(bytes, 0)?;
        Some(BridgeId { priority: number & 0xf000, extension: number & 0x0fff, mac: Mac::read(bytes.get(2..)?)? })
    }

    /// Its eight bytes.
    pub fn bytes(self) -> [u8; 8] {
        let [n0, n1] = (self.priority & 0xf000 | self.extension & 0x0fff).to_be_bytes();
        let [m0, m1, m2, m3, m4, m5] = self.mac.0;
        [n0, n1, m0, m1, m2, m3, m4, m5]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(seed: u16) -> Configuration {
        let id = |n: u16| BridgeId { priority: n << 12, extension: n & 0xfff, mac: Mac::local(u32::from(n)) };
        Configuration {
            flags: BpduFlags(seed as u8),
            root: id(seed),
            root_cost: u32::from(seed) << 7,
            bridge: id(seed ^ 0x5a5a),
            port: seed | 0x8000,
            message_age: seed,
            max_age: 20 * 256,
            hello_time: 2 * 256,
            forward_delay: 15 * 256,
        }
    }

    #[test]
    fn messages_read_as_they_are_written() {
        for seed in (0..u16::MAX).step_by(97) {
            for bpdu in [Bpdu::Configuration(body(seed)), Bpdu::Rapid(body(seed)), Bpdu::TopologyChange] {
                let bytes = bpdu.emit();
                assert_eq!(Bpdu::parse(&bytes), Ok(bpdu));
                assert_eq!(Bpdu::parse(&bytes[..bytes.len() - 1]), Err(WireError::Truncated));
            }
        }
    }

    #[test]
    fn what_is_no_message_is_refused() {
        let mut bytes = Bpdu::Rapid(body(7)).emit();
        bytes[35] = 1;
        assert_eq!(Bpdu::parse(&bytes), Err(WireError::Malformed), "version 1 has no length");
        bytes[2] = 1;
        assert_eq!(Bpdu::parse(&bytes), Err(WireError::Malformed), "rapid since version 2");
        bytes[0] = 1;
        assert_eq!(Bpdu::parse(&bytes), Err(WireError::Malformed), "another protocol");
    }

    #[test]
    fn the_flags_say_role_and_state() {
        let flags = BpduFlags(0x3c);
        assert_eq!(flags.port_role(), 3);
        assert!(flags.contains(BpduFlags::LEARNING) && flags.contains(BpduFlags::FORWARDING));
        assert!(!flags.contains(BpduFlags::PROPOSAL));
    }

    #[test]
    fn the_least_bridge_is_the_one_whose_bytes_are_the_least() {
        let (a, b) = (body(1).root, body(2).root);
        assert_eq!(a.cmp(&b), a.bytes().cmp(&b.bytes()));
    }
}
