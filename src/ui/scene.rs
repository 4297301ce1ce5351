//! The lab's picture → what the map draws of it, and the names of its things.

use std::collections::BTreeSet;

use crate::app::atlas::{Atlas, crowds};
use crate::app::lens::{Lens, Seen};
use crate::app::motion::Moving;
use crate::device::Kind;
use crate::i18n::Names;
use crate::lab::{IfaceView, LabView, LinkView, NodeView};
use crate::sim::{Impairments, LinkId, Medium, NodeId, Side};
use crate::ui::kit::Kit;
use crate::ui::panes::{class_look, tables::is_public};
use crate::ui::topology::{LinkLook, Mark, NodeLook, Scene, Traveller};

/// Address lines of a box; more are counted.
const ADDRESSES: usize = 2;
/// Stands under a box whose DHCP server is not the only one on its network.
const TWO_SERVERS: &str = "DHCP x2!";

/// Names of the things of a lab.
#[derive(Clone, Copy, Debug)]
pub struct LabNames<'a>(pub &'a LabView);

impl Names for LabNames<'_> {
    fn node(&self, node: NodeId) -> String {
        self.0.nodes.get(node.0 as usize).map_or_else(|| format!("#{}", node.0), |n| n.name.clone())
    }

    fn link_end(&self, link: LinkId, side: Side) -> String {
        let name = self.0.links.iter().find(|l| l.id == link).and_then(|l| l.names.get(side as usize));
        name.cloned().unwrap_or_default()
    }
}

/// What the map draws: all that was not taken off the lab or folded away.
pub fn scene(kit: &Kit, view: &LabView, atlas: &Atlas, seen: &Seen) -> Scene {
    let is_there = |id: NodeId| view.nodes.get(id.0 as usize).is_some_and(|node| !node.removed);
    let link = |l: &LinkView| {
        let [a, b] = l.ends.map(|end| end.node);
        let wifi = l.props.medium == Medium::Wifi;
        let ends = (a.0 as usize, b.0 as usize);
        let drawn = !l.removed && is_there(a) && is_there(b);
        let mark = seen.links.get(l.id.0 as usize).copied().flatten();
        let is_silent =
            |id: NodeId| view.nodes.get(id.0 as usize).and_then(|n| n.radio.as_ref()).is_some_and(|r| !r.on);
        let radio_off = wifi && (is_silent(a) || is_silent(b));
        let note = if radio_off { kit.text("map-radio-off").into_owned() } else { faults(kit, &l.faults) };
        drawn.then_some(LinkLook { ends, wifi, cut: l.cut || radio_off, note, mark })
    };
    // A link that is gone keeps its place, so that indices stay those of the view.
    let lost = || LinkLook { ends: (usize::MAX, usize::MAX), wifi: false, cut: true, note: String::new(), mark: None };
    let beside_isp = beside_isp(view);
    let mut nodes: Vec<NodeLook> = view.nodes.iter().map(|n| node(n, beside_isp.contains(&n.id), atlas.lens)).collect();
    for (at, look) in nodes.iter_mut().enumerate() {
        look.marks = seen.nodes.get(at).cloned().unwrap_or_default();
        look.faint = seen.faint.get(at).copied().unwrap_or_default();
        if view.nodes.get(at).is_some_and(|node| node.off) {
            look.name = format!("{} {}", look.name, kit.text("map-off"));
            look.faint = true;
        }
        if look.faint {
            // What is not known, or of no account, is not told.
            look.addresses.clear();
        }
    }
    let crowds = crowds(view);
    for (hub, hosts) in crowds.iter().filter(|(hub, _)| atlas.folded.contains(hub)) {
        for host in hosts {
            if let Some(host) = nodes.get_mut(host.0 as usize) {
                host.hidden = true;
            }
        }
        if let Some(hub) = nodes.get_mut(hub.0 as usize) {
            hub.name = format!("{} +{}", hub.name, hosts.len());
        }
    }
    let index = |ids: &[NodeId]| ids.iter().map(|id| id.0 as usize).collect();
    Scene {
        nodes,
        links: view.links.iter().map(|l| link(l).unwrap_or_else(lost)).collect(),
        crowds: crowds.iter().map(|(hub, hosts)| (hub.0 as usize, index(hosts))).collect(),
        zoom: atlas.zoom,
    }
}

