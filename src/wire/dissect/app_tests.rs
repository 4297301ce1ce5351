//! Applications, taken apart: DHCP, DNS and HTTP with the places of their parts.

use std::net::Ipv4Addr;

use super::*;
use crate::wire::*;

const A: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 3);
const B: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 1);
/// Bits in front of the payload of UDP and of TCP.
const UDP_AT: usize = (14 + 20 + 8) * 8;
const TCP_AT: usize = (14 + 20 + 20) * 8;

/// A frame that outlives its test, as what is read from it refers to it.
fn framed(proto: IpProto, payload: &[u8]) -> &'static [u8] {
    let eth = Eth { dst: Mac::local(0xfe), src: Mac::local(1), ethertype: EtherType::IPV4 };
    eth.emit(&Ipv4::new(A, B, proto).emit(payload)).leak()
}

fn over_udp(ports: (u16, u16), message: &[u8]) -> Layer<'static> {
    let frame = framed(IpProto::UDP, &Udp { src_port: ports.0, dst_port: ports.1 }.emit(A, B, message));
    dissect(frame).layers.remove(3)
}

fn over_tcp(ports: (u16, u16), message: &[u8]) -> Layer<'static> {
    let (flags, options) = (Flags::PSH | Flags::ACK, TcpOptions::default());
    let tcp = Tcp { src_port: ports.0, dst_port: ports.1, seq: 7, ack: 9, flags, window: 9, urgent: 0, options };
    dissect(framed(IpProto::TCP, &tcp.emit(A, B, message))).layers.remove(3)
}

/// `name@bit+bits=value` of the fields after the first `skip`, with bits counted from `origin`.
fn shown(layer: &Layer<'_>, skip: usize, origin: usize) -> Vec<String> {
    let values = layer.fields.iter().skip(skip);
    values.map(|v| format!("{}@{}+{}={}", v.field.name, v.bit - origin, v.bits, v.value)).collect()
}

#[test]
fn dhcp_options_follow_the_cookie() {
    let mut dhcp = Dhcp::new(BootOp::Reply, 0xabcd, Mac::local(1));
    dhcp.options = vec![
        DhcpOption::MessageType(MessageType::Offer),
        DhcpOption::Dns(vec![B, A]),
        DhcpOption::LeaseSecs(3600),
        DhcpOption::Other(200, vec![1, 2]),
        DhcpOption::Other(51, vec![9]),
    ];
    let layer = over_udp((67, 68), &dhcp.emit());
    assert_eq!((layer.proto, layer.len, layer.fault), (Proto::Dhcp, 300, None));
    assert_eq!(layer.field("dhcp.id").map(|v| v.value.to_string()).as_deref(), Some("0x0000abcd"));
    let cookie = layer.fields.iter().position(|v| v.field.name == "dhcp.cookie").expect("the last fixed one");
    assert_eq!(
        shown(&layer, cookie + 1, UDP_AT + 240 * 8),
        [
            "dhcp.option.type@0+24=DHCP message type (53)",
            "dhcp.option.length@8+8=1",
            "dhcp.option.dhcp@16+8=OFFER (2)",
            "dhcp.option.type@24+80=domain name server (6)",
            "dhcp.option.length@32+8=8",
            "dhcp.option.domain_name_server@40+32=192.168.0.1",
            "dhcp.option.domain_name_server@72+32=192.168.0.3",
            "dhcp.option.type@104+48=IP address lease time (51)",
            "dhcp.option.length@112+8=4",
            "dhcp.option.ip_address_lease_time@120+32=3600",
            "dhcp.option.type@152+32=200",
            "dhcp.option.length@160+8=2",
            "dhcp.option.value@168+16=01:02",
            "dhcp.option.type@184+24=IP address lease time (51)",
            "dhcp.option.length@192+8=1",
            "dhcp.option.value@200+8=09",
            "dhcp.option.end@208+8=255",
            &format!("dhcp.option.padding@216+264={}", vec!["00"; 33].join(":")),
        ]
    );
}

#[test]
fn broken_dhcp_is_a_fault() {
    let mut bytes = Dhcp::new(BootOp::Request, 1, Mac::local(1)).emit();
    bytes.truncate(240);
    assert_eq!(over_udp((68, 67), &bytes).fault, None, "no options at all");
    bytes.extend([50, 4, 1]);
    assert_eq!(over_udp((68, 67), &bytes).fault, Some(WireError::Truncated));
    bytes[236] ^= 1;
    assert_eq!(over_udp((68, 67), &bytes).fault, Some(WireError::Malformed));
    assert_eq!(over_udp((68, 67), &bytes[..100]).fault, Some(WireError::Truncated));
}

fn answer() -> Dns {
    let name: Name = "www.lab".parse().expect("a name");
    let host: Name = "web.lab".parse().expect("a name");
    Dns {
        id: 7,
        response: true,
        questions: vec![Question { name: name.clone(), kind: RecordType::A, class: 1 }],
        answers: vec![
            Record::new(name, 60, RData::Cname(host.clone())),
            Record::new(host.clone(), 300, RData::A(B)),
            Record::new(host, 300, RData::Txt(vec![b"hi".to_vec()])),
        ],
        ..Dns::default()
    }
}

