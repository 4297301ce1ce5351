//! A host's side of IGMP at one interface: which groups are wanted there, and when routers are told so
//! (RFC 3376 section 5, RFC 2236 section 3).
//!
//! It speaks version 3 as Linux does, and version 2 while a router asks in version 2 (or 1). Sources are not chosen: a
//! group is wanted from everybody. What a router does with the answers is not here.

use core::time::Duration;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::sim::{Rng, SimTime};
use crate::trace::{IgmpFact, Name, Trace, What};
use crate::wire::{GroupRecord, Igmp, RecordKind};

/// All hosts on a link: wanted by everybody, never reported (RFC 3376 section 5).
pub const ALL_HOSTS: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 1);
/// All routers on a link: they hear who leaves (RFC 2236 section 3).
const ALL_ROUTERS: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 2);
/// All routers that speak version 3 (RFC 3376 4.2.14).
const ALL_V3_ROUTERS: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 22);
/// How often a change is told: once, and once more in case it was lost (RFC 3376 8.1, Robustness Variable 2).
const REPEATS: u8 = 1;
/// Within this time a change is told again (RFC 3376 8.11).
const UNSOLICITED_V3: Duration = Duration::from_secs(1);
/// The same of version 2 (RFC 2236 8.10).
const UNSOLICITED_V2: Duration = Duration::from_secs(10);
/// A router of version 1 does not say when (RFC 2236 section 4).
const ANSWER_V1: Duration = Duration::from_secs(10);
/// So long a router of version 2 is believed to be there (RFC 3376 8.12): 2 × 125 s and 10 s.
const OLDER_ROUTER: Duration = Duration::from_secs(260);
/// Groups wanted at an interface (Linux `igmp_max_memberships` is 20 a socket).
const GROUPS_MAX: usize = 1024;

/// The groups of an interface.
#[derive(Clone, Default, Debug)]
pub struct Memberships {
    groups: BTreeMap<Ipv4Addr, Member>,
    /// When all groups are reported in one message of version 3.
    answer_all: Option<SimTime>,
    /// Until when a router of version 2 is believed to be there.
    older_until: SimTime,
}

#[derive(Clone, Default, Debug)]
struct Member {
    /// Sockets that want it; none: it was left, and that is still to be told again.
    users: u32,
    repeats: u8,
    repeat_at: Option<SimTime>,
    answer_at: Option<SimTime>,
}

/// A message, and for whom.
pub type IgmpOut = (Ipv4Addr, Igmp);

impl Memberships {
    /// Whether datagrams of this group are wanted.
    pub fn contains(&self, group: Ipv4Addr) -> bool {
        self.groups.get(&group).is_some_and(|member| member.users > 0)
    }

    /// The groups wanted, in order.
    pub fn groups(&self) -> impl Iterator<Item = Ipv4Addr> {
        self.groups.iter().filter(|(_, member)| member.users > 0).map(|(group, _)| *group)
    }

    /// One more socket wants a group. False when there are too many.
    pub fn join(
        &mut self,
        now: SimTime,
        group: Ipv4Addr,
        iface: &Name,
        rng: &mut Rng,
        trace: &mut Trace,
        out: &mut Vec<IgmpOut>,
    ) -> bool {
        if self.groups.len() >= GROUPS_MAX && !self.groups.contains_key(&group) {
            return false;
        }
        let member = self.groups.entry(group).or_default();
        member.users += 1;
        if member.users == 1 {
            trace.say(|| What::Igmp(IgmpFact::Joined { group, iface: iface.clone() }));
            self.changed(now, group, rng, trace, out);
        }
        true
    }

