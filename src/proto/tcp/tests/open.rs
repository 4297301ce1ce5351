//! Opening: the handshake, its options, its failures.

use super::*;

#[test]
fn the_handshake_is_that_of_linux() {
    let line = Line::open(Config::default());
    let [syn, syn_ack, ack] = &line.log[..] else { panic!("{} segments", line.log.len()) };
    assert_eq!((syn.seg.flags, syn.seg.seq, syn.seg.ack, syn.seg.window), (Flags::SYN, 1000, 0, 64240));
    let options = &syn.seg.options;
    assert_eq!((options.mss, options.window_scale, options.sack_permitted), (Some(1460), Some(7), true));
    assert_eq!(options.timestamps, Some((0, 0)));
    assert_eq!((syn_ack.seg.flags, syn_ack.seg.seq, syn_ack.seg.ack), (Flags::SYN | Flags::ACK, 5000, 1001));
    assert_eq!((syn_ack.seg.window, syn_ack.seg.options.window_scale), (65160, Some(7)));
    assert_eq!(syn_ack.seg.options.timestamps, Some((10, 0)));
    assert_eq!((ack.seg.flags, ack.seg.seq, ack.seg.ack, ack.seg.window), (Flags::ACK, 1001, 5001, 502));
    assert_eq!((ack.seg.options.mss, ack.seg.options.timestamps), (None, Some((20, 10))));
}

#[test]
fn both_programs_are_woken() {
    let mut line = Line::open(Config::default());
    for i in 0..2 {
        assert!(line.end(i).events().contains(Events::BECAME_ESTABLISHED | Events::WRITABLE));
        assert!(line.end(i).events().is_empty(), "taken once");
        assert_eq!(line.end(i).deadline(), None);
    }
    assert_eq!(line.end(0).info().srtt, Some(Duration::from_millis(20)));
    assert_eq!((line.end(0).info().mss, line.end(0).info().cwnd), (1448, 14480));
}

#[test]
fn a_syn_without_answer_is_repeated_like_on_linux() {
    let mut line = Line::new(Config::default(), 1);
    line.drop = |_, _| true;
    while line.step() {}
    let at: Vec<u64> = line.log.iter().map(|s| s.at.secs()).collect();
    assert_eq!(at, [0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67]);
    assert_eq!((line.now.secs(), line.end(0).error()), (131, Some(ConnError::TimedOut)));
    assert!(line.end(0).is_closed() && line.end(0).events().contains(Events::CLOSED));
}

#[test]
fn a_syn_ack_without_answer_is_given_up() {
    let mut line = Line::new(Config::default(), 1);
    line.drop = |s, n| n > 0 && s.from == 0;
    line.run_for(Duration::from_millis(15));
    line.ends[0] = None;
    while line.step() {}
    let at: Vec<u64> = line.sent(1, 0).map(|s| s.at.secs()).collect();
    assert_eq!(at, [0, 1, 3, 7, 15, 31]);
    assert!(line.now.secs() == 63 && line.end(1).is_closed());
}

#[test]
fn a_closed_port_refuses() {
    let mut line = Line::new(Config::default(), 1);
    line.flush();
    let rst = reset_for(&line.log[0].seg, 0).expect("a SYN is answered");
    line.act(0, |c, now, t| c.on_segment(now, &rst, &[], t));
    assert_eq!((line.end(0).error(), line.end(0).is_closed()), (Some(ConnError::Refused), true));
    assert_eq!(line.end(0).send(b"x"), Err(SendError::Failed(ConnError::Refused)));
}

#[test]
fn icmp_ends_an_attempt_but_not_a_connection() {
    let table = [
        (IcmpError::Means(ConnError::Refused), ConnError::Refused),
        (IcmpError::Means(ConnError::NetUnreachable), ConnError::NetUnreachable),
        (IcmpError::Means(ConnError::HostUnreachable), ConnError::HostUnreachable),
        (IcmpError::Means(ConnError::HostDown), ConnError::HostDown),
    ];
    for (icmp, error) in table {
        let mut line = Line::new(Config::default(), 1);
        line.flush();
        assert!(line.end(0).is_outstanding(1000) && !line.end(0).is_outstanding(1001));
        line.act(0, |c, now, t| c.on_icmp_error(now, icmp, t));
        assert_eq!((line.end(0).error(), line.end(0).state()), (Some(error), State::Closed));
        let mut line = Line::open(Config::default());
        line.act(0, |c, now, t| c.on_icmp_error(now, icmp, t));
        assert_eq!((line.end(0).error(), line.end(0).state()), (None, State::Established));
    }
}

#[test]
fn two_connects_meet() {
    for lose_first in [false, true] {
        let mut line = Line::new(Config::default(), 1);
        let (config, now) = (line.config, line.now);
        line.ends[1] = Some(Connection::connect(now, B, A, 5000, &config, &mut line.trace));
        if lose_first {
            line.drop = |_, n| n < 3;
        }
        line.run_for(Duration::from_secs(10));
        assert_eq!(line.states(), [State::Established; 2], "lose_first {lose_first}");
        assert_eq!(line.transfer(0, b"hello"), b"hello");
        assert_eq!(line.transfer(1, b"there"), b"there");
        let syn_acks = line.log.iter().filter(|s| s.seg.flags == Flags::SYN | Flags::ACK).count();
        assert!(syn_acks >= 1, "SYN-ACK crosses SYN-ACK");
    }
}

