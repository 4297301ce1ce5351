//! Boxes without power, and lines for boxes that are typed at the lab.

#[path = "living/typed.rs"]
mod typed;

use hoplab::lab::{Command, Lab, LabError};
use hoplab::sim::SimTime;

use typed::{home, run};

fn lab_line(lab: &mut Lab, line: &str, secs: u64) -> Result<u32, LabError> {
    let done = lab.command(&Command::new("lab", line));
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
    done
}

fn is_off(lab: &Lab, name: &str) -> bool {
    lab.view().nodes.iter().any(|node| node.name == name && node.off)
}

#[test]
fn a_box_without_power_answers_nobody_and_comes_back() {
    let mut lab = home();
    let reached = |lab: &mut Lab| run(lab, "pc2", "ping -c 1 -W 1 192.168.0.100", 3).0.contains("1 received");
    assert!(reached(&mut lab));
    assert_eq!(lab_line(&mut lab, "power off pc1", 1), Ok(0));
    assert!(is_off(&lab, "pc1") && !reached(&mut lab));
    let refused = lab.command(&Command::new("pc1", "ping -c 1 pc2"));
    assert_eq!(refused, Err(LabError::PoweredOff { node: "pc1".into() }));
    assert_eq!(lab_line(&mut lab, "power on pc1", 10), Ok(0));
    assert!(!is_off(&lab, "pc1") && reached(&mut lab), "it asked for its address anew");
    assert_eq!(lab_line(&mut lab, "undo", 1), Ok(0));
    assert!(is_off(&lab, "pc1"));
    assert_eq!(lab_line(&mut lab, "restart pc1", 10), Ok(0));
    assert!(reached(&mut lab));
    assert!(matches!(lab_line(&mut lab, "power up pc1", 0), Err(LabError::BadArgument { .. })));
}

#[test]
fn two_boxes_on_one_cable_carry_again_when_both_have_power() {
    let mut lab = home();
    for line in ["power off router", "power off pc1", "power on router", "power on pc1"] {
        assert_eq!(lab_line(&mut lab, line, 1), Ok(0), "{line}");
    }
    lab.run_until(SimTime(lab.now().0 + 20_000_000_000));
    assert!(run(&mut lab, "pc1", "ping -c 1 -W 1 192.168.0.1", 3).0.contains("1 received"));
}

#[test]
fn a_line_that_begins_with_a_box_is_for_that_box() {
    let mut lab = home();
    lab_line(&mut lab, "pc1 ping -c 1 pc2", 3).expect("taken");
    let node = lab.node_named("pc1").expect("a box");
    let printed = lab.lines().iter().filter(|line| line.node == node).filter_map(|line| line.text());
    assert!(printed.into_iter().any(|text| text.contains("1 received")));
    assert!(matches!(lab_line(&mut lab, "pc9 ping pc1", 0), Err(LabError::UnknownLabCommand { .. })));
}

#[test]
fn what_has_no_power_comes_back_without_it_and_makes_no_cable_light() {
    let mut lab = home();
    let is_dark = |lab: &Lab| {
        let view = lab.view();
        let pc1 = view.nodes.iter().position(|node| node.name == "pc1").expect("pc1");
        view.links
            .iter()
            .any(|link| !link.removed && link.cut && link.ends.iter().any(|end| end.node.0 as usize == pc1))
    };
    assert_eq!(lab_line(&mut lab, "power off pc1", 1), Ok(0));
    assert!(is_dark(&lab));
    for line in ["remove pc1", "undo", "disconnect pc1:eth0", "undo"] {
        assert_eq!(lab_line(&mut lab, line, 1), Ok(0), "{line}");
    }
    assert!(is_off(&lab, "pc1"), "it had no power when it went");
    assert_eq!(lab_line(&mut lab, "power on pc1", 10), Ok(0));
    assert!(!is_dark(&lab));
    assert!(run(&mut lab, "pc2", "ping -c 1 -W 1 192.168.0.100", 3).0.contains("1 received"));
}
