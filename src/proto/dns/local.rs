//! What a home router's name server knows by itself: the names of its own network. Hosts that gave their name with a
//! lease, entries set by hand, and itself; and the way back from their addresses. The habits are those of dnsmasq as home
//! routers set it up: names of the network, and names without a dot, are never asked outside.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::Cache;
use super::query::{is_opt, reply_to};
use crate::trace::{DnsFact, FactId, Trace, What};
use crate::wire::dns::CLASS_IN;
use crate::wire::{Dns, Name, RData, Rcode, Record, RecordType};

/// The domain of the network inside.
pub const LOCAL_DOMAIN: &str = "lan";
/// Entries set by hand.
const HOSTS_MAX: usize = 256;
/// dnsmasq's `local-ttl`: a lease may end at any time, so nobody may remember it.
const LOCAL_TTL_SECS: u32 = 0;

/// Why an entry is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HostError {
    /// It is no name.
    BadName,
    /// No host can have the address.
    BadAddress,
    /// So many are there already.
    Full,
}

/// Where a local name comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalSource {
    /// Set by hand.
    Hosts,
    /// Its host gave it with its lease.
    Lease,
    /// The router itself.
    Own,
}

impl LocalSource {
    /// One word.
    pub const fn name(self) -> &'static str {
        match self {
            LocalSource::Hosts => "hosts",
            LocalSource::Lease => "lease",
            LocalSource::Own => "own",
        }
    }
}

/// A name of the network inside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalName {
    /// The name, with its domain.
    pub name: Name,
    /// The address.
    pub addr: Ipv4Addr,
    /// Who says so.
    pub source: LocalSource,
    /// The fact that taught it.
    pub made: FactId,
}

/// A forwarder's memory: what others told it, and what was set at it.
#[derive(Clone, Default, Debug)]
pub struct Forwarder {
    /// What others told it.
    pub cache: Cache,
    hosts: BTreeMap<Name, (Ipv4Addr, FactId)>,
}

impl Forwarder {
    /// Sets an entry; one of the same name is replaced. A name without a dot belongs to the network inside.
    pub fn set_host(&mut self, name: &str, addr: Ipv4Addr, trace: &mut Trace) -> Result<(), HostError> {
        let name = qualified(name).ok_or(HostError::BadName)?;
        if addr.is_unspecified() || addr.is_multicast() || addr.is_broadcast() {
            return Err(HostError::BadAddress);
        }
        if self.hosts.len() >= HOSTS_MAX && !self.hosts.contains_key(&name) {
            return Err(HostError::Full);
        }
        let fact = trace.say(|| What::dns(DnsFact::HostSet { name: name.to_string(), addr: Some(addr) }));
        self.hosts.insert(name, (addr, fact));
        Ok(())
    }

    /// Takes an entry out. Whether it was there.
    pub fn remove_host(&mut self, name: &str, trace: &mut Trace) -> bool {
        let Some(name) = qualified(name) else { return false };
        let was = self.hosts.remove(&name).is_some();
        if was {
            trace.say(|| What::dns(DnsFact::HostSet { name: name.to_string(), addr: None }));
        }
        was
    }

    /// The entries set by hand, by name.
    pub fn hosts(&self) -> impl Iterator<Item = LocalName> {
        self.hosts.iter().map(|(name, (addr, made))| LocalName {
            name: name.clone(),
            addr: *addr,
            source: LocalSource::Hosts,
            made: *made,
        })
    }

    /// The answer to a question about the network inside; none when the question is one for others. `others` are the
    /// names that leases and the router itself gave: an entry set by hand stands before them. `net` is the network.
    pub fn local(&self, query: &Dns, others: &[LocalName], net: Ipv4Net, trace: &mut Trace) -> Option<Dns> {
        let question = query.questions.first().filter(|question| question.class == CLASS_IN && query.opcode == 0)?;
        let all = || self.hosts().chain(others.iter().cloned());
        let found = if let Some(addr) = address_of(&question.name) {
            let pointed = all().find(|known| known.addr == addr);
            if pointed.is_none() && !net.contains(&addr) {
                return None;
            }
            pointed.map(|known| (RData::Ptr(known.name.clone()), RecordType::Ptr, known))
        } else {
            let name = qualified(&question.name.to_string())?;
            let known = all().find(|known| known.name == name);
            // RFC 8375's reason: nobody outside knows these names, and none of them is another's business.
            if known.is_none() && !is_inside(&name) {
                return None;
            }
            known.map(|known| (RData::A(known.addr), RecordType::A, known))
        };
        let rcode = if found.is_some() { Rcode::NoError } else { Rcode::NxDomain };
        trace.say(|| {
            What::dns(DnsFact::Local {
                name: question.name.to_string(),
                kind: question.kind.to_string(),
                addr: found.as_ref().map(|(_, _, known)| known.addr),
                source: found.as_ref().map_or("none", |(_, _, known)| known.source.name()),
                made: found.as_ref().map_or(FactId::NONE, |(_, _, known)| known.made),
            })
        });
        let mut reply = reply_to(query, rcode);
        (reply.authoritative, reply.recursion_available) = (true, true);
        let fitting = found.filter(|(_, kind, _)| *kind == question.kind || question.kind == RecordType::Other(255));
        reply.answers.extend(fitting.map(|(data, ..)| Record::new(question.name.clone(), LOCAL_TTL_SECS, data)));
        Some(reply)
    }
}

/// Whether a query has the OPT record of EDNS.
pub fn has_edns(query: &Dns) -> bool {
    query.additionals.iter().any(is_opt)
}

