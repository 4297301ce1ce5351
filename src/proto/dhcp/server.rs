//! The DHCP server (RFC 2131 4.3): what it is told, and what it wants done. Its answers are in `serving`, its table in
//! `leases`. Addresses go out in order from the pool's start, answers straight to the hardware address.
//!
//! What comes through a relay is served from the pool of the relay's network (`remote`), where there is one.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::lease::{LeaseRow, Use, Who};
use super::leases::Leases;
use super::serving::Pending;
use crate::proto::Profile;
use crate::sim::SimTime;
use crate::trace::{DhcpFact, FactId, Trace, What};
use crate::wire::{Dhcp, Mac};

/// How many addresses can be reserved.
const RESERVATION_LIMIT: usize = 256;
/// Other servers it remembers.
pub(super) const OTHERS_MAX: usize = 4;
/// Another server is thought to be there for as long as its clients may have leases of it without asking again where this
/// one hears it; nobody knows how long those are, so its own lease counts, within these bounds.
const OTHER_HOLD: (u32, u32) = (60, 86_400);
/// Networks behind relays.
pub const REMOTE_MAX: usize = 16;

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
    /// T1 in seconds; half of the lease when it says nothing.
    pub t1_secs: Option<u32>,
    /// T2 in seconds; seven eighths of the lease when it says nothing.
    pub t2_secs: Option<u32>,
    /// Addresses kept for hardware addresses.
    pub reservations: Vec<(Mac, Ipv4Addr)>,
    /// What servers do differently.
    pub habits: ServerHabits,
    /// Whether it serves the wire it stands on; else only a network behind a relay.
    pub on_link: bool,
}

impl ServerConfig {
    /// Addresses that it lends to nobody.
    pub(super) fn never(&self) -> Vec<Ipv4Addr> {
        let net = self.net;
        [Some(self.server), self.router, Some(net.network()), Some(net.broadcast())].into_iter().flatten().collect()
    }
}

/// What one server program does and another does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct ServerHabits {
    /// It believes that it alone serves this network, and refuses what it does not know, where RFC 2131 4.3.2 asks for
    /// silence (dnsmasq's `--dhcp-authoritative`).
    pub authoritative: bool,
    /// It sends the client identifier back (RFC 6842 3). dnsmasq does not.
    pub echo_client_id: bool,
    /// How long it waits for an echo from an address before it offers it (RFC 2131 3.1); none: it does not look.
    pub probe: Option<Duration>,
}

impl ServerHabits {
    /// The habits of a profile. dnsmasq is run with `--dhcp-authoritative --no-ping`, as in homes.
    pub const fn of(profile: Profile) -> ServerHabits {
        match profile {
            Profile::Rfc => ServerHabits {
                authoritative: false,
                echo_client_id: true,
                probe: Some(ServerHabits::probe_wait(profile)),
            },
            Profile::Linux => ServerHabits { authoritative: true, echo_client_id: false, probe: None },
        }
    }

    /// How long the servers of a profile wait for an echo: one second, dnsmasq's `PING_WAIT` three.
    pub const fn probe_wait(profile: Profile) -> Duration {
        match profile {
            Profile::Rfc => Duration::from_secs(1),
            Profile::Linux => Duration::from_secs(3),
        }
    }
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
    /// Send this from UDP port 67 to 67 of the relay it came through (RFC 2131 4.1).
    Relay {
        /// The relay.
        to: Ipv4Addr,
        /// The message.
        message: Dhcp,
    },
    /// Send an echo request there, and say `heard` when an answer comes.
    Probe {
        /// The address that is to be offered.
        addr: Ipv4Addr,
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

/// The server as the screen shows it; its table is rows of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ServerRow {
    /// Its interface.
    pub iface: String,
    /// Its address.
    pub server: Ipv4Addr,
    /// First and last address it lends.
    pub pool: (Ipv4Addr, Ipv4Addr),
    /// The gateway it tells.
    pub router: Option<Ipv4Addr>,
    /// Length of a lease, in seconds.
    pub lease_secs: u32,
    /// Whether it answers.
    pub running: bool,
    /// Other servers it heard of on its network.
    pub others: Vec<Ipv4Addr>,
    /// What it does differently.
    pub habits: ServerHabits,
}

/// The server of one interface.
#[derive(Clone, Debug)]
pub struct Server {
    pub(super) config: ServerConfig,
    pub(super) leases: Leases,
    pub(super) running: bool,
    /// Addresses that are being looked for before they are offered.
    pub(super) pending: Vec<Pending>,
    /// Other servers, and when they were last heard of.
    pub(super) others: Vec<(Ipv4Addr, SimTime)>,
    /// The pools of networks behind relays, each a server with a table of its own.
    pub(super) remote: Vec<Server>,
}

impl Server {
    /// A server with an empty table. Reservations that `reserve` would refuse are left out.
    pub fn new(config: ServerConfig) -> Server {
        let leases = Leases::new(config.pool, config.never());
        let mut server =
            Server { config, leases, running: true, pending: Vec::new(), others: Vec::new(), remote: Vec::new() };
        for (mac, addr) in std::mem::take(&mut server.config.reservations) {
            if server.can_reserve(mac, addr).is_ok() {
                server.leases.reserve(mac, addr, FactId::NONE);
            }
        }
        server
    }

    /// Serves a network behind a relay, too. False when there are too many.
    pub fn serve_remote(&mut self, config: ServerConfig) -> bool {
        let has_room = self.remote.len() < REMOTE_MAX;
        if has_room {
            self.remote.push(Server::new(config));
        }
        has_room
    }

