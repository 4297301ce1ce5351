//! Rows one by one, the order of a chain, what is followed, and rows as text.

use std::net::Ipv4Addr;

use core::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::sim::SimTime;
use crate::wire::{Flags, Icmp, IpProto, Ipv4, Tcp, TcpOptions, Udp, UnreachableCode};

const A: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const B: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 9);

fn row(text: &str) -> FilterRow {
    read_row(&text.split_whitespace().collect::<Vec<_>>()).expect("a row")
}

fn tcp(src: (Ipv4Addr, u16), dst: (Ipv4Addr, u16), flags: Flags) -> Vec<u8> {
    let (src_port, dst_port) = (src.1, dst.1);
    let seg = Tcp { src_port, dst_port, seq: 1, ack: 0, flags, window: 9, urgent: 0, options: TcpOptions::default() };
    Ipv4::new(src.0, dst.0, IpProto::TCP).emit(&seg.emit(src.0, dst.0, &[]))
}

fn udp(src: (Ipv4Addr, u16), dst: (Ipv4Addr, u16)) -> Vec<u8> {
    let datagram = Udp { src_port: src.1, dst_port: dst.1 };
    Ipv4::new(src.0, dst.0, IpProto::UDP).emit(&datagram.emit(src.0, dst.0, b"?"))
}

fn icmp(src: Ipv4Addr, dst: Ipv4Addr, message: &Icmp) -> Vec<u8> {
    Ipv4::new(src, dst, IpProto::ICMP).emit(&message.emit())
}

fn echo() -> Icmp {
    Icmp::EchoRequest { id: 7, seq: 1, data: Vec::new() }
}

/// Each row with a packet it takes and one that it misses, by what.
#[test]
fn a_row_takes_what_fits_all_it_says() {
    let web = tcp((A, 40_000), (B, 80), Flags::SYN);
    let name = udp((A, 40_000), (B, 53));
    let ping = icmp(A, B, &echo());
    let table: [(&str, &[u8], &[u8], Condition); 10] = [
        ("-p tcp -j DROP", &web, &name, Condition::Proto),
        ("-s 10.0.0.0/8 -j DROP", &web, &tcp((B, 1), (A, 80), Flags::SYN), Condition::Source),
        ("-d 203.0.113.9 -j DROP", &web, &udp((B, 1), (A, 1)), Condition::Destination),
        ("-p tcp --dport 80:90 -j DROP", &web, &tcp((A, 1), (B, 91), Flags::SYN), Condition::DestinationPort),
        ("-p udp --sport 40000 -j DROP", &name, &udp((A, 1), (B, 53)), Condition::SourcePort),
        ("-p tcp --tcp-flags SYN,ACK SYN -j DROP", &web, &tcp((A, 1), (B, 80), Flags::ACK), Condition::Flags),
        (
            "-p icmp --icmp-type echo-request -j DROP",
            &ping,
            &icmp(A, B, &Icmp::EchoReply { id: 7, seq: 1, data: vec![] }),
            Condition::Icmp,
        ),
        ("-m length --length 40:40 -j DROP", &web, &name, Condition::Length),
        ("-i lan -j DROP", &web, &[], Condition::In),
        ("-o wan -j DROP", &web, &[], Condition::Out),
    ];
    for (text, takes, misses, by) in table {
        let mut row = row(text);
        let seen = Seen { inward: "lan", outward: "wan", ..Seen::of(takes).expect("a packet") };
        assert!(row.takes(&seen), "{text}");
        let other = Seen::of(if misses.is_empty() { takes } else { misses }).expect("a packet");
        assert!(!row.takes(&other), "{text}");
        assert_eq!(row.misses(&other).collect::<Vec<_>>(), [by], "{text}");
    }
}

