//! Types of resource records (RFC 1035 3.2.2; AAAA: RFC 3596; OPT: RFC 6891): numbers and names, not their data.

use core::fmt;
use core::str::FromStr;

use serde::{Serialize, Serializer};

/// What a record says about its name. Printed, and read, as in zone files; `TYPE65` for those without a name here
/// (RFC 3597 5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecordType {
    /// An IPv4 address.
    A,
    /// A name server of the zone.
    Ns,
    /// The name is an alias.
    Cname,
    /// Who keeps the zone, and for how long copies last.
    Soa,
    /// The name of an address.
    Ptr,
    /// Where mail goes.
    Mx,
    /// Text.
    Txt,
    /// An IPv6 address.
    Aaaa,
    /// No record: how EDNS extends the message.
    Opt,
    /// Another number.
    Other(u16),
}

impl RecordType {
    const NAMED: [(RecordType, u16, &'static str); 9] = [
        (RecordType::A, 1, "A"),
        (RecordType::Ns, 2, "NS"),
        (RecordType::Cname, 5, "CNAME"),
        (RecordType::Soa, 6, "SOA"),
        (RecordType::Ptr, 12, "PTR"),
        (RecordType::Mx, 15, "MX"),
        (RecordType::Txt, 16, "TXT"),
        (RecordType::Aaaa, 28, "AAAA"),
        (RecordType::Opt, 41, "OPT"),
    ];

    /// The type with this number.
    pub fn from_code(code: u16) -> RecordType {
        RecordType::NAMED.into_iter().find(|row| row.1 == code).map_or(RecordType::Other(code), |row| row.0)
    }

    /// Its number on the wire.
    pub fn code(self) -> u16 {
        match self {
            RecordType::Other(code) => code,
            named => RecordType::NAMED.into_iter().find(|row| row.0 == named).map_or(0, |row| row.1),
        }
    }
}

impl fmt::Display for RecordType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match RecordType::NAMED.iter().find(|row| row.0 == *self) {
            Some((_, _, name)) => f.write_str(name),
            None => write!(f, "TYPE{}", self.code()),
        }
    }
}

/// The text is no record type such as `A` or `TYPE65`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseRecordTypeError;

impl fmt::Display for ParseRecordTypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a record type such as A or TYPE65")
    }
}

impl FromStr for RecordType {
    type Err = ParseRecordTypeError;
    fn from_str(text: &str) -> Result<RecordType, ParseRecordTypeError> {
        let upper = text.to_ascii_uppercase();
        if let Some(row) = RecordType::NAMED.iter().find(|row| row.2 == upper) {
            return Ok(row.0);
        }
        let code = upper.strip_prefix("TYPE").and_then(|digits| digits.parse().ok());
        code.map(RecordType::from_code).ok_or(ParseRecordTypeError)
    }
}

impl Serialize for RecordType {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_as_they_print() {
        for (kind, code, name) in RecordType::NAMED {
            assert_eq!((kind.code(), kind.to_string().as_str()), (code, name));
            assert_eq!((RecordType::from_code(code), name.to_lowercase().parse()), (kind, Ok(kind)));
        }
        assert_eq!("TYPE65".parse(), Ok(RecordType::Other(65)));
        assert_eq!(RecordType::Other(65).to_string(), "TYPE65");
        assert_eq!("type1".parse(), Ok(RecordType::A));
        assert_eq!("TYPE65536".parse::<RecordType>(), Err(ParseRecordTypeError));
    }
}
