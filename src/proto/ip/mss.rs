//! Lowering the MSS that a passing SYN announces to what the links of a router carry (iptables `TCPMSS
//! --clamp-mss-to-pmtu`). Not part of any standard (RFC 4459 3.2 names it): it helps where ICMP is filtered.

use crate::wire::{Flags, IpProto, Ipv4View, be16, checksum};

/// The option kind (RFC 9293 3.1), and the two that stand alone.
const MSS: u8 = 2;
const END: u8 = 0;
const NOP: u8 = 1;

/// Lowers the MSS of a SYN in a packet to what fits `mtu_bytes`; what it was and is, when that changed something. A SYN
/// that names none is left alone, as is everything else.
pub fn clamp_mss(packet: &mut [u8], mtu_bytes: u16) -> Option<(u16, u16)> {
    let view = Ipv4View::new(packet)?;
    if view.proto() != IpProto::TCP || view.is_later_fragment() {
        return None;
    }
    let (start, segment) = (view.header_len(), view.payload());
    let flags = Flags(*segment.get(13)?);
    if !flags.contains(Flags::SYN) {
        return None;
    }
    let header_len = usize::from(segment.get(12)? >> 4) * 4;
    let at = 20 + option_at(segment.get(20..header_len)?)?;
    let (old, check) = (be16(segment, at)?, be16(segment, 16)?);
    let new = mtu_bytes.saturating_sub(40);
    if old <= new {
        return None;
    }
    // An option may begin at an odd byte: its two bytes then lie in two words of the sum, each in the other half.
    let swap = |n: u16| if at % 2 == 1 { n.swap_bytes() } else { n };
    let check = checksum::update(check, &swap(old).to_be_bytes(), &swap(new).to_be_bytes());
    packet.get_mut(start + at..start + at + 2)?.copy_from_slice(&new.to_be_bytes());
    packet.get_mut(start + 16..start + 18)?.copy_from_slice(&check.to_be_bytes());
    Some((old, new))
}

/// Where the value of the MSS option stands among the options.
fn option_at(options: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match (*options.get(at)?, options.get(at + 1)) {
            (END, _) => return None,
            (NOP, _) => at += 1,
            (MSS, Some(4)) => return Some(at + 2),
            (_, Some(len @ 2..)) => at += usize::from(*len),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::wire::{Ipv4, Tcp};

    const ENDS: (Ipv4Addr, Ipv4Addr) = (Ipv4Addr::new(192, 168, 0, 100), Ipv4Addr::new(203, 0, 113, 10));

    fn packet(flags: u8, options: &[u8]) -> Vec<u8> {
        let mut segment = vec![0; 20];
        segment[12] = (((20 + options.len()) / 4) << 4) as u8;
        segment[13] = flags;
        segment.extend_from_slice(options);
        let check = checksum::transport(ENDS.0, ENDS.1, IpProto::TCP, &segment);
        segment[16..18].copy_from_slice(&check.to_be_bytes());
        Ipv4::new(ENDS.0, ENDS.1, IpProto::TCP).emit(&segment)
    }

    #[test]
    fn a_syn_is_lowered_and_its_checksum_stays_right() {
        for options in [&[2, 4, 0x05, 0xb4][..], &[1, 2, 4, 0x05, 0xb4, 0, 0, 0], &[8, 3, 9, 2, 4, 5, 0xb4, 0]] {
            let mut syn = packet(2, options);
            assert_eq!(clamp_mss(&mut syn, 1400), Some((1460, 1360)), "{options:?}");
            let segment = syn.get(20..).expect("a segment");
            let seg = Tcp::parse(ENDS.0, ENDS.1, segment).expect("whole").0;
            assert_eq!(seg.options.mss, Some(1360));
        }
    }

    #[test]
    fn nothing_is_raised_invented_or_touched_without_need() {
        for (flags, options) in
            [(2, &[2, 4, 0x04, 0x00][..]), (2, &[]), (0x10, &[2, 4, 5, 0xb4]), (2, &[2, 3, 5, 0]), (2, &[5, 0, 0, 0])]
        {
            let mut bytes = packet(flags, options);
            let before = bytes.clone();
            assert_eq!(clamp_mss(&mut bytes, 1400), None);
            assert_eq!(bytes, before, "{options:?}");
        }
        for len in 0..44 {
            let mut cut = packet(2, &[2, 4, 5, 0xb4]);
            cut.truncate(len);
            let _ = clamp_mss(&mut cut, 1400);
        }
    }
}
