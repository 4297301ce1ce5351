//! Packets for this box: which transport, which socket.

use std::net::{Ipv4Addr, SocketAddrV4};

use super::IpOptions;
use super::input::Origin;
use crate::os::socket::UdpKey;
use crate::os::{Cx, Errno, IcmpEvent, Kernel, TaskId, Wake};
use crate::proto::tcp::{ConnError, IcmpError};
use crate::trace::facts::WithheldWhy;
use crate::trace::{Drop, IcmpFact, SockFact, UdpFact, What};
use crate::wire::{
    Icmp, IpProto, Ipv4, Ipv4View, Packet, Slice, UDP_HEADER_LEN, Udp, UnreachableCode, WireError, checksum,
};

impl Kernel {
    /// A packet for this box. `payload`: what its header carries, as far as it stands in the packet's head.
    pub(super) fn local_input(
        &mut self,
        cx: &mut Cx<'_>,
        header: &Ipv4,
        payload: &[u8],
        packet: &Packet,
        origin: Origin,
    ) {
        if self.filter.is_some() && !self.admits(cx, header, packet, origin) {
            return;
        }
        if self.has_raw() {
            self.raw_input(cx, header.proto, packet);
        }
        match header.proto {
            IpProto::ICMP => self.icmp_input(cx, header, payload, origin),
            IpProto::UDP => self.udp_input(cx, header, payload, packet, origin),
            IpProto::IGMP => self.igmp_input(cx, origin.iface, payload),
            // RFC 1122 4.2.3.10: a connection has one host at each end.
            IpProto::TCP if origin.group_frame || !self.owns(header.dst) => {
                cx.drop(|| Drop::TcpToMany { dst: header.dst });
            }
            IpProto::TCP => self.tcp_input(cx, header, payload, packet),
            proto => {
                cx.drop(|| Drop::UnknownProtocol { proto });
                let error = super::forward::unreachable(UnreachableCode::Protocol, 0, packet);
                self.icmp_error(cx, &error, packet, origin);
            }
        }
    }

    fn udp_input(&mut self, cx: &mut Cx<'_>, header: &Ipv4, payload: &[u8], packet: &Packet, origin: Origin) {
        let (at, more) = (packet.head().len() - payload.len(), packet.len() - packet.head().len());
        let parse = || Udp::parse(header.src, header.dst, packet.rest(at)).map(|(udp, data)| (udp, data.len()));
        debug_assert!(
            !packet.is_intact() || !matches!(parse(), Err(WireError::Checksum)),
            "a checksum of ours is wrong"
        );
        let (udp, len) = match if packet.is_intact() { Udp::read(payload, more) } else { parse() } {
            Ok(parsed) => parsed,
            Err(error) => return cx.drop(|| unreadable_segment("udp", 6, error, header, packet.rest(at))),
        };
        let data = packet.slice(at + UDP_HEADER_LEN, at + UDP_HEADER_LEN + len);
        let remote = SocketAddrV4::new(header.src, udp.src_port);
        let local = SocketAddrV4::new(header.dst, udp.dst_port);
        if origin.group_frame {
            return self.udp_to_many(cx, local, remote, &data, origin);
        }
        if let Some(key) = self.sockets.udp_for(local, remote) {
            return self.udp_deliver(cx, key, local, remote, data);
        }
        self.no_udp_listener(cx, local.port());
        self.port_unreachable(cx, packet, origin);
    }

    /// A datagram for many: each socket that wants it gets its own copy; nobody is told when there is none.
    fn udp_to_many(
        &mut self,
        cx: &mut Cx<'_>,
        local: SocketAddrV4,
        remote: SocketAddrV4,
        data: &Slice,
        origin: Origin,
    ) {
        let keys = self.sockets.udp_among(local, remote, origin.iface);
        if keys.is_empty() {
            self.no_udp_listener(cx, local.port());
            cx.say(|| What::Icmp(IcmpFact::ErrorWithheld { why: WithheldWhy::ToMany }));
        }
        let arrived = cx.trace.cursor();
        for key in keys {
            cx.trace.follow(arrived);
            self.udp_deliver(cx, key, local, remote, data.clone());
        }
    }

    fn udp_deliver(&mut self, cx: &mut Cx<'_>, key: UdpKey, local: SocketAddrV4, remote: SocketAddrV4, data: Slice) {
        let len = data.len() as u16;
        let Some(sock) = self.sockets.udp_mut(key) else { return };
        if !sock.take(remote, data) {
            let queued_bytes = sock.queued_bytes() as u32;
            return cx.drop(|| Drop::SocketFull { port: local.port(), queued_bytes });
        }
        let cause = cx.say(|| What::Udp(UdpFact::Delivered { remote, local, len }));
        let cause = if cause.is_some() { cause } else { cx.trace.cursor() };
        self.out.wakes.extend(sock.waiters.drain(..).map(|task| Wake { task, cause }));
    }

