//! A control protocol at work (RFC 1661 4 and 5): the automaton with its identifiers, its tries and its timer. Which
//! options are wished for and which are agreed to is the business of LCP and IPCP.

use core::time::Duration;

use super::automaton::{Action, Event, State, transition};
use crate::sim::SimTime;
use crate::trace::{PppFact, Trace, What};
use crate::wire::{PppOption, PppPacket, PppProtocol, be16, ppp_code};

/// RFC 1661 4.6: the Restart timer, Max-Configure, Max-Terminate and Max-Failure as it suggests them.
const RESTART: Duration = Duration::from_secs(3);
const MAX_CONFIGURE: u8 = 10;
const MAX_TERMINATE: u8 = 2;
const MAX_FAILURE: u8 = 5;

/// What is thought of an option of the other side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// Good.
    Ack,
    /// Good, but with this value.
    Nak(PppOption),
    /// Not negotiated here.
    Reject,
}

/// The options of a control protocol.
pub(super) trait Options {
    /// Its number.
    const PROTOCOL: PppProtocol;
    /// What this side asks for now.
    fn wishes(&self) -> Vec<PppOption>;
    /// What it thinks of an option the other side asks for.
    fn judge(&mut self, option: &PppOption) -> Verdict;
    /// The other side agreed to what `judge` found good: all of its options at once.
    fn take(&mut self, options: &[PppOption]);
    /// The other side wants another value.
    fn countered(&mut self, option: &PppOption);
    /// The other side does not negotiate it. False: then nothing can come of this.
    fn declined(&mut self, option: &PppOption) -> bool;
    /// An option for people: its name and its value.
    fn words(option: &PppOption) -> (&'static str, String);
}

/// What a control protocol wants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    /// This packet is to leave.
    Send(PppPacket),
    /// Both agreed.
    Up,
    /// They agree no more.
    Down,
    /// It is over, and why: `no answer`, `no agreement`, `closed by the other side`.
    Finished(&'static str),
}

/// A control protocol between two.
#[derive(Clone, Debug)]
pub(super) struct Negotiation<L> {
    pub(super) layer: L,
    state: State,
    session: u16,
    id: u8,
    /// The identifier of the request that waits for its answer.
    asked: u8,
    tries_left: u8,
    /// Naks sent since the last Ack that was, and heard since the last one heard.
    naks: u8,
    naks_heard: u8,
    deadline: Option<SimTime>,
}

impl<L: Options> Negotiation<L> {
    pub(super) fn new(layer: L, session: u16) -> Negotiation<L> {
        let state = State::Initial;
        Negotiation { layer, state, session, id: 0, asked: 0, tries_left: 0, naks: 0, naks_heard: 0, deadline: None }
    }

    pub(super) const fn state(&self) -> State {
        self.state
    }

    pub(super) const fn deadline(&self) -> Option<SimTime> {
        self.deadline
    }

    /// A number for a packet of this layer that is no answer.
    pub(super) fn next_id(&mut self) -> u8 {
        self.id = self.id.wrapping_add(1);
        self.id
    }

    /// What the layers around it do.
    pub(super) fn event(&mut self, now: SimTime, event: Event, trace: &mut Trace, out: &mut Vec<Wish>) {
        if event == Event::Up {
            (self.naks, self.naks_heard) = (0, 0);
        }
        self.step(now, event, None, trace, out);
    }

    /// The moment of `deadline` has come.
    pub(super) fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<Wish>) {
        if self.deadline.is_none_or(|at| at > now) {
            return;
        }
        self.deadline = None;
        let event = if self.tries_left > 0 { Event::TimeoutRetry } else { Event::TimeoutOver };
        self.event(now, event, trace, out);
    }