#[test]
fn an_old_syn_ack_is_reset() {
    let mut line = Line::new(Config::default(), 1);
    line.flush();
    let stale = Tcp { src_port: B.port, dst_port: A.port, ..segment(Flags::SYN | Flags::ACK, 9, 4242) };
    line.act(0, |c, now, t| c.on_segment(now, &stale, &[], t));
    line.flush();
    let rst = &line.log[1].seg;
    assert_eq!((rst.flags, rst.seq, line.end(0).state()), (Flags::RST, 4242, State::SynSent));
}

#[test]
fn a_repeated_syn_gets_its_syn_ack_again() {
    let mut line = Line::new(Config::default(), 1);
    line.drop = |s, _| s.from == 1 && s.at < SimTime::from_millis(500);
    line.run_for(Duration::from_secs(3));
    assert_eq!(line.states(), [State::Established; 2]);
    assert!(line.sent(1, 0).all(|s| s.seg.flags.contains(Flags::SYN | Flags::ACK)));
}

#[test]
fn a_full_listener_is_silent() {
    let mut listener = Listener::new(1);
    let mut trace = Trace::all();
    let mut knock = |listener: &mut Listener, waiting| {
        let syn = segment(Flags::SYN, 1, 0);
        listener.on_segment(SimTime::ZERO, B, A, &syn, 7, &Config::default(), waiting, &mut trace)
    };
    assert!(matches!(knock(&mut listener, 0), Heard::New(_)));
    assert!(matches!(knock(&mut listener, 0), Heard::New(_)));
    assert!(matches!(knock(&mut listener, 0), Heard::Full), "two half open");
    listener.established();
    listener.abandoned();
    assert!(matches!(knock(&mut listener, 2), Heard::Full), "two wait for accept");
    assert!(matches!(knock(&mut listener, 1), Heard::New(_)));
    let full = |f: &&crate::trace::Fact| matches!(&f.what, What::Tcp(tcp) if matches!(tcp.event, TcpEvent::QueueFull { limit: 2, .. }));
    assert_eq!(trace.facts().filter(full).count(), 2);
}

#[test]
fn a_quarter_of_the_syn_backlog_stays_free() {
    for (backlog, syn_backlog, half_open) in [(100, 4, 4), (100, 1000, 101), (2, 4096, 3), (100, 0, 1)] {
        let mut listener = Listener::new(backlog).with_syn_backlog(syn_backlog);
        let mut knock = || {
            let syn = segment(Flags::SYN, 1, 0);
            listener.on_segment(SimTime::ZERO, B, A, &syn, 7, &Config::default(), 0, &mut Trace::off())
        };
        let taken = (0..200).take_while(|_| matches!(knock(), Heard::New(_))).count();
        assert_eq!(taken, half_open, "backlog {backlog}, SYN backlog {syn_backlog}");
    }
}

#[test]
fn a_listener_resets_only_acks() {
    let table = [
        (Flags::ACK, true),
        (Flags::SYN | Flags::ACK, true),
        (Flags::FIN, false),
        (Flags::RST, false),
        (Flags::RST | Flags::ACK, false),
        (Flags(0), false),
    ];
    for (flags, reset) in table {
        let seg = segment(flags, 1, 2);
        let mut trace = Trace::off();
        let heard = Listener::new(5).on_segment(SimTime::ZERO, B, A, &seg, 7, &Config::default(), 0, &mut trace);
        assert_eq!(matches!(heard, Heard::Reset), reset, "{flags:?}");
        assert_eq!(matches!(heard, Heard::Ignore), !reset, "{flags:?}");
    }
}

#[test]
fn an_idle_connection_is_small() {
    let size = size_of::<Connection>();
    assert!(size <= 768, "{size}");
    let mut line = Line::open(Config::default());
    let data = bytes(200_000);
    assert!(line.transfer(0, &data) == data);
    line.run_for(Duration::from_secs(1));
    for i in 0..2 {
        let kept = line.end(i).send.kept_bytes() + line.end(i).recv.kept_bytes();
        assert!(kept <= 8192, "buffers are given back: {kept}");
    }
}

#[test]
fn tracing_says_what_was_agreed() {
    let mut line = Line::new(Config::default(), 1);
    line.trace = Trace::all();
    line.run_for(Duration::from_millis(100));
    let said: Vec<TcpEvent> = line
        .trace
        .facts()
        .map(|f| match &f.what {
            What::Tcp(t) => t.event.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    let states: Vec<_> = said
        .iter()
        .filter_map(|e| if let TcpEvent::State { from, to, .. } = e { Some((*from, *to)) } else { None })
        .collect();
    assert_eq!(
        states,
        [
            (State::Listen, State::SynReceived),
            (State::SynSent, State::Established),
            (State::SynReceived, State::Established)
        ]
    );
    assert!(
        said.iter()
            .any(|e| matches!(e, TcpEvent::Negotiated { mss: 1448, mss_option: 1460, send_scale: 7, sack: true, .. }))
    );
}

#[test]
fn a_syn_with_a_fin_begins_nothing() {
    let (mut listener, mut trace) = (Listener::new(1), Trace::off());
    let seg = segment(Flags::SYN | Flags::FIN, 7, 0);
    let heard = listener.on_segment(SimTime::ZERO, B, A, &seg, 5000, &Config::default(), 0, &mut trace);
    assert!(matches!(heard, Heard::Ignore) && listener.half_open() == 0);
}
