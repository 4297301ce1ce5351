//! IGMP (RFC 1112, 2236, 3376): hosts tell routers which groups they want to hear; routers ask.
//!
//! Only the messages: when they are sent and what a router remembers is no matter of theirs. MLD says the same for
//! IPv6, inside ICMPv6.

use std::net::Ipv4Addr;

use super::{WireError, be16, be32, checksum};

const HEADER_LEN: usize = 8;
/// RFC 3376 7.1: the length tells the versions of queries apart.
const QUERY_V3_LEN: usize = 12;
/// More sources or records cannot be counted in two bytes.
const MAX_COUNT: usize = 0xffff;

/// An IGMP message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Igmp {
    /// Who wants this group, or any? Of version 2; of version 1 when there is no time.
    Query {
        /// Answer within so many tenths of a second.
        max_response_tenths: u8,
        /// Which group; unspecified for all.
        group: Ipv4Addr,
    },
    /// The same of version 3.
    QueryV3(QueryV3),
    /// I want this group (version 1).
    ReportV1 {
        /// Which one.
        group: Ipv4Addr,
    },
    /// I want this group (version 2).
    ReportV2 {
        /// Which one.
        group: Ipv4Addr,
    },
    /// I want it no more (version 2).
    Leave {
        /// Which one.
        group: Ipv4Addr,
    },
    /// What I want (version 3).
    ReportV3(Vec<GroupRecord>),
    /// Anything else.
    Other {
        /// IGMP type.
        kind: u8,
        /// The byte after the type.
        code: u8,
        /// All after the checksum.
        rest: Vec<u8>,
    },
}

/// A query of version 3 (RFC 3376 4.1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryV3 {
    /// Answer within this time: tenths of a second below 128, else a mantissa and an exponent.
    pub max_response_code: u8,
    /// Which group; unspecified for all.
    pub group: Ipv4Addr,
    /// Other routers shall not start their timers.
    pub suppress: bool,
    /// How many losses the querier expects, 0 to 7.
    pub robustness: u8,
    /// How often it asks: seconds below 128, else a mantissa and an exponent.
    pub interval_code: u8,
    /// Only these sources, if any.
    pub sources: Vec<Ipv4Addr>,
}

/// What a host wants of a group (RFC 3376 4.2.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupRecord {
    /// Include or exclude, now or from now on.
    pub kind: RecordKind,
    /// Which group.
    pub group: Ipv4Addr,
    /// From whom, or from whom not.
    pub sources: Vec<Ipv4Addr>,
    /// Whole words of four bytes that nobody defined.
    pub auxiliary: Vec<u8>,
}

/// What a group record means (RFC 3376 4.2.12); MLD counts alike (RFC 3810 5.2.12).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordKind {
    /// Only these sources.
    IsInclude,
    /// All but these.
    IsExclude,
    /// From now on only these.
    ToInclude,
    /// From now on all but these.
    ToExclude,
    /// These as well.
    Allow,
    /// These no more.
    Block,
    /// Another one.
    Other(u8),
}

impl RecordKind {
    /// Its number.
    pub const fn code(self) -> u8 {
        match self {
            RecordKind::IsInclude => 1,
            RecordKind::IsExclude => 2,
            RecordKind::ToInclude => 3,
            RecordKind::ToExclude => 4,
            RecordKind::Allow => 5,
            RecordKind::Block => 6,
            RecordKind::Other(code) => code,
        }
    }

    /// The kind with this number.
    pub const fn from_code(code: u8) -> RecordKind {
        match code {
            1 => RecordKind::IsInclude,
            2 => RecordKind::IsExclude,
            3 => RecordKind::ToInclude,
            4 => RecordKind::ToExclude,
            5 => RecordKind::Allow,
            6 => RecordKind::Block,
            other => RecordKind::Other(other),
        }
    }
}

impl Igmp {
    /// Reads a message; its checksum must be right. What stands behind it is ignored (RFC 2236 2.5).
    pub fn parse(bytes: &[u8]) -> Result<Igmp, WireError> {
        let (Some(&[kind, code]), Some(word)) = (bytes.get(..2), be32(bytes, 4)) else {
            return Err(WireError::Truncated);
        };
        if checksum::checksum(bytes) != 0 {
            return Err(WireError::Checksum);
        }
        let group = Ipv4Addr::from(word);
        Ok(match kind {
            0x11 if bytes.len() >= QUERY_V3_LEN => Igmp::QueryV3(QueryV3::read(bytes, code, group)?),
            // RFC 3376 7.1: a length between the versions' is neither.
            0x11 if bytes.len() > HEADER_LEN => return Err(WireError::Malformed),
            0x11 => Igmp::Query { max_response_tenths: code, group },
            0x12 => Igmp::ReportV1 { group },
            0x16 => Igmp::ReportV2 { group },
            0x17 => Igmp::Leave { group },
            0x22 => Igmp::ReportV3(records(bytes, word as u16)?),
            _ => Igmp::Other { kind, code, rest: bytes.get(4..).unwrap_or_default().to_vec() },
        })
    }

