//! SYNs from outside that nothing maps: an answer would end a connection that both sides are just opening, so it waits for six
//! seconds (RFC 5382 REQ-4). When the inside calls the same end meanwhile, there is none.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::flow::{Flow, socket};
use super::window::Segment;
use crate::sim::{FrameId, SimTime};
use crate::trace::{FactId, NatFact, Trace, What};
use crate::wire::{Flags, IpProto};

/// RFC 5382 REQ-4.
const WAIT: Duration = Duration::from_secs(6);
/// SYNs remembered at once; more get no answer.
const REMEMBERED_MAX: usize = 256;
/// Bytes of a packet that are remembered: what an error may quote (RFC 1812 4.3.2.3).
const KEPT_BYTES: usize = 576;

/// A packet to be answered with "port unreachable" now.
#[derive(Clone, Debug)]
pub struct Unanswered {
    /// The packet as it came; long ones are cut.
    pub packet: Vec<u8>,
    /// The frame it came in.
    pub frame: Option<FrameId>,
}

#[derive(Clone, Debug)]
struct Remembered {
    due: SimTime,
    flow: Flow,
    cause: FactId,
    syn: Unanswered,
}

/// The SYNs that wait, the oldest first.
#[derive(Clone, Default, Debug)]
pub(super) struct Syns(Vec<Remembered>);

impl Syns {
    /// A refused packet; remembered when it is a SYN that does not wait yet.
    pub(super) fn remember(&mut self, now: SimTime, packet: &[u8], trace: &mut Trace) {
        let flags = Segment::of(packet).flags;
        let Some(flow) = Flow::of(packet).filter(|flow| flow.proto == IpProto::TCP) else { return };
        let is_syn = flags.contains(Flags::SYN) && !flags.contains(Flags::ACK) && !flags.contains(Flags::RST);
        if !is_syn || self.0.len() >= REMEMBERED_MAX || self.0.iter().any(|known| known.flow == flow) {
            return;
        }
        let (remote, outside, answer_secs) = (socket(flow.src), socket(flow.dst), WAIT.as_secs() as u32);
        let cause = trace.say(|| What::Nat(NatFact::SynRemembered { remote, outside, answer_secs }));
        let packet = packet.iter().take(KEPT_BYTES).copied().collect();
        self.0.push(Remembered { due: now + WAIT, flow, cause, syn: Unanswered { packet, frame: trace.frame_now() } });
    }

    /// A segment leaves by this flow: the SYN against it is no stranger's.
    pub(super) fn forget(&mut self, leaving: &Flow, trace: &mut Trace) {
        let Some(at) = self.0.iter().position(|known| known.flow == leaving.reversed()) else { return };
        let flow = self.0.remove(at).flow;
        trace.aside(|| What::Nat(NatFact::SynForgotten { remote: socket(flow.src), outside: socket(flow.dst) }));
    }

    /// An address is gone: nobody answers in its name.
    pub(super) fn flush(&mut self, addr: Ipv4Addr) {
        self.0.retain(|known| known.flow.dst.addr != addr);
    }

    /// Those whose time has come, each with the fact its answer follows from.
    pub(super) fn due(&mut self, now: SimTime, trace: &mut Trace) -> Vec<(Unanswered, FactId)> {
        let count = self.0.iter().take_while(|known| known.due <= now).count();
        let answer = |known: Remembered| {
            trace.follow(known.cause);
            trace.about(known.syn.frame);
            let (remote, outside) = (socket(known.flow.src), socket(known.flow.dst));
            let said = trace.say(|| What::Nat(NatFact::SynAnswered { remote, outside }));
            (known.syn, said)
        };
        self.0.drain(..count).map(answer).collect()
    }

    /// When the first is due.
    pub(super) fn deadline(&self) -> Option<SimTime> {
        self.0.first().map(|known| known.due)
    }
}
