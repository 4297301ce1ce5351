//! How losses are found and repaired: RACK, the tail-loss probe, and what is taken back when nothing was lost.

use super::*;
use crate::trace::{TcpProof, TcpResend};

/// The events of the client, by what `f` makes of them.
fn said<R>(line: &Line, f: impl Fn(&TcpEvent) -> Option<R>) -> Vec<R> {
    let ours =
        |what: &What| if let What::Tcp(tcp) = what { f(&tcp.event).filter(|_| tcp.local == A.into()) } else { None };
    line.trace.facts().filter_map(|fact| ours(&fact.what)).collect()
}

fn reasons(line: &Line) -> Vec<TcpResend> {
    said(line, |event| if let TcpEvent::Retransmit { why, .. } = event { Some(*why) } else { None })
}

fn timeouts(line: &Line) -> usize {
    said(line, |event| matches!(event, TcpEvent::Timeout { .. }).then_some(())).len()
}

/// An open connection: a round trip takes 20 ms, the timeout is 220 ms.
fn open() -> Line {
    let mut line = Line::open(Config::default());
    line.trace = Trace::all();
    line
}

#[test]
fn a_lone_lost_tail_is_probed_before_any_timeout() {
    let mut line = open();
    let (start, first) = (line.now, line.log.len());
    line.drop = |s, _| s.from == 0 && s.len == 1000;
    line.end(0).send(&bytes(5 * 1448 + 1000)).expect("open");
    line.flush();
    line.drop = |_, _| false;
    line.run_for(Duration::from_millis(300));
    assert_eq!((line.end(1).recv_queue(), line.end(0).info().outstanding), (5 * 1448 + 1000, 0));
    let probe = line.sent(0, first).nth(6).expect("six segments, and the probe");
    // The acknowledgments come after 20 ms. Two round trips and what a delayed ACK may take for a lone segment would be
    // more than the timeout of 220 ms: then the probe leaves instead of it.
    assert_eq!((probe.at.since(start).as_millis(), probe.len), (240, 1000));
    assert_eq!((reasons(&line), timeouts(&line)), (vec![TcpResend::TailLossProbe], 0));
}

#[test]
fn a_probe_shows_what_is_lost_before_it() {
    let mut line = open();
    let start = line.now;
    line.drop = |s, _| s.from == 0;
    line.end(0).send(&bytes(4 * 1448)).expect("open");
    line.flush();
    line.drop = |_, _| false;
    line.run_for(Duration::from_millis(110));
    assert_eq!((line.end(1).recv_queue(), timeouts(&line)), (4 * 1448, 0), "{:?}", line.now.since(start));
    assert_eq!(reasons(&line)[0], TcpResend::TailLossProbe);
    assert!(reasons(&line)[1..].iter().all(|why| *why == TcpResend::Rack), "{:?}", reasons(&line));
}

#[test]
fn a_lost_repetition_is_repeated_without_a_timeout() {
    let mut line = open();
    // The second segment, and its first repetition.
    line.holes = vec![line.end(0).info().snd_nxt + 1448; 2];
    let data = bytes(60_000);
    assert!(line.transfer(0, &data) == data);
    assert_eq!((line.holes.len(), timeouts(&line)), (0, 0));
    assert_eq!(reasons(&line), [TcpResend::FastRetransmit, TcpResend::Rack]);
}

#[test]
fn what_is_only_late_is_waited_for() {
    let mut line = open();
    line.end(0).send(&bytes(2 * 1448)).expect("open");
    // The first of two segments comes a little later than the second: less than a quarter of a round trip.
    line.flush();
    line.delay_next(Duration::from_millis(4));
    line.run_for(Duration::from_millis(100));
    assert_eq!((line.end(1).recv_queue(), reasons(&line).len()), (2 * 1448, 0));
    let waited =
        said(
            &line,
            |event| {
                if let TcpEvent::ReorderingWait { window_ns, .. } = event { Some(*window_ns) } else { None }
            },
        );
    assert_eq!(waited, [5_000_000], "a quarter of the least round trip");
}

#[test]
fn a_needless_repetition_gives_the_window_back() {
    for timestamps in [true, false] {
        let mut line = Line::open(Config { timestamps, ..Config::default() });
        line.trace = Trace::all();
        line.end(0).send(&bytes(9 * 1448)).expect("open");
        let before = line.end(0).info();
        line.flush();
        line.delay_next(Duration::from_millis(15));
        line.run_for(Duration::from_millis(150));
        assert_eq!(reasons(&line), [TcpResend::FastRetransmit], "timestamps {timestamps}");
        let proofs =
            said(&line, |event| if let TcpEvent::SpuriousRecovery { proof, .. } = event { Some(*proof) } else { None });
        let proof = if timestamps { TcpProof::Timestamp } else { TcpProof::DuplicateReport };
        assert_eq!(proofs, [proof], "timestamps {timestamps}");
        let after = line.end(0).info();
        assert!(after.cwnd >= before.cwnd && after.ssthresh == before.ssthresh, "{after:?}");
    }
}

#[test]
fn the_window_shrinks_in_proportion_while_a_hole_is_filled() {
    let mut line = open();
    line.holes = vec![line.end(0).info().snd_nxt];
    line.end(0).send(&bytes(60_000)).expect("open");
    let first = line.log.len();
    line.flush();
    let flight = line.sent(0, first).count();
    line.run_for(Duration::from_millis(30));
    // One round trip later: the repetition, and seven for every ten that arrived.
    let sent = line.sent(0, first).count() - flight;
    assert!((flight * 6 / 10..=flight * 8 / 10 + 1).contains(&sent), "{sent} for {flight}");
}
