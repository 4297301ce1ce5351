//! Every strict parser, by family: what it accepts it can write again. For the fuzzers and for the test of strange
//! bytes; none of them may panic.

use std::net::{Ipv4Addr, Ipv6Addr};

use hoplab::wire::pcp::Pcp;
use hoplab::wire::tls::{Handshake, TlsAlert, TlsRecord};
use hoplab::wire::{
    Arp, Bpdu, Dhcp, Dns, Eth, Icmp, Icmpv6, Igmp, Ipv4, Ipv6, Llc, PapRequest, PppOption, PppPacket, PppProtocol,
    Pppoe, PppoeTag, RequestHead, ResponseHead, Rip, Tcp, Udp, VlanTag,
};

const V4: Ipv4Addr = Ipv4Addr::LOCALHOST;
const V6: Ipv6Addr = Ipv6Addr::LOCALHOST;

/// A family of parsers: reads the bytes with each of them.
pub(crate) type Family = fn(&[u8]);

/// All of them.
#[allow(dead_code, reason = "a fuzzer takes one")]
pub(crate) const ALL: [Family; 11] = [link, ip, icmp, transport, dhcp, dns, http, rip, pcp, ppp, tls];

/// Ethernet, tags, LLC, BPDUs, ARP.
pub(crate) fn link(bytes: &[u8]) {
    let _ = Eth::parse(bytes).map(|(header, rest)| header.emit(rest));
    let _ = VlanTag::parse(bytes).map(|(tag, rest)| tag.emit(rest));
    let _ = Llc::parse(bytes).map(|(header, rest)| header.emit(rest));
    let _ = Bpdu::parse(bytes).map(|message| message.emit());
    let _ = Arp::parse(bytes).map(|message| message.emit());
}

/// IPv4 and IPv6 with what stands behind their fixed headers.
pub(crate) fn ip(bytes: &[u8]) {
    let _ = Ipv4::parse(bytes).map(|(header, rest)| header.emit(rest));
    let _ = Ipv6::parse(bytes).map(|(header, rest)| header.emit(rest));
}

/// ICMP of both versions, and IGMP.
pub(crate) fn icmp(bytes: &[u8]) {
    let _ = Icmp::parse(bytes).map(|message| message.emit());
    let _ = Icmpv6::parse(V6, V6, bytes).map(|message| message.emit(V6, V6));
    let _ = Igmp::parse(bytes).map(|message| message.emit());
}

/// UDP and TCP.
pub(crate) fn transport(bytes: &[u8]) {
    let _ = Udp::parse(V4, V4, bytes).map(|(header, rest)| header.emit(V4, V4, rest));
    let _ = Tcp::parse(V4, V4, bytes).map(|(header, rest)| header.emit(V4, V4, rest));
}

/// DHCP: what is read is written so that it reads the same.
pub(crate) fn dhcp(bytes: &[u8]) {
    if let Ok(message) = Dhcp::parse(bytes) {
        assert_eq!(Dhcp::parse(&message.emit()).as_ref(), Ok(&message));
    }
}

/// DNS.
pub(crate) fn dns(bytes: &[u8]) {
    let _ = Dns::parse(bytes).map(|message| message.emit());
}

/// Heads of HTTP.
pub(crate) fn http(bytes: &[u8]) {
    if let Ok(Some((head, _))) = RequestHead::parse(bytes) {
        let _ = (head.emit(), head.body_len());
    }
    if let Ok(Some((head, _))) = ResponseHead::parse(bytes) {
        let _ = (head.emit(), head.body_len("GET"));
    }
}

/// RIP.
pub(crate) fn rip(bytes: &[u8]) {
    let _ = Rip::parse(bytes).map(|message| message.emit());
}

/// PCP: what is read is written so that it reads the same.
pub(crate) fn pcp(bytes: &[u8]) {
    if let Ok(message) = Pcp::parse(bytes) {
        assert_eq!(Pcp::parse(&message.emit()).as_ref(), Ok(&message));
    }
}

/// PPP over Ethernet: what is read is written so that it reads the same.
pub(crate) fn ppp(bytes: &[u8]) {
    let _ =
        Pppoe::parse(bytes).map(|(header, rest)| assert_eq!(bytes.get(..6 + rest.len()), Some(&*header.emit(rest))));
    let _ = PppProtocol::read(bytes).map(|(protocol, rest)| protocol.emit(rest));
    if let Ok(tags) = PppoeTag::read_all(bytes) {
        assert_eq!(PppoeTag::read_all(&PppoeTag::write_all(&tags)), Ok(tags));
    }
    if let Ok(packet) = PppPacket::parse(bytes) {
        assert_eq!(PppPacket::parse(&packet.emit()), Ok(packet));
    }
    if let Ok(options) = PppOption::read_all(bytes) {
        assert_eq!(PppOption::write_all(&options), bytes);
    }
    if let Ok(request) = PapRequest::parse(bytes) {
        assert_eq!(PapRequest::parse(&request.emit()), Ok(request));
    }
}

/// TLS.
pub(crate) fn tls(bytes: &[u8]) {
    let _ = TlsRecord::parse(bytes).map(|(record, _)| record.emit());
    let _ = Handshake::parse(bytes).map(|(message, _)| message.emit());
    let _ = TlsAlert::parse(bytes);
}
