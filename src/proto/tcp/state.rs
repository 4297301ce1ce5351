//! The states of RFC 9293 section 3.3.2 and what may be done in each. The moves between them are made where their
//! causes are found (`receive`, `user`, `timers`), always through `Connection::enter`, which says so.

pub use crate::trace::TcpState as State;

use super::Connection;
use super::info::Events;
use crate::trace::{TcpCause, TcpEvent, Trace};

/// Both SYNs are acknowledged: RFC 9293 calls these the synchronized states.
pub(super) const fn synchronized(state: State) -> bool {
    !matches!(state, State::Closed | State::Listen | State::SynSent | State::SynReceived)
}

/// The program may still give bytes, and bytes given before may still leave.
pub(super) const fn may_send(state: State) -> bool {
    matches!(state, State::Established | State::CloseWait)
}

/// What was given before a close may still leave, the FIN included.
pub(super) const fn may_transmit(state: State) -> bool {
    matches!(state, State::Established | State::CloseWait | State::FinWait1 | State::Closing | State::LastAck)
}

/// The peer may still send data we have not seen.
pub(super) const fn may_receive(state: State) -> bool {
    matches!(state, State::Established | State::FinWait1 | State::FinWait2)
}

/// The state after this side says it has no more to send; `None` when nothing is to be said.
pub(super) const fn after_close(state: State) -> Option<State> {
    match state {
        State::Established => Some(State::FinWait1),
        State::CloseWait => Some(State::LastAck),
        _ => None,
    }
}

/// The state after the peer's FIN arrived in order.
pub(super) const fn after_fin(state: State) -> Option<State> {
    match state {
        State::SynReceived | State::Established => Some(State::CloseWait),
        State::FinWait1 => Some(State::Closing),
        State::FinWait2 => Some(State::TimeWait),
        _ => None,
    }
}

/// The state after our FIN was acknowledged.
pub(super) const fn after_fin_acknowledged(state: State) -> Option<State> {
    match state {
        State::FinWait1 => Some(State::FinWait2),
        State::Closing => Some(State::TimeWait),
        State::LastAck => Some(State::Closed),
        _ => None,
    }
}

impl Connection {
    /// The only place where the state changes.
    pub(super) fn enter(&mut self, to: State, cause: TcpCause, trace: &mut Trace) {
        let from = self.state;
        if from == to {
            return;
        }
        self.say(trace, || TcpEvent::State { from, to, cause });
        self.state = to;
        match to {
            State::Established => self.events.insert(Events::BECAME_ESTABLISHED | Events::WRITABLE),
            State::Closed => {
                self.timers.stop_all();
                self.flight.clear();
                self.send.clear();
                self.events.insert(Events::CLOSED | Events::READABLE | Events::WRITABLE);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State::{
        CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent, TimeWait,
    };
    use super::*;

    const ALL: [State; 11] =
        [Closed, Listen, SynSent, SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait];

    #[test]
    fn the_diagram_of_rfc_9293() {
        let none = None;
        let table = [
            // state, close, FIN arrives, our FIN acknowledged
            (Closed, none, none, none),
            (Listen, none, none, none),
            (SynSent, none, none, none),
            (SynReceived, none, Some(CloseWait), none),
            (Established, Some(FinWait1), Some(CloseWait), none),
            (FinWait1, none, Some(Closing), Some(FinWait2)),
            (FinWait2, none, Some(TimeWait), none),
            (CloseWait, Some(LastAck), none, none),
            (Closing, none, none, Some(TimeWait)),
            (LastAck, none, none, Some(Closed)),
            (TimeWait, none, none, none),
        ];
        assert_eq!(table.map(|row| row.0), ALL);
        for (state, close, fin, acknowledged) in table {
            assert_eq!(after_close(state), close, "{state:?} close");
            assert_eq!(after_fin(state), fin, "{state:?} FIN");
            assert_eq!(after_fin_acknowledged(state), acknowledged, "{state:?} FIN acknowledged");
        }
    }

    #[test]
    fn who_may_send_and_receive() {
        assert_eq!(ALL.into_iter().filter(|&s| may_send(s)).collect::<Vec<_>>(), [Established, CloseWait]);
        assert_eq!(ALL.into_iter().filter(|&s| may_receive(s)).collect::<Vec<_>>(), [Established, FinWait1, FinWait2]);
        assert_eq!(ALL.into_iter().filter(|&s| !synchronized(s)).count(), 4);
    }
}