/// A name as the network inside has it: one without a dot gets the domain.
pub fn qualified(name: &str) -> Option<Name> {
    let name: Name = name.parse().ok().filter(|name: &Name| !name.is_root())?;
    if name.labels().count() > 1 {
        return Some(name);
    }
    format!("{name}.{LOCAL_DOMAIN}").parse().ok()
}

fn is_inside(name: &Name) -> bool {
    LOCAL_DOMAIN.parse().is_ok_and(|domain| name.is_within(&domain))
}

/// The address that a name under `in-addr.arpa` is about.
fn address_of(name: &Name) -> Option<Ipv4Addr> {
    let labels: Vec<&[u8]> = name.labels().collect();
    let [d, c, b, a, net, arpa] = labels.as_slice() else { return None };
    if !net.eq_ignore_ascii_case(b"in-addr") || !arpa.eq_ignore_ascii_case(b"arpa") {
        return None;
    }
    let number = |label: &[u8]| str::from_utf8(label).ok()?.parse::<u8>().ok();
    Some(Ipv4Addr::new(number(a)?, number(b)?, number(c)?, number(d)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::dns::{data_text, query};

    fn net() -> Ipv4Net {
        "192.168.0.0/24".parse().expect("a network")
    }

    fn leased(name: &str, last: u8) -> LocalName {
        let name = qualified(name).expect("a name");
        LocalName { name, addr: [192, 168, 0, last].into(), source: LocalSource::Lease, made: FactId::NONE }
    }

    fn ask(forwarder: &Forwarder, name: &str, kind: RecordType) -> Option<(Rcode, Vec<String>)> {
        let query = query(7, name.parse().expect("a name"), kind);
        let reply = forwarder.local(&query, &[leased("pc1", 100), leased("nas", 101)], net(), &mut Trace::off())?;
        assert!(reply.authoritative && reply.recursion_available && reply.id == 7);
        assert!(reply.answers.iter().all(|record| record.ttl_secs == 0));
        Some((reply.rcode, reply.answers.iter().map(|record| data_text(&record.data)).collect()))
    }

    #[test]
    fn names_of_the_network_are_answered_and_never_asked_outside() {
        let mut forwarder = Forwarder::default();
        forwarder.set_host("nas", [192, 168, 0, 50].into(), &mut Trace::off()).expect("a host");
        forwarder.set_host("printer.office.example", [192, 168, 0, 9].into(), &mut Trace::off()).expect("a host");
        let found = |addr: &str| Some((Rcode::NoError, vec![addr.to_owned()]));
        assert_eq!(ask(&forwarder, "pc1", RecordType::A), found("192.168.0.100"));
        assert_eq!(ask(&forwarder, "PC1.lan", RecordType::A), found("192.168.0.100"));
        assert_eq!(ask(&forwarder, "nas.lan", RecordType::A), found("192.168.0.50"), "by hand before by lease");
        assert_eq!(ask(&forwarder, "printer.office.example", RecordType::A), found("192.168.0.9"));
        assert_eq!(ask(&forwarder, "pc1.lan", RecordType::Aaaa), Some((Rcode::NoError, vec![])), "a name without one");
        assert_eq!(ask(&forwarder, "nobody", RecordType::A), Some((Rcode::NxDomain, vec![])));
        assert_eq!(ask(&forwarder, "nobody.lan", RecordType::A), Some((Rcode::NxDomain, vec![])));
        assert_eq!(ask(&forwarder, "naver.com", RecordType::A), None);
        assert!(forwarder.remove_host("nas", &mut Trace::off()) && !forwarder.remove_host("nas", &mut Trace::off()));
        assert_eq!(ask(&forwarder, "nas.lan", RecordType::A), found("192.168.0.101"));
    }

    #[test]
    fn addresses_of_the_network_lead_back_to_names() {
        let forwarder = Forwarder::default();
        let reverse = |addr: [u8; 4]| Name::reverse(addr.into()).to_string();
        let found = Some((Rcode::NoError, vec!["pc1.lan.".to_owned()]));
        assert_eq!(ask(&forwarder, &reverse([192, 168, 0, 100]), RecordType::Ptr), found);
        assert_eq!(ask(&forwarder, &reverse([192, 168, 0, 7]), RecordType::Ptr), Some((Rcode::NxDomain, vec![])));
        assert_eq!(ask(&forwarder, &reverse([203, 0, 113, 7]), RecordType::Ptr), None);
        assert_eq!(ask(&forwarder, "300.0.168.192.in-addr.arpa", RecordType::Ptr), None, "no address");
    }

    #[test]
    fn what_cannot_be_an_entry_is_refused() {
        let mut forwarder = Forwarder::default();
        let mut set = |name: &str, addr: [u8; 4]| forwarder.set_host(name, addr.into(), &mut Trace::off());
        assert_eq!(set("a..b", [10, 0, 0, 1]), Err(HostError::BadName));
        assert_eq!(set("", [10, 0, 0, 1]), Err(HostError::BadName));
        assert_eq!(set("nas", [255, 255, 255, 255]), Err(HostError::BadAddress));
        for n in 0..HOSTS_MAX {
            assert_eq!(set(&format!("h{n}"), [10, 0, 0, 1]), Ok(()));
        }
        assert_eq!(set("one-more", [10, 0, 0, 1]), Err(HostError::Full));
        assert_eq!(set("h7", [10, 0, 0, 2]), Ok(()), "one that is there may change");
    }
}
