//! The declarations of the pages: one table of settings and one of orders each.

use std::net::Ipv4Addr;

use super::fallout;
use super::note::Note;
use super::row::{self, filter_row};
use super::sheet::{Around, EVERY, Order, Page, Setting, Values};
use super::{PageId, firewall, nat, services};
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::NodeView;
use crate::proto::dhcp::{PoolError, moved_pool};

/// The page that is one sheet; none for lists and texts.
pub const fn page_of(page: PageId) -> Option<&'static Page> {
    match page {
        PageId::Wan => Some(&WAN),
        PageId::Lan => Some(&LAN),
        PageId::Wifi => Some(&WIFI),
        PageId::Services => Some(&services::SERVICES),
        PageId::Nat => Some(&nat::NAT),
        PageId::Timers => Some(&nat::TIMERS),
        PageId::Status | PageId::Reservations | PageId::Dns | PageId::Forwards | PageId::Firewall => None,
    }
}

/// The sheet of a row, on a page that is a list.
pub const fn list_of(page: PageId) -> Option<&'static Page> {
    match page {
        PageId::Reservations => Some(&RESERVATION),
        PageId::Dns => Some(&services::DNS_NAME),
        PageId::Firewall => Some(&FIREWALL_ROW),
        _ => None,
    }
}

const fn always(_: Values<'_>) -> bool {
    true
}

pub(super) const fn nothing_follows(_: &NodeView, _: Values<'_>) -> Vec<(FieldId, String)> {
    Vec::new()
}

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

// ── Outside ──

static WAN: Page = Page {
    settings: &[
        chosen(FieldId::WanMode, &["dhcp", "static", "pppoe"], |node, _| wan_mode(node).to_owned()),
        Setting { applies: is_static, ..typed(FieldId::WanAddress, |node, _| wan_address(node), wan_address_check) },
        Setting { applies: is_static, ..typed(FieldId::Gateway, |node, _| gateway(node), gateway_check) },
        dialled(FieldId::DialUser, |node, _| dials(node, |row| &row.user), services::word),
        dialled(FieldId::DialPassword, |node, _| dials(node, |row| &row.password), services::word),
        dialled(FieldId::DialService, |node, _| dials(node, |row| &row.service), service_check),
        typed(FieldId::NameServers, |node, _| name_servers(node), name_servers_check),
    ],
    orders: &[
        Order {
            of: &[
                FieldId::WanMode,
                FieldId::WanAddress,
                FieldId::Gateway,
                FieldId::DialUser,
                FieldId::DialPassword,
                FieldId::DialService,
            ],
            line: |_, to| match to.get(FieldId::WanMode) {
                "static" => format!("wan static {} {}", to.get(FieldId::WanAddress), to.get(FieldId::Gateway)),
                "pppoe" => {
                    let [user, password, service] = [FieldId::DialUser, FieldId::DialPassword, FieldId::DialService]
                        .map(|id| check::quoted(to.get(id)));
                    let wanted = if to.get(FieldId::DialService).is_empty() { "" } else { " service=" };
                    let service = if wanted.is_empty() { String::new() } else { service };
                    format!("wan pppoe {user} {password}{wanted}{service}")
                }
                mode => format!("wan {mode}"),
            },
        },
        Order {
            of: &[FieldId::NameServers],
            line: |_, to| match to.get(FieldId::NameServers) {
                "" => "wan dns auto".to_owned(),
                servers => format!("wan dns {servers}"),
            },
        },
    ],
    follows: nothing_follows,
    fallout: fallout::of_wan,
    notes: |node, values| {
        let lent = node.resolvers_lent && values.get(FieldId::NameServers).is_empty();
        lent.then(|| Note::LentResolvers { servers: node.resolvers.clone() }).into_iter().collect()
    },
};

