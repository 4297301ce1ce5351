//! Every way a frame can die: the place, the row that decided with its values, and what a sentence needs to name the
//! nearest thing that would have let it pass. `tests/drops.rs` produces each of them.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::{Condition, ConnState, Hook, MartianWhy, Name, NatDrop};
use crate::sim::{LinkId, Side};
use crate::wire::{EtherType, IpProto, Mac, WireError};

/// Why something was thrown away.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Drop {
    /// The port has no cable.
    Unplugged {
        /// The port's name.
        port: Name,
    },
    /// The cable is cut.
    LinkCut {
        /// The link.
        link: LinkId,
        /// The end it should have left from.
        side: Side,
    },
    /// The cable was cut while it waited for it or was on it.
    CutOff {
        /// The link.
        link: LinkId,
        /// The end it left from.
        side: Side,
    },
    /// The queue before the wire is full.
    QueueFull {
        /// The link.
        link: LinkId,
        /// The end it should have left from.
        side: Side,
        /// Bytes that were waiting.
        waiting_bytes: u32,
        /// Bytes that may wait.
        limit_bytes: u32,
    },
    /// It left and vanished on the way: the link loses frames.
    LostOnLink {
        /// The link.
        link: LinkId,
        /// The end it left from.
        side: Side,
        /// Loss in millionths.
        loss_ppm: u32,
        /// What the die of a million sides showed: less than the loss.
        die: u32,
    },
    /// It left and vanished in a burst of losses.
    LostInBurst {
        /// The link.
        link: LinkId,
        /// The end it left from.
        side: Side,
        /// Which frame of the burst it is, from 1.
        nth: u32,
        /// The chance that the burst began here or went on, in millionths.
        chance_ppm: u32,
        /// What the die of a million sides showed: less than the chance.
        die: u32,
    },
    /// It left and vanished because the link was told to lose this very frame.
    LostByNumber {
        /// The link.
        link: LinkId,
        /// The end it left from.
        side: Side,
        /// Its number since then, from 1.
        ordinal: u32,
        /// Frames shorter than this were not counted.
        least_bytes: u32,
    },
    /// The frame is addressed to another card.
    NotMyMac {
        /// Whom it is for.
        dst: Mac,
        /// Who I am.
        mine: Mac,
    },
    /// Nobody here speaks this protocol.
    UnknownEtherType {
        /// The protocol named in the frame.
        ethertype: EtherType,
    },
    /// A frame of a dialled line that is not open here.
    NoSession {
        /// The number in the frame.
        session: u16,
    },
    /// The bytes are not what their header promises.
    BadBytes {
        /// The header that cannot be read: `eth`, `arp`, `ip`, `icmp`, `udp`, `tcp`, `dhcp`, `dns`.
        header: &'static str,
        /// What is wrong.
        error: WireError,
    },
    /// A checksum does not fit the bytes it covers: they were changed on the way.
    BadChecksum {
        /// The header that has it: `ip`, `icmp`, `udp`, `tcp`, or `quote` for the IP header an ICMP error quotes.
        header: &'static str,
        /// What it says.
        stated: u16,
        /// What it would have to say.
        computed: u16,
    },
    /// Nobody answered ARP for the next hop.
    NoArpAnswer {
        /// The address asked for.
        next_hop: Ipv4Addr,
        /// Where it was asked.
        iface: Name,
        /// How often it was asked.
        attempts: u8,
    },
    /// Too many packets wait for the same ARP answer.
    ArpQueueFull {
        /// The address asked for.
        next_hop: Ipv4Addr,
        /// How many may wait.
        limit: u16,
    },
    /// No row of the routing table fits.
    NoRoute {
        /// Where it wanted to go.
        dst: Ipv4Addr,
        /// The row that comes nearest; none in an empty table.
        nearest: Option<Ipv4Net>,
    },
    /// The packet has passed its last router.
    TtlExpired {
        /// Where it wanted to go.
        dst: Ipv4Addr,
    },
    /// An address that must not appear here (RFC 1122 3.2.1.3, RFC 1812 5.3.7).
    Martian {
        /// The address.
        addr: Ipv4Addr,
        /// Whether it is the source (else the destination).
        is_source: bool,
        /// `loopback`, `this_network`, `group`, `reserved`, `broadcast`, `own`, `private`, `link_local`, `reverse_path`.
        why: MartianWhy,
    },
    /// A host is not a router: the packet is for somebody else.
    NotForMe {
        /// Whom it is for.
        dst: Ipv4Addr,
        /// Who I am; none without an address.
        mine: Option<Ipv4Addr>,
    },
    /// No program here wants this group (RFC 1112 7.2).
    NotMember {
        /// The group.
        group: Ipv4Addr,
    },
    /// Nobody listens on this port.
    NoListener {
        /// TCP or UDP.
        proto: IpProto,
        /// The port.
        port: u16,
        /// The open port of the same protocol that comes nearest; none when all are closed.
        nearest: Option<u16>,
    },
    /// Nobody here speaks this transport.
    UnknownProtocol {
        /// Its number.
        proto: IpProto,
    },
    /// The packet filter says no.
    Filtered {
        /// The deciding row by chain and number, `FORWARD 3`, or the chain's policy, `FORWARD policy`.
        rule: Name,
        /// The row as `iptables -S` prints it; the policy's word.
        text: Name,
        /// The chain.
        chain: Hook,
        /// Packets it has decided about, this one among them.
        packets: u32,
        /// What the packet is to the known conversations.
        state: ConnState,
        /// Whom it is for.
        dst: Ipv4Addr,
        /// Its transport.
        proto: IpProto,
        /// Its destination port; 0 when it has none.
        port: u16,
        /// The row that would have let it pass but for one condition; 0 when there is none.
        nearest: u16,
        /// That condition; none without such a row.
        but: Option<Condition>,
    },
    /// Too big for the next link, and it must not be cut in pieces.
    FragmentationNeeded {
        /// Its length, in bytes.
        len_bytes: u16,
        /// Greatest packet there, in bytes.
        mtu_bytes: u16,
    },
    /// The other pieces of a datagram did not come in time (RFC 1122 3.3.2).
    FragmentTimeout {
        /// Who sent it.
        src: Ipv4Addr,
        /// Its identification.
        ident: u16,
        /// Pieces that were here.
        pieces: u16,
        /// Where the first missing piece begins, in bytes.
        missing_from_bytes: u32,
    },
    /// A piece that overlaps others: the whole datagram is thrown away (RFC 5722).
    FragmentOverlap {
        /// Who sent it.
        src: Ipv4Addr,
        /// Its identification.
        ident: u16,
        /// Where the piece belongs, in bytes.
        offset_bytes: u32,
        /// Pieces thrown away, this one among them.
        lost: u16,
    },
    /// A piece that is here already.
    FragmentDuplicate {
        /// Who sent it.
        src: Ipv4Addr,
        /// Its identification.
        ident: u16,
        /// Where the piece belongs, in bytes.
        offset_bytes: u32,
    },
    /// No room for more pieces.
    ReassemblyFull {
        /// Datagrams that wait for pieces.
        datagrams: u32,
        /// Bytes that may wait.
        limit_bytes: u32,
    },
    /// An echo request to many: answered, it would be a storm (RFC 1122 3.2.2.6).
    EchoToMany {
        /// Whom it is for.
        dst: Ipv4Addr,
    },
    /// A segment to many: a connection has two ends (RFC 1122 4.2.3.10).
    TcpToMany {
        /// Whom it is for.
        dst: Ipv4Addr,
    },
    /// An ICMP message that no program here waits for.
    IcmpUnclaimed {
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
    },
    /// An ICMP type that this box does not answer.
    IcmpUnknown {
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
    },
    /// The program does not read as fast as data comes.
    SocketFull {
        /// The port.
        port: u16,
        /// Bytes that wait to be read.
        queued_bytes: u32,
    },
    /// Too many connections wait to be accepted.
    BacklogFull {
        /// The port.
        port: u16,
        /// How many wait.
        waiting: u32,
        /// How many may wait.
        limit: u32,
    },
    /// A segment that a listening port does not take.
    TcpUnacceptable {
        /// The port.
        port: u16,
    },
    /// A frame for the switches themselves (01-80-C2-00-00-0x): it stays on its link.
    ReservedGroup {
        /// Whom it is for.
        dst: Mac,
    },
    /// The port does not carry the frame's virtual network (IEEE 802.1Q 8.6).
    WrongVlan {
        /// The port that decides: where it came in, or where it should go out.
        port: Name,
        /// The network in the frame's tag; 0 when it has none.
        vlan: u16,
        /// The networks this port carries: `10, 20`.
        carries: Name,
    },
    /// A radio is switched off: nothing passes.
    RadioOff {
        /// The port that would send.
        port: Name,
        /// Whether it is its own radio (else that of the other side).
        mine: bool,
    },
    /// The two radios speak in networks of different names: nothing passes between them.
    WrongSsid {
        /// The port that would send.
        port: Name,
        /// The network it is set to.
        ssid: Name,
        /// The network of the other side.
        other: Name,
    },
    /// The two radios know different passwords of the network: the one that has it does not let the other join
    /// (WPA2-PSK, IEEE 802.11 12.7.6).
    WrongPassword {
        /// The port that would send.
        port: Name,
        /// The network.
        ssid: Name,
    },
    /// The frame would leave by the port it came from.
    SamePort {
        /// The port's name.
        port: Name,
    },
    /// Translation has no place for it.
    #[serde(untagged)]
    Nat(NatDrop),
}
