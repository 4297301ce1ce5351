//! `sysctl`: reads and changes the settings of the box, as procps words it.

use super::args::{Args, BadOption};
use crate::os::{Errno, Setting, Sys, settings_table};

/// Runs it: 0 when all went well, 255 when a key or a value was wrong.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let args = match Args::read(words, &["-a", "-n", "-q", "-w"], &[]) {
        Ok(args) => args,
        Err(BadOption(why)) => return usage(&sys, &why),
    };
    if args.has("-a") {
        settings_table().iter().for_each(|row| show(&sys, row, args.has("-n")));
        return 0;
    }
    if args.rest.is_empty() {
        return usage(&sys, "no variables specified");
    }
    let mut code = 0;
    for word in joined(&args.rest) {
        let done = match word.split_once('=') {
            Some((name, value)) => change(&sys, name.trim(), value.trim(), &args),
            None if args.has("-w") => {
                sys.err(&format!("sysctl: \"{word}\" must be of the form name=value"));
                false
            }
            None => find(&sys, &word).map(|row| show(&sys, row, args.has("-n"))).is_some(),
        };
        code = if done { code } else { 255 };
    }
    code
}

fn usage(sys: &Sys, why: &str) -> u8 {
    sys.err(&format!("sysctl: {why}"));
    sys.err("usage: sysctl [-n] [-q] -a | NAME… | [-w] NAME=VALUE…");
    1
}

/// `a = 1 2 3` is one assignment, however many words it is: a word that is no name belongs to the value before it.
fn joined(words: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        let open = out.last().is_some_and(|last| last.contains('='));
        let begins = word.contains('.') || word.contains('/');
        match out.last_mut() {
            Some(last) if !begins && (open || word.starts_with('=')) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.clone()),
        }
    }
    out
}

fn find(sys: &Sys, name: &str) -> Option<&'static Setting> {
    let row = Setting::find(name);
    if row.is_none() {
        let path = name.replace('.', "/");
        sys.err(&format!("sysctl: cannot stat /proc/sys/{path}: No such file or directory"));
    }
    row
}

fn show(sys: &Sys, row: &Setting, bare: bool) {
    let value = sys.read(|k| k.setting(row));
    sys.out(&if bare { value } else { format!("{} = {value}", row.name) });
}

fn change(sys: &Sys, name: &str, value: &str, args: &Args) -> bool {
    let Some(row) = find(sys, name) else { return false };
    if sys.set(row, value).is_err() {
        let (why, allowed) = (Errno::Invalid, row.allowed);
        sys.err(&format!("sysctl: setting key \"{}\": {why} ({allowed} is expected)", row.name));
        return false;
    }
    if !args.has("-q") {
        show(sys, row, args.has("-n"));
    }
    true
}
