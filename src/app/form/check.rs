//! Whether what was typed can be sent: ports, hosts, names. A wrong value is a typed error beside its field.

use std::net::Ipv4Addr;
use std::ops::RangeInclusive;

use ipnet::Ipv4Net;

use super::FieldError;
use crate::os::is_passphrase;
use crate::proto::dhcp::LEASE_SECS_MAX;
use crate::proto::ip;
use crate::sim::parse_duration;

/// A port from 1 to 65535.
pub fn port(text: &str) -> Result<u16, FieldError> {
    match text.parse() {
        _ if text.is_empty() => Err(FieldError::Empty),
        Ok(port) if port > 0 => Ok(port),
        _ => Err(FieldError::NotAPort { text: text.to_owned() }),
    }
}

/// `8080` or `8080-8090`.
pub fn ports(text: &str) -> Result<RangeInclusive<u16>, FieldError> {
    let Some((first, last)) = text.split_once('-') else { return port(text).map(|p| p..=p) };
    let (first, last) = (port(first.trim())?, port(last.trim())?);
    if first > last { Err(FieldError::RangeBackwards { first, last }) } else { Ok(first..=last) }
}

/// Who may call: `192.0.2.0/24`, one address, or nothing for everybody.
pub fn callers(text: &str) -> Result<Option<Ipv4Net>, FieldError> {
    if text.is_empty() {
        return Ok(None);
    }
    let net = text.parse::<Ipv4Net>().ok().or_else(|| text.parse::<Ipv4Addr>().ok().map(Ipv4Net::from));
    net.map(|net| Some(net.trunc())).ok_or_else(|| FieldError::NotANet { text: text.to_owned() })
}

/// A note of at most so many characters, which a console line can carry in quotes.
pub fn comment(text: &str, max: usize) -> Result<(), FieldError> {
    let bad = text.chars().find(|c| c.is_control() || matches!(c, '"' | '\\' | '$' | '`'));
    match bad {
        Some(character) => Err(FieldError::BadCharacter { character }),
        None if text.chars().count() > max => Err(FieldError::TooLong { max: max as u32 }),
        None => Ok(()),
    }
}

/// A number in a range.
pub fn count(text: &str, allowed: RangeInclusive<u32>) -> Result<u32, FieldError> {
    let wrong = || FieldError::NotANumber { min: *allowed.start(), max: *allowed.end() };
    text.parse().ok().filter(|n| allowed.contains(n)).ok_or_else(wrong)
}

/// A host: an address, a name of the lab (`names`: boxes and their interfaces), or a dotted name the DNS may know.
pub fn host(text: &str, names: &[String]) -> Result<(), FieldError> {
    if text.is_empty() {
        return Err(FieldError::Empty);
    }
    if text.parse::<Ipv4Addr>().is_ok() || names.iter().any(|name| name == text) {
        return Ok(());
    }
    let number_like = text.chars().all(|c| c.is_ascii_digit() || c == '.');
    if text.contains('.') && !number_like {
        return dns_name(text);
    }
    Err(FieldError::UnknownHost { name: text.to_owned(), nearest: nearest(text, names) })
}

fn nearest(text: &str, names: &[String]) -> Option<String> {
    let near = names.iter().map(|name| (strsim::damerau_levenshtein(name, text), name));
    near.filter(|(distance, _)| *distance <= 2).min_by_key(|(distance, _)| *distance).map(|(_, name)| name.clone())
}

/// A name of the DNS (RFC 1035 2.3.1, 2.3.4, as loosened by RFC 1123 2.1).
pub fn dns_name(text: &str) -> Result<(), FieldError> {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let name = text.strip_suffix('.').unwrap_or(text);
    if text.is_empty() {
        Err(FieldError::Empty)
    } else if name.len() > 253 || !name.split('.').all(label) {
        Err(FieldError::NotAName { text: text.to_owned() })
    } else {
        Ok(())
    }
}

/// The path of a web page: no blanks, nothing that a console line would take apart.
pub fn url_path(text: &str) -> Result<(), FieldError> {
    let bad = text.chars().find(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '\\'));
    bad.map_or(Ok(()), |character| Err(FieldError::BadCharacter { character }))
}

/// A file's name without directories.
pub fn file_name(text: &str) -> Result<(), FieldError> {
    let bad =
        text.chars().find(|c| matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control());
    match bad {
        _ if text.is_empty() => Err(FieldError::Empty),
        _ if text.starts_with('.') => Err(FieldError::BadCharacter { character: '.' }),
        Some(character) => Err(FieldError::BadCharacter { character }),
        None => Ok(()),
    }
}

/// An address.
pub fn address(text: &str) -> Result<Ipv4Addr, FieldError> {
    if text.is_empty() {
        return Err(FieldError::Empty);
    }
    text.parse().map_err(|_| FieldError::NotAnAddress { text: text.to_owned() })
}

