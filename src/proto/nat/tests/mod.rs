//! The translation against what Linux did and what RFC 4787, 5382 and 5508 ask.

mod behaviour;
mod errors;
mod hairpin;
mod linux;
mod properties;
mod scenes;
mod window;

use super::flow::socket;
use super::*;
use crate::proto::Profile;
use crate::trace::facts::NatBehaviour;
use crate::wire::{Flags, Ipv4, Ipv4View, Tcp, TcpOptions, Udp};

const WAN: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 2);
const LAN: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 1);

fn pc(n: u8) -> Ipv4Addr {
    Ipv4Addr::new(192, 168, 0, n)
}

fn far(n: u8) -> Ipv4Addr {
    Ipv4Addr::new(198, 51, 100, n)
}

fn end(addr: Ipv4Addr, port: u16) -> Endpoint {
    Endpoint::new(addr, port)
}

fn udp(src: Endpoint, dst: Endpoint, data: &[u8]) -> Vec<u8> {
    let datagram = Udp { src_port: src.port, dst_port: dst.port }.emit(src.addr, dst.addr, data);
    Ipv4::new(src.addr, dst.addr, IpProto::UDP).emit(&datagram)
}

fn tcp(src: Endpoint, dst: Endpoint, flags: Flags, data: &[u8]) -> Vec<u8> {
    let segment = Tcp {
        src_port: src.port,
        dst_port: dst.port,
        seq: 1000,
        ack: 1000,
        flags,
        window: 64_240,
        urgent: 0,
        options: TcpOptions::default(),
    };
    Ipv4::new(src.addr, dst.addr, IpProto::TCP).emit(&segment.emit(src.addr, dst.addr, data))
}

fn ping(src: Ipv4Addr, dst: Ipv4Addr, id: u16) -> Vec<u8> {
    let echo = Icmp::EchoRequest { id, seq: 1, data: b"abcdefgh".to_vec() };
    Ipv4::new(src, dst, IpProto::ICMP).emit(&echo.emit())
}

fn pong(src: Ipv4Addr, dst: Ipv4Addr, id: u16) -> Vec<u8> {
    let echo = Icmp::EchoReply { id, seq: 1, data: b"abcdefgh".to_vec() };
    Ipv4::new(src, dst, IpProto::ICMP).emit(&echo.emit())
}

/// Whether every checksum of a packet is right.
fn is_sound(packet: &[u8]) -> bool {
    let Ok((header, payload)) = Ipv4::parse(packet) else { return false };
    match header.proto {
        IpProto::TCP => Tcp::parse(header.src, header.dst, payload).is_ok(),
        IpProto::UDP => Udp::parse(header.src, header.dst, payload).is_ok(),
        _ => Icmp::parse(payload).is_ok(),
    }
}

/// The sockets of a router that asks from one UDP port.
struct OnePort;

impl OwnSockets for OnePort {
    fn uses(&self, _: IpProto, port: u16) -> bool {
        port == 33_333
    }

    fn expects(&self, _: IpProto, _: Endpoint, own: Endpoint) -> bool {
        own.port == 33_333
    }
}

/// A router around a table: routes by "is it for the LAN?".
struct Router {
    nat: Nat,
    trace: Trace,
    now: SimTime,
}

impl Router {
    fn new() -> Router {
        Router::of(Profile::Rfc)
    }

    fn of(profile: Profile) -> Router {
        Router::with(NatSettings::of(profile))
    }

    fn with(settings: NatSettings) -> Router {
        let lan = Ipv4Net::new(LAN, 24).expect("a prefix length");
        Router { nat: Nat::new(lan, settings), trace: Trace::all(), now: SimTime::ZERO }
    }

    fn with_rule(first: u16, last: u16, host: Ipv4Addr, port: u16) -> Router {
        let mut router = Router::new();
        router.forward(first, last, host, port);
        router
    }

    fn forward(&mut self, first: u16, last: u16, host: Ipv4Addr, port: u16) {
        let spec = RuleSpec { proto: None, first_port: first, last_port: last, host, port, from: None };
        self.nat.add_rule(spec, &mut self.trace).expect("a good rule");
    }

    /// What leaves the router when this packet comes in; none when the router keeps it for itself.
    fn pass(&mut self, packet: &[u8], from_wan: bool) -> Result<Option<Vec<u8>>, Drop> {
        let mut packet = packet.to_vec();
        let around = Around { now: self.now, wan: Some(WAN), sockets: &OnePort };
        let arrival = self.nat.arrive(&around, &mut packet, from_wan, &mut self.trace)?;
        let dst = Ipv4View::new(&packet).map(|view| view.dst());
        if dst == Some(WAN) || dst == Some(LAN) {
            assert!(!arrival.is_translated(), "the router's own is not translated");
            return Ok(None);
        }
        let to_wan = dst.is_some_and(|dst| !self.nat.lan.contains(&dst));
        let out_addr = if to_wan { WAN } else { LAN };
        self.nat.depart(&around, &mut packet, arrival, (to_wan, out_addr), &mut self.trace)?;
        Ok(Some(packet))
    }

    /// A packet that must go through; answers it with its ends.
    fn through(&mut self, packet: &[u8], from_wan: bool) -> (Vec<u8>, Endpoint, Endpoint) {
        let out = self.pass(packet, from_wan).expect("not dropped").expect("not kept");
        assert!(is_sound(&out), "checksums");
        let flow = Flow::of(&out).expect("a flow");
        (out, flow.src, flow.dst)
    }

    fn facts(&self) -> impl Iterator<Item = &NatFact> {
        self.trace.facts().filter_map(|fact| if let What::Nat(nat) = &fact.what { Some(nat) } else { None })
    }
}
