//! The files of a run that grow while the lab lives: captures, ledger, facts. A reader at the other end of a pipe sees
//! the lab live, and a long run needs no more memory than a short one.

use std::io::{self, Write};
use std::path::Path;

use super::captures::Captures;
use super::cli::RunArgs;
use super::output::{Sink, is_stdout};
use super::words::complain;
use super::{Exit, facts_json};
use crate::i18n::Texts;
use crate::lab::Lab;
use crate::trace::{Fact, FactId, Ledger};

/// Facts that may pile up before they are written.
const BATCH: u64 = 4096;

/// What a run writes.
pub(super) struct Outputs<'a> {
    texts: &'a Texts,
    captures: Captures,
    ledger: Option<Sink>,
    facts: Option<Sink>,
    batch: u64,
    /// The last fact written.
    told: FactId,
    /// Facts that were forgotten before they could be written.
    lost: u64,
}

/// The files that `run` can write.
pub(super) fn paths(args: &RunArgs) -> impl Iterator<Item = &Path> {
    let all = [&args.pcap, &args.ledger, &args.facts, &args.view, &args.save_journal, &args.save_scenario];
    all.into_iter().filter_map(|path| path.as_deref())
}

impl<'a> Outputs<'a> {
    /// Opens what was asked for. Standard output takes one file, not two in turns.
    pub(super) fn open(args: &RunArgs, texts: &'a Texts) -> Result<Outputs<'a>, Exit> {
        if paths(args).filter(|path| is_stdout(path)).count() > 1 {
            return Err(complain(texts, "cli-two-on-stdout", &[]));
        }
        let sink = |path: &Option<std::path::PathBuf>| {
            let sink = path.as_deref().map(Sink::create).transpose();
            sink.map_err(|error| failed(&error))
        };
        let captures = Captures::open(args.pcap.as_deref(), args.pcap_dir.as_deref(), texts)?;
        let (ledger, facts) = (sink(&args.ledger)?, sink(&args.facts)?);
        let batch = args.log_facts.map_or(BATCH, |most| BATCH.min(most as u64 / 2));
        Ok(Outputs { texts, captures, ledger, facts, batch, told: FactId::NONE, lost: 0 })
    }

    /// Whether so much has happened that it is time to write.
    pub(super) fn are_due(&self, lab: &Lab) -> bool {
        lab.trace().last_id().0 - self.told.0 > self.batch
    }

    /// Writes what was recorded since the last call.
    pub(super) fn pump(&mut self, lab: &Lab) -> Result<(), Exit> {
        self.write(lab).map_err(|error| failed(&error))
    }

    fn write(&mut self, lab: &Lab) -> io::Result<()> {
        let trace = lab.trace();
        self.lost += trace.forgotten().0.saturating_sub(self.told.0);
        if let Some(out) = &mut self.ledger {
            let ledger = Ledger::new(lab.node_names());
            let node = |fact: &Fact| fact.node.map_or("lab", |id| lab.node_name(id));
            trace.since(self.told).try_for_each(|fact| writeln!(out, "{}", ledger.line(fact, node(fact))))?;
            out.flush()?;
        }
        if let Some(out) = &mut self.facts {
            trace.since(self.told).try_for_each(|fact| writeln!(out, "{}", facts_json::line(lab, fact)))?;
            out.flush()?;
        }
        self.captures.pump(lab, &trace, self.texts)?;
        self.told = trace.last_id();
        Ok(())
    }

    /// Writes the rest, and says what is missing.
    pub(super) fn finish(mut self, lab: &Lab) -> Result<(), Exit> {
        self.pump(lab)?;
        for (id, count) in [("cli-facts-forgotten", self.lost), ("cli-frames-forgotten", self.captures.missed())] {
            if count > 0 {
                complain(self.texts, id, &[("count", count.into())]);
            }
        }
        Ok(())
    }
}

fn failed(error: &io::Error) -> Exit {
    eprintln!("hoplab: {error}");
    Exit::Usage
}
