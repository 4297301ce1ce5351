//! The whole tour, as keys; and that no step is done by anything else than its deed.

use super::{keys, model, settle};
use crate::app::tour::Step;
use crate::app::{Effect, Model, Notice};

/// The tour after so many steps, on the settled home lab.
fn at(done: u8) -> Model {
    let mut model = model();
    model.guide.memory.tour = done;
    keys(&mut model, "g t");
    assert_eq!(step(&model), Step::ALL.get(usize::from(done)).copied());
    model
}

fn step(model: &Model) -> Option<Step> {
    model.guide.tour.as_ref().and_then(crate::app::tour::Tour::step)
}

fn page(model: &Model) -> &'static str {
    model.guide.tour.as_ref().map_or("none", |tour| tour.page(model))
}

/// Presses keys and lets the lab come to rest.
fn live(model: &mut Model, text: &str) {
    keys(model, text);
    settle(model);
}

const RULE: &str = "Esc f a \"8080\" Tab \"pc1\" Tab \"80\" Enter Esc";

#[test]
fn the_whole_tour_by_keys() {
    let mut model = at(0);
    assert_eq!(page(&model), "choose");
    keys(&mut model, "b \"pc1\" Enter");
    assert_eq!((page(&model), model.notice.clone()), ("ping", Some(Notice::TourStep { step: 1 })));
    live(&mut model, "p Enter");
    assert_eq!(page(&model), "layer");
    keys(&mut model, "p Enter . @5s . @5s");
    assert_eq!(page(&model), "why");
    keys(&mut model, "y");
    assert_eq!((step(&model), model.guide.memory.tour), (Some(Step::Forward), 3));
    keys(&mut model, "Esc Space");
    settle(&mut model);
    assert_eq!(page(&model), "knock");
    live(&mut model, "t \"visitor\" Enter \"curl router.wan:8080\" Enter");
    assert_eq!(page(&model), "rule");
    live(&mut model, RULE);
    assert_eq!(page(&model), "again");
    live(&mut model, "t \"visitor\" Enter Up Enter");
    assert_eq!(page(&model), "back");
    keys(&mut model, "Esc , ,");
    assert_eq!(page(&model), "return");
    keys(&mut model, "0");
    assert_eq!((page(&model), model.guide.memory.tour), ("over", 5));
    keys(&mut model, "Esc");
    assert!(model.guide.tour.is_none(), "it is put away");
}

#[test]
fn another_way_of_doing_it_is_as_good() {
    let mut model = at(0);
    keys(&mut model, "Down Up Left");
    assert_eq!(step(&model), Some(Step::Ping));
    live(&mut model, "t 1 \"ping -c 1 web\" Enter");
    assert_eq!(step(&model), Some(Step::Layer), "a ping of the shell");
    let mut model = at(3);
    live(&mut model, RULE);
    assert_eq!(page(&model), "again", "who has a rule already needs no refusal");
    live(&mut model, "f t");
    assert_eq!(step(&model), Some(Step::Back), "the form's own test is a call, too");
}

#[test]
fn no_step_is_done_by_something_else() {
    let other = [
        "p Enter",
        "b \"pc1\" Enter t 1 \"curl http://example.com/\" Enter",
        "p Enter . @5s . @5s Esc",
        "t 1 \"curl http://example.com/\" Enter",
        "Space Space 0",
    ];
    for (done, keys) in other.into_iter().enumerate() {
        let mut model = at(done as u8);
        live(&mut model, keys);
        assert_eq!(step(&model), Step::ALL.get(done).copied(), "{keys}");
    }
}

#[test]
fn it_is_left_out_left_and_gone_on_with() {
    let mut model = at(0);
    keys(&mut model, "g n g n");
    assert_eq!((step(&model), model.guide.memory.tour), (Some(Step::Layer), 2));
    keys(&mut model, "g t");
    assert_eq!((step(&model), model.notice.clone()), (None, Some(Notice::TourLeft)));
    keys(&mut model, "g n");
    assert_eq!(model.notice, Some(Notice::NoTour));
    keys(&mut model, "g t");
    assert_eq!(step(&model), Some(Step::Layer));
    assert!(keys(&mut model, "R").is_empty());
    assert_eq!(step(&model), Some(Step::Layer), "the lab began afresh, the tour goes on");
    keys(&mut model, "g n g n g n");
    assert_eq!(page(&model), "over");
    keys(&mut model, "g t g t");
    assert_eq!(step(&model), Some(Step::Choose), "from the beginning again");
}

#[test]
fn in_another_lab_it_opens_its_own_first() {
    let mut model = model();
    let plan = crate::scenario::load(include_str!("../../../../scenarios/two-pcs.ron"), "two-pcs").expect("sound");
    model.open(&plan, &crate::lab::LabOptions::default()).expect("opened");
    assert_eq!(keys(&mut model, "g t"), [Effect::LoadScenario { name: "home".into() }]);
    assert_eq!(step(&model), None, "not here");
    model.open(&super::home(), &crate::lab::LabOptions::default()).expect("opened");
    assert_eq!(step(&model), Some(Step::Choose));
    model.open(&plan, &crate::lab::LabOptions::default()).expect("opened");
    assert_eq!(step(&model), None, "and it stays there");
}

#[test]
fn what_lies_over_the_map_is_told_how_it_helps_or_how_to_leave_it() {
    let over = |model: &Model| model.guide.tour.as_ref().map_or("none", |tour| tour.over(model));
    for (done, text, wanted) in [
        (0, "b", "here"),
        (0, "Enter", "away"),
        (1, "p", "here"),
        (1, "f", "away"),
        (2, "p", "here"),
        (3, "y", "away"),
        (3, "t", "list"),
        (3, "t \"visitor\" Enter", "here"),
        (3, "t \"pc1\" Enter", "away"),
        (4, "p", "away"),
    ] {
        let mut model = at(done);
        keys(&mut model, text);
        assert_eq!(over(&model), wanted, "{done} {text}");
    }
    let mut model = at(3);
    live(&mut model, "t \"visitor\" Enter \"curl router.wan:8080\" Enter");
    keys(&mut model, "Esc f");
    assert_eq!((page(&model), over(&model)), ("rule", "rules"));
    keys(&mut model, "a");
    assert_eq!(over(&model), "here");
}
