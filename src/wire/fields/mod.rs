//! The fields of every header that is read here, one table a header.
//!
//! A table lists fields in the order of the wire, a field of several parts before its parts. Fields whose place
//! varies have constants of their own beside the table, and stand in it too, so that tests see all of them.

pub mod arp;
pub mod data;
pub mod dhcp;
pub mod dns;
pub mod eth;
pub mod http;
pub mod icmp;
pub mod icmpv6;
pub mod igmp;
pub mod ipsec;
pub mod ipv4;
pub mod ipv6;
pub mod llc;
pub mod mld;
pub mod nd;
pub mod pcp;
pub mod ppp;
pub mod pppoe;
pub mod rip;
pub mod tcp;
pub mod tls;
mod tls_names;
pub mod udp;

use super::field::Field;

/// All tables.
pub const ALL: &[&[Field]] = &[
    eth::FIELDS,
    eth::REST,
    eth::VLAN,
    eth::SERVICE_VLAN,
    llc::FIELDS,
    llc::CONTROL_PARTS,
    llc::BPDU,
    llc::FLAGS,
    llc::RAPID_FLAGS,
    llc::CONFIGURATION,
    llc::COUNTED,
    arp::FIELDS,
    ipv4::FIELDS,
    ipv4::OPTION,
    ipsec::AUTHENTICATION,
    ipsec::ENCRYPTED,
    ipv6::FIELDS,
    ipv6::HOP_BY_HOP,
    ipv6::DESTINATION,
    ipv6::ROUTING,
    ipv6::FRAGMENT,
    ipv6::OPTION,
    ipv6::ROUTE,
    icmp::FIELDS,
    &[icmp::UNREACHABLE_CODE],
    &[icmp::REDIRECT_CODE],
    &[icmp::ADVERTISEMENT_CODE],
    &[icmp::EXCEEDED_CODE],
    &[icmp::PROBLEM_CODE],
    icmp::REST,
    icmpv6::FIELDS,
    icmpv6::ECHO,
    nd::ROUTER,
    nd::SOLICITATION,
    nd::ADVERTISEMENT,
    nd::REDIRECT,
    nd::OPTION,
    nd::PREFIX,
    nd::MTU,
    nd::DNS,
    nd::SEARCH,
    nd::VALUES,
    mld::FIELDS,
    mld::QUERY,
    mld::REPORT,
    mld::RECORD,
    igmp::FIELDS,
    igmp::QUERY,
    igmp::RECORD,
    udp::FIELDS,
    tcp::FIELDS,
    dhcp::FIELDS,
    dns::FIELDS,
    http::FIELDS,
    http::HEADERS,
    tls::FIELDS,
    tls::HANDSHAKE_FIELDS,
    tls::EXTENSION_FIELDS,
    pcp::FIELDS,
    pcp::RESPONSE,
    pcp::MAP,
    pcp::MAPPED,
    pcp::OPTION,
    rip::FIELDS,
    rip::ROUTE,
    rip::AUTHENTICATION,
    rip::PASSWORD,
    rip::KEYED,
    rip::TRAILER,
    pppoe::FIELDS,
    pppoe::TAGS,
    ppp::FIELDS,
    ppp::CONTROL,
    ppp::LCP,
    ppp::IPCP,
    ppp::PAP,
    ppp::CHAP,
    data::FIELDS,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_places_of_a_header_leave_no_gap() {
        for (table, bytes) in [
            (eth::FIELDS, 14),
            (eth::VLAN, 4),
            (eth::SERVICE_VLAN, 4),
            (ipsec::AUTHENTICATION, 12),
            (ipsec::ENCRYPTED, 8),
            (llc::FIELDS, 3),
            (llc::BPDU, 4),
            (arp::FIELDS, 28),
            (ipv4::FIELDS, 20),
            (ipv6::FIELDS, 40),
            (ipv6::ROUTING, 4),
            (ipv6::FRAGMENT, 8),
            (icmp::FIELDS, 4),
            (icmpv6::FIELDS, 4),
            (udp::FIELDS, 8),
            (tcp::FIELDS, 20),
            (dhcp::FIELDS, 240),
            (dns::FIELDS, 12),
            (tls::FIELDS, 5),
            (pcp::FIELDS, 24),
            (pcp::RESPONSE, 24),
            (pcp::MAP, 36),
            (pcp::MAPPED, 36),
            (pcp::OPTION, 4),
            (pppoe::FIELDS, 6),
            (ppp::FIELDS, 2),
            (ppp::CONTROL, 4),
            (ppp::PAP, 4),
            (ppp::CHAP, 4),
            (rip::FIELDS, 4),
            (rip::ROUTE, 20),
            (rip::ROUTE_V1, 20),
        ] {
            let mut end = 0;
            for (bit, bits) in table.iter().filter_map(|field| field.place) {
                assert!(bit <= end, "bits {end} to {bit} after {} have no field", table[0].name);
                end = end.max(bit + bits);
            }
            assert_eq!(end, bytes * 8, "{}", table[0].name);
        }
    }

    #[test]
    fn keys_are_names_in_kebab_case_and_unique_in_a_table() {
        for table in ALL {
            let docs: BTreeSet<_> = table.iter().map(|field| (field.doc, field.name)).collect();
            assert_eq!(docs.len(), table.len());
            for field in *table {
                assert!(field.doc.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            }
        }
    }
}
