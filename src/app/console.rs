//! A terminal of a box: the line being typed, the lines typed before, and how far the output is scrolled.
//!
//! The output itself is the lab's (`Lab::lines`): a console only knows whose it shows. Its shell is a process of the
//! box, which starts with the first line.

use crate::sim::NodeId;

use super::text_line::TextLine;

/// Lines remembered.
const HISTORY_MAX: usize = 200;

/// A console.
#[derive(Clone, Debug)]
pub struct Console {
    /// The box.
    pub node: NodeId,
    /// The number of the terminal there.
    pub tty: u16,
    /// The line being typed.
    pub line: TextLine,
    /// Lines typed before, oldest first.
    pub history: Vec<String>,
    /// Which of them is shown again; none for the line being typed.
    pub recalled: Option<usize>,
    /// How many lines of output are below the window; 0 shows the newest.
    pub scroll: usize,
    /// Lines of the lab before this one were cleared away.
    pub cleared: usize,
    /// What Tab could mean, after it was pressed and meant more than one thing.
    pub candidates: Vec<String>,
}

/// What Tab may put into a line.
#[derive(Clone, Copy, Default, Debug)]
pub struct Words<'a> {
    /// Programs and what stands behind their names, in the form of their usage.
    pub programs: &'a [(&'a str, &'a str)],
    /// Names of hosts.
    pub hosts: &'a [String],
    /// Files of the box.
    pub files: &'a [String],
    /// Numbers of its processes.
    pub pids: &'a [String],
    /// Names of its settings.
    pub settings: &'a [&'a str],
}

impl Console {
    /// A terminal of a box, with what was typed there before.
    pub fn new(node: NodeId, tty: u16, history: Vec<String>) -> Console {
        let (line, candidates) = (TextLine::default(), Vec::new());
        let history = history.into_iter().rev().take(HISTORY_MAX).rev().collect();
        Console { node, tty, line, history, recalled: None, scroll: 0, cleared: 0, candidates }
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

    /// Completes the last word: programs where a command begins, else the options of the program, hosts and files.
    pub(super) fn complete(&mut self, words: Words<'_>) {
        let text = self.line.text().to_owned();
        // Blanks may be wide: one of a Hangul keyboard has three bytes.
        let (before, word) = text.split_at(text.trim_end_matches(|c: char| !c.is_whitespace()).len());
        // A URL's host stands after its slashes.
        let (lead, part) = word.rfind("//").map_or(("", word), |i| word.split_at(i + 2));
        let command = before.rsplit(['|', ';', '&']).next().unwrap_or_default();
        let mut found = candidates(command, part, words);
        found.sort();
        found.dedup();
        let common = common_start(&found);
        if common.len() >= part.len() && !found.is_empty() {
            let end = if found.len() == 1 && lead.is_empty() { " " } else { "" };
            self.line.set(&format!("{before}{lead}{common}{end}"));
        }
        self.candidates = if found.len() > 1 { found } else { Vec::new() };
    }
}

/// What may stand in the place of `part`, after the words of this command.
fn candidates(command: &str, part: &str, words: Words<'_>) -> Vec<String> {
    let fits = |name: &&str| name.starts_with(part);
    // These run another program: what follows them begins a command.
    let mut names = command.split_whitespace().skip_while(|word| matches!(*word, "nohup" | "sudo"));
    let Some(program) = names.next() else {
        return words.programs.iter().map(|(name, _)| *name).filter(fits).map(str::to_owned).collect();
    };
    if part.starts_with('-') {
        let usage = words.programs.iter().find(|(name, _)| *name == program).map_or("", |(_, usage)| *usage);
        let ends = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '|');
        return usage.split(ends).filter(|word| word.len() > 1 && fits(word)).map(str::to_owned).collect();
    }
    if program == "help" {
        return words.programs.iter().map(|(name, _)| *name).filter(fits).map(str::to_owned).collect();
    }
    match program {
        "kill" => return words.pids.iter().filter(|pid| pid.starts_with(part)).cloned().collect(),
        "sysctl" => return words.settings.iter().copied().filter(fits).map(str::to_owned).collect(),
        _ => {}
    }
    words.hosts.iter().chain(words.files).map(String::as_str).filter(fits).map(str::to_owned).collect()
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
        let mut c = Console::new(NodeId(0), 0, vec!["arp".into()]);
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
    fn tab_completes_programs_options_hosts_and_files() {
        let programs =
            [("ping", "[-c N] [-i SECS] HOST"), ("ps", "[-e|-ef|ax]"), ("arp", "[-n]"), ("nohup", "COMMAND…")];
        let hosts = ["pc1".to_owned(), "pc2".to_owned(), "router.wan".to_owned()];
        let files = ["nohup.out".to_owned()];
        let pids = ["12".to_owned(), "7".to_owned()];
        let after = |text: &str| {
            let mut c = Console::new(NodeId(0), 0, Vec::new());
            c.line.insert(text);
            c.complete(Words {
                programs: &programs,
                hosts: &hosts,
                files: &files,
                pids: &pids,
                settings: &["net.ipv4.ip_forward"],
            });
            (c.line.text().to_owned(), c.candidates.join(" "))
        };
        for (typed, wanted, left) in [
            ("a", "arp ", ""),
            ("p", "p", "ping ps"),
            ("ping p", "ping pc", "pc1 pc2"),
            ("curl http://ro", "curl http://router.wan", ""),
            ("ping zz", "ping zz", ""),
            ("ping -c", "ping -c ", ""),
            ("ps -", "ps -e", "-e -ef"),
            ("ping pc1 | a", "ping pc1 | arp ", ""),
            ("nohup pi", "nohup ping ", ""),
            ("kill 1", "kill 12 ", ""),
            ("sudo sysctl net", "sudo sysctl net.ipv4.ip_forward ", ""),
            ("cat no", "cat nohup.out ", ""),
            ("cat\u{3000}no", "cat\u{3000}nohup.out ", ""),
            ("ping 핑", "ping 핑", ""),
        ] {
            assert_eq!(after(typed), (wanted.to_owned(), left.to_owned()), "{typed}");
        }
    }
}
