//! `hoplab run`: a scenario without a screen. Prints what programs print; writes what was asked for; the exit code is
//! whether the scenario's expectations hold.

use std::io::{self, Write};
use std::path::Path;

use super::check::print_diagnostics;
use super::cli::{Global, RunArgs};
use super::output::{is_stdout, say, write_file};
use super::outputs::{self, Outputs};
use super::{Exit, source, words};
use crate::i18n::{Texts, expectation_sentence};
use crate::lab::{Command, Journal, JournalEntry, Lab, LabOptions, Line};
use crate::os::LineWhat;
use crate::scenario;
use crate::sim::SimTime;
use crate::trace::TraceLimits;
use crate::trace::facts::Stream;

/// How long to run when nobody says it, in virtual time; longer when the scenario expects something later.
const UNTIL: SimTime = SimTime::from_secs(60);

/// Runs the subcommand.
pub(super) fn run(args: &RunArgs, global: &Global) -> Exit {
    run_inner(args, global).unwrap_or_else(|exit| exit)
}

fn run_inner(args: &RunArgs, global: &Global) -> Result<Exit, Exit> {
    let texts = words::texts(global)?;
    let plan = source::plan(&args.scenario, &texts)?;
    let until = match &args.until {
        Some(text) => time(text, &texts)?,
        None => plan.expectations.iter().map(|e| e.by).fold(UNTIL, SimTime::max),
    };
    let commands = timed(&args.commands, &texts)?;
    let journal = args.journal.as_deref().map(|path| journal(path, &texts)).transpose()?;
    let outputs = Outputs::open(args, &texts)?;
    let mut run = Run {
        lab: source::lab(&plan, &options(args, journal.as_ref()), &texts)?,
        outputs,
        printer: Printer::new(args),
        texts: &texts,
    };
    let last = commands.first().map_or(until, |(at, _)| *at);
    for entry in journal.iter().flat_map(|journal| &journal.entries) {
        run.until(entry.at.min(last), Some(entry))?;
    }
    for (at, command) in commands.iter().filter(|(at, _)| *at <= until) {
        run.until(*at, None)?;
        run.lab.command(command).map_err(|error| source::refuse(&error, &texts))?;
    }
    run.until(until, None)?;
    let Run { lab, outputs, printer, .. } = run;
    outputs.finish(&lab)?;
    write_ends(args, &lab, &texts)?;
    if args.digest {
        printer.write(&format!("{:016x}\n", lab.digest()));
    }
    Ok(report(&lab, until, &texts))
}

/// Nothing is recorded that nobody asked for.
fn options(args: &RunArgs, journal: Option<&Journal>) -> LabOptions {
    // The rows of a view name the facts that taught them; without a trace they could not.
    let files = [&args.pcap, &args.pcap_dir, &args.ledger, &args.facts, &args.view];
    let trace = args.digest || files.iter().any(|path| path.is_some());
    let mut limits = TraceLimits::default();
    limits.facts = args.log_facts.map_or(limits.facts, |most| most as usize);
    limits.snap_bytes = args.snaplen.map_or(limits.snap_bytes, |most| most as usize);
    LabOptions { seed: args.seed.or(journal.map(|journal| journal.seed)), trace, limits, ..LabOptions::default() }
}

/// A lab that runs, and where what happens in it goes.
struct Run<'a> {
    lab: Lab,
    outputs: Outputs<'a>,
    printer: Printer,
    texts: &'a Texts,
}

impl Run<'_> {
    /// Lives up to a moment, or up to an entry of a journal and with its command; what is printed and written comes
    /// out while it happens.
    fn until(&mut self, at: SimTime, entry: Option<&JournalEntry>) -> Result<(), Exit> {
        let counted = entry.map(|e| e.after_events).filter(|events| *events > 0);
        while self.lab.next_at().is_some_and(|next| next <= at) && counted.is_none_or(|n| self.lab.events() < n) {
            self.lab.step();
            if self.outputs.are_due(&self.lab) {
                self.tell()?;
            }
        }
        match entry {
            Some(entry) => drop(self.lab.relive(entry).map_err(|error| source::refuse(&error, self.texts))?),
            None => self.lab.idle_until(at),
        }
        self.tell()
    }

    fn tell(&mut self) -> Result<(), Exit> {
        self.printer.print(&self.lab);
        self.outputs.pump(&self.lab)
    }
}

/// Reads a time of the command line.
pub(super) fn time(text: &str, texts: &Texts) -> Result<SimTime, Exit> {
    text.parse().map_err(|_| words::complain(texts, "cli-no-time", &[("text", text.into())]))
}

