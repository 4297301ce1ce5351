//! Loss, reordering and duplication: every byte arrives, and repairs happen when and how they should.

use super::*;

/// The whole life of a connection on a bad line.
fn life(seed: u64, config: Config) -> Line {
    let mut line = Line::new(config, seed);
    (line.loss, line.reorder, line.duplicate) = (20 + seed % 5 * 20, seed % 3 * 100, seed % 4 * 30);
    line.delay = Duration::from_millis(1 + seed % 7 * 10);
    let (request, answer) = (bytes(3000 + seed as usize * 17), bytes(60_000 + seed as usize * 1001));
    while line.ends[1].as_ref().is_none_or(|c| c.state() == State::SynReceived) && line.step() {}
    assert!(line.transfer(0, &request) == request, "seed {seed}: request");
    assert!(line.transfer(1, &answer) == answer, "seed {seed}: answer");
    line.act(1, Connection::close);
    while line.end(0).state() == State::Established && line.step() {}
    assert!(line.end(0).is_eof(), "seed {seed}");
    line.act(0, Connection::close);
    while line.step() {}
    assert!(line.end(0).is_closed() && line.end(1).is_closed(), "seed {seed}: {:?}", line.states());
    line
}

#[test]
fn all_bytes_arrive_on_bad_lines_with_sack() {
    for seed in 0..60 {
        life(seed, Config::default());
    }
}

#[test]
fn all_bytes_arrive_on_bad_lines_without_options() {
    for seed in 0..60 {
        life(seed, Config { window_scale: None, ..plain() });
    }
}

#[test]
fn the_same_seed_gives_the_same_segments() {
    let run = || life(7, Config::default()).log.into_iter().map(|s| (s.at, s.seg, s.len)).collect::<Vec<_>>();
    assert!(run() == run());
}

#[test]
fn one_loss_is_repaired_without_a_timeout() {
    for config in [Config::default(), plain()] {
        let mut line = Line::open(config);
        line.trace = Trace::all();
        let start = line.now;
        line.drop = |s, n| s.from == 0 && n == 5;
        let data = bytes(14_000);
        assert!(line.transfer(0, &data) == data);
        assert!(line.now.since(start) < Duration::from_millis(100), "{:?}", line.now.since(start));
        assert_eq!(line.end(0).info().retransmits, 1);
        let fast = |f: &&crate::trace::Fact| {
            let What::Tcp(tcp) = &f.what else { return false };
            matches!(tcp.event, TcpEvent::FastRecovery { outstanding, ssthresh, .. } if ssthresh >= outstanding / 2)
        };
        assert_eq!(line.trace.facts().filter(fast).count(), 1);
    }
}

#[test]
fn several_losses_in_a_window_are_repaired_without_a_timeout() {
    for config in [Config::default(), plain()] {
        let mut line = Line::open(config);
        line.trace = Trace::all();
        line.drop = |s, n| s.from == 0 && [5, 7, 8].contains(&n);
        let data = bytes(40_000);
        assert!(line.transfer(0, &data) == data);
        line.run_for(Duration::from_millis(100));
        assert_eq!(line.end(0).info().retransmits, 3, "sack {}", config.sack);
        let timeouts = line
            .trace
            .facts()
            .filter(|f| matches!(&f.what, What::Tcp(tcp) if matches!(tcp.event, TcpEvent::Timeout { .. })));
        assert_eq!(timeouts.count(), 0, "sack {}", config.sack);
    }
}

#[test]
fn a_silent_peer_is_asked_with_growing_patience_and_given_up() {
    let mut line = Line::open(Config::default());
    let start = line.now;
    line.drop = |s, _| s.from == 0;
    line.end(0).send(b"anyone?").expect("open");
    line.flush();
    let first = line.log.len() - 1;
    while line.end(0).state() != State::Closed && line.step() {}
    let at: Vec<u128> = line.sent(0, first).take(6).map(|s| s.at.since(start).as_millis()).collect();
    assert_eq!(at, [0, 220, 440, 880, 1760, 3520], "a tail-loss probe; then srtt 20 ms and 200 ms more, doubled");
    assert_eq!(line.end(0).error(), Some(ConnError::TimedOut));
    let lasted = line.now.since(start).as_secs();
    assert!((924..1100).contains(&lasted), "tcp_retries2: {lasted} s");
    assert!(line.sent(0, first).all(|s| s.seg.flags == Flags::ACK | Flags::PSH && s.len == 7));
}

