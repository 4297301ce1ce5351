//! Segments nobody should send: forged resets, SYNs in the middle, numbers from elsewhere, noise.

use super::*;
use proptest::prelude::*;

/// A server that talked to A, with what it answers to a segment.
fn answer(line: &mut Line, seg: &Tcp, payload: &[u8]) -> Vec<(Flags, u32, u32)> {
    let start = line.log.len();
    line.act(1, |c, now, t| c.on_segment(now, seg, payload, t));
    line.flush();
    line.sent(1, start).map(|s| (s.seg.flags, s.seg.seq, s.seg.ack)).collect()
}

const CHALLENGE: (Flags, u32, u32) = (Flags::ACK, 5001, 1001);

#[test]
fn only_the_exact_reset_counts() {
    let table = [
        (1001, State::Closed, vec![]),
        (1002, State::Established, vec![CHALLENGE]),
        (60_000, State::Established, vec![CHALLENGE]),
        (1000, State::Established, vec![]),
        (900_000, State::Established, vec![]),
    ];
    for (seq, state, expected) in table {
        let mut line = Line::open(plain());
        assert_eq!(answer(&mut line, &segment(Flags::RST, seq, 0), &[]), expected, "seq {seq}");
        assert_eq!(line.end(1).state(), state, "seq {seq}");
    }
}

#[test]
fn doubtful_segments_are_answered_by_an_ack() {
    let table = [
        ("SYN in window", segment(Flags::SYN, 1500, 0)),
        ("SYN before it", segment(Flags::SYN, 7, 0)),
        ("old data's ACK", segment(Flags::ACK, 990, 5001)),
        ("beyond the window", segment(Flags::ACK, 200_000, 5001)),
        ("acknowledges the future", segment(Flags::ACK, 1001, 5002)),
        ("acknowledges the far past", segment(Flags::ACK, 1001, 5001u32.wrapping_sub(70_000))),
    ];
    for (what, seg) in table {
        let mut line = Line::open(plain());
        assert_eq!(answer(&mut line, &seg, &[]), [CHALLENGE], "{what}");
        assert_eq!(answer(&mut line, &seg, &[]), [], "{what}: not again at once");
        line.run_for(Duration::from_millis(500));
        assert_eq!(answer(&mut line, &seg, &[]), [CHALLENGE], "{what}: half a second later");
        assert_eq!(line.end(1).state(), State::Established, "{what}");
    }
    let mut line = Line::open(plain());
    assert_eq!(answer(&mut line, &segment(Flags(0), 1001, 0), b"no ACK"), []);
    assert_eq!(line.end(1).recv_queue(), 0);
}

#[test]
fn no_more_challenges_a_second_than_the_limit() {
    let config = Config { challenge_limit: 2, invalid_gap_ms: 0, ..plain() };
    let mut line = Line::open(config);
    let rst = segment(Flags::RST, 1500, 0);
    let answers: Vec<usize> = (0..4).map(|_| answer(&mut line, &rst, &[]).len()).collect();
    assert_eq!(answers, [1, 1, 0, 0]);
    line.run_for(Duration::from_secs(1));
    assert_eq!(answer(&mut line, &rst, &[]), [CHALLENGE]);
}

#[test]
fn time_wait_can_be_made_deaf_to_resets() {
    for (rfc1337, end) in [(false, State::Closed), (true, State::TimeWait)] {
        let mut line = Line::open(Config { rfc1337, ..plain() });
        line.act(1, Connection::shutdown_write);
        line.run_for(Duration::from_millis(30));
        line.act(0, Connection::shutdown_write);
        line.run_for(Duration::from_millis(30));
        assert_eq!(answer(&mut line, &segment(Flags::RST, 1002, 0), &[]), []);
        assert_eq!(line.end(1).state(), end);
    }
}

#[test]
fn old_data_is_answered_each_time() {
    let mut line = Line::open(plain());
    assert_eq!(line.transfer(0, b"hello"), b"hello");
    let old = segment(Flags::ACK, 1001, 5001);
    for _ in 0..3 {
        assert_eq!(answer(&mut line, &old, b"hell"), [(Flags::ACK, 5001, 1006)]);
    }
}

