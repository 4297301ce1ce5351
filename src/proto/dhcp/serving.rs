//! What a DHCP server answers (RFC 2131 4.3.1 to 4.3.5), one method a message type, and the probe before an offer.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::lease::{Entry, Use, Who};
use super::leases::lease_end;
use super::replies;
use super::server::{Server, ServerOut, ignore};
use super::states::usable;
use crate::sim::SimTime;
use crate::trace::{DhcpFact, FactId, Trace, What};
use crate::wire::{BootOp, Dhcp, Mac, MessageType};

/// For how long an offered address is kept for the client.
const OFFER_HOLD: Duration = Duration::from_secs(60);
/// For how long a declined address is not given out (dnsmasq's `DECLINE_BACKOFF`).
const SET_ASIDE: Duration = Duration::from_secs(600);
/// Addresses that are looked for at the same time; beyond it offers are not probed.
const PENDING_MAX: usize = 32;
/// Rows that the fact of an empty pool names.
const HOLDERS_MAX: usize = 8;

/// An address that will be offered unless somebody answers to it.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    addr: Ipv4Addr,
    discover: Dhcp,
    pub(super) until: SimTime,
    cause: FactId,
}

impl Server {
    /// Takes a message that arrived on port 67.
    pub fn on_message(&mut self, now: SimTime, message: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        if !self.running {
            return;
        }
        let cursor = trace.cursor();
        self.on_timer(now, trace, out);
        trace.follow(cursor);
        let who = Who::of(message);
        // Another network: behind a relay (RFC 2131 4.3.1), or behind routers, when its client asks for more time.
        let about = usable(message.giaddr).or(usable(message.ciaddr)).filter(|about| !self.config.net.contains(about));
        if message.op != BootOp::Request {
            ignore(&who, "not a request", trace);
        } else if let Some(pool) = about.and_then(|about| self.pool_of(about)) {
            pool.serve(now, message, trace, out);
        } else if about.is_some() && usable(message.giaddr).is_some() {
            ignore(&who, "relayed", trace);
        } else if !self.config.on_link && usable(message.giaddr).or(usable(message.ciaddr)).is_none() {
            ignore(&who, "no pool", trace);
        } else {
            self.serve(now, message, trace, out);
        }
    }

    /// The pool of the network behind a relay that holds an address.
    fn pool_of(&mut self, about: Ipv4Addr) -> Option<&mut Server> {
        self.remote.iter_mut().find(|pool| pool.config.net.contains(&about))
    }

    /// A request of a client of this pool.
    fn serve(&mut self, now: SimTime, message: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let who = Who::of(message);
        if let Some(server) = message.server_id().filter(|server| *server != self.config.server) {
            self.hear_of(now, server, trace);
            self.on_other(&who, server, message, trace, out);
        } else {
            match message.message_type() {
                Some(MessageType::Discover) => self.on_discover(now, message, trace, out),
                Some(MessageType::Request) => self.on_request(now, message, trace, out),
                Some(MessageType::Decline) => self.on_decline(now, message, trace),
                Some(MessageType::Release) => self.on_release(now, message, trace),
                Some(MessageType::Inform) => self.on_inform(message, trace, out),
                Some(MessageType::Offer | MessageType::Ack | MessageType::Nak) | None => {
                    ignore(&who, "not a request", trace);
                }
            }
        }
    }

    /// RFC 2131 3.1: for the servers not chosen a REQUEST is a refusal. One that believes to be alone refuses it, too.
    fn on_other(&mut self, who: &Who, server: Ipv4Addr, message: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        self.leases.withdraw_offer(who);
        self.pending.retain(|pending| !Who::of(&pending.discover).is(who));
        let mac = who.mac;
        if self.config.habits.authoritative && message.message_type() == Some(MessageType::Request) {
            let (why, addr) = ("wrong server-ID", message.requested_ip().unwrap_or(message.ciaddr));
            trace.say(|| What::dhcp(DhcpFact::Nacked { mac, addr, why }));
            send(replies::nak(&self.config, message, why), out);
        } else {
            trace.say(|| What::dhcp(DhcpFact::NotMyRequest { server }));
        }
    }

