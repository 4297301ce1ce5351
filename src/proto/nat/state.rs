//! How far a session has come, told from the control bits that pass (RFC 5382 REQ-2, 5; names of Linux' conntrack).
//!
//! Not a connection's own state machine: a translator sees every segment once, cannot tell which of them are taken, and must
//! be wrong on the side of keeping a row too long.

use serde::Serialize;

use super::session::Dir;
use super::settings::NatSettings;
use crate::trace::facts::InvalidWhy;
use crate::wire::{Flags, IpProto};

/// How far a session has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NatState {
    /// UDP, ICMP: only one side has spoken.
    Unreplied,
    /// UDP, ICMP: both sides have.
    Replied,
    /// TCP: the caller's SYN passed.
    SynSent,
    /// TCP: both sides have sent a SYN, and neither has acknowledged one (simultaneous open, RFC 9293 3.5).
    SynSent2,
    /// TCP: the called side's SYN passed.
    SynReceived,
    /// TCP: open, or taken over in mid-connection.
    Established,
    /// TCP: one side has finished.
    FinWait,
    /// TCP: one side has finished, and the other knows.
    CloseWait,
    /// TCP: both sides have finished.
    LastAck,
    /// TCP: both sides have finished, and both know.
    TimeWait,
    /// TCP: one side has reset it.
    Closed,
}

impl NatState {
    /// As conntrack prints it.
    pub const fn name(self) -> &'static str {
        match self {
            NatState::Unreplied => "UNREPLIED",
            NatState::Replied => "REPLIED",
            NatState::SynSent => "SYN_SENT",
            NatState::SynSent2 => "SYN_SENT2",
            NatState::SynReceived => "SYN_RECV",
            NatState::Established => "ESTABLISHED",
            NatState::FinWait => "FIN_WAIT",
            NatState::CloseWait => "CLOSE_WAIT",
            NatState::LastAck => "LAST_ACK",
            NatState::TimeWait => "TIME_WAIT",
            NatState::Closed => "CLOSE",
        }
    }

    /// The state of a session that starts with this packet.
    pub(super) fn first(proto: IpProto, flags: Flags) -> NatState {
        match proto {
            IpProto::TCP if flags.contains(Flags::RST) => NatState::Closed,
            IpProto::TCP if flags.contains(Flags::SYN | Flags::ACK) => NatState::SynReceived,
            IpProto::TCP if flags.contains(Flags::SYN) => NatState::SynSent,
            IpProto::TCP if flags.contains(Flags::FIN) => NatState::FinWait,
            // Linux (nf_conntrack_tcp_loose): a connection older than its row is taken over.
            IpProto::TCP => NatState::Established,
            _ => NatState::Unreplied,
        }
    }
}

/// Control bits that some TCP may send (RFC 9293 3.1; Linux `tcp_valid_flags`): a SYN or a RST may go without ACK, nothing
/// else may, and of SYN, FIN and RST there is one.
pub(super) fn is_possible(flags: Flags) -> bool {
    const SYN: u8 = Flags::SYN.0;
    const RST: u8 = Flags::RST.0;
    const FIN: u8 = Flags::FIN.0;
    const ACK: u8 = Flags::ACK.0;
    let bits = flags.0 & (FIN | SYN | RST | ACK);
    match bits {
        SYN | RST | ACK => true,
        _ => matches!(bits & !ACK, SYN | RST | FIN) && bits & ACK != 0,
    }
}

/// What is wrong with a segment that would begin a session. Strict: only a SYN begins one, or data in mid-connection
/// (Linux); else whatever may be part of a connection that was forgotten here. Not loose: nothing but a SYN.
pub(super) fn cannot_begin(flags: Flags, settings: &NatSettings) -> Option<InvalidWhy> {
    let is_syn = flags.contains(Flags::SYN) && !flags.contains(Flags::ACK);
    let ends = flags.contains(Flags::RST) || flags.contains(Flags::FIN) || flags.contains(Flags::SYN | Flags::ACK);
    match () {
        () if !is_possible(flags) => Some(InvalidWhy::Flags),
        () if settings.tcp_strict && ends || !settings.tcp_loose && !is_syn => Some(InvalidWhy::NoConnection),
        () => None,
    }
}

/// How far a session is, and who did what first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Progress {
    pub(super) state: NatState,
    /// Who sent the first SYN.
    opener: Dir,
    /// Who sent the first FIN.
    closer: Dir,
}

impl Progress {
    /// After the first packet.
    pub(super) fn begin(proto: IpProto, flags: Flags) -> Progress {
        Progress { state: NatState::first(proto, flags), opener: Dir::Original, closer: Dir::Original }
    }

