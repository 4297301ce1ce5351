//! The DHCP client (RFC 2131 4.4): what it is told, and what it wants done. The moves between its states are in `moves`,
//! the habits of client programs in `habits`.
//!
//! DISCOVER and REQUEST share a transaction number. Which offer is taken is in `offers`, what the screen shows in `status`.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::exchange::Exchange;
use super::habits::ClientChoice;
use super::linklocal::Fallback;
use super::offers::Offer;
use super::requests::Identity;
use super::states::{Held, Init, Lease, State};
use super::status::Passed;
use crate::sim::{Rng, SimTime};
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::{BootOp, Dhcp, Mac, MessageType};

/// RFC 2131 4.4.1: at the start it waits one to ten seconds, where it is patient.
const START_MIN: Duration = Duration::from_secs(1);
const START_ROOM_US: u32 = 9_000_001;

/// What the client wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClientOut {
    /// Send this from UDP port 68 to 67. To 255.255.255.255 it is an Ethernet broadcast.
    Send {
        /// IP source; 0.0.0.0 before there is an address.
        src: Ipv4Addr,
        /// IP destination.
        dst: Ipv4Addr,
        /// TTL and TOS of a broadcast.
        header: (u8, u8),
        /// The message.
        message: Dhcp,
    },
    /// Look whether somebody else uses the address, and say so by `checked` or `conflict`.
    Check {
        /// The address.
        addr: Ipv4Addr,
    },
    /// Use these settings. Comes again after each renewal, mostly with the same address.
    Configure(Lease),
    /// Use this address no longer.
    Deconfigure {
        /// The address, as it was configured.
        addr: Ipv4Net,
    },
    /// Nobody answers: look whether this link-local address is free, and use it then.
    LinkLocal {
        /// The address.
        addr: Ipv4Net,
    },
    /// No link-local address any more.
    NoLinkLocal,
    /// The answer to an INFORM: use these settings; the address is the box's own.
    Learn(Lease),
}

/// The client of one interface.
#[derive(Clone, Debug)]
pub struct Client {
    pub(super) iface: String,
    pub(super) identity: Identity,
    pub(super) rng: Rng,
    pub(super) state: State,
    /// The name of the state before.
    pub(super) came: &'static str,
    /// The address it had until its lease ran out: it asks for it again.
    pub(super) wished: Option<Ipv4Addr>,
    /// The lease on its disk.
    pub(super) remembered: Option<Box<Held>>,
    /// Refusals since it last had an address.
    pub(super) naks: u8,
    /// The transaction of the offers it heard last, and who else offered.
    pub(super) heard_xid: u32,
    pub(super) others: Vec<Ipv4Addr>,
    /// Offers that were heard while it waits for more.
    pub(super) offers: Vec<Offer>,
    /// How patient it is.
    pub(super) patience: Patience,
    /// An INFORM that waits for its answer, and for which address.
    pub(super) informing: Option<Box<(Exchange, Ipv4Addr)>>,
    /// The link-local address it is content with, while nobody answers.
    pub(super) fallback: Option<Box<Fallback>>,
    pub(super) last: Vec<Passed>,
}

/// What RFC 2131 4.4.1 leaves to a client: how long it waits for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// How long it collects offers before it takes one, in seconds; 0: it takes the first.
    pub offer_wait_s: u16,
    /// Whether it waits one to ten seconds before its first question, so that boxes which start together do not ask
    /// together.
    pub start_delay: bool,
}

impl Patience {
    /// As most programs: none.
    pub const NONE: Patience = Patience { offer_wait_s: 0, start_delay: false };
}

impl Client {
    /// A client that asks nothing before `start`. Its chance is its own stream.
    pub fn new(iface: &str, mac: Mac, host_name: &str, choice: ClientChoice, rng: Rng) -> Client {
        Client {
            iface: iface.to_owned(),
            identity: Identity { mac, host_name: host_name.to_owned(), choice },
            rng,
            state: State::Init(Init { start_at: SimTime::NEVER }),
            came: "INIT",
            wished: None,
            remembered: None,
            naks: 0,
            heard_xid: 0,
            others: Vec::new(),
            offers: Vec::new(),
            patience: Patience::NONE,
            informing: None,
            fallback: None,
            last: Vec::new(),
        }
    }

