//! A client and a concentrator that hear each other, or do not.

use core::time::Duration;

use super::*;
use crate::sim::{SimTime, stream};
use crate::trace::{PppFact, Trace, What};
use crate::wire::{PppPacket, PppProtocol, PppoeCode};

const CLIENT: Mac = Mac([2, 0, 0, 0, 0, 1]);
const SERVER: Mac = Mac([2, 0, 0, 0, 0, 2]);

/// Two machines, and the frames between them that were not lost.
struct Wire {
    now: SimTime,
    trace: Trace,
    client: Client,
    server: Concentrator,
    cut: bool,
    sent: Vec<(Mac, Pppoe, Vec<u8>)>,
    client_up: Vec<Terms>,
    downs: usize,
}

fn login(password: &str) -> Login {
    Login { user: "home".into(), password: password.into(), service: String::new() }
}

fn config() -> AcConfig {
    AcConfig {
        name: "ac".into(),
        services: vec!["internet".into()],
        own: [203, 0, 113, 1].into(),
        pool: ([203, 0, 113, 10].into(), [203, 0, 113, 12].into()),
        dns: vec![[198, 51, 100, 53].into()],
        users: vec![AcUser { name: "home".into(), password: "secret".into(), addr: None }],
        sessions_max: 2,
    }
}

fn frame(src: Mac, session: u16, (protocol, content): (PppProtocol, &[u8])) -> PppFrame<'_> {
    PppFrame { src, session, protocol, content }
}

fn wire(login: Login, config: AcConfig) -> Wire {
    let mut trace = Trace::all();
    trace.enter(SimTime::ZERO, None, crate::trace::FactId::NONE);
    Wire {
        now: SimTime::ZERO,
        trace,
        client: Client::new("wan", login, stream(1, "client", "ppp")),
        server: Concentrator::new(config, stream(1, "server", "ppp")),
        cut: false,
        sent: Vec::new(),
        client_up: Vec::new(),
        downs: 0,
    }
}

impl Wire {
    fn start(&mut self) {
        let mut out = Vec::new();
        self.client.start(self.now, &mut self.trace, &mut out);
        self.carry(CLIENT, out);
    }

    /// Hands frames over until nobody says anything more.
    fn carry(&mut self, from: Mac, out: Vec<PppoeOut>) {
        let mut waiting: std::collections::VecDeque<_> = out.into_iter().map(|wish| (from, wish)).collect();
        while let Some((from, wish)) = waiting.pop_front() {
            let PppoeOut::Send { dst: _, header, payload } = wish else {
                match wish {
                    PppoeOut::Up(terms) if from == CLIENT => self.client_up.push(terms),
                    PppoeOut::Down(_) if from == CLIENT => self.downs += 1,
                    _ => {}
                }
                continue;
            };
            self.sent.push((from, header, payload.clone()));
            if self.cut {
                continue;
            }
            let (to, mut answer) = (if from == CLIENT { SERVER } else { CLIENT }, Vec::new());
            let (now, trace) = (self.now, &mut self.trace);
            if header.code == PppoeCode::Session {
                let heard = frame(from, header.session, PppProtocol::read(&payload).expect("a frame"));
                if to == CLIENT {
                    self.client.on_frame(now, heard, trace, &mut answer);
                } else {
                    self.server.on_frame(now, heard, trace, &mut answer);
                }
            } else {
                let heard = Discovery { src: from, header, tags: &PppoeTag::read_all(&payload).expect("tags") };
                if to == CLIENT {
                    self.client.on_discovery(now, heard, trace, &mut answer);
                } else {
                    self.server.on_discovery(now, heard, trace, &mut answer);
                }
            }
            waiting.extend(answer.into_iter().map(|wish| (to, wish)));
        }
    }

    /// Lives on until this second.
    fn until(&mut self, secs: u64) {
        let end = SimTime::from_secs(secs);
        while let Some(at) = [self.client.deadline(), self.server.deadline()].into_iter().flatten().min() {
            if at > end {
                break;
            }
            self.now = at.max(self.now);
            let mut out = Vec::new();
            self.client.on_timer(self.now, &mut self.trace, &mut out);
            self.carry(CLIENT, out);
            let mut out = Vec::new();
            self.server.on_timer(self.now, &mut self.trace, &mut out);
            self.carry(SERVER, out);
        }
        self.now = end;
    }

    fn redial(&mut self) {
        let mut out = Vec::new();
        self.client.redial(self.now, &mut self.trace, &mut out);
        self.carry(CLIENT, out);
    }

