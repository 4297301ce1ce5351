//! A server's zone and a forwarder's cache, question by question, as the captures of a home network have it.

use std::net::Ipv4Addr;

use super::*;
use crate::sim::SimTime;
use crate::trace::{DnsFact, Trace, What};
use crate::wire::{Dns, Name, RData, Rcode, Record, RecordType};

const RECORDS: &str = "
naver.com 300 A 223.130.195.95
naver.com 300 MX 10 mx.naver.com
www.naver.com 300 CNAME naver.com
; the other domain has its own SOA
example.com 300 SOA ns.example.com hostmaster.example.com 2026010101 3600 600 604800 60
short.example.com 5 A 203.0.113.10
lb.example.com 300 A 203.0.113.10
lb.example.com 200 A 203.0.113.11
*.apps.example.com 300 A 203.0.113.12
out.example.com 300 CNAME elsewhere.org
dead.example.com 300 CNAME nosuch.naver.com
loop.example.com 300 CNAME pool.example.com
pool.example.com 300 CNAME loop.example.com
zero.example.com 0 A 203.0.113.13
10.113.0.203.in-addr.arpa 300 PTR example.com
www.shop.co.kr 300 A 203.0.113.14
";

fn name(text: &str) -> Name {
    text.parse().expect("a name")
}

fn ask(text: &str, kind: RecordType) -> Dns {
    query(7, name(text), kind)
}

fn zone() -> Zone {
    Zone::parse(RECORDS).expect("good records")
}

fn data(records: &[Record]) -> Vec<String> {
    records.iter().map(|record| data_text(&record.data)).collect()
}

#[test]
fn a_zone_answers_with_authority() {
    let zone = zone();
    let mut trace = Trace::all();
    let query = ask("www.NAVER.com", RecordType::A);
    let reply = zone.answer(&query, &mut trace);
    assert!(answers(&query, &reply));
    assert_eq!((reply.authoritative, reply.recursion_available, reply.recursion_desired), (true, false, true));
    assert_eq!(data(&reply.answers), ["naver.com.", "223.130.195.95"]);
    assert_eq!(Dns::parse(&reply.emit()), Ok(reply));
    let said = trace.facts().next().map(|fact| fact.what.clone());
    let expected = DnsFact::FromZone { name: "www.NAVER.com".into(), kind: "A".into(), rcode: "NOERROR", records: 2 };
    assert_eq!(said, Some(What::dns(expected)));
    let get = |text, kind| data(&zone.answer(&ask(text, kind), &mut Trace::off()).answers);
    assert_eq!(get("naver.com", RecordType::Mx), ["10 mx.naver.com."]);
    assert_eq!(get("www.naver.com", RecordType::Cname), ["naver.com."]);
    assert_eq!(get("10.113.0.203.in-addr.arpa", RecordType::Ptr), ["example.com."]);
    assert_eq!(get("x.apps.example.com", RecordType::A), ["203.0.113.12"]);
    assert_eq!(get("naver.com", RecordType::Other(255)).len(), 2);
    assert_eq!(get("loop.example.com", RecordType::A).len(), CHAIN_LIMIT);
    let lb = zone.answer(&ask("lb.example.com", RecordType::A), &mut Trace::off());
    assert!(lb.answers.iter().all(|record| record.ttl_secs == 200), "one TTL for the set");
}

#[test]
fn no_has_its_kinds() {
    let zone = zone();
    let no = |text, kind| {
        let reply = zone.answer(&ask(text, kind), &mut Trace::off());
        let soa = reply.authorities.first().map(|soa| (soa.name.to_string(), soa.ttl_secs));
        (reply.rcode, reply.answers.len(), soa)
    };
    let soa = |top: &str, ttl| Some((top.to_owned(), ttl));
    assert_eq!(no("nosuch.naver.com", RecordType::A), (Rcode::NxDomain, 0, soa("naver.com", 300)));
    assert_eq!(no("naver.com", RecordType::Aaaa), (Rcode::NoError, 0, soa("naver.com", 300)));
    assert_eq!(no("nosuch.example.com", RecordType::A), (Rcode::NxDomain, 0, soa("example.com", 60)));
    assert_eq!(no("apps.example.com", RecordType::A), (Rcode::NoError, 0, soa("example.com", 60)), "it has a child");
    assert_eq!(no("dead.example.com", RecordType::A), (Rcode::NxDomain, 1, soa("naver.com", 300)));
    assert_eq!(no("out.example.com", RecordType::A), (Rcode::NoError, 1, None), "the alias leads out of our zones");
    assert_eq!(no("elsewhere.org", RecordType::A), (Rcode::Refused, 0, None));
    assert_eq!(no("nosuch.shop.co.kr", RecordType::A).0, Rcode::NxDomain);
    assert_eq!(no("other.co.kr", RecordType::A).0, Rcode::Refused);
    assert_eq!(no("11.113.0.203.in-addr.arpa", RecordType::Ptr).0, Rcode::NxDomain);
    assert_eq!(no("1.114.0.203.in-addr.arpa", RecordType::Ptr).0, Rcode::Refused);
    let refused = zone.answer(&ask("elsewhere.org", RecordType::A), &mut Trace::off());
    assert!(!refused.authoritative);
    let made = zone.answer(&ask("naver.com", RecordType::Soa), &mut Trace::off());
    assert_eq!(data(&made.answers), ["ns.naver.com. hostmaster.naver.com. 1 3600 600 604800 300"]);
}

