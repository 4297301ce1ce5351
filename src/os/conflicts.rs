//! Address conflicts at a kernel (RFC 5227): the watches of `proto::arp`, wired to interfaces, and what follows when an
//! address is free, taken, or claimed by somebody else. Nothing of it takes room while nobody looks for an address.

use core::future::poll_fn;
use core::mem::discriminant;
use core::task::Poll;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::timers::TimerKey;
use super::{Cx, Kernel, Sys, TaskId};
use crate::proto::arp::{Timing, Watch, WatchOut, announcement};
use crate::sim::Rng;
use crate::trace::{ArpFact, What};
use crate::wire::{Arp, Mac};

/// Addresses that are watched at the same time, and answers that wait for their program.
const WATCHES_MAX: usize = 64;

/// What a box does when somebody else uses an address of its own (RFC 5227 2.4).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ConflictPolicy {
    /// Nothing, as Linux by itself.
    #[default]
    Ignore,
    /// It defends the address once in ten seconds, then gives it up: a host.
    MayGiveUp,
    /// It always defends the address, once in ten seconds: a router or server, which others must find where it was.
    Keep,
}

/// What became of an address a program asked about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressVerdict {
    /// Nobody has it.
    Free,
    /// This card has it.
    Taken(Mac),
}

/// Why an address is watched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reason {
    /// A DHCP server lent it.
    Lease,
    /// Nobody lends one.
    LinkLocal(Ipv4Net),
    /// A person gave it.
    Manual(Ipv4Net),
    /// A program only wants to know.
    Question,
    /// It is defended.
    Own,
    /// It is the box's own, and its cable was out (RFC 5227 2.1).
    Again,
}

/// A watch and its place.
#[derive(Debug)]
struct Guard {
    iface: usize,
    why: Reason,
    watch: Watch,
}

impl Guard {
    fn is_of(&self, iface: usize, addr: Ipv4Addr) -> bool {
        (self.iface, self.watch.addr()) == (iface, addr)
    }
}

/// All watches of a box.
#[derive(Debug)]
pub(super) struct Watches {
    rng: Rng,
    guards: Vec<Guard>,
    verdicts: Vec<(usize, Ipv4Addr, AddressVerdict)>,
    /// Tasks that wait for a verdict.
    waiters: Vec<TaskId>,
}

impl Sys {
    /// Waits until an address that was asked about, or given by hand, is known to be free or taken; none when somebody else
    /// stopped looking for it. The claim that settled it is why the program goes on.
    pub async fn address_verdict(&self, iface: usize, addr: Ipv4Addr) -> Option<AddressVerdict> {
        poll_fn(|_| {
            self.with(|k, _| {
                let verdict = k.address_verdict(iface, addr);
                if verdict.is_pending() {
                    k.procs.waits(self.pid(), "address");
                }
                verdict
            })
        })
        .await
    }
}

impl Kernel {
    /// Looks whether somebody uses an address of an interface's network.
    /// When it watches too many already, the address counts as free.
    pub(super) fn watch(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Addr, why: Reason, timing: Timing) {
        if let Some(watches) = &mut self.watches {
            let again = |guard: &Guard| discriminant(&guard.why) == discriminant(&why) && guard.is_of(iface, addr);
            watches.guards.retain(|guard| !again(guard));
            if matches!(why, Reason::Manual(_) | Reason::Question) {
                watches.verdicts.retain(|(face, ip, _)| (*face, *ip) != (iface, addr));
            }
        }
        if self.guard(iface, why, |rng| Watch::begin(cx.now, addr, timing, rng, cx.trace.cursor())) {
            self.watches_due(cx);
        } else {
            self.address_is_free(cx, iface, addr, why);
        }
    }

    /// False when there are too many.
    fn guard(&mut self, iface: usize, why: Reason, begin: impl FnOnce(&mut Rng) -> Watch) -> bool {
        let watches = self.watches.get_or_insert_with(|| {
            let rng = self.chance.stream(&self.name, "conflicts");
            Box::new(Watches { rng, guards: Vec::new(), verdicts: Vec::new(), waiters: Vec::new() })
        });
        let has_room = watches.guards.len() < WATCHES_MAX;
        if has_room {
            let watch = begin(&mut watches.rng);
            watches.guards.push(Guard { iface, why, watch });
        }
        has_room
    }

