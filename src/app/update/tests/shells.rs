//! Terminals at boxes and at the lab.

use core::time::Duration;

use super::{choose, commands, keys, model, settle};
use crate::app::input::Input;
use crate::app::overlay::Overlay;
use crate::app::{Model, Notice};

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
fn at_a_prompt_idle_time_passes_and_is_not_skipped() {
    let mut model = model();
    choose(&mut model, "pc1");
    let id = model.selection.node;
    crate::app::update::console::open(&mut model, id);
    keys(&mut model, "\"sleep 30 &\" Enter");
    let began = model.playback.shown;
    let tick = |model: &mut Model, millis: u64| {
        for _ in 0..millis / 50 {
            model.update(Input::Tick(Duration::from_millis(50)));
        }
        model.playback.shown.since(began).as_millis() as u64
    };
    let passed = tick(&mut model, 2_000);
    assert!((1_500..=2_100).contains(&passed), "two seconds, as for the person, not {passed} ms");
    keys(&mut model, "\"jobs\" Enter");
    tick(&mut model, 100);
    let lines: Vec<_> = model.stage.lab.lines().iter().rev().take(3).map(|line| format!("{:?}", line.what)).collect();
    assert!(lines.iter().any(|line| line.contains("Running")), "{lines:?}");
    // Whoever leaves the terminal does not wait.
    keys(&mut model, "Esc");
    tick(&mut model, 200);
    assert!(model.playback.shown.since(began).as_secs() >= 30);
}
