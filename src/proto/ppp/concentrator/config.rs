//! How a concentrator is set up, and its sessions as the screen shows them.

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::wire::Mac;

/// Somebody who may dial in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AcUser {
    /// The user.
    pub name: String,
    /// The password.
    #[serde(skip)]
    pub password: String,
    /// The address that is always this user's; none: one of the pool.
    pub addr: Option<Ipv4Addr>,
}

/// How a concentrator is set up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AcConfig {
    /// Its name.
    pub name: String,
    /// Services it has; whoever asks for none gets any.
    pub services: Vec<String>,
    /// Its own address in all sessions.
    pub own: Ipv4Addr,
    /// First and last address it gives.
    pub pool: (Ipv4Addr, Ipv4Addr),
    /// Name servers it tells; two are told at most.
    pub dns: Vec<Ipv4Addr>,
    /// Who may dial in.
    pub users: Vec<AcUser>,
    /// Greatest number of sessions.
    pub sessions_max: u16,
}

/// A session as the screen shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SessionRow {
    /// Its number.
    pub session: u16,
    /// The caller's card.
    pub mac: Mac,
    /// The user; none before the password came.
    pub user: Option<String>,
    /// The address given.
    pub addr: Option<Ipv4Addr>,
    /// States of LCP, the proof and IPCP.
    pub states: [&'static str; 3],
    /// Seconds since it began.
    pub age_secs: u32,
}
