//! `hoplab play`: a demo, or a saved journal, on the screen, without one, or into an asciicast.

use core::time::Duration;
use std::io;
use std::path::Path;

use super::cli::{Global, PlayArgs};
use super::session::{Flow, Session};
use super::{Exit, output, personal, source, tui, words};
use crate::app::input::Input;
use crate::demo::{self, Demo, Step};
use crate::i18n::Texts;
use crate::lab::{Journal, LabOptions};
use crate::scenario;
use crate::sim::SimTime;
use crate::ui::term::{Depth, Screen};

/// Size of recordings.
const CAST_SIZE: (u16, u16) = (120, 40);
/// Twenty pictures a second.
const CAST_TICK: Duration = Duration::from_millis(50);
/// Longest recording, of watching time.
const CAST_MAX: Duration = Duration::from_secs(1800);
/// How long a journal goes on after its last command.
const AFTER_LAST: Duration = Duration::from_secs(10);

/// Runs the subcommand.
pub(super) fn play(args: &PlayArgs, global: &Global) -> Exit {
    play_inner(args, global).unwrap_or_else(|exit| exit)
}

fn play_inner(args: &PlayArgs, global: &Global) -> Result<Exit, Exit> {
    let texts = words::texts(global)?;
    let demo = find(&args.demo, &texts)?;
    if !args.speed.is_finite() || args.speed <= 0.0 {
        return Err(words::complain(&texts, "cli-speed", &[("speed", args.speed.to_string().into())]));
    }
    if args.headless {
        return headless(&demo, &texts);
    }
    match &args.cast {
        Some(path) => cast(&demo, args.speed, path, (global, &texts)),
        None => Ok(tui::play(&demo, args.speed, global)),
    }
}

/// A built-in demo, a demo file, or a journal.
fn find(name: &str, texts: &Texts) -> Result<Demo, Exit> {
    let path = Path::new(name);
    let (text, built_in) = match demo::find(name) {
        Some(text) if !path.exists() => (text.to_owned(), true),
        _ if !path.exists() => {
            let known: Vec<String> = demo::builtin_titles().into_iter().map(|(name, _)| name.to_owned()).collect();
            let args = [("name", name.into()), ("known", known.join(", ").into())];
            return Err(words::complain(texts, "cli-no-demo", &args));
        }
        _ => (source::read(path, texts)?, false),
    };
    match Demo::read(&text) {
        Ok(demo) => Ok(demo),
        Err(error) => match ron::from_str::<Journal>(&text) {
            Ok(journal) if !built_in => Ok(from_journal(journal)),
            _ => {
                eprintln!("hoplab: {name}:{error}");
                Err(Exit::Usage)
            }
        },
    }
}

/// A journal as a demo without captions.
fn from_journal(journal: Journal) -> Demo {
    let steps: Vec<Step> =
        journal.entries.into_iter().map(|e| Step { at: e.at, say: None, run: Some(e.command) }).collect();
    let last = steps.last().map_or(SimTime::ZERO, |s| s.at);
    let title = crate::lab::Text { ko: journal.scenario.clone(), en: journal.scenario.clone() };
    Demo { title, scenario: journal.scenario, seed: journal.seed, until: last + AFTER_LAST, steps, fingerprint: None }
}

/// Exact replay: the lines of its programs, its captions' moments, and whether the fingerprint is the recorded one.
fn headless(demo: &Demo, texts: &Texts) -> Result<Exit, Exit> {
    let plan = source::plan(&demo.scenario, texts)?;
    let lab = demo.replay(&plan).map_err(|error| source::refuse(&error, texts))?;
    for line in lab.lines() {
        if let Some(text) = line.text() {
            output::say(&format!("{} {} {text}\n", line.at, lab.node_name(line.node)));
        }
    }
    output::say(&format!("{:016x}\n", lab.digest()));
    match demo.fingerprint {
        Some(recorded) if recorded != lab.digest() => {
            words::complain(texts, "cli-another-run", &[("recorded", format!("{recorded:016x}").into())]);
            Ok(Exit::Failed)
        }
        _ => Ok(Exit::Ok),
    }
}

/// Plays it on a screen that is a file.
fn cast(demo: &Demo, speed: f64, path: &Path, (global, texts): (&Global, &Texts)) -> Result<Exit, Exit> {
    let plan = scenario::find(&demo.scenario).map(|b| scenario::load(b.text, b.name));
    let plan = match plan {
        Some(Ok(plan)) => plan,
        _ => source::plan(&demo.scenario, texts)?,
    };
    let mut session = Session::open(&plan, &LabOptions::default(), personal::bare(global)?)?;
    let (columns, rows) = CAST_SIZE;
    session.input(Input::Resize { cols: columns, rows });
    session.play(demo);
    let title = if session.model.settings.lang == "ko" { &demo.title.ko } else { &demo.title.en };
    output::write_file(path, |out| record(&mut session, demo, speed, title, out))?;
    Ok(Exit::Ok)
}

fn record(session: &mut Session, demo: &Demo, speed: f64, title: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let (columns, rows) = CAST_SIZE;
    let mut cast = demo::cast::Cast::new(out, columns, rows, title)?;
    let mut screen = Screen::new(Vec::new(), Depth::from_env(None, None, Some("xterm-256color")));
    let mut at = Duration::ZERO;
    while at < CAST_MAX {
        let (buffer, cursor) = session.draw(columns, rows);
        screen.present(&buffer, cursor)?;
        cast.frame(&std::mem::take(screen.sink_mut()))?;
        let over = session.model.demo.is_none() && session.model.stage.lab.now() >= demo.until;
        if over || session.model.next_tick().is_none() {
            break;
        }
        let passed = CAST_TICK.mul_f64(speed);
        if session.input(Input::Tick(passed)) == Flow::Quit {
            break;
        }
        at += CAST_TICK;
        cast.wait(CAST_TICK);
    }
    cast.finish().map(|_| ())
}
