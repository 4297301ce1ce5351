//! One cell of `docs/tcp-states.md` while it is tried: a connection is brought into a state, an event happens, and what
//! came of it is written down.

use super::State::{CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynSent, TimeWait};
use super::table::Way;
use super::*;

/// What is in a state: nothing at all, a listener, or a connection.
pub(super) enum Subject {
    Nobody,
    Listening(Listener),
    Open(Box<Connection>),
}

/// One cell while it is tried.
pub(super) struct Bench {
    pub(super) subject: Subject,
    pub(super) start: State,
    pub(super) now: SimTime,
    pub(super) trace: Trace,
    pub(super) sent: Vec<&'static str>,
    /// The event cannot happen here: there is no object for the call.
    pub(super) impossible: bool,
    /// A call was refused.
    pub(super) refused: bool,
}

pub(super) const SYN_ACK: Flags = Flags(Flags::SYN.0 | Flags::ACK.0);
pub(super) const FIN_ACK: Flags = Flags(Flags::FIN.0 | Flags::ACK.0);
pub(super) const RST_ACK: Flags = Flags(Flags::RST.0 | Flags::ACK.0);

impl Bench {
    /// Brings a subject into a state, with the segments of the way itself not counted.
    pub(super) fn reach(start: State, way: Way) -> Bench {
        let (subject, now, trace) = (Subject::Nobody, SimTime::ZERO, Trace::all());
        let mut b = Bench { subject, start, now, trace, sent: Vec::new(), impossible: false, refused: false };
        for step in way {
            step(&mut b);
            b.collect();
        }
        // The way is not part of what is tried, and no rate limit of its answers may be left.
        b.now += Duration::from_secs(1);
        b.sent.clear();
        b.trace = Trace::all();
        assert_eq!(b.state(), start);
        b
    }

    pub(super) fn state(&self) -> State {
        match &self.subject {
            Subject::Nobody => Closed,
            Subject::Listening(_) => Listen,
            Subject::Open(c) => c.state(),
        }
    }

    pub(super) fn user<R>(&mut self, call: impl FnOnce(&mut Connection, SimTime, &mut Trace) -> R) {
        match &mut self.subject {
            Subject::Open(c) => {
                call(c, self.now, &mut self.trace);
            }
            _ => self.impossible = true,
        }
    }

    pub(super) fn active_open(&mut self) {
        match self.subject {
            Subject::Nobody => {
                let c = Connection::connect(self.now, A, B, 1000, &plain(), &mut self.trace);
                self.subject = Subject::Open(Box::new(c));
            }
            // The socket layer sees that the ends are in use (EISCONN, EADDRINUSE): nothing comes here.
            _ => self.impossible = true,
        }
    }

    pub(super) fn passive_open(&mut self) {
        match self.subject {
            Subject::Nobody => self.subject = Subject::Listening(Listener::new(5)),
            _ => self.impossible = true,
        }
    }

    pub(super) fn send(&mut self) {
        let mut refused = false;
        self.user(|c, _, _| refused = c.send(b"0123456789").is_err());
        self.refused = refused;
    }

    /// The program lets go without changing the state: only where it has shut down sending already.
    pub(super) fn let_go(&mut self) {
        match self.state() {
            FinWait1 | FinWait2 | Closing | LastAck | TimeWait => self.user(Connection::close),
            _ => self.impossible = true,
        }
    }

    pub(super) fn close_unread(&mut self) {
        self.arrive(Flags::ACK, 0, 0, 10);
        self.collect();
        self.sent.clear();
        if matches!(&self.subject, Subject::Open(c) if c.recv_queue() > 0) {
            self.user(Connection::close);
        } else {
            self.impossible = true;
        }
    }

    /// Sequence numbers sent and not acknowledged.
    pub(super) fn outstanding(&self) -> i64 {
        match &self.subject {
            Subject::Open(c) => c.info().outstanding.into(),
            _ => 0,
        }
    }

    /// The peer's SYN, counted from what is expected next.
    pub(super) fn peer_syn(&self) -> i64 {
        match &self.subject {
            Subject::Open(c) if c.state() != SynSent => i64::from(c.info().irs.wrapping_sub(c.info().rcv_nxt) as i32),
            _ => 0,
        }
    }

    pub(super) fn past_our_syn(&self) -> i64 {
        match &self.subject {
            Subject::Open(c) => i64::from((c.info().iss + 1).wrapping_sub(c.info().snd_una) as i32),
            _ => 1,
        }
    }

