//! Decisions of a connection (RFC 9293, 6298, 5681).

use serde::Serialize;

/// What a connection decided.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TcpFact {
    /// The connection changed its state.
    State {
        /// Before, as RFC 9293 spells it.
        from: &'static str,
        /// After.
        to: &'static str,
    },
}
