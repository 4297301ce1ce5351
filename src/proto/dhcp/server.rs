//! The DHCP server (RFC 2131 4.3), with the habits of dnsmasq: addresses in order from the pool's start, answers
//! straight to the hardware address, authoritative: it refuses what it knows to be wrong.
//!
//! Left out: relays (a message with `giaddr` is ignored), client identifiers (the hardware address is the key, as
//! with the clients here), and the probe before an offer (dnsmasq's `--no-ping`).

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::leases::{Entry, LeaseRow, Leases, Use, lease_end};
use super::replies;
use super::states::usable;
use crate::sim::SimTime;
use crate::trace::{DhcpFact, FactId, Trace, What};
use crate::wire::{BootOp, Dhcp, Mac, MessageType};

/// For how long an offered address is kept for the client.
const OFFER_HOLD: Duration = Duration::from_secs(60);
/// For how long a declined address is not given out (dnsmasq's `DECLINE_BACKOFF`).
const SET_ASIDE: Duration = Duration::from_secs(600);
/// How many addresses can be reserved.
const RESERVATION_LIMIT: usize = 256;

/// What a server lends, and to whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServerConfig {
    /// Its own address.
    pub server: Ipv4Addr,
    /// The network it serves.
    pub net: Ipv4Net,
    /// First and last address it lends.
    pub pool: (Ipv4Addr, Ipv4Addr),
    /// The gateway.
    pub router: Option<Ipv4Addr>,
    /// Name servers.
    pub dns: Vec<Ipv4Addr>,
    /// Domain of short names.
    pub domain: Option<String>,
    /// Length of a lease, in seconds.
    pub lease_secs: u32,
    /// Addresses kept for hardware addresses.
    pub reservations: Vec<(Mac, Ipv4Addr)>,
}

/// What the server wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ServerOut {
    /// Send this from UDP port 67 to 68, without ARP: the client may not answer to its address yet (RFC 2131 4.1).
    Send {
        /// IP destination.
        dst_ip: Ipv4Addr,
        /// Ethernet destination.
        dst_mac: Mac,
        /// The message.
        message: Dhcp,
    },
}

/// Why an address cannot be reserved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReserveError {
    /// It is not an address of a host in the server's network.
    NotInNetwork,
    /// It is the server's or the gateway's own.
    OwnAddress,
    /// It is reserved for another hardware address.
    ReservedFor(Mac),
    /// So many are reserved already.
    Full,
}

/// Why a lease cannot be given to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReassignError {
    /// Nobody has the address.
    NotLent,
    /// It cannot be kept for the other.
    NotTo(ReserveError),
}

/// The server of one interface.
#[derive(Clone, Debug)]
pub struct Server {
    pub(super) config: ServerConfig,
    pub(super) leases: Leases,
}

impl Server {
    /// A server with an empty table. Reservations that `reserve` would refuse are left out.
    pub fn new(config: ServerConfig) -> Server {
        let never = [Some(config.server), config.router, Some(config.net.network()), Some(config.net.broadcast())];
        let leases = Leases::new(config.pool, never.into_iter().flatten().collect());
        let mut server = Server { config, leases };
        for (mac, addr) in std::mem::take(&mut server.config.reservations) {
            if server.can_reserve(mac, addr).is_ok() {
                server.leases.reserve(mac, addr, FactId::NONE);
            }
        }
        server
    }

    /// Keeps an address for a hardware address, instead of the one kept before. Whoever has it now loses it when it
    /// asks for more time.
    pub fn reserve(&mut self, mac: Mac, addr: Ipv4Addr, trace: &mut Trace) -> Result<(), ReserveError> {
        self.can_reserve(mac, addr)?;
        let fact = trace.say(|| What::dhcp(DhcpFact::Reserved { mac, addr }));
        self.leases.reserve(mac, addr, fact);
        Ok(())
    }

