//! `hoplab run`: a scenario without a screen. Prints what programs print; writes what was asked for; the exit code is
//! whether the scenario's expectations hold.

use std::io::{self, Write};
use std::path::Path;

use super::cli::{Global, RunArgs};
use super::names::LabNames;
use super::output::{is_stdout, say, write_file};
use super::{Exit, facts_json, source, words};
use crate::i18n::{Texts, fact_sentence};
use crate::lab::{Command, Journal, Lab, LabOptions, Line};
use crate::os::LineWhat;
use crate::sim::SimTime;
use crate::trace::facts::Stream;
use crate::trace::{Capture, Fact, ledger_line};

/// Runs the subcommand.
pub(super) fn run(args: &RunArgs, global: &Global) -> Exit {
    run_inner(args, global).unwrap_or_else(|exit| exit)
}

fn run_inner(args: &RunArgs, global: &Global) -> Result<Exit, Exit> {
    let texts = words::texts(global)?;
    let plan = source::plan(&args.scenario, &texts)?;
    let until = time(&args.until)?;
    let commands = timed(&args.commands)?;
    // The rows of a view name the facts that taught them; without a trace they could not.
    let files = [&args.pcap, &args.ledger, &args.facts, &args.view];
    let traced = args.digest || files.iter().any(|path| path.is_some());
    let options = LabOptions { seed: args.seed, trace: traced };
    let mut printer = Printer::new(args);
    let mut lab = match &args.journal {
        Some(path) => {
            let last = commands.first().map_or(until, |(at, _)| *at);
            replay(path, &plan, &options, last)?
        }
        None => source::lab(&plan, &options)?,
    };
    for (at, command) in commands.iter().filter(|(at, _)| *at <= until) {
        lab.run_until(*at);
        printer.print(&lab);
        lab.command(command).map_err(|error| source::refuse(&error))?;
    }
    lab.run_until(until);
    printer.print(&lab);
    write_outputs(args, &lab, &texts)?;
    if args.digest {
        printer.write(&format!("{:016x}\n", lab.digest()));
    }
    Ok(report(&lab))
}

fn time(text: &str) -> Result<SimTime, Exit> {
    text.parse().map_err(|error| {
        eprintln!("hoplab: {text:?}: {error}");
        Exit::Usage
    })
}

/// Reads "T NODE COMMAND…" lines, in order of time; equals keep their order.
pub(super) fn timed(lines: &[String]) -> Result<Vec<(SimTime, Command)>, Exit> {
    let mut out = Vec::new();
    for line in lines {
        let read = || {
            let (at, rest) = line.trim().split_once(char::is_whitespace)?;
            Some((at, rest.parse::<Command>().ok()?))
        };
        let Some((at, command)) = read() else {
            eprintln!("hoplab: --do {line:?}: expected a time, a box and a command, as in \"10s pc1 ping pc2\"");
            return Err(Exit::Usage);
        };
        out.push((time(at)?, command));
    }
    out.sort_by_key(|(at, _)| *at);
    Ok(out)
}

fn replay(path: &Path, plan: &crate::lab::Plan, options: &LabOptions, until: SimTime) -> Result<Lab, Exit> {
    let text = source::read(path)?;
    let journal: Journal = ron::from_str(&text).map_err(|error| {
        eprintln!("hoplab: {}:{}: {}", path.display(), error.span.start, error.code);
        Exit::Usage
    })?;
    Lab::replay(plan, &journal, options, until).map_err(|error| source::refuse(&error))
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
        let files = [&args.pcap, &args.ledger, &args.facts, &args.view, &args.save_journal];
        // Standard output belongs to the file that was asked for; lines then go beside it.
        let to_stderr = files.iter().any(|path| path.as_deref().is_some_and(is_stdout));
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

fn write_outputs(args: &RunArgs, lab: &Lab, texts: &Texts) -> Result<(), Exit> {
    let names = LabNames::of(lab);
    let trace = lab.trace();
    if let Some(path) = &args.pcap {
        let points = lab.capture_points();
        let comment = |fact: &Fact| reasons(lab, fact, texts, &names);
        write_file(path, |out| {
            Capture { points: &points, comment: &comment }.write(&trace, out).map_err(io::Error::from)
        })?;
    }
    if let Some(path) = &args.ledger {
        write_file(path, |out| {
            let node = |fact: &Fact| fact.node.map_or("lab", |id| lab.node_name(id));
            trace.facts().try_for_each(|fact| writeln!(out, "{}", ledger_line(fact, node(fact))))
        })?;
    }
    if let Some(path) = &args.facts {
        write_file(path, |out| trace.facts().try_for_each(|fact| writeln!(out, "{}", facts_json::line(lab, fact))))?;
    }
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
    Ok(())
}

/// Why this frame was sent: the decisions of the same box that led to it, oldest first.
fn reasons(lab: &Lab, sent: &Fact, texts: &Texts, names: &LabNames) -> String {
    use crate::trace::What;
    if !matches!(sent.what, What::Link(crate::trace::LinkFact::Sent { .. } | crate::trace::LinkFact::Lost { .. })) {
        return String::new();
    }
    let trace = lab.trace();
    let chain = trace.chain(sent.id);
    let own = chain.iter().skip(1).take_while(|f| f.node == sent.node && !matches!(f.what, What::Link(_)));
    let mut lines: Vec<String> = own.take(REASONS_MAX).map(|f| fact_sentence(texts, f, names)).collect();
    lines.reverse();
    lines.join("\n")
}

/// Decisions told for one frame; a long chain's older part is in the ledger.
const REASONS_MAX: usize = 12;

/// Says which expectations do not hold.
fn report(lab: &Lab) -> Exit {
    let mut exit = Exit::Ok;
    for (expectation, holds) in lab.check_expectations() {
        if !holds {
            eprintln!("hoplab: by {} this should hold and does not: {:?}", expectation.by, expectation.what);
            exit = Exit::Failed;
        }
    }
    exit
}
