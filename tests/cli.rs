//! The command line is a contract: scripts and checks call it. Every subcommand and every flag, run as a program, with
//! what must come out and how it must end.

#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/captures.rs"]
mod captures;
#[path = "cli/dissect.rs"]
mod dissect;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/readme.rs"]
mod readme;
#[path = "cli/run.rs"]
mod run;
#[path = "cli/screens.rs"]
mod screens;
