//! The page of the outside: how the router gets its address there (DHCP, by hand, a dialled line), and whom it asks for
//! names.

use super::note::Note;
use super::page::{Around, Order, Page, Setting, Values, chosen, nothing_follows, typed};
use super::{fallout, services};
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::{IfaceView, NodeView};
use crate::proto::ppp::ClientRow;

/// How it reaches the provider.
pub(super) static WAN: Page = Page {
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
                "pppoe" => dial_line(to),
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

/// The line that dials; the service is named only where one is wanted.
fn dial_line(to: Values<'_>) -> String {
    let [user, password] = [FieldId::DialUser, FieldId::DialPassword].map(|id| check::quoted(to.get(id)));
    let service = match to.get(FieldId::DialService) {
        "" => String::new(),
        wanted => format!(" service={}", check::quoted(wanted)),
    };
    format!("wan pppoe {user} {password}{service}")
}

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

fn dials(node: &NodeView, read: fn(&ClientRow) -> &String) -> String {
    wan(node).and_then(|face| face.pppoe.as_ref()).map(read).cloned().unwrap_or_default()
}

fn service_check(text: &str, around: &Around, values: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() { Ok(()) } else { services::word(text, around, values) }
}

fn is_static(values: Values<'_>) -> bool {
    values.get(FieldId::WanMode) == "static"
}

fn wan(node: &NodeView) -> Option<&IfaceView> {
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
