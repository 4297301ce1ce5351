//! What an authoritative server knows, and what it answers (RFC 1034 4.3.2, RFC 2308).
//!
//! One text of records may hold several zones. A zone begins where a SOA or NS record stands; names outside of these
//! begin one at their registered domain (`naver.com`, `shop.co.kr`), or their network in `in-addr.arpa`. A zone
//! without a SOA gets one, because "there is no such name" cannot be said, and kept, without it.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use super::CHAIN_LIMIT;
use super::query::{failure, reply_to};
use super::text::{RecordError, read_record};
use crate::trace::{DnsFact, Trace, What};
use crate::wire::dns::CLASS_IN;
use crate::wire::{Dns, Name, Question, RData, Rcode, Record, RecordType};

/// QTYPE `*` (RFC 1035 3.2.3): all records of the name.
const ANY: RecordType = RecordType::Other(255);
/// QCLASS `*`.
const CLASS_ANY: u16 = 255;
/// TTL and minimum of a SOA that is made here, in seconds.
const NEGATIVE_TTL_SECS: u32 = 300;

/// A line that holds no record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ZoneError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub error: RecordError,
}

impl fmt::Display for ZoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.error)
    }
}

/// The zones of one server.
#[derive(Clone, Debug, Default)]
pub struct Zone {
    /// Top of each zone, with its SOA.
    tops: BTreeMap<Name, Record>,
    /// The records by owner, in the order of the text.
    records: BTreeMap<Name, Vec<Record>>,
}

/// What a name is, for a question.
enum Node<'a> {
    /// It does not exist.
    Absent,
    /// It stands for another name.
    Alias(&'a Record, &'a Name),
    /// It exists, with these records of the wanted type; perhaps none.
    Here(Vec<&'a Record>),
}

/// An answer in the making.
struct Answer {
    rcode: Rcode,
    records: Vec<Record>,
    /// The SOA of a zone that says no.
    soa: Option<Record>,
}

impl Zone {
    /// The zones in a text of records, one a line; or its first bad line.
    pub fn parse(text: &str) -> Result<Zone, ZoneError> {
        let mut records: BTreeMap<Name, Vec<Record>> = BTreeMap::new();
        for (nth, line) in text.lines().enumerate() {
            let record = read_record(line).map_err(|error| ZoneError { line: nth + 1, error })?;
            if let Some(record) = record {
                records.entry(record.name.clone()).or_default().push(record);
            }
        }
        for set in records.values_mut() {
            level_ttls(set);
        }
        let tops = find_tops(&records);
        let tops = tops.into_iter().map(|top| (top.clone(), soa_of(&top, &records))).collect();
        Ok(Zone { tops, records })
    }

    /// The answer to a query.
    pub fn answer(&self, query: &Dns, trace: &mut Trace) -> Dns {
        let [question] = &query.questions[..] else { return failure(query, Rcode::FormErr) };
        if query.opcode != 0 {
            return failure(query, Rcode::NotImp);
        }
        let found = match question.class {
            CLASS_IN | CLASS_ANY => self.resolve(question),
            _ => Answer { rcode: Rcode::Refused, records: Vec::new(), soa: None },
        };
        trace.say(|| {
            What::dns(DnsFact::FromZone {
                name: question.name.to_string(),
                kind: question.kind.to_string(),
                rcode: found.rcode.name(),
                records: found.records.len() as u16,
            })
        });
        let mut reply = reply_to(query, found.rcode);
        reply.authoritative = found.rcode != Rcode::Refused;
        reply.answers = found.records;
        reply.authorities.extend(found.soa);
        reply
    }

    /// RFC 1034 4.3.2, with no zones below ours: aliases are followed as far as our own records lead.
    fn resolve(&self, question: &Question) -> Answer {
        let mut name = question.name.clone();
        let mut records = Vec::new();
        for _ in 0..CHAIN_LIMIT {
            let Some(soa) = self.soa_above(&name) else {
                let rcode = if records.is_empty() { Rcode::Refused } else { Rcode::NoError };
                return Answer { rcode, records, soa: None };
            };
            match self.find(&name, question.kind) {
                Node::Absent => return Answer { rcode: Rcode::NxDomain, records, soa: Some(negative(soa)) },
                Node::Alias(record, target) => {
                    records.push(Record { name, ..record.clone() });
                    name = target.clone();
                }
                Node::Here(found) => {
                    let soa = found.is_empty().then(|| negative(soa));
                    records.extend(found.into_iter().map(|record| Record { name: name.clone(), ..record.clone() }));
                    return Answer { rcode: Rcode::NoError, records, soa };
                }
            }
        }
        Answer { rcode: Rcode::NoError, records, soa: None }
    }

    /// The SOA of the nearest zone the name is in.
    fn soa_above(&self, name: &Name) -> Option<&Record> {
        ancestry(name).find_map(|above| self.tops.get(&above))
    }

