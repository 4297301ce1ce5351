//! The state machine of RFC 9293 (figure 5): which states follow which. Resets and failures lead from any state to
//! CLOSED and are not among them; the notes of the figure (a FIN that comes with the ACK of ours) are two ways at once.

use crate::trace::TcpState::{
    self, CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent, TimeWait,
};

/// A way from one state to another.
pub type Edge = (TcpState, TcpState);

/// All ways of the figure, in the order in which the screen's diagram names them.
pub const EDGES: [Edge; 17] = [
    (Closed, Listen),
    (Closed, SynSent),
    (Listen, SynReceived),
    (Listen, SynSent),
    (SynSent, SynReceived),
    (SynReceived, Established),
    (SynSent, Established),
    (SynReceived, FinWait1),
    (Established, FinWait1),
    (Established, CloseWait),
    (FinWait1, FinWait2),
    (FinWait1, Closing),
    (FinWait2, TimeWait),
    (Closing, TimeWait),
    (CloseWait, LastAck),
    (LastAck, Closed),
    (TimeWait, Closed),
];
