//! What every subcommand shares: names, languages, usage errors, and a reader that goes away.

use crate::program::Room;

#[test]
fn list_is_a_name_and_a_title_a_line() {
    let room = Room::new("list");
    let run = room.run(&["list"]).ends(0);
    let names: Vec<&str> = run.out().lines().filter_map(|line| line.split_whitespace().next()).collect();
    for name in ["home", "linux-home", "port-forward", "dhcp-renew"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert!(run.out().contains("Home router"));
    assert!(room.run(&["list", "--lang", "ko"]).ends(0).out().contains("우리 집 공유기"));
    let scenarios = room.run(&["list", "--scenarios"]).ends(0);
    let demos = room.run(&["list", "--demos"]).ends(0);
    assert!(run.out().contains(scenarios.out()) && run.out().ends_with(demos.out()), "each below its heading");
    assert!(run.out().contains("hoplab play NAME"), "{}", run.out());
    assert!(room.run(&["port-forward"]).ends(2).err.contains("hoplab play port-forward"));
}

#[test]
fn an_unknown_scenario_suggests_the_nearest() {
    let room = Room::new("unknown_scenario");
    for args in [&["hoem"][..], &["run", "hoem"], &["render", "hoem"]] {
        let run = room.run(args).ends(2);
        assert!(run.err.contains("did you mean home?"), "{}", run.err);
    }
    let run = room.run(&["play", "nosuch", "--headless"]).ends(2);
    assert!(run.err.contains("port-forward"), "{}", run.err);
}

#[test]
fn without_a_terminal_it_says_what_works_without_one() {
    let room = Room::new("no_terminal");
    for args in [&[][..], &["home"], &["play", "port-forward"]] {
        let run = room.run(args).ends(2);
        assert!(run.err.contains("hoplab run") && run.err.contains("--plain"), "{}", run.err);
        assert_eq!(run.out(), "");
    }
}

#[test]
fn usage_errors_are_exit_2_on_standard_error() {
    let room = Room::new("usage");
    for args in [
        &["--lang", "xx", "list"][..],
        &["run", "home", "--lang", "xx"],
        &["--color", "sometimes", "list"],
        &["run"],
        &["check"],
        &["run", "home", "--bogus"],
        &["run", "home", "--seed", "minus one"],
        &["render", "home", "--format", "gif"],
        &["render", "home", "--size", "0x10"],
        &["render", "home", "--size", "wide"],
        &["render", "home", "--keys", "Nokey"],
        &["play", "port-forward", "--speed", "0", "--headless"],
        &["completions", "nosuchshell"],
    ] {
        let run = room.run(args).ends(2);
        assert!(!run.err.is_empty() && run.out().is_empty(), "{args:?}: {}", run.out());
    }
}

#[test]
fn help_version_completions_and_the_manual_are_printed() {
    let room = Room::new("help");
    assert!(room.run(&["--version"]).ends(0).out().starts_with("hoplab "));
    let help = room.run(&["--help"]).ends(0);
    for verb in ["list", "check", "run", "dissect", "open", "play", "render", "completions", "man"] {
        assert!(help.out().contains(&format!("\n  {verb} ")), "{}", help.out());
    }
    let run = room.run(&["run", "--help"]).ends(0);
    let words: Vec<&str> = run.out().split_whitespace().collect();
    for flag in "seed until journal do save-journal pcap ledger facts view digest json quiet".split(' ') {
        assert!(words.contains(&format!("--{flag}").as_str()), "--{flag} in\n{}", run.out());
    }
    for (shell, text) in [("bash", "complete -F _hoplab"), ("zsh", "#compdef hoplab"), ("fish", "complete -c hoplab")] {
        assert!(room.run(&["completions", shell]).ends(0).out().contains(text), "{shell}");
    }
    assert!(room.run(&["man"]).ends(0).out().contains(".TH hoplab 1"));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let room = Room::new("closed_pipe");
    room.write("bad.ron", "Scenario(format: 1, bogus: 2)");
    room.run(&["run", "home", "--until", "5s", "--pcap", "some.pcapng"]).ends(0);
    let ping = "3s pc1 ping -c 1 pc2";
    for (args, code) in [
        (&["list"][..], 0),
        (&["--help"], 0),
        (&["man"], 0),
        (&["completions", "bash"], 0),
        (&["check", "bad.ron"], 1),
        (&["check", "bad.ron", "--json"], 1),
        (&["run", "home", "--until", "5s", "--do", ping, "--digest"], 0),
        (&["run", "home", "--until", "5s", "--facts", "-"], 0),
        (&["run", "home", "--until", "5s", "--view", "-"], 0),
        (&["run", "home", "--until", "5s", "--pcap", "-"], 0),
        (&["dissect", "some.pcapng"], 0),
        (&["render", "home"], 0),
        (&["play", "dhcp-renew", "--headless"], 0),
        (&["play", "dhcp-renew", "--plain"], 0),
    ] {
        let run = room.run_unread(args).ends(code);
        assert!(!run.err.contains("Broken pipe"), "{args:?}: {}", run.err);
    }
}
