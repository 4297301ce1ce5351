//! The client as the screen shows it.

use std::net::Ipv4Addr;

use serde::Serialize;

use super::{Client, State};
use crate::sim::SimTime;
use crate::wire::Mac;

/// How a client stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClientRow {
    /// `idle`, `discovery`, `request`, `session`, `waiting`.
    pub state: &'static str,
    /// The user it dials as.
    pub user: String,
    /// The password; no picture of the lab tells it.
    #[serde(skip)]
    pub password: String,
    /// The service it wants.
    pub service: String,
    /// The concentrator's name.
    pub name: Option<String>,
    /// The concentrator's card.
    pub ac: Option<Mac>,
    /// Number of the session.
    pub session: Option<u16>,
    /// State of LCP.
    pub lcp: &'static str,
    /// `none`, `sent`, `accepted`, `refused`.
    pub auth: &'static str,
    /// State of IPCP.
    pub ipcp: &'static str,
    /// The other side's address.
    pub peer: Option<Ipv4Addr>,
    /// Greatest packet, in bytes.
    pub mtu_bytes: Option<u16>,
    /// Seconds until it tries again.
    pub next_secs: Option<u32>,
    /// Why the last session ended, or why there was none.
    pub last: Option<String>,
}

impl Client {
    /// As the screen shows it.
    pub fn status(&self, now: SimTime) -> ClientRow {
        let (state, ac, name) = match &self.state {
            State::Idle => ("idle", None, None),
            State::Seeking { .. } => ("discovery", None, None),
            State::Requesting { ac, name, .. } => ("request", Some(*ac), Some(name.clone())),
            State::Session(session) => ("session", Some(session.ac), Some(session.name.clone())),
            State::Waiting { .. } => ("waiting", None, None),
        };
        let session = if let State::Session(session) = &self.state { Some(session) } else { None };
        let [lcp, auth, ipcp] = session.map_or(["Initial", "none", "Initial"], |session| session.link.states());
        let terms = self.terms();
        let next = self.deadline().filter(|_| session.is_none());
        ClientRow {
            state,
            user: self.login.user.clone(),
            password: self.login.password.clone(),
            service: self.login.service.clone(),
            name,
            ac,
            session: session.map(|session| session.number),
            lcp,
            auth,
            ipcp,
            peer: terms.map(|terms| terms.peer),
            mtu_bytes: terms.map(|terms| terms.mtu_bytes),
            next_secs: next.map(|at| at.since(now).as_secs() as u32),
            last: self.last.clone(),
        }
    }
}
