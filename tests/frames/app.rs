//! Messages of applications: DNS, DHCP, HTTP.

use std::net::Ipv4Addr;

use hoplab::sim::Rng;
use hoplab::wire::pcp::{ANNOUNCE, MAP, PCP_VERSION, Pcp, PcpMap, PcpResult, PcpWay};
use hoplab::wire::{
    BootOp, Dhcp, DhcpOption, Dns, IpProto, Mac, MessageType, Name, Question, RData, Rcode, Record, RecordType,
    RequestHead, ResponseHead, Rip, RipCommand, RipEntry, RipRoute,
};

use super::draw::{address, address6, array, byte, bytes, percent, pick, some, word, words};

/// Names that share their ends, so that there is something to compress.
fn name(rng: &mut Rng) -> Name {
    if percent(rng, 5) {
        return Name::root();
    }
    let tail = pick(rng, &["lab", "example.com", "a.b.c.example.com", "in-addr.arpa"]);
    let front: String = some(rng, 2, |rng| word(rng, 20) + ".").concat();
    format!("{front}{tail}").parse().expect("short enough")
}

/// A message with records of every type.
pub(crate) fn dns(rng: &mut Rng) -> Dns {
    let mut additionals = some(rng, 2, record);
    if percent(rng, 40) {
        additionals.push(extension(rng));
    }
    Dns {
        id: rng.u16(),
        response: percent(rng, 50),
        opcode: pick(rng, &[0, 0, 0, 0, 2, 4]),
        authoritative: percent(rng, 50),
        truncated: percent(rng, 50),
        recursion_desired: percent(rng, 50),
        recursion_available: percent(rng, 50),
        rcode: Rcode::from_code(rng.below(11) as u8),
        questions: some(rng, 2, |rng| Question { name: name(rng), kind: kind(rng), class: pick(rng, &[1, 1, 3, 255]) }),
        answers: some(rng, 3, record),
        authorities: some(rng, 2, record),
        additionals,
    }
}

fn kind(rng: &mut Rng) -> RecordType {
    RecordType::from_code(pick(rng, &[1, 2, 5, 6, 12, 15, 16, 28, 33, 65, 255]))
}

fn record(rng: &mut Rng) -> Record {
    let data = match rng.below(9) {
        0 => RData::A(address(rng)),
        1 => RData::Aaaa(address6(rng)),
        2 => RData::Ns(name(rng)),
        3 => RData::Cname(name(rng)),
        4 => RData::Ptr(name(rng)),
        5 => RData::Mx { preference: rng.u16(), exchange: name(rng) },
        6 => RData::Txt(vec![words(rng).into_bytes(); 1 + rng.below(3) as usize]),
        7 => {
            let (mname, rname, serial) = (name(rng), name(rng), rng.u32());
            let [refresh, retry, expire, minimum] = core::array::from_fn(|_| rng.u32() >> 1);
            RData::Soa { mname, rname, serial, refresh, retry, expire, minimum }
        }
        // Types that no reader knows (RFC 6895 3.1).
        _ => RData::Other { kind: 65300 + rng.below(100) as u16, bytes: array::<5>(rng).to_vec() },
    };
    Record::new(name(rng), rng.u32() >> 1, data)
}

/// An OPT record with options for experiments (RFC 6891 6.1).
fn extension(rng: &mut Rng) -> Record {
    let option = |rng: &mut Rng| {
        let data = bytes(rng, 10);
        [&(65_001 + rng.below(500) as u16).to_be_bytes()[..], &(data.len() as u16).to_be_bytes(), &data].concat()
    };
    let data = RData::Other { kind: 41, bytes: some(rng, 2, option).concat() };
    let flags = if percent(rng, 50) { 0x8000 } else { 0 };
    Record { name: Name::root(), ttl_secs: flags, class: 512 + rng.below(4096) as u16, data }
}

/// A message with some options of every kind.
pub(crate) fn dhcp(rng: &mut Rng) -> Dhcp {
    let op = pick(rng, &[BootOp::Request, BootOp::Reply]);
    let mut message = Dhcp::new(op, rng.u32(), Mac(array(rng)));
    message.secs = rng.u16();
    message.broadcast = percent(rng, 50);
    [message.ciaddr, message.yiaddr, message.siaddr, message.giaddr] = core::array::from_fn(|_| address(rng));
    message.options =
        vec![DhcpOption::MessageType(MessageType::from_code(1 + rng.below(8) as u8).expect("there are eight"))];
    message.options.extend(some(rng, 10, option));
    // Options of one code are parts of one (RFC 3396).
    message.options.sort_by_key(DhcpOption::code);
    message.options.dedup_by_key(|option| option.code());
    message
}