#[test]
fn bad_lines_and_strange_queries_are_told() {
    let error = Zone::parse("a.b 1 A 1.2.3.4\n\na.b 1 A 1.2.3").err();
    assert_eq!(error, Some(ZoneError { line: 3, error: RecordError::Data }));
    let zone = zone();
    let rcode = |query: Dns| zone.answer(&query, &mut Trace::off()).rcode;
    assert_eq!(rcode(Dns::default()), Rcode::FormErr);
    assert_eq!(rcode(Dns { opcode: 5, ..ask("naver.com", RecordType::A) }), Rcode::NotImp);
    let mut chaos = ask("naver.com", RecordType::A);
    chaos.questions[0].class = 3;
    assert_eq!(rcode(chaos), Rcode::Refused);
    assert_eq!(Zone::default().answer(&ask(".", RecordType::A), &mut Trace::off()).rcode, Rcode::Refused);
}

/// A forwarder: its cache first, then the zone. Answers the reply and whether the zone was asked.
fn forward(cache: &mut Cache, at: SimTime, text: &str, kind: RecordType, trace: &mut Trace) -> (Dns, bool) {
    let asked = ask(text, kind);
    let question = &asked.questions[0];
    match cache.lookup(at, question, trace) {
        Found::Hit(known) => (from_cache(&asked, known), false),
        Found::Miss => {
            let upstream = zone().answer(&query(99, question.name.clone(), kind), trace);
            cache.store(at, question, &upstream, trace);
            (from_upstream(&asked, &upstream), true)
        }
    }
}

#[test]
fn a_short_ttl_is_5_then_3_then_asked_again() {
    let (mut cache, mut trace) = (Cache::default(), Trace::all());
    let mut seen = Vec::new();
    for ms in [1_900, 3_010, 4_999, 6_000] {
        let at = SimTime::from_millis(ms);
        let (reply, asked) = forward(&mut cache, at, "short.example.com", RecordType::A, &mut trace);
        assert!(reply.recursion_available && reply.id == 7);
        seen.push((reply.answers[0].ttl_secs, reply.authoritative, asked));
    }
    assert_eq!(seen, [(5, true, true), (3, false, false), (2, false, false), (5, true, true)]);
    let misses: Vec<bool> = trace
        .facts()
        .filter_map(|f| match &f.what {
            What::Dns(fact) => {
                if let DnsFact::CacheMiss { expired, .. } = **fact {
                    Some(expired)
                } else {
                    None
                }
            }
            _ => None,
        })
        .collect();
    assert_eq!(misses, [false, true]);
}

#[test]
fn aliases_and_no_are_remembered_and_zero_is_not() {
    let (mut cache, mut trace) = (Cache::default(), Trace::all());
    for (text, kind) in [
        ("www.naver.com", RecordType::A),
        ("nosuch.naver.com", RecordType::A),
        ("naver.com", RecordType::Aaaa),
        ("dead.example.com", RecordType::A),
    ] {
        let mut get = |secs| forward(&mut cache, SimTime::from_secs(secs), text, kind, &mut trace);
        let (first, _) = get(0);
        let (again, asked) = get(10);
        assert!(!asked, "{text}");
        assert_eq!((again.rcode, data(&again.answers)), (first.rcode, data(&first.answers)), "{text}");
        assert_eq!(again.authorities.len(), first.authorities.len(), "{text}");
        assert!(again.answers.iter().chain(&again.authorities).all(|record| record.ttl_secs == 290), "{text}");
        assert!(first.authoritative && !again.authoritative);
    }
    let (other, asked) = forward(&mut cache, SimTime::from_secs(10), "nosuch.naver.com", RecordType::Mx, &mut trace);
    assert_eq!((other.rcode, asked), (Rcode::NxDomain, false), "a name that is not has no other type either");
    for _ in 0..2 {
        assert!(forward(&mut cache, SimTime::ZERO, "zero.example.com", RecordType::A, &mut trace).1);
    }
    let rows = cache.rows(SimTime::from_secs(20));
    let row = rows.iter().find(|row| row.name == "nosuch.naver.com").expect("a row");
    assert_eq!((row.negative, row.kind.clone(), row.ttl_secs), (true, None, 280));
    let learned = trace.fact(row.fact).map(|fact| fact.what.clone());
    assert!(
        matches!(&learned, Some(What::Dns(fact)) if matches!(**fact, DnsFact::Cached { negative: true, ttl_secs: 300, .. }))
    );
    assert!(cache.rows(SimTime::from_secs(300)).is_empty());
}