/// An address that a router can have, with the length of its network.
pub fn own_address(text: &str) -> Result<Ipv4Net, FieldError> {
    if text.is_empty() {
        return Err(FieldError::Empty);
    }
    let wrong = || FieldError::NotOwnNet { text: text.to_owned() };
    let net: Ipv4Net = text.parse().map_err(|_| wrong())?;
    let addr = net.addr();
    let is_host = !(addr.is_unspecified() || addr.is_loopback() || addr.is_multicast() || addr.is_broadcast());
    let is_edge = net.prefix_len() < 31 && (addr == net.network() || addr == net.broadcast());
    if is_host && !is_edge { Ok(net) } else { Err(wrong()) }
}

/// A host's address in a network.
pub fn host_of(addr: Ipv4Addr, net: Ipv4Net) -> Result<(), FieldError> {
    let is_edge = net.prefix_len() < 31 && (addr == net.network() || addr == net.broadcast());
    if net.contains(&addr) && !is_edge { Ok(()) } else { Err(FieldError::NotInNet { addr, net: net.trunc() }) }
}

/// Networks on both sides of a router have nothing in common.
pub fn apart(own: Ipv4Net, other: Option<Ipv4Net>) -> Result<(), FieldError> {
    let clash = other.filter(|other| ip::overlap(*other, own));
    clash.map_or(Ok(()), |net| Err(FieldError::Overlaps { net: net.trunc() }))
}

/// The length of a lease in seconds: `12h`, `30m`, `90s`.
pub fn lease(text: &str) -> Result<u32, FieldError> {
    let wrong = || FieldError::NotATime { text: text.to_owned() };
    let time = parse_duration(text).ok().filter(|time| time.subsec_nanos() == 0).ok_or_else(wrong)?;
    let secs = u32::try_from(time.as_secs()).ok().filter(|secs| (1..=LEASE_SECS_MAX).contains(secs));
    secs.ok_or_else(wrong)
}

/// So many seconds, as `lease` reads them.
pub fn span(secs: u32) -> String {
    match secs {
        _ if secs.is_multiple_of(3600) => format!("{}h", secs / 3600),
        _ if secs.is_multiple_of(60) => format!("{}m", secs / 60),
        _ => format!("{secs}s"),
    }
}

/// The name of a wireless network: at most 32 bytes (IEEE 802.11 9.4.2.2); empty for any.
pub fn ssid(text: &str) -> Result<(), FieldError> {
    match text.chars().find(|c| c.is_control() || matches!(c, '"' | '\'' | '\\' | '$' | '`')) {
        Some(character) => Err(FieldError::BadCharacter { character }),
        None if text.len() > 32 => Err(FieldError::TooLong { max: 32 }),
        None => Ok(()),
    }
}

/// The password of a wireless network: empty for none, and nothing that a console line would take apart.
pub fn passphrase(text: &str) -> Result<(), FieldError> {
    match text.chars().find(|c| matches!(c, '"' | '\'' | '\\' | '$' | '`')) {
        Some(character) => Err(FieldError::BadCharacter { character }),
        None if text.is_empty() || is_passphrase(text) => Ok(()),
        None => Err(FieldError::NotAPassphrase),
    }
}

/// A word for a console line: in quotes unless it is plain.
pub fn quoted(text: &str) -> String {
    let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ','));
    if plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_and_ranges_are_checked() {
        assert_eq!(ports("8080"), Ok(8080..=8080));
        assert_eq!(ports("8080-8090"), Ok(8080..=8090));
        assert_eq!(ports("90-80"), Err(FieldError::RangeBackwards { first: 90, last: 80 }));
        for bad in ["0", "65536", "-1", "80-", "http"] {
            assert!(ports(bad).is_err(), "{bad}");
        }
        assert_eq!(port(""), Err(FieldError::Empty));
    }

    #[test]
    fn hosts_are_boxes_addresses_or_dotted_names() {
        let names = ["pc1".to_owned(), "router.wan".to_owned()];
        for good in ["pc1", "router.wan", "10.0.0.1", "example.com", "a_b.example.com."] {
            assert_eq!(host(good, &names), Ok(()), "{good}");
        }
        let nearest = |name: &str| match host(name, &names) {
            Err(FieldError::UnknownHost { nearest, .. }) => nearest,
            other => panic!("{other:?}"),
        };
        assert_eq!(nearest("pc2").as_deref(), Some("pc1"));
        assert_eq!(nearest("10.0.0.999"), None);
        assert!(matches!(host("a..b", &names), Err(FieldError::NotAName { .. })));
        assert!(url_path("/a?b=c").is_ok() && url_path("/a b").is_err());
        assert!(file_name("day 1.ron").is_ok() && file_name("../x").is_err() && file_name(".x").is_err());
    }
}
