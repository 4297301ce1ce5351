//! `pcp`: a program asks the translator before it for an outside port, as games and file sharing do (RFC 6887; `UPnP` serves
//! the same end). At a home router it switches the server on and off.

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::rc::Rc;

use ipnet::Ipv4Net;

use crate::os::{Birth, Sys, UdpSocket};
use crate::proto::igmp::ALL_HOSTS;
use crate::proto::pcp::{Epoch, PCP_COMMENT};
use crate::trace::facts::Signal;
use crate::wire::IpProto;
use crate::wire::pcp::{
    ANNOUNCE, MAP, PCP_CLIENT_PORT, PCP_PORT, PCP_VERSION, PEER, PREFER_FAILURE, Pcp, PcpMap, PcpResult, PcpWay,
    filter, third_party,
};

const USAGE: &str = "usage: pcp map tcp|udp PORT [OUTSIDE] [SECONDS] [from NET] [for HOST] [exact] [keep] | unmap tcp|udp PORT | peer tcp|udp PORT ADDR:PORT [SECONDS] | server on|off|third-party";
/// RFC 6887 11.2.1 names no usual lifetime; two hours is what clients ask for.
const LIFETIME_SECS: u32 = 7200;
/// RFC 6887 8.1.1: the first wait; each is twice the one before.
const FIRST_WAIT: Duration = Duration::from_secs(3);
const TRIES: u32 = 3;
/// The line of the server's process.
const DAEMON: &str = "pcpd";
/// The same where hosts may ask for others.
const DAEMON_FOR_ALL: &str = "pcpd third-party";

/// Runs it.
pub(super) async fn pcp(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["map", proto, port, rest @ ..] => match Wish::read(proto, port, rest) {
            Ok(wish) => map(&sys, &wish).await,
            Err(why) => Err(why),
        },
        ["unmap", proto, port] => match Wish::read(proto, port, &[]) {
            Ok(wish) => ask(&sys, &Wish { lifetime_secs: 0, ..wish }).await.map(|_| sys.out("unmapped")),
            Err(why) => Err(why),
        },
        ["peer", proto, port, far, rest @ ..] => match Wish::to_peer(proto, port, far, rest) {
            Ok(wish) => map(&sys, &wish).await,
            Err(why) => Err(why),
        },
        ["server", "on"] => switch(&sys, Some(DAEMON)),
        ["server", "third-party"] => switch(&sys, Some(DAEMON_FOR_ALL)),
        ["server", "off"] => switch(&sys, None),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => 0,
        Err(why) => {
            sys.err(&format!("pcp: {why}"));
            1
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy)]
struct Wish {
    proto: IpProto,
    port: u16,
    outside: u16,
    lifetime_secs: u32,
    /// This outside port or none.
    exact: bool,
    keep: bool,
    /// Who may come in; none: everybody.
    from: Option<Ipv4Net>,
    /// For another host than this one.
    host: Option<Ipv4Addr>,
    /// Only towards this far end (PEER).
    far: Option<SocketAddrV4>,
}

impl Wish {
    fn read(proto: &str, port: &str, rest: &[&str]) -> Result<Wish, String> {
        let proto = match proto {
            "tcp" => IpProto::TCP,
            "udp" => IpProto::UDP,
            other => return Err(format!("{other:?}: tcp or udp is expected")),
        };
        let number = |text: &str| text.parse::<u16>().ok().filter(|p| *p > 0).ok_or(format!("{text:?} is no port"));
        let (keep, rest) = match rest {
            [rest @ .., "keep"] => (true, rest),
            rest => (false, rest),
        };
        let (exact, rest) = match rest {
            [rest @ .., "exact"] => (true, rest),
            rest => (false, rest),
        };
        let (host, rest) = match rest {
            [rest @ .., "for", host] => (Some(host.parse().map_err(|_| format!("{host:?} is no address"))?), rest),
            rest => (None, rest),
        };
        let (from, rest) = match rest {
            [rest @ .., "from", net] => (Some(net.parse().map_err(|_| format!("{net:?} is no network"))?), rest),
            rest => (None, rest),
        };
        let (outside, secs) = match rest {
            [] => (0, None),
            [outside] => (number(outside)?, None),
            [outside, secs] => (number(outside)?, Some(secs)),
            _ => return Err(USAGE.into()),
        };
        let lifetime_secs = secs.map_or(Ok(LIFETIME_SECS), |text| {
            text.parse::<u32>().ok().filter(|s| *s > 0).ok_or(format!("{text:?} is no number of seconds"))
        })?;
        Ok(Wish { proto, port: number(port)?, outside, lifetime_secs, exact, keep, from, host, far: None })
    }

