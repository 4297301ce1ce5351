//! The inside of a host as a person sees it at its terminals: jobs, signals, pipes, daemons, and what `ps` says.
//!
//! Goal: what POSIX and bash promise about them holds. Method: lines typed at terminals of the smallest lab, and the
//! lines and exit codes that come of them.

use hoplab::lab::{Command, Lab, LabOptions, Plan, ProcView};
use hoplab::os::LineWhat;
use hoplab::scenario;
use hoplab::sim::SimTime;
use hoplab::trace::{ProcFact, What};

fn plan() -> Plan {
    let text = scenario::find("two-pcs").expect("built in").text;
    let mut plan = scenario::load(text, "two-pcs").expect("no mistakes");
    plan.script.clear();
    plan
}

fn lab() -> Lab {
    let mut lab = Lab::new(plan(), &LabOptions::default()).expect("it can be switched on");
    lab.run_until(SimTime::from_secs(10));
    lab
}

fn live(lab: &mut Lab, secs: u64) {
    lab.run_until(SimTime(lab.now().0 + secs * 1_000_000_000));
}

/// Types a line at a box or terminal, lets the lab live, and answers what was printed and how processes ended.
fn typed(lab: &mut Lab, at: &str, line: &str, secs: u64) -> Vec<String> {
    let before = lab.first_line() + lab.lines().len();
    lab.command(&Command::new(at, line)).expect("taken");
    live(lab, secs);
    let new = lab.lines().iter().skip(before - lab.first_line());
    let told = new.filter_map(|line| match &line.what {
        LineWhat::Print { text, .. } => Some(text.to_string()),
        LineWhat::Exit { code: 0, .. } | LineWhat::Typed { .. } => None,
        LineWhat::Exit { code, argv, .. } => Some(format!("({argv}: {code})")),
    });
    told.collect()
}

fn procs(lab: &Lab, node: &str) -> Vec<ProcView> {
    let view = lab.view();
    view.nodes.into_iter().find(|n| n.name == node).expect("a box").procs
}

fn proc(lab: &Lab, node: &str, argv: &str) -> Option<ProcView> {
    procs(lab, node).into_iter().find(|p| p.argv == argv)
}

#[test]
fn a_shell_starts_with_its_terminal_and_is_the_parent_of_what_it_runs() {
    let mut lab = lab();
    assert!(procs(&lab, "pc1").iter().all(|p| p.tty.is_none()), "no shell before somebody types");
    lab.command(&Command::new("pc1", "sleep 5")).expect("taken");
    let (shell, sleep) = (proc(&lab, "pc1", "-sh").expect("a shell"), proc(&lab, "pc1", "sleep 5").expect("it runs"));
    assert_eq!((shell.parent, shell.tty), (1, Some(0)));
    assert_eq!((sleep.parent, sleep.tty, sleep.waits), (shell.pid, Some(0), "sleep"));
    lab.command(&Command::new("pc1", "sleep 6")).expect("taken");
    let other = proc(&lab, "pc1", "sleep 6").expect("it runs at once");
    assert_eq!(other.tty, Some(1), "at another terminal: the first is busy");
    live(&mut lab, 10);
    lab.command(&Command::new("pc1", "sleep 7")).expect("taken");
    assert_eq!(proc(&lab, "pc1", "sleep 7").expect("it runs").tty, Some(0), "which is free again");
    let left: Vec<_> = procs(&lab, "pc1").into_iter().map(|p| p.argv).collect();
    assert_eq!(left.iter().filter(|argv| argv.starts_with("sleep")).count(), 1, "the dead were reaped: {left:?}");
}

#[test]
fn signals_end_processes_with_their_codes() {
    let mut lab = lab();
    for (line, code) in [("kill %1", 143), ("kill -9 %1", 137), ("kill -HUP %1", 129), ("kill -s INT %1", 130)] {
        typed(&mut lab, "pc1", "sleep 100 &", 0);
        let told = typed(&mut lab, "pc1", line, 0);
        assert!(told.contains(&format!("(sleep 100: {code})")), "{line}: {told:?}");
        assert_eq!(told.iter().filter(|t| t.starts_with("[1]+")).count(), 1, "{told:?}");
    }
    assert_eq!(typed(&mut lab, "pc1", "kill 1", 0), ["kill: (1) - Operation not permitted", "(kill 1: 1)"]);
    assert_eq!(typed(&mut lab, "pc1", "kill 999", 0), ["kill: (999) - No such process", "(kill 999: 1)"]);
    assert_eq!(typed(&mut lab, "pc1", "kill -FOO 2", 0)[0], "kill: FOO: invalid signal specification");
    assert_eq!(typed(&mut lab, "pc1", "kill $$", 0), [""; 0], "a shell ignores SIGTERM");
    assert!(typed(&mut lab, "pc1", "kill -9 $$", 0).contains(&"(-sh: 137)".into()));
}