    /// Serves a network behind a relay no longer. False when it had no pool beside another one.
    pub fn end_remote(&mut self, net: Ipv4Net) -> bool {
        let before = self.remote.len();
        self.remote.retain(|pool| pool.config.net != net);
        self.remote.len() < before
    }

    /// The pool of a network behind a relay, or that of the interface's own.
    pub fn pool_for(&mut self, far: Option<Ipv4Net>) -> Option<&mut Server> {
        if self.config.on_link == far.is_none() && far.is_none_or(|net| net == self.config.net) {
            return Some(self);
        }
        self.remote.iter_mut().find(|pool| far == Some(pool.config.net))
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
        let mac = holder.map(|entry| entry.who.mac).ok_or(ReassignError::NotLent)?;
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

    /// Forgets whose an address was: the next one who asks can have it. False when it was nobody's.
    pub fn forget(&mut self, addr: Ipv4Addr, trace: &mut Trace) -> bool {
        let Some(gone) = self.leases.forget(addr) else { return false };
        let mac = gone.who.mac;
        trace.say(|| What::dhcp(DhcpFact::LeaseDeleted { mac, addr }));
        true
    }

    /// What it is told; its reservations are in `settings`.
    pub const fn config(&self) -> &ServerConfig {
        &self.config
    }

    /// Whether it answers at all.
    pub const fn is_running(&self) -> bool {
        self.running
    }

    /// Starts or stops it. The table stays.
    pub fn set_running(&mut self, running: bool, trace: &mut Trace) {
        if self.running != running {
            self.running = running;
            self.pending.clear();
            let server = self.config.server;
            trace.say(|| What::dhcp(DhcpFact::ServerSwitched { server, running }));
        }
    }

    /// The box goes off and on again: the table on its disk is read back, what was only in memory is lost.
    pub fn restart(&mut self, trace: &mut Trace) {
        self.leases.power_off();
        self.pending.clear();
        self.others.clear();
        self.remote.iter_mut().for_each(|pool| pool.leases.power_off());
        let leases = self.leases.bound_count();
        trace.say(|| What::dhcp(DhcpFact::TableRead { leases }));
    }

    /// Another server on the same network, heard of by what clients ask.
    pub(super) fn hear_of(&mut self, now: SimTime, server: Ipv4Addr, trace: &mut Trace) {
        let hold = self.other_hold();
        self.others.retain(|(_, at)| now < *at + hold);
        if let Some((_, at)) = self.others.iter_mut().find(|(other, _)| *other == server) {
            *at = now;
        } else if self.others.len() < OTHERS_MAX {
            self.others.push((server, now));
            trace.say(|| What::dhcp(DhcpFact::OtherServer { server }));
        }
    }

    fn other_hold(&self) -> Duration {
        Duration::from_secs(u64::from(self.config.lease_secs.clamp(OTHER_HOLD.0, OTHER_HOLD.1)))
    }

    /// Ends what ran out by now; offers whose probe nobody answered leave.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        self.offer_probed(now, trace, out);
        let cursor = trace.cursor();
        while let Some((addr, was)) = self.leases.lapse(now) {
            trace.follow(was.fact);
            let mac = was.who.mac;
            trace.say(|| {
                What::dhcp(match was.used {
                    Use::Offered { .. } | Use::Probed { .. } => DhcpFact::OfferLapsed { mac, addr },
                    Use::SetAside { .. } => DhcpFact::SetAsideOver { addr },
                    Use::Bound { .. } | Use::Recalled { .. } | Use::Free { .. } => {
                        DhcpFact::ServerExpired { mac, addr }
                    }
                })
            });
        }
        trace.follow(cursor);
        for pool in &mut self.remote {
            pool.on_timer(now, trace, out);
            trace.follow(cursor);
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        let probes = self.pending.iter().map(|pending| pending.until);
        let remote = self.remote.iter().filter_map(Server::deadline);
        self.leases.deadline().into_iter().chain(probes).chain(remote).min()
    }

    /// The table for the screen.
    pub fn rows(&self, now: SimTime) -> Vec<LeaseRow> {
        let mut rows = self.leases.rows(now);
        // What was lent before the server moved is of no use here.
        rows.retain(|row| self.config.net.contains(&row.addr));
        rows.extend(self.remote.iter().flat_map(|pool| pool.rows(now)));
        rows
    }

    /// The server for the screen.
    pub fn row(&self, now: SimTime, iface: &str) -> ServerRow {
        let hold = self.other_hold();
        let fresh = self.others.iter().filter(|(_, at)| now < *at + hold);
        ServerRow {
            iface: iface.to_owned(),
            server: self.config.server,
            pool: self.leases.pool(),
            router: self.config.router,
            lease_secs: self.config.lease_secs,
            running: self.running,
            others: fresh.map(|(server, _)| *server).collect(),
            habits: self.config.habits,
        }
    }

    /// The pools of networks behind relays.
    pub fn remote(&self) -> impl Iterator<Item = &Server> {
        self.remote.iter()
    }

    /// The network it serves.
    pub const fn net(&self) -> Ipv4Net {
        self.config.net
    }
}

/// Says that a message was not for this server, or made no sense.
pub(super) fn ignore(who: &Who, why: &'static str, trace: &mut Trace) {
    let mac = who.mac;
    trace.say(|| What::dhcp(DhcpFact::ServerIgnored { mac, why }));
}