#[test]
fn an_old_timestamp_is_refused() {
    let mut line = Line::open(Config::default());
    line.now = SimTime::from_secs(10);
    assert_eq!(line.transfer(0, b"hello"), b"hello");
    let next = line.end(1).info().rcv_nxt;
    let mut seg = segment(Flags::ACK, next, 5001);
    seg.options.timestamps = Some((5, 0));
    assert_eq!(answer(&mut line, &seg, b"from an older connection"), [(Flags::ACK, 5001, next)]);
    assert_eq!(line.end(1).recv_queue(), 0);
    // RFC 7323 5.5: after 24 days nobody can tell old from new.
    line.now = SimTime::from_secs(25 * 24 * 3600);
    answer(&mut line, &seg, b"hello again");
    assert_eq!(line.end(1).recv_queue(), 11);
}

#[test]
fn a_wrong_third_segment_is_reset() {
    let mut line = Line::new(plain(), 1);
    line.drop = |s, _| s.from == 1;
    line.run_for(Duration::from_millis(15));
    let start = line.log.len();
    assert_eq!(answer(&mut line, &segment(Flags::ACK, 1001, 7777), &[]), [(Flags::RST, 7777, 0)]);
    assert_eq!((line.end(1).state(), line.log.len()), (State::SynReceived, start + 1));
    assert_eq!(answer(&mut line, &segment(Flags::RST, 1001, 0), &[]), []);
    assert!(line.end(1).is_closed());
}

#[test]
fn lies_about_sack_do_no_harm() {
    let mut line = Line::open(Config::default());
    line.end(1).send(&bytes(20_000)).expect("open");
    line.flush();
    let mut liar = segment(Flags::ACK, 1001, 5001);
    liar.options.timestamps = Some((20, 10));
    liar.options.sack = [(4000, 4500), (9000, 8000), (5001, 99_999_999), (5001, 19_481)].into_iter().collect();
    answer(&mut line, &liar, &[]);
    line.run_for(Duration::from_secs(5));
    assert_eq!(line.end(0).recv_queue(), 20_000, "the rest comes after a timeout at the latest");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn noise_never_panics_and_every_run_ends(
        noise in proptest::collection::vec((0u8..64, -5i64..70_000, -5i64..40_000, any::<u16>(), 0usize..3000, any::<bool>(), (any::<u32>(), -9i64..40_000)), 1..60),
        wild in any::<u32>(),
        sack in any::<bool>(),
    ) {
        let mut line = Line::open(if sack { Config::default() } else { plain() });
        line.trace = Trace::all();
        line.end(1).send(&bytes(30_000)).expect("open");
        line.flush();
        for (n, (flags, seq, ack, window, len, near, (stamp, edge))) in noise.into_iter().enumerate() {
            let base = if near { (1001, 5001) } else { (wild, wild.rotate_left(7)) };
            let mut seg = segment(Flags(flags), base.0.wrapping_add(seq as u32), base.1.wrapping_add(ack as u32));
            seg.window = window;
            if n % 3 == 0 {
                seg.options.timestamps = Some((stamp, stamp));
                seg.options.sack = [(base.1.wrapping_add(edge as u32), base.1.wrapping_add(ack as u32))].into_iter().collect();
            }
            line.act(1, |c, now, t| c.on_segment(now, &seg, &bytes(len), t));
            line.run_for(Duration::from_millis(u64::from(window) % 300));
            let info = line.end(1).info();
            prop_assert!(info.recv_queue + info.out_of_order <= 2 * 65_536);
            prop_assert!(info.in_flight <= info.outstanding);
        }
        for i in 0..2 {
            line.act(i, Connection::close);
        }
        for _ in 0..100_000 {
            if !line.step() {
                break;
            }
        }
        prop_assert!(line.end(0).is_closed() && line.end(1).is_closed());
    }
}
