//! The outside of a home router: by what means it has its public address, and the change from one to another. What the
//! provider must agree to is DHCP's; here are only the settings.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::kernel::ResolversFrom;
use super::{Cx, Kernel, Setting};
use crate::proto::dhcp;
use crate::proto::ip::{self, RouteOrigin};
use crate::proto::ppp::{Client, Login};
use crate::sim::SimTime;
use crate::trace::{NatFact, What};
use crate::wire::IpKind;

/// The setting that keeps what passes small enough.
pub const CLAMP: &str = "hoplab.tcp_clamp_mss_to_pmtu";
/// The longest user, password or service, in bytes.
pub const LOGIN_MAX: usize = 64;

/// How a router has its public address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WanMode {
    /// Lent by the provider.
    Dhcp,
    /// Given by the provider's concentrator, which is dialled.
    Pppoe,
    /// Set by hand, or not at all.
    Static,
}

impl WanMode {
    /// The word of the command that chooses it.
    pub const fn name(self) -> &'static str {
        match self {
            WanMode::Dhcp => "dhcp",
            WanMode::Pppoe => "pppoe",
            WanMode::Static => "static",
        }
    }
}

/// Why settings of the outside are refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WanError {
    /// This box translates no addresses, so it has no outside.
    NoWan,
    /// The address is none that a host can have.
    BadAddress,
    /// No user, or a word that is too long.
    BadLogin,
    /// The gateway is not another host of the same network.
    BadGateway,
    /// The network is, or holds, the one inside (RFC 4787 REQ-7).
    OverlapsLan(Ipv4Net),
}

impl Kernel {
    /// The interface outside and how it gets its address; none when the box has no outside.
    pub fn wan_mode(&self) -> Option<(usize, WanMode)> {
        let wan = self.nat.as_ref()?.wan;
        let asks = self.ifaces.get(wan)?.dhcp_client.is_some();
        let mode = match asks {
            true => WanMode::Dhcp,
            false if self.dialler(wan).is_some() => WanMode::Pppoe,
            false => WanMode::Static,
        };
        Some((wan, mode))
    }

    /// From now on the outside address is lent by DHCP. Asks at once; if it did already, for more time.
    pub fn wan_by_dhcp(&mut self, cx: &mut Cx<'_>) -> Result<(), WanError> {
        let (wan, mode) = self.wan_mode().ok_or(WanError::NoWan)?;
        if mode != WanMode::Dhcp {
            self.wan_clear(cx, wan);
            let name = self.ifaces[wan].name.clone();
            // A client made later has dice of its own: it must not repeat the transaction numbers of the one before.
            let rng = self.chance.stream(&self.name, &format!("dhcp {name} {}", cx.now.0));
            let client = dhcp::Client::new(&name, self.ifaces[wan].mac, &self.name, self.client_choice(), rng);
            self.ifaces[wan].dhcp_client = Some(Box::new(client));
        }
        self.dhcp_renew(cx, wan);
        Ok(())
    }

    /// From now on the outside is a line that is dialled (RFC 2516). Dials at once; with the same login it hangs up first.
    pub fn wan_by_pppoe(&mut self, cx: &mut Cx<'_>, login: Login) -> Result<(), WanError> {
        let (wan, _) = self.wan_mode().ok_or(WanError::NoWan)?;
        if login.user.is_empty() || [&login.user, &login.password, &login.service].iter().any(|w| w.len() > LOGIN_MAX) {
            return Err(WanError::BadLogin);
        }
        self.wan_clear(cx, wan);
        self.dial_by(cx, wan, login);
        Ok(())
    }

    /// An interface without an address dials from now on.
    pub fn dial_by(&mut self, cx: &mut Cx<'_>, iface: usize, login: Login) {
        let here = cx.trace.cursor();
        self.clamp_for_line(cx);
        self.set_dialler(cx.now, iface, login);
        cx.trace.follow(here);
        self.dial(cx, iface);
    }

