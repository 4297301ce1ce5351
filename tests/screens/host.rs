//! The inside of a box, as text with styles: at both ends of a transfer over a lossy line, at a router, at a switch.

use hoplab::app::stage::Catalogue;
use hoplab::app::{Model, Settings};
use hoplab::lab::LabOptions;
use hoplab::sim::SimTime;
use hoplab::ui::UiCache;

use super::{Scene, snap};

/// A built-in lab at a moment, with the keys already pressed.
pub(super) fn scene(name: &str, millis: u64, (lang, ascii): (&'static str, bool), keys: &str) -> Scene {
    let builtin = hoplab::scenario::find(name).expect("built in");
    let plan = hoplab::scenario::load(builtin.text, builtin.name).expect("it has no mistakes");
    let settings = Settings { lang, ascii, ..Settings::default() };
    let mut model =
        Model::new(&plan, &LabOptions::default(), settings, Catalogue::default()).expect("it comes to life");
    model.run_to(SimTime::from_millis(millis));
    let mut scene = Scene { model, cache: UiCache::default() };
    scene.keys(keys);
    scene
}

#[test]
fn both_ends_of_a_transfer_with_their_queues() {
    for lang in ["en", "ko"] {
        for (cols, rows) in [(80, 24), (120, 40), (160, 48)] {
            let mut server = scene("tcp-loss", 6_150, (lang, false), "b \"server\" Enter I Down Down");
            let mut client = scene("tcp-loss", 6_150, (lang, false), "b \"client\" Enter I");
            insta::assert_snapshot!(format!("host_server_{lang}_{cols}x{rows}"), snap(&server.screen(cols, rows)));
            insta::assert_snapshot!(format!("host_client_{lang}_{cols}x{rows}"), client.screen(cols, rows).to_text());
        }
    }
}

#[test]
fn a_router_and_a_switch_have_insides_too() {
    let mut router = scene("home", 20_000, ("ko", false), "b \"router\" Enter I");
    insta::assert_snapshot!("host_router_ko", router.screen(80, 24).to_text());
    let mut switch = scene("two-pcs", 20_000, ("en", false), "b \"switch\" Enter I");
    insta::assert_snapshot!("host_switch_en", switch.screen(80, 24).to_text());
}

#[test]
fn ascii_is_ascii_and_no_size_brings_it_down() {
    let mut scene = scene("tcp-loss", 30_040, ("en", true), "b \"server\" Enter I End");
    assert!(scene.screen(120, 40).to_text().is_ascii());
    for cols in [79, 80, 81, 100, 131, 300] {
        for rows in [23, 24, 25, 31, 100] {
            scene.screen(cols, rows);
        }
    }
}

#[test]
fn the_past_is_said_to_be_the_present() {
    let mut scene = scene("tcp-loss", 6_150, ("en", false), "I , ,");
    assert!(scene.screen(80, 24).to_text().contains("this is the present"));
}
