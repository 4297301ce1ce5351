//! Our TCP talks to an independent one (smoltcp) over a line that loses, delays, duplicates and reorders, in virtual
//! time and with real bytes: both directions at once, either side opening, either side closing first.

use std::collections::{BTreeMap, VecDeque};
use std::net::Ipv4Addr;
use std::time::Duration;

use hoplab::proto::tcp::{Config, Connection, Endpoint, Heard, Listener, State};
use hoplab::sim::SimTime;
use hoplab::trace::Trace;
use hoplab::wire::Tcp;
use smoltcp::iface::{Config as IfaceConfig, Interface, SocketHandle, SocketSet};
use smoltcp::phy::{ChecksumCapabilities, Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::socket::tcp;
use smoltcp::time::Instant;
use smoltcp::wire::{HardwareAddress, IpCidr, IpProtocol, Ipv4Packet, Ipv4Repr};

const US: Endpoint = Endpoint::new(Ipv4Addr::new(10, 0, 0, 1), 40_000);
const THEM: Endpoint = Endpoint::new(Ipv4Addr::new(10, 0, 0, 2), 80);

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

/// The independent end.
struct Peer {
    card: Card,
    iface: Interface,
    sockets: SocketSet<'static>,
    handle: SocketHandle,
    to_send: Vec<u8>,
    given: usize,
    got: Vec<u8>,
    closes: bool,
}

fn instant(now: SimTime) -> Instant {
    Instant::from_micros(now.micros() as i64)
}

impl Peer {
    fn new(seed: u64, opens: bool, to_send: Vec<u8>) -> Peer {
        let mut card = Card::default();
        let mut config = IfaceConfig::new(HardwareAddress::Ip);
        config.random_seed = seed;
        let mut iface = Interface::new(config, &mut card, Instant::ZERO);
        iface.update_ip_addrs(|a| a.push(IpCidr::new(THEM.addr.into(), 24)).expect("room for one address"));
        let buffer = || tcp::SocketBuffer::new(vec![0; 16_384]);
        let mut socket = tcp::Socket::new(buffer(), buffer());
        if opens {
            socket.connect(iface.context(), (US.addr, US.port), THEM.port).expect("a fresh socket");
        } else {
            socket.listen(THEM.port).expect("a fresh socket");
        }
        let mut sockets = SocketSet::new(Vec::new());
        let handle = sockets.add(socket);
        Peer { card, iface, sockets, handle, to_send, given: 0, got: Vec::new(), closes: false }
    }

    /// Works until nothing changes; what leaves is on the card.
    fn work(&mut self, now: SimTime, expected: usize) {
        for _ in 0..2 {
            self.iface.poll(instant(now), &mut self.card, &mut self.sockets);
            let socket = self.sockets.get_mut::<tcp::Socket<'_>>(self.handle);
            while socket.can_recv() {
                socket
                    .recv(|data| {
                        self.got.extend_from_slice(data);
                        (data.len(), ())
                    })
                    .expect("readable");
            }
            if socket.can_send() && self.given < self.to_send.len() {
                self.given += socket.send_slice(&self.to_send[self.given..]).expect("writable");
            }
            let done = self.given == self.to_send.len() && self.got.len() == expected;
            if done && (self.closes || !socket.may_recv()) && socket.may_send() {
                socket.close();
            }
        }
        self.iface.poll(instant(now), &mut self.card, &mut self.sockets);
    }

    fn state(&self) -> tcp::State {
        self.sockets.get::<tcp::Socket<'_>>(self.handle).state()
    }

    fn deadline(&mut self, now: SimTime) -> Option<SimTime> {
        let at = self.iface.poll_at(instant(now), &self.sockets)?;
        Some(SimTime(at.total_micros().max(0) as u64 * 1000).max(now))
    }
}

struct Random(u64);

impl Random {
    fn chance(&mut self, permille: u64) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % 1000 < permille
    }
}

fn in_ip(src: Ipv4Addr, dst: Ipv4Addr, segment: &[u8]) -> Vec<u8> {
    let header = Ipv4Repr {
        src_addr: src,
        dst_addr: dst,
        next_header: IpProtocol::Tcp,
        payload_len: segment.len(),
        hop_limit: 64,
    };
    let mut packet = vec![0; header.buffer_len()];
    header.emit(&mut Ipv4Packet::new_unchecked(&mut packet), &ChecksumCapabilities::default());
    packet.extend_from_slice(segment);
    packet
}

/// One run of both ends.
struct Run {
    now: SimTime,
    us: Option<Connection>,
    listener: Listener,
    config: Config,
    peer: Peer,
    got: Vec<u8>,
    given: usize,
    to_send: Vec<u8>,
    random: Random,
    seed: u64,
    on_the_way: BTreeMap<(SimTime, u64), (bool, Vec<u8>)>,
    order: u64,
    trace: Trace,
}

