//! Every event in every state: the cells of `docs/tcp-states.md`, each of them done. The page is the table; this file
//! only knows how to bring a connection into a state, how to make an event happen, and how to write down what came of it.

use super::State::{
    CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent, TimeWait,
};
use super::*;

const PAGE: &str = include_str!("../../../../docs/tcp-states.md");

/// The columns; one of the eleven states has two, by the two ways into it.
const COLUMNS: [(&str, State, Way); 12] = [
    ("CLOSED", Closed, &[]),
    ("LISTEN", Listen, &[LISTEN]),
    ("SYN-SENT", SynSent, &[CONNECT]),
    ("SYN-RECEIVED", SynReceived, &[LISTEN, SYN]),
    ("SYN-RECEIVED (both connect)", SynReceived, &[CONNECT, SYN]),
    ("ESTABLISHED", Established, &[CONNECT, OPEN]),
    ("FIN-WAIT-1", FinWait1, &[CONNECT, OPEN, SHUT]),
    ("FIN-WAIT-2", FinWait2, &[CONNECT, OPEN, SHUT, ACKED]),
    ("CLOSE-WAIT", CloseWait, &[CONNECT, OPEN, FIN]),
    ("CLOSING", Closing, &[CONNECT, OPEN, SHUT, FIN]),
    ("LAST-ACK", LastAck, &[CONNECT, OPEN, FIN, SHUT]),
    ("TIME-WAIT", TimeWait, &[CONNECT, OPEN, SHUT, ACKED, FIN]),
];

type Event = fn(&mut Bench);
type Way = &'static [Event];

const CONNECT: Event = Bench::active_open;
const LISTEN: Event = Bench::passive_open;
const SYN: Event = |b| b.arrive(Flags::SYN, 0, 0, 0);
const OPEN: Event = |b| b.arrive(SYN_ACK, 0, 1, 0);
const SHUT: Event = |b| b.user(Connection::shutdown_write);
const ACKED: Event = |b| b.arrive(Flags::ACK, 0, 1, 0);
const FIN: Event = |b| b.arrive(FIN_ACK, 0, 0, 0);

/// What is in a state: nothing at all, a listener, or a connection.
enum Subject {
    Nobody,
    Listening(Listener),
    Open(Box<Connection>),
}

/// One cell while it is tried.
struct Bench {
    subject: Subject,
    start: State,
    now: SimTime,
    trace: Trace,
    sent: Vec<&'static str>,
    /// The event cannot happen here: there is no object for the call.
    impossible: bool,
    /// A call was refused.
    refused: bool,
}