    /// A packet passes in this direction. `believes_rst`: a RST ends it; else it may be forged, and
    /// what follows it shows that the connection lives (RFC 7857 2.2).
    pub(super) fn step(&mut self, dir: Dir, flags: Flags, believes_rst: bool) {
        use NatState::{CloseWait, Closed, Established, FinWait, LastAck, Replied, SynReceived, SynSent, SynSent2};
        use NatState::{TimeWait, Unreplied};
        let has = |bits| flags.contains(bits);
        self.state = match self.state {
            Unreplied if dir == Dir::Reply => Replied,
            Unreplied | Replied => self.state,
            _ if has(Flags::RST) => Closed,
            // The same ends again: a new connection (RFC 9293 3.6.1), whoever opens it.
            TimeWait | LastAck | Closed if has(Flags::SYN) && !has(Flags::ACK) => {
                self.opener = dir;
                SynSent
            }
            SynSent if has(Flags::SYN) && dir != self.opener => {
                if has(Flags::ACK) {
                    SynReceived
                } else {
                    SynSent2
                }
            }
            SynSent2 if has(Flags::SYN | Flags::ACK) => SynReceived,
            SynReceived if has(Flags::ACK) && !has(Flags::SYN) && !has(Flags::FIN) => Established,
            FinWait | CloseWait if has(Flags::FIN) && dir != self.closer => LastAck,
            LastAck | TimeWait | SynSent | SynSent2 if has(Flags::FIN) => self.state,
            state @ (FinWait | CloseWait) if has(Flags::FIN) => state,
            _ if has(Flags::FIN) => {
                self.closer = dir;
                FinWait
            }
            FinWait if has(Flags::ACK) && dir != self.closer => CloseWait,
            LastAck if has(Flags::ACK) => TimeWait,
            Closed if has(Flags::ACK) && !has(Flags::SYN) && !believes_rst => Established,
            state => state,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::Profile;

    const S: Flags = Flags::SYN;
    const SA: Flags = Flags(0x12);
    const A: Flags = Flags::ACK;
    const FA: Flags = Flags(0x11);
    const R: Flags = Flags::RST;

    /// The states that a conversation goes through: `true` is the side that was called.
    fn walk(first: Flags, rest: &[(bool, Flags)]) -> Vec<&'static str> {
        let mut progress = Progress::begin(IpProto::TCP, first);
        let mut seen = vec![progress.state.name()];
        for (back, flags) in rest {
            progress.step(if *back { Dir::Reply } else { Dir::Original }, *flags, false);
            seen.push(progress.state.name());
        }
        seen
    }

    #[test]
    fn open_and_close_as_usual() {
        let seen = walk(S, &[(true, SA), (false, A), (true, A), (false, FA), (true, A), (true, FA), (false, A)]);
        let names =
            ["SYN_SENT", "SYN_RECV", "ESTABLISHED", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT"];
        assert_eq!(seen, names);
    }

    #[test]
    fn simultaneous_open_and_close() {
        let seen =
            walk(S, &[(true, S), (false, SA), (true, SA), (false, A), (false, FA), (true, FA), (false, A), (true, A)]);
        let names = [
            "SYN_SENT",
            "SYN_SENT2",
            "SYN_RECV",
            "SYN_RECV",
            "ESTABLISHED",
            "FIN_WAIT",
            "LAST_ACK",
            "TIME_WAIT",
            "TIME_WAIT",
        ];
        assert_eq!(seen, names);
    }

    #[test]
    fn repeated_segments_change_nothing() {
        let seen = walk(S, &[(false, S), (true, SA), (true, SA), (false, A), (false, S), (false, FA), (false, FA)]);
        assert_eq!(seen[seen.len() - 3..], ["ESTABLISHED", "FIN_WAIT", "FIN_WAIT"]);
    }

    #[test]
    fn what_follows_a_reset_that_may_be_forged_revives_it() {
        assert_eq!(walk(S, &[(true, SA), (false, A), (true, R), (false, A)]).last(), Some(&"ESTABLISHED"));
        let mut believed = Progress::begin(IpProto::TCP, R);
        believed.step(Dir::Original, A, true);
        assert_eq!(believed.state, NatState::Closed);
    }

    #[test]
    fn the_called_side_may_open_the_same_ends_again() {
        let seen = walk(S, &[(true, SA), (false, A), (true, R), (true, S), (false, SA), (true, A)]);
        assert_eq!(seen[4..], ["SYN_SENT", "SYN_RECV", "ESTABLISHED"]);
    }

    #[test]
    fn nonsense_is_told_from_segments() {
        let rfc = NatSettings::of(Profile::Rfc);
        for flags in [0x29, 0x00, 0x03, 0x01, 0x06, 0x3f, 0x20, 0x08] {
            assert_eq!(cannot_begin(Flags(flags), &rfc), Some(InvalidWhy::Flags), "{flags:02x}");
        }
        for flags in [0x02, 0x12, 0x10, 0x18, 0x30, 0x11, 0x04, 0x14, 0xc2] {
            assert_eq!(cannot_begin(Flags(flags), &rfc), None, "{flags:02x}");
        }
        let linux = NatSettings::of(Profile::Linux);
        assert_eq!(cannot_begin(FA, &linux), Some(InvalidWhy::NoConnection));
        assert_eq!(cannot_begin(A, &linux), None, "taken over");
        let begun = NatSettings { tcp_loose: false, ..linux };
        assert_eq!([S, A, SA].map(|flags| cannot_begin(flags, &begun).is_none()), [true, false, false]);
    }
}
