//! Resource records as zone files write them: `name ttl type data` (RFC 1035 section 5.1, one record a line).
//!
//! Only a check: whether a name server will be able to read the line, and which part of it is wrong.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::diagnostic::RecordPart;

/// Whether a line holds no record.
pub(super) fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with(';')
}

/// The part of the line that cannot be read, and its text.
pub(super) fn broken_part(line: &str) -> Option<(RecordPart, String)> {
    if is_comment(line) {
        return None;
    }
    let mut words = line.split_whitespace();
    let (Some(name), Some(ttl), Some(kind)) = (words.next(), words.next(), words.next()) else {
        return Some((RecordPart::Missing, line.trim().to_owned()));
    };
    let data: Vec<&str> = words.collect();
    if !is_domain(name) {
        return Some((RecordPart::Name, name.to_owned()));
    }
    // RFC 2181 section 8: a TTL is at most 2^31 - 1.
    if !ttl.bytes().all(|b| b.is_ascii_digit()) || ttl.parse::<i32>().is_err() {
        return Some((RecordPart::Ttl, ttl.to_owned()));
    }
    let good = match (kind, data.as_slice()) {
        ("A", [address]) => address.parse::<Ipv4Addr>().is_ok(),
        ("AAAA", [address]) => address.parse::<Ipv6Addr>().is_ok(),
        ("CNAME" | "NS" | "PTR", [target]) => is_domain(target),
        ("MX", [preference, target]) => preference.parse::<u16>().is_ok() && is_domain(target),
        ("SRV", [priority, weight, port, target]) => {
            [priority, weight, port].iter().all(|n| n.parse::<u16>().is_ok()) && is_domain(target)
        }
        ("SOA", [primary, mailbox, numbers @ ..]) => {
            is_domain(primary) && is_domain(mailbox) && numbers.len() == 5 && numbers.iter().all(|n| is_number(n))
        }
        ("TXT", [_, ..]) => true,
        ("A" | "AAAA" | "CNAME" | "NS" | "PTR" | "MX" | "SRV" | "SOA" | "TXT", _) => false,
        _ => return Some((RecordPart::Type, kind.to_owned())),
    };
    (!good).then(|| (RecordPart::Data, data.join(" ")))
}

fn is_number(text: &str) -> bool {
    text.parse::<u32>().is_ok()
}

/// A domain name: labels of 1 to 63 octets, 255 in all (RFC 1035 section 2.3.4); `*` may stand for the first label.
fn is_domain(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    name.is_empty() || name.len() <= 253 && name.strip_prefix("*.").unwrap_or(name).split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_records_have_no_broken_part() {
        for line in [
            "example.com 300 A 198.51.100.80",
            "www.example.com. 300 CNAME example.com.",
            "example.com 300 MX 10 mail.example.com",
            "example.com 300 TXT \"v=spf1 -all\"",
            "example.com 300 SOA ns.example.com hostmaster.example.com 2026010101 3600 600 604800 300",
            "10.113.0.203.in-addr.arpa 300 PTR example.com",
            "; a comment",
        ] {
            assert_eq!(broken_part(line), None, "{line}");
        }
    }

    #[test]
    fn the_broken_part_is_named() {
        let part = |line| broken_part(line).map(|(part, _)| part);
        assert_eq!(part("example.com 300"), Some(RecordPart::Missing));
        assert_eq!(part("exa..mple 300 A 1.2.3.4"), Some(RecordPart::Name));
        assert_eq!(part("example.com 5m A 1.2.3.4"), Some(RecordPart::Ttl));
        assert_eq!(part("example.com 300 AX 1.2.3.4"), Some(RecordPart::Type));
        assert_eq!(part("example.com 300 A 1.2.3"), Some(RecordPart::Data));
        assert_eq!(part("example.com 300 MX mail.example.com"), Some(RecordPart::Data));
    }
}
