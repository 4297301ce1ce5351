//! The terminals of a box as pictures: jobs, pipes, a daemon, candidates, and a program that has the keyboard.

use super::{Scene, snap};

/// What is typed at pc1, one line after the other, with time to run.
const LINES: &str = "t 1 \"ping -c 3 router | head -n 2 &\" Enter @4s \"nohup httpd -p 8080 &\" Enter \"ps --forest\" Enter \
                     \"echo 'a | b\" Enter @500ms";

#[test]
fn a_terminal_shows_jobs_and_mistakes() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, false);
        scene.watch(20_000).keys(LINES);
        for (cols, rows) in [(80, 24), (120, 40)] {
            insta::assert_snapshot!(format!("console_jobs_{lang}_{cols}x{rows}"), snap(&scene.screen(cols, rows)));
        }
    }
}

#[test]
fn a_second_terminal_waits_for_its_program_and_tab_lists_what_fits() {
    for lang in ["en", "ko"] {
        let mut scene = Scene::new(lang, false);
        scene.watch(20_000).keys("t 1 \"sleep 100\" Enter F3 \"p\" Tab");
        insta::assert_snapshot!(format!("console_candidates_{lang}"), snap(&scene.screen(80, 24)));
        scene.keys("<C-u> \"true\" Enter F4 \"typed ahead\"");
        insta::assert_snapshot!(format!("console_busy_{lang}"), snap(&scene.screen(80, 24)));
        scene.keys("<C-c>");
        insta::assert_snapshot!(format!("console_interrupted_{lang}"), snap(&scene.screen(80, 24)));
    }
}
