//! Tools that look at processes and end them: `ps`, `pstree`, `kill`, `nohup`.

use std::rc::Rc;

use crate::os::{INIT, KillError, Pid, Proc, Sys};
use crate::sim::SimTime;
use crate::trace::facts::Signal;

/// What `ps` shows of a process.
struct Row {
    pid: Pid,
    parent: Pid,
    tty: Option<u16>,
    stat: String,
    elapsed_secs: u64,
    argv: Rc<str>,
}

/// `ps`: the processes of this terminal; `-e`, `-ef`, `ax`, `aux`: all; `-H`, `f`, `--forest`: children under parents.
pub(super) async fn ps(sys: Sys, words: Vec<String>) -> u8 {
    let Some((all, forest)) = ps_options(&words) else {
        sys.err("usage: ps [-e|-ef|ax] [-H|--forest]");
        return 1;
    };
    let now = sys.now();
    let rows = sys.read(|k| {
        let tty = k.procs.get(sys.pid()).and_then(|p| p.tty);
        let mut rows: Vec<Row> = Vec::new();
        if all {
            let argv = "init".into();
            rows.push(Row { pid: INIT, parent: 0, tty: None, stat: "Ss".into(), elapsed_secs: now.secs(), argv });
        }
        let shown = |p: &Proc| all || p.tty == tty;
        let foreground = |p: &Proc| p.tty.and_then(|n| k.procs.tty(n)).is_some_and(|t| t.foreground == p.group);
        rows.extend(k.procs.iter().filter(|(_, p)| shown(p)).map(|(pid, p)| {
            let leads = if k.procs.leads(pid) { "s" } else { "" };
            let front = if foreground(p) { "+" } else { "" };
            row(pid, p, &format!("{leads}{front}"), now)
        }));
        rows
    });
    sys.out(&format!("{:>5} {:>5} {:<7}{:<5}{:>8} COMMAND", "PID", "PPID", "TTY", "STAT", "ELAPSED"));
    let placed = if forest { as_forest(&rows) } else { rows.iter().map(|row| (String::new(), row)).collect() };
    for (lead, row) in placed {
        let tty = row.tty.map_or_else(|| "?".to_owned(), |n| format!("pts/{n}"));
        let elapsed = format!("{:02}:{:02}", row.elapsed_secs / 60, row.elapsed_secs % 60);
        let Row { pid, parent, stat, argv, .. } = row;
        sys.out(&format!("{pid:>5} {parent:>5} {tty:<7}{stat:<5}{elapsed:>8} {lead}{argv}"));
    }
    0
}

fn ps_options(words: &[String]) -> Option<(bool, bool)> {
    let (mut all, mut forest) = (false, false);
    for word in words {
        match word.trim_start_matches('-') {
            "e" | "ef" | "A" | "ax" | "aux" | "axu" | "fe" => all = true,
            "H" | "f" | "forest" => forest = true,
            "eH" | "axf" | "auxf" | "efH" => (all, forest) = (true, true),
            _ => return None,
        }
    }
    Some((all, forest))
}

fn row(pid: Pid, proc: &Proc, marks: &str, now: SimTime) -> Row {
    let dead = if proc.is_alive() { "" } else { " <defunct>" };
    Row {
        pid,
        parent: proc.parent,
        tty: proc.tty,
        stat: format!("{}{marks}", proc.letter()),
        elapsed_secs: now.since(proc.since).as_secs(),
        argv: format!("{}{dead}", proc.argv).into(),
    }
}

/// Rows with children under their parents, and what stands before their commands.
fn as_forest(rows: &[Row]) -> Vec<(String, &Row)> {
    fn walk<'r>(rows: &'r [Row], row: &'r Row, depth: usize, out: &mut Vec<(String, &'r Row)>) {
        let lead = if depth == 0 { String::new() } else { format!("{} \\_ ", "    ".repeat(depth - 1)) };
        out.push((lead, row));
        for child in rows.iter().filter(|child| child.parent == row.pid) {
            walk(rows, child, depth + 1, out);
        }
    }
    let mut out = Vec::new();
    // A parent is older than its children, so that no circle can be.
    for root in rows.iter().filter(|row| !rows.iter().any(|other| other.pid == row.parent)) {
        walk(rows, root, 0, &mut out);
    }
    out
}

