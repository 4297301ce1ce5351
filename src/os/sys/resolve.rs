//! From a host's name to its address, as a Linux host does it: a literal, the hosts table (the lab's own names), then
//! the name servers, twice, with five seconds each (resolv.conf(5)).

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::Sys;
use crate::proto::dns;
use crate::trace::{DnsFact, FactId, What};
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

    /// Asks one name server one question over UDP.
    pub async fn dns_query(
        &self,
        server: SocketAddrV4,
        name: &Name,
        kind: RecordType,
        patience: Duration,
    ) -> Result<Dns, ResolveError> {
        let socket = self.udp_connect(server).map_err(|_| ResolveError::TryAgain)?;
        let id = self.with(|k, cx| {
            let known = k.resolvers.contains(server.ip());
            let learned = if known { k.resolvers_learned } else { FactId::NONE };
            cx.say(|| What::dns(DnsFact::Asked { name: name.to_string(), kind: kind.to_string(), server, learned }));
            k.chance.of(&k.name).id.u16()
        });
        let query = dns::query(id, name.clone(), kind);
        socket.send_to(&query.emit(), server).map_err(|_| ResolveError::TryAgain)?;
        let answer = self.timeout(patience, async {
            loop {
                let (data, from) = socket.recv_from().await.map_err(|_| ResolveError::TryAgain)?;
                match Dns::parse(&data) {
                    Ok(answer) if from == server && dns::answers(&query, &answer) => return Ok(answer),
                    Ok(answer) => {
                        self.with(|_, cx| cx.say(|| What::dns(DnsFact::Ignored { id: answer.id })));
                    }
                    Err(_) => {}
                }
            }
        });
        let Ok(answer) = answer.await else {
            self.with(|_, cx| cx.say(|| What::dns(DnsFact::TimedOut { name: name.to_string(), server })));
            return Err(ResolveError::TryAgain);
        };
        let answer: Dns = answer?;
        self.with(|_, cx| {
            cx.say(|| {
                What::dns(DnsFact::Answered {
                    name: name.to_string(),
                    rcode: answer.rcode.name(),
                    addr: first_address(&answer),
                    records: answer.answers.len() as u16,
                })
            })
        });
        Ok(answer)
    }
}

fn first_address(answer: &Dns) -> Option<Ipv4Addr> {
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
