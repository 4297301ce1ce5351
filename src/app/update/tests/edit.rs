//! The lab is changed by keys.

use super::{choose, commands, keys, model, settle};
use crate::app::keymap::Context;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::{Effect, Model};
use crate::lab::LabError;

fn there(model: &Model, name: &str) -> bool {
    model.stage.view.nodes.iter().any(|node| node.name == name && !node.removed)
}

#[test]
fn a_box_is_added_with_its_cable_and_taken_back() {
    let mut model = model();
    choose(&mut model, "router");
    keys(&mut model, "E a");
    assert_eq!(model.context(), Context::Form);
    keys(&mut model, "Enter");
    assert_eq!(commands(&model).last().map(String::as_str), Some("lab add Pc pc3 to router"));
    assert!(there(&model, "pc3") && model.overlays.is_empty());
    assert_eq!(model.stage.name(model.selection.node), "pc3", "the new box is chosen");
    settle(&mut model);
    let leased = model.stage.addresses().into_iter().any(|(name, addr)| name == "pc3" && addr.is_some());
    assert!(leased, "it asked for an address at once");
    keys(&mut model, "U");
    assert!(!there(&model, "pc3") && matches!(model.notice, Some(Notice::Undone { .. })), "{:?}", model.notice);
    assert!(model.stage.node(model.selection.node).is_some_and(|node| !node.removed));
    keys(&mut model, "<C-r>");
    assert!(there(&model, "pc3") && matches!(model.notice, Some(Notice::Redone { .. })), "{:?}", model.notice);
    keys(&mut model, "U U");
    assert_eq!(model.notice, Some(Notice::Refused(LabError::NothingToUndo)));
}

#[test]
fn the_kind_proposes_a_name_and_a_taken_name_is_refused_in_its_field() {
    let mut model = model();
    keys(&mut model, "E a Right Right Down \"web\" Enter");
    let Some(Overlay::Edit(edit)) = model.overlays.last() else { panic!("the form") };
    assert_eq!(edit.form.error_shown(1).map(crate::app::form::FieldError::id), Some("name-taken"));
    keys(&mut model, "2 Up Left Enter");
    assert!(there(&model, "web2"), "{:?}", commands(&model).last());
}

#[test]
fn a_box_is_renamed_removed_and_comes_back() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "E n \"laptop\" Enter");
    assert!(there(&model, "laptop") && !there(&model, "pc1"));
    keys(&mut model, "E x");
    assert!(!there(&model, "laptop"));
    assert!(!model.stage.hosts().any(|host| host.removed), "what is gone is offered nowhere");
    keys(&mut model, "U U");
    assert!(there(&model, "pc1"));
}

#[test]
fn the_other_end_of_a_cable_is_picked_on_the_map() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "E c");
    assert_eq!(model.context(), Context::Pick);
    keys(&mut model, "Enter");
    assert!(matches!(model.notice, Some(Notice::Refused(_))), "no cable from a box to itself");
    keys(&mut model, "k j Esc");
    assert!(model.overlays.is_empty());
    // Its only port is taken: the cable is pulled, then there is room.
    choose(&mut model, "pc1");
    keys(&mut model, "E d Enter");
    assert_eq!(commands(&model).last().map(String::as_str), Some("lab disconnect pc1:eth0"));
    keys(&mut model, "E c Up Enter");
    let Some(Overlay::Edit(edit)) = model.overlays.last() else { panic!("{:?}", model.notice) };
    assert!(edit.line().starts_with("connect pc1:eth0 router:lan"), "{}", edit.line());
    keys(&mut model, "Tab Tab \"10Mbps\" Enter");
    assert!(commands(&model).last().is_some_and(|line| line.ends_with("rate=10Mbps")), "{:?}", commands(&model).last());
}

