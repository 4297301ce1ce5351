//! Sessions written as keys, on the home lab.

use core::time::Duration;

use crate::app::action::ACTIONS;
use crate::app::form::FieldError;
use crate::app::input::{Input, Key, parse_inputs};
use crate::app::keymap::Context;
use crate::app::list::Purpose;
use crate::app::overlay::{Overlay, Question};
use crate::app::playback::{Mode, Stop, Transport};
use crate::app::selection::Tab;
use crate::app::stage::{Catalogue, Entry};
use crate::app::story::Fate;
use crate::app::{Action, Effect, Model, Notice, Pane, Settings, TimedStep};
use crate::lab::{Command, LabOptions, Plan, Text};
use crate::sim::SimTime;

fn home() -> Plan {
    crate::scenario::load(include_str!("../../../scenarios/home.ron"), "home").expect("the home lab is sound")
}

/// The home lab after it has settled: leases are given, nothing is in the air.
fn model() -> Model {
    let entry = |name: &str| Entry { name: name.into(), title: Text::default() };
    let catalogue = Catalogue {
        scenarios: vec![entry("home"), entry("two-pcs")],
        demos: vec![entry("port-forward"), entry("dhcp-renew")],
        words: Vec::new(),
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

#[test]
fn the_lab_comes_to_rest_and_wants_no_tick() {
    let model = model();
    assert_eq!(model.next_tick(), None);
    assert!(model.playback.resting.is_some_and(|r| r.next.is_some()), "leases end some day");
    assert!(model.playback.shown < SimTime::from_secs(60), "but not today: {}", model.playback.shown);
    assert!(model.stage.dhcp_clients().all(|n| n.ifaces.iter().any(|i| !i.addrs.is_empty())));
}

#[test]
fn what_must_be_near_is_at_most_five_keys_away() {
    let sessions: [(&str, &str); 9] = [
        ("f a", "a new rule"),
        ("d r 2", "a lease is renewed"),
        ("d x 2", "a lease is released"),
        ("p Enter", "a packet is sent"),
        ("w", "a packet is followed"),
        ("o 2", "another scenario"),
        ("v 1", "a demo"),
        ("s Enter", "the journal is saved"),
        ("?", "help"),
    ];
    for (session, what) in sessions {
        let mut model = model();
        let before = model.stage.lab.journal().entries.len();
        let effects = keys(&mut model, session);
        assert!(count(session) <= 5, "{what}");
        let changed = model.stage.lab.journal().entries.len() > before;
        let done = !effects.is_empty() || changed || !model.overlays.is_empty() || model.packet.story.is_some();
        assert!(done, "{what}: {session}");
    }
    let mut model = model();
    let hosts: Vec<String> = model.stage.hosts().map(|n| n.name.clone()).collect();
    for (index, host) in hosts.iter().enumerate() {
        keys(&mut model, &format!("t {}", index + 1));
        let Some(Overlay::Console(console)) = model.overlays.last() else { panic!("a shell at {host}") };
        assert_eq!(model.stage.name(console.node), host);
        keys(&mut model, "Esc");
    }
    assert_eq!(keys(&mut model, "q"), [Effect::Quit]);
    assert_eq!(model.settings.lang, "en");
    keys(&mut model, "L");
    assert_eq!(model.settings.lang, "ko");
}

#[test]
fn everything_is_in_reach_of_arrows_enter_and_function_keys() {
    let model = model();
    for row in ACTIONS.iter().filter(|row| row.action.in_palette()) {
        let mut model = self::model();
        keys(&mut model, "F2");
        let chosen = |m: &Model| match m.overlays.last() {
            Some(Overlay::List(l)) => l.chosen().map(|i| i.name.clone()),
            _ => None,
        };
        for _ in 0..ACTIONS.len() {
            if chosen(&model).as_deref() != Some(row.id) {
                keys(&mut model, "Down");
            }
        }
        assert_eq!(chosen(&model).as_deref(), Some(row.id));
        keys(&mut model, "Enter");
        let palette = |o: &Overlay| matches!(o, Overlay::List(l) if l.purpose == Purpose::Palette);
        assert!(!model.overlays.iter().any(palette), "{} was carried out", row.id);
    }
    let plain = |key: &str| !key.chars().all(|c| c.is_ascii_lowercase()) || key.len() > 1;
    let moves = [Action::Up, Action::Down, Action::Activate, Action::Cancel, Action::Palette, Action::Help];
    for action in moves {
        for context in action.row().contexts {
            assert!(model.settings.keymap.keys_of(*context, action).iter().any(|k| plain(&k[0].to_string())));
        }
    }
}

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
    assert!(rule(&model).is_some_and(|r| r.on && r.outside == (8080..=8080)));
    keys(&mut model, "Space");
    settle(&mut model);
    assert!(rule(&model).is_some_and(|r| !r.on));
    keys(&mut model, "e Backspace \"1\" Enter");
    settle(&mut model);
    assert!(rule(&model).is_some_and(|r| r.outside == (8081..=8081)), "{:?}", commands(&model));
    keys(&mut model, "x Enter");
    assert!(rule(&model).is_some(), "the harmless answer is first");
    keys(&mut model, "x y");
    settle(&mut model);
    assert_eq!(rule(&model), None);
    assert_eq!(keys(&mut model, "Esc Esc Esc"), [], "Esc never quits");
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
fn hangul_keys_are_commands_and_text_stays_text() {
    let mut model = model();
    keys(&mut model, "ㄹ");
    assert!(matches!(model.overlays.last(), Some(Overlay::Forwards(_))) && model.focus.hangul);
    keys(&mut model, "Esc ㅇ ㄱ");
    assert!(matches!(model.overlays.last(), Some(Overlay::List(l)) if l.purpose == Purpose::RenewAt), "ㅇㄱ is d r");
    keys(&mut model, "링");
    let Some(Overlay::List(list)) = model.overlays.last() else { panic!("the list") };
    assert_eq!(list.filter.text(), "링");
}

#[test]
fn what_would_be_lost_is_asked_for_first() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "d r");
    assert_eq!(keys(&mut model, "q"), []);
    assert!(matches!(model.overlays.last(), Some(Overlay::Confirm(c)) if c.question == Question::Quit));
    assert_eq!(keys(&mut model, "Enter"), [], "the cursor is on no");
    let effects = keys(&mut model, "q Right Enter Enter");
    assert!(matches!(&effects[..], [Effect::SaveJournal { name, text }, Effect::Quit]
        if name == "home.journal.ron" && text.contains("dhcp renew")));
    assert_eq!(keys(&mut model, "q"), [Effect::Quit], "nothing is lost now");
    keys(&mut model, "d r");
    let opened = keys(&mut model, "o 2 y");
    assert_eq!(opened, [Effect::LoadScenario { name: "two-pcs".into() }]);
}

