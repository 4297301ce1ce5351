//! A TCP connection seen from end to end: the four parts in small windows, all of them in large ones.

use hoplab::app::Overlay;
use hoplab::app::connection::{NoteKind, Part};
use hoplab::i18n::{Lang, Texts, note_label};
use hoplab::lab::LabOptions;
use hoplab::sim::SimTime;
use hoplab::trace::TraceLimits;
use hoplab::ui::canvas::width;

use crate::{Scene, snap};

/// A built-in lab at a moment, with its first connection opened.
fn at(scenario: &str, millis: u64, lang: &'static str, ascii: bool) -> Scene {
    let mut scene = Scene::of(scenario, lang, ascii, &LabOptions::default());
    scene.model.run_to(SimTime::from_millis(millis));
    scene.keys("e");
    scene
}

#[test]
fn a_handshake_is_seen_as_it_happens() {
    for (lang, ascii) in [("en", false), ("ko", false), ("en", true)] {
        let glyphs = if ascii { "ascii" } else { "unicode" };
        let mut scene = at("tcp-handshake", 3_260, lang, ascii);
        for (cols, rows) in [(80, 24), (120, 40), (160, 48)] {
            let name = format!("connection_{lang}_{glyphs}_{cols}x{rows}");
            insta::assert_snapshot!(name, snap(&scene.screen(cols, rows)));
        }
        assert!(!ascii || scene.screen(160, 48).to_text().is_ascii());
    }
}

#[test]
fn each_part_has_a_small_window_for_itself() {
    for lang in ["en", "ko"] {
        let mut scene = at("tcp-loss", 6_150, lang, false);
        for part in ["ladder", "states", "buffers", "chart"] {
            insta::assert_snapshot!(format!("connection_{part}_{lang}"), snap(&scene.screen(80, 24)));
            scene.keys("Tab");
        }
        let text = scene.keys("Up Up Up Up Up Up").screen(120, 40).to_text();
        insta::assert_snapshot!(format!("connection_loss_{lang}"), text);
    }
}

#[test]
fn calls_made_by_hand_stand_beside_the_ladder() {
    for lang in ["en", "ko"] {
        for (millis, name) in [(6_010, "connect"), (10_500, "talk")] {
            let text = at("sockets", millis, lang, false).screen(120, 40).to_text();
            insta::assert_snapshot!(format!("connection_calls_{name}_{lang}"), text);
        }
    }
}

#[test]
fn a_row_leads_to_its_packet_its_frame_and_its_causes_and_back() {
    let mut scene = at("tcp-handshake", 4_000, "en", false);
    scene.keys("Home Down Down y");
    assert!(matches!(scene.model.overlays.last(), Some(Overlay::Why(_))));
    scene.keys("Esc i");
    let text = scene.screen(120, 40).to_text();
    assert!(text.contains("TCP") && matches!(scene.model.overlays.last(), Some(Overlay::Anatomy(_))), "{text}");
    scene.keys("Esc Enter");
    assert!(scene.model.overlays.is_empty() && scene.model.packet.story.is_some(), "its packet is followed");
    assert!(scene.screen(120, 40).to_text().contains("TCP SYN"));
    scene.keys("Y");
    assert!(matches!(scene.model.overlays.last(), Some(Overlay::Connection(_))), "and back");
    scene.keys("Esc");
    assert_eq!(scene.model.overlays.len(), 1, "the choice goes first");
    scene.keys("Esc");
    assert!(scene.model.overlays.is_empty());
}

#[test]
fn looking_back_shows_the_moment_and_no_later_one() {
    let mut scene = at("tcp-handshake", 6_000, "en", false);
    assert!(scene.screen(80, 24).to_text().contains("TIME-WAIT"));
    for _ in 0..200 {
        if scene.keys(",").model.playback.shown < SimTime::from_millis(3_050) {
            break;
        }
    }
    let text = scene.screen(80, 24).to_text();
    assert!(scene.model.playback.past && text.contains("SYN-SENT") && !text.contains("ESTABLISHED"), "{text}");
    let text = scene.keys("Tab").screen(80, 24).to_text();
    assert!(text.contains("C▶SYN-SENT"), "{text}");
    assert!(scene.keys("0").screen(80, 24).to_text().contains("C▶TIME-WAIT"));
}

#[test]
fn connections_are_chosen_from_a_list_and_turned() {
    let mut scene = Scene::of("two-pcs", "ko", false, &LabOptions::default());
    scene.keys("e");
    assert!(scene.model.overlays.is_empty() && scene.screen(80, 24).to_text().contains("TCP 연결이 아직 없습니다"));
    scene.keys("t Enter \"nc pc2 81\" Enter @2s \"nc pc2 82\" Enter Esc").watch(3_000).keys("e");
    if !matches!(scene.model.overlays.last(), Some(Overlay::List(_))) {
        scene.keys("e");
    }
    let text = scene.screen(80, 24).to_text();
    assert!(matches!(scene.model.overlays.last(), Some(Overlay::List(_))), "{text}");
    insta::assert_snapshot!("connection_list_ko", text);
    scene.keys("Down Enter");
    let shown = |scene: &Scene| match scene.model.overlays.last() {
        Some(Overlay::Connection(view)) => (view.shown, view.part),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&scene), (0, Part::Ladder));
    scene.keys("]");
    assert_eq!(shown(&scene), (1, Part::Ladder));
    insta::assert_snapshot!("connection_refused_ko", scene.screen(80, 24).to_text());
}

#[test]
fn what_the_record_has_let_go_of_is_said() {
    let limits = TraceLimits { facts: 300, ..TraceLimits::default() };
    for (lang, words) in [("en", "its beginning is forgotten"), ("ko", "앞부분은 잊었습니다")] {
        let mut scene = Scene::of("tcp-loss", lang, false, &LabOptions { limits, ..LabOptions::default() });
        scene.model.run_to(SimTime::from_millis(6_150));
        let text = scene.keys("e").screen(120, 40).to_text();
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn what_stands_beside_the_ladder_fits_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for kind in NoteKind::EXAMPLES {
            let label = note_label(&texts, *kind);
            assert!(width(&label) <= 13 && !label.contains("conn-"), "{lang}: {label}");
        }
    }
}
