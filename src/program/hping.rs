//! `hping3`: packets made by hand, with any source, flags, lengths and fragments; and what comes back.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::args::{Args, BadOption};
use super::ping::millis;
use crate::os::{Errno, RawSocket, Sys};
use crate::sim::SimTime;
use crate::wire::{Flags, Icmp, IpProto, Ipv4, Tcp, TcpOptions, Udp, ports};

/// The flags by the letters of the tool.
const FLAGS: [(&str, Flags); 6] = [
    ("-F", Flags::FIN),
    ("-S", Flags::SYN),
    ("-R", Flags::RST),
    ("-P", Flags::PSH),
    ("-A", Flags::ACK),
    ("-U", Flags::URG),
];
/// All that is given alone.
const ALONE: [&str; 12] = ["-F", "-S", "-R", "-P", "-A", "-U", "-1", "-2", "-x", "-y", "-n", "-V"];
/// All that takes a value.
const VALUES: [&str; 10] = ["-c", "-i", "-a", "-s", "-p", "-t", "-N", "-g", "-d", "-C"];

struct Plan {
    host: String,
    proto: IpProto,
    flags: Flags,
    count: u16,
    interval: Duration,
    /// `-a`: a source that is not ours.
    spoofed: Option<Ipv4Addr>,
    src_port: Option<u16>,
    dst_port: u16,
    header: Ipv4,
    ident: Option<u16>,
    bytes: u16,
    icmp_type: u8,
}

/// Runs it: 0 when anything came back, 1 when nothing, 255 for a mistake.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let plan = match read(words) {
        Ok(plan) => plan,
        Err(BadOption(why)) => {
            sys.err(&format!("hping3: {why}"));
            return 255;
        }
    };
    let Ok(target) = sys.resolve(&plan.host).await else {
        sys.err(&format!("Unable to resolve '{}'", plan.host));
        return 255;
    };
    let socket = match sys.raw_open(plan.proto) {
        Ok(socket) => socket,
        Err(Errno::Access) => {
            sys.err("[open_sockraw] socket(): Operation not permitted");
            return 255;
        }
        Err(errno) => {
            sys.err(&format!("[open_sockraw] socket(): {errno}"));
            return 255;
        }
    };
    run(&sys, &plan, target, &socket).await
}

fn read(words: Vec<String>) -> Result<Plan, BadOption> {
    let args = Args::read(words, &ALONE, &VALUES)?;
    let host = args.rest.first().cloned().ok_or(BadOption("you must specify only one target host at a time".into()))?;
    let proto = match () {
        () if args.has("-1") => IpProto::ICMP,
        () if args.has("-2") => IpProto::UDP,
        () => IpProto::TCP,
    };
    let flags = FLAGS.iter().filter(|(name, _)| args.has(name)).fold(0, |bits, (_, flag)| bits | flag.0);
    let offset_bytes: u16 = args.number("-g", 0)?;
    let interval = match args.value("-i") {
        Some(text) if text.starts_with('u') => {
            Duration::from_micros(text.get(1..).and_then(|n| n.parse().ok()).unwrap_or(1_000_000))
        }
        _ => args.seconds("-i", Duration::from_secs(1))?,
    };
    Ok(Plan {
        host,
        proto,
        flags: Flags(flags),
        count: args.number("-c", 4u16)?.max(1),
        interval,
        spoofed: args
            .value("-a")
            .map(|text| text.parse().map_err(|_| BadOption(format!("no address: {text}"))))
            .transpose()?,
        src_port: args.value("-s").map(|_| args.number("-s", 0)).transpose()?,
        dst_port: args.number("-p", 0)?,
        header: Ipv4 {
            ttl: args.number("-t", 64)?,
            dont_fragment: args.has("-y"),
            more_fragments: args.has("-x"),
            fragment_offset: offset_bytes / 8,
            ..Ipv4::new(Ipv4Addr::UNSPECIFIED, Ipv4Addr::UNSPECIFIED, proto)
        },
        ident: args.value("-N").map(|_| args.number("-N", 0)).transpose()?,
        bytes: args.number("-d", 0u16)?.min(60_000),
        icmp_type: args.number("-C", 8)?,
    })
}

async fn run(sys: &Sys, plan: &Plan, target: Ipv4Addr, socket: &RawSocket) -> u8 {
    let src = match plan.spoofed.map_or_else(|| socket.source_for(target), Ok) {
        Ok(src) => src,
        Err(errno) => {
            sys.err(&format!("[send_ip] sendto: {errno}"));
            return 255;
        }
    };
    let mode = match plan.proto {
        IpProto::ICMP => "icmp mode set".to_owned(),
        IpProto::UDP => "udp mode set".to_owned(),
        _ => letters(plan.flags) + " set",
    };
    let head = match plan.proto {
        IpProto::TCP => 40,
        _ => 28,
    };
    sys.out(&format!("HPING {} ({target}): {mode}, {head} headers + {} data bytes", plan.host, plan.bytes));
    let (own, id) = (plan.src_port.unwrap_or_else(|| 1024 | socket.chance()), socket.chance());
    let mut received = 0;
    for seq in 0..plan.count {
        let port = own.wrapping_add(seq);
        let header =
            Ipv4 { src, dst: target, id: plan.ident.unwrap_or_else(|| socket.chance()), ..plan.header.clone() };
        if let Err(errno) = socket.send(&header, &payload(plan, src, target, (port, seq, id))) {
            sys.err(&format!("[send_ip] sendto: {errno}"));
            return 255;
        }
        let sent = sys.now();
        let until =
            sent + if seq + 1 == plan.count { plan.interval.max(Duration::from_secs(1)) } else { plan.interval };
        while sys.now() < until {
            let Ok((header, payload)) = sys.timeout(until - sys.now(), socket.recv()).await else { break };
            if let Some(line) = told(plan, target, (port, seq), &header, &payload, sent, sys.now()) {
                received += 1;
                sys.out(&line);
            }
        }
    }
    sys.out("");
    sys.out(&format!("--- {} hping statistic ---", plan.host));
    let loss = u32::from(plan.count.saturating_sub(received)) * 100 / u32::from(plan.count);
    sys.out(&format!("{} packets transmitted, {received} packets received, {loss}% packet loss", plan.count));
    u8::from(received == 0)
}