#[test]
fn one_of_so_many_and_none_when_it_is_off() {
    let packet = tcp((A, 1), (B, 80), Flags::ACK);
    let seen = Seen::of(&packet).expect("a packet");
    let mut nth = row("-m statistic --mode nth --every 3 --packet 1 -j DROP");
    let fate: Vec<bool> = (0..6).map(|_| nth.takes(&seen)).collect();
    assert_eq!(fate, [false, true, false, false, true, false]);
    let mut off = FilterRow { enabled: false, ..row("-j DROP") };
    assert!(!off.takes(&seen));
}

#[test]
fn the_first_row_decides_and_is_counted_and_the_policy_takes_the_rest() {
    let mut filter = Filter::default();
    for text in ["-p tcp --dport 81 -j DROP", "-p tcp --dport 80 -j ACCEPT", "-p tcp -j REJECT --reject-with tcp-reset"]
    {
        filter.insert(Hook::Forward, None, row(text)).expect("room");
    }
    filter.set_policy(Hook::Forward, false);
    let decide = |filter: &mut Filter, packet: &[u8]| {
        let decision = filter.decide(Hook::Forward, &Seen::of(packet).expect("a packet"));
        (decision.verdict, decision.row)
    };
    assert_eq!(decide(&mut filter, &tcp((A, 1), (B, 80), Flags::SYN)), (Verdict::Accept, Some(2)));
    assert_eq!(decide(&mut filter, &tcp((A, 1), (B, 82), Flags::SYN)), (Verdict::Reject(Refusal::TcpReset), Some(3)));
    assert_eq!(decide(&mut filter, &udp((A, 1), (B, 53))), (Verdict::Drop, None));
    let chain = filter.chain(Hook::Forward);
    let counters: Vec<_> = chain.rows.iter().map(|row| (row.packets, row.bytes)).collect();
    assert_eq!((counters, chain.packets, chain.bytes), (vec![(0, 0), (1, 40), (1, 40)], 1, 29));

    let seen = tcp((A, 1), (B, 82), Flags::SYN);
    let nearly = filter.nearly(Hook::Forward, &Seen::of(&seen).expect("a packet"));
    assert_eq!(nearly, Some(Nearly { row: 2, but: Condition::DestinationPort }));
    assert_eq!(filter.remove(Hook::Forward, 4), Err(FilterError::NoSuchRow));
    assert!(filter.remove(Hook::Forward, 3).is_ok());
    assert_eq!(filter.insert(Hook::Forward, Some(9), row("-j DROP")), Err(FilterError::NoSuchRow));
    filter.flush(Hook::Forward);
    assert!(!filter.is_open(), "the policy stays");
    filter.set_policy(Hook::Forward, true);
    assert!(filter.is_open());
}

/// What a tracker says of each packet of a conversation, all of which pass.
fn states(packets: &[Vec<u8>]) -> Vec<ConnState> {
    let mut tracker = Tracker::default();
    let now = SimTime::ZERO;
    let mut state = |packet: &Vec<u8>| {
        let seen = Seen::of(packet).expect("a packet");
        let state = tracker.state(now, &seen, packet);
        tracker.confirm(now, &seen, packet, &Timeouts::LINUX);
        state
    };
    packets.iter().map(&mut state).collect()
}

#[test]
fn a_conversation_is_new_until_it_is_answered() {
    use ConnState::{Established, Invalid, New, Related};
    let (client, server) = ((A, 40_000), (B, 80));
    let syn_ack = Flags::SYN | Flags::ACK;
    let handshake = [
        tcp(client, server, Flags::SYN),
        tcp(client, server, Flags::SYN),
        tcp(server, client, syn_ack),
        tcp(client, server, Flags::ACK),
    ];
    assert_eq!(states(&handshake), [New, New, Established, Established]);
    let quote = tcp(client, server, Flags::SYN)[..28].to_vec();
    let error = Icmp::Unreachable { code: UnreachableCode::Host, mtu: 0, quote };
    assert_eq!(states(&[tcp(client, server, Flags::SYN), icmp(B, A, &error)]), [New, Related]);
    assert_eq!(states(&[icmp(B, A, &error)]), [Invalid]);
    assert_eq!(states(&[tcp(server, client, syn_ack)]), [Invalid], "an answer to nothing");
    assert_eq!(states(&[tcp(server, client, Flags::RST)]), [Invalid]);
    assert_eq!(states(&[tcp(server, client, Flags::ACK)]), [New], "taken over in mid-connection");
    let reply = Icmp::EchoReply { id: 7, seq: 1, data: Vec::new() };
    assert_eq!(states(&[icmp(A, B, &echo()), icmp(B, A, &reply)]), [New, Established]);
    assert_eq!(states(&[icmp(B, A, &reply)]), [Invalid]);
}

