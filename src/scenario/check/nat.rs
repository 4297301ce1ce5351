//! Translators: their interfaces are there, and their settings mean something together.

use crate::proto::Profile;
use crate::proto::nat::{Contradiction, NatKeyError, NatSettings};
use crate::scenario::Mistake;
use crate::scenario::draft::{NatDraft, NodeDraft};
use crate::scenario::report::Report;
use crate::scenario::span::At;

/// Checks a box. With the profile of the RFCs no time may be shorter than they allow.
pub(super) fn check(node: &NodeDraft, profile: Profile, report: &mut Report<'_>) {
    let Some(nat) = &node.nat else { return };
    for face in [&nat.wan, &nat.lan] {
        let known = || node.ifaces.iter().map(|iface| iface.name.value.as_str());
        if !known().any(|name| name == face.value) {
            let mistake = Mistake::UnknownInterface { node: node.name.value.clone(), interface: face.value.clone() };
            report.add_meant(face.at, mistake, &face.value, known());
        }
    }
    check_settings(nat, profile, report);
}

fn check_settings(nat: &NatDraft, profile: Profile, report: &mut Report<'_>) {
    let mut settings = NatSettings::of(profile);
    for (key, value) in &nat.settings {
        if key.assign(&mut settings, &value.value, profile == Profile::Rfc) == Err(NatKeyError::TooShort) {
            let (secs, least) = (value.value.clone(), key.least_secs);
            report.add(value.at, Mistake::NatTooShort { name: key.name, secs, least, source: key.source });
        }
    }
    let place = |name: &str| nat.settings.iter().find(|(key, _)| key.name == name).map(|(_, value)| value.at);
    let at = |names: [&str; 2]| names.into_iter().find_map(place).unwrap_or(At::point(nat.wan.at.start));
    match settings.contradiction() {
        Some(Contradiction::OverloadUnfiltered) => {
            report.add(at(["filtering", "overload"]), Mistake::NatOverloadOpen {});
        }
        Some(Contradiction::NoPorts) => {
            let ports = format!("{}-{}", settings.ports.0, settings.ports.1);
            report.add(at(["ports", "ports"]), Mistake::NatNoPorts { ports });
        }
        None => {}
    }
}
