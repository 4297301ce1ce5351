//! Sequence numbers: what is taken for a segment of a connection, and what is not (Linux `nf_conntrack_tcp_*`, RFC 7857 2.2).

use super::*;
use crate::trace::facts::InvalidWhy;

const HOST: Endpoint = Endpoint::new(Ipv4Addr::new(192, 168, 0, 100), 51_000);
const WEB: Endpoint = Endpoint::new(Ipv4Addr::new(198, 51, 100, 80), 80);
const SEEN: Endpoint = Endpoint::new(WAN, 51_000);

/// A segment of the one connection of these tests, from the server or from the client.
struct Say {
    back: bool,
    flags: Flags,
    numbers: (u32, u32),
    window: u16,
    options: TcpOptions,
    data: usize,
}

fn say(back: bool, flags: Flags, seq: u32, ack: u32) -> Say {
    Say { back, flags, numbers: (seq, ack), window: 1000, options: TcpOptions::default(), data: 0 }
}

impl Say {
    fn data(self, data: usize) -> Say {
        Say { data, ..self }
    }

    fn scale(mut self, bits: u8) -> Say {
        self.options.window_scale = Some(bits);
        self
    }

    fn to(&self, router: &mut Router) -> Result<Option<Vec<u8>>, Drop> {
        let (src, dst) = if self.back { (WEB, SEEN) } else { (HOST, WEB) };
        let (flags, options) = (self.flags, self.options.clone());
        let (seq, ack) = self.numbers;
        let (src_port, dst_port, window) = (src.port, dst.port, self.window);
        let segment = Tcp { src_port, dst_port, seq, ack, flags, window, urgent: 0, options };
        let bytes = segment.emit(src.addr, dst.addr, &vec![0; self.data]);
        router.pass(&Ipv4::new(src.addr, dst.addr, IpProto::TCP).emit(&bytes), self.back)
    }
}

/// Open: the client's next number is 101, the server's 501.
fn opened(settings: NatSettings, scale: Option<u8>) -> Router {
    let mut router = Router::with(settings);
    let mut handshake = [
        say(false, Flags::SYN, 100, 0),
        say(true, Flags::SYN | Flags::ACK, 500, 101),
        say(false, Flags::ACK, 101, 501),
    ];
    if let Some(bits) = scale {
        handshake[..2].iter_mut().for_each(|syn| syn.options.window_scale = Some(bits));
    }
    for segment in handshake {
        assert!(segment.to(&mut router).is_ok_and(|out| out.is_some()));
    }
    router
}

fn linux() -> NatSettings {
    NatSettings { drop_invalid: true, ..NatSettings::of(Profile::Linux) }
}

fn outside(why: InvalidWhy, number: u32, limit: u32) -> Result<Option<Vec<u8>>, Drop> {
    Err(Drop::Nat(NatDrop::OutOfWindow { why, number, limit }))
}

#[test]
fn what_lies_beyond_the_window_belongs_to_no_connection() {
    let ack = Flags::ACK;
    let mut router = opened(linux(), None);
    assert!(say(true, ack, 501, 101).data(1000).to(&mut router).is_ok(), "the whole window");
    assert_eq!(say(true, ack, 1502, 101).to(&mut router), outside(InvalidWhy::AboveWindow, 1502, 1501));
    assert_eq!(say(false, ack, 101, 1502).to(&mut router), outside(InvalidWhy::AcksUnseen, 1502, 1501));
    assert!(say(false, ack, 101, 1501).to(&mut router).is_ok());
    assert!(say(true, ack, 501, 101).data(1000).to(&mut router).is_ok(), "once more: old, but of it");
    let mut wide = opened(linux(), Some(3));
    assert!(say(false, ack, 101, 501).to(&mut wide).is_ok(), "a window of 8000");
    assert!(say(true, ack, 8501, 101).to(&mut wide).is_ok());
    assert_eq!(say(true, ack, 8502, 101).to(&mut wide), outside(InvalidWhy::AboveWindow, 8502, 8501));
}

