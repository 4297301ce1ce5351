//! Closing: who sends which FIN, which states follow, and when it is an RST instead.

use super::State::{CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, TimeWait};
use super::*;

fn close(line: &mut Line, i: usize) {
    line.act(i, Connection::close);
    line.flush();
}

fn flags(line: &Line, since: usize) -> Vec<(usize, Flags)> {
    line.log.iter().skip(since).map(|s| (s.from, s.seg.flags)).collect()
}

const FIN_ACK: Flags = Flags(Flags::FIN.0 | Flags::ACK.0);
const RST_ACK: Flags = Flags(Flags::RST.0 | Flags::ACK.0);

#[test]
fn one_after_the_other() {
    let mut line = Line::open(Config::default());
    let start = line.log.len();
    close(&mut line, 0);
    assert_eq!(line.states(), [FinWait1, Established]);
    line.run_for(Duration::from_millis(10));
    assert_eq!(line.states(), [FinWait1, CloseWait]);
    assert!(line.end(1).is_eof() && line.end(1).events().contains(Events::READABLE));
    line.run_for(Duration::from_millis(15));
    assert_eq!(line.states(), [FinWait2, CloseWait]);
    close(&mut line, 1);
    assert_eq!(line.states(), [FinWait2, LastAck]);
    line.run_for(Duration::from_millis(25));
    assert_eq!(line.states(), [TimeWait, Closed]);
    assert_eq!(flags(&line, start), [(0, FIN_ACK), (1, Flags::ACK), (1, FIN_ACK), (0, Flags::ACK)]);
    let since = line.now;
    while line.step() {}
    let waited = line.now.since(since).as_secs_f64();
    assert!((59.9..60.0).contains(&waited), "{waited}");
    assert!(line.end(0).is_closed() && line.end(0).error().is_none());
}

#[test]
fn both_at_once() {
    let mut line = Line::open(Config::default());
    close(&mut line, 0);
    close(&mut line, 1);
    line.run_for(Duration::from_millis(10));
    assert_eq!(line.states(), [Closing, Closing]);
    line.run_for(Duration::from_millis(10));
    assert_eq!(line.states(), [TimeWait, TimeWait]);
}

#[test]
fn data_and_fin_share_a_segment() {
    let mut line = Line::open(Config::default());
    let start = line.log.len();
    line.end(0).send(b"bye").expect("open");
    close(&mut line, 0);
    assert_eq!(flags(&line, start), [(0, FIN_ACK | Flags::PSH)]);
    line.run_for(Duration::from_millis(10));
    let mut got = Vec::new();
    assert_eq!((line.end(1).recv(&mut got, 100), line.end(1).is_eof()), (Ok(3), true));
}

#[test]
fn after_a_half_close_the_other_way_stays_open() {
    let mut line = Line::open(Config::default());
    line.act(0, Connection::shutdown_write);
    line.run_for(Duration::from_secs(600));
    assert_eq!(line.states(), [FinWait2, CloseWait], "no time limit while a program reads");
    assert_eq!(line.end(0).send(b"x"), Err(SendError::Closed));
    let data = bytes(100_000);
    assert!(line.transfer(1, &data) == data);
    close(&mut line, 1);
    line.run_for(Duration::from_millis(30));
    assert_eq!(line.states(), [TimeWait, Closed]);
}

#[test]
fn nobody_waits_for_ever_for_a_fin() {
    let mut line = Line::open(Config::default());
    close(&mut line, 0);
    line.run_for(Duration::from_secs(61));
    assert_eq!(line.states(), [Closed, CloseWait]);
    let mut line = Line::open(Config::default());
    line.act(0, Connection::shutdown_write);
    line.run_for(Duration::from_secs(61));
    assert_eq!(line.states(), [FinWait2, CloseWait]);
    close(&mut line, 0);
    line.run_for(Duration::from_secs(61));
    assert_eq!(line.states(), [Closed, CloseWait]);
}

#[test]
fn a_lost_fin_and_a_lost_last_ack() {
    let mut line = Line::open(Config::default());
    line.drop = |s, n| s.seg.flags.contains(Flags::FIN) && n == 3;
    close(&mut line, 0);
    line.run_for(Duration::from_millis(300));
    assert_eq!(line.states(), [FinWait2, CloseWait]);
    line.drop = |s, n| n == 7 && s.from == 0;
    close(&mut line, 1);
    line.run_for(Duration::from_millis(100));
    assert_eq!(line.states(), [TimeWait, LastAck], "the last ACK was lost");
    line.run_for(Duration::from_millis(300));
    assert_eq!(line.states(), [TimeWait, Closed], "the FIN came again and was answered again");
}

#[test]
fn closing_with_unread_data_is_a_reset() {
    let mut line = Line::open(Config::default());
    line.end(0).send(b"0123456789").expect("open");
    line.run_for(Duration::from_millis(15));
    let start = line.log.len();
    close(&mut line, 1);
    assert_eq!(flags(&line, start), [(1, RST_ACK)]);
    let rst = &line.log[start].seg;
    assert_eq!((rst.seq, rst.ack), (5001, 1011));
    line.run_for(Duration::from_millis(15));
    assert_eq!(line.end(0).error(), Some(ConnError::Reset));
    assert!(line.end(0).is_closed() && line.end(1).is_closed());
}

