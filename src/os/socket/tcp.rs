//! TCP at a kernel: connections found by their two ends, listeners by their port, and the pump that carries what a
//! connection wants to the IP layer and to the tasks that wait.

use std::collections::VecDeque;
use std::net::SocketAddrV4;

use super::{End, ListenKey, OpeningSock, SOCKETS_MAX, Sockets};
use crate::os::path::{Cutting, IpOptions, unreadable_segment};
use crate::os::timers::{Alarm, TimerKey};
use crate::os::{Cx, Errno, Kernel, Pid, TaskId, Wake};
use crate::proto::Endpoint;
use crate::proto::tcp::{self, ConnError, Connection, Events, Gauge, Heard, IcmpError, Listener, State, Text};
use crate::sim::SimTime;
use crate::trace::{Drop, FactId, SockFact, TcpEvent, TcpFact, What};
use crate::wire::{Flags, IpProto, Ipv4, Ipv4View, Packet, Tcp, WireError};

/// A connection and who holds it.
#[derive(Debug)]
pub struct TcpSock {
    /// The protocol's side.
    pub conn: Connection,
    /// Its process; zero when no program holds it any more.
    pub pid: Pid,
    /// Its descriptor; 0 when it has none.
    pub fd: u16,
    /// `SO_REUSEADDR`: may its port be bound again while it lingers?
    pub reuse: bool,
    /// The listener it came in by, until it is accepted.
    pub(in crate::os) pending_at: Option<ListenKey>,
    /// What was sent was acknowledged since the latest segment: the next hop is there.
    confirms: bool,
    /// Whether the handshake is done.
    pub(in crate::os) ready: bool,
    pub(in crate::os) waiters: Vec<TaskId>,
    /// When it wants to be called.
    alarm: Alarm,
    /// The fact that opened it: the call, or the SYN that was heard.
    pub(in crate::os) opened: FactId,
    /// The arrival that moved what is expected next to where it is.
    pub(in crate::os) heard: FactId,
}

impl TcpSock {
    fn new(conn: Connection, pid: Pid) -> TcpSock {
        let (opened, heard) = (FactId::NONE, FactId::NONE);
        let (waiters, alarm) = (Vec::new(), Alarm::default());
        TcpSock {
            conn,
            pid,
            fd: 0,
            reuse: false,
            pending_at: None,
            confirms: false,
            ready: false,
            waiters,
            alarm,
            opened,
            heard,
        }
    }
}

/// A listening port.
#[derive(Debug)]
pub struct ListenSock {
    /// Its process.
    pub pid: Pid,
    /// Its descriptor.
    pub fd: u16,
    /// `SO_REUSEADDR`, which its connections inherit.
    pub reuse: bool,
    /// The protocol's side: limits and half-open count.
    pub listener: Listener,
    /// Slots of established connections nobody has accepted yet.
    pub ready: VecDeque<u32>,
    pub(in crate::os) waiters: Vec<TaskId>,
}

impl Kernel {
    pub(in crate::os) fn tcp_input(&mut self, cx: &mut Cx<'_>, header: &Ipv4, payload: &[u8], packet: &Packet) {
        let (at, more) = (packet.head().len() - payload.len(), packet.len() - packet.head().len());
        let parse = || Tcp::parse(header.src, header.dst, packet.rest(at)).map(|(seg, data)| (seg, data.len()));
        let read = || Tcp::read(payload).map(|(seg, data)| (seg, data.len() + more));
        debug_assert!(
            !packet.is_intact() || !matches!(parse(), Err(WireError::Checksum)),
            "a checksum of ours is wrong"
        );
        let (seg, len) = match if packet.is_intact() { read() } else { parse() } {
            Ok(parsed) => parsed,
            Err(error) => return cx.drop(|| unreadable_segment("tcp", 16, error, header, packet.rest(at))),
        };
        let local = (header.dst, seg.dst_port);
        let remote = (header.src, seg.src_port);
        let mut iss = None;
        if let Some(slot) = self.tcp_between(local, remote) {
            // A new SYN for a connection in TIME-WAIT begins a new one (RFC 9293 3.6.1, RFC 6191).
            let yields = self.tcp_slot(slot).is_some_and(|sock| sock.conn.yields_to(cx.now, &seg));
            if !yields || self.sockets.listener_at(local).is_none() {
                return self.tcp_segment(cx, slot, &seg, Text::at_end_of(packet, len));
            }
            iss = self.tcp_yield(slot);
        }
        if let Some(key) = self.sockets.listener_at(local) {
            return self.tcp_listen_input(cx, key, (local, remote), (&seg, len), iss);
        }
        let (proto, port) = (IpProto::TCP, seg.dst_port);
        cx.drop(|| Drop::NoListener { proto, port, nearest: self.sockets.nearest_open(proto, port) });
        self.tcp_reset(cx, local, remote, &seg, len);
    }

