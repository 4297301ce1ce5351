//! What can be said of every death alike: the layer that decided, and whether it came on the line.

use super::Drop;
use crate::wire::WireError;

impl Drop {
    /// Whether the frame had left its box and died on the line.
    pub fn is_on_the_way(&self) -> bool {
        matches!(self, Drop::LostOnLink { .. } | Drop::LostInBurst { .. } | Drop::LostByNumber { .. })
    }

    /// Bytes that cannot be read. A wrong checksum is a reason of its own: `checksum` tells what stands there and what
    /// should.
    pub fn unreadable(header: &'static str, error: WireError, checksum: impl FnOnce() -> (u16, u16)) -> Drop {
        if error != WireError::Checksum {
            return Drop::BadBytes { header, error };
        }
        let (stated, computed) = checksum();
        Drop::BadChecksum { header, stated, computed }
    }

    /// The OSI layer that decided.
    pub const fn layer(&self) -> u8 {
        match self {
            Drop::Unplugged { .. }
            | Drop::LinkCut { .. }
            | Drop::CutOff { .. }
            | Drop::QueueFull { .. }
            | Drop::LostInBurst { .. }
            | Drop::LostByNumber { .. }
            | Drop::LostOnLink { .. }
            | Drop::RadioOff { .. }
            | Drop::WrongSsid { .. }
            | Drop::WrongPassword { .. } => 1,
            Drop::NotMyMac { .. }
            | Drop::UnknownEtherType { .. }
            | Drop::NoSession { .. }
            | Drop::NoArpAnswer { .. }
            | Drop::ArpQueueFull { .. }
            | Drop::ReservedGroup { .. }
            | Drop::WrongVlan { .. }
            | Drop::SamePort { .. } => 2,
            Drop::BadBytes { .. }
            | Drop::BadChecksum { .. }
            | Drop::NoRoute { .. }
            | Drop::TtlExpired { .. }
            | Drop::Martian { .. }
            | Drop::NotForMe { .. }
            | Drop::NotMember { .. }
            | Drop::UnknownProtocol { .. }
            | Drop::FragmentationNeeded { .. }
            | Drop::FragmentTimeout { .. }
            | Drop::FragmentOverlap { .. }
            | Drop::FragmentDuplicate { .. }
            | Drop::ReassemblyFull { .. }
            | Drop::EchoToMany { .. }
            | Drop::IcmpUnclaimed { .. }
            | Drop::IcmpUnknown { .. } => 3,
            Drop::NoListener { .. }
            | Drop::Filtered { .. }
            | Drop::Nat(_)
            | Drop::TcpToMany { .. }
            | Drop::SocketFull { .. }
            | Drop::BacklogFull { .. }
            | Drop::TcpUnacceptable { .. } => 4,
        }
    }
}
