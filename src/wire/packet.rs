//! An IP packet in the memory of its frame: the place of the Ethernet header is already there, so that a packet is
//! written once and never copied on its way from a socket, or from one wire to the next.
//!
//! It decides nothing: who rewrites it, and which card it goes to, is said from outside.

use core::ops::Deref;

use super::{Bytes, ETH_HEADER_LEN, ETH_MIN_LEN, Eth, Ipv4, Slice, WireError, ipv4::HEADER_LEN as IPV4_HEADER_LEN};

/// A shorter payload is copied: a frame that shares one is never padded, and holding costs something, too.
const SHARED_LEAST: usize = 64;

/// A packet that may become a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packet {
    /// Room for the header, the packet, padding.
    frame: Bytes,
    /// Where the packet ends.
    end: usize,
    intact: bool,
}

impl Packet {
    /// A packet that has no header yet. `fill` writes its payload of `len` bytes.
    pub fn around(len: usize, fill: impl FnOnce(&mut [u8])) -> Packet {
        Packet::made(IPV4_HEADER_LEN, len, None, fill)
    }

    /// As `around`, with more payload behind it that stays where it is. What `fill` writes has `len` bytes; all headers
    /// stand in it.
    pub fn over(len: usize, more: Slice, fill: impl FnOnce(&mut [u8])) -> Packet {
        if more.len() >= SHARED_LEAST {
            return Packet::made(IPV4_HEADER_LEN, len, Some(more), fill);
        }
        Packet::around(len + more.len(), |room| {
            let Some((first, rest)) = room.split_at_mut_checked(len) else { return };
            rest.copy_from_slice(&more);
            fill(first);
        })
    }

    fn made(header_len: usize, len: usize, more: Option<Slice>, fill: impl FnOnce(&mut [u8])) -> Packet {
        let begin = ETH_HEADER_LEN + header_len;
        let end = begin + len;
        // What is shared is long enough.
        let room = if more.is_some() { end } else { end.max(ETH_MIN_LEN) };
        let whole = end + more.as_ref().map_or(0, Slice::len);
        let frame = Bytes::over(room, more, |room| fill(room.get_mut(begin..end).unwrap_or_default()));
        Packet { frame, end: whole, intact: false }
    }

    /// Gives a packet its header. There is no room for options: they are left out.
    #[must_use]
    pub fn headed(mut self, header: &Ipv4) -> Packet {
        let payload_len = self.len().saturating_sub(IPV4_HEADER_LEN);
        if let Some(head) = self.edit().first_chunk_mut::<IPV4_HEADER_LEN>() {
            header.write(payload_len, head);
        }
        self
    }

    /// A new packet with this payload.
    pub fn new(header: &Ipv4, payload: &[u8]) -> Packet {
        Packet::around(payload.len(), |room| room.copy_from_slice(payload)).headed(header)
    }

    /// A new packet with this payload, and all options of its header.
    pub fn with_options(header: &Ipv4, payload: &[u8]) -> Packet {
        let header_len = header.header_len();
        let mut packet = Packet::made(header_len, payload.len(), None, |room| room.copy_from_slice(payload));
        header.write(payload.len(), packet.edit().get_mut(..header_len).unwrap_or_default());
        packet
    }

    /// The packet of `len` bytes in a frame that arrived; `intact`: its transport checksum is known to be right. It takes
    /// the frame's memory over when it has the size of its own frame, as all but strangers' frames have.
    #[inline]
    pub fn received(frame: Bytes, len: usize, intact: bool) -> Packet {
        let end = ETH_HEADER_LEN + len;
        let fits = frame.len() == end.max(ETH_MIN_LEN);
        let frame = if fits { frame } else { Packet::new_frame(frame.get(ETH_HEADER_LEN..end).unwrap_or_default()) };
        Packet { frame, end, intact }
    }

    /// A frame of its own for these bytes, its header still zero.
    #[cold]
    fn new_frame(packet: &[u8]) -> Bytes {
        Packet::made(0, packet.len(), None, |room| room.copy_from_slice(packet)).frame
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

    /// Bytes of it.
    pub const fn len(&self) -> usize {
        self.end - ETH_HEADER_LEN
    }

    /// Whether nothing is in it, not even a header.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its beginning, up to a payload that is shared: all headers stand in it.
    #[inline]
    pub fn head(&self) -> &[u8] {
        let head = self.frame.head();
        head.get(ETH_HEADER_LEN..self.end.min(head.len())).unwrap_or_default()
    }

    /// Its header, and the payload as far as it stands in the head.
    #[inline]
    pub fn read(&self) -> Result<(Ipv4, &[u8]), WireError> {
        Ipv4::read(self.head(), self.len() - self.head().len(), false)
    }

    /// Some of its bytes, to be kept beyond its life without copying them.
    pub fn slice(&self, from: usize, to: usize) -> Slice {
        Slice::of(&self.frame, ETH_HEADER_LEN + from, (ETH_HEADER_LEN + to).min(self.end))
    }

    /// Its bytes from one place on. They are joined only when they lie in both pieces.
    pub fn rest(&self, at: usize) -> &[u8] {
        self.frame.range((ETH_HEADER_LEN + at).min(self.end), self.end)
    }

    /// Its head, to be changed. Whoever else holds the frame keeps it as it was.
    pub fn edit(&mut self) -> &mut [u8] {
        let head = self.frame.head_mut();
        let end = self.end.min(head.len());
        head.get_mut(ETH_HEADER_LEN..end).unwrap_or_default()
    }

    /// The packet in its frame, padded with zeros to the least length.
    #[inline]
    pub fn into_frame(mut self, eth: &Eth) -> Bytes {
        let end = self.end;
        let memory = self.frame.head_mut();
        if let Some(head) = memory.first_chunk_mut() {
            eth.write(head);
        }
        if let Some(padding) = memory.get_mut(end..).filter(|padding| !padding.is_empty()) {
            padding.fill(0);
        }
        self.frame
    }
}

/// Its bytes in one piece, from the first of the IP header.
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
        let arrived = Bytes::from(ETH.emit(&bytes));
        let held = arrived.clone();
        let mut packet = Packet::received(arrived, bytes.len(), false);
        packet.edit()[8] = 63;
        assert_eq!((held[ETH_HEADER_LEN + 8], packet[8]), (64, 63), "who holds it keeps it");
        let at = packet.as_ptr();
        packet.edit()[8] = 62;
        assert_eq!(packet.as_ptr(), at, "alone, it is changed where it lies");
    }

    #[test]
    fn a_payload_that_stays_where_it_is_travels_all_the_same() {
        let payload = vec![7; 1480];
        let more = Slice::from(payload.clone()).part(8, 1480);
        let mut packet = Packet::over(8, more, |room| room.fill(7)).headed(&header());
        assert_eq!((packet.len(), packet.head().len()), (1500, 28));
        assert_eq!(packet[..], header().emit(&payload));
        assert_eq!(packet.read().map(|(read, here)| (read, here.len())), Ok((header(), 8)));
        assert_eq!((packet.rest(28).len(), &*packet.slice(20, 30)), (1472, &[7; 10][..]));
        let sent = packet.clone().into_frame(&ETH);
        packet.edit()[8] = 63;
        assert_eq!(sent[..], ETH.emit(&header().emit(&payload)), "who holds it keeps it");
        assert_eq!(Packet::received(sent.clone(), 1500, true).into_frame(&ETH), sent);
        assert_eq!(Packet::received(sent, 100, true)[20..], [7; 80], "shorter than its frame: a frame of its own");
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