    /// Gives an interface a client that dials when the box is switched on.
    pub fn set_dialler(&mut self, now: SimTime, wan: usize, login: Login) {
        let Some(name) = self.ifaces.get(wan).map(|face| face.name.clone()) else { return };
        // A client made later has dice of its own.
        let rng = self.chance.stream(&self.name, &format!("ppp {name} {}", now.0));
        self.add_dialler(wan, Client::new(&name, login, rng));
    }

    /// As home routers do: what passes must fit into 1492 bytes, and hosts that do not hear of it get stuck (RFC 2923 2.1).
    pub fn clamp_for_line(&mut self, cx: &mut Cx<'_>) {
        if let Some(row) = Setting::find(CLAMP).filter(|row| row.value(self.settings()) == "0") {
            let _ = self.set(cx, 0, row, "1"); // its row takes a 1
        }
    }

    /// From now on the outside address is this one, set by hand. Name servers stay when none are given.
    pub fn wan_by_hand(
        &mut self,
        cx: &mut Cx<'_>,
        addr: Ipv4Net,
        gateway: Ipv4Addr,
        resolvers: Vec<Ipv4Addr>,
    ) -> Result<(), WanError> {
        let (wan, _) = self.wan_mode().ok_or(WanError::NoWan)?;
        self.may_be_outside(addr, gateway)?;
        self.wan_clear(cx, wan);
        self.add_address(cx, wan, addr);
        self.add_route(cx, Ipv4Net::default(), Some(gateway), wan, RouteOrigin::Static, cx.trace.cursor());
        // What stays of them is this person's choice now.
        self.keep_resolvers();
        if !resolvers.is_empty() {
            *self.resolvers = resolvers;
            self.resolvers_learned = cx.trace.cursor();
        }
        Ok(())
    }

    /// From now on these name servers are asked, whatever DHCP tells; without any, those it has told.
    pub fn choose_resolvers(&mut self, cx: &mut Cx<'_>, chosen: Vec<Ipv4Addr>) -> Result<(), WanError> {
        let (wan, mode) = self.wan_mode().ok_or(WanError::NoWan)?;
        self.resolvers_learned = cx.trace.cursor();
        let client = self.ifaces.get(wan).and_then(|face| face.dhcp_client.as_ref());
        let told = self.dialler(wan).and_then(Client::terms).map(|terms| terms.dns.clone());
        let lent = client.map(|client| client.status(cx.now).dns).or(told).unwrap_or_default();
        self.resolvers_from = match mode {
            _ if !chosen.is_empty() => ResolversFrom::Person,
            WanMode::Static => ResolversFrom::Plan,
            _ => ResolversFrom::Lent,
        };
        *self.resolvers = if chosen.is_empty() { lent } else { chosen };
        Ok(())
    }

    /// Whether this can be the outside of this router.
    pub fn may_be_outside(&self, addr: Ipv4Net, gateway: Ipv4Addr) -> Result<(), WanError> {
        let lan = self.nat.as_ref().and_then(|nat| self.ifaces.get(nat.lan)?.addrs.first()).map(Ipv4Net::trunc);
        let is_host = |host: Ipv4Addr| {
            let edge = addr.prefix_len() < 31 && (host == addr.network() || host == addr.broadcast());
            !(edge || host.is_unspecified() || host.is_loopback() || host.is_multicast() || host.is_broadcast())
        };
        if !is_host(addr.addr()) {
            return Err(WanError::BadAddress);
        }
        if !addr.contains(&gateway) || gateway == addr.addr() || !is_host(gateway) {
            return Err(WanError::BadGateway);
        }
        match lan {
            Some(lan) if ip::overlap(lan, addr) => Err(WanError::OverlapsLan(lan)),
            _ => Ok(()),
        }
    }

    /// Says what is to be said about the outside address of a translating router, when `iface` is that: it is none of the
    /// internet's, or it is inside, too (RFC 4787 REQ-7).
    pub fn say_standing(&self, cx: &mut Cx<'_>, iface: usize) {
        let Some(nat) = self.nat.as_ref().filter(|nat| nat.wan == iface || nat.lan == iface) else { return };
        let net = |iface: usize| self.ifaces.get(iface).and_then(|face| face.addrs.first().copied());
        let (Some(wan), lan) = (net(nat.wan), net(nat.lan)) else { return };
        let kind = IpKind::of_v4(wan.addr());
        if nat.wan == iface && matches!(kind, IpKind::Shared | IpKind::Private) {
            let shared = kind == IpKind::Shared;
            cx.trace.aside(|| What::Nat(NatFact::BehindAnother { wan: wan.addr(), shared }));
        }
        if let Some(lan) = lan.filter(|lan| ip::overlap(*lan, wan)) {
            cx.trace.aside(|| What::Nat(NatFact::Overlap { wan: wan.trunc(), lan: lan.trunc() }));
        }
    }

