//! DNS messages (RFC 1035 4): one question, its answers, and who answered.
//!
//! The spelling only: zones, caches and resolvers are elsewhere. Over TCP a message has its length in two bytes in
//! front (RFC 1035 4.2.2); these are not part of it.

mod kind;
mod name;
mod record;
mod text;

pub use kind::{ParseRecordTypeError, RecordType};
pub use name::Name;
use name::Writer;
pub use record::{CLASS_IN, Question, RData, Record};
use serde::Serialize;
pub use text::ParseNameError;

use super::{WireError, be16};

const HEADER_LEN: usize = 12;
/// The bits of the second half of the header's first line (RFC 1035 4.1.1).
const QR: u16 = 1 << 15;
const AA: u16 = 1 << 10;
const TC: u16 = 1 << 9;
const RD: u16 = 1 << 8;
const RA: u16 = 1 << 7;

/// How it went (RFC 1035 4.1.1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rcode {
    /// Well; there may still be no such record.
    #[default]
    NoError,
    /// The server could not read the question.
    FormErr,
    /// The server failed.
    ServFail,
    /// There is no such name.
    NxDomain,
    /// The server does not do this.
    NotImp,
    /// The server does not do this for you.
    Refused,
    /// Another number, below 16.
    Other(u8),
}

impl Rcode {
    /// The result with this number; four bits count.
    pub const fn from_code(code: u8) -> Rcode {
        match code & 15 {
            0 => Rcode::NoError,
            1 => Rcode::FormErr,
            2 => Rcode::ServFail,
            3 => Rcode::NxDomain,
            4 => Rcode::NotImp,
            5 => Rcode::Refused,
            other => Rcode::Other(other),
        }
    }

    /// Its number on the wire.
    pub const fn code(self) -> u8 {
        match self {
            Rcode::NoError => 0,
            Rcode::FormErr => 1,
            Rcode::ServFail => 2,
            Rcode::NxDomain => 3,
            Rcode::NotImp => 4,
            Rcode::Refused => 5,
            Rcode::Other(code) => code & 15,
        }
    }

    /// `NOERROR`, `NXDOMAIN` …; those of RFC 2136 2.2 too.
    pub const fn name(self) -> &'static str {
        match self.code() {
            0 => "NOERROR",
            1 => "FORMERR",
            2 => "SERVFAIL",
            3 => "NXDOMAIN",
            4 => "NOTIMP",
            5 => "REFUSED",
            6 => "YXDOMAIN",
            7 => "YXRRSET",
            8 => "NXRRSET",
            9 => "NOTAUTH",
            10 => "NOTZONE",
            _ => "RESERVED",
        }
    }
}

/// One message. The default is an empty query.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five independent bits of the header, each with its name in RFC 1035"
)]
pub struct Dns {
    /// The asker's number, which the answer repeats.
    pub id: u16,
    /// QR: an answer, not a question.
    pub response: bool,
    /// What is to be done; 0 is a standard query. Four bits.
    pub opcode: u8,
    /// AA: the server keeps the zone itself.
    pub authoritative: bool,
    /// TC: there was more than fits.
    pub truncated: bool,
    /// RD: please ask others too.
    pub recursion_desired: bool,
    /// RA: the server would ask others.
    pub recursion_available: bool,
    /// How it went.
    pub rcode: Rcode,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What it is.
    pub answers: Vec<Record>,
    /// Who says so, or who would know.
    pub authorities: Vec<Record>,
    /// What else may help, and the OPT record of EDNS.
    pub additionals: Vec<Record>,
}

impl Dns {
    /// The message in `bytes`. Bytes behind the last record are ignored.
    pub fn parse(bytes: &[u8]) -> Result<Dns, WireError> {
        let number = |at| be16(bytes, at).ok_or(WireError::Truncated);
        let flags = number(2)?;
        let (questions, at) = read_many(bytes, HEADER_LEN, number(4)?, Question::read)?;
        let (answers, at) = read_many(bytes, at, number(6)?, Record::read)?;
        let (authorities, at) = read_many(bytes, at, number(8)?, Record::read)?;
        let (additionals, _) = read_many(bytes, at, number(10)?, Record::read)?;
        Ok(Dns {
            id: number(0)?,
            response: flags & QR != 0,
            opcode: (flags >> 11) as u8 & 15,
            authoritative: flags & AA != 0,
            truncated: flags & TC != 0,
            recursion_desired: flags & RD != 0,
            recursion_available: flags & RA != 0,
            rcode: Rcode::from_code(flags as u8),
            questions,
            answers,
            authorities,
            additionals,
        })
    }

    /// The message's bytes, with names compressed. A section above 65535 entries, which cannot be counted, is cut.
    pub fn emit(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.put_u16(self.id);
        writer.put_u16(self.flags());
        writer.put_u16(count(&self.questions));
        for section in [&self.answers, &self.authorities, &self.additionals] {
            writer.put_u16(count(section));
        }
        for question in self.questions.iter().take(usize::from(u16::MAX)) {
            question.emit(&mut writer);
        }
        for section in [&self.answers, &self.authorities, &self.additionals] {
            for record in section.iter().take(usize::from(u16::MAX)) {
                record.emit(&mut writer);
            }
        }
        writer.out
    }

