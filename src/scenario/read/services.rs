//! What a box runs at boot: web servers with their pages, name servers with their records. Files name no program of
//! the real machine; each service is a row here.

use std::net::Ipv4Addr;

use super::fields::Fields;
use super::values::{address, one_or_more, parsed, port, text, time, wrong};
use crate::device::{Account, Page, ServicePlan};
use crate::proto::dns::{RecordError, qualified, read_record};
use crate::scenario::report::Report;
use crate::scenario::span::Spanned;
use crate::scenario::syntax::{Tree, Value, shortened};
use crate::scenario::{Form, Mistake, RecordPart};
use crate::wire::Name;

/// Pages of a web server.
const MAX_PAGES: usize = 64;
/// Characters of a page.
const MAX_BODY_CHARS: usize = 64 * 1024;
/// Characters of the path of a page.
const MAX_PATH_CHARS: usize = 200;
/// Records of a name server.
const MAX_RECORDS: usize = 2000;
/// Characters of a record.
const MAX_RECORD_CHARS: usize = 4096;

/// Names of a service of dynamic DNS, and of a forwarder.
const MAX_NAMES: usize = 256;
/// Characters of a name, a user, a password.
const MAX_WORD_CHARS: usize = 255;
/// For how long others may remember an address that may change, when the file is silent.
const DYNAMIC_TTL_SECS: u32 = 60;

const KINDS: &[&str] = &["Http", "Dns", "DnsForwarder", "DynDns", "UdpEcho"];

/// `Http(port: 80, pages: […])`, `Dns(records: […])`, `DnsForwarder`, `DynDns(hosts: […])`, `UdpEcho(port: 7)`.
pub(super) fn read_service(tree: &Tree, node: &str, report: &mut Report<'_>) -> Option<Spanned<ServicePlan>> {
    let Value::Group(Some(word), body) = &tree.value else { return wrong(tree, Form::Service, report) };
    let (of, known): (&'static str, &[&'static str]) = match word.value.as_str() {
        "Http" => ("Http", &["port", "page", "pages"]),
        "Dns" => ("Dns", &["records"]),
        "DnsForwarder" => ("DnsForwarder", &["hosts"]),
        "DynDns" => ("DynDns", &["port", "hosts"]),
        "UdpEcho" => ("UdpEcho", &["port"]),
        _ => {
            let mistake = Mistake::UnknownKind { of: Form::Service, found: word.value.clone() };
            report.add_meant(word.at, mistake, &word.value, KINDS.iter().copied());
            return None;
        }
    };
    let fields = Fields::of_body(body, word.at, of, known, report)?;
    let service = match of {
        "Http" => {
            let port = read_port(fields, 80, report);
            let pages = read_pages(fields, node, report);
            ServicePlan::Http { port: port?, pages }
        }
        "Dns" => ServicePlan::Dns { records: read_records(fields, report) },
        "UdpEcho" => ServicePlan::UdpEcho { port: read_port(fields, 7, report)? },
        "DynDns" => {
            let port = read_port(fields, 80, report);
            let hosts =
                fields.need("hosts", report).map_or(&[][..], |t| one_or_more(t, Form::Account, MAX_NAMES, report));
            let accounts = hosts.iter().filter_map(|tree| read_account(tree, report)).collect();
            ServicePlan::DynDns { port: port?, accounts }
        }
        _ => ServicePlan::DnsForwarder { hosts: read_hosts(fields, "hosts", report) },
    };
    Some(Spanned::new(service, word.at))
}

/// `(name: "home.example.com", user: "home", password: "secret", ttl: "1m")`
fn read_account(tree: &Tree, report: &mut Report<'_>) -> Option<Account> {
    let fields = Fields::of(tree, Form::Account, &["name", "user", "password", "ttl"], report)?;
    account(fields, report)
}

