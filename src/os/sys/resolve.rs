//! From a host's name to its address, as a Linux host does it: a literal, the hosts table (the lab's own names), then
//! the name servers, twice, with five seconds each (resolv.conf(5)).

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::{DnsVia, Sys};
use crate::proto::dns;
use crate::trace::{DnsFact, What};
use crate::wire::{Dns, Name, RData, Rcode, RecordType};

const DNS_PORT: u16 = 53;
const TRY_TIMEOUT: Duration = Duration::from_secs(5);
const TRIES: u8 = 2;

/// Why a name has no address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResolveError {
    /// It is not a name.
    BadName,
    /// The name servers say that there is no such name or no address for it.
    NotFound,
    /// No name server answered, or none is known.
    TryAgain,
}

impl core::fmt::Display for ResolveError {
    /// As `getaddrinfo` words it.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            ResolveError::BadName | ResolveError::NotFound => "Name or service not known",
            ResolveError::TryAgain => "Temporary failure in name resolution",
        })
    }
}

impl Sys {
    /// The address of a host.
    pub async fn resolve(&self, host: &str) -> Result<Ipv4Addr, ResolveError> {
        if let Ok(addr) = host.parse() {
            return Ok(addr);
        }
        if host == "localhost" {
            return Ok(Ipv4Addr::LOCALHOST);
        }
        if let Some(addr) = self.lab_name(host) {
            let name = host.to_owned();
            self.with(|_, cx| cx.say(|| What::dns(DnsFact::LabName { name, addr })));
            return Ok(addr);
        }
        let name: Name = host.parse().map_err(|_| ResolveError::BadName)?;
        let servers = self.read(|k| k.resolvers.to_vec());
        for _ in 0..TRIES {
            for server in &servers {
                let server = SocketAddrV4::new(*server, DNS_PORT);
                if let Ok(answer) = self.dns_query(server, &name, RecordType::A, TRY_TIMEOUT).await {
                    return address_in(&answer);
                }
            }
        }
        Err(ResolveError::TryAgain)
    }

    /// Asks one name server one question: over UDP, and over TCP when the answer does not fit.
    pub async fn dns_query(
        &self,
        server: SocketAddrV4,
        name: &Name,
        kind: RecordType,
        patience: Duration,
    ) -> Result<Dns, ResolveError> {
        let query = dns::query(0, name.clone(), kind);
        let answer = self.dns_ask(server, query.clone(), DnsVia::Udp, patience).await;
        let answer = match answer {
            // RFC 7766 5: what did not fit is asked for again over a connection.
            Ok(answer) if answer.truncated => self.dns_ask(server, query, DnsVia::Tcp, patience).await,
            answer => answer,
        };
        answer.map_err(|_| ResolveError::TryAgain)
    }
}

pub(super) fn first_address(answer: &Dns) -> Option<Ipv4Addr> {
    answer.answers.iter().find_map(|record| match record.data {
        RData::A(addr) => Some(addr),
        _ => None,
    })
}

fn address_in(answer: &Dns) -> Result<Ipv4Addr, ResolveError> {
    match answer.rcode {
        Rcode::NoError => first_address(answer).ok_or(ResolveError::NotFound),
        Rcode::NxDomain => Err(ResolveError::NotFound),
        _ => Err(ResolveError::TryAgain),
    }
}
