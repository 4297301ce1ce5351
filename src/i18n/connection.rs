//! A step of a connection as sentences: what the segment is, why it left now, what became of it, and what happened
//! at either end beside it. Numbers are relative to the start of the connection, as the ladder shows them.
//!
//! Why it left now is read from the fact that caused it; a cause without a sentence of its own here is told by its
//! own sentence (`facts`).

use super::{Arg, Names, Texts, fact_sentence, fact_short};
use crate::app::connection::{Fate, HandCall, Moment, Move, Note, NoteKind, Peer, Progress, Row, Segment, Talk};
use crate::sim::SimTime;
use crate::trace::{Fact, SockFact, TcpCause, TcpEvent, TcpState, Trace, What};

/// What the sentences are about.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// Words.
    pub texts: &'a Texts,
    /// Facts.
    pub trace: &'a Trace,
    /// Names.
    pub names: &'a dyn Names,
    /// The connection.
    pub talk: &'a Talk,
    /// The moment that is shown.
    pub moment: SimTime,
}

impl core::fmt::Debug for Telling<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Telling").field("moment", &self.moment).finish_non_exhaustive()
    }
}

impl Telling<'_> {
    /// The sentences of a row: of its arrow, then of what happened beside it.
    pub fn row(&self, row: &Row) -> Vec<String> {
        let mut told = row.arrow.as_deref().map(|segment| self.segment(segment)).unwrap_or_default();
        for (note, peer) in row.notes.iter().zip(Peer::BOTH) {
            told.extend(note.filter(|note| note.at <= self.moment).and_then(|note| self.note(&note, peer)));
        }
        told
    }

    /// The name of an end: that of its box; while it is not on the record, its address.
    pub fn end(&self, peer: Peer) -> String {
        match (self.talk.end(peer).who, self.talk.end(peer.other()).who) {
            (Some((node, ..)), _) => self.names.node(node),
            (None, Some((_, _, remote))) if remote.ip().is_unspecified() => {
                self.texts.text("conn-nobody-yet").into_owned()
            }
            (None, Some((_, _, remote))) => remote.to_string(),
            (None, None) => self.texts.text("conn-unseen").into_owned(),
        }
    }

    /// What an end waits for at a moment; none when that is not known.
    pub fn waits(&self, peer: Peer, moment: Moment) -> Option<String> {
        let end = self.talk.end(peer);
        let (state, _) = end.state_at(moment);
        let out = end.sample_at(moment).map_or(0, |sample| sample.outstanding);
        let id = match state? {
            TcpState::Closed if end.moves.is_empty() => return None,
            TcpState::Closed => "closed",
            TcpState::Listen => "listen",
            TcpState::SynSent => "syn-sent",
            TcpState::SynReceived => "syn-received",
            TcpState::Established | TcpState::CloseWait if out > 0 => "ack",
            TcpState::Established => "established",
            TcpState::FinWait1 | TcpState::Closing | TcpState::LastAck => "fin-ack",
            TcpState::FinWait2 => "fin",
            TcpState::CloseWait => "close",
            TcpState::TimeWait => "time-wait",
        };
        Some(self.texts.format(&format!("conn-waits-{id}"), &[("bytes", out.into())]))
    }

    /// The call made by hand that an end's process is blocked in at a moment.
    pub fn blocked(&self, peer: Peer, moment: Moment) -> Option<String> {
        let call = self.talk.blocked(peer, moment)?;
        let fd = call.fd.unwrap_or_default();
        Some(self.texts.format("conn-blocked", &[("call", call.call.into()), ("fd", fd.into())]))
    }

    /// A change of state and its event.
    pub fn moved(&self, m: &Move, peer: Peer) -> String {
        self.state(m.from, m.to, m.cause, peer)
    }

    /// What moved an end, in at most 12 cells.
    pub fn event(&self, cause: TcpCause) -> String {
        self.texts.format("conn-event", &[("cause", cause_name(cause).into())])
    }

    fn state(&self, from: TcpState, to: TcpState, cause: TcpCause, peer: Peer) -> String {
        let args = [
            ("node", self.end(peer).into()),
            ("old", from.name().into()),
            ("new", to.name().into()),
            ("cause", cause_name(cause).into()),
        ];
        self.texts.format("conn-moved", &args)
    }

    fn note(&self, note: &Note, peer: Peer) -> Option<String> {
        if let NoteKind::State { to, cause } = note.kind {
            let before = self.talk.end(peer).moves.iter().find(|m| m.fact == note.fact).map(|m| m.from);
            return Some(self.state(before.unwrap_or(TcpState::Closed), to, cause, peer));
        }
        let fact = self.trace.fact(note.fact)?;
        let told = if let What::Tcp(tcp) = &fact.what { self.event_told(&tcp.event, peer) } else { None };
        let mut told = told.unwrap_or_else(|| fact_sentence(self.texts, fact, self.names));
        if let NoteKind::Hand(HandCall { last, .. }) = note.kind
            && last != note.fact
            && let Some(last) = self.trace.fact(last)
        {
            told.push(' ');
            told.push_str(&fact_sentence(self.texts, last, self.names));
        }
        Some(told)
    }

    /// A decision with relative numbers; none when its own sentence has no numbers to translate.
    fn event_told(&self, event: &TcpEvent, peer: Peer) -> Option<String> {
        let (own, other) = (self.talk.end(peer), self.talk.end(peer.other()));
        let told = |id: &str, args: &[(&str, Arg)]| Some(self.texts.format(&format!("conn-told-{id}"), args));
        match *event {
            TcpEvent::DuplicateAck { count, ack } => {
                told("duplicate-ack", &[("count", count.into()), ("ack", own.relative(ack).into())])
            }
            TcpEvent::OutOfOrder { seq, len, expected, pieces } => told(
                "hole",
                &[
                    ("seq", other.relative(seq).into()),
                    ("last", other.relative(seq).wrapping_add(len).wrapping_sub(1).into()),
                    ("expected", other.relative(expected).into()),
                    ("pieces", pieces.into()),
                ],
            ),
            TcpEvent::HoleFilled { bytes, expected } => {
                told("filled", &[("bytes", bytes.into()), ("expected", other.relative(expected).into())])
            }
            TcpEvent::DuplicateData { .. } => told("duplicate", &[]),
            TcpEvent::FastRecovery { una, recover, cwnd, ssthresh, .. } => told(
                "recovery",
                &[
                    ("una", own.relative(una).into()),
                    ("recover", own.relative(recover).into()),
                    ("cwnd", cwnd.into()),
                    ("ssthresh", ssthresh.into()),
                ],
            ),
            TcpEvent::ReorderingWait { una, wait_ns, .. } => {
                told("maybe-late", &[("una", own.relative(una).into()), ("wait", wait_ns.into())])
            }
            TcpEvent::TailLossProbe { waited_ns, una, outstanding } => told(
                "tail-probe",
                &[("waited", waited_ns.into()), ("una", own.relative(una).into()), ("out", outstanding.into())],
            ),
            TcpEvent::DuplicateReported { seq, len } => told(
                "duplicate-reported",
                &[
                    ("seq", own.relative(seq).into()),
                    ("last", own.relative(seq).wrapping_add(len).wrapping_sub(1).into()),
                ],
            ),
            TcpEvent::Recovered { cwnd, .. } => told("recovered", &[("cwnd", cwnd.into())]),
            TcpEvent::Timeout { waited_ns, next_ns, una, cwnd, ssthresh, .. } if ssthresh != u32::MAX => told(
                "timeout",
                &[
                    ("waited", waited_ns.into()),
                    ("next", next_ns.into()),
                    ("una", own.relative(una).into()),
                    ("cwnd", cwnd.into()),
                    ("ssthresh", ssthresh.into()),
                ],
            ),
            _ => None,
        }
    }

    fn segment(&self, segment: &Segment) -> Vec<String> {
        let mut told = vec![self.what(segment)];
        if !segment.sack.as_slice().is_empty() {
            let other = self.talk.end(segment.from.other());
            let block =
                |(from, to): &(u32, u32)| format!("{}-{}", other.relative(*from), other.relative(*to).wrapping_sub(1));
            let blocks: Vec<String> = segment.sack.as_slice().iter().map(block).collect();
            told.push(self.texts.format("conn-what-sack", &[("blocks", blocks.join(", ").into())]));
        }
        told.push(self.why(segment));
        told.extend(self.room(segment));
        told.push(self.fate(segment));
        if segment.arrivals > 1 {
            told.push(self.texts.format("conn-fate-copies", &[("count", segment.arrivals.into())]));
        }
        told
    }

    fn what(&self, segment: &Segment) -> String {
        let (own, other) = (self.talk.end(segment.from), self.talk.end(segment.from.other()));
        let seq = own.relative(segment.seq);
        let last = seq.wrapping_add(segment.len).wrapping_sub(1);
        let offer = segment.offer(own.scale);
        let window = offer.map_or(segment.window, |(_, calculated)| calculated);
        let wire = offer.filter(|(wire, calculated)| u32::from(*wire) != *calculated).map_or(0, |(wire, _)| wire);
        let args: [(&str, Arg); 11] = [
            ("from", self.end(segment.from).into()),
            ("to", self.end(segment.from.other()).into()),
            ("iss", segment.seq.into()),
            ("seq", seq.into()),
            ("last", last.into()),
            ("end", seq.wrapping_add(segment.len).into()),
            ("len", segment.len.into()),
            ("ack", segment.ack.map_or(0, |ack| other.relative(ack)).into()),
            ("window", window.into()),
            ("wire", u64::from(wire).into()),
            ("factor", (1u32 << own.scale.min(14)).into()),
        ];
        let id = match segment.kind {
            "SYN" => "conn-what-syn",
            "SYN-ACK" => "conn-what-syn-ack",
            "DATA" => "conn-what-data",
            "FIN" => "conn-what-fin",
            "RST" => "conn-what-rst",
            _ => "conn-what-ack",
        };
        self.texts.format(id, &args)
    }

    /// How full the windows are as data leaves.
    fn room(&self, segment: &Segment) -> Option<String> {
        let sample =
            self.talk.end(segment.from).sample_at(Moment::of(segment.at, segment.fact)).filter(|_| segment.len > 0)?;
        let args =
            [("flight", sample.outstanding.into()), ("cwnd", sample.cwnd.into()), ("peer", sample.peer_window.into())];
        Some(self.texts.format("conn-room", &args))
    }

    fn why(&self, segment: &Segment) -> String {
        let Some(cause) = self.trace.fact(segment.cause) else {
            return self.texts.text("conn-why-forgotten").into_owned();
        };
        let other = self.talk.end(segment.from.other());
        let (count, window) = (segment.again.map_or(1, |(_, count)| count), probed(cause));
        let told = |args: &[(&str, Arg)], id: &str| self.texts.format(id, args);
        let common: [(&str, Arg); 3] = [
            ("from", self.end(segment.from).into()),
            ("ack", segment.ack.map_or(0, |ack| other.relative(ack)).into()),
            ("window", window.into()),
        ];
        if segment.again.is_some() {
            return self.again(cause, count);
        }
        match reason(segment, cause) {
            Some("write") => told(&[("len", written(cause).into())], "conn-why-write"),
            Some(id) => told(&common, &format!("conn-why-{id}")),
            None => told(&[("why", fact_sentence(self.texts, cause, self.names).into())], "conn-why-other"),
        }
    }

    /// Why it was sent once more.
    fn again(&self, cause: &Fact, count: u32) -> String {
        let why = match &cause.what {
            What::Tcp(tcp) => match &tcp.event {
                TcpEvent::Retransmit { why, .. } => serde_json::to_value(why).ok(),
                _ => None,
            },
            _ => None,
        };
        let waited = self.trace.causes(cause.cause).take(8).find_map(|fact| match &fact.what {
            What::Tcp(tcp) => match tcp.event {
                TcpEvent::Timeout { waited_ns, .. } => Some(waited_ns),
                _ => None,
            },
            _ => None,
        });
        match (why.as_ref().and_then(|why| why.as_str()), waited) {
            (Some("timeout"), Some(waited)) => {
                self.texts.format("conn-why-timeout", &[("count", count.into()), ("time", waited.into())])
            }
            (
                Some(
                    why
                    @ ("fast_retransmit" | "rack" | "partial_ack" | "tail_loss_probe" | "syn_repeated" | "path_mtu"),
                ),
                _,
            ) => self.texts.format("conn-why-resend", &[("count", count.into()), ("why", why.to_owned().into())]),
            _ => {
                let why = fact_sentence(self.texts, cause, self.names);
                self.texts.format("conn-why-again", &[("count", count.into()), ("why", why.into())])
            }
        }
    }

    fn fate(&self, segment: &Segment) -> String {
        match (segment.fate_at(self.moment), segment.progress(self.moment, None)) {
            (Some(Fate::Arrived { at, .. }), _) => {
                let time = at.0.saturating_sub(segment.at.0);
                let args = [("time", time.into()), ("links", segment.hops.len().into())];
                self.texts.format("conn-fate-arrived", &args)
            }
            (Some(Fate::Died { on_link: true, .. }), _) => {
                let hop = segment.hops.iter().find(|hop| hop.lost);
                let (here, there) = hop.map_or_else(Default::default, |hop| {
                    (self.names.link_end(hop.link, hop.side), self.names.link_end(hop.link, hop.side.other()))
                });
                self.texts.format("conn-fate-lost", &[("here", here.into()), ("there", there.into())])
            }
            (Some(Fate::Died { fact, .. }), _) => {
                let fact = self.trace.fact(fact);
                let node = fact.and_then(|fact| fact.node).map(|node| self.names.node(node)).unwrap_or_default();
                let why = fact.map(|fact| fact_short(self.texts, fact, self.names)).unwrap_or_default();
                self.texts.format("conn-fate-dropped", &[("node", node.into()), ("why", why.into())])
            }
            (None, Progress::Waits) => self.texts.text("conn-fate-waits").into_owned(),
            (None, _) => self.texts.text("conn-fate-flies").into_owned(),
        }
    }
}

