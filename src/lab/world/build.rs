//! From a plan to a lab that has just been switched on.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Lab, LabError, LabOptions};
use crate::device;
use crate::lab::{Command, Journal, LinkPlan, Plan};
use crate::os::{Executor, Kernel, Shared};
use crate::sim::{End, Engine, Event, Link, NodeId, PortId, Side};
use crate::trace::{FactId, Trace, What};

impl Lab {
    /// Switches a plan on. Services have started, DHCP clients have asked; nothing has arrived anywhere yet.
    pub fn new(plan: &Plan, options: &LabOptions) -> Result<Lab, LabError> {
        let seed = options.seed.unwrap_or(plan.seed);
        let trace = if options.trace { Trace::with_limits(options.limits) } else { Trace::off() };
        let mut lab = Lab {
            plan: plan.clone(),
            seed,
            engine: Engine::default(),
            nodes: Vec::new(),
            exec: Executor::default(),
            shared: Rc::new(Shared::new(trace)),
            journal: Journal { scenario: plan.name.clone(), seed, entries: Vec::new() },
            lines: Vec::new(),
            lines_gone: 0,
            end_names: Vec::new(),
            unplugged: Vec::new(),
            removed: Vec::new(),
            spare: None,
        };
        let boots: Vec<_> = (0..plan.nodes.len()).map(|index| lab.assemble(index, FactId::NONE)).collect();
        for link in &plan.links {
            lab.plug(link)?;
        }
        for (index, (boot, lines)) in boots.into_iter().enumerate() {
            lab.switch_on(NodeId(index as u32), boot, &lines)?;
        }
        for (index, line) in plan.script.iter().enumerate() {
            lab.engine.schedule(line.at, Event::Script(index as u32));
        }
        Ok(lab)
    }

    /// Builds a box of the plan, still dark: its boot fact, which follows from `cause`, and the lines to run.
    fn assemble(&mut self, index: usize, cause: FactId) -> (FactId, Vec<String>) {
        let id = NodeId(index as u32);
        self.enter(Some(id), cause);
        let (blueprint, seed) = (&self.plan.nodes[index], self.seed);
        let (boot, built) = self.shared.with(|cx| {
            let boot = cx.say(|| What::Boot);
            (boot, device::build(cx, blueprint, id, seed))
        });
        self.nodes.push(Rc::new(RefCell::new(built.kernel)));
        (boot, built.boot)
    }

    /// A box added to the plan of a living lab comes to life.
    pub(super) fn birth(&mut self, index: usize) -> Result<(), LabError> {
        // The command that added it switched it on.
        let cause = self.shared.with(|cx| cx.trace.cursor());
        let (boot, lines) = self.assemble(index, cause);
        self.switch_on(NodeId(index as u32), boot, &lines)?;
        self.run_ready();
        Ok(())
    }

    fn switch_on(&mut self, id: NodeId, boot: FactId, lines: &[String]) -> Result<(), LabError> {
        self.enter(Some(id), boot);
        let node = self.nodes[id.0 as usize].clone();
        self.shared.with(|cx| node.borrow_mut().start(cx));
        self.settle(id);
        for line in lines {
            self.enter(Some(id), boot);
            self.start_line(id, line)?;
            self.run_ready();
        }
        Ok(())
    }

    /// Puts a cable between two ports.
    pub(super) fn plug(&mut self, plan: &LinkPlan) -> Result<(), LabError> {
        let (end_a, name_a) = self.port_of(plan.ends[0].0, &plan.ends[0].1)?;
        let (end_b, name_b) = self.port_of(plan.ends[1].0, &plan.ends[1].1)?;
        let name = format!("{name_a}-{name_b}");
        let link = self.engine.add_link(Link::new([end_a, end_b], plan.props.clone(), self.seed, &name));
        for (end, side) in [(end_a, Side::A), (end_b, Side::B)] {
            let mut kernel: std::cell::RefMut<'_, Kernel> = self.nodes[end.node.0 as usize].borrow_mut();
            kernel.plug(end.port, (link, side), plan.props.mtu_bytes);
        }
        self.end_names.push([name_a, name_b]);
        Ok(())
    }

    fn port_of(&self, node: usize, port: &str) -> Result<(End, String), LabError> {
        let name = format!("{}:{port}", self.node_name(NodeId(node as u32)));
        let kernel = self.nodes.get(node).map(|k| k.borrow());
        let index = kernel.as_ref().and_then(|k| k.ports.iter().position(|p| *p.name == *port));
        if let Some(index) = index {
            Ok((End { node: NodeId(node as u32), port: PortId(index as u16) }, name))
        } else {
            let nearest = kernel.as_ref().and_then(|k| {
                let names = k.ports.iter().map(|p| &*p.name);
                super::console::nearest(port, names)
            });
            Err(LabError::NoSuchPort { name, nearest })
        }
    }

    /// Runs a line of the plan's script.
    pub(super) fn script(&mut self, index: u32) {
        let Some(line) = self.plan.script.get(index as usize).cloned() else { return };
        // The scenario's checks have refused unknown boxes and empty lines.
        let _ = self.execute(&Command::new(&line.node, &line.line), true);
    }
}