    /// From now on it is so patient.
    pub fn set_patience(&mut self, patience: Patience) {
        self.patience = patience;
    }

    /// What was chosen for it.
    pub const fn choice(&self) -> ClientChoice {
        self.identity.choice
    }

    /// The box has another name now.
    pub fn set_host_name(&mut self, name: &str) {
        name.clone_into(&mut self.identity.host_name);
    }

    /// Whether it was never asked for an address: it is there for INFORM alone.
    pub const fn only_informs(&self) -> bool {
        matches!(self.state, State::Init(Init { start_at: SimTime::NEVER })) && self.remembered.is_none()
    }

    /// Asks for an address: for the one it remembers, if it does (INIT-REBOOT). Does nothing when it has one.
    pub fn start(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if self.state.held().is_some() {
            return;
        }
        match self.remembered.take().filter(|held| now < held.expires_at) {
            Some(held) if self.identity.habits().remembers => self.reboot(now, *held, false, trace, out),
            _ if self.patience.start_delay => {
                let wait = START_MIN + Duration::from_micros(u64::from(self.rng.below(START_ROOM_US)));
                self.enter(State::Init(Init { start_at: now + wait }), trace);
            }
            _ => self.discover(now, trace, out),
        }
    }

    /// The box goes off: what is in its memory is lost, the lease on its disk is not.
    pub fn power_off(&mut self, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let held = match &self.state {
            State::Checking(checking) => Some(checking.held.clone()),
            State::Rebooting(r) => Some(r.held.clone()),
            state => state.held().cloned(),
        };
        if let Some(held) = self.state.held() {
            out.push(ClientOut::Deconfigure { addr: held.lease.addr });
        }
        self.end_fallback(out);
        self.remembered = held.map(Box::new).or(self.remembered.take());
        (self.informing, self.naks, self.others, self.last) = (None, 0, Vec::new(), Vec::new());
        self.offers.clear();
        self.enter(State::Init(Init { start_at: SimTime::NEVER }), trace);
    }

