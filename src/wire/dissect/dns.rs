//! DNS: the header, the questions, and the records with what they say.

use std::net::Ipv6Addr;

use super::Proto;
use super::draft::{Draft, Span};
use crate::wire::field::{Field, Value};
use crate::wire::fields::dns as table;
use crate::wire::{IpProto, Name, RecordType, WireError, be16};

const HEADER_LEN: usize = 12;
/// In front of a message over TCP (RFC 1035 4.2.2).
const PREFIX_LEN: usize = 2;

/// A whole message.
pub(super) fn message(draft: &mut Draft<'_>, proto: IpProto, span: Span) {
    draft.layer(Proto::Dns, span, span.len());
    let (prefix, span) = if proto == IpProto::TCP { (PREFIX_LEN, span.after(PREFIX_LEN)) } else { (0, span) };
    if prefix > 0 {
        draft.bytes_field(&table::LENGTH, span.start - prefix.min(span.start), prefix);
    }
    draft.table(table::FIELDS, prefix);
    let read = Reader { bytes: draft.bytes(span), start: span.start, draft }.sections();
    match read {
        // A stream cuts messages where it likes: only a datagram has to be complete.
        Err(WireError::Truncated) if proto == IpProto::TCP => {}
        Err(WireError::Truncated) => draft.early_end(span),
        Err(fault) => draft.fault(fault),
        Ok(()) => {}
    }
}

/// The message, and where it stands in the frame.
struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
    bytes: &'a [u8],
    start: usize,
}

impl Reader<'_, '_> {
    fn sections(&mut self) -> Result<(), WireError> {
        let mut counts = [0; 4];
        for (nth, count) in counts.iter_mut().enumerate() {
            *count = be16(self.bytes, 4 + nth * 2).ok_or(WireError::Truncated)?;
        }
        let mut at = HEADER_LEN;
        for _ in 0..counts[0] {
            at = self.question(at)?;
        }
        let records = counts.iter().skip(1).map(|count| usize::from(*count)).sum();
        for _ in 0..records {
            // Names are read again for every pointer to them: no more of that than there are fields to show.
            if !self.draft.has_room() {
                break;
            }
            at = self.record(at)?;
        }
        Ok(())
    }

    /// The question at `at`, and where it ends.
    fn question(&mut self, at: usize) -> Result<usize, WireError> {
        if !self.draft.has_room() {
            return Ok(at);
        }
        let at = self.name(&table::QUERY_NAME, at)?;
        self.plain(&table::QUERY_TYPE, at, 2);
        self.plain(&table::QUERY_CLASS, at + 2, 2);
        self.bytes.get(at..at + 4).map(|_| at + 4).ok_or(WireError::Truncated)
    }

    /// The record at `at`, and where it ends.
    fn record(&mut self, at: usize) -> Result<usize, WireError> {
        let at = self.name(&table::NAME, at)?;
        self.plain(&table::TYPE, at, 2);
        self.plain(&table::CLASS, at + 2, 2);
        self.plain(&table::TTL, at + 4, 4);
        self.plain(&table::DATA_LENGTH, at + 8, 2);
        let kind = be16(self.bytes, at).map(RecordType::from_code);
        let len = be16(self.bytes, at + 8).map(usize::from);
        let ((kind, len), data) = (kind.zip(len).ok_or(WireError::Truncated)?, at + 10);
        self.bytes.get(data..data + len).ok_or(WireError::Truncated)?;
        self.data(kind, data, len)?;
        Ok(data + len)
    }

    /// What the record says. Data that does not fit its type stays bytes.
    fn data(&mut self, kind: RecordType, at: usize, len: usize) -> Result<(), WireError> {
        match (kind, len) {
            (RecordType::A, 4) => self.plain(&table::A, at, 4),
            (RecordType::Aaaa, 16) => {
                let octets = self.bytes.get(at..at + 16).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
                let text = octets.map(|octets| Ipv6Addr::from(octets).to_string()).unwrap_or_default();
                self.text(&table::AAAA, at, len, text);
            }
            (RecordType::Ns, _) => self.data_name(&table::NS, at, len)?,
            (RecordType::Cname, _) => self.data_name(&table::CNAME, at, len)?,
            (RecordType::Ptr, _) => self.data_name(&table::PTR, at, len)?,
            (RecordType::Mx, 3..) => {
                self.plain(&table::MX_PREFERENCE, at, 2);
                self.data_name(&table::MX, at + 2, len - 2)?;
            }
            (RecordType::Txt, 1..) => self.texts(at, len),
            (RecordType::Soa, 22..) => self.authority(at, len)?,
            (_, 0) => {}
            _ => self.plain(&table::DATA, at, len),
        }
        Ok(())
    }

    /// Strings of up to 255 bytes with their lengths in front (RFC 1035 3.3.14).
    fn texts(&mut self, at: usize, len: usize) {
        let (mut here, end) = (at, at + len);
        while let Some(text_len) = self.bytes.get(here).map(|len| usize::from(*len)).filter(|_| here < end) {
            let text_len = text_len.min(end - here - 1);
            let text = String::from_utf8_lossy(self.bytes.get(here + 1..here + 1 + text_len).unwrap_or_default());
            self.text(&table::TXT, here, 1 + text_len, text.into_owned());
            here += 1 + text_len;
        }
    }

    /// Two names and five numbers (RFC 1035 3.3.13).
    fn authority(&mut self, at: usize, len: usize) -> Result<(), WireError> {
        const NUMBERS: [&Field; 5] =
            [&table::SOA_SERIAL, &table::SOA_REFRESH, &table::SOA_RETRY, &table::SOA_EXPIRE, &table::SOA_MINIMUM];
        let upto = self.bytes.get(..at + len).ok_or(WireError::Truncated)?;
        let names = Name::read(upto, at).and_then(|(mname, here)| Ok((mname, here, Name::read(upto, here)?)));
        match names {
            Ok((mname, middle, (rname, end))) if end + 20 == at + len => {
                self.text(&table::SOA_MNAME, at, middle - at, mname.to_string());
                self.text(&table::SOA_RNAME, middle, end - middle, rname.to_string());
                (end..).step_by(4).zip(NUMBERS).for_each(|(at, field)| self.plain(field, at, 4));
                Ok(())
            }
            _ => {
                self.plain(&table::DATA, at, len);
                Err(WireError::Malformed)
            }
        }
    }

    /// The name that fills the data of a record.
    fn data_name(&mut self, field: &'static Field, at: usize, len: usize) -> Result<(), WireError> {
        let upto = self.bytes.get(..at + len).ok_or(WireError::Truncated)?;
        match Name::read(upto, at) {
            Ok((name, end)) if end == at + len => {
                self.text(field, at, len, name.to_string());
                Ok(())
            }
            _ => {
                self.plain(&table::DATA, at, len);
                Err(WireError::Malformed)
            }
        }
    }

    /// The name at `at`, and where it ends.
    fn name(&mut self, field: &'static Field, at: usize) -> Result<usize, WireError> {
        let (name, end) = Name::read(self.bytes, at)?;
        self.text(field, at, end - at, name.to_string());
        Ok(end)
    }

    fn text(&mut self, field: &'static Field, at: usize, len: usize, text: String) {
        self.draft.value(field, (self.start + at) * 8, len * 8, Value::Text(text.into()));
    }

    fn plain(&mut self, field: &'static Field, at: usize, len: usize) {
        self.draft.bytes_field(field, self.start + at, len);
    }
}
