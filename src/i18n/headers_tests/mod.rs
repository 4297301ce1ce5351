//! The tests of `headers`: every field of every table and every layer has its sentences in both languages, and they
//! are whole at the edges of their values, in real frames, and in frames that are cut anywhere.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::i18n::{Lang, clip};
use crate::wire::fields::ALL;
use crate::wire::*;

mod frames;

const A: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 3);
const B: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);
/// A sentence that is wider than this is a paragraph.
const SENTENCE_CELLS: usize = 110;

fn both() -> [Texts; 2] {
    [Texts::new(Lang::Ko), Texts::new(Lang::En)]
}

/// What is wrong with sentences, all of it at once.
#[derive(Default)]
struct Faults(BTreeSet<String>);

impl Faults {
    /// A sentence stands by itself: nothing unresolved, nothing of the other language, no particle left open.
    fn check(&mut self, texts: &Texts, about: &str, text: &str) {
        const BAD: [&str; 11] =
            ["{", "}", "header-", "proto-", "\u{2068}", "  ", "은(는)", "이(가)", "을(를)", "와(과)", "(으)로"];
        let has_hangul = text.contains(|c| ('가'..='힣').contains(&c));
        let is_whole = !text.is_empty() && text.trim() == text && !text.contains(char::is_control);
        let is_sound = is_whole && !BAD.iter().any(|bad| text.contains(bad));
        if !is_sound || has_hangul != (texts.lang() == Lang::Ko) || text.width() > SENTENCE_CELLS {
            self.0.insert(format!("{about} ({} cells): {text:?}", text.width()));
        }
    }

    fn none(self) {
        let first: Vec<&str> = self.0.iter().map(String::as_str).take(40).collect();
        assert!(first.is_empty(), "{} are wrong:\n{}", self.0.len(), first.join("\n"));
    }
}

/// Values at the edges of what a field can hold.
fn edges(field: &Field) -> Vec<(Value<'static>, usize)> {
    let bits = field.place.map_or(32, |(_, bits)| bits).min(32);
    let greatest = (1u64 << bits) - 1;
    let numbers = || (0..=20).chain([60, 200, 255, 1460, 40_000, 65_535, greatest]).filter(move |n| *n <= greatest);
    let digits = bits.div_ceil(4) as u8;
    let values: Vec<Value<'static>> = match field.kind {
        FieldKind::Uint => numbers().map(Value::Uint).collect(),
        FieldKind::Hex => numbers().map(|value| Value::Hex { value, digits }).collect(),
        FieldKind::Flag => vec![Value::Flag(false), Value::Flag(true)],
        FieldKind::Mac => ["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01", "33:33:00:00:00:01"]
            .iter()
            .chain(&["01:80:c2:00:00:00", "09:00:00:00:00:01", "02:00:00:00:00:01", "00:1b:21:00:00:01"])
            .filter_map(|mac| mac.parse().ok().map(Value::Mac))
            .collect(),
        FieldKind::Ip => [0, 0x7f00_0001, 0xa9fe_0001, 0x0a00_0001, 0x6440_0001, 0xc633_6450, 0xc612_0001, 0x0808_0808]
            .into_iter()
            .chain([0xe000_0001, 0xe000_0101, 0xf000_0001, 0xffff_ffff, 0xffff_ff00, 0xff00_ff00])
            .map(|ip| Value::Ip(ip.into()))
            .collect(),
        FieldKind::Ip6 => {
            ["::", "::1", "::ffff:10.0.0.1", "fe80::1", "fd00::1", "2001:db8::1", "2606:2800::1", "4000::"]
                .iter()
                .chain(&["ff02::1", "ff02::1:ff00:1", "ff05::2"])
                .filter_map(|ip| ip.parse().ok().map(Value::Ip6))
                .collect()
        }
        // The times of the spanning tree are numbers in words.
        FieldKind::Text if field.name.starts_with("stp.") => ["0", "20", "15.5"].map(|s| Value::Text(s.into())).into(),
        FieldKind::Text => ["", "example.com", "200", "999", "0", "a\tb\n", "\u{1b}[31m"]
            .into_iter()
            .map(|text| Value::Text(text.into()))
            .chain([Value::Text("long".repeat(300).into())])
            .collect(),
        FieldKind::Bytes => {
            vec![Value::Bytes(&[]), Value::Bytes(&[0; 18]), Value::Bytes(b"hello\r\n"), Value::Bytes(&[0xff; 1500])]
        }
        FieldKind::Enum(names) => {
            let known = |n| names.iter().find(|(value, _)| *value == n).map(|(_, name)| *name);
            let all = names.iter().map(|(value, _)| *value).chain(numbers());
            all.map(|value| known(value).map_or(Value::Uint(value), |name| Value::Named { value, name })).collect()
        }
    };
    values
        .into_iter()
        .map(|value| {
            let bytes = match &value {
                Value::Bytes(bytes) => Some(bytes.len() * 8),
                Value::Text(text) => Some(text.len() * 8),
                _ => None,
            };
            (value, bytes.or(field.place.map(|(_, bits)| bits)).unwrap_or(32))
        })
        .collect()
}

