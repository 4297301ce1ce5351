//! Multicast listener discovery (RFC 2710, RFC 3810): what IGMP is for IPv4, within ICMPv6.
//!
//! Bodies begin behind the checksum of the ICMPv6 message around them.

use std::net::Ipv6Addr;

use super::ip_at;
use crate::wire::igmp::RecordKind;
use crate::wire::{WireError, be16};

/// Of a query of version 1, and of its answers.
const V1_LEN: usize = 20;
/// RFC 3810 8.1: the length tells the versions of queries apart.
const QUERY_V2_LEN: usize = 24;
const RECORDS_AT: usize = 4;
const RECORD_HEAD_LEN: usize = 20;
/// More sources or records cannot be counted in two bytes.
const MAX_COUNT: usize = 0xffff;

/// A message of multicast listener discovery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mld {
    /// Who wants this group, or any? Of version 1.
    Query {
        /// Answer within this time.
        max_response_millis: u16,
        /// Which group; unspecified for all.
        group: Ipv6Addr,
    },
    /// The same of version 2.
    QueryV2(MldQuery),
    /// I want this group (version 1).
    Report {
        /// Which one.
        group: Ipv6Addr,
    },
    /// I want it no more (version 1).
    Done {
        /// Which one.
        group: Ipv6Addr,
    },
    /// What I want (version 2).
    ReportV2(Vec<MldRecord>),
}

/// A query of version 2 (RFC 3810 5.1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MldQuery {
    /// Answer within this time: milliseconds below 32768, else a mantissa and an exponent.
    pub max_response_code: u16,
    /// Which group; unspecified for all.
    pub group: Ipv6Addr,
    /// Other routers shall not start their timers.
    pub suppress: bool,
    /// How many losses the querier expects, 0 to 7.
    pub robustness: u8,
    /// How often it asks: seconds below 128, else a mantissa and an exponent.
    pub interval_code: u8,
    /// Only these sources, if any.
    pub sources: Vec<Ipv6Addr>,
}

/// What a host wants of a group (RFC 3810 5.2.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MldRecord {
    /// Include or exclude, now or from now on.
    pub kind: RecordKind,
    /// Which group.
    pub group: Ipv6Addr,
    /// From whom, or from whom not.
    pub sources: Vec<Ipv6Addr>,
    /// Whole words of four bytes that nobody defined.
    pub auxiliary: Vec<u8>,
}

impl Mld {
    /// Its type in ICMPv6.
    pub fn kind(&self) -> u8 {
        match self {
            Mld::Query { .. } | Mld::QueryV2(_) => 130,
            Mld::Report { .. } => 131,
            Mld::Done { .. } => 132,
            Mld::ReportV2(_) => 143,
        }
    }

    pub(super) fn read(kind: u8, body: &[u8]) -> Result<Mld, WireError> {
        if kind == 143 {
            return Ok(Mld::ReportV2(records(body)?));
        }
        let (Some(millis), Some(group)) = (be16(body, 0), ip_at(body, 4)) else { return Err(WireError::Truncated) };
        match kind {
            130 if body.len() >= QUERY_V2_LEN => Ok(Mld::QueryV2(MldQuery::read(body, millis, group)?)),
            // RFC 3810 8.1: a length between the versions' is neither.
            130 if body.len() > V1_LEN => Err(WireError::Malformed),
            130 => Ok(Mld::Query { max_response_millis: millis, group }),
            131 => Ok(Mld::Report { group }),
            _ => Ok(Mld::Done { group }),
        }
    }

    /// Counts that do not fit two bytes end there.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Mld::Query { max_response_millis, group } => {
                out.extend(max_response_millis.to_be_bytes());
                out.extend([0; 2]);
                out.extend(group.octets());
            }
            Mld::QueryV2(query) => query.write(out),
            Mld::Report { group } | Mld::Done { group } => {
                out.extend([0; 4]);
                out.extend(group.octets());
            }
            Mld::ReportV2(records) => {
                let records = records.get(..MAX_COUNT).unwrap_or(records);
                out.extend([0; 2]);
                out.extend((records.len() as u16).to_be_bytes());
                records.iter().for_each(|record| record.write(out));
            }
        }
    }
}

impl MldQuery {
    fn read(body: &[u8], max_response_code: u16, group: Ipv6Addr) -> Result<MldQuery, WireError> {
        let (Some(&[flags, interval_code]), Some(count)) = (body.get(20..22), be16(body, 22)) else {
            return Err(WireError::Truncated);
        };
        let sources = addresses(body, QUERY_V2_LEN, count)?;
        let (suppress, robustness) = (flags & 8 != 0, flags & 7);
        Ok(MldQuery { max_response_code, group, suppress, robustness, interval_code, sources })
    }

    fn write(&self, out: &mut Vec<u8>) {
        let sources = self.sources.get(..MAX_COUNT).unwrap_or(&self.sources);
        out.extend(self.max_response_code.to_be_bytes());
        out.extend([0; 2]);
        out.extend(self.group.octets());
        out.extend([u8::from(self.suppress) << 3 | self.robustness & 7, self.interval_code]);
        out.extend((sources.len() as u16).to_be_bytes());
        sources.iter().for_each(|source| out.extend(source.octets()));
    }
}

impl MldRecord {
    fn write(&self, out: &mut Vec<u8>) {
        let sources = self.sources.get(..MAX_COUNT).unwrap_or(&self.sources);
        let words = self.auxiliary.len().div_ceil(4).min(255);
        out.extend([self.kind.code(), words as u8]);
        out.extend((sources.len() as u16).to_be_bytes());
        out.extend(self.group.octets());
        sources.iter().for_each(|source| out.extend(source.octets()));
        out.extend(self.auxiliary.iter().copied().chain(std::iter::repeat(0)).take(words * 4));
    }
}

/// The groups of a report of version 2.
fn records(body: &[u8]) -> Result<Vec<MldRecord>, WireError> {
    let (mut found, mut at) = (Vec::new(), RECORDS_AT);
    for _ in 0..be16(body, 2).ok_or(WireError::Truncated)? {
        let head = body.get(at..at + RECORD_HEAD_LEN).ok_or(WireError::Truncated)?;
        let (Some(&[kind, words]), Some(count), Some(group)) = (head.get(..2), be16(head, 2), ip_at(head, 4)) else {
            return Err(WireError::Truncated);
        };
        let sources = addresses(body, at + RECORD_HEAD_LEN, count)?;
        at += RECORD_HEAD_LEN + sources.len() * 16;
        let auxiliary = body.get(at..at + usize::from(words) * 4).ok_or(WireError::Truncated)?.to_vec();
        at += auxiliary.len();
        found.push(MldRecord { kind: RecordKind::from_code(kind), group, sources, auxiliary });
    }
    Ok(found)
}

fn addresses(bytes: &[u8], at: usize, count: u16) -> Result<Vec<Ipv6Addr>, WireError> {
    let part = bytes.get(at..at + usize::from(count) * 16).ok_or(WireError::Truncated)?;
    Ok(part.as_chunks::<16>().0.iter().map(|octets| Ipv6Addr::from(*octets)).collect())
}
