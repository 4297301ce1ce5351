//! TLS (RFC 8446, RFC 5246): records, alerts, and the messages of the handshake that are not encrypted.
//!
//! Only their form: no key, no encryption, no check of a certificate. Handshake messages stand in `handshake`, what
//! hellos carry in `extension`, the names in a certificate in `der`.

mod der;
mod extension;
mod handshake;
#[cfg(test)]
pub(super) mod tests;

pub use der::{CertificateNames, CertificatePlaces, DerText, MAX_DNS_NAMES};
pub use extension::TlsExtension;
pub use handshake::{ClientHello, Handshake, ServerHello};

use super::{WireError, be16};

/// Of a record.
pub const TLS_HEADER_LEN: usize = 5;
/// A record carries no more: 2^14, and what encryption adds (RFC 5246 6.2.3).
pub const TLS_MAX_RECORD: usize = (1 << 14) + 2048;

/// A version, as two bytes on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TlsVersion(pub u16);

impl TlsVersion {
    /// RFC 2246.
    pub const V1_0: TlsVersion = TlsVersion(0x0301);
    /// RFC 5246.
    pub const V1_2: TlsVersion = TlsVersion(0x0303);
    /// RFC 8446.
    pub const V1_3: TlsVersion = TlsVersion(0x0304);
}

/// What a record carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContentType {
    /// From here on all is encrypted.
    ChangeCipherSpec,
    /// Something went wrong, or ends.
    Alert,
    /// The two sides agree on how to go on.
    Handshake,
    /// What the programs say, encrypted.
    ApplicationData,
    /// Another one.
    Other(u8),
}

impl ContentType {
    /// Its number.
    pub const fn code(self) -> u8 {
        match self {
            ContentType::ChangeCipherSpec => 20,
            ContentType::Alert => 21,
            ContentType::Handshake => 22,
            ContentType::ApplicationData => 23,
            ContentType::Other(code) => code,
        }
    }

    /// The type with this number.
    pub const fn from_code(code: u8) -> ContentType {
        match code {
            20 => ContentType::ChangeCipherSpec,
            21 => ContentType::Alert,
            22 => ContentType::Handshake,
            23 => ContentType::ApplicationData,
            other => ContentType::Other(other),
        }
    }
}

/// A record (RFC 8446 5.1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TlsRecord {
    /// What it carries.
    pub content: ContentType,
    /// Rarely the version that is spoken.
    pub version: TlsVersion,
    /// At most `TLS_MAX_RECORD` bytes.
    pub payload: Vec<u8>,
}

impl TlsRecord {
    /// The record at the beginning of a stream, and how many bytes it takes.
    pub fn parse(bytes: &[u8]) -> Result<(TlsRecord, usize), WireError> {
        let (Some(content), Some(version), Some(len)) = (bytes.first(), be16(bytes, 1), be16(bytes, 3)) else {
            return Err(WireError::Truncated);
        };
        if version >> 8 != 3 || usize::from(len) > TLS_MAX_RECORD {
            return Err(WireError::Malformed);
        }
        let end = TLS_HEADER_LEN + usize::from(len);
        let payload = bytes.get(TLS_HEADER_LEN..end).ok_or(WireError::Truncated)?.to_vec();
        Ok((TlsRecord { content: ContentType::from_code(*content), version: TlsVersion(version), payload }, end))
    }

    /// The record's bytes. What is too much for one is left out.
    pub fn emit(&self) -> Vec<u8> {
        let payload = self.payload.get(..TLS_MAX_RECORD).unwrap_or(&self.payload);
        let mut out = vec![self.content.code()];
        out.extend(self.version.0.to_be_bytes());
        out.extend((payload.len() as u16).to_be_bytes());
        out.extend_from_slice(payload);
        out
    }
}

/// What a record of type `Alert` says (RFC 8446 6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TlsAlert {
    /// 1: a warning; 2: the end.
    pub level: u8,
    /// What it is: 0 a farewell, 40 no agreement, 48 nobody knows who signed …
    pub description: u8,
}

impl TlsAlert {
    /// Reads a record's payload; an encrypted one is longer.
    pub fn parse(bytes: &[u8]) -> Result<TlsAlert, WireError> {
        match bytes {
            &[level, description] => Ok(TlsAlert { level, description }),
            [] | [_] => Err(WireError::Truncated),
            _ => Err(WireError::Malformed),
        }
    }

    /// The record's payload.
    pub const fn emit(self) -> [u8; 2] {
        [self.level, self.description]
    }
}

/// The number in the first `width` bytes (at most four) and what follows it.
fn number(bytes: &[u8], width: usize) -> Option<(usize, &[u8])> {
    let (digits, rest) = bytes.split_at_checked(width)?;
    Some((digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)), rest))
}

/// The bytes whose length stands before them in `width` bytes, and what follows them (RFC 8446 3.4).
fn vector(bytes: &[u8], width: usize) -> Option<(&[u8], &[u8])> {
    let (len, rest) = number(bytes, width)?;
    rest.split_at_checked(len)
}

/// Writes bytes with their length before them; those that `width` bytes cannot count are left out.
fn put_vector(out: &mut Vec<u8>, width: usize, content: &[u8]) {
    let most = (1usize << (8 * width)) - 1;
    let content = content.get(..most).unwrap_or(content);
    let len = (content.len() as u32).to_be_bytes();
    out.extend_from_slice(len.get(4 - width..).unwrap_or(&len));
    out.extend_from_slice(content);
}
