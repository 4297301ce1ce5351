//! ARP at a kernel: which interface's neighbours are meant, and what is done with their wishes. The rules are
//! `proto::arp`'s.

use std::net::Ipv4Addr;

use crate::os::timers::TimerKey;
use crate::os::{Cx, Kernel, Settings};
use crate::proto::arp::{ArpCache, ArpOut, Here, Waiting};
use crate::trace::{ArpFact, Drop, FactId, Name, What};
use crate::wire::{Arp, Eth, EtherType, Mac};

impl Kernel {
    /// Lets the neighbours of an interface do something, and carries out what they want. `own`: the address they speak
    /// from, where it is not the interface's first.
    fn with_neighbours<T>(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        own: Option<Ipv4Addr>,
        f: impl FnOnce(&mut ArpCache, &mut Here<'_>) -> T,
    ) -> Option<T> {
        let settings = self.settings.as_deref().unwrap_or(Settings::of(self.profile));
        let (chance, name) = (&mut self.chance, &self.name);
        let face = self.ifaces.get_mut(iface)?;
        let mut out = Vec::new();
        let mut here = Here {
            now: cx.now,
            mac: face.mac,
            ip: own.or(face.addrs.first().map(ipnet::Ipv4Net::addr)),
            iface: &face.name,
            config: &settings.neigh,
            chance: &mut |below| chance.of(name).arp.below(below),
            trace: cx.trace,
            out: &mut out,
        };
        let done = f(&mut face.arp, &mut here);
        self.arp_done(cx, iface, out);
        Some(done)
    }

    pub(super) fn arp_input(&mut self, cx: &mut Cx<'_>, iface: usize, arp: &Arp, to_all: bool) {
        let face = &self.ifaces[iface];
        if face.addrs.is_empty() && face.bridge.is_some() {
            return; // a plain switch has no layer 3
        }
        // Any of the interface's addresses may be asked for, or claimed by somebody else.
        let own = [arp.sender_ip, arp.target_ip].into_iter().find(|ip| face.owns(*ip));
        self.with_neighbours(cx, iface, own, |cache, here| cache.on_arp(arp, to_all, here));
        self.hear_neighbour(cx, iface, arp.sender_ip, arp.sender_mac);
        let face = &self.ifaces[iface];
        if face.owns(arp.sender_ip) && arp.sender_mac != face.mac {
            self.own_address_claimed(cx, iface, arp.sender_ip, arp.sender_mac);
        } else if self.watches.is_some() {
            self.watches_hear(cx, iface, arp);
        }
    }

    /// Sends an ARP message.
    pub(in crate::os) fn arp_send(&mut self, cx: &Cx<'_>, iface: usize, dst: Mac, arp: &Arp) {
        let Some(face) = self.ifaces.get(iface) else { return };
        let eth = Eth { dst, src: face.mac, ethertype: EtherType::ARP };
        self.send_new(cx, iface, dst, eth.emit(&arp.emit()).into(), None, true);
    }

    /// Somebody on the LAN showed an address and a card: forwarding rules may lead past their hosts now.
    pub(in crate::os) fn hear_neighbour(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr, card: Mac) {
        if let Some(nat) = self.nat.as_mut().filter(|nat| nat.lan == iface) {
            nat.nat.hear_neighbour(ip, card, cx.trace);
        }
    }

    pub(in crate::os) fn arp_timer(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.with_neighbours(cx, iface, None, ArpCache::on_timer);
    }

    /// Finds the card of a packet's next hop; the packet waits when it is not known.
    pub(super) fn arp_resolve(&mut self, cx: &mut Cx<'_>, iface: usize, waiting: Waiting) -> Option<(Mac, Waiting)> {
        self.with_neighbours(cx, iface, None, |cache, here| cache.resolve(waiting, here)).flatten()
    }

    /// What was sent to a next hop had an effect (RFC 1122 2.3.2.1 (4)).
    pub(super) fn arp_confirm(&mut self, cx: &mut Cx<'_>, iface: usize, next_hop: Ipv4Addr) {
        let config = &self.settings().neigh;
        if self.ifaces.get(iface).is_some_and(|face| face.arp.wants_sign(cx.now, next_hop, config)) {
            self.with_neighbours(cx, iface, None, |cache, here| cache.confirm(next_hop, here));
        }
    }

    /// Writes a neighbour by hand. False when there is no room, or no such interface.
    pub fn set_neighbour(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr, mac: Mac, permanent: bool) -> bool {
        let made = cx.say(|| What::Arp(ArpFact::Learned { ip, mac, from_request: false }));
        self.with_neighbours(cx, iface, None, |cache, here| cache.set(ip, mac, permanent, made, here)).unwrap_or(false)
    }

    /// Takes a neighbour out; whether there was one.
    pub fn remove_neighbour(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr) -> bool {
        self.with_neighbours(cx, iface, None, |cache, here| cache.remove(ip, here)).unwrap_or(false)
    }

    /// Forgets the neighbours of an interface that were not written by hand.
    pub fn flush_neighbours(&mut self, cx: &mut Cx<'_>, iface: usize) {
        self.with_neighbours(cx, iface, None, ArpCache::flush);
    }

    fn arp_done(&mut self, cx: &mut Cx<'_>, iface: usize, out: Vec<ArpOut>) {
        for wish in out {
            match wish {
                ArpOut::Transmit { dst, arp } => self.arp_send(cx, iface, dst, &arp),
                ArpOut::Release { mac, learned, waiting } => self.arp_release(cx, iface, mac, learned, waiting),
                ArpOut::Failed { next_hop, attempts, waiting } => {
                    let name = self.ifaces[iface].name.clone();
                    for lost in waiting {
                        self.arp_failed(cx, &name, (next_hop, attempts), &lost);
                    }
                }
            }
        }
        let wish = self.ifaces[iface].arp.deadline();
        self.arm(cx, TimerKey::Arp(iface as u32), wish);
    }

    /// The packet goes on where it stopped: its own reason, and the row that now answers.
    fn arp_release(&mut self, cx: &mut Cx<'_>, iface: usize, mac: Mac, learned: FactId, waiting: Waiting) {
        let Waiting { packet, parent, cause, next_hop } = waiting;
        let here = cx.trace.cursor();
        cx.trace.follow(cause);
        cx.say(|| What::Arp(ArpFact::Hit { ip: next_hop, mac, learned }));
        self.send_packet(cx, iface, mac, packet, parent);
        cx.trace.follow(here);
    }

    fn arp_failed(&mut self, cx: &mut Cx<'_>, iface: &Name, (next_hop, attempts): (Ipv4Addr, u8), lost: &Waiting) {
        let about = cx.trace.frame_now();
        cx.trace.about(lost.parent);
        cx.drop(|| Drop::NoArpAnswer { next_hop, iface: iface.clone(), attempts });
        self.host_unreachable(cx, &lost.packet);
        cx.trace.about(about);
    }
}