#[test]
fn a_liberal_translator_judges_resets_alone() {
    let mut router = opened(NatSettings { tcp_be_liberal: true, ..linux() }, None);
    assert!(say(true, Flags::ACK, 90_000, 101).to(&mut router).is_ok_and(|out| out.is_some()));
    assert_eq!(say(true, Flags::RST, 400, 0).to(&mut router), outside(InvalidWhy::OldReset, 400, 501));
    let mut leaky = opened(NatSettings::of(Profile::Linux), None);
    let stray = say(false, Flags::ACK, 90_000, 501);
    let out = stray.to(&mut leaky).expect("not dropped").expect("passed on");
    assert_eq!(Flow::of(&out).map(|flow| flow.src), Some(HOST), "as it is, private source and all");
    assert!(leaky.facts().any(|fact| matches!(fact, NatFact::PassedInvalid { why: InvalidWhy::AboveWindow, .. })));
}

#[test]
fn a_guessed_reset_ends_nothing_and_the_right_one_does() {
    for profile in [Profile::Rfc, Profile::Linux] {
        let mut router = opened(NatSettings { drop_invalid: true, ..NatSettings::of(profile) }, None);
        let row = |router: &Router| router.nat.rows(router.now).first().map(|row| (row.state, row.expires_secs));
        let [open, closed] = [NatState::Established, NatState::Closed]
            .map(|state| router.nat.settings().timeouts.of(state, IpProto::TCP).as_secs());
        assert_eq!(say(true, Flags::RST, 500, 0).to(&mut router), outside(InvalidWhy::OldReset, 500, 501));
        assert_eq!(row(&router), Some((NatState::Established, open)));
        assert!(say(true, Flags::RST, 600, 0).to(&mut router).is_ok(), "perhaps: its receiver will ask");
        assert_eq!(row(&router), Some((NatState::Established, closed)), "unless silence follows, it stays");
        assert!(
            router.facts().any(|f| matches!(f, NatFact::ResetDoubted { seq: 600, expected: 501, from_wan: true, .. }))
        );
        say(false, Flags::ACK, 101, 501).to(&mut router).expect("the challenge");
        assert_eq!(row(&router), Some((NatState::Established, open)));
        assert!(say(true, Flags::RST, 501, 0).to(&mut router).is_ok());
        assert_eq!(row(&router), Some((NatState::Closed, closed)));
    }
}

#[test]
fn a_reset_behind_data_of_its_own_train_is_believed() {
    let mut router = opened(linux(), None);
    say(true, Flags::ACK, 501, 101).data(19).to(&mut router).expect("data");
    say(true, Flags::RST | Flags::ACK, 520, 101).to(&mut router).expect("and the end");
    assert_eq!(router.nat.rows(router.now)[0].state, NatState::Closed);
}

#[test]
fn the_same_ends_open_again_with_other_numbers() {
    let mut router = opened(linux(), None);
    say(true, Flags::RST, 501, 0).to(&mut router).expect("the end");
    say(false, Flags::SYN, 9_000_000, 0).scale(2).to(&mut router).expect("anew");
    say(true, Flags::SYN | Flags::ACK, 7_000_000, 9_000_001).scale(2).to(&mut router).expect("it is answered");
    say(false, Flags::ACK, 9_000_001, 7_000_001).to(&mut router).expect("open");
    assert_eq!(router.nat.rows(router.now)[0].state, NatState::Established);
}

#[test]
fn a_connection_taken_over_is_not_judged_and_without_loose_none_is() {
    let mut router = Router::with(linux());
    say(false, Flags::ACK, 101, 501).data(10).to(&mut router).expect("taken over");
    assert!(say(true, Flags::ACK, 900_000, 111).to(&mut router).is_ok_and(|out| out.is_some()), "its scale is unknown");
    let mut begun = Router::with(NatSettings { tcp_loose: false, ..linux() });
    let why = Err(Drop::Nat(NatDrop::Invalid { flags: "ACK".into(), why: InvalidWhy::NoConnection }));
    assert_eq!(say(false, Flags::ACK, 101, 501).to(&mut begun), why);
}
