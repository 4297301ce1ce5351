//! What programs and people do with sockets: calls by hand, the chat of two, datagrams to one, to all and to a group,
//! and the errors they meet.

use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::os::LineWhat;
use hoplab::scenario;
use hoplab::sim::SimTime;
use hoplab::trace::{Drop, IgmpFact, ProcFact, SockFact, UdpFact, What};
use hoplab::wire::{Eth, Ipv4, Mac};

/// Three hosts on a switch: 10.0.0.1, 10.0.0.2 and 10.0.0.3, the last one with a user.
const LAN: &str = r#"(
    format: 1,
    title: (ko: "셋", en: "three"),
    nodes: [
        Switch(name: "sw"),
        Pc(name: "a", address: "10.0.0.1/24"),
        Pc(name: "b", address: "10.0.0.2/24"),
        Pc(name: "c", address: "10.0.0.3/24", login: "student"),
    ],
    links: [Cable(ends: ("a", "sw")), Cable(ends: ("b", "sw")), Cable(ends: ("c", "sw"))],
)"#;

/// A lab in which these lines were typed, one a second, and then some time has passed.
fn typed(lines: &[&str]) -> Lab {
    let plan = scenario::load(LAN, "lan").expect("no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
    for (second, line) in (1..).zip(lines) {
        lab.run_until(SimTime::from_secs(second));
        lab.command(&line.parse::<Command>().expect("a command")).unwrap_or_else(|error| panic!("{line}: {error:?}"));
    }
    lab.run_until(SimTime(lab.now().0 + 10_000_000_000));
    lab
}

/// What was printed at a box.
fn printed(lab: &Lab, node: &str) -> Vec<String> {
    let id = lab.node_named(node).expect("a box");
    let own = lab.lines().iter().filter(|line| line.node == id);
    own.filter_map(|line| if let LineWhat::Print { text, .. } = &line.what { Some(text.to_string()) } else { None })
        .collect()
}

fn facts(lab: &Lab, node: &str) -> Vec<What> {
    let id = lab.node_named(node);
    lab.trace().facts().filter(|fact| fact.node == id).map(|fact| fact.what.clone()).collect()
}

#[test]
fn calls_are_made_one_at_a_time_and_block_where_they_must() {
    let lab = typed(&[
        "a socket tcp",
        "a bind 3 80",
        "a listen 3 1",
        "a accept 3",
        "b socket tcp",
        "a/pts0 bind 3 81",
        "b connect 3 a 80",
        "b send 3 hello you",
        "a recv 4",
        "b shutdown 3 wr",
        "a recv 4 100",
        "a send 4 bye",
        "a close 4",
        "b recv 3",
        "b recv 3",
        "b close 3",
    ]);
    let a = printed(&lab, "a");
    assert_eq!(a[..3], ["socket(AF_INET, SOCK_STREAM) = 3", "bind(3, 0.0.0.0:80) = 0", "listen(3, 1) = 0"]);
    assert!(a[3].starts_with("calls: process ") && a[3].contains("waits in accept(3)"), "{}", a[3]);
    assert!(a[4].starts_with("accept(3) = 4 from 10.0.0.2:"), "{}", a[4]);
    assert_eq!(
        a[5..],
        ["recv(4, 1024) = 9 \"hello you\"", "recv(4, 100) = 0 \"\"", "send(4, \"bye\") = 3", "close(4) = 0"]
    );
    let b = printed(&lab, "b");
    assert!(b[1].starts_with("connect(3, 10.0.0.1:80) = 0 from "), "{}", b[1]);
    assert_eq!(
        b[3..],
        ["shutdown(3, SHUT_WR) = 0", "recv(3, 1024) = 3 \"bye\"", "recv(3, 1024) = 0 \"\"", "close(3) = 0"]
    );
    let blocked = |what: &What| matches!(what, What::Proc(ProcFact::Blocked { call, fd: 3, .. }) if **call == "accept");
    assert_eq!(facts(&lab, "a").iter().filter(|what| blocked(what)).count(), 1);
    let returned = facts(&lab, "a").iter().filter(|what| matches!(what, What::Sock(SockFact::Returned { .. }))).count();
    assert_eq!(returned, a.len() - 1, "every call that was made gives something back");
}

#[test]
fn ctrl_c_interrupts_a_call_and_the_descriptor_stays() {
    let lab = typed(&["a socket tcp", "a bind 3 80", "a listen 3", "a accept 3", "a ^C", "a fds", "a exit"]);
    let lines = printed(&lab, "a");
    assert_eq!(lines[3], "accept(3) = -1 EINTR (Interrupted system call)");
    assert!(lines[5].starts_with("3   tcp   LISTEN"), "{lines:?}");
    // With its terminal the process goes, and its port with it.
    let view = lab.view();
    let a = view.nodes.iter().find(|node| node.name == "a").expect("a box");
    assert!(a.sockets.is_empty() && a.procs.iter().all(|p| p.argv != "calls"), "{:?}", a.sockets);
}

#[test]
fn every_error_has_its_name() {
    let lab = typed(&[
        "a socket tcp",                // 3
        "a bind 3 10.9.9.9:80",        // EADDRNOTAVAIL
        "a bind 3 80",                 // 0
        "a bind 3 81",                 // EINVAL
        "a recv 3",                    // ENOTCONN
        "a listen 3",                  // 0
        "a connect 3 b 80",            // EISCONN
        "a socket tcp",                // 4
        "a bind 4 80",                 // EADDRINUSE
        "a connect 4 b 81",            // ECONNREFUSED
        "a connect 4 10.7.7.7 80",     // ENETUNREACH
        "a accept 4",                  // EINVAL
        "a socket udp",                // 5
        "a listen 5",                  // EOPNOTSUPP
        "a send 5 x",                  // EDESTADDRREQ
        "a sendto 5 10.0.0.255 9 x",   // EACCES
        "a setsockopt 5 broadcast on", // 0
        "a sendto 5 10.0.0.255 9 x",   // 1
        "a sendto 5 10.0.0.2 0 x",     // EINVAL
        "a close 9",                   // EBADF
        "c socket tcp",
        "c bind 3 80", // EACCES
        "c bind 3 1024",
        "c whoami",
        "c sudo id",
        "a connect 4 10.0.0.77 80", // EHOSTUNREACH
    ]);
    let results: Vec<String> = printed(&lab, "a")
        .iter()
        .filter_map(|line| Some(line.split_once(" = ")?.1.split(' ').take(2).collect::<Vec<_>>().join(" ")))
        .collect();
    let wanted = [
        "3",
        "-1 EADDRNOTAVAIL",
        "0",
        "-1 EINVAL",
        "-1 ENOTCONN",
        "0",
        "-1 EISCONN",
        "4",
        "-1 EADDRINUSE",
        "-1 ECONNREFUSED",
        "-1 ENETUNREACH",
        "-1 EINVAL",
        "5",
        "-1 EOPNOTSUPP",
        "-1 EDESTADDRREQ",
        "-1 EACCES",
        "0",
        "1",
        "-1 EINVAL",
        "-1 EBADF",
        "-1 EHOSTUNREACH",
    ];
    assert_eq!(results, wanted);
    let c = printed(&lab, "c");
    assert_eq!(
        c[1..4],
        ["bind(3, 0.0.0.0:80) = -1 EACCES (Permission denied)", "bind(3, 0.0.0.0:1024) = 0", "student"]
    );
    assert!(c[4].starts_with("uid=0(root)"), "{}", c[4]);
}

#[test]
fn a_connected_datagram_socket_hears_that_nobody_is_there_at_its_next_call() {
    let lab = typed(&["a socket udp", "a connect 3 b 9", "a send 3 x", "a send 3 x", "a send 3 x", "a recv 3"]);
    let lines = printed(&lab, "a");
    let refused = "= -1 ECONNREFUSED (Connection refused)";
    assert_eq!(
        lines[2..],
        [
            "send(3, \"x\") = 1".to_owned(),
            format!("send(3, \"x\") {refused}"),
            "send(3, \"x\") = 1".to_owned(),
            format!("recv(3, 1024) {refused}"),
        ]
    );
    // One that is not connected hears nothing of it.
    let lab = typed(&["a socket udp", "a sendto 3 b 9 x", "a recvfrom 3"]);
    assert_eq!(printed(&lab, "a").len(), 2, "it still waits");
    assert!(facts(&lab, "a").iter().any(|what| matches!(what, What::Drop(Drop::IcmpUnclaimed { .. }))));
}

#[test]
fn the_chat_of_two_ends_and_begins_as_chats_do() {
    let lab = typed(&[
        "a/pts0 chat -l 5000",
        "a/pts0 is anybody there?",
        "b/pts0 chat a 5000",
        "b/pts0 hello",
        "a/pts0 hello b",
        "b/pts0 ^D",
        "b/pts0 echo gone",
        "b/pts0 chat a 5000",
        "b/pts0 again",
        "a/pts0 ^D",
        "b/pts0 echo free",
    ]);
    let (a, b) = (printed(&lab, "a"), printed(&lab, "b"));
    let told =
        |lines: &[String]| lines.iter().map(|l| l.split(":5").next().unwrap_or(l).to_owned()).collect::<Vec<_>>();
    assert_eq!(a[1], "chat: nobody is here yet");
    assert_eq!(a.iter().filter(|line| line.ends_with("has come")).count(), 2, "the friend came back: {a:?}");
    assert_eq!(a.iter().filter(|line| line.ends_with("has gone")).count(), 1, "the server stayed: {a:?}");
    assert!(a.contains(&"10.0.0.2: hello".into()) && a.contains(&"10.0.0.2: again".into()), "{a:?}");
    assert_eq!(told(&b)[..3], ["chat: talking to 10.0.0.1", "10.0.0.1: hello b", "gone"]);
    assert_eq!(b[4], "chat: 10.0.0.1:5000 has ended the talk", "the server stopped: the client ended");
    assert_eq!(b[5], "free");
}

#[test]
fn one_all_and_only_the_group_hear_what_is_for_them() {
    let lab = typed(&[
        "b nc -u -l --join 239.1.2.3 5000 &",
        "c nc -u -l 5000 &",
        "a nc -u -m one c 5000",
        "a nc -u -b -m all 10.0.0.255 5000",
        "a nc -u -m group 239.1.2.3 5000",
        "a nc -u -m no 10.0.0.255 5000",
    ]);
    let heard = |node: &str| -> Vec<String> {
        let words = |what: &What| match what {
            What::Udp(UdpFact::Delivered { len, .. }) => Some(len.to_string()),
            _ => None,
        };
        facts(&lab, node).iter().filter_map(words).collect()
    };
    assert_eq!(heard("b"), ["4", "6"], "all and group");
    assert_eq!(heard("c"), ["4", "4"], "one and all");
    assert!(printed(&lab, "a").contains(&"nc: write: Permission denied".to_owned()));
    assert!(facts(&lab, "c").iter().any(|what| matches!(what, What::Drop(Drop::NotMember { .. }))));
    assert!(facts(&lab, "b").iter().any(|what| matches!(what, What::Igmp(IgmpFact::Joined { .. }))));
    // On the wire: the group's card address (RFC 1112 6.4) and one hop; the report to all routers of version 3.
    let trace = lab.trace();
    let sent = |group: [u8; 4]| {
        let packet = |bytes: &[u8]| Some((Eth::parse(bytes).ok()?.0, Ipv4::parse(bytes.get(14..)?).ok()?.0));
        let frames: Vec<_> = trace.facts().filter_map(|fact| packet(&trace.frame(fact.frame?)?.bytes)).collect();
        frames.into_iter().find(|(_, ip)| ip.dst.octets() == group).expect("it was sent")
    };
    let (eth, ip) = sent([239, 1, 2, 3]);
    assert_eq!((eth.dst, ip.ttl), (Mac([1, 0, 0x5e, 1, 2, 3]), 1));
    let (eth, ip) = sent([224, 0, 0, 22]);
    assert_eq!((eth.dst, ip.ttl, ip.tos, ip.options.len()), (Mac([1, 0, 0x5e, 0, 0, 22]), 1, 0xc0, 1));
}

#[test]
fn members_at_the_sender_hear_it_too_unless_it_says_no() {
    let join = ["a socket udp", "a bind 3 5000", "a setsockopt 3 join 239.1.2.3", "a socket udp"];
    let ending = ["a sendto 4 239.1.2.3 5000 me", "a recvfrom 3"];
    // There is no route to the group here: the interface is said by the program, as by nc.
    let lab = typed(&[&join[..], &ending[..1]].concat());
    assert!(printed(&lab, "a")[4].ends_with("-1 ENETUNREACH (Network is unreachable)"));
    let lab = typed(&[
        "a nc -u -l --join 239.1.2.3 5000 &",
        "a nc -u -l --join 239.1.2.3 5000 &",
        "a nc -u -m me 239.1.2.3 5000",
    ]);
    let copies =
        |lab: &Lab| facts(lab, "a").iter().filter(|w| matches!(w, What::Udp(UdpFact::Delivered { .. }))).count();
    assert_eq!(copies(&lab), 2, "both members share the port");
}

#[test]
fn a_broken_connection_is_told_by_its_name_and_descriptors_have_a_limit() {
    let lab = typed(&[
        "a socket tcp",
        "a bind 3 80",
        "a listen 3",
        "b socket tcp",
        "b connect 3 a 80",
        "a accept 3",
        "b send 3 never read",
        "a close 4", // unread data: RST
        "b recv 3",
        "b send 3 x",
        "b socket tcp",
        "b connect 4 a 80",
        "b shutdown 4 wr",
        "b send 4 x",
        "b ulimit -n 5",
        "b socket udp",
    ]);
    let b = printed(&lab, "b");
    let tail: Vec<&str> = b.iter().map(|line| line.split(" = ").nth(1).unwrap_or_default()).collect();
    assert_eq!(tail[3], "-1 ECONNRESET (Connection reset by peer)");
    assert_eq!(tail[4], "-1 EPIPE (Broken pipe)");
    assert_eq!(tail[8], "-1 EPIPE (Broken pipe)", "this direction is closed");
    assert_eq!(tail[9], "-1 EMFILE (Too many open files)");
}
