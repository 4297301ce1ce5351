//! An answer as dig prints it.

use core::fmt::Write as _;
use std::net::SocketAddrV4;

use crate::os::DnsVia;
use crate::proto::dns::{self, data_text};
use crate::wire::{Dns, Record, RecordType};

/// The data alone, a line each: `+short`.
pub(super) fn short(answer: &Dns) -> String {
    answer.answers.iter().map(|record| data_text(&record.data)).collect::<Vec<_>>().join("\n")
}

/// The answer, laid out as dig does.
pub(super) fn layout(answer: &Dns, server: SocketAddrV4, via: DnsVia, ms: u128) -> String {
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
    match dns::edns_bytes(answer) {
        Some(bytes) => {
            let _ = writeln!(
                out,
                "\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: {bytes}\n;; QUESTION SECTION:"
            );
        }
        None => out.push_str("\n;; QUESTION SECTION:\n"),
    }
    for q in &answer.questions {
        let _ = writeln!(out, ";{:<30} IN\t{}", format!("{}.", q.name), q.kind);
    }
    for (title, records) in
        [("ANSWER", &answer.answers), ("AUTHORITY", &answer.authorities), ("ADDITIONAL", &answer.additionals)]
    {
        let shown: Vec<&Record> = records.iter().filter(|record| record.data.kind() != RecordType::Opt).collect();
        if !shown.is_empty() {
            let _ = writeln!(out, "\n;; {title} SECTION:");
            shown.into_iter().for_each(|record| out.push_str(&line(record)));
        }
    }
    let _ = write!(
        out,
        "\n;; Query time: {ms} msec\n;; SERVER: {0}#{1}({0}) ({2})",
        server.ip(),
        server.port(),
        via.name()
    );
    let _ = write!(out, "\n;; MSG SIZE  rcvd: {}", answer.emit().len());
    out
}

fn line(record: &Record) -> String {
    let kind = record.data.kind();
    format!("{:<24}{}\tIN\t{kind}\t{}\n", format!("{}.", record.name), record.ttl_secs, data_text(&record.data))
}
