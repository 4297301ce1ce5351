//! The address of last resort (RFC 3927): when nobody answers, one of 169.254/16, which only works on this wire.
//!
//! Only the choice of the address is here. Whether somebody else has it is found out as for any other address
//! (`arp::Watch`), and DHCP is asked all the while.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::sim::{Rng, stream};
use crate::wire::Mac;

/// RFC 3927 2.1: the first and last 256 addresses are not to be chosen.
const FIRST: u32 = u32::from_be_bytes([169, 254, 1, 0]);
const COUNT: u32 = 254 * 256;
/// Length of the prefix.
const PREFIX_LEN: u8 = 16;

/// The addresses one card tries, in their order: made from its hardware address alone, so that it mostly comes back to the
/// same one (RFC 3927 2.1).
#[derive(Clone, Debug)]
pub(super) struct Candidates(Rng);

impl Candidates {
    pub(super) fn of(mac: Mac) -> Candidates {
        Candidates(stream(0, &mac.to_string(), "link-local"))
    }

    /// The next one to try.
    pub(super) fn next(&mut self) -> Option<Ipv4Net> {
        Ipv4Net::new(Ipv4Addr::from_bits(FIRST + self.0.below(COUNT)), PREFIX_LEN).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_the_range_and_depend_on_the_card_alone() {
        let first = |mac| Candidates::of(mac).next().expect("an address");
        assert_eq!(first(Mac::local(1)), first(Mac::local(1)));
        assert_ne!(first(Mac::local(1)), first(Mac::local(2)));
        let mut all = Candidates::of(Mac::local(3));
        for _ in 0..10_000 {
            let net = all.next().expect("an address");
            let [a, b, c, _] = net.addr().octets();
            assert!((a, b, net.prefix_len()) == (169, 254, 16) && (1..=254).contains(&c), "{net}");
        }
    }
}
