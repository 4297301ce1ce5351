//! The tests of `facts`. The vocabulary is read from the source of the fact enums, so that no variant can be
//! forgotten: rustfmt gives them one shape (a variant at four spaces, its fields at eight).

use std::collections::BTreeSet;
use std::fs;
use std::net::{Ipv4Addr, SocketAddrV4};

use fluent_bundle::FluentArgs;
use serde_json::{Value, json};

use super::*;
use crate::i18n::{Lang, Texts};
use crate::sim::SimTime;
use crate::trace::{Drop, FactId, LinkFact, NatDrop, NatFact, What};
use crate::wire::Mac;

struct Home;

impl Names for Home {
    fn node(&self, _: NodeId) -> String {
        "router".into()
    }
    fn link_end(&self, _: LinkId, side: Side) -> String {
        if side == Side::A { "pc1:eth0".into() } else { "router:lan1".into() }
    }
}

/// A variant: its message id, its fields with their types, and the words its doc lists for `why`.
struct Variant {
    id: String,
    fields: Vec<(String, String)>,
    reasons: Vec<String>,
}

fn kebab(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// All variants of the enums `…Fact`, `Drop` and `NatDrop`, and those of `What` that have fields of their own.
fn vocabulary() -> Vec<Variant> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/trace/facts");
    let mut all: Vec<Variant> = Vec::new();
    for entry in fs::read_dir(folder).expect("the fact enums") {
        let source = fs::read_to_string(entry.expect("entry").path()).expect("source");
        let (mut prefix, mut doc) = (None, "");
        for line in source.lines() {
            if let Some(name) = line.strip_prefix("pub enum ") {
                let name = name.trim_end_matches([' ', '{']);
                prefix = match name {
                    "What" => Some("fact".into()),
                    "Drop" => Some("fact-drop".into()),
                    "NatDrop" => Some("fact-drop-nat".into()),
                    "TcpEvent" => Some("fact-tcp".into()),
                    _ => name.strip_suffix("Fact").map(|kind| format!("fact-{}", kebab(kind))),
                };
            } else if line == "}" {
                prefix = None;
            }
            let Some(prefix) = &prefix else { continue };
            let code = line.trim_start();
            match line.len() - code.len() {
                4 if code.starts_with(|c: char| c.is_ascii_uppercase()) && !code.contains('(') => {
                    let id = format!("{prefix}-{}", kebab(code.trim_end_matches([' ', '{', ','])));
                    all.push(Variant { id, fields: Vec::new(), reasons: Vec::new() });
                }
                8 if code.starts_with("///") => doc = code,
                8 if !code.starts_with('#') => {
                    let (name, kind) = code.trim_end_matches(',').split_once(": ").expect("a field");
                    let variant = all.last_mut().expect("a variant");
                    variant.fields.push((name.into(), kind.into()));
                    if name == "why" {
                        variant.reasons = doc.split('`').skip(1).step_by(2).map(str::to_owned).collect();
                    }
                }
                _ => {}
            }
        }
    }
    all
}

/// A value as a fact would serialise it; `rich` has every yes and every option.
fn sample(kind: &str, rich: bool) -> Value {
    if let Some(inner) = kind.strip_prefix("Option<") {
        return if rich { sample(inner.trim_end_matches('>'), rich) } else { Value::Null };
    }
    match kind {
        "bool" => json!(rich),
        "u8" => json!(if rich { 3 } else { 255 }),
        "u16" => json!(if rich { 1 } else { 51_000 }),
        "u32" | "u64" => json!(if rich { 1 } else { 5400 }),
        "Ipv4Addr" => json!("192.168.0.100"),
        "SocketAddrV4" => json!("192.168.0.100:51000"),
        "Ipv4Net" => json!("192.168.0.0/24"),
        "Mac" => json!("02:00:00:00:00:01"),
        "IpProto" => json!(6),
        "EtherType" => json!(0x86dd),
        "Duration" => json!({"secs": 0, "nanos": 5_000_000}),
        "SimTime" => json!(12_000_431_000_u64),
        "FactId" | "LinkId" | "FrameId" => json!(7),
        "Side" => json!("B"),
        "WireError" => json!(if rich { "checksum" } else { "truncated" }),
        "NatField" => json!(if rich { "source" } else { "destination" }),
        "Stream" => json!(if rich { "out" } else { "err" }),
        _ => json!("lan1"),
    }
}

fn args_of(variant: &Variant, rich: bool) -> FluentArgs<'static> {
    let fields = variant.fields.iter().map(|(name, kind)| (name.clone(), sample(kind, rich))).collect();
    let mut args = arguments(&fields, &Home);
    args.set("node", "router");
    if variant.id.starts_with("fact-tcp-") {
        // Fields that stand beside the event.
        args.set("local", "192.168.0.100:51000");
        args.set("remote", "203.0.113.2:8080");
    }
    args
}

/// The text of a message and what Fluent complained about.
fn tell(texts: &Texts, id: &str, args: &FluentArgs) -> String {
    let mut errors = Vec::new();
    let text = texts.own(id, Some(args), &mut errors).unwrap_or_else(|| panic!("{id} is missing in {}", texts.lang()));
    assert!(errors.is_empty(), "{id} in {}: {errors:?}", texts.lang());
    text.into_owned()
}