    fn on_discover(&mut self, now: SimTime, discover: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let who = Who::of(discover);
        if let Some(pending) = self.pending.iter_mut().find(|pending| Who::of(&pending.discover).is(&who)) {
            pending.discover = discover.clone();
            return ignore(&who, "being probed", trace);
        }
        let Some((addr, why)) = self.leases.choose(&who, discover.requested_ip()) else {
            return self.exhausted(now, who.mac, trace);
        };
        let fresh =
            !matches!(self.leases.get(addr).map(|entry| entry.used), Some(Use::Bound { .. } | Use::Offered { .. }));
        let wait = self.config.habits.probe.filter(|_| fresh && self.pending.len() < PENDING_MAX);
        let Some(wait) = wait else { return self.offer(now, discover, addr, why, trace, out) };
        // RFC 2131 3.1: perhaps somebody uses it without having asked.
        let mac = who.mac;
        let cause = trace.say(|| What::dhcp(DhcpFact::ServerProbing { mac, addr }));
        let until = now + wait;
        self.leases.keep(addr, &who, Use::Probed { until: until + OFFER_HOLD, why }, cause);
        self.pending.push(Pending { addr, discover: discover.clone(), until, cause });
        out.push(ServerOut::Probe { addr });
    }

    fn offer(
        &mut self,
        now: SimTime,
        discover: &Dhcp,
        addr: Ipv4Addr,
        why: &'static str,
        trace: &mut Trace,
        out: &mut Vec<ServerOut>,
    ) {
        let who = Who::of(discover);
        let mac = who.mac;
        let made = if why == "reserved" { self.leases.reserved_by(mac) } else { FactId::NONE };
        let fact = trace.say(|| What::dhcp(DhcpFact::Offered { mac, addr, why, made }));
        self.leases.keep(addr, &who, Use::Offered { until: now + OFFER_HOLD, why }, fact);
        send(replies::offer(&self.config, discover, addr), out);
    }

    /// Offers the addresses nobody answered to.
    pub(super) fn offer_probed(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        while let Some(at) = self.pending.iter().position(|pending| pending.until <= now) {
            let Pending { addr, discover, cause, .. } = self.pending.remove(at);
            trace.follow(cause);
            let used = self.leases.get(addr).map(|entry| entry.used);
            let Some(Use::Probed { why, .. }) = used else { continue };
            // What is sent follows from the offer, not from the clock.
            self.offer(now, &discover, addr, why, trace, out);
        }
    }

    /// An echo came back from an address. When it was about to be offered, another one is chosen.
    pub fn heard(&mut self, now: SimTime, addr: Ipv4Addr, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let Some(at) = self.pending.iter().position(|pending| pending.addr == addr) else {
            return self.remote.iter_mut().for_each(|pool| pool.heard(now, addr, trace, out));
        };
        let Pending { discover, .. } = self.pending.remove(at);
        let fact = trace.say(|| What::dhcp(DhcpFact::ProbeAnswered { addr }));
        self.leases.set_aside(addr, &Who::of(&discover), now + SET_ASIDE, fact);
        self.on_discover(now, &discover, trace, out);
    }

    /// Whether it waits for an echo.
    pub fn is_probing(&self) -> bool {
        !self.pending.is_empty() || self.remote.iter().any(Server::is_probing)
    }

    /// Says who holds what, and when the next address comes free.
    fn exhausted(&self, now: SimTime, mac: Mac, trace: &mut Trace) {
        trace.say(|| {
            let rows = self.rows(now);
            let count = |state| rows.iter().filter(|row| row.state == state).count() as u32;
            let named = |row: &super::LeaseRow| {
                let name = row.host_name.clone().unwrap_or_else(|| row.mac.to_string());
                format!("{} {name}", row.addr)
            };
            let mut holders: Vec<String> = rows.iter().take(HOLDERS_MAX).map(named).collect();
            if rows.len() > HOLDERS_MAX {
                holders.push("…".into());
            }
            What::dhcp(DhcpFact::PoolExhausted {
                mac,
                leased: count("bound"),
                offered: count("offered") + count("probed"),
                declined: count("declined"),
                reserved: count("reserved"),
                next_secs: rows.iter().filter_map(|row| row.remaining_secs).min(),
                holders: holders.join(", ").into(),
            })
        });
    }