    /// The cable is back (RFC 2131 3.7): perhaps this is another network. A client that waits for an answer asks at once.
    pub fn link_up(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if !self.identity.habits().notices_carrier {
            return;
        }
        match (&self.state, self.state.held().cloned()) {
            (_, Some(held)) => self.reboot(now, held, true, trace, out),
            (State::Selecting(_) | State::Requesting(_), None) => self.discover(now, trace, out),
            _ => {}
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
    pub fn release(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if let Some(held) = self.state.held().cloned() {
            let (addr, server) = (held.lease.addr, held.lease.server);
            let message = self.identity.release(self.rng.u32(), addr.addr(), server);
            trace.say(|| What::dhcp(DhcpFact::Released { addr: addr.addr() }));
            self.send(now, message, Some(addr.addr()), Some(server), trace, out);
            out.push(ClientOut::Deconfigure { addr });
        }
        self.end_fallback(out);
        (self.wished, self.remembered) = (None, None);
        self.enter(State::Init(Init { start_at: SimTime::NEVER }), trace);
    }

    /// Asks for the other settings of the network, for an address that DHCP did not give (RFC 2131 4.4.3).
    pub fn inform(
        &mut self,
        now: SimTime,
        addr: Ipv4Addr,
        server: Option<Ipv4Addr>,
        trace: &mut Trace,
        out: &mut Vec<ClientOut>,
    ) {
        let exchange = Exchange::begin(now, &mut self.rng);
        self.informing = Some(Box::new((exchange, addr)));
        self.send(now, self.identity.inform(&exchange, addr), Some(addr), server, trace, out);
    }

    /// Whether an INFORM waits for its answer.
    pub const fn is_informing(&self) -> bool {
        self.informing.is_some()
    }

    /// The lent address that is being looked for on the wire.
    pub fn checked_addr(&self) -> Option<Ipv4Addr> {
        if let State::Checking(checking) = &self.state { Some(checking.held.lease.addr.addr()) } else { None }
    }

    /// Nobody else uses the address that was to be checked.
    pub fn checked(&mut self, addr: Ipv4Addr, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if self.checked_addr() != Some(addr) {
            return;
        }
        if let State::Checking(checking) = &self.state {
            let held = checking.held.clone();
            self.bind(held, trace, out);
        }
    }

    /// Somebody else uses the address it was lent: RFC 2131 4.4.4, and from the beginning after a while.
    pub fn conflict(&mut self, now: SimTime, addr: Ipv4Addr, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let held = match &self.state {
            State::Checking(checking) => checking.held.clone(),
            state => match state.held() {
                Some(held) => held.clone(),
                None => return,
            },
        };
        if held.lease.addr.addr() != addr {
            return; // what was looked for is of an earlier lease
        }
        if self.state.held().is_some() {
            out.push(ClientOut::Deconfigure { addr: held.lease.addr });
        }
        let server = held.lease.server;
        let xid = match &self.state {
            State::Checking(checking) if self.identity.habits().declines_in_transaction => checking.xid,
            _ => self.rng.u32(),
        };
        let message = self.identity.decline(xid, addr, server);
        self.send(now, message, Some(addr), None, trace, out);
        (self.wished, self.remembered) = (None, None);
        self.start_again(now, now + self.identity.habits().after_decline, trace, out);
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
        let mine = message.op == BootOp::Reply && message.chaddr == self.identity.mac;
        let open = self.state.exchange().is_some_and(|exchange| exchange.xid == message.xid);
        let kind = message.message_type();
        if let Some(kind) = kind.filter(|_| mine && (open || message.xid == self.heard_xid)) {
            self.note(Passed { at: now, sent: false, message: kind.name(), peer: Some(from) });
        }
        let taken = mine
            && match kind {
                Some(MessageType::Offer) if open => self.on_offer(now, message, trace, out),
                Some(MessageType::Ack) if open => self.on_ack(from, message, trace, out),
                Some(MessageType::Nak) if open => self.on_nak(now, message.server_id().unwrap_or(from), trace, out),
                Some(MessageType::Ack) => self.on_informed(from, message, trace, out),
                _ => false,
            };
        let told = taken || (mine && self.another_offer(message, trace));
        if !told {
            // RFC 2131 4.4.1: what belongs to no open transaction is silently discarded.
            trace.say(|| What::dhcp(DhcpFact::ClientIgnored { xid: message.xid }));
        }
    }

    /// Does what is due by now.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if self.informing.as_ref().is_some_and(|open| open.0.again_at <= now) {
            self.inform_again(now, trace, out);
        }
        self.link_local_due(now, out);
        if self.state.deadline().is_some_and(|at| at <= now) {
            self.due(now, trace, out);
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        let informing = self.informing.as_ref().map(|open| open.0.again_at);
        let link_local = self.fallback.as_ref().and_then(|fallback| fallback.again_at);
        self.state.deadline().into_iter().chain(informing).chain(link_local).min()
    }

    pub(super) fn send(
        &mut self,
        now: SimTime,
        message: Dhcp,
        addr: Option<Ipv4Addr>,
        unicast_to: Option<Ipv4Addr>,
        trace: &mut Trace,
        out: &mut Vec<ClientOut>,
    ) {
        let name = message.message_type().map_or("", MessageType::name);
        self.note(Passed { at: now, sent: true, message: name, peer: unicast_to });
        trace.say(|| What::dhcp(DhcpFact::ClientSent { message: name, xid: message.xid, addr, unicast_to }));
        // RFC 2131 4.1: without an address of its own the source is 0.0.0.0, as `ciaddr` is.
        let (src, dst) = (message.ciaddr, unicast_to.unwrap_or(Ipv4Addr::BROADCAST));
        out.push(ClientOut::Send { src, dst, header: self.identity.habits().header, message });
    }
}
