//! `hoplab render`: one screen, without a terminal.

use std::io::{self, Write};

use super::cli::{Format, Global, RenderArgs};
use super::session::{Flow, Session};
use super::{Exit, personal, run, source, words};
use crate::app::input::{Input, parse_inputs};
use crate::demo;
use crate::lab::LabOptions;
use crate::ui::export;

/// Largest screen, in columns and rows.
const SIZE_MAX: (u16, u16) = (500, 200);

/// Runs the subcommand.
pub(super) fn render(args: &RenderArgs, global: &Global) -> Exit {
    render_inner(args, global).unwrap_or_else(|exit| exit)
}

fn render_inner(args: &RenderArgs, global: &Global) -> Result<Exit, Exit> {
    let texts = words::texts(global)?;
    let at = run::time(&args.at, &texts)?;
    let (columns, rows) =
        size(&args.size).ok_or_else(|| words::complain(&texts, "cli-size", &[("text", args.size.as_str().into())]))?;
    let keys = parse_inputs(&args.keys).map_err(|e| {
        words::complain(&texts, "cli-no-key", &[("word", e.word.as_str().into()), ("column", e.column.into())])
    })?;
    let commands = run::timed(&args.commands, &texts)?;
    let plan = source::plan(&args.scenario, &texts)?;
    let mut session = Session::open(&plan, &LabOptions::default(), personal::bare(global)?)?;
    session.input(Input::Resize { cols: columns, rows });
    for (when, command) in commands.iter().filter(|(when, _)| *when <= at) {
        session.model.run_to(*when);
        session.model.stage.lab.command(command).map_err(|error| source::refuse(&error, &texts))?;
    }
    session.model.run_to(at);
    for key in keys {
        if session.input(key) == Flow::Quit {
            break;
        }
    }
    let (buffer, _) = session.draw(columns, rows);
    let screen = export::screen(&buffer);
    let text = match args.format {
        Format::Text => screen.to_text(),
        Format::Ansi => screen.to_ansi(),
        Format::Svg => demo::svg(&screen),
    };
    let _ = io::stdout().write_all(text.as_bytes()); // a reader that went away
    Ok(Exit::Ok)
}

fn size(text: &str) -> Option<(u16, u16)> {
    let (columns, rows) = text.split_once('x')?;
    let (columns, rows) = (columns.parse().ok()?, rows.parse().ok()?);
    (columns >= 1 && rows >= 1 && columns <= SIZE_MAX.0 && rows <= SIZE_MAX.1).then_some((columns, rows))
}