#[test]
fn a_shell_runs_lines_remembers_and_completes() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "t Enter \"pi\" Tab \"-c 1 router.la\" Tab Enter");
    assert_eq!(commands(&model), ["pc1/pts0 ping -c 1 router.lan"]);
    settle(&mut model);
    keys(&mut model, "Up");
    let Some(Overlay::Console(console)) = model.overlays.last() else { panic!("a shell") };
    assert_eq!(console.line.text(), "ping -c 1 router.lan");
    keys(&mut model, "<C-u> \"sleep 100\" Enter <C-c>");
    assert_eq!(commands(&model)[1..], ["pc1/pts0 sleep 100", "pc1/pts0 ^C"]);
    keys(&mut model, "Esc t Enter Up");
    assert!(matches!(model.overlays.last(), Some(Overlay::Console(c)) if c.line.text() == "sleep 100"));
}

#[test]
fn the_end_of_a_job_is_told_to_who_looks_elsewhere() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "t Enter \"sleep 1 &\" Enter Esc");
    settle(&mut model);
    assert_eq!(model.notice, Some(Notice::JobDone { node: "pc1".into(), job: 1, code: 0 }));
    keys(&mut model, "t Enter \"sleep 1 &\" Enter");
    settle(&mut model);
    assert!(!matches!(model.notice, Some(Notice::JobDone { .. })), "the terminal itself says so");
    let lines = model.stage.lab.lines();
    assert!(lines.last().and_then(|l| l.text()).is_some_and(|text| text.starts_with("[1]+  Done")));
}

#[test]
fn a_box_has_several_terminals_and_leaving_one_closes_it() {
    let mut model = model();
    choose(&mut model, "pc1");
    let tty = |model: &Model| match model.overlays.last() {
        Some(Overlay::Console(console)) => Some(console.tty),
        _ => None,
    };
    keys(&mut model, "t Enter \"sleep 100\" Enter F3 \"httpd -p 81 &\" Enter");
    assert_eq!(tty(&model), Some(1));
    keys(&mut model, "F4");
    assert_eq!(tty(&model), Some(0));
    keys(&mut model, "F4 <C-d>");
    assert_eq!(tty(&model), None, "the shell has left");
    keys(&mut model, "t Enter F8");
    let wanted = ["pc1/pts0 sleep 100", "pc1/pts1 httpd -p 81 &", "pc1/pts1 ^D", "lab close pc1/pts0"];
    assert_eq!(commands(&model), wanted);
    let pc1 = model.stage.lab.node_named("pc1").and_then(|id| model.stage.node(id)).unwrap();
    assert!(pc1.terminals.is_empty() && pc1.procs.iter().all(|p| p.tty.is_none()), "all have heard SIGHUP");
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
    keys(&mut model, "l \"5%\" Down Down Down \"20ms\" Enter");
    assert_eq!(commands(&model), ["lab link set pc1:eth0 loss=5% delay=20ms"]);
    let faults =
        |m: &Model| m.stage.view.links.iter().find(|l| l.names.contains(&"pc1:eth0".into())).unwrap().faults.clone();
    assert_eq!(faults(&model).iter().filter(|f| f.loss_ppm == 50_000).count(), 1, "one direction");
    keys(&mut model, "l \"5\" Enter");
    let Some(Overlay::Link(form)) = model.overlays.last() else { panic!("still open") };
    assert!(matches!(form.form.error_shown(3), Some(FieldError::BadSetting { .. })));
    keys(&mut model, "BackSpace BackSpace Up Right Up Right Enter");
    assert_eq!(commands(&model).len(), 1, "another direction shows what is set there: nothing was changed");
    keys(&mut model, "l Up Right Enter");
    assert_eq!(commands(&model).last().unwrap(), "lab link cut pc1:eth0 out");
    keys(&mut model, ": \"line trouble\" Esc Esc Esc");
    assert!(model.overlays.is_empty());
}

