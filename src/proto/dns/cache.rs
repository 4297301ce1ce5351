//! What a forwarder remembers: sets of records with the time they are good for, and that there is none (RFC 2308).
//!
//! As dnsmasq it counts whole seconds of the clock, holds 150 names, keeps nothing with TTL 0, and forgets first
//! what nobody asked for the longest time.

use std::collections::BTreeMap;

use serde::Serialize;

use super::CHAIN_LIMIT;
use super::text::data_text;
use crate::sim::SimTime;
use crate::trace::{DnsFact, FactId, Trace, What};
use crate::wire::dns::CLASS_IN;
use crate::wire::{Dns, Name, Question, RData, Rcode, Record, RecordType};

/// dnsmasq's `--cache-size`.
const LIMIT: usize = 150;
/// RFC 2181 8: a TTL with the highest bit set counts as zero.
const TTL_MAX_SECS: u32 = (1 << 31) - 1;

/// What the cache knows about a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// The whole answer.
    Hit(CachedAnswer),
    /// Not enough: somebody must be asked.
    Miss,
}

/// An answer from the cache; the TTLs are what is left of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CachedAnswer {
    /// `NoError` or `NxDomain`.
    pub rcode: Rcode,
    /// The aliases on the way, then the records.
    pub answers: Vec<Record>,
    /// The SOA, when there is none.
    pub authorities: Vec<Record>,
}

/// One row of the cache, for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CacheRow {
    /// The name.
    pub name: String,
    /// The record type; none when the name itself does not exist.
    pub kind: Option<String>,
    /// The data, as dig prints them; empty when there are none.
    pub data: Vec<String>,
    /// Seconds it may still be used.
    pub ttl_secs: u32,
    /// Whether it says that there is no such record, or no such name.
    pub negative: bool,
    /// The fact that taught it.
    pub fact: FactId,
}

/// Name and type; no type for a name that does not exist, whatever the type (RFC 2308 5).
type Key = (Name, Option<RecordType>);

#[derive(Clone, Debug)]
enum Known {
    Records(Vec<RData>),
    /// There is none; this SOA says so.
    Nothing(Record),
}

#[derive(Clone, Debug)]
struct Entry {
    known: Known,
    /// The second from which it is forgotten.
    until_secs: u64,
    /// Counts up with each use of the cache.
    used: u64,
    fact: FactId,
}

/// The cache.
#[derive(Clone, Debug)]
pub struct Cache {
    entries: BTreeMap<Key, Entry>,
    limit: usize,
    uses: u64,
}

impl Default for Cache {
    fn default() -> Cache {
        Cache::new(LIMIT)
    }
}

