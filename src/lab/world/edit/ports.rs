//! Which ports a cable goes into when nobody says it, and the ports that boxes grow for it.

use super::history::Step;
use crate::device::{Kind, own_mac};
use crate::lab::world::{Lab, LabError, nearest};
use crate::os::{Iface, Kernel};
use crate::sim::{Medium, NodeId};
use crate::trace::Name;

/// Ports of a box, by `connect`.
const PORTS_MAX: usize = 4096;

/// A port for an end of a cable.
#[derive(Debug)]
pub(super) struct ChosenPort {
    pub(super) node: NodeId,
    pub(super) port: Name,
    /// Whether the box has yet to grow it.
    pub(super) is_new: bool,
    /// Whether it then has an interface of its own.
    pub(super) alone: bool,
}

/// The ports of a new cable, and what it is.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) ends: [ChosenPort; 2],
    pub(super) medium: Medium,
}

impl Lab {
    /// The ports that `connect A B` means: `pc3:eth0` is this port; `router` the one that fits what comes.
    pub(super) fn choose_ports(&self, a: &str, b: &str) -> Result<Chosen, LabError> {
        let (a, b) = (self.read_end(a)?, self.read_end(b)?);
        if a.0 == b.0 {
            let text = self.node_name(b.0).to_owned();
            return Err(LabError::BadArgument { text, expected: "a port of another box" });
        }
        let kinds = [a.0, b.0].map(|id| self.placed[id.0 as usize].kind);
        let by_air = kinds.contains(&Kind::Phone) && kinds.contains(&Kind::HomeRouter);
        let ends = [self.choose(a, kinds[1], by_air)?, self.choose(b, kinds[0], by_air)?];
        let radio = |end: &ChosenPort, kind| kind == Kind::HomeRouter && is_radio(&end.port);
        let has_radio = radio(&ends[0], kinds[0]) || radio(&ends[1], kinds[1]);
        let medium = if has_radio { Medium::Wifi } else { Medium::Cable };
        Ok(Chosen { ends, medium })
    }

    /// Whether a new box of this kind can have a cable to that end.
    pub(super) fn may_connect(&self, kind: Kind, to: &str) -> Result<(), LabError> {
        let to = self.read_end(to)?;
        let kinds = [kind, self.placed[to.0.0 as usize].kind];
        let by_air = kinds.contains(&Kind::Phone) && kinds.contains(&Kind::HomeRouter);
        self.choose(to, kind, by_air).map(|_| ())
    }

    /// The ends that a cable between two boxes would have: `pc3:eth0`, `router:lan3`.
    pub fn ends_for(&self, a: &str, b: &str) -> Result<[String; 2], LabError> {
        let name = |end: ChosenPort| format!("{}:{}", self.node_name(end.node), end.port);
        Ok(self.choose_ports(a, b)?.ends.map(name))
    }

    fn read_end<'t>(&self, text: &'t str) -> Result<(NodeId, Option<&'t str>), LabError> {
        let (node, port) = text.split_once(':').map_or((text, None), |(node, port)| (node, Some(port)));
        Ok((self.node_or_error(node)?, port))
    }

    fn choose(&self, (node, port): (NodeId, Option<&str>), other: Kind, by_air: bool) -> Result<ChosenPort, LabError> {
        let kernel = self.nodes[node.0 as usize].borrow();
        let kind = self.placed[node.0 as usize].kind;
        let there = |name: Name| ChosenPort { node, port: name, is_new: false, alone: false };
        if let Some(wanted) = port {
            return match kernel.ports.iter().find(|port| *port.name == *wanted) {
                Some(port) if port.link.is_none() => Ok(there(port.name.clone())),
                Some(_) => Err(LabError::PortTaken { name: format!("{}:{wanted}", kernel.name) }),
                None if is_new_port(&kernel, kind, wanted) => {
                    Ok(ChosenPort { node, port: wanted.into(), is_new: true, alone: false })
                }
                None => Err(LabError::NoSuchPort {
                    name: format!("{}:{wanted}", kernel.name),
                    nearest: nearest(wanted, kernel.ports.iter().filter(|p| p.link.is_none()).map(|p| &*p.name))
                        .map(|port| format!("{}:{port}", kernel.name)),
                }),
            };
        }
        let fits = |name: &str| match kind {
            Kind::HomeRouter if by_air => is_radio(name),
            Kind::HomeRouter if leads_out(other) => name == "wan",
            Kind::HomeRouter => name.starts_with("lan"),
            _ => true,
        };
        let mut free = kernel.ports.iter().filter(|port| port.link.is_none());
        if let Some(port) = free.find(|port| fits(&port.name)) {
            return Ok(there(port.name.clone()));
        }
        let (stem, first, alone) = match kind {
            Kind::Switch | Kind::Hub => ("p", 1, false),
            Kind::HomeRouter if by_air => ("wifi", 2, false),
            Kind::HomeRouter => ("lan", 1, false),
            Kind::Router | Kind::Isp => ("eth", 0, true),
            Kind::Pc | Kind::Phone | Kind::Server => {
                return Err(LabError::NoFreePort { node: kernel.name.to_string() });
            }
        };
        let known = |name: &str| kernel.ports.iter().any(|port| *port.name == *name);
        let name = (first..PORTS_MAX).map(|n| format!("{stem}{n}")).find(|name| !known(name));
        let name = name.filter(|_| kernel.ports.len() < PORTS_MAX);
        let name = name.ok_or_else(|| LabError::NoFreePort { node: kernel.name.to_string() })?;
        Ok(ChosenPort { node, port: name.into(), is_new: true, alone })
    }

    /// A box gets a port. None when it cannot grow.
    pub(super) fn grow(&mut self, node: NodeId, name: Name, alone: bool) -> Option<()> {
        let mut kernel = self.nodes[node.0 as usize].borrow_mut();
        let index = kernel.ifaces.len();
        if alone {
            let mac = own_mac(node, index);
            kernel.grow_iface(Iface { name, mac, ..Iface::default() }).map(|_| ())
        } else {
            kernel.grow_port(index.checked_sub(1)?, name).map(|_| ())
        }
    }

    /// A box loses its last port, which is free; answers what gives it back.
    pub(super) fn shrink(&mut self, node: NodeId) -> Option<Step> {
        let mut kernel = self.nodes[node.0 as usize].borrow_mut();
        let port = kernel.ports.last().filter(|port| port.link.is_none())?;
        let name = port.name.clone();
        let alone = kernel.ifaces.get(usize::from(port.iface))?.ports.len() == 1;
        kernel.shrink();
        Some(Step::Grow(node, name, alone))
    }
}

/// Who stands between a home router and the internet.
fn leads_out(kind: Kind) -> bool {
    matches!(kind, Kind::Isp | Kind::Router)
}

/// `wifi`, `wifi2`, …
pub(super) fn is_radio(port: &str) -> bool {
    port.strip_prefix("wifi").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a box may grow a port of this name, as in a scenario file.
fn is_new_port(kernel: &Kernel, kind: Kind, name: &str) -> bool {
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let grows = match kind {
        Kind::Switch | Kind::Hub => true,
        Kind::HomeRouter => is_radio(name),
        _ => false,
    };
    grows && is_name && kernel.ports.len() < PORTS_MAX
}
