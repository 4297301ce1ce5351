//! `traceroute`: packets that may pass one router more each time; each router that drops one says who it is.
//!
//! Four kinds of packets: datagrams to ports nobody uses (the default), datagrams to one port (`-U`), echo requests
//! (`-I`), and SYNs (`-T`), which pass where others are filtered.

use core::fmt::Write as _;
use core::time::Duration;
use std::net::Ipv4Addr;

use super::args::{Args, BadOption};
use super::ping::millis;
use crate::os::{Errno, RawSocket, Sys};
use crate::wire::{Flags, Icmp, IpProto, Ipv4, Ipv4View, Tcp, TcpOptions, Udp, UnreachableCode, ports, quoted_echo};

/// The first port of datagrams that nobody is meant to take.
const HIGH_PORT: u16 = 33_434;
/// Bytes of data behind a header, so that packets have 60 bytes.
const DATA: [u8; 32] = [0x40; 32];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Method {
    /// Datagrams, each to the next port.
    HighPorts,
    /// Datagrams to one port.
    Udp(u16),
    /// Echo requests.
    Icmp,
    /// SYNs to one port.
    Tcp(u16),
}

struct Plan {
    host: String,
    method: Method,
    hops: u8,
    first: u8,
    probes: u16,
    patience: Duration,
}

/// Runs it: 0 when the target was reached or all hops were asked, 2 for a mistake.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let plan = match read(words) {
        Ok(plan) => plan,
        Err(BadOption(why)) => {
            sys.err(&format!("traceroute: {why}"));
            return 2;
        }
    };
    let target = match sys.resolve(&plan.host).await {
        Ok(target) => target,
        Err(why) => {
            sys.err(&format!("{}: {why}", plan.host));
            return 2;
        }
    };
    let proto = match plan.method {
        Method::HighPorts | Method::Udp(_) => IpProto::UDP,
        Method::Icmp => IpProto::ICMP,
        Method::Tcp(_) => IpProto::TCP,
    };
    let opened = sys.raw_open(proto).and_then(|socket| Ok((socket.source_for(target)?, socket)));
    let (source, socket) = match opened {
        Ok(opened) => opened,
        Err(Errno::Access) => {
            sys.err("You do not have enough privileges to use this traceroute method.");
            return 1;
        }
        Err(errno) => {
            sys.err(&format!("connect: {errno}"));
            return 1;
        }
    };
    let own = socket.chance() | 0x8000;
    Trace { sys, plan, target, source, socket, own }.run().await
}

fn read(words: Vec<String>) -> Result<Plan, BadOption> {
    let args = Args::read(words, &["-n", "-I", "-T", "-U"], &["-m", "-w", "-p", "-q", "-f", "-N"])?;
    let host = args.rest.first().cloned().ok_or(BadOption("a host is missing".into()))?;
    let method = match () {
        () if args.has("-I") => Method::Icmp,
        () if args.has("-T") => Method::Tcp(args.number("-p", 80)?),
        () if args.has("-U") => Method::Udp(args.number("-p", 53)?),
        () => Method::HighPorts,
    };
    Ok(Plan {
        host,
        method,
        hops: args.number("-m", 30u8)?.max(1),
        first: args.number("-f", 1u8)?.max(1),
        probes: args.number("-q", 3u16)?.clamp(1, 10),
        patience: args.seconds("-w", Duration::from_secs(5))?,
    })
}

struct Trace {
    sys: Sys,
    plan: Plan,
    target: Ipv4Addr,
    source: Ipv4Addr,
    socket: RawSocket,
    /// Identifier of echo requests; the first source port of the others.
    own: u16,
}

/// What came back for a packet.
struct Answer {
    from: Ipv4Addr,
    /// Whether the target itself answered.
    reached: bool,
    /// What a router says beyond "too many hops".
    mark: &'static str,
}