    /// The address is used no more: nothing tells or defends it. A program that asks about it still gets its answer.
    pub(super) fn unwatch(&mut self, cx: &Cx<'_>, iface: usize, addr: Ipv4Addr) {
        if let Some(watches) = &mut self.watches {
            watches.guards.retain(|guard| guard.why == Reason::Question || !guard.is_of(iface, addr));
        }
        self.wake_verdict_waiters(cx);
    }

    /// Who waits for what became of an address looks again; what was just said is why.
    fn wake_verdict_waiters(&mut self, cx: &Cx<'_>) {
        let waiters = self.watches.as_mut().map(|watches| core::mem::take(&mut watches.waiters)).unwrap_or_default();
        self.wake_all(cx, waiters);
    }

    /// Of lent addresses of an interface only this one is still to be looked for.
    pub(super) fn end_lease_checks(&mut self, iface: usize, checked: Option<Ipv4Addr>) {
        if let Some(watches) = &mut self.watches {
            let open = |guard: &Guard| guard.why == Reason::Lease && guard.iface == iface && guard.watch.is_probing();
            watches.guards.retain(|guard| !open(guard) || checked == Some(guard.watch.addr()));
        }
    }

    /// Gives an interface an address by hand: at once, or when nobody else has it. Then `Sys::address_verdict` has the
    /// answer.
    /// False when it is there at once.
    pub fn add_manual(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Net) -> bool {
        let checks = self.conflicts != ConflictPolicy::Ignore;
        if checks {
            self.watch(cx, iface, addr.addr(), Reason::Manual(addr), Timing::RFC_5227);
        } else {
            self.add_address(cx, iface, addr);
        }
        checks
    }

    /// The cable is back: perhaps somebody else has an address of this box by now (RFC 5227 2.1). They stay in use meanwhile.
    pub(super) fn look_again(&mut self, cx: &mut Cx<'_>, iface: usize) {
        if self.conflicts == ConflictPolicy::Ignore {
            return;
        }
        let addrs: Vec<Ipv4Net> =
            self.ifaces.get(iface).map(|face| face.addrs.iter().copied().collect()).unwrap_or_default();
        for addr in addrs {
            self.watch(cx, iface, addr.addr(), Reason::Again, Timing::RFC_5227);
        }
    }

    /// Asks whether an address may be given to an interface, as RFC 5227 has it: `address_verdict` has the answer then. False
    /// when this box does not look, or has it already.
    pub fn seek_address(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Addr) -> bool {
        let looks = self.conflicts != ConflictPolicy::Ignore && !self.owns(addr);
        if looks {
            self.watch(cx, iface, addr, Reason::Question, Timing::RFC_5227);
        }
        looks
    }

    /// Asks who has an address, with so many probes (`arping -D`).
    pub fn ask_for_address(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Addr, probes: u8) {
        self.watch(cx, iface, addr, Reason::Question, Timing::arping(probes));
    }

    /// Tells everybody on an interface's wire that an address is this card's, in one of the two forms of a gratuitous
    /// message.
    pub fn tell_address(&mut self, cx: &mut Cx<'_>, iface: usize, arp: &Arp) {
        cx.say(|| What::Arp(ArpFact::Announced { ip: arp.sender_ip }));
        self.arp_send(cx, iface, Mac::BROADCAST, arp);
    }

    /// What became of an address that was asked about, given once; none when nobody looks for it any more. As long as it is
    /// open the running task waits.
    fn address_verdict(&mut self, iface: usize, addr: Ipv4Addr) -> Poll<Option<AddressVerdict>> {
        let current = self.current;
        let Some(watches) = self.watches.as_mut() else { return Poll::Ready(None) };
        let known = watches.verdicts.iter().position(|(face, ip, _)| (*face, *ip) == (iface, addr));
        let asked =
            |guard: &Guard| matches!(guard.why, Reason::Manual(_) | Reason::Question) && guard.is_of(iface, addr);
        match known {
            Some(at) => {
                let verdict = watches.verdicts.remove(at).2;
                self.drop_watches();
                Poll::Ready(Some(verdict))
            }
            None if watches.guards.iter().any(asked) => {
                watches.waiters.extend(current.filter(|task| !watches.waiters.contains(task)));
                Poll::Pending
            }
            None => Poll::Ready(None),
        }
    }

