//! Questions and resource records (RFC 1035 3.2, 4.1.2, 4.1.3; AAAA: RFC 3596).
//!
//! Data of a type that is not known here is kept as bytes (RFC 3597). The OPT record of EDNS (RFC 6891) is one of
//! them: its class is the size of the UDP payload that its sender can take.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::kind::RecordType;
use super::name::{Name, Writer};
use crate::wire::{WireError, be16, be32};

/// The Internet, the only class in use.
pub const CLASS_IN: u16 = 1;
/// What the length field of a record's data can say.
const MAX_DATA_LEN: usize = 0xffff;

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// About which name.
    pub name: Name,
    /// Which records of it.
    pub kind: RecordType,
    /// In which class.
    pub class: u16,
}

impl Question {
    /// A question about the Internet.
    pub const fn new(name: Name, kind: RecordType) -> Question {
        Question { name, kind, class: CLASS_IN }
    }

    pub(super) fn read(message: &[u8], at: usize) -> Result<(Question, usize), WireError> {
        let (name, at) = Name::read(message, at)?;
        let fields = || Some((RecordType::from_code(be16(message, at)?), be16(message, at + 2)?));
        let (kind, class) = fields().ok_or(WireError::Truncated)?;
        Ok((Question { name, kind, class }, at + 4))
    }

    pub(super) fn emit(&self, writer: &mut Writer) {
        writer.put_name(&self.name);
        writer.put_u16(self.kind.code());
        writer.put_u16(self.class);
    }
}

/// What a record holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RData {
    /// An IPv4 address.
    A(Ipv4Addr),
    /// An IPv6 address.
    Aaaa(Ipv6Addr),
    /// A name server of the zone.
    Ns(Name),
    /// What the alias stands for.
    Cname(Name),
    /// The name of the address.
    Ptr(Name),
    /// Where mail goes.
    Mx {
        /// The lowest is tried first.
        preference: u16,
        /// The mail server.
        exchange: Name,
    },
    /// Texts; one of more than 255 bytes is written as several.
    Txt(Vec<Vec<u8>>),
    /// Who keeps the zone, and for how long copies last (seconds).
    Soa {
        /// Its first name server.
        mname: Name,
        /// Mailbox of who keeps it; the first dot stands for `@`.
        rname: Name,
        /// Grows with each change.
        serial: u32,
        /// How often a copy looks for a change.
        refresh: u32,
        /// How soon it looks again when that failed.
        retry: u32,
        /// When it gives up.
        expire: u32,
        /// How long "there is none" may be kept (RFC 2308 4).
        minimum: u32,
    },
    /// Bytes of another type, or of another class than the Internet's.
    Other {
        /// The type's number.
        kind: u16,
        /// The data.
        bytes: Vec<u8>,
    },
}

impl RData {
    /// Its type.
    pub fn kind(&self) -> RecordType {
        match self {
            RData::A(_) => RecordType::A,
            RData::Aaaa(_) => RecordType::Aaaa,
            RData::Ns(_) => RecordType::Ns,
            RData::Cname(_) => RecordType::Cname,
            RData::Ptr(_) => RecordType::Ptr,
            RData::Mx { .. } => RecordType::Mx,
            RData::Txt(_) => RecordType::Txt,
            RData::Soa { .. } => RecordType::Soa,
            RData::Other { kind, .. } => RecordType::from_code(*kind),
        }
    }

    /// The data from `at` to the end of `message`, which is cut there: names may point back before `at`.
    fn read(kind: u16, class: u16, message: &[u8], at: usize) -> Result<RData, WireError> {
        let bytes = message.get(at..).ok_or(WireError::Truncated)?;
        Ok(match RecordType::from_code(kind) {
            // RFC 1035 3.4: the data of these two is a matter of the class.
            RecordType::A if class == CLASS_IN => RData::A(<[u8; 4]>::try_from(bytes).map_err(malformed)?.into()),
            RecordType::Aaaa if class == CLASS_IN => {
                RData::Aaaa(<[u8; 16]>::try_from(bytes).map_err(malformed)?.into())
            }
            RecordType::Ns => RData::Ns(last_name(message, at)?),
            RecordType::Cname => RData::Cname(last_name(message, at)?),
            RecordType::Ptr => RData::Ptr(last_name(message, at)?),
            RecordType::Mx => {
                let preference = be16(bytes, 0).ok_or(WireError::Malformed)?;
                RData::Mx { preference, exchange: last_name(message, at + 2)? }
            }
            RecordType::Txt => RData::Txt(read_texts(bytes)?),
            RecordType::Soa => RData::read_soa(message, at)?,
            _ => RData::Other { kind, bytes: bytes.to_vec() },
        })
    }

    fn read_soa(message: &[u8], at: usize) -> Result<RData, WireError> {
        let (mname, at) = Name::read(message, at).map_err(malformed)?;
        let (rname, at) = Name::read(message, at).map_err(malformed)?;
        if message.len() != at + 20 {
            return Err(WireError::Malformed);
        }
        let number = |nth: usize| be32(message, at + nth * 4).ok_or(WireError::Malformed);
        Ok(RData::Soa {
            mname,
            rname,
            serial: number(0)?,
            refresh: number(1)?,
            retry: number(2)?,
            expire: number(3)?,
            minimum: number(4)?,
        })
    }