impl Run {
    fn new(seed: u64) -> Run {
        let bytes = |n: u64| (0..n).map(|i| (i * 31 + i / 255) as u8).collect::<Vec<_>>();
        let they_open = seed % 2 == 1;
        let config = Config { timestamps: !seed.is_multiple_of(3), sack: !seed.is_multiple_of(4), ..Config::default() };
        let mut trace = Trace::off();
        let us = (!they_open).then(|| Connection::connect(SimTime::ZERO, US, THEM, seed as u32, &config, &mut trace));
        let mut peer = Peer::new(seed, they_open, bytes(20_000 + seed * 911));
        peer.closes = seed % 5 < 3;
        Run {
            now: SimTime::ZERO,
            us,
            listener: Listener::new(5),
            config,
            peer,
            got: Vec::new(),
            given: 0,
            to_send: bytes(30_000 + seed * 1201),
            random: Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            seed,
            on_the_way: BTreeMap::new(),
            order: 0,
            trace,
        }
    }

    fn put(&mut self, to_us: bool, packet: &[u8]) {
        if self.random.chance(self.seed % 6 * 15) {
            return;
        }
        for _ in 0..=u8::from(self.random.chance(self.seed % 3 * 20)) {
            let late = if self.random.chance(self.seed % 4 * 40) { 25 } else { 0 };
            self.order += 1;
            let at = self.now + Duration::from_millis(8 + late);
            self.on_the_way.insert((at, self.order), (to_us, packet.to_vec()));
        }
    }

    fn deliver_to_us(&mut self, packet: &[u8]) {
        let ip = Ipv4Packet::new_checked(packet).expect("smoltcp writes good packets");
        let (seg, payload) = Tcp::parse(THEM.addr, US.addr, ip.payload()).expect("and good segments");
        if let Some(us) = &mut self.us {
            return us.on_segment(self.now, &seg, payload, &mut self.trace);
        }
        let iss = self.seed as u32;
        if let Heard::New(us) =
            self.listener.on_segment(self.now, US, THEM, &seg, iss, &self.config, 0, &mut self.trace)
        {
            self.us = Some(*us);
        }
    }

    fn work(&mut self) {
        let expected = self.to_send.len();
        self.peer.work(self.now, expected);
        for packet in std::mem::take(&mut self.peer.card.leaving) {
            self.put(true, &packet);
        }
        let Some(us) = &mut self.us else { return };
        us.recv(&mut self.got, usize::MAX).expect("no failure");
        self.given += us.send(&self.to_send[self.given..]).unwrap_or(0);
        let done = self.given == self.to_send.len() && self.got.len() == self.peer.to_send.len();
        if done && (!self.peer.closes || us.peer_closed()) {
            us.close(self.now, &mut self.trace);
        }
        let mut leaving = Vec::new();
        while let Some((seg, payload)) = us.poll_transmit(self.now, &mut self.trace) {
            leaving.push(in_ip(US.addr, THEM.addr, &seg.emit(US.addr, THEM.addr, &payload.concat())));
        }
        for packet in leaving {
            self.put(false, &packet);
        }
    }

    fn step(&mut self) {
        let wishes = [self.us.as_ref().and_then(Connection::deadline), self.peer.deadline(self.now)];
        let wish = wishes.into_iter().flatten().min();
        match self.on_the_way.pop_first() {
            Some(((at, _), (to_us, packet))) if wish.is_none_or(|w| at <= w) => {
                self.now = at;
                if to_us {
                    self.deliver_to_us(&packet);
                } else {
                    self.peer.card.arriving.push_back(packet);
                }
            }
            later => {
                if let Some((key, value)) = later {
                    self.on_the_way.insert(key, value);
                }
                self.now = wish.unwrap_or(self.now).max(self.now);
                if let Some(us) = &mut self.us {
                    us.on_timer(self.now, &mut self.trace);
                }
            }
        }
        self.work();
    }

    fn is_over(&self) -> bool {
        use tcp::State::{Closed, TimeWait};
        let ours = self.us.as_ref().is_some_and(|us| matches!(us.state(), State::Closed | State::TimeWait));
        ours && matches!(self.peer.state(), Closed | TimeWait)
    }
}

#[test]
fn fifty_conversations_with_an_independent_tcp() {
    for seed in 0..54 {
        let mut run = Run::new(seed);
        run.work();
        let mut steps = 0;
        while !run.is_over() {
            run.step();
            steps += 1;
            assert!(steps < 200_000, "seed {seed} does not end: {:?}", run.us.as_ref().map(Connection::info));
        }
        assert!(run.got == run.peer.to_send, "seed {seed}: we got {} bytes", run.got.len());
        assert!(run.peer.got == run.to_send, "seed {seed}: they got {} bytes", run.peer.got.len());
        assert_eq!(run.us.and_then(|us| us.error()), None, "seed {seed}");
    }
}
