//! The translation against what Linux did and what RFC 4787, 5382 and 5508 ask.

mod errors;
mod properties;
mod scenes;

use super::*;
use crate::trace::FactId;
use crate::wire::{Flags, Ipv4, Tcp, TcpOptions, Udp};

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
        ack: 2000,
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

/// A router around a table: routes by "is it for the LAN?".
struct Router {
    nat: Nat,
    trace: Trace,
    now: SimTime,
}

impl Router {
    fn new() -> Router {
        let lan = Ipv4Net::new(LAN, 24).expect("a prefix length");
        Router { nat: Nat::new(lan), trace: Trace::all(), now: SimTime::ZERO }
    }

    fn with_rule(first: u16, last: u16, host: Ipv4Addr, port: u16) -> Router {
        let mut router = Router::new();
        let spec = RuleSpec { proto: None, first_port: first, last_port: last, host, port, from: None };
        router.nat.add_rule(spec, &mut router.trace).expect("a good rule");
        router
    }

    /// What leaves the router when this packet comes in; none when the router keeps it for itself.
    fn pass(&mut self, packet: &[u8], from_wan: bool) -> Result<Option<Vec<u8>>, Drop> {
        let mut packet = packet.to_vec();
        let arrival = self.nat.arrive(self.now, &mut packet, from_wan, Some(WAN), &mut self.trace)?;
        let dst = Ipv4View::new(&packet).map(|view| view.dst());
        if dst == Some(WAN) || dst == Some(LAN) {
            assert!(!arrival.is_translated(), "the router's own is not translated");
            return Ok(None);
        }
        let to_wan = dst.is_some_and(|dst| !self.nat.lan.contains(&dst));
        let out_addr = if to_wan { WAN } else { LAN };
        let reserved = |_, port| port == 33_333;
        self.nat.depart(self.now, &mut packet, arrival, to_wan, out_addr, &reserved, &mut self.trace)?;
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
