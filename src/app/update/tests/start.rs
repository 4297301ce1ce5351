//! The start card, as keys.

use core::time::Duration;

use super::{commands, keys, model};
use crate::app::overlay::{Overlay, Question};
use crate::app::start::Section;
use crate::app::{Context, Effect, Input, Model};
use crate::lab::{Journal, Text};

/// The home lab below the start card.
fn greeted() -> Model {
    let mut model = model();
    model.greet();
    model
}

fn load(name: &str) -> Vec<Effect> {
    vec![Effect::LoadScenario { name: name.into() }]
}

#[test]
fn time_stands_behind_the_card_and_esc_leads_into_the_lab() {
    let mut model = greeted();
    model.playback.resume();
    assert_eq!(model.next_tick(), None, "nobody wakes");
    let before = model.playback.shown;
    model.update(Input::Tick(Duration::from_secs(9)));
    assert_eq!(model.playback.shown, before);
    keys(&mut model, "Esc");
    assert!(model.overlays.is_empty() && model.next_tick().is_some());
    keys(&mut model, "g s");
    assert!(matches!(model.overlays.as_slice(), [Overlay::Start(_)]), "it comes back");
}

#[test]
fn digits_arrows_and_words_choose() {
    assert_eq!(keys(&mut greeted(), "2 3"), load("two-pcs"), "lessons, and the first of them");
    assert_eq!(keys(&mut greeted(), "Down Enter Down Enter"), load("two-pcs"));
    assert_eq!(keys(&mut greeted(), "3 4"), load("home"), "labs");
    assert_eq!(keys(&mut greeted(), "4 5"), [Effect::LoadDemo { name: "port-forward".into() }]);
    assert_eq!(keys(&mut greeted(), "/ \"pcs\" Enter"), load("two-pcs"));
    assert_eq!(keys(&mut greeted(), "5 \"my lab.ron\" Enter"), load("my lab.ron"));
    assert_eq!(keys(&mut greeted(), "q"), [Effect::Quit]);
    let mut model = greeted();
    assert_eq!(keys(&mut model, "2 Left / x 9 Enter Esc L"), [], "no row, and text in the filter");
    assert_eq!((model.context(), model.settings.lang), (Context::Start, "ko"));
    let Some(Overlay::Start(start)) = model.overlays.last() else { panic!("it is still there") };
    assert_eq!((start.open, start.at), (None::<Section>, 0));
}

#[test]
fn going_on_opens_what_was_open_and_lives_its_journal_again() {
    let mut model = model();
    model.guide.memory.opened("two-pcs", &Text::default());
    model.greet();
    assert_eq!(keys(&mut model, "Enter"), [Effect::Continue], "it is what the cursor is on");
    keys(&mut model, "f a \"8080\" Tab \"pc1\" Tab \"80\" Enter Esc");
    let done = commands(&model);
    assert_eq!(done.len(), 1);
    let (plan, journal): (_, Journal) = (super::home(), model.stage.lab.journal().clone());
    let digest = model.stage.lab.digest();
    let mut again = self::model();
    again.resume(&plan, &journal).expect("it is opened");
    assert_eq!((commands(&again), again.stage.is_unsaved()), (done, false));
    assert_eq!(again.stage.lab.digest(), digest, "the same lab, byte for byte");
    let far = journal.entries.first().map(|e| crate::lab::JournalEntry { at: crate::sim::SimTime::NEVER, ..e.clone() });
    again.resume(&plan, &Journal { entries: far.into_iter().collect(), ..journal }).expect("it is opened");
    assert_eq!(commands(&again), Vec::<String>::new(), "nobody waits a year before the first screen");
}

#[test]
fn what_was_done_is_not_thrown_away_unasked() {
    let mut model = model();
    keys(&mut model, "p Enter g s");
    assert_eq!(keys(&mut model, "2 3"), []);
    let Some(Overlay::Confirm(confirm)) = model.overlays.last() else { panic!("it asks") };
    assert!(matches!(&confirm.question, Question::Open { name, .. } if name == "two-pcs"));
    keys(&mut model, "n");
    assert!(matches!(model.overlays.last(), Some(Overlay::Start(_))), "the card is still there");
}