/// The rows, by the names they have on the page.
const EVENTS: &[(&str, Event)] = &[
    ("active OPEN", |b| b.active_open()),
    ("passive OPEN", |b| b.passive_open()),
    ("SEND", |b| b.send()),
    ("SHUTDOWN (no more to send)", |b| b.user(Connection::shutdown_write)),
    ("CLOSE", |b| b.user(Connection::close)),
    ("CLOSE with bytes unread", |b| b.close_unread()),
    ("ABORT", |b| b.user(Connection::abort)),
    ("SYN, new", |b| b.arrive(Flags::SYN, 300_000, 0, 0)),
    ("SYN in the window", |b| b.arrive(Flags::SYN, 100, 0, 0)),
    ("SYN repeated", |b| b.arrive(Flags::SYN, b.peer_syn(), 0, 0)),
    ("SYN-ACK of our SYN", |b| b.arrive(SYN_ACK, b.peer_syn(), b.past_our_syn(), 0)),
    ("SYN-ACK of nothing", |b| b.arrive(SYN_ACK, b.peer_syn(), 7, 0)),
    ("ACK of all we sent", |b| b.arrive(Flags::ACK, 0, b.outstanding(), 0)),
    ("ACK of what we never sent", |b| b.arrive(Flags::ACK, 0, b.outstanding() + 1, 0)),
    ("ACK far too old", |b| b.arrive(Flags::ACK, 0, -200_000, 0)),
    ("data", |b| b.arrive(Flags::ACK, 0, 0, 10)),
    ("data, the program has closed", |b| {
        b.let_go();
        b.arrive(Flags::ACK, 0, 0, 10);
    }),
    ("data beyond the window", |b| b.arrive(Flags::ACK, 300_000, 0, 10)),
    ("data received before", |b| b.arrive(Flags::ACK, -11, 0, 10)),
    ("keep-alive probe", |b| b.arrive(Flags::ACK, -1, 0, 0)),
    ("segment without ACK", |b| b.arrive(Flags(0), 0, 0, 10)),
    ("FIN", |b| b.arrive(FIN_ACK, 0, 0, 0)),
    ("FIN, and ACK of all we sent", |b| b.arrive(FIN_ACK, 0, b.outstanding(), 0)),
    ("FIN repeated", |b| b.arrive(FIN_ACK, -1, 0, 0)),
    ("RST, exactly the next number", |b| b.arrive(Flags::RST, 0, 0, 0)),
    ("RST in the window", |b| b.arrive(Flags::RST, 100, 0, 0)),
    ("RST outside the window", |b| b.arrive(Flags::RST, 300_000, 0, 0)),
    ("RST-ACK of our SYN", |b| b.arrive(RST_ACK, 0, b.outstanding(), 0)),
    ("ICMP: port unreachable", |b| b.user(|c, now, t| c.on_icmp_error(now, IcmpError::Means(ConnError::Refused), t))),
    ("ICMP: host unreachable", |b| {
        b.user(|c, now, t| c.on_icmp_error(now, IcmpError::Means(ConnError::HostUnreachable), t))
    }),
    ("timer: RTO (1.1 s of silence)", |b| b.silence_after_data(1_100)),
    ("timer: repetitions exhausted (1000 s of silence)", |b| b.silence_after_data(1_000_000)),
    ("timer: window shut for 1 s", |b| b.shut_window()),
    ("timer: 61 s, the program holds on", |b| b.silence(61_000)),
    ("timer: 61 s, the program has closed", |b| {
        b.let_go();
        b.silence(61_000);
    }),
    ("timer: keep-alive time", |b| b.keepalive(7_200_500)),
    ("timer: keep-alive probes unanswered", |b| b.keepalive(8_000_000)),
];

const SYN_ACK: Flags = Flags(Flags::SYN.0 | Flags::ACK.0);
const FIN_ACK: Flags = Flags(Flags::FIN.0 | Flags::ACK.0);
const RST_ACK: Flags = Flags(Flags::RST.0 | Flags::ACK.0);

