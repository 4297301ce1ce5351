//! A DHCP relay (RFC 1542 4.1, RFC 2131 4.1): a router that carries the questions of clients on one wire to a server on
//! another, and the answers back. The server sees by the relay's address which network a client stands in.
//!
//! Only what is passed on is here; who carries the datagrams, and who the client's wire belongs to, is the caller's business.

use std::net::Ipv4Addr;

use super::states::usable;
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::{BootOp, Dhcp, Mac, MessageType};

/// RFC 1542 4.1.1: what went through more relays goes round.
const HOPS_MAX: u8 = 16;

/// The relay of a box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relay {
    /// To whom it carries what clients ask.
    pub server: Ipv4Addr,
}

/// A message on its way on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Relayed {
    /// To the server's port 67.
    ToServer {
        /// The message.
        message: Dhcp,
    },
    /// To the client's port 68, without ARP, on the wire of this address of the relay.
    ToClient {
        /// The relay's own address there.
        own: Ipv4Addr,
        /// IP destination.
        dst_ip: Ipv4Addr,
        /// Ethernet destination.
        dst_mac: Mac,
        /// The message.
        message: Dhcp,
    },
}

impl Relay {
    /// A message that arrived on port 67; `here` is the relay's address on that wire, `owns` tells its others. None: it goes no
    /// further.
    pub fn carry(
        &self,
        message: &Dhcp,
        here: Option<Ipv4Addr>,
        owns: impl Fn(Ipv4Addr) -> bool,
        trace: &mut Trace,
    ) -> Option<Relayed> {
        let mac = message.chaddr;
        let done = match message.op {
            BootOp::Request => onward(message, here),
            BootOp::Reply => back(message, owns),
        };
        let name = message.message_type().map_or("", MessageType::name);
        match &done {
            Ok(Relayed::ToServer { message }) => {
                let (giaddr, server) = (message.giaddr, self.server);
                trace.say(|| What::dhcp(DhcpFact::Relayed { mac, message: name, giaddr, server }));
            }
            Ok(Relayed::ToClient { own, message, .. }) => {
                let (giaddr, addr) = (*own, message.yiaddr);
                trace.say(|| What::dhcp(DhcpFact::RelayedBack { mac, message: name, addr, giaddr }));
            }
            Err(why) => {
                trace.say(|| What::dhcp(DhcpFact::NotRelayed { mac, why }));
            }
        }
        done.ok()
    }
}

/// RFC 1542 4.1.1: the first relay writes its address in, and each one counts.
fn onward(request: &Dhcp, here: Option<Ipv4Addr>) -> Result<Relayed, &'static str> {
    if request.hops >= HOPS_MAX {
        return Err("too many relays");
    }
    let giaddr = usable(request.giaddr).or(here).ok_or("no address here")?;
    Ok(Relayed::ToServer { message: Dhcp { giaddr, hops: request.hops + 1, ..request.clone() } })
}

/// RFC 1542 4.1.2: to everybody where the client asks for that, else to the address it gets.
fn back(reply: &Dhcp, owns: impl Fn(Ipv4Addr) -> bool) -> Result<Relayed, &'static str> {
    let own = usable(reply.giaddr).filter(|giaddr| owns(*giaddr)).ok_or("not this relay")?;
    let given = usable(reply.ciaddr).or(usable(reply.yiaddr)).filter(|_| !reply.broadcast);
    let (dst_ip, dst_mac) = given.map_or((Ipv4Addr::BROADCAST, Mac::BROADCAST), |addr| (addr, reply.chaddr));
    Ok(Relayed::ToClient { own, dst_ip, dst_mac, message: reply.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELAY: Relay = Relay { server: Ipv4Addr::new(10, 0, 9, 2) };
    const HERE: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 1);

    fn carry(message: &Dhcp, here: Option<Ipv4Addr>) -> Option<Relayed> {
        RELAY.carry(message, here, |addr| addr == HERE, &mut Trace::off())
    }

    #[test]
    fn the_first_relay_writes_its_address_and_each_one_counts() {
        let ask = Dhcp { broadcast: true, ..Dhcp::new(BootOp::Request, 7, Mac::local(1)) };
        let onward = Dhcp { giaddr: HERE, hops: 1, ..ask.clone() };
        assert_eq!(carry(&ask, Some(HERE)), Some(Relayed::ToServer { message: onward }));
        let second = Dhcp { giaddr: Ipv4Addr::new(10, 0, 5, 1), hops: 3, ..ask.clone() };
        let kept = Dhcp { hops: 4, ..second.clone() };
        assert_eq!(carry(&second, Some(HERE)), Some(Relayed::ToServer { message: kept }), "the first one's stays");
        assert_eq!(carry(&Dhcp { hops: 16, ..ask.clone() }, Some(HERE)), None, "it goes round");
        assert_eq!(carry(&ask, None), None, "which network?");
    }

    #[test]
    fn an_answer_goes_to_the_wire_of_its_relay_as_the_client_asked() {
        let (client, given) = (Mac::local(1), Ipv4Addr::new(10, 0, 1, 50));
        let reply = Dhcp { giaddr: HERE, yiaddr: given, ..Dhcp::new(BootOp::Reply, 7, client) };
        let to = |dst_ip, dst_mac, message: &Dhcp| {
            Some(Relayed::ToClient { own: HERE, dst_ip, dst_mac, message: message.clone() })
        };
        assert_eq!(carry(&reply, None), to(given, client, &reply));
        let flagged = Dhcp { broadcast: true, ..reply.clone() };
        assert_eq!(carry(&flagged, None), to(Ipv4Addr::BROADCAST, Mac::BROADCAST, &flagged));
        assert_eq!(carry(&Dhcp { giaddr: Ipv4Addr::new(10, 0, 2, 1), ..reply }, None), None, "another's");
    }
}