#[test]
fn a_box_is_looked_into_while_time_runs() {
    let mut model = model();
    choose(&mut model, "web");
    keys(&mut model, "h");
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
    keys(&mut model, "l Esc h");
    assert!(model.overlays.is_empty() && model.stage.name(model.selection.node) == name && name != "web");
}

#[test]
fn the_lab_has_a_terminal_of_its_own() {
    let mut model = model();
    let before = model.selection.node;
    keys(&mut model, "t \"lab\" Enter \"li\" Tab \"se\" Tab \"pc1:\" Tab \"lo\" Tab BackSpace \"5%\" Enter");
    assert_eq!(commands(&model), ["lab link set pc1:eth0 loss=5%"]);
    keys(&mut model, "\"link show pc1\" Enter");
    let shown = model.stage.lab.lines().iter().filter_map(|line| line.text()).any(|text| text.contains("loss=5%"));
    assert!(shown && model.selection.node == before);
    keys(&mut model, "Up Up Enter F3 \"link cut nowhere\" Enter");
    assert!(matches!(model.notice, Some(Notice::Refused(_))) && commands(&model).len() == 4);
    keys(&mut model, "<C-d>");
    assert!(model.overlays.is_empty());
}

#[test]
fn panes_tabs_and_arrows_walk() {
    let mut model = model();
    let name = |m: &Model| m.stage.name(m.selection.node).to_owned();
    assert_eq!(name(&model), "router");
    keys(&mut model, "Down");
    assert_eq!(name(&model), "pc2");
    keys(&mut model, "Left");
    assert_eq!(name(&model), "pc1");
    keys(&mut model, "Tab Right");
    assert_eq!((model.focus.pane, model.selection.tab), (Pane::Inspector, Tab::Arp));
    keys(&mut model, "Tab Up Up y");
    assert!(model.selection.events.chosen.is_some() && matches!(model.overlays.last(), Some(Overlay::Why(_))));
    keys(&mut model, "Esc Enter");
    assert!(model.packet.story.is_some() || model.notice == Some(Notice::NoPacket));
    keys(&mut model, "z");
    assert_eq!(model.notice, Some(Notice::NoSuchKey { keys: "z".into() }));
    keys(&mut model, "Esc Esc Enter");
    assert!(matches!(model.overlays.last(), Some(Overlay::List(_))));
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

#[test]
fn any_keys_at_all_do_no_harm() {
    use proptest::prelude::*;
    let words = [
        "Enter",
        "Esc",
        "Tab",
        "Up",
        "Down",
        "Left",
        "Right",
        "Backspace",
        "PageUp",
        "Home",
        "F2",
        "F4",
        "<C-k>",
        "<C-c>",
    ];
    let typed = "abcdefghijklmnopqrstuvwxyz0123456789LRSTWNVGMA.,:/?!+-[]{}>한ㅂ값 ";
    let word = proptest::sample::select(words.to_vec()).prop_map(|w| w.parse::<Key>().unwrap());
    let one = proptest::sample::select(typed.chars().collect::<Vec<_>>()).prop_map(Key::char);
    let session = proptest::collection::vec(prop_oneof![word, one], 1..60);
    proptest!(ProptestConfig::with_cases(24), |(session in session)| {
        let mut model = model();
        for (index, key) in session.into_iter().enumerate() {
            model.update(Input::Key(key));
            if index % 3 == 0 {
                model.update(Input::Tick(Duration::from_millis(100)));
            }
        }
    });
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
    let plan = crate::scenario::load(include_str!("../../../scenarios/two-pcs.ron"), "two-pcs").unwrap();
    let mut model = Model::new(&plan, &LabOptions::default(), Settings::default(), Catalogue::default()).unwrap();
    keys(&mut model, "i");
    assert!(model.overlays.is_empty() && model.notice == Some(Notice::NoPacket));
}
