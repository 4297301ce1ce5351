//! `dig` and `nslookup`: a question to a name server, and its whole answer.

use core::time::Duration;
use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::args::{Args, BadOption};
use crate::os::Sys;
use crate::wire::{Dns, Name, RData, Rcode, Record, RecordType};

const PATIENCE: Duration = Duration::from_secs(5);
const TRIES: u8 = 3;

/// Runs `dig`: 0 when somebody answered, 9 when nobody did.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let (servers, words): (Vec<_>, Vec<_>) = words.into_iter().partition(|w| w.starts_with('@'));
    let words = words.into_iter().filter(|w| !w.starts_with('+')).collect();
    let args = match Args::read(words, &[], &["-x", "-t"]) {
        Ok(args) => args,
        Err(BadOption(why)) => {
            sys.err(&format!("dig: {why}"));
            return 1;
        }
    };
    let Some((name, kind)) = question(&args) else {
        sys.err("dig: usage: dig NAME [TYPE] [@SERVER] [-x ADDR]");
        return 1;
    };
    let server = servers.last().and_then(|s| s.get(1..)).map(str::to_owned);
    let Some(server) = server_addr(&sys, server).await else { return 10 };
    let shown = if args.value("-x").is_some() { name.to_string() } else { args.rest.join(" ") };
    sys.out(&format!("; <<>> hoplab dig <<>> {shown}"));
    let start = sys.now();
    for _ in 0..TRIES {
        if let Ok(answer) = sys.dns_query(server, &name, kind, PATIENCE).await {
            let ms = (sys.now() - start).as_millis();
            sys.out(&layout(&answer, server, ms));
            return 0;
        }
        sys.out(&format!(";; communications error to {}#53: timed out", server.ip()));
    }
    sys.out(";; no servers could be reached");
    9
}

/// Runs `nslookup`: 0 when there is an address.
pub(super) async fn nslookup(sys: Sys, words: Vec<String>) -> u8 {
    let mut words = words.into_iter().filter(|w| !w.starts_with('-'));
    let (Some(host), server) = (words.next(), words.next()) else {
        sys.err("usage: nslookup NAME [SERVER]");
        return 1;
    };
    let Ok(name) = host.parse::<Name>() else {
        sys.err(&format!("nslookup: '{host}' is not a legal name"));
        return 1;
    };
    let Some(server) = server_addr(&sys, server).await else { return 1 };
    let Ok(answer) = sys.dns_query(server, &name, RecordType::A, PATIENCE).await else {
        sys.out(";; connection timed out; no servers could be reached");
        return 1;
    };
    sys.out(&format!("Server:\t\t{}\nAddress:\t{}#53\n ", server.ip(), server.ip()));
    if answer.rcode != Rcode::NoError || answer.answers.is_empty() {
        let why = if answer.rcode == Rcode::NoError { "No answer".into() } else { answer.rcode.name().to_owned() };
        sys.out(&format!("** server can't find {host}: {why}"));
        return 1;
    }
    if !answer.authoritative {
        sys.out("Non-authoritative answer:");
    }
    for record in &answer.answers {
        match &record.data {
            RData::A(addr) => sys.out(&format!("Name:\t{}\nAddress: {addr}", record.name)),
            RData::Cname(to) => sys.out(&format!("{}\tcanonical name = {to}.", record.name)),
            _ => {}
        }
    }
    0
}

fn question(args: &Args) -> Option<(Name, RecordType)> {
    if let Some(addr) = args.value("-x") {
        let [a, b, c, d] = addr.parse::<Ipv4Addr>().ok()?.octets();
        return Some((format!("{d}.{c}.{b}.{a}.in-addr.arpa").parse().ok()?, RecordType::Ptr));
    }
    let name = args.rest.first()?.parse().ok()?;
    let kind = args.value("-t").or(args.rest.get(1).map(String::as_str)).unwrap_or("A");
    Some((name, kind.to_ascii_uppercase().parse().ok()?))
}

async fn server_addr(sys: &Sys, named: Option<String>) -> Option<SocketAddrV4> {
    let addr = match named {
        Some(host) => match sys.resolve(&host).await {
            Ok(addr) => addr,
            Err(why) => {
                sys.err(&format!("dig: couldn't get address for '{host}': {why}"));
                return None;
            }
        },
        None => {
            if let Some(addr) = sys.read(|k| k.resolvers.first().copied()) {
                addr
            } else {
                sys.err(";; no name server is known (no lease yet?)");
                return None;
            }
        }
    };
    Some(SocketAddrV4::new(addr, 53))
}

/// The answer, laid out as dig does.
fn layout(answer: &Dns, server: SocketAddrV4, ms: u128) -> String {
    let flags: String = [
        (answer.response, " qr"),
        (answer.authoritative, " aa"),
        (answer.truncated, " tc"),
        (answer.recursion_desired, " rd"),
        (answer.recursion_available, " ra"),
    ]
    .iter()
    .filter(|(set, _)| *set)
    .map(|(_, name)| *name)
    .collect();
    let mut out = String::from(";; Got answer:\n");
    let _ = writeln!(out, ";; ->>HEADER<<- opcode: QUERY, status: {}, id: {}", answer.rcode.name(), answer.id);
    let _ = writeln!(
        out,
        ";; flags:{flags}; QUERY: {}, ANSWER: {}, AUTHORITY: {}, ADDITIONAL: {}",
        answer.questions.len(),
        answer.answers.len(),
        answer.authorities.len(),
        answer.additionals.len()
    );
    let _ = writeln!(out, "\n;; QUESTION SECTION:");
    for q in &answer.questions {
        let _ = writeln!(out, ";{:<30} IN\t{}", format!("{}.", q.name), q.kind);
    }
    for (title, records) in
        [("ANSWER", &answer.answers), ("AUTHORITY", &answer.authorities), ("ADDITIONAL", &answer.additionals)]
    {
        if !records.is_empty() {
            let _ = writeln!(out, "\n;; {title} SECTION:");
            for record in records {
                out.push_str(&line(record));
            }
        }
    }
    let _ = write!(out, "\n;; Query time: {ms} msec\n;; SERVER: {}#53({}) (UDP)", server.ip(), server.ip());
    out
}

fn line(record: &Record) -> String {
    let kind = record.data.kind();
    let data = match &record.data {
        RData::A(addr) => addr.to_string(),
        RData::Aaaa(addr) => addr.to_string(),
        RData::Ns(name) | RData::Cname(name) | RData::Ptr(name) => format!("{name}."),
        RData::Mx { preference, exchange } => format!("{preference} {exchange}."),
        RData::Txt(parts) => {
            let quoted: Vec<String> = parts.iter().map(|p| format!("\"{}\"", String::from_utf8_lossy(p))).collect();
            quoted.join(" ")
        }
        RData::Soa { mname, rname, serial, refresh, retry, expire, minimum } => {
            format!("{mname}. {rname}. {serial} {refresh} {retry} {expire} {minimum}")
        }
        RData::Other { bytes, .. } => format!("\\# {}", bytes.len()),
    };
    format!("{:<24}{}\tIN\t{kind}\t{data}\n", format!("{}.", record.name), record.ttl_secs)
}