#[test]
fn dns_names_are_followed_but_stand_where_they_stand() {
    let layer = over_udp((53, 4000), &answer().emit());
    assert_eq!((layer.proto, layer.fault), (Proto::Dns, None));
    let header = layer.fields.iter().position(|v| v.field.name == "dns.qry.name").expect("a question");
    assert_eq!(
        shown(&layer, header, UDP_AT),
        [
            "dns.qry.name@96+72=www.lab",
            "dns.qry.type@168+16=A (1)",
            "dns.qry.class@184+16=IN (1)",
            "dns.resp.name@200+16=www.lab",
            "dns.resp.type@216+16=CNAME (5)",
            "dns.resp.class@232+16=IN (1)",
            "dns.resp.ttl@248+32=60",
            "dns.resp.len@280+16=6",
            "dns.cname@296+48=web.lab",
            "dns.resp.name@344+16=web.lab",
            "dns.resp.type@360+16=A (1)",
            "dns.resp.class@376+16=IN (1)",
            "dns.resp.ttl@392+32=300",
            "dns.resp.len@424+16=4",
            "dns.a@440+32=192.168.0.1",
            "dns.resp.name@472+16=web.lab",
            "dns.resp.type@488+16=TXT (16)",
            "dns.resp.class@504+16=IN (1)",
            "dns.resp.ttl@520+32=300",
            "dns.resp.len@552+16=3",
            "dns.txt.length@568+8=2",
            "dns.txt@576+16=hi",
        ]
    );
}

#[test]
fn the_parts_of_soa_and_opt_records_are_named() {
    let (mname, rname) = ("ns.lab".parse().expect("a name"), "me.lab".parse().expect("a name"));
    let soa = RData::Soa { mname, rname, serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5 };
    let cookie = vec![0, 10, 0, 2, 7, 8];
    let opt =
        Record { name: Name::root(), ttl_secs: 0x8000, class: 1232, data: RData::Other { kind: 41, bytes: cookie } };
    let message =
        Dns { authorities: vec![Record::new(Name::root(), 0, soa)], additionals: vec![opt], ..Dns::default() };
    let layer = over_udp((53, 4000), &message.emit());
    assert_eq!((layer.proto, layer.fault), (Proto::Dns, None));
    let value = |name| layer.field(name).map(|field| field.value.to_string());
    for (name, expected) in [
        ("dns.soa.mname", "ns.lab"),
        ("dns.soa.rname", "me.lab"),
        ("dns.soa.serial_number", "1"),
        ("dns.soa.minimum_ttl", "5"),
        ("dns.rr.udp_payload_size", "1232"),
        ("dns.resp.z.do", "1"),
        ("dns.opt.code", "cookie (10)"),
        ("dns.opt.len", "2"),
        ("dns.opt.data", "07:08"),
    ] {
        assert_eq!(value(name).as_deref(), Some(expected), "{name}");
    }
}

#[test]
fn dns_over_tcp_has_its_length_in_front_and_may_be_cut() {
    let message = answer().emit();
    let bytes = [&(message.len() as u16).to_be_bytes()[..], &message].concat();
    let layer = over_tcp((53, 4000), &bytes);
    assert_eq!(
        shown(&layer, 0, TCP_AT)[..2],
        [format!("dns.length@0+16={}", message.len()), "dns.id@16+16=0x0007".into()]
    );
    assert!(layer.field("dns.txt").is_some());
    assert_eq!(over_tcp((53, 4000), &bytes[..40]).fault, None);
    assert_eq!(over_udp((53, 4000), &message[..40]).fault, Some(WireError::Truncated));
}

#[test]
fn http_heads_are_lines_and_the_rest_is_body() {
    let layer = over_tcp((4000, 80), b"POST /a b HTTP/1.1\r\nHost: www.lab\r\nX: 1\r\n\r\nbody");
    assert_eq!(layer.proto, Proto::Http);
    assert_eq!(
        shown(&layer, 0, TCP_AT),
        [
            "http.request.method@0+32=POST",
            "http.request.uri@40+32=/a b",
            "http.request.version@80+64=HTTP/1.1",
            "http.host@160+120=www.lab",
            "http.request.line@280+48=X: 1",
            "http.file_data@344+32=body",
        ]
    );
    let layer = over_tcp((80, 4000), b"HTTP/1.0 404 Not Found\nContent-Length: 3");
    assert_eq!(
        shown(&layer, 0, TCP_AT),
        [
            "http.response.version@0+64=HTTP/1.0",
            "http.response.code@72+24=404",
            "http.response.phrase@104+72=Not Found",
            "http.content_length_header@184+136=3",
        ]
    );
    assert_eq!(shown(&over_tcp((80, 4000), b"more"), 0, TCP_AT), ["http.file_data@0+32=more"]);
    for no_head in [&b"GET nothing\r\n"[..], b"GETTING / HTTP/1.1\r\n", b"HTTP/1.1 2000 OK\r\n", b"GET / HTTP/1.1"] {
        assert_eq!(first_line(no_head), None);
    }
}
