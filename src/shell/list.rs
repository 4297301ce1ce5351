//! `hoplab list`: what comes with the program, and how it is started.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use super::cli::{Global, ListArgs};
use super::{Exit, words};
use crate::i18n::{Lang, Texts};
use crate::lab::Text;
use crate::{demo, scenario};

/// Runs the subcommand: one line each, name and title.
pub(super) fn list(args: &ListArgs, global: &Global) -> Exit {
    let lang = match words::lang(global) {
        Ok(lang) => lang,
        Err(exit) => return exit,
    };
    let title = |text: &Text| if lang == Lang::Ko { text.ko.clone() } else { text.en.clone() };
    let texts = Texts::new(lang);
    let mut out = String::new();
    // Of one kind alone the names stand without a heading, for other programs to read.
    let heading = |id| if args.demos || args.scenarios { String::new() } else { format!("{}\n", texts.text(id)) };
    if !args.demos {
        out += &heading("cli-scenarios");
        let column = scenario::builtin().iter().map(|b| b.name.len()).max().unwrap_or(0);
        for built_in in scenario::builtin() {
            // The tests load every built-in file: a fault here would be a broken build.
            let about = scenario::load(built_in.text, built_in.name).map(|plan| title(&plan.title)).unwrap_or_default();
            let _ = writeln!(out, "{:<column$}  {about}", built_in.name);
        }
    }
    if !args.scenarios {
        out += &heading("cli-demos");
        let demos = demo::builtin_titles();
        let column = demos.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, about) in demos {
            let _ = writeln!(out, "{name:<column$}  {}", title(&about));
        }
    }
    let _ = io::stdout().write_all(out.as_bytes()); // a reader that went away
    Exit::Ok
}