    /// One socket fewer wants a group.
    pub fn leave(
        &mut self,
        now: SimTime,
        group: Ipv4Addr,
        iface: &Name,
        rng: &mut Rng,
        trace: &mut Trace,
        out: &mut Vec<IgmpOut>,
    ) {
        let Some(member) = self.groups.get_mut(&group).filter(|member| member.users > 0) else { return };
        member.users -= 1;
        if member.users == 0 {
            trace.say(|| What::Igmp(IgmpFact::Left { group, iface: iface.clone() }));
            self.changed(now, group, rng, trace, out);
        }
    }

    /// Tells a change, and sets the time to tell it again.
    fn changed(&mut self, now: SimTime, group: Ipv4Addr, rng: &mut Rng, trace: &mut Trace, out: &mut Vec<IgmpOut>) {
        let older = self.speaks_v2(now);
        let Some(member) = self.groups.get_mut(&group).filter(|_| group != ALL_HOSTS) else { return };
        let wants = member.users > 0;
        member.answer_at = None;
        // A leave of version 2 is told once: the router asks back (RFC 2236 section 3).
        member.repeats = if older && !wants { 0 } else { REPEATS };
        let within = if older { UNSOLICITED_V2 } else { UNSOLICITED_V3 };
        member.repeat_at = (member.repeats > 0).then(|| now + share(within, rng));
        out.push(report(group, older, if wants { Saying::Wanted } else { Saying::Left }, trace));
        if member.repeats == 0 && !wants {
            self.groups.remove(&group);
        }
    }

    fn speaks_v2(&self, now: SimTime) -> bool {
        now < self.older_until
    }

    /// A message arrives.
    pub fn on_message(&mut self, now: SimTime, message: &Igmp, rng: &mut Rng, trace: &mut Trace) {
        match message {
            Igmp::Query { max_response_tenths, group } => {
                self.older_until = now + OLDER_ROUTER;
                let within = Duration::from_millis(u64::from(*max_response_tenths) * 100);
                let version = if within.is_zero() { 1 } else { 2 };
                let within = if within.is_zero() { ANSWER_V1 } else { within };
                trace.say(|| What::Igmp(IgmpFact::Asked { group: *group, version, within: Box::new(within) }));
                let asked = |of: &Ipv4Addr| group.is_unspecified() || of == group;
                for (_, member) in self.groups.iter_mut().filter(|(of, member)| asked(of) && member.users > 0) {
                    answer_by(&mut member.answer_at, now + share(within, rng));
                }
            }
            Igmp::QueryV3(query) => {
                let (group, within) = (query.group, response_time(query.max_response_code));
                trace.say(|| What::Igmp(IgmpFact::Asked { group, version: 3, within: Box::new(within) }));
                let at = now + share(within, rng);
                match self.groups.get_mut(&group).filter(|member| member.users > 0) {
                    _ if group.is_unspecified() => answer_by(&mut self.answer_all, at),
                    Some(member) => answer_by(&mut member.answer_at, at),
                    None => {}
                }
            }
            // RFC 2236 section 3: one answer is enough for a router of version 2.
            Igmp::ReportV1 { group } | Igmp::ReportV2 { group } => {
                let pending = self.groups.get_mut(group).and_then(|member| member.answer_at.take());
                let (group, needless) = (*group, pending.is_some());
                trace.say(|| What::Igmp(IgmpFact::HeardReport { group, needless }));
            }
            Igmp::Leave { .. } | Igmp::ReportV3(_) | Igmp::Other { .. } => {
                let kind = message.kind();
                trace.say(|| What::Igmp(IgmpFact::Ignored { kind }));
            }
        }
    }

