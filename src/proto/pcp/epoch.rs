//! Whether a server has lost its table since it was last heard of (RFC 6887 8.5): its seconds and ours go at one pace, or it
//! began anew.

use crate::sim::SimTime;

/// Seconds that two clocks may differ by.
const SLACK_SECS: u64 = 2;
/// One part in so many that they may drift.
const DRIFT: u64 = 16;

/// What a client knows of its server's clock.
#[derive(Clone, Copy, Default, Debug)]
pub struct Epoch(Option<(u64, u64)>);

impl Epoch {
    /// The server says so many seconds now. True when it must have lost its table in between.
    pub fn is_lost(&mut self, now: SimTime, epoch_secs: u32) -> bool {
        let (server, client) = (u64::from(epoch_secs), now.secs());
        let Some((server_before, client_before)) = self.0.replace((server, client)) else { return false };
        // Answers may overtake each other by a second.
        if server + 1 < server_before {
            return true;
        }
        let (by_server, by_client) = (server.saturating_sub(server_before), client.saturating_sub(client_before));
        by_client + SLACK_SECS < by_server - by_server / DRIFT || by_server + SLACK_SECS < by_client - by_client / DRIFT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_back_or_falls_behind_began_anew() {
        let lost = |before: (u64, u32), now: (u64, u32)| {
            let mut epoch = Epoch::default();
            assert!(!epoch.is_lost(SimTime::from_secs(before.0), before.1), "the first word is believed");
            epoch.is_lost(SimTime::from_secs(now.0), now.1)
        };
        assert!(!lost((100, 50), (400, 350)));
        assert!(!lost((100, 50), (101, 49)), "one second back is the way of packets");
        assert!(lost((100, 50), (101, 48)));
        assert!(lost((100, 5), (400, 200)), "it was away for a hundred seconds");
        assert!(!lost((0, 0), (1600, 1500)), "a slow clock");
        assert!(lost((100, 50), (110, 90)), "and a fast one");
    }
}
