//! Where every value comes from: every field of every frame has a chain of steps, and the chains that people ask for
//! first are exactly these.
//!
//! Goal: *where does this come from* is never answered by a shrug. Method: all built-in scenarios are lived through
//! with commands that make every machine work; each field of each frame is asked. Exact chains are written as words:
//! a fact with its role, a field of another frame, or the kind of an end.

mod living;

use hoplab::lab::{Lab, LabOptions};
use hoplab::scenario;
use hoplab::sim::{FrameId, SimTime};
use hoplab::trace::{LinkFact, Origin, Trace, TraceLimits, What, origin};
use hoplab::wire::{Dissection, Layer, Proto, dissect};

/// What is done besides the script; what a scenario has no box for is left out.
const DONE: &[(u64, &str, &str)] = &[
    (10, "pc1", "ping -c 3 example.com"),
    (12, "pc2", "curl http://naver.com/"),
    (13, "pc1", "dig nosuch.example.com"),
    (14, "router", "forward add tcp 8080 pc1:80"),
    (15, "visitor", "curl -i http://router.wan:8080/"),
    (16, "pc2", "curl http://router.wan:8080/"),
    (17, "visitor", "curl http://router.wan:9999/"),
    (18, "pc1", "traceroute -I example.com"),
    (19, "pc1", "ping -c 2 pc2"),
    (19, "far", "curl http://203.0.113.2:8080/ip"),
    (20, "pc1", "dhcp release"),
    (24, "pc1", "dhcp renew"),
    (30, "pc2", "ping -c 1 192.168.0.77"),
    (31, "phone", "nc -u -m hello pc2 7"),
    (33, "pc2", "curl -X POST -d name=hoplab http://example.com/"),
    (35, "lab", "link set pc2 loss=20% corrupt=30% duplicate=10%"),
    (36, "pc2", "curl http://example.com/"),
    (40, "pc2", "dhcp renew"),
    (42, "pc1", "ping -c 1 -s 4000 example.com"),
    (43, "pc1", "iperf -s"),
    (43, "pc2", "iperf -c pc1 -n 60000"),
    (44, "router", "reserve 02:00:00:00:08:01 192.168.0.150"),
    (45, "phone", "dhcp release"),
    (46, "phone", "dhcp renew"),
    (47, "visitor", "curl http://example.com/nowhere"),
    (48, "router", "forward edit 1 tcp 8081 pc1:80"),
    (49, "visitor", "curl http://router.wan:8081/ip"),
    (50, "router", "pcp server on"),
    (51, "pc1", "pcp map tcp 80 8090 600 exact"),
    (52, "pc2", "pcp map udp 7000"),
    (53, "pc2", "pcp map tcp 80 8090 600 exact"),
];

fn lived(name: &str) -> Lab {
    lived_within(name, TraceLimits::default())
}

fn lived_within(name: &str, limits: TraceLimits) -> Lab {
    living::lived(name, DONE, 60, &LabOptions { limits, ..LabOptions::default() })
}

#[test]
fn every_field_of_every_frame_has_an_origin() {
    for built_in in scenario::builtin() {
        let lab = lived(built_in.name);
        let (trace, mut asked) = (lab.trace(), 0);
        let mut vague = std::collections::BTreeMap::<&str, usize>::new();
        for frame in (1..).map_while(|n| trace.frame(FrameId(n))) {
            let read = dissect(&frame.bytes);
            for (layer, field) in read.layers.iter().flat_map(|l| l.fields.iter().map(move |f| (l, f))) {
                let steps = origin(&trace, frame.id, layer, field);
                let name = field.field.name;
                assert!(!steps.is_empty(), "{}: {name} of frame {:?}", built_in.name, frame.id);
                assert!(!steps.contains(&Origin::Forgotten), "{}: {name} of {:?}: {steps:?}", built_in.name, frame.id);
                if let [Origin::Fact { fact, .. }] = steps.as_slice()
                    && trace.birth(frame.id).is_some_and(|birth| birth.cause == *fact)
                {
                    *vague.entry(name).or_default() += 1;
                }
                asked += 1;
            }
        }
        assert!(asked > 150, "{}: only {asked} fields", built_in.name);
        assert!(vague.is_empty(), "{}: only the decision is known of {vague:?}", built_in.name);
    }
}

