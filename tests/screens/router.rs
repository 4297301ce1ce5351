//! The pages of a router, as text: how it is, what is set, and what a change will do before it is made.

use hoplab::app::stage::Catalogue;
use hoplab::app::{Model, Settings};
use hoplab::lab::{Command, LabOptions};
use hoplab::sim::SimTime;
use hoplab::ui::UiCache;

use super::Scene;

/// The home lab after something has been fetched and somebody has knocked, with the keys already pressed.
fn scene((lang, ascii): (&'static str, bool), keys: &str) -> Scene {
    let builtin = hoplab::scenario::find("home").expect("built in");
    let plan = hoplab::scenario::load(builtin.text, builtin.name).expect("it has no mistakes");
    let settings = Settings { lang, ascii, ..Settings::default() };
    let mut model =
        Model::new(&plan, &LabOptions::default(), settings, Catalogue::default()).expect("it comes to life");
    model.run_to(SimTime::from_secs(8));
    for (node, line) in [("pc1", "curl http://example.com/"), ("visitor", "nc -z router.wan 8080")] {
        model.stage.lab.command(&Command::new(node, line)).expect("taken");
    }
    model.run_to(SimTime::from_secs(12));
    let mut scene = Scene { model, cache: UiCache::default() };
    scene.keys(keys);
    scene
}

const PAGES: [(&str, &str); 11] = [
    ("status", "r"),
    ("wan_static", "r Right Enter Right"),
    ("lan_change", "r Right Right Enter \"10.0.0.1/24\""),
    ("wifi", "r Right Right Right"),
    ("dns", "r Right Right Right Right Right a \"nas\" Tab \"192.168.0.20\" Enter"),
    ("dns_taken", "r Right Right Right Right Right a \"nas\" Tab \"192.168.0.20\" Enter a \"nas\" Tab"),
    ("services", "r Right Right Right Right Right Right Enter Right Tab \"home.example.com\" Tab Tab"),
    ("nat", "r Left Left Left Enter Right"),
    ("timers", "r Left Left Enter \"90\""),
    ("firewall", "r Left"),
    ("firewall_row", "r Left a Tab Tab Tab Tab \"nobody\" Tab"),
];

#[test]
fn each_page_fits_in_both_languages() {
    for (name, keys) in PAGES {
        for lang in ["en", "ko"] {
            let mut scene = scene((lang, false), keys);
            insta::assert_snapshot!(format!("router_{name}_{lang}_80x24"), scene.screen(80, 24).to_text());
            insta::assert_snapshot!(format!("router_{name}_{lang}_120x40"), scene.screen(120, 40).to_text());
        }
    }
    let mut scene = scene(("en", false), "r");
    insta::assert_snapshot!("router_status_en_160x48", scene.screen(160, 48).to_text());
}

#[test]
fn ascii_is_ascii_and_no_size_brings_a_page_down() {
    for (name, keys) in PAGES {
        let mut scene = scene(("en", true), keys);
        assert!(scene.screen(120, 40).to_text().is_ascii(), "{name}: {}", scene.screen(120, 40).to_text());
        for (cols, rows) in [(80, 24), (81, 25), (100, 31), (300, 100)] {
            scene.screen(cols, rows);
        }
    }
}
