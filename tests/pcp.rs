//! PCP in a home, end to end: programs ask the router for outside ports, strangers come in by them, and what is not
//! renewed ends.

use core::time::Duration;

use hoplab::lab::{Command, Lab, LabOptions, Line};
use hoplab::scenario::{find, load};
use hoplab::sim::{FrameId, SimTime};
use hoplab::trace::{NatFact, What};
use hoplab::wire::{Proto, dissect};

const SECOND: Duration = Duration::from_secs(1);

/// The home of the built-in scenario, with this in its router's description.
fn home(more: &str) -> Lab {
    let home = find("home").expect("built in").text;
    let text = home.replace("name: \"router\",", &format!("name: \"router\", {more}"));
    let plan = load(&text, "home").unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("a lab");
    lab.run_until(SimTime::from_secs(10));
    lab
}

fn live(lab: &mut Lab, secs: u32) {
    let until = lab.now() + SECOND * secs;
    lab.run_until(until);
}

/// What all boxes print within so many seconds after a line was given.
fn said(lab: &mut Lab, node: &str, line: &str, secs: u32) -> Vec<String> {
    let before = lab.lines().len();
    lab.command(&Command::new(node, line)).unwrap_or_else(|error| panic!("{node} {line}: {error:?}"));
    live(lab, secs);
    lab.lines().iter().skip(before).filter_map(Line::text).map(str::to_owned).collect()
}

/// Outside ports of the router's rules, with what stands beside them.
fn rules(lab: &mut Lab) -> Vec<String> {
    said(lab, "router", "forward list", 1)
}

fn told(lab: &Lab, wanted: impl Fn(&NatFact) -> bool) -> usize {
    lab.trace().facts().filter(|fact| matches!(&fact.what, What::Nat(nat) if wanted(nat))).count()
}

const CALL: &str = "curl -s --max-time 3 http://router.wan:8080/";

#[test]
fn a_port_is_lent_reached_and_given_back() {
    let mut lab = home("pcp: true,");
    let given = said(&mut lab, "pc1", "pcp map tcp 80 8080 600", 1);
    assert_eq!(given, ["203.0.113.2:8080 leads to port 80 for 600 s"]);
    assert_eq!(said(&mut lab, "visitor", CALL, 4), ["hello from pc1"]);
    assert_eq!(said(&mut lab, "pc1", "pcp unmap tcp 80", 1), ["unmapped"]);
    assert_eq!(rules(&mut lab), ["no rules"]);
    assert_eq!(said(&mut lab, "visitor", CALL, 4), Vec::<String>::new(), "nobody is there any more");
}

#[test]
fn what_is_renewed_stays_and_what_is_not_lapses() {
    let mut lab = home("pcp: true,");
    said(&mut lab, "pc1", "pcp map tcp 80 8080 120 keep", 1);
    said(&mut lab, "pc2", "pcp map tcp 80 8081 1", 1);
    live(&mut lab, 110);
    assert_eq!(rules(&mut lab).len(), 2, "two minutes at least");
    live(&mut lab, 200);
    let left = rules(&mut lab);
    assert!(matches!(left.as_slice(), [rule] if rule.contains("tcp 8080")), "{left:?}");
    assert_eq!(told(&lab, |fact| matches!(fact, NatFact::PortLapsed { outside: 8081, .. })), 1);
    assert!(said(&mut lab, "visitor", CALL, 4).contains(&"hello from pc1".to_owned()));
}

#[test]
fn a_taken_port_is_another_one_or_none() {
    let mut lab = home("pcp: true,");
    said(&mut lab, "pc1", "pcp map tcp 80 8080 600", 1);
    let refused = said(&mut lab, "pc2", "pcp map tcp 80 8080 600 exact", 1);
    assert_eq!(refused, ["pcp: CANNOT_PROVIDE_EXTERNAL (ask again in 30 s)"]);
    let other = said(&mut lab, "pc2", "pcp map tcp 80 8080 600", 1);
    assert_eq!(other, ["203.0.113.2:80 leads to port 80 for 600 s"]);
    assert_eq!(said(&mut lab, "visitor", CALL, 4), ["hello from pc1"]);
    assert_eq!(said(&mut lab, "visitor", "curl -s http://router.wan/", 4), ["hello from pc2"]);
    // A rule that a person wrote stays theirs.
    said(&mut lab, "router", "forward add tcp 9000 pc1:80", 1);
    let refused = said(&mut lab, "pc2", "pcp map tcp 81 9000 600 exact", 1);
    assert_eq!(refused, ["pcp: CANNOT_PROVIDE_EXTERNAL (ask again in 30 s)"]);
}