    /// Addresses that are being looked for at an interface, with the probes sent, of how many.
    pub fn probed_addresses(&self, iface: usize) -> Vec<(Ipv4Addr, u8, u8)> {
        let guards = self.watches.iter().flat_map(|watches| &watches.guards).filter(|guard| guard.iface == iface);
        guards.filter_map(|guard| guard.watch.progress().map(|(sent, of)| (guard.watch.addr(), sent, of))).collect()
    }

    /// The timer of the watches.
    pub(super) fn watches_due(&mut self, cx: &mut Cx<'_>) {
        let mut wishes = Vec::new();
        if let Some(watches) = &mut self.watches {
            let Watches { rng, guards, .. } = &mut **watches;
            let cause = cx.trace.cursor();
            guards.retain_mut(|guard| {
                let me = self.ifaces.get(guard.iface).map(|face| face.mac).unwrap_or_default();
                let mut out = Vec::new();
                let goes_on = guard.watch.on_timer(cx.now, me, rng, cx.trace, &mut out);
                let here = cx.trace.cursor();
                wishes.extend(out.into_iter().map(|wish| (guard.iface, guard.watch.addr(), guard.why, wish, here)));
                cx.trace.follow(cause);
                goes_on
            });
        }
        self.carry_out_watches(cx, wishes);
    }

    /// An ARP message came in: does it say something about an address that is looked for?
    pub(super) fn watches_hear(&mut self, cx: &mut Cx<'_>, iface: usize, arp: &Arp) {
        let Some(watches) = &mut self.watches else { return };
        let me = self.ifaces.get(iface).map(|face| face.mac).unwrap_or_default();
        let (mut wishes, cause) = (Vec::new(), cx.trace.cursor());
        watches.guards.retain(|guard| {
            let mut out = Vec::new();
            if guard.iface == iface {
                guard.watch.on_arp(me, arp, cx.trace, &mut out);
            }
            let (here, heard) = (cx.trace.cursor(), !out.is_empty());
            wishes.extend(out.into_iter().map(|wish| (iface, guard.watch.addr(), guard.why, wish, here)));
            cx.trace.follow(cause);
            !heard
        });
        self.carry_out_watches(cx, wishes);
    }

    fn carry_out_watches(
        &mut self,
        cx: &mut Cx<'_>,
        wishes: Vec<(usize, Ipv4Addr, Reason, WatchOut, crate::trace::FactId)>,
    ) {
        let cause = cx.trace.cursor();
        for (iface, addr, why, wish, here) in wishes {
            cx.trace.follow(here);
            match wish {
                WatchOut::Send(arp) => self.arp_send(cx, iface, Mac::BROADCAST, &arp),
                WatchOut::Free => self.address_is_free(cx, iface, addr, why),
                WatchOut::Taken { by } => self.address_is_taken(cx, iface, addr, why, by),
            }
        }
        cx.trace.follow(cause);
        let wish = self.watches.iter().flat_map(|watches| &watches.guards).map(|guard| guard.watch.deadline()).min();
        self.arm(cx, TimerKey::Conflicts, wish);
        self.drop_watches();
    }

    fn drop_watches(&mut self) {
        if self.watches.as_ref().is_some_and(|watches| watches.guards.is_empty() && watches.verdicts.is_empty()) {
            self.watches = None;
        }
    }

    fn settle_address(&mut self, cx: &Cx<'_>, iface: usize, addr: Ipv4Addr, verdict: AddressVerdict) {
        if let Some(watches) = self.watches.as_mut().filter(|watches| watches.verdicts.len() < WATCHES_MAX) {
            watches.verdicts.push((iface, addr, verdict));
        }
        self.wake_verdict_waiters(cx);
    }

