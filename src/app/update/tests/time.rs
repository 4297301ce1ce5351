//! Time: rest, pace, steps, the past, demos.

use core::time::Duration;

use super::{choose, commands, keys, model, settle};
use crate::app::input::Input;
use crate::app::playback::{Mode, Stop, Transport};
use crate::app::story::Fate;
use crate::app::{Model, Notice, TimedStep};
use crate::lab::{Command, Text};
use crate::sim::SimTime;

#[test]
fn the_lab_comes_to_rest_and_wants_no_tick() {
    let model = model();
    assert_eq!(model.next_tick(), None);
    assert!(model.playback.resting.is_some_and(|r| r.next.is_some()), "leases end some day");
    assert!(model.playback.shown < SimTime::from_secs(60), "but not today: {}", model.playback.shown);
    assert!(model.stage.dhcp_clients().all(|n| n.ifaces.iter().any(|i| !i.addrs.is_empty())));
}

#[test]
fn a_sent_packet_is_followed_to_its_end_at_a_pace_to_see() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "p Tab Tab <C-u> \"pc2\" Enter");
    assert_eq!(commands(&model), ["pc1 ping -c 1 pc2"]);
    assert!(model.packet.story.is_some(), "the first frame is told at once");
    assert!(model.packet.lags(), "and step by step");
    let mut watched = 0;
    while model.packet.story.as_ref().is_some_and(|s| !s.is_over()) || model.packet.lags() {
        model.update(Input::Tick(Duration::from_millis(30)));
        watched += 30;
        assert!(watched < 60_000, "{:?}", model.packet);
    }
    // Two wires of 600 ms and the ladders between.
    assert!(watched >= 1_200, "{watched}");
    settle(&mut model);
    let story = model.packet.story.as_ref().unwrap();
    assert_eq!(story.columns.last().map(|c| c.fate), Some(Fate::Delivered));
    assert_eq!(model.packet.told, story.len());
    let text = |l: &crate::lab::Line| l.text().is_some_and(|t| t.contains("1 received"));
    assert!(model.stage.lab.lines().iter().any(text), "the ping came back");
}

#[test]
fn instant_play_takes_few_ticks_and_paced_play_agrees_with_it() {
    let digest = |mode: Mode| {
        let mut model = model();
        model.playback.mode = mode;
        choose(&mut model, "pc1");
        keys(&mut model, "t Enter \"ping -c 2 web\" Enter");
        let mut ticks = 0;
        while model.next_tick().is_some() && ticks < 20_000 {
            model.update(Input::Tick(Duration::from_millis(33)));
            ticks += 1;
        }
        (ticks, model.stage.lab.digest())
    };
    let (instant, paced) = (digest(Mode::Instant), digest(Mode::Paced));
    assert!(instant.0 < 20 && paced.0 > 200, "{} and {}", instant.0, paced.0);
    assert_eq!(instant.1, paced.1, "how it is watched changes nothing");
}

#[test]
fn steps_go_by_layer_hop_and_event() {
    let mut model = model();
    keys(&mut model, "Space");
    choose(&mut model, "pc1");
    model.playback.transport = Transport::Paused;
    keys(&mut model, "t Enter \"ping -c 1 pc2\" Enter Esc");
    assert_eq!(model.packet.told, 0);
    keys(&mut model, ". @1s . @1s");
    assert_eq!((model.packet.told, model.playback.transport), (2, Transport::Paused));
    keys(&mut model, "> > .");
    let arrived = |m: &Model| m.packet.story.as_ref().map_or(0, |s| s.columns.len());
    assert!(arrived(&model) >= 2, "a hop ends in the next box");
    let events = model.stage.lab.events();
    keys(&mut model, "n @5s");
    assert!(model.stage.lab.events() <= events + 2);
    assert!(!matches!(model.playback.transport, Transport::Stepping(Stop::Hop)));
}

#[test]
fn looking_back_changes_nothing_and_resuming_catches_up() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "t Enter \"ping -c 1 pc2\" Enter Esc");
    settle(&mut model);
    let (events, now) = (model.stage.lab.events(), model.playback.shown);
    keys(&mut model, ", , ,");
    assert!(model.playback.past && model.playback.shown < now);
    assert_eq!(model.next_tick(), None, "the past stands");
    assert!(
        (0..9).any(|_| {
            keys(&mut model, ",");
            !model.playback.moving().is_empty()
        }),
        "flights are seen again"
    );
    keys(&mut model, "Space");
    for _ in 0..2_000 {
        model.update(Input::Tick(Duration::from_millis(33)));
    }
    assert!(!model.playback.past);
    assert!(model.stage.lab.events() >= events && model.playback.shown >= model.stage.lab.now());
    keys(&mut model, ",");
    keys(&mut model, "d r 1");
    assert!(!model.playback.past, "a command is given at the present");
}

#[test]
fn a_demo_speaks_acts_and_ends() {
    let mut model = model();
    let start = model.playback.shown;
    let step = |secs, command: Option<&str>, en: &str| TimedStep {
        at: start + Duration::from_secs(secs),
        command: command.map(|c| c.parse::<Command>().unwrap()),
        caption: Some(Text { ko: String::new(), en: en.into() }),
    };
    model.play_script(vec![step(1, None, "look"), step(3600, Some("pc1 dhcp renew"), "now")]);
    keys(&mut model, "@250ms @250ms");
    let caption = |m: &Model| m.demo.as_ref().and_then(|d| d.caption.as_ref()).map(|c| c.en.clone());
    assert_eq!(caption(&model).as_deref(), Some("look"));
    settle(&mut model);
    assert_eq!(commands(&model), ["pc1 dhcp renew"]);
    assert_eq!((model.demo.is_none(), model.notice.clone()), (true, Some(Notice::DemoEnded)));
}
