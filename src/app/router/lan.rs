//! The page of the inside: the router's own address there, and the addresses it lends.

use std::net::Ipv4Addr;

use super::fallout;
use super::page::{Around, Order, Page, Values, no_notes, typed};
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::NodeView;
use crate::proto::dhcp::{PoolError, PoolRow, moved_pool};

/// Its address inside, and what it lends.
pub(super) static LAN: Page = Page {
    settings: &[
        typed(FieldId::LanAddress, |node, _| pool(node, |pool| pool.net.to_string()), lan_check),
        typed(FieldId::PoolFirst, |node, _| pool(node, |pool| pool.pool.0.to_string()), pool_check),
        typed(FieldId::PoolLast, |node, _| pool(node, |pool| pool.pool.1.to_string()), pool_check),
        typed(
            FieldId::Lease,
            |node, _| pool(node, |pool| check::span(pool.lease_secs)),
            |text, _, _| check::lease(text).map(|_| ()),
        ),
    ],
    orders: &[
        Order { of: &[FieldId::LanAddress], line: |_, to| format!("lan {}", to.get(FieldId::LanAddress)) },
        Order {
            of: &[FieldId::PoolFirst, FieldId::PoolLast, FieldId::Lease],
            line: |_, to| {
                let [first, last, lease] = [FieldId::PoolFirst, FieldId::PoolLast, FieldId::Lease].map(|id| to.get(id));
                format!("dhcp-server pool {first} {last} lease {lease}")
            },
        },
    ],
    follows: |node, values| {
        let moved = |pool| Some((pool, check::own_address(values.get(FieldId::LanAddress)).ok()?));
        let Some((pool, own)) = node.pools.first().and_then(moved) else { return Vec::new() };
        let (first, last) = moved_pool(pool, own);
        vec![(FieldId::PoolFirst, first.to_string()), (FieldId::PoolLast, last.to_string())]
    },
    fallout: fallout::of_lan,
    notes: no_notes,
};

fn pool(node: &NodeView, read: impl FnOnce(&PoolRow) -> String) -> String {
    node.pools.first().map(read).unwrap_or_default()
}

fn lan_check(text: &str, around: &Around, _: Values<'_>) -> Result<(), FieldError> {
    let own = check::own_address(text)?;
    if !(8..=30).contains(&own.prefix_len()) {
        return Err(FieldError::NotANumber { min: 8, max: 30 });
    }
    check::apart(own, around.wan)
}

fn pool_check(text: &str, _: &Around, values: Values<'_>) -> Result<(), FieldError> {
    let addr = check::address(text)?;
    let Ok(own) = check::own_address(values.get(FieldId::LanAddress)) else { return Ok(()) };
    check::host_of(addr, own)?;
    let end = |id| values.get(id).parse::<Ipv4Addr>().ok();
    let Some(pool) = end(FieldId::PoolFirst).zip(end(FieldId::PoolLast)) else { return Ok(()) };
    match PoolError::check(own, pool) {
        Err(PoolError::Reversed) => Err(FieldError::Reversed { first: pool.0, last: pool.1 }),
        Err(PoolError::HoldsServer) => Err(FieldError::OwnAddress { addr: own.addr() }),
        _ => Ok(()),
    }
}