    /// A packet of the other side.
    pub(super) fn on_packet(&mut self, now: SimTime, packet: &PppPacket, trace: &mut Trace, out: &mut Vec<Wish>) {
        use ppp_code::{
            CODE_REJECT, CONFIGURE_ACK, CONFIGURE_NAK, CONFIGURE_REJECT, CONFIGURE_REQUEST, DISCARD_REQUEST,
            ECHO_REQUEST, PROTOCOL_REJECT, TERMINATE_ACK, TERMINATE_REQUEST,
        };
        let is_link = L::PROTOCOL == PppProtocol::LCP;
        let event = match packet.code {
            CONFIGURE_REQUEST => return self.request(now, packet, trace, out),
            // RFC 1661 5.2: an answer to another request is dropped without a word.
            CONFIGURE_ACK..=CONFIGURE_REJECT if packet.id != self.asked => return,
            CONFIGURE_ACK => {
                let options = PppOption::read_all(&packet.data).unwrap_or_default();
                if options != self.layer.wishes() {
                    return;
                }
                let options = list::<L>(&options);
                trace.say(|| What::ppp(PppFact::Accepted { layer: L::PROTOCOL.name(), options }));
                self.naks_heard = 0;
                Event::Ack
            }
            CONFIGURE_NAK | CONFIGURE_REJECT => match self.answered(packet, trace) {
                Some(event) => event,
                None => return,
            },
            TERMINATE_REQUEST => Event::TerminateRequest,
            TERMINATE_ACK => Event::TerminateAck,
            CODE_REJECT => match packet.data.first() {
                Some(CONFIGURE_REQUEST..=CODE_REJECT) => Event::FatalReject,
                _ => Event::MildReject,
            },
            // RFC 1661 5.7: it is heard only while the line is open. Whoever does not speak LCP speaks nothing.
            PROTOCOL_REJECT if is_link && self.state != State::Opened => return,
            PROTOCOL_REJECT if is_link && be16(&packet.data, 0) == Some(PppProtocol::LCP.0) => Event::FatalReject,
            PROTOCOL_REJECT if is_link => Event::MildReject,
            ECHO_REQUEST..=DISCARD_REQUEST if is_link => Event::Echo,
            _ => Event::UnknownCode,
        };
        self.step(now, event, Some(packet), trace, out);
    }

    /// What the other side asks for, judged option by option (RFC 1661 5.1 to 5.4).
    fn request(&mut self, now: SimTime, packet: &PppPacket, trace: &mut Trace, out: &mut Vec<Wish>) {
        let Ok(options) = PppOption::read_all(&packet.data) else { return };
        let (mut naks, mut rejects) = (Vec::new(), Vec::new());
        let is_live = !matches!(self.state, State::Initial | State::Starting | State::Closed);
        for option in options.iter().filter(|_| is_live) {
            let (name, value) = L::words(option);
            let layer = L::PROTOCOL.name();
            match self.layer.judge(option) {
                Verdict::Ack => drop(trace.say(|| What::ppp(PppFact::Agreed { layer, option: name, value }))),
                Verdict::Nak(better) if self.naks < MAX_FAILURE => {
                    let wanted = L::words(&better).1;
                    trace.say(|| What::ppp(PppFact::Countered { layer, option: name, value, wanted }));
                    naks.push(better);
                }
                // RFC 1661 4.6: after so many Naks the options are rejected.
                Verdict::Nak(_) | Verdict::Reject => {
                    trace.say(|| What::ppp(PppFact::Declined { layer, option: name, kind: option.kind }));
                    rejects.push(option.clone());
                }
            }
        }
        // RFC 1661 5.4: what is not negotiated at all is said first, and alone.
        let (code, answer) = match (rejects.is_empty(), naks.is_empty()) {
            (false, _) => (ppp_code::CONFIGURE_REJECT, rejects),
            (true, false) => (ppp_code::CONFIGURE_NAK, naks),
            (true, true) => (ppp_code::CONFIGURE_ACK, options),
        };
        let event = if code == ppp_code::CONFIGURE_ACK { Event::GoodRequest } else { Event::BadRequest };
        if event == Event::GoodRequest && is_live {
            self.layer.take(&answer);
            self.naks = 0;
        } else if code == ppp_code::CONFIGURE_NAK {
            self.naks = self.naks.saturating_add(1);
        }
        let answer = PppPacket { code, id: packet.id, data: PppOption::write_all(&answer) };
        self.step(now, event, Some(&answer), trace, out);
    }

