//! The settings by name, as scenario files and the console write them, with the least value a standard allows.

use super::exempt::Exempt;
use super::settings::{Exhaustion, HairpinSource, NatSettings, Unsolicited};
use crate::proto::Profile;
use crate::trace::facts::NatBehaviour;

/// A setting by name.
#[derive(Debug)]
pub struct NatKey {
    /// Its name.
    pub name: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The least number of seconds that `source` allows; 0: no limit.
    pub least_secs: u32,
    slot: fn(&mut NatSettings) -> Slot<'_>,
}

/// Why a value is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NatKeyError {
    /// It is none of these.
    Expected(&'static str),
    /// A standard asks for more seconds.
    TooShort,
}

/// A field of the settings, by its kind.
enum Slot<'a> {
    Behaviour(&'a mut NatBehaviour),
    Flag(&'a mut bool),
    Secs(&'a mut u32),
    Ports(&'a mut (u16, u16)),
    Count(&'a mut u16),
    Hairpin(&'a mut HairpinSource),
    Exhaustion(&'a mut Exhaustion),
    Unsolicited(&'a mut Unsolicited),
    Nets(&'a mut Exempt),
}

type Words<T> = [(&'static str, T); 3];
const HAIRPINS: Words<HairpinSource> =
    [("external", HairpinSource::External), ("router", HairpinSource::Router), ("client", HairpinSource::Client)];
const EXHAUSTIONS: Words<Exhaustion> = [
    ("prohibited", Exhaustion::Prohibited),
    ("host-unreachable", Exhaustion::HostUnreachable),
    ("silent", Exhaustion::Silent),
];
const UNSOLICITED: Words<Unsolicited> =
    [("later", Unsolicited::Later), ("silent", Unsolicited::Silent), ("refuse", Unsolicited::Refuse)];

fn meant<T: Copy>(words: &Words<T>, text: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
}

fn word<T: PartialEq>(words: &Words<T>, value: &T) -> String {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word).to_owned()
}

impl Slot<'_> {
    const fn expected(&self) -> &'static str {
        match self {
            Slot::Behaviour(_) => "endpoint-independent, address-dependent, address-and-port-dependent",
            Slot::Flag(_) => "on, off",
            Slot::Secs(_) => "seconds, 1 to 4294967295",
            Slot::Ports(_) => "ports, 1024-65535",
            Slot::Count(_) => "0 to 65535",
            Slot::Hairpin(_) => "external, router, client",
            Slot::Exhaustion(_) => "prohibited, host-unreachable, silent",
            Slot::Unsolicited(_) => "later, silent, refuse",
            Slot::Nets(_) => "none, or up to 4 networks (10.0.0.0/8,192.0.2.7/32)",
        }
    }

    /// None: not such a value.
    fn read(self, text: &str) -> Option<()> {
        match self {
            Slot::Behaviour(field) => *field = NatBehaviour::ALL.into_iter().find(|known| known.name() == text)?,
            Slot::Flag(field) => *field = ["off", "on"].iter().position(|word| *word == text)? == 1,
            Slot::Secs(field) => *field = text.parse().ok().filter(|secs| *secs > 0)?,
            Slot::Ports(field) => {
                let (first, last) = text.split_once('-').unwrap_or((text, text));
                *field = (first.parse().ok()?, last.parse().ok()?);
            }
            Slot::Count(field) => *field = text.parse().ok()?,
            Slot::Hairpin(field) => *field = meant(&HAIRPINS, text)?,
            Slot::Exhaustion(field) => *field = meant(&EXHAUSTIONS, text)?,
            Slot::Unsolicited(field) => *field = meant(&UNSOLICITED, text)?,
            Slot::Nets(field) => *field = Exempt::read(text)?,
        }
        Some(())
    }

    fn text(&self) -> String {
        match self {
            Slot::Behaviour(field) => field.name().to_owned(),
            Slot::Flag(field) => if **field { "on" } else { "off" }.to_owned(),
            Slot::Secs(field) => field.to_string(),
            Slot::Ports(field) => format!("{}-{}", field.0, field.1),
            Slot::Count(field) => field.to_string(),
            Slot::Hairpin(field) => word(&HAIRPINS, field),
            Slot::Exhaustion(field) => word(&EXHAUSTIONS, field),
            Slot::Unsolicited(field) => word(&UNSOLICITED, field),
            Slot::Nets(field) => field.to_string(),
        }
    }
}

macro_rules! key {
    ($name:literal, $kind:ident, $($field:ident).+, $source:literal) => {
        key!($name, $kind, $($field).+, $source, 0)
    };
    ($name:literal, $kind:ident, $($field:ident).+, $source:literal, $least:literal) => {
        NatKey { name: $name, source: $source, least_secs: $least, slot: |settings| Slot::$kind(&mut settings.$($field).+) }
    };
}

/// All settings, in the order in which they are listed.
pub const NAT_KEYS: &[NatKey] = &[
    key!("mapping", Behaviour, mapping, "RFC 4787 REQ-1"),
    key!("filtering", Behaviour, filtering, "RFC 4787 REQ-8"),
    key!("hairpin_source", Hairpin, hairpin_source, "RFC 4787 REQ-9a"),
    key!("keep_port", Flag, keep_port, "RFC 4787 4.2.1"),
    key!("keep_class", Flag, keep_class, "RFC 4787 REQ-3a"),
    key!("keep_parity", Flag, keep_parity, "RFC 4787 REQ-4"),
    key!("overload", Flag, overload, "RFC 4787 REQ-3"),
    key!("ports", Ports, ports, "RFC 6888 REQ-4"),
    key!("host_ports", Count, host_ports, "RFC 6888 REQ-4"),
    key!("udp", Secs, timeouts.udp, "RFC 4787 REQ-5", 120),
    key!("udp_replied", Secs, timeouts.udp_replied, "RFC 4787 REQ-5", 120),
    key!("icmp", Secs, timeouts.icmp, "RFC 5508 REQ-2", 60),
    key!("tcp_syn_sent", Secs, timeouts.tcp_syn_sent, "RFC 5382 REQ-5", 240),
    key!("tcp_syn_received", Secs, timeouts.tcp_syn_received, "RFC 5382 REQ-5", 240),
    key!("tcp_established", Secs, timeouts.tcp_established, "RFC 5382 REQ-5", 7440),
    key!("tcp_fin_wait", Secs, timeouts.tcp_fin_wait, "RFC 5382 REQ-5", 7440),
    key!("tcp_close_wait", Secs, timeouts.tcp_close_wait, "RFC 5382 REQ-5", 7440),
    key!("tcp_last_ack", Secs, timeouts.tcp_last_ack, "RFC 5382 REQ-5", 240),
    key!("tcp_time_wait", Secs, timeouts.tcp_time_wait, "RFC 5382 REQ-5", 240),
    key!("tcp_close", Secs, timeouts.tcp_close, "RFC 7857 2.2", 240),
    key!("inbound_refresh", Flag, inbound_refresh, "RFC 4787 REQ-6a"),
    key!("unsolicited", Unsolicited, unsolicited, "RFC 5382 REQ-4"),
    key!("exhaustion", Exhaustion, exhaustion, "RFC 5508 REQ-8"),
    key!("drop_invalid", Flag, drop_invalid, "Linux ct state invalid"),
    key!("tcp_strict", Flag, tcp_strict, "Linux nf_conntrack_proto_tcp"),
    key!("tcp_be_liberal", Flag, tcp_be_liberal, "net.netfilter.nf_conntrack_tcp_be_liberal"),
    key!("tcp_loose", Flag, tcp_loose, "net.netfilter.nf_conntrack_tcp_loose"),
    key!("random_port", Flag, random_port, "RFC 7857 9"),
    key!("port_rest", Count, port_rest, "RFC 6888 REQ-8"),
    key!("port_rest_max", Count, port_rest_max, "RFC 6888 REQ-8"),
    key!("exempt", Nets, exempt, "RFC 6888 REQ-6"),
    key!("renumber", Flag, renumber, "RFC 4787 REQ-7"),
];

impl NatKey {
    /// The setting of this name.
    pub fn find(name: &str) -> Option<&'static NatKey> {
        NAT_KEYS.iter().find(|key| key.name == name)
    }

    /// Its value, as `assign` reads it.
    pub fn value(&self, settings: &NatSettings) -> String {
        (self.slot)(&mut settings.clone()).text()
    }

    /// What its values are.
    pub fn expected(&self) -> &'static str {
        (self.slot)(&mut NatSettings::of(Profile::Rfc)).expected()
    }

    /// Whether it can have this value, whatever a standard says.
    pub fn takes(&self, text: &str) -> bool {
        self.assign(&mut NatSettings::of(Profile::Rfc), text, false).is_ok()
    }

    /// Changes it. `strict`: not below what the standard allows.
    pub fn assign(&self, settings: &mut NatSettings, text: &str, strict: bool) -> Result<(), NatKeyError> {
        let mut new = *settings;
        (self.slot)(&mut new).read(text).ok_or(NatKeyError::Expected(self.expected()))?;
        let slot = (self.slot)(&mut new);
        if strict && matches!(slot, Slot::Secs(secs) if *secs < self.least_secs) {
            return Err(NatKeyError::TooShort);
        }
        *settings = new;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_read_as_it_is_written() {
        for profile in [Profile::Rfc, Profile::Linux] {
            let settings = NatSettings::of(profile);
            assert_eq!(settings.contradiction(), None);
            for key in NAT_KEYS {
                let mut other = NatSettings::of(Profile::Rfc);
                assert_eq!(key.assign(&mut other, &key.value(&settings), false), Ok(()), "{}", key.name);
                assert_eq!(key.value(&other), key.value(&settings));
                assert!(key.assign(&mut other, "?", false).is_err(), "{}", key.name);
            }
        }
    }

    #[test]
    fn the_defaults_keep_the_minimums_and_nothing_shorter_is_taken() {
        let rfc = NatSettings::of(Profile::Rfc);
        for key in NAT_KEYS.iter().filter(|key| key.least_secs > 0) {
            assert_eq!(key.assign(&mut rfc.clone(), &key.value(&rfc), true), Ok(()), "{}", key.name);
            let short = (key.least_secs - 1).to_string();
            assert_eq!(key.assign(&mut rfc.clone(), &short, true), Err(NatKeyError::TooShort), "{}", key.name);
            assert_eq!(key.assign(&mut rfc.clone(), &short, false), Ok(()));
        }
    }

    #[test]
    fn an_overloaded_port_needs_the_strictest_filter() {
        let mut settings = NatSettings::of(Profile::Linux);
        settings.filtering = NatBehaviour::AddressDependent;
        assert_eq!(settings.contradiction(), Some(super::super::settings::Contradiction::OverloadUnfiltered));
    }
}