fn payload(plan: &Plan, src: Ipv4Addr, dst: Ipv4Addr, (src_port, seq, id): (u16, u16, u16)) -> Vec<u8> {
    let data = vec![b'X'; plan.bytes.into()];
    let dst_port = plan.dst_port;
    match plan.proto {
        // A later fragment has no header of its own.
        _ if plan.header.fragment_offset > 0 => data,
        IpProto::UDP => Udp { src_port, dst_port }.emit(src, dst, &data),
        IpProto::ICMP if plan.icmp_type == 8 => Icmp::EchoRequest { id, seq, data }.emit(),
        IpProto::ICMP => Icmp::Other { kind: plan.icmp_type, code: 0, rest: data }.emit(),
        _ => {
            let (number, options) = (u32::from(id) << 16 | u32::from(seq), TcpOptions::default());
            Tcp { src_port, dst_port, seq: number, ack: 0, flags: plan.flags, window: 512, urgent: 0, options }
                .emit(src, dst, &data)
        }
    }
}

/// A line about what came back for the packet from this port, or with this number.
fn told(
    plan: &Plan,
    target: Ipv4Addr,
    (port, seq): (u16, u16),
    header: &Ipv4,
    payload: &[u8],
    sent: SimTime,
    now: SimTime,
) -> Option<String> {
    let (from, ttl, len, rtt) = (header.src, header.ttl, header.header_len() + payload.len(), millis(now - sent));
    if header.proto == plan.proto && header.proto != IpProto::ICMP {
        let (theirs, ours) = ports(header.proto, payload)?;
        if (from, ours) != (target, port) {
            return None;
        }
        let flags = payload.get(13).map_or(String::new(), |bits| format!(" flags={}", letters(Flags(*bits))));
        let flags = if header.proto == IpProto::TCP { flags } else { String::new() };
        return Some(format!(
            "len={len} ip={from} ttl={ttl} id={} sport={theirs}{flags} seq={seq} rtt={rtt} ms",
            header.id
        ));
    }
    match Icmp::parse(payload).ok()? {
        Icmp::EchoReply { seq: number, .. } if plan.proto == IpProto::ICMP && from == target => {
            Some(format!("len={len} ip={from} ttl={ttl} id={} icmp_seq={number} rtt={rtt} ms", header.id))
        }
        error => {
            error.quote()?;
            let (kind, code) = error.kind_code();
            let what = match (kind, code) {
                (3, 0) => "ICMP Network Unreachable".to_owned(),
                (3, 1) => "ICMP Host Unreachable".to_owned(),
                (3, 3) => "ICMP Port Unreachable".to_owned(),
                (3, 13) => "ICMP Packet filtered".to_owned(),
                (11, 0) => "TTL 0 during transit".to_owned(),
                (11, 1) => "TTL 0 during reassembly".to_owned(),
                _ => format!("ICMP type={kind} code={code}"),
            };
            Some(format!("{what} from ip={from}"))
        }
    }
}

/// `SA`, as the tool writes flags.
fn letters(flags: Flags) -> String {
    let order = [
        (Flags::RST, 'R'),
        (Flags::SYN, 'S'),
        (Flags::ACK, 'A'),
        (Flags::FIN, 'F'),
        (Flags::PSH, 'P'),
        (Flags::URG, 'U'),
    ];
    let set: String = order.iter().filter(|(flag, _)| flags.contains(*flag)).map(|(_, letter)| *letter).collect();
    if set.is_empty() { "NO FLAGS are".to_owned() } else { set }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_is_made_as_asked() {
        let words = "-S -a 10.9.9.9 -p 8080 -s 1234 -c 1 -t 3 -y 10.0.0.1";
        let plan = read(words.split(' ').map(str::to_owned).collect()).unwrap_or_else(|_| panic!("fine"));
        assert_eq!((plan.proto, plan.dst_port, plan.src_port), (IpProto::TCP, 8080, Some(1234)));
        assert_eq!((plan.header.ttl, plan.header.dont_fragment, letters(plan.flags)), (3, true, "S".to_owned()));
        let (src, dst) = (Ipv4Addr::new(10, 9, 9, 9), Ipv4Addr::new(10, 0, 0, 1));
        let bytes = payload(&plan, src, dst, (1234, 0, 7));
        let seg = Tcp::parse(src, dst, &bytes).expect("a sound segment").0;
        assert_eq!((seg.src_port, seg.dst_port, seg.flags), (1234, 8080, Flags::SYN));
        assert!(read(vec!["-a".into(), "x".into(), "h".into()]).is_err());
    }
}
