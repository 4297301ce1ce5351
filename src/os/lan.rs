//! The inside of a home router: its address there, what it lends, and its radio. What clients then do is DHCP's business.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::timers::TimerKey;
use super::{Carrier, Cx, Iface, Kernel, PortSetup};
use crate::proto::dhcp::Server;
use crate::proto::ip;
use crate::trace::{NatFact, What};

/// For so long the ports inside are down after the address there has changed: long enough for any card to notice.
const CARRIER_GONE: Duration = Duration::from_secs(2);

/// Why settings of the inside are refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LanError {
    /// This box translates no addresses, so it has no inside.
    NoLan,
    /// The address is none that a router can have at home.
    BadAddress,
    /// The network is, or holds, the one outside.
    OverlapsWan(Ipv4Net),
}

/// The private blocks in the order in which homes use them (RFC 1918 3).
const PRIVATE: [(Ipv4Addr, u8); 3] =
    [(Ipv4Addr::new(192, 168, 0, 0), 16), (Ipv4Addr::new(10, 0, 0, 0), 8), (Ipv4Addr::new(172, 16, 0, 0), 12)];

/// The router's place in the first network of the same size that is not outside.
fn free_lan(old: Ipv4Net, wan: Ipv4Net) -> Option<Ipv4Net> {
    let place = old.addr().to_bits() - old.network().to_bits();
    let blocks = PRIVATE.into_iter().filter_map(|(first, len)| Ipv4Net::new(first, len).ok());
    let mut nets = blocks.filter_map(|block| block.subnets(old.prefix_len()).ok()).flatten();
    let free = nets.find(|net| !ip::overlap(*net, wan) && !ip::overlap(*net, old))?;
    Ipv4Net::new((free.network().to_bits() + place).into(), old.prefix_len()).ok()
}

impl Kernel {
    /// The interface inside; none when the box has none.
    pub fn lan(&self) -> Option<&Iface> {
        self.ifaces.get(self.nat.as_ref()?.lan)
    }

    /// Whether this can be the router's own address inside.
    pub fn may_be_inside(&self, own: Ipv4Net) -> Result<(), LanError> {
        let nat = self.nat.as_ref().ok_or(LanError::NoLan)?;
        let addr = own.addr();
        let is_edge = addr == own.network() || addr == own.broadcast();
        // A /31 has no room for a router, its clients and a pool.
        let is_host = !(addr.is_unspecified() || addr.is_loopback() || addr.is_multicast() || addr.is_broadcast());
        if !(8..=30).contains(&own.prefix_len()) || is_edge || !is_host {
            return Err(LanError::BadAddress);
        }
        let wan = self.ifaces.get(nat.wan).and_then(|face| face.addrs.first().copied());
        match wan {
            Some(wan) if ip::overlap(wan, own) => Err(LanError::OverlapsWan(wan.trunc())),
            _ => Ok(()),
        }
    }

    /// The outside got addresses that are inside, too: the inside moves to others, where that is set (RFC 4787 REQ-7).
    pub(super) fn renumber_lan(&mut self, cx: &mut Cx<'_>, iface: usize) {
        let Some(nat) = self.nat.as_ref().filter(|nat| nat.wan == iface && nat.nat.settings().renumber) else { return };
        let net = |iface: usize| self.ifaces.get(iface).and_then(|face| face.addrs.first().copied());
        let (Some(wan), Some(old)) = (net(nat.wan), net(nat.lan)) else { return };
        let Some(new) = Some(old).filter(|old| ip::overlap(*old, wan)).and_then(|old| free_lan(old, wan)) else {
            return;
        };
        let before = cx.trace.cursor();
        cx.say(|| What::Nat(NatFact::Renumbered { wan: wan.trunc(), old, new }));
        let _ = self.set_lan(cx, new); // it was looked for among those that can be
        cx.trace.follow(before);
    }

    /// Another address inside: the DHCP server moves along, translations of the old one end, and what was lent is void.
    pub fn set_lan(&mut self, cx: &mut Cx<'_>, own: Ipv4Net) -> Result<(), LanError> {
        self.may_be_inside(own)?;
        let lan = self.nat.as_ref().ok_or(LanError::NoLan)?.lan;
        let old: Vec<Ipv4Net> = self.ifaces.get(lan).map(|f| f.addrs.iter().copied().collect()).unwrap_or_default();
        if old == [own] {
            return Ok(());
        }
        let cause = cx.trace.cursor();
        for addr in &old {
            cx.trace.follow(cause);
            self.remove_address(cx, lan, *addr);
        }
        if let Some(nat) = self.nat.as_mut() {
            nat.nat.set_lan(own);
            for addr in old {
                nat.nat.flush_inside(addr, cx.trace);
            }
        }
        cx.trace.follow(cause);
        self.add_address(cx, lan, own);
        if let Some(server) = self.ifaces.get_mut(lan).and_then(|face| face.dhcp_server.as_mut()) {
            server.move_to(own, cx.trace);
        }
        // Clients that see a cable come back ask anew (RFC 2131 3.7); otherwise they would notice at renewal only.
        cx.trace.follow(cause);
        self.lan_carrier(cx, false);
        self.arm(cx, TimerKey::Carrier, Some(cx.now + CARRIER_GONE));
        Ok(())
    }

    /// Whoever is plugged in inside, or on the air there, sees no carrier any more, or again.
    pub(super) fn lan_carrier(&mut self, cx: &Cx<'_>, up: bool) {
        let Some(face) = self.lan() else { return };
        let cause = cx.trace.cursor();
        let wishes: Vec<Carrier> = face.ports.iter().map(|port| Carrier { port, up, cause }).collect();
        self.out.carriers.extend(wishes);
    }

    /// The DHCP server of the box, and the number of its interface.
    pub fn dhcp_server(&mut self) -> Option<&mut Server> {
        self.ifaces.iter_mut().find_map(|face| face.dhcp_server.as_deref_mut())
    }

    /// The number of its radio's port; none when it has none.
    pub fn radio(&self) -> Option<usize> {
        self.ports.iter().position(|port| port.name.starts_with("wifi") || port.name.starts_with("wlan"))
    }

    /// Sets what stands at the port of the radio. False when the box has none.
    pub fn set_radio(&mut self, change: impl FnOnce(&mut PortSetup)) -> bool {
        let Some(port) = self.radio().and_then(|at| self.ports.get_mut(at)) else { return false };
        change(port.setup.get_or_insert_default());
        true
    }

    /// How the port of its radio is set up; none when it has no radio.
    pub fn radio_setup(&self) -> Option<PortSetup> {
        let port = self.ports.get(self.radio()?)?;
        Some(port.setup.as_deref().cloned().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lan_moves_to_the_next_network_that_is_not_outside() {
        let net = |text: &str| text.parse::<Ipv4Net>().expect("a network");
        for (old, wan, new) in [
            ("192.168.0.1/24", "192.168.0.77/24", "192.168.1.1/24"),
            ("192.168.0.1/24", "192.168.3.7/16", "10.0.0.1/24"),
            ("10.0.0.138/8", "10.1.2.3/24", ""),
            ("192.168.7.254/24", "192.168.0.2/24", "192.168.1.254/24"),
        ] {
            assert_eq!(
                free_lan(net(old), net(wan)).map_or_else(String::new, |net| net.to_string()),
                new,
                "{old} {wan}"
            );
        }
    }
}
