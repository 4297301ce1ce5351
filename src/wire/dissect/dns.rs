//! DNS: the header, the questions, and the records; what a record says is in `dns_data`.

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
pub(super) struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
    pub(super) bytes: &'a [u8],
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
        let kind = be16(self.bytes, at).map(RecordType::from_code);
        self.plain(&table::TYPE, at, 2);
        if kind == Some(RecordType::Opt) {
            self.extension(at + 2);
        } else {
            self.plain(&table::CLASS, at + 2, 2);
            self.plain(&table::TTL, at + 4, 4);
        }
        self.plain(&table::DATA_LENGTH, at + 8, 2);
        let len = be16(self.bytes, at + 8).map(usize::from);
        let ((kind, len), data) = (kind.zip(len).ok_or(WireError::Truncated)?, at + 10);
        self.bytes.get(data..data + len).ok_or(WireError::Truncated)?;
        self.data(kind, data, len)?;
        Ok(data + len)
    }

    /// What stands in the place of class and TTL in an OPT record (RFC 6891 6.1.3).
    fn extension(&mut self, at: usize) {
        self.plain(&table::PAYLOAD_SIZE, at, 2);
        self.plain(&table::EXTENDED_RCODE, at + 2, 1);
        self.plain(&table::EDNS_VERSION, at + 3, 1);
        self.plain(&table::EDNS_Z, at + 4, 2);
        let flags = (self.start + at + 4) * 8;
        self.draft.field(&table::EDNS_DO, flags, 1);
        self.draft.field(&table::EDNS_RESERVED, flags + 1, 15);
    }

    /// The name at `at`, and where it ends.
    fn name(&mut self, field: &'static Field, at: usize) -> Result<usize, WireError> {
        let (name, end) = Name::read(self.bytes, at)?;
        self.text(field, at, end - at, name.to_string());
        Ok(end)
    }

    /// A field with a text that is more than its bytes.
    pub(super) fn text(&mut self, field: &'static Field, at: usize, len: usize, text: String) {
        self.draft.value(field, (self.start + at) * 8, len * 8, Value::Text(text.into()));
    }

    /// A field of `len` bytes.
    pub(super) fn plain(&mut self, field: &'static Field, at: usize, len: usize) {
        self.draft.bytes_field(field, self.start + at, len);
    }
}