#[test]
fn a_name_that_appears_is_no_longer_nothing() {
    let (mut cache, mut trace) = (Cache::default(), Trace::off());
    forward(&mut cache, SimTime::ZERO, "nosuch.naver.com", RecordType::A, &mut trace);
    let question = &ask("nosuch.naver.com", RecordType::Mx).questions[0];
    let mut news = ask("nosuch.naver.com", RecordType::Mx);
    let data = RData::Mx { preference: 1, exchange: name("mx.naver.com") };
    news.answers = vec![Record::new(question.name.clone(), 9, data)];
    cache.store(SimTime::ZERO, question, &news, &mut trace);
    assert!(forward(&mut cache, SimTime::ZERO, "nosuch.naver.com", RecordType::A, &mut trace).1);
}

#[test]
fn the_cache_forgets_what_was_used_least_recently() {
    let (mut cache, mut trace) = (Cache::new(2), Trace::off());
    let names = ["naver.com", "lb.example.com", "naver.com", "short.example.com"];
    for text in names {
        forward(&mut cache, SimTime::ZERO, text, RecordType::A, &mut trace);
    }
    let rows = cache.rows(SimTime::ZERO);
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["naver.com", "short.example.com"]);
}

#[test]
fn only_what_the_question_leads_to_is_kept() {
    let (mut cache, mut trace) = (Cache::default(), Trace::off());
    let asked = ask("naver.com", RecordType::A);
    let mut answer = zone().answer(&asked, &mut trace);
    answer.answers.push(Record::new(name("bank.example"), 300, RData::A(Ipv4Addr::new(6, 6, 6, 6))));
    cache.store(SimTime::ZERO, &asked.questions[0], &answer, &mut trace);
    assert_eq!(cache.rows(SimTime::ZERO).len(), 1);
    for refused in [Rcode::ServFail, Rcode::Refused] {
        let failed = Dns { rcode: refused, ..answer.clone() };
        cache = Cache::default();
        cache.store(SimTime::ZERO, &asked.questions[0], &failed, &mut trace);
        assert!(cache.rows(SimTime::ZERO).is_empty());
    }
}

#[test]
fn an_answer_fits_only_its_own_question() {
    let asked = ask("naver.com", RecordType::A);
    let reply = zone().answer(&asked, &mut Trace::off());
    assert!(answers(&asked, &reply));
    assert!(!answers(&asked, &Dns { id: 8, ..reply.clone() }));
    assert!(!answers(&asked, &Dns { response: false, ..reply.clone() }));
    assert!(!answers(&ask("naver.com", RecordType::Mx), &reply));
    assert!(!answers(&ask("naver.org", RecordType::A), &reply));
}

#[test]
fn what_does_not_fit_is_cut_and_says_so() {
    let lines: Vec<String> = (1..=8).map(|n| format!("big.example.com 300 TXT \"{n}-{}\"", "0".repeat(200))).collect();
    let zone = Zone::parse(&lines.join("\n")).expect("good records");
    let mut asked = ask("big.example.com", RecordType::Txt);
    let whole = zone.answer(&asked, &mut Trace::off());
    assert_eq!(whole.answers.len(), 8);
    let cut = fit(whole.clone(), udp_limit_bytes(&asked));
    assert_eq!((cut.answers.len(), cut.truncated), (2, true));
    assert!(cut.emit().len() <= UDP_LIMIT_BYTES);
    assert_eq!(fit(whole.clone(), 65535), whole);
    let opt = RData::Other { kind: 41, bytes: Vec::new() };
    asked.additionals = vec![Record { name: Name::root(), ttl_secs: 0, class: 4096, data: opt }];
    assert_eq!(udp_limit_bytes(&asked), 1232);
    let edns = fit(zone.answer(&asked, &mut Trace::off()), udp_limit_bytes(&asked));
    assert_eq!((edns.answers.len(), edns.additionals.len()), (5, 1));
    assert!(failure(&asked, Rcode::ServFail).recursion_available);
}
