//! Every action does something, or says why not: the table is walked, and each row's key is pressed in each of its places
//! until one of the situations there shows that it counts. And the mouse, which does nothing that keys do not.

use super::{choose, keys, model, settle};
use crate::app::action::ACTIONS;
use crate::app::input::{Input, Target};
use crate::app::keymap::Context;
use crate::app::overlay::Overlay;
use crate::app::{Effect, Model, Notice, Pane};
use crate::trace::FactId;

/// Situations in which keys are pressed, from the main screen.
const SITUATIONS: &[(Context, &[&str])] = &[
    (
        Context::Main,
        &["", "p Enter @2s", "@9s , , ,", "Tab", "Tab Tab Up Up Up", "Tab Tab Tab Up", "z", "g l", "V v 1 @1s", "r"],
    ),
    (Context::List, &[": Down", "b Down Down", "o \"zz\""]),
    (Context::Form, &["f a \"8\"", "f a Tab", "p", "p Down Down", "C Up", "C Up Up Up Right"]),
    (
        Context::Rules,
        &[
            "f a \"8080\" Tab Tab \"80\" Enter @3s",
            "f a \"8081\" Tab Tab \"80\" Enter @3s",
            "f Down Down",
            "f t @4s",
            "f Up Up",
        ],
    ),
    (
        Context::Router,
        &[
            "r",
            "r Right Enter Right",
            "r Left Left Left Left",
            "r PageDown PageDown",
            "r Left a Down Down Down Right Enter a Down Down Down Right Enter Home",
            "r Left",
            "r Left a Down Down Down Right Enter",
            "r Left a Down Down Down Right Enter Down",
            "r Left a Down Down Down Right Enter Down Down",
            "r Left Left Left",
        ],
    ),
    (Context::Help, &["? Down Down Down", "Tab Tab Up Up y", "?"]),
    (Context::Confirm, &["p Enter @9s q", "q Right"]),
    (
        Context::Console,
        &[
            "t 1 \"pi\"",
            "t 1 \"ping pc2\" Enter @1s",
            "t 1 <C-c> \"sleep 1000\" Enter @1s",
            "t 1 F3",
            "t 1 PageUp PageUp",
        ],
    ),
    (Context::Host, &["b \"web\" Enter I", "I Down Down", "p Enter @9s , , I"]),
    (
        Context::Anatomy,
        &[
            "b \"visitor\" Enter p Enter @9s i",
            "i ]",
            "i [",
            "p Enter @9s i",
            "i Home Right Right",
            "i Home Space",
            "i ]",
            "i Tab Right",
            "i Home Tab Down",
            "i [",
            // What is asked last are neighbours, in one frame each; before that there are packets that routers pass on.
            "{ i",
            "{ i",
            "{ i",
            "i ]",
        ],
    ),
    (
        Context::Connection,
        &[
            "p \"h\" Enter @30s e",
            "e Up Up",
            "e Tab",
            "e Home Down",
            "p \"h\" Enter @30s p \"h\" Enter @30s e",
            "p Enter @9s , , e",
            // Of several connections the list asks which; what lies below is the newest.
            "e Esc",
            "e Esc Up Up",
            "e Esc Tab",
            "e Esc Home Down",
            "p Enter @9s , , e Esc",
        ],
    ),
];

/// What can be seen of the model; time apart, which passes by itself.
fn seen(model: &Model) -> String {
    let settings = &model.settings;
    let look = (settings.lang, settings.theme, settings.ascii, settings.reduced_motion, settings.mouse);
    let time = (
        model.playback.mode,
        model.playback.quarters(),
        model.playback.past,
        model.playback.shown,
        model.playback.resting,
    );
    let done = model.stage.lab.journal().entries.len();
    format!(
        "{:?}",
        (
            &model.overlays,
            &model.packet,
            &model.selection,
            &model.focus,
            &model.notice,
            look,
            time,
            done,
            model.demo.is_some()
        )
    ) + &format!("{:?}", model.playback)
}

/// What no situation here shows, and what does.
const SHOWN_ELSEWHERE: &[(&str, &str)] = &[
    ("demo-stop", "tests/terminal.rs: a_demo_can_be_stopped"),
    ("connection-next", "tests/screens/connection.rs: a lab with two connections"),
    ("connection-prev", "the same, the other way round"),
];

#[test]
fn every_action_does_something_or_says_why_not() {
    let mut silent = Vec::new();
    for (context, situations) in SITUATIONS {
        let mut model = model();
        for row in ACTIONS.iter().filter(|row| row.contexts.contains(context)) {
            let Some(key) = row.keys.first() else { continue };
            let counts = situations.iter().any(|situation| {
                keys(&mut model, "Esc Esc Esc Esc Esc Esc");
                model.demo = None;
                keys(&mut model, situation);
                if model.context() != *context {
                    return false;
                }
                model.notice = None;
                let before = seen(&model);
                let effects = keys(&mut model, key);
                !effects.is_empty() || before != seen(&model)
            });
            if !counts && !SHOWN_ELSEWHERE.iter().any(|(id, _)| *id == row.id) {
                silent.push(format!("{} in {context:?}", row.id));
            }
        }
    }
    assert!(silent.is_empty(), "nothing happens: {silent:#?}");
}

