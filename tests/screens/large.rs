//! A lab that is larger than the screen: the map as a whole, near, folded, and the small map in its corner.

use std::fmt::Write as _;

use super::{Scene, snap};
use hoplab::lab::{LabOptions, Plan};

/// A router and `switches` switches with `hosts` hosts each.
fn campus(switches: usize, hosts: usize) -> Plan {
    let mut text = String::from("Scenario(format: 1, title: (ko: \"캠퍼스\", en: \"Campus\"), nodes: [");
    let faces: String = (0..switches).map(|s| format!("(name: \"e{s}\", address: \"10.{s}.0.1/16\"),")).collect();
    write!(text, "Router(name: \"core\", interfaces: [{faces}]),").expect("a string");
    let mut links = String::new();
    for s in 0..switches {
        let ports: String = (0..=hosts).map(|p| format!("\"p{p}\",")).collect();
        write!(text, "Switch(name: \"sw{s}\", ports: [{ports}]),").expect("a string");
        write!(links, "Cable(ends: (\"core:e{s}\", \"sw{s}:p0\")),").expect("a string");
        for h in 0..hosts {
            let name = format!("h{s}-{h}");
            write!(text, "Pc(name: \"{name}\", address: \"10.{s}.1.{}/16\", gateway: \"10.{s}.0.1\"),", h + 1)
                .expect("a string");
            write!(links, "Cable(ends: (\"{name}\", \"sw{s}:p{}\")),", h + 1).expect("a string");
        }
    }
    hoplab::scenario::load(&format!("{text}], links: [{links}])"), "campus").expect("it has no mistakes")
}

#[test]
fn a_large_lab_is_seen_as_a_whole_and_near() {
    let mut scene = Scene::on(&campus(6, 12), "en", false, &LabOptions::default());
    insta::assert_snapshot!("large_whole_en", snap(&scene.screen(80, 24)));
    scene.keys("z");
    insta::assert_snapshot!("large_near_en", snap(&scene.screen(120, 40)));
    scene.keys("Z Down Down Right Down <S-Down>");
    insta::assert_snapshot!("large_names_en", snap(&scene.screen(80, 24)));
    scene.keys("g f");
    insta::assert_snapshot!("large_folded_en", snap(&scene.screen(80, 24)));
    let chosen = scene.model.selection.node;
    assert_eq!(scene.model.stage.name(chosen), "sw0", "the box that stands for the folded ones is chosen");
}

#[test]
fn a_thousand_boxes_are_drawn() {
    let mut scene = Scene::on(&campus(20, 49), "ko", false, &LabOptions::default());
    insta::assert_snapshot!("thousand_ko", snap(&scene.screen(120, 40)));
}