    /// A Nak or a Reject: the wishes change. None: it is about nothing that was wished for.
    fn answered(&mut self, packet: &PppPacket, trace: &mut Trace) -> Option<Event> {
        let options = PppOption::read_all(&packet.data).ok()?;
        let wishes = self.layer.wishes();
        if packet.code == ppp_code::CONFIGURE_REJECT {
            // RFC 1661 5.4: what is rejected is some of the request, to the letter.
            let fits = !options.is_empty() && options.iter().all(|option| wishes.contains(option));
            return fits.then(|| self.leave_out(&options, trace));
        }
        self.naks_heard = self.naks_heard.saturating_add(1);
        if self.naks_heard > MAX_FAILURE {
            // As with Naks of our own (RFC 1661 4.6): who wants it otherwise again and again does not want it at all.
            let meant = |wish: &PppOption| options.iter().any(|option| option.kind == wish.kind);
            let wishes: Vec<PppOption> = wishes.into_iter().filter(meant).collect();
            return Some(self.leave_out(&wishes, trace));
        }
        for option in &options {
            let (name, value) = L::words(option);
            trace.say(|| What::ppp(PppFact::Conceded { layer: L::PROTOCOL.name(), option: name, value }));
            self.layer.countered(option);
        }
        Some(Event::NakOrReject)
    }

    /// Wishes for none of these any more. It ends where one is needed, and where that leaves all as it was.
    fn leave_out(&mut self, options: &[PppOption], trace: &mut Trace) -> Event {
        for option in options {
            let (name, _) = L::words(option);
            trace.say(|| What::ppp(PppFact::LeftOut { layer: L::PROTOCOL.name(), option: name }));
            if !self.layer.declined(option) {
                return Event::FatalReject;
            }
        }
        if options.is_empty() { Event::FatalReject } else { Event::NakOrReject }
    }

    fn step(&mut self, now: SimTime, event: Event, packet: Option<&PppPacket>, trace: &mut Trace, out: &mut Vec<Wish>) {
        let Some((actions, next)) = transition(self.state, event) else { return };
        let before = self.state;
        self.state = next;
        if before != next {
            let (session, layer) = (self.session, L::PROTOCOL.name());
            trace.say(|| What::ppp(PppFact::State { session, layer, from: before.name(), to: next.name() }));
        }
        for action in actions {
            self.act(now, event, *action, packet, trace, out);
        }
        // Only who waits for an answer has a timer (RFC 1661 4.2).
        let waits = matches!(next, State::Closing | State::Stopping | State::ReqSent | State::AckRcvd | State::AckSent);
        match (waits, self.deadline) {
            (false, _) => self.deadline = None,
            (true, None) => self.deadline = Some(now + RESTART),
            (true, Some(_)) => {}
        }
    }

    fn act(
        &mut self,
        now: SimTime,
        event: Event,
        action: Action,
        packet: Option<&PppPacket>,
        trace: &mut Trace,
        out: &mut Vec<Wish>,
    ) {
        match action {
            Action::LayerUp => out.push(Wish::Up),
            Action::LayerDown => out.push(Wish::Down),
            Action::LayerFinished => out.push(Wish::Finished(match event {
                Event::TimeoutOver => "no answer",
                Event::FatalReject => "no agreement",
                _ => "closed by the other side",
            })),
            Action::InitCount => {
                let ends = matches!(self.state, State::Closing | State::Stopping);
                self.tries_left = if ends { MAX_TERMINATE } else { MAX_CONFIGURE };
            }
            // RFC 1661 4.4: the other side shall hear the Ack before the line goes.
            Action::ZeroCount => (self.tries_left, self.deadline) = (0, Some(now + RESTART)),
            Action::SendRequest => {
                self.tries_left = self.tries_left.saturating_sub(1);
                self.deadline = Some(now + RESTART);
                self.asked = self.next_id();
                let options = PppOption::write_all(&self.layer.wishes());
                Self::send(ppp_code::CONFIGURE_REQUEST, self.asked, options, trace, out);
            }
            Action::SendTerminate => {
                self.tries_left = self.tries_left.saturating_sub(1);
                self.deadline = Some(now + RESTART);
                let id = self.next_id();
                Self::send(ppp_code::TERMINATE_REQUEST, id, Vec::new(), trace, out);
            }
            Action::SendAck | Action::SendNak => {
                let Some(answer) = packet else { return };
                Self::send(answer.code, answer.id, answer.data.clone(), trace, out);
            }
            Action::SendTerminateAck => {
                let id = packet.map_or(0, |packet| packet.id);
                Self::send(ppp_code::TERMINATE_ACK, id, Vec::new(), trace, out);
            }
            Action::SendCodeReject => {
                let Some(packet) = packet else { return };
                let id = self.next_id();
                Self::send(ppp_code::CODE_REJECT, id, packet.emit(), trace, out);
            }
            // Nothing waits for a beginning; echoes are answered by who knows the magic number: `link`.
            Action::LayerStarted | Action::SendEcho => {}
        }
    }

