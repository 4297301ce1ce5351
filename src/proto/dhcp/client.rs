//! The DHCP client (RFC 2131 4.4), with the habits of ISC dhclient: it asks at once, without the wait of one to ten
//! seconds; it takes the first offer; DISCOVER and REQUEST share a transaction number.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::requests::Identity;
use super::states::{Exchange, Extending, Held, Init, Lease, Requesting, State, back_off, usable};
use super::{FOREVER_SECS, secs_until};
use crate::sim::{Rng, SimTime};
use crate::trace::{DhcpFact, FactId, Trace, What};
use crate::wire::{BootOp, Dhcp, Mac, MessageType};

/// RFC 2131 3.1.5: four REQUESTs, about a minute, then from the beginning.
const REQUEST_TRIES: u8 = 4;

/// What the client wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClientOut {
    /// Send this from UDP port 68 to 67. To 255.255.255.255 it is an Ethernet broadcast.
    Send {
        /// IP source; 0.0.0.0 before there is an address.
        src: Ipv4Addr,
        /// IP destination.
        dst: Ipv4Addr,
        /// The message.
        message: Dhcp,
    },
    /// Use these settings. Comes again after each renewal, mostly with the same address.
    Configure(Lease),
    /// Use this address no longer.
    Deconfigure {
        /// The address, as it was configured.
        addr: Ipv4Net,
    },
}

/// The client as the screen shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClientRow {
    /// `INIT`, `SELECTING`… (RFC 2131 figure 5).
    pub state: &'static str,
    /// Its address.
    pub addr: Option<Ipv4Net>,
    /// Who lent it.
    pub server: Option<Ipv4Addr>,
    /// Gateway.
    pub router: Option<Ipv4Addr>,
    /// Name servers.
    pub dns: Vec<Ipv4Addr>,
    /// Domain of short names.
    pub domain: Option<String>,
    /// Seconds the lease still runs; none without lease, or when it never ends.
    pub lease_left_secs: Option<u32>,
    /// Seconds until its server is asked for more time (T1).
    pub t1_left_secs: Option<u32>,
    /// Seconds until any server is asked (T2).
    pub t2_left_secs: Option<u32>,
    /// Transaction it is in.
    pub xid: Option<u32>,
    /// The fact that gave it the lease.
    pub fact: FactId,
}

/// The client of one interface.
#[derive(Clone, Debug)]
pub struct Client {
    iface: String,
    identity: Identity,
    rng: Rng,
    state: State,
    /// The address it had until its lease ran out: it asks for it again.
    wished: Option<Ipv4Addr>,
    /// Refusals since it last had an address.
    naks: u8,
}

impl Client {
    /// A client that asks nothing before `start`. Its chance is its own stream.
    pub fn new(iface: &str, mac: Mac, host_name: &str, rng: Rng) -> Client {
        let state = State::Init(Init { start_at: SimTime::NEVER });
        let identity = Identity { mac, host_name: host_name.to_owned() };
        Client { iface: iface.to_owned(), identity, rng, state, wished: None, naks: 0 }
    }

    /// Asks for an address. Does nothing when it has one.
    pub fn start(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if self.state.held().is_none() {
            self.discover(now, trace, out);
        }
    }

    /// Asks for more time now, or for an address when it has none.
    pub fn renew(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        match self.state.held().cloned() {
            Some(held) => self.extend(now, held, trace, out),
            None => self.discover(now, trace, out),
        }
    }

    /// Gives the address back (RFC 2131 4.4.6) and asks no more until `start` or `renew`.
    pub fn release(&mut self, _now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if let Some(held) = self.state.held().cloned() {
            let (addr, server) = (held.lease.addr, held.lease.server);
            let message = self.identity.release(self.rng.u32(), addr.addr(), server);
            trace.say(|| What::dhcp(DhcpFact::Released { addr: addr.addr() }));
            send(message, Some(addr.addr()), Some(server), trace, out);
            out.push(ClientOut::Deconfigure { addr });
        }
        self.wished = None;
        self.enter(State::Init(Init { start_at: SimTime::NEVER }), trace);
    }

    /// Takes a message that arrived on port 68; `from` is its IP source.
    pub fn on_message(
        &mut self,
        now: SimTime,
        from: Ipv4Addr,
        message: &Dhcp,
        trace: &mut Trace,
        out: &mut Vec<ClientOut>,
    ) {
        let mine = self.state.exchange().is_some_and(|exchange| exchange.xid == message.xid);
        let taken = mine
            && message.op == BootOp::Reply
            && message.chaddr == self.identity.mac
            && match message.message_type() {
                Some(MessageType::Offer) => self.on_offer(now, message, trace, out),
                Some(MessageType::Ack) => self.on_ack(from, message, trace, out),
                Some(MessageType::Nak) => self.on_nak(now, message.server_id().unwrap_or(from), trace, out),
                _ => false,
            };
        if !taken {
            // RFC 2131 4.4.1: what belongs to no open transaction is silently discarded.
            trace.say(|| What::dhcp(DhcpFact::ClientIgnored { xid: message.xid }));
        }
    }

