//! A frame in a word: who talks to whom, and what about. Cheap enough for every frame on the screen.
//!
//! Nothing is checked here: a frame with a wrong checksum is still what it wants to be. Only names and pages are
//! copied out of the frame.

use std::net::Ipv4Addr;

use super::dissect::{self, FirstLine, Proto};
use super::tls::{ContentType, Handshake, TlsRecord, TlsVersion};
use super::{
    Arp, ArpOp, Bpdu, BridgeId, ETH_HEADER_LEN, EtherType, Flags, IpProto, Ipv4View, Llc, Mac, MessageType, Name,
    PppProtocol, Pppoe, PppoeCode, Rcode, Rip, RipCommand, RipEntry, be16, be32,
};

const TAG_LEN: usize = 4;

/// A frame in a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The highest protocol that was recognised.
    pub proto: Proto,
    /// From whom: of the packet, or the asking side of ARP.
    pub src: Option<Ipv4Addr>,
    /// To whom: of the packet, or the side that ARP asks for.
    pub dst: Option<Ipv4Addr>,
    /// Source and destination port of UDP and TCP.
    pub ports: Option<(u16, u16)>,
    /// What about.
    pub info: Info,
}

/// What a frame is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Info {
    /// Who has this address?
    ArpRequest {
        /// Which one.
        target: Ipv4Addr,
    },
    /// I have it.
    ArpReply {
        /// Which one.
        ip: Ipv4Addr,
        /// Here.
        mac: Mac,
    },
    /// Are you there?
    EchoRequest {
        /// Which program asks.
        id: u16,
        /// Which time.
        seq: u16,
    },
    /// I am.
    EchoReply {
        /// As asked.
        id: u16,
        /// As asked.
        seq: u16,
    },
    /// Something went wrong with a packet.
    IcmpError {
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
    },
    /// Who wants this group?
    GroupQuery {
        /// Which one; none for all.
        group: Option<Ipv4Addr>,
    },
    /// I want it, or something else of it (version 3).
    GroupReport {
        /// Which one; the first of several.
        group: Option<Ipv4Addr>,
    },
    /// I want it no more.
    GroupLeave {
        /// Which one.
        group: Ipv4Addr,
    },
    /// Which routers are here?
    RouterSolicitation,
    /// I am, with others perhaps.
    RouterAdvertisement {
        /// How many.
        routers: u8,
    },
    /// What time is it there?
    TimestampRequest,
    /// This.
    TimestampReply,
    /// A bridge tells which one it takes for the root.
    Bridge {
        /// Who says it.
        bridge: BridgeId,
        /// The root.
        root: BridgeId,
    },
    /// A bridge tells the root that a link came or went.
    TopologyChange,
    /// How a session over Ethernet begins and ends.
    Pppoe {
        /// Which step.
        code: PppoeCode,
    },
    /// How a line between two is agreed on.
    Ppp {
        /// Which step, as a number; the protocol says what it means.
        code: u8,
    },
    /// An address for a host.
    Dhcp(MessageType),
    /// What is its address?
    DnsQuery {
        /// Of which name.
        name: Name,
    },
    /// This one, or none.
    DnsAnswer {
        /// Of which name.
        name: Name,
        /// How it went.
        rcode: Rcode,
    },
    /// Tell me your routes.
    RipRequest,
    /// These are mine.
    RipResponse {
        /// How many.
        routes: usize,
    },
    /// A page, please.
    HttpRequest {
        /// `GET` …
        method: String,
        /// Which one.
        target: String,
    },
    /// Here it is, or not.
    HttpResponse {
        /// Three digits.
        status: u16,
    },
    /// The greeting of a client that wants to talk in secret.
    TlsClientHello {
        /// To which of the server's names.
        name: Option<String>,
    },
    /// The answer.
    TlsServerHello {
        /// What is spoken from now on.
        version: TlsVersion,
    },
    /// A segment whose data, if any, no application recognised.
    Tcp {
        /// Control bits.
        flags: Flags,
        /// Number of the first byte.
        seq: u32,
        /// Number of the next byte expected.
        ack: u32,
        /// Bytes of data.
        len: usize,
    },
    /// A datagram that no application recognised.
    Udp {
        /// Bytes of data.
        len: usize,
    },
    /// Something else.
    Other,
}

impl Summary {
    fn new(proto: Proto) -> Summary {
        Summary { proto, src: None, dst: None, ports: None, info: Info::Other }
    }
}