#[test]
fn ctrl_c_ends_the_foreground_and_nothing_else() {
    let mut lab = lab();
    typed(&mut lab, "pc1/pts0", "sleep 100 &", 0);
    typed(&mut lab, "pc1/pts0", "sleep 200", 0);
    typed(&mut lab, "pc1/pts0", "echo never", 0);
    assert_eq!(typed(&mut lab, "pc1", "^C", 0), ["(sleep 200: 130)"], "what was typed ahead is gone, too");
    assert_eq!(typed(&mut lab, "pc1/pts0", "echo $?", 0), ["130"]);
    assert!(proc(&lab, "pc1", "sleep 100").is_some());
    assert_eq!(typed(&mut lab, "pc1/pts0", "sleep 9; echo never", 0), [""; 0]);
    assert_eq!(typed(&mut lab, "pc1/pts0", "^C", 0), ["(sleep 9: 130)"], "the rest of the list is not run");
    typed(&mut lab, "pc1/pts0", "wait", 0);
    assert_eq!(typed(&mut lab, "pc1/pts0", "^C", 0), ["(wait: 130)"]);
}

#[test]
fn ctrl_c_ends_the_questions_of_ping_but_not_its_summary() {
    let mut lab = lab();
    typed(&mut lab, "pc1", "ping -c 100 pc2", 2);
    let told = typed(&mut lab, "pc1", "^C", 0);
    assert!(told.iter().any(|line| line.starts_with("3 packets transmitted, ")), "{told:?}");
    assert_eq!(typed(&mut lab, "pc1", "echo $?", 0), ["0"]);
}

#[test]
fn lists_run_by_their_codes_and_jobs_are_told() {
    let mut lab = lab();
    assert_eq!(typed(&mut lab, "pc1", "true && echo a || echo b; false || echo c", 0), ["a", "(false: 1)", "c"]);
    assert_eq!(typed(&mut lab, "pc1", "nosuch; echo $?", 0)[1..], ["(nosuch: 127)", "127"]);
    let told = typed(&mut lab, "pc1", "sleep 2 && echo late &", 0);
    assert!(told[0].starts_with("[1] "), "{told:?}");
    assert_eq!(typed(&mut lab, "pc1", "jobs", 0), ["[1]+  Running                 sleep 2 && echo late &"]);
    let told = typed(&mut lab, "pc1", "wait", 3);
    assert_eq!(told, ["late", "[1]+  Done                    sleep 2 && echo late"]);
    typed(&mut lab, "pc1", "sleep 3 &", 0);
    assert_eq!(typed(&mut lab, "pc1", "fg", 1), ["sleep 3"]);
    assert_eq!(typed(&mut lab, "pc1/pts0", "echo ahead", 1), [""; 0], "the shell waits for its foreground");
    let before = lab.lines().len();
    live(&mut lab, 2);
    assert!(lab.lines()[before..].iter().any(|l| l.text() == Some("ahead")));
}

#[test]
fn a_pipe_carries_lines_and_a_reader_that_has_enough_ends_its_writer() {
    let mut lab = lab();
    assert_eq!(typed(&mut lab, "pc1", "help | grep -c traceroute", 0), ["1"]);
    assert_eq!(typed(&mut lab, "pc1", "help | grep -i TRACEROUTE | wc -l", 0), ["1"]);
    assert_eq!(typed(&mut lab, "pc1", "echo b > f; echo c >> f; cat f | tail -1", 0), ["c"]);
    let told = typed(&mut lab, "pc1", "ping -c 5 pc2 | head -n 2", 4);
    assert!(told[0].starts_with("PING pc2"), "{told:?}");
    assert_eq!(told.last().map(String::as_str), Some("(ping -c 5 pc2: 141)"), "SIGPIPE at the third line");
    assert_eq!(typed(&mut lab, "pc1", "echo $?", 0), ["0"], "the code is that of the last");
    typed(&mut lab, "pc2", "nc -l 9000", 0);
    let told = typed(&mut lab, "pc1", "echo over the wire | nc pc2 9000", 6);
    assert_eq!(told, ["over the wire"]);
}