    fn tcp_segment(&mut self, cx: &mut Cx<'_>, slot: u32, seg: &Tcp, data: Text<'_>) {
        let Some(sock) = self.tcp_slot(slot) else { return };
        let half_open_at = sock.pending_at.filter(|_| sock.conn.state() == State::SynReceived);
        // Linux ignores the last ACK of a handshake while the accept queue is full: the client repeats. An RST and a
        // repeated SYN are heard (`tcp_check_req`).
        let completes =
            seg.flags.contains(Flags::ACK) && !seg.flags.contains(Flags::SYN) && !seg.flags.contains(Flags::RST);
        let listener = half_open_at.filter(|_| completes).and_then(|key| self.sockets.listen.get(&key));
        if let Some(full) = listener.filter(|l| l.listener.is_full(l.ready.len())) {
            let (waiting, limit) = (full.ready.len() as u32, full.listener.limit());
            cx.drop(|| Drop::BacklogFull { port: seg.dst_port, waiting, limit });
            if self.settings().abort_on_overflow
                && let Some(sock) = self.tcp_slot(slot)
            {
                sock.conn.abort(cx.now, cx.trace);
                self.tcp_pump(cx, slot);
            }
            return;
        }
        if let Some(sock) = self.tcp_slot(slot) {
            let (arrived, before, una) = (cx.trace.cursor(), sock.conn.expected(), sock.conn.unacknowledged());
            sock.conn.on_text(cx.now, seg, data, cx.trace);
            sock.confirms |= sock.conn.unacknowledged() != una;
            if sock.conn.expected() != before {
                sock.heard = arrived;
            }
        }
        self.tcp_pump(cx, slot);
    }

    fn tcp_listen_input(
        &mut self,
        cx: &mut Cx<'_>,
        key: ListenKey,
        (local, remote): (End, End),
        (seg, len): (&Tcp, usize),
        iss: Option<u32>,
    ) {
        let iss = iss.unwrap_or_else(|| self.chance.of(&self.name).isn.u32());
        let config = self.tcp_config(cx, remote);
        let full = self.sockets.tcp_by_ends.len() >= SOCKETS_MAX;
        let Some(sock) = self.sockets.listen.get_mut(&key) else { return };
        let (pid, reuse) = (sock.pid, sock.reuse);
        let (waiting, limit) = (sock.ready.len(), sock.listener.limit());
        let (here, there) = (endpoint(local), endpoint(remote));
        let heard = cx.trace.cursor();
        match sock.listener.on_segment(cx.now, here, there, seg, iss, &config, waiting, cx.trace) {
            Heard::New(conn) if !full => {
                let opened = cx.trace.cursor();
                let sock = TcpSock { pending_at: Some(key), reuse, opened, heard, ..TcpSock::new(*conn, pid) };
                let slot = self.tcp_add(sock);
                self.tcp_pump(cx, slot);
            }
            refused @ (Heard::New(_) | Heard::Full) => {
                if matches!(refused, Heard::New(_)) {
                    sock.listener.abandoned(); // the box has no room for it
                }
                cx.drop(|| Drop::BacklogFull { port: seg.dst_port, waiting: waiting as u32, limit });
            }
            Heard::Ignore => cx.drop(|| Drop::TcpUnacceptable { port: seg.dst_port }),
            Heard::Reset => self.tcp_reset(cx, local, remote, seg, len),
        }
    }

    /// The answer to a segment that belongs to nobody (RFC 9293 3.10.7.1).
    fn tcp_reset(&mut self, cx: &mut Cx<'_>, local: End, remote: End, seg: &Tcp, len: usize) {
        let Some(reset) = tcp::refuse(endpoint(local), endpoint(remote), seg, len, cx.trace) else { return };
        let bytes = reset.emit(local.0, remote.0, &[]);
        let _ = self.ip_output(cx, local.0, remote.0, IpProto::TCP, &bytes, WHOLE); // no way back: said there
    }

    /// A port that is closed to this side: answered as if nobody listened.
    pub(in crate::os) fn tcp_refuse(&mut self, cx: &mut Cx<'_>, header: &Ipv4, payload: &[u8]) {
        if let Ok((seg, data)) = Tcp::parse(header.src, header.dst, payload) {
            self.tcp_reset(cx, (header.dst, seg.dst_port), (header.src, seg.src_port), &seg, data.len());
        }
    }

    /// As `tcp_refuse`, in the name of somebody else: of `local`, to whom `remote` has sent this segment.
    pub(in crate::os) fn tcp_refuse_as(&mut self, cx: &mut Cx<'_>, local: End, remote: End, segment: &[u8]) {
        if let Ok((seg, data)) = Tcp::read(segment) {
            let seg = Tcp { src_port: remote.1, dst_port: local.1, ..seg };
            self.tcp_reset(cx, local, remote, &seg, data.len());
        }
    }

