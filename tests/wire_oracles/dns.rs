//! DNS against `simple-dns`: it reads what we write, we read what it writes, and of damaged messages nobody makes
//! something else.

use std::fmt::Debug;
use std::net::{Ipv4Addr, Ipv6Addr};

use hoplab::wire::{Dns, Name, Question, RData, Rcode, Record, RecordType};
use proptest::prelude::*;
use proptest::sample::Index;
use simple_dns::rdata::RData as TheirData;
use simple_dns::{Name as TheirName, Packet, PacketFlag, ResourceRecord};

/// From here on no reader knows a record type (RFC 6895 3.1).
const PRIVATE_USE: u16 = 65280;

/// Names of up to seven labels that share tails, so that there is something to compress.
fn names() -> impl Strategy<Value = Name> {
    let tail = prop::sample::select(vec!["", "example.com", "EXAMPLE.com", "a.b.c.d.example.com", "in-addr.arpa"]);
    ("([a-zA-Z_][a-z0-9]{0,62}\\.){0,2}", tail).prop_map(|(front, tail)| {
        let text = format!("{front}{tail}");
        if text.is_empty() { Name::root() } else { text.parse().expect("short enough") }
    })
}

fn data() -> impl Strategy<Value = RData> {
    let texts = prop::collection::vec(prop::collection::vec(any::<u8>(), 0..256), 1..4);
    let other = (PRIVATE_USE..65535, prop::collection::vec(any::<u8>(), 1..40));
    prop_oneof![
        any::<u32>().prop_map(|bits| RData::A(Ipv4Addr::from_bits(bits))),
        any::<u128>().prop_map(|bits| RData::Aaaa(Ipv6Addr::from_bits(bits))),
        names().prop_map(RData::Ns),
        names().prop_map(RData::Cname),
        names().prop_map(RData::Ptr),
        (any::<u16>(), names()).prop_map(|(preference, exchange)| RData::Mx { preference, exchange }),
        texts.prop_map(RData::Txt),
        (names(), names(), any::<[u32; 5]>()).prop_map(|(mname, rname, numbers)| {
            let [serial, refresh, retry, expire, minimum] = numbers;
            RData::Soa { mname, rname, serial, refresh, retry, expire, minimum }
        }),
        other.prop_map(|(kind, bytes)| RData::Other { kind, bytes }),
    ]
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec((names(), any::<u32>(), data()).prop_map(|(n, ttl, d)| Record::new(n, ttl, d)), 0..6)
}

fn messages() -> impl Strategy<Value = Dns> {
    let kinds = prop::sample::select(vec![1, 2, 5, 6, 12, 15, 16, 28]).prop_map(RecordType::from_code);
    let questions = prop::collection::vec((names(), kinds).prop_map(|(n, kind)| Question::new(n, kind)), 0..3);
    let opcode = prop::sample::select(vec![0u8, 1, 2, 4, 5]);
    let head = (any::<u16>(), any::<[bool; 5]>(), opcode, 0u8..11);
    let payload_size = prop::option::of(512u16..4096);
    (head, questions, records(), records(), records(), payload_size).prop_map(
        |((id, flags, opcode, rcode), questions, answers, authorities, mut additionals, payload_size)| {
            if let Some(class) = payload_size {
                let data = RData::Other { kind: 41, bytes: Vec::new() };
                additionals.insert(0, Record { name: Name::root(), ttl_secs: 0, class, data });
            }
            let [response, authoritative, truncated, recursion_desired, recursion_available] = flags;
            Dns {
                id,
                response,
                opcode,
                authoritative,
                truncated,
                recursion_desired,
                recursion_available,
                rcode: Rcode::from_code(rcode),
                questions,
                answers,
                authorities,
                additionals,
            }
        },
    )
}

/// A message as lines of text that can be made from either reading.
type Lines = Vec<String>;

fn our_name(name: &Name) -> String {
    name.labels().map(String::from_utf8_lossy).collect::<Vec<_>>().join(".")
}

