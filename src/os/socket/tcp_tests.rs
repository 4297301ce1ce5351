//! A listening host and the segments that reach it.

use std::net::Ipv4Addr;

use super::super::ends::ByEnds;
use super::*;
use crate::sim::NodeId;
use crate::trace::Trace;

#[test]
fn a_listener_of_a_full_box_hears_again_when_there_is_room() {
    let mut trace = Trace::off();
    let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
    let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
    let (own, far) = (Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2));
    host.ifaces = vec![crate::os::Iface::default()];
    host.add_address(&mut cx, 0, "10.0.0.1/8".parse().expect("a network"));
    let key = (80, Ipv4Addr::UNSPECIFIED);
    let (ready, waiters, listener) = (VecDeque::new(), Vec::new(), Listener::new(1));
    host.sockets.listen.insert(key, ListenSock { pid: 2, fd: 3, reuse: true, listener, ready, waiters });
    (0..=u16::MAX).for_each(|port| host.sockets.tcp_by_ends.insert(((own, port), (Ipv4Addr::LOCALHOST, 1)), 0));
    let half_open = |host: &Kernel| host.sockets.listen.get(&key).map(|sock| sock.listener.half_open());
    let mut syn = |host: &mut Kernel, port: u16| {
        let options = crate::wire::TcpOptions::default();
        let seg =
            Tcp { src_port: port, dst_port: 80, seq: 7, ack: 0, flags: Flags::SYN, window: 9, urgent: 0, options };
        host.tcp_listen_input(&mut cx, key, ((own, 80), (far, port)), (&seg, 0), None);
    };
    (1..9).for_each(|port| syn(&mut host, port));
    assert_eq!(half_open(&host), Some(0), "who was refused does not wait");
    host.sockets.tcp_by_ends = ByEnds::default();
    syn(&mut host, 9);
    assert_eq!(half_open(&host), Some(1));
}

/// A host that listens on port 80, and segments from 10.0.0.2 to it.
struct Called {
    host: Kernel,
    trace: Trace,
}

const KEY: ListenKey = (80, Ipv4Addr::UNSPECIFIED);

impl Called {
    fn new(backlog: u16) -> Called {
        let mut trace = Trace::off();
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        host.ifaces = vec![crate::os::Iface::default()];
        host.add_address(&mut Cx { now: SimTime::ZERO, trace: &mut trace }, 0, "10.0.0.1/8".parse().expect("one"));
        let (ready, waiters, listener) = (VecDeque::new(), Vec::new(), Listener::new(backlog));
        host.sockets.listen.insert(KEY, ListenSock { pid: 2, fd: 3, reuse: true, listener, ready, waiters });
        Called { host, trace }
    }

    /// A segment comes; the slot its ends have then.
    fn hear(&mut self, port: u16, flags: Flags, seq: u32, ack: u32) -> Option<u32> {
        let (own, far) = ((Ipv4Addr::new(10, 0, 0, 1), 80), (Ipv4Addr::new(10, 0, 0, 2), port));
        let options = crate::wire::TcpOptions::default();
        let seg = Tcp { src_port: port, dst_port: 80, seq, ack, flags, window: 9, urgent: 0, options };
        let cx = &mut Cx { now: SimTime::ZERO, trace: &mut self.trace };
        match self.host.sockets.tcp_by_ends.get((own, far)) {
            Some(slot) => self.host.tcp_segment(cx, slot, &seg, Text::from(&[][..])),
            None => self.host.tcp_listen_input(cx, KEY, (own, far), (&seg, 0), None),
        }
        self.host.sockets.tcp_by_ends.get((own, far))
    }

    fn open(&mut self, port: u16) -> u32 {
        let slot = self.hear(port, Flags::SYN, 7, 0).expect("half open");
        let iss = self.host.tcp_slot(slot).expect("there").conn.info().iss;
        self.hear(port, Flags::ACK, 8, iss + 1);
        slot
    }

    fn waiting(&self) -> (usize, u32) {
        self.host.sockets.listen.get(&KEY).map_or((0, 0), |l| (l.ready.len(), l.listener.half_open()))
    }
}

#[test]
fn a_connection_that_is_reset_while_it_waits_for_accept_is_still_accepted() {
    let mut called = Called::new(4);
    let slot = called.open(9);
    assert_eq!(called.hear(9, Flags::RST, 8, 0), None, "its ends are free");
    assert_eq!(called.waiting(), (1, 0), "and it waits on");
    let conn = &mut called.host.tcp_slot(slot).expect("kept").conn;
    assert_eq!(conn.take_error(), Some(ConnError::Reset));
    assert!(called.hear(9, Flags::SYN, 7, 0).is_some_and(|again| again != slot), "the same ends call anew");
}

#[test]
fn a_full_queue_holds_the_last_ack_back_but_no_reset_and_no_repeated_syn() {
    let mut called = Called::new(1);
    let half_open = called.hear(9, Flags::SYN, 7, 0).expect("half open");
    (10..12).for_each(|port| _ = called.open(port));
    let iss = called.host.tcp_slot(half_open).expect("there").conn.info().iss;
    called.hear(9, Flags::ACK, 8, iss + 1);
    assert_eq!(called.waiting(), (2, 1), "two wait, and fill the queue");
    let before = called.host.tcp_slot(half_open).map(|sock| sock.conn.info().retransmits);
    called.hear(9, Flags::SYN, 7, 0);
    assert!(called.host.tcp_slot(half_open).map(|sock| sock.conn.info().retransmits) > before, "SYN-ACK again");
    assert_eq!(called.hear(9, Flags::RST, 8, 0), None);
    assert_eq!(called.waiting(), (2, 0));
}
