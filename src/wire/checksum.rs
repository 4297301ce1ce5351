//! The Internet checksum (RFC 1071), its update in place (RFC 1624), and the check sequence of Ethernet.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{IpProto, be16};

/// The one's complement sum of `bytes` as 16-bit words, to be added to others and folded; an odd last byte is padded
/// with zero.
#[inline]
pub fn sum(bytes: &[u8]) -> u64 {
    if bytes.len() < 16 { sum_of_few(bytes) } else { sum_of_many(bytes) }
}

fn sum_of_few(bytes: &[u8]) -> u64 {
    let (words, last) = bytes.as_chunks::<2>();
    let words: u64 = words.iter().map(|word| u64::from(u16::from_be_bytes(*word))).sum();
    words + last.first().map_or(0, |byte| u64::from(*byte) << 8)
}

fn sum_of_many(bytes: &[u8]) -> u64 {
    // Wide words in the machine's own order: one's complement sums may be taken in wider words and folded later, and
    // swapped bytes give the swapped sum (RFC 1071 2(B), 2(C)). What leaves 64 bits at the top is counted above them: an
    // addition and one of its carry. Two such sums, so that neither waits for the other.
    let (pairs, rest) = bytes.as_chunks::<16>();
    let (mut even, mut odd) = (0u128, 0u128);
    for pair in pairs {
        let pair = u128::from_ne_bytes(*pair);
        even += pair & u128::from(u64::MAX);
        odd += pair >> 64;
    }
    let (words, rest) = rest.as_chunks::<4>();
    let last = match *rest {
        [a] => [a, 0, 0, 0],
        [a, b] => [a, b, 0, 0],
        [a, b, c] => [a, b, c, 0],
        _ => [0; 4],
    };
    let rest: u64 = words.iter().chain([&last]).map(|word| u64::from(u32::from_ne_bytes(*word))).sum();
    let total = even + odd;
    let halves = [total as u64 >> 32, total as u64 & u64::from(u32::MAX), (total >> 64) as u64];
    u64::from(u16::from_be(fold(halves.into_iter().sum::<u64>() + rest)))
}

/// Folds a sum to 16 bits.
pub fn fold(mut total: u64) -> u16 {
    while total > 0xffff {
        total = (total & 0xffff) + (total >> 16);
    }
    total as u16
}

/// The checksum of `bytes`: zero when they already contain a right one.
pub fn checksum(bytes: &[u8]) -> u16 {
    !fold(sum(bytes))
}

/// The sum of the pseudo header of TCP and UDP over IPv4 (RFC 9293 3.1).
pub fn pseudo(src: Ipv4Addr, dst: Ipv4Addr, proto: IpProto, len: usize) -> u64 {
    let halves = |addr: Ipv4Addr| u64::from(addr.to_bits() >> 16) + u64::from(addr.to_bits() & 0xffff);
    halves(src) + halves(dst) + u64::from(proto.0) + len as u64
}

/// The checksum of a transport segment.
pub fn transport(src: Ipv4Addr, dst: Ipv4Addr, proto: IpProto, segment: &[u8]) -> u16 {
    !fold(pseudo(src, dst, proto, segment.len()) + sum(segment))
}

/// The checksum of a TCP, UDP or `ICMPv6` message over IPv6 (RFC 8200 8.1).
pub fn transport_v6(src: Ipv6Addr, dst: Ipv6Addr, proto: IpProto, segment: &[u8]) -> u16 {
    let addresses = sum(&src.octets()) + sum(&dst.octets());
    !fold(addresses + u64::from(proto.0) + segment.len() as u64 + sum(segment))
}

/// What the checksum at `at` says, and what it would have to say for these bytes. `beyond`: the sum of what else it
/// covers, as a pseudo header.
pub fn stated_and_computed(bytes: &[u8], at: usize, beyond: u64) -> (u16, u16) {
    let stated = be16(bytes, at).unwrap_or_default();
    // In one's complement, adding the inverse takes the stated one out of the sum again.
    (stated, !fold(beyond + sum(bytes) + u64::from(!stated)))
}

/// The checksum after `old` bytes (at an even offset) became `new` ones (RFC 1624, equation 3).
pub fn update(check: u16, old: &[u8], new: &[u8]) -> u16 {
    update_word(check, fold(sum(old)), fold(sum(new)))
}

/// As `update`, of one word of 16 bits.
#[inline]
pub fn update_word(check: u16, old: u16, new: u16) -> u16 {
    !fold(u64::from(!check) + u64::from(!old) + u64::from(new))
}

/// The frame check sequence of Ethernet (IEEE 802.3 3.2.9), sent with its lowest byte first.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_1071_example() {
        let bytes = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7];
        assert_eq!(fold(sum(&bytes)), 0xddf2);
        assert_eq!(checksum(&[0x45]), !0x4500);
    }

    #[test]
    fn a_sum_in_wide_words_is_that_of_its_16_bit_words() {
        let bytes: Vec<u8> = (0..200u32).map(|i| 255 - (i * i % 7) as u8).collect();
        for len in 0..bytes.len() {
            let bytes = &bytes[..len];
            let word = |pair: &[u8]| u64::from(pair[0]) << 8 | pair.get(1).map_or(0, |low| u64::from(*low));
            assert_eq!(fold(sum(bytes)), fold(bytes.chunks(2).map(word).sum()), "{len} bytes");
        }
    }

    #[test]
    fn the_check_value_of_crc_32() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_wrong_checksum_is_told_with_the_right_one() {
        let mut bytes = [0x45, 0, 0, 20, 0, 0, 0, 0, 64, 1, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2];
        let right = checksum(&bytes);
        bytes[10..12].copy_from_slice(&[0xbe, 0xef]);
        assert_eq!(stated_and_computed(&bytes, 10, 0), (0xbeef, right));
        assert_eq!(stated_and_computed(&bytes[..11], 10, 0).0, 0, "cut off: nothing stands there");
    }

    #[test]
    fn an_update_equals_a_new_sum() {
        let mut bytes: Vec<u8> = (0..64u8).map(|i| i.wrapping_mul(37)).collect();
        for at in (0..60).step_by(2) {
            let before = checksum(&bytes);
            let (old, new) = (bytes[at..at + 4].to_vec(), [0xde, 0xad, at as u8, 0x01]);
            bytes[at..at + 4].copy_from_slice(&new);
            assert_eq!(update(before, &old, &new), checksum(&bytes), "at {at}");
        }
    }
}
