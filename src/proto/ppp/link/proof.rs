//! How the caller proves who it is: user and password in clear (PAP, RFC 1334 2), until it hears whether it is let in.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::{End, Link, LinkOut};
use crate::proto::ppp::ipcp::Ipcp;
use crate::proto::ppp::negotiation::packet_name;
use crate::sim::SimTime;
use crate::trace::{PppFact, Trace, What};
use crate::wire::{PapRequest, PppPacket, PppProtocol, pap_message, pap_text};

/// RFC 1334 2.2: the caller repeats its password until it hears an answer.
const PAP_RETRY: Duration = Duration::from_secs(3);
const PAP_TRIES_MAX: u8 = 10;
/// How long the side that is called waits for a password.
const PATIENCE: Duration = Duration::from_secs(30);

const AUTH_REQUEST: u8 = 1;
const AUTH_ACK: u8 = 2;
const AUTH_NAK: u8 = 3;

/// How far the proof is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Auth {
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

impl Auth {
    /// A word for people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Auth::Idle => "none",
            Auth::Sent { .. } => "sent",
            Auth::Awaited { .. } => "awaited",
            Auth::Done => "accepted",
            Auth::Failed => "refused",
        }
    }

    /// When something is to be done.
    pub(super) const fn deadline(self) -> Option<SimTime> {
        match self {
            Auth::Sent { at, .. } => Some(at),
            Auth::Awaited { until } => Some(until),
            Auth::Idle | Auth::Done | Auth::Failed => None,
        }
    }

    /// RFC 1661 3.5: when the line is agreed on anew, the proof begins anew after that. Who was turned away stays so.
    pub(super) const fn after_down(self) -> Auth {
        if let Auth::Failed = self { Auth::Failed } else { Auth::Idle }
    }
}

impl Link {
    /// The line is agreed on: the one waits for a password, the other sends one if it was asked to.
    pub(super) fn begin_proof(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        match self.end {
            End::Called => self.auth = Auth::Awaited { until: now + PATIENCE },
            End::Caller(_) if self.lcp.layer.demanded => self.prove(now, 1, trace, out),
            End::Caller(_) => {
                self.auth = Auth::Done;
                self.agree_on_ip(now, Ipcp::caller(), trace, out);
            }
        }
    }

    /// The moment of the proof's `deadline` may have come.
    pub(super) fn proof_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        match self.auth {
            Auth::Sent { tries, at } if at <= now && tries < PAP_TRIES_MAX => self.prove(now, tries + 1, trace, out),
            Auth::Sent { at: end, .. } | Auth::Awaited { until: end } if end <= now => {
                self.close(now, "no answer", trace, out);
            }
            _ => {}
        }
    }

    fn prove(&mut self, now: SimTime, tries: u8, trace: &mut Trace, out: &mut Vec<LinkOut>) {
        let End::Caller(request) = &self.end else { return };
        self.auth = Auth::Sent { tries, at: now + PAP_RETRY };
        let data = request.emit();
        send_pap(AUTH_REQUEST, tries, data, trace, out);
    }

    pub(super) fn on_pap(&mut self, now: SimTime, packet: &PppPacket, trace: &mut Trace, out: &mut Vec<LinkOut>) {
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
    pub(in crate::proto::ppp) fn let_in(
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
    pub(in crate::proto::ppp) fn turn_away(
        &mut self,
        now: SimTime,
        id: u8,
        message: &str,
        trace: &mut Trace,
        out: &mut Vec<LinkOut>,
    ) {
        self.auth = Auth::Failed;
        send_pap(AUTH_NAK, id, pap_text(message.as_bytes()), trace, out);
        self.close(now, "not let in", trace, out);
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
