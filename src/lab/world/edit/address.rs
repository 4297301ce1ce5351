//! How an interface gets its address, where its box's gateway is, and whom it asks for names.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::history::Step;
use crate::device::{AddressPlan, Blueprint, Kind};
use crate::lab::world::{Lab, LabError, nearest};
use crate::sim::NodeId;

impl Lab {
    /// `address NODE[:PORT] dhcp|none|ADDR/LEN [gateway ADDR] [dns ADDR…]`
    pub(super) fn set_address(&mut self, end: &str, address: &str, more: &[&str]) -> Result<(), LabError> {
        let (id, iface) = self.iface_of(end)?;
        let mut wanted = self.set_up_now(id);
        let plan = &mut wanted.plan;
        let asks = address == "dhcp";
        let address = match address {
            "dhcp" => AddressPlan::Dhcp,
            "none" => AddressPlan::None,
            text => AddressPlan::Static(vec![read_address(text)?]),
        };
        if let Some(face) = plan.ifaces.get_mut(iface) {
            face.address = address;
        }
        set_ways(plan, more)?;
        if asks && more.is_empty() {
            // What DHCP tells takes the place of what was set.
            plan.routes.retain(|(prefix, _)| *prefix != Ipv4Net::default());
        }
        let reachable = |gateway: &Ipv4Addr| {
            plan.ifaces.iter().any(|face| match &face.address {
                AddressPlan::Static(addrs) => addrs.iter().any(|net| net.contains(gateway) && net.addr() != *gateway),
                // Nobody knows yet what will be lent.
                AddressPlan::Dhcp | AddressPlan::Pppoe(_) => true,
                AddressPlan::None => false,
            })
        };
        if let ["gateway", gateway, ..] = more
            && !gateway.parse().is_ok_and(|gateway| reachable(&gateway))
        {
            return Err(LabError::BadArgument {
                text: (*gateway).to_owned(),
                expected: "another host of that network",
            });
        }
        let kept: Vec<_> = plan.routes.iter().filter(|(_, gateway)| reachable(gateway)).copied().collect();
        plan.routes = kept;
        let before = self.set_up(id, &wanted);
        self.remember(Step::SetUp(id, Box::new(before)));
        Ok(())
    }

    /// `pc1`, `router:wan`: a box and one of its interfaces, by the name of that or of a port under it.
    fn iface_of(&self, text: &str) -> Result<(NodeId, usize), LabError> {
        let (node, wanted) = text.split_once(':').map_or((text, None), |(node, port)| (node, Some(port)));
        let id = self.node_or_error(node)?;
        let kernel = self.nodes[id.0 as usize].borrow();
        let kind = self.placed[id.0 as usize].kind;
        let faces = kernel.ifaces.iter().map(|face| face.name.as_str());
        if matches!(kind, Kind::Switch | Kind::Hub) {
            return Err(LabError::BadArgument { text: text.to_owned(), expected: "a box that has addresses" });
        }
        let found = match wanted {
            None => Some(0).filter(|_| kernel.ifaces.len() == 1),
            Some(wanted) => kernel.iface_named(wanted).or_else(|| {
                let port = kernel.ports.iter().find(|port| *port.name == *wanted)?;
                Some(usize::from(port.iface))
            }),
        };
        found.map(|iface| (id, iface)).ok_or_else(|| LabError::NoSuchPort {
            name: text.to_owned(),
            nearest: wanted
                .map_or_else(|| faces.clone().next().map(str::to_owned), |wanted| nearest(wanted, faces.clone()))
                .map(|face| format!("{node}:{face}")),
        })
    }
}

/// `gateway ADDR`, `dns ADDR…`, in this order.
fn set_ways(plan: &mut Blueprint, words: &[&str]) -> Result<(), LabError> {
    let host = |text: &str| {
        let wrong = || LabError::BadArgument { text: text.to_owned(), expected: "an address (192.168.0.1)" };
        text.parse::<Ipv4Addr>().map_err(|_| wrong())
    };
    let rest = match words {
        ["gateway", gateway, rest @ ..] => {
            let gateway = host(gateway)?;
            plan.routes.retain(|(prefix, _)| *prefix != Ipv4Net::default());
            plan.routes.insert(0, (Ipv4Net::default(), gateway));
            rest
        }
        rest => rest,
    };
    match rest {
        [] => {}
        ["dns", servers @ ..] if !servers.is_empty() => {
            plan.resolvers = servers.iter().map(|text| host(text)).collect::<Result<_, _>>()?;
        }
        [word, ..] => {
            return Err(LabError::BadArgument { text: (*word).to_owned(), expected: "gateway ADDR or dns ADDR" });
        }
    }
    Ok(())
}

/// `10.0.0.1/24`, which a host can have.
fn read_address(text: &str) -> Result<Ipv4Net, LabError> {
    let wrong = || LabError::BadArgument { text: text.to_owned(), expected: "dhcp, none or ADDR/LEN (192.168.0.7/24)" };
    let net = text.parse::<Ipv4Net>().map_err(|_| wrong())?;
    let addr = net.addr();
    let first = addr.octets()[0];
    let edge = net.prefix_len() < 31 && (addr == net.network() || addr == net.broadcast());
    if edge || first == 0 || first >= 224 || addr.is_loopback() {
        return Err(LabError::BadArgument { text: text.to_owned(), expected: "an address that a host can have" });
    }
    Ok(net)
}
