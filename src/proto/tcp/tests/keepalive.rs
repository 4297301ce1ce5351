//! Keep-alive: when a silent peer is asked, and when it is given up.

use super::*;

fn asking() -> Config {
    let keep_alive = KeepAlive { idle: Duration::from_secs(60), interval: Duration::from_secs(5), probes: 3 };
    Config { keep_alive: Some(keep_alive), ..Config::default() }
}

#[test]
fn a_living_peer_answers_and_nothing_else_happens() {
    let mut line = Line::open(asking());
    line.end(1).set_keep_alive(SimTime::ZERO, None);
    let from = line.log.len();
    line.run_for(Duration::from_secs(200));
    let questions: Vec<_> = line.sent(0, from).map(|s| (s.seg.seq, s.len)).collect();
    let una = line.end(0).info().snd_una;
    assert_eq!(questions, [(una.wrapping_sub(1), 0); 3], "one a minute, a number the peer has already");
    assert_eq!(line.sent(1, from).count(), 3);
    assert_eq!(line.states(), [State::Established; 2]);
}

#[test]
fn a_dead_peer_is_given_up_with_a_reset() {
    let mut line = Line::open(asking());
    let from = line.log.len();
    line.drop = |_, _| true;
    line.run_for(Duration::from_secs(90));
    let sent: Vec<_> = line.sent(0, from).map(|s| s.seg.flags).collect();
    assert_eq!(sent, [Flags::ACK, Flags::ACK, Flags::ACK, Flags::RST | Flags::ACK]);
    assert_eq!((line.end(0).state(), line.end(0).error()), (State::Closed, Some(ConnError::TimedOut)));
}

#[test]
fn nobody_asks_unless_told_to() {
    let mut line = Line::open(Config::default());
    let from = line.log.len();
    line.run_for(Duration::from_secs(20_000));
    assert_eq!(line.log.len(), from);
    let now = line.now;
    line.end(0).set_keep_alive(now, Some(KeepAlive::default()));
    line.run_for(Duration::from_secs(7_201));
    assert_eq!(line.sent(0, from).count(), 1);
}