#[test]
fn every_action_without_a_key_is_in_the_palette_and_does_something() {
    for row in ACTIONS.iter().filter(|row| row.keys.is_empty()) {
        let mut model = model();
        assert!(row.action.in_palette(), "{} can be reached", row.id);
        let before = seen(&model);
        keys(&mut model, ":");
        let Some(Overlay::List(list)) = model.overlays.last_mut() else { panic!("the palette") };
        let is_it = |item: &crate::app::list::Item| item.pick == crate::app::list::Pick::Action(row.action);
        list.at = list.items.iter().position(is_it).expect("it is listed");
        keys(&mut model, "Enter");
        assert_ne!(before, seen(&model), "{}", row.id);
    }
}

#[test]
fn letters_of_the_home_row_are_arrows_where_no_text_is_typed() {
    for (arrow, letter) in [("Down", "j"), ("Up", "k"), ("Left", "h"), ("Right", "l")] {
        for situation in ["", "Tab Tab Up Up Up", "r Right"] {
            let (mut a, mut b) = (model(), model());
            keys(&mut a, situation);
            keys(&mut b, situation);
            keys(&mut a, arrow);
            keys(&mut b, letter);
            assert_eq!(seen(&a), seen(&b), "{letter} after {situation:?}");
        }
        let mut model = model();
        keys(&mut model, &format!("b {letter}"));
        let Some(Overlay::List(list)) = model.overlays.last() else { panic!("boxes") };
        assert_eq!(list.filter.text(), letter);
    }
}

#[test]
fn a_shell_keeps_its_control_keys() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "t Enter \"ping pc2\" Home Right <C-k>");
    let Some(Overlay::Console(console)) = model.overlays.last() else { panic!("a shell") };
    assert_eq!(console.line.text(), "p", "no palette");
    assert_eq!(keys(&mut model, "<C-y>"), [], "no copy");
    keys(&mut model, "<C-u> \"sleep 100\" Enter <C-z>");
    settle(&mut model);
    let stopped = model.stage.lab.lines().iter().filter_map(|l| l.text()).any(|text| text.contains("Stopped"));
    assert!(stopped, "Ctrl-Z is the box's");
    keys(&mut model, "F2");
    assert!(matches!(model.overlays.last(), Some(Overlay::List(_))), "a function key is ours");
}

#[test]
fn what_is_chosen_is_copied_from_anywhere_but_a_shell() {
    for situation in ["", "b", "f a", "p Enter @9s i", "?"] {
        let mut model = model();
        keys(&mut model, situation);
        assert_eq!(keys(&mut model, "<C-y>"), [Effect::Copy], "{situation:?}");
    }
}

#[test]
fn the_mouse_chooses_opens_and_scrolls() {
    let mut model = model();
    let web = model.stage.lab.node_named("web").unwrap();
    model.update(Input::Press(Target::Node(web)));
    assert_eq!((model.selection.node, model.overlays.len()), (web, 0));
    model.update(Input::Press(Target::Node(web)));
    assert!(matches!(model.overlays.last(), Some(Overlay::List(_))), "the second press opens");
    model.update(Input::Press(Target::Row(1)));
    let Some(Overlay::List(list)) = model.overlays.last() else { panic!("the menu") };
    assert_eq!(list.at, 1);
    keys(&mut model, "Esc");
    model.update(Input::Press(Target::Event(FactId(3))));
    assert_eq!((model.focus.pane, model.selection.events.chosen), (Pane::Events, Some(FactId(3))));
    let zoom = model.selection.atlas.zoom;
    model.update(Input::Wheel { up: true, over: Target::Pane(Pane::Map) });
    assert!(model.selection.atlas.zoom != zoom && model.focus.pane == Pane::Map);
    model.update(Input::Wheel { up: false, over: Target::Pane(Pane::Events) });
    assert_eq!(model.focus.pane, Pane::Events);
    for target in [Target::Row(9), Target::Overlay, Target::Pane(Pane::Ladder)] {
        model.update(Input::Press(target));
        model.update(Input::Wheel { up: true, over: target });
    }
}

#[test]
fn a_terminal_with_wide_lines_gets_ascii_and_is_told() {
    let mut model = model();
    model.update(Input::WideGlyphs);
    assert!(model.settings.ascii);
    assert_eq!(model.notice, Some(Notice::WideGlyphs));
}
