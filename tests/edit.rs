//! A living lab is changed while packets fly, and every change can be taken back and done again.

use hoplab::lab::{Command, Lab, LabError, LabOptions, Plan};
use hoplab::scenario::{builtin, find, load};
use hoplab::sim::SimTime;
use proptest::prelude::*;

fn plan(name: &str) -> Plan {
    let found = find(name).expect("a scenario");
    load(found.text, name).unwrap_or_else(|mistakes| panic!("{name}: {mistakes:#?}"))
}

fn lab(name: &str) -> Lab {
    let mut lab = Lab::new(plan(name), &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(12));
    lab
}

fn say(lab: &mut Lab, line: &str) -> Result<u32, LabError> {
    lab.command(&line.parse::<Command>().expect("a command"))
}

/// Gives a line and lets some seconds pass; the text that was printed.
fn run(lab: &mut Lab, line: &str, secs: u64) -> String {
    let seen = lab.lines().len();
    say(lab, line).unwrap_or_else(|error| panic!("{line}: {error:?}"));
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
    lab.lines().iter().skip(seen).filter_map(|line| line.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_lab_that_nobody_changed_is_what_its_scenario_says() {
    for entry in builtin() {
        let plan = plan(entry.name);
        let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
        assert_eq!(lab.plan_now(), plan, "{} at once", entry.name);
        // What a script does to a lab stays done.
        if plan.script.is_empty() {
            lab.run_until(SimTime::from_secs(15));
            assert_eq!(lab.plan_now(), plan, "{} after a while", entry.name);
        }
    }
}

#[test]
fn a_box_that_comes_works_goes_and_comes_back() {
    let mut lab = lab("home");
    let before = lab.plan_now();
    run(&mut lab, "lab add pc pc3", 0);
    run(&mut lab, "lab connect pc3 router", 5);
    assert!(
        run(&mut lab, "pc3 curl http://example.com/", 3).contains("hello from web"),
        "it asked for a lease at once"
    );
    let with = lab.plan_now();
    assert_eq!(with.nodes.len(), before.nodes.len() + 1);

    // It goes while its page is on the way.
    say(&mut lab, "pc3 curl http://naver.com/").expect("taken");
    lab.run_until(SimTime(lab.now().0 + 10_000_000));
    assert!(!run(&mut lab, "lab remove pc3", 5).contains("hello from naver"));
    assert_eq!(lab.plan_now(), before);
    assert!(run(&mut lab, "pc1 ping -c 1 -W 1 pc3", 3).contains("not known") || lab.node_named("pc3").is_none());

    assert!(run(&mut lab, "lab undo", 5).contains("undone: lab remove pc3"));
    assert_eq!(lab.plan_now(), with);
    assert!(run(&mut lab, "pc3 curl http://naver.com/", 3).contains("hello from naver"), "it works again");
    run(&mut lab, "lab undo 2", 0);
    assert_eq!(lab.plan_now(), before);
    run(&mut lab, "lab redo 2", 5);
    assert_eq!(lab.plan_now(), with);
    assert!(run(&mut lab, "pc3 ping -c 1 router", 2).contains("1 received"));
}

#[test]
fn a_box_comes_back_with_all_it_is_set_up_with() {
    let mut lab = lab("home");
    for line in ["forward add tcp 8080 192.168.0.20:80", "reserve 02:00:00:00:99:02 192.168.0.21", "nat set udp=600"] {
        run(&mut lab, &format!("router {line}"), 1);
    }
    run(&mut lab, "lab link set pc1:eth0 both delay=20ms", 0);
    let before = lab.plan_now();
    assert_eq!(before.nodes[5].nat.as_ref().map(|nat| nat.rules.len()), Some(1));
    run(&mut lab, "lab remove router", 2);
    assert!(run(&mut lab, "pc1 ping -c 1 -W 1 192.168.0.1", 3).contains("0 received"));
    run(&mut lab, "lab undo", 10);
    assert_eq!(lab.plan_now(), before);
    assert!(run(&mut lab, "pc1 curl http://example.com/", 3).contains("hello from web"));
    for _ in 0..4 {
        run(&mut lab, "lab undo", 0);
    }
    assert_eq!(lab.plan_now(), plan("home"));
    assert_eq!(say(&mut lab, "lab undo"), Err(LabError::NothingToUndo));
}

#[test]
fn cables_are_pulled_and_plugged_elsewhere() {
    let mut lab = lab("home");
    run(&mut lab, "lab add switch sw", 0);
    run(&mut lab, "lab connect sw router", 0);
    run(&mut lab, "lab move router:lan1 sw", 5);
    assert!(run(&mut lab, "pc1 ping -c 1 router", 2).contains("1 received"), "through the switch");
    assert!(matches!(say(&mut lab, "lab connect pc1:eth0 sw"), Err(LabError::PortTaken { .. })));
    assert!(matches!(say(&mut lab, "lab connect pc1 sw"), Err(LabError::NoFreePort { .. })));
    run(&mut lab, "lab disconnect pc1", 0);
    assert!(run(&mut lab, "pc1 ping -c 1 -W 1 192.168.0.1", 3).contains("0 received"));
    run(&mut lab, "lab undo 4", 5);
    assert_eq!(lab.plan_now(), plan("home"));
    assert!(run(&mut lab, "pc1 ping -c 1 router", 2).contains("1 received"));
}

#[test]
fn what_flies_on_a_pulled_cable_is_cut_off() {
    let mut lab = lab("home");
    say(&mut lab, "pc1 ping -c 1 -W 1 example.com").expect("taken");
    lab.run_until(SimTime(lab.now().0 + 5_000_000));
    let text = run(&mut lab, "lab disconnect router:wan", 4);
    assert!(text.contains("0 received") || text.contains("failure"), "{text}");
    let trace = lab.trace();
    assert!(
        trace
            .since(hoplab::trace::FactId::NONE)
            .any(|fact| matches!(fact.what, hoplab::trace::What::Drop(hoplab::trace::Drop::CutOff { .. })))
    );
}

#[test]
fn names_addresses_and_services_change_in_life() {
    let mut lab = lab("home");
    run(&mut lab, "lab rename pc1 laptop", 0);
    assert!(run(&mut lab, "pc2 ping -c 1 laptop", 2).contains("1 received"));
    run(&mut lab, "lab address laptop 192.168.0.77/24 gateway 192.168.0.1 dns 198.51.100.53", 1);
    assert!(run(&mut lab, "laptop curl http://example.com/", 3).contains("hello from web"));
    run(&mut lab, "lab service laptop add Http port=8080 page=a new page", 1);
    assert!(run(&mut lab, "pc2 curl http://192.168.0.77:8080/", 2).contains("a new page"));
    run(&mut lab, "lab service laptop remove Http", 1);
    assert!(!run(&mut lab, "pc2 curl http://192.168.0.77:8080/", 2).contains("a new page"));
    run(&mut lab, "lab undo", 1);
    assert!(run(&mut lab, "pc2 curl http://192.168.0.77:8080/", 2).contains("a new page"));
    run(&mut lab, "lab undo 3", 5);
    assert_eq!(lab.plan_now(), plan("home"));
    assert!(run(&mut lab, "pc1 curl http://example.com/", 3).contains("hello from web"), "DHCP gave it all again");
}

#[test]
fn what_is_wrong_is_named_and_changes_nothing() {
    let mut lab = lab("home");
    for line in [
        "add printer x",
        "add pc lab",
        "add pc pc1",
        "remove pc9",
        "rename pc1 pc2",
        "connect pc1 pc2",
        "connect router router",
        "connect pc1:eth9 router",
        "connect router ns rate=fast",
        "disconnect router",
        "move pc1 nowhere",
        "move pc1:eth0 phone",
        "address router 10.0.0.1/24",
        "address pc1 10.0.0.0/24",
        "address pc1 10.0.0.1/24 gateway 10.0.1.1",
        "address pc1 10.0.0.1/24 whatever",
        "service pc1 add Mail",
        "service pc1 add Http",
        "service pc1 remove Dns",
        "service ns add UdpEcho port=0",
        "place pc1 here",
        "undo",
        "redo",
        "undo many",
    ] {
        assert!(say(&mut lab, &format!("lab {line}")).is_err(), "{line}");
        assert_eq!(lab.plan_now(), plan("home"), "{line}");
    }
}

#[test]
fn a_lab_that_was_changed_is_saved_and_behaves_the_same() {
    let mut lab = lab("home");
    for line in [
        "lab remove visitor",
        "lab rename pc2 desk",
        "lab add Switch sw at 2,3",
        "lab add Pc pc3 at 1,4",
        "lab connect sw router",
        "lab connect pc3 sw delay=1ms",
        "lab add HomeRouter inner",
        "lab connect inner:wan sw",
        "lab address desk 192.168.0.50/24 gateway 192.168.0.1 dns 198.51.100.53",
        "lab service desk add Http port=8080 page=it is saved",
        "lab link set phone both loss=1% delay=3ms",
        "lab link set pc1:eth0 rate=10Mbps",
        "router forward add tcp 8080 desk:8080",
        "router firewall off 1",
        "router reserve 02:00:00:00:99:02 192.168.0.21",
    ] {
        run(&mut lab, line, 1);
    }
    let plan = lab.plan_now();
    let text = hoplab::scenario::write(&plan);
    let again = load(&text, "home").unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:#?}"));
    assert_eq!(again, plan, "{text}");
    let mut saved = Lab::new(again, &LabOptions::default()).expect("it starts");
    saved.run_until(SimTime::from_secs(15));
    assert!(run(&mut saved, "pc3 curl http://example.com/", 5).contains("hello from web"));
    assert!(run(&mut saved, "pc1 curl http://desk:8080/", 5).contains("it is saved"));
    assert!(run(&mut saved, "web curl http://203.0.113.2:8080/", 5).contains("it is saved"), "the rule is there");
}

#[test]
fn what_a_line_changes_later_is_taken_back_too() {
    let mut lab = lab("home");
    let before = lab.plan_now();
    run(&mut lab, "pc1 sleep 2; sysctl -w net.ipv4.tcp_sack=0; sleep 4; sysctl -w net.ipv4.tcp_dsack=0", 1);
    assert_eq!((lab.plan_now(), lab.edits().count()), (before.clone(), 0));
    run(&mut lab, "pc2 sysctl -w net.ipv4.tcp_sack=0", 2);
    // Another line at the same box: what had changed by then was the first one's.
    run(&mut lab, "lab address pc1 10.7.7.7/24", 6);
    let lines: Vec<_> = lab.edits().map(|(_, line)| line.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines, ["pc1 sleep 2;", "lab address pc1", "pc1 sleep 2;", "pc2 sysctl -w"]);
    let after = lab.plan_now();
    run(&mut lab, "lab undo 4", 5);
    assert_eq!(lab.plan_now(), before);
    run(&mut lab, "lab redo 4", 1);
    assert_eq!(lab.plan_now(), after);
}

/// Two PCs of which the script and what is expected speak.
const SPOKEN_OF: &str = r#"(format: 1, title: "x", nodes: [Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24")],
    links: [Cable(ends: ("a", "b"))],
    script: [
        (at: "60s", run: "a ping -c 1 b"), (at: "61s", run: "b/pts1 ping -c 1 a"),
        (at: "62s", run: "lab link cut a:eth0"), (at: "63s", run: "lab link  mend b:eth0"),
    ],
    expect: [Prints(by: "70s", node: "a", text: "1 received"), Address(by: "70s", node: "b", within: "10.0.0.0/24")])"#;

#[test]
fn a_script_speaks_of_boxes_and_not_of_names() {
    let load = |text: &str| load(text, "x").unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    let plan = load(SPOKEN_OF);
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it starts");
    lab.run_until(SimTime::from_secs(1));
    let lines = |lab: &Lab| lab.plan_now().script.iter().map(|l| format!("{} {}", l.node, l.line)).collect::<Vec<_>>();
    run(&mut lab, "lab remove b", 0);
    assert_eq!(lines(&lab), ["a ping -c 1 b", "lab link cut a:eth0"], "nobody else is meant by what spoke of b");
    run(&mut lab, "lab rename a b", 0);
    assert_eq!(lines(&lab), ["b ping -c 1 b", "lab link cut b:eth0"]);
    assert_eq!(lab.plan_now().expectations.len(), 1);
    run(&mut lab, "lab add Pc a", 0);
    assert_eq!(lines(&lab).len(), 2, "a new one of that name is another box");
    run(&mut lab, "lab undo 3", 0);
    assert_eq!(lab.plan_now(), plan);
    run(&mut lab, "lab rename b desk", 0);
    assert_eq!(
        lines(&lab),
        ["a ping -c 1 b", "desk/pts1 ping -c 1 a", "lab link cut a:eth0", "lab link  mend desk:eth0",]
    );
    assert_eq!(load(&hoplab::scenario::write(&lab.plan_now())), lab.plan_now());
    run(&mut lab, "lab undo", 0);
    assert_eq!(lab.plan_now(), plan);
}

#[test]
fn a_box_that_could_not_be_connected_uses_up_no_number() {
    let mut lab = lab("home");
    let boxes = lab.view().nodes.len();
    for line in [
        "lab add Pc pc3 to pc1",
        "lab add Pc pc3 to router:lan1",
        "lab add Pc pc3 to router:lan99",
        "lab add Pc pc3 to nobody",
    ] {
        assert!(say(&mut lab, line).is_err(), "{line}");
        assert_eq!(lab.view().nodes.len(), boxes, "{line}");
    }
    assert_eq!((lab.plan_now(), lab.edits().count()), (plan("home"), 0));
    run(&mut lab, "lab add Pc pc3 to router", 5);
    assert!(run(&mut lab, "pc3 ping -c 1 router", 2).contains("1 received"));
}

/// A change that makes sense in the home lab, most of the time.
fn edits() -> impl Strategy<Value = Vec<String>> {
    let boxes = prop::sample::select(vec!["pc1", "pc2", "phone", "router", "web", "new1", "new2", "isp"]);
    let kinds = prop::sample::select(vec!["Pc", "Switch", "HomeRouter", "Router", "Phone", "Hub", "Server", "Isp"]);
    let line = prop_oneof![
        (kinds, boxes.clone()).prop_map(|(kind, name)| format!("lab add {kind} {name}")),
        boxes.clone().prop_map(|name| format!("lab remove {name}")),
        (boxes.clone(), boxes.clone()).prop_map(|(a, b)| format!("lab connect {a} {b} delay=2ms")),
        boxes.clone().prop_map(|name| format!("lab disconnect {name}")),
        (boxes.clone(), boxes.clone()).prop_map(|(a, b)| format!("lab move {a} {b}")),
        (boxes.clone(), boxes.clone()).prop_map(|(a, b)| format!("lab rename {a} {b}x")),
        boxes.clone().prop_map(|name| format!("lab address {name} 192.168.0.9/24 gateway 192.168.0.1")),
        boxes.clone().prop_map(|name| format!("lab address {name} dhcp")),
        boxes.clone().prop_map(|name| format!("lab service {name} add UdpEcho")),
        boxes.clone().prop_map(|name| format!("lab service {name} remove Http")),
        boxes.clone().prop_map(|name| format!("lab link cut {name}")),
        boxes.clone().prop_map(|name| format!("lab link set {name} both loss=1% delay=3ms")),
        (boxes, 0u16..9).prop_map(|(name, at)| format!("lab place {name} {at},{at}")),
        (1u16..9).prop_map(|n| format!("router forward add tcp {} 192.168.0.{n}:80", 8000 + n)),
        Just("router forward del 1".to_owned()),
        Just("router lan set 192.168.5.1/24".to_owned()),
        Just("router iptables -A FORWARD -p tcp --dport 25 -j DROP".to_owned()),
        Just("router reserve 02:00:00:00:99:07 192.168.0.77".to_owned()),
        Just("pc1 sysctl -w net.ipv4.tcp_sack=0".to_owned()),
        Just("pc2 ip addr add 10.9.0.1/24 dev eth0".to_owned()),
    ];
    prop::collection::vec(line, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn all_that_was_done_can_be_taken_back_and_done_again(lines in edits()) {
        let mut lab = Lab::new(plan("home"), &LabOptions { trace: false, ..LabOptions::default() }).expect("it starts");
        lab.run_until(SimTime::from_secs(8));
        let mut plans = vec![lab.plan_now()];
        for line in &lines {
            let edits = lab.edits().next().map(|(number, _)| number);
            let _ = say(&mut lab, line);
            if lab.edits().next().map(|(number, _)| number) != edits {
                plans.push(lab.plan_now());
            }
            // Time goes on meanwhile, and packets fly.
            lab.run_until(SimTime(lab.now().0 + 300_000_000));
            prop_assert_eq!(&lab.plan_now(), plans.last().expect("one"), "{} changed later", line);
        }
        // What comes out is a file that is read, unless boxes got in each other's way.
        let text = hoplab::scenario::write(&lab.plan_now());
        if let Ok(read) = load(&text, "home") {
            prop_assert_eq!(&hoplab::scenario::write(&read), &text);
        }
        for wanted in plans.iter().rev().skip(1) {
            let undone = lab.edits().next().map(|(_, line)| line.to_owned());
            say(&mut lab, "lab undo").expect("something was done");
            prop_assert_eq!(&lab.plan_now(), wanted, "undo of {:?}", undone);
            lab.run_until(SimTime(lab.now().0 + 100_000_000));
        }
        for wanted in plans.iter().skip(1) {
            say(&mut lab, "lab redo").expect("something was undone");
            prop_assert_eq!(&lab.plan_now(), wanted);
            lab.run_until(SimTime(lab.now().0 + 100_000_000));
        }
    }
}
