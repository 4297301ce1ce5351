//! Decisions of IPv4, ICMP and UDP (RFC 791, 792, 768, 1812).

use std::net::{Ipv4Addr, SocketAddrV4};

use ipnet::Ipv4Net;
use serde::Serialize;

use super::Name;
use crate::trace::FactId;
use crate::wire::IpProto;

/// What IP decided.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IpFact {
    /// The packet is for this box.
    Mine {
        /// The address.
        dst: Ipv4Addr,
    },
    /// A row of the routing table was chosen: the longest prefix that fits.
    Route {
        /// The destination.
        dst: Ipv4Addr,
        /// The row.
        prefix: Ipv4Net,
        /// Next router; none when the destination is on the link.
        gateway: Option<Ipv4Addr>,
        /// The interface.
        iface: Name,
        /// The fact that made the row.
        made: FactId,
    },
    /// Passed on: one less router to go.
    Forwarded {
        /// TTL on arrival.
        ttl_old: u8,
        /// TTL now.
        ttl_new: u8,
    },
    /// Too big for the next link: cut in pieces.
    Fragmented {
        /// Identification that the pieces share.
        ident: u16,
        /// Bytes of the packet.
        len_bytes: u16,
        /// Greatest packet there, in bytes.
        mtu_bytes: u16,
        /// How many pieces.
        pieces: u16,
    },
    /// A piece waits for the others.
    FragmentHeld {
        /// Who sent it.
        src: Ipv4Addr,
        /// Identification that the pieces share.
        ident: u16,
        /// Where the piece belongs, in bytes.
        offset_bytes: u32,
        /// Bytes it brings.
        len_bytes: u16,
        /// Bytes that are here now.
        have_bytes: u32,
        /// How long the datagram may wait since its first arrival.
        wait_secs: u32,
    },
    /// All pieces are here: they are one packet again.
    Reassembled {
        /// Who sent it.
        src: Ipv4Addr,
        /// Identification that the pieces shared.
        ident: u16,
        /// How many pieces.
        pieces: u16,
        /// Bytes of the packet.
        len_bytes: u16,
    },
    /// A path carries less than its first link: what goes there is made shorter for some time (RFC 1191 5).
    PathMtu {
        /// The destination.
        dst: Ipv4Addr,
        /// Greatest packet of the path, in bytes.
        mtu_bytes: u16,
        /// How long this is remembered.
        for_secs: u32,
    },
    /// A router knew a better first router for a destination: it is used from now on (RFC 1122 3.2.2.2).
    RedirectObeyed {
        /// The destination.
        dst: Ipv4Addr,
        /// Its first router until now.
        from: Ipv4Addr,
        /// Its first router now; the destination itself when it is on the link.
        gateway: Ipv4Addr,
    },
    /// A router told the two ends of a new connection that its links carry less than they think (RFC 4459 3.2).
    MssClamped {
        /// What the SYN said, in bytes.
        old: u16,
        /// What it says now.
        new: u16,
    },
    /// An interface got an address.
    AddressAdded {
        /// The interface.
        iface: Name,
        /// The address with its prefix length.
        addr: Ipv4Net,
    },
    /// An interface lost its address.
    AddressRemoved {
        /// The interface.
        iface: Name,
        /// The address.
        addr: Ipv4Net,
    },
    /// A row was added to the routing table.
    RouteAdded {
        /// Destination.
        prefix: Ipv4Net,
        /// Next router.
        gateway: Option<Ipv4Addr>,
        /// The interface.
        iface: Name,
    },
    /// A row left the routing table.
    RouteRemoved {
        /// Destination.
        prefix: Ipv4Net,
    },
}

/// What ICMP did.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IcmpFact {
    /// Asked for an echo.
    EchoRequested {
        /// From whom.
        dst: Ipv4Addr,
        /// Sequence number.
        seq: u16,
    },
    /// Answered an echo request.
    EchoAnswered {
        /// To whom.
        to: Ipv4Addr,
        /// Sequence number.
        seq: u16,
    },
    /// An echo reply reached the program that waits for it.
    EchoReceived {
        /// From whom.
        from: Ipv4Addr,
        /// Sequence number.
        seq: u16,
    },
    /// An error message was made.
    ErrorMade {
        /// To the sender of the lost packet.
        to: Ipv4Addr,
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
    },
    /// A packet leaves by the interface it came from: its sender is told the better way (RFC 1812 5.2.7.2).
    RedirectSent {
        /// The sender.
        to: Ipv4Addr,
        /// Where its packet went.
        dst: Ipv4Addr,
        /// Whom it should give such packets.
        gateway: Ipv4Addr,
    },
    /// A redirect that is not obeyed.
    RedirectIgnored {
        /// Who sent it.
        from: Ipv4Addr,
        /// `off`, `not_my_router`, `no_neighbour`, `no_way`.
        why: RedirectWhy,
    },
    /// No error message: one is forbidden here (RFC 1812 4.3.2.7), or there were too many (4.3.2.8).
    ErrorWithheld {
        /// `about_error`, `to_many`, `later_fragment`, `no_single_source`, `rationed`.
        why: WithheldWhy,
    },
    /// An error message arrived about a packet of mine.
    ErrorReceived {
        /// Who reports it.
        from: Ipv4Addr,
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
    },
}

/// Why a redirect is not obeyed (RFC 1122 3.2.2.2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RedirectWhy {
    /// This box obeys none: it is a router itself, or was told so.
    Off,
    /// It does not come from the router that this box uses for that destination.
    NotMyRouter,
    /// The better router is not on a network of this box.
    NoNeighbour,
    /// This box sends nothing there.
    NoWay,
}

/// Why no ICMP error is sent about a packet that died.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WithheldWhy {
    /// The packet was an ICMP error itself: two boxes could quarrel for ever.
    AboutError,
    /// It went to many: each of them would complain.
    ToMany,
    /// It was a fragment other than the first: it has no ports to recognise it by.
    LaterFragment,
    /// Its source is no single host: nobody to tell.
    NoSingleSource,
    /// Its sender got too many errors already.
    Rationed,
}

/// What UDP did.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UdpFact {
    /// A datagram was handed to the IP layer.
    Sent {
        /// From.
        local: SocketAddrV4,
        /// To.
        remote: SocketAddrV4,
        /// Payload bytes.
        len: u16,
        /// The fact that opened the port.
        bound: FactId,
    },
    /// A datagram reached a socket.
    Delivered {
        /// From.
        remote: SocketAddrV4,
        /// To.
        local: SocketAddrV4,
        /// Payload bytes.
        len: u16,
    },
    /// A datagram reached a service of the box itself (DHCP).
    ToService {
        /// Its port.
        port: u16,
    },
}

impl UdpFact {
    /// The transport this is about.
    pub const PROTO: IpProto = IpProto::UDP;
}
