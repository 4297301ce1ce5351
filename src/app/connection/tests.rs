//! The book against whole labs: what a person would see of their connections.

use super::*;
use crate::lab::{Command, Lab, LabOptions};
use crate::sim::SimTime;
use crate::trace::{TcpResend, TcpState, TraceLimits};

/// A built-in lab after these lines, each at its second.
fn lab(scenario: &str, until: u64, lines: &[(u64, &str, &str)], options: &LabOptions) -> Lab {
    let builtin = crate::scenario::find(scenario).expect("built in");
    let plan = crate::scenario::load(builtin.text, builtin.name).expect("without mistakes");
    let mut lab = Lab::new(&plan, options).expect("it comes to life");
    for (at, node, line) in lines {
        lab.run_until(SimTime::from_secs(*at));
        lab.command(&Command::new(node, line)).expect("taken");
    }
    lab.run_until(SimTime::from_secs(until));
    lab
}

fn book(lab: &Lab) -> Book {
    let mut book = Book::default();
    book.absorb(&lab.trace());
    book
}

fn arrows(talk: &Talk) -> Vec<&Segment> {
    talk.rows.iter().filter_map(|row| row.arrow.as_deref()).collect()
}

#[test]
fn both_ends_of_a_translated_connection_are_one() {
    use TcpState::{CloseWait, Closed, Established, FinWait1, FinWait2, LastAck, SynReceived, SynSent, TimeWait};
    let lab = lab("home", 20, &[(10, "pc1", "curl http://example.com/")], &LabOptions::default());
    let book = book(&lab);
    let talks: Vec<_> = book.talks().collect();
    let [(id, talk)] = talks.as_slice() else { panic!("one connection, not {}", talks.len()) };
    let [client, server] = Peer::BOTH.map(|peer| talk.end(peer).who.expect("both ends are known"));
    assert_eq!((client.1.ip(), server.1), (&"192.168.0.100".parse().unwrap(), client.2));
    assert_ne!(server.2, client.1, "the server sees the router's address");
    assert_eq!(book.of_end(server.0, server.1, server.2), Some(*id));
    let kinds: Vec<_> = arrows(talk).iter().map(|segment| (segment.from, segment.kind)).collect();
    let (c, s) = (Peer::Client, Peer::Server);
    assert_eq!(kinds[..6], [(c, "SYN"), (s, "SYN-ACK"), (c, "ACK"), (c, "DATA"), (s, "ACK"), (s, "DATA")]);
    for segment in arrows(talk) {
        assert!(matches!(segment.fate, Some(Fate::Arrived { .. })), "{segment:?}");
        assert_eq!((segment.hops.len(), segment.arrivals), (3, 1), "pc1, router, isp, web");
    }
    // The states as a learner knows them.
    let states = |peer| talk.end(peer).moves.iter().map(|m| m.to).collect::<Vec<_>>();
    assert_eq!(states(c), [SynSent, Established, FinWait1, FinWait2, TimeWait]);
    assert_eq!(states(s), [SynReceived, Established, CloseWait, LastAck, Closed]);
}

#[test]
fn what_is_on_its_way_is_between_the_ends_at_that_moment_only() {
    let lab = lab("home", 20, &[(10, "pc1", "curl http://example.com/")], &LabOptions::default());
    let book = book(&lab);
    let (_, talk) = book.talks().next().expect("a connection");
    let syn = arrows(talk)[0];
    let Some(Fate::Arrived { at, .. }) = syn.fate else { panic!("it arrives") };
    let links = talk.links(Peer::Client);
    let mut before = 0.0;
    for step in 1..10 {
        let moment = SimTime(syn.at.0 + (at.0 - syn.at.0) * step / 10);
        let Progress::Flies { done } = syn.progress(moment, links) else { panic!("it flies at {moment}") };
        assert!((before..1.0).contains(&done), "{before} {done}");
        before = done;
    }
    assert_eq!((syn.progress(syn.at, links), syn.progress(at, links)), (Progress::Waits, Progress::Arrived));
    // Of the past nothing is told that was not yet.
    assert_eq!(talk.rows_by(syn.at), talk.first + 3, "the listener, the call, and the SYN");
    let (state, _) = talk.end(Peer::Server).state_at(Moment::of(syn.at, syn.fact));
    assert_eq!(state, Some(TcpState::Listen));
}

