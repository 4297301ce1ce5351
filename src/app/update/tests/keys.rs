//! Keys: what is near, what is asked first, where arrows lead.

use core::time::Duration;

use super::{choose, commands, count, keys, model};
use crate::app::action::ACTIONS;
use crate::app::input::{Input, Key};
use crate::app::list::Purpose;
use crate::app::overlay::{Overlay, Question};
use crate::app::selection::Tab;
use crate::app::{Action, Effect, Model, Notice, Pane};

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
    keys(&mut model, "J");
    assert_eq!(model.notice, Some(Notice::NoSuchKey { keys: "J".into() }));
    keys(&mut model, "Esc Esc Enter");
    assert!(matches!(model.overlays.last(), Some(Overlay::List(_))));
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
fn in_a_box_menu_the_keys_beside_the_rows_work() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "Enter I");
    assert!(matches!(model.overlays.as_slice(), [Overlay::Host(_)]));
    keys(&mut model, "Esc Enter d");
    let Some(Overlay::List(list)) = model.overlays.last() else { panic!("the menu") };
    assert_eq!(list.shown.len(), 2, "renew and release");
    keys(&mut model, "r");
    assert!(model.overlays.is_empty() && commands(&model).last().is_some_and(|last| last.contains("dhcp renew")));
    keys(&mut model, "Enter z");
    assert!(matches!(model.overlays.last(), Some(Overlay::List(list)) if list.shown.len() == list.items.len()));
}

#[test]
fn where_nothing_is_seen_keys_only_leave() {
    let mut model = model();
    model.update(Input::Resize { cols: 79, rows: 24 });
    keys(&mut model, "p Enter E x d x 1");
    assert!(commands(&model).is_empty() && model.overlays.is_empty() && model.focus.pending.is_empty());
    model.update(Input::Resize { cols: 80, rows: 24 });
    keys(&mut model, "p Enter");
    assert_eq!(commands(&model).len(), 1);
    model.update(Input::Resize { cols: 80, rows: 23 });
    assert_eq!(keys(&mut model, "q"), [Effect::Quit], "a question could not be read");
}

#[test]
fn what_was_saved_as_a_scenario_is_not_asked_about() {
    let mut model = model();
    keys(&mut model, "E a Enter");
    assert!(model.stage.is_unsaved());
    keys(&mut model, "s Down Right Enter");
    assert!(!model.stage.is_unsaved());
    model.not_saved("home-lab.ron".into(), "no room".into());
    assert!(model.stage.is_unsaved(), "it could not be written");
    keys(&mut model, "q");
    assert!(matches!(model.overlays.last(), Some(Overlay::Confirm(_))));
}