impl Trace {
    async fn run(self) -> u8 {
        let Plan { host, hops, .. } = &self.plan;
        self.sys.out(&format!("traceroute to {host} ({}), {hops} hops max, 60 byte packets", self.target));
        let mut seq = 0;
        for ttl in self.plan.first..=*hops {
            let mut line = format!("{ttl:2} ");
            let (mut last, mut over) = (None, false);
            for _ in 0..self.plan.probes {
                seq += 1;
                let sent = self.sys.now();
                if let Err(errno) = self.send(ttl, seq) {
                    self.sys.err(&format!("traceroute: send: {errno}"));
                    return 1;
                }
                let Ok(answer) = self.sys.timeout(self.plan.patience, self.answer(seq)).await else {
                    line.push_str(" *");
                    continue;
                };
                if last != Some(answer.from) {
                    let _ = write!(line, " {}", answer.from);
                    last = Some(answer.from);
                }
                let _ = write!(line, "  {} ms{}", millis(self.sys.now() - sent), answer.mark);
                over |= answer.reached || !answer.mark.is_empty();
            }
            self.sys.out(&line);
            if over {
                return 0;
            }
        }
        0
    }

    /// Source and destination port of the packet with this number.
    fn ports(&self, seq: u16) -> (u16, u16) {
        match self.plan.method {
            Method::HighPorts => (self.own.wrapping_add(seq) | 0x8000, HIGH_PORT.wrapping_add(seq - 1)),
            Method::Udp(port) | Method::Tcp(port) => (self.own.wrapping_add(seq) | 0x8000, port),
            Method::Icmp => (0, 0),
        }
    }

    fn send(&self, ttl: u8, seq: u16) -> Result<(), Errno> {
        let (src, dst) = (self.source, self.target);
        let (src_port, dst_port) = self.ports(seq);
        let (proto, payload) = match self.plan.method {
            Method::HighPorts | Method::Udp(_) => (IpProto::UDP, Udp { src_port, dst_port }.emit(src, dst, &DATA)),
            Method::Icmp => (IpProto::ICMP, Icmp::EchoRequest { id: self.own, seq, data: DATA.to_vec() }.emit()),
            Method::Tcp(_) => {
                let number = u32::from(self.socket.chance()) << 16 | u32::from(self.socket.chance());
                let options = TcpOptions { mss: Some(1460), window_scale: Some(2), ..TcpOptions::default() };
                let syn = Tcp {
                    src_port,
                    dst_port,
                    seq: number,
                    ack: 0,
                    flags: Flags::SYN,
                    window: 5_840,
                    urgent: 0,
                    options,
                };
                (IpProto::TCP, syn.emit(src, dst, &[]))
            }
        };
        self.socket.send(&Ipv4 { ttl, id: self.socket.chance(), ..Ipv4::new(src, dst, proto) }, &payload)
    }

    /// Waits for the answer to the packet with this number; late ones to others are passed over.
    async fn answer(&self, seq: u16) -> Answer {
        loop {
            let (header, payload) = self.socket.recv().await;
            if let Some(answer) = self.read_answer(seq, &header, &payload) {
                return answer;
            }
        }
    }

    fn read_answer(&self, seq: u16, header: &Ipv4, payload: &[u8]) -> Option<Answer> {
        let from = header.src;
        let direct = Answer { from, reached: true, mark: "" };
        if header.proto != IpProto::ICMP {
            let (src_port, dst_port) = ports(header.proto, payload)?;
            return (from == self.target && (dst_port, src_port) == self.ports(seq)).then_some(direct);
        }
        let error = match Icmp::parse(payload).ok()? {
            Icmp::EchoReply { id, seq: number, .. } => {
                return ((id, number) == (self.own, seq)).then_some(direct);
            }
            error => error,
        };
        let quote = Ipv4View::new(error.quote()?)?;
        let is_mine = quote.dst() == self.target
            && match self.plan.method {
                Method::Icmp => quoted_echo(quote.payload()) == Some((self.own, seq)),
                _ => ports(quote.proto(), quote.payload()) == Some(self.ports(seq)),
            };
        let is_port = matches!(error, Icmp::Unreachable { code: UnreachableCode::Port, .. });
        let (kind, code) = error.kind_code();
        is_mine.then(|| Answer { from, reached: is_port && from == self.target, mark: mark(kind, code) })
    }
}

/// What traceroute puts behind a time when the router says more than "too many hops".
fn mark(kind: u8, code: u8) -> &'static str {
    match (kind, code) {
        (3, 0) => " !N",
        (3, 1) => " !H",
        (3, 2) => " !P",
        (3, 4) => " !F",
        (3, 9 | 10 | 13) => " !X",
        _ => "",
    }
}