#[test]
fn silence_is_forgotten_and_the_table_has_an_end() {
    let mut tracker = Tracker::default();
    let question = |port| udp((A, port), (B, 53));
    let answer = udp((B, 53), (A, 1));
    let confirm = |tracker: &mut Tracker, now, packet: &[u8]| {
        tracker.confirm(now, &Seen::of(packet).expect("a packet"), packet, &Timeouts::LINUX);
    };
    let at = |secs| SimTime::ZERO + Duration::from_secs(secs);
    let mut short = Tracker::default();
    let times = Timeouts { udp: 7, ..Timeouts::LINUX };
    short.confirm(at(0), &Seen::of(&question(1)).expect("a packet"), &question(1), &times);
    let seen = Seen::of(&answer).expect("a packet");
    assert_eq!([6, 7].map(|secs| short.state(at(secs), &seen, &answer)), [ConnState::Established, ConnState::New]);
    confirm(&mut tracker, at(0), &question(1));
    let state = |tracker: &Tracker, now| tracker.state(now, &Seen::of(&answer).expect("a packet"), &answer);
    assert_eq!(state(&tracker, at(29)), ConnState::Established);
    assert_eq!(state(&tracker, at(30)), ConnState::New, "too late: it begins anew");
    for port in 0..TRACKED_MAX as u16 + 9 {
        confirm(&mut tracker, at(40), &question(port));
    }
    assert_eq!(tracker.len(), TRACKED_MAX);
    let late = question(u16::MAX);
    let seen = Seen::of(&late).expect("a packet");
    assert_eq!(tracker.state(at(40), &seen, &late), ConnState::Invalid);
    assert_eq!(tracker.state(at(100), &seen, &late), ConnState::New, "the silent ones count no more");
    confirm(&mut tracker, at(100), &late);
    assert_eq!(tracker.len(), 1, "the silent ones made room");
}

#[test]
fn a_conversation_that_is_over_hides_none_of_the_other_direction() {
    let mut tracker = Tracker::default();
    let (there, back) = (udp((A, 1), (B, 2)), udp((B, 2), (A, 1)));
    let at = |secs| SimTime::ZERO + Duration::from_secs(secs);
    tracker.confirm(at(0), &Seen::of(&there).expect("a packet"), &there, &Timeouts::LINUX);
    tracker.confirm(at(40), &Seen::of(&back).expect("a packet"), &back, &Timeouts::LINUX);
    assert_eq!(tracker.state(at(41), &Seen::of(&there).expect("a packet"), &there), ConnState::Established);
}

#[test]
fn without_power_only_the_rows_stay() {
    let mut filter = Filter::default();
    filter
        .insert(Hook::Input, None, row("--ctstate NEW -m statistic --mode nth --every 2 --packet 0 -j DROP"))
        .expect("room");
    let packet = udp((A, 1), (B, 2));
    let seen = Seen::of(&packet).expect("a packet");
    filter.decide(Hook::Input, &seen);
    filter.decide(Hook::Input, &seen);
    filter.confirm(SimTime::ZERO, &seen, &packet, &Timeouts::LINUX);
    filter.power_off();
    let chain = filter.chain(Hook::Input);
    let counts = chain.rows.iter().map(|row| (row.packets, row.bytes, row.seen)).collect::<Vec<_>>();
    assert_eq!((filter.tracked(), chain.packets, counts), (0, 0, vec![(0, 0, 0)]));
}