#[test]
fn a_full_pipe_holds_its_writer() {
    let mut lab = lab();
    for _ in 0..12 {
        typed(&mut lab, "pc1", "cat f f f f > g; cat g >> f; help >> f", 0);
    }
    assert!(typed(&mut lab, "pc1", "wc -l f", 0)[0].parse::<usize>().expect("a number") > 5_000);
    let told = typed(&mut lab, "pc1", "cat f | cat | wc -l", 0);
    let all = typed(&mut lab, "pc1", "wc -l f", 0);
    assert_eq!(told, all, "nothing is lost");
}

#[test]
fn ctrl_c_ends_the_whole_line_also_in_wait_and_codes_are_of_eight_bits() {
    let mut lab = lab();
    typed(&mut lab, "pc1", "sleep 60 &", 1);
    assert_eq!(typed(&mut lab, "pc1", "wait; echo on", 1), [""; 0]);
    assert_eq!(typed(&mut lab, "pc1/pts0", "^C", 1), ["(wait: 130)"]);
    assert_eq!(typed(&mut lab, "pc1/pts1", "exit 256", 1), [""; 0]);
    assert_eq!(typed(&mut lab, "pc1/pts1", "exit 257", 1).last().map(String::as_str), Some("(-sh: 1)"));
}

#[test]
fn ctrl_z_stops_a_job_and_bg_and_fg_let_it_go_on() {
    let mut lab = lab();
    typed(&mut lab, "pc1", "ping -i 1 -c 20 10.0.0.2", 2);
    assert_eq!(typed(&mut lab, "pc1/pts0", "^Z", 1), ["[1]+  Stopped                 ping -i 1 -c 20 10.0.0.2"]);
    assert_eq!(proc(&lab, "pc1", "ping -i 1 -c 20 10.0.0.2").map(|p| (p.state, p.waits)), Some(('T', "stopped")));
    assert_eq!(
        typed(&mut lab, "pc1/pts0", "jobs", 30),
        ["[1]+  Stopped                 ping -i 1 -c 20 10.0.0.2"],
        "and silent"
    );
    assert_eq!(typed(&mut lab, "pc1/pts0", "exit", 1)[0], "There are stopped jobs.");
    let goes_on = typed(&mut lab, "pc1/pts0", "bg", 3);
    assert_eq!(goes_on[0], "[1]+ ping -i 1 -c 20 10.0.0.2 &");
    assert!(goes_on.iter().any(|line| line.contains("icmp_seq=")), "{goes_on:?}");
    typed(&mut lab, "pc1/pts0", "kill -STOP %1", 1);
    typed(&mut lab, "pc1/pts0", "kill %1", 1);
    assert!(proc(&lab, "pc1", "ping -i 1 -c 20 10.0.0.2").is_some(), "it cannot hear it yet");
    let ends = typed(&mut lab, "pc1/pts0", "fg", 1);
    assert!(ends.iter().any(|line| line.contains("143")), "{ends:?}");
    let trace = lab.trace();
    let of =
        |fits: fn(&ProcFact) -> bool| trace.facts().filter(|f| matches!(&f.what, What::Proc(p) if fits(p))).count();
    assert_eq!(of(|p| matches!(p, ProcFact::Stopped { .. })), 2);
    assert_eq!(of(|p| matches!(p, ProcFact::Continued { .. })), 2);
}

#[test]
fn closing_a_terminal_ends_what_stands_still() {
    let mut lab = lab();
    typed(&mut lab, "pc1", "sleep 60", 1);
    typed(&mut lab, "pc1/pts0", "^Z", 1);
    lab.command(&Command::new("lab", "close pc1/pts0")).expect("taken");
    assert!(proc(&lab, "pc1", "sleep 60").is_none());
}

#[test]
fn streams_come_from_files_and_go_to_files() {
    let mut lab = lab();
    typed(&mut lab, "pc1", "echo one > f; echo two >> f", 1);
    assert_eq!(typed(&mut lab, "pc1", "grep tw < f", 1), ["two"]);
    assert_eq!(typed(&mut lab, "pc1", "wc -l < f", 1), ["2"]);
    assert_eq!(typed(&mut lab, "pc1", "cat nothing 2> errs; cat errs", 1).len(), 2, "the exit code, and the error");
    assert_eq!(typed(&mut lab, "pc1", "cat nothing 2>&1 | wc -l", 1).last().map(String::as_str), Some("1"));
    assert_eq!(typed(&mut lab, "pc1", "cat nothing 2> /dev/null", 1), ["(cat nothing: 1)"]);
    assert_eq!(typed(&mut lab, "pc1", "cat < nowhere; echo $?", 1), ["sh: nowhere: No such file or directory", "1"]);
    assert_eq!(typed(&mut lab, "pc1", "echo x > \"\"", 1), ["sh: : No such file or directory"]);
}

