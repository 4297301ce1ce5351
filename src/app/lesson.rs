//! Whether the task of the lab on the stage is done, and which lesson comes next.
//!
//! A lesson says by itself what counts (`done`, any of it, of what happens after the scenario's own story is over); one
//! of somebody's own that does not is done when all that its scenario expects has come.

use super::memory::Memory;
use super::stage::{Catalogue, Entry, Stage};
use crate::sim::SimTime;

/// What is known of the lesson on the stage.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct LessonWatch {
    /// Lines printed and commands given when it was looked at last, and whether the story was over.
    seen: Option<(usize, usize, bool)>,
    /// Whether it is done.
    pub done: bool,
    /// Whether that was told.
    pub told: bool,
}

impl LessonWatch {
    /// Looks again where something may have changed. Whether it is news that the lesson is done.
    pub(super) fn look(&mut self, stage: &Stage) -> bool {
        if self.done || stage.plan.lesson.is_none() {
            return false;
        }
        let lab = &stage.lab;
        let lines = lab.first_line() + lab.lines().len();
        let seen = (lines, lab.journal().entries.len(), lab.now() >= story_end(stage));
        if self.seen == Some(seen) {
            return false;
        }
        self.seen = Some(seen);
        self.done = is_done(stage);
        self.done
    }
}

/// When the scenario's own story is over.
fn story_end(stage: &Stage) -> SimTime {
    stage.plan.script.iter().map(|line| line.at).max().unwrap_or(SimTime::ZERO)
}

fn is_done(stage: &Stage) -> bool {
    let (lab, end) = (&stage.lab, story_end(stage));
    let wanted = stage.plan.lesson.iter().flat_map(|lesson| &lesson.done);
    let mut wanted = wanted.peekable();
    if wanted.peek().is_some() {
        return wanted.any(|what| lab.has_come(what, end));
    }
    let expected = lab.check_expectations();
    lab.now() >= end && !expected.is_empty() && expected.iter().all(|(_, held)| *held)
}

/// The next lesson that is not done yet, in the order of learning: after this one, else from the beginning.
pub fn next<'c>(catalogue: &'c Catalogue, memory: &Memory, name: &str) -> Option<&'c Entry> {
    let open = |entry: &&Entry| entry.lesson && entry.name != name && !memory.has_done(&entry.name);
    let after = catalogue.scenarios.iter().skip_while(|entry| entry.name != name);
    after.skip(1).find(open).or_else(|| catalogue.scenarios.iter().find(open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{LabOptions, Text};

    #[test]
    fn the_next_lesson_is_the_next_that_is_not_done() {
        let entry = |name: &str, lesson| Entry { name: name.into(), title: Text::default(), lesson };
        let scenarios = vec![entry("a", true), entry("b", false), entry("c", true), entry("d", true)];
        let catalogue = Catalogue { scenarios, ..Catalogue::default() };
        let mut memory = Memory::default();
        let name = |memory: &Memory, of| next(&catalogue, memory, of).map(|entry| entry.name.clone());
        assert_eq!(name(&memory, "a").as_deref(), Some("c"));
        assert_eq!(name(&memory, "d").as_deref(), Some("a"), "around the end");
        assert!(["a", "c", "d"].iter().all(|done| memory.did(done)));
        assert_eq!(name(&memory, "a"), None);
    }

    fn stage(name: &str) -> Stage {
        let file = crate::scenario::find(name).expect("built in");
        let plan = crate::scenario::load(file.text, file.name).expect("sound");
        Stage::new(&plan, &LabOptions::default(), Catalogue::default()).expect("alive")
    }

    /// Every lesson of the program wants a deed: none is done by being opened, nor by watching its story to the end.
    #[test]
    fn no_lesson_is_done_by_looking_on() {
        for file in crate::scenario::builtin() {
            let mut stage = stage(file.name);
            if stage.plan.lesson.is_none() {
                continue;
            }
            assert!(stage.plan.lesson.iter().all(|lesson| !lesson.done.is_empty()), "{}: nothing tells", file.name);
            assert!(!LessonWatch::default().look(&stage), "{} when opened", file.name);
            stage.lab.run_until(story_end(&stage) + core::time::Duration::from_secs(30));
            assert!(!LessonWatch::default().look(&stage), "{} by looking on", file.name);
        }
    }

    /// What a task asks for is what is waited for.
    #[test]
    fn a_lesson_is_done_by_the_deed_of_its_task() {
        let table: &[(&str, &[&str], &[&str])] = &[
            ("address-conflict", &["router reserve 02:00:00:00:01:01 192.168.0.100"], &[]),
            (
                "casts",
                &["one ^C", "one nc -u -l --join 239.1.2.3 5000", "speaker nc -u -w 1s -m hello 239.1.2.3 5000"],
                &["speaker nc -u -w 1s -m hello 239.1.2.3 5000"],
            ),
            ("chat", &["jun/pts0 chat -l 5000", "mina/pts0 chat jun 5000", "mina/pts0 hi"], &["jun/pts0 chat -l 5000"]),
            (
                "daemon",
                &["web/pts5 httpd -p 9000 &", "web/pts5 exit"],
                &["web/pts5 nohup httpd -p 9000 &", "web/pts5 exit"],
            ),
            ("port-in-use", &["server/pts1 kill %1"], &["server/pts1 ss -tlp"]),
            (
                "sockets",
                &[
                    "server socket udp",
                    "server bind 4 7000",
                    "server recvfrom 4",
                    "client socket udp",
                    "client sendto 3 server 7000 hello",
                ],
                &["server socket udp"],
            ),
            (
                "subnets",
                &[
                    "newpc ip addr del 192.168.10.150/24 dev eth0",
                    "newpc ip addr add 192.168.10.150/26 dev eth0",
                    "newpc ip route add default via 192.168.10.129",
                    "newpc ping -c 1 sales1",
                ],
                &["newpc ping -c 1 dev1", "sales1 ping -c 1 newpc"],
            ),
            ("tabs", &["laptop curl -s http://site/ip"], &["laptop ss -t"]),
            (
                "tcp-loss",
                &["lab link set r:right loss=30%", "client iperf -c 10.0.2.2 -u -n 60K -l 1000 -b 8M"],
                &["client iperf -c 10.0.2.2 -n 60K"],
            ),
        ];
        for (name, deeds, others) in table {
            for (lines, wanted) in [(deeds, true), (others, false)] {
                let mut stage = stage(name);
                stage.lab.run_until(story_end(&stage) + core::time::Duration::from_secs(1));
                for line in *lines {
                    stage.lab.command(&line.parse().expect("a command")).expect("taken");
                    stage.lab.run_until(stage.lab.now() + core::time::Duration::from_secs(3));
                }
                assert_eq!(LessonWatch::default().look(&stage), wanted, "{name}: {lines:?}");
            }
        }
    }

    #[test]
    fn what_the_script_did_itself_does_not_count() {
        let mut stage = stage("forward-fails-lease");
        let mut watch = LessonWatch::default();
        stage.lab.run_until(SimTime::from_secs(125));
        assert!(!watch.look(&stage), "the page came once, before the address changed");
        let line = |line: &str| line.parse().expect("a command");
        stage.lab.command(&line("router forward edit 1 tcp 8080 pc1:80")).expect("taken");
        stage.lab.command(&line("visitor curl -s http://203.0.113.2:8080/")).expect("taken");
        stage.lab.run_until(SimTime::from_secs(140));
        assert!(watch.look(&stage) && watch.done);
        assert!(!watch.look(&stage), "no news any more");
    }
}
