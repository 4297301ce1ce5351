//! A row of the page of reservations: an address that is kept for a host.

use std::net::Ipv4Addr;

use super::page::{Around, Order, Page, Setting, Values, no_notes, nothing_follows, typed};
use super::{fallout, row};
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::NodeView;
use crate::proto::dhcp::LeaseRow;
use crate::wire::Mac;

/// An address that is kept for a host.
pub(super) static RESERVATION: Page = Page {
    settings: &[
        Setting {
            propose: |node, _| {
                let free = |row: &&LeaseRow| row.state == "bound" && !row.reserved;
                let row = node.leases.iter().find(free);
                row.map(|row| row.host_name.clone().unwrap_or_else(|| row.mac.to_string())).unwrap_or_default()
            },
            ..typed(
                FieldId::KeepFor,
                |node, row| kept(node, row, |(mac, _)| mac.to_string()),
                |text, around, _| {
                    if text.parse::<Mac>().is_ok() { Ok(()) } else { host_or(text, around) }
                },
            )
        },
        Setting {
            propose: |node, _| {
                let taken = |n: &u32| node.pools.iter().any(|p| p.reservations.iter().any(|(_, a)| a.to_bits() == *n));
                let base = node.pools.first().map(|pool| pool.net.network().to_bits() + 10);
                let free = base.and_then(|base| (base..base + 90).find(|n| !taken(n)));
                free.map(|n| Ipv4Addr::from_bits(n).to_string()).unwrap_or_default()
            },
            ..typed(FieldId::KeptAddress, |node, row| kept(node, row, |(_, addr)| addr.to_string()), kept_check)
        },
    ],
    orders: &[
        Order {
            of: &[FieldId::KeepFor],
            line: |from, to| {
                let (old, new) = (from.get(FieldId::KeepFor), to.get(FieldId::KeepFor));
                let moved = !old.is_empty() && !new.is_empty() && old != new;
                if moved { format!("unreserve {}", from.get(FieldId::KeptAddress)) } else { String::new() }
            },
        },
        Order {
            of: &[FieldId::KeepFor, FieldId::KeptAddress],
            line: |from, to| match to.get(FieldId::KeepFor) {
                "" => format!("unreserve {}", from.get(FieldId::KeptAddress)),
                host => format!("reserve {host} {}", to.get(FieldId::KeptAddress)),
            },
        },
    ],
    follows: nothing_follows,
    fallout: fallout::of_reservation,
    notes: no_notes,
};

fn kept(node: &NodeView, row: Option<usize>, read: impl FnOnce((Mac, Ipv4Addr)) -> String) -> String {
    row.and_then(|row| row::kept(node).nth(row)).map(|(mac, addr, _)| read((mac, addr))).unwrap_or_default()
}

fn host_or(text: &str, around: &Around) -> Result<(), FieldError> {
    let names: Vec<String> = around.names.iter().map(|(name, _)| name.clone()).collect();
    check::host(text, &names)
}

fn kept_check(text: &str, around: &Around, values: Values<'_>) -> Result<(), FieldError> {
    let addr = check::address(text)?;
    let Some(lan) = around.lan else { return Ok(()) };
    check::host_of(addr, lan)?;
    if addr == lan.addr() {
        return Err(FieldError::OwnAddress { addr });
    }
    // Of a host that is named the card is not known here: the router itself will say.
    let who = values.get(FieldId::KeepFor);
    let other = around.kept.iter().find(|(mac, kept)| *kept == addr && mac != who && who.contains(':'));
    other.map_or(Ok(()), |(mac, _)| Err(FieldError::KeptFor { host: mac.clone() }))
}
