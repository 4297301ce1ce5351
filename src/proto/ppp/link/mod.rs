//! A line between two in its phases (RFC 1661 3.2): the line is agreed on (LCP), the caller proves who it is (PAP), IP is
//! agreed on (IPCP), packets pass, and echoes show that the other side is still there. What carries its frames is
//! `client`'s and `concentrator`'s business, how the caller proves who it is stands in `proof`.

mod proof;

use core::time::Duration;
use std::net::Ipv4Addr;

use super::automaton::{Event, State};
use super::ipcp::Ipcp;
use super::lcp::Lcp;
use super::negotiation::{Negotiation, Wish};
use crate::sim::{Rng, SimTime};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{PapRequest, PppPacket, PppProtocol, be16, ppp_code};
use proof::Auth;

/// As pppd is mostly set up: an echo now and then, and how many may stay without answer.
const ECHO_EVERY: Duration = Duration::from_secs(10);
/// So many echoes in a row without answer mean that nobody is there.
pub const ECHO_MISSES_MAX: u8 = 3;
/// Which end this is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// The one that calls, with what it proves itself by.
    Caller(PapRequest),
    /// The one that is called.
    Called,
}

/// What is agreed on when packets may pass.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    /// The own address.
    pub own: Ipv4Addr,
    /// The other side's.
    pub peer: Ipv4Addr,
    /// Greatest packet, in bytes.
    pub mtu_bytes: u16,
    /// Name servers that the caller was told.
    pub dns: Vec<Ipv4Addr>,
}

/// What a line wants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum LinkOut {
    /// A frame: protocol and content.
    Send(Vec<u8>),
    /// Somebody wants to be let in: `let_in` or `turn_away` answers.
    Login {
        /// The request's identifier.
        id: u8,
        /// User and password.
        request: PapRequest,
    },
    /// Packets may pass.
    Up(Terms),
    /// Packets may pass no more.
    Down,
    /// The line is over, and why.
    Over(&'static str),
}

/// One end of a line.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) end: End,
    session: u16,
    lcp: Negotiation<Lcp>,
    ipcp: Negotiation<Ipcp>,
    auth: Auth,
    /// When the next echo is due, and how many got no answer.
    echo_at: Option<SimTime>,
    missed: u8,
    /// Why it will be over.
    why: Option<&'static str>,
}

impl Link {
    pub(super) fn new(end: End, session: u16, mru: u16, rng: Rng) -> Link {
        let demands = end == End::Called;
        Link {
            end,
            session,
            lcp: Negotiation::new(Lcp::new(demands, mru, rng), session),
            ipcp: Negotiation::new(Ipcp::caller(), session),
            auth: Auth::Idle,
            echo_at: None,
            missed: 0,
            why: None,
        }
    }

    /// States of LCP and IPCP, and the word for the proof, for people.
    pub(super) fn states(&self) -> [&'static str; 3] {
        [self.lcp.state().name(), self.auth.name(), self.ipcp.state().name()]
    }

    /// The session is there: the line may be agreed on.
    pub(super) fn start(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        let mut wishes = Vec::new();
        self.lcp.event(now, Event::Open, trace, &mut wishes);
        self.lcp.event(now, Event::Up, trace, &mut wishes);
        self.link_wishes(now, wishes, trace, out);
    }

    /// It is wanted no more: the other side is told (RFC 1661 3.7).
    pub(super) fn close(&mut self, now: SimTime, why: &'static str, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        self.why.get_or_insert(why);
        let mut wishes = Vec::new();
        self.lcp.event(now, Event::Close, trace, &mut wishes);
        self.link_wishes(now, wishes, trace, out);
    }

    /// The earliest moment at which it wants to be called.
    pub(super) fn deadline(&self) -> Option<SimTime> {
        let all = [self.lcp.deadline(), self.ipcp.deadline(), self.auth.deadline(), self.echo_at];
        all.into_iter().flatten().min()
    }

