//! The two TCPs behind one face, each as a whole host would run it: ours, and smoltcp with its interface.

use std::collections::VecDeque;
use std::net::Ipv4Addr;

use hoplab::proto::tcp::{Config, Connection, Endpoint, Heard, Listener, State};
use hoplab::sim::SimTime;
use hoplab::trace::Trace;
use hoplab::wire::Tcp;
use smoltcp::iface::{Config as IfaceConfig, Interface, SocketHandle, SocketSet};
use smoltcp::phy::{ChecksumCapabilities, Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::socket::tcp;
use smoltcp::time::Instant;
use smoltcp::wire::{HardwareAddress, IpCidr, IpProtocol, Ipv4Packet, Ipv4Repr};

/// End 0 opens the connection, end 1 listens.
pub(crate) const ENDS: [Endpoint; 2] =
    [Endpoint::new(Ipv4Addr::new(10, 0, 0, 1), 40_000), Endpoint::new(Ipv4Addr::new(10, 0, 0, 2), 80)];

/// One end of a connection, and what a program may ask of it.
pub(crate) trait Stack {
    fn arrive(&mut self, now: SimTime, packet: &[u8]);
    fn on_time(&mut self, now: SimTime);
    fn deadline(&mut self, now: SimTime) -> Option<SimTime>;
    fn leaving(&mut self, now: SimTime) -> Vec<Vec<u8>>;
    /// Gives bytes; how many were taken.
    fn send(&mut self, data: &[u8]) -> usize;
    fn recv(&mut self, out: &mut Vec<u8>, most: usize);
    /// Nothing more will be sent; reading goes on.
    fn shut(&mut self, now: SimTime);
    /// The other end has shut, and all it sent is read.
    fn heard_all(&mut self) -> bool;
    /// CLOSED or TIME-WAIT.
    fn is_over(&self) -> bool;
    /// For a failure's message.
    fn story(&self) -> String;
}

/// Ours.
pub(crate) struct Ours {
    here: usize,
    iss: u32,
    config: Config,
    listener: Listener,
    conn: Option<Connection>,
    trace: Trace,
}

impl Ours {
    pub(crate) fn new(here: usize, iss: u32, config: Config) -> Ours {
        let mut trace = Trace::off();
        let conn = (here == 0).then(|| Connection::connect(SimTime::ZERO, ENDS[0], ENDS[1], iss, &config, &mut trace));
        Ours { here, iss, config, listener: Listener::new(5), conn, trace }
    }
}

fn in_ip(src: Ipv4Addr, dst: Ipv4Addr, segment: &[u8]) -> Vec<u8> {
    let next_header = IpProtocol::Tcp;
    let header = Ipv4Repr { src_addr: src, dst_addr: dst, next_header, payload_len: segment.len(), hop_limit: 64 };
    let mut packet = vec![0; header.buffer_len()];
    header.emit(&mut Ipv4Packet::new_unchecked(&mut packet), &ChecksumCapabilities::default());
    packet.extend_from_slice(segment);
    packet
}

impl Stack for Ours {
    fn arrive(&mut self, now: SimTime, packet: &[u8]) {
        let (us, them) = (ENDS[self.here], ENDS[1 - self.here]);
        let ip = Ipv4Packet::new_checked(packet).expect("good packets on the line");
        let (seg, payload) = Tcp::parse(them.addr, us.addr, ip.payload()).expect("and good segments");
        if let Some(conn) = &mut self.conn {
            return conn.on_segment(now, &seg, payload, &mut self.trace);
        }
        let heard = self.listener.on_segment(now, us, them, &seg, self.iss, &self.config, 0, &mut self.trace);
        if let Heard::New(conn) = heard {
            self.conn = Some(*conn);
        }
    }

    fn on_time(&mut self, now: SimTime) {
        if let Some(conn) = &mut self.conn {
            conn.on_timer(now, &mut self.trace);
        }
    }

    fn deadline(&mut self, _: SimTime) -> Option<SimTime> {
        self.conn.as_ref().and_then(Connection::deadline)
    }

    fn leaving(&mut self, now: SimTime) -> Vec<Vec<u8>> {
        let (us, them) = (ENDS[self.here].addr, ENDS[1 - self.here].addr);
        let mut packets = Vec::new();
        while let Some((seg, data)) = self.conn.as_mut().and_then(|c| c.poll_transmit(now, &mut self.trace)) {
            packets.push(in_ip(us, them, &seg.emit(us, them, &data.concat())));
        }
        packets
    }

    fn send(&mut self, data: &[u8]) -> usize {
        self.conn.as_mut().and_then(|c| c.send(data).ok()).unwrap_or(0)
    }

    fn recv(&mut self, out: &mut Vec<u8>, most: usize) {
        if let Some(conn) = &mut self.conn {
            conn.recv(out, most).expect("no failure");
        }
    }

    fn shut(&mut self, now: SimTime) {
        if let Some(conn) = &mut self.conn {
            conn.shutdown_write(now, &mut self.trace);
        }
    }

    fn heard_all(&mut self) -> bool {
        self.conn.as_ref().is_some_and(Connection::is_eof)
    }

    fn is_over(&self) -> bool {
        self.conn.as_ref().is_some_and(|c| matches!(c.state(), State::Closed | State::TimeWait))
    }

    fn story(&self) -> String {
        format!("{:?}", self.conn.as_ref().map(|c| (c.error(), c.info())))
    }
}

/// smoltcp's network card: two queues of IP packets.
#[derive(Default)]
struct Card {
    arriving: VecDeque<Vec<u8>>,
    leaving: Vec<Vec<u8>>,
}

struct Arrived(Vec<u8>);
struct Leaving<'a>(&'a mut Vec<Vec<u8>>);

