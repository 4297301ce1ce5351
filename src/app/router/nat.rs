//! The pages about translation: how the router behaves, and how long it remembers. Both are the settings of `nat show`
//! by their names there, and both end in one `nat set` line.

use super::fallout::{self, Fallout};
use super::note::Note;
use super::page::{Around, EVERY, Order, Page, Setting, Values, chosen, nothing_follows, typed};
use crate::app::form::{FieldError, FieldId, check};
use crate::lab::NodeView;
use crate::proto::Profile;
use crate::proto::nat::{Contradiction, Exempt, NatKey, NatSettings};

const FLAG: &[&str] = &["off", "on"];
const BEHAVIOUR: &[&str] = &["endpoint-independent", "address-dependent", "address-and-port-dependent"];

macro_rules! choice {
    ($name:literal, $offers:expr) => {
        chosen(FieldId::Nat($name), $offers, |node, _| value(node, $name))
    };
}

macro_rules! secs {
    ($name:literal) => {
        typed(FieldId::Nat($name), |node, _| value(node, $name), |text, _, _| seconds(text))
    };
}

/// How it behaves.
pub(super) static NAT: Page = Page {
    settings: &[
        choice!("mapping", BEHAVIOUR),
        Setting { check: filtering_check, ..choice!("filtering", BEHAVIOUR) },
        choice!("hairpin", FLAG),
        choice!("hairpin_source", &["external", "router", "client"]),
        choice!("keep_port", FLAG),
        choice!("keep_class", FLAG),
        choice!("keep_parity", FLAG),
        choice!("overload", FLAG),
        typed(FieldId::Nat("ports"), |node, _| value(node, "ports"), |text, _, _| check::ports(text).map(|_| ())),
        typed(
            FieldId::Nat("host_ports"),
            |node, _| value(node, "host_ports"),
            |text, _, _| check::count(text, 0..=65535).map(|_| ()),
        ),
        choice!("inbound_refresh", FLAG),
        choice!("unsolicited", &["later", "silent", "refuse"]),
        choice!("exhaustion", &["prohibited", "host-unreachable", "silent"]),
        choice!("drop_invalid", FLAG),
        choice!("tcp_strict", FLAG),
        choice!("tcp_be_liberal", FLAG),
        choice!("tcp_loose", FLAG),
        choice!("random_port", FLAG),
        choice!("renumber", FLAG),
        typed(
            FieldId::Nat("port_rest"),
            |node, _| value(node, "port_rest"),
            |text, _, _| check::count(text, 0..=65535).map(|_| ()),
        ),
        typed(
            FieldId::Nat("port_rest_max"),
            |node, _| value(node, "port_rest_max"),
            |text, _, _| check::count(text, 0..=65535).map(|_| ()),
        ),
        typed(FieldId::Nat("exempt"), |node, _| value(node, "exempt"), |text, _, _| exempt(text)),
    ],
    orders: &[Order { of: EVERY, line }],
    follows: nothing_follows,
    fallout: fallout::none,
    notes: |_, values| vec![Note::BehavesAs(settings(values).classic())],
};

/// Networks that are not translated.
fn exempt(text: &str) -> Result<(), FieldError> {
    let wrong = || FieldError::NotANet { text: text.to_owned() };
    Exempt::read(text).map(|_| ()).ok_or_else(wrong)
}

/// How long it remembers.
pub(super) static TIMERS: Page = Page {
    settings: &[
        secs!("udp"),
        secs!("udp_replied"),
        secs!("icmp"),
        secs!("tcp_syn_sent"),
        secs!("tcp_syn_received"),
        secs!("tcp_established"),
        secs!("tcp_fin_wait"),
        secs!("tcp_close_wait"),
        secs!("tcp_last_ack"),
        secs!("tcp_time_wait"),
        secs!("tcp_close"),
    ],
    orders: &[Order { of: EVERY, line }],
    follows: nothing_follows,
    fallout: |_, _, before, after| changed(before, after).filter_map(|(name, _, new)| too_short(name, new)).collect(),
    notes: |_, _| vec![Note::InSeconds],
};

/// What a setting is; `hairpin` is no key of the table, but stands beside them.
fn value(node: &NodeView, name: &str) -> String {
    let Some(nat) = &node.nat else { return String::new() };
    match NatKey::find(name) {
        Some(key) => key.value(&nat.settings),
        None => FLAG[usize::from(nat.hairpin)].to_owned(),
    }
}

/// What the fields make of a router; what cannot be read is left as RFC 4787 would have it.
fn settings(values: Values<'_>) -> NatSettings {
    let mut out = NatSettings::of(Profile::Rfc);
    for (id, text) in values.0 {
        if let FieldId::Nat(name) = id
            && let Some(key) = NatKey::find(name)
        {
            let _ = key.assign(&mut out, text, false); // a mistake stands beside its field
        }
    }
    out
}

fn filtering_check(_: &str, _: &Around, values: Values<'_>) -> Result<(), FieldError> {
    match settings(values).contradiction() {
        Some(Contradiction::OverloadUnfiltered) => Err(FieldError::OverloadUnfiltered),
        _ => Ok(()),
    }
}

fn seconds(text: &str) -> Result<(), FieldError> {
    check::count(text, 1..=u32::MAX).map(|_| ())
}

/// Settings that differ: name, before, after.
fn changed<'a>(from: Values<'a>, to: Values<'a>) -> impl Iterator<Item = (&'static str, &'a str, &'a str)> {
    from.0.iter().filter_map(move |(id, old)| match id {
        FieldId::Nat(name) if to.get(*id) != old => Some((*name, old.as_str(), to.get(*id))),
        _ => None,
    })
}

/// A timer below what a standard asks for.
fn too_short(name: &'static str, secs: &str) -> Option<Fallout> {
    let key = NatKey::find(name).filter(|key| key.least_secs > 0)?;
    let secs: u32 = secs.parse().ok()?;
    (secs < key.least_secs).then_some(Fallout::TooShort { least_secs: key.least_secs, source: key.source })
}

/// One line for all that differs, in an order in which no step contradicts another: ports are shared last, and no longer
/// shared first.
fn line(from: Values<'_>, to: Values<'_>) -> String {
    let mut pairs: Vec<(&str, &str)> = changed(from, to).map(|(name, _, new)| (name, new)).collect();
    pairs.sort_by_key(|pair| *pair != ("overload", "off"));
    if pairs.is_empty() {
        return String::new();
    }
    let forced = changed(from, to).any(|(name, _, new)| too_short(name, new).is_some());
    let words: Vec<String> = pairs.into_iter().map(|(name, new)| format!("{name}={new}")).collect();
    format!("nat set {}{}", if forced { "-f " } else { "" }, words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_pages_hold_every_setting() {
        let on_page = |page: &'static Page| page.settings.iter().map(|setting| setting.id);
        let shown: Vec<FieldId> = on_page(&NAT).chain(on_page(&TIMERS)).collect();
        for name in crate::proto::nat::NAT_KEYS.iter().map(|key| key.name).chain(["hairpin"]) {
            assert!(shown.contains(&FieldId::Nat(name)), "{name}");
        }
        for setting in NAT.settings.iter().filter(|setting| !setting.offers.is_empty()) {
            let FieldId::Nat(name) = setting.id else { panic!("{:?}", setting.id) };
            let takes = |offer: &&&str| NatKey::find(name).is_none_or(|key| key.takes(offer));
            assert!(setting.offers.iter().all(|offer| takes(&offer)), "{name}: {:?}", setting.offers);
        }
    }
}
