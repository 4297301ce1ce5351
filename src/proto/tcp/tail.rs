//! The tail-loss probe (RFC 8985 section 7): when the last segments of a flight are lost, nothing comes after them that
//! could show it. So after two round trips of silence one segment more is sent, new or the last one again; its
//! acknowledgment tells what is missing, long before the timeout would.

use core::time::Duration;

use super::Connection;
use super::ack::Progress;
use super::recovery::Phase;
use super::seq::SeqNumber;
use super::state::synchronized;
use crate::sim::SimTime;
use crate::trace::{TcpEvent, Trace};

/// What the peer may add to two round trips: Linux `TCP_TIMEOUT_MIN`, two ticks.
const SLACK: Duration = Duration::from_millis(2);

/// A probe on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct TailProbe {
    /// What was sent when it left, itself included.
    pub(super) end: SeqNumber,
    /// It is a segment that had been sent before.
    pub(super) repeated: bool,
}

impl Connection {
    /// Section 7.2: something was sent or acknowledged, and the silence begins anew.
    pub(super) fn schedule_tail_probe(&mut self, now: SimTime) {
        let due = self.options.sack
            && self.config.early_retrans >= 3
            && self.recovery.phase == Phase::Open
            && self.recovery.tail.is_none()
            && self.flight.sacked() == 0
            && !self.flight.is_empty()
            && synchronized(self.state);
        self.timers.tail = if due { (now + self.probe_timeout()).min(self.timers.retransmit) } else { SimTime::NEVER };
    }

    /// A lone segment may have to wait for a delayed acknowledgment.
    fn probe_timeout(&self) -> Duration {
        let Some(srtt) = self.rtt.srtt() else { return Duration::from_millis(self.config.rto_initial_ms.into()) };
        2 * srtt
            + if self.flight.segments() == 1 { Duration::from_micros(self.config.rto_min_us.into()) } else { SLACK }
    }

    /// Section 7.3: the silence was long enough.
    pub(super) fn on_tail_timeout(&mut self, now: SimTime, trace: &mut Trace) {
        if self.flight.is_empty() || self.recovery.phase != Phase::Open {
            return;
        }
        self.recovery.tail_due = true;
        self.timers.retransmit = now + self.rtt.rto();
        let waited_ns = now.since(self.sent_at).as_nanos() as u64;
        let (una, outstanding) = (self.send.una.0, self.send.outstanding());
        self.say(trace, || TcpEvent::TailLossProbe { waited_ns, una, outstanding });
    }

    /// Section 7.4: what the answer to a probe means. A probe that repaired a loss is a sign of congestion like any other.
    pub(super) fn settle_tail_probe(&mut self, ack: &Progress, trace: &mut Trace) {
        let Some(probe) = self.recovery.tail else { return };
        if self.send.una.before(probe.end) {
            return;
        }
        let answered_twice = ack.twice.is_some() || (ack.bytes == 0 && ack.sacked == 0);
        let repaired = probe.repeated && !answered_twice && self.send.una.after(probe.end);
        if repaired && self.recovery.phase == Phase::Open {
            self.congestion.on_loss(ack.outstanding);
            self.congestion.on_recovered();
            let (cwnd, ssthresh) = (self.congestion.cwnd(), self.congestion.ssthresh());
            self.say(trace, || TcpEvent::TailLossRepaired { cwnd, ssthresh });
        }
        if repaired || answered_twice || !probe.repeated {
            self.recovery.tail = None;
        }
    }
}
