//! `hoplab check`: every mistake of scenario files or built-in scenarios. Exit 0 when there is none, 1 when there are, 2 when
//! a file cannot be read.

use serde_json::json;

use super::cli::{CheckArgs, Global};
use super::output::say;
use super::{Exit, source, words};
use crate::i18n::Texts;
use crate::scenario::{self, Diagnostic, Sentences};

/// Runs the subcommand.
pub(super) fn check(args: &CheckArgs, global: &Global) -> Exit {
    let texts = match words::texts(global) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let mut exit = Exit::Ok;
    for name in &args.files {
        let Ok((text, file)) = source::text_of(name, &texts) else {
            exit = Exit::Usage;
            continue;
        };
        let Err(mistakes) = scenario::load(&text, &file) else { continue };
        if exit == Exit::Ok {
            exit = Exit::Failed;
        }
        if args.json {
            for mistake in &mistakes {
                say(&format!("{}\n", as_json(mistake, &file, &texts)));
            }
        } else {
            say(&lines(&mistakes, &file, &texts));
            eprint!("{}", scenario::render(&mistakes, &text, &file, &texts));
        }
    }
    exit
}

/// Mistakes for a person who did not ask for a check: the whole report on standard error.
pub(super) fn print_diagnostics(text: &str, file: &str, mistakes: &[Diagnostic], texts: &Texts) {
    eprint!("{}", scenario::render(mistakes, text, file, texts));
}

/// `file:line:column: error[E0201]: sentence`, what editors jump to.
fn lines(mistakes: &[Diagnostic], file: &str, texts: &Texts) -> String {
    let line = |mistake: &Diagnostic| {
        let (row, column) = (mistake.span.line, mistake.span.column);
        let help = texts.help(mistake).map_or(String::new(), |help| format!(" ({help})"));
        format!("{file}:{row}:{column}: {}[{}]: {}{help}\n", texts.words().0, mistake.code, texts.headline(mistake))
    };
    mistakes.iter().map(line).collect()
}

fn as_json(mistake: &Diagnostic, file: &str, texts: &Texts) -> serde_json::Value {
    json!({
        "file": file,
        "line": mistake.span.line,
        "column": mistake.span.column,
        "code": mistake.code,
        "message": texts.headline(mistake),
        "help": texts.help(mistake),
    })
}