    /// Takes a lease back: its client is refused when it next asks for more time, and gets another address. The address
    /// is free for others from then on; with `to`, it is kept for that client, which gets it when it next asks.
    pub fn reassign(&mut self, addr: Ipv4Addr, to: Option<Mac>, trace: &mut Trace) -> Result<(), ReassignError> {
        let holder = self.leases.get(addr).filter(|entry| matches!(entry.used, Use::Bound { .. }));
        let mac = holder.map(|entry| entry.mac).ok_or(ReassignError::NotLent)?;
        if let Some(to) = to {
            self.can_reserve(to, addr).map_err(ReassignError::NotTo)?;
        }
        let fact = trace.say(|| What::dhcp(DhcpFact::Recalled { mac, addr, to }));
        self.leases.recall(addr, fact);
        if let Some(to) = to {
            self.leases.reserve(to, addr, fact);
        }
        Ok(())
    }

    fn can_reserve(&self, mac: Mac, addr: Ipv4Addr) -> Result<(), ReserveError> {
        let net = self.config.net;
        if !net.contains(&addr) || addr == net.network() || addr == net.broadcast() {
            return Err(ReserveError::NotInNetwork);
        }
        if addr == self.config.server || Some(addr) == self.config.router {
            return Err(ReserveError::OwnAddress);
        }
        match self.leases.reserved_for(addr) {
            Some(owner) if owner != mac => Err(ReserveError::ReservedFor(owner)),
            None if self.leases.reservations() >= RESERVATION_LIMIT => Err(ReserveError::Full),
            _ => Ok(()),
        }
    }

    /// Takes a message that arrived on port 67.
    pub fn on_message(&mut self, now: SimTime, message: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        self.on_timer(now, trace);
        let mac = message.chaddr;
        if message.op != BootOp::Request {
            ignore(mac, "not a request", trace);
        } else if !message.giaddr.is_unspecified() {
            ignore(mac, "relayed", trace);
        } else if let Some(server) = message.server_id().filter(|server| *server != self.config.server) {
            // RFC 2131 3.1: for the servers not chosen it is a refusal.
            self.leases.withdraw_offer(mac);
            trace.say(|| What::dhcp(DhcpFact::NotMyRequest { server }));
        } else {
            match message.message_type() {
                Some(MessageType::Discover) => self.on_discover(now, message, trace, out),
                Some(MessageType::Request) => self.on_request(now, message, trace, out),
                Some(MessageType::Decline) => self.on_decline(now, message, trace),
                Some(MessageType::Release) => self.on_release(now, message, trace),
                Some(MessageType::Inform) => self.on_inform(message, trace, out),
                Some(MessageType::Offer | MessageType::Ack | MessageType::Nak) | None => {
                    ignore(mac, "not a request", trace);
                }
            }
        }
    }

    /// Ends what ran out by now.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace) {
        let cursor = trace.cursor();
        while let Some((addr, was)) = self.leases.lapse(now) {
            trace.follow(was.fact);
            let mac = was.mac;
            trace.say(|| {
                What::dhcp(match was.used {
                    Use::Offered { .. } => DhcpFact::OfferLapsed { mac, addr },
                    Use::SetAside { .. } => DhcpFact::SetAsideOver { addr },
                    Use::Bound { .. } | Use::Recalled { .. } | Use::Free { .. } => {
                        DhcpFact::ServerExpired { mac, addr }
                    }
                })
            });
        }
        trace.follow(cursor);
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        self.leases.deadline()
    }

    /// The table for the screen.
    pub fn rows(&self, now: SimTime) -> Vec<LeaseRow> {
        self.leases.rows(now)
    }
}

/// One method a message type (RFC 2131 4.3.1 to 4.3.5).
impl Server {
    fn on_discover(&mut self, now: SimTime, discover: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let mac = discover.chaddr;
        let Some((addr, why)) = self.leases.choose(mac, discover.requested_ip()) else {
            trace.say(|| What::dhcp(DhcpFact::PoolExhausted { mac }));
            return;
        };
        let made = if why == "reserved" { self.leases.reserved_by(mac) } else { FactId::NONE };
        let fact = trace.say(|| What::dhcp(DhcpFact::Offered { mac, addr, why, made }));
        self.leases.offer(addr, mac, now + OFFER_HOLD, why, fact);
        send(replies::offer(&self.config, discover, addr), out);
    }

