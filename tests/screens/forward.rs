//! The port-forward form over the scenarios in which forwarding fails: why, and what mends it, at both sizes and in both
//! languages; nothing is cut.

use hoplab::lab::LabOptions;
use hoplab::sim::SimTime;

use super::Scene;

/// A scenario after its script, with the form open.
fn scene(name: &str, secs: u64, lang: &'static str, keys: &str) -> Scene {
    let mut scene = Scene::of(name, lang, false, &LabOptions::default());
    scene.model.run_to(SimTime::from_secs(secs));
    scene.keys("f").keys(keys);
    scene
}

#[test]
fn each_failure_is_told_apart_on_the_screen() {
    let names = ["inside", "listener", "firewall", "wrong-address", "lease", "provider", "double-nat"];
    for name in names {
        let secs = if name == "lease" { 125 } else { 20 };
        for lang in ["en", "ko"] {
            let mut scene = scene(&format!("forward-fails-{name}"), secs, lang, "");
            for (cols, rows) in [(80, 24), (120, 40)] {
                let text = scene.screen(cols, rows).to_text();
                if rows == 24 || name == "firewall" {
                    insta::assert_snapshot!(format!("forward_{}_{lang}_{cols}x{rows}", name.replace('-', "_")), text);
                }
            }
        }
    }
}

/// The call that works from outside and not from inside, after the keys for both.
#[test]
fn inside_and_outside_are_two_keys() {
    let mut scene = scene("forward-fails-inside", 20, "ko", "i");
    scene.model.run_to(SimTime::from_secs(24));
    assert!(scene.screen(120, 40).to_text().contains("헤어핀이 꺼져"));
    scene.keys("t");
    scene.model.run_to(SimTime::from_secs(28));
    assert!(scene.screen(120, 40).to_text().contains("답이 돌아왔습니다"));
}

#[test]
fn the_editor_shows_every_mistake_beside_its_field() {
    for lang in ["en", "ko"] {
        let keys = "a \"0\" Tab <C-u> \"nobody\" Tab \"x\" Tab Tab \"/\" Tab \"a$b\" Enter";
        let mut wrong = scene("forward-fails-listener", 20, lang, keys);
        insta::assert_snapshot!(format!("forward_wrong_{lang}"), wrong.screen(80, 24).to_text());
        let mut clash = scene("forward-fails-listener", 20, lang, "a \"53\" Tab Tab Tab Right");
        insta::assert_snapshot!(format!("forward_clash_{lang}"), clash.screen(80, 24).to_text());
        let mut dmz = scene("forward-fails-listener", 20, lang, "d");
        insta::assert_snapshot!(format!("forward_dmz_{lang}"), dmz.screen(80, 24).to_text());
    }
}