    fn find(&self, name: &Name, kind: RecordType) -> Node<'_> {
        let Some(set) = self.records.get(name).or_else(|| self.wildcard(name)) else {
            let soa = self.tops.get(name).filter(|_| kind == RecordType::Soa || kind == ANY);
            return if self.exists(name) { Node::Here(soa.into_iter().collect()) } else { Node::Absent };
        };
        let alias = set.iter().find_map(|record| match &record.data {
            RData::Cname(target) => Some((record, target)),
            _ => None,
        });
        match alias {
            // RFC 1034 4.3.2 3a: the alias itself is asked for.
            Some((record, target)) if kind != RecordType::Cname && kind != ANY => Node::Alias(record, target),
            _ => {
                let mut found: Vec<&Record> = set.iter().filter(|r| kind == ANY || r.data.kind() == kind).collect();
                if found.is_empty() && kind == RecordType::Soa {
                    found.extend(self.tops.get(name)); // the SOA that was made here
                }
                Node::Here(found)
            }
        }
    }

    /// A name exists when it, or one below it, has a record (RFC 8020).
    fn exists(&self, name: &Name) -> bool {
        self.tops.contains_key(name) || self.records.keys().any(|owner| owner.is_within(name))
    }

    /// The records of `*` under the nearest name that exists (RFC 4592 3.3.1), when `name` itself does not.
    fn wildcard(&self, name: &Name) -> Option<&Vec<Record>> {
        if self.exists(name) {
            return None;
        }
        let nearest = ancestry(name).find(|above| self.exists(above))?;
        self.records.get(&below("*", &nearest))
    }
}

/// The name, its parent, … the root.
fn ancestry(name: &Name) -> impl Iterator<Item = Name> {
    core::iter::successors(Some(name.clone()), Name::parent)
}

/// The name one label below another; the other itself when there is no room.
fn below(label: &str, zone: &Name) -> Name {
    let text = if zone.is_root() { label.to_owned() } else { format!("{label}.{zone}") };
    text.parse().unwrap_or_else(|_| zone.clone())
}

/// RFC 2181 5.2: one TTL for all records of a type; the lowest wins.
fn level_ttls(set: &mut [Record]) {
    let lowest: Vec<u32> = set
        .iter()
        .map(|r| set.iter().filter(|o| o.data.kind() == r.data.kind()).map(|o| o.ttl_secs).min().unwrap_or(0))
        .collect();
    for (record, ttl_secs) in set.iter_mut().zip(lowest) {
        record.ttl_secs = ttl_secs;
    }
}

/// Where the zones begin: at SOA and NS records; for other names at their registered domain. Short names go first,
/// so that `www.naver.com` falls into the zone of `naver.com`.
fn find_tops(records: &BTreeMap<Name, Vec<Record>>) -> BTreeSet<Name> {
    let marks = |set: &Vec<Record>| set.iter().any(|r| matches!(r.data, RData::Soa { .. } | RData::Ns(_)));
    let mut tops: BTreeSet<Name> = records.iter().filter(|(_, set)| marks(set)).map(|(name, _)| name.clone()).collect();
    let mut others: Vec<&Name> = records.keys().collect();
    others.sort_by_key(|name| name.labels().count());
    for name in others {
        if !ancestry(name).any(|above| tops.contains(&above)) {
            tops.insert(registered_domain(name));
        }
    }
    tops
}

/// `www.naver.com` → `naver.com`, `www.shop.co.kr` → `shop.co.kr`, an address's name → its network. A guess: the list
/// of public suffixes is not known here.
fn registered_domain(name: &Name) -> Name {
    let labels: Vec<&[u8]> = name.labels().collect();
    let reverse = matches!(labels[..], [.., net, arpa] if net.eq_ignore_ascii_case(b"in-addr") && arpa.eq_ignore_ascii_case(b"arpa"));
    let keep = match labels[..] {
        _ if reverse => labels.len().saturating_sub(1).max(2),
        [.., second, top] if top.len() == 2 && second.len() <= 3 => 3,
        _ => 2,
    };
    let skip = labels.len().saturating_sub(keep);
    ancestry(name).nth(skip).unwrap_or_default()
}

/// The SOA of a zone: its own, or one that is made.
fn soa_of(top: &Name, records: &BTreeMap<Name, Vec<Record>>) -> Record {
    let set = records.get(top).map(Vec::as_slice).unwrap_or_default();
    if let Some(own) = set.iter().find(|r| r.data.kind() == RecordType::Soa) {
        return own.clone();
    }
    let server = set.iter().find_map(|record| match &record.data {
        RData::Ns(server) => Some(server.clone()),
        _ => None,
    });
    let data = RData::Soa {
        mname: server.unwrap_or_else(|| below("ns", top)),
        rname: below("hostmaster", top),
        serial: 1,
        refresh: 3600,
        retry: 600,
        expire: 604_800,
        minimum: NEGATIVE_TTL_SECS,
    };
    Record::new(top.clone(), NEGATIVE_TTL_SECS, data)
}

/// RFC 2308 3: the SOA in a "no" carries the time for which the "no" may be kept.
fn negative(soa: &Record) -> Record {
    let ttl_secs = match soa.data {
        RData::Soa { minimum, .. } => soa.ttl_secs.min(minimum),
        _ => soa.ttl_secs,
    };
    Record { ttl_secs, ..soa.clone() }
}
