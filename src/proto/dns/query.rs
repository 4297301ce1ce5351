//! The messages between those who ask, forward and answer.
//!
//! Home routers pass answers on as they are (RFC 5625): flags and unknown types included, but with the client's own
//! id and question, and RA set, because they do ask on. What a forwarder remembers is no longer authoritative.

use super::cache::CachedAnswer;
use crate::wire::{Dns, Name, Question, RData, Rcode, Record, RecordType};

/// RFC 1035 4.2.1: what an answer over UDP may be long, in bytes, when the asker says nothing about it.
pub const UDP_LIMIT_BYTES: usize = 512;
/// What is promised and used at most with EDNS, in bytes: no fragments on any usual path.
const EDNS_LIMIT_BYTES: u16 = 1232;

/// A stub's query. The id must be hard to guess (RFC 5452 4.3): it comes from the asker's chance.
pub fn query(id: u16, name: Name, kind: RecordType) -> Dns {
    Dns { id, recursion_desired: true, questions: vec![Question::new(name, kind)], ..Dns::default() }
}

/// Whether a message answers this query (RFC 5452 9.1); addresses and ports are the caller's to compare.
pub fn answers(query: &Dns, reply: &Dns) -> bool {
    reply.response && !query.response && reply.id == query.id && reply.questions == query.questions
}

/// An answer that says only how it went.
pub fn failure(query: &Dns, rcode: Rcode) -> Dns {
    Dns { recursion_available: rcode == Rcode::ServFail, ..reply_to(query, rcode) }
}

/// What a forwarder asks for a client: the client's own question, flags and EDNS included (RFC 5625 4.1, 4.2).
pub fn forwarded(query: &Dns) -> Dns {
    Dns { response: false, answers: Vec::new(), authorities: Vec::new(), ..query.clone() }
}

/// A query that tells how long an answer by datagram may be (RFC 6891 6.2.3).
pub fn with_edns(query: Dns, bytes: u16) -> Dns {
    let mut additionals = query.additionals.clone();
    additionals.push(Record { class: bytes, ..opt() });
    Dns { additionals, ..query }
}

/// The size that the EDNS record of a message tells.
pub fn edns_bytes(message: &Dns) -> Option<u16> {
    message.additionals.iter().find(|record| is_opt(record)).map(|opt| opt.class)
}

/// A forwarder's answer, made from the one it got: as that is, but the client's.
pub fn from_upstream(query: &Dns, answer: &Dns) -> Dns {
    let additionals = answer.additionals.iter().filter(|record| !is_opt(record)).cloned();
    let reply = reply_to(query, answer.rcode);
    Dns {
        authoritative: answer.authoritative,
        truncated: answer.truncated,
        recursion_available: true,
        answers: answer.answers.clone(),
        authorities: answer.authorities.clone(),
        additionals: additionals.chain(reply.additionals.iter().cloned()).collect(),
        ..reply
    }
}

/// A forwarder's answer, made from its cache.
pub fn from_cache(query: &Dns, known: CachedAnswer) -> Dns {
    let reply = reply_to(query, known.rcode);
    Dns { recursion_available: true, answers: known.answers, authorities: known.authorities, ..reply }
}

/// How many bytes an answer over UDP to this query may have (RFC 6891 6.2.5).
pub fn udp_limit_bytes(query: &Dns) -> usize {
    let told = query.additionals.iter().find(|record| is_opt(record)).map(|opt| opt.class.min(EDNS_LIMIT_BYTES));
    usize::from(told.unwrap_or(0)).max(UDP_LIMIT_BYTES)
}

/// The answer with as many records as fit; TC says that there were more (RFC 2181 9), and TCP has them.
pub fn fit(mut reply: Dns, limit_bytes: usize) -> Dns {
    while reply.emit().len() > limit_bytes {
        let dropped = reply.additionals.iter().rposition(|record| !is_opt(record)).map(|at| {
            reply.additionals.remove(at);
        });
        if dropped.is_some() {
            continue;
        }
        reply.truncated = true;
        if reply.authorities.pop().or_else(|| reply.answers.pop()).is_none() {
            break;
        }
    }
    reply
}

/// Id, opcode, RD and question are the query's (RFC 1035 4.1.1); so is EDNS, if it has that (RFC 6891 7).
pub(super) fn reply_to(query: &Dns, rcode: Rcode) -> Dns {
    let edns = query.additionals.iter().any(is_opt);
    Dns {
        id: query.id,
        response: true,
        opcode: query.opcode,
        recursion_desired: query.recursion_desired,
        rcode,
        questions: query.questions.clone(),
        additionals: edns.then(opt).into_iter().collect(),
        ..Dns::default()
    }
}

pub(super) fn is_opt(record: &Record) -> bool {
    record.data.kind() == RecordType::Opt
}

/// The OPT record: its class is the size of UDP payload its sender takes.
fn opt() -> Record {
    let data = RData::Other { kind: RecordType::Opt.code(), bytes: Vec::new() };
    Record { name: Name::root(), ttl_secs: 0, class: EDNS_LIMIT_BYTES, data }
}
