//! The Point-to-Point Protocol (RFC 1661): the number of what a frame carries, the packet that LCP, IPCP, PAP and CHAP
//! share, and lists of options. Which options mean what is for those who negotiate.

use super::{WireError, be16};

/// More options than this say nothing new.
const OPTIONS_MAX: usize = 32;
/// Code, identifier, length.
const HEAD_LEN: usize = 4;

/// What a frame of PPP carries (RFC 1661 2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PppProtocol(pub u16);

impl PppProtocol {
    /// A packet of IPv4.
    pub const IPV4: PppProtocol = PppProtocol(0x0021);
    /// IP's own control (RFC 1332).
    pub const IPCP: PppProtocol = PppProtocol(0x8021);
    /// The link's control (RFC 1661).
    pub const LCP: PppProtocol = PppProtocol(0xc021);
    /// A password in the clear (RFC 1334).
    pub const PAP: PppProtocol = PppProtocol(0xc023);
    /// A password that is proved, not told (RFC 1994).
    pub const CHAP: PppProtocol = PppProtocol(0xc223);

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            PppProtocol::IPV4 => "IPv4",
            PppProtocol::IPCP => "IPCP",
            PppProtocol::LCP => "LCP",
            PppProtocol::PAP => "PAP",
            PppProtocol::CHAP => "CHAP",
            _ => "another protocol",
        }
    }

    /// The number before what a frame carries, and that. One byte is enough where the last bit of the first one is set
    /// (RFC 1661 6.5).
    pub fn read(bytes: &[u8]) -> Result<(PppProtocol, &[u8]), WireError> {
        match bytes {
            [first, rest @ ..] if first & 1 == 1 => Ok((PppProtocol(u16::from(*first)), rest)),
            [first, second, rest @ ..] => Ok((PppProtocol(u16::from_be_bytes([*first, *second])), rest)),
            _ => Err(WireError::Truncated),
        }
    }

    /// A frame with this number before its content.
    pub fn emit(self, content: &[u8]) -> Vec<u8> {
        [&self.0.to_be_bytes()[..], content].concat()
    }
}

/// Codes of LCP and, up to Code-Reject, of IPCP (RFC 1661 5).
pub mod ppp_code {
    /// These options, please.
    pub const CONFIGURE_REQUEST: u8 = 1;
    /// All of them are agreed to.
    pub const CONFIGURE_ACK: u8 = 2;
    /// These with other values.
    pub const CONFIGURE_NAK: u8 = 3;
    /// Not these at all.
    pub const CONFIGURE_REJECT: u8 = 4;
    /// The end, please.
    pub const TERMINATE_REQUEST: u8 = 5;
    /// The end it is.
    pub const TERMINATE_ACK: u8 = 6;
    /// There is no such code.
    pub const CODE_REJECT: u8 = 7;
    /// There is no such protocol.
    pub const PROTOCOL_REJECT: u8 = 8;
    /// Are you there?
    pub const ECHO_REQUEST: u8 = 9;
    /// I am.
    pub const ECHO_REPLY: u8 = 10;
    /// For nobody.
    pub const DISCARD_REQUEST: u8 = 11;
}

/// A packet of LCP, IPCP, PAP or CHAP: they begin alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PppPacket {
    /// What it is; its protocol says what the number means.
    pub code: u8,
    /// An answer has the identifier of its question.
    pub id: u8,
    /// The rest.
    pub data: Vec<u8>,
}

impl PppPacket {
    /// The packet in a frame; what lies behind its length is padding (RFC 1661 5).
    pub fn parse(bytes: &[u8]) -> Result<PppPacket, WireError> {
        let &[code, id, ..] = bytes else { return Err(WireError::Truncated) };
        let len = be16(bytes, 2).map(usize::from).ok_or(WireError::Truncated)?;
        if len < HEAD_LEN {
            return Err(WireError::Malformed);
        }
        let data = bytes.get(HEAD_LEN..len).ok_or(WireError::Truncated)?.to_vec();
        Ok(PppPacket { code, id, data })
    }

    /// The packet's bytes.
    pub fn emit(&self) -> Vec<u8> {
        let len = u16::try_from(HEAD_LEN + self.data.len()).unwrap_or(u16::MAX);
        let [l0, l1] = len.to_be_bytes();
        let data = self.data.get(..usize::from(len) - HEAD_LEN).unwrap_or_default();
        [&[self.code, self.id, l0, l1], data].concat()
    }
}

/// An option of a Configure packet (RFC 1661 6).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PppOption {
    /// Which one.
    pub kind: u8,
    /// Its value.
    pub data: Vec<u8>,
}

impl PppOption {
    /// An option.
    pub fn new(kind: u8, data: impl Into<Vec<u8>>) -> PppOption {
        PppOption { kind, data: data.into() }
    }

    /// Its value as a number of two bytes.
    pub fn u16(&self) -> Option<u16> {
        be16(&self.data, 0).filter(|_| self.data.len() == 2)
    }