    /// A segment comes; `seq` counts from what we expect, `ack` from the oldest number nobody acknowledged.
    pub(super) fn arrive(&mut self, flags: Flags, seq: i64, ack: i64, len: usize) {
        let (expected, una) = match &self.subject {
            Subject::Open(c) if c.state() == SynSent => (5000, c.info().snd_una),
            Subject::Open(c) => (c.info().rcv_nxt, c.info().snd_una),
            _ => (5000, 1000),
        };
        let numbers = (expected.wrapping_add(seq as u32), una.wrapping_add(ack as u32));
        let seg = Tcp {
            src_port: B.port,
            dst_port: A.port,
            window: 64_000,
            ..segment(flags, numbers.0, if flags.contains(Flags::ACK) { numbers.1 } else { 0 })
        };
        let data = bytes(len);
        match &mut self.subject {
            Subject::Nobody => self.answer_for_nobody(&seg, len),
            Subject::Listening(l) => match l.on_segment(self.now, A, B, &seg, 1000, &plain(), 0, &mut self.trace) {
                Heard::New(c) => self.subject = Subject::Open(c),
                Heard::Reset => self.answer_for_nobody(&seg, len),
                Heard::Full | Heard::Ignore => {}
            },
            // As the host does it: a connection that yields is gone, and the listener hears the SYN.
            Subject::Open(c) if c.yields_to(self.now, &seg) => {
                self.subject = Subject::Listening(Listener::new(5));
                self.arrive(flags, 0, 0, len);
            }
            Subject::Open(c) => c.on_segment(self.now, &seg, &data, &mut self.trace),
        }
    }

    pub(super) fn answer_for_nobody(&mut self, seg: &Tcp, len: usize) {
        self.sent.extend(reset_for(seg, len).map(|rst| kind(&rst, 0, None)));
    }

    /// The peer says nothing for so long.
    pub(super) fn silence(&mut self, millis: u64) {
        let until = self.now + Duration::from_millis(millis);
        loop {
            self.collect();
            let Subject::Open(c) = &mut self.subject else { break };
            let Some(at) = c.deadline().filter(|at| *at <= until) else { break };
            self.now = self.now.max(at);
            c.on_timer(self.now, &mut self.trace);
        }
        self.collect();
        self.now = until;
    }

    /// Something is outstanding (data where the state lets it leave), and the peer says nothing.
    pub(super) fn silence_after_data(&mut self, millis: u64) {
        if matches!(self.state(), Established | CloseWait) {
            self.send();
            self.collect();
            self.sent.clear();
        }
        self.silence(millis);
    }

    pub(super) fn shut_window(&mut self) {
        self.arrive(Flags::ACK, 0, 0, 0);
        self.collect();
        if let Subject::Open(c) = &mut self.subject
            && matches!(self.start, Established | CloseWait)
        {
            let (seq, ack) = (c.info().rcv_nxt, c.info().snd_una);
            let shut = Tcp { window: 0, src_port: B.port, dst_port: A.port, ..segment(Flags::ACK, seq, ack) };
            c.on_segment(self.now, &shut, &[], &mut self.trace);
            assert_eq!(c.send(b"0123456789"), Ok(10));
            self.silence(1_000);
        } else {
            self.impossible = true;
        }
    }

    pub(super) fn keepalive(&mut self, millis: u64) {
        self.user(|c, now, _| c.set_keepalive(now, true));
        if self.impossible || self.start == TimeWait || self.outstanding() > 0 {
            // Other timers end it long before.
            self.impossible = true;
        } else {
            self.silence(millis);
        }
    }

    /// Fetches what wants to leave.
    pub(super) fn collect(&mut self) {
        if let Subject::Open(c) = &mut self.subject {
            while let Some((seg, data)) = c.poll_transmit(self.now, &mut self.trace) {
                let len = data.len();
                let una = c.info().snd_una;
                let word = kind(&seg, len, Some(una));
                if self.sent.last() != Some(&word) {
                    self.sent.push(word);
                }
            }
        }
    }

    /// What came of it, as the page writes it.
    pub(super) fn cell(mut self) -> String {
        if self.impossible {
            return "–".to_owned();
        }
        self.collect();
        let mut parts = Vec::new();
        if self.state() != self.start {
            parts.push(self.state().name().to_owned());
        }
        let challenged = self.trace.facts().any(|fact| {
            matches!(&fact.what, What::Tcp(tcp) if matches!(tcp.event, TcpEvent::Rejected { answered: true, .. }))
        });
        for sent in &self.sent {
            parts.push(format!("+{}", if *sent == "ACK" && challenged { "challenge" } else { sent }));
        }
        if let Subject::Open(c) = &self.subject {
            parts.extend(c.error().map(|error| format!("!{error:?}")));
        }
        if self.refused {
            parts.push("!EPIPE".to_owned());
        }
        if parts.is_empty() { "·".to_owned() } else { parts.join(" ") }
    }
}

pub(super) fn kind(seg: &Tcp, len: usize, una: Option<u32>) -> &'static str {
    match seg.flags {
        flags if flags.contains(RST_ACK) => "RST-ACK",
        flags if flags.contains(Flags::RST) => "RST",
        flags if flags.contains(SYN_ACK) => "SYN-ACK",
        flags if flags.contains(Flags::SYN) => "SYN",
        flags if flags.contains(Flags::FIN) => "FIN",
        _ if len > 0 => "DATA",
        _ if una.is_some_and(|una| seg.seq == una.wrapping_sub(1)) => "probe",
        _ => "ACK",
    }
}
