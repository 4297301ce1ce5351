//! The declaration of a page that can be filled in: a table of settings (which field, how it is filled in, what it is now,
//! what is wrong with it) and a table of orders (which console line carries which settings). Filled in it is a `sheet`.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::fallout::Fallout;
use super::note::Note;
use crate::app::form::{FieldError, FieldId};
use crate::lab::{LabView, NodeView};

/// What stands in the fields, by their names.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a>(pub &'a [(FieldId, String)]);

impl<'a> Values<'a> {
    /// What a field says; empty when there is no such field.
    pub fn get(self, id: FieldId) -> &'a str {
        self.0.iter().find(|(of, _)| *of == id).map_or("", |(_, value)| value.as_str())
    }
}

/// What the values of a router are checked against.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// All names of the lab with their address now.
    pub names: Vec<(String, Option<Ipv4Addr>)>,
    /// The network outside.
    pub wan: Option<Ipv4Net>,
    /// The router's own address inside.
    pub lan: Option<Ipv4Net>,
    /// The router's interfaces.
    pub ifaces: Vec<String>,
    /// Addresses kept for hosts: for whom, and which.
    pub kept: Vec<(String, Ipv4Addr)>,
    /// Names that other entries of the name server have.
    pub dns_names: Vec<String>,
    /// Rows of the chains INPUT, FORWARD, OUTPUT.
    pub filter_rows: [usize; 3],
    /// Whether a new row is written.
    pub is_new: bool,
}

impl Around {
    /// What surrounds a router.
    pub fn of(names: Vec<(String, Option<Ipv4Addr>)>, node: &NodeView) -> Around {
        let net = |name: Option<&str>| {
            let face = node.ifaces.iter().find(|face| Some(face.name.as_str()) == name)?;
            face.addrs.first().copied()
        };
        let nat = node.nat.as_ref();
        let kept = node.pools.iter().flat_map(|pool| &pool.reservations);
        Around {
            names,
            wan: net(nat.map(|nat| nat.wan.as_str())),
            lan: net(nat.map(|nat| nat.lan.as_str())),
            ifaces: node.ifaces.iter().map(|face| face.name.clone()).collect(),
            kept: kept.map(|(mac, addr)| (mac.to_string(), *addr)).collect(),
            dns_names: node.dns_hosts.iter().map(|(name, _)| name.clone()).collect(),
            filter_rows: node.filter.as_ref().map(|f| f.chains.each_ref().map(|c| c.rows.len())).unwrap_or_default(),
            is_new: false,
        }
    }
}

/// A setting: one row of a page.
#[derive(Debug)]
pub struct Setting {
    /// Which.
    pub id: FieldId,
    /// What can be chosen; empty: it is typed.
    pub offers: &'static [&'static str],
    /// What it is now; of a list, in the row of this number.
    pub get: fn(&NodeView, Option<usize>) -> String,
    /// What is proposed for a new row near the row of this number; on pages that are no list, what it is now.
    pub propose: fn(&NodeView, Option<usize>) -> String,
    /// What is wrong with a value.
    pub check: fn(&str, &Around, Values<'_>) -> Result<(), FieldError>,
    /// Whether it means something beside these values.
    pub applies: fn(Values<'_>) -> bool,
}

/// An order of every setting of its page.
pub(super) const EVERY: &[FieldId] = &[];

/// A console line and the settings it carries.
#[derive(Debug)]
pub struct Order {
    /// The settings: when one of them changed, the line is given. `EVERY`: all of the page.
    pub of: &'static [FieldId],
    /// The line that leads from the values before to those after; empty for none. With the two exchanged it leads back.
    pub line: fn(Values<'_>, Values<'_>) -> String,
}

/// The declaration of a page.
#[derive(Debug)]
pub struct Page {
    /// Its settings, in order.
    pub settings: &'static [Setting],
    /// Its console lines, in the order in which they are given.
    pub orders: &'static [Order],
    /// Values that follow from another one that was changed: field and value.
    pub follows: fn(&NodeView, Values<'_>) -> Vec<(FieldId, String)>,
    /// What stands below the fields.
    pub notes: fn(&NodeView, Values<'_>) -> Vec<Note>,
    /// What else will happen.
    pub fallout: fn(&LabView, &NodeView, Values<'_>, Values<'_>) -> Vec<Fallout>,
}

const fn always(_: Values<'_>) -> bool {
    true
}

/// Of a page whose values do not hang together.
pub(super) const fn nothing_follows(_: &NodeView, _: Values<'_>) -> Vec<(FieldId, String)> {
    Vec::new()
}

/// Of a page with nothing below its fields.
pub(super) const fn no_notes(_: &NodeView, _: Values<'_>) -> Vec<Note> {
    Vec::new()
}

#[allow(clippy::unnecessary_wraps, reason = "it has the type of every check")]
const fn fine(_: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    Ok(())
}

/// A setting that is typed and always counts.
pub(super) const fn typed(
    id: FieldId,
    get: fn(&NodeView, Option<usize>) -> String,
    check: fn(&str, &Around, Values<'_>) -> Result<(), FieldError>,
) -> Setting {
    Setting { id, offers: &[], get, propose: get, check, applies: always }
}

/// A setting that is chosen.
pub(super) const fn chosen(
    id: FieldId,
    offers: &'static [&'static str],
    get: fn(&NodeView, Option<usize>) -> String,
) -> Setting {
    Setting { id, offers, get, propose: get, check: fine, applies: always }
}