/// A setting of a dialled line: it counts while that is chosen.
const fn dialled(
    id: FieldId,
    get: fn(&NodeView, Option<usize>) -> String,
    check: fn(&str, &Around, Values<'_>) -> Result<(), FieldError>,
) -> Setting {
    Setting { applies: is_dialled, ..typed(id, get, check) }
}

fn is_dialled(values: Values<'_>) -> bool {
    values.get(FieldId::WanMode) == "pppoe"
}

fn dials(node: &NodeView, read: fn(&crate::proto::ppp::ClientRow) -> &String) -> String {
    wan(node).and_then(|face| face.pppoe.as_ref()).map(read).cloned().unwrap_or_default()
}

fn service_check(text: &str, around: &Around, values: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() { Ok(()) } else { services::word(text, around, values) }
}

fn is_static(values: Values<'_>) -> bool {
    values.get(FieldId::WanMode) == "static"
}

fn wan(node: &NodeView) -> Option<&crate::lab::IfaceView> {
    let nat = node.nat.as_ref()?;
    node.ifaces.iter().find(|face| face.name == nat.wan)
}

fn wan_mode(node: &NodeView) -> &'static str {
    match wan(node) {
        Some(face) if face.dhcp.is_some() => "dhcp",
        Some(face) if face.pppoe.is_some() => "pppoe",
        _ => "static",
    }
}

fn wan_address(node: &NodeView) -> String {
    wan(node).and_then(|face| face.addrs.first()).map(ToString::to_string).unwrap_or_default()
}

fn gateway(node: &NodeView) -> String {
    let name = wan(node).map(|face| face.name.as_str());
    let way = node.routes.iter().find(|r| r.prefix.prefix_len() == 0 && Some(r.iface.as_str()) == name);
    way.and_then(|route| route.gateway).map(|addr| addr.to_string()).unwrap_or_default()
}