#[test]
fn mistakes_are_shown_with_their_place() {
    let mut lab = lab();
    let told = typed(&mut lab, "pc1", "echo 'a", 0);
    assert_eq!(told, ["sh: column 6: no closing ' for this one", "    echo 'a", "         ^", "(echo 'a: 2)"]);
    let told = typed(&mut lab, "pc1", "ps | | head", 0);
    assert_eq!(told[0], "sh: column 6: syntax error near unexpected '|'");
    assert_eq!(typed(&mut lab, "pc1", "cat nosuch", 0)[0], "cat: nosuch: No such file or directory");
}

#[test]
fn history_is_numbered_and_comes_back() {
    let mut lab = lab();
    typed(&mut lab, "pc1", "echo one", 0);
    assert_eq!(typed(&mut lab, "pc1", "!!", 0), ["echo one", "one"]);
    assert_eq!(typed(&mut lab, "pc1", "!ec two", 0), ["echo one two", "one two"]);
    let told = typed(&mut lab, "pc1", "history", 0);
    assert_eq!(told, ["    1  echo one", "    2  echo one two", "    3  history"]);
    assert_eq!(typed(&mut lab, "pc1", "!9", 0), ["sh: !9: event not found"]);
    assert_eq!(typed(&mut lab, "pc1", "! true", 0)[0], "sh: !: command not found", "a sign alone recalls nothing");
    typed(&mut lab, "pc1", "true", 0);
    let longer = format!("!! {}", "x".repeat(3_000));
    assert_ne!(typed(&mut lab, "pc1", &longer, 0).last().map(String::as_str), Some("sh: line too long"));
    assert_eq!(typed(&mut lab, "pc1", &longer, 0).last().map(String::as_str), Some("sh: line too long"));
    for n in 0..300 {
        typed(&mut lab, "pc1", &format!("true {n}"), 0);
    }
    assert_eq!(typed(&mut lab, "pc1", "history | wc -l", 0), ["200"], "it is bounded");
}

#[test]
fn leaving_a_shell_hangs_up_what_it_started_but_not_its_daemons() {
    let mut lab = lab();
    typed(&mut lab, "pc1/pts0", "httpd -p 81 &", 0);
    let told = typed(&mut lab, "pc1/pts0", "nohup httpd -p 82 &", 0);
    assert_eq!(told[1], "nohup: ignoring input and appending output to 'nohup.out'");
    let before = proc(&lab, "pc1", "httpd -p 82").expect("it runs");
    assert_eq!(before.tty, Some(0), "still a child of the shell");
    let told = typed(&mut lab, "pc1/pts0", "exit 3", 0);
    assert!(told.contains(&"(httpd -p 81: 129)".into()) && told.contains(&"(-sh: 3)".into()), "{told:?}");
    assert_eq!(proc(&lab, "pc1", "httpd -p 81"), None);
    let daemon = proc(&lab, "pc1", "httpd -p 82").expect("it lives on");
    assert_eq!((daemon.pid, daemon.parent, daemon.tty), (before.pid, 1, None));
    let told =
        typed(&mut lab, "pc2", "curl -s -o /dev/null http://pc1:82/; echo $?; curl -s http://pc1:81/; echo $?", 5);
    assert_eq!(told.iter().filter(|t| !t.starts_with('(')).collect::<Vec<_>>(), ["0", "7"], "{told:?}");
    let said = |wanted: fn(&ProcFact) -> bool| {
        lab.trace().facts().filter(|f| matches!(&f.what, What::Proc(fact) if wanted(fact))).count()
    };
    assert_eq!(said(|f| matches!(f, ProcFact::HungUp { tty: 0, .. })), 1);
    assert_eq!(said(|f| matches!(f, ProcFact::Signalled { ignored: true, .. })), 1);
    assert_eq!(said(|f| matches!(f, ProcFact::Adopted { .. })), 1);
    assert_eq!(said(|f| matches!(f, ProcFact::Detached { .. })), 1);
}

#[test]
fn closing_a_terminal_is_a_hang_up_of_its_foreground_too() {
    let mut lab = lab();
    typed(&mut lab, "pc1/pts2", "httpd -p 81", 0);
    assert!(lab.command(&Command::new("lab", "close pc1/pts7")).is_err(), "nobody sits there");
    let told = typed(&mut lab, "lab", "close pc1/pts2", 0);
    assert_eq!(told, ["(httpd -p 81: 129)", "(-sh: 129)"]);
    assert!(procs(&lab, "pc1").iter().all(|p| p.tty.is_none()));
}

