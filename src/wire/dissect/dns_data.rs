//! What DNS records say, by their types (RFC 1035 3.3; AAAA: RFC 3596 2.2; OPT: RFC 6891 6.1).

use super::dns::Reader;
use crate::wire::field::Field;
use crate::wire::fields::dns as table;
use crate::wire::{Name, RecordType, WireError, be16};

impl Reader<'_, '_> {
    /// What the record says. Data that does not fit its type stays bytes.
    pub(super) fn data(&mut self, kind: RecordType, at: usize, len: usize) -> Result<(), WireError> {
        match (kind, len) {
            (RecordType::A, 4) => self.plain(&table::A, at, 4),
            (RecordType::Aaaa, 16) => self.plain(&table::AAAA, at, 16),
            (RecordType::Ns, _) => self.data_name(&table::NS, at, len)?,
            (RecordType::Cname, _) => self.data_name(&table::CNAME, at, len)?,
            (RecordType::Ptr, _) => self.data_name(&table::PTR, at, len)?,
            (RecordType::Mx, 3..) => {
                self.plain(&table::MX_PREFERENCE, at, 2);
                self.data_name(&table::MX, at + 2, len - 2)?;
            }
            (RecordType::Txt, 1..) => self.texts(at, len),
            (RecordType::Soa, 22..) => self.authority(at, len)?,
            (RecordType::Opt, _) => self.options(at, at + len)?,
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
            self.plain(&table::TXT_LENGTH, here, 1);
            if text_len > 0 {
                self.plain(&table::TXT, here + 1, text_len);
            }
            here += 1 + text_len;
        }
    }

    /// Options of EDNS: code, length, value (RFC 6891 6.1.2).
    fn options(&mut self, mut at: usize, end: usize) -> Result<(), WireError> {
        while at < end {
            let len = be16(self.bytes, at + 2).map(usize::from).filter(|len| at + 4 + len <= end);
            let len = len.ok_or(WireError::Malformed)?;
            self.plain(&table::OPTION, at, 4 + len);
            self.plain(&table::OPTION_CODE, at, 2);
            self.plain(&table::OPTION_LENGTH, at + 2, 2);
            if len > 0 {
                self.plain(&table::OPTION_DATA, at + 4, len);
            }
            at += 4 + len;
        }
        Ok(())
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
}
