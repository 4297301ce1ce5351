//! Hints that follow the state, and a task that is found done.

use super::{keys, model, settle};
use crate::app::hints::HINTS_MAX;
use crate::app::overlay::Overlay;
use crate::app::stage::{Catalogue, Entry};
use crate::app::{Effect, Model, Settings};
use crate::lab::{LabOptions, Text};

/// The home lab with somebody who is led.
fn led() -> Model {
    let mut model = model();
    (model.guide.leads, model.settings.hints) = (true, true);
    keys(&mut model, "L L");
    model
}

fn shown(model: &Model) -> Vec<&'static str> {
    model.guide.hints.shown.iter().map(|hint| hint.id).collect()
}

#[test]
fn hints_say_what_one_could_do_now_and_go_when_it_was_done() {
    let mut model = led();
    assert!(shown(&model).contains(&"send"), "{:?}", shown(&model));
    keys(&mut model, "p Enter @1s");
    assert!(!shown(&model).contains(&"send") && shown(&model).contains(&"layer"), "{:?}", shown(&model));
    settle(&mut model);
    keys(&mut model, ". , ");
    assert_eq!(shown(&model).first(), Some(&"past"), "what is most wanted stands first");
    keys(&mut model, "0");
    assert!(shown(&model).iter().all(|id| !["past", "layer", "back"].contains(id)), "used: {:?}", shown(&model));
    keys(&mut model, "d x 1");
    settle(&mut model);
    let lost = model.guide.hints.shown.iter().find(|hint| hint.id == "no-address");
    assert_eq!(lost.map(|hint| hint.node.as_str()), Some("pc1"));
    keys(&mut model, "d r 1 c 1 Tab");
    settle(&mut model);
    assert!(shown(&model).contains(&"cut") && shown(&model).len() <= HINTS_MAX, "{:?}", shown(&model));
    model.settings.hints = false;
    keys(&mut model, "L");
    assert!(shown(&model).is_empty(), "turned off");
}

#[test]
fn the_tour_has_no_hints_beside_it_and_a_picture_has_none() {
    let mut model = led();
    keys(&mut model, "g t");
    assert!(shown(&model).is_empty());
    let mut model = self::model();
    model.settings.hints = true;
    keys(&mut model, "L");
    assert!(shown(&model).is_empty(), "nobody is led");
}

#[test]
fn a_task_that_is_done_is_told_once_and_the_next_lesson_is_offered() {
    let file = crate::scenario::find("two-pcs").expect("built in");
    let plan = crate::scenario::load(file.text, file.name).expect("sound");
    let entry = |name: &str, lesson| Entry { name: name.into(), title: Text::default(), lesson };
    let scenarios = vec![entry("two-pcs", true), entry("vlans", false), entry("tabs", true)];
    let catalogue = Catalogue { scenarios, ..Catalogue::default() };
    let mut model = Model::new(&plan, &LabOptions::default(), Settings::default(), catalogue).expect("alive");
    model.guide.leads = true;
    model.playback.mode = crate::app::playback::Mode::Instant;
    settle(&mut model);
    assert!(!model.guide.lesson.done, "the script's own ping is not the learner's");
    keys(&mut model, "t \"pc2\" Enter \"ping -c 1 10.0.0.1\" Enter");
    settle(&mut model);
    assert!(model.guide.memory.has_done("two-pcs"));
    assert!(matches!(model.overlays.last(), Some(Overlay::Console(_))), "nobody is disturbed at the terminal");
    keys(&mut model, "Esc");
    assert!(matches!(model.overlays.as_slice(), [Overlay::Done]));
    assert_eq!(keys(&mut model, "Enter"), [Effect::LoadScenario { name: "tabs".into() }]);
    keys(&mut model, "L");
    assert!(model.overlays.is_empty(), "once is enough");
}

#[test]
fn nobody_is_told_to_ask_where_no_answer_can_come_from() {
    let mut model = led();
    keys(&mut model, "d x 1");
    settle(&mut model);
    assert!(shown(&model).contains(&"no-address"));
    keys(&mut model, "t \"lab\" Enter \"link cut pc1\" Enter Esc");
    assert!(!shown(&model).contains(&"no-address"), "its cable is cut: {:?}", shown(&model));
    keys(&mut model, "t \"lab\" Enter \"link mend pc1\" Enter Esc");
    assert!(shown(&model).contains(&"no-address"));
    keys(&mut model, "t \"lab\" Enter \"power off router\" Enter \"power off isp\" Enter Esc");
    assert!(!shown(&model).contains(&"no-address"), "nobody lends: {:?}", shown(&model));
}