    /// Its value as four bytes.
    pub fn quad(&self) -> Option<[u8; 4]> {
        self.data.as_slice().try_into().ok()
    }

    /// The options of a Configure packet.
    pub fn read_all(mut rest: &[u8]) -> Result<Vec<PppOption>, WireError> {
        let mut options = Vec::new();
        while let &[kind, len, ..] = rest {
            let len = usize::from(len);
            if len < 2 || options.len() >= OPTIONS_MAX {
                return Err(WireError::Malformed);
            }
            options.push(PppOption::new(kind, rest.get(2..len).ok_or(WireError::Truncated)?));
            rest = rest.get(len..).unwrap_or_default();
        }
        if rest.is_empty() { Ok(options) } else { Err(WireError::Truncated) }
    }

    /// Options as a Configure packet carries them; values of more than 253 bytes are cut.
    pub fn write_all(options: &[PppOption]) -> Vec<u8> {
        let mut out = Vec::new();
        for option in options {
            let data = option.data.get(..option.data.len().min(253)).unwrap_or_default();
            out.extend([option.kind, data.len() as u8 + 2]);
            out.extend(data);
        }
        out
    }
}

/// Who asks to be let in, in the clear: the data of a PAP Authenticate-Request (RFC 1334 2.2.1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PapRequest {
    /// The user.
    pub user: Vec<u8>,
    /// The password.
    pub password: Vec<u8>,
}

impl PapRequest {
    /// Reads it.
    pub fn parse(data: &[u8]) -> Result<PapRequest, WireError> {
        let (user, rest) = text(data)?;
        let (password, _) = text(rest)?;
        Ok(PapRequest { user: user.to_vec(), password: password.to_vec() })
    }

    /// Its bytes.
    pub fn emit(&self) -> Vec<u8> {
        [pap_text(&self.user), pap_text(&self.password)].concat()
    }
}

/// A text with its length before it, as PAP writes them; the data of its Ack and Nak is one. Longer ones are cut.
pub fn pap_text(text: &[u8]) -> Vec<u8> {
    let text = text.get(..text.len().min(255)).unwrap_or_default();
    [&[text.len() as u8], text].concat()
}

/// The message of a PAP Ack or Nak; empty when there is none.
pub fn pap_message(data: &[u8]) -> &[u8] {
    text(data).map_or(&[], |(message, _)| message)
}

fn text(data: &[u8]) -> Result<(&[u8], &[u8]), WireError> {
    let (len, rest) = data.split_first().ok_or(WireError::Truncated)?;
    rest.split_at_checked(usize::from(*len)).ok_or(WireError::Truncated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configure_request_has_the_bytes_of_the_standard() {
        let options = [PppOption::new(1, [5, 0xd4]), PppOption::new(5, [1, 2, 3, 4])];
        let packet = PppPacket { code: 1, id: 7, data: PppOption::write_all(&options) };
        let bytes = PppProtocol::LCP.emit(&packet.emit());
        assert_eq!(bytes, [0xc0, 0x21, 1, 7, 0, 14, 1, 4, 5, 0xd4, 5, 6, 1, 2, 3, 4]);
        let (protocol, rest) = PppProtocol::read(&bytes).expect("whole");
        assert_eq!((protocol, PppPacket::parse(rest)), (PppProtocol::LCP, Ok(packet.clone())));
        assert_eq!(PppOption::read_all(&packet.data), Ok(options.to_vec()));
        assert_eq!((options[0].u16(), options[0].quad(), options[1].quad()), (Some(1492), None, Some([1, 2, 3, 4])));
        for len in 0..rest.len() {
            assert!(PppPacket::parse(&rest[..len]).is_err(), "{len}");
        }
    }

    #[test]
    fn bad_lengths_are_refused_and_a_short_number_is_read() {
        assert_eq!(PppPacket::parse(&[1, 1, 0, 3]), Err(WireError::Malformed));
        assert_eq!(PppOption::read_all(&[1, 1]), Err(WireError::Malformed));
        assert_eq!(PppOption::read_all(&[1, 4, 0]), Err(WireError::Truncated));
        assert_eq!(PppOption::read_all(&[1]), Err(WireError::Truncated));
        assert_eq!(PppProtocol::read(&[0x21, 0x45]), Ok((PppProtocol::IPV4, &[0x45][..])));
        assert_eq!(PppProtocol::read(&[0xc0]), Err(WireError::Truncated));
    }

    #[test]
    fn a_password_travels_with_its_length() {
        let request = PapRequest { user: b"home".to_vec(), password: b"secret".to_vec() };
        assert_eq!(request.emit(), b"\x04home\x06secret");
        assert_eq!(PapRequest::parse(&request.emit()), Ok(request));
        assert_eq!(PapRequest::parse(b"\x04hom"), Err(WireError::Truncated));
        assert_eq!((pap_message(b"\x02no"), pap_message(b"\x09no")), (&b"no"[..], &b""[..]));
    }
}