    fn to_peer(proto: &str, port: &str, far: &str, rest: &[&str]) -> Result<Wish, String> {
        let far = far.parse().map_err(|_| format!("{far:?} is no address with its port"))?;
        let rest = match rest {
            [] => vec![],
            [secs] => vec![port, *secs],
            _ => return Err(USAGE.into()),
        };
        Ok(Wish { outside: 0, far: Some(far), ..Wish::read(proto, port, &rest)? })
    }

    fn options(&self) -> Vec<(u8, Vec<u8>)> {
        let exact = self.exact.then(|| (PREFER_FAILURE, Vec::new()));
        self.host.map(third_party).into_iter().chain(exact).chain(self.from.map(filter)).collect()
    }
}

/// Asks once; with `keep`, again whenever half of the time is over (RFC 6887 11.2.1), until the program is ended.
async fn map(sys: &Sys, wish: &Wish) -> Result<(), String> {
    // Who only asks once need not hear what the server tells later.
    let hears = if wish.keep { sys.udp_bind(Some(PCP_CLIENT_PORT)).ok() } else { None };
    if let Some(socket) = &hears {
        let _ = socket.join(ALL_HOSTS, None); // RFC 6887 14.1.3; without it the server is asked again in time
    }
    let mut epoch = Epoch::default();
    loop {
        let (given, lifetime_secs, epoch_secs) = ask(sys, wish).await?;
        epoch.is_lost(sys.now(), epoch_secs); // what it has lost is asked for already
        let (outside, port) = (SocketAddrV4::new(given.external, given.external_port), given.internal_port);
        sys.out(&match wish.far {
            Some(far) => format!("{outside} stays port {port} towards {far} for {lifetime_secs} s"),
            None => format!("{outside} leads to port {port} for {lifetime_secs} s"),
        });
        if !wish.keep {
            return Ok(());
        }
        let time = Duration::from_secs(u64::from(lifetime_secs / 2).max(1));
        if rest(sys, hears.as_ref(), &mut epoch, time).await {
            sys.out("the server has lost its table: asking again");
        }
    }
}

/// Waits for so long, or until the server says that its table is lost (RFC 6887 8.5, 14.1.3): then true.
async fn rest(sys: &Sys, hears: Option<&UdpSocket>, epoch: &mut Epoch, time: Duration) -> bool {
    let until = sys.now() + time;
    let Some(socket) = hears else {
        sys.sleep(time).await;
        return false;
    };
    let server = gateway(sys);
    while sys.now() < until {
        let Ok(heard) = sys.timeout(until.since(sys.now()), socket.recv_from()).await else { return false };
        let Ok((data, from)) = heard else { continue };
        // Anybody on the wire can say so: only the router's word counts, and only for the time of its clock.
        if Some(*from.ip()) != server {
            continue;
        }
        if let Ok(Pcp { opcode: ANNOUNCE, way: PcpWay::Response { epoch_secs, .. }, .. }) = Pcp::parse(&data)
            && epoch.is_lost(sys.now(), epoch_secs)
        {
            return true;
        }
    }
    false
}

/// The router that is asked.
fn gateway(sys: &Sys) -> Option<Ipv4Addr> {
    let everything = Ipv4Net::default();
    sys.read(|k| k.routes.iter().find(|r| r.prefix == everything).and_then(|r| r.gateway))
}