    /// The engine calls for a connection: the fact that armed its timer, when it is due.
    pub(in crate::os) fn tcp_alarm(&mut self, now: SimTime, slot: u32) -> Option<FactId> {
        let Some(Some(sock)) = self.sockets.tcp.get_mut(slot as usize) else { return None };
        sock.alarm.fire(TimerKey::Tcp(slot), now, &mut self.out)
    }

    pub(in crate::os) fn tcp_timer(&mut self, cx: &mut Cx<'_>, slot: u32) {
        if let Some(sock) = self.tcp_slot(slot) {
            sock.conn.on_timer(cx.now, cx.trace);
            self.tcp_pump(cx, slot);
        }
    }

    /// An ICMP error about a segment of ours; `quote` is its packet, or the beginning of it.
    pub(in crate::os) fn tcp_error(
        &mut self,
        cx: &mut Cx<'_>,
        ends: (End, End),
        quote: &Ipv4View<'_>,
        error: IcmpError,
        (kind, code): (u8, u8),
    ) {
        let slot = self.sockets.tcp_by_ends.get(ends);
        let Some((slot, sock)) = slot.and_then(|slot| Some((slot, self.tcp_slot(slot)?))) else {
            return cx.drop(|| Drop::IcmpUnclaimed { kind, code });
        };
        // RFC 5927 4: the quoted sequence number must be one that is on the way.
        if !crate::wire::quoted_seq(quote.payload()).is_some_and(|seq| sock.conn.is_outstanding(seq)) {
            return cx.drop(|| Drop::IcmpUnclaimed { kind, code });
        }
        let error = if let IcmpError::FragNeeded { mtu } = error {
            IcmpError::FragNeeded { mtu: self.learn_path_mtu(cx, quote, mtu) }
        } else {
            error
        };
        if let Some(sock) = self.tcp_slot(slot) {
            sock.conn.on_icmp_error(cx.now, error, cx.trace);
            self.tcp_pump(cx, slot);
        }
    }

    /// Carries out what a connection wants: segments to IP, wake-ups, its timer, its end.
    pub(in crate::os) fn tcp_pump(&mut self, cx: &mut Cx<'_>, slot: u32) {
        // Each segment follows from what made the connection speak, not from the way of the segment before it.
        let cause = cx.trace.cursor();
        let mut last = cause;
        while let Some(sock) = self.tcp_slot(slot) {
            let (local, remote) = (sock.conn.local(), sock.conn.remote());
            cx.trace.follow(cause);
            let Some((seg, data)) = sock.conn.poll_transmit(cx.now, cx.trace) else { break };
            let (src, dst, len) = (local.addr, remote.addr, data.len());
            let packet = match data.shared() {
                Some(data) => seg.packet_over(src, dst, data),
                None => seg.packet(src, dst, len, data),
            };
            last = cx.say(|| sent(&seg, len as u32, sock));
            let options = IpOptions { confirms: std::mem::take(&mut sock.confirms), ..WHOLE };
            let sent = self.ip_send(cx, local.addr, remote.addr, IpProto::TCP, packet, options);
            if let (Err(Errno::NetUnreach), Some(sock)) = (sent, self.tcp_slot(slot)) {
                let unreachable = IcmpError::Means(ConnError::NetUnreachable);
                sock.conn.on_icmp_error(cx.now, unreachable, cx.trace);
            }
        }
        cx.trace.follow(cause);
        let Some(sock) = self.tcp_slot(slot) else { return };
        let events = sock.conn.events();
        let (wish, closed) = (sock.conn.deadline(), sock.conn.is_closed());
        let becomes_ready = !sock.ready && events.contains(Events::BECAME_ESTABLISHED);
        let was_ready = sock.ready;
        sock.ready |= becomes_ready;
        let (pending_at, orphan) = (sock.pending_at, sock.pid == 0);
        if !events.is_empty() {
            self.tcp_wake(cx, slot);
        }
        if let Some(key) = pending_at.filter(|_| becomes_ready) {
            self.tcp_queue_accept(cx, key, slot);
        }
        if let Some(Some(sock)) = self.sockets.tcp.get_mut(slot as usize) {
            // A timer that waits for an answer was armed by what asks for it.
            sock.alarm.arm(TimerKey::Tcp(slot), wish.filter(|_| !closed), last, &mut self.out);
        }
        // One that was reset while it waited for accept is still accepted, and tells then (Linux `inet_csk_accept`).
        match closed {
            true if orphan || pending_at.is_some() && !was_ready => self.tcp_free(slot),
            true => self.tcp_unhash(slot),
            false => {}
        }
    }

