//! Logical link control (IEEE 802.2 3.2) and SNAP (RFC 1042): what an 802.3 frame, whose `EtherType` is a length,
//! carries.

use super::{ETH_HEADER_LEN, Eth, EtherType, Mac, WireError, be16};

/// The service access point of SNAP.
const SNAP: u8 = 0xaa;
/// Unnumbered information (IEEE 802.2 5.4.1.1): plain data.
const UI: u8 = 0x03;
/// IEEE 802.3 3.2.6: up to here the number after the addresses is a length.
pub(super) const MAX_LENGTH: u16 = 1500;

/// The header behind a length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Llc {
    /// A frame without numbers, with a control field of one byte whose two low bits are set.
    Unnumbered {
        /// Which protocol at the receiver.
        dsap: u8,
        /// Which protocol at the sender.
        ssap: u8,
        /// Which command or response; 3 is plain data.
        control: u8,
    },
    /// A frame of a numbered sequence, with a control field of two bytes.
    Numbered {
        /// Which protocol at the receiver.
        dsap: u8,
        /// Which protocol at the sender.
        ssap: u8,
        /// Kind and numbers; the two low bits of the first byte are not both set.
        control: u16,
    },
    /// Plain data with a longer name for the protocol.
    Snap {
        /// Whose numbers they are; zeros mean an `EtherType`.
        oui: [u8; 3],
        /// The protocol's number.
        pid: u16,
    },
}

impl Llc {
    /// The spanning tree's BPDUs follow.
    pub const SPANNING_TREE: Llc = Llc::Unnumbered { dsap: 0x42, ssap: 0x42, control: UI };

    /// What Ethernet II would carry, in an 802.3 frame (RFC 1042).
    pub const fn carrying(ethertype: EtherType) -> Llc {
        Llc::Snap { oui: [0; 3], pid: ethertype.0 }
    }

    /// The header and the rest.
    pub fn parse(bytes: &[u8]) -> Result<(Llc, &[u8]), WireError> {
        let read = || {
            let (dsap, ssap, control) = (*bytes.first()?, *bytes.get(1)?, *bytes.get(2)?);
            // IEEE 802.2 5.2: only unnumbered frames have a control field of one byte.
            let (llc, len) = if control & 3 != 3 {
                (Llc::Numbered { dsap, ssap, control: be16(bytes, 2)? }, 4)
            } else if (dsap, ssap, control) == (SNAP, SNAP, UI) {
                (Llc::Snap { oui: bytes.get(3..6)?.try_into().ok()?, pid: be16(bytes, 6)? }, 8)
            } else {
                (Llc::Unnumbered { dsap, ssap, control }, 3)
            };
            Some((llc, bytes.get(len..)?))
        };
        read().ok_or(WireError::Truncated)
    }

    /// The header before what it carries.
    pub fn emit(&self, payload: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(8 + payload.len());
        match *self {
            Llc::Unnumbered { dsap, ssap, control } => out.extend([dsap, ssap, control | 3]),
            Llc::Numbered { dsap, ssap, control } => {
                let [first, second] = control.to_be_bytes();
                // Both low bits would say that the second byte is not there.
                let first = if first & 3 == 3 { first & !2 } else { first };
                out.extend([dsap, ssap, first, second]);
            }
            Llc::Snap { oui: [o0, o1, o2], pid } => {
                out.extend([SNAP, SNAP, UI, o0, o1, o2]);
                out.extend(pid.to_be_bytes());
            }
        }
        out.extend_from_slice(payload);
        out
    }

    /// A whole 802.3 frame, padded to the least length: it carries 1500 bytes, header included, and no more.
    pub fn frame(&self, dst: Mac, src: Mac, payload: &[u8]) -> Vec<u8> {
        let mut body = self.emit(payload);
        body.truncate(usize::from(MAX_LENGTH));
        Eth { dst, src, ethertype: EtherType(body.len() as u16) }.emit(&body)
    }
}

/// What an 802.3 frame carries, without its padding; none when the frame is no 802.3, or cut.
pub fn sized_body(frame: &[u8]) -> Option<&[u8]> {
    let len = be16(frame, 12).filter(|len| *len <= MAX_LENGTH)?;
    frame.get(ETH_HEADER_LEN..ETH_HEADER_LEN + usize::from(len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_read_as_they_are_written() {
        for (llc, bytes) in [
            (Llc::SPANNING_TREE, &[0x42, 0x42, 3][..]),
            (Llc::Numbered { dsap: 0xf0, ssap: 0xf1, control: 0x0102 }, &[0xf0, 0xf1, 1, 2]),
            (Llc::carrying(EtherType::IPV6), &[0xaa, 0xaa, 3, 0, 0, 0, 0x86, 0xdd]),
            (Llc::Unnumbered { dsap: 0xaa, ssap: 0xaa, control: 0xbf }, &[0xaa, 0xaa, 0xbf]),
        ] {
            let whole = llc.emit(b"rest");
            assert_eq!(&whole[..bytes.len()], bytes);
            assert_eq!(Llc::parse(&whole), Ok((llc, &b"rest"[..])));
            assert_eq!(Llc::parse(&bytes[..bytes.len() - 1]), Err(WireError::Truncated));
        }
    }

    #[test]
    fn a_control_field_says_its_own_length() {
        let numbered = Llc::Numbered { dsap: 1, ssap: 2, control: 0xff55 }.emit(&[]);
        assert_eq!(Llc::parse(&numbered), Ok((Llc::Numbered { dsap: 1, ssap: 2, control: 0xfd55 }, &[][..])));
        let unnumbered = Llc::Unnumbered { dsap: 1, ssap: 2, control: 0xe0 }.emit(&[]);
        assert_eq!(Llc::parse(&unnumbered), Ok((Llc::Unnumbered { dsap: 1, ssap: 2, control: 0xe3 }, &[][..])));
    }

    #[test]
    fn padding_is_not_payload() {
        let frame = Llc::SPANNING_TREE.frame(Mac([1, 0x80, 0xc2, 0, 0, 0]), Mac::local(1), &[7; 4]);
        assert_eq!((frame.len(), sized_body(&frame)), (60, Some(&[0x42, 0x42, 3, 7, 7, 7, 7][..])));
        let long = Llc::SPANNING_TREE.frame(Mac::BROADCAST, Mac::local(1), &[7; 2000]);
        assert_eq!(sized_body(&long).map(<[u8]>::len), Some(1500));
        assert_eq!(sized_body(&frame[..18]), None);
    }
}
