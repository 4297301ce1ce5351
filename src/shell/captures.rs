//! Captures of a lab that runs: `--pcap`, one pcapng with the boxes' reasons as comments, and `--pcap-dir`, a plain
//! pcap for each interface.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Exit;
use super::names::LabNames;
use super::output::Sink;
use super::words::complain;
use crate::i18n::{Names, Texts, fact_sentence};
use crate::lab::Lab;
use crate::trace::{CapturePoint, Fact, LinkFact, Pcap, Pcapng, ProcFact, Sighting, Sightings, Trace, What};

/// What is captured, and how far.
#[derive(Default)]
pub(super) struct Captures {
    sightings: Sightings,
    file: Option<Pcapng<Sink>>,
    folder: Option<Folder>,
}

impl Captures {
    /// Opens what was asked for.
    pub(super) fn open(file: Option<&Path>, folder: Option<&Path>, texts: &Texts) -> Result<Captures, Exit> {
        let failed = |error: io::Error| {
            eprintln!("hoplab: {error}");
            Exit::Usage
        };
        let file = file.map(|path| Sink::create(path).and_then(Pcapng::new).map_err(failed)).transpose()?;
        let folder = folder.map(|path| Folder::open(path, texts)).transpose()?;
        Ok(Captures { file, folder, ..Captures::default() })
    }

    /// Takes in what was seen since.
    pub(super) fn pump(&mut self, lab: &Lab, trace: &Trace, texts: &Texts) -> io::Result<()> {
        if self.file.is_none() && self.folder.is_none() {
            return Ok(());
        }
        let (points, names) = (lab.capture_points(), LabNames::of(lab));
        let seen = self.sightings.until(lab.now(), trace);
        if let Some(file) = &mut self.file {
            file.interfaces(&points)?;
            for sighting in &seen {
                file.packet(sighting, &reasons(trace, sighting, texts, &names))?;
            }
            file.flush()?;
        }
        if let Some(folder) = &mut self.folder {
            folder.take(&points, &seen)?;
        }
        Ok(())
    }

    /// Frames that could not be written: they were forgotten before.
    pub(super) fn missed(&self) -> u64 {
        self.sightings.missed()
    }
}

/// A pcap for each interface. Written to memory and appended: a large lab has more interfaces than a process may have
/// open files.
struct Folder {
    path: PathBuf,
    files: Vec<(CapturePoint, PathBuf, Pcap<Vec<u8>>)>,
    names: BTreeSet<String>,
}

impl Folder {
    /// A new or an empty directory: nothing is overwritten, and nothing old stands among what is new.
    fn open(path: &Path, texts: &Texts) -> Result<Folder, Exit> {
        let empty =
            fs::create_dir_all(path).and_then(|()| fs::read_dir(path)).map(|mut entries| entries.next().is_none());
        let shown = path.display().to_string();
        match empty {
            Ok(true) => Ok(Folder { path: path.to_owned(), files: Vec::new(), names: BTreeSet::new() }),
            Ok(false) => Err(complain(texts, "cli-folder-not-empty", &[("path", shown.into())])),
            Err(error) => {
                eprintln!("hoplab: {shown}: {error}");
                Err(Exit::Usage)
            }
        }
    }

    fn take(&mut self, points: &[CapturePoint], seen: &[Sighting]) -> io::Result<()> {
        for point in points.get(self.files.len()..).unwrap_or_default() {
            let path = self.path.join(file_name(&point.name, &mut self.names));
            self.files.push((point.clone(), path, Pcap::new(Vec::new())?));
        }
        for sighting in seen {
            let here = |p: &CapturePoint| (p.link, p.side) == (sighting.link, sighting.side);
            if let Some((_, _, pcap)) = self.files.iter_mut().find(|(point, ..)| here(point)) {
                pcap.packet(sighting)?;
            }
        }
        for (_, path, pcap) in &mut self.files {
            let bytes = std::mem::take(pcap.sink_mut());
            if !bytes.is_empty() {
                let file = OpenOptions::new().create(true).append(true).open(&*path);
                let written = file.and_then(|mut file| file.write_all(&bytes));
                written.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
            }
        }
        Ok(())
    }
}

