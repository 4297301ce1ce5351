//! The moves of a DHCP client between its states (RFC 2131 figure 5), and what it says on the way.

use std::net::Ipv4Addr;

use super::client::{Client, ClientOut};
use super::exchange::{Exchange, back_off, half_way};
use super::states::{Checking, Extending, Held, Init, Lease, Rebooting, State};
use super::{FOREVER_SECS, secs_until};
use crate::sim::SimTime;
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::Dhcp;

/// RFC 2131 3.1.5: four REQUESTs, about a minute, then from the beginning.
const REQUEST_TRIES: u8 = 4;
/// Two REQUESTs for a remembered lease, about twelve seconds.
const REBOOT_TRIES: u8 = 2;
/// So many INFORMs.
const INFORM_TRIES: u8 = 4;
/// So many unanswered DISCOVERs, about half a minute, before a link-local address must do.
const FALLBACK_TRIES: u8 = 3;

impl Client {
    pub(super) fn enter(&mut self, state: State, trace: &mut Trace) {
        let (from, to) = (self.state.name(), state.name());
        self.state = state;
        if from != to {
            self.came = from;
            trace.say(|| What::dhcp(DhcpFact::State { iface: self.iface.clone(), from, to }));
        }
    }

    /// What the state has to do now that its time has come.
    pub(super) fn due(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if matches!(self.state, State::Selecting(_)) && self.take_best(now, trace, out) {
            return;
        }
        match &mut self.state {
            State::Init(_) => self.discover(now, trace, out),
            State::Selecting(exchange) => {
                let tries = exchange.tries;
                exchange.repeat(now, &mut self.rng);
                self.send_discover(now, trace, out);
                if tries == FALLBACK_TRIES {
                    self.fall_back(trace, out);
                }
            }
            State::Requesting(r) if r.exchange.tries >= REQUEST_TRIES => self.discover(now, trace, out),
            State::Requesting(r) => {
                r.exchange.repeat(now, &mut self.rng);
                self.send_request(now, trace, out);
            }
            State::InitReboot => {}
            State::Rebooting(r) => {
                let r = r.clone();
                self.still_rebooting(now, r, trace, out);
            }
            State::Checking(checking) => {
                // The lease ran out before anybody could say whether the address is free.
                self.wished = Some(checking.held.lease.addr.addr());
                self.discover(now, trace, out);
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

    /// INIT → SELECTING: anybody who lends addresses is asked.
    pub(super) fn discover(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let exchange = Exchange::begin(now, &mut self.rng);
        self.forget_others();
        self.heard_xid = exchange.xid;
        self.enter(State::Selecting(exchange), trace);
        self.send_discover(now, trace, out);
    }

    /// INIT, and on from there at `at`.
    pub(super) fn start_again(&mut self, now: SimTime, at: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        self.enter(State::Init(Init { start_at: at }), trace);
        if at <= now {
            self.discover(now, trace, out);
        }
    }

    /// INIT-REBOOT → REBOOTING (RFC 2131 4.4.2): may I have that one again? `kept`: it is still configured.
    pub(super) fn reboot(&mut self, now: SimTime, held: Held, kept: bool, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let addr = held.lease.addr.addr();
        self.enter(State::InitReboot, trace);
        let exchange = Exchange::begin(now, &mut self.rng);
        self.heard_xid = exchange.xid;
        self.enter(State::Rebooting(Rebooting { exchange, held, kept }), trace);
        self.send(now, self.identity.reboot(&exchange, addr), Some(addr), None, trace, out);
    }

    /// REBOOTING, and no answer yet.
    fn still_rebooting(&mut self, now: SimTime, mut r: Rebooting, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let addr = r.held.lease.addr.addr();
        if now >= r.held.expires_at {
            if r.kept {
                return self.expire(now, &r.held, trace, out);
            }
            self.wished = Some(addr);
            self.discover(now, trace, out);
        } else if r.exchange.tries < REBOOT_TRIES {
            r.exchange.repeat(now, &mut self.rng);
            r.exchange.secs = r.exchange.age_secs(now);
            let message = self.identity.reboot(&r.exchange, addr);
            self.enter(State::Rebooting(r), trace);
            self.send(now, message, Some(addr), None, trace, out);
        } else if self.identity.habits().notices_carrier {
            // RFC 2131 3.2: the lease runs still, so it may go on with it.
            trace.say(|| What::dhcp(DhcpFact::Unconfirmed { addr }));
            let (held, kept) = (r.held, r.kept);
            self.use_lease(held, kept, trace, out);
        } else {
            self.wished = Some(addr);
            self.discover(now, trace, out);
        }
    }

    /// REQUESTING, REBOOTING, RENEWING, REBINDING → BOUND, by way of a look at the wire when the address is new.
    pub(super) fn on_ack(&mut self, from: Ipv4Addr, ack: &Dhcp, trace: &mut Trace, out: &mut Vec<ClientOut>) -> bool {
        let asked_at = match &self.state {
            State::Requesting(r) => r.exchange.sent_at,
            State::Rebooting(r) => r.exchange.sent_at,
            State::Renewing(asking) | State::Rebinding(asking) => asking.exchange.sent_at,
            _ => return false,
        };
        let Some(lease) = Lease::in_ack(ack, ack.server_id().unwrap_or(from)) else { return false };
        let old = self.state.held().map(|held| held.lease.addr);
        let kept = old == Some(lease.addr);
        if let Some(addr) = old.filter(|_| !kept) {
            out.push(ClientOut::Deconfigure { addr });
        }
        let fuzz = self.identity.habits().fuzz;
        let mut held = Held::new(lease, ack, asked_at).fuzzed(asked_at, fuzz, &mut self.rng);
        held.lease.fact = trace.say(|| What::dhcp(bound_fact(&held, asked_at)));
        self.naks = 0;
        self.use_lease(held, kept, trace, out);
        true
    }

    /// A lease that may be used: at once when it was in use, else after nobody answered to its address.
    fn use_lease(&mut self, held: Held, kept: bool, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        if kept || !self.identity.choice.checks {
            return self.bind(held, trace, out);
        }
        out.push(ClientOut::Check { addr: held.lease.addr.addr() });
        let (from, xid) = (self.state.name(), self.heard_xid);
        // The state keeps its name: RFC 2131 knows no other for it.
        self.state = State::Checking(Checking { held, from, xid });
    }

    pub(super) fn bind(&mut self, held: Held, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        self.end_fallback(out);
        out.push(ClientOut::Configure(held.lease.clone()));
        self.enter(State::Bound(held), trace);
    }

    /// Refused: from the beginning, at once the first time, then ever later, so that two that never agree stay quiet.
    pub(super) fn on_nak(
        &mut self,
        now: SimTime,
        server: Ipv4Addr,
        trace: &mut Trace,
        out: &mut Vec<ClientOut>,
    ) -> bool {
        if matches!(self.state, State::Selecting(_)) {
            return false;
        }
        trace.say(|| What::dhcp(DhcpFact::Refused { server }));
        if let Some(held) = self.state.held() {
            out.push(ClientOut::Deconfigure { addr: held.lease.addr });
        }
        (self.wished, self.remembered) = (None, None);
        let start_at = match self.naks {
            0 => now,
            before => now + back_off(before - 1, &mut self.rng),
        };
        self.naks = self.naks.saturating_add(1);
        self.start_again(now, start_at, trace, out);
        true
    }

    /// BOUND → RENEWING at T1.
    pub(super) fn extend(&mut self, now: SimTime, held: Held, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let mut exchange = Exchange::begin(now, &mut self.rng);
        if self.identity.habits().extends_in_transaction {
            exchange.xid = held.xid;
        }
        if self.identity.habits().halves {
            exchange.again_at = half_way(now, held.t2_at);
        }
        self.forget_others();
        self.heard_xid = exchange.xid;
        self.enter(State::Renewing(Extending { held, exchange }), trace);
        self.send_extension(now, trace, out);
    }

    /// RENEWING and REBINDING, with an alarm due: the end of the lease, T2, or just the next try.
    fn keep_asking(&mut self, now: SimTime, asking: Extending, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let Extending { held, mut exchange } = asking;
        if now >= held.expires_at {
            return self.expire(now, &held, trace, out);
        }
        let after_t2 = now >= held.t2_at;
        let rebinding = matches!(self.state, State::Rebinding(_));
        let halves = self.identity.habits().halves;
        let end = if after_t2 { held.expires_at } else { held.t2_at };
        if rebinding || !after_t2 {
            if halves { exchange.repeat_by_half(now, end) } else { exchange.repeat(now, &mut self.rng) }
        } else {
            exchange = exchange.go_on(now, &mut self.rng);
            if halves {
                exchange.again_at = half_way(now, end);
            }
        }
        let asking = Extending { held, exchange };
        self.enter(if after_t2 { State::Rebinding(asking) } else { State::Renewing(asking) }, trace);
        self.send_extension(now, trace, out);
    }

    /// RFC 2131 4.4.5: when the lease ends the client stops using the address at once.
    fn expire(&mut self, now: SimTime, held: &Held, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let addr = held.lease.addr;
        trace.say(|| What::dhcp(DhcpFact::LeaseExpired { addr: addr.addr() }));
        out.push(ClientOut::Deconfigure { addr });
        (self.wished, self.remembered) = (Some(addr.addr()), None);
        self.start_again(now, now, trace, out);
    }

    /// The answer to an INFORM.
    pub(super) fn on_informed(
        &mut self,
        from: Ipv4Addr,
        ack: &Dhcp,
        trace: &mut Trace,
        out: &mut Vec<ClientOut>,
    ) -> bool {
        let Some((_, addr)) = self.informing.take_if(|open| open.0.xid == ack.xid).map(|open| *open) else {
            return false;
        };
        let server = ack.server_id().unwrap_or(from);
        let mut told = Lease::settings_in(ack, addr, server);
        told.fact = trace.say(|| What::dhcp(DhcpFact::Learned { addr, server }));
        out.push(ClientOut::Learn(told));
        true
    }

    /// Asks again for settings, a few times.
    pub(super) fn inform_again(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let Some(mut open) = self.informing.take() else { return };
        let (exchange, addr) = &mut *open;
        if exchange.tries >= INFORM_TRIES {
            return;
        }
        exchange.repeat(now, &mut self.rng);
        exchange.secs = exchange.age_secs(now);
        let (message, addr) = (self.identity.inform(exchange, *addr), *addr);
        self.informing = Some(open);
        self.send(now, message, Some(addr), None, trace, out);
    }
}

/// The sending of messages.
impl Client {
    fn send_discover(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let State::Selecting(exchange) = &mut self.state else { return };
        exchange.secs = exchange.age_secs(now);
        let message = self.identity.discover(exchange, self.wished);
        self.send(now, message, self.wished, None, trace, out);
    }

    pub(super) fn send_request(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let State::Requesting(r) = &self.state else { return };
        let (message, addr) = (self.identity.request(&r.exchange, r.addr, r.server), r.addr);
        self.send(now, message, Some(addr), None, trace, out);
    }

    /// RENEWING asks its server alone, REBINDING everybody.
    fn send_extension(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<ClientOut>) {
        let alone = matches!(self.state, State::Renewing(_));
        let (State::Renewing(asking) | State::Rebinding(asking)) = &mut self.state else { return };
        asking.exchange.secs = asking.exchange.age_secs(now);
        let (addr, server) = (asking.held.lease.addr.addr(), asking.held.lease.server);
        let message = self.identity.extension(&asking.exchange, addr);
        self.send(now, message, Some(addr), alone.then_some(server), trace, out);
    }
}

/// What an ACK gave, with the times it counts from `asked_at` on.
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