fn their_name(name: &TheirName<'_>) -> String {
    name.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

fn soa(mname: &str, rname: &str, numbers: [u32; 5]) -> String {
    format!("{mname} {rname} {numbers:?}")
}

/// Data is shown where both have the same idea of its type: `simple-dns` reads more types, and all in every class.
fn line(section: &str, name: &str, class: u16, ttl: u32, kind: u16, data: impl Debug) -> String {
    let shared = class == 1 && (matches!(kind, 1 | 2 | 5 | 6 | 12 | 15 | 16 | 28) || kind >= PRIVATE_USE);
    let data = if shared { format!("{data:?}") } else { "?".to_owned() };
    format!("{section}: {name} class {class} ttl {ttl} type {kind} {data}")
}

fn our_record(section: &str, record: &Record) -> String {
    let data = match &record.data {
        RData::A(addr) => addr.to_string(),
        RData::Aaaa(addr) => addr.to_string(),
        RData::Ns(name) | RData::Cname(name) | RData::Ptr(name) => our_name(name),
        RData::Mx { preference, exchange } => format!("{preference} {}", our_name(exchange)),
        RData::Txt(texts) => format!("{texts:?}"),
        RData::Soa { mname, rname, serial, refresh, retry, expire, minimum } => {
            soa(&our_name(mname), &our_name(rname), [*serial, *refresh, *retry, *expire, *minimum])
        }
        RData::Other { bytes, .. } => format!("{bytes:?}"),
    };
    line(section, &our_name(&record.name), record.class, record.ttl_secs, record.data.kind().code(), data)
}

fn their_record(section: &str, record: &ResourceRecord<'_>) -> String {
    let data = match &record.rdata {
        TheirData::A(a) => Ipv4Addr::from_bits(a.address).to_string(),
        TheirData::AAAA(a) => Ipv6Addr::from_bits(a.address).to_string(),
        TheirData::NS(name) => their_name(name),
        TheirData::CNAME(name) => their_name(name),
        TheirData::PTR(name) => their_name(name),
        TheirData::MX(mx) => format!("{} {}", mx.preference, their_name(&mx.exchange)),
        TheirData::TXT(txt) => {
            let join = |(key, value): (&[u8], Option<&[u8]>)| match value {
                Some(value) => [key, b"=", value].concat(),
                None => key.to_vec(),
            };
            format!("{:?}", txt.iter_raw().map(join).collect::<Vec<_>>())
        }
        TheirData::SOA(s) => {
            let times = [s.refresh, s.retry, s.expire].map(i32::cast_unsigned);
            soa(&their_name(&s.mname), &their_name(&s.rname), [s.serial, times[0], times[1], times[2], s.minimum])
        }
        TheirData::NULL(_, bytes) => format!("{:?}", bytes.get_data()),
        TheirData::Empty(_) => "[]".to_owned(),
        other => format!("{other:?}"),
    };
    let class = record.class as u16 | u16::from(record.cache_flush) << 15;
    line(section, &their_name(&record.name), class, record.ttl, record.rdata.type_code().into(), data)
}

fn our_lines(dns: &Dns) -> Lines {
    let flags = [dns.response, dns.authoritative, dns.truncated, dns.recursion_desired, dns.recursion_available];
    let mut lines = vec![format!("{} {flags:?} opcode {} rcode {}", dns.id, dns.opcode, dns.rcode.code())];
    for q in &dns.questions {
        lines.push(line("question", &our_name(&q.name), q.class, 0, q.kind.code(), ()));
    }
    let sections = [("answer", &dns.answers), ("authority", &dns.authorities), ("additional", &dns.additionals)];
    for (section, records) in sections {
        let plain = records.iter().filter(|record| record.data.kind() != RecordType::Opt);
        lines.extend(plain.map(|record| our_record(section, record)));
    }
    let opt = dns.additionals.iter().find(|record| record.data.kind() == RecordType::Opt);
    lines.extend(opt.map(|record| format!("payload of {} bytes", record.class)));
    lines
}

fn their_lines(packet: &Packet<'_>) -> Lines {
    let flags = [
        PacketFlag::RESPONSE,
        PacketFlag::AUTHORITATIVE_ANSWER,
        PacketFlag::TRUNCATION,
        PacketFlag::RECURSION_DESIRED,
        PacketFlag::RECURSION_AVAILABLE,
    ]
    .map(|flag| packet.has_flags(flag));
    let (opcode, rcode) = (packet.opcode() as u16, packet.rcode() as u16);
    let mut lines = vec![format!("{} {flags:?} opcode {opcode} rcode {rcode}", packet.id())];
    for q in &packet.questions {
        let class = u16::from(q.qclass) | u16::from(q.unicast_response) << 15;
        lines.push(line("question", &their_name(&q.qname), class, 0, q.qtype.into(), ()));
    }
    let sections =
        [("answer", &packet.answers), ("authority", &packet.name_servers), ("additional", &packet.additional_records)];
    for (section, records) in sections {
        lines.extend(records.iter().map(|record| their_record(section, record)));
    }
    lines.extend(packet.opt().map(|opt| format!("payload of {} bytes", opt.udp_packet_size)));
    lines
}

proptest! {
    #[test]
    fn simple_dns_reads_what_we_write(ours in messages()) {
        let bytes = ours.emit();
        let theirs = Packet::parse(&bytes).expect("readable by others");
        prop_assert_eq!(our_lines(&ours), their_lines(&theirs));
    }

    #[test]
    fn we_read_what_simple_dns_writes(ours in messages()) {
        let bytes = ours.emit();
        let theirs = Packet::parse(&bytes).expect("readable by others");
        for written in [theirs.build_bytes_vec(), theirs.build_bytes_vec_compressed()] {
            let read = Dns::parse(&written.expect("writable"));
            prop_assert_eq!(read.as_ref(), Ok(&ours));
        }
    }

    #[test]
    fn damaged_messages_mean_the_same_or_nothing(
        mut ours in messages(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4),
    ) {
        // `simple-dns` takes the OPT record apart and has a smaller idea of the header: the rest is damaged here.
        ours.additionals.retain(|record| record.data.kind() != RecordType::Opt);
        let mut bytes = ours.emit();
        for (at, byte) in changes {
            let (_, body) = bytes.split_at_mut(12);
            if !body.is_empty() {
                body[at.index(body.len())] = byte;
            }
        }
        if let (Ok(ours), Ok(theirs)) = (Dns::parse(&bytes), Packet::parse(&bytes)) {
            prop_assert_eq!(our_lines(&ours), their_lines(&theirs));
        }
    }
}
