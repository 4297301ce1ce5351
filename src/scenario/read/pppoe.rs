//! Dialled lines: what a router dials with, and the concentrator of a provider.

use super::fields::Fields;
use super::services::word;
use super::values::{address, name, number, one_or_more, read_addresses, text};
use crate::device::{DIAL_SESSIONS, DialPlan};
use crate::os::LOGIN_MAX;
use crate::proto::ppp::AcUser;
use crate::scenario::Form;
use crate::scenario::draft::ConcentratorDraft;
use crate::scenario::report::Report;
use crate::scenario::span::{At, Spanned};
use crate::scenario::syntax::{Body, Tree};

/// Users of a concentrator.
const MAX_USERS: usize = 256;
/// Services of a concentrator.
const MAX_SERVICES: usize = 16;
/// Sessions of a concentrator.
const MAX_SESSIONS: u64 = 1024;

pub(super) const CONCENTRATOR: &[&str] = &["interface", "name", "services", "pool", "dns", "users", "sessions"];
pub(super) const USER: &[&str] = &["user", "password", "address"];
pub(super) const DIAL: &[&str] = &["user", "password", "service"];

/// `Pppoe(user: "home", password: "secret", service: "internet")`
pub(super) fn read_dial(body: &Body, at: At, report: &mut Report<'_>) -> Option<DialPlan> {
    let fields = Fields::of_body(body, at, "Pppoe", DIAL, report)?;
    let user = fields.need("user", report).and_then(|tree| login(tree, report));
    let password = fields.need("password", report).and_then(|tree| login(tree, report));
    let service = fields.get("service").and_then(|tree| login(tree, report)).unwrap_or_default();
    Some(DialPlan { user: user?, password: password?, service })
}

fn login(tree: &Tree, report: &mut Report<'_>) -> Option<String> {
    word(tree, LOGIN_MAX, report)
}

/// `(interface: "access", pool: ("203.0.113.2", "203.0.113.99"), users: [(user: "home", password: "secret")], …)`
pub(super) fn read_concentrator(tree: &Tree, node: &str, report: &mut Report<'_>) -> Option<ConcentratorDraft> {
    let fields = Fields::of(tree, Form::Concentrator, CONCENTRATOR, report)?;
    let iface = fields.need("interface", report).and_then(|tree| name(tree, report));
    let range = fields.need("pool", report).and_then(|tree| super::dhcp::read_range(tree, report));
    let own_name = fields.get("name").and_then(|tree| text(tree, Form::Name, LOGIN_MAX, report));
    let services = fields.get("services").map_or(&[][..], |tree| one_or_more(tree, Form::Word, MAX_SERVICES, report));
    let services = services.iter().filter_map(|tree| login(tree, report)).collect();
    let users = fields.need("users", report);
    let users = users.map_or(&[][..], |tree| one_or_more(tree, Form::DialUser, MAX_USERS, report));
    let users = users.iter().filter_map(|tree| read_user(tree, report)).collect();
    let sessions = fields.get("sessions").and_then(|tree| number(tree, Form::Number, 1, MAX_SESSIONS, report));
    Some(ConcentratorDraft {
        at: tree.at,
        iface: iface?,
        name: own_name.map_or_else(|| node.to_owned(), |name| name.value),
        services,
        range: range?,
        dns: read_addresses(fields, "dns", report),
        users,
        sessions: sessions.map_or(DIAL_SESSIONS, |sessions| sessions.value as u16),
    })
}

fn read_user(tree: &Tree, report: &mut Report<'_>) -> Option<Spanned<AcUser>> {
    let fields = Fields::of(tree, Form::DialUser, USER, report)?;
    let user = fields.need("user", report)?;
    let at = user.at;
    let user = login(user, report);
    let password = fields.need("password", report).and_then(|tree| login(tree, report));
    let addr = fields.get("address").and_then(|tree| address(tree, report)).map(|addr| addr.value);
    Some(Spanned::new(AcUser { name: user?, password: password?, addr }, at))
}
