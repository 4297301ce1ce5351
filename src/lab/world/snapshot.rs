//! The picture: reads every box's tables into a `LabView`.

use super::Lab;
use crate::lab::{
    FilterView, IfaceView, LabView, LinkView, MacRow, NatView, NodeView, PortView, RadioView, RouteView, SocketView,
};
use crate::os::{Iface, Kernel};
use crate::proto::filter::Hook;
use crate::sim::{LinkId, NodeId, PortId, Side, SimTime};

pub(super) fn view(lab: &Lab) -> LabView {
    LabView {
        name: lab.name.clone(),
        title: lab.title.clone(),
        now: lab.now(),
        events: lab.events(),
        nodes: lab.nodes.iter().enumerate().map(|(index, kernel)| node(lab, index, &kernel.borrow())).collect(),
        tests: lab.tests.known.clone(),
        links: (0..lab.engine.links().len()).filter_map(|index| link(lab, index)).collect(),
    }
}

fn link(lab: &Lab, index: usize) -> Option<LinkView> {
    let line = lab.engine.links().get(index)?;
    let id = LinkId(index as u32);
    Some(LinkView {
        id,
        ends: line.ends,
        names: line.ends.map(|end| lab.end_name(end)),
        props: (*line.props).clone(),
        cut: [Side::A, Side::B].into_iter().all(|side| line.is_cut(side)),
        removed: lab.unplugged.binary_search(&id).is_ok(),
        waiting_bytes: [Side::A, Side::B].map(|side| line.waiting_bytes(lab.now(), side)),
        busy_until: [Side::A, Side::B].map(|side| line.busy_until(side)),
        faults: [Side::A, Side::B].map(|side| line.faults(side)),
    })
}

fn node(lab: &Lab, index: usize, kernel: &Kernel) -> NodeView {
    let now = lab.now();
    let id = NodeId(index as u32);
    let placed = &lab.placed[index];
    let sockets: Vec<SocketView> = kernel.sockets.rows();
    NodeView {
        id,
        name: placed.name.to_string(),
        kind: placed.kind,
        removed: lab.removed.contains(&id),
        off: lab.is_off(id),
        position: placed.position,
        ports: kernel
            .ports
            .iter()
            .enumerate()
            .map(|(i, p)| PortView {
                id: PortId(i as u16),
                name: p.name.to_string(),
                link: p.link.map(|(link, _)| link),
                iface: p.iface.into(),
            })
            .collect(),
        ifaces: (0..).zip(&kernel.ifaces).map(|(index, face)| iface(kernel, index, face, now)).collect(),
        resolvers: kernel.resolvers.to_vec(),
        resolvers_lent: kernel.has_lent_resolvers(),
        routes: routes(kernel),
        mac_table: kernel.ifaces.iter().flat_map(|face| mac_table(kernel, face, now)).collect(),
        nat: kernel.nat.as_ref().map(|nat| NatView {
            wan: kernel.ifaces[nat.wan].name.to_string(),
            lan: kernel.ifaces[nat.lan].name.to_string(),
            settings: *nat.nat.settings(),
            rows: nat.nat.rows(now),
            rules: nat.nat.rules(),
            dmz: nat.nat.dmz().cloned(),
            hairpin: nat.nat.hairpin(),
        }),
        leases: kernel.ifaces.iter().filter_map(|f| f.dhcp_server.as_ref()).flat_map(|s| s.rows(now)).collect(),
        dhcp_servers: servers(kernel, now),
        dns_hosts: kernel
            .names()
            .map(|names| names.hosts().map(|known| (known.name.to_string(), known.addr)).collect())
            .unwrap_or_default(),
        ddns: kernel.edge.as_ref().and_then(|edge| edge.ddns.clone()),
        dialled: kernel.dialled_in(now),
        dns_cache: kernel.names().map(|names| names.cache.rows(now)).unwrap_or_default(),
        pools: kernel.ifaces.iter().filter_map(|f| f.dhcp_server.as_ref()).map(|server| server.settings()).collect(),
        filter: kernel.filter.as_ref().map(|filter| FilterView {
            chains: Hook::ALL.map(|hook| filter.chain(hook).clone()),
            tracked: filter.tracked(),
        }),
        radio: kernel.radio_setup().map(|setup| RadioView {
            ssid: setup.ssid.map(|name| name.to_string()),
            password: setup.password.map(|password| password.to_string()),
            channel: setup.channel,
            on: !setup.silent,
        }),
        procs: super::snapshot_procs::procs(kernel, &sockets),
        terminals: super::snapshot_procs::terminals(kernel),
        files: kernel.files.keys().cloned().collect(),
        sockets,
    }
}

fn servers(kernel: &Kernel, now: SimTime) -> Vec<crate::proto::dhcp::ServerRow> {
    let serving = kernel.ifaces.iter().filter_map(|face| Some((&face.name, face.dhcp_server.as_ref()?)));
    serving.map(|(name, server)| server.row(now, name)).collect()
}

fn iface(kernel: &Kernel, index: usize, face: &Iface, now: SimTime) -> IfaceView {
    IfaceView {
        name: face.name.to_string(),
        mac: face.mac,
        addrs: face.addrs.iter().copied().collect(),
        rx_frames: face.rx_frames,
        tx_frames: face.tx_frames,
        arp: face.arp.rows(now),
        dhcp: face.dhcp_client.as_ref().map(|client| client.status(now)),
        pppoe: kernel.dial_row(index, now),
        probing: kernel.probed_addresses(index),
    }
}

fn routes(kernel: &Kernel) -> Vec<RouteView> {
    let row = |route: &crate::proto::ip::Route| RouteView {
        prefix: route.prefix,
        gateway: route.gateway,
        iface: kernel.ifaces.get(route.iface).map(|i| i.name.to_string()).unwrap_or_default(),
        origin: route.origin.name(),
        metric: route.metric,
    };
    kernel.routes.iter().map(row).collect()
}

fn mac_table(kernel: &Kernel, face: &Iface, now: SimTime) -> Vec<MacRow> {
    let Some(bridge) = &face.bridge else { return Vec::new() };
    let port = |id: PortId| kernel.ports.get(id.0 as usize).map(|p| p.name.to_string()).unwrap_or_default();
    bridge
        .rows(now)
        .into_iter()
        .map(|row| MacRow { mac: row.mac, vlan: row.vlan, port: port(row.port), age_secs: row.age_secs })
        .collect()
}