    /// The moment of `deadline` has come.
    pub fn on_timer(&mut self, now: SimTime, trace: &mut Trace, out: &mut Vec<IgmpOut>) {
        let due = |at: &mut Option<SimTime>| at.take_if(|at| *at <= now).is_some();
        let older = self.speaks_v2(now);
        let mut said = Vec::new();
        for (group, member) in &mut self.groups {
            if due(&mut member.repeat_at) {
                member.repeats -= 1;
                let saying = if member.users > 0 { Saying::Wanted } else { Saying::Left };
                out.push(report(*group, older, saying, trace));
            }
            if due(&mut member.answer_at) && member.users > 0 && *group != ALL_HOSTS {
                out.push(report(*group, older, Saying::StillWanted, trace));
            }
        }
        self.groups.retain(|_, member| member.users > 0 || member.repeat_at.is_some());
        if due(&mut self.answer_all) {
            for group in self.groups().filter(|group| *group != ALL_HOSTS) {
                trace.aside(|| What::Igmp(IgmpFact::Reported { group, version: 3, wants: true }));
                said.push(record(group, RecordKind::IsExclude));
            }
        }
        if !said.is_empty() {
            out.push((ALL_V3_ROUTERS, Igmp::ReportV3(said)));
        }
    }

    /// When `on_timer` wants to be called.
    pub fn deadline(&self) -> Option<SimTime> {
        let members = self.groups.values().flat_map(|member| [member.repeat_at, member.answer_at]);
        members.chain([self.answer_all]).flatten().min()
    }
}

/// What is said about a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saying {
    Wanted,
    StillWanted,
    Left,
}

fn report(group: Ipv4Addr, older: bool, saying: Saying, trace: &mut Trace) -> IgmpOut {
    let (version, wants) = (if older { 2 } else { 3 }, saying != Saying::Left);
    trace.say(|| What::Igmp(IgmpFact::Reported { group, version, wants }));
    match saying {
        Saying::Left if older => (ALL_ROUTERS, Igmp::Leave { group }),
        _ if older => (group, Igmp::ReportV2 { group }),
        // From everybody is "all but none"; not at all is "only from none" (RFC 3376 4.2.12).
        Saying::Wanted => (ALL_V3_ROUTERS, Igmp::ReportV3(vec![record(group, RecordKind::ToExclude)])),
        Saying::StillWanted => (ALL_V3_ROUTERS, Igmp::ReportV3(vec![record(group, RecordKind::IsExclude)])),
        Saying::Left => (ALL_V3_ROUTERS, Igmp::ReportV3(vec![record(group, RecordKind::ToInclude)])),
    }
}

fn record(group: Ipv4Addr, kind: RecordKind) -> GroupRecord {
    GroupRecord { kind, group, sources: Vec::new(), auxiliary: Vec::new() }
}

/// An answer is due at `at`, unless an earlier one is already.
fn answer_by(due: &mut Option<SimTime>, at: SimTime) {
    *due = Some(due.map_or(at, |earlier| earlier.min(at)));
}

/// A moment within a span.
fn share(span: Duration, rng: &mut Rng) -> Duration {
    span * u32::from(rng.u16()) / 65_536
}