    /// RFC 2131 4.3.2: SELECTING and INIT-REBOOT name the address in option 50, RENEWING and REBINDING in `ciaddr`.
    fn on_request(&mut self, now: SimTime, request: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let who = Who::of(request);
        let mac = who.mac;
        let Some(addr) = usable(request.ciaddr).or(request.requested_ip()) else {
            return ignore(&who, "no address", trace);
        };
        let reboots = request.server_id().is_none() && usable(request.ciaddr).is_none();
        let objection = self.objection(addr, &who, reboots);
        // RFC 2131 4.3.2: about a client it has no record of it says nothing, unless the network is plainly another one.
        let silent = reboots && !self.config.habits.authoritative && !self.leases.knows(&who, None);
        if silent && objection != Some(WRONG_NETWORK) {
            return ignore(&who, "unknown client", trace);
        }
        if let Some(why) = objection {
            trace.say(|| What::dhcp(DhcpFact::Nacked { mac, addr, why }));
            self.leases.give_up(now, addr, &who);
            return send(replies::nak(&self.config, request, why), out);
        }
        let lease_secs = self.config.lease_secs;
        let renewed = self.leases.bound(addr, &who).is_some();
        let fact = trace.say(|| What::dhcp(DhcpFact::Acked { mac, addr, renewed, lease_secs }));
        let known = self.leases.get(addr).filter(|entry| entry.who.is(&who)).and_then(|entry| entry.host_name.clone());
        let host_name = request.host_name().map(str::to_owned).or(known);
        let used = Use::Bound { until: lease_end(now, lease_secs) };
        self.pending.retain(|pending| !Who::of(&pending.discover).is(&who));
        self.leases.bind(now, addr, Entry { who, host_name: host_name.clone(), used, fact });
        send(replies::ack(&self.config, request, addr, host_name), out);
    }

    /// Why the client cannot have the address, in dnsmasq's words; none when it can.
    fn objection(&self, addr: Ipv4Addr, who: &Who, reboots: bool) -> Option<&'static str> {
        let reserved = self.leases.reservation(who.mac).filter(|kept| self.leases.free_for(*kept, who));
        let elsewhere = self.leases.knows(who, None) && !self.leases.knows(who, Some(addr));
        if !self.config.net.contains(&addr) {
            Some(WRONG_NETWORK)
        } else if self.leases.is_recalled(addr, who) {
            Some("lease recalled")
        } else if self.leases.taken(addr, who) {
            Some("address in use")
        } else if reserved.is_some_and(|kept| kept != addr) {
            Some("static lease available")
        } else if !self.leases.free_for(addr, who) || (reboots && !self.config.habits.authoritative && elsewhere) {
            Some("address not available")
        } else {
            None
        }
    }

    fn on_decline(&mut self, now: SimTime, decline: &Dhcp, trace: &mut Trace) {
        let who = Who::of(decline);
        let lent = decline.requested_ip().filter(|addr| {
            let entry = self.leases.get(*addr).filter(|entry| entry.who.is(&who));
            entry.is_some_and(|entry| matches!(entry.used, Use::Bound { .. } | Use::Offered { .. }))
        });
        let Some(addr) = lent else { return ignore(&who, "unknown lease", trace) };
        let mac = who.mac;
        let fact = trace.say(|| What::dhcp(DhcpFact::Declined { mac, addr }));
        self.leases.set_aside(addr, &who, now + SET_ASIDE, fact);
    }

    /// RFC 2131 4.3.4: nothing is answered, and the address stays known as the client's.
    fn on_release(&mut self, now: SimTime, release: &Dhcp, trace: &mut Trace) {
        let (who, addr) = (Who::of(release), release.ciaddr);
        let Some(entry) = self.leases.release(now, addr, &who) else { return ignore(&who, "unknown lease", trace) };
        let mac = who.mac;
        entry.fact = trace.say(|| What::dhcp(DhcpFact::ServerReleased { mac, addr }));
    }

    /// RFC 2131 4.3.5: settings for one who has an address already; no lease.
    fn on_inform(&mut self, inform: &Dhcp, trace: &mut Trace, out: &mut Vec<ServerOut>) {
        let (mac, addr) = (inform.chaddr, inform.ciaddr);
        if usable(addr).is_none() {
            return ignore(&Who::of(inform), "no address", trace);
        }
        trace.say(|| What::dhcp(DhcpFact::Informed { mac, addr }));
        send(replies::settings(&self.config, inform), out);
    }
}

/// The objection that needs no record of the client.
const WRONG_NETWORK: &str = "wrong network";

/// RFC 2131 4.1: to the relay it came through; else to the address the client has, or to everybody if it asks for that, or to
/// the address it gets.
fn send(message: Dhcp, out: &mut Vec<ServerOut>) {
    if let Some(to) = usable(message.giaddr) {
        return out.push(ServerOut::Relay { to, message });
    }
    let (dst_ip, dst_mac) = if let Some(addr) = usable(message.ciaddr) {
        (addr, message.chaddr)
    } else if message.broadcast {
        (Ipv4Addr::BROADCAST, Mac::BROADCAST)
    } else {
        (message.yiaddr, message.chaddr)
    };
    out.push(ServerOut::Send { dst_ip, dst_mac, message });
}
