//! Client and server against each other in virtual time, over a wire that is two lists.

mod hostile;
mod leasing;
mod reboot;
mod conflict;
mod offers;
mod relay;
mod refusing;
mod serving;

use std::net::Ipv4Addr;

use super::*;
use crate::proto::Profile;
use crate::sim::SimTime;
use crate::sim::stream;
use crate::trace::{DhcpFact, Trace, What};
use crate::wire::{BootOp, Dhcp, DhcpOption, Mac, MessageType};

const SERVER: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 1);
const PC1: Mac = Mac::local(0x11);
const PC2: Mac = Mac::local(0x12);

/// A client without habits of its own, which believes what it is told.
const PLAIN: ClientChoice = ClientChoice { program: ClientProgram::Standard, broadcast: false, checks: false };
/// ISC dhclient.
const DHCLIENT: ClientChoice = ClientChoice { program: ClientProgram::Dhclient, ..PLAIN };

const fn host(n: u8) -> Ipv4Addr {
    Ipv4Addr::new(192, 168, 0, n)
}

fn config() -> ServerConfig {
    ServerConfig {
        server: SERVER,
        net: "192.168.0.0/24".parse().expect("a net"),
        pool: (host(100), host(101)),
        router: Some(SERVER),
        dns: vec![SERVER],
        domain: Some("lan".to_owned()),
        lease_secs: 120,
        t1_secs: None,
        t2_secs: None,
        habits: ServerHabits::of(Profile::Linux),
        reservations: Vec::new(),
        on_link: true,
    }
}

/// A message as it passed the wire: when, to which IP address, what.
type Passed = (SimTime, Ipv4Addr, Dhcp);

/// One client, one server, a wire without delay.
struct Bench {
    client: Client,
    server: Server,
    server_up: bool,
    trace: Trace,
    now: SimTime,
    wire: Vec<Passed>,
    settings: Vec<ClientOut>,
    /// What the server looked for.
    probed: Vec<ServerOut>,
}

fn client(choice: ClientChoice) -> Client {
    Client::new("eth0", PC1, "pc1", choice, stream(1, "pc1", "dhcp"))
}

impl Bench {
    fn new(config: ServerConfig) -> Bench {
        Bench::with(DHCLIENT, config)
    }

    fn with(choice: ClientChoice, config: ServerConfig) -> Bench {
        Bench {
            client: client(choice),
            server: Server::new(config),
            server_up: true,
            trace: Trace::all(),
            now: SimTime::ZERO,
            wire: Vec::new(),
            settings: Vec::new(),
            probed: Vec::new(),
        }
    }

    fn bound(config: ServerConfig) -> Bench {
        Bench::bound_with(DHCLIENT, config)
    }

    fn bound_with(choice: ClientChoice, config: ServerConfig) -> Bench {
        let mut bench = Bench::with(choice, config);
        bench.touch(Client::start);
        assert_eq!(bench.client.status(bench.now).state, "BOUND");
        bench.wire.clear();
        bench.settings.clear();
        bench
    }

    /// Does something with the client and carries messages until all is quiet.
    fn touch(&mut self, act: impl FnOnce(&mut Client, SimTime, &mut Trace, &mut Vec<ClientOut>)) {
        let mut out = Vec::new();
        act(&mut self.client, self.now, &mut self.trace, &mut out);
        let mut queue = std::collections::VecDeque::from(out);
        while let Some(out) = queue.pop_front() {
            let ClientOut::Send { dst, message, .. } = out else {
                self.settings.push(out);
                continue;
            };
            let message = through_bytes(&message);
            self.wire.push((self.now, dst, message.clone()));
            for reply in self.serve(&message) {
                let mut out = Vec::new();
                self.client.on_message(self.now, SERVER, &reply, &mut self.trace, &mut out);
                queue.extend(out);
            }
        }
    }

    /// What the server answers, if it is up.
    fn serve(&mut self, message: &Dhcp) -> Vec<Dhcp> {
        let mut out = Vec::new();
        if self.server_up {
            self.server.on_message(self.now, message, &mut self.trace, &mut out);
        }
        let mut replies = Vec::new();
        for out in out {
            let ServerOut::Send { dst_ip, message, .. } = out else {
                self.probed.push(out);
                continue;
            };
            let message = through_bytes(&message);
            self.wire.push((self.now, dst_ip, message.clone()));
            replies.push(message);
        }
        replies
    }

    /// Carries what the server sends by itself to the client.
    fn hear(&mut self, out: Vec<ServerOut>) {
        for out in out {
            let ServerOut::Send { dst_ip, message, .. } = out else {
                self.probed.push(out);
                continue;
            };
            self.wire.push((self.now, dst_ip, message.clone()));
            self.touch(|client, now, trace, out| client.on_message(now, SERVER, &message, trace, out));
        }
    }

    /// T1 and T2 in begun seconds from now.
    fn times(&self) -> (u64, u64) {
        let row = self.client.status(self.now);
        (row.t1_left_secs.map_or(0, u64::from), row.t2_left_secs.map_or(0, u64::from))
    }

    fn state(&self) -> &'static str {
        self.client.status(self.now).state
    }

    fn addr(&self) -> Option<Ipv4Addr> {
        self.client.status(self.now).addr.map(|net| net.addr())
    }

    /// Lets time pass until `secs` after boot; every alarm goes off at its moment.
    fn run_to(&mut self, secs: u64) {
        let end = SimTime::from_secs(secs);
        loop {
            let next = [self.client.deadline(), self.server.deadline()].into_iter().flatten().min();
            let Some(at) = next.filter(|at| *at <= end) else { break };
            self.now = at;
            let mut out = Vec::new();
            self.server.on_timer(at, &mut self.trace, &mut out);
            self.touch(Client::on_timer);
            self.hear(out);
        }
        self.now = end;
    }

    fn said(&self, wanted: impl Fn(&DhcpFact) -> bool) -> usize {
        self.trace.facts().filter(|f| matches!(&f.what, What::Dhcp(fact) if wanted(fact))).count()
    }

    fn kinds(&self) -> Vec<&'static str> {
        self.wire.iter().filter_map(|(_, _, m)| m.message_type()).map(MessageType::name).collect()
    }
}

/// What is sent must survive its own bytes.
fn through_bytes(message: &Dhcp) -> Dhcp {
    let read = Dhcp::parse(&message.emit()).expect("our own message");
    assert_eq!(read, *message);
    read
}

fn codes(message: &Dhcp) -> Vec<u8> {
    message.options.iter().map(DhcpOption::code).collect()
}

fn ask(kind: MessageType, mac: Mac, options: Vec<DhcpOption>) -> Dhcp {
    let mut message = Dhcp::new(BootOp::Request, 77, mac);
    message.options = vec![DhcpOption::MessageType(kind)];
    message.options.extend(options);
    message
}
