//! Ethernet II (IEEE 802.3): destination, source, what comes next. The FCS is not part of our frames: captures carry
//! none either.

use super::{EtherType, Mac, WireError, be16};

/// Bytes of the header.
pub const ETH_HEADER_LEN: usize = 14;
/// Least bytes of a frame without FCS: shorter payloads are padded with zeros (IEEE 802.3 4.2.3.3).
pub const ETH_MIN_LEN: usize = 60;

/// The header of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Eth {
    /// For whom.
    pub dst: Mac,
    /// From whom.
    pub src: Mac,
    /// What comes next.
    pub ethertype: EtherType,
}

impl Eth {
    /// The header and the rest, padding included.
    pub fn parse(bytes: &[u8]) -> Result<(Eth, &[u8]), WireError> {
        let read = || {
            let (dst, src) = (Mac::read(bytes)?, Mac::read(bytes.get(6..)?)?);
            Some((Eth { dst, src, ethertype: EtherType(be16(bytes, 12)?) }, bytes.get(ETH_HEADER_LEN..)?))
        };
        read().ok_or(WireError::Truncated)
    }

    /// The header's bytes.
    pub fn header(&self) -> [u8; ETH_HEADER_LEN] {
        let mut out = [0; ETH_HEADER_LEN];
        self.write(&mut out);
        out
    }

    /// Writes the header where it belongs.
    #[inline]
    pub(super) fn write(&self, out: &mut [u8; ETH_HEADER_LEN]) {
        out[..6].copy_from_slice(&self.dst.0);
        out[6..12].copy_from_slice(&self.src.0);
        out[12..].copy_from_slice(&self.ethertype.0.to_be_bytes());
    }

    /// A whole frame, padded to the least length.
    pub fn emit(&self, payload: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity((ETH_HEADER_LEN + payload.len()).max(ETH_MIN_LEN));
        out.extend_from_slice(&self.header());
        out.extend_from_slice(payload);
        if out.len() < ETH_MIN_LEN {
            out.resize(ETH_MIN_LEN, 0);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_frames_are_padded_and_read_back() {
        let eth = Eth { dst: Mac::BROADCAST, src: Mac::local(1), ethertype: EtherType::ARP };
        let frame = eth.emit(&[1, 2, 3]);
        assert_eq!(frame.len(), ETH_MIN_LEN);
        let (read, rest) = Eth::parse(&frame).expect("whole");
        assert_eq!((read, rest.len(), &rest[..4]), (eth, 46, &[1, 2, 3, 0][..]));
        assert_eq!(Eth::parse(&frame[..13]), Err(WireError::Truncated));
    }
}
