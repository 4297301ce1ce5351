//! `--plain`: a lab as lines, for screen readers, logs and pipes. Commands are read from standard input, one a line
//! (`NODE COMMAND…`, or `+5s` to let time pass); what programs print and what is decided comes back as sentences.

use std::fmt::Write as _;
use std::io::{self, BufRead};

use super::cli::Global;
use super::names::LabNames;
use super::output::say;
use super::{Exit, source, words};
use crate::app::events::is_interesting;
use crate::demo::Demo;
use crate::i18n::{Lang, Texts, fact_sentence};
use crate::lab::{Command, Lab, LabOptions, Plan};
use crate::sim::{SimTime, parse_duration};
use crate::trace::{FactId, What};

/// How much time passes after a command by itself: long enough for an answer from anywhere.
const AFTER_COMMAND: core::time::Duration = core::time::Duration::from_secs(2);

/// Runs a lab as lines until standard input ends, or a demo to its end.
pub(super) fn run(plan: &Plan, demo: Option<&Demo>, global: &Global) -> Result<Exit, Exit> {
    let texts = words::texts(global)?;
    let seed = demo.map(|d| d.seed);
    let lab = source::lab(plan, &LabOptions { seed, ..LabOptions::default() }, &texts)?;
    let names = LabNames::of(&lab);
    let mut teller = Teller { lab, names, texts, told: FactId::NONE, lines: 0 };
    teller.until(SimTime::from_secs(2));
    if let Some(demo) = demo {
        return Ok(teller.demo(demo));
    }
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| {
            eprintln!("hoplab: standard input: {error}");
            Exit::Usage
        })?;
        if !teller.command(line.trim()) {
            break;
        }
    }
    Ok(Exit::Ok)
}

struct Teller {
    lab: Lab,
    names: LabNames,
    texts: Texts,
    told: FactId,
    lines: usize,
}

impl Teller {
    fn demo(&mut self, demo: &Demo) -> Exit {
        for step in &demo.steps {
            self.until(step.at);
            if let Some(text) = &step.say {
                let text = if self.texts.lang() == Lang::Ko { &text.ko } else { &text.en };
                say(&format!("{text}\n"));
            }
            if let Some(command) = &step.run {
                say(&format!("> {command}\n"));
                if let Err(error) = self.lab.command(command) {
                    return source::refuse(&error, &self.texts);
                }
            }
        }
        self.until(demo.until);
        Exit::Ok
    }

    /// One line of input. False when the person leaves.
    fn command(&mut self, line: &str) -> bool {
        if line.is_empty() {
            return true;
        }
        if matches!(line, "q" | "quit" | "exit") {
            return false;
        }
        if let Some(span) = line.strip_prefix('+').and_then(|t| parse_duration(t).ok()) {
            self.until(self.lab.now() + span);
            return true;
        }
        match line.parse::<Command>() {
            Ok(command) => match self.lab.command(&command) {
                Ok(_) => self.until(self.lab.now() + AFTER_COMMAND),
                Err(error) => {
                    source::refuse(&error, &self.texts);
                }
            },
            Err(_) => drop(words::complain(&self.texts, "cli-no-command", &[("line", line.into())])),
        }
        true
    }

    /// Lets time pass and tells what happened: decisions as sentences, then what programs printed.
    fn until(&mut self, at: SimTime) {
        self.lab.run_until(at);
        let trace = self.lab.trace();
        let worth = trace.since(self.told).filter(|f| is_interesting(&f.what) && !matches!(f.what, What::Proc(_)));
        let mut out = String::new();
        for fact in worth {
            let _ = writeln!(out, "{} {}", fact.at, fact_sentence(&self.texts, fact, &self.names));
        }
        self.told = trace.last_id();
        let first = self.lab.first_line();
        for line in self.lab.lines().get(self.lines.saturating_sub(first)..).unwrap_or_default() {
            if let Some(text) = line.text() {
                let _ = writeln!(out, "{} {}: {text}", line.at, self.lab.node_name(line.node));
            }
        }
        self.lines = first + self.lab.lines().len();
        say(&out);
    }
}