#[test]
fn losses_and_repetitions_have_their_reason() {
    let lab = lab("tcp-loss", 29, &[], &LabOptions::default());
    let book = book(&lab);
    let (_, talk) = book.talks().next().expect("a connection");
    let lost = |s: &&&Segment| matches!(s.fate, Some(Fate::Died { on_link: true, .. }));
    let segments = arrows(talk);
    let died = segments.iter().filter(lost).count();
    let again = segments.iter().filter(|s| s.again.is_some()).count();
    assert!(died >= 2 && again >= died, "{died} lost, {again} sent again");
    assert!(segments.iter().any(|s| matches!(s.again, Some((TcpResend::FastRetransmit, 2)))));
    // The line is bad one way only.
    assert!(segments.iter().filter(lost).all(|s| s.from == Peer::Client));
    // All that was sent is acknowledged in the end: 60,000 bytes, both SYNs, both FINs.
    let end = talk.end(Peer::Client);
    let last = end.samples.iter().next_back().expect("samples");
    assert_eq!((last.outstanding, last.unsent), (0, 0));
    assert!(end.samples.iter().any(|s| s.phase == Phase::Recovery) && end.samples.iter().all(|s| s.cwnd < 1 << 20));
    let held = talk.end(Peer::Server).samples.iter().map(|s| s.islands.len()).max();
    assert!(held >= Some(1), "data beyond a hole");
}

#[test]
fn a_closed_port_answers_with_a_reset() {
    let lab = lab("two-pcs", 9, &[(2, "pc1", "nc pc2 81"), (5, "pc1", "nc pc2 81")], &LabOptions::default());
    let book = book(&lab);
    assert_eq!(book.talks().count(), 2, "two attempts, two connections");
    for (_, talk) in book.talks() {
        let kinds: Vec<_> = arrows(talk).iter().map(|s| (s.from, s.kind, s.ack.is_some())).collect();
        assert_eq!(kinds, [(Peer::Client, "SYN", false), (Peer::Server, "RST", true)]);
        assert_eq!(talk.end(Peer::Client).state_at(Moment::after(SimTime::NEVER)).0, Some(TcpState::Closed));
    }
}

#[test]
fn the_book_is_the_same_in_many_steps_and_never_larger_than_the_record() {
    let limits = TraceLimits { facts: 400, ..TraceLimits::default() };
    let options = LabOptions { limits, ..LabOptions::default() };
    let mut lab = lab("tcp-loss", 5, &[], &options);
    let mut live = Book::default();
    while lab.now() < SimTime::from_secs(29) && lab.step() {
        live.absorb(&lab.trace());
        let rows: usize = live.talks().map(|(_, talk)| talk.rows.len()).sum();
        assert!(rows <= 400, "{rows}");
    }
    let (_, talk) = live.talks().next().expect("what is kept is shown");
    assert!(talk.headless && talk.first > 0);
    assert!(talk.row(talk.first).is_some() && talk.row(talk.first - 1).is_none());
}