/// Empty where DHCP tells them.
fn name_servers(node: &NodeView) -> String {
    if node.resolvers_lent {
        return String::new();
    }
    node.resolvers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn wan_address_check(text: &str, around: &Around, _: Values<'_>) -> Result<(), FieldError> {
    let own = check::own_address(text)?;
    check::apart(own, around.lan)
}

fn gateway_check(text: &str, _: &Around, values: Values<'_>) -> Result<(), FieldError> {
    let addr = check::address(text)?;
    let Ok(own) = check::own_address(values.get(FieldId::WanAddress)) else { return Ok(()) };
    if own.addr() == addr { Err(FieldError::OwnAddress { addr }) } else { check::host_of(addr, own) }
}

fn name_servers_check(text: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    text.split_whitespace().try_for_each(|word| check::address(word).map(|_| ()))
}

// ── Inside ──

static LAN: Page = Page {
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

fn pool(node: &NodeView, read: impl FnOnce(&crate::proto::dhcp::PoolRow) -> String) -> String {
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

// ── The radio ──

/// Those of the band around 2.4 GHz, or its own choice.
const CHANNELS: &[&str] = &["auto", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];

static WIFI: Page = Page {
    settings: &[
        typed(
            FieldId::Ssid,
            |node, _| node.radio.as_ref().and_then(|radio| radio.ssid.clone()).unwrap_or_default(),
            |text, _, _| check::ssid(text),
        ),
        typed(
            FieldId::WifiPassword,
            |node, _| node.radio.as_ref().and_then(|radio| radio.password.clone()).unwrap_or_default(),
            |text, _, _| check::passphrase(text),
        ),
        chosen(FieldId::WifiChannel, CHANNELS, |node, _| {
            let channel = node.radio.as_ref().and_then(|radio| radio.channel);
            channel.map_or_else(|| "auto".to_owned(), |channel| channel.to_string())
        }),
        chosen(FieldId::Radio, &["on", "off"], |node, _| {
            if node.radio.as_ref().is_some_and(|radio| radio.on) { "on" } else { "off" }.to_owned()
        }),
    ],
    orders: &[
        Order {
            of: &[FieldId::Ssid],
            line: |_, to| match to.get(FieldId::Ssid) {
                "" => "wifi ssid any".to_owned(),
                name => format!("wifi ssid {}", check::quoted(name)),
            },
        },
        Order {
            of: &[FieldId::WifiPassword],
            line: |_, to| match to.get(FieldId::WifiPassword) {
                "" => "wifi password off".to_owned(),
                password => format!("wifi password {}", check::quoted(password)),
            },
        },
        Order { of: &[FieldId::WifiChannel], line: |_, to| format!("wifi channel {}", to.get(FieldId::WifiChannel)) },
        Order { of: &[FieldId::Radio], line: |_, to| format!("wifi {}", to.get(FieldId::Radio)) },
    ],
    follows: nothing_follows,
    fallout: fallout::of_wifi,
    notes: |_, _| vec![Note::AirIsAModel],
};

// ── Rows of lists ──

/// An address that is kept for a host.
static RESERVATION: Page = Page {
    settings: &[
        Setting {
            propose: |node, _| {
                let free = |row: &&crate::proto::dhcp::LeaseRow| row.state == "bound" && !row.reserved;
                let row = node.leases.iter().find(free);
                row.map(|row| row.host_name.clone().unwrap_or_else(|| row.mac.to_string())).unwrap_or_default()
            },
            ..typed(
                FieldId::KeepFor,
                |node, row| kept(node, row, |(mac, _)| mac.to_string()),
                |text, around, _| {
                    if text.parse::<crate::wire::Mac>().is_ok() { Ok(()) } else { host_or(text, around) }
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

fn kept(node: &NodeView, row: Option<usize>, read: impl FnOnce((crate::wire::Mac, Ipv4Addr)) -> String) -> String {
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

/// A row of the packet filter.
static FIREWALL_ROW: Page = Page {
    settings: &[
        chosen(FieldId::Chain, &["INPUT", "FORWARD", "OUTPUT"], |node, row| {
            filter_row(node, row).map_or("FORWARD", |(hook, ..)| hook.name()).to_owned()
        }),
        Setting { propose: |_, _| "1".to_owned(), ..typed(FieldId::Place, firewall::place, firewall::check_place) },
        Setting {
            propose: |_, _| "DROP".to_owned(),
            ..chosen(FieldId::Verdict, &firewall::VERDICTS, firewall::verdict)
        },
        Setting {
            propose: |_, _| "all".to_owned(),
            ..chosen(FieldId::FilterProto, &["all", "tcp", "udp", "icmp"], firewall::proto)
        },
        firewall::condition(FieldId::Source, |node, row| firewall::net(node, row, |r| r.from), firewall::check_source),
        firewall::condition(FieldId::Destination, |node, row| firewall::net(node, row, |r| r.to), firewall::check_net),
        firewall::condition(
            FieldId::InIface,
            |node, row| firewall::face(node, row, |r| r.inward.as_ref()),
            firewall::check_face,
        ),
        firewall::condition(
            FieldId::OutIface,
            |node, row| firewall::face(node, row, |r| r.outward.as_ref()),
            firewall::check_face,
        ),
        firewall::condition(FieldId::FilterPort, firewall::ports, firewall::check_ports),
        firewall::condition(FieldId::States, firewall::states, firewall::check_states),
        firewall::condition(FieldId::Matches, firewall::rest, firewall::check_rest),
        firewall::condition(FieldId::Note, firewall::note, firewall::check_note),
    ],
    orders: &[
        Order {
            of: &[FieldId::Chain, FieldId::Place],
            line: |from, to| {
                let moved = firewall::is_row(from) && firewall::is_row(to) && firewall::at(from) != firewall::at(to);
                if moved { format!("iptables -D {}", firewall::at(from)) } else { String::new() }
            },
        },
        Order { of: EVERY, line: firewall::line },
    ],
    follows: nothing_follows,
    fallout: fallout::none,
    notes: no_notes,
};
