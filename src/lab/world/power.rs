//! Power: a box is switched off and on again. What is on its disk survives, what is in its memory does not; whoever is
//! plugged in to it sees no carrier meanwhile.

use super::edit::Step;
use super::{Lab, LabError};
use crate::os::{Carrier, Kernel};
use crate::sim::{NodeId, PortId};
use crate::trace::{FactId, What};

impl Lab {
    /// `power off|on NAME`. What is so already stays so.
    pub(super) fn power(&mut self, word: &str, name: &str) -> Result<(), LabError> {
        let id = self.node_or_error(name)?;
        let on = match word {
            "on" => true,
            "off" => false,
            _ => return Err(LabError::BadArgument { text: word.to_owned(), expected: "off or on" }),
        };
        if on == self.is_off(id) {
            let had = self.set_power(id, on);
            self.remember(Step::Power(id, had));
        }
        Ok(())
    }

    /// Takes the power from a box and gives it back at once; a box that is off is switched on.
    pub(super) fn restart_node(&mut self, name: &str) -> Result<(), LabError> {
        let id = self.node_or_error(name)?;
        if self.is_off(id) {
            return self.power_on(id);
        }
        self.touch(id, Kernel::power_off);
        self.boot_again(id)
    }

    /// Whether a box has no power.
    pub(super) fn is_off(&self, id: NodeId) -> bool {
        self.off.binary_search(&id).is_ok()
    }

    /// Takes the power from a box, or gives it back; answers whether it had any.
    pub(super) fn set_power(&mut self, id: NodeId, on: bool) -> bool {
        let had = !self.is_off(id);
        match (had, on) {
            (true, false) => self.power_off(id),
            // As many processes started here before.
            (false, true) => drop(self.power_on(id)),
            _ => {}
        }
        had
    }

    fn power_off(&mut self, id: NodeId) {
        let cause = self.shared.with(|cx| cx.trace.cursor());
        self.touch(id, Kernel::power_off);
        if let Err(at) = self.off.binary_search(&id) {
            self.off.insert(at, id);
        }
        self.carriers_of(id, false, cause);
    }

    fn power_on(&mut self, id: NodeId) -> Result<(), LabError> {
        let cause = self.shared.with(|cx| cx.trace.cursor());
        self.off.retain(|off| *off != id);
        self.carriers_of(id, true, cause);
        self.shared.with(|cx| cx.trace.follow(cause));
        self.boot_again(id)
    }

    fn boot_again(&mut self, id: NodeId) -> Result<(), LabError> {
        let boot = self.shared.with(|cx| cx.say(|| What::Boot));
        let lines = self.placed[id.0 as usize].boot.clone();
        self.switch_on(id, boot, &lines)?;
        self.run_ready();
        Ok(())
    }

    /// The lines of a box go dark, or carry again where the other side has power.
    fn carriers_of(&mut self, id: NodeId, up: bool, cause: FactId) {
        let ports = self.nodes[id.0 as usize].borrow().ports.len();
        for port in (0..ports).map(|port| PortId(port as u16)) {
            let link = self.nodes[id.0 as usize].borrow().ports.get(port.0 as usize).and_then(|port| port.link);
            let far = link.and_then(|(link, side)| Some(self.engine.links().get(link.0 as usize)?.end(side.other())));
            if !(up && far.is_some_and(|end| self.is_off(end.node))) {
                self.port_carrier(id, Carrier { port, up, cause });
            }
        }
    }
}
