//! Cutting a packet in pieces that fit a link (RFC 791 3.2, RFC 1812 4.2.2.7).
//!
//! What it is: bytes to bytes. What it is not: the question whether a packet may be cut; the sender and the router on
//! the way ask that in different words.

use crate::wire::{Ipv4, Packet};

/// Pieces are counted in units of eight bytes (RFC 791 3.1).
const UNIT: usize = 8;

/// The pieces of a packet for a link that carries `mtu_bytes`, in order; the packet may itself be a piece. None when a
/// link carries less than a header and eight bytes, which RFC 791 does not allow.
pub fn cut(packet: &[u8], mtu_bytes: u16) -> Vec<Packet> {
    let Ok((whole, payload)) = Ipv4::parse(packet) else { return Vec::new() };
    // RFC 791 3.1: some options stand in the first piece only.
    let carried: Vec<_> = whole.options.iter().filter(|option| option.is_copied()).cloned().collect();
    let room = usize::from(mtu_bytes).saturating_sub(whole.header_len()) / UNIT * UNIT;
    if room == 0 {
        return Vec::new();
    }
    let count = payload.len().div_ceil(room);
    let piece = |(n, bytes): (usize, &[u8])| {
        let header = Ipv4 {
            more_fragments: whole.more_fragments || n + 1 < count,
            fragment_offset: whole.fragment_offset + (n * room / UNIT) as u16,
            options: if n == 0 { whole.options.clone() } else { carried.clone() },
            ..whole.clone()
        };
        Packet::with_options(&header, bytes)
    };
    payload.chunks(room).enumerate().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::wire::{IpProto, Ipv4Option};

    fn header() -> Ipv4 {
        Ipv4 { id: 7, ..Ipv4::new(Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2), IpProto::UDP) }
    }

    fn shapes(pieces: &[Packet]) -> Vec<(usize, u16, bool)> {
        let shape = |piece: &Packet| {
            let (header, _) = Ipv4::parse(piece).expect("a sound header");
            (piece.len(), header.fragment_offset, header.more_fragments)
        };
        pieces.iter().map(shape).collect()
    }

    #[test]
    fn a_ping_of_2000_bytes_is_cut_as_linux_cuts_it() {
        let pieces = cut(&header().emit(&[9; 2008]), 1500);
        assert_eq!(shapes(&pieces), [(1500, 0, true), (548, 185, false)]);
    }

    #[test]
    fn a_piece_is_cut_again_and_keeps_its_place() {
        let last = Ipv4 { fragment_offset: 185, ..header() }.emit(&[9; 528]);
        assert_eq!(shapes(&cut(&last, 300)), [(300, 185, true), (268, 220, false)]);
        let middle = Ipv4 { fragment_offset: 185, more_fragments: true, ..header() }.emit(&[9; 528]);
        assert!(shapes(&cut(&middle, 300)).iter().all(|(_, _, more)| *more));
        assert!(cut(&last, 27).is_empty(), "no room for eight bytes");
    }

    #[test]
    fn only_copied_options_are_carried_on() {
        let route = vec![Ipv4Addr::new(10, 0, 0, 9)];
        let loose = Ipv4Option::LooseRoute { pointer: 4, route: route.clone() };
        let options = vec![Ipv4Option::RecordRoute { pointer: 4, route }, loose.clone()];
        let pieces = cut(&Ipv4 { options: options.clone(), ..header() }.emit(&[1; 64]), 70);
        let own: Vec<_> = pieces.iter().map(|p| Ipv4::parse(p).expect("sound").0.options).collect();
        assert_eq!(own, [options, vec![loose]]);
    }
}