#[test]
fn noise_is_the_origin_of_the_bit_it_turned() {
    let lab = lived("home");
    let trace = lab.trace();
    let mut damaged = 0;
    for frame in (1..).map_while(|n| trace.frame(FrameId(n))) {
        let Some(LinkFact::Corrupted { bit, .. }) = trace.birth(frame.id).and_then(|birth| match &birth.what {
            What::Link(what) => Some(what),
            _ => None,
        }) else {
            continue;
        };
        let (at, read) = (*bit as usize, dissect(&frame.bytes));
        for (layer, field) in read.layers.iter().flat_map(|l| l.fields.iter().map(move |f| (l, f))) {
            let first = word(&trace, *origin(&trace, frame.id, layer, field).first().expect("never empty"));
            if (field.bit..field.bit + field.bits).contains(&at) {
                assert_eq!(first, "rewritten link.corrupted", "{}", field.field.name);
                damaged += 1;
            }
        }
    }
    assert!(damaged > 0, "no frame was damaged in a field");
}

/// `decided arp.hit`, `frame arp.src.hw_mac`, `fixed habit`, as a test can read it.
fn word(trace: &Trace, step: Origin) -> String {
    let field_at = |frame: FrameId, bit: usize, bits: usize| {
        let bytes = trace.frame(frame).expect("kept").bytes.clone();
        let read = dissect(&bytes);
        let mut all = read.layers.iter().flat_map(|l| &l.fields);
        all.find(|f| (f.bit, f.bits) == (bit, bits)).expect("a field stands there").field.name.to_owned()
    };
    match step {
        Origin::Fact { fact, role } => {
            let what = serde_json::to_value(&trace.fact(fact).expect("kept").what).expect("a fact");
            let (kind, inside) = what.as_object().and_then(|map| map.iter().next()).expect("a kind");
            let event = inside.get("event").unwrap_or(inside);
            let variant = event.as_object().and_then(|map| map.keys().next().cloned()).unwrap_or_default();
            format!("{role:?} {kind}.{variant}").to_lowercase()
        }
        Origin::Frame { frame, bit, bits } => format!("frame {}", field_at(frame, bit, bits)),
        Origin::Carried { frame, bit, bits } => format!("carried {}", field_at(frame, bit, bits)),
        Origin::Typed { fact } => match &trace.fact(fact).expect("kept").what {
            What::Command { line } => format!("typed {line}"),
            other => panic!("{other:?} was not typed"),
        },
        Origin::Fixed(constant) => format!("fixed {constant:?}").to_lowercase(),
        Origin::Computed(over) => format!("computed {over:?}").to_lowercase(),
        Origin::Config(setting) => format!("config {setting:?}").to_lowercase(),
        Origin::Random(chance) => format!("random {chance:?}").to_lowercase(),
        Origin::Forgotten => "forgotten".into(),
    }
}