    /// Wakes who waits for a connection; its list keeps its room for the next time.
    fn tcp_wake(&mut self, cx: &Cx<'_>, slot: u32) {
        let Some(Some(sock)) = self.sockets.tcp.get_mut(slot as usize) else { return };
        let cause = cx.trace.cursor();
        self.out.wakes.extend(sock.waiters.drain(..).map(|task| Wake { task, cause }));
    }

    fn tcp_queue_accept(&mut self, cx: &mut Cx<'_>, key: ListenKey, slot: u32) {
        let Some(sock) = self.sockets.listen.get_mut(&key) else { return };
        sock.listener.established();
        sock.ready.push_back(slot);
        let waiters = std::mem::take(&mut sock.waiters);
        self.wake_all(cx, waiters);
    }

    fn tcp_config(&self, cx: &Cx<'_>, remote: End) -> tcp::Config {
        self.settings().tcp.over(self.path_mtu(cx, remote.0))
    }

    /// A connection from this box, in SYN-SENT, for the socket `opening` of a process. `port` none: an ephemeral one.
    pub(in crate::os) fn tcp_connect(
        &mut self,
        cx: &mut Cx<'_>,
        (pid, fd): (Pid, u16),
        opening: OpeningSock,
        remote: SocketAddrV4,
    ) -> Result<u32, Errno> {
        // As Linux `tcp_v4_connect`: there is one host at the other end.
        if self.is_to_many(*remote.ip()) {
            return Err(Errno::NetUnreach);
        }
        let own = opening.bound.map(|end| *end.ip()).filter(|addr| !addr.is_unspecified());
        let addr = own.map_or_else(|| self.source_for(*remote.ip()), Ok)?;
        let far = (*remote.ip(), remote.port());
        let taken = |sockets: &Sockets, port: u16| sockets.has_connection((addr, port), far);
        let port = match opening.bound.map(|end| end.port()) {
            Some(port) if self.sockets.listener_at((addr, port)).is_some() => return Err(Errno::AddrInUse),
            Some(port) if taken(&self.sockets, port) => return Err(Errno::AddrInUse),
            Some(port) => port,
            None => {
                let taken = |sockets: &Sockets, port: u16| sockets.tcp_taken(port) || taken(sockets, port);
                let range = self.settings().ports;
                let rng = &mut self.chance.of(&self.name).port;
                self.sockets.free_port(range, rng, taken).ok_or(Errno::AddrNotAvail)?
            }
        };
        if self.sockets.tcp_by_ends.len() >= SOCKETS_MAX {
            return Err(Errno::TooManyFiles);
        }
        let local = SocketAddrV4::new(addr, port);
        let opened = cx.say(|| What::Sock(SockFact::Connecting { pid, local, remote }));
        let iss = self.chance.of(&self.name).isn.u32();
        let config = self.tcp_config(cx, far);
        let conn = Connection::connect(cx.now, endpoint((addr, port)), endpoint(far), iss, &config, cx.trace);
        let slot = self.tcp_add(TcpSock { fd, reuse: opening.reuse, opened, ..TcpSock::new(conn, pid) });
        self.tcp_pump(cx, slot);
        Ok(slot)
    }
}

/// TCP segments are never cut on the way: the path's limit is found by RFC 1191.
const WHOLE: IpOptions = IpOptions { cutting: Cutting::Never, ..IpOptions::DEFAULT };

/// The fact of a segment that leaves with `len` bytes of data, and how its connection stands then.
fn sent(seg: &Tcp, len: u32, sock: &TcpSock) -> What {
    let kind = match seg.flags {
        flags if flags.contains(Flags::RST) => "RST",
        flags if flags.contains(Flags::SYN) && flags.contains(Flags::ACK) => "SYN-ACK",
        flags if flags.contains(Flags::SYN) => "SYN",
        flags if flags.contains(Flags::FIN) => "FIN",
        _ if len > 0 => "DATA",
        _ => "ACK",
    };
    let ack = seg.flags.contains(Flags::ACK).then_some(seg.ack);
    let Gauge { window, cwnd, ssthresh, in_flight, unsent, unread, held } = sock.conn.gauge();
    let (opened, heard) = (sock.opened, sock.heard);
    // The window of a SYN is never scaled, and before both SYNs are known there is no other (RFC 7323 section 2.2).
    let window = if seg.flags.contains(Flags::SYN) { seg.window.into() } else { window };
    let event = TcpEvent::Sent {
        kind,
        seq: seg.seq,
        len,
        ack,
        opened,
        heard,
        window,
        cwnd,
        ssthresh,
        in_flight,
        unsent,
        unread,
        held,
    };
    What::tcp(TcpFact { local: sock.conn.local().into(), remote: sock.conn.remote().into(), event })
}

fn endpoint((addr, port): End) -> Endpoint {
    Endpoint { addr, port }
}

#[cfg(test)]
#[path = "tcp_tests.rs"]
mod tests;
