//! Names (RFC 1034, 1035): the records a server keeps, the answers a forwarder remembers, and the messages between
//! those who ask and those who answer.
//!
//! No sockets and no waiting: programs ask and answer with this. Left out: iteration from the root (the lab's
//! forwarders ask one server that knows), delegations, and zone transfers.

mod cache;
mod local;
mod query;
#[cfg(test)]
mod tests;
mod text;
mod update;
mod zone;

pub use cache::{Cache, CacheRow, CachedAnswer, Found};
pub use local::{Forwarder, HostError, LOCAL_DOMAIN, LocalName, LocalSource, has_edns, qualified};
pub use query::{
    UDP_LIMIT_BYTES, answers, edns_bytes, failure, fit, forwarded, from_cache, from_upstream, query, udp_limit_bytes,
    with_edns,
};
pub use text::{RecordError, data_text, read_record};
pub use update::with_address;
pub use zone::{Zone, ZoneError};

/// Aliases followed for one question; a longer chain, or a loop, ends here.
const CHAIN_LIMIT: usize = 8;
