//! The retransmission timeout: RFC 6298 with the constants of Linux. The variation part is never below 200 ms, so
//! on a quick LAN the timeout is 200 ms and a bit, as on a Linux host; RFC 6298 would say one second.

use core::time::Duration;

use super::config::Config;

/// Smoothed round-trip time and the timeout that follows it. Nanoseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct RttEstimator {
    srtt_ns: Option<u64>,
    rttvar_ns: u64,
    base_ns: u64,
    min_us: u32,
    max_ms: u32,
    doublings: u8,
}

const fn nanos(d: Duration) -> u64 {
    d.as_nanos() as u64
}

const fn millis(ms: u32) -> u64 {
    ms as u64 * 1_000_000
}

impl RttEstimator {
    pub(super) fn new(config: &Config) -> Self {
        RttEstimator {
            srtt_ns: None,
            rttvar_ns: 0,
            base_ns: millis(config.rto_initial_ms),
            min_us: config.rto_min_us,
            max_ms: config.rto_max_ms,
            doublings: 0,
        }
    }

    /// A measured round trip (RFC 6298 sections 2.2 to 2.4).
    pub(super) fn sample(&mut self, rtt: Duration) {
        // An hour is beyond any sane sample and keeps the arithmetic below far from overflow.
        let r = nanos(rtt.min(Duration::from_secs(3600)));
        let srtt = match self.srtt_ns {
            None => {
                self.rttvar_ns = r / 2;
                r
            }
            Some(srtt) => {
                self.rttvar_ns = (3 * self.rttvar_ns + srtt.abs_diff(r)) / 4;
                (7 * srtt + r) / 8
            }
        };
        self.srtt_ns = Some(srtt);
        self.base_ns = (srtt + (4 * self.rttvar_ns).max(u64::from(self.min_us) * 1_000)).min(millis(self.max_ms));
    }

    /// The handshake is over without a sample: a SYN was lost, so start carefully (RFC 6298 section 5.7).
    pub(super) fn fall_back(&mut self, config: &Config) {
        if self.srtt_ns.is_none() {
            self.base_ns = millis(config.rto_fallback_ms);
        }
    }

    /// The timeout, back-off included.
    pub(super) fn rto(&self) -> Duration {
        let backed_off = self.base_ns.saturating_mul(1 << self.doublings.min(20));
        Duration::from_nanos(backed_off.min(millis(self.max_ms)))
    }

    /// Doubles the timeout (RFC 6298 section 5.5).
    pub(super) fn back_off(&mut self) {
        self.doublings = self.doublings.saturating_add(1);
    }

    /// Something new was acknowledged: no back-off any more.
    pub(super) fn reset_back_off(&mut self) {
        self.doublings = 0;
    }

    /// Smoothed round-trip time.
    pub(super) fn srtt(&self) -> Option<Duration> {
        self.srtt_ns.map(Duration::from_nanos)
    }

    /// Its variation.
    pub(super) fn rttvar(&self) -> Duration {
        Duration::from_nanos(self.rttvar_ns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    #[test]
    fn the_first_sample_and_the_next() {
        let mut rtt = RttEstimator::new(&Config::DEFAULT);
        assert_eq!(rtt.rto(), ms(1000));
        rtt.sample(ms(100));
        assert_eq!((rtt.srtt(), rtt.rttvar(), rtt.rto()), (Some(ms(100)), ms(50), ms(300)));
        rtt.sample(ms(300));
        // rttvar = 3/4·50 + 1/4·|100−300| = 87.5, srtt = 7/8·100 + 1/8·300 = 125, rto = 125 + 4·87.5
        assert_eq!((rtt.srtt(), rtt.rttvar()), (Some(ms(125)), Duration::from_micros(87_500)));
        assert_eq!(rtt.rto(), ms(475));
    }

    #[test]
    fn a_lan_gets_200_ms_and_a_bit() {
        let mut rtt = RttEstimator::new(&Config::DEFAULT);
        for _ in 0..50 {
            rtt.sample(ms(10));
        }
        assert_eq!(rtt.rto(), ms(210));
    }

    #[test]
    fn back_off_doubles_up_to_two_minutes() {
        let mut rtt = RttEstimator::new(&Config::DEFAULT);
        let mut waits = Vec::new();
        for _ in 0..9 {
            waits.push(rtt.rto().as_secs());
            rtt.back_off();
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 120, 120]);
        for _ in 0..300 {
            rtt.back_off();
        }
        assert_eq!(rtt.rto(), ms(120_000));
        rtt.reset_back_off();
        assert_eq!(rtt.rto(), ms(1_000));
    }

    #[test]
    fn a_lost_syn_means_three_seconds() {
        let mut rtt = RttEstimator::new(&Config::DEFAULT);
        rtt.fall_back(&Config::DEFAULT);
        assert_eq!(rtt.rto(), ms(3000));
        rtt.sample(ms(10));
        rtt.fall_back(&Config::DEFAULT);
        assert_eq!(rtt.rto(), ms(210));
    }
}