    pub(super) fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        let mut wishes = Vec::new();
        self.lcp.on_timer(now, trace, &mut wishes);
        self.link_wishes(now, std::mem::take(&mut wishes), trace, out);
        self.ipcp.on_timer(now, trace, &mut wishes);
        self.ip_wishes(now, wishes, trace, out);
        self.proof_timer(now, trace, out);
        if self.echo_at.is_some_and(|at| at <= now) {
            self.echo(now, trace, out);
        }
    }

    /// A frame of the other side; none of IP's packets.
    pub(super) fn on_frame(
        &mut self,
        now: SimTime,
        protocol: PppProtocol,
        content: &[u8],
        trace: &mut Trace,
        out: &mut Vec<LinkOut>,
    ) {
        let mut wishes = Vec::new();
        // RFC 1661 3.4: before the line is agreed on there is nothing but LCP.
        let is_open = self.lcp.state() == State::Opened;
        match (protocol, PppPacket::parse(content)) {
            (PppProtocol::LCP, Ok(packet)) => {
                if is_open && packet.code == ppp_code::PROTOCOL_REJECT {
                    self.rejected(now, &packet, trace, out);
                }
                self.answer_echo(&packet, trace, &mut wishes);
                self.lcp.on_packet(now, &packet, trace, &mut wishes);
                self.link_wishes(now, wishes, trace, out);
            }
            (PppProtocol::PAP, Ok(packet)) if is_open => self.on_pap(now, &packet, trace, out),
            (PppProtocol::IPCP, Ok(packet)) if is_open && self.auth == Auth::Done => {
                self.ipcp.on_packet(now, &packet, trace, &mut wishes);
                self.ip_wishes(now, wishes, trace, out);
            }
            (PppProtocol::IPCP | PppProtocol::PAP | PppProtocol::LCP, _) => {}
            // RFC 1661 5.7: what is not spoken is said to be so, once the line is agreed on.
            _ if is_open => {
                let data = [&protocol.0.to_be_bytes()[..], content].concat();
                let id = self.lcp.next_id();
                Negotiation::<Lcp>::send(ppp_code::PROTOCOL_REJECT, id, data, trace, &mut wishes);
                self.link_wishes(now, wishes, trace, out);
            }
            _ => {}
        }
    }

    /// RFC 1661 5.7: what the other side does not speak is said no more. Without the proof or without IP nothing is left
    /// that the line is for.
    fn rejected(&mut self, now: SimTime, packet: &PppPacket, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        use PppProtocol as P;
        let known = [P::LCP, P::PAP, P::IPCP, P::IPV4].into_iter().find(|known| be16(&packet.data, 0) == Some(known.0));
        let Some(protocol) = known else { return };
        let session = self.session;
        trace.say(|| What::ppp(PppFact::NotSpoken { session, protocol: protocol.name() }));
        self.why.get_or_insert("no agreement");
        if protocol != P::LCP {
            let mut wishes = Vec::new();
            self.ipcp.event(now, Event::Down, trace, &mut wishes);
            self.ip_wishes(now, wishes, trace, out);
            self.close(now, "no agreement", trace, out);
        }
    }

    /// RFC 1661 5.8: an echo is answered with the own number, and an answer shows that the other side is there.
    fn answer_echo(&mut self, packet: &PppPacket, trace: &mut Trace, wishes: &mut Vec<Wish>) {
        if self.lcp.state() != State::Opened {
            return;
        }
        match packet.code {
            ppp_code::ECHO_REQUEST => {
                let rest = packet.data.get(4..).unwrap_or_default();
                let data = [&self.lcp.layer.magic().to_be_bytes()[..], rest].concat();
                Negotiation::<Lcp>::send(ppp_code::ECHO_REPLY, packet.id, data, trace, wishes);
            }
            ppp_code::ECHO_REPLY => self.missed = 0,
            _ => {}
        }
    }

    fn echo(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        let (session, missed, of) = (self.session, self.missed, ECHO_MISSES_MAX);
        if missed > 0 {
            trace.say(|| What::ppp(PppFact::EchoMissed { session, missed, of }));
        }
        if missed >= of {
            self.echo_at = None;
            return out.push(LinkOut::Over("echo lost"));
        }
        self.missed += 1;
        self.echo_at = Some(now + ECHO_EVERY);
        let (mut wishes, id) = (Vec::new(), self.lcp.next_id());
        let data = self.lcp.layer.magic().to_be_bytes().to_vec();
        Negotiation::<Lcp>::send(ppp_code::ECHO_REQUEST, id, data, trace, &mut wishes);
        self.link_wishes(now, wishes, trace, out);
    }

    fn link_wishes(&mut self, now: SimTime, wishes: Vec<Wish>, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        for wish in wishes {
            match wish {
                Wish::Send(packet) => out.push(LinkOut::Send(PppProtocol::LCP.emit(&packet.emit()))),
                Wish::Up => self.agreed(now, trace, out),
                Wish::Down => {
                    let mut wishes = Vec::new();
                    (self.echo_at, self.auth) = (None, self.auth.after_down());
                    self.ipcp.event(now, Event::Down, trace, &mut wishes);
                    self.ip_wishes(now, wishes, trace, out);
                    if self.why.is_none() {
                        self.why = Some("closed by the other side");
                    }
                }
                Wish::Finished(why) => out.push(LinkOut::Over(self.why.unwrap_or(why))),
            }
        }
    }

    /// The line is agreed on: now the caller proves who it is (RFC 1661 3.5).
    fn agreed(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        (self.missed, self.echo_at, self.why) = (0, Some(now + ECHO_EVERY), None);
        self.begin_proof(now, trace, out);
    }

    fn agree_on_ip(&mut self, now: SimTime, options: Ipcp, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        self.ipcp.layer = options;
        let mut wishes = Vec::new();
        self.ipcp.event(now, Event::Open, trace, &mut wishes);
        self.ipcp.event(now, Event::Up, trace, &mut wishes);
        self.ip_wishes(now, wishes, trace, out);
    }

    fn ip_wishes(&mut self, now: SimTime, wishes: Vec<Wish>, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        for wish in wishes {
            match wish {
                Wish::Send(packet) => out.push(LinkOut::Send(PppProtocol::IPCP.emit(&packet.emit()))),
                Wish::Up => {
                    let ip = &self.ipcp.layer;
                    let (own, peer, mtu_bytes) = (ip.own, ip.peer, self.lcp.layer.peer_mru);
                    let Some(peer) = peer.filter(|_| !own.is_unspecified()) else {
                        self.close(now, "no agreement", trace, out);
                        continue;
                    };
                    let session = self.session;
                    trace.say(|| What::ppp(PppFact::Up { session, own, peer, mtu_bytes }));
                    out.push(LinkOut::Up(Terms { own, peer, mtu_bytes, dns: self.ipcp.layer.dns() }));
                }
                Wish::Down => out.push(LinkOut::Down),
                Wish::Finished(_) => self.close(now, "no agreement", trace, out),
            }
        }
    }
}

#[cfg(test)]
mod tests;