    /// Gives up the outside address, whoever gave it, and what leads out by it.
    fn wan_clear(&mut self, cx: &mut Cx<'_>, wan: usize) {
        self.drop_dialler(cx, wan);
        self.dhcp_release(cx, wan);
        self.ifaces[wan].dhcp_client = None;
        let addrs: Vec<Ipv4Net> = self.ifaces[wan].addrs.iter().copied().collect();
        addrs.into_iter().for_each(|addr| self.remove_address(cx, wan, addr));
        self.remove_routes(cx, |route| route.iface == wan);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::{Iface, NatBox};
    use crate::proto::Profile;
    use crate::proto::nat::{Nat, NatSettings};
    use crate::sim::NodeId;
    use crate::trace::Trace;

    fn net(text: &str) -> Ipv4Net {
        text.parse().expect("a network")
    }

    fn router(cx: &mut Cx<'_>) -> Kernel {
        let mut router = Kernel::new(NodeId(0), "router".into(), 1);
        router.ifaces = vec![Iface::default(), Iface::default()];
        router.add_address(cx, 1, net("192.168.0.1/24"));
        router.nat = Some(Box::new(NatBox {
            nat: Nat::new(net("192.168.0.1/24"), NatSettings::of(Profile::Rfc)),
            wan: 0,
            lan: 1,
        }));
        router
    }

    #[test]
    fn an_outside_set_by_hand_replaces_the_lent_one_and_back() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut router = router(&mut cx);
        router.wan_by_dhcp(&mut cx).expect("it has an outside");
        assert_eq!(router.wan_mode(), Some((0, WanMode::Dhcp)));
        let gateway = Ipv4Addr::new(203, 0, 113, 1);
        router.wan_by_hand(&mut cx, net("203.0.113.9/24"), gateway, vec![gateway]).expect("it can be");
        assert_eq!(
            (router.wan_mode(), router.ifaces[0].addr()),
            (Some((0, WanMode::Static)), Some([203, 0, 113, 9].into()))
        );
        assert_eq!(router.routes.lookup([8, 8, 8, 8].into()).and_then(|r| r.gateway), Some(gateway));
        assert_eq!(*router.resolvers, [gateway]);
        router.wan_by_dhcp(&mut cx).expect("it has an outside");
        assert_eq!((router.ifaces[0].addr(), router.routes.lookup(gateway)), (None, None));
    }

    #[test]
    fn what_cannot_be_outside_is_refused() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let router = router(&mut cx);
        let gateway = |last| Ipv4Addr::new(203, 0, 113, last);
        let lan = net("192.168.0.0/24");
        for (addr, gateway, why) in [
            ("203.0.113.0/24", gateway(1), WanError::BadAddress),
            ("203.0.113.255/24", gateway(1), WanError::BadAddress),
            ("127.0.0.1/8", gateway(1), WanError::BadAddress),
            ("203.0.113.2/24", gateway(2), WanError::BadGateway),
            ("203.0.113.2/24", gateway(255), WanError::BadGateway),
            ("203.0.113.2/30", gateway(5), WanError::BadGateway),
            ("192.168.0.7/24", [192, 168, 0, 1].into(), WanError::OverlapsLan(lan)),
            ("192.168.3.7/16", [192, 168, 0, 9].into(), WanError::OverlapsLan(lan)),
        ] {
            assert_eq!(router.may_be_outside(net(addr), gateway), Err(why), "{addr}");
        }
        assert_eq!(router.may_be_outside(net("10.0.0.2/30"), [10, 0, 0, 1].into()), Ok(()), "behind another router");
    }
}