/// The first frame that left `node` at or after a second and of which `is` holds.
fn frame(lab: &Lab, node: &str, second: u64, is: impl Fn(&Dissection<'_>) -> bool) -> FrameId {
    let (trace, id) = (lab.trace(), lab.node_named(node));
    let mut all = (1..).map_while(|n| trace.frame(FrameId(n)));
    let found = all.find(|frame| {
        let born = trace.birth(frame.id).is_some_and(|b| b.node == id && b.at >= SimTime::from_secs(second));
        born && is(&dissect(&frame.bytes))
    });
    found.expect("there is such a frame").id
}

/// The chain of a field, as words.
fn chain(lab: &Lab, frame: FrameId, name: &str) -> Vec<String> {
    let trace = lab.trace();
    let bytes = trace.frame(frame).expect("kept").bytes.clone();
    let read = dissect(&bytes);
    let mut all = read.layers.iter().flat_map(|l| l.fields.iter().map(move |f| (l, f)));
    let (layer, field) = all.find(|(_, f)| f.field.name == name).unwrap_or_else(|| panic!("no {name}"));
    origin(&trace, frame, layer, field).into_iter().map(|step| word(&trace, step)).collect()
}

fn layer<'d, 'a>(read: &'d Dissection<'a>, proto: Proto) -> Option<&'d Layer<'a>> {
    read.layers.iter().find(|layer| layer.proto == proto)
}

fn shows(read: &Dissection<'_>, proto: Proto, name: &str, value: &str) -> bool {
    layer(read, proto).and_then(|l| l.field(name)).is_some_and(|f| f.value.to_string() == value)
}

/// An expected chain; a step may be the beginning of the real one.
fn assert_chain(lab: &Lab, frame: FrameId, name: &str, expected: &[&str]) {
    let real = chain(lab, frame, name);
    assert_eq!(real, expected, "{name} of frame {}", frame.0);
}

#[test]
fn the_first_packet_of_a_page_knows_where_all_of_it_is_from() {
    let lab = lived("home");
    let syn =
        |d: &Dissection<'_>| shows(d, Proto::Tcp, "tcp.flags.syn", "1") && shows(d, Proto::Tcp, "tcp.flags.ack", "0");
    let first = frame(&lab, "pc2", 12, syn);
    assert_chain(
        &lab,
        first,
        "eth.dst",
        &[
            "decided arp.hit",
            "learned arp.learned",
            "frame arp.src.hw_mac",
            "config card",
            "nexthop ip.route",
            "made ip.route_added",
            "learned dhcp.bound",
            "frame dhcp.option.router",
            "config dhcp",
        ],
    );
    assert_chain(&lab, first, "tcp.srcport", &["chosen sock.connecting", "random port"]);
    assert_chain(&lab, first, "tcp.dstport", &["chosen sock.connecting", "fixed wellknown"]);
    assert_chain(&lab, first, "tcp.seq", &["chosen sock.connecting", "random isn"]);
    assert_chain(&lab, first, "ip.ttl", &["fixed habit"]);
    assert_chain(&lab, first, "ip.checksum", &["computed checksum"]);
    assert_chain(
        &lab,
        first,
        "ip.src",
        &[
            "made ip.address_added",
            "learned dhcp.bound",
            "frame dhcp.ip.your",
            "decided dhcp.acked",
            "frame dhcp.option.requested_ip_address",
            "frame dhcp.ip.your",
            "decided dhcp.offered",
            "config dhcp",
        ],
    );
    let out = frame(&lab, "router", 12, syn);
    assert_chain(&lab, out, "ip.ttl", &["decided ip.forwarded", "computed less", "frame ip.ttl", "fixed habit"]);
    assert_chain(
        &lab,
        out,
        "ip.src",
        &[
            "rewritten nat.rewrote",
            "made nat.new",
            "made ip.address_added",
            "learned dhcp.bound",
            "frame dhcp.ip.your",
            "decided dhcp.acked",
            "frame dhcp.option.requested_ip_address",
            "frame dhcp.ip.your",
            "decided dhcp.offered",
            "config dhcp",
        ],
    );
    assert_chain(&lab, out, "tcp.seq", &["carried tcp.seq", "chosen sock.connecting", "random isn"]);
    let answer = frame(&lab, "web", 12, |d| shows(d, Proto::Tcp, "tcp.flags.syn", "1"));
    assert_chain(
        &lab,
        answer,
        "tcp.ack",
        &[
            "computed received",
            "frame tcp.seq",
            "carried tcp.seq",
            "carried tcp.seq",
            "chosen sock.connecting",
            "random isn",
        ],
    );
}

#[test]
fn a_forwarded_destination_leads_to_the_rule_and_to_who_typed_it() {
    let lab = lived("home");
    let inward = frame(&lab, "router", 15, |d| shows(d, Proto::Tcp, "tcp.dstport", "80"));
    let expected = [
        "rewritten nat.rewrote",
        "made nat.new",
        "decided nat.rule_matched",
        "made nat.rule_added",
        "typed forward add tcp 8080 pc1:80",
    ];
    assert_chain(&lab, inward, "ip.dst", &expected);
    assert_chain(&lab, inward, "tcp.dstport", &expected);
}

#[test]
fn names_lead_to_the_zone_and_to_the_question() {
    let lab = lived("home");
    let is_answer = |d: &Dissection<'_>| shows(d, Proto::Dns, "dns.flags.response", "1");
    let told =
        frame(&lab, "router", 10, |d| is_answer(d) && layer(d, Proto::Dns).is_some_and(|l| l.field("dns.a").is_some()));
    assert_chain(
        &lab,
        told,
        "dns.a",
        &["learned dns.answered", "frame dns.a", "carried dns.a", "decided dns.from_zone", "config zone"],
    );
    assert_chain(&lab, told, "dns.id", &["frame dns.id", "random transaction"]);
    let cached = frame(&lab, "router", 18, is_answer);
    let chain = chain(&lab, cached, "dns.a");
    assert_eq!(chain[..3], ["decided dns.cache_hit", "learned dns.cached", "frame dns.a"]);
    assert_eq!(chain.last().map(String::as_str), Some("config zone"));
    let question = frame(&lab, "pc1", 10, |d| layer(d, Proto::Dns).is_some());
    assert_chain(&lab, question, "dns.qry.name", &["decided dns.asked", "typed ping -c 3 example.com"]);
    assert_chain(
        &lab,
        question,
        "ip.dst",
        &["decided dns.asked", "learned dhcp.bound", "frame dhcp.option.domain_name_server", "config dhcp"],
    );
}

#[test]
fn arp_dhcp_echo_and_http_know_it_too() {
    let lab = lived("home");
    let asked = frame(&lab, "pc2", 30, |d| shows(d, Proto::Arp, "arp.dst.proto_ipv4", "192.168.0.77"));
    assert_chain(&lab, asked, "arp.src.hw_mac", &["config card"]);
    assert_eq!(chain(&lab, asked, "arp.dst.proto_ipv4")[..2], ["decided arp.asked", "nexthop ip.route"]);
    let offer = frame(&lab, "router", 24, |d| shows(d, Proto::Dhcp, "dhcp.option.dhcp", "OFFER (2)"));
    assert_chain(&lab, offer, "dhcp.ip.your", &["decided dhcp.offered", "config dhcp"]);
    assert_chain(&lab, offer, "dhcp.id", &["frame dhcp.id", "random transaction"]);
    let reserved = frame(&lab, "router", 46, |d| shows(d, Proto::Dhcp, "dhcp.option.dhcp", "OFFER (2)"));
    let typed = "typed reserve 02:00:00:00:08:01 192.168.0.150";
    assert_chain(&lab, reserved, "dhcp.ip.your", &["decided dhcp.offered", "made dhcp.reserved", typed]);
    let ping = |d: &Dissection<'_>| shows(d, Proto::Icmp, "icmp.type", "echo request (8)");
    let probe = frame(&lab, "pc1", 18, |d| ping(d) && shows(d, Proto::Ipv4, "ip.ttl", "1"));
    assert_chain(&lab, probe, "ip.ttl", &["chosen icmp.echo_requested", "chosen proc.started"]);
    let get = frame(&lab, "pc2", 12, |d| layer(d, Proto::Http).is_some());
    assert_chain(&lab, get, "http.host", &["typed curl http://naver.com/"]);
    let post = frame(&lab, "pc2", 33, |d| layer(d, Proto::Http).is_some());
    let typed = "typed curl -X POST -d name=hoplab http://example.com/";
    assert_chain(&lab, post, "http.file_data", &[typed]);
}

#[test]
fn what_the_log_let_go_of_is_said_to_be_forgotten() {
    let limits = TraceLimits { facts: 600, ..TraceLimits::default() };
    let lab = lived_within("home", limits);
    let trace = lab.trace();
    assert!(trace.forgotten().is_some());
    let (mut gone, mut whole) = (0, 0);
    for frame in (1..).map_while(|n| trace.frame(FrameId(n))) {
        let read = dissect(&frame.bytes);
        for (layer, field) in read.layers.iter().flat_map(|l| l.fields.iter().map(move |f| (l, f))) {
            let steps = origin(&trace, frame.id, layer, field);
            let (last, before) = steps.split_last().expect("never empty");
            assert!(!before.contains(&Origin::Forgotten) || *last == Origin::Forgotten, "{steps:?}");
            if *last == Origin::Forgotten { gone += 1 } else { whole += 1 }
        }
    }
    assert!(gone > 500 && whole > 500, "{gone} forgotten, {whole} not");
    drop(trace);
    let late = frame(&lab, "pc2", 40, |d| layer(d, Proto::Ipv4).is_some());
    assert_eq!(chain(&lab, late, "ip.src"), ["forgotten"], "the address was given long ago");
    assert_eq!(chain(&lab, FrameId(1), "eth.dst"), ["forgotten"]);
}

#[test]
fn a_lent_port_knows_who_asked_for_it() {
    let lab = lived("home");
    let typed = "typed pcp map tcp 80 8090 600 exact";
    let wished = "portcontrol.map.req_sug_external_port";
    let request = frame(&lab, "pc1", 51, |d| layer(d, Proto::Pcp).is_some());
    assert_chain(&lab, request, wished, &[typed]);
    assert_chain(&lab, request, "portcontrol.option.code", &[typed]);
    let answer = frame(&lab, "router", 51, |d| {
        layer(d, Proto::Pcp).is_some_and(|l| l.field("portcontrol.epoch_time").is_some())
    });
    let given = ["decided nat.port_asked", &format!("frame {wished}"), typed];
    assert_chain(&lab, answer, "portcontrol.map.rsp_assigned_external_port", &given);
    assert_chain(&lab, answer, "portcontrol.map.nonce", &["frame portcontrol.map.nonce", "random transaction"]);
    assert_chain(&lab, answer, "portcontrol.epoch_time", &["computed clock"]);
}
