//! Sessions written as keys, on the home lab.

mod actions;
mod changes;
mod edit;
mod guide;
mod keys;
mod looks;
mod router;
mod shells;
mod start;
mod time;
mod tour;

use core::time::Duration;

use crate::app::input::{Input, parse_inputs};
use crate::app::playback::Mode;
use crate::app::stage::{Catalogue, Entry};
use crate::app::{Effect, Model, Settings};
use crate::lab::{LabOptions, Plan, Text};

fn home() -> Plan {
    crate::scenario::load(include_str!("../../../../scenarios/home.ron"), "home").expect("the home lab is sound")
}

/// The home lab after it has settled: leases are given, nothing is in the air.
fn model() -> Model {
    let entry = |name: &str| Entry { name: name.into(), title: Text::default(), lesson: name == "two-pcs" };
    let catalogue = Catalogue {
        scenarios: vec![entry("home"), entry("two-pcs")],
        demos: vec![entry("port-forward"), entry("dhcp-renew")],
        words: Vec::new(),
        ..Catalogue::default()
    };
    let mut model = Model::new(&home(), &LabOptions::default(), Settings::default(), catalogue).unwrap();
    model.playback.mode = Mode::Instant;
    settle(&mut model);
    model.playback.mode = Mode::Paced;
    model
}

fn settle(model: &mut Model) {
    for _ in 0..5_000 {
        if model.next_tick().is_none() {
            return;
        }
        model.update(Input::Tick(Duration::from_millis(33)));
    }
    panic!("never rests: {:?}", model.playback.shown);
}

fn keys(model: &mut Model, text: &str) -> Vec<Effect> {
    let inputs = parse_inputs(text).expect("readable keys");
    inputs.into_iter().flat_map(|input| model.update(input)).collect()
}

fn commands(model: &Model) -> Vec<String> {
    model.stage.lab.journal().entries.iter().map(|e| e.command.to_string()).collect()
}

fn choose(model: &mut Model, name: &str) {
    let id = model.stage.lab.node_named(name).unwrap();
    model.selection.choose(id);
}

/// Number of keys in a session text.
fn count(text: &str) -> usize {
    parse_inputs(text).unwrap().into_iter().filter(|i| matches!(i, Input::Key(_))).count()
}
