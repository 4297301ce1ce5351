//! What stands beside the ladder: a state, a call, a timer, a hole. Numbers only; the words are the screen's.

use crate::sim::SimTime;
use crate::trace::{FactId, SockFact, TcpCause, TcpEvent, TcpState};

/// Something that happened at one end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Note {
    /// The fact.
    pub fact: FactId,
    /// When.
    pub at: SimTime,
    /// What.
    pub kind: NoteKind,
}

/// A call made by hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HandCall {
    /// `accept`, `connect`, `recv`…
    pub call: &'static str,
    /// The descriptor it is about; none for `socket`.
    pub fd: Option<u16>,
    /// How far it came.
    pub outcome: Outcome,
    /// The last fact about it.
    pub last: FactId,
}

/// How far a call came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was made.
    Made,
    /// It has nothing to give back yet.
    Blocked,
    /// It gave back this.
    Returned(u32),
    /// It failed, with this error.
    Failed(&'static str),
    /// It never came back: its process was ended.
    Ended,
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoteKind {
    /// The state changed.
    State {
        /// To this one.
        to: TcpState,
        /// Because of this.
        cause: TcpCause,
    },
    /// A program called, or a call came back; its name, and a number of bytes when it moves some.
    Call(&'static str, Option<u32>),
    /// A call was made by hand, blocked, or came back.
    Hand(HandCall),
    /// The retransmission timer ran out after so many nanoseconds.
    Timeout(u64),
    /// So many duplicate ACKs in a row.
    DuplicateAck(u32),
    /// Fast recovery begins.
    Recovery,
    /// All that was sent before the loss is acknowledged.
    Recovered,
    /// Data beyond a hole is kept.
    Hole,
    /// A hole was filled.
    Filled,
    /// Known data came again.
    Duplicate,
    /// A segment was not accepted.
    Rejected,
    /// A window is zero: the own one, or the peer's.
    WindowShut,
    /// A window opened again.
    WindowOpen,
    /// The peer's window is asked for.
    Probe(u32),
    /// A silent peer is asked whether it is still there.
    KeepAlive(u32),
    /// The program has read: there is room again.
    WindowUpdate,
    /// What seems lost may only be late (RACK).
    MaybeLate,
    /// The end of a flight is probed (TLP).
    TailProbe,
    /// That probe filled a hole.
    TailRepaired,
    /// A repetition was needless.
    Needless,
    /// The peer reports data it got twice (D-SACK).
    DuplicateReported,
    /// A buffer grew.
    BufferGrown,
    /// A small segment is held back (Nagle).
    Held,
    /// An acknowledgment waits.
    AckWaits,
    /// A queue of the listener is full.
    QueueFull,
    /// Nobody listens here.
    Closed,
    /// Slow start is over.
    Avoidance,
    /// The congestion window starts small again after a silence.
    IdleRestart,
    /// Something else of this connection, by its place among the facts.
    Other,
}

impl NoteKind {
    /// One of each, with numbers as long as they get.
    pub const EXAMPLES: &[NoteKind] = &[
        NoteKind::State { to: TcpState::SynReceived, cause: TcpCause::SynReceived },
        NoteKind::Call("connect", None),
        NoteKind::Call("send", Some(65_536)),
        NoteKind::Hand(HandCall { call: "connect", fd: Some(12), outcome: Outcome::Blocked, last: FactId(1) }),
        NoteKind::Hand(HandCall { call: "shutdown", fd: Some(12), outcome: Outcome::Made, last: FactId(1) }),
        NoteKind::Hand(HandCall { call: "recv", fd: Some(12), outcome: Outcome::Returned(65_536), last: FactId(1) }),
        NoteKind::Hand(HandCall {
            call: "connect",
            fd: Some(3),
            outcome: Outcome::Failed("EADDRNOTAVAIL"),
            last: FactId(1),
        }),
        NoteKind::Hand(HandCall { call: "accept", fd: Some(12), outcome: Outcome::Ended, last: FactId(1) }),
        NoteKind::Timeout(1_600_000_000),
        NoteKind::DuplicateAck(99),
        NoteKind::Recovery,
        NoteKind::Recovered,
        NoteKind::Hole,
        NoteKind::Filled,
        NoteKind::Duplicate,
        NoteKind::Rejected,
        NoteKind::WindowShut,
        NoteKind::WindowOpen,
        NoteKind::Probe(9),
        NoteKind::KeepAlive(9),
        NoteKind::WindowUpdate,
        NoteKind::MaybeLate,
        NoteKind::TailProbe,
        NoteKind::TailRepaired,
        NoteKind::Needless,
        NoteKind::DuplicateReported,
        NoteKind::BufferGrown,
        NoteKind::Held,
        NoteKind::AckWaits,
        NoteKind::QueueFull,
        NoteKind::Closed,
        NoteKind::Avoidance,
        NoteKind::IdleRestart,
        NoteKind::Other,
    ];

    /// What a decision is beside the ladder; none for what has its own place on the screen.
    pub(super) fn of_event(event: &TcpEvent) -> Option<NoteKind> {
        Some(match event {
            TcpEvent::State { to, cause, .. } => NoteKind::State { to: *to, cause: *cause },
            TcpEvent::Timeout { waited_ns, .. } => NoteKind::Timeout(*waited_ns),
            TcpEvent::DuplicateAck { count, .. } => NoteKind::DuplicateAck(*count),
            TcpEvent::FastRecovery { .. } => NoteKind::Recovery,
            TcpEvent::Recovered { .. } => NoteKind::Recovered,
            TcpEvent::OutOfOrder { .. } => NoteKind::Hole,
            TcpEvent::HoleFilled { .. } => NoteKind::Filled,
            TcpEvent::DuplicateData { .. } => NoteKind::Duplicate,
            TcpEvent::Rejected { .. } => NoteKind::Rejected,
            TcpEvent::SendWindowClosed { .. } | TcpEvent::ReceiveWindowClosed { .. } => NoteKind::WindowShut,
            TcpEvent::SendWindowOpened { .. } | TcpEvent::ReceiveWindowOpened { .. } => NoteKind::WindowOpen,
            TcpEvent::WindowProbe { attempt, .. } => NoteKind::Probe(*attempt),
            TcpEvent::KeepAliveProbe { attempt, .. } => NoteKind::KeepAlive(*attempt),
            TcpEvent::WindowUpdate { .. } => NoteKind::WindowUpdate,
            TcpEvent::ReorderingWait { .. } => NoteKind::MaybeLate,
            TcpEvent::TailLossProbe { .. } => NoteKind::TailProbe,
            TcpEvent::TailLossRepaired { .. } => NoteKind::TailRepaired,
            TcpEvent::SpuriousRecovery { .. } => NoteKind::Needless,
            TcpEvent::DuplicateReported { .. } => NoteKind::DuplicateReported,
            TcpEvent::ReceiveBufferGrown { .. } | TcpEvent::SendBufferGrown { .. } => NoteKind::BufferGrown,
            TcpEvent::NagleHeld { .. } => NoteKind::Held,
            TcpEvent::AckDelayed { .. } => NoteKind::AckWaits,
            TcpEvent::QueueFull { .. } => NoteKind::QueueFull,
            TcpEvent::NoConnection { .. } => NoteKind::Closed,
            TcpEvent::CongestionAvoidance { .. } => NoteKind::Avoidance,
            TcpEvent::IdleRestart { .. } => NoteKind::IdleRestart,
            TcpEvent::Sent { .. }
            | TcpEvent::Negotiated { .. }
            | TcpEvent::RttSample { .. }
            | TcpEvent::Retransmit { .. }
            | TcpEvent::ResetReceived { .. }
            | TcpEvent::ResetSent { .. } => return None,
            _ => NoteKind::Other,
        })
    }

    /// What a call is beside the ladder.
    pub(super) fn of_call(sock: &SockFact) -> Option<NoteKind> {
        Some(match sock {
            SockFact::Connecting { .. } => NoteKind::Call("connect", None),
            SockFact::Accepted { .. } => NoteKind::Call("accept", None),
            SockFact::Wrote { len, .. } => NoteKind::Call("send", Some(*len)),
            SockFact::Read { len, .. } => NoteKind::Call("recv", Some(*len)),
            SockFact::Closed { .. } => NoteKind::Call("close", None),
            _ => return None,
        })
    }

    /// Whether it is a remark about the very segment that arrived: it stands beside that, whatever else happened.
    pub(super) const fn is_about_arrival(self) -> bool {
        matches!(
            self,
            NoteKind::DuplicateAck(_)
                | NoteKind::Hole
                | NoteKind::Filled
                | NoteKind::Duplicate
                | NoteKind::Rejected
                | NoteKind::AckWaits
                | NoteKind::WindowOpen
                | NoteKind::WindowShut
                | NoteKind::DuplicateReported
                | NoteKind::MaybeLate
        )
    }

    /// Whether it is left out rather than given a line of its own: what the arrow beside it says already.
    pub(super) const fn is_minor(self) -> bool {
        matches!(
            self,
            NoteKind::BufferGrown
                | NoteKind::AckWaits
                | NoteKind::Avoidance
                | NoteKind::IdleRestart
                | NoteKind::Hole
                | NoteKind::Filled
        )
    }
}