impl RxToken for Arrived {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, f: F) -> R {
        f(&self.0)
    }
}

impl TxToken for Leaving<'_> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, len: usize, f: F) -> R {
        let mut packet = vec![0; len];
        let result = f(&mut packet);
        self.0.push(packet);
        result
    }
}

impl Device for Card {
    type RxToken<'a> = Arrived;
    type TxToken<'a> = Leaving<'a>;

    fn receive(&mut self, _: Instant) -> Option<(Arrived, Leaving<'_>)> {
        Some((Arrived(self.arriving.pop_front()?), Leaving(&mut self.leaving)))
    }

    fn transmit(&mut self, _: Instant) -> Option<Leaving<'_>> {
        Some(Leaving(&mut self.leaving))
    }

    fn capabilities(&self) -> DeviceCapabilities {
        let mut caps = DeviceCapabilities::default();
        caps.medium = Medium::Ip;
        caps.max_transmission_unit = 1500;
        caps
    }
}

/// How a smoltcp end is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TheirConfig {
    pub(crate) buffer: usize,
    pub(crate) congestion: tcp::CongestionControl,
}

/// smoltcp.
pub(crate) struct Theirs {
    card: Card,
    iface: Interface,
    sockets: SocketSet<'static>,
    handle: SocketHandle,
}

fn instant(now: SimTime) -> Instant {
    Instant::from_micros(now.micros() as i64)
}

impl Theirs {
    pub(crate) fn new(here: usize, seed: u64, config: TheirConfig) -> Theirs {
        let mut card = Card::default();
        let mut iface_config = IfaceConfig::new(HardwareAddress::Ip);
        iface_config.random_seed = seed;
        let mut iface = Interface::new(iface_config, &mut card, Instant::ZERO);
        iface.update_ip_addrs(|a| a.push(IpCidr::new(ENDS[here].addr.into(), 24)).expect("room for one address"));
        let buffer = || tcp::SocketBuffer::new(vec![0; config.buffer]);
        let mut socket = tcp::Socket::new(buffer(), buffer());
        socket.set_congestion_control(config.congestion);
        if here == 0 {
            let there = (ENDS[1].addr, ENDS[1].port);
            socket.connect(iface.context(), there, ENDS[0].port).expect("a fresh socket");
        } else {
            socket.listen(ENDS[1].port).expect("a fresh socket");
        }
        let mut sockets = SocketSet::new(Vec::new());
        let handle = sockets.add(socket);
        Theirs { card, iface, sockets, handle }
    }

    fn socket(&mut self) -> &mut tcp::Socket<'static> {
        self.sockets.get_mut(self.handle)
    }
}

impl Stack for Theirs {
    fn arrive(&mut self, now: SimTime, packet: &[u8]) {
        self.card.arriving.push_back(packet.to_vec());
        self.iface.poll(instant(now), &mut self.card, &mut self.sockets);
    }

    fn on_time(&mut self, now: SimTime) {
        self.iface.poll(instant(now), &mut self.card, &mut self.sockets);
    }

    fn deadline(&mut self, now: SimTime) -> Option<SimTime> {
        let at = self.iface.poll_at(instant(now), &self.sockets)?;
        // It counts microseconds: a wish between two of them is heard after the second.
        Some(SimTime(at.total_micros().max(0) as u64 * 1000).max(now))
    }

    fn leaving(&mut self, now: SimTime) -> Vec<Vec<u8>> {
        self.iface.poll(instant(now), &mut self.card, &mut self.sockets);
        std::mem::take(&mut self.card.leaving)
    }

    fn send(&mut self, data: &[u8]) -> usize {
        let socket = self.socket();
        if socket.can_send() { socket.send_slice(data).expect("writable") } else { 0 }
    }

    fn recv(&mut self, out: &mut Vec<u8>, mut most: usize) {
        let socket = self.socket();
        while socket.can_recv() && most > 0 {
            let take = |data: &mut [u8]| {
                let n = data.len().min(most);
                out.extend_from_slice(&data[..n]);
                (n, n)
            };
            most -= socket.recv(take).expect("readable");
        }
    }

    fn shut(&mut self, _: SimTime) {
        self.socket().close();
    }

    fn heard_all(&mut self) -> bool {
        use tcp::State::{CloseWait, Closed, Closing, LastAck, TimeWait};
        let socket = self.socket();
        !socket.can_recv() && matches!(socket.state(), CloseWait | Closing | LastAck | TimeWait | Closed)
    }

    fn is_over(&self) -> bool {
        let state = self.sockets.get::<tcp::Socket<'_>>(self.handle).state();
        matches!(state, tcp::State::Closed | tcp::State::TimeWait)
    }

    fn story(&self) -> String {
        let socket = self.sockets.get::<tcp::Socket<'_>>(self.handle);
        format!("{} sends {} receives {}", socket.state(), socket.send_queue(), socket.recv_queue())
    }
}
