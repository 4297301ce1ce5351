//! PPP over Ethernet (RFC 2516): the six bytes before each frame of a session, and the tags by which a session is found.
//! What the session carries is PPP's (`ppp`).

use super::{WireError, be16};

/// Bytes of the header.
pub const PPPOE_HEADER_LEN: usize = 6;
/// Greatest packet inside a session: an Ethernet frame less this header and the number of PPP's protocol (RFC 2516 7).
pub const PPPOE_MRU: u16 = 1492;
/// More tags than this say nothing new.
const TAGS_MAX: usize = 32;
/// Version and type, four bits each (RFC 2516 4).
const VERSION_TYPE: u8 = 0x11;

/// What a frame is for (RFC 2516 5 and 6).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PppoeCode {
    /// Is an access concentrator here? To everybody.
    Padi,
    /// Here is one.
    Pado,
    /// A session, please.
    Padr,
    /// Here it is, or not.
    Pads,
    /// The session is over.
    Padt,
    /// A frame of a session.
    Session,
    /// Another number.
    Other(u8),
}

const CODES: [(PppoeCode, u8, &str); 6] = [
    (PppoeCode::Padi, 0x09, "PADI"),
    (PppoeCode::Pado, 0x07, "PADO"),
    (PppoeCode::Padr, 0x19, "PADR"),
    (PppoeCode::Pads, 0x65, "PADS"),
    (PppoeCode::Padt, 0xa7, "PADT"),
    (PppoeCode::Session, 0x00, "SESSION"),
];

impl PppoeCode {
    /// The code of this number.
    pub fn from_code(code: u8) -> PppoeCode {
        CODES.iter().find(|row| row.1 == code).map_or(PppoeCode::Other(code), |row| row.0)
    }

    /// Its number.
    pub fn code(self) -> u8 {
        match self {
            PppoeCode::Other(code) => code,
            known => CODES.iter().find(|row| row.0 == known).map_or(0, |row| row.1),
        }
    }

    /// As RFC 2516 writes it.
    pub fn name(self) -> &'static str {
        CODES.iter().find(|row| row.0 == self).map_or("unknown code", |row| row.2)
    }
}

/// The header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pppoe {
    /// What it is for.
    pub code: PppoeCode,
    /// Number of the session; zero as long as there is none.
    pub session: u16,
}

impl Pppoe {
    /// The header and what it carries, without what fills the frame up.
    pub fn parse(bytes: &[u8]) -> Result<(Pppoe, &[u8]), WireError> {
        let &[kind, code, ..] = bytes else { return Err(WireError::Truncated) };
        let session = be16(bytes, 2).ok_or(WireError::Truncated)?;
        let len = be16(bytes, 4).map(usize::from).ok_or(WireError::Truncated)?;
        if kind != VERSION_TYPE {
            return Err(WireError::Malformed);
        }
        let payload = bytes.get(PPPOE_HEADER_LEN..PPPOE_HEADER_LEN + len).ok_or(WireError::Truncated)?;
        Ok((Pppoe { code: PppoeCode::from_code(code), session }, payload))
    }

    /// The header before `len` bytes.
    pub fn header(&self, len: usize) -> [u8; PPPOE_HEADER_LEN] {
        let [s0, s1] = self.session.to_be_bytes();
        let [l0, l1] = u16::try_from(len).unwrap_or(u16::MAX).to_be_bytes();
        [VERSION_TYPE, self.code.code(), s0, s1, l0, l1]
    }

    /// The header with what it carries.
    pub fn emit(&self, payload: &[u8]) -> Vec<u8> {
        [&self.header(payload.len())[..], payload].concat()
    }
}

/// Kinds of tags (RFC 2516 appendix A).
pub mod pppoe_tag {
    /// The service that is wanted or offered; empty: any.
    pub const SERVICE_NAME: u16 = 0x0101;
    /// The name of the concentrator.
    pub const AC_NAME: u16 = 0x0102;
    /// What the client knows its question by.
    pub const HOST_UNIQ: u16 = 0x0103;
    /// What proves to the concentrator that the client hears at its address.
    pub const AC_COOKIE: u16 = 0x0104;
    /// There is no such service.
    pub const SERVICE_NAME_ERROR: u16 = 0x0201;
    /// The concentrator cannot: its text says why.
    pub const AC_SYSTEM_ERROR: u16 = 0x0202;
    /// Another error.
    pub const GENERIC_ERROR: u16 = 0x0203;
}

/// A tag of a discovery frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PppoeTag {
    /// Which one; see [`pppoe_tag`].
    pub kind: u16,
    /// Its value.
    pub value: Vec<u8>,
}

impl PppoeTag {
    /// A tag.
    pub fn new(kind: u16, value: impl Into<Vec<u8>>) -> PppoeTag {
        PppoeTag { kind, value: value.into() }
    }

    /// The tags of a discovery frame; an End-Of-List (0) ends them.
    pub fn read_all(mut rest: &[u8]) -> Result<Vec<PppoeTag>, WireError> {
        let mut tags = Vec::new();
        while !rest.is_empty() && tags.len() < TAGS_MAX {
            let kind = be16(rest, 0).ok_or(WireError::Truncated)?;
            if kind == 0 {
                break;
            }
            let len = be16(rest, 2).map(usize::from).ok_or(WireError::Truncated)?;
            tags.push(PppoeTag::new(kind, rest.get(4..4 + len).ok_or(WireError::Truncated)?));
            rest = rest.get(4 + len..).unwrap_or_default();
        }
        Ok(tags)
    }

    /// Tags as a discovery frame carries them.
    pub fn write_all(tags: &[PppoeTag]) -> Vec<u8> {
        let mut out = Vec::new();
        for tag in tags {
            let len = u16::try_from(tag.value.len()).unwrap_or(u16::MAX);
            out.extend(tag.kind.to_be_bytes());
            out.extend(len.to_be_bytes());
            out.extend(tag.value.iter().take(usize::from(len)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_for_a_session_has_the_bytes_of_the_standard() {
        let tags = [PppoeTag::new(pppoe_tag::SERVICE_NAME, ""), PppoeTag::new(pppoe_tag::HOST_UNIQ, [1, 2])];
        let bytes = Pppoe { code: PppoeCode::Padr, session: 0 }.emit(&PppoeTag::write_all(&tags));
        assert_eq!(bytes, [0x11, 0x19, 0, 0, 0, 10, 1, 1, 0, 0, 1, 3, 0, 2, 1, 2]);
        let padded = [&bytes[..], &[0; 30]].concat();
        let (header, payload) = Pppoe::parse(&padded).expect("whole");
        assert_eq!((header.code, payload.len()), (PppoeCode::Padr, 10));
        assert_eq!(PppoeTag::read_all(payload), Ok(tags.to_vec()));
        for len in 0..bytes.len() {
            assert_eq!(Pppoe::parse(&bytes[..len]), Err(WireError::Truncated), "{len}");
        }
        assert_eq!(PppoeTag::read_all(&payload[..9]), Err(WireError::Truncated));
    }

    #[test]
    fn codes_are_theirs_and_other_versions_are_refused() {
        for code in 0..=u8::MAX {
            assert_eq!(PppoeCode::from_code(code).code(), code);
        }
        assert_eq!(Pppoe::parse(&[0x21, 0, 0, 1, 0, 0]), Err(WireError::Malformed));
        assert_eq!(PppoeTag::read_all(&[0, 0, 0, 0, 9, 9]), Ok(vec![]), "the list may end early");
    }
}