#[test]
fn an_address_and_a_service_are_set_by_forms() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "E i Down Right Down <C-u> \"192.168.0.9\" Enter");
    let Some(Overlay::Edit(edit)) = model.overlays.last() else { panic!("a mistake keeps the form open") };
    assert!(!edit.form.is_valid());
    keys(&mut model, "\"/24\" Enter");
    let line = commands(&model).last().cloned().unwrap_or_default();
    assert!(line.starts_with("lab address pc1:eth0 192.168.0.9/24 gateway 192.168.0.1 dns"), "{line}");
    keys(&mut model, "E s Down Down \"port=8080 page=hi\" Enter");
    assert_eq!(commands(&model).last().map(String::as_str), Some("lab service pc1 add Http port=8080 page=hi"));
    settle(&mut model);
    let listens = |model: &Model| {
        let node = model.stage.view.nodes.iter().find(|node| node.name == "pc1");
        node.is_some_and(|node| node.sockets.iter().any(|s| s.local.port() == 8080))
    };
    assert!(listens(&model));
    keys(&mut model, "U");
    assert!(!listens(&model));
}

#[test]
fn a_page_of_the_router_and_the_lab_have_one_history() {
    let mut model = model();
    keys(&mut model, "f a \"8080\" Tab <C-u> \"pc1\" Tab \"80\" Enter Esc");
    settle(&mut model);
    let rules = |model: &Model| model.stage.surroundings("router").rules.len();
    assert_eq!(rules(&model), 1);
    choose(&mut model, "pc2");
    keys(&mut model, "E x U");
    assert!(there(&model, "pc2"));
    keys(&mut model, "U");
    assert_eq!(rules(&model), 0, "{:?}", commands(&model).last());
    assert!(model.stage.undo.is_empty());
    keys(&mut model, "<C-r>");
    assert_eq!(rules(&model), 1);
}

#[test]
fn what_a_page_did_by_several_lines_is_one_deed_both_ways() {
    let mut model = model();
    let lines = ["nat set udp=400", "nat set icmp=70"].map(str::to_owned).to_vec();
    let step = crate::app::router::Undo {
        router: "router".into(),
        changes: Vec::new(),
        done: lines.clone(),
        lines: vec!["nat set udp=300".into(), "nat set icmp=60".into()],
        edits: (0, 0),
    };
    crate::app::update::router::carry_out(&mut model, &lines, step);
    let times = |model: &Model| {
        let node = model.stage.view.nodes.iter().find(|node| node.name == "router");
        node.and_then(|node| node.nat.as_ref()).map(|nat| (nat.settings.timeouts.udp, nat.settings.timeouts.icmp))
    };
    for _ in 0..2 {
        assert_eq!(times(&model), Some((400, 70)));
        keys(&mut model, "U");
        assert_eq!(times(&model), Some((300, 60)), "{:?}", commands(&model));
        keys(&mut model, "<C-r>");
        assert_eq!(commands(&model).last().map(String::as_str), Some("lab redo 2"));
    }
}

#[test]
fn a_box_is_moved_by_a_cell() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "E Down");
    assert_eq!(commands(&model).last().map(String::as_str), Some("lab place pc1 1,4"));
    keys(&mut model, "U");
    assert_eq!(model.stage.node(model.selection.node).and_then(|node| node.position), Some((1, 3)));
}

#[test]
fn a_line_for_the_lab_is_typed_into_the_palette() {
    let mut model = model();
    keys(&mut model, ": \"add Switch sw\" Enter");
    assert!(there(&model, "sw"));
    keys(&mut model, ": \"connect sw router\" Enter");
    assert_eq!(commands(&model).last().map(String::as_str), Some("lab connect sw router"));
}

#[test]
fn what_the_lab_has_become_is_saved_as_a_scenario() {
    let mut model = model();
    keys(&mut model, ": \"add Pc pc3 to router\" Enter s Down Right");
    let effects = keys(&mut model, "Enter");
    let [Effect::SaveScenario { name, text, replace: false }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(name, "home-lab.ron");
    let plan = crate::scenario::load(text, "home").expect("check accepts it");
    assert!(plan.nodes.iter().any(|node| *node.name == *"pc3"));
    let (name, text) = (name.clone(), text.clone());
    model.ask_replace(name, text);
    assert!(matches!(&keys(&mut model, "y")[..], [Effect::SaveScenario { replace: true, .. }]));
}