/// What this Ethernet frame is about.
pub fn summary(frame: &[u8]) -> Summary {
    let (mut proto, mut at) = (Proto::Ethernet, ETH_HEADER_LEN);
    let ethertype = |at: usize| be16(frame, at - 2).map(EtherType);
    // Two tags at most, as in `dissect`.
    while at < ETH_HEADER_LEN + 2 * TAG_LEN {
        proto = match ethertype(at) {
            Some(EtherType::VLAN) => Proto::Vlan,
            Some(EtherType::SERVICE_VLAN) => Proto::ServiceVlan,
            _ => break,
        };
        at += TAG_LEN;
    }
    let payload = frame.get(at..).unwrap_or_default();
    match ethertype(at) {
        Some(EtherType::ARP) => arp(payload),
        Some(EtherType::IPV4) => ip(frame, payload),
        Some(EtherType::IPV6) => Summary::new(innermost(frame)),
        Some(EtherType::PPPOE_DISCOVERY) => match Pppoe::parse(payload) {
            Ok((header, _)) => {
                Summary { info: Info::Pppoe { code: header.code }, ..Summary::new(Proto::PppoeDiscovery) }
            }
            Err(_) => Summary::new(Proto::PppoeDiscovery),
        },
        Some(EtherType::PPPOE_SESSION) => session(frame, payload),
        Some(EtherType(..=dissect::MAX_LENGTH)) => match innermost(frame) {
            Proto::Stp => Summary { info: bridges(payload), ..Summary::new(Proto::Stp) },
            other => Summary::new(other),
        },
        _ => Summary::new(proto),
    }
}

/// The innermost protocol of a frame that no lab sends: only captures have it, so that time matters less.
fn innermost(frame: &[u8]) -> Proto {
    let layers = dissect::dissect(frame).layers;
    let known = |layer: &&dissect::Layer| !layer.quoted && !matches!(layer.proto, Proto::Data | Proto::Padding);
    layers.iter().rfind(known).map_or(Proto::Ethernet, |layer| layer.proto)
}

fn arp(payload: &[u8]) -> Summary {
    let Ok(arp) = Arp::parse(payload) else { return Summary::new(Proto::Arp) };
    let info = match arp.op {
        ArpOp::Request => Info::ArpRequest { target: arp.target_ip },
        ArpOp::Reply => Info::ArpReply { ip: arp.sender_ip, mac: arp.sender_mac },
        ArpOp::Other(_) => Info::Other,
    };
    Summary { src: Some(arp.sender_ip), dst: Some(arp.target_ip), info, ..Summary::new(Proto::Arp) }
}

/// A frame of a session: a packet, or what PPP itself says.
fn session(frame: &[u8], payload: &[u8]) -> Summary {
    let read = Pppoe::parse(payload).and_then(|(_, inside)| PppProtocol::read(inside));
    match read {
        Ok((PppProtocol::IPV4, packet)) => ip(frame, packet),
        Ok((_, rest)) => {
            let proto = innermost(frame);
            let is_control = matches!(proto, Proto::Lcp | Proto::Ipcp | Proto::Pap | Proto::Chap);
            let code = rest.first().copied().filter(|_| is_control);
            Summary { info: code.map_or(Info::Other, |code| Info::Ppp { code }), ..Summary::new(proto) }
        }
        Err(_) => Summary::new(Proto::PppoeSession),
    }
}

/// What bridges say to each other, if it is that. Padding behind it does not matter.
fn bridges(payload: &[u8]) -> Info {
    let Ok((Llc::SPANNING_TREE, message)) = Llc::parse(payload) else { return Info::Other };
    match Bpdu::parse(message) {
        Ok(Bpdu::Configuration(body) | Bpdu::Rapid(body)) => Info::Bridge { bridge: body.bridge, root: body.root },
        Ok(Bpdu::TopologyChange) => Info::TopologyChange,
        Err(_) => Info::Other,
    }
}

fn ip(frame: &[u8], packet: &[u8]) -> Summary {
    let Some(view) = Ipv4View::new(packet) else { return Summary::new(Proto::Ipv4) };
    let mut out = Summary { src: Some(view.src()), dst: Some(view.dst()), ..Summary::new(Proto::Ipv4) };
    let payload = view.payload();
    if view.is_later_fragment() || payload.is_empty() || !dissect::is_coherent(packet) {
        return out;
    }
    match view.proto() {
        IpProto::ICMP => (out.proto, out.info) = (Proto::Icmp, icmp(payload)),
        IpProto::IGMP => (out.proto, out.info) = (Proto::Igmp, igmp(payload)),
        IpProto::UDP => udp(&mut out, payload),
        IpProto::TCP => tcp(&mut out, payload),
        IpProto::AUTHENTICATION | IpProto::ESP | IpProto::IPV4 | IpProto::IPV6 => out.proto = innermost(frame),
        _ => {}
    }
    out
}