fn node(node: &NodeView, beside_isp: bool, lens: Lens) -> NodeLook {
    let named = node.ifaces.iter().filter(|i| !i.addrs.is_empty()).count() > 1;
    let line = |iface: &IfaceView| {
        let addr = iface.addrs.first()?.addr();
        let text = if named { format!("{} {addr}", iface.name) } else { addr.to_string() };
        Some((text, Some(is_public(addr))))
    };
    let count = node.ifaces.iter().filter(|iface| !iface.addrs.is_empty()).count();
    let mut addresses: Vec<(String, Option<bool>)> = node.ifaces.iter().filter_map(line).take(ADDRESSES).collect();
    if let (true, Some(last)) = (count > ADDRESSES, addresses.last_mut()) {
        last.0 = format!("{} +{}", last.0, count - ADDRESSES);
    }
    // Two DHCP servers on one network: both are marked, for which of them is wrong only its owner knows.
    if node.dhcp_servers.iter().any(|server| server.running && !server.others.is_empty()) {
        addresses.truncate(ADDRESSES - 1);
        addresses.push((TWO_SERVERS.to_owned(), None));
    }
    if lens == Lens::Frames {
        // Only cards that a cable leads to.
        let is_used = |at: usize| node.ports.iter().any(|port| port.iface == at && port.link.is_some());
        let cards = node.ifaces.iter().enumerate().filter(|(at, _)| is_used(*at));
        addresses = cards.take(ADDRESSES).map(|(_, face)| (face.mac.to_string(), None)).collect();
    }
    let row = node.kind.row();
    // A host right at the provider stands where servers do, outside.
    let outside = !row.forwards && row.layer == 7 && beside_isp;
    NodeLook {
        name: node.name.clone(),
        letter: row.letter,
        rank: if outside { Kind::Server.row().rank } else { row.rank },
        wish: node.position,
        addresses,
        hidden: node.removed,
        marks: Vec::new(),
        faint: false,
    }
}

/// The boxes with a link to a provider.
fn beside_isp(view: &LabView) -> BTreeSet<NodeId> {
    let is_isp = |id: NodeId| view.nodes.get(id.0 as usize).is_some_and(|node| node.kind == Kind::Isp);
    let ends = view.links.iter().map(|link| link.ends.map(|end| end.node));
    let both = ends.flat_map(|[a, b]| [(a, b), (b, a)]);
    both.filter(|(_, other)| is_isp(*other)).map(|(one, _)| one).collect()
}

/// The worst of both directions, as far as a map has room for it; what else is wrong is a mark.
fn faults(kit: &Kit, faults: &[Impairments; 2]) -> String {
    let worst = |f: fn(&Impairments) -> u64| faults.iter().map(f).max().unwrap_or(0);
    let mut words = Vec::new();
    let loss = worst(|f| u64::from(f.loss_ppm));
    if loss > 0 {
        words.push(kit.format("link-loss", &[("percent", (loss as f64 / 10_000.0).into())]));
    }
    let delay = worst(|f| f.extra_delay.as_millis() as u64);
    if delay > 0 {
        words.push(format!("+{delay}ms"));
    }
    let told = |f: &Impairments| Impairments {
        loss_ppm: f.loss_ppm,
        extra_delay: f.extra_delay,
        cut: faults[0].cut && faults[1].cut,
        ..Impairments::default()
    };
    if faults.iter().any(|f| *f != told(f)) {
        words.push(if faults[0].cut == faults[1].cut { kit.look.glyphs.more } else { kit.look.glyphs.cut }.to_owned());
    }
    words.join(" ")
}

/// Packets in the air, for the map; `followed` are the frames of the followed packet.
pub fn travellers(view: &LabView, moving: &[Moving], followed: &[crate::sim::FrameId]) -> Vec<Traveller> {
    let traveller = |m: &Moving| {
        let link = view.links.iter().position(|l| l.id == m.link)?;
        let along = if m.side == Side::A { m.fraction } else { 1.0 - m.fraction };
        let (letter, role) = class_look(m.class);
        let mark = match (m.lost, followed.contains(&m.frame)) {
            (true, _) => Mark::Dropped,
            (_, true) => Mark::Followed,
            _ => Mark::Plain,
        };
        Some(Traveller { link, along, letter, role, mark })
    };
    let mut all: Vec<Traveller> = moving.iter().filter_map(traveller).collect();
    // The followed one is drawn last, on top.
    all.sort_by_key(|t| t.mark == Mark::Followed);
    all
}