fn layer(proto: Proto, fields: Vec<FieldValue<'_>>) -> Layer<'_> {
    Layer { proto, start: 0, len: 20, quoted: false, fields, fault: None }
}

fn all_fields() -> impl Iterator<Item = &'static Field> {
    ALL.iter().copied().flatten()
}

#[test]
fn every_field_says_what_it_is_for_and_what_stands_in_it() {
    for texts in both() {
        let missing = |part: &str| {
            let ids = all_fields().map(|field| format!("header-{}{part}", field.doc));
            ids.filter(|id| !texts.has(id)).collect::<BTreeSet<_>>()
        };
        assert_eq!((missing(""), missing(".here")), (BTreeSet::new(), BTreeSet::new()), "in {}", texts.lang());
        for proto in Proto::ALL {
            let key = layer_key(proto);
            assert!(texts.has(&format!("proto-{key}")) && texts.has(&format!("proto-{key}.here")), "{key}");
        }
    }
}

#[test]
fn a_sentence_is_whole_at_the_edges_and_without_its_neighbours() {
    let mut faults = Faults::default();
    for texts in both() {
        for field in all_fields() {
            faults.check(&texts, field.name, &field_about(&texts, field));
            for (value, bits) in edges(field) {
                let value = FieldValue { field, bit: 0, bits, value };
                for (quoted, fault) in [(false, None), (true, Some(WireError::Checksum))] {
                    let layer = Layer { quoted, fault, ..layer(Proto::Data, vec![value.clone()]) };
                    let about = clip(&format!("{} {}", field.name, value.value).escape_debug().to_string(), 60);
                    faults.check(&texts, &about, &field_here(&texts, &layer, &value));
                }
            }
        }
        for proto in Proto::ALL {
            faults.check(&texts, proto.name(), &layer_here(&texts, &layer(proto, Vec::new())));
        }
    }
    faults.none();
}

#[test]
fn a_flag_says_something_else_when_it_is_set() {
    for texts in both() {
        for field in all_fields().filter(|field| field.kind == FieldKind::Flag) {
            let told = [false, true].map(|set| {
                let value = FieldValue { field, bit: 0, bits: 1, value: Value::Flag(set) };
                field_here(&texts, &layer(Proto::Data, vec![value.clone()]), &value)
            });
            assert_ne!(told[0], told[1], "{}", field.name);
        }
    }
}

/// A table's own name stays in Korean where it is a proper one (TCP, `NetBIOS`, DISCOVER, `x25519`).
fn is_proper(name: &str) -> bool {
    !name.contains(' ') && name.contains(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
}

#[test]
fn numbers_have_korean_names() {
    let (texts, mut missing) = (Texts::new(Lang::Ko), BTreeSet::new());
    for field in all_fields() {
        let FieldKind::Enum(names) = field.kind else { continue };
        for (value, name) in names.iter().filter(|(_, name)| !is_proper(name)) {
            let told = FieldValue { field, bit: 0, bits: 8, value: Value::Named { value: *value, name } };
            let args = values::of_field(&texts, &layer(Proto::Data, vec![told.clone()]), &told);
            if !format!("{:?}", args.get("name")).contains(|c| ('가'..='힣').contains(&c)) {
                missing.insert(format!("{} {value} {name}", field.name));
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

/// Particles after a value depend on it: only `JOSA` may write them.
#[test]
fn no_particle_is_written_behind_a_value() {
    let source = crate::i18n::texts::Subject::Fields.source(Lang::Ko);
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        for behind in line.split('}').skip(1) {
            let word: String =
                behind.trim_start_matches(['"', ')']).chars().take_while(|c| c.is_alphanumeric()).collect();
            let is_particle = ["은", "는", "이", "가", "을", "를", "과", "와", "으로", "로"].contains(&word.as_str());
            assert!(!is_particle, "{line}");
        }
    }
}
