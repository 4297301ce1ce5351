//! Every way a frame can die, produced: for each reason of the enum `Drop` a scene in which it falls, the answer that
//! the RFCs ask for (an ICMP error, a reset, or silence), and its sentences.
//!
//! Goal: no reason is only a name. Method: most scenes are one box of a plan and the very bytes that die there; what
//! needs wires or programs is a small lab with console lines.

#[path = "drops/bench.rs"]
mod bench;
#[path = "drops/boxes.rs"]
mod boxes;
#[path = "drops/labs.rs"]
mod labs;
#[path = "drops/pieces.rs"]
mod pieces;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hoplab::i18n::{Lang, Names, Texts, fact_remedy, fact_sentence};
use hoplab::sim::{LinkId, NodeId, Side};
use hoplab::trace::{Fact, FactId, IcmpFact, TcpEvent, Trace, What};

/// What the sender of the dead packet hears.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    Silence,
    Icmp(u8, u8),
    Reset,
}

/// Makes a drop happen, and shows the record of it.
type Scene = fn(&mut dyn FnMut(&Trace));

/// A reason, by its name in the ledger; the scene that produces it; and what follows from it.
struct Row {
    name: &'static str,
    answer: Answer,
    scene: Scene,
}

const fn row(name: &'static str, answer: Answer, scene: Scene) -> Row {
    Row { name, answer, scene }
}

use Answer::{Icmp, Reset, Silence};

const TABLE: &[Row] = &[
    row("unplugged", Silence, labs::unplugged),
    row("link_cut", Silence, labs::link_cut),
    row("cut_off", Silence, labs::cut_off),
    row("queue_full", Silence, labs::queue_full),
    row("lost_on_link", Silence, labs::lost_on_link),
    row("lost_in_burst", Silence, labs::lost_in_burst),
    row("lost_by_number", Silence, labs::lost_by_number),
    row("not_my_mac", Silence, boxes::not_my_mac),
    row("unknown_ether_type", Silence, boxes::unknown_ether_type),
    row("no_session", Silence, boxes::no_session),
    row("bad_bytes", Silence, boxes::bad_bytes),
    row("bad_checksum", Silence, boxes::bad_ip_checksum),
    row("bad_checksum", Silence, boxes::bad_udp_checksum),
    row("no_arp_answer", Silence, labs::nobody_on_the_own_network),
    row("no_arp_answer", Icmp(3, 1), labs::nobody_behind_a_router),
    row("arp_queue_full", Silence, labs::arp_queue_full),
    row("no_route", Icmp(3, 0), boxes::no_route),
    row("ttl_expired", Icmp(11, 0), boxes::ttl_expired),
    row("martian", Silence, boxes::loopback_from_the_wire),
    row("martian", Silence, boxes::loopback_as_source),
    row("martian", Silence, boxes::own_address_as_source),
    row("martian", Silence, boxes::broadcast_as_source),
    row("martian", Silence, boxes::directed_broadcast_through_a_router),
    row("not_for_me", Silence, boxes::not_for_me),
    row("not_member", Silence, boxes::not_member),
    row("no_listener", Reset, boxes::closed_tcp_port),
    row("no_listener", Icmp(3, 3), boxes::closed_udp_port),
    row("no_listener", Silence, boxes::closed_udp_port_for_all),
    row("unknown_protocol", Icmp(3, 2), boxes::unknown_protocol),
    row("filtered", Silence, boxes::filtered),
    row("nat_no_mapping", Silence, boxes::nat_no_mapping),
    row("nat_no_mapping", Reset, boxes::nat_no_mapping_refused),
    row("nat_filtered", Silence, boxes::nat_filtered),
    row("nat_invalid", Silence, boxes::nat_invalid),
    row("nat_out_of_window", Silence, boxes::nat_out_of_window),
    row("nat_untranslatable", Silence, boxes::nat_untranslatable),
    row("nat_table_full", Icmp(3, 13), boxes::nat_table_full),
    row("nat_no_port", Icmp(3, 13), boxes::nat_no_port),
    row("nat_host_limit", Icmp(3, 13), boxes::nat_host_limit),
    row("fragmentation_needed", Icmp(3, 4), boxes::fragmentation_needed),
    row("fragment_timeout", Icmp(11, 1), boxes::fragment_timeout),
    row("fragment_timeout", Silence, boxes::fragment_timeout_without_the_first),
    row("fragment_overlap", Silence, boxes::fragment_overlap),
    row("fragment_duplicate", Silence, boxes::fragment_duplicate),
    row("reassembly_full", Silence, boxes::reassembly_full),
    row("echo_to_many", Silence, boxes::echo_to_many),
    row("tcp_to_many", Silence, boxes::tcp_to_many),
    row("icmp_unclaimed", Silence, boxes::icmp_unclaimed),
    row("icmp_unknown", Silence, boxes::icmp_unknown),
    row("socket_full", Silence, boxes::socket_full),
    row("backlog_full", Silence, boxes::backlog_full),
    row("tcp_unacceptable", Silence, boxes::tcp_unacceptable),
    row("reserved_group", Silence, boxes::reserved_group),
    row("same_port", Silence, boxes::same_port),
    row("wrong_vlan", Silence, labs::wrong_vlan),
    row("radio_off", Silence, labs::radio_off),
    row("wrong_ssid", Silence, labs::wrong_ssid),
    row("wrong_password", Silence, labs::wrong_password),
];