/// `router:wan` → `router.wan.pcap`. Letters, digits, `-`, `_` and `.` stay; two interfaces never share a file, not
/// even where capitals do not count.
fn file_name(point: &str, taken: &mut BTreeSet<String>) -> String {
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let plain: String = point.replace(':', ".").chars().map(safe).collect();
    let stem = if plain.starts_with(['.', '-']) { format!("_{plain}") } else { plain };
    let numbered = (2..).map(|n: usize| format!("{stem}-{n}"));
    let free = std::iter::once(stem.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
    format!("{}.pcap", free.unwrap_or(stem))
}

/// Decisions told for one frame; a long chain's older part is in the ledger.
const REASONS_MAX: usize = 12;
/// Facts after an arrival that are looked at for what the box made of it.
const LOOK_MAX: usize = 64;

/// A packet's comment, a sentence a line. Where a frame leaves: the decisions of that box that led to it, oldest first,
/// and what the wire does to it. Where it comes in: what the box made of it.
fn reasons(trace: &Trace, seen: &Sighting, texts: &Texts, names: &dyn Names) -> String {
    let Some(fact) = trace.fact(seen.fact) else { return String::new() };
    let tell = |f: &&Fact| fact_sentence(texts, f, names);
    let lines: Vec<String> = if seen.came_in {
        let step = trace
            .since(fact.id)
            .take(LOOK_MAX)
            .take_while(|f| f.at == fact.at && f.node == fact.node && !is_arrival(f));
        let own = step.filter(|f| f.frame == fact.frame && !matches!(f.what, What::Link(_)));
        own.take(REASONS_MAX).map(|f| tell(&f)).collect()
    } else {
        let mut told = false;
        let own = trace.causes(fact.id).skip(1).take_while(|f| {
            let goes_on = !told && f.node == fact.node && !matches!(f.what, What::Link(_));
            // What came before the program or timer went on belongs to an earlier packet.
            told = is_start(f);
            goes_on
        });
        let mut before: Vec<String> = own.take(REASONS_MAX).map(|f| tell(&f)).collect();
        before.reverse();
        let lost = Some(fact).filter(|f| matches!(f.what, What::Link(LinkFact::Lost { .. })));
        let fates = trace.since(fact.id).take(4).filter(|f| f.cause == fact.id && is_fate(f));
        before.extend(lost.into_iter().chain(fates).map(|f| tell(&f)));
        before
    };
    lines.join("\n")
}

fn is_arrival(fact: &Fact) -> bool {
    matches!(fact.what, What::Link(LinkFact::Arrived { .. }))
}

/// A box begins to do something by itself.
fn is_start(fact: &Fact) -> bool {
    matches!(
        fact.what,
        What::Timer { .. }
            | What::Boot
            | What::Command { .. }
            | What::Script { .. }
            | What::Proc(ProcFact::Woke { .. })
    )
}

fn is_fate(fact: &Fact) -> bool {
    matches!(
        fact.what,
        What::Link(
            LinkFact::Corrupted { .. }
                | LinkFact::Duplicated { .. }
                | LinkFact::HeldBack { .. }
                | LinkFact::Late { .. }
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_safe_and_never_meet() {
        let mut taken = BTreeSet::new();
        let names: Vec<_> = ["router:wan", "a.b:c", "a:b.c", "A:b.C", "../x:y", "공유기:lan1", "a b/c:d\0"]
            .map(|point| file_name(point, &mut taken))
            .into();
        assert_eq!(
            names,
            [
                "router.wan.pcap",
                "a.b.c.pcap",
                "a.b.c-2.pcap",
                "A.b.C-3.pcap",
                "_.._x.y.pcap",
                "공유기.lan1.pcap",
                "a_b_c.d_.pcap"
            ]
        );
    }
}