#[test]
fn calls_made_by_hand_stand_beside_the_connection_they_lead_to_and_use() {
    use Outcome::{Blocked, Failed, Returned};
    let lab = lab("sockets", 20, &[], &LabOptions::default());
    let book = book(&lab);
    let talks: Vec<_> = book.talks().map(|(_, talk)| talk).collect();
    let [first, second] = talks.as_slice() else { panic!("two guests, not {}", talks.len()) };
    let told = |talk: &Talk, peer: Peer| {
        let notes = talk.rows.iter().filter_map(move |row| row.notes[peer as usize]);
        let hand = notes.filter_map(|note| if let NoteKind::Hand(call) = note.kind { Some(call) } else { None });
        hand.map(|call| (call.call, call.fd, call.outcome)).collect::<Vec<_>>()
    };
    let three = Some(3);
    assert_eq!(
        told(first, Peer::Client),
        [
            ("socket", None, Returned(3)),
            ("connect", three, Blocked),
            ("connect", three, Returned(0)),
            ("send", three, Returned(5)),
            ("recv", three, Returned(7)),
            ("close", three, Returned(0)),
        ]
    );
    let four = Some(4);
    assert_eq!(
        told(first, Peer::Server),
        [
            ("socket", None, Returned(3)),
            ("bind", three, Returned(0)),
            ("listen", three, Returned(0)),
            ("accept", three, Blocked),
            ("accept", three, Returned(4)),
            ("recv", four, Blocked),
            ("recv", four, Returned(5)),
            ("send", four, Returned(7)),
            ("recv", four, Returned(0)),
            ("close", four, Returned(0)),
            ("recv", four, Failed("EBADF")),
        ]
    );
    // The second guest was there before the server asked for it.
    assert_eq!(told(second, Peer::Server)[3..], [("accept", three, Returned(5))]);
    // None of them twice, and all in the order of time.
    let by_program = |talk: &Talk| {
        talk.rows.iter().flat_map(|row| row.notes).flatten().any(|n| matches!(n.kind, NoteKind::Call(..)))
    };
    assert!(!by_program(first) && !by_program(second));
    assert!(talks.iter().all(|talk| talk.rows.iter().is_sorted_by_key(|row| row.at)));
    // Who is blocked, moment by moment.
    let blocked = |millis: u64| {
        Peer::BOTH.map(|peer| first.blocked(peer, Moment::after(SimTime::from_millis(millis))).map(|it| it.call))
    };
    assert_eq!(blocked(6_010), [Some("connect"), Some("accept")]);
    assert_eq!(blocked(7_500), [None, Some("recv")]);
    assert_eq!(blocked(8_500), [None, None]);
}

#[test]
fn who_is_asked_is_known_by_its_address_before_it_has_heard_of_it() {
    let lab = lab("sockets", 6, &[], &LabOptions::default());
    let server = lab.view().nodes.iter().find(|node| node.name == "server").expect("there").id;
    let mut lab = lab;
    lab.run_until(SimTime::from_millis(6_010));
    let mut known = Book::with_hosts([("10.0.0.1".parse().unwrap(), server)].into());
    known.absorb(&lab.trace());
    let blocked = |book: &Book| {
        let called = |(_, talk): &(u32, &Talk)| talk.end(Peer::Client).who.is_some();
        let (_, talk) = book.talks().find(called).expect("a connection");
        Peer::BOTH.map(|peer| talk.blocked(peer, Moment::after(lab.now())).map(|it| it.call))
    };
    assert_eq!(blocked(&known), [Some("connect"), Some("accept")]);
    let (_, talk) = known.talks().next().expect("a connection");
    assert_eq!(talk.end(Peer::Server).state_at(Moment::after(lab.now())).0, Some(TcpState::Listen));
    assert_eq!(blocked(&book(&lab)), [Some("connect"), None]);
}

#[test]
fn among_events_of_one_time_a_step_is_told_as_of_itself() {
    use TcpState::{Established, FinWait1};
    let lab = lab("tcp-loss", 29, &[], &LabOptions::default());
    let book = book(&lab);
    let (_, talk) = book.talks().next().expect("a connection");
    // The last ACK of the handshake, the data and the close leave at the same nanosecond.
    let third = arrows(talk).into_iter().find(|s| s.kind == "ACK" && s.from == Peer::Client).expect("the third");
    let close = talk.end(Peer::Client).moves.iter().find(|m| m.to == FinWait1).expect("it closes");
    assert_eq!(third.at, close.at);
    let row = talk.rows.iter().find(|row| row.arrow.as_ref().is_some_and(|s| s.fact == third.fact)).expect("its row");
    assert_eq!(talk.end(Peer::Client).state_at(row.moment()).0, Some(Established));
    assert_eq!(talk.end(Peer::Client).state_at(Moment::after(row.at)).0, Some(FinWait1));
    let sample = |moment| talk.end(Peer::Client).sample_at(moment).expect("it sends").outstanding;
    assert_eq!(sample(row.moment()), 0);
    assert!(sample(Moment::after(row.at)) > 0);
}