    fn no_udp_listener(&self, cx: &mut Cx<'_>, port: u16) {
        let proto = IpProto::UDP;
        cx.drop(|| Drop::NoListener { proto, port, nearest: self.sockets.nearest_open(proto, port) });
    }

    fn icmp_input(&mut self, cx: &mut Cx<'_>, header: &Ipv4, payload: &[u8], origin: Origin) {
        let icmp = match Icmp::parse(payload) {
            Ok(icmp) => icmp,
            Err(error) => {
                return cx.drop(|| Drop::unreadable("icmp", error, || checksum::stated_and_computed(payload, 2, 0)));
            }
        };
        let (kind, code) = icmp.kind_code();
        match icmp {
            Icmp::EchoRequest { id, seq, data } => self.echo_input(cx, header, (id, seq), data, origin),
            Icmp::EchoReply { id, .. } if self.is_dhcp_probe(origin.iface, id) => {
                self.dhcp_echo_heard(cx, origin.iface, header.src);
            }
            Icmp::EchoReply { id, seq, data } => {
                let event = IcmpEvent::Reply { from: header.src, seq, ttl: header.ttl, bytes: data.len() + 8 };
                let Some(waiters) = self.sockets.icmp_event(id, event) else {
                    if self.has_raw() {
                        return; // who looks at everything has it
                    }
                    return cx.drop(|| Drop::IcmpUnclaimed { kind, code });
                };
                cx.say(|| What::Icmp(IcmpFact::EchoReceived { from: header.src, seq }));
                self.wake_all(cx, waiters);
            }
            Icmp::Unreachable { .. } | Icmp::TimeExceeded { .. } | Icmp::ParameterProblem { .. } => {
                self.icmp_error_received(cx, header.src, &icmp);
            }
            Icmp::Redirect { gateway, quote, .. } => self.redirected(cx, header.src, gateway, &quote),
            // RFC 6633 3: a source quench must not be obeyed. The others nobody here asks or answers.
            Icmp::SourceQuench { .. }
            | Icmp::Timestamp { .. }
            | Icmp::AddressMask { .. }
            | Icmp::RouterAdvertisement { .. }
            | Icmp::RouterSolicitation
            | Icmp::Other { .. } => cx.drop(|| Drop::IcmpUnknown { kind, code }),
        }
    }

    /// RFC 1122 3.2.2.6: the reply comes from the address that was asked; who asks many is answered only where that is
    /// wanted.
    fn echo_input(&mut self, cx: &mut Cx<'_>, header: &Ipv4, (id, seq): (u16, u16), data: Vec<u8>, origin: Origin) {
        let config = &self.settings().ip;
        let to_many = origin.group_frame || self.is_to_many(header.dst);
        if config.echo_ignore_all || to_many && config.echo_ignore_broadcasts {
            return cx.drop(|| Drop::EchoToMany { dst: header.dst });
        }
        let own = if to_many { self.source_for(header.src).ok() } else { Some(header.dst) };
        let Some(own) = own else { return };
        cx.say(|| What::Icmp(IcmpFact::EchoAnswered { to: header.src, seq }));
        let reply = Icmp::EchoReply { id, seq, data }.emit();
        let _ = self.ip_output(cx, own, header.src, IpProto::ICMP, &reply, IpOptions::DEFAULT); // no way back: said there
    }

    /// An ICMP error about a packet of mine: whose socket sent it?
    pub(super) fn icmp_error_received(&mut self, cx: &mut Cx<'_>, from: Ipv4Addr, error: &Icmp) {
        let (kind, code) = error.kind_code();
        cx.say(|| What::Icmp(IcmpFact::ErrorReceived { from, kind, code }));
        // A later piece has no transport header: nobody can be found by it.
        let quote = error.quote().and_then(Ipv4View::new).filter(|quote| !quote.is_later_fragment());
        let Some(quote) = quote else { return cx.drop(|| Drop::IcmpUnclaimed { kind, code }) };
        let far = quote.dst();
        let too_big = match error {
            Icmp::Unreachable { code: UnreachableCode::FragNeeded, mtu, .. } => Some(*mtu),
            _ => None,
        };
        let waiters = match quote.proto() {
            IpProto::ICMP => crate::wire::quoted_echo(quote.payload()).and_then(|(id, seq)| {
                self.sockets.icmp_event(id, IcmpEvent::Error { from, seq, kind, code, mtu: too_big.unwrap_or(0) })
            }),
            IpProto::UDP => crate::wire::ports(IpProto::UDP, quote.payload()).and_then(|(own, port)| {
                let ends = (SocketAddrV4::new(quote.src(), own), SocketAddrV4::new(far, port));
                self.udp_error(cx, ends, error)
            }),
            IpProto::TCP => {
                if let Some((own, port)) = crate::wire::ports(IpProto::TCP, quote.payload()) {
                    let ends = ((quote.src(), own), (far, port));
                    return self.tcp_error(cx, ends, &quote, tcp_error(error), (kind, code));
                }
                None
            }
            _ => None,
        };
        match waiters {
            Some(waiters) => {
                self.wake_all(cx, waiters);
                if let Some(mtu) = too_big {
                    self.learn_path_mtu(cx, &quote, mtu);
                }
            }
            None if self.has_raw() => {} // who looks at everything has it
            None => cx.drop(|| Drop::IcmpUnclaimed { kind, code }),
        }
    }
}