/// `pstree`: who started whom.
pub(super) async fn pstree(sys: Sys, _words: Vec<String>) -> u8 {
    let rows = sys.read(|k| {
        let argv = "init".into();
        let init = Row { pid: INIT, parent: 0, tty: None, stat: String::new(), elapsed_secs: 0, argv };
        let others = k.procs.iter().map(|(pid, p)| row(pid, p, "", SimTime::ZERO));
        std::iter::once(init).chain(others).collect::<Vec<_>>()
    });
    for (lead, row) in as_forest(&rows) {
        sys.out(&format!("{lead}{}({})", row.argv, row.pid));
    }
    0
}

/// `kill [-SIG] PID…`, `kill -l`.
pub(super) async fn kill(sys: Sys, words: Vec<String>) -> u8 {
    let (signal, pids) = match words.split_first() {
        Some((word, [])) if word == "-l" => {
            let names: Vec<String> = Signal::ALL.iter().map(|s| format!("{:>2} {}", s.number(), s.name())).collect();
            sys.out(&names.join("  "));
            return 0;
        }
        Some((word, rest)) if word == "-s" => (rest.first().and_then(|w| signal(w)), rest.get(1..).unwrap_or_default()),
        Some((word, rest)) if word.starts_with('-') => (signal(word.trim_start_matches('-')), rest),
        _ => (Some(Signal::Term), words.as_slice()),
    };
    let Some(signal) = signal else {
        let word = words.iter().take(2).map(|w| w.trim_start_matches('-')).find(|w| *w != "s").unwrap_or_default();
        sys.err(&format!("kill: {word}: invalid signal specification"));
        return 1;
    };
    if pids.is_empty() {
        sys.err("kill: usage: kill [-SIGNAL] PID|%JOB…, or kill -l");
        return 2;
    }
    let failed = pids.iter().filter(|word| !kill_one(&sys, word, signal)).count();
    u8::from(failed > 0)
}

fn kill_one(sys: &Sys, word: &str, signal: Signal) -> bool {
    let Ok(pid) = word.parse::<Pid>() else {
        sys.err(&format!("kill: {word}: arguments must be process or job IDs"));
        return false;
    };
    let why = match sys.kill(pid, signal) {
        Ok(()) => return true,
        Err(KillError::NoSuchProcess) => "No such process",
        Err(KillError::NotPermitted) => "Operation not permitted",
    };
    sys.err(&format!("kill: ({pid}) - {why}"));
    false
}

/// `9`, `KILL`, `SIGKILL`, `kill`.
fn signal(text: &str) -> Option<Signal> {
    let upper = text.to_ascii_uppercase();
    let name = upper.strip_prefix("SIG").unwrap_or(&upper);
    Signal::ALL.into_iter().find(|s| s.name() == name || s.number().to_string() == name)
}

/// `nohup COMMAND…`: runs a command that ignores SIGHUP, so that it outlives its terminal.
pub(super) async fn nohup(sys: Sys, words: Vec<String>) -> u8 {
    if words.is_empty() {
        sys.err("nohup: missing operand");
        return 125;
    }
    if sys.ignore_hup("nohup.out") {
        sys.err("nohup: ignoring input and appending output to 'nohup.out'");
    }
    sys.rename(&words.join(" "));
    super::shell::run_words(sys, words).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_are_named_in_any_way() {
        for text in ["9", "KILL", "SIGKILL", "kill", "sigkill"] {
            assert_eq!(signal(text), Some(Signal::Kill), "{text}");
        }
        assert_eq!((signal("STOP"), signal(""), signal("99")), (Some(Signal::Stop), None, None));
    }

    #[test]
    fn children_stand_under_their_parents() {
        let row = |pid, parent| Row { pid, parent, tty: None, stat: "S".into(), elapsed_secs: 0, argv: "x".into() };
        let rows = [row(1, 0), row(2, 1), row(3, 1), row(4, 2), row(9, 77)];
        let order: Vec<_> = as_forest(&rows).iter().map(|(lead, row)| (row.pid, lead.len())).collect();
        assert_eq!(order, [(1, 0), (2, 4), (4, 8), (3, 4), (9, 0)]);
    }
}
