//! Decisions about a dialled line: how a session is found (RFC 2516), what its two ends agree on (RFC 1661, 1332), who is
//! let in (RFC 1334), and why it ends.

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::wire::Mac;

/// What PPP decided. States have the names of RFC 1661 4.2, packets those of their RFC.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PppFact {
    /// The client asks everybody for an access concentrator (PADI).
    Seeking {
        /// The interface.
        iface: String,
        /// The service it wants; empty: any.
        service: String,
        /// Which time.
        tries: u8,
    },
    /// The concentrator offers itself (PADO).
    Offered {
        /// To whom.
        mac: Mac,
        /// Its own name.
        name: String,
    },
    /// The concentrator does not have the service: it says nothing (RFC 2516 5.2).
    NoService {
        /// Who asked.
        mac: Mac,
        /// For which service.
        service: String,
    },
    /// The client chose a concentrator and asks it for a session (PADR).
    OfferTaken {
        /// The concentrator.
        mac: Mac,
        /// Its name.
        name: String,
        /// Which time.
        tries: u8,
    },
    /// Another concentrator offered itself, too: it is not taken.
    OtherOffer {
        /// The concentrator.
        mac: Mac,
        /// Its name.
        name: String,
    },
    /// The concentrator grants a session (PADS).
    Granted {
        /// To whom.
        mac: Mac,
        /// The session's number.
        session: u16,
    },
    /// The client has a session.
    Begun {
        /// The concentrator.
        mac: Mac,
        /// The session's number.
        session: u16,
    },
    /// The concentrator gives no session (PADS with an error).
    Withheld {
        /// To whom.
        mac: Mac,
        /// `no such service`, `too many sessions`, `bad cookie`.
        why: &'static str,
    },
    /// The client was given no session.
    Refused {
        /// By whom.
        mac: Mac,
        /// What the concentrator said.
        message: String,
    },
    /// A step of discovery that is for somebody else, or for nobody.
    Ignored {
        /// `PADI`, `PADO`…
        step: &'static str,
        /// `not mine`, `not asked for`, `no concentrator`, `unreadable`.
        why: &'static str,
    },
    /// LCP or IPCP changed its state.
    State {
        /// The session.
        session: u16,
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// Before: `Closed`, `Req-Sent`…
        from: &'static str,
        /// After.
        to: &'static str,
    },
    /// A packet of LCP, IPCP or PAP leaves.
    Sent {
        /// `LCP`, `IPCP`, `PAP`.
        layer: &'static str,
        /// `Configure-Request`, `Echo-Reply`…
        packet: &'static str,
        /// Its identifier.
        id: u8,
        /// Its options: `MRU 1492, Magic-Number 0x01020304`.
        options: String,
    },
    /// What the other side wants is agreed to.
    Agreed {
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// The option: `MRU`.
        option: &'static str,
        /// Its value: `1492`.
        value: String,
    },
    /// What the other side wants is agreed to with another value only (Nak).
    Countered {
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// The option.
        option: &'static str,
        /// What the other side wanted.
        value: String,
        /// What it should want.
        wanted: String,
    },
    /// What the other side wants is not negotiated here (Reject).
    Declined {
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// The option.
        option: &'static str,
        /// Its number.
        kind: u8,
    },
    /// The other side wants another value (Nak), and gets it.
    Conceded {
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// The option.
        option: &'static str,
        /// The new value.
        value: String,
    },
    /// The other side does not negotiate an option (Reject): it is left out.
    LeftOut {
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// The option.
        option: &'static str,
    },
    /// The other side agrees to everything that was wished for (Ack).
    Accepted {
        /// `LCP`, `IPCP`.
        layer: &'static str,
        /// All of it.
        options: String,
    },
    /// The other side does not speak a protocol that the line cannot do without (Protocol-Reject).
    NotSpoken {
        /// The session.
        session: u16,
        /// `LCP`, `PAP`, `IPCP`, `IPv4`.
        protocol: &'static str,
    },
    /// The concentrator lets a user in.
    LetIn {
        /// The user.
        user: String,
        /// The address kept for the session.
        addr: Ipv4Addr,
    },
    /// The concentrator does not let a user in.
    TurnedAway {
        /// The user.
        user: String,
        /// `unknown user`, `wrong password`, `no address left`.
        why: &'static str,
    },
    /// The client was let in.
    Authenticated {
        /// As which user.
        user: String,
    },
    /// The client was not let in.
    NotAuthenticated {
        /// As which user.
        user: String,
        /// What the concentrator said.
        message: String,
    },
    /// The other side did not answer an echo in time.
    EchoMissed {
        /// The session.
        session: u16,
        /// How many in a row.
        missed: u8,
        /// With how many the line counts as lost.
        of: u8,
    },
    /// Packets may pass.
    Up {
        /// The session.
        session: u16,
        /// The own address.
        own: Ipv4Addr,
        /// The other side's.
        peer: Ipv4Addr,
        /// Greatest packet, in bytes.
        mtu_bytes: u16,
    },
    /// The session is over.
    Down {
        /// The session.
        session: u16,
        /// `echo lost`, `closed here`, `closed by the other side`, `not let in`, `no agreement`, `no answer`,
        /// `session unknown`, `switched off`, `taken over`.
        why: &'static str,
    },
    /// The client dials again later.
    Redial {
        /// In so many seconds.
        secs: u32,
    },
}