impl Bench {
    /// Brings a subject into a state, with the segments of the way itself not counted.
    fn reach(start: State, way: Way) -> Bench {
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

    fn state(&self) -> State {
        match &self.subject {
            Subject::Nobody => Closed,
            Subject::Listening(_) => Listen,
            Subject::Open(c) => c.state(),
        }
    }

    fn user<R>(&mut self, call: impl FnOnce(&mut Connection, SimTime, &mut Trace) -> R) {
        match &mut self.subject {
            Subject::Open(c) => {
                call(c, self.now, &mut self.trace);
            }
            _ => self.impossible = true,
        }
    }

    fn active_open(&mut self) {
        match self.subject {
            Subject::Nobody => {
                let c = Connection::connect(self.now, A, B, 1000, &plain(), &mut self.trace);
                self.subject = Subject::Open(Box::new(c));
            }
            // The socket layer sees that the ends are in use (EISCONN, EADDRINUSE): nothing comes here.
            _ => self.impossible = true,
        }
    }

    fn passive_open(&mut self) {
        match self.subject {
            Subject::Nobody => self.subject = Subject::Listening(Listener::new(5)),
            _ => self.impossible = true,
        }
    }

    fn send(&mut self) {
        let mut refused = false;
        self.user(|c, _, _| refused = c.send(b"0123456789").is_err());
        self.refused = refused;
    }

    /// The program lets go without changing the state: only where it has shut down sending already.
    fn let_go(&mut self) {
        match self.state() {
            FinWait1 | FinWait2 | Closing | LastAck | TimeWait => self.user(Connection::close),
            _ => self.impossible = true,
        }
    }

    fn close_unread(&mut self) {
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
    fn outstanding(&self) -> i64 {
        match &self.subject {
            Subject::Open(c) => c.info().outstanding.into(),
            _ => 0,
        }
    }

    /// The peer's SYN, counted from what is expected next.
    fn peer_syn(&self) -> i64 {
        match &self.subject {
            Subject::Open(c) if c.state() != SynSent => i64::from(c.info().irs.wrapping_sub(c.info().rcv_nxt) as i32),
            _ => 0,
        }
    }

    fn past_our_syn(&self) -> i64 {
        match &self.subject {
            Subject::Open(c) => i64::from((c.info().iss + 1).wrapping_sub(c.info().snd_una) as i32),
            _ => 1,
        }
    }

    /// A segment comes; `seq` counts from what we expect, `ack` from the oldest number nobody acknowledged.
    fn arrive(&mut self, flags: Flags, seq: i64, ack: i64, len: usize) {
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

    fn answer_for_nobody(&mut self, seg: &Tcp, len: usize) {
        self.sent.extend(reset_for(seg, len).map(|rst| kind(&rst, 0, None)));
    }

    /// The peer says nothing for so long.
    fn silence(&mut self, millis: u64) {
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
    fn silence_after_data(&mut self, millis: u64) {
        if matches!(self.state(), Established | CloseWait) {
            self.send();
            self.collect();
            self.sent.clear();
        }
        self.silence(millis);
    }

    fn shut_window(&mut self) {
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

    fn keepalive(&mut self, millis: u64) {
        self.user(|c, now, _| c.set_keepalive(now, true));
        if self.impossible || self.start == TimeWait || self.outstanding() > 0 {
            // Other timers end it long before.
            self.impossible = true;
        } else {
            self.silence(millis);
        }
    }

    /// Fetches what wants to leave.
    fn collect(&mut self) {
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
    fn cell(mut self) -> String {
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

fn kind(seg: &Tcp, len: usize, una: Option<u32>) -> &'static str {
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

/// The cells of the page: event, state, text. A table's head names the states.
fn page() -> Vec<(String, String, String)> {
    let (mut cells, mut head) = (Vec::new(), Vec::new());
    for line in PAGE.lines().filter(|line| line.starts_with('|') && !line.starts_with("|--")) {
        let row: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if row[0] == "event" {
            head = row;
        } else if !head.is_empty() {
            assert_eq!(row.len(), head.len(), "{line}");
            let texts = row.iter().zip(&head).skip(1);
            cells.extend(texts.map(|(text, state)| (row[0].to_owned(), (*state).to_owned(), (*text).to_owned())));
        }
    }
    cells
}

/// What really comes of it.
fn tried(act: Event, (_, state, way): (&str, State, Way)) -> String {
    let mut bench = Bench::reach(state, way);
    act(&mut bench);
    bench.cell()
}

#[test]
fn no_cell_is_missing() {
    let wanted: Vec<_> = EVENTS.iter().flat_map(|(event, _)| COLUMNS.map(|(name, ..)| (*event, name))).collect();
    let page = page();
    let written: Vec<_> = page.iter().map(|(event, state, _)| (event.as_str(), state.as_str())).collect();
    for cell in &wanted {
        assert_eq!(written.iter().filter(|w| *w == cell).count(), 1, "{cell:?}");
    }
    assert_eq!(written.len(), wanted.len(), "and none too many");
    let mut states: Vec<_> = COLUMNS.iter().map(|(_, state, _)| *state).collect();
    states.dedup();
    assert_eq!(states.len(), 11, "all states of RFC 9293");
}

#[test]
fn every_event_in_every_state_does_what_the_page_says() {
    let page = page();
    let mut wrong = Vec::new();
    for (event, act) in EVENTS {
        for column in COLUMNS {
            let got = tried(*act, column);
            let said = page.iter().find(|(e, s, _)| e == event && s == column.0).map_or("", |(_, _, text)| text);
            if got != said {
                wrong.push(format!("{} · {event}: the page says “{said}”, it is “{got}”", column.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells:\n{}\n\nAll cells:\n{}", wrong.len(), wrong.join("\n"), all_cells());
}

/// The tables as they would have to stand on the page: to begin a new row with, not to copy unread.
fn all_cells() -> String {
    let mut text = String::new();
    for columns in [&COLUMNS[..6], &COLUMNS[6..]] {
        let head: Vec<_> = columns.iter().map(|(name, ..)| *name).collect();
        text += &format!("| event | {} |\n|---|{}\n", head.join(" | "), "---|".repeat(columns.len()));
        for (event, act) in EVENTS {
            let cells: Vec<_> = columns.iter().map(|column| tried(*act, *column)).collect();
            text += &format!("| {event} | {} |\n", cells.join(" | "));
        }
        text += "\n";
    }
    text
}
