//! From a plan to a lab that has just been switched on.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Lab, LabError, LabOptions, Placed};
use crate::device::{self, Blueprint};
use crate::lab::{Command, Journal, LinkPlan, Plan};
use crate::os::{Executor, Kernel, Port, Shared};
use crate::sim::{End, Engine, Event, Link, NodeId, PortId, Side};
use crate::trace::{FactId, Trace, What};

impl Lab {
    /// Switches a plan on. Services have started, DHCP clients have asked; nothing has arrived anywhere yet. The lab keeps
    /// of its plan only what it still needs.
    pub fn new(plan: impl Into<Plan>, options: &LabOptions) -> Result<Lab, LabError> {
        let Plan { name, title, about, seed, nodes, positions, links, script, expectations, lesson } = plan.into();
        let seed = options.seed.unwrap_or(seed);
        let trace = if options.trace { Trace::with_limits(options.limits) } else { Trace::off() };
        let mut lab = Lab {
            journal: Journal { scenario: name.clone(), seed, entries: Vec::new() },
            name,
            title,
            about,
            lesson,
            script,
            met: vec![false; expectations.len()],
            fleeting: super::expect::fleeting(&expectations),
            expectations,
            seed,
            engine: Engine::default(),
            nodes: Vec::with_capacity(nodes.len()),
            placed: Vec::with_capacity(nodes.len()),
            exec: Executor::default(),
            shared: Rc::new(Shared::new(trace)),
            lines: Vec::new(),
            lines_gone: 0,
            unplugged: Vec::new(),
            dark: Vec::new(),
            removed: Vec::new(),
            off: Vec::new(),
            cast: super::edit::Cast::new(),
            history: super::edit::History::new(options.undo),
            tests: super::outside::Tests::default(),
            spare: None,
        };
        let places = positions.into_iter().chain(core::iter::repeat(None));
        let mut boots = Vec::new();
        for (blueprint, position) in nodes.into_iter().zip(places) {
            let (id, boot, lines) = lab.assemble(&blueprint, position, FactId::NONE);
            boots.push((id, boot, lines));
        }
        // Cables mostly go into the next port: the search for one begins behind the last.
        let mut after = vec![0; boots.len()];
        for link in links {
            let ends = lab.plug(&link, |node| after.get(node).copied().unwrap_or(0))?;
            for End { node, port } in ends {
                after[node.0 as usize] = usize::from(port.0) + 1;
            }
        }
        for (id, boot, lines) in boots {
            lab.switch_on(id, boot, &lines)?;
        }
        lab.find_cast();
        for (line, index) in lab.script.iter().zip(0..) {
            lab.engine.schedule(line.at, Event::Script(index));
        }
        Ok(lab)
    }

    /// Builds a box, still dark: its number, its boot fact, which follows from `cause`, and the lines to run.
    fn assemble(
        &mut self,
        blueprint: &Blueprint,
        position: Option<(u16, u16)>,
        cause: FactId,
    ) -> (NodeId, FactId, Vec<String>) {
        let (id, seed) = (NodeId(self.nodes.len() as u32), self.seed);
        self.enter(Some(id), cause);
        let (boot, built) = self.shared.with(|cx| {
            let boot = cx.say(|| What::Boot);
            (boot, device::build(cx, blueprint, id, seed))
        });
        let told = device::describe(&built.kernel, blueprint.kind, None);
        let kept = (told != *blueprint).then(|| Box::new(blueprint.clone()));
        let kernel = Rc::new(RefCell::new(built.kernel));
        self.shared.boxes.borrow_mut().add(&kernel);
        self.nodes.push(kernel);
        let boot_lines = built.boot.clone().into();
        let (name, kind) = (blueprint.name.clone(), blueprint.kind);
        self.placed.push(Placed { name, kind, position, boot: boot_lines, kept });
        (id, boot, built.boot)
    }

    /// A box added to a living lab comes to life.
    pub(super) fn birth(&mut self, blueprint: &Blueprint, position: Option<(u16, u16)>) -> Result<NodeId, LabError> {
        // The command that added it switched it on.
        let cause = self.shared.with(|cx| cx.trace.cursor());
        let (id, boot, lines) = self.assemble(blueprint, position, cause);
        self.switch_on(id, boot, &lines)?;
        self.run_ready();
        Ok(id)
    }

    pub(super) fn switch_on(&mut self, id: NodeId, boot: FactId, lines: &[String]) -> Result<(), LabError> {
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
        let Some(line) = self.script.get(index as usize).cloned() else { return };
        // The scenario's checks have refused unknown boxes and empty lines.
        let _ = self.execute(&Command::new(&line.node, &line.line), true);
        if line.node == "lab" {
            self.find_cast(); // what comes later may speak of a box that came by this line
        }
    }
}