/// Sends the request until it is answered: what was given, for how long, and what the server's clock says.
async fn ask(sys: &Sys, wish: &Wish) -> Result<(PcpMap, u32, u32), String> {
    let server = SocketAddrV4::new(gateway(sys).ok_or("there is no router to ask")?, PCP_PORT);
    let client = sys.read(|k| k.source_for(*server.ip())).map_err(|errno| errno.to_string())?;
    let map = PcpMap {
        nonce: nonce(sys, wish),
        proto: wish.proto,
        internal_port: wish.port,
        external_port: wish.outside,
        external: Ipv4Addr::UNSPECIFIED,
        remote: wish.far,
    };
    let request = Pcp {
        version: PCP_VERSION,
        opcode: if wish.far.is_some() { PEER } else { MAP },
        way: PcpWay::Request { client },
        lifetime_secs: wish.lifetime_secs,
        map: Some(map),
        options: wish.options(),
    };
    let socket = sys.udp_connect(server).map_err(|errno| errno.to_string())?;
    for nth in 0..TRIES {
        socket.send_to(&request.emit(), server).map_err(|errno| errno.to_string())?;
        let wait = FIRST_WAIT * (1 << nth);
        match sys.timeout(wait, socket.recv_from()).await {
            Ok(Ok((data, _))) => {
                if let Some(answer) = read(&data, &map) {
                    return answer;
                }
            }
            Ok(Err(errno)) => return Err(format!("{}: {errno}: no PCP server there", server.ip())),
            Err(_) => {}
        }
    }
    Err(format!("{}: no answer", server.ip()))
}

/// What an answer to this request says; none when it is one to another.
fn read(data: &[u8], asked: &PcpMap) -> Option<Result<(PcpMap, u32, u32), String>> {
    let answer = Pcp::parse(data).ok()?;
    let PcpWay::Response { result, epoch_secs } = answer.way else { return None };
    if result != PcpResult::Success {
        return Some(Err(format!("{} (ask again in {} s)", result.name(), answer.lifetime_secs)));
    }
    let given = answer.map.filter(|given| given.nonce == asked.nonce && given.internal_port == asked.internal_port)?;
    Some(Ok((given, answer.lifetime_secs, epoch_secs)))
}

/// The nonce of a mapping, which whoever changes it must know; kept in a file, so that another run of the program does.
fn nonce(sys: &Sys, wish: &Wish) -> [u8; 12] {
    let path = format!("/var/lib/pcp/{}-{}", wish.proto, wish.port);
    sys.with(|k, _| {
        let kept = k.files.get(&path).and_then(|text| text.as_bytes().first_chunk::<12>().copied());
        kept.unwrap_or_else(|| {
            let chance = &mut k.chance.of(&k.name).id;
            let nonce: [u8; 12] = core::array::from_fn(|_| b'a' + (chance.below(26) as u8));
            k.files.insert(path, Rc::new(String::from_utf8_lossy(&nonce).into_owned()));
            nonce
        })
    })
}

/// Starts the server of a home router by this line, or ends it. With it go the ports it gave.
fn switch(sys: &Sys, line: Option<&'static str>) -> Result<(), String> {
    let running = sys.with(|k, cx| {
        if k.nat.is_none() {
            return Err("this box translates no addresses".to_owned());
        }
        let is_it = |proc: &crate::os::Proc| proc.is_alive() && [DAEMON, DAEMON_FOR_ALL].contains(&&*proc.argv);
        let found = k.procs.iter().find(|(_, proc)| is_it(proc)).map(|(pid, proc)| (pid, proc.argv.to_string()));
        let stays = found.as_ref().is_some_and(|(_, runs)| line == Some(runs.as_str()));
        if let Some((pid, _)) = found.filter(|_| !stays) {
            let _ = k.signal(cx, sys.pid(), pid, Signal::Term); // it is alive
            if let Some(nat) = k.nat.as_mut() {
                let asked = nat.nat.rules().into_iter().filter(|rule| rule.comment == PCP_COMMENT);
                asked.for_each(|rule| {
                    let _ = nat.nat.remove_rule(rule.id, cx.trace); // it was there a moment ago
                });
            }
        }
        Ok(stays)
    })?;
    if let Some(line) = line.filter(|_| !running) {
        let words: Vec<String> = line.split(' ').skip(1).map(str::to_owned).collect();
        sys.with(|k, cx| {
            k.start_process(cx, Birth::daemon(line), Sys::main_task(|sys| super::server::pcpd(sys, words)))
        });
    }
    Ok(())
}
