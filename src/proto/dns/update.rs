//! A name whose address changes: the line of a zone that says it, put in place of the one before. Who may do that is the
//! business of the program that asks (`ddnsd`).

use std::net::Ipv4Addr;

use super::text::{data_text, read_record};
use crate::wire::{Name, RData, RecordType};

/// The text of a zone in which `name` has this address and no other, and a later serial number (RFC 1982) where its SOA is
/// written down. None when it says so already.
pub fn with_address(text: &str, name: &Name, ttl_secs: u32, addr: Ipv4Addr) -> Option<String> {
    let is_address = |line: &str| {
        read_record(line).ok().flatten().filter(|record| record.name == *name && record.data.kind() == RecordType::A)
    };
    let known: Vec<_> = text.lines().filter_map(is_address).collect();
    if let [record] = known.as_slice()
        && record.data == RData::A(addr)
        && record.ttl_secs == ttl_secs
    {
        return None;
    }
    let mut lines: Vec<String> =
        text.lines().filter(|line| is_address(line).is_none()).map(|line| later(line, name)).collect();
    lines.push(format!("{name} {ttl_secs} A {addr}"));
    Some(lines.join("\n"))
}

/// The line with the next serial number when it is the SOA of the name's zone.
fn later(line: &str, name: &Name) -> String {
    let Ok(Some(mut record)) = read_record(line) else { return line.to_owned() };
    if !name.is_within(&record.name) {
        return line.to_owned();
    }
    let RData::Soa { serial, .. } = &mut record.data else { return line.to_owned() };
    *serial = serial.wrapping_add(1);
    format!("{} {} SOA {}", record.name, record.ttl_secs, data_text(&record.data))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::dns::Zone;

    const ZONE: &str = "example.com 300 SOA ns.example.com hostmaster.example.com 41 3600 600 604800 300\n\
                        other.org 300 SOA ns.other.org hostmaster.other.org 7 3600 600 604800 300\n\
                        home.example.com 60 A 203.0.113.2\n\
                        home.example.com 60 TXT \"mine\"";

    #[test]
    fn an_address_takes_the_place_of_the_one_before() {
        let home: Name = "home.example.com".parse().expect("a name");
        assert_eq!(with_address(ZONE, &home, 60, [203, 0, 113, 2].into()), None);
        let new = with_address(ZONE, &home, 60, [203, 0, 113, 4].into()).expect("it changes");
        assert!(Zone::parse(&new).is_ok(), "{new}");
        assert!(new.contains("home.example.com 60 A 203.0.113.4") && !new.contains("203.0.113.2"), "{new}");
        assert!(new.contains(" 42 3600") && new.contains(" 7 3600"), "only its own zone has a new serial: {new}");
        assert!(new.contains("\"mine\""), "{new}");
        let first = with_address("", &home, 60, [203, 0, 113, 4].into());
        assert_eq!(first.as_deref(), Some("home.example.com 60 A 203.0.113.4"));
    }
}