    /// Does what is due by now.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if self.deadline().is_none_or(|at| now < at) {
            return;
        }
        match &mut self.state {
            State::Init(_) => self.discover(now, trace, out),
            State::Selecting(exchange) => {
                exchange.repeat(now, &mut self.rng);
                self.send_discover(now, trace, out);
            }
            State::Requesting(r) if r.exchange.tries >= REQUEST_TRIES => self.discover(now, trace, out),
            State::Requesting(r) => {
                r.exchange.repeat(now, &mut self.rng);
                self.send_request(trace, out);
            }
            State::Bound(held) => {
                let held = held.clone();
                if now >= held.expires_at {
                    self.expire(now, &held, trace, out);
                } else {
                    self.extend(now, held, trace, out);
                }
            }
            State::Renewing(asking) | State::Rebinding(asking) => {
                let asking = asking.clone();
                self.keep_asking(now, asking, trace, out);
            }
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        self.state.deadline()
    }

    /// The client for the screen.
    pub fn status(&self, now: SimTime) -> ClientRow {
        let held = self.state.held();
        let lease = held.map(|h| &h.lease);
        ClientRow {
            state: self.state.name(),
            addr: lease.map(|l| l.addr),
            server: lease.map(|l| l.server),
            router: lease.and_then(|l| l.router),
            dns: lease.map(|l| l.dns.clone()).unwrap_or_default(),
            domain: lease.and_then(|l| l.domain.clone()),
            lease_left_secs: held.and_then(|h| secs_until(now, h.expires_at)),
            t1_left_secs: held.and_then(|h| secs_until(now, h.t1_at)),
            t2_left_secs: held.and_then(|h| secs_until(now, h.t2_at)),
            xid: self.state.exchange().map(|exchange| exchange.xid),
            fact: lease.map_or(FactId::NONE, |l| l.fact),
        }
    }
}

/// The moves between the states (RFC 2131 figure 5).
impl Client {
    fn enter(&mut self, state: State, trace: &mut Trace) {
        let (from, to) = (self.state.name(), state.name());
        self.state = state;
        if from != to {
            trace.say(|| What::dhcp(DhcpFact::State { iface: self.iface.clone(), from, to }));
        }
    }

    /// INIT → SELECTING: anybody who lends addresses is asked.
    fn discover(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let exchange = Exchange::begin(now, &mut self.rng);
        self.enter(State::Selecting(exchange), trace);
        self.send_discover(now, trace, out);
    }

    /// SELECTING → REQUESTING: the first offer is taken.
    fn on_offer(&mut self, now: SimTime, offer: &Dhcp, trace: &mut Trace, out: &mut Vec<ClientOut>) -> bool {
        let State::Selecting(exchange) = &self.state else { return false };
        let (Some(server), Some(addr)) = (offer.server_id(), usable(offer.yiaddr)) else { return false };
        let exchange = exchange.go_on(now, &mut self.rng);
        trace.say(|| What::dhcp(DhcpFact::OfferTaken { addr, server }));
        self.enter(State::Requesting(Requesting { exchange, addr, server }), trace);
        self.send_request(trace, out);
        true
    }

    /// REQUESTING, RENEWING, REBINDING → BOUND.
    fn on_ack(&mut self, from: Ipv4Addr, ack: &Dhcp, trace: &mut Trace, out: &mut Vec<ClientOut>) -> bool {
        let asked_at = match &self.state {
            State::Requesting(r) => r.exchange.sent_at,
            State::Renewing(asking) | State::Rebinding(asking) => asking.exchange.sent_at,
            State::Init(_) | State::Selecting(_) | State::Bound(_) => return false,
        };
        let server = ack.server_id().unwrap_or(from);
        let Some(lease) = Lease::in_ack(ack, server) else { return false };
        if let Some(old) = self.state.held().map(|held| held.lease.addr).filter(|old| *old != lease.addr) {
            out.push(ClientOut::Deconfigure { addr: old });
        }
        let mut held = Held::new(lease, ack, asked_at);
        held.lease.fact = trace.say(|| What::dhcp(bound_fact(&held, asked_at)));
        self.naks = 0;
        out.push(ClientOut::Configure(held.lease.clone()));
        self.enter(State::Bound(held), trace);
        true
    }