    fn address_is_free(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Addr, why: Reason) {
        match why {
            Reason::Lease => {
                self.dhcp_client(cx, iface, |client, cx, out| client.checked(addr, cx.trace, out));
            }
            Reason::LinkLocal(net) => self.add_address(cx, iface, net),
            Reason::Manual(net) => {
                self.add_address(cx, iface, net);
                self.settle_address(cx, iface, addr, AddressVerdict::Free);
            }
            Reason::Question => self.settle_address(cx, iface, addr, AddressVerdict::Free),
            Reason::Own | Reason::Again => {}
        }
    }

    fn address_is_taken(&mut self, cx: &mut Cx<'_>, iface: usize, addr: Ipv4Addr, why: Reason, by: Mac) {
        match why {
            Reason::Lease => {
                self.dhcp_client(cx, iface, |client, cx, out| client.conflict(cx.now, addr, cx.trace, out));
            }
            Reason::LinkLocal(_) => {
                self.dhcp_client(cx, iface, |client, cx, out| client.link_local_taken(cx.now, out));
            }
            Reason::Manual(_) | Reason::Question => self.settle_address(cx, iface, addr, AddressVerdict::Taken(by)),
            // A host leaves it to who has it now; a router must be found where it was.
            Reason::Again if self.conflicts == ConflictPolicy::MayGiveUp => self.give_up(cx, iface, addr, by),
            Reason::Own | Reason::Again => {}
        }
    }

    /// RFC 5227 2.4: somebody else says that an address of mine is his.
    pub(super) fn own_address_claimed(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr, by: Mac) {
        if self.conflicts == ConflictPolicy::Ignore {
            return;
        }
        let guards = self.watches.iter().flat_map(|watches| &watches.guards);
        let defended = guards.filter(|g| g.iface == iface && g.watch.addr() == ip).any(|g| g.watch.is_defended());
        match (defended, self.conflicts) {
            // A second time within ten seconds.
            (true, ConflictPolicy::MayGiveUp) => self.give_up(cx, iface, ip, by),
            (true, _) => {}
            (false, _) => self.defend(cx, iface, ip),
        }
    }

    fn defend(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr) {
        let here = cx.trace.cursor();
        let cause = cx.say(|| What::Arp(ArpFact::Defended { ip }));
        let me = self.ifaces.get(iface).map(|face| face.mac).unwrap_or_default();
        self.arp_send(cx, iface, Mac::BROADCAST, &announcement(me, ip));
        self.guard(iface, Reason::Own, |_| Watch::defended(cx.now, ip, cause));
        self.watches_due(cx);
        cx.trace.follow(here);
    }

    fn give_up(&mut self, cx: &mut Cx<'_>, iface: usize, ip: Ipv4Addr, by: Mac) {
        cx.say(|| What::Arp(ArpFact::GivenUp { ip, mac: by }));
        let Some(face) = self.ifaces.get(iface) else { return };
        let Some(net) = face.addrs.iter().find(|net| net.addr() == ip).copied() else { return };
        let leased = face.dhcp_client.as_ref().is_some_and(|client| client.status(cx.now).addr == Some(net));
        if leased {
            self.dhcp_client(cx, iface, |client, cx, out| client.conflict(cx.now, ip, cx.trace, out));
        } else {
            self.remove_address(cx, iface, net);
            if ip.is_link_local() {
                self.dhcp_client(cx, iface, |client, cx, out| client.link_local_taken(cx.now, out));
            }
        }
    }

    /// A routable address is there, or the cable is not: no link-local address any more.
    pub(super) fn end_link_local(&mut self, cx: &mut Cx<'_>, iface: usize) {
        if let Some(watches) = &mut self.watches {
            let local = |guard: &Guard| guard.iface == iface && matches!(guard.why, Reason::LinkLocal(_));
            watches.guards.retain(|guard| !local(guard));
        }
        let Some(face) = self.ifaces.get(iface) else { return };
        let gone: Vec<Ipv4Net> = face.addrs.iter().filter(|net| net.addr().is_link_local()).copied().collect();
        for net in gone {
            self.remove_address(cx, iface, net);
        }
    }
}
