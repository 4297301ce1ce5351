//! Boxes come, go and share a lab: what `lab add`, `connect` and `remove` do and refuse, and what two interfaces of one
//! box must not share.

use hoplab::lab::{Command, Lab, LabError, LabOptions};
use hoplab::sim::SimTime;
use hoplab::trace::{DhcpFact, What};

fn lab(nodes: &str, links: &str) -> Lab {
    let text = format!(r#"(format: 1, title: "Test", nodes: [{nodes}], links: [{links}])"#);
    let plan = hoplab::scenario::load(&text, "test").unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    Lab::new(plan, &LabOptions::default()).expect("it can be switched on")
}

fn say(lab: &mut Lab, line: &str) -> Result<u32, LabError> {
    lab.command(&Command::new("lab", line))
}

/// Runs a line at a box for some seconds; the text it printed.
fn run(lab: &mut Lab, node: &str, line: &str, secs: u64) -> String {
    let seen = lab.lines().len();
    lab.command(&Command::new(node, line)).expect("taken");
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
    lab.lines().iter().skip(seen).filter_map(|line| line.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_removed_box_has_no_name_and_its_name_can_be_given_again() {
    let mut lab = lab(
        r#"Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24")"#,
        r#"Cable(ends: ("a", "b"))"#,
    );
    assert!(run(&mut lab, "a", "ping -c 1 b", 3).contains("1 received"));
    assert!(run(&mut lab, "a", "ping -c 1 b.eth0", 3).contains("1 received"));
    say(&mut lab, "remove b").expect("it is there");
    let text = run(&mut lab, "a", "ping -c 1 b", 3);
    assert!(text.contains("failure in name resolution") || text.contains("not known"), "{text}");
    assert!(matches!(say(&mut lab, "remove b"), Err(LabError::NoSuchNode { .. })));
    say(&mut lab, "add pc b").expect("a free name");
    say(&mut lab, "connect a b").expect("free ports");
    assert_eq!(lab.node_names().collect::<Vec<_>>(), ["a", "(b)", "b"]);
}

#[test]
fn a_box_is_not_plugged_into_itself() {
    let mut lab = lab(r#"Pc(name: "a")"#, "");
    say(&mut lab, "add switch sw").expect("a free name");
    assert!(matches!(say(&mut lab, "connect sw sw"), Err(LabError::BadArgument { .. })));
    assert!(matches!(say(&mut lab, "connect sw:p1 sw:p2"), Err(LabError::BadArgument { .. })));
    assert!(lab.view().links.is_empty());
}

#[test]
fn clients_of_two_interfaces_draw_by_themselves() {
    let mut lab = lab(
        r#"Router(name: "r", interfaces: [
            (name: "eth0", address: Dhcp), (name: "eth1", address: Dhcp)])"#,
        "",
    );
    lab.run_until(SimTime::from_secs(1));
    let xid = |what: &What| match what {
        What::Dhcp(fact) => match &**fact {
            DhcpFact::ClientSent { xid, .. } => Some(*xid),
            _ => None,
        },
        _ => None,
    };
    let xids: Vec<u32> = lab.trace().facts().filter_map(|fact| xid(&fact.what)).collect();
    assert!(xids.len() >= 2 && xids[0] != xids[1], "{xids:?}");
}

#[test]
fn port_zero_is_a_free_port() {
    let mut lab = lab(r#"Pc(name: "a", address: "10.0.0.1/24")"#, "");
    let text = ["iperf -s -p 0 &", "iperf -s -u -p 0 &"].map(|line| run(&mut lab, "a", line, 1));
    let view = lab.view();
    let ports: Vec<u16> = view.nodes[0].sockets.iter().map(|socket| socket.local.port()).collect();
    assert!(ports.len() == 2 && ports.iter().all(|port| (32_768..=60_999).contains(port)), "{ports:?} {text:?}");
}
