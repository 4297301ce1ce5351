//! The command line, as data: help, completions and the man page derive from it.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use super::Exit;
use super::output::say;

/// A network lab in a terminal: real bytes, every decision explained.
#[derive(Debug, Parser)]
#[command(name = "hoplab", version, subcommand_precedence_over_arg = true)]
pub(super) struct Cli {
    /// Scenario to open: a file, or a built-in name (`hoplab list`)
    pub scenario: Option<String>,
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What every subcommand takes.
#[derive(Clone, Debug, Args)]
pub(super) struct Global {
    /// Language; else the environment's (`LC_ALL`, `LC_MESSAGES`, `LANG`)
    #[arg(long, global = true, value_name = "ko|en")]
    pub lang: Option<String>,
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Settings and keys; else `~/.config/hoplab/config.ron`, if there is one
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub color: When,
    /// Print lines instead of drawing a screen (for screen readers, logs and pipes)
    #[arg(long, global = true)]
    pub plain: bool,
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Built-in scenarios and demos, one a line: name, title
    List(ListArgs),
    /// Every mistake of scenario files, with file, line and column
    Check(CheckArgs),
    /// Run a scenario without a screen and print what its programs print
    Run(RunArgs),
    /// Layers and fields of the frames of a capture (pcap or pcapng)
    Dissect(DissectArgs),
    /// Show a capture on the screen: its frames, their layers, fields and bytes
    Open(OpenArgs),
    /// Play a demo or a saved journal
    Play(PlayArgs),
    /// Draw one screen, without a terminal
    Render(RenderArgs),
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// Only scenarios
    #[arg(long, conflicts_with = "demos")]
    pub scenarios: bool,
    /// Only demos
    #[arg(long)]
    pub demos: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Scenario files, or built-in names
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// One JSON object a mistake
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// A file, or a built-in name
    pub scenario: String,
    /// Another seed than the scenario's
    #[arg(long)]
    pub seed: Option<u64>,
    /// How long to run, in virtual time: 60s, 2m, 1500ms; else 60s, or until the scenario's last expectation
    #[arg(long, value_name = "TIME")]
    pub until: Option<String>,
    /// Commands of a saved journal
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// A command at a time: "10s pc1 ping -c 3 example.com"
    #[arg(long = "do", value_name = "T NODE COMMAND")]
    pub commands: Vec<String>,
    /// Save what was commanded
    #[arg(long, value_name = "FILE")]
    pub save_journal: Option<PathBuf>,
    /// Save what the lab has become as a new scenario file
    #[arg(long, value_name = "FILE")]
    pub save_scenario: Option<PathBuf>,
    /// Write a pcapng of all link ends with the boxes' reasons as comments; - for a pipe into Wireshark
    #[arg(long, value_name = "FILE")]
    pub pcap: Option<PathBuf>,
    /// Write a plain pcap for each interface into a new or empty directory
    #[arg(long, value_name = "DIR")]
    pub pcap_dir: Option<PathBuf>,
    /// Write one aligned line a fact; - for standard output, as with every FILE
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
    /// Write one JSON object a fact
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// Write the final state of everything as JSON
    #[arg(long, value_name = "FILE")]
    pub view: Option<PathBuf>,
    /// Facts kept in memory while it runs; files get all of them
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub log_facts: Option<u32>,
    /// Bytes kept of a frame; captures show how long it was
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(14..))]
    pub snaplen: Option<u32>,
    /// Print the fingerprint of all that happened
    #[arg(long)]
    pub digest: bool,
    /// Print lines and exits as JSON objects
    #[arg(long)]
    pub json: bool,
    /// Do not print what programs print
    #[arg(long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub(super) struct DissectArgs {
    /// A pcap or pcapng of Ethernet frames; - for standard input
    pub capture: PathBuf,
    /// Only this frame, counted from 1
    #[arg(long)]
    pub frame: Option<usize>,
    /// One JSON object a frame
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct OpenArgs {
    /// A pcap or pcapng of Ethernet frames; - for standard input
    pub capture: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct PlayArgs {
    /// A demo's name or file, or a journal saved by `run` or the screen
    pub demo: String,
    /// How fast, on the screen and in recordings
    #[arg(long, default_value_t = 1.0)]
    pub speed: f64,
    /// Write an asciicast instead of showing it
    #[arg(long, value_name = "FILE")]
    pub cast: Option<PathBuf>,
    /// Without a screen: print lines and compare the fingerprint
    #[arg(long)]
    pub headless: bool,
}

#[derive(Debug, Args)]
pub(super) struct RenderArgs {
    /// A file, or a built-in name
    pub scenario: String,
    /// The moment to draw
    #[arg(long, value_name = "TIME", default_value = "10s")]
    pub at: String,
    /// Columns and rows
    #[arg(long, value_name = "WxH", default_value = "120x40")]
    pub size: String,
    /// Keys to press first, as the key map spells them: "Tab Down Enter"
    #[arg(long, default_value = "")]
    pub keys: String,
    /// A command at a time before the moment: "5s pc1 ping pc2"
    #[arg(long = "do", value_name = "T NODE COMMAND")]
    pub commands: Vec<String>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Forms of a drawn screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Format {
    /// Characters only
    Text,
    /// With colours, for a terminal
    Ansi,
    /// A picture
    Svg,
}

/// `hoplab completions SHELL`.
pub(super) fn completions(shell: clap_complete::Shell) -> Exit {
    // Written to memory first: the generator panics when its reader goes away.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "hoplab", &mut script);
    say(&String::from_utf8_lossy(&script));
    Exit::Ok
}

/// `hoplab man`.
pub(super) fn man() -> Exit {
    let mut page = Vec::new();
    match clap_mangen::Man::new(Cli::command()).render(&mut page) {
        Ok(()) => {
            say(&String::from_utf8_lossy(&page));
            Exit::Ok
        }
        Err(_) => Exit::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_scenario_needs_no_verb() {
        let cli = Cli::try_parse_from(["hoplab", "home", "--lang", "ko"]).expect("understood");
        assert_eq!((cli.scenario.as_deref(), cli.verb.is_none()), (Some("home"), true));
        let cli = Cli::try_parse_from(["hoplab", "run", "home", "--do", "1s pc1 arp", "--do", "2s pc1 arp"]);
        assert!(matches!(cli.map(|c| c.verb), Ok(Some(Verb::Run(args))) if args.commands.len() == 2));
    }
}