/// `ddns: (name: "home.example.com", service: "ns.example.com", user: "home", password: "secret")`
pub(super) fn read_ddns(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<ServicePlan>> {
    let fields = Fields::of(tree, Form::Account, &["name", "service", "user", "password"], report)?;
    let service = fields.need("service", report).and_then(|tree| word(tree, MAX_WORD_CHARS, report));
    let account = account(fields, report);
    Some(Spanned::new(ServicePlan::DdnsClient { service: service?, account: account? }, tree.at))
}

fn account(fields: Fields<'_>, report: &mut Report<'_>) -> Option<Account> {
    let whole =
        |name: &str| name.parse::<Name>().ok().filter(|name| name.labels().count() > 1).map(|_| name.to_owned());
    let name = fields.need("name", report).and_then(|tree| parsed(tree, Form::HostName, whole, report));
    let user = fields.need("user", report).and_then(|tree| word(tree, MAX_WORD_CHARS, report));
    let password = fields.need("password", report).and_then(|tree| word(tree, MAX_WORD_CHARS, report));
    let ttl = fields.get("ttl").and_then(|tree| time(tree, report));
    let ttl_secs = ttl.map_or(DYNAMIC_TTL_SECS, |ttl| u32::try_from(ttl.value.as_secs()).unwrap_or(DYNAMIC_TTL_SECS));
    Some(Account { name: name?.value, user: user?, password: password?, ttl_secs })
}

/// What a console line can carry: no blank in it.
pub(super) fn word(tree: &Tree, max: usize, report: &mut Report<'_>) -> Option<String> {
    let text = text(tree, Form::Word, max, report)?;
    if text.value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(text.value);
    }
    report.add(text.at, Mistake::BadValue { expected: Form::Word, found: shortened(&text.value) });
    None
}

/// `[(name: "nas", address: "192.168.0.50")]`
pub(super) fn read_hosts(fields: Fields<'_>, field: &str, report: &mut Report<'_>) -> Vec<(String, Ipv4Addr)> {
    let Some(tree) = fields.get(field) else { return Vec::new() };
    let mut hosts = Vec::new();
    for tree in one_or_more(tree, Form::HostEntry, MAX_NAMES, report) {
        let Some(entry) = Fields::of(tree, Form::HostEntry, &["name", "address"], report) else { continue };
        let usable = |name: &str| qualified(name).map(|_| name.to_owned());
        let name = entry.need("name", report).and_then(|tree| parsed(tree, Form::HostName, usable, report));
        let addr = entry.need("address", report).and_then(|tree| address(tree, report));
        hosts.extend(name.zip(addr).map(|(name, addr)| (name.value, addr.value)));
    }
    hosts
}

fn read_port(fields: Fields<'_>, default: u16, report: &mut Report<'_>) -> Option<u16> {
    fields.get("port").map_or(Some(default), |tree| port(tree, report).map(|port| port.value))
}

/// `page: "…"` is the page at `/`; a server of which nothing is said tells its name there.
fn read_pages(fields: Fields<'_>, node: &str, report: &mut Report<'_>) -> Vec<Page> {
    let mut pages = Vec::new();
    let front = fields.get("page").and_then(|tree| text(tree, Form::Body, MAX_BODY_CHARS, report));
    pages.extend(front.map(|body| Page { path: "/".into(), body: body.value }));
    for tree in fields.get("pages").map_or(&[][..], |tree| one_or_more(tree, Form::Page, MAX_PAGES, report)) {
        let Some(page) = Fields::of(tree, Form::Page, &["path", "body"], report) else { continue };
        let path = page.need("path", report).and_then(|tree| read_path(tree, report));
        let body = page.need("body", report).and_then(|tree| text(tree, Form::Body, MAX_BODY_CHARS, report));
        if let (Some(path), Some(body)) = (path, body) {
            pages.push(Page { path: path.value, body: body.value });
        }
    }
    if pages.iter().all(|page| page.path != "/") {
        pages.insert(0, Page { path: "/".into(), body: format!("hello from {node}\n") });
    }
    pages
}

/// A path starts with `/` and is what a request line can carry.
fn read_path(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<String>> {
    let path = text(tree, Form::Path, MAX_PATH_CHARS, report)?;
    if path.value.starts_with('/') && path.value.bytes().all(|b| b.is_ascii_graphic()) {
        return Some(path);
    }
    report.add(path.at, Mistake::BadValue { expected: Form::Path, found: shortened(&path.value) });
    None
}

fn read_records(fields: Fields<'_>, report: &mut Report<'_>) -> Vec<String> {
    let Some(tree) = fields.need("records", report) else { return Vec::new() };
    let mut records = Vec::new();
    for tree in one_or_more(tree, Form::Record, MAX_RECORDS, report) {
        let Some(record) = text(tree, Form::Record, MAX_RECORD_CHARS, report) else { continue };
        match read_record(&record.value) {
            Ok(Some(_)) => records.push(record.value),
            Ok(None) => {}
            Err(error) => {
                let (part, found) = (part_of(error), shortened(record.value.trim()));
                report.add(record.at, Mistake::BadRecord { part, found });
            }
        }
    }
    records
}

fn part_of(error: RecordError) -> RecordPart {
    match error {
        RecordError::Missing => RecordPart::Missing,
        RecordError::Name => RecordPart::Name,
        RecordError::Ttl => RecordPart::Ttl,
        RecordError::Type => RecordPart::Type,
        RecordError::Data => RecordPart::Data,
    }
}
