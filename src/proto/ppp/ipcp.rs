//! What two ends agree on about IP (RFC 1332): the address of each, and the name servers of the one that calls
//! (RFC 1877).

use std::net::Ipv4Addr;

use super::negotiation::{Options, Verdict};
use crate::wire::{PppOption, PppProtocol};

const ADDRESS: u8 = 3;
const DNS: [u8; 2] = [129, 131];

/// The options of one side.
#[derive(Clone, Debug)]
pub(super) struct Ipcp {
    /// The own address; unspecified: the other side shall tell one.
    pub(super) own: Ipv4Addr,
    /// The other side's.
    pub(super) peer: Option<Ipv4Addr>,
    /// What the other side is given; none: it has its own.
    gives: Option<Ipv4Addr>,
    /// Name servers: what the caller asks for and is told, what the concentrator tells.
    dns: [Option<Ipv4Addr>; 2],
}

impl Ipcp {
    /// The side that calls: it has no address, and wants name servers.
    pub(super) fn caller() -> Ipcp {
        Ipcp { own: Ipv4Addr::UNSPECIFIED, peer: None, gives: None, dns: [Some(Ipv4Addr::UNSPECIFIED); 2] }
    }

    /// The side that is called: its own address, the one it gives, and name servers.
    pub(super) fn called(own: Ipv4Addr, gives: Ipv4Addr, dns: &[Ipv4Addr]) -> Ipcp {
        Ipcp { own, peer: None, gives: Some(gives), dns: [dns.first().copied(), dns.get(1).copied()] }
    }

    /// The name servers that the caller was told.
    pub(super) fn dns(&self) -> Vec<Ipv4Addr> {
        self.dns.into_iter().flatten().filter(|addr| !addr.is_unspecified()).collect()
    }
}

fn option(kind: u8, addr: Ipv4Addr) -> PppOption {
    PppOption::new(kind, addr.octets())
}

fn addr_of(option: &PppOption) -> Option<Ipv4Addr> {
    option.quad().map(Ipv4Addr::from)
}

impl Options for Ipcp {
    const PROTOCOL: PppProtocol = PppProtocol::IPCP;

    fn wishes(&self) -> Vec<PppOption> {
        let servers = DNS.into_iter().zip(self.dns).filter(|_| self.gives.is_none());
        let servers = servers.filter_map(|(kind, server)| Some(option(kind, server?)));
        [option(ADDRESS, self.own)].into_iter().chain(servers).collect()
    }

    fn judge(&mut self, asked: &PppOption) -> Verdict {
        let told = DNS.iter().zip(self.dns).find(|(kind, _)| **kind == asked.kind).and_then(|(_, server)| server);
        // RFC 1332 3.3, RFC 1877 1.1: zeros ask for a value, and any other value is answered with the right one.
        let right = match (asked.kind, self.gives) {
            (ADDRESS, Some(gives)) => Some(gives),
            (ADDRESS, None) => addr_of(asked).filter(|addr| !addr.is_unspecified()),
            (_, Some(_)) => told,
            _ => None,
        };
        match right {
            Some(right) if addr_of(asked) == Some(right) => Verdict::Ack,
            Some(right) => Verdict::Nak(option(asked.kind, right)),
            None => Verdict::Reject,
        }
    }

    fn take(&mut self, options: &[PppOption]) {
        self.peer = options.iter().find(|option| option.kind == ADDRESS).and_then(addr_of);
    }

    fn countered(&mut self, option: &PppOption) {
        let Some(addr) = addr_of(option).filter(|_| self.gives.is_none()) else { return };
        match option.kind {
            ADDRESS => self.own = addr,
            kind => {
                let row = DNS.iter().zip(&mut self.dns).find(|(known, _)| **known == kind);
                row.into_iter().for_each(|(_, server)| *server = Some(addr));
            }
        }
    }

    fn declined(&mut self, option: &PppOption) -> bool {
        let row = DNS.iter().zip(&mut self.dns).find(|(known, _)| **known == option.kind);
        row.into_iter().for_each(|(_, server)| *server = None);
        // Without an address there is nothing to do here.
        option.kind != ADDRESS
    }

    fn words(option: &PppOption) -> (&'static str, String) {
        let value = addr_of(option).map_or_else(String::new, |addr| addr.to_string());
        match option.kind {
            ADDRESS => ("IP-Address", value),
            129 => ("Primary-DNS", value),
            131 => ("Secondary-DNS", value),
            2 => ("IP-Compression-Protocol", String::new()),
            _ => ("option", String::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_called_side_gives_an_address_and_name_servers() {
        let gives = Ipv4Addr::new(203, 0, 113, 9);
        let server = Ipv4Addr::new(198, 51, 100, 53);
        let mut called = Ipcp::called([203, 0, 113, 1].into(), gives, &[server]);
        let mut caller = Ipcp::caller();
        assert_eq!(called.wishes().len(), 1, "it asks for no name servers");
        for wish in caller.wishes() {
            match (wish.kind, called.judge(&wish)) {
                (ADDRESS | 129, Verdict::Nak(better)) => caller.countered(&better),
                (131, Verdict::Reject) => assert!(caller.declined(&wish), "there is but one"),
                (kind, verdict) => unreachable!("{kind}: {verdict:?}"),
            }
        }
        assert_eq!((caller.own, caller.dns()), (gives, vec![server]));
        assert!(caller.wishes().iter().all(|wish| called.judge(wish) == Verdict::Ack));
        assert_eq!(caller.judge(&called.wishes()[0]), Verdict::Ack);
        assert_eq!(caller.judge(&option(ADDRESS, Ipv4Addr::UNSPECIFIED)), Verdict::Reject, "it has none to give");
    }
}