fn icmp(payload: &[u8]) -> Info {
    let (Some(&[kind, code]), Some(id), Some(seq)) = (payload.get(..2), be16(payload, 4), be16(payload, 6)) else {
        return Info::Other;
    };
    match kind {
        8 => Info::EchoRequest { id, seq },
        0 => Info::EchoReply { id, seq },
        9 => Info::RouterAdvertisement { routers: (id >> 8) as u8 },
        10 => Info::RouterSolicitation,
        13 => Info::TimestampRequest,
        14 => Info::TimestampReply,
        _ if dissect::is_icmp_error(kind) => Info::IcmpError { kind, code },
        _ => Info::Other,
    }
}

fn igmp(payload: &[u8]) -> Info {
    let Some((kind, group)) = payload.first().zip(be32(payload, 4).map(Ipv4Addr::from)) else { return Info::Other };
    match kind {
        0x11 => Info::GroupQuery { group: Some(group).filter(|group| !group.is_unspecified()) },
        0x12 | 0x16 => Info::GroupReport { group: Some(group) },
        0x17 => Info::GroupLeave { group },
        // RFC 3376 4.2.4: the first record begins behind the header.
        0x22 => Info::GroupReport { group: be32(payload, 12).map(Ipv4Addr::from) },
        _ => Info::Other,
    }
}

fn udp(out: &mut Summary, payload: &[u8]) {
    out.proto = Proto::Udp;
    let Some(ports) = be16(payload, 0).zip(be16(payload, 2)) else { return };
    let len = be16(payload, 4).map_or(payload.len(), usize::from).min(payload.len());
    let data = payload.get(8..len).unwrap_or_default();
    (out.ports, out.info) = (Some(ports), Info::Udp { len: data.len() });
    application(out, IpProto::UDP, ports, data);
}

fn tcp(out: &mut Summary, payload: &[u8]) {
    out.proto = Proto::Tcp;
    let Some(ports) = be16(payload, 0).zip(be16(payload, 2)) else { return };
    out.ports = Some(ports);
    let numbers = be32(payload, 4).zip(be32(payload, 8));
    let (Some((seq, ack)), Some(&[offset, flags])) = (numbers, payload.get(12..14)) else { return };
    let header = usize::from(offset >> 4).max(5) * 4;
    let data = payload.get(header..).unwrap_or_default();
    out.info = Info::Tcp { flags: Flags(flags), seq, ack, len: data.len() };
    application(out, IpProto::TCP, ports, data);
}

/// What the data says, if its application is recognised and it can be read.
fn application(out: &mut Summary, proto: IpProto, ports: (u16, u16), data: &[u8]) {
    let known = dissect::application(proto, ports, data);
    let info = match known {
        Proto::Data => return,
        Proto::Dhcp => dissect::message_type(data).map(Info::Dhcp),
        Proto::Tls => tls(data),
        Proto::Rip => Rip::parse(data).ok().and_then(|message| rip(&message)),
        Proto::Dns => dns(if proto == IpProto::TCP { data.get(2..).unwrap_or_default() } else { data }),
        _ => dissect::first_line(data).map(http),
    };
    out.proto = known;
    if let Some(info) = info {
        out.info = info;
    }
}

fn dns(message: &[u8]) -> Option<Info> {
    let (flags, questions) = be16(message, 2).zip(be16(message, 4))?;
    let name = if questions == 0 { Name::root() } else { Name::read(message, 12).ok()?.0 };
    Some(match flags >> 15 {
        0 => Info::DnsQuery { name },
        _ => Info::DnsAnswer { name, rcode: Rcode::from_code(flags as u8) },
    })
}

/// A greeting, if it is whole.
fn tls(data: &[u8]) -> Option<Info> {
    let (record, _) = TlsRecord::parse(data).ok().filter(|(record, _)| record.content == ContentType::Handshake)?;
    match Handshake::parse(&record.payload).ok()?.0 {
        Handshake::ClientHello(hello) => Some(Info::TlsClientHello { name: hello.server_name().map(str::to_owned) }),
        Handshake::ServerHello(hello) => Some(Info::TlsServerHello { version: hello.selected_version() }),
        _ => None,
    }
}

fn rip(message: &Rip) -> Option<Info> {
    match message.command {
        RipCommand::Request => Some(Info::RipRequest),
        RipCommand::Response => {
            let routes = message.entries.iter().filter(|entry| matches!(entry, RipEntry::Route(_))).count();
            Some(Info::RipResponse { routes })
        }
        RipCommand::Other(_) => None,
    }
}

fn http(line: FirstLine<'_>) -> Info {
    match line {
        FirstLine::Request([method, target, _]) => {
            Info::HttpRequest { method: method.to_owned(), target: target.to_owned() }
        }
        FirstLine::Response([_, status, _]) => Info::HttpResponse { status: status.parse().unwrap_or_default() },
    }
}

#[cfg(test)]
mod tests;
