//! Tests from outside, carried out: the call is a real one, by a program of the box that calls; what it causes is read
//! as it happens, and printed at the router's terminal that asked.

use super::Lab;
use crate::lab::outside::{Failure, Follower, OutsideTest, caller, diagnose, dialled, is_inside, stillborn, tried};
use crate::os::{Birth, Pid, Proc, Sys, TestWish};
use crate::program;
use crate::sim::NodeId;
use crate::trace::facts::Stream;
use crate::trace::{FactId, NatFact, What};
use crate::wire::IpProto;

/// Tests that are remembered; the oldest go.
const TESTS_MAX: usize = 16;
/// So long the caller tries, in seconds: longer than a router asks for a neighbour.
const PATIENCE_SECS: u32 = 6;

/// The tests of a lab.
#[derive(Debug, Default)]
pub(super) struct Tests {
    wishes: Vec<(NodeId, TestWish)>,
    running: Vec<Running>,
    pub(super) known: Vec<OutsideTest>,
    last: u32,
    /// Whether the record was off and is on only as long as a test runs.
    woken: bool,
}

/// A test that has not ended: who called, who wants to know, and how far it was read and printed.
#[derive(Debug)]
struct Running {
    number: u32,
    call: Pid,
    asker: Pid,
    follower: Follower,
    printed: usize,
}

impl Tests {
    pub(super) fn wish(&mut self, node: NodeId, wish: TestWish) {
        self.wishes.push((node, wish));
    }

    /// Whether there is nothing to do.
    pub(super) fn is_idle(&self) -> bool {
        self.wishes.is_empty() && self.running.is_empty()
    }
}

impl Lab {
    /// Begins the tests that were asked for and reads on in those that run. True when programs may be ready again.
    pub(super) fn test_on(&mut self) -> bool {
        let wishes = core::mem::take(&mut self.tests.wishes);
        let mut stirred = !wishes.is_empty();
        for (node, wish) in wishes {
            if let Err(why) = self.begin_test(node, &wish) {
                self.answer(node, wish.pid, wish.cause, Stream::Err, &[format!("forward: {why}")], Some(1));
            }
        }
        for mut run in core::mem::take(&mut self.tests.running) {
            if self.read_on(&mut run) {
                stirred = true;
            } else {
                self.tests.running.push(run);
            }
        }
        if self.tests.running.is_empty() && core::mem::take(&mut self.tests.woken) {
            self.shared.trace.borrow_mut().rest();
        }
        stirred
    }

    fn begin_test(&mut self, router: NodeId, wish: &TestWish) -> Result<(), String> {
        let view = self.view();
        let nat = view.nodes.get(router.0 as usize).and_then(|node| node.nat.as_ref());
        let nat = nat.ok_or("this box translates no addresses")?;
        let rule = nat.rules.iter().find(|row| row.id == wish.rule).ok_or(format!("no rule {}", wish.rule))?;
        let nobody = || match &wish.from {
            Some(name) => format!("{name}: no host of this name"),
            None => "nobody outside could call: name a box with from".into(),
        };
        let caller = caller(&view, router, wish.from.as_deref()).ok_or_else(nobody)?;
        let to = dialled(&view, router);
        let (spec, proto) = (rule.spec, tried(rule.spec.proto));
        self.tests.last += 1;
        let mut test = OutsideTest {
            number: self.tests.last,
            router,
            rule: wish.rule,
            spec,
            caller,
            from_inside: is_inside(&view, router, caller),
            proto,
            to: std::net::SocketAddrV4::new(to.unwrap_or(std::net::Ipv4Addr::UNSPECIFIED), spec.first_port),
            since: self.now(),
            begun: FactId::NONE,
            reached: Vec::new(),
            verdict: None,
        };
        self.answer(router, wish.pid, wish.cause, Stream::Out, &[test.headline(&view)], None);
        if to.is_none() {
            test.verdict = Some(stillborn(Failure::NoWanAddress, &test, &view));
            let lines = test.verdict_lines(&self.shared.trace.borrow(), &view);
            self.answer(router, wish.pid, wish.cause, Stream::Out, &lines, Some(1));
            self.keep_test(test);
            return Ok(());
        }
        self.tests.woken |= self.shared.trace.borrow_mut().wake();
        self.enter(Some(router), wish.cause);
        let from = self.placed[caller.0 as usize].name.clone();
        test.begun =
            self.shared.with(|cx| cx.say(|| What::Nat(NatFact::TestBegun { rule: wish.rule, from, to: test.to })));
        self.enter(Some(caller), test.begun);
        let call = self.call(&test).ok_or("the caller cannot start a program")?;
        let follower = Follower::of(test.begun);
        self.tests.running.push(Running { number: test.number, call, asker: wish.pid, follower, printed: 0 });
        self.keep_test(test);
        Ok(())
    }

    /// Starts the program that calls.
    fn call(&mut self, test: &OutsideTest) -> Option<Pid> {
        let (addr, port) = (test.to.ip(), test.to.port());
        let line = match test.proto {
            IpProto::UDP => format!("nc -u -w {PATIENCE_SECS} -m test {addr} {port}"),
            _ => format!("nc -z -w {PATIENCE_SECS} {addr} {port}"),
        };
        let text = line.clone();
        let main = Sys::main_task(move |sys| program::run_line(sys, text));
        self.touch(test.caller, |kernel, cx| kernel.start_process(cx, Birth::daemon(&line), main))
    }

    fn keep_test(&mut self, test: OutsideTest) {
        if self.tests.known.len() >= TESTS_MAX {
            self.tests.known.remove(0);
        }
        self.tests.known.push(test);
    }

    /// Reads what the call has caused since; true when that was its end.
    fn read_on(&mut self, run: &mut Running) -> bool {
        let Some(at) = self.tests.known.iter().position(|test| test.number == run.number) else { return true };
        let mut test = self.tests.known[at].clone();
        run.follower.advance(&mut test, &self.shared.trace.borrow());
        let calls = self.nodes[test.caller.0 as usize].borrow().procs.get(run.call).is_some_and(Proc::is_alive);
        let is_over = run.follower.knows(&test) || !calls;
        if is_over {
            run.follower.close(&mut test, &self.shared.trace.borrow());
        }
        let mut lines: Vec<String> =
            test.reached.iter().skip(run.printed).map(|(step, _)| test.step_line(*step)).collect();
        run.printed = test.reached.len();
        if is_over {
            let (trace, view) = (self.shared.trace.borrow(), self.view());
            test.verdict = Some(diagnose(&test, &run.follower, &trace, &view));
            lines.extend(test.verdict_lines(&trace, &view));
        }
        let code = is_over.then(|| u8::from(test.works() != Some(true)));
        let (router, begun) = (test.router, test.begun);
        self.tests.known[at] = test;
        if is_over || !lines.is_empty() {
            self.answer(router, run.asker, begun, Stream::Out, &lines, code);
        }
        is_over
    }

    /// Prints lines for the program that asked, and ends it when it has its answer.
    pub(super) fn answer(
        &mut self,
        node: NodeId,
        pid: Pid,
        cause: FactId,
        stream: Stream,
        lines: &[String],
        code: Option<u8>,
    ) {
        self.enter(Some(node), cause);
        self.touch(node, |kernel, cx| {
            lines.iter().for_each(|line| kernel.print(cx, pid, stream, line));
            if let Some(code) = code {
                kernel.exit_process(cx, pid, code);
            }
        });
    }
}