/// Reads "T NODE COMMAND…" lines, in order of time; equals keep their order.
pub(super) fn timed(lines: &[String], texts: &Texts) -> Result<Vec<(SimTime, Command)>, Exit> {
    let mut out = Vec::new();
    for line in lines {
        let read = || {
            let (at, rest) = line.trim().split_once(char::is_whitespace)?;
            // Without a time the first word is a box, most likely.
            let timed = at.starts_with(|c: char| c.is_ascii_digit());
            Some((at, rest.parse::<Command>().ok().filter(|_| timed)?))
        };
        let Some((at, command)) = read() else {
            return Err(words::complain(texts, "cli-no-timed-command", &[("line", line.as_str().into())]));
        };
        out.push((time(at, texts)?, command));
    }
    out.sort_by_key(|(at, _)| *at);
    Ok(out)
}

fn journal(path: &Path, texts: &Texts) -> Result<Journal, Exit> {
    let text = source::read(path, texts)?;
    ron::from_str(&text).map_err(|error| {
        eprintln!("hoplab: {}:{}: {}", path.display(), error.span.start, error.code);
        Exit::Usage
    })
}

/// Prints the lines that are new since the last call.
struct Printer {
    shown: usize,
    json: bool,
    quiet: bool,
    to_stderr: bool,
}

impl Printer {
    fn new(args: &RunArgs) -> Printer {
        // Standard output belongs to the file that was asked for; lines then go beside it.
        let to_stderr = outputs::paths(args).any(is_stdout);
        Printer { shown: 0, json: args.json, quiet: args.quiet, to_stderr }
    }

    fn print(&mut self, lab: &Lab) {
        let first = lab.first_line();
        let new = lab.lines().get(self.shown.saturating_sub(first)..).unwrap_or_default();
        self.shown = first + lab.lines().len();
        if self.quiet {
            return;
        }
        let text: String = new.iter().filter_map(|line| self.format(lab, line)).collect();
        self.write(&text);
    }

    fn write(&self, text: &str) {
        if self.to_stderr {
            let _ = io::stderr().write_all(text.as_bytes());
        } else {
            say(text);
        }
    }

    fn format(&self, lab: &Lab, line: &Line) -> Option<String> {
        let node = lab.node_name(line.node);
        if self.json {
            let t = line.at.nanos() as f64 / 1e9;
            let value = match &line.what {
                LineWhat::Typed { .. } => return None,
                LineWhat::Print { stream, text } => {
                    let stream = if *stream == Stream::Out { "out" } else { "err" };
                    serde_json::json!({"t": t, "node": node, "pid": line.pid, "stream": stream, "line": &**text})
                }
                LineWhat::Exit { code, .. } => {
                    serde_json::json!({"t": t, "node": node, "pid": line.pid, "exit": code})
                }
            };
            return Some(format!("{value}\n"));
        }
        line.text().map(|text| format!("{} {node} {text}\n", line.at))
    }
}

/// What can only be written at the end.
fn write_ends(args: &RunArgs, lab: &Lab, texts: &Texts) -> Result<(), Exit> {
    if let Some(path) = &args.view {
        write_file(path, |out| {
            serde_json::to_writer_pretty(&mut *out, &lab.view())?;
            writeln!(out)
        })?;
    }
    if let Some(path) = &args.save_journal {
        let text = ron::ser::to_string_pretty(lab.journal(), ron::ser::PrettyConfig::default()).unwrap_or_default();
        write_file(path, |out| writeln!(out, "{text}"))?;
    }
    if let Some(path) = &args.save_scenario {
        save_scenario(path, lab, texts)?;
    }
    Ok(())
}

/// Writes what the lab has become as a scenario, and what is wrong with it, if anything is: a lab may have two boxes with
/// one address, which a file may not. A file that is there is somebody's work.
fn save_scenario(path: &Path, lab: &Lab, texts: &Texts) -> Result<(), Exit> {
    if !is_stdout(path) && path.exists() {
        return Err(words::complain(texts, "cli-exists", &[("file", path.display().to_string().into())]));
    }
    let text = scenario::write(&lab.plan_now());
    write_file(path, |out| out.write_all(text.as_bytes()))?;
    scenario::load(&text, "saved").map(drop).map_err(|mistakes| {
        print_diagnostics(&text, &path.display().to_string(), &mistakes, texts);
        Exit::Failed
    })
}

/// Says which expectations do not hold, and how many only have to hold later: those are not judged.
fn report(lab: &Lab, until: SimTime, texts: &Texts) -> Exit {
    let mut exit = Exit::Ok;
    let (judged, later): (Vec<_>, Vec<_>) = lab.check_expectations().into_iter().partition(|(e, _)| e.by <= until);
    let open = later.iter().filter(|(_, holds)| !holds).count();
    if open > 0 {
        words::complain(texts, "cli-unjudged", &[("at", until.to_string().into()), ("count", open.into())]);
    }
    for (expectation, _) in judged.iter().filter(|(_, holds)| !holds) {
        let what = expectation_sentence(texts, &expectation.what);
        words::complain(texts, "cli-unmet", &[("by", expectation.by.to_string().into()), ("what", what.into())]);
        exit = Exit::Failed;
    }
    exit
}
