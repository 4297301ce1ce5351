//! The fields of DNS messages against `simple-dns`: the same names and values in the same order.

use std::net::{Ipv4Addr, Ipv6Addr};

use hoplab::sim::stream;
use hoplab::wire::{Eth, EtherType, IpProto, Ipv4, Layer, Mac, Udp, dissect};
use simple_dns::rdata::RData;
use simple_dns::{Name, ResourceRecord};

use super::frames::{address, dns};

/// What their record says, as our fields do: name and value of each.
fn data(record: &ResourceRecord<'_>) -> Vec<(&'static str, String)> {
    let name = |name: &Name<'_>| if name.iter().next().is_none() { ".".to_owned() } else { name.to_string() };
    match &record.rdata {
        RData::A(a) => vec![("dns.a", Ipv4Addr::from(a.address).to_string())],
        RData::AAAA(a) => vec![("dns.aaaa", Ipv6Addr::from(a.address).to_string())],
        RData::NS(ns) => vec![("dns.ns", name(&ns.0))],
        RData::CNAME(cname) => vec![("dns.cname", name(&cname.0))],
        RData::PTR(ptr) => vec![("dns.ptr.domain_name", name(&ptr.0))],
        RData::MX(mx) => {
            vec![("dns.mx.preference", mx.preference.to_string()), ("dns.mx.mail_exchange", name(&mx.exchange))]
        }
        RData::TXT(txt) => txt.iter_raw().map(|(text, _)| ("dns.txt", String::from_utf8_lossy(text).into())).collect(),
        RData::SOA(soa) => vec![
            ("dns.soa.mname", name(&soa.mname)),
            ("dns.soa.rname", name(&soa.rname)),
            ("dns.soa.serial_number", soa.serial.to_string()),
            ("dns.soa.refresh_interval", soa.refresh.to_string()),
            ("dns.soa.retry_interval", soa.retry.to_string()),
            ("dns.soa.expire_limit", soa.expire.to_string()),
            ("dns.soa.minimum_ttl", soa.minimum.to_string()),
        ],
        _ => Vec::new(),
    }
}

fn texts(layer: &Layer<'_>, name: &str) -> Vec<String> {
    layer.fields.iter().filter(|value| value.field.name == name).map(|value| value.value.to_string()).collect()
}

#[test]
fn simple_dns_reads_the_same_records() {
    let mut rng = stream(2, "wire", "oracle");
    let mut compared = std::collections::BTreeMap::new();
    for _ in 0..4_000 {
        let (src, dst, mut sent) = (address(&mut rng), address(&mut rng), dns(&mut rng));
        // They take the OPT record out of its place.
        sent.additionals.retain(|record| record.name.to_string() != ".");
        let message = sent.emit();
        let udp = Udp { src_port: 53, dst_port: 4000 }.emit(src, dst, &message);
        let eth = Eth { dst: Mac::local(1), src: Mac::local(2), ethertype: EtherType::IPV4 };
        let frame = eth.emit(&Ipv4::new(src, dst, IpProto::UDP).emit(&udp));
        let layers = dissect(&frame).layers;
        let layer = &layers[3];
        let theirs = simple_dns::Packet::parse(&message).expect("well formed");
        assert_eq!(texts(layer, "dns.id"), [format!("0x{:04x}", theirs.id())]);
        assert_eq!(texts(layer, "dns.qry.name").len(), theirs.questions.len());
        let records = || theirs.answers.iter().chain(&theirs.name_servers).chain(&theirs.additional_records);
        assert_eq!(texts(layer, "dns.resp.ttl"), records().map(|record| record.ttl.to_string()).collect::<Vec<_>>());
        let mut told: std::collections::BTreeMap<_, Vec<_>> = std::collections::BTreeMap::new();
        records().flat_map(data).for_each(|(name, text)| told.entry(name).or_default().push(text));
        for (name, expected) in told {
            assert_eq!(texts(layer, name), expected, "{name}");
            *compared.entry(name).or_insert(0) += 1;
        }
    }
    assert!(compared.len() == 15 && compared.values().all(|times| *times > 200), "{compared:?}");
}
