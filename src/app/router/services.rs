//! The pages about names and what the router does on its own for those inside: entries of its name server, a name that
//! follows the outside address, and ports that programs ask for.

use std::net::Ipv4Addr;

use super::fallout::{self, Fallout};
use super::note::Note;
use super::page::{Around, Order, Page, Setting, Values, chosen, no_notes, nothing_follows, typed};
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::NodeView;
use crate::proto::dns::qualified;
use crate::proto::pcp::PCP_COMMENT;

const FLAG: &[&str] = &["off", "on"];
/// Characters of one word of the settings of dynamic DNS.
const WORD_MAX: usize = 255;

/// An entry of the name server.
pub(super) static DNS_NAME: Page = Page {
    settings: &[
        Setting {
            propose: |_, _| String::new(),
            ..typed(FieldId::HostName, |node, row| entry(node, row, |(name, _)| name.clone()), name_check)
        },
        Setting {
            propose: |_, _| String::new(),
            ..typed(FieldId::HostAddress, |node, row| entry(node, row, |(_, addr)| addr.to_string()), addr_check)
        },
    ],
    orders: &[
        Order {
            of: &[FieldId::HostName],
            line: |from, to| {
                let (old, new) = (from.get(FieldId::HostName), to.get(FieldId::HostName));
                let moved = !old.is_empty() && !new.is_empty() && old != new;
                if moved { format!("dns host del {old}") } else { String::new() }
            },
        },
        Order {
            of: &[FieldId::HostName, FieldId::HostAddress],
            line: |from, to| match to.get(FieldId::HostName) {
                "" => format!("dns host del {}", from.get(FieldId::HostName)),
                name => format!("dns host add {name} {}", to.get(FieldId::HostAddress)),
            },
        },
    ],
    follows: nothing_follows,
    fallout: fallout::none,
    notes: no_notes,
};

fn entry(node: &NodeView, row: Option<usize>, read: impl FnOnce(&(String, Ipv4Addr)) -> String) -> String {
    row.and_then(|row| node.dns_hosts.get(row)).map(read).unwrap_or_default()
}

fn name_check(text: &str, around: &Around, _: Values<'_>) -> Result<(), FieldError> {
    check::dns_name(text)?;
    let name = qualified(text).map(|name| name.to_string()).unwrap_or_default();
    let is_taken = around.dns_names.iter().any(|other| other.eq_ignore_ascii_case(&name));
    if is_taken { Err(FieldError::NameTaken { name }) } else { Ok(()) }
}

fn addr_check(text: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    let addr = check::address(text)?;
    if addr.is_unspecified() || addr.is_multicast() || addr.is_broadcast() {
        return Err(FieldError::NotAnAddress { text: text.to_owned() });
    }
    Ok(())
}

/// Dynamic DNS and the server of PCP.
pub(super) static SERVICES: Page = Page {
    settings: &[
        chosen(FieldId::Ddns, FLAG, |node, _| FLAG[usize::from(node.ddns.is_some())].to_owned()),
        follower(FieldId::DdnsName, |node, _| ddns(node, |ddns| &ddns.name), whole_name),
        follower(FieldId::DdnsService, |node, _| ddns(node, |ddns| &ddns.service), word),
        follower(FieldId::DdnsUser, |node, _| ddns(node, |ddns| &ddns.user), user),
        follower(FieldId::DdnsPassword, |node, _| ddns(node, |ddns| &ddns.password), word),
        chosen(FieldId::Pcp, FLAG, |node, _| FLAG[usize::from(serves_pcp(node))].to_owned()),
    ],
    orders: &[
        Order {
            of: &[FieldId::Ddns, FieldId::DdnsName, FieldId::DdnsService, FieldId::DdnsUser, FieldId::DdnsPassword],
            line: |_, to| match to.get(FieldId::Ddns) {
                "on" => {
                    let words = [FieldId::DdnsName, FieldId::DdnsService, FieldId::DdnsUser, FieldId::DdnsPassword];
                    format!("ddns set {}", words.map(|id| check::quoted(to.get(id))).join(" "))
                }
                _ => "ddns off".to_owned(),
            },
        },
        Order { of: &[FieldId::Pcp], line: |_, to| format!("pcp server {}", to.get(FieldId::Pcp)) },
    ],
    follows: nothing_follows,
    fallout: |_, node, _, after| {
        let asked = node.nat.iter().flat_map(|nat| &nat.rules).filter(|rule| rule.comment == PCP_COMMENT).count();
        let is_lost = after.get(FieldId::Pcp) == "off" && asked > 0;
        is_lost.then_some(Fallout::LentPortsClosed { ports: asked }).into_iter().collect()
    },
    notes: |node, _| {
        let told = node.ddns.as_ref().and_then(|ddns| ddns.told.as_ref());
        told.map(|told| Note::Told { addr: told.addr, answer: told.answer.clone() }).into_iter().collect()
    },
};

type Get = fn(&NodeView, Option<usize>) -> String;
type Check = fn(&str, &Around, Values<'_>) -> Result<(), FieldError>;

/// A setting of dynamic DNS: it counts while that is on.
const fn follower(id: FieldId, get: Get, check: Check) -> Setting {
    Setting { applies: |values| matches!(values.get(FieldId::Ddns).as_bytes(), b"on"), ..typed(id, get, check) }
}

fn ddns(node: &NodeView, read: impl FnOnce(&crate::os::Ddns) -> &String) -> String {
    node.ddns.as_ref().map(read).cloned().unwrap_or_default()
}

fn serves_pcp(node: &NodeView) -> bool {
    node.procs.iter().any(|proc| proc.argv.split(' ').next() == Some("pcpd") && proc.state != 'Z')
}

pub(super) fn word(text: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    if text.is_empty() {
        return Err(FieldError::Empty);
    }
    if text.contains('\'') {
        return Err(FieldError::BadCharacter { character: '\'' });
    }
    check::comment(text, WORD_MAX)
}

fn user(text: &str, around: &Around, values: Values<'_>) -> Result<(), FieldError> {
    // RFC 7617 2: the first colon ends the user's name.
    if text.contains(':') {
        return Err(FieldError::BadCharacter { character: ':' });
    }
    word(text, around, values)
}

fn whole_name(text: &str, _: &Around, _: Values<'_>) -> Result<(), FieldError> {
    check::dns_name(text)?;
    if text.contains('.') { Ok(()) } else { Err(FieldError::NotAName { text: text.to_owned() }) }
}