    /// Its type.
    pub fn kind(&self) -> u8 {
        match self {
            Igmp::Query { .. } | Igmp::QueryV3(_) => 0x11,
            Igmp::ReportV1 { .. } => 0x12,
            Igmp::ReportV2 { .. } => 0x16,
            Igmp::Leave { .. } => 0x17,
            Igmp::ReportV3(_) => 0x22,
            Igmp::Other { kind, .. } => *kind,
        }
    }

    /// The message's bytes. Counts that do not fit two bytes end there.
    pub fn emit(&self) -> Vec<u8> {
        let mut out = vec![self.kind(), 0, 0, 0];
        match self {
            Igmp::Query { max_response_tenths, group } => {
                out[1] = *max_response_tenths;
                out.extend(group.octets());
            }
            Igmp::QueryV3(query) => {
                out[1] = query.max_response_code;
                query.write(&mut out);
            }
            Igmp::ReportV1 { group } | Igmp::ReportV2 { group } | Igmp::Leave { group } => out.extend(group.octets()),
            Igmp::ReportV3(records) => {
                let records = records.get(..MAX_COUNT).unwrap_or(records);
                out.extend([0, 0]);
                out.extend((records.len() as u16).to_be_bytes());
                records.iter().for_each(|record| record.write(&mut out));
            }
            Igmp::Other { code, rest, .. } => {
                out[1] = *code;
                out.extend_from_slice(rest);
            }
        }
        let check = checksum::checksum(&out);
        out[2..4].copy_from_slice(&check.to_be_bytes());
        out
    }
}

impl QueryV3 {
    fn read(bytes: &[u8], max_response_code: u8, group: Ipv4Addr) -> Result<QueryV3, WireError> {
        let (Some(&[flags, interval_code]), Some(count)) = (bytes.get(8..10), be16(bytes, 10)) else {
            return Err(WireError::Truncated);
        };
        let sources = addresses(bytes, QUERY_V3_LEN, count)?;
        let (suppress, robustness) = (flags & 8 != 0, flags & 7);
        Ok(QueryV3 { max_response_code, group, suppress, robustness, interval_code, sources })
    }

    fn write(&self, out: &mut Vec<u8>) {
        let sources = self.sources.get(..MAX_COUNT).unwrap_or(&self.sources);
        out.extend(self.group.octets());
        out.extend([u8::from(self.suppress) << 3 | self.robustness & 7, self.interval_code]);
        out.extend((sources.len() as u16).to_be_bytes());
        sources.iter().for_each(|source| out.extend(source.octets()));
    }
}

impl GroupRecord {
    fn write(&self, out: &mut Vec<u8>) {
        let sources = self.sources.get(..MAX_COUNT).unwrap_or(&self.sources);
        let words = self.auxiliary.len().div_ceil(4).min(255);
        out.extend([self.kind.code(), words as u8]);
        out.extend((sources.len() as u16).to_be_bytes());
        out.extend(self.group.octets());
        sources.iter().for_each(|source| out.extend(source.octets()));
        let padded = self.auxiliary.iter().copied().chain(std::iter::repeat(0));
        out.extend(padded.take(words * 4));
    }
}

/// The groups of a report of version 3.
fn records(bytes: &[u8], count: u16) -> Result<Vec<GroupRecord>, WireError> {
    let (mut found, mut at) = (Vec::new(), HEADER_LEN);
    for _ in 0..count {
        let head = bytes.get(at..at + HEADER_LEN).ok_or(WireError::Truncated)?;
        let (Some(&[kind, words]), Some(sources), Some(group)) = (head.get(..2), be16(head, 2), be32(head, 4)) else {
            return Err(WireError::Truncated);
        };
        let sources = addresses(bytes, at + HEADER_LEN, sources)?;
        at += HEADER_LEN + sources.len() * 4;
        let auxiliary = bytes.get(at..at + usize::from(words) * 4).ok_or(WireError::Truncated)?.to_vec();
        at += auxiliary.len();
        found.push(GroupRecord { kind: RecordKind::from_code(kind), group: group.into(), sources, auxiliary });
    }
    Ok(found)
}

