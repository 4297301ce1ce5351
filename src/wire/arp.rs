//! ARP for IPv4 over Ethernet (RFC 826): who has this address?

use std::net::Ipv4Addr;

use super::{Mac, WireError, be16, be32};

const LEN: usize = 28;

/// What an ARP message does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArpOp {
    /// Who has it?
    Request,
    /// I have it.
    Reply,
    /// Something else.
    Other(u16),
}

/// An ARP message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arp {
    /// Question or answer.
    pub op: ArpOp,
    /// Who speaks.
    pub sender_mac: Mac,
    /// Who speaks; 0.0.0.0 in a probe (RFC 5227).
    pub sender_ip: Ipv4Addr,
    /// Who is meant; zero in a question.
    pub target_mac: Mac,
    /// Who is meant.
    pub target_ip: Ipv4Addr,
}

impl Arp {
    /// Reads the 28 bytes; anything but IPv4 over Ethernet is malformed.
    pub fn parse(bytes: &[u8]) -> Result<Arp, WireError> {
        let read = || {
            let kind = (be16(bytes, 0)?, be16(bytes, 2)?, be16(bytes, 4)?);
            let op = match be16(bytes, 6)? {
                1 => ArpOp::Request,
                2 => ArpOp::Reply,
                other => ArpOp::Other(other),
            };
            let arp = Arp {
                op,
                sender_mac: Mac::read(bytes.get(8..)?)?,
                sender_ip: Ipv4Addr::from(be32(bytes, 14)?),
                target_mac: Mac::read(bytes.get(18..)?)?,
                target_ip: Ipv4Addr::from(be32(bytes, 24)?),
            };
            Some((kind, arp))
        };
        match read() {
            None => Err(WireError::Truncated),
            Some(((1, 0x0800, 0x0604), arp)) => Ok(arp),
            Some(_) => Err(WireError::Malformed),
        }
    }

    /// The 28 bytes.
    pub fn emit(&self) -> Vec<u8> {
        let op: u16 = match self.op {
            ArpOp::Request => 1,
            ArpOp::Reply => 2,
            ArpOp::Other(op) => op,
        };
        let mut out = Vec::with_capacity(LEN);
        out.extend([0, 1, 8, 0, 6, 4]);
        out.extend(op.to_be_bytes());
        out.extend(self.sender_mac.0);
        out.extend(self.sender_ip.octets());
        out.extend(self.target_mac.0);
        out.extend(self.target_ip.octets());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_read_as_they_are_written() {
        let arp = Arp {
            op: ArpOp::Request,
            sender_mac: Mac::local(1),
            sender_ip: Ipv4Addr::new(192, 168, 0, 100),
            target_mac: Mac::ZERO,
            target_ip: Ipv4Addr::new(192, 168, 0, 1),
        };
        let bytes = arp.emit();
        assert_eq!((bytes.len(), Arp::parse(&bytes)), (LEN, Ok(arp)));
        assert_eq!(Arp::parse(&bytes[..27]), Err(WireError::Truncated));
        let mut other = bytes;
        other[0] = 9;
        assert_eq!(Arp::parse(&other), Err(WireError::Malformed));
    }
}
