//! An IP packet in the memory of its frame: the place of the Ethernet header is already there, so that a packet is
//! written once and never copied on its way from a socket, or from one wire to the next.
//!
//! It decides nothing: who rewrites it, and which card it goes to, is said from outside.

use core::ops::Deref;
use std::rc::Rc;

use super::{ETH_HEADER_LEN, ETH_MIN_LEN, Eth, Ipv4, Slice, ipv4::HEADER_LEN as IPV4_HEADER_LEN};

/// A packet that may become a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packet {
    /// Room for the header, the packet, padding.
    frame: Rc<[u8]>,
    /// Where the packet ends.
    end: usize,
    intact: bool,
}

impl Packet {
    /// A packet that has no header yet. `fill` writes its payload of `len` bytes.
    pub fn around(len: usize, fill: impl FnOnce(&mut [u8])) -> Packet {
        let mut packet = Packet::zeros(IPV4_HEADER_LEN + len);
        fill(packet.edit().get_mut(IPV4_HEADER_LEN..).unwrap_or_default());
        packet
    }

    /// Gives a packet its header. There is no room for options: they are left out.
    #[must_use]
    pub fn headed(mut self, header: &Ipv4) -> Packet {
        if let Some((head, payload)) = self.edit().split_first_chunk_mut::<IPV4_HEADER_LEN>() {
            header.write(payload.len(), head);
        }
        self
    }

    /// A new packet with this payload.
    pub fn new(header: &Ipv4, payload: &[u8]) -> Packet {
        Packet::around(payload.len(), |room| room.copy_from_slice(payload)).headed(header)
    }

    /// A new packet with this payload, and all options of its header.
    pub fn with_options(header: &Ipv4, payload: &[u8]) -> Packet {
        let mut packet = Packet::zeros(header.header_len() + payload.len());
        if let Some((head, room)) = packet.edit().split_at_mut_checked(header.header_len()) {
            header.write(payload.len(), head);
            room.copy_from_slice(payload);
        }
        packet
    }

    /// The packet of `len` bytes in a frame that arrived; `intact`: its transport checksum is known to be right. It takes
    /// the frame's memory over when it has the size of its own frame, as all but strangers' frames have.
    #[inline]
    pub fn received(frame: Rc<[u8]>, len: usize, intact: bool) -> Packet {
        let end = ETH_HEADER_LEN + len;
        let fits = frame.len() == end.max(ETH_MIN_LEN);
        let frame = if fits { frame } else { Packet::new_frame(frame.get(ETH_HEADER_LEN..end).unwrap_or_default()) };
        Packet { frame, end, intact }
    }

    /// A frame of its own for these bytes, its header still zero.
    #[cold]
    fn new_frame(packet: &[u8]) -> Rc<[u8]> {
        let padding = (ETH_MIN_LEN - ETH_HEADER_LEN).saturating_sub(packet.len());
        [&[0; ETH_HEADER_LEN], packet, &[0; ETH_MIN_LEN][..padding]].concat().into()
    }

    fn zeros(len: usize) -> Packet {
        let end = ETH_HEADER_LEN + len;
        Packet { frame: core::iter::repeat_n(0, end.max(ETH_MIN_LEN)).collect(), end, intact: false }
    }

    /// As it is, but with this said of it: its transport checksum is right, as it was made in this lab and nothing has
    /// damaged it since. The edits of routers and translators keep a right checksum right.
    #[must_use]
    pub fn known_intact(self, intact: bool) -> Packet {
        Packet { intact, ..self }
    }

    /// Whether its transport checksum is known to be right. Nobody needs to add up the bytes again.
    pub const fn is_intact(&self) -> bool {
        self.intact
    }

    /// Some of its bytes, to be kept beyond its life without copying them.
    pub fn slice(&self, from: usize, to: usize) -> Slice {
        Slice::of(&self.frame, ETH_HEADER_LEN + from, (ETH_HEADER_LEN + to).min(self.end))
    }

    /// The packet, to be changed. Whoever else holds the frame keeps it as it was.
    pub fn edit(&mut self) -> &mut [u8] {
        let end = self.end;
        self.memory().get_mut(ETH_HEADER_LEN..end).unwrap_or_default()
    }

    /// Its memory, which then is nobody else's.
    fn memory(&mut self) -> &mut [u8] {
        if Rc::get_mut(&mut self.frame).is_none() {
            self.frame = Rc::from(&*self.frame);
        }
        Rc::get_mut(&mut self.frame).unwrap_or_default()
    }

    /// The packet in its frame, padded with zeros to the least length.
    #[inline]
    pub fn into_frame(mut self, eth: &Eth) -> Rc<[u8]> {
        let end = self.end;
        let memory = self.memory();
        if let Some(head) = memory.first_chunk_mut() {
            eth.write(head);
        }
        if let Some(padding) = memory.get_mut(end..).filter(|padding| !padding.is_empty()) {
            padding.fill(0);
        }
        self.frame
    }
}

/// Its bytes, from the first of the IP header.
impl Deref for Packet {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.frame.get(ETH_HEADER_LEN..self.end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::super::{EtherType, IpProto, Ipv4Option, Mac};
    use super::*;

    const ETH: Eth = Eth { dst: Mac::BROADCAST, src: Mac([2, 0, 0, 0, 0, 1]), ethertype: EtherType::IPV4 };

    fn header() -> Ipv4 {
        Ipv4::new(Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2), IpProto::UDP)
    }

    #[test]
    fn a_packet_becomes_the_frame_that_copying_would_give() {
        for payload in [&b"hello"[..], &[7; 1480]] {
            let packet = Packet::new(&header(), payload);
            assert_eq!(packet[..], header().emit(payload));
            let loose = Ipv4 { options: vec![Ipv4Option::RouterAlert(0)], ..header() };
            assert_eq!(Packet::with_options(&loose, payload)[..], loose.emit(payload));
            assert_eq!(packet.into_frame(&ETH)[..], ETH.emit(&header().emit(payload)));
        }
    }

    #[test]
    fn an_arrived_frame_is_used_again_unless_somebody_holds_it() {
        let bytes = header().emit(b"hello");
        let arrived: Rc<[u8]> = ETH.emit(&bytes).into();
        let held = Rc::clone(&arrived);
        let mut packet = Packet::received(arrived, bytes.len(), false);
        packet.edit()[8] = 63;
        assert_eq!((held[ETH_HEADER_LEN + 8], packet[8]), (64, 63), "who holds it keeps it");
        let at = packet.as_ptr();
        packet.edit()[8] = 62;
        assert_eq!(packet.as_ptr(), at, "alone, it is changed where it lies");
    }

    #[test]
    fn what_lies_behind_a_packet_does_not_travel_on() {
        let bytes = header().emit(b"hello");
        for len in [60, 90] {
            let mut frame = ETH.emit(&bytes);
            frame.resize(len, 0);
            frame[len - 1] = 0xee;
            let sent = Packet::received(frame.into(), bytes.len(), false).into_frame(&ETH);
            assert_eq!(sent[..], ETH.emit(&bytes), "{len}");
        }
    }
}