/// `drop.no_route` → `no_route`, of the drops only.
fn reason(fact: &Fact) -> Option<String> {
    let What::Drop(why) = &fact.what else { return None };
    let value = serde_json::to_value(why).expect("a fact serialises");
    value.as_object().and_then(|map| map.keys().next().cloned())
}

/// The answer that follows from a fact.
fn answer_to(trace: &Trace, drop: FactId) -> Answer {
    let mut follows = BTreeSet::from([drop]);
    for fact in trace.since(drop).filter(|f| f.cause >= drop) {
        if !follows.contains(&fact.cause) {
            continue;
        }
        follows.insert(fact.id);
        match &fact.what {
            What::Icmp(IcmpFact::ErrorMade { kind, code, .. }) => return Icmp(*kind, *code),
            What::Tcp(fact) if matches!(fact.event, TcpEvent::NoConnection { .. }) => return Reset,
            _ => {}
        }
    }
    Silence
}

struct Lab;

impl Names for Lab {
    fn node(&self, _: NodeId) -> String {
        "router".into()
    }
    fn link_end(&self, _: LinkId, side: Side) -> String {
        format!("router:{side:?}")
    }
}

#[test]
fn every_reason_falls_and_is_answered_as_the_rfcs_ask() {
    let languages = Lang::ALL.map(Texts::new);
    for Row { name, answer, scene } in TABLE {
        let mut looked = false;
        scene(&mut |trace| {
            let found: Vec<&Fact> = trace.facts().filter(|f| reason(f).as_deref() == Some(name)).collect();
            let drop = found.first().unwrap_or_else(|| panic!("{name} did not fall: {:#?}", last(trace)));
            assert_eq!(answer_to(trace, drop.id), *answer, "{name}: {:#?}", last(trace));
            let root = trace.chain(drop.id).last().map(|f| f.what.clone());
            assert!(matches!(root, Some(What::Boot | What::Command { .. })), "{name} begins at {root:?}");
            for texts in &languages {
                let sentence = fact_sentence(texts, drop, &Lab);
                let fix = fact_remedy(texts, drop, &Lab).unwrap_or_default();
                assert!(sentence.ends_with('.') && fix.ends_with('.'), "{name}: {sentence} {fix}");
            }
            looked = true;
        });
        assert!(looked, "{name} was not looked at");
    }
}

fn last(trace: &Trace) -> Vec<&What> {
    let facts: Vec<_> = trace.facts().map(|f| &f.what).collect();
    facts[facts.len().saturating_sub(12)..].to_vec()
}

/// The ways to die, as serde writes them.
fn variants() -> BTreeSet<String> {
    let mut all = variants_of("drop.rs", "pub enum Drop {");
    all.extend(variants_of("drop_nat.rs", "pub enum NatDrop {").into_iter().map(|name| format!("nat_{name}")));
    all
}

/// The variants of an enum; one that only wraps another enum is left out.
fn variants_of(file: &str, head: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/trace/facts").join(file);
    let text = fs::read_to_string(path).expect("the enum");
    let body = text.split(head).nth(1).and_then(|rest| rest.split("\n}\n").next()).expect("its body");
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let names = lines.filter(|line| line.starts_with(char::is_uppercase) && !line.contains('('));
    let snake = |name: &str| {
        let mut out = String::new();
        for c in name.chars().take_while(|c| c.is_alphanumeric()) {
            if c.is_ascii_uppercase() && !out.is_empty() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        }
        out
    };
    names.map(snake).collect()
}

#[test]
fn no_reason_is_without_a_scene() {
    let table: BTreeSet<String> = TABLE.iter().map(|row| row.name.to_owned()).collect();
    let variants = variants();
    assert!(variants.len() > 30, "the enum was not read: {variants:?}");
    assert_eq!(variants, table);
}