#[test]
fn a_row_is_printed_as_linux_prints_it_and_reads_the_same() {
    for line in [
        "-j ACCEPT",
        "-s 10.0.0.0/8 -d 192.0.2.1/32 -i wan -o lan -p tcp -m tcp --sport 5 --dport 80:90 --tcp-flags SYN,ACK SYN -j DROP",
        "-p udp -m length --length 61:65535 -m statistic --mode nth --every 1000 --packet 2 -j DROP",
        "-i wan -p icmp -m icmp --icmp-type 8 -j REJECT --reject-with icmp-admin-prohibited",
        "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
    ] {
        assert_eq!(row(line).to_string(), line);
    }
    let with_comment = read_row(&["-m", "comment", "--comment", "no \"games\"\n", "-j", "DROP"]);
    assert_eq!(with_comment.map(|row| row.to_string()).as_deref(), Ok("-m comment --comment \"no games\" -j DROP"));
    let wrong = |line: &str| read_row(&line.split_whitespace().collect::<Vec<_>>()).expect_err(line).to_string();
    assert_eq!(wrong("-p tcp"), "no target: -j DROP, -j REJECT or -j ACCEPT");
    assert_eq!(wrong("--dport 80 -j DROP"), "\"--dport\" needs -p tcp|udp");
    assert_eq!(wrong("-p tcp --dport 70000 -j DROP"), "Bad value for \"--dport\" option: \"70000\"");
    assert_eq!(wrong("-p udp -j REJECT --reject-with tcp-reset"), "\"--reject-with tcp-reset\" needs -p tcp");
    assert_eq!(wrong("-s"), "option \"-s\" requires an argument");
    for bad in
        ["-p ipx -j DROP", "-j LOG", "-x", "-p tcp --dport 9:8 -j DROP", "--ctstate OLD -j DROP", "--every 0 -j DROP"]
    {
        wrong(bad);
    }
}

proptest! {
    /// The deciding row is the first of those that would decide alone; without any it is the policy.
    #[test]
    fn the_first_match_decides(
        rows in prop::collection::vec((0..4u8, 0..4u16, any::<bool>()), 0..8),
        port in 0..4u16,
        proto in 0..2u8,
        open in any::<bool>(),
    ) {
        let packet = if proto == 0 { tcp((A, 9), (B, port), Flags::SYN) } else { udp((A, 9), (B, port)) };
        let seen = Seen::of(&packet).expect("a packet");
        let rows: Vec<FilterRow> = rows.into_iter().map(|(kind, port, accept)| {
            let target = if accept { "ACCEPT" } else { "DROP" };
            row(&match kind {
                0 => format!("-p tcp --dport {port} -j {target}"),
                1 => format!("-p udp --dport {port}: -j {target}"),
                2 => format!("-p tcp -j {target}"),
                _ => format!("-s 10.0.0.{port} -j {target}"),
            })
        }).collect();
        let mut filter = Filter::default();
        filter.set_policy(Hook::Input, open);
        for row in &rows {
            filter.insert(Hook::Input, None, row.clone()).expect("room");
        }
        let alone = |row: &FilterRow| row.clone().takes(&seen);
        let first = rows.iter().position(alone);
        let verdict = first.map_or(if open { Verdict::Accept } else { Verdict::Drop }, |at| rows[at].verdict);
        prop_assert_eq!(filter.decide(Hook::Input, &seen), Decision { verdict, row: first.map(|at| at + 1) });
    }

    /// No bytes are too strange to be looked at, and looking opens no door.
    #[test]
    fn any_bytes_are_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Some(seen) = Seen::of(&bytes) {
            let mut filter = Filter::default();
            let before = filter.state(SimTime::ZERO, &seen, &bytes);
            prop_assert_eq!(filter.state(SimTime::ZERO, &seen, &bytes), before);
            prop_assert_eq!(filter.tracked(), 0);
            filter.confirm(SimTime::ZERO, &seen, &bytes, &Timeouts::LINUX);
        }
    }
}