    fn codes(&self) -> Vec<PppoeCode> {
        self.sent.iter().map(|(_, header, _)| header.code).filter(|code| *code != PppoeCode::Session).collect()
    }
}

#[test]
fn dialling_ends_with_an_address_for_each_side() {
    let mut wire = wire(login("secret"), config());
    wire.start();
    assert_eq!(wire.codes(), [PppoeCode::Padi, PppoeCode::Pado, PppoeCode::Padr, PppoeCode::Pads]);
    let terms = wire.client.terms().expect("it is up").clone();
    assert_eq!((terms.own, terms.peer), ([203, 0, 113, 10].into(), [203, 0, 113, 1].into()));
    assert_eq!((terms.mtu_bytes, terms.dns), (1492, vec![[198, 51, 100, 53].into()]));
    assert_eq!(wire.server.way_to(terms.own), Some((CLIENT, 1)));
    assert_eq!(wire.server.caller(CLIENT, 1), Some(terms.own));
    let row = wire.client.status(wire.now);
    assert_eq!((row.lcp, row.auth, row.ipcp), ("Opened", "accepted", "Opened"));
    wire.until(120);
    assert_eq!((wire.client.way(), wire.downs), (Some((SERVER, 1)), 0), "echoes keep it");
}

#[test]
fn a_wrong_password_ends_the_session_and_the_client_waits() {
    for (password, user, why) in [("wrong", "home", "wrong password"), ("secret", "nobody", "unknown user")] {
        let mut wire = wire(Login { user: user.into(), ..login(password) }, config());
        wire.start();
        assert!(wire.client.terms().is_none() && wire.server.rows(wire.now).is_empty());
        assert_eq!(wire.client.status(wire.now).state, "waiting");
        assert_eq!(wire.client.status(wire.now).last.as_deref(), Some("not let in"));
        let said = |fact: &PppFact| matches!(fact, PppFact::TurnedAway { why: said, .. } if *said == why);
        assert!(wire.trace.facts().any(|fact| matches!(&fact.what, What::Ppp(ppp) if said(ppp))));
        wire.until(31);
        assert_eq!(wire.codes().iter().filter(|code| **code == PppoeCode::Padi).count(), 2, "it tries again later");
    }
}

#[test]
fn a_cut_line_shows_by_its_echoes_and_is_dialled_again() {
    let mut wire = wire(login("secret"), config());
    wire.start();
    wire.until(15);
    wire.cut = true;
    wire.until(60);
    assert_eq!((wire.client_up.len(), wire.downs), (1, 1));
    assert!(wire.server.rows(wire.now).is_empty(), "the concentrator notices, too");
    assert_eq!(wire.client.status(wire.now).state, "discovery");
    wire.cut = false;
    wire.until(180);
    assert_eq!(wire.client_up.len(), 2);
    assert_ne!(wire.client_up[0].own, wire.client_up[1].own, "addresses are given in turn");
}

#[test]
fn dialling_again_says_goodbye_and_gets_another_address() {
    let mut wire = wire(login("secret"), config());
    wire.start();
    for last in [11, 12, 10] {
        wire.redial();
        assert_eq!(wire.client.terms().map(|terms| terms.own), Some([203, 0, 113, last].into()));
    }
    assert_eq!(wire.server.rows(wire.now).len(), 1);
    let mut out = Vec::new();
    wire.client.hang_up(wire.now, &mut wire.trace, &mut out);
    wire.carry(CLIENT, out);
    assert!(wire.server.rows(wire.now).is_empty());
    assert!((10..=12).all(|last| wire.server.way_to([203, 0, 113, last].into()).is_none()), "no way leads there");
    assert_eq!((wire.client.deadline(), wire.client.status(wire.now).state), (None, "idle"));
}

#[test]
fn sessions_services_and_addresses_have_their_limits() {
    let full = AcConfig { sessions_max: 0, ..config() };
    let nothing_left = AcConfig { pool: ([203, 0, 113, 1].into(), [203, 0, 113, 1].into()), ..config() };
    for (config, last) in [(full, "too many sessions"), (nothing_left, "not let in")] {
        let mut wire = wire(login("secret"), config);
        wire.start();
        assert_eq!(wire.client.status(wire.now).last.as_deref(), Some(last));
    }
    let mut other = wire(Login { service: "television".into(), ..login("secret") }, config());
    other.start();
    other.until(100);
    let seeking = other.sent.iter().map(|(_, header, _)| header.code).collect::<Vec<_>>();
    // RFC 2516 8: after 3, 6, 12, 24, 48 seconds.
    assert_eq!(seeking, [PppoeCode::Padi; 6]);
}

