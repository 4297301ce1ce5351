//! The kinds of boxes: one row of metadata each. What a kind *does* follows from its plan; the row says what it is
//! when the plan is silent, and how it is drawn.

use serde::{Deserialize, Serialize};

/// A kind of box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// A desk computer.
    Pc,
    /// A phone on Wi-Fi.
    Phone,
    /// A computer that serves.
    Server,
    /// A home router (공유기): WAN, switched LAN, Wi-Fi, NAT, DHCP, DNS.
    HomeRouter,
    /// A router without translation.
    Router,
    /// The provider's router.
    Isp,
    /// A learning switch.
    Switch,
    /// A hub: it repeats bits and knows no addresses.
    Hub,
}

/// Facts about a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// As scenario files and `add` spell it.
    pub name: &'static str,
    /// One letter for the drawing.
    pub letter: char,
    /// The OSI layer at which it works on traffic of others; 7 for ends.
    pub layer: u8,
    /// How far from the internet it is drawn: 0 is the top.
    pub rank: u8,
    /// Whether it passes packets on between its interfaces.
    pub forwards: bool,
}

const ROWS: [KindRow; 8] = [
    row(Kind::Pc, "Pc", 'P', 7, 5, false),
    row(Kind::Phone, "Phone", 'M', 7, 5, false),
    row(Kind::Server, "Server", 'S', 7, 0, false),
    row(Kind::HomeRouter, "HomeRouter", 'H', 4, 3, true),
    row(Kind::Router, "Router", 'R', 3, 2, true),
    row(Kind::Isp, "Isp", 'I', 3, 1, true),
    row(Kind::Switch, "Switch", 'W', 2, 4, false),
    row(Kind::Hub, "Hub", 'U', 1, 4, false),
];

const fn row(kind: Kind, name: &'static str, letter: char, layer: u8, rank: u8, forwards: bool) -> KindRow {
    KindRow { kind, name, letter, layer, rank, forwards }
}

impl Kind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = &'static KindRow> {
        ROWS.iter()
    }

    /// Whether programs run on it and it may have addresses.
    pub fn is_host(self) -> bool {
        !matches!(self, Kind::Switch | Kind::Hub)
    }

    /// Its row.
    pub fn row(self) -> &'static KindRow {
        &ROWS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_their_kind_says() {
        assert!(Kind::all().all(|row| row.kind.row().name == row.name));
    }
}
