//! From a plan to a lab that has just been switched on.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::{Lab, LabError, LabOptions};
use crate::device;
use crate::lab::{Command, Journal, LinkPlan, Plan};
use crate::os::{Executor, Kernel, Port, Shared};
use crate::sim::{End, Engine, Event, Link, NodeId, PortId, Side};
use crate::trace::{FactId, Trace, What};

impl Lab {
    /// Switches a plan on. Services have started, DHCP clients have asked; nothing has arrived anywhere yet.
    pub fn new(plan: impl Into<Arc<Plan>>, options: &LabOptions) -> Result<Lab, LabError> {
        let plan: Arc<Plan> = plan.into();
        let seed = options.seed.unwrap_or(plan.seed);
        let trace = if options.trace { Trace::with_limits(options.limits) } else { Trace::off() };
        let mut lab = Lab {
            plan: Arc::clone(&plan),
            seed,
            engine: Engine::default(),
            nodes: Vec::new(),
            exec: Executor::default(),
            shared: Rc::new(Shared::new(trace)),
            journal: Journal { scenario: plan.name.clone(), seed, entries: Vec::new() },
            lines: Vec::new(),
            lines_gone: 0,
            unplugged: Vec::new(),
            removed: Vec::new(),
            spare: None,
        };
        let boots: Vec<_> = (0..plan.nodes.len()).map(|index| lab.assemble(index, FactId::NONE)).collect();
        // Cables mostly go into the next port: the search for one begins behind the last.
        let mut after = vec![0; plan.nodes.len()];
        for link in &plan.links {
            let ends = lab.plug(link, |node| after.get(node).copied().unwrap_or(0))?;
            for End { node, port } in ends {
                after[node.0 as usize] = usize::from(port.0) + 1;
            }
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
        let kernel = Rc::new(RefCell::new(built.kernel));
        self.shared.boxes.borrow_mut().add(&kernel);
        self.nodes.push(kernel);
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
        self.touch(id, Kernel::start);
        for line in lines {
            self.enter(Some(id), boot);
            self.start_service(id, line)?;
            self.run_ready();
        }
        Ok(())
    }

    /// Puts a cable between two ports. `guess`: from which port of a box on to look first.
    pub(super) fn plug(&mut self, plan: &LinkPlan, guess: impl Fn(usize) -> usize) -> Result<[End; 2], LabError> {
        let [(node_a, port_a), (node_b, port_b)] = &plan.ends;
        let ends = [self.port_of(*node_a, port_a, guess(*node_a))?, self.port_of(*node_b, port_b, guess(*node_b))?];
        let name = self.link_name(ends);
        let link = self.engine.add_link(Link::new(ends, plan.props.clone(), self.seed, &name));
        for (end, side) in ends.into_iter().zip([Side::A, Side::B]) {
            let mut kernel = self.nodes[end.node.0 as usize].borrow_mut();
            kernel.plug(end.port, (link, side), plan.props.mtu_bytes);
        }
        Ok(ends)
    }

    fn port_of(&self, node: usize, port: &str, guess: usize) -> Result<End, LabError> {
        let kernel = self.nodes.get(node).map(|k| k.borrow());
        let ports = kernel.as_ref().map(|k| k.ports.as_slice()).unwrap_or_default();
        let (before, behind) = ports.split_at(guess.min(ports.len()));
        let at = |part: &[Port]| part.iter().position(|p| *p.name == *port);
        let index = at(behind).map(|index| index + before.len()).or_else(|| at(before));
        let index = index.ok_or_else(|| LabError::NoSuchPort {
            name: format!("{}:{port}", self.node_name(NodeId(node as u32))),
            nearest: super::console::nearest(port, ports.iter().map(|p| &*p.name)),
        })?;
        Ok(End { node: NodeId(node as u32), port: PortId(index as u16) })
    }

    /// Runs a line of the plan's script.
    pub(super) fn script(&mut self, index: u32) {
        let Some(line) = self.plan.script.get(index as usize).cloned() else { return };
        // The scenario's checks have refused unknown boxes and empty lines.
        let _ = self.execute(&Command::new(&line.node, &line.line), true);
    }
}
