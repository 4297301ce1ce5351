//! The pages of a home router: what it is, what it is set to, and what may be set. Each page is declared once as a table
//! of rows (`page`); fields, checks, the preview and the console lines follow from it (`sheet`).
//!
//! Nothing here changes a router: a page ends in console lines, and so does taking them back (`undo`).

mod fallout;
mod firewall;
mod forwarding;
mod lan;
mod nat;
mod note;
mod page;
mod reservation;
mod row;
mod services;
mod sheet;
#[cfg(test)]
mod tests;
mod undo;
mod wan;
mod wifi;

pub use fallout::Fallout;
pub use forwarding::way_back;
pub use note::Note;
pub use page::{Around, Order, Page, Setting, Values};
pub use row::{RowKind, kept, removal, rows, switching};
pub use sheet::Sheet;
pub use undo::{UNDO_MAX, Undo};

/// A page; its title is `router-page-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PageId {
    /// How the router is.
    Status,
    /// Outside.
    Wan,
    /// Inside: address and DHCP.
    Lan,
    /// The radio.
    Wifi,
    /// Addresses kept for hosts.
    Reservations,
    /// Entries of the name server.
    Dns,
    /// Dynamic DNS, ports that programs ask for.
    Services,
    /// Port forwarding: another form.
    Forwards,
    /// How translation behaves.
    Nat,
    /// How long translation remembers.
    Timers,
    /// The packet filter.
    Firewall,
}

impl PageId {
    /// All, in the order of the tabs.
    pub const ALL: [PageId; 11] = [
        PageId::Status,
        PageId::Wan,
        PageId::Lan,
        PageId::Wifi,
        PageId::Reservations,
        PageId::Dns,
        PageId::Services,
        PageId::Forwards,
        PageId::Nat,
        PageId::Timers,
        PageId::Firewall,
    ];

    /// Its title is `router-page-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            PageId::Status => "status",
            PageId::Wan => "wan",
            PageId::Lan => "lan",
            PageId::Wifi => "wifi",
            PageId::Reservations => "reservations",
            PageId::Dns => "dns",
            PageId::Services => "services",
            PageId::Forwards => "forwards",
            PageId::Nat => "nat",
            PageId::Timers => "timers",
            PageId::Firewall => "firewall",
        }
    }

    /// Whether it is a list to which rows can be added.
    pub const fn has_rows(self) -> bool {
        matches!(self, PageId::Reservations | PageId::Dns | PageId::Firewall)
    }

    /// The next page, or the one before, around the ends.
    #[must_use]
    pub fn turned(self, forward: bool) -> PageId {
        let count = PageId::ALL.len();
        let at = PageId::ALL.iter().position(|page| *page == self).unwrap_or(0);
        PageId::ALL[if forward { at + 1 } else { at + count - 1 } % count]
    }
}

/// The page that is one sheet; none for lists and texts.
pub const fn page_of(page: PageId) -> Option<&'static Page> {
    match page {
        PageId::Wan => Some(&wan::WAN),
        PageId::Lan => Some(&lan::LAN),
        PageId::Wifi => Some(&wifi::WIFI),
        PageId::Services => Some(&services::SERVICES),
        PageId::Nat => Some(&nat::NAT),
        PageId::Timers => Some(&nat::TIMERS),
        PageId::Status | PageId::Reservations | PageId::Dns | PageId::Forwards | PageId::Firewall => None,
    }
}

/// The sheet of a row, on a page that is a list.
pub const fn list_of(page: PageId) -> Option<&'static Page> {
    match page {
        PageId::Reservations => Some(&reservation::RESERVATION),
        PageId::Dns => Some(&services::DNS_NAME),
        PageId::Firewall => Some(&firewall::FIREWALL_ROW),
        _ => None,
    }
}

/// The pages, open.
#[derive(Clone, Debug)]
pub struct RouterPages {
    /// The router's name.
    pub router: String,
    /// The page shown.
    pub page: PageId,
    /// The row under the cursor, on pages that have rows.
    pub at: usize,
    /// Lines scrolled away, on pages of text.
    pub scroll: usize,
    /// The sheet that has the keyboard.
    pub sheet: Option<Sheet>,
}

impl RouterPages {
    /// The pages of a router, at the first.
    pub const fn new(router: String) -> RouterPages {
        RouterPages { router, page: PageId::Status, at: 0, scroll: 0, sheet: None }
    }

    /// Shows another page.
    pub fn turn(&mut self, page: PageId) {
        (self.page, self.at, self.scroll, self.sheet) = (page, 0, 0, None);
    }
}