    /// RFC 2131 4.3.2: SELECTING and INIT-REBOOT name the address in option 50, RENEWING and REBINDING in `ciaddr`.
    fn on_request(&mut self, now: SimTime, request: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let mac = request.chaddr;
        let Some(addr) = usable(request.ciaddr).or(request.requested_ip()) else {
            ignore(mac, "no address", trace);
            return;
        };
        if let Some(why) = self.objection(addr, mac) {
            trace.say(|| What::dhcp(DhcpFact::Nacked { mac, addr, why }));
            send(replies::nak(&self.config, request, why), out);
            self.leases.give_up(now, addr, mac);
            return;
        }
        let lease_secs = self.config.lease_secs;
        let renewed = self.leases.bound(addr, mac).is_some();
        let fact = trace.say(|| What::dhcp(DhcpFact::Acked { mac, addr, renewed, lease_secs }));
        let known = self.leases.get(addr).filter(|entry| entry.mac == mac).and_then(|entry| entry.host_name.clone());
        let host_name = request.host_name().map(str::to_owned).or(known);
        let used = Use::Bound { until: lease_end(now, lease_secs) };
        self.leases.bind(now, addr, Entry { mac, host_name: host_name.clone(), used, fact });
        send(replies::ack(&self.config, request, addr, host_name), out);
    }

    /// Why the client cannot have the address, in dnsmasq's words; none when it can.
    fn objection(&self, addr: Ipv4Addr, mac: Mac) -> Option<&'static str> {
        let reserved = self.leases.reservation(mac).filter(|kept| self.leases.free_for(*kept, mac));
        if !self.config.net.contains(&addr) {
            Some("wrong network")
        } else if self.leases.is_recalled(addr, mac) {
            Some("lease recalled")
        } else if self.leases.taken(addr, mac) {
            Some("address in use")
        } else if reserved.is_some_and(|kept| kept != addr) {
            Some("static lease available")
        } else if !self.leases.free_for(addr, mac) {
            Some("address not available")
        } else {
            None
        }
    }

    fn on_decline(&mut self, now: SimTime, decline: &Dhcp, trace: &mut Trace) {
        let mac = decline.chaddr;
        let lent = decline.requested_ip().filter(|addr| {
            let entry = self.leases.get(*addr).filter(|entry| entry.mac == mac);
            entry.is_some_and(|entry| matches!(entry.used, Use::Bound { .. } | Use::Offered { .. }))
        });
        let Some(addr) = lent else {
            ignore(mac, "unknown lease", trace);
            return;
        };
        let fact = trace.say(|| What::dhcp(DhcpFact::Declined { mac, addr }));
        self.leases.set_aside(addr, mac, now + SET_ASIDE, fact);
    }

    /// RFC 2131 4.3.4: nothing is answered, and the address stays known as the client's.
    fn on_release(&mut self, now: SimTime, release: &Dhcp, trace: &mut Trace) {
        let (mac, addr) = (release.chaddr, release.ciaddr);
        let Some(entry) = self.leases.bound(addr, mac) else {
            ignore(mac, "unknown lease", trace);
            return;
        };
        entry.used = Use::Free { since: now, why: "released" };
        entry.fact = trace.say(|| What::dhcp(DhcpFact::ServerReleased { mac, addr }));
    }

    /// RFC 2131 4.3.5: settings for one who has an address already; no lease.
    fn on_inform(&mut self, inform: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let (mac, addr) = (inform.chaddr, inform.ciaddr);
        if usable(addr).is_none() {
            ignore(mac, "no address", trace);
            return;
        }
        trace.say(|| What::dhcp(DhcpFact::Informed { mac, addr }));
        send(replies::settings(&self.config, inform), out);
    }
}

/// RFC 2131 4.1: to the address the client has, or to everybody if it asks for that, or to the address it gets.
fn send(message: Dhcp, out: &mut Vec<ServerOut>) {
    let (dst_ip, dst_mac) = if let Some(addr) = usable(message.ciaddr) {
        (addr, message.chaddr)
    } else if message.broadcast {
        (Ipv4Addr::BROADCAST, Mac::BROADCAST)
    } else {
        (message.yiaddr, message.chaddr)
    };
    out.push(ServerOut::Send { dst_ip, dst_mac, message });
}

fn ignore(mac: Mac, why: &'static str, trace: &mut Trace) {
    trace.say(|| What::dhcp(DhcpFact::ServerIgnored { mac, why }));
}
