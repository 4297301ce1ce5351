//! The rim: the only place that knows arguments, files, the environment, the clock and the terminal.
//!
//! Every subcommand is a file; each ends in an `Exit`. Nothing here decides anything about a lab.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the rim is the one place that reads the clock and has threads"
)]

mod captures;
mod check;
mod cli;
mod dissect;
mod exit;
mod facts_json;
mod list;
mod names;
mod open;
mod output;
mod outputs;
mod personal;
mod plain;
mod play;
mod render;
mod run;
mod session;
mod source;
mod state;
mod terminal;
mod tui;
mod words;

use std::process::ExitCode;

use clap::Parser;
use cli::{Cli, Verb};
pub use exit::Exit;

/// The program: reads the command line, does it, and answers the exit code of the contract (0 ok, 1 failed, 2 usage,
/// 128+n for a signal).
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Ok.into() };
        }
    };
    let exit = match &cli.verb {
        None => tui::open(cli.scenario.as_deref(), &cli.global),
        Some(Verb::List(args)) => list::list(args, &cli.global),
        Some(Verb::Check(args)) => check::check(args, &cli.global),
        Some(Verb::Run(args)) => run::run(args, &cli.global),
        Some(Verb::Dissect(args)) => dissect::dissect(args, &cli.global),
        Some(Verb::Open(args)) => open::open(args, &cli.global),
        Some(Verb::Play(args)) => play::play(args, &cli.global),
        Some(Verb::Render(args)) => render::render(args, &cli.global),
        Some(Verb::Completions { shell }) => cli::completions(*shell),
        Some(Verb::Man) => cli::man(),
    };
    exit.into()
}