fn option(rng: &mut Rng) -> DhcpOption {
    let addresses = |rng: &mut Rng| -> Vec<Ipv4Addr> { (0..=rng.below(3)).map(|_| address(rng)).collect() };
    match rng.below(24) {
        0 => DhcpOption::SubnetMask(address(rng)),
        1 => DhcpOption::Router(addresses(rng)),
        2 => DhcpOption::Dns(addresses(rng)),
        3 => DhcpOption::HostName(word(rng, 20)),
        4 => DhcpOption::DomainName(word(rng, 20)),
        5 => DhcpOption::Broadcast(address(rng)),
        6 => DhcpOption::RequestedIp(address(rng)),
        7 => DhcpOption::LeaseSecs(rng.u32()),
        8 => DhcpOption::ServerId(address(rng)),
        9 => DhcpOption::ParameterList(some(rng, 12, |rng| 1 + rng.below(254) as u8)),
        10 => DhcpOption::Message(words(rng)),
        11 => DhcpOption::T1Secs(rng.u32()),
        12 => DhcpOption::T2Secs(rng.u32()),
        13 => DhcpOption::ClientId([&[0][..], word(rng, 12).as_bytes()].concat()),
        14 => DhcpOption::ClientId([&[1][..], &array::<6>(rng)].concat()),
        15 => DhcpOption::Other(26, rng.u16().to_be_bytes().to_vec()),
        16 => DhcpOption::Other(pick(rng, &[4, 7, 42, 44]), address(rng).octets().to_vec()),
        17 => DhcpOption::Other(57, (576 + rng.below(60_000) as u16).to_be_bytes().to_vec()),
        18 => DhcpOption::Other(pick(rng, &[17, 47, 60, 66, 67]), words(rng).into_bytes()),
        19 => DhcpOption::Other(31, vec![rng.below(2) as u8]),
        20 => DhcpOption::Other(46, vec![pick(rng, &[1, 2, 4, 8])]),
        // Of options for sites (RFC 3942) some are in use.
        _ => DhcpOption::Other(224 + rng.below(20) as u8, [&[byte(rng)][..], &bytes(rng, 20)].concat()),
    }
}

/// A request with headers that have fields of their own and others, and its body.
pub(crate) fn request(rng: &mut Rng) -> Vec<u8> {
    const NAMES: [&str; 12] = [
        "User-Agent",
        "Accept",
        "accept-language",
        "Accept-Encoding",
        "Connection",
        "Cookie",
        "Referer",
        "Upgrade",
        "X-Forwarded-For",
        "Cache-Control",
        "X-Lab",
        "If-None-Match",
    ];
    let mut headers = vec![("Host".to_owned(), word(rng, 20))];
    headers.extend(some(rng, 6, |rng| (pick(rng, &NAMES).to_owned(), words(rng))));
    let body = if percent(rng, 30) { words(rng) } else { String::new() };
    headers.push(("Content-Type".to_owned(), "text/plain".to_owned()));
    headers.push(("Content-Length".to_owned(), body.len().to_string()));
    let method = pick(rng, &["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]).to_owned();
    let head = RequestHead { method, target: format!("/{}", word(rng, 30)), version_minor: 1, headers };
    [head.emit(), body.into_bytes()].concat()
}

/// A response likewise.
pub(crate) fn response(rng: &mut Rng) -> Vec<u8> {
    const NAMES: [&str; 8] =
        ["Server", "Date", "Location", "Set-Cookie", "Last-Modified", "WWW-Authenticate", "X-Lab", "ETag"];
    let mut headers = some(rng, 6, |rng| (pick(rng, &NAMES).to_owned(), words(rng)));
    let body = if percent(rng, 70) { words(rng) } else { String::new() };
    headers.push(("Content-Type".to_owned(), "text/plain".to_owned()));
    headers.push(("Content-Length".to_owned(), body.len().to_string()));
    let status = pick(rng, &[200, 204, 301, 302, 304, 400, 404, 500, 503]);
    let head = ResponseHead { status, reason: words(rng), version_minor: 1, headers };
    [head.emit(), body.into_bytes()].concat()
}

/// Routes of version 2, in front of them now and then a password.
pub(super) fn rip(rng: &mut Rng) -> Rip {
    let route = |rng: &mut Rng| {
        let (network, mask, next_hop) = (address(rng), address(rng), address(rng));
        RipEntry::Route(RipRoute { tag: rng.u16(), network, mask, next_hop, metric: 1 + rng.below(16) })
    };
    let mut entries = some(rng, 4, route);
    if percent(rng, 20) {
        entries.insert(0, RipEntry::Password(*b"secret of lab 00"));
    }
    Rip { command: pick(rng, &[RipCommand::Request, RipCommand::Response]), version: 2, entries, trailer: None }
}

/// Requests and answers of PCP, for a port or about the server itself, now and then with options (RFC 6887 19.4).
pub(super) fn pcp(rng: &mut Rng) -> Pcp {
    let opcode = pick(rng, &[ANNOUNCE, MAP, MAP, MAP]);
    let way = if percent(rng, 50) {
        PcpWay::Request { client: address(rng) }
    } else {
        PcpWay::Response { result: PcpResult::from_code(rng.below(14) as u8), epoch_secs: rng.u32() }
    };
    let map = (opcode == MAP).then(|| PcpMap {
        nonce: array(rng),
        proto: pick(rng, &[IpProto::TCP, IpProto::UDP]),
        internal_port: rng.u16(),
        external_port: rng.u16(),
        external: address(rng),
        remote: None,
    });
    // PREFER_FAILURE, and codes that a server may pass over: one of experiments, which no reader knows.
    let option =
        |rng: &mut Rng| if percent(rng, 50) { (2, Vec::new()) } else { (224 + rng.below(31) as u8, bytes(rng, 9)) };
    let options = some(rng, 2, option);
    Pcp { version: PCP_VERSION, opcode, way, lifetime_secs: rng.u32(), map, options }
}