/// RFC 3376 4.1.1: tenths of a second below 128, else a mantissa of four bits and an exponent of three.
fn response_time(code: u8) -> Duration {
    let tenths = match u64::from(code) {
        code @ 0..128 => code,
        code => ((code & 0x0f) | 0x10) << ((code >> 4 & 7) + 3),
    };
    Duration::from_millis(tenths * 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::stream;
    use crate::wire::QueryV3;

    const GROUP: Ipv4Addr = Ipv4Addr::new(239, 1, 2, 3);

    struct Bench {
        host: Memberships,
        rng: Rng,
        trace: Trace,
        now: SimTime,
    }

    impl Bench {
        fn new() -> Bench {
            let (rng, trace) = (stream(1, "pc", "id"), Trace::all());
            Bench { host: Memberships::default(), rng, trace, now: SimTime::from_secs(5) }
        }

        fn join(&mut self) -> Vec<IgmpOut> {
            let mut out = Vec::new();
            assert!(self.host.join(self.now, GROUP, &"eth0".into(), &mut self.rng, &mut self.trace, &mut out));
            out
        }

        fn leave(&mut self) -> Vec<IgmpOut> {
            let mut out = Vec::new();
            self.host.leave(self.now, GROUP, &"eth0".into(), &mut self.rng, &mut self.trace, &mut out);
            out
        }

        fn hear(&mut self, message: &Igmp) {
            self.host.on_message(self.now, message, &mut self.rng, &mut self.trace);
        }

        /// Lets all timers fire, and says what was sent and after which time at most.
        fn wait(&mut self) -> (Vec<IgmpOut>, Duration) {
            let (mut out, from) = (Vec::new(), self.now);
            while let Some(at) = self.host.deadline() {
                self.now = at;
                self.host.on_timer(at, &mut self.trace, &mut out);
            }
            (out, self.now.since(from))
        }
    }

    fn v3(kind: RecordKind) -> IgmpOut {
        (ALL_V3_ROUTERS, Igmp::ReportV3(vec![record(GROUP, kind)]))
    }

    #[test]
    fn a_change_is_told_twice_within_a_second() {
        let mut bench = Bench::new();
        assert_eq!(bench.join(), [v3(RecordKind::ToExclude)]);
        assert!(bench.join().is_empty(), "a second socket changes nothing");
        let (again, after) = bench.wait();
        assert_eq!(again, [v3(RecordKind::ToExclude)]);
        assert!(after < UNSOLICITED_V3);
        assert!(bench.leave().is_empty() && bench.host.contains(GROUP));
        assert_eq!(bench.leave(), [v3(RecordKind::ToInclude)]);
        assert!(!bench.host.contains(GROUP));
        assert_eq!(bench.wait().0, [v3(RecordKind::ToInclude)]);
        assert!(bench.host.groups.is_empty() && bench.leave().is_empty());
    }

    #[test]
    fn a_question_is_answered_in_time_once() {
        let mut bench = Bench::new();
        bench.join();
        bench.wait();
        let query = |group| {
            let (suppress, robustness, interval_code) = (false, 2, 125);
            QueryV3 { max_response_code: 100, group, suppress, robustness, interval_code, sources: vec![] }
        };
        bench.hear(&Igmp::QueryV3(query(Ipv4Addr::UNSPECIFIED)));
        bench.hear(&Igmp::QueryV3(query(Ipv4Addr::UNSPECIFIED)));
        let (answers, after) = bench.wait();
        assert_eq!(answers, [v3(RecordKind::IsExclude)]);
        assert!(after < Duration::from_secs(10));
        bench.hear(&Igmp::QueryV3(query(GROUP)));
        assert_eq!(bench.wait().0, [v3(RecordKind::IsExclude)]);
        bench.hear(&Igmp::QueryV3(query(Ipv4Addr::new(239, 9, 9, 9))));
        assert!(bench.host.deadline().is_none(), "not wanted, not answered");
    }

    #[test]
    fn with_an_older_router_it_speaks_version_2() {
        let mut bench = Bench::new();
        bench.hear(&Igmp::Query { max_response_tenths: 100, group: Ipv4Addr::UNSPECIFIED });
        let report = (GROUP, Igmp::ReportV2 { group: GROUP });
        assert_eq!(bench.join(), std::slice::from_ref(&report));
        assert_eq!(bench.wait().0, [report]);
        bench.hear(&Igmp::Query { max_response_tenths: 100, group: GROUP });
        bench.hear(&Igmp::ReportV2 { group: GROUP });
        assert!(bench.wait().0.is_empty(), "another member has answered");
        assert_eq!(bench.leave(), [(ALL_ROUTERS, Igmp::Leave { group: GROUP })]);
        bench.now += OLDER_ROUTER;
        assert_eq!(bench.join(), [v3(RecordKind::ToExclude)]);
    }

    #[test]
    fn long_times_are_a_mantissa_and_an_exponent() {
        assert_eq!(response_time(127), Duration::from_millis(12_700));
        assert_eq!(response_time(128), Duration::from_millis(12_800));
        assert_eq!(response_time(255), Duration::from_millis(3_174_400));
    }
}