/// The name of a cause as facts have it.
fn cause_name(cause: TcpCause) -> String {
    let name = serde_json::to_value(cause).ok();
    name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned()
}

/// The sentence about why a segment left now; none when its cause tells it better itself.
fn reason(segment: &Segment, cause: &Fact) -> Option<&'static str> {
    if segment.probe {
        return Some("probe");
    }
    let carries = segment.len > 0 || segment.kind == "FIN";
    let event = match &cause.what {
        What::Tcp(tcp) => &tcp.event,
        What::Sock(SockFact::Wrote { .. }) => return Some("write"),
        What::Sock(SockFact::Read { .. }) => return Some("opened"),
        What::Sock(SockFact::Closed { .. }) => return Some("close"),
        What::Timer { .. } => return Some(if carries { "timer" } else { "delayed" }),
        What::Ip(_) | What::Link(_) => return Some(if carries { "room" } else { "acks" }),
        _ if segment.kind == "RST" && matches!(cause.what, What::Drop(_)) => return Some("closed-port"),
        _ => return None,
    };
    Some(match event {
        TcpEvent::State { cause, .. } => match cause {
            TcpCause::Connect => "connect",
            TcpCause::SynReceived => "answer",
            TcpCause::SynAcknowledged if !carries => "third",
            TcpCause::FinReceived => "fin-heard",
            TcpCause::Close => "close",
            TcpCause::Shutdown => "shutdown",
            _ => return None,
        },
        TcpEvent::OutOfOrder { .. } => "hole",
        TcpEvent::HoleFilled { .. } => "filled",
        TcpEvent::DuplicateData { .. } => "duplicate",
        TcpEvent::ReceiveWindowOpened { .. } | TcpEvent::WindowUpdate { .. } => "opened",
        TcpEvent::ReceiveWindowClosed { .. } => "shut",
        TcpEvent::SendWindowOpened { .. } => "room",
        TcpEvent::TailLossProbe { .. } => "tail-probe",
        TcpEvent::KeepAliveProbe { .. } => "keep-alive",
        _ => return None,
    })
}

const fn written(cause: &Fact) -> u32 {
    match cause.what {
        What::Sock(SockFact::Wrote { len, .. }) => len,
        _ => 0,
    }
}

/// The window that a probe asks about.
fn probed(cause: &Fact) -> u32 {
    match &cause.what {
        What::Tcp(tcp) => match tcp.event {
            TcpEvent::WindowProbe { window, .. } => window,
            _ => 0,
        },
        _ => 0,
    }
}