impl Kernel {
    /// An ICMP error about a datagram: a connected socket hears of it at its next call (RFC 1122 4.1.3.3), another one
    /// only when it asked for all. None: nobody did.
    fn udp_error(
        &mut self,
        cx: &mut Cx<'_>,
        (own, far): (SocketAddrV4, SocketAddrV4),
        error: &Icmp,
    ) -> Option<Vec<TaskId>> {
        let (errno, is_fatal) = errno(error);
        let sock = self.sockets.udp_for(own, far).and_then(|key| self.sockets.udp_mut(key))?;
        if !(sock.options.all_errors || is_fatal && sock.remote.is_some()) {
            return None;
        }
        sock.error = Some(errno);
        let (pid, fd) = (sock.pid, sock.fd);
        let waiters = std::mem::take(&mut sock.waiters);
        cx.say(|| What::Sock(SockFact::ErrorPending { pid, fd, errno: Box::new(errno.name()) }));
        Some(waiters)
    }
}

/// Why a segment of UDP or TCP cannot be read; its checksum stands at `at`.
pub(in crate::os) fn unreadable_segment(
    name: &'static str,
    at: usize,
    error: WireError,
    header: &Ipv4,
    segment: &[u8],
) -> Drop {
    Drop::unreadable(name, error, || {
        let beyond = checksum::pseudo(header.src, header.dst, header.proto, segment.len());
        checksum::stated_and_computed(segment, at, beyond)
    })
}

/// What a program hears, and whether it ends the conversation (Linux `icmp_err_convert`, `icmp_rcv`): what passes by
/// itself is told only to those who ask for all.
fn errno(error: &Icmp) -> (Errno, bool) {
    let Icmp::Unreachable { code, .. } = error else {
        let is_fatal = matches!(error, Icmp::ParameterProblem { .. });
        return (if is_fatal { Errno::Protocol } else { Errno::HostUnreach }, is_fatal);
    };
    match code {
        UnreachableCode::Net | UnreachableCode::NetForTos => (Errno::NetUnreach, false),
        UnreachableCode::Host | UnreachableCode::HostForTos => (Errno::HostUnreach, false),
        UnreachableCode::Protocol => (Errno::NoProtoOpt, true),
        UnreachableCode::Port => (Errno::ConnRefused, true),
        UnreachableCode::FragNeeded => (Errno::MsgSize, true),
        UnreachableCode::SourceRouteFailed => (Errno::NotSupported, false),
        UnreachableCode::NetUnknown | UnreachableCode::NetProhibited => (Errno::NetUnreach, true),
        UnreachableCode::HostUnknown => (Errno::HostDown, true),
        UnreachableCode::SourceIsolated => (Errno::NoNet, true),
        _ => (Errno::HostUnreach, true),
    }
}

/// What it means to a connection (RFC 5461, Linux `tcp_v4_err`): the same as to a datagram.
fn tcp_error(error: &Icmp) -> IcmpError {
    if let Icmp::Unreachable { code: UnreachableCode::FragNeeded, mtu, .. } = error {
        return IcmpError::FragNeeded { mtu: *mtu };
    }
    IcmpError::Means(match errno(error).0 {
        Errno::ConnRefused => ConnError::Refused,
        Errno::NetUnreach => ConnError::NetUnreachable,
        Errno::HostDown => ConnError::HostDown,
        Errno::NoNet => ConnError::SourceIsolated,
        Errno::NoProtoOpt => ConnError::NoProtocol,
        Errno::NotSupported => ConnError::SourceRoute,
        Errno::Protocol => ConnError::BadHeader,
        _ => ConnError::HostUnreachable,
    })
}
