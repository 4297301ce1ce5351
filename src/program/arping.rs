//! `arping`: asks the wire who has an address, or tells it. And the wait of `ip addr add` until nobody answers to one.

use core::time::Duration;
use std::net::Ipv4Addr;

use super::args::Args;
use crate::os::{AddressVerdict, Sys};
use crate::wire::{Arp, ArpOp, Mac};

/// Waits until an address that was given by hand is there; whose it is, when somebody has it already.
pub(super) async fn taken(sys: &Sys, iface: usize, addr: Ipv4Addr) -> Option<Mac> {
    match sys.address_verdict(iface, addr).await {
        Some(AddressVerdict::Taken(by)) => Some(by),
        Some(AddressVerdict::Free) | None => None,
    }
}

/// Where the box looks for other users of its addresses: who has this one (RFC 5227 2.1).
pub(super) async fn other_user(sys: &Sys, iface: usize, addr: Ipv4Addr) -> Option<Mac> {
    if !sys.with(|k, cx| k.seek_address(cx, iface, addr)) {
        return None;
    }
    taken(sys, iface, addr).await
}

/// `arping -D|-U|-A [-c N] [-I IFACE] ADDR`.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    const USAGE: &str = "usage: arping -D|-U|-A [-c COUNT] [-I IFACE] ADDRESS";
    let Some((mode, count, iface, addr)) = read(&sys, &words) else {
        sys.err(USAGE);
        return 2;
    };
    if mode == 'D' {
        return ask(&sys, iface, addr, count).await;
    }
    for n in 0..count {
        if n > 0 {
            sys.sleep(Duration::from_secs(1)).await;
        }
        sys.with(|k, cx| {
            let me = k.ifaces[iface].mac;
            // As arping fills the target of the two forms.
            let (op, target_mac) = if mode == 'U' { (ArpOp::Request, Mac::BROADCAST) } else { (ArpOp::Reply, me) };
            k.tell_address(cx, iface, &Arp { op, sender_mac: me, sender_ip: addr, target_mac, target_ip: addr });
        });
    }
    sys.out(&format!("Sent {count} probes ({count} broadcast(s))"));
    0
}

fn read(sys: &Sys, words: &[String]) -> Option<(char, u8, usize, Ipv4Addr)> {
    let args = Args::read(words.to_vec(), &["-D", "-U", "-A"], &["-c", "-I", "-w"]).ok()?;
    let mode = [("-D", 'D'), ("-U", 'U'), ("-A", 'A')].into_iter().find(|(flag, _)| args.has(flag))?.1;
    let count = args.number("-c", 1).ok().filter(|count| *count > 0)?;
    let name = args.value("-I");
    let iface = sys.read(|k| k.ifaces.iter().position(|face| name.is_none_or(|name| *name == *face.name)))?;
    Some((mode, count, iface, args.rest.first()?.parse().ok()?))
}

async fn ask(sys: &Sys, iface: usize, addr: Ipv4Addr, count: u8) -> u8 {
    sys.with(|k, cx| k.ask_for_address(cx, iface, addr, count));
    sys.out(&format!("ARPING {addr} from 0.0.0.0"));
    match sys.address_verdict(iface, addr).await {
        Some(AddressVerdict::Free) | None => {
            sys.out(&format!("Sent {count} probes ({count} broadcast(s))"));
            sys.out("Received 0 response(s)");
            0
        }
        Some(AddressVerdict::Taken(by)) => {
            sys.out(&format!("Unicast reply from {addr} [{}]", by.to_string().to_uppercase()));
            sys.out("Received 1 response(s)");
            1
        }
    }
}
