//! One row of a DHCP server's table: whose an address is, what it is used for, and until when. Which address is given next
//! is the table's business (`leases`).

use std::net::Ipv4Addr;
use std::rc::Rc;

use serde::Serialize;

use super::secs_until;
use crate::sim::SimTime;
use crate::trace::FactId;
use crate::wire::{Dhcp, Mac};

/// What an address is that was taken back from its client: nobody else's until that knows, and never again its own
/// while others can be given.
pub(super) const RECALLED: &str = "recalled";

/// The key of a lease (RFC 2131 4.2): the client identifier, where there is one, else the hardware address.
#[derive(Clone, Debug)]
pub(super) struct Who {
    pub(super) mac: Mac,
    /// None when it says no more than the hardware address (type 1, and the address).
    id: Option<Rc<[u8]>>,
}

impl Who {
    /// Who sent a message.
    pub(super) fn of(message: &Dhcp) -> Who {
        let mac = message.chaddr;
        let plain = |id: &[u8]| id.split_first() == Some((&1, &mac.0[..]));
        Who { mac, id: message.client_id().filter(|id| !plain(id)).map(Rc::from) }
    }

    /// Whether both are one client.
    pub(super) fn is(&self, other: &Who) -> bool {
        match (&self.id, &other.id) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.mac == other.mac,
            _ => false,
        }
    }
}

/// One row of the table, for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LeaseRow {
    /// Whose.
    pub mac: Mac,
    /// The address.
    pub addr: Ipv4Addr,
    /// The name the client gave.
    pub host_name: Option<String>,
    /// The identifier it gave, in hex, where it is more than its hardware address.
    pub client_id: Option<String>,
    /// `probed`, `offered`, `bound`, `released`, `expired`, `declined`, `recalled`; `reserved` while a reserved address is
    /// not lent.
    pub state: &'static str,
    /// Seconds until that ends; none when it does not, or the lease is for ever.
    pub remaining_secs: Option<u32>,
    /// Whether the address is reserved for this hardware address.
    pub reserved: bool,
    /// The fact that made the row what it is.
    pub fact: FactId,
}

impl LeaseRow {
    /// An address that is reserved and not lent.
    pub(super) const fn reserved(mac: Mac, addr: Ipv4Addr, fact: FactId) -> LeaseRow {
        let state = "reserved";
        LeaseRow { mac, addr, host_name: None, client_id: None, state, remaining_secs: None, reserved: true, fact }
    }
}

/// What an address is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Use {
    /// Kept for the client it was offered to, for this reason.
    Offered { until: SimTime, why: &'static str },
    /// Kept for the client it will be offered to unless somebody answers to it.
    Probed { until: SimTime, why: &'static str },
    /// Lent.
    Bound { until: SimTime },
    /// Free again; `why` is `released` or `expired`.
    Free { since: SimTime, why: &'static str },
    /// Some host that is not its client uses it (RFC 2131 4.3.3).
    SetAside { until: SimTime },
    /// Lent, and wanted back: its client is refused when it asks for more time.
    Recalled { until: SimTime },
}

impl Use {
    /// When it changes by itself.
    pub(super) const fn until(self) -> Option<SimTime> {
        match self {
            Use::Offered { until, .. }
            | Use::Probed { until, .. }
            | Use::Bound { until }
            | Use::SetAside { until }
            | Use::Recalled { until } => Some(until),
            Use::Free { .. } => None,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Use::Offered { .. } => "offered",
            Use::Probed { .. } => "probed",
            Use::Bound { .. } => "bound",
            Use::Free { why, .. } => why,
            Use::SetAside { .. } => "declined",
            Use::Recalled { .. } => RECALLED,
        }
    }
}

/// An address that is, or was, somebody's.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) who: Who,
    pub(super) host_name: Option<String>,
    pub(super) used: Use,
    pub(super) fact: FactId,
}

impl Entry {
    /// As the screen shows it.
    pub(super) fn row(&self, addr: Ipv4Addr, reserved: bool, now: SimTime) -> LeaseRow {
        LeaseRow {
            mac: self.who.mac,
            addr,
            host_name: self.host_name.clone(),
            client_id: self.who.id.as_ref().map(|id| id.iter().map(|byte| format!("{byte:02x}")).collect()),
            state: self.used.name(),
            remaining_secs: self.used.until().and_then(|until| secs_until(now, until)),
            reserved,
            fact: self.fact,
        }
    }
}
