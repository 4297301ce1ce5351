//! `ddns`: a name that follows the public address. The router tells a service its new address by HTTP, as home routers do
//! (the dyndns2 protocol: `GET /nic/update?hostname=NAME&myip=ADDR` with a user and a password), and the service changes
//! its zone. What it is not: DNS UPDATE (RFC 2136), which home routers do not speak.

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::http::Wire;
use crate::os::{Birth, Ddns, Sys, Told};
use crate::trace::{DnsFact, What};
use crate::wire::{Name, RequestHead, base64};

const USAGE: &str = "usage: ddns [status] | set NAME SERVICE USER PASSWORD | update | off";
/// How long one telling may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// When it is tried again after a failure that is not the service's word (ddclient's `min-error-interval` is minutes; a lab
/// is more impatient).
const AGAIN: Duration = Duration::from_secs(30);
/// Characters of each word of the settings.
const WORD_MAX: usize = 255;

/// Runs it.
pub(super) async fn ddns(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => return run(sys).await,
        [] | ["status"] => Ok(()),
        ["set", name, service, user, password] => set(&sys, [name, service, user, password]),
        ["update"] => again(&sys),
        ["off"] => {
            sys.with(|k, cx| {
                k.edge.get_or_insert_default().ddns = None;
                k.outside_changed(cx);
            });
            Ok(())
        }
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => status(&sys),
        Err(why) => {
            sys.err(&format!("ddns: {why}"));
            1
        }
    }
}

fn set(sys: &Sys, [name, service, user, password]: [&str; 4]) -> Result<(), String> {
    if name.parse::<Name>().is_err() || !name.contains('.') {
        return Err(format!("{name:?} is no whole name (home.example.com)"));
    }
    if [name, service, user, password].iter().any(|word| word.len() > WORD_MAX) || user.contains(':') {
        return Err("a word is too long, or the user's name has a colon".into());
    }
    let [name, service, user, password] = [name, service, user, password].map(str::to_owned);
    let ddns = Ddns { name, service, user, password, told: None };
    let running = sys.with(|k, cx| {
        k.edge.get_or_insert_default().ddns = Some(ddns);
        k.outside_changed(cx);
        k.procs.iter().any(|(_, proc)| proc.is_alive() && &*proc.argv == DAEMON)
    });
    if !running {
        sys.with(|k, cx| k.start_process(cx, Birth::daemon(DAEMON), Sys::main_task(run)));
    }
    Ok(())
}

/// The line of the process that does it.
const DAEMON: &str = "ddns run";

fn again(sys: &Sys) -> Result<(), String> {
    sys.with(|k, cx| {
        let ddns = k.edge.as_mut().and_then(|edge| edge.ddns.as_mut()).ok_or("no name is set (ddns set …)")?;
        ddns.told = None;
        k.outside_changed(cx);
        Ok(())
    })
}

fn status(sys: &Sys) -> u8 {
    let now = sys.now();
    let Some(ddns) = sys.read(|k| k.edge.as_ref().and_then(|edge| edge.ddns.clone())) else {
        sys.out("off");
        return 0;
    };
    sys.out(&format!("{} by {} as {}", ddns.name, ddns.service, ddns.user));
    match ddns.told {
        Some(told) => sys.out(&format!("  {} told {} s ago: {}", told.addr, now.since(told.at).as_secs(), told.answer)),
        None => sys.out("  not told yet"),
    }
    0
}

/// The daemon: whenever the address outside is another one than the service was told, it is told.
async fn run(sys: Sys) -> u8 {
    loop {
        let (seen, addr, ddns) = sys.read(|k| {
            let ddns = k.edge.as_ref().and_then(|edge| edge.ddns.clone());
            (k.outside_changes(), k.outside_addr(), ddns)
        });
        let due = ddns.zip(addr).filter(|(ddns, addr)| ddns.told.as_ref().is_none_or(|told| told.addr != *addr));
        let Some((ddns, addr)) = due else {
            sys.outside_change(seen).await;
            continue;
        };
        let answer = match sys.timeout(PATIENCE, tell(&sys, &ddns, addr)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(why)) => why,
            Err(_) => "timed out".into(),
        };
        let is_word = WORDS.contains(&answer.as_str());
        let (name, said) = (ddns.name.clone(), answer.clone());
        let told = Told { addr, at: sys.now(), answer };
        let is_well = told.is_well();
        sys.with(|k, cx| {
            cx.say(|| What::dns(DnsFact::DynamicAnswer { name, addr, answer: said }));
            // What was set meanwhile stands.
            let now = k.edge.as_mut().and_then(|edge| edge.ddns.as_mut()).filter(|now| **now == ddns);
            now.into_iter().for_each(|now| now.told = Some(told.clone()));
        });
        if !is_well && !is_word {
            let _ = sys.timeout(AGAIN, sys.outside_change(seen)).await; // whichever comes first
            sys.with(|k, _| {
                let now = k.edge.as_mut().and_then(|edge| edge.ddns.as_mut());
                now.filter(|now| now.told.as_ref() == Some(&told)).into_iter().for_each(|now| now.told = None);
            });
        }
    }
}

/// What a service says (dyndns2). After a bad word nothing is told again until something changes: services lock out those
/// who repeat a mistake.
const WORDS: [&str; 9] = ["good", "nochg", "badauth", "notfqdn", "nohost", "numhost", "abuse", "badagent", "dnserr"];

/// Tells the service; its word, or why there is none.
async fn tell(sys: &Sys, ddns: &Ddns, addr: Ipv4Addr) -> Result<String, String> {
    let (host, port) = ddns.service.split_once(':').unwrap_or((&ddns.service, "80"));
    let port = port.parse().map_err(|_| format!("bad port {port:?}"))?;
    let server = sys.resolve(host).await.map_err(|why| format!("{host}: {why}"))?;
    let stream = sys.tcp_connect(SocketAddrV4::new(server, port), None).await.map_err(|errno| errno.to_string())?;
    let mut wire = Wire::new(sys.clone(), stream);
    wire.write(&request(ddns, host, addr).emit(), &[]).await.map_err(|_| "the connection broke".to_owned())?;
    let (head, body) = wire.response("GET", PATIENCE).await.map_err(|_| "no answer".to_owned())?;
    let word = str::from_utf8(&body).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    match WORDS.iter().find(|known| **known == word) {
        Some(word) => Ok((*word).to_owned()),
        None => Err(format!("HTTP {}", head.status)),
    }
}

/// Whether others can reach an address: it is neither private (RFC 1918) nor a provider's own (RFC 6598).
const fn is_outside(addr: Ipv4Addr) -> bool {
    !(addr.is_private() || matches!(addr.octets(), [100, 64..=127, ..]))
}

/// Behind another translator the own address is none that others reach: the service takes the one it sees.
fn request(ddns: &Ddns, host: &str, addr: Ipv4Addr) -> RequestHead {
    let known = if is_outside(addr) { format!("&myip={addr}") } else { String::new() };
    let secret = base64::encode(format!("{}:{}", ddns.user, ddns.password).as_bytes());
    let headers = [
        ("Host", host.to_owned()),
        ("User-Agent", "hoplab-ddns".to_owned()),
        ("Authorization", format!("Basic {secret}")),
    ];
    RequestHead {
        method: "GET".into(),
        target: format!("/nic/update?hostname={}{known}", ddns.name),
        version_minor: 1,
        headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}
