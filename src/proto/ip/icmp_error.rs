//! ICMP errors: whether one may be sent, how often, and what it quotes (RFC 1812 4.3.2).

use core::time::Duration;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::{Config, is_martian_source};
use crate::sim::SimTime;
use crate::trace::facts::WithheldWhy;
use crate::wire::{IpProto, Ipv4View};

/// Greatest error packet (RFC 1812 4.3.2.3), less its own IP header and the eight bytes of ICMP.
const QUOTE_MAX: usize = 576 - 20 - 8;

/// As much of a packet as an error about it quotes; padding behind it is not quoted.
pub fn quote(packet: &[u8]) -> Vec<u8> {
    let total = Ipv4View::new(packet).map_or(packet.len(), |view| view.total_len());
    packet.iter().take(total.min(QUOTE_MAX)).copied().collect()
}

/// Whether an error about this packet may be sent (RFC 1812 4.3.2.7): never about an ICMP error, about what went to
/// many, about a later fragment, nor to a source that is no single host. `to_many`: it came in a group frame, or its
/// destination is everybody's on some network.
pub fn may_send_error(packet: &[u8], to_many: bool) -> Result<(), WithheldWhy> {
    let view = Ipv4View::new(packet).ok_or(WithheldWhy::NoSingleSource)?;
    let dst = view.dst();
    match () {
        () if to_many || dst.is_multicast() || dst.is_broadcast() => Err(WithheldWhy::ToMany),
        () if view.is_later_fragment() => Err(WithheldWhy::LaterFragment),
        () if is_martian_source(view.src()) => Err(WithheldWhy::NoSingleSource),
        () if is_icmp_error(&view) => Err(WithheldWhy::AboutError),
        () => Ok(()),
    }
}

/// Everything that is not a known question or answer counts as an error, so that no pair of boxes can quarrel.
fn is_icmp_error(view: &Ipv4View<'_>) -> bool {
    // Echo, router discovery, timestamp, information, address mask: RFC 792, 950, 1256.
    let is_query = matches!(view.payload().first(), Some(0 | 8..=10 | 13..=18));
    view.proto() == IpProto::ICMP && !is_query
}

/// A destination may save up so many errors (Linux `XRLIM_BURST_FACTOR`).
const BURST: u32 = 6;
/// Destinations remembered; those forgotten start with a full bucket.
const DESTINATIONS_MAX: usize = 256;

/// Saved-up time, and when it was counted.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    saved: Duration,
    counted: SimTime,
}

impl Bucket {
    fn refill(&mut self, now: SimTime, full: Duration) {
        self.saved = (self.saved + now.since(self.counted)).min(full);
        self.counted = now;
    }
}

/// Limits how many errors go to one destination, and to all together (RFC 1812 4.3.2.8): a token bucket each.
#[derive(Clone, Default, Debug)]
pub struct IcmpLimiter {
    buckets: BTreeMap<Ipv4Addr, Bucket>,
    /// Of all together; full until the first error.
    all: Option<Bucket>,
}

impl IcmpLimiter {
    /// Whether one more error may go to `to` now; counts it when it may.
    pub fn allow(&mut self, now: SimTime, to: Ipv4Addr, config: &Config) -> bool {
        if config.icmp_ratelimit_ms == 0 {
            return true;
        }
        let interval = Duration::from_millis(config.icmp_ratelimit_ms.into());
        let share = Duration::from_secs(1) / config.icmp_msgs_per_sec.max(1);
        let (full, full_of_all) = (interval * BURST, share * config.icmp_msgs_burst.max(1));
        if self.buckets.len() >= DESTINATIONS_MAX && !self.buckets.contains_key(&to) {
            self.forget_idlest();
        }
        let all = self.all.get_or_insert(Bucket { saved: full_of_all, counted: now });
        all.refill(now, full_of_all);
        let own = self.buckets.entry(to).or_insert(Bucket { saved: full, counted: now });
        own.refill(now, full);
        let (Some(rest), Some(rest_of_all)) = (own.saved.checked_sub(interval), all.saved.checked_sub(share)) else {
            return false;
        };
        (own.saved, all.saved) = (rest, rest_of_all);
        true
    }