#[test]
fn data_for_a_program_that_has_closed_is_reset() {
    let mut line = Line::open(Config::default());
    close(&mut line, 1);
    line.run_for(Duration::from_millis(30));
    assert_eq!(line.states(), [CloseWait, FinWait2]);
    let start = line.log.len();
    line.end(0).send(b"hello?").expect("half open");
    line.run_for(Duration::from_millis(30));
    assert_eq!(flags(&line, start), [(0, Flags::ACK | Flags::PSH), (1, Flags::RST)]);
    assert_eq!((line.log[start + 1].seg.seq, line.end(0).error()), (5002, Some(ConnError::Pipe)));
    assert!(line.end(1).is_closed());
}

#[test]
fn abort_sends_a_reset_where_one_is_due() {
    let mut line = Line::open(Config::default());
    let start = line.log.len();
    line.act(0, Connection::abort);
    assert!(!line.end(0).is_closed(), "the RST has not left");
    line.flush();
    assert!(line.end(0).is_closed());
    assert_eq!(flags(&line, start), [(0, RST_ACK)]);
    let mut line = Line::new(Config::default(), 1);
    line.flush();
    line.act(0, Connection::abort);
    assert!(line.end(0).is_closed(), "nobody knows of us");
}

#[test]
fn what_came_before_a_reset_can_be_read() {
    let mut line = Line::open(Config::default());
    line.end(1).send(b"last words").expect("open");
    line.run_for(Duration::from_millis(15));
    line.act(1, Connection::abort);
    line.run_for(Duration::from_millis(15));
    let mut got = Vec::new();
    assert_eq!(line.end(0).recv(&mut got, 100), Ok(10));
    assert_eq!(line.end(0).recv(&mut got, 100), Err(RecvError::Failed(ConnError::Reset)));
}

#[test]
fn a_new_syn_may_follow_time_wait() {
    let mut line = Line::open(Config::default());
    close(&mut line, 0);
    line.run_for(Duration::from_millis(30));
    close(&mut line, 1);
    line.run_for(Duration::from_millis(30));
    let next = line.end(0).info().rcv_nxt;
    let again = |flags, seq| Tcp { src_port: B.port, dst_port: A.port, ..segment(flags, seq, 0) };
    let now = line.now;
    assert!(line.end(0).yields_to(now, &again(Flags::SYN, next + 1)));
    assert!(!line.end(0).yields_to(now, &again(Flags::SYN, next - 1)));
    assert!(!line.end(0).yields_to(now, &again(Flags::ACK, next + 1)));
    let old = TcpOptions { timestamps: Some((0, 0)), ..TcpOptions::default() };
    assert!(
        !line.end(0).yields_to(now, &Tcp { options: old, ..again(Flags::SYN, next + 1) }),
        "its timestamp is an old one"
    );
    // RFC 6191, Linux: the numbers of the next one begin beyond those of this one.
    let sent = line.end(0).info().snd_nxt;
    assert_eq!(line.end(0).successor_iss(), sent.wrapping_add(65_537));
}

#[test]
fn unread_data_does_not_end_time_wait() {
    let mut line = Line::open(Config::default());
    line.act(0, Connection::shutdown_write);
    line.run_for(Duration::from_millis(30));
    line.end(1).send(b"unread").expect("half open");
    close(&mut line, 1);
    line.run_for(Duration::from_millis(30));
    close(&mut line, 0);
    assert_eq!((line.end(0).recv_queue(), line.states()), (6, [TimeWait, Closed]));
}

#[test]
fn a_keepalive_without_patience_does_not_stop_the_time() {
    let mut line = Line::open(Config::default());
    line.drop = |_, _| true;
    line.end(0).send(b"x").expect("open");
    line.act(0, |c, now, _| c.keep_alive(now, (Duration::ZERO, Duration::ZERO, 1)));
    let until = line.now + Duration::from_secs(3);
    let steps = (0..1_000).take_while(|_| line.now < until && line.step()).count();
    assert!(line.now >= until, "{steps} steps, and it is {:?}", line.now);
}

#[test]
fn a_failure_is_told_once() {
    let mut line = Line::open(Config::default());
    line.act(1, Connection::abort);
    line.run_for(Duration::from_millis(15));
    assert_eq!(line.end(0).send(b"x"), Err(SendError::Failed(ConnError::Reset)), "ECONNRESET");
    assert_eq!(line.end(0).send(b"x"), Err(SendError::Closed), "EPIPE");
    let mut got = Vec::new();
    assert_eq!((line.end(0).recv(&mut got, 1), line.end(0).is_eof()), (Ok(0), true));
}

#[test]
fn a_silent_peer_is_asked_whether_it_is_there() {
    let mut line = Line::open(Config { keepalive_time_s: 10, keepalive_interval_s: 1, keepalive_probes: 3, ..plain() });
    let start = line.log.len();
    line.act(0, |c, now, _| c.set_keepalive(now, true));
    line.run_for(Duration::from_secs(25));
    assert_eq!(flags(&line, start), [(0, Flags::ACK), (1, Flags::ACK), (0, Flags::ACK), (1, Flags::ACK)], "it answers");
    assert_eq!(line.log[start].seg.seq, 1000, "a number it has acknowledged");
    line.drop = |_, _| true;
    let start = line.log.len();
    line.run_for(Duration::from_secs(20));
    assert_eq!(flags(&line, start), [(0, Flags::ACK), (0, Flags::ACK), (0, Flags::ACK), (0, RST_ACK)]);
    assert_eq!(line.end(0).error(), Some(ConnError::TimedOut));
}
