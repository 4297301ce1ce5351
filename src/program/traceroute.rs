//! `traceroute -I`: echo requests that may pass one router more each time; each router that drops one says who it is.

use core::fmt::Write as _;
use core::time::Duration;

use super::args::{Args, BadOption};
use super::ping::millis;
use crate::os::{IcmpEvent, Sys};

const PROBES: u16 = 3;

/// Runs it: 0 when the target was reached or all hops were asked, 2 for a mistake.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let read = Args::read(words, &["-n", "-I"], &["-m", "-w"]).and_then(|args| {
        let host = args.rest.first().cloned().ok_or(BadOption("a host is missing".into()))?;
        Ok((host, args.number("-m", 30u8)?.max(1), args.seconds("-w", Duration::from_secs(5))?))
    });
    let (host, hops, patience) = match read {
        Ok(read) => read,
        Err(BadOption(why)) => {
            sys.err(&format!("traceroute: {why}"));
            return 2;
        }
    };
    let target = match sys.resolve(&host).await {
        Ok(target) => target,
        Err(why) => {
            sys.err(&format!("{host}: {why}"));
            return 2;
        }
    };
    let Ok(socket) = sys.icmp_open() else { return 2 };
    sys.out(&format!("traceroute to {host} ({target}), {hops} hops max, 60 byte packets"));
    for ttl in 1..=hops {
        let mut line = format!("{ttl:2} ");
        let (mut last, mut reached, mut stopped) = (None, false, false);
        for probe in 0..PROBES {
            let seq = (u16::from(ttl) - 1) * PROBES + probe + 1;
            let sent = sys.now();
            if let Err(errno) = socket.send_echo(target, seq, &[0x40; 32], ttl) {
                sys.err(&format!("traceroute: send: {errno}"));
                return 1;
            }
            let answer = sys.timeout(patience, async {
                loop {
                    match socket.recv().await {
                        IcmpEvent::Reply { from, seq: s, .. } if s == seq => return (from, true, ""),
                        IcmpEvent::Error { from, seq: s, kind, code } if s == seq => {
                            return (from, false, mark(kind, code));
                        }
                        _ => {} // a late answer to an earlier probe
                    }
                }
            });
            let Ok((from, arrived, mark)) = answer.await else {
                line.push_str(" *");
                continue;
            };
            if last != Some(from) {
                let _ = write!(line, " {from}");
                last = Some(from);
            }
            let _ = write!(line, "  {} ms{mark}", millis(sys.now() - sent));
            reached |= arrived;
            stopped |= !mark.is_empty();
        }
        sys.out(&line);
        if reached || stopped {
            return 0;
        }
    }
    0
}

/// What traceroute puts behind a time when the router says more than "too many hops".
fn mark(kind: u8, code: u8) -> &'static str {
    match (kind, code) {
        (3, 0) => " !N",
        (3, 1) => " !H",
        (3, 2) => " !P",
        (3, 13) => " !X",
        _ => "",
    }
}
