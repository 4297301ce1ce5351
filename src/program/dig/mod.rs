//! `dig` and `nslookup`: a question to a name server, and its whole answer. Options and texts are those of BIND's tools.

mod layout;

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};

use layout::{layout, short};

use super::args::{Args, BadOption};
use crate::os::{DnsVia, Errno, QueryError, Sys};
use crate::proto::dns;
use crate::sim::parse_duration;
use crate::wire::{Dns, Name, RData, Rcode, RecordType};

const PATIENCE: Duration = Duration::from_secs(5);
const TRIES: u8 = 3;
/// The size of answer that dig asks for (since BIND 9.16.8, after the DNS flag day of 2020).
const EDNS_BYTES: u16 = 1232;

/// What follows a `+`.
struct Options {
    short: bool,
    recurse: bool,
    /// Whether an answer that was cut is left at that.
    ignore: bool,
    via: DnsVia,
    edns: Option<u16>,
    tries: u8,
    patience: Duration,
}

impl Options {
    /// Reads the words with a plus; the first that is none is answered.
    fn read(words: &[String]) -> Result<Options, String> {
        let mut options = Options {
            short: false,
            recurse: true,
            ignore: false,
            via: DnsVia::Udp,
            edns: Some(EDNS_BYTES),
            tries: TRIES,
            patience: PATIENCE,
        };
        for word in words {
            let bad = || format!("Invalid option: {word}");
            let (name, value) = word.split_once('=').map_or((word.as_str(), None), |(name, value)| (name, Some(value)));
            match (name, value) {
                ("+short", None) => options.short = true,
                ("+recurse" | "+rec", None) => options.recurse = true,
                ("+norecurse" | "+norec", None) => options.recurse = false,
                ("+ignore", None) => options.ignore = true,
                ("+tcp" | "+vc", None) => options.via = DnsVia::Tcp,
                ("+notcp" | "+novc", None) => options.via = DnsVia::Udp,
                ("+noedns", None) => options.edns = None,
                ("+edns", _) => options.edns = options.edns.or(Some(EDNS_BYTES)),
                ("+bufsize", Some(bytes)) => options.edns = Some(bytes.parse().map_err(|_| bad())?),
                ("+tries", Some(tries)) => options.tries = tries.parse::<u8>().map_err(|_| bad())?.max(1),
                ("+time" | "+timeout", Some(secs)) => options.patience = parse_duration(secs).map_err(|_| bad())?,
                _ => return Err(bad()),
            }
        }
        Ok(options)
    }

    fn query(&self, name: Name, kind: RecordType) -> Dns {
        let query = Dns { recursion_desired: self.recurse, ..dns::query(0, name, kind) };
        match self.edns {
            Some(bytes) => dns::with_edns(query, bytes),
            None => query,
        }
    }
}

/// Runs `dig`: 0 when somebody answered, 9 when nobody did.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let (servers, words): (Vec<_>, Vec<_>) = words.into_iter().partition(|w| w.starts_with('@'));
    let (plus, words): (Vec<_>, Vec<_>) = words.into_iter().partition(|w| w.starts_with('+'));
    let read = Args::read(words, &[], &["-x", "-t"]).map_err(|BadOption(why)| why);
    let (args, options) = match read.and_then(|args| Ok((args, Options::read(&plus)?))) {
        Ok(read) => read,
        Err(why) => {
            sys.err(&format!("dig: {why}"));
            return 1;
        }
    };
    let Some((name, kind)) = question(&args) else {
        sys.err("dig: usage: dig NAME [TYPE] [@SERVER] [-x ADDR] [+short] [+tcp] [+noedns] [+tries=N] [+time=S]");
        return 1;
    };
    let server = servers.last().and_then(|s| s.get(1..)).map(str::to_owned);
    let Some(server) = server_addr(&sys, server).await else { return 10 };
    if !options.short {
        let shown = if args.value("-x").is_some() { name.to_string() } else { args.rest.join(" ") };
        sys.out(&format!("; <<>> hoplab dig <<>> {shown}"));
    }
    let query = options.query(name, kind);
    let mut via = options.via;
    let mut tries = 0;
    while tries < options.tries {
        let start = sys.now();
        match sys.dns_ask(server, query.clone(), via, options.patience).await {
            // RFC 7766 5; the try begins anew.
            Ok(answer) if answer.truncated && via == DnsVia::Udp && !options.ignore => {
                sys.out(";; Truncated, retrying in TCP mode.");
                via = DnsVia::Tcp;
            }
            Ok(answer) if options.short => {
                sys.out(&short(&answer));
                return 0;
            }
            Ok(answer) => {
                sys.out(&layout(&answer, server, via, (sys.now() - start).as_millis()));
                return 0;
            }
            Err(why) => {
                sys.out(&format!(";; communications error to {}#{}: {}", server.ip(), server.port(), worded(why)));
                tries += 1;
            }
        }
    }
    sys.out(";; no servers could be reached");
    9
}

fn worded(why: QueryError) -> String {
    match why {
        QueryError::TimedOut => "timed out".into(),
        QueryError::Failed(Errno::ConnRefused) => "connection refused".into(),
        QueryError::Failed(Errno::HostUnreach) => "host unreachable".into(),
        QueryError::Failed(Errno::NetUnreach) => "network unreachable".into(),
        QueryError::Failed(errno) => errno.to_string().to_lowercase(),
    }
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
