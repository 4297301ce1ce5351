//! UDP and TCP with their options, and the messages of applications in them.

use std::net::{Ipv4Addr, Ipv6Addr};

use hoplab::sim::Rng;
use hoplab::wire::pcp::PCP_PORT;
use hoplab::wire::{Flags, RIP_PORT, SackBlocks, Tcp, TcpOptions, Udp, checksum};

use super::app;
use super::draw::{bytes, percent, pick, some};

/// A header with what it carries; addresses come last, for its checksum.
pub(super) enum Segment {
    Udp(Udp, Vec<u8>),
    Tcp(Tcp, Vec<u8>),
}

impl Segment {
    pub(super) fn emit_v4(&self, src: Ipv4Addr, dst: Ipv4Addr) -> Vec<u8> {
        match self {
            Segment::Udp(header, data) => header.emit(src, dst, data),
            Segment::Tcp(header, data) => header.emit(src, dst, data),
        }
    }

    /// As for IPv4, with other addresses in the sum (RFC 8200 8.1).
    pub(super) fn emit_v6(&self, src: Ipv6Addr, dst: Ipv6Addr) -> Vec<u8> {
        let nobody = Ipv4Addr::UNSPECIFIED;
        let mut bytes = self.emit_v4(nobody, nobody);
        let at = if matches!(self, Segment::Udp(..)) { 6 } else { 16 };
        let without = u64::from(!u16::from_be_bytes([bytes[at], bytes[at + 1]]));
        let sum = !checksum::fold(without + checksum::sum(&src.octets()) + checksum::sum(&dst.octets()));
        let sum = if sum == 0 { 0xffff } else { sum };
        bytes[at..at + 2].copy_from_slice(&sum.to_be_bytes());
        bytes
    }
}

/// A datagram to or from a well-known port, or between any others.
pub(super) fn udp(rng: &mut Rng) -> Segment {
    let client = dynamic(rng);
    let ((src_port, dst_port), data) = match rng.below(6) {
        0 => (pick(rng, &[(client, 53), (53, client)]), app::dns(rng).emit()),
        1 => (pick(rng, &[(68, 67), (67, 68)]), app::dhcp(rng).emit()),
        2 => ((RIP_PORT, RIP_PORT), app::rip(rng).emit()),
        3 => (pick(rng, &[(client, PCP_PORT), (PCP_PORT, client)]), app::pcp(rng).emit()),
        _ => ((client, dynamic(rng)), bytes(rng, 200)),
    };
    Segment::Udp(Udp { src_port, dst_port }, data)
}

/// A segment with any options and flags; data of an application only where both sides are at work.
pub(super) fn tcp(rng: &mut Rng) -> Segment {
    let flags = Flags(rng.u16() as u8);
    let at_work = !flags.contains(Flags::SYN) && !flags.contains(Flags::RST);
    let client = dynamic(rng);
    let ((src_port, dst_port), data) = match rng.below(10) {
        0..2 if at_work => ((client, pick(rng, &[80, 8080, 8081])), app::request(rng)),
        2..4 if at_work => ((pick(rng, &[80, 8080, 8081]), client), app::response(rng)),
        4 if at_work => {
            let message = app::dns(rng).emit();
            (pick(rng, &[(client, 53), (53, client)]), [&(message.len() as u16).to_be_bytes()[..], &message].concat())
        }
        5..8 if at_work => ((client, dynamic(rng)), bytes(rng, 100)),
        _ => ((client, dynamic(rng)), Vec::new()),
    };
    let (seq, ack, window) = (rng.u32(), rng.u32(), rng.u16());
    // RFC 9293 3.1: without URG the pointer means nothing.
    let urgent = if flags.contains(Flags::URG) { rng.u16() } else { 0 };
    let options = options(rng, flags.contains(Flags::SYN));
    Segment::Tcp(Tcp { src_port, dst_port, seq, ack, flags, window, urgent, options }, data)
}

/// A port that no server has (RFC 6335 6).
fn dynamic(rng: &mut Rng) -> u16 {
    49_152 + rng.below(16_384) as u16
}

fn options(rng: &mut Rng, syn: bool) -> TcpOptions {
    let timestamps = percent(rng, 50).then(|| (rng.u32(), rng.u32()));
    let mut options = TcpOptions { timestamps, ..TcpOptions::default() };
    if syn {
        options.mss = percent(rng, 70).then(|| rng.u16());
        options.window_scale = percent(rng, 70).then(|| rng.below(15) as u8);
        options.sack_permitted = percent(rng, 70);
    } else {
        options.sack = some(rng, 4, |rng| (rng.u32(), rng.u32())).into_iter().collect::<SackBlocks>();
    }
    if percent(rng, 20) {
        options.other = other_option(rng);
    }
    options
}

/// An option that a lab never sends: a signature, a time limit, a cookie, one that nobody defined.
fn other_option(rng: &mut Rng) -> Vec<u8> {
    let (kind, data) = match rng.below(4) {
        0 => (19, super::draw::array::<16>(rng).to_vec()),
        1 => (28, rng.u16().to_be_bytes().to_vec()),
        2 => (34, super::draw::array::<8>(rng).to_vec()),
        _ => (200 + rng.below(40) as u8, bytes(rng, 10)),
    };
    [&[kind, data.len() as u8 + 2][..], &data].concat()
}
