//! Looking into boxes, causes, frames, and at what the lab is about.

use super::{choose, keys, model, settle};
use crate::app::keymap::Context;
use crate::app::overlay::Overlay;
use crate::app::stage::Catalogue;
use crate::app::{Model, Notice, Pane, Settings};
use crate::lab::{Command, LabOptions};
use crate::sim::SimTime;

#[test]
fn a_box_is_looked_into_while_time_runs() {
    let mut model = model();
    choose(&mut model, "web");
    keys(&mut model, "I");
    let at = |m: &Model| match m.overlays.last() {
        Some(Overlay::Host(host)) => (m.stage.name(host.node).to_owned(), host.at),
        other => panic!("{other:?}"),
    };
    assert_eq!(at(&model), ("web".into(), 0));
    keys(&mut model, "Down Down Down");
    let stops = model.stage.node(model.selection.node).map(|n| n.procs.len() + n.sockets.len()).unwrap();
    assert_eq!(at(&model).1, (stops - 1).min(3), "it ends at the last");
    keys(&mut model, "Home e");
    assert_eq!(model.notice, Some(Notice::NotAConnection), "a process is no connection");
    // Time goes on underneath, and the next box is the chosen one afterwards.
    let before = model.playback.shown;
    keys(&mut model, "N");
    settle(&mut model);
    assert!(model.playback.shown > before);
    keys(&mut model, "Right Left Left");
    let (name, _) = at(&model);
    keys(&mut model, "C Esc I");
    assert!(model.overlays.is_empty() && model.stage.name(model.selection.node) == name && name != "web");
}

#[test]
fn a_cause_is_a_jump_and_there_is_a_way_back() {
    let mut model = model();
    model.stage.lab.command(&Command::new("pc1", "ping -c 1 example.com")).expect("taken");
    model.run_to(SimTime::from_secs(8));
    keys(&mut model, "Tab Tab Up y");
    let Some(Overlay::Why(why)) = model.overlays.last().cloned() else { panic!("no chain") };
    assert!(why.links.len() > 20, "the chain of a packet that went far: {}", why.links.len());
    let (event, node) = (model.selection.events.chosen, model.selection.node);
    keys(&mut model, "Home PageDown Enter");
    let there = model.selection.events.chosen.expect("the event of the link");
    assert_eq!((model.overlays.len(), Some(&there)), (0, why.links.get(10)));
    let fact = model.stage.lab.trace().fact(there).cloned().expect("kept");
    assert_eq!(fact.node, Some(model.selection.node));
    let shown = |m: &Model| m.packet.story.as_ref().map(|s| s.frames.clone()).unwrap_or_default();
    assert!(fact.frame.is_none_or(|frame| shown(&model).contains(&frame)));
    keys(&mut model, "Y");
    assert_eq!((model.selection.events.chosen, model.selection.node), (event, node));
    assert!(matches!(model.overlays.last(), Some(Overlay::Why(again)) if again.at == 10 && again.links == why.links));
    keys(&mut model, "y Y");
    assert_eq!(model.notice, Some(Notice::NoReturn), "closed, and nothing is left to take back");
}

#[test]
fn a_frame_is_read_in_peace_and_a_value_leads_to_the_event_it_came_from() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "t Enter \"ping -c 1 pc2\" Enter Esc @3s i");
    assert_eq!((model.context(), model.next_tick()), (Context::Anatomy, None), "time stands");
    let shown = model.playback.shown;
    keys(&mut model, "@5s");
    assert_eq!(model.playback.shown, shown);
    let reading = |m: &Model| match m.overlays.last() {
        Some(Overlay::Anatomy(reading)) => reading.clone(),
        other => panic!("a frame, not {other:?}"),
    };
    // From the innermost header out to the Ethernet destination, found through ARP.
    keys(&mut model, "Home Right Right");
    let dissection_of = |r: &crate::app::Reading| r.anatomy.bytes().to_vec();
    let bytes = dissection_of(&reading(&model));
    let dissection = crate::wire::dissect(&bytes);
    let field = reading(&model).anatomy.chosen(&dissection).and_then(|(_, f)| f).map(|f| f.field.name);
    assert_eq!(field, Some("eth.dst"));
    assert!(!reading(&model).came.is_empty(), "every value came from somewhere");
    keys(&mut model, "Tab End");
    assert_eq!(reading(&model).anatomy.byte, bytes.len() - 1);
    // The steps of its way are the third stop of Tab; each leads on.
    keys(&mut model, "Home Tab Down Up");
    assert_eq!((reading(&model).step, reading(&model).anatomy.byte), (Some(0), 0));
    keys(&mut model, "Tab");
    assert_eq!((reading(&model).step, reading(&model).anatomy.half), (None, crate::app::anatomy::Half::Fields));
    keys(&mut model, "BackTab Enter");
    assert!(model.overlays.is_empty() && model.focus.pane == Pane::Events);
    let events = &model.selection.events;
    let trace = model.stage.lab.trace();
    let chosen = events.chosen.and_then(|id| trace.fact(id)).expect("the event is chosen");
    assert!(events.shows(chosen));
    drop(trace);
    keys(&mut model, "i");
    assert_eq!(model.context(), Context::Anatomy, "and from an event back to its frame");
    keys(&mut model, "] ] ] [ Esc");
    assert!(model.overlays.is_empty());
}

#[test]
fn without_a_frame_there_is_nothing_to_read() {
    let plan = crate::scenario::load(include_str!("../../../../scenarios/two-pcs.ron"), "two-pcs").unwrap();
    let mut model = Model::new(&plan, &LabOptions::default(), Settings::default(), Catalogue::default()).unwrap();
    keys(&mut model, "i");
    assert!(model.overlays.is_empty() && model.notice == Some(Notice::NoPacket));
}

#[test]
fn what_the_lab_is_about_is_read_and_its_hints_are_given_one_by_one() {
    let sockets = crate::scenario::find("sockets").expect("built in");
    let plan = crate::scenario::load(sockets.text, sockets.name).expect("sound");
    let mut model = Model::new(&plan, &LabOptions::default(), Settings::default(), Catalogue::default()).unwrap();
    let given = |model: &Model| match model.overlays.last() {
        Some(Overlay::About { hints, .. }) => Some(*hints),
        _ => None,
    };
    keys(&mut model, "u");
    assert_eq!(given(&model), Some(0));
    keys(&mut model, "Enter Enter Down PageUp");
    assert_eq!(given(&model), Some(2));
    keys(&mut model, "Enter Enter");
    assert!(model.overlays.is_empty(), "after the last hint it closes");
}