fn addresses(bytes: &[u8], at: usize, count: u16) -> Result<Vec<Ipv4Addr>, WireError> {
    let part = bytes.get(at..at + usize::from(count) * 4).ok_or(WireError::Truncated)?;
    Ok(part.as_chunks::<4>().0.iter().map(|octets| Ipv4Addr::from(*octets)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GROUP: Ipv4Addr = Ipv4Addr::new(224, 0, 1, 5);

    fn messages() -> impl Strategy<Value = Igmp> {
        let ip = any::<u32>().prop_map(Ipv4Addr::from);
        let sources = prop::collection::vec(ip.clone(), 0..5);
        let words = prop::collection::vec(any::<[u8; 4]>(), 0..3).prop_map(|words| words.concat());
        let record = (any::<u8>(), ip.clone(), sources.clone(), words).prop_map(|(kind, group, sources, auxiliary)| {
            GroupRecord { kind: RecordKind::from_code(kind), group, sources, auxiliary }
        });
        let query = (any::<u8>(), ip.clone(), any::<bool>(), 0u8..8, any::<u8>(), sources).prop_map(
            |(max_response_code, group, suppress, robustness, interval_code, sources)| QueryV3 {
                max_response_code,
                group,
                suppress,
                robustness,
                interval_code,
                sources,
            },
        );
        prop_oneof![
            (any::<u8>(), ip.clone())
                .prop_map(|(max_response_tenths, group)| Igmp::Query { max_response_tenths, group }),
            query.prop_map(Igmp::QueryV3),
            ip.clone().prop_map(|group| Igmp::ReportV1 { group }),
            ip.clone().prop_map(|group| Igmp::ReportV2 { group }),
            ip.prop_map(|group| Igmp::Leave { group }),
            prop::collection::vec(record, 0..4).prop_map(Igmp::ReportV3),
            (0x80u8.., any::<u8>(), prop::collection::vec(any::<u8>(), 4..20))
                .prop_map(|(kind, code, rest)| Igmp::Other { kind, code, rest }),
        ]
    }

    proptest! {
        #[test]
        fn messages_read_as_they_are_written(message in messages(), cut in any::<prop::sample::Index>()) {
            let mut bytes = message.emit();
            prop_assert_eq!(Igmp::parse(&bytes), Ok(message));
            prop_assert!(Igmp::parse(&bytes[..cut.index(HEADER_LEN)]).is_err());
            bytes[3] ^= 0x10;
            prop_assert_eq!(Igmp::parse(&bytes), Err(WireError::Checksum));
        }

        #[test]
        fn what_can_be_read_is_written_alike(mut bytes in prop::collection::vec(any::<u8>(), 8..60), kind in 0usize..6) {
            bytes[0] = [0x11, 0x12, 0x16, 0x17, 0x22, 0x99][kind];
            bytes[2..4].fill(0);
            let check = checksum::checksum(&bytes);
            bytes[2..4].copy_from_slice(&check.to_be_bytes());
            if let Ok(message) = Igmp::parse(&bytes) {
                prop_assert_eq!(Igmp::parse(&message.emit()), Ok(message));
            }
        }
    }

    #[test]
    fn a_report_has_the_bytes_of_the_standard() {
        let report = Igmp::ReportV2 { group: GROUP };
        assert_eq!(report.emit(), [0x16, 0, 0x08, 0xfa, 224, 0, 1, 5]);
        let record = GroupRecord { kind: RecordKind::ToExclude, group: GROUP, sources: vec![], auxiliary: vec![] };
        let bytes = Igmp::ReportV3(vec![record]).emit();
        assert_eq!(bytes, [0x22, 0, 0xf8, 0xf8, 0, 0, 0, 1, 4, 0, 0, 0, 224, 0, 1, 5]);
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        let long = GroupRecord { kind: RecordKind::Allow, group: GROUP, sources: vec![], auxiliary: vec![7; 5] };
        let Ok(Igmp::ReportV3(back)) = Igmp::parse(&Igmp::ReportV3(vec![long]).emit()) else { panic!("a report") };
        assert_eq!(back[0].auxiliary, [7, 7, 7, 7, 7, 0, 0, 0], "whole words");
        let between = [0x11, 0, 0xe9, 0xfb, 0, 0, 1, 2, 3, 0];
        assert_ne!(Igmp::parse(&between), Ok(Igmp::Query { max_response_tenths: 0, group: GROUP }));
        assert_eq!(Igmp::parse(&[0x11, 0, 0]), Err(WireError::Truncated));
    }
}
