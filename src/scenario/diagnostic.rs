//! What can be wrong with a scenario file: one row a mistake, with a stable code and the data a sentence needs.
//!
//! No sentence stands here. `code()` names the text of a catalogue, `args()` fills it.

use serde::Serialize;

use super::span::Span;
use super::words::{Form, RecordPart};

/// Declares the mistakes, one row each: doc, name, code, data.
macro_rules! mistakes {
    ($($(#[doc = $doc:literal])+ $name:ident $code:literal { $($field:ident: $ty:ty),* })*) => {
        /// A mistake in a scenario file.
        #[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
        #[serde(tag = "mistake", rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the fields are described with their mistake")]
        pub enum Mistake { $($(#[doc = $doc])+ $name { $($field: $ty),* },)* }

        impl Mistake {
            /// The stable code: `E0201`.
            pub fn code(&self) -> &'static str {
                match self { $(Mistake::$name { .. } => $code,)* }
            }

            /// The data of the mistake, by name, for a sentence.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self { $(Mistake::$name { $($field),* } => vec![$((stringify!($field), $field.to_string())),*],)* }
            }

            /// All codes with the names of their data, so that a catalogue can be checked for completeness.
            pub fn all() -> &'static [(&'static str, &'static [&'static str])] {
                &[$(($code, &[$(stringify!($field)),*])),*]
            }
        }
    };
}