#[test]
fn a_stranger_gets_no_session_and_hears_that_there_is_none() {
    let mut wire = wire(login("secret"), config());
    let mut out = Vec::new();
    let tags = [PppoeTag::new(pppoe_tag::SERVICE_NAME, "")];
    let header = Pppoe { code: PppoeCode::Padr, session: 0 };
    let heard = Discovery { src: CLIENT, header, tags: &tags };
    wire.server.on_discovery(wire.now, heard, &mut wire.trace, &mut out);
    let [PppoeOut::Send { header, payload, .. }] = out.as_slice() else { unreachable!("{out:?}") };
    assert_eq!((header.code, header.session), (PppoeCode::Pads, 0));
    assert_eq!(error(&PppoeTag::read_all(payload).expect("tags")).as_deref(), Some("bad cookie"));
    out.clear();
    let known = wire.server.on_frame(wire.now, frame(CLIENT, 9, (PppProtocol::LCP, &[])), &mut wire.trace, &mut out);
    assert!(!known && matches!(out.as_slice(), [PppoeOut::Send { header, .. }] if header.code == PppoeCode::Padt));
}

#[test]
fn strange_packets_are_rejected_by_name() {
    let mut wire = wire(login("secret"), config());
    wire.start();
    let code_7 = PppPacket { code: 77, id: 9, data: vec![1] }.emit();
    let mut hear = |protocol, content: &[u8]| {
        let mut out = Vec::new();
        wire.server.on_frame(wire.now, frame(CLIENT, 1, (protocol, content)), &mut wire.trace, &mut out);
        let PppoeOut::Send { payload, .. } = out.first()? else { return None };
        PppPacket::parse(&payload[2..]).ok()
    };
    assert_eq!(hear(PppProtocol::LCP, &code_7).map(|p| (p.code, p.data)), Some((7, code_7.clone())));
    let ipv6cp = hear(PppProtocol(0x8057), &[1, 1, 0, 4]).expect("an answer");
    assert_eq!((ipv6cp.code, ipv6cp.data), (8, vec![0x80, 0x57, 1, 1, 0, 4]));
    let echo =
        hear(PppProtocol::LCP, &PppPacket { code: 9, id: 3, data: vec![0, 0, 0, 1, 7] }.emit()).expect("a reply");
    assert_eq!((echo.code, echo.id, echo.data.last()), (10, 3, Some(&7)));
    assert_eq!(hear(PppProtocol::LCP, &[1]), None);
}

#[test]
fn damaged_frames_never_panic_and_leave_the_limits() {
    let mut rng = stream(9, "noise", "ppp");
    let mut recorded = wire(login("secret"), config());
    recorded.start();
    let frames = recorded.sent.clone();
    let mut wire = wire(login("secret"), config());
    for round in 0..20_000u32 {
        let (from, mut header, mut payload) = frames[rng.below(frames.len() as u32) as usize].clone();
        for _ in 0..rng.below(4) {
            let at = rng.below(payload.len().max(1) as u32) as usize;
            if let Some(byte) = payload.get_mut(at) {
                *byte = rng.u16() as u8;
            }
        }
        if rng.chance(100_000) {
            header.session = rng.below(3) as u16;
        }
        wire.cut = rng.chance(300_000);
        let wish = PppoeOut::Send { dst: Mac::BROADCAST, header, payload };
        if PppoeTag::read_all(match &wish {
            PppoeOut::Send { payload, .. } => payload,
            _ => &[],
        })
        .is_ok()
            || header.code == PppoeCode::Session
        {
            wire.deliver_damaged(from, wish);
        }
        if round % 50 == 0 {
            wire.now += Duration::from_secs(1);
            wire.start();
        }
        assert!(wire.server.rows(wire.now).len() <= 2);
    }
}

impl Wire {
    /// One frame, whose answers count as lost.
    fn deliver_damaged(&mut self, from: Mac, wish: PppoeOut) {
        let PppoeOut::Send { header, payload, .. } = wish else { return };
        let (now, trace, mut out) = (self.now, &mut self.trace, Vec::new());
        if header.code == PppoeCode::Session {
            let Ok(read) = PppProtocol::read(&payload) else { return };
            let heard = frame(from, header.session, read);
            self.client.on_frame(now, heard, trace, &mut out);
            self.server.on_frame(now, heard, trace, &mut out);
        } else {
            let Ok(tags) = PppoeTag::read_all(&payload) else { return };
            let heard = Discovery { src: from, header, tags: &tags };
            self.client.on_discovery(now, heard, trace, &mut out);
            self.server.on_discovery(now, heard, trace, &mut out);
        }
    }
}