    /// Refused: from the beginning, at once the first time, then ever later, so that two that never agree stay quiet.
    fn on_nak(&mut self, now: SimTime, server: Ipv4Addr, trace: &mut Trace, out: &mut Vec<ClientOut>) -> bool {
        if matches!(self.state, State::Selecting(_)) {
            return false;
        }
        trace.say(|| What::dhcp(DhcpFact::Refused { server }));
        if let Some(held) = self.state.held() {
            out.push(ClientOut::Deconfigure { addr: held.lease.addr });
        }
        self.wished = None;
        let start_at = match self.naks {
            0 => now,
            before => now + back_off(before - 1, &mut self.rng),
        };
        self.naks = self.naks.saturating_add(1);
        self.enter(State::Init(Init { start_at }), trace);
        if start_at == now {
            self.discover(now, trace, out);
        }
        true
    }

    /// BOUND → RENEWING at T1.
    fn extend(&mut self, now: SimTime, held: Held, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let exchange = Exchange::begin(now, &mut self.rng);
        self.enter(State::Renewing(Extending { held, exchange }), trace);
        self.send_extension(now, trace, out);
    }

    /// RENEWING and REBINDING, with an alarm due: the end of the lease, T2, or just the next try.
    fn keep_asking(&mut self, now: SimTime, asking: Extending, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let Extending { held, mut exchange } = asking;
        if now >= held.expires_at {
            self.expire(now, &held, trace, out);
            return;
        }
        let rebinding = matches!(self.state, State::Rebinding(_));
        if rebinding || now < held.t2_at {
            exchange.repeat(now, &mut self.rng);
        } else {
            exchange = exchange.go_on(now, &mut self.rng);
        }
        let after_t2 = now >= held.t2_at;
        let asking = Extending { held, exchange };
        self.enter(if after_t2 { State::Rebinding(asking) } else { State::Renewing(asking) }, trace);
        self.send_extension(now, trace, out);
    }

    /// RFC 2131 4.4.5: when the lease ends the client stops using the address at once.
    fn expire(&mut self, now: SimTime, held: &Held, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let addr = held.lease.addr;
        trace.say(|| What::dhcp(DhcpFact::LeaseExpired { addr: addr.addr() }));
        out.push(ClientOut::Deconfigure { addr });
        self.wished = Some(addr.addr());
        self.enter(State::Init(Init { start_at: now }), trace);
        self.discover(now, trace, out);
    }
}

/// The sending of messages.
impl Client {
    fn send_discover(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let State::Selecting(exchange) = &mut self.state else { return };
        exchange.secs = exchange.age_secs(now);
        send(self.identity.discover(exchange, self.wished), self.wished, None, trace, out);
    }

    fn send_request(&self, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let State::Requesting(r) = &self.state else { return };
        send(self.identity.request(&r.exchange, r.addr, r.server), Some(r.addr), None, trace, out);
    }

    /// RENEWING asks its server alone, REBINDING everybody.
    fn send_extension(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let alone = matches!(self.state, State::Renewing(_));
        let (State::Renewing(asking) | State::Rebinding(asking)) = &mut self.state else { return };
        asking.exchange.secs = asking.exchange.age_secs(now);
        let (addr, server) = (asking.held.lease.addr.addr(), asking.held.lease.server);
        send(self.identity.extension(&asking.exchange, addr), Some(addr), alone.then_some(server), trace, out);
    }
}

fn send(
    message: Dhcp,
    addr: Option<Ipv4Addr>,
    unicast_to: Option<Ipv4Addr>,
    trace: &mut Trace,
    out: &mut Vec<ClientOut>,
) {
    let name = message.message_type().map_or("", MessageType::name);
    trace.say(|| What::dhcp(DhcpFact::ClientSent { message: name, xid: message.xid, addr, unicast_to }));
    // RFC 2131 4.1: without an address of its own the source is 0.0.0.0, as `ciaddr` is.
    out.push(ClientOut::Send { src: message.ciaddr, dst: unicast_to.unwrap_or(Ipv4Addr::BROADCAST), message });
}

/// T1 and T2 as the fact tells them: in whole seconds of the lease.
fn bound_fact(held: &Held, asked_at: SimTime) -> DhcpFact {
    let secs = |at: SimTime| secs_until(asked_at, at).unwrap_or(FOREVER_SECS);
    DhcpFact::Bound {
        addr: held.lease.addr.addr(),
        server: held.lease.server,
        lease_secs: held.lease.lease_secs,
        t1_secs: secs(held.t1_at),
        t2_secs: secs(held.t2_at),
    }
}
