//! What changes the network: rules, leases, lines.

use super::{choose, commands, keys, model, settle};
use crate::app::Model;
use crate::app::form::FieldError;
use crate::app::keymap::Context;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;

#[test]
fn a_rule_is_added_switched_edited_and_deleted_from_the_form() {
    let mut model = model();
    keys(&mut model, "f");
    assert_eq!(model.context(), Context::Rules);
    keys(&mut model, "a \"80800\" Enter");
    let Some(Overlay::Forwards(form)) = model.overlays.last() else { panic!("the form") };
    let editor = form.editor.as_ref().expect("a mistake keeps the editor open");
    assert_eq!(editor.form.error_shown(0).map(FieldError::id), Some("not-a-port"));
    keys(&mut model, "Backspace Tab <C-u> \"pc1\" Tab \"80\" Enter");
    assert_eq!(commands(&model).last().unwrap(), "router forward add tcp 8080 pc1:80");
    let rule = |model: &Model| model.stage.surroundings("router").rules.first().cloned();
    settle(&mut model);
    assert!(rule(&model).is_some_and(|r| r.enabled && r.spec.first_port == 8080));
    keys(&mut model, "Space");
    settle(&mut model);
    assert!(rule(&model).is_some_and(|r| !r.enabled));
    keys(&mut model, "e Backspace \"1\" Enter");
    settle(&mut model);
    assert!(rule(&model).is_some_and(|r| r.spec.first_port == 8081), "{:?}", commands(&model));
    let was = rule(&model);
    keys(&mut model, "x");
    assert_eq!(rule(&model), None);
    keys(&mut model, "u");
    let spec = |rule: Option<crate::proto::nat::RuleRow>| rule.map(|r| (r.id, r.spec, r.enabled, r.comment));
    assert_eq!(spec(rule(&model)), spec(was), "it is back under its number");
    keys(&mut model, "d \"pc2\" Enter h u u u u");
    let around = model.stage.surroundings("router");
    assert_eq!((around.dmz, around.hairpin, around.rules.first().map(|r| r.spec.first_port)), (None, true, Some(8080)));
    keys(&mut model, "u u");
    assert_eq!(rule(&model), None, "every change was taken back");
    keys(&mut model, "t");
    assert_eq!(model.notice, Some(Notice::NoRule));
    keys(&mut model, "u");
    assert_eq!(model.notice, Some(Notice::NothingToUndo));
    assert_eq!(keys(&mut model, "Esc Esc Esc"), [], "Esc never quits");
}

/// The whole way of a learner: a rule to a port nobody listens on, the test that says so, the mend by one key.
#[test]
fn a_rule_is_tested_from_outside_and_mended_by_a_key() {
    let mut model = model();
    keys(&mut model, "f a \"8080\" Tab <C-u> \"pc1\" Tab \"81\" Tab Tab \"192.0.2.0/24\" Tab \"my game\" Enter");
    let added = "router forward add tcp 8080 pc1:81 from 192.0.2.0/24 comment \"my game\"";
    assert_eq!(commands(&model).last().map(String::as_str), Some(added));
    settle(&mut model);
    let rule = model.stage.surroundings("router").rules.first().cloned().expect("a rule");
    assert_eq!((rule.comment.as_str(), rule.owner.is_some()), ("my game", true));
    keys(&mut model, "t");
    settle(&mut model);
    let works = |model: &Model| model.stage.rule_test("router", &rule).and_then(crate::lab::OutsideTest::works);
    assert_eq!(works(&model), Some(false));
    keys(&mut model, "m");
    assert_eq!(commands(&model).last().map(String::as_str), Some("router forward test 1 from visitor"));
    settle(&mut model);
    assert_eq!(works(&model), Some(true));
    keys(&mut model, "d \"pc2\" Enter h");
    settle(&mut model);
    let around = model.stage.surroundings("router");
    assert!(around.dmz.is_some() && !around.hairpin);
    keys(&mut model, "d <C-u> Enter i");
    assert_eq!(model.stage.surroundings("router").dmz, None);
}

#[test]
fn leases_are_renewed_where_the_cursor_is_or_where_the_list_says() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "d x");
    assert_eq!(commands(&model), ["pc1 dhcp release"]);
    settle(&mut model);
    choose(&mut model, "router");
    keys(&mut model, "d r \"phone\" Enter");
    assert_eq!(commands(&model).last().unwrap(), "phone dhcp renew");
}

#[test]
fn links_are_cut_and_mended() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "c 1");
    assert_eq!(commands(&model), ["lab link cut pc1:eth0"]);
    assert!(model.stage.view.links.iter().any(|l| l.cut));
    keys(&mut model, "c 1");
    assert_eq!(commands(&model).last().unwrap(), "lab link mend pc1:eth0");
}

#[test]
fn a_line_gets_its_trouble_from_a_form() {
    let mut model = model();
    choose(&mut model, "pc1");
    // The direction that leaves pc1; the keyboard is on the loss.
    keys(&mut model, "C \"5%\" Down Down Down \"20ms\" Enter");
    assert_eq!(commands(&model), ["lab link set pc1:eth0 loss=5% delay=20ms"]);
    let faults =
        |m: &Model| m.stage.view.links.iter().find(|l| l.names.contains(&"pc1:eth0".into())).unwrap().faults.clone();
    assert_eq!(faults(&model).iter().filter(|f| f.loss_ppm == 50_000).count(), 1, "one direction");
    keys(&mut model, "C \"5\" Enter");
    let Some(Overlay::Link(form)) = model.overlays.last() else { panic!("still open") };
    assert!(matches!(form.form.error_shown(3), Some(FieldError::BadSetting { .. })));
    keys(&mut model, "BackSpace BackSpace Up Right Up Right Enter");
    assert_eq!(commands(&model).len(), 1, "another direction shows what is set there: nothing was changed");
    keys(&mut model, "C Up Right Enter");
    assert_eq!(commands(&model).last().unwrap(), "lab link cut pc1:eth0 out");
    keys(&mut model, ": \"line trouble\" Esc Esc Esc");
    assert!(model.overlays.is_empty());
}

#[test]
fn a_box_is_switched_off_and_on_by_its_key() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "P");
    assert_eq!(commands(&model), ["lab power off pc1"]);
    assert!(model.stage.view.nodes.iter().any(|node| node.off && node.name == "pc1"));
    keys(&mut model, "P t \"lab\" Enter \"pc1 ping -c 1 pc2\" Enter");
    assert_eq!(commands(&model)[1..], ["lab power on pc1", "lab pc1 ping -c 1 pc2"]);
}
