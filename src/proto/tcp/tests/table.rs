//! Every event in every state: the cells of `docs/tcp-states.md`, each of them done. The page is the table; this file
//! only knows how to bring a connection into a state, how to make an event happen, and how to write down what came of it.

use super::State::{
    CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent, TimeWait,
};
use super::bench::{Bench, FIN_ACK, RST_ACK, SYN_ACK};
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

pub(super) type Event = fn(&mut Bench);
pub(super) type Way = &'static [Event];

const CONNECT: Event = Bench::active_open;
const LISTEN: Event = Bench::passive_open;
const SYN: Event = |b| b.arrive(Flags::SYN, 0, 0, 0);
const OPEN: Event = |b| b.arrive(SYN_ACK, 0, 1, 0);
const SHUT: Event = |b| b.user(Connection::shutdown_write);
const ACKED: Event = |b| b.arrive(Flags::ACK, 0, 1, 0);
const FIN: Event = |b| b.arrive(FIN_ACK, 0, 0, 0);

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
        b.user(|c, now, t| c.on_icmp_error(now, IcmpError::Means(ConnError::HostUnreachable), t));
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
