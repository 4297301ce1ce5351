//! Ethernet II and 802.3, tags, LLC with SNAP and the spanning tree, ARP.

use hoplab::sim::Rng;
use hoplab::wire::{
    Arp, ArpOp, BRIDGE_GROUP, Bpdu, BpduFlags, BridgeId, Configuration, Eth, EtherType, Llc, Mac, VlanTag,
};

use super::draw::{address, array, byte, bytes, mac, percent, pick};
use super::{ip, ppp};

/// IEEE 802: for experiments.
const EXPERIMENTAL: EtherType = EtherType(0x88b5);

/// A frame of any kind, a short one padded, now and then with a trailer.
pub(super) fn frame(rng: &mut Rng) -> Vec<u8> {
    let (dst, src) = (mac(rng), Mac(array(rng)));
    let mut frame = if percent(rng, 10) { llc(rng, dst, src) } else { ethernet(rng, dst, src) };
    if frame.len() > 60 && percent(rng, 5) {
        frame.extend(bytes(rng, 20));
    }
    frame
}

fn ethernet(rng: &mut Rng, dst: Mac, src: Mac) -> Vec<u8> {
    let (mut ethertype, mut payload) = payload(rng);
    for _ in 0..pick(rng, &[0, 0, 0, 0, 0, 0, 0, 1, 1, 2]) {
        let (priority, drop_eligible, id) = (rng.below(8) as u8, percent(rng, 50), rng.below(4096) as u16);
        payload = VlanTag { priority, drop_eligible, id, ethertype }.emit(&payload);
        ethertype = EtherType::VLAN;
    }
    Eth { dst, src, ethertype }.emit(&payload)
}

/// What an `EtherType` says, and what it is said of.
fn payload(rng: &mut Rng) -> (EtherType, Vec<u8>) {
    match rng.below(20) {
        0..3 => (EtherType::ARP, arp(rng)),
        3 => (EXPERIMENTAL, bytes(rng, 100)),
        4 => (EtherType::PPPOE_DISCOVERY, ppp::discovery(rng)),
        5 => (EtherType::PPPOE_SESSION, ppp::session(rng)),
        6..12 => (EtherType::IPV6, ip::v6(rng)),
        _ => (EtherType::IPV4, ip::v4(rng)),
    }
}

fn arp(rng: &mut Rng) -> Vec<u8> {
    let op = pick(rng, &[ArpOp::Request, ArpOp::Reply, ArpOp::Other(3), ArpOp::Other(8)]);
    let (sender_ip, target_ip) = (address(rng), address(rng));
    Arp { op, sender_mac: mac(rng), sender_ip, target_mac: mac(rng), target_ip }.emit()
}

fn llc(rng: &mut Rng, dst: Mac, src: Mac) -> Vec<u8> {
    match rng.below(4) {
        0 => Llc::SPANNING_TREE.frame(BRIDGE_GROUP, src, &bpdu(rng)),
        1 => {
            let (ethertype, payload) = payload(rng);
            Llc::carrying(ethertype).frame(dst, src, &payload)
        }
        2 => Llc::Snap { oui: [0x02, byte(rng), byte(rng)], pid: rng.u16() }.frame(dst, src, &bytes(rng, 60)),
        // Service access points that nobody was given.
        _ => Llc::Unnumbered { dsap: 0x22, ssap: 0x22, control: 3 }.frame(dst, src, &bytes(rng, 60)),
    }
}

fn bpdu(rng: &mut Rng) -> Vec<u8> {
    let bridge = |rng: &mut Rng| BridgeId {
        priority: (rng.below(16) as u16) << 12,
        extension: rng.below(4096) as u16,
        mac: Mac(array(rng)),
    };
    let body = Configuration {
        flags: BpduFlags(byte(rng)),
        root: bridge(rng),
        root_cost: rng.u32(),
        bridge: bridge(rng),
        port: rng.u16(),
        message_age: rng.u16(),
        max_age: rng.u16(),
        hello_time: rng.u16(),
        forward_delay: rng.u16(),
    };
    pick(rng, &[Bpdu::Configuration(body), Bpdu::TopologyChange, Bpdu::Rapid(body)]).emit()
}
