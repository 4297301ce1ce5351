//! `dhcp renew|release|status`: the lease of an interface, in the words of dhclient.

use core::time::Duration;

use crate::os::Sys;

const LOOK_EVERY: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs it.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let verb = words.first().map_or("status", String::as_str).to_owned();
    let Some((iface, name)) = interface(&sys, words.get(1).map(String::as_str)) else {
        sys.err("dhcp: no such interface, or it is not configured by DHCP");
        return 1;
    };
    match verb.as_str() {
        "renew" => renew(&sys, iface, &name).await,
        "release" => release(&sys, iface, &name),
        "status" => status(&sys, iface, &name),
        other => {
            sys.err(&format!("dhcp: {other:?} is unknown; renew, release or status"));
            2
        }
    }
}

/// The interface named, or the first that has a client.
fn interface(sys: &Sys, name: Option<&str>) -> Option<(usize, String)> {
    sys.read(|k| {
        let fits = |face: &crate::os::Iface| face.dhcp_client.is_some() && name.is_none_or(|n| *n == *face.name);
        k.ifaces.iter().position(fits).map(|index| (index, k.ifaces[index].name.to_string()))
    })
}

async fn renew(sys: &Sys, iface: usize, name: &str) -> u8 {
    sys.with(|k, cx| k.dhcp_renew(cx, iface));
    let until = sys.now() + PATIENCE;
    // The client has left BOUND by now, whatever it was in; it comes back when the server agreed.
    while sys.now() < until {
        sys.sleep(LOOK_EVERY).await;
        let now = sys.now();
        let row = sys.read(|k| k.ifaces[iface].dhcp_client.as_ref().map(|c| c.status(now)));
        if let Some(row) = row.filter(|row| row.state == "BOUND") {
            let addr = row.addr.map_or_else(|| "nothing".into(), |a| a.addr().to_string());
            sys.out(&format!("bound to {addr} -- renewal in {} seconds.", row.t1_left_secs.unwrap_or(0)));
            return 0;
        }
    }
    sys.err(&format!("dhcp: {name}: no DHCP server answered"));
    1
}

fn release(sys: &Sys, iface: usize, name: &str) -> u8 {
    let had = sys.read(|k| k.ifaces[iface].addr());
    sys.with(|k, cx| k.dhcp_release(cx, iface));
    match had {
        Some(addr) => sys.out(&format!("{name}: {addr} released")),
        None => sys.out(&format!("{name}: there was no lease")),
    }
    0
}

fn status(sys: &Sys, iface: usize, name: &str) -> u8 {
    let now = sys.now();
    let Some(row) = sys.read(|k| k.ifaces[iface].dhcp_client.as_ref().map(|c| c.status(now))) else { return 1 };
    sys.out(&format!("{name}: {}", row.state));
    if let (Some(addr), Some(server)) = (row.addr, row.server) {
        let secs = |left: Option<u32>| left.map_or_else(|| "-".into(), |s| format!("{s} s"));
        sys.out(&format!("  address {addr} from {server}"));
        sys.out(&format!(
            "  lease {}, T1 in {}, T2 in {}",
            secs(row.lease_left_secs),
            secs(row.t1_left_secs),
            secs(row.t2_left_secs)
        ));
    }
    0
}