    fn emit(&self, writer: &mut Writer) {
        match self {
            RData::A(addr) => writer.out.extend(addr.octets()),
            RData::Aaaa(addr) => writer.out.extend(addr.octets()),
            // RFC 3597 4: names may be compressed in the types of RFC 1035 only, and these are.
            RData::Ns(name) | RData::Cname(name) | RData::Ptr(name) => writer.put_name(name),
            RData::Mx { preference, exchange } => {
                writer.put_u16(*preference);
                writer.put_name(exchange);
            }
            RData::Txt(texts) => texts.iter().for_each(|text| put_text(&mut writer.out, text)),
            RData::Soa { mname, rname, serial, refresh, retry, expire, minimum } => {
                writer.put_name(mname);
                writer.put_name(rname);
                for number in [serial, refresh, retry, expire, minimum] {
                    writer.put_u32(*number);
                }
            }
            RData::Other { bytes, .. } => writer.out.extend_from_slice(bytes),
        }
    }
}

/// The end of the message is here the end of the data: what does not fit contradicts the length field.
fn malformed<E>(_: E) -> WireError {
    WireError::Malformed
}

/// A name that ends where the message ends.
fn last_name(message: &[u8], at: usize) -> Result<Name, WireError> {
    let (name, end) = Name::read(message, at).map_err(malformed)?;
    if end == message.len() { Ok(name) } else { Err(WireError::Malformed) }
}

fn read_texts(mut bytes: &[u8]) -> Result<Vec<Vec<u8>>, WireError> {
    let mut texts = Vec::new();
    while let Some((&len, rest)) = bytes.split_first() {
        let (text, rest) = rest.split_at_checked(usize::from(len)).ok_or(WireError::Malformed)?;
        texts.push(text.to_vec());
        bytes = rest;
    }
    Ok(texts)
}

fn put_text(out: &mut Vec<u8>, text: &[u8]) {
    if text.is_empty() {
        out.push(0);
    }
    for part in text.chunks(255) {
        out.push(part.len() as u8);
        out.extend_from_slice(part);
    }
}

/// A resource record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// What it is about.
    pub name: Name,
    /// For how many seconds it may be kept. In an OPT record these bits are flags.
    pub ttl_secs: u32,
    /// Its class. In an OPT record: how many bytes of UDP payload the sender takes.
    pub class: u16,
    /// What it says.
    pub data: RData,
}

impl Record {
    /// A record of the Internet.
    pub const fn new(name: Name, ttl_secs: u32, data: RData) -> Record {
        Record { name, ttl_secs, class: CLASS_IN, data }
    }

    pub(super) fn read(message: &[u8], at: usize) -> Result<(Record, usize), WireError> {
        let (name, at) = Name::read(message, at)?;
        let fields =
            || Some((be16(message, at)?, be16(message, at + 2)?, be32(message, at + 4)?, be16(message, at + 8)?));
        let (kind, class, ttl_secs, len) = fields().ok_or(WireError::Truncated)?;
        let (start, end) = (at + 10, at + 10 + usize::from(len));
        let upto = message.get(..end).ok_or(WireError::Truncated)?;
        Ok((Record { name, ttl_secs, class, data: RData::read(kind, class, upto, start)? }, end))
    }

    /// Data that the length field cannot count (above 65535 bytes) is cut.
    pub(super) fn emit(&self, writer: &mut Writer) {
        writer.put_name(&self.name);
        writer.put_u16(self.data.kind().code());
        writer.put_u16(self.class);
        writer.put_u32(self.ttl_secs);
        let len_at = writer.out.len();
        writer.put_u16(0);
        self.data.emit(writer);
        writer.out.truncate(len_at + 2 + MAX_DATA_LEN);
        let len = (writer.out.len() - len_at - 2) as u16;
        if let Some(field) = writer.out.get_mut(len_at..len_at + 2) {
            field.copy_from_slice(&len.to_be_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The record of the root name with these fields behind its name.
    fn read(kind: u16, class: u16, data: &[u8]) -> Result<RData, WireError> {
        let mut bytes = vec![0];
        for field in [kind, class, 0, 60, data.len() as u16] {
            bytes.extend(field.to_be_bytes());
        }
        bytes.extend_from_slice(data);
        bytes.extend([1, 1, 1, 1]); // what follows is not part of it
        Record::read(&bytes, 0).map(|(record, _)| record.data)
    }

    #[test]
    fn data_must_fill_its_length() {
        assert_eq!(read(1, 1, &[10, 0, 0, 1]), Ok(RData::A(Ipv4Addr::new(10, 0, 0, 1))));
        assert_eq!(read(1, 1, &[10, 0, 0]), Err(WireError::Malformed));
        assert_eq!(read(1, 3, &[10, 0]), Ok(RData::Other { kind: 1, bytes: vec![10, 0] }), "another class");
        assert_eq!(read(28, 1, &[0; 15]), Err(WireError::Malformed));
        assert_eq!(read(2, 1, b"\x01a"), Err(WireError::Malformed), "the name runs out of the data");
        assert_eq!(read(5, 1, b"\x01a\0\0"), Err(WireError::Malformed), "bytes behind the name");
        assert_eq!(read(15, 1, &[0]), Err(WireError::Malformed));
        assert_eq!(read(16, 1, b"\x02hi\x00"), Ok(RData::Txt(vec![b"hi".to_vec(), Vec::new()])));
        assert_eq!(read(16, 1, b"\x03hi"), Err(WireError::Malformed));
        assert_eq!(read(6, 1, &[0; 21]), Err(WireError::Malformed));
        assert!(matches!(read(6, 1, &[0; 22]), Ok(RData::Soa { minimum: 0, .. })));
    }

    #[test]
    fn data_too_long_to_say_is_cut() {
        let record = Record::new(Name::root(), 0, RData::Other { kind: 99, bytes: vec![7; 70_000] });
        let mut writer = Writer::default();
        record.emit(&mut writer);
        let (read, end) = Record::read(&writer.out, 0).expect("readable");
        assert_eq!((read.data, end), (RData::Other { kind: 99, bytes: vec![7; MAX_DATA_LEN] }, writer.out.len()));
    }
}
