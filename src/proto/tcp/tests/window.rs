//! Flow control: windows that close and open, small segments, and when acknowledgments leave.

use super::*;

#[test]
fn a_closed_window_is_probed_and_opens_again() {
    let mut line = Line::open(Config { receive_buffer: 8192, moderate_rcvbuf: false, ..Config::default() });
    line.trace = Trace::all();
    let data = bytes(20_000);
    assert_eq!(line.end(0).send(&data), Ok(20_000));
    line.run_for(Duration::from_millis(500));
    assert_eq!((line.end(0).info().snd_wnd, line.end(1).info().rcv_wnd), (0, 0));
    let start = line.log.len();
    line.run_for(Duration::from_secs(4));
    let probes: Vec<_> = line.sent(0, start).map(|s| (s.seg.seq, s.len, s.seg.flags)).collect();
    let before = line.end(0).info().snd_una - 1;
    assert!((3..=5).contains(&probes.len()), "{probes:?}");
    assert!(probes.iter().all(|p| *p == (before, 0, Flags::ACK)), "{probes:?}");
    let answers = line.sent(1, start).count();
    assert!(answers + 1 >= probes.len() && answers <= probes.len(), "answered, though not twice within half a second");
    let mut got = Vec::new();
    while got.len() < data.len() {
        line.end(1).recv(&mut got, usize::MAX).expect("open");
        assert!(line.step());
    }
    assert!(got == data);
    let said: Vec<_> = line.trace.facts().map(|f| &f.what).collect();
    for event in [TcpEvent::SendWindowClosed { waiting: 0 }, TcpEvent::ReceiveWindowClosed { unread: 0 }] {
        let kind = std::mem::discriminant(&event);
        assert!(
            said.iter().any(|w| matches!(w, What::Tcp(t) if std::mem::discriminant(&t.event) == kind)),
            "{event:?}"
        );
    }
}

#[test]
fn a_window_that_never_opens_keeps_the_connection_while_the_peer_answers() {
    let mut line = Line::open(Config { receive_buffer: 4096, moderate_rcvbuf: false, ..Config::default() });
    line.end(0).send(&bytes(9000)).expect("open");
    line.run_for(Duration::from_secs(7200));
    assert_eq!(line.states(), [State::Established; 2]);
    line.drop = |s, _| s.from == 1;
    line.run_for(Duration::from_secs(7200));
    assert_eq!(line.end(0).error(), Some(ConnError::TimedOut), "silence is different");
}

#[test]
fn lost_window_updates_do_not_hang() {
    for seed in 0..20 {
        let mut line = Line::new(Config { receive_buffer: 3000, moderate_rcvbuf: false, ..Config::default() }, seed);
        line.loss = 150;
        while line.ends[1].as_ref().is_none_or(|c| c.state() == State::SynReceived) && line.step() {}
        let data = bytes(30_000);
        assert!(line.transfer(0, &data) == data, "seed {seed}");
    }
}

#[test]
fn tiny_buffers_work() {
    for size in [1, 2, 5, 100, 600] {
        let mut line =
            Line::open(Config { receive_buffer: size, moderate_rcvbuf: false, send_buffer: size, ..Config::default() });
        let data = bytes(300);
        assert!(line.transfer(0, &data) == data, "{size}");
    }
}

#[test]
fn segments_are_full_and_the_last_is_pushed() {
    let mut line = Line::open(Config::default());
    let start = line.log.len();
    line.end(0).send(&bytes(4000)).expect("open");
    line.flush();
    let sent: Vec<_> = line.sent(0, start).map(|s| (s.len, s.seg.flags.contains(Flags::PSH))).collect();
    assert_eq!(sent, [(1448, false), (1448, false), (1104, true)]);
}

#[test]
fn nagle_holds_the_second_small_segment() {
    for (nodelay, first) in [(false, vec![3]), (true, vec![3, 4, 5])] {
        let mut line = Line::open(Config { nodelay, ..Config::default() });
        let start = line.log.len();
        for text in ["abc", "defg", "hijkl"] {
            line.end(0).send(text.as_bytes()).expect("open");
            line.flush();
        }
        assert_eq!(line.sent(0, start).map(|s| s.len).collect::<Vec<_>>(), first);
        line.run_for(Duration::from_millis(25));
        assert_eq!(line.sent(0, start).map(|s| s.len).sum::<usize>(), 12);
        line.run_for(Duration::from_secs(1));
        let mut got = Vec::new();
        line.end(1).recv(&mut got, 99).expect("open");
        assert_eq!(got, b"abcdefghijkl");
    }
}

#[test]
fn an_answer_carries_the_acknowledgment_once_talk_is_interactive() {
    let mut line = Line::open(Config::default());
    for _ in 0..3 {
        let start = line.log.len();
        assert_eq!(line.transfer(0, b"ping"), b"ping");
        assert_eq!(line.transfer(1, b"pong"), b"pong");
        line.run_for(Duration::from_millis(200));
        assert!(line.log.len() - start <= 4);
    }
    let start = line.log.len();
    line.end(0).send(b"ping").expect("open");
    line.run_for(Duration::from_millis(11));
    assert_eq!(line.log.len() - start, 1, "the ACK waits");
    line.end(1).send(b"pong").expect("open");
    line.run_for(Duration::from_millis(5));
    assert_eq!(line.log.len() - start, 2, "and rides with the answer");
    let start = line.log.len();
    line.run_for(Duration::from_millis(300));
    let alone: Vec<_> = line.sent(0, start).map(|s| (s.len, s.seg.flags)).collect();
    assert_eq!(alone, [(0, Flags::ACK)], "without an answer it leaves after 40 ms");
}

#[test]
fn bulk_data_is_acknowledged_every_second_segment() {
    let mut line = Line::open(Config::default());
    let data = bytes(400_000);
    assert!(line.transfer(0, &data) == data);
    let (segments, acks) = (line.sent(0, 3).count(), line.sent(1, 3).count());
    assert!(acks * 2 <= segments + 40, "{acks} ACKs for {segments} segments");
}

#[test]
fn the_congestion_window_grows_only_when_it_is_used() {
    let mut line = Line::open(Config::default());
    for _ in 0..50 {
        line.transfer(0, &bytes(1000));
        line.run_for(Duration::from_millis(50));
    }
    assert_eq!(line.end(0).info().cwnd, 14_480);
    let data = bytes(200_000);
    line.transfer(0, &data);
    assert!(line.end(0).info().cwnd > 28_960);
}

#[test]
fn after_a_long_silence_the_congestion_window_starts_small() {
    let mut line = Line::open(Config::default());
    let data = bytes(400_000);
    line.transfer(0, &data);
    line.run_for(Duration::from_millis(100));
    let grown = line.end(0).info().cwnd;
    line.run_for(Duration::from_secs(10));
    line.end(0).send(b"again").expect("open");
    line.flush();
    let cwnd = line.end(0).info().cwnd;
    assert!(grown > 28_960 && cwnd == 14_480, "{grown} then {cwnd}");
}