#[test]
fn an_icmp_error_names_the_reason_of_a_timeout() {
    let mut line = Line::open(Config::default());
    line.drop = |s, _| s.from == 0;
    line.end(0).send(b"x").expect("open");
    line.flush();
    line.act(0, |c, now, t| c.on_icmp_error(now, IcmpError::Means(ConnError::HostUnreachable), t));
    while line.end(0).state() != State::Closed && line.step() {}
    assert_eq!(line.end(0).error(), Some(ConnError::HostUnreachable));
}

#[test]
fn after_a_timeout_sending_starts_slowly() {
    let mut line = Line::open(Config::default());
    line.end(0).send(&bytes(14_480)).expect("open");
    line.drop = |s, _| s.from == 0 && s.at < SimTime::from_millis(200);
    line.flush();
    assert_eq!(line.end(0).info().in_flight, 14_480, "ten segments (RFC 6928)");
    let from = line.log.len();
    line.run_for(Duration::from_millis(265));
    assert_eq!(line.sent(0, from).count(), 2, "the probe after two round trips, then the timeout");
    assert_eq!((line.end(0).info().cwnd, line.end(0).info().ssthresh), (1448, 10_136));
    line.run_for(Duration::from_millis(20));
    assert_eq!(line.sent(0, from).count(), 4, "each ACK lets two out");
    line.run_for(Duration::from_secs(1));
    assert_eq!(line.end(1).recv_queue(), 14_480);
}

#[test]
fn a_smaller_path_shortens_what_is_on_the_way() {
    let mut line = Line::open(Config::default());
    line.end(0).send(&bytes(5000)).expect("open");
    line.drop = |s, _| s.len > 1348;
    line.flush();
    line.act(0, |c, now, t| c.on_icmp_error(now, IcmpError::FragNeeded { mtu: 1400 }, t));
    line.run_for(Duration::from_millis(150));
    assert_eq!(line.end(1).recv_queue(), 5000, "well before any timeout");
    assert_eq!(line.end(0).info().mss, 1348);
}

#[test]
fn sack_blocks_tell_the_newest_hole_first() {
    let mut line = Line::open(Config::default());
    line.drop = |s, n| s.from == 0 && [3, 5].contains(&n);
    line.end(0).send(&bytes(5 * 1448)).expect("open");
    line.run_for(Duration::from_millis(25));
    let at = |i: u32| 1001 + i * 1448;
    let blocks: Vec<_> = line.sent(1, 4).map(|s| s.seg.options.sack.iter().copied().collect::<Vec<_>>()).collect();
    assert_eq!(
        blocks,
        [vec![(at(1), at(2))], vec![(at(3), at(4)), (at(1), at(2))], vec![(at(3), at(5)), (at(1), at(2))]]
    );
}

#[test]
fn a_line_that_loses_syns_is_entered_slowly() {
    for (lost, cwnd) in [(0, 14_480), (1, 14_480), (2, 1448)] {
        let mut line = Line::new(Config::default(), 1);
        line.drop = match lost {
            0 => |_, _| false,
            1 => |_, n| n < 1,
            _ => |_, n| n < 2,
        };
        line.run_for(Duration::from_secs(5));
        assert_eq!(line.end(0).info().cwnd, cwnd, "{lost} SYNs lost");
    }
}

#[test]
fn two_losses_in_a_window_cost_little_time() {
    let time = |config, drop| {
        let mut line = Line::open(config);
        line.delay = Duration::from_millis(20);
        line.drop = drop;
        let (start, data) = (line.now, bytes(400_000));
        assert!(line.transfer(0, &data) == data);
        line.now.since(start)
    };
    for config in [Config::default(), plain()] {
        let clean = time(config, |_, _| false);
        let lossy = time(config, |_, n| n == 40 || n == 42);
        assert!(clean < Duration::from_millis(600), "{clean:?}");
        assert!(lossy < clean + Duration::from_millis(400), "sack {}: {lossy:?} against {clean:?}", config.sack);
    }
}

#[test]
fn patience_shrinks_again_once_something_arrives() {
    let mut line = Line::open(Config::default());
    line.drop = |s, _| s.from == 0 && s.at < SimTime::from_secs(2);
    line.end(0).send(b"hello").expect("open");
    line.run_for(Duration::from_secs(2));
    assert!(line.end(0).info().rto > Duration::from_millis(1700), "{:?}", line.end(0).info().rto);
    line.run_for(Duration::from_secs(4));
    let info = line.end(0).info();
    assert!(info.outstanding == 0 && info.rto < Duration::from_millis(300), "{:?}", info.rto);
}

#[test]
fn without_a_sample_the_first_data_waits_three_seconds() {
    let mut line = Line::new(plain(), 1);
    line.drop = |_, n| n < 1;
    line.run_for(Duration::from_secs(2));
    let info = line.end(0).info();
    assert_eq!((info.state, info.srtt, info.rto), (State::Established, None, Duration::from_secs(3)));
}
