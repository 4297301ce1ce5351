//! A shell at a box: the line being typed, the lines typed before, and how far the output is scrolled.
//!
//! The output itself is the lab's (`Lab::lines`): a shell only knows whose it shows.

use crate::sim::NodeId;

use super::text_line::TextLine;

/// Lines remembered.
const HISTORY_MAX: usize = 200;

/// A shell.
#[derive(Clone, Debug)]
pub struct Console {
    /// Where it runs.
    pub node: NodeId,
    /// The line being typed.
    pub line: TextLine,
    /// Lines typed before, oldest first.
    pub history: Vec<String>,
    /// Which of them is shown again; none for the line being typed.
    pub recalled: Option<usize>,
    /// How many lines of output are below the window; 0 shows the newest.
    pub scroll: usize,
    /// What Tab could mean, after it was pressed and meant more than one thing.
    pub candidates: Vec<String>,
    /// The latest program started here, while it may run.
    pub running: Option<u32>,
}

impl Console {
    /// A shell at a box, with what was typed there before.
    pub fn new(node: NodeId, history: Vec<String>) -> Console {
        let (line, candidates) = (TextLine::default(), Vec::new());
        Console { node, line, history, recalled: None, scroll: 0, candidates, running: None }
    }

    /// Takes the typed line; none when it is blank.
    pub(super) fn take(&mut self) -> Option<String> {
        let line = self.line.text().trim().to_owned();
        self.line.set("");
        (self.recalled, self.scroll) = (None, 0);
        self.candidates.clear();
        if line.is_empty() {
            return None;
        }
        if self.history.last() != Some(&line) {
            self.history.push(line.clone());
        }
        let excess = self.history.len().saturating_sub(HISTORY_MAX);
        self.history.drain(..excess);
        Some(line)
    }

    /// Shows an older or newer line again.
    pub(super) fn recall(&mut self, older: bool) {
        let count = self.history.len();
        let here = self.recalled.unwrap_or(count);
        let next = if older { here.saturating_sub(1) } else { here + 1 };
        self.recalled = (next < count).then_some(next);
        let text = self.recalled.and_then(|i| self.history.get(i)).map_or("", String::as_str).to_owned();
        self.line.set(&text);
    }

    /// Completes the last word: programs in the first place, hosts after it.
    pub(super) fn complete(&mut self, programs: &[&str], hosts: &[String]) {
        let text = self.line.text().to_owned();
        let start = text.rfind(char::is_whitespace).map_or(0, |i| i + 1);
        let word = text.get(start..).unwrap_or_default();
        let first = text.get(..start).unwrap_or_default().trim().is_empty();
        // A URL's host stands after its slashes.
        let (lead, part) = word.rfind("//").map_or(("", word), |i| word.split_at(i + 2));
        let fits = |name: &&str| name.starts_with(part);
        let mut found: Vec<String> = if first {
            programs.iter().copied().filter(fits).map(str::to_owned).collect()
        } else {
            hosts.iter().map(String::as_str).filter(fits).map(str::to_owned).collect()
        };
        found.sort();
        found.dedup();
        let common = common_start(&found);
        if common.len() >= part.len() && !found.is_empty() {
            let end = if found.len() == 1 && lead.is_empty() { " " } else { "" };
            let head = text.get(..start).unwrap_or_default();
            self.line.set(&format!("{head}{lead}{common}{end}"));
        }
        self.candidates = if found.len() > 1 { found } else { Vec::new() };
    }
}

fn common_start(words: &[String]) -> String {
    let Some((first, rest)) = words.split_first() else { return String::new() };
    let same = |word: &String| first.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let len = rest.iter().map(same).min().unwrap_or(usize::MAX);
    first.chars().take(len).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(console: &mut Console, text: &str) -> Option<String> {
        console.line.insert(text);
        console.take()
    }

    #[test]
    fn old_lines_come_back_and_blank_ones_never_ran() {
        let mut c = Console::new(NodeId(0), vec!["arp".into()]);
        assert_eq!(typed(&mut c, "  "), None);
        assert_eq!(typed(&mut c, " ping pc2 "), Some("ping pc2".into()));
        assert_eq!(typed(&mut c, "ping pc2"), Some("ping pc2".into()));
        c.recall(true);
        c.recall(true);
        assert_eq!(c.line.text(), "arp");
        c.recall(true);
        c.recall(false);
        c.recall(false);
        assert_eq!((c.line.text(), c.recalled), ("", None));
    }

    #[test]
    fn tab_completes_programs_then_hosts() {
        let (programs, hosts) = (["ping", "ps", "arp"], ["pc1".to_owned(), "pc2".to_owned(), "router.wan".to_owned()]);
        let after = |text: &str| {
            let mut c = Console::new(NodeId(0), Vec::new());
            c.line.insert(text);
            c.complete(&programs, &hosts);
            (c.line.text().to_owned(), c.candidates.len())
        };
        assert_eq!(after("a"), ("arp ".into(), 0));
        assert_eq!(after("p"), ("p".into(), 2));
        assert_eq!(after("ping p"), ("ping pc".into(), 2));
        assert_eq!(after("curl http://ro"), ("curl http://router.wan".into(), 0));
        assert_eq!(after("ping zz"), ("ping zz".into(), 0));
    }
}
