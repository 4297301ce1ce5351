//! A frame in two pieces, its payload shared with who sent it, fares as the same bytes in one.

use hoplab::device::{AddressPlan, Blueprint, Kind};
use hoplab::proto::Profile;
use hoplab::proto::nat::{NatSettings, Unsolicited};
use hoplab::wire::{Bytes, Eth, EtherType, Flags, IpProto, Ipv4, Mac, Packet, Slice, Summed, Tcp, TcpOptions, Udp};

use super::bench::{Bench, PEER};
use super::boxes::{CALLER, HOST, NEIGHBOUR, WAN, home_router_with, host, iface};

fn payload() -> Slice {
    Slice::from((0..200).collect::<Vec<u8>>())
}

fn segment(dst_port: u16) -> Tcp {
    let options = TcpOptions::default();
    Tcp { src_port: 40_000, dst_port, seq: 7, ack: 1, flags: Flags::ACK, window: 100, urgent: 0, options }
}

/// What a box sends and how the record ends, when it hears this at its first port.
fn outcome(listener: &Bench, frame: Bytes) -> (Vec<Vec<u8>>, String) {
    listener.hear_frame(0, frame);
    let mut last = String::new();
    listener
        .look(&mut |trace| last = trace.facts().map(|fact| format!("{:?}", fact.what)).collect::<Vec<_>>().join("\n"));
    // An identification is by chance, and the checksum goes with it.
    let mut sent = listener.sent();
    sent.iter_mut().for_each(|packet| [4, 5, 10, 11].map(|at| packet[at] = 0).into_iter().for_each(drop));
    (sent, last)
}

fn fares_alike(listener: impl Fn() -> Bench, dst: Option<Mac>, packet: Packet) {
    let dst = dst.unwrap_or_else(|| listener().mac(0));
    let frame = packet.into_frame(&Eth { dst, src: PEER, ethertype: EtherType::IPV4 });
    assert!(frame.tail().is_some());
    let whole = Bytes::from(frame.to_vec());
    assert_eq!(outcome(&listener(), frame), outcome(&listener(), whole));
}

#[test]
fn a_payload_that_is_shared_is_refused_like_another() {
    let refusing =
        || home_router_with(NatSettings { unsolicited: Unsolicited::Refuse, ..NatSettings::of(Profile::Rfc) });
    let tcp = |src, dst| segment(80).packet_over(src, dst, payload()).headed(&Ipv4::new(src, dst, IpProto::TCP));
    fares_alike(refusing, None, tcp(CALLER, WAN));
    fares_alike(host, None, tcp(NEIGHBOUR, HOST));
    let udp = |src, dst, dst_port| {
        let datagram = Udp { src_port: 40_000, dst_port }.packet(src, dst, b"1234", Some(&Summed::from(payload())));
        datagram.headed(&Ipv4::new(src, dst, IpProto::UDP))
    };
    fares_alike(refusing, None, udp(CALLER, WAN, 9));
    fares_alike(host, None, udp(NEIGHBOUR, HOST, 9));
    let asking = || {
        let face = hoplab::device::IfacePlan { address: AddressPlan::Dhcp, ..iface("eth0", &["eth0"], "10.0.0.1/24") };
        Bench::new(&Blueprint { ifaces: vec![face], ..Blueprint::plain("host", Kind::Pc) }, &[])
    };
    fares_alike(asking, Some(Mac::BROADCAST), udp(NEIGHBOUR, std::net::Ipv4Addr::BROADCAST, 68));
}
