//! `pcp`: a program asks the translator before it for an outside port, as games and file sharing do (RFC 6887; `UPnP` serves
//! the same end). At a home router it switches the server on and off.

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::rc::Rc;

use ipnet::Ipv4Net;

use crate::os::{Birth, Sys};
use crate::proto::pcp::PCP_COMMENT;
use crate::trace::facts::Signal;
use crate::wire::IpProto;
use crate::wire::pcp::{MAP, PCP_PORT, PCP_VERSION, PREFER_FAILURE, Pcp, PcpMap, PcpResult, PcpWay};

const USAGE: &str =
    "usage: pcp map tcp|udp PORT [OUTSIDE] [SECONDS] [exact] [keep] | unmap tcp|udp PORT | server on|off";
/// RFC 6887 11.2.1 names no usual lifetime; two hours is what clients ask for.
const LIFETIME_SECS: u32 = 7200;
/// RFC 6887 8.1.1: the first wait; each is twice the one before.
const FIRST_WAIT: Duration = Duration::from_secs(3);
const TRIES: u32 = 3;
/// The line of the server's process.
const DAEMON: &str = "pcpd";

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
        ["server", "on"] => switch(&sys, true),
        ["server", "off"] => switch(&sys, false),
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
        let (outside, secs) = match rest {
            [] => (0, None),
            [outside] => (number(outside)?, None),
            [outside, secs] => (number(outside)?, Some(secs)),
            _ => return Err(USAGE.into()),
        };
        let lifetime_secs = secs.map_or(Ok(LIFETIME_SECS), |text| {
            text.parse::<u32>().ok().filter(|s| *s > 0).ok_or(format!("{text:?} is no number of seconds"))
        })?;
        Ok(Wish { proto, port: number(port)?, outside, lifetime_secs, exact, keep })
    }
}

/// Asks once; with `keep`, again whenever half of the time is over (RFC 6887 11.2.1), until the program is ended.
async fn map(sys: &Sys, wish: &Wish) -> Result<(), String> {
    loop {
        let (given, lifetime_secs) = ask(sys, wish).await?;
        let (outside, port) = (SocketAddrV4::new(given.external, given.external_port), given.internal_port);
        sys.out(&format!("{outside} leads to port {port} for {lifetime_secs} s"));
        if !wish.keep {
            return Ok(());
        }
        sys.sleep(Duration::from_secs(u64::from(lifetime_secs / 2).max(1))).await;
    }
}

/// Sends the request until it is answered: what was given, and for how long.
async fn ask(sys: &Sys, wish: &Wish) -> Result<(PcpMap, u32), String> {
    let everything = Ipv4Net::default();
    let server = sys.read(|k| k.routes.iter().find(|r| r.prefix == everything).and_then(|r| r.gateway));
    let server = SocketAddrV4::new(server.ok_or("there is no router to ask")?, PCP_PORT);
    let client = sys.read(|k| k.source_for(*server.ip())).map_err(|errno| errno.to_string())?;
    let map = PcpMap {
        nonce: nonce(sys, wish),
        proto: wish.proto,
        internal_port: wish.port,
        external_port: wish.outside,
        external: Ipv4Addr::UNSPECIFIED,
    };
    let request = Pcp {
        version: PCP_VERSION,
        opcode: MAP,
        way: PcpWay::Request { client },
        lifetime_secs: wish.lifetime_secs,
        map: Some(map),
        options: if wish.exact { vec![(PREFER_FAILURE, Vec::new())] } else { Vec::new() },
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
fn read(data: &[u8], asked: &PcpMap) -> Option<Result<(PcpMap, u32), String>> {
    let answer = Pcp::parse(data).ok()?;
    let PcpWay::Response { result, .. } = answer.way else { return None };
    if result != PcpResult::Success {
        return Some(Err(format!("{} (ask again in {} s)", result.name(), answer.lifetime_secs)));
    }
    let given = answer.map.filter(|given| given.nonce == asked.nonce && given.internal_port == asked.internal_port)?;
    Some(Ok((given, answer.lifetime_secs)))
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

/// Starts or ends the server of a home router. With it go the ports it gave.
fn switch(sys: &Sys, on: bool) -> Result<(), String> {
    let running = sys.with(|k, cx| {
        if k.nat.is_none() {
            return Err("this box translates no addresses".to_owned());
        }
        let is_it = |proc: &crate::os::Proc| proc.is_alive() && &*proc.argv == DAEMON;
        let pid = k.procs.iter().find(|(_, proc)| is_it(proc)).map(|(pid, _)| pid);
        if let Some(pid) = pid.filter(|_| !on) {
            let _ = k.signal(cx, sys.pid(), pid, Signal::Term); // it is alive
            if let Some(nat) = k.nat.as_mut() {
                let asked = nat.nat.rules().into_iter().filter(|rule| rule.comment == PCP_COMMENT);
                asked.for_each(|rule| {
                    let _ = nat.nat.remove_rule(rule.id, cx.trace); // it was there a moment ago
                });
            }
        }
        Ok(pid.is_some())
    })?;
    if on && !running {
        sys.with(|k, cx| {
            k.start_process(cx, Birth::daemon(DAEMON), Sys::main_task(|sys| super::server::pcpd(sys, Vec::new())))
        });
    }
    Ok(())
}