    fn forget_idlest(&mut self) {
        let idlest = self.buckets.iter().min_by_key(|(_, bucket)| bucket.counted).map(|(to, _)| *to);
        if let Some(to) = idlest {
            self.buckets.remove(&to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Icmp, Ipv4, Udp, UnreachableCode};

    const PC: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 100);
    const WEB: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

    fn udp(src: Ipv4Addr, dst: Ipv4Addr) -> Vec<u8> {
        Ipv4::new(src, dst, IpProto::UDP).emit(&Udp { src_port: 1, dst_port: 2 }.emit(src, dst, b"x"))
    }

    fn icmp(message: &Icmp) -> Vec<u8> {
        Ipv4::new(PC, WEB, IpProto::ICMP).emit(&message.emit())
    }

    #[test]
    fn errors_are_only_sent_where_they_cannot_multiply() {
        assert_eq!(may_send_error(&udp(PC, WEB), false), Ok(()));
        let ping = icmp(&Icmp::EchoRequest { id: 1, seq: 1, data: vec![] });
        assert_eq!(may_send_error(&ping, false), Ok(()));
        let about_error = Icmp::Unreachable { code: UnreachableCode::Host, mtu: 0, quote: udp(WEB, PC) };
        assert_eq!(may_send_error(&icmp(&about_error), false), Err(WithheldWhy::AboutError));
        let strange = icmp(&Icmp::Other { kind: 40, code: 0, rest: vec![0; 4] });
        assert_eq!(may_send_error(&strange, false), Err(WithheldWhy::AboutError));
        assert_eq!(may_send_error(&udp(PC, WEB), true), Err(WithheldWhy::ToMany), "a group frame");
        assert_eq!(may_send_error(&udp(PC, Ipv4Addr::BROADCAST), false), Err(WithheldWhy::ToMany));
        assert_eq!(may_send_error(&udp(Ipv4Addr::UNSPECIFIED, WEB), false), Err(WithheldWhy::NoSingleSource));
        let later = Ipv4 { fragment_offset: 10, ..Ipv4::new(PC, WEB, IpProto::UDP) };
        assert_eq!(may_send_error(&later.emit(&[0; 8]), false), Err(WithheldWhy::LaterFragment));
        assert!(may_send_error(&[0x45; 7], false).is_err());
    }

    #[test]
    fn a_quote_makes_576_bytes_at_most_and_no_padding() {
        let mut ping = Ipv4::new(PC, WEB, IpProto::ICMP).emit(&[0; 64]);
        ping.resize(100, 0xee);
        assert_eq!(quote(&ping).len(), 84, "all of a ping");
        let segment = Ipv4::new(PC, WEB, IpProto::TCP).emit(&[0; 1480]);
        assert_eq!(quote(&segment).len() + 28, 576);
    }

    #[test]
    fn all_destinations_together_have_a_limit_of_their_own() {
        let mut limiter = IcmpLimiter::default();
        let mut allowed = |ms, from: u32| {
            let to = (from..from + 200).map(Ipv4Addr::from);
            to.filter(|to| limiter.allow(SimTime::from_millis(ms), *to, &Config::DEFAULT)).count()
        };
        assert_eq!(allowed(0, 0x0a00_0000), 50, "the burst");
        assert_eq!(allowed(20, 0x0a01_0000), 20, "a thousand a second");
        let off = Config { icmp_ratelimit_ms: 0, ..Config::DEFAULT };
        assert!((0..100).all(|_| limiter.allow(SimTime::from_millis(20), PC, &off)));
    }

    #[test]
    fn six_at_once_then_one_a_second_for_each_destination() {
        let mut limiter = IcmpLimiter::default();
        let passed = (0..20).filter(|_| limiter.allow(SimTime::ZERO, PC, &Config::DEFAULT)).count();
        assert_eq!(passed, 6);
        assert!(limiter.allow(SimTime::ZERO, WEB, &Config::DEFAULT), "another destination has its own bucket");
        assert!(!limiter.allow(SimTime::from_millis(999), PC, &Config::DEFAULT));
        assert!(
            limiter.allow(SimTime::from_secs(1), PC, &Config::DEFAULT)
                && !limiter.allow(SimTime::from_secs(1), PC, &Config::DEFAULT)
        );
        for n in 0..1000 {
            limiter.allow(SimTime::from_secs(2), Ipv4Addr::from(n), &Config::DEFAULT);
        }
        assert_eq!(limiter.buckets.len(), DESTINATIONS_MAX);
    }
}