#[test]
fn without_a_server_it_hears_so_or_gives_up() {
    let mut lab = home("");
    let refused = said(&mut lab, "pc1", "pcp map tcp 80", 1);
    assert_eq!(refused, ["pcp: 192.168.0.1: Connection refused: no PCP server there"]);
    assert_eq!(said(&mut lab, "router", "pcp server on", 1), Vec::<String>::new());
    said(&mut lab, "router", "iptables -I INPUT 1 -p udp --dport 5351 -j DROP", 1);
    assert_eq!(said(&mut lab, "pc1", "pcp map tcp 80", 20), Vec::<String>::new(), "it asks three times");
    live(&mut lab, 2);
    let last = lab.lines().iter().filter_map(Line::text).next_back();
    assert_eq!(last, Some("pcp: 192.168.0.1: no answer"));
}

#[test]
fn its_ports_go_with_the_server() {
    let mut lab = home("pcp: true,");
    said(&mut lab, "pc1", "pcp map tcp 80 8080 600", 1);
    said(&mut lab, "router", "forward add tcp 9000 pc1:80", 1);
    said(&mut lab, "router", "pcp server off", 1);
    let left = rules(&mut lab);
    assert!(matches!(left.as_slice(), [rule] if rule.contains("tcp 9000")), "{left:?}");
    said(&mut lab, "router", "pcp server on", 1);
    let given = said(&mut lab, "pc1", "pcp map tcp 80 8080 600", 1);
    assert_eq!(given, ["203.0.113.2:8080 leads to port 80 for 600 s"], "asked for anew");
}

#[test]
fn who_is_outside_gets_no_answer() {
    let mut lab = home("pcp: true,");
    let answers = |lab: &Lab| {
        let trace = lab.trace();
        let from_server = |bytes: &[u8]| {
            let read = dissect(bytes);
            let udp = read.layers.iter().find(|layer| layer.proto == Proto::Udp && !layer.quoted);
            udp.and_then(|layer| layer.field("udp.srcport")).is_some_and(|port| port.value.to_string() == "5351")
        };
        (1..).map_while(|n| trace.frame(FrameId(n))).filter(|frame| from_server(&frame.bytes)).count()
    };
    let announced = answers(&lab);
    said(&mut lab, "visitor", "nc -u -w 1 -m hello router.wan 5351", 2);
    assert_eq!(answers(&lab), announced);
    said(&mut lab, "pc2", "nc -u -w 1 -m hello 192.168.0.1 5351", 2);
    assert_eq!(answers(&lab), announced + 1, "inside it says that it speaks another version");
}

#[test]
fn who_keeps_a_port_gets_it_back_when_the_server_has_lost_it() {
    let mut lab = home("pcp: true,");
    said(&mut lab, "pc1", "pcp map tcp 80 8080 7200 keep", 1);
    said(&mut lab, "router", "pcp server off", 1);
    assert_eq!(rules(&mut lab), ["no rules"]);
    let told = said(&mut lab, "router", "pcp server on", 3);
    assert!(told.iter().any(|line| line.contains("lost its table")), "{told:?}");
    assert!(rules(&mut lab)[0].contains("8080"), "an hour before it would have asked by itself");
    assert_eq!(said(&mut lab, "visitor", CALL, 4), ["hello from pc1"]);
}

#[test]
fn only_whom_the_filter_names_comes_in_and_a_far_end_keeps_its_port() {
    let mut lab = home("pcp: true,");
    said(&mut lab, "pc1", "pcp map tcp 80 8080 600 from 198.51.100.0/24", 1);
    assert_eq!(said(&mut lab, "visitor", CALL, 4), Vec::<String>::new(), "the visitor is of another network");
    said(&mut lab, "pc1", "pcp map tcp 80 8080 600", 1);
    assert_eq!(said(&mut lab, "visitor", CALL, 4), ["hello from pc1"]);
    let kept = said(&mut lab, "pc1", "pcp peer udp 4000 198.51.100.80:7 600", 1);
    assert_eq!(kept, ["203.0.113.2:4000 stays port 4000 towards 198.51.100.80:7 for 600 s"]);
    live(&mut lab, 400);
    let view = lab.view();
    let nat = view.nodes.iter().find_map(|node| node.nat.as_ref()).expect("a router");
    assert!(nat.rows.iter().any(|row| row.inside.port() == 4000), "silent for longer than five minutes");
}

#[test]
fn a_host_opens_another_only_where_the_router_allows_it() {
    let mut lab = home("pcp: true,");
    let refused = said(&mut lab, "pc1", "pcp map tcp 80 8080 600 for 192.168.0.101", 1);
    assert_eq!(refused, ["pcp: UNSUPP_OPTION (ask again in 1800 s)"]);
    said(&mut lab, "router", "pcp server third-party", 2);
    let given = said(&mut lab, "pc1", "pcp map tcp 80 8080 600 for 192.168.0.101", 1);
    assert_eq!(given, ["203.0.113.2:8080 leads to port 80 for 600 s"]);
    assert!(rules(&mut lab)[0].contains("192.168.0.101"));
}