    /// Sends a packet of this layer, and says so.
    pub(super) fn send(code: u8, id: u8, data: Vec<u8>, trace: &mut Trace, out: &mut Vec<Wish>) {
        trace.say(|| {
            let is_configure = code <= ppp_code::CONFIGURE_REJECT;
            let read = PppOption::read_all(&data).ok().filter(|_| is_configure).unwrap_or_default();
            let (layer, options) = (L::PROTOCOL.name(), list::<L>(&read));
            What::ppp(PppFact::Sent { layer, packet: packet_name(code), id, options })
        });
        out.push(Wish::Send(PppPacket { code, id, data }));
    }
}

/// `MRU 1492, Magic-Number 0x01020304`.
fn list<L: Options>(options: &[PppOption]) -> String {
    let word = |option: &PppOption| {
        let (name, value) = L::words(option);
        if value.is_empty() { name.to_owned() } else { format!("{name} {value}") }
    };
    options.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// A packet's name in RFC 1661.
pub(super) const fn packet_name(code: u8) -> &'static str {
    match code {
        ppp_code::CONFIGURE_REQUEST => "Configure-Request",
        ppp_code::CONFIGURE_ACK => "Configure-Ack",
        ppp_code::CONFIGURE_NAK => "Configure-Nak",
        ppp_code::CONFIGURE_REJECT => "Configure-Reject",
        ppp_code::TERMINATE_REQUEST => "Terminate-Request",
        ppp_code::TERMINATE_ACK => "Terminate-Ack",
        ppp_code::CODE_REJECT => "Code-Reject",
        ppp_code::PROTOCOL_REJECT => "Protocol-Reject",
        ppp_code::ECHO_REQUEST => "Echo-Request",
        ppp_code::ECHO_REPLY => "Echo-Reply",
        _ => "packet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::ppp::ipcp::Ipcp;
    use crate::proto::ppp::lcp::Lcp;
    use crate::sim::stream;

    /// A negotiation that hears this answer to each of its requests: the requests, and why it ended.
    fn answered<L: Options>(
        layer: L,
        code: u8,
        answer: impl Fn(u8) -> PppOption,
    ) -> (Vec<PppPacket>, Option<&'static str>) {
        let (mut side, mut trace) = (Negotiation::new(layer, 1), Trace::off());
        let mut requests = Vec::new();
        let mut out = Vec::new();
        side.event(SimTime::ZERO, Event::Open, &mut trace, &mut out);
        side.event(SimTime::ZERO, Event::Up, &mut trace, &mut out);
        for round in 0..40 {
            for wish in out.drain(..) {
                match wish {
                    Wish::Send(packet) => requests.push(packet),
                    Wish::Finished(why) => return (requests, Some(why)),
                    Wish::Up | Wish::Down => {}
                }
            }
            let Some(id) = requests.last().map(|packet| packet.id) else { break };
            let data = PppOption::write_all(&[answer(round)]);
            side.on_packet(SimTime::ZERO, &PppPacket { code, id, data }, &mut trace, &mut out);
        }
        (requests, None)
    }

    #[test]
    fn naks_without_end_come_to_an_end() {
        let lcp = || Lcp::new(false, 1492, stream(1, "a", "ppp"));
        let most = usize::from(MAX_FAILURE);
        // An MRU that is never right is left out; then there is nothing left to answer so.
        let (requests, why) = answered(lcp(), ppp_code::CONFIGURE_NAK, |round| PppOption::new(1, [4, round]));
        assert_eq!((requests.len(), why), (most + 2, Some("no agreement")));
        assert!(requests[most].data.starts_with(&[1, 4]) && !requests[most + 1].data.starts_with(&[1, 4]));
        // What was never wished for, and what cannot be done without.
        let (requests, why) = answered(lcp(), ppp_code::CONFIGURE_NAK, |_| PppOption::new(99, []));
        assert_eq!((requests.len(), why), (most + 1, Some("no agreement")));
        let address = |round| PppOption::new(3, [10, 0, 0, round]);
        let (requests, why) = answered(Ipcp::caller(), ppp_code::CONFIGURE_NAK, address);
        assert_eq!((requests.len(), why), (most + 1, Some("no agreement")));
        // RFC 1661 5.4: what was not in the request cannot be rejected.
        let (requests, why) = answered(lcp(), ppp_code::CONFIGURE_REJECT, |_| PppOption::new(99, []));
        assert_eq!((requests.len(), why), (1, None));
    }
}