#[test]
fn ps_shows_parents_terminals_and_states() {
    let mut lab = lab();
    typed(&mut lab, "pc1/pts0", "sleep 100 &", 0);
    let told = typed(&mut lab, "pc1/pts0", "ps", 0);
    let line = |argv: &str| told.iter().find(|l| l.ends_with(argv)).unwrap_or_else(|| panic!("{argv}: {told:?}"));
    assert!(line("-sh").contains(" pts/0  Ss "), "{}", line("-sh"));
    assert!(line("sleep 100").contains(" pts/0  S "), "{}", line("sleep 100"));
    assert!(line("ps").contains(" pts/0  R+ "), "{}", line("ps"));
    let told = typed(&mut lab, "pc1/pts1", "ps -ef --forest", 0);
    assert!(told[1].ends_with(" init") && told.iter().any(|l| l.ends_with(" \\_ sleep 100")), "{told:?}");
    assert_eq!(typed(&mut lab, "pc1/pts1", "ps", 0).len(), 3, "the head, this shell and ps");
    assert!(typed(&mut lab, "pc1/pts1", "pstree | grep sleep", 0)[0].contains("\\_ sleep 100("));
}

#[test]
fn two_terminals_at_a_box_replay_exactly() {
    let mut lab = lab();
    let lines = [
        ("pc1/pts0", "nc -l 7000"),
        ("pc1/pts1", "ping -c 9 pc2 | grep seq=2"),
        ("pc2", "echo hi | nc pc1 7000 &"),
        ("pc1/pts0", "jobs; echo $?"),
        ("pc1/pts1", "^C"),
        ("pc1/pts1", "history"),
        ("lab", "close pc1/pts0"),
        ("pc1/pts1", "^D"),
    ];
    for (at, line) in lines {
        typed(&mut lab, at, line, 1);
    }
    let again = Lab::replay(plan(), lab.journal(), &LabOptions::default(), lab.now()).expect("replayed");
    assert_eq!((again.digest(), again.events()), (lab.digest(), lab.events()));
    assert_eq!(again.lines(), lab.lines());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever is typed wherever, in whatever order: the lab goes on, and lives the same life again.
    #[test]
    fn any_session_replays_exactly(session in proptest::collection::vec((0..WHERE.len(), 0..TYPED.len(), 0..900u64), 1..40)) {
        let mut lab = lab();
        for (at, line, millis) in session {
            let _ = lab.command(&Command::new(WHERE[at], TYPED[line])); // to a box that is busy, or that is gone
            lab.run_until(SimTime(lab.now().0 + millis * 1_000_000));
        }
        let zombies: Vec<_> = procs(&lab, "pc1").into_iter().filter(|p| p.state == 'Z').collect();
        proptest::prop_assert!(zombies.is_empty(), "{:?}", zombies);
        let again = Lab::replay(plan(), lab.journal(), &LabOptions::default(), lab.now()).expect("replayed");
        proptest::prop_assert_eq!(again.digest(), lab.digest());
    }
}

const WHERE: [&str; 5] = ["pc1", "pc1/pts0", "pc1/pts1", "pc2", "lab"];
const TYPED: [&str; 34] = [
    "ping -c 3 pc2 | head -n 2 | grep -v xyz",
    "ping -c 9 pc2 &",
    "nohup httpd -p 81 &",
    "nohup sleep 3",
    "sleep 2 && echo a || echo b &",
    "sleep 1",
    "cat",
    "cat | head -n 1",
    "head -n 1",
    "help | cat | cat | wc",
    "help > f; cat f f f > g; cat g | tail -n 3",
    "jobs; history | tail -n 2",
    "fg",
    "wait",
    "kill %1",
    "kill -9 $$",
    "kill -HUP $!",
    "kill -INT %%",
    "ps -ef --forest | grep sh",
    "exit",
    "exit 7 | cat",
    "!!",
    "echo 'a",
    "< text for a reader",
    "^C",
    "^C",
    "^D",
    "^D",
    "nc -l 7000 &",
    "echo hi | nc pc1 7000",
    "curl -s http://pc1:81/ | cat > page",
    "close pc1/pts0",
    "close pc1/pts1",
    "remove pc2",
];

#[test]
fn nothing_grows_without_a_limit() {
    let mut lab = lab();
    for n in 0..100 {
        typed(&mut lab, "pc1/pts0", &format!("sleep {} &", 1000 + n), 0);
    }
    assert!(typed(&mut lab, "pc1/pts0", "jobs | wc -l", 0)[0].contains("too many jobs"));
    typed(&mut lab, "pc1/pts1", "sleep 5", 0);
    let refused = (0..300).filter(|_| lab.command(&Command::new("pc1/pts1", "true")).is_err()).count();
    assert_eq!(refused, 300 - 256, "typed ahead");
}
