//! TLS: the records of a segment, and of the handshake what is not encrypted.
//!
//! A segment is read by itself. A stream cuts records where it likes: the last one is shown as far as it goes, and a
//! segment that begins within one has only bytes.

use super::Proto;
use super::draft::{Draft, Span};
use super::tls_hello as hello;
use crate::wire::field::Field;
use crate::wire::fields::tls as table;
use crate::wire::tls::{CertificatePlaces, DerText, TLS_HEADER_LEN, TLS_MAX_RECORD};
use crate::wire::{WireError, be16};

const CHANGE_CIPHER_SPEC: u8 = 20;
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
const HEARTBEAT: u8 = 24;
/// A message of the handshake is not longer; what says so is encrypted.
const MAX_MESSAGE: usize = 1 << 17;

/// Whether bytes begin with a record: a known type, a version of TLS, a possible length; and, of a short record, the
/// length that its type has.
pub(in crate::wire) fn begins(bytes: &[u8]) -> bool {
    let (Some(&[kind, 3, 0..=4]), Some(len)) = (bytes.get(..3), be16(bytes, 3).map(usize::from)) else { return false };
    len <= TLS_MAX_RECORD
        && match kind {
            CHANGE_CIPHER_SPEC => len == 1,
            ALERT => len >= 2,
            HANDSHAKE => len >= 4,
            _ => (len > 0) & (CHANGE_CIPHER_SPEC..=HEARTBEAT).contains(&kind),
        }
}

/// The records of a segment.
pub(super) fn message(draft: &mut Draft<'_>, span: Span) {
    draft.layer(Proto::Tls, span, span.len());
    // How much of the stream follows is not known here.
    let mut reader = Reader { draft, span, at: span.start, end: usize::MAX, have: span.end };
    while reader.left() > 0 && reader.draft.has_room() {
        let bytes = reader.bytes();
        if bytes.len() >= TLS_HEADER_LEN && !begins(bytes) {
            reader.rest(&table::SEGMENT_DATA);
        } else if reader.record(bytes.first().copied().unwrap_or_default()).is_none() {
            break;
        }
    }
}

/// A place in the frame, and how far what is read there reaches: as it says itself, and as far as the frame has it.
pub(super) struct Reader<'d, 'a> {
    pub(super) draft: &'d mut Draft<'a>,
    span: Span,
    pub(super) at: usize,
    end: usize,
    have: usize,
}

