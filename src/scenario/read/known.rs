//! Which fields a box has in a file: one list for each sort of box. What is in none of them is a mistake, and the nearest
//! of the list is what was meant.

use crate::device::Kind;

const HOST: &[&str] = &[
    "name",
    "at",
    "address",
    "mac",
    "gateway",
    "resolvers",
    "interfaces",
    "routes",
    "services",
    "dhcp",
    "ssid",
    "password",
    "channel",
    "login",
    "firewall",
    "sysctl",
    "dhcp_client",
    "dhcp_broadcast",
];
const ROUTER: &[&str] = &[
    "nat",
    "name",
    "at",
    "gateway",
    "resolvers",
    "interfaces",
    "routes",
    "services",
    "dhcp",
    "dhcp_relay",
    "pppoe",
    "firewall",
    "sysctl",
];
const HOME_ROUTER: &[&str] = &[
    "name",
    "at",
    "wan",
    "lan",
    "lan_ports",
    "gateway",
    "resolvers",
    "routes",
    "services",
    "dhcp",
    "dhcp_relay",
    "dns_forwarder",
    "dns_hosts",
    "ddns",
    "pcp",
    "nat",
    "port_forwards",
    "dmz",
    "hairpin",
    "firewall",
    "ssid",
    "password",
    "channel",
    "sysctl",
    "dhcp_client",
    "dhcp_broadcast",
];
const SWITCH: &[&str] = &["name", "at", "ports", "vlans", "sysctl", "firewall"];
const HUB: &[&str] = &["name", "at", "ports", "sysctl", "firewall"];

/// The fields of a kind.
pub(super) fn known_fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Pc | Kind::Phone | Kind::Server => HOST,
        Kind::Router | Kind::Isp => ROUTER,
        Kind::HomeRouter => HOME_ROUTER,
        Kind::Switch => SWITCH,
        Kind::Hub => HUB,
    }
}

#[cfg(test)]
pub(super) fn all_known() -> impl Iterator<Item = &'static &'static str> {
    Kind::all().flat_map(|row| known_fields(row.kind)).filter(|field| !["name", "at", "ports"].contains(field))
}