mistakes! {
    /// A character that starts nothing.
    UnexpectedCharacter "E0101" { found: char }
    /// Something stands where something else belongs.
    Unexpected "E0102" { expected: Form, found: String }
    /// Two items without a comma between them.
    MissingComma "E0103" {}
    /// A bracket that is never closed; second place: the end of the file.
    Unclosed "E0104" { opener: char }
    /// A bracket closed by one of another shape; second place: the opener.
    MismatchedCloser "E0105" { opener: char, found: char }
    /// A text without its closing quote.
    UnterminatedText "E0106" {}
    /// A backslash before something that is no escape.
    BadEscape "E0107" { found: String }
    /// Digits that are no number this format knows.
    BadNumber "E0108" { found: String }
    /// Brackets nested too deeply.
    TooDeep "E0109" { limit: usize }
    /// A block comment without its end.
    UnterminatedComment "E0110" {}
    /// Something after the end of the scenario.
    TextAfterEnd "E0111" {}
    /// The file is longer than any scenario may be.
    FileTooLarge "E0112" { bytes: usize, limit: usize }
    /// More mistakes than are worth reporting; the rest is left out.
    TooManyMistakes "E0113" { limit: usize }

    /// A field that `of` does not have.
    UnknownField "E0201" { field: String, of: &'static str }
    /// A field that `of` must have.
    MissingField "E0202" { field: &'static str, of: &'static str }
    /// A field given twice; second place: the first time.
    DuplicateField "E0203" { field: String }
    /// A kind of box, link, service or expectation that there is not.
    UnknownKind "E0204" { of: Form, found: String }
    /// A value of the wrong shape.
    WrongShape "E0205" { expected: Form, found: Form }
    /// A text that cannot be read as what it should be.
    BadValue "E0206" { expected: Form, found: String }
    /// A version of the format that this program cannot read.
    UnknownFormat "E0207" { found: String }
    /// A number outside its range.
    OutOfRange "E0208" { what: Form, found: String, min: u64, max: u64 }
    /// A text that is too long.
    TooLong "E0209" { what: Form, chars: usize, limit: usize }
    /// A list that is too long.
    TooMany "E0210" { what: Form, count: usize, limit: usize }
    /// A text that must not be empty.
    Empty "E0211" { what: Form }

    /// Two boxes of one name; second place: the first one.
    DuplicateName "E0301" { name: String }
    /// A name with a character that console lines could not carry.
    BadName "E0302" { name: String, found: char }
    /// A name that means something else.
    ReservedName "E0303" { name: String }
    /// A box that there is not.
    UnknownNode "E0304" { name: String }
    /// A port that the box does not have.
    UnknownPort "E0305" { node: String, port: String }
    /// A port with two links; second place: the first link.
    PortUsedTwice "E0306" { node: String, port: String }
    /// The box has several ports, and the link does not say which.
    PortNotSaid "E0307" { node: String, ports: String }
    /// An interface that the box does not have.
    UnknownInterface "E0308" { node: String, interface: String }
    /// A link from a port to itself.
    LinkToItself "E0309" { end: String }
    /// Two interfaces or ports of one name in a box; second place: the first one.
    DuplicateInterface "E0310" { name: String }
    /// A cable in a Wi-Fi port, or the reverse.
    WrongMedium "E0311" { node: String, port: String }

    /// One address twice in one network; second place: the other one.
    AddressClash "E0401" { address: String, other: String }
    /// Two interfaces of one box in the same subnet; second place: the other one.
    SubnetOverlap "E0402" { subnet: String, other: String }
    /// A gateway that no interface reaches directly.
    GatewayOutside "E0403" { gateway: String, subnet: String }
    /// A pool that leaves the subnet of its interface.
    PoolOutside "E0404" { address: String, subnet: String }
    /// A pool whose first address comes after its last.
    PoolReversed "E0405" { first: String, last: String }
    /// A pool that would lease the server's own address.
    PoolHoldsServer "E0406" { address: String }
    /// The address of the network itself, given to a host.
    NetworkAddress "E0407" { address: String, subnet: String }
    /// The broadcast address of the network, given to a host.
    BroadcastAddress "E0408" { address: String, subnet: String }
    /// An address no host may have: multicast, loopback, 0.0.0.0.
    NotAHostAddress "E0409" { address: String }
    /// A reservation outside the subnet of its interface.
    ReservationOutside "E0410" { address: String, subnet: String }
    /// An address or hardware address reserved twice; second place: the first time.
    DuplicateReservation "E0411" { found: String }
    /// Two interfaces with one hardware address; second place: the other one.
    DuplicateMac "E0412" { mac: String }
    /// A hardware address no interface may have: a group address, or all zeros.
    NotAStationMac "E0413" { mac: String }
    /// A DHCP server on an interface that has no address of its own.
    PoolWithoutAddress "E0414" { interface: String }
    /// Two pools on one interface; second place: the first one.
    DuplicatePool "E0415" { interface: String }
    /// A destination with bits beyond its prefix length.
    HostBitsInRoute "E0416" { found: String, network: String }

    /// Two rules for one outside port; second place: the first rule.
    RuleConflict "E0501" { port: u16 }
    /// A rule to a host outside the LAN.
    RuleOutside "E0502" { address: String, subnet: String }
    /// A range of ports whose first comes after its last.
    PortsReversed "E0503" { first: u16, last: u16 }
    /// A rule whose inside ports would go beyond 65535.
    PortsOverflow "E0504" { last: u64 }
    /// A rule to a box without an address of its own in the LAN.
    NoFixedAddress "E0505" { node: String }
    /// Two services on one port; second place: the first one.
    ServiceConflict "E0506" { port: u16 }
    /// Port forwarding at a router that does not translate.
    ForwardWithoutNat "E0507" {}

    /// A resource record that cannot be read.
    BadRecord "E0601" { part: RecordPart, found: String }

    /// A script line without a command.
    EmptyCommand "E0701" {}
    /// A script line with a line break inside.
    LineBreak "E0702" {}
    /// A command that no box knows.
    UnknownCommand "E0703" { command: String }

    /// A line of settings that is not `name = value`.
    NoSetting "E0801" { found: String }
    /// A setting that there is not.
    UnknownSetting "E0802" { name: String }
    /// A value that a setting cannot have.
    BadSetting "E0803" { name: &'static str, found: String, allowed: String }
    /// A line of the firewall that is no order of `iptables`: the word that is wrong, or what misses something.
    BadFirewallLine "E0804" { found: String, word: String }
    /// A time of a translator that is shorter than a standard allows.
    NatTooShort "E0805" { name: &'static str, secs: String, least: u32, source: &'static str }
    /// Overloaded ports with a filter that does not look at the whole far end.
    NatOverloadOpen "E0806" {}
    /// A range without ports.
    NatNoPorts "E0807" { ports: String }
}

/// A mistake, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Diagnostic {
    /// Its stable code: `E0201`.
    pub code: &'static str,
    /// What is wrong.
    #[serde(flatten)]
    pub mistake: Mistake,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// The nearest word that would be right.
    pub suggestion: Option<String>,
    /// Another place that belongs to it: the first of two, the opening bracket.
    pub second: Option<Span>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_ascend() {
        let codes: Vec<_> = Mistake::all().iter().map(|(code, _)| *code).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.is_sorted());
    }

    #[test]
    fn a_mistake_hands_its_data_to_the_sentence() {
        let mistake = Mistake::BadValue { expected: Form::Rate, found: "1 Gb".into() };
        assert_eq!(mistake.args(), [("expected", "rate".into()), ("found", "1 Gb".into())]);
    }
}
