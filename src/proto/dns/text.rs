//! Records as zone files write them (RFC 1035 5.1), one a line: `name ttl [IN] type data`.
//!
//! Names are always whole: no `@`, no `$ORIGIN`, with or without the dot at the end. A line that is empty or begins
//! with `;` holds no record.

use core::fmt;
use core::str::FromStr;

use crate::wire::{Name, RData, Record, RecordType};

/// RFC 2181 8: a TTL has 31 bits.
const TTL_MAX_SECS: u32 = (1 << 31) - 1;
/// RFC 2782: where a service is. Its name must not be compressed, so the data are bytes here.
const SRV: u16 = 33;

/// Which part of a line is no part of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordError {
    /// Name, TTL and type are needed.
    Missing,
    /// The name.
    Name,
    /// The TTL: seconds below 2³¹.
    Ttl,
    /// The type: `A AAAA CNAME MX NS PTR SOA SRV TXT`.
    Type,
    /// The data, which do not fit the type.
    Data,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RecordError::Missing => "not a record: name, TTL, type and data are needed",
            RecordError::Name => "bad name",
            RecordError::Ttl => "bad TTL",
            RecordError::Type => "unknown record type",
            RecordError::Data => "bad record data",
        })
    }
}

/// The record in a line; none in an empty line and in a comment.
pub fn read_record(line: &str) -> Result<Option<Record>, RecordError> {
    let line = line.trim();
    if line.is_empty() || line.starts_with(';') {
        return Ok(None);
    }
    let (name, rest) = word(line).ok_or(RecordError::Missing)?;
    let (ttl, rest) = word(rest).ok_or(RecordError::Missing)?;
    let (mut kind, mut rest) = word(rest).ok_or(RecordError::Missing)?;
    if kind.eq_ignore_ascii_case("IN") {
        (kind, rest) = word(rest).ok_or(RecordError::Missing)?;
    }
    let name = name.parse().map_err(|_| RecordError::Name)?;
    let ttl_secs = number(ttl).filter(|secs| *secs <= TTL_MAX_SECS).ok_or(RecordError::Ttl)?;
    let data = texts(rest).and_then(|texts| read_data(kind, &texts).transpose()).ok_or(RecordError::Data)?;
    Ok(Some(Record::new(name, ttl_secs, data?)))
}

/// The data of a type; none when the texts do not fit it.
fn read_data(kind: &str, texts: &[Vec<u8>]) -> Result<Option<RData>, RecordError> {
    let words: Vec<&str> = texts.iter().map(|text| str::from_utf8(text).unwrap_or_default()).collect();
    if kind.eq_ignore_ascii_case("SRV") {
        return Ok(srv(&words));
    }
    Ok(match (kind.parse(), words.as_slice()) {
        (Ok(RecordType::A), [addr]) => parse(addr).map(RData::A),
        (Ok(RecordType::Aaaa), [addr]) => parse(addr).map(RData::Aaaa),
        (Ok(RecordType::Ns), [name]) => parse(name).map(RData::Ns),
        (Ok(RecordType::Cname), [name]) => parse(name).map(RData::Cname),
        (Ok(RecordType::Ptr), [name]) => parse(name).map(RData::Ptr),
        (Ok(RecordType::Mx), [preference, name]) => mx(preference, name),
        (Ok(RecordType::Txt), [_, ..]) => Some(RData::Txt(texts.to_vec())),
        (Ok(RecordType::Soa), words) => soa(words),
        (Ok(RecordType::Opt | RecordType::Other(_)) | Err(_), _) => return Err(RecordError::Type),
        (Ok(_), _) => None,
    })
}

fn mx(preference: &str, exchange: &str) -> Option<RData> {
    Some(RData::Mx { preference: number(preference)?, exchange: parse(exchange)? })
}

fn soa(words: &[&str]) -> Option<RData> {
    let [mname, rname, serial, refresh, retry, expire, minimum] = words else { return None };
    Some(RData::Soa {
        mname: parse(mname)?,
        rname: parse(rname)?,
        serial: number(serial)?,
        refresh: number(refresh)?,
        retry: number(retry)?,
        expire: number(expire)?,
        minimum: number(minimum)?,
    })
}

fn srv(words: &[&str]) -> Option<RData> {
    let [priority, weight, port, target] = words else { return None };
    let mut bytes = Vec::new();
    for word in [priority, weight, port] {
        bytes.extend(number::<u16>(word)?.to_be_bytes());
    }
    for label in parse::<Name>(target)?.labels() {
        bytes.push(label.len() as u8);
        bytes.extend_from_slice(label);
    }
    bytes.push(0);
    Some(RData::Other { kind: SRV, bytes })
}

fn parse<T: FromStr>(word: &str) -> Option<T> {
    word.parse().ok()
}

/// A number in digits alone: `+5` is none.
fn number<T: FromStr>(word: &str) -> Option<T> {
    word.parse().ok().filter(|_| word.bytes().all(|b| b.is_ascii_digit()))
}

/// The first word, and what follows it.
fn word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(word, _)| !word.is_empty())
}

