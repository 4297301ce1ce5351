//! A dialled line over Ethernet: PPP (RFC 1661, 1332, 1334) in sessions that a client finds by asking everybody
//! (RFC 2516). The client is a home router's outside, the concentrator a provider's.
//!
//! Machines only: frames, times and wishes go in, frames and terms come out. Which card carries them, and what an
//! address changes in the box, is `os`'s business.

mod automaton;
mod client;
mod concentrator;
mod ipcp;
mod lcp;
mod link;
mod negotiation;

pub use automaton::{Action, Event, State, transition};
pub use client::{Client, ClientRow, Login};
pub use concentrator::{AcConfig, AcUser, Concentrator, SessionRow};
pub use link::{ECHO_MISSES_MAX, Terms};

use crate::wire::{Mac, PppProtocol, Pppoe, PppoeCode, PppoeTag, pppoe_tag};

/// What a machine wants done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PppoeOut {
    /// Send this frame; a session's when its code says so, else one of discovery.
    Send {
        /// To whom.
        dst: Mac,
        /// Its header.
        header: Pppoe,
        /// What stands behind the header.
        payload: Vec<u8>,
    },
    /// Packets may pass: take these addresses.
    Up(Terms),
    /// Packets may pass no more by these terms.
    Down(Terms),
}

impl PppoeOut {
    /// A frame of discovery.
    fn discovery(dst: Mac, code: PppoeCode, session: u16, tags: &[PppoeTag]) -> PppoeOut {
        PppoeOut::Send { dst, header: Pppoe { code, session }, payload: PppoeTag::write_all(tags) }
    }

    /// A frame of a session: what stands in it begins with the number of its protocol.
    const fn in_session(dst: Mac, session: u16, payload: Vec<u8>) -> PppoeOut {
        PppoeOut::Send { dst, header: Pppoe { code: PppoeCode::Session, session }, payload }
    }
}

/// A frame of discovery that was heard.
#[derive(Clone, Copy, Debug)]
pub struct Discovery<'a> {
    /// Who sent it.
    pub src: Mac,
    /// Its header.
    pub header: Pppoe,
    /// What it says.
    pub tags: &'a [PppoeTag],
}

impl<'a> Discovery<'a> {
    /// The value of the first tag of a kind.
    fn tag(&self, kind: u16) -> Option<&'a [u8]> {
        tag(self.tags, kind)
    }
}

/// A frame of a session that was heard; none of IP's packets.
#[derive(Clone, Copy, Debug)]
pub struct PppFrame<'a> {
    /// Who sent it.
    pub src: Mac,
    /// The session's number.
    pub session: u16,
    /// What it is of.
    pub protocol: PppProtocol,
    /// What stands behind the number of its protocol.
    pub content: &'a [u8],
}

/// The value of the first tag of a kind.
fn tag(tags: &[PppoeTag], kind: u16) -> Option<&[u8]> {
    tags.iter().find(|tag| tag.kind == kind).map(|tag| tag.value.as_slice())
}

/// What an answer says went wrong (RFC 2516 appendix A), and in which words.
fn error(tags: &[PppoeTag]) -> Option<String> {
    let kinds = [pppoe_tag::SERVICE_NAME_ERROR, pppoe_tag::AC_SYSTEM_ERROR, pppoe_tag::GENERIC_ERROR];
    let text = kinds.iter().find_map(|kind| tag(tags, *kind))?;
    Some(String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests;