impl<'a> Reader<'_, 'a> {
    /// How many bytes are there.
    pub(super) fn left(&self) -> usize {
        self.end.min(self.have).saturating_sub(self.at)
    }

    /// What is there.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.draft.bytes(Span { start: self.at, end: self.at + self.left(), ..self.span })
    }

    /// The number in the next `len` bytes, shown; none when the stream is cut here, or what contains it ends.
    pub(super) fn number(&mut self, field: &'static Field, len: usize) -> Option<usize> {
        if self.end - self.at < len {
            self.draft.fault(WireError::Malformed);
            return None;
        }
        let digits = self.bytes().get(..len)?;
        self.draft.bytes_field(field, self.at, len);
        self.at += len;
        Some(digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)))
    }

    /// The next `len` bytes, shown as far as they are there.
    pub(super) fn some(&mut self, field: &'static Field, len: usize) {
        self.within(len, |reader| reader.rest(field));
    }

    /// All that is left, shown.
    pub(super) fn rest(&mut self, field: &'static Field) {
        let left = self.left();
        if left > 0 {
            self.draft.bytes_field(field, self.at, left);
        }
        self.at = self.end.min(self.have).max(self.at);
    }

    /// Reads the next `len` bytes, which must not reach beyond what contains them, and goes on behind them.
    pub(super) fn within(&mut self, len: usize, read: impl FnOnce(&mut Self)) {
        let outer = self.end;
        let end = self.at.saturating_add(len);
        if end > outer {
            self.draft.fault(WireError::Malformed);
        }
        self.end = end.min(outer);
        read(self);
        (self.at, self.end) = (self.end, outer);
    }

    /// Reads what is as long as the number before it says.
    pub(super) fn vector(&mut self, length: &'static Field, width: usize, read: impl FnOnce(&mut Self)) -> Option<()> {
        let len = self.number(length, width)?;
        self.within(len, read);
        Some(())
    }

    fn record(&mut self, kind: u8) -> Option<()> {
        self.number(&table::CONTENT_TYPE, 1)?;
        self.number(&table::RECORD_VERSION, 2)?;
        self.vector(&table::RECORD_LENGTH, 2, |reader| match kind {
            CHANGE_CIPHER_SPEC => reader.rest(&table::CHANGE_CIPHER_SPEC),
            ALERT if reader.end - reader.at == 2 => {
                if reader.number(&table::ALERT_LEVEL, 1).is_some() {
                    reader.number(&table::ALERT_DESCRIPTION, 1);
                }
            }
            ALERT => reader.rest(&table::ALERT),
            HANDSHAKE => reader.handshakes(),
            HEARTBEAT => reader.rest(&table::HEARTBEAT),
            _ => reader.rest(&table::APPLICATION_DATA),
        })
    }

    /// The messages in a record; one may go on in the next record, which is then as unreadable as an encrypted one.
    fn handshakes(&mut self) {
        while self.left() > 0 && self.draft.has_room() {
            let head = self.bytes();
            let len = head.get(1..4).map(|digits| digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)));
            let is_plain = head.first().is_some_and(|kind| is_known(*kind));
            if !is_plain || len.is_some_and(|len| len > MAX_MESSAGE) {
                return self.rest(&table::HANDSHAKE);
            }
            let whole = len.map_or(self.left(), |len| self.left().min(len + 4));
            self.draft.bytes_field(&table::HANDSHAKE, self.at, whole);
            let read = self.number(&table::HANDSHAKE_TYPE, 1).zip(self.number(&table::HANDSHAKE_LENGTH, 3));
            let Some((kind, len)) = read else { return };
            let (end, have) = (self.end, self.have);
            (self.end, self.have) = (self.at + len, have.min(end));
            self.body(kind);
            (self.at, self.end, self.have) = (self.end.min(end), end, have);
        }
    }

    /// What a message says, as far as it is there; none when it ends early, or is not read here.
    fn body(&mut self, kind: usize) -> Option<()> {
        match kind {
            1 => hello::client(self),
            2 => hello::server(self),
            4 => self.ticket(),
            11 => self.vector(&table::CERTIFICATES_LENGTH, 3, Self::certificates),
            _ => None,
        }
    }

    /// RFC 5077 3.3.
    fn ticket(&mut self) -> Option<()> {
        self.number(&table::TICKET_LIFETIME, 4)?;
        self.vector(&table::TICKET_LENGTH, 2, |reader| reader.rest(&table::TICKET))
    }

    fn certificates(&mut self) {
        while self.left() > 0 && self.draft.has_room() {
            if self.vector(&table::CERTIFICATE_LENGTH, 3, Self::certificate).is_none() {
                return;
            }
        }
    }

    fn certificate(&mut self) {
        let places = CertificatePlaces::find(self.bytes());
        let start = self.at;
        self.rest(&table::CERTIFICATE);
        let mut name = |name: Option<DerText>, fields: [&'static Field; 3]| {
            if let Some(name) = name {
                let field = match name.tag {
                    19 | 22 => fields[1],
                    20 => fields[2],
                    _ => fields[0],
                };
                self.draft.bytes_field(field, start + name.place.start, name.place.len());
            }
        };
        name(places.issuer, [&table::ISSUER_UTF8, &table::ISSUER_PRINTABLE, &table::ISSUER_TELETEX]);
        name(places.subject, [&table::SUBJECT_UTF8, &table::SUBJECT_PRINTABLE, &table::SUBJECT_TELETEX]);
        for host in places.dns_names {
            self.draft.bytes_field(&table::DNS_NAME, start + host.start, host.len());
        }
    }
}

/// Types of handshake messages that were ever defined (RFC 8446 B.3).
const fn is_known(kind: u8) -> bool {
    matches!(kind, 0 | 1 | 2 | 4 | 5 | 8 | 11..=16 | 20..=24)
}