/// The words of the data; quotes hold words together, and a backslash takes the next character as it is (RFC 1035
/// 5.1). Domain names keep their backslashes: they are never quoted. None when a quote stays open.
fn texts(data: &str) -> Option<Vec<Vec<u8>>> {
    let mut texts = Vec::new();
    let mut rest = data.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (text, after) = quoted_text(quoted)?;
            texts.push(text);
            rest = after.trim_start();
        } else {
            let (plain, after) = word(rest)?;
            texts.push(plain.as_bytes().to_vec());
            rest = after.trim_start();
        }
    }
    Some(texts)
}

/// The text up to the closing quote, and what follows it.
fn quoted_text(rest: &str) -> Option<(Vec<u8>, &str)> {
    let mut text = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some((text.into_bytes(), chars.as_str())),
            '\\' => text.push(chars.next()?),
            other => text.push(other),
        }
    }
}

/// The data of a record as a zone file, and dig, write them. Bytes of a type without a form here stand in hex (RFC
/// 3597 5).
pub fn data_text(data: &RData) -> String {
    match data {
        RData::A(addr) => addr.to_string(),
        RData::Aaaa(addr) => addr.to_string(),
        RData::Ns(name) | RData::Cname(name) | RData::Ptr(name) => dotted(name),
        RData::Mx { preference, exchange } => format!("{preference} {}", dotted(exchange)),
        RData::Txt(texts) => texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(" "),
        RData::Soa { mname, rname, serial, refresh, retry, expire, minimum } => {
            format!("{} {} {serial} {refresh} {retry} {expire} {minimum}", dotted(mname), dotted(rname))
        }
        RData::Other { bytes, .. } => {
            let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase();
            let hex: String = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
            format!("\\# {} {hex}", bytes.len()).trim_end().to_owned()
        }
    }
}

/// The name with the root's dot, as in a zone file.
fn dotted(name: &Name) -> String {
    if name.is_root() { ".".to_owned() } else { format!("{name}.") }
}

fn quoted(text: &[u8]) -> String {
    let digit = |n: u8| char::from(b'0' + n);
    let mut out = String::from("\"");
    for &byte in text {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            0x20..=0x7e => out.push(char::from(byte)),
            _ => out.extend(['\\', digit(byte / 100), digit(byte / 10 % 10), digit(byte % 10)]),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_print_as_dig_prints_them() {
        for (line, data) in [
            ("naver.com 300 A 223.130.195.95", "223.130.195.95"),
            ("v6.example.com 300 IN AAAA 2001:db8:113::10", "2001:db8:113::10"),
            ("www.naver.com. 300 cname naver.com", "naver.com."),
            ("naver.com 300 MX 10 mx.naver.com", "10 mx.naver.com."),
            ("example.com 300 TXT \"v=spf1 -all\" two", "\"v=spf1 -all\" \"two\""),
            (r#"example.com 0 TXT "say \"hi\" \\""#, r#""say \"hi\" \\""#),
            ("10.113.0.203.in-addr.arpa 300 PTR example.com.", "example.com."),
            (". 3600 NS ns.example.com", "ns.example.com."),
            ("a.b 1 SOA ns.a.b who.a.b 1 2 3 4 5", "ns.a.b. who.a.b. 1 2 3 4 5"),
            ("_http._tcp.a.b 1 SRV 1 2 80 w.b", "\\# 11 000100020050017701620"),
        ] {
            let record = read_record(line).expect("a good line").expect("a record");
            assert!(data_text(&record.data).starts_with(data), "{line}: {}", data_text(&record.data));
            assert_eq!(crate::wire::Dns::parse(&whole(&record)).map(|dns| dns.answers), Ok(vec![record]), "{line}");
        }
        for nothing in ["", "   ", "; a comment"] {
            assert_eq!(read_record(nothing), Ok(None));
        }
    }

    fn whole(record: &Record) -> Vec<u8> {
        crate::wire::Dns { answers: vec![record.clone()], ..Default::default() }.emit()
    }

    #[test]
    fn the_bad_part_of_a_line_is_named() {
        for (line, error) in [
            ("example.com", RecordError::Missing),
            ("example.com 300", RecordError::Missing),
            ("example.com 300 IN", RecordError::Missing),
            ("exa..mple 300 A 1.2.3.4", RecordError::Name),
            ("example.com 5m A 1.2.3.4", RecordError::Ttl),
            ("example.com +5 A 1.2.3.4", RecordError::Ttl),
            ("example.com 2147483648 A 1.2.3.4", RecordError::Ttl),
            ("example.com 300 AX 1.2.3.4", RecordError::Type),
            ("example.com 300 TYPE99 1.2.3.4", RecordError::Type),
            ("example.com 300 A 1.2.3", RecordError::Data),
            ("example.com 300 A 1.2.3.4 5.6.7.8", RecordError::Data),
            ("example.com 300 MX mail.example.com", RecordError::Data),
            ("example.com 300 TXT", RecordError::Data),
            ("example.com 300 TXT \"open", RecordError::Data),
            ("example.com 300 SRV 1 2 x target", RecordError::Data),
        ] {
            assert_eq!(read_record(line), Err(error), "{line}");
        }
    }
}