    fn flags(&self) -> u16 {
        let bits = [
            (QR, self.response),
            (AA, self.authoritative),
            (TC, self.truncated),
            (RD, self.recursion_desired),
            (RA, self.recursion_available),
        ];
        let set = bits.into_iter().filter(|(_, on)| *on).fold(0, |flags, (bit, _)| flags | bit);
        set | u16::from(self.opcode & 15) << 11 | u16::from(self.rcode.code())
    }
}

fn count<T>(section: &[T]) -> u16 {
    u16::try_from(section.len()).unwrap_or(u16::MAX)
}

/// `count` things from `at` on, and where the bytes after them begin. Each takes bytes, so they end the list.
fn read_many<T>(
    bytes: &[u8],
    mut at: usize,
    count: u16,
    read: impl Fn(&[u8], usize) -> Result<(T, usize), WireError>,
) -> Result<(Vec<T>, usize), WireError> {
    let mut things = Vec::new();
    for _ in 0..count {
        let (thing, next) = read(bytes, at)?;
        things.push(thing);
        at = next;
    }
    Ok((things, at))
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> Name {
        text.parse().expect(text)
    }

    fn answer() -> Dns {
        let www = name("www.example.com");
        let soa = RData::Soa {
            mname: name("ns1.example.com"),
            rname: name("admin.example.com"),
            serial: 2024,
            refresh: 3600,
            retry: 600,
            expire: 86400,
            minimum: 300,
        };
        let opt = RData::Other { kind: 41, bytes: Vec::new() };
        Dns {
            id: 0xbeef,
            response: true,
            authoritative: true,
            recursion_desired: true,
            questions: vec![Question::new(www.clone(), RecordType::A)],
            answers: vec![
                Record::new(www, 60, RData::Cname(name("web.example.com"))),
                Record::new(name("web.example.com"), 60, RData::A(Ipv4Addr::new(192, 0, 2, 1))),
                Record::new(name("web.example.com"), 60, RData::Aaaa(Ipv6Addr::LOCALHOST)),
                Record::new(name("example.com"), 9, RData::Mx { preference: 10, exchange: name("mx.example.com") }),
                Record::new(name("example.com"), 9, RData::Txt(vec![b"v=spf1".to_vec(), Vec::new()])),
            ],
            authorities: vec![
                Record::new(name("example.com"), 300, soa),
                Record::new(name("example.com"), 300, RData::Ns(name("ns1.example.com"))),
                Record::new(name("1.2.0.192.in-addr.arpa"), 300, RData::Ptr(name("web.example.com"))),
            ],
            additionals: vec![Record { name: Name::root(), ttl_secs: 0, class: 1232, data: opt }],
            ..Dns::default()
        }
    }

    #[test]
    fn a_query_has_the_bytes_of_the_standard() {
        let query = Dns {
            id: 0x1234,
            recursion_desired: true,
            questions: vec![Question::new(name("Ab.c"), RecordType::Aaaa)],
            ..Dns::default()
        };
        let bytes = b"\x12\x34\x01\x00\0\x01\0\0\0\0\0\0\x02Ab\x01c\0\0\x1c\0\x01";
        assert_eq!(query.emit(), bytes);
        assert_eq!(Dns::parse(bytes), Ok(query));
    }

    #[test]
    fn messages_read_as_they_are_written() {
        let answer = answer();
        let bytes = answer.emit();
        assert_eq!(Dns::parse(&bytes), Ok(answer));
        assert_eq!(bytes.windows(7).filter(|w| w == b"example").count(), 1, "every other one is a pointer");
        for end in 0..bytes.len() {
            assert!(Dns::parse(&bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn every_flag_has_its_bit() {
        for bit in (0..16).filter(|bit| !(4..7).contains(bit)) {
            let flags = 1u16 << bit;
            let [high, low] = flags.to_be_bytes();
            let dns = Dns::parse(&[0, 1, high, low, 0, 0, 0, 0, 0, 0, 0, 0]).expect("a header alone is a message");
            assert_eq!(dns.emit()[2..4], [high, low]);
        }
        for code in 0..16 {
            assert_eq!(Rcode::from_code(code).code(), code);
        }
        assert_eq!((Rcode::NxDomain.name(), Rcode::Other(9).name()), ("NXDOMAIN", "NOTAUTH"));
    }

    #[test]
    fn counts_do_not_make_room() {
        let mut bytes = vec![0; 12];
        bytes[4..12].fill(0xff);
        assert_eq!(Dns::parse(&bytes), Err(WireError::Truncated));
    }

    proptest! {
        /// Whatever could be read is written so that it reads the same.
        #[test]
        fn hostile_bytes_never_panic(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut bytes = answer().emit();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
                if let Ok(message) = Dns::parse(bytes) {
                    let again = Dns::parse(&message.emit()).expect("what is written can be read");
                    prop_assert_eq!(again, message);
                }
            }
        }
    }
}