#[test]
fn a_listener_that_has_ended_stands_above_no_refusal() {
    let lab = lab("chat", 11, &[], &LabOptions::default());
    let book = book(&lab);
    let (_, talk) = book.talks().next_back().expect("the last attempt");
    assert!(arrows(talk).iter().any(|s| s.kind == "RST"));
    let listens = |note: &Note| matches!(note.kind, NoteKind::Call("listen", _));
    assert!(!talk.rows.iter().flat_map(|row| row.notes).flatten().any(|note| listens(&note)));
    let (_, first) = book.talks().next().expect("the first one");
    assert!(first.rows.iter().flat_map(|row| row.notes).flatten().any(|note| listens(&note)));
}

#[test]
fn an_accept_that_waits_is_a_connection_with_one_end_until_somebody_calls_or_it_is_killed() {
    let mut lab = lab("sockets", 5, &[], &LabOptions::default());
    let mut live = book(&lab);
    let waits = live.talks().next().expect("it waits").0;
    let accept = |talk: &Talk| {
        let notes = talk.rows.iter().rev().filter_map(|row| row.notes[Peer::Server as usize]);
        notes.into_iter().find_map(|note| match note.kind {
            NoteKind::Hand(call) if call.call == "accept" => Some(call.outcome),
            _ => None,
        })
    };
    assert_eq!(live.talk(waits).and_then(accept), Some(Outcome::Blocked));
    let state = |peer| live.talk(waits).map(|talk| talk.end(peer).state_at(Moment::after(lab.now())).0);
    assert_eq!(Peer::BOTH.map(state), [Some(None), Some(Some(TcpState::Listen))]);
    // Killed: it will not come back.
    let mut killed = self::lab("sockets", 5, &[], &LabOptions::default());
    let called = |trace: &crate::trace::Trace| {
        trace.facts().find_map(|fact| match &fact.what {
            crate::trace::What::Sock(crate::trace::SockFact::Called { pid, call, .. }) if **call == "accept" => {
                Some(*pid)
            }
            _ => None,
        })
    };
    let pid = called(&killed.trace()).expect("called");
    killed.command(&Command::new("server/pts1", &format!("kill -9 {pid}"))).expect("taken");
    killed.run_until(SimTime::from_millis(5_500));
    let (_, talk) = book(&killed).talks().next().map(|(id, talk)| (id, talk.clone())).expect("still told");
    assert_eq!(accept(&talk), Some(Outcome::Ended));
    // Called: what waited is told with the connection that came.
    lab.run_until(SimTime::from_secs(7));
    live.absorb(&lab.trace());
    assert!(live.talk(waits).is_none());
    let came = live.talk(live.heir(waits)).expect("the connection that came");
    assert!(came.end(Peer::Client).who.is_some() && live.talks().count() == 1);
}

#[test]
fn a_window_is_told_as_on_the_wire_and_scaled() {
    let lab = lab("tcp-handshake", 5, &[], &LabOptions::default());
    let book = book(&lab);
    let (_, talk) = book.talks().next().expect("a connection");
    let offers: Vec<_> =
        arrows(talk).iter().take(3).map(|segment| segment.offer(talk.end(segment.from).scale)).collect();
    // RFC 7323 2.2: a SYN's window is never scaled; after it each is shifted by what its sender announced.
    assert_eq!(offers[2], Some((502, 502 << 7)));
    assert!(offers[..2].iter().flatten().all(|(wire, calculated)| u32::from(*wire) == *calculated), "{offers:?}");
}