impl Cache {
    /// An empty cache for so many sets of records.
    pub fn new(limit: usize) -> Cache {
        Cache { entries: BTreeMap::new(), limit, uses: 0 }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// What it knows about a question.
    pub fn lookup(&mut self, now: SimTime, question: &Question, trace: &mut Trace) -> Found {
        let mut known = CachedAnswer { rcode: Rcode::NoError, answers: Vec::new(), authorities: Vec::new() };
        let expired = self.forget_expired(now, question);
        let complete = question.class == CLASS_IN && self.collect(now, question, &mut known);
        let name = || question.name.to_string();
        if !complete {
            trace.say(|| What::dns(DnsFact::CacheMiss { name: name(), expired }));
            return Found::Miss;
        }
        let ttl_secs = known.answers.iter().chain(&known.authorities).map(|r| r.ttl_secs).min().unwrap_or(0);
        let learned = self.learned(question);
        trace.say(|| What::dns(DnsFact::CacheHit { name: name(), ttl_secs, learned }));
        Found::Hit(known)
    }

    /// The fact that taught the set a question begins with.
    fn learned(&self, question: &Question) -> FactId {
        let keys = [Some(question.kind), None, Some(RecordType::Cname)].map(|kind| (question.name.clone(), kind));
        keys.iter().find_map(|key| self.entries.get(key)).map_or(FactId::NONE, |entry| entry.fact)
    }

    /// Follows the aliases from the question to its records. Whether it got there.
    fn collect(&mut self, now: SimTime, question: &Question, answer: &mut CachedAnswer) -> bool {
        let mut name = question.name.clone();
        for _ in 0..CHAIN_LIMIT {
            // The set itself, then that there is no such name, then an alias.
            let mut keys =
                [Some(question.kind), None, Some(RecordType::Cname)].map(|kind| (name.clone(), kind)).into_iter();
            let Some(key) = keys.find(|key| self.entries.contains_key(key)) else { return false };
            let Some(entry) = self.entries.get_mut(&key) else { return false };
            self.uses += 1;
            entry.used = self.uses;
            let ttl_secs = left_secs(now, entry.until_secs);
            match &entry.known {
                Known::Nothing(soa) => {
                    answer.rcode = if key.1.is_none() { Rcode::NxDomain } else { Rcode::NoError };
                    answer.authorities.push(Record { ttl_secs, ..soa.clone() });
                    return true;
                }
                Known::Records(set) => {
                    answer.answers.extend(set.iter().map(|data| Record::new(name.clone(), ttl_secs, data.clone())));
                    match set.first() {
                        Some(RData::Cname(target)) if question.kind != RecordType::Cname => name = target.clone(),
                        _ => return true,
                    }
                }
            }
        }
        false
    }

    /// Keeps an answer: each set of records on the way from the question, or that there is none.
    pub fn store(&mut self, now: SimTime, question: &Question, answer: &Dns, trace: &mut Trace) {
        let says_something = matches!(answer.rcode, Rcode::NoError | Rcode::NxDomain);
        if !says_something || answer.truncated || question.class != CLASS_IN {
            return;
        }
        let mut name = question.name.clone();
        for _ in 0..CHAIN_LIMIT {
            if self.keep_set(now, &name, question.kind, answer, trace) {
                return;
            }
            let alias = records_of(answer, &name, RecordType::Cname).find_map(|record| match &record.data {
                RData::Cname(target) => Some(target.clone()),
                _ => None,
            });
            let Some(target) = alias else {
                self.keep_nothing(now, name, question.kind, answer, trace);
                return;
            };
            self.keep_set(now, &name, RecordType::Cname, answer, trace);
            name = target;
        }
    }

    /// Keeps the records of one name and type. Whether there were any.
    fn keep_set(&mut self, now: SimTime, name: &Name, kind: RecordType, answer: &Dns, trace: &mut Trace) -> bool {
        // RFC 2181 5.2: one TTL for the set; when they differ, the lowest.
        let Some(ttl_secs) = records_of(answer, name, kind).map(|r| r.ttl_secs).min() else { return false };
        let set = records_of(answer, name, kind).map(|r| r.data.clone()).collect();
        self.keep(now, (name.clone(), Some(kind)), Known::Records(set), ttl_secs, trace);
        true
    }

    /// RFC 2308 5: "no" is kept for as long as its SOA says; without SOA it is not kept.
    fn keep_nothing(&mut self, now: SimTime, name: Name, kind: RecordType, answer: &Dns, trace: &mut Trace) {
        let soa = answer.authorities.iter().find(|record| name.is_within(&record.name) && is_soa(record));
        let Some((soa, RData::Soa { minimum, .. })) = soa.map(|record| (record, &record.data)) else { return };
        let ttl_secs = soa.ttl_secs.min(*minimum);
        let kind = (answer.rcode != Rcode::NxDomain).then_some(kind);
        self.keep(now, (name, kind), Known::Nothing(soa.clone()), ttl_secs, trace);
    }

    fn keep(&mut self, now: SimTime, key: Key, known: Known, ttl_secs: u32, trace: &mut Trace) {
        if ttl_secs == 0 || ttl_secs > TTL_MAX_SECS || self.limit == 0 {
            return;
        }
        self.make_room(now, &key);
        let negative = matches!(known, Known::Nothing(_));
        let fact = trace.say(|| What::dns(DnsFact::Cached { name: key.0.to_string(), ttl_secs, negative }));
        self.uses += 1;
        let until_secs = now.secs() + u64::from(ttl_secs);
        self.entries.insert(key, Entry { known, until_secs, used: self.uses, fact });
    }

    /// What ran out goes first, then what was not used for the longest time. A name that exists now, or no longer,
    /// loses what was known to the contrary.
    fn make_room(&mut self, now: SimTime, key: &Key) {
        let (name, kind) = key;
        self.entries.retain(|(other, known), _| other != name || (kind.is_some() && known.is_some()));
        if self.entries.len() < self.limit || self.entries.contains_key(key) {
            return;
        }
        self.entries.retain(|_, entry| entry.until_secs > now.secs());
        while self.entries.len() >= self.limit {
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone());
            let Some(oldest) = oldest else { return };
            self.entries.remove(&oldest);
        }
    }

    /// Drops what ran out of the question's own name. Whether anything did.
    fn forget_expired(&mut self, now: SimTime, question: &Question) -> bool {
        let mut expired = false;
        self.entries.retain(|(name, _), entry| {
            let over = entry.until_secs <= now.secs();
            expired |= over && *name == question.name;
            !over
        });
        expired
    }

    /// The cache for the screen, by name and type.
    pub fn rows(&self, now: SimTime) -> Vec<CacheRow> {
        let fresh = self.entries.iter().filter(|(_, entry)| entry.until_secs > now.secs());
        fresh
            .map(|((name, kind), entry)| {
                let data = match &entry.known {
                    Known::Records(set) => set.iter().map(data_text).collect(),
                    Known::Nothing(_) => Vec::new(),
                };
                CacheRow {
                    name: name.to_string(),
                    kind: kind.map(|kind| kind.to_string()),
                    negative: matches!(entry.known, Known::Nothing(_)),
                    data,
                    ttl_secs: left_secs(now, entry.until_secs),
                    fact: entry.fact,
                }
            })
            .collect()
    }
}

fn left_secs(now: SimTime, until_secs: u64) -> u32 {
    u32::try_from(until_secs.saturating_sub(now.secs())).unwrap_or(u32::MAX)
}

fn records_of<'a>(answer: &'a Dns, name: &'a Name, kind: RecordType) -> impl Iterator<Item = &'a Record> {
    let fits = move |r: &&Record| r.name == *name && r.class == CLASS_IN && r.data.kind() == kind;
    answer.answers.iter().filter(fits)
}

fn is_soa(record: &Record) -> bool {
    record.data.kind() == RecordType::Soa
}
