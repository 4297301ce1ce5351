//! What is said about the frames of the built-in labs: every field and every layer of each, in both languages, is a
//! sentence of that language without a gap.

use std::collections::BTreeSet;

use hoplab::i18n::{Lang, Texts, field_about, field_here, layer_about, layer_here};
use hoplab::lab::{Command, Lab, LabOptions};
use hoplab::scenario;
use hoplab::sim::{FrameId, SimTime};
use hoplab::wire::dissect;

/// Of each kind of talk a little: names, echoes, pages, routers on the way, an address given back.
const LINES: [(&str, &str); 5] = [
    ("pc1", "ping -c 1 example.com"),
    ("pc1", "traceroute example.com"),
    ("pc2", "curl http://naver.com/"),
    ("pc2", "nc -u -m hello 192.168.0.1 9"),
    ("pc1", "dhcp release"),
];

/// The frames that a lab sends in its first seconds, and in a minute more of talk.
fn frames(name: &str) -> Vec<Vec<u8>> {
    let plan = scenario::load(scenario::find(name).expect("built in").text, name).expect("no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(10));
    for (nth, (node, line)) in LINES.iter().enumerate() {
        // Not every lab has these boxes.
        let _ = lab.command(&Command::new(node, line));
        lab.run_until(SimTime::from_secs(20 + 10 * nth as u64));
    }
    let trace = lab.trace();
    let kept: BTreeSet<FrameId> = trace.facts().filter_map(|fact| fact.frame).collect();
    kept.into_iter().filter_map(|id| trace.frame(id)).map(|frame| frame.bytes.to_vec()).collect()
}

fn is_sentence(lang: Lang, text: &str) -> bool {
    let has_hangul = text.contains(|c| ('가'..='힣').contains(&c));
    let is_whole =
        !["{", "}", "header-", "proto-", "(는)", "(가)", "(를)", "(와)", "(으)"].iter().any(|bad| text.contains(bad));
    is_whole && has_hangul == (lang == Lang::Ko)
}

#[test]
fn every_byte_of_the_labs_is_told_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let (mut told, mut fields) = (BTreeSet::new(), BTreeSet::new());
        for name in ["home", "two-pcs", "two-routers", "rough-line"] {
            for frame in frames(name) {
                for layer in &dissect(&frame).layers {
                    told.extend([layer_here(&texts, layer), layer_about(&texts, layer.proto)]);
                    for value in &layer.fields {
                        fields.insert(value.field.name);
                        told.extend([field_here(&texts, layer, value), field_about(&texts, value.field)]);
                    }
                }
            }
        }
        let wrong: Vec<&String> = told.iter().filter(|text| !is_sentence(lang, text)).take(20).collect();
        assert_eq!(wrong, Vec::<&String>::new(), "of {} in {lang}", told.len());
        assert!(fields.len() > 100, "only {} fields were met", fields.len());
    }
}
