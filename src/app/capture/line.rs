//! A frame of a capture in a line: from whom, to whom, what about. Names, numbers and flags only, as every language
//! writes them; what they do not say is a sentence of `i18n`.

use core::fmt::Write as _;
use std::net::Ipv6Addr;

use crate::wire::{ETH_HEADER_LEN, EtherType, Info, Mac, Proto, Summary, summary};

/// A frame in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The highest protocol that was recognised.
    pub proto: Proto,
    /// From whom: an address of the network, else of the wire.
    pub src: String,
    /// To whom.
    pub dst: String,
    /// What about; empty when only a sentence can tell.
    pub info: String,
    /// Names and addresses in that sentence, for which people look.
    named: String,
    ports: Option<(u16, u16)>,
}

impl Line {
    /// The line of an Ethernet frame.
    pub fn of(frame: &[u8]) -> Line {
        let summary = summary(frame);
        let (src, dst) = ends(frame, &summary);
        let (info, named) = (info(&summary), named(&summary.info));
        Line { proto: summary.proto, src, dst, info, named, ports: summary.ports }
    }

    /// Adds all of it to a text.
    pub(super) fn spell(&self, out: &mut String) {
        let (name, key) = (self.proto.name(), self.proto.key());
        let _ = write!(out, "{name} {key} {} {} {} {}", self.src, self.dst, self.info, self.named);
        if let Some((src, dst)) = self.ports {
            let _ = write!(out, " {src} {dst}");
        }
    }
}

/// Source and destination: of IP if there is one, else of Ethernet.
fn ends(frame: &[u8], summary: &Summary) -> (String, String) {
    if let (Some(src), Some(dst)) = (summary.src, summary.dst) {
        return (src.to_string(), dst.to_string());
    }
    let at = |from: usize, len: usize| frame.get(from..from + len);
    let ethertype = at(ETH_HEADER_LEN - 2, 2);
    if ethertype == Some(&EtherType::IPV6.0.to_be_bytes()) {
        // RFC 8200 3: the addresses are bytes 8 to 39 of the header.
        let ip = |from| <[u8; 16]>::try_from(at(ETH_HEADER_LEN + from, 16)?).ok().map(Ipv6Addr::from);
        if let (Some(src), Some(dst)) = (ip(8), ip(24)) {
            return (src.to_string(), dst.to_string());
        }
    }
    let mac = |from| at(from, 6).and_then(Mac::read).map(|mac| mac.to_string());
    (mac(6).unwrap_or_default(), mac(0).unwrap_or_default())
}

fn info(summary: &Summary) -> String {
    let mut out = String::new();
    // A recognised application says more than its ports.
    if let (Some((src, dst)), Info::Tcp { .. } | Info::Udp { .. }) = (summary.ports, &summary.info) {
        let _ = write!(out, "{src} > {dst} ");
    }
    let _ = match &summary.info {
        Info::ArpRequest { target } => write!(out, "{target}?"),
        Info::ArpReply { ip, mac } => write!(out, "{ip} = {mac}"),
        Info::EchoRequest { id, seq } => write!(out, "echo request id {id} seq {seq}"),
        Info::EchoReply { id, seq } => write!(out, "echo reply id {id} seq {seq}"),
        Info::Pppoe { code } => write!(out, "{}", code.name()),
        Info::Dhcp(kind) => write!(out, "{}", kind.name()),
        Info::DnsQuery { name } => write!(out, "{name}?"),
        Info::DnsAnswer { name, rcode } => write!(out, "{name} = {}", rcode.name()),
        Info::HttpRequest { method, target } => write!(out, "{method} {target}"),
        Info::HttpResponse { status } => write!(out, "{status}"),
        Info::Tcp { flags, seq, ack, len } => write!(out, "{flags} seq {seq} ack {ack} len {len}"),
        Info::Udp { len } => write!(out, "len {len}"),
        _ => Ok(()),
    };
    // A name in a frame may hold anything.
    out.trim_end().replace(char::is_control, "?")
}

/// Of what only a sentence can tell, the name or address that it is about.
fn named(info: &Info) -> String {
    let name = match info {
        Info::TlsClientHello { name: Some(name) } => name.clone(),
        Info::GroupQuery { group: Some(group) }
        | Info::GroupReport { group: Some(group) }
        | Info::GroupLeave { group } => group.to_string(),
        _ => String::new(),
    };
    name.replace(char::is_control, "?")
}
