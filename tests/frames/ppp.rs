//! PPP over Ethernet: discovery with its tags, and sessions with all that PPP says and carries.

use hoplab::sim::Rng;
use hoplab::wire::{
    PapRequest, PppOption, PppPacket, PppProtocol, Pppoe, PppoeCode, PppoeTag, pap_text, ppp_code, pppoe_tag,
};

use super::draw::{array, byte, bytes, pick, some, word, words};
use super::ip;

pub(super) fn discovery(rng: &mut Rng) -> Vec<u8> {
    let code = pick(rng, &[PppoeCode::Padi, PppoeCode::Pado, PppoeCode::Padr, PppoeCode::Pads, PppoeCode::Padt]);
    let tags = some(rng, 5, tag);
    Pppoe { code, session: pick(rng, &[0, 1, 0x1234]) }.emit(&PppoeTag::write_all(&tags))
}

fn tag(rng: &mut Rng) -> PppoeTag {
    use pppoe_tag::{AC_COOKIE, AC_NAME, AC_SYSTEM_ERROR, GENERIC_ERROR, HOST_UNIQ, SERVICE_NAME, SERVICE_NAME_ERROR};
    match rng.below(3) {
        0 => PppoeTag::new(pick(rng, &[HOST_UNIQ, AC_COOKIE, 0x0110]), array::<8>(rng)),
        1 => PppoeTag::new(0x0120, [5, byte(rng)]),
        _ => {
            let kinds = [SERVICE_NAME, AC_NAME, SERVICE_NAME_ERROR, AC_SYSTEM_ERROR, GENERIC_ERROR];
            PppoeTag::new(pick(rng, &kinds), words(rng))
        }
    }
}

pub(super) fn session(rng: &mut Rng) -> Vec<u8> {
    let content = match rng.below(8) {
        0..2 => PppProtocol::IPV4.emit(&ip::v4(rng)),
        2 => PppProtocol(0x0057).emit(&ip::v6(rng)),
        3 => PppProtocol::PAP.emit(&pap(rng)),
        4 => PppProtocol::CHAP.emit(&chap(rng)),
        5 => PppProtocol::IPCP.emit(&configure(rng, ipcp_option)),
        6 => PppProtocol::LCP.emit(&plain(rng)),
        _ => PppProtocol::LCP.emit(&configure(rng, lcp_option)),
    };
    Pppoe { code: PppoeCode::Session, session: rng.u16() }.emit(&content)
}

fn configure(rng: &mut Rng, option: fn(&mut Rng) -> PppOption) -> Vec<u8> {
    let options = some(rng, 4, option);
    PppPacket { code: 1 + rng.below(4) as u8, id: byte(rng), data: PppOption::write_all(&options) }.emit()
}

fn lcp_option(rng: &mut Rng) -> PppOption {
    match rng.below(7) {
        0 => PppOption::new(1, array::<2>(rng)),
        1 => PppOption::new(3, PppProtocol::PAP.0.to_be_bytes()),
        2 => PppOption::new(3, [0xc2, 0x23, 5]),
        3 => PppOption::new(pick(rng, &[7, 8]), []),
        4 => PppOption::new(2, array::<4>(rng)),
        _ => PppOption::new(5, array::<4>(rng)),
    }
}

fn ipcp_option(rng: &mut Rng) -> PppOption {
    PppOption::new(pick(rng, &[3, 3, 129, 130, 131, 132]), array::<4>(rng))
}

/// What has no options.
fn plain(rng: &mut Rng) -> Vec<u8> {
    use ppp_code::{CODE_REJECT, ECHO_REPLY, ECHO_REQUEST, TERMINATE_ACK, TERMINATE_REQUEST};
    let code = pick(rng, &[TERMINATE_REQUEST, TERMINATE_ACK, CODE_REJECT, ECHO_REQUEST, ECHO_REPLY, 11]);
    let magic = array::<4>(rng);
    PppPacket { code, id: byte(rng), data: [&magic[..], &bytes(rng, 20)].concat() }.emit()
}

fn pap(rng: &mut Rng) -> Vec<u8> {
    let (code, id) = (1 + rng.below(3) as u8, byte(rng));
    let data = match code {
        1 => PapRequest { user: word(rng, 12).into_bytes(), password: word(rng, 12).into_bytes() }.emit(),
        _ => pap_text(words(rng).as_bytes()),
    };
    PppPacket { code, id, data }.emit()
}

fn chap(rng: &mut Rng) -> Vec<u8> {
    let (code, id) = (1 + rng.below(4) as u8, byte(rng));
    let data = match code {
        1 | 2 => [&[16][..], &array::<16>(rng), word(rng, 8).as_bytes()].concat(),
        _ => words(rng).into_bytes(),
    };
    PppPacket { code, id, data }.emit()
}
