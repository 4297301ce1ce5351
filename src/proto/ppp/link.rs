//! A line between two in its phases (RFC 1661 3.2): the line is agreed on (LCP), the caller proves who it is (PAP), IP is
//! agreed on (IPCP), packets pass, and echoes show that the other side is still there. What carries its frames is
//! `client`'s and `concentrator`'s business.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::automaton::{Event, State};
use super::ipcp::Ipcp;
use super::lcp::Lcp;
use super::negotiation::{Negotiation, Wish, packet_name};
use crate::sim::{Rng, SimTime};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{PapRequest, PppPacket, PppProtocol, pap_message, pap_text, ppp_code};

/// RFC 1334 2.2: the caller repeats its password until it hears an answer.
const PAP_RETRY: Duration = Duration::from_secs(3);
const PAP_TRIES_MAX: u8 = 10;
/// As pppd is mostly set up: an echo now and then, and how many may stay without answer.
const ECHO_EVERY: Duration = Duration::from_secs(10);
/// So many echoes in a row without answer mean that nobody is there.
pub const ECHO_MISSES_MAX: u8 = 3;
/// How long the side that is called waits for a password.
const PATIENCE: Duration = Duration::from_secs(30);

const AUTH_REQUEST: u8 = 1;
const AUTH_ACK: u8 = 2;
const AUTH_NAK: u8 = 3;

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

#[derive(Clone, PartialEq, Eq, Debug)]
enum Auth {
    /// Not yet, or not needed.
    Idle,
    /// The password is on its way.
    Sent { tries: u8, at: SimTime },
    /// The password is awaited.
    Awaited { until: SimTime },
    /// Let in.
    Done,
    /// Not let in; what was said.
    Failed,
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
        let auth = match self.auth {
            Auth::Idle => "none",
            Auth::Sent { .. } => "sent",
            Auth::Awaited { .. } => "awaited",
            Auth::Done => "accepted",
            Auth::Failed => "refused",
        };
        [self.lcp.state().name(), auth, self.ipcp.state().name()]
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
        let auth = match self.auth {
            Auth::Sent { at, .. } => Some(at),
            Auth::Awaited { until } => Some(until),
            _ => None,
        };
        [self.lcp.deadline(), self.ipcp.deadline(), auth, self.echo_at].into_iter().flatten().min()
    }

    pub(super) fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        let mut wishes = Vec::new();
        self.lcp.on_timer(now, trace, &mut wishes);
        self.link_wishes(now, std::mem::take(&mut wishes), trace, out);
        self.ipcp.on_timer(now, trace, &mut wishes);
        self.ip_wishes(now, wishes, trace, out);
        match self.auth {
            Auth::Sent { tries, at } if at <= now && tries < PAP_TRIES_MAX => self.prove(now, tries + 1, trace, out),
            Auth::Sent { at, .. } if at <= now => self.close(now, "no answer", trace, out),
            Auth::Awaited { until } if until <= now => self.close(now, "no answer", trace, out),
            _ => {}
        }
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
                self.answer_echo(&packet, trace, &mut wishes);
                self.lcp.on_packet(now, &packet, trace, &mut wishes);
                self.link_wishes(now, wishes, trace, out);
            }
            (PppProtocol::PAP, Ok(packet)) if is_open => self.on_pap(now, &packet, trace, out),
            (PppProtocol::IPCP, Ok(packet)) if is_open && self.is_let_in() => {
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

    fn is_let_in(&self) -> bool {
        matches!(self.auth, Auth::Done)
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
                    self.echo_at = None;
                    self.ipcp.event(now, Event::Down, trace, &mut wishes);
                    self.ip_wishes(now, wishes, trace, out);
                    if self.why.is_none() {
                        self.why = Some("closed by the other side");
                    }
                }
                Wish::Finished => out.push(LinkOut::Over(self.why.unwrap_or("no answer"))),
            }
        }
    }

    /// The line is agreed on: now the caller proves who it is (RFC 1661 3.5).
    fn agreed(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        (self.missed, self.echo_at, self.why) = (0, Some(now + ECHO_EVERY), None);
        match self.end {
            End::Called => self.auth = Auth::Awaited { until: now + PATIENCE },
            End::Caller(_) if self.lcp.layer.demanded => self.prove(now, 1, trace, out),
            End::Caller(_) => {
                self.auth = Auth::Done;
                self.agree_on_ip(now, Ipcp::caller(), trace, out);
            }
        }
    }

    fn prove(&mut self, now: SimTime, tries: u8, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        let End::Caller(request) = &self.end else { return };
        self.auth = Auth::Sent { tries, at: now + PAP_RETRY };
        let data = request.emit();
        send_pap(AUTH_REQUEST, tries, data, trace, out);
    }

    fn on_pap(&mut self, now: SimTime, packet: &PppPacket, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        match (&self.end, packet.code) {
            (End::Called, AUTH_REQUEST) => match (PapRequest::parse(&packet.data), &self.auth) {
                // RFC 1334 2.2.1: a repeated request gets the answer of the first.
                (Ok(_), Auth::Done) => send_pap(AUTH_ACK, packet.id, pap_text(b""), trace, out),
                (Ok(request), Auth::Awaited { .. }) => out.push(LinkOut::Login { id: packet.id, request }),
                _ => {}
            },
            (End::Caller(request), AUTH_ACK | AUTH_NAK) if matches!(self.auth, Auth::Sent { .. }) => {
                let user = String::from_utf8_lossy(&request.user).into_owned();
                if packet.code == AUTH_ACK {
                    trace.say(|| What::ppp(PppFact::Authenticated { user }));
                    self.auth = Auth::Done;
                    return self.agree_on_ip(now, Ipcp::caller(), trace, out);
                }
                let message = String::from_utf8_lossy(pap_message(&packet.data)).into_owned();
                trace.say(|| What::ppp(PppFact::NotAuthenticated { user, message }));
                self.auth = Auth::Failed;
                self.close(now, "not let in", trace, out);
            }
            _ => {}
        }
    }

    /// The caller is let in: this is the own address, and that is the caller's.
    pub(super) fn let_in(
        &mut self,
        now: SimTime,
        id: u8,
        (own, gives, dns): (Ipv4Addr, Ipv4Addr, &[Ipv4Addr]),
        trace: &mut Trace,
        out: &mut Vec<LinkOut>,
    ) {
        self.auth = Auth::Done;
        send_pap(AUTH_ACK, id, pap_text(b"welcome"), trace, out);
        self.agree_on_ip(now, Ipcp::called(own, gives, dns), trace, out);
    }

    /// The caller is not let in (RFC 1334 2.2.2: the line should be closed).
    pub(super) fn turn_away(&mut self, now: SimTime, id: u8, message: &str, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        self.auth = Auth::Failed;
        send_pap(AUTH_NAK, id, pap_text(message.as_bytes()), trace, out);
        self.close(now, "not let in", trace, out);
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
                Wish::Finished => self.close(now, "no agreement", trace, out),
            }
        }
    }
}

fn send_pap(code: u8, id: u8, data: Vec<u8>, trace: &mut Trace, out: &mut Vec<LinkOut>) {
    let packet = match code {
        AUTH_REQUEST => "Authenticate-Request",
        AUTH_ACK => "Authenticate-Ack",
        AUTH_NAK => "Authenticate-Nak",
        other => packet_name(other),
    };
    trace.say(|| What::ppp(PppFact::Sent { layer: "PAP", packet, id, options: String::new() }));
    out.push(LinkOut::Send(PppProtocol::PAP.emit(&PppPacket { code, id, data }.emit())));
}
