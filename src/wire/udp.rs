//! UDP (RFC 768): two ports, a length, a checksum.

use std::net::Ipv4Addr;

use super::{IpProto, Packet, Summed, WireError, be16, checksum};

/// Bytes of the header.
pub const UDP_HEADER_LEN: usize = 8;

/// The ports of a datagram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Udp {
    /// From which port.
    pub src_port: u16,
    /// To which port.
    pub dst_port: u16,
}

impl Udp {
    /// The ports and the payload. A checksum of zero means that the sender made none.
    pub fn parse(src: Ipv4Addr, dst: Ipv4Addr, bytes: &[u8]) -> Result<(Udp, &[u8]), WireError> {
        let (udp, len) = Udp::read(bytes, 0)?;
        let datagram = bytes.get(..UDP_HEADER_LEN + len).ok_or(WireError::Truncated)?;
        let payload = datagram.get(UDP_HEADER_LEN..).unwrap_or_default();
        if be16(bytes, 6) != Some(0) && checksum::transport(src, dst, IpProto::UDP, datagram) != 0 {
            return Err(WireError::Checksum);
        }
        Ok((udp, payload))
    }

    /// The ports and the length of the payload, in bytes, of a datagram whose checksum is known to be right and which
    /// goes on for `more` bytes elsewhere (`Bytes`).
    pub fn read(bytes: &[u8], more: usize) -> Result<(Udp, usize), WireError> {
        let read = || Some((be16(bytes, 0)?, be16(bytes, 2)?, be16(bytes, 4)?, be16(bytes, 6)?));
        let (src_port, dst_port, len, _) = read().ok_or(WireError::Truncated)?;
        let len = usize::from(len);
        if len < UDP_HEADER_LEN {
            return Err(WireError::Malformed);
        }
        if len > bytes.len() + more {
            return Err(WireError::Truncated);
        }
        Ok((Udp { src_port, dst_port }, len - UDP_HEADER_LEN))
    }

    /// The datagram as a packet that has no IP header yet. `more`: the rest of its payload, which stays where it is.
    pub fn packet(&self, src: Ipv4Addr, dst: Ipv4Addr, first: &[u8], more: Option<&Summed>) -> Packet {
        match more {
            None => self.packet_around(src, dst, first),
            // A sum is of words of two bytes: they must not begin in one piece and end in the other.
            Some(more) if first.len() % 2 == 1 => self.packet_around(src, dst, &[first, &more.part].concat()),
            Some(more) => self.packet_over(src, dst, first, more),
        }
    }

    fn packet_around(self, src: Ipv4Addr, dst: Ipv4Addr, payload: &[u8]) -> Packet {
        let packet = Packet::around(UDP_HEADER_LEN + payload.len(), |room| {
            let Some((head, place)) = room.split_first_chunk_mut() else { return };
            place.copy_from_slice(payload);
            self.write(src, dst, payload, head);
        });
        packet.known_intact(true)
    }

    fn packet_over(self, src: Ipv4Addr, dst: Ipv4Addr, first: &[u8], more: &Summed) -> Packet {
        let len = UDP_HEADER_LEN + first.len() + more.part.len();
        let packet = Packet::over(UDP_HEADER_LEN + first.len(), more.part.clone(), |room| {
            let Some((head, place)) = room.split_first_chunk_mut() else { return };
            place.copy_from_slice(first);
            self.write_head(src, dst, len, checksum::sum(first) + more.sum, head);
        });
        packet.known_intact(true)
    }

    /// The datagram's bytes.
    pub fn emit(&self, src: Ipv4Addr, dst: Ipv4Addr, payload: &[u8]) -> Vec<u8> {
        let mut head = [0; UDP_HEADER_LEN];
        self.write(src, dst, payload, &mut head);
        [&head, payload].concat()
    }

    fn write(self, src: Ipv4Addr, dst: Ipv4Addr, payload: &[u8], out: &mut [u8; UDP_HEADER_LEN]) {
        self.write_head(src, dst, UDP_HEADER_LEN + payload.len(), checksum::sum(payload), out);
    }

    /// Writes the header of a datagram of `len` bytes whose payload has this sum.
    fn write_head(self, src: Ipv4Addr, dst: Ipv4Addr, len: usize, payload: u64, out: &mut [u8; UDP_HEADER_LEN]) {
        let words = [self.src_port, self.dst_port, len as u16];
        let sums = checksum::pseudo(src, dst, IpProto::UDP, len) + words.map(u64::from).iter().sum::<u64>();
        // A computed zero is sent as all ones: zero means "none".
        let check = match !checksum::fold(sums + payload) {
            0 => 0xffff,
            check => check,
        };
        let [src_port, dst_port, len] = words;
        out[..2].copy_from_slice(&src_port.to_be_bytes());
        out[2..4].copy_from_slice(&dst_port.to_be_bytes());
        out[4..6].copy_from_slice(&len.to_be_bytes());
        out[6..].copy_from_slice(&check.to_be_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::super::Slice;
    use super::*;

    #[test]
    fn a_payload_that_stays_where_it_is_gives_the_same_datagram() {
        let (a, b) = (Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2));
        let (udp, payload) = (Udp { src_port: 5000, dst_port: 5001 }, (0..=254).collect::<Vec<u8>>());
        for at in [0, 3, 4, 250] {
            let (first, more) = (&payload[..at], Summed::from(Slice::from(payload.clone()).part(at, 255)));
            assert_eq!(udp.packet(a, b, first, Some(&more)), udp.packet(a, b, &payload, None), "{at}");
        }
    }

    #[test]
    fn datagrams_read_as_they_are_written() {
        let (a, b) = (Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2));
        let udp = Udp { src_port: 68, dst_port: 67 };
        let mut bytes = udp.emit(a, b, b"hi");
        assert_eq!(Udp::parse(a, b, &bytes), Ok((udp, &b"hi"[..])));
        assert_eq!(
            Udp::parse(b, a, &bytes),
            Ok((udp, &b"hi"[..])),
            "the pseudo header is a sum: order does not matter"
        );
        bytes[9] ^= 1;
        assert_eq!(Udp::parse(a, b, &bytes), Err(WireError::Checksum));
        bytes[6..8].copy_from_slice(&[0, 0]);
        assert!(Udp::parse(a, b, &bytes).is_ok(), "no checksum, no complaint");
        bytes[5] = 4;
        assert_eq!(Udp::parse(a, b, &bytes), Err(WireError::Malformed));
    }
}