#[test]
fn every_variant_has_its_sentence_in_both_languages() {
    let vocabulary = vocabulary();
    assert!(vocabulary.len() > 80, "the enums were not read: {}", vocabulary.len());
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let told = |v: &&Variant| texts.has(&v.id) && texts.has(&format!("{}.short", v.id));
        let untold: Vec<_> = vocabulary.iter().filter(|v| !told(v)).map(|v| (&v.id, &v.fields)).collect();
        assert!(untold.is_empty(), "without a sentence in {lang}: {untold:?}");
        for variant in &vocabulary {
            for rich in [true, false] {
                let (id, args) = (&variant.id, args_of(variant, rich));
                let sentence = tell(&texts, id, &args);
                assert!(sentence.width() <= 150, "{} cells: {sentence}", sentence.width());
                let short = tell(&texts, &format!("{id}.short"), &args);
                assert!(short.width() <= SHORT_CELLS, "{id} {} cells: {short}", short.width());
                if id.starts_with("fact-drop-") {
                    tell(&texts, &format!("{id}.fix"), &args);
                }
            }
        }
    }
}

#[test]
fn every_reason_is_told_in_words() {
    let texts = Texts::new(Lang::Ko);
    let with_reasons: Vec<_> = vocabulary().into_iter().filter(|v| !v.reasons.is_empty()).collect();
    assert!(!with_reasons.is_empty());
    for variant in with_reasons {
        for reason in &variant.reasons {
            let mut args = args_of(&variant, true);
            args.set("why", argument("why", &json!(reason)));
            let sentence = tell(&texts, &variant.id, &args);
            assert!(!sentence.contains(&reason.replace(' ', "-")), "{} does not know {reason}", variant.id);
        }
    }
}

#[test]
fn no_sentence_is_about_nothing() {
    let known: BTreeSet<String> = vocabulary().into_iter().map(|v| v.id).collect();
    for id in super::super::completeness::ids(super::super::texts::Subject::Facts, Lang::En) {
        let is_helper = id.ends_with("-name"); // used by other messages
        assert!(is_helper || known.contains(&id), "{id} is the sentence of no fact");
    }
}

fn fact(what: What) -> Fact {
    Fact { id: FactId(9), at: SimTime(0), node: Some(NodeId(0)), frame: None, cause: FactId::NONE, what }
}

#[test]
fn a_translation_is_told_with_its_numbers() {
    let at = |last, port| SocketAddrV4::new(Ipv4Addr::new(192, 168, 0, last), port);
    let new = fact(What::Nat(NatFact::New {
        proto: IpProto::TCP,
        inside: at(100, 51_000),
        outside: at(2, 40_001),
        remote: at(3, 80),
        port_kept: false,
    }));
    let (en, ko) = (Texts::new(Lang::En), Texts::new(Lang::Ko));
    assert_eq!(
        fact_sentence(&en, &new, &Home),
        "router adds a NAT row: 192.168.0.100:51000 goes out as 192.168.0.2:40001 to 192.168.0.3:80 (TCP port changed)."
    );
    assert_eq!(
        fact_sentence(&ko, &new, &Home),
        "router의 NAT 테이블에 행이 생깁니다: 192.168.0.100:51000은 192.168.0.2:40001로 바뀌어 192.168.0.3:80으로 갑니다(TCP 포트 변경)."
    );
    assert_eq!(fact_short(&en, &new, &Home), "NAT new :51000→:40001");
    assert_eq!(fact_short(&ko, &new, &Home), "NAT 새 행 :51000→:40001");
}

#[test]
fn a_drop_names_its_remedy_and_nothing_else_does() {
    let (en, ko) = (Texts::new(Lang::En), Texts::new(Lang::Ko));
    let drop = fact(What::Drop(Drop::Nat(NatDrop::NoMapping {
        proto: IpProto::TCP,
        port: 8080,
        nearest: None,
        inside: None,
    })));
    assert_eq!(
        fact_remedy(&en, &drop, &Home).as_deref(),
        Some("A port-forward rule for who is to answer would let it in: forward add tcp 8080 HOST:PORT.")
    );
    assert!(fact_remedy(&ko, &drop, &Home).is_some_and(|fix| fix.contains("포트포워딩")));
    assert_eq!(fact_remedy(&en, &fact(What::Boot), &Home), None);
}

#[test]
fn link_facts_name_both_ends_and_text_is_made_harmless() {
    let en = Texts::new(Lang::En);
    let sent = |side| fact(What::Link(LinkFact::Arrived { link: LinkId(1), side, len: 60 }));
    assert_eq!(
        fact_sentence(&en, &sent(Side::B), &Home),
        "A frame of 60 bytes has arrived at router:lan1 from pc1:eth0."
    );
    assert_eq!(fact_short(&en, &sent(Side::A), &Home), "arrived at pc1:eth0");
    let typed = fact(What::Command { line: "ping\u{1b}[2J pc2 and a great deal more than fits".into() });
    let short = fact_short(&en, &typed, &Home);
    assert_eq!(short, "$ ping·[2J pc2 and a great …");
    assert_eq!(short.width(), SHORT_CELLS);
}

#[test]
fn a_clip_never_splits_a_wide_glyph() {
    assert_eq!(clip("공유기", 6), "공유기");
    assert_eq!(clip("공유기", 5), "공유…");
    assert_eq!(clip("공유기", 4), "공…");
    assert_eq!(clip("", 0), "");
    assert_eq!(Mac::BROADCAST.to_string().as_str(), "ff:ff:ff:ff:ff:ff");
}
