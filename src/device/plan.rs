//! The plan of one box: what a scenario says about it, checked and complete. Not its life: that is `os::Kernel`.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::Kind;
use crate::proto::Profile;
use crate::proto::dhcp::{ClientChoice, ServerHabits};
use crate::proto::nat::{NatSettings, Owner, RuleSpec};
use crate::proto::ppp::AcConfig;
use crate::trace::Name;
use crate::wire::Mac;

/// Everything needed to build a box.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Blueprint {
    /// Its name, unique in its lab.
    pub name: Name,
    /// What it is.
    pub kind: Kind,
    /// Whose habits it has.
    pub profile: Profile,
    /// Layer-3 interfaces, in order.
    pub ifaces: Vec<IfacePlan>,
    /// Static routes: destination and gateway.
    pub routes: Vec<(Ipv4Net, Ipv4Addr)>,
    /// Name servers it asks (DHCP may replace them).
    pub resolvers: Vec<Ipv4Addr>,
    /// Whether it passes packets on.
    pub forwards: bool,
    /// Programs started at boot.
    pub services: Vec<ServicePlan>,
    /// Translation between its WAN and its LAN.
    pub nat: Option<Box<NatPlan>>,
    /// The DHCP server to which it carries what clients ask.
    pub dhcp_relay: Option<Ipv4Addr>,
    /// Leases it gives out, one plan an interface or network behind a relay.
    pub dhcp: Vec<DhcpPlan>,
    /// Lines that are dialled in, one plan an interface.
    pub concentrators: Vec<ConcentratorPlan>,
    /// Virtual networks of a switch's ports, by the port's name. A switch with any is one that knows them: its other
    /// ports are access ports of VLAN 1, as they come from the factory.
    pub vlans: Vec<(String, VlanPlan)>,
    /// The wireless network its radio belongs to; none meets any.
    pub ssid: Option<Name>,
    /// The password of that network; none: an open one.
    pub password: Option<Name>,
    /// The channel of its radio; none: one of its own choice.
    pub channel: Option<u8>,
    /// Who sits at its terminals; none: root.
    pub login: Option<Name>,
    /// Changes of its packet filter, in the words of `iptables`.
    pub firewall: Vec<String>,
    /// Settings that differ from the usual: name and value.
    pub sysctl: Vec<(String, String)>,
    /// Which DHCP client it has, and whether it looks for another user of an address before it uses it.
    pub client: ClientChoice,
}

/// The virtual networks of a port.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum VlanPlan {
    /// For a station: all its frames belong to this one.
    Access(u16),
    /// To another switch: frames of these, tagged.
    Trunk(Vec<u16>),
}

impl Blueprint {
    /// A box of this kind with what its kind usually has, and nothing set up: as a case out of its box.
    pub fn plain(name: &str, kind: Kind) -> Blueprint {
        let port = |name: &str, address| {
            let name = Name::from(name);
            IfacePlan { ports: vec![name.clone()], name, mac: None, address }
        };
        let switched = |name: &str, ports: &[&str]| IfacePlan {
            name: name.into(),
            ports: ports.iter().map(|p| Name::from(*p)).collect(),
            mac: None,
            address: AddressPlan::None,
        };
        let ifaces = match kind {
            Kind::Pc | Kind::Server => vec![port("eth0", AddressPlan::Dhcp)],
            Kind::Phone => vec![port("wlan0", AddressPlan::Dhcp)],
            Kind::Router | Kind::Isp => ["eth0", "eth1", "eth2", "eth3"].map(|p| port(p, AddressPlan::None)).into(),
            Kind::Switch => vec![switched("bridge", &["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"])],
            Kind::Hub => vec![switched("bridge", &["p1", "p2", "p3", "p4"])],
            Kind::HomeRouter => {
                vec![port("wan", AddressPlan::Dhcp), switched("lan", &["lan1", "lan2", "lan3", "lan4", "wifi"])]
            }
        };
        Blueprint {
            name: name.into(),
            kind,
            profile: Profile::default(),
            ifaces,
            routes: Vec::new(),
            resolvers: Vec::new(),
            forwards: kind.row().forwards,
            services: Vec::new(),
            nat: None,
            dhcp_relay: None,
            dhcp: Vec::new(),
            concentrators: Vec::new(),
            vlans: Vec::new(),
            ssid: None,
            password: None,
            channel: None,
            login: None,
            firewall: Vec::new(),
            sysctl: Vec::new(),
            client: ClientChoice::of(Profile::default()),
        }
    }

    /// A box of this kind as it comes from the shop: what `add` puts into a lab, and what a scenario file means that gives
    /// nothing but a name. `checks`: whether boxes of its lab look for another user of an address.
    pub fn from_shop(name: &str, kind: Kind, profile: Profile, checks: bool) -> Blueprint {
        let client = ClientChoice { checks, ..ClientChoice::of(profile) };
        let mut plan = Blueprint { profile, client, ..Blueprint::plain(name, kind) };
        if kind == Kind::HomeRouter {
            let inside = Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 1), 24);
            if let Some(lan) = plan.ifaces.last_mut() {
                lan.address = AddressPlan::Static(vec![inside]);
            }
            plan.services = vec![ServicePlan::DnsForwarder { hosts: Vec::new() }];
            plan.nat = Some(Box::new(NatPlan::plain(profile)));
            plan.dhcp = vec![DhcpPlan::plain(profile, checks)];
        }
        plan
    }
}

/// A layer-3 interface and the ports under it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IfacePlan {
    /// `eth0`, `wan`, `lan`.
    pub name: Name,
    /// Its ports. One of the same name is the usual case; several are switched together.
    pub ports: Vec<Name>,
    /// Hardware address; made from the box's number when absent.
    pub mac: Option<Mac>,
    /// How it gets its address.
    pub address: AddressPlan,
}

/// How an interface gets its addresses.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub enum AddressPlan {
    /// None: a switch, or a port in waiting.
    None,
    /// Set by hand.
    Static(Vec<Ipv4Net>),
    /// Asked for at boot.
    Dhcp,
    /// Given by the concentrator that is dialled at boot.
    Pppoe(DialPlan),
}

/// What a router dials with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DialPlan {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
    /// The service; empty: any.
    pub service: String,
}

/// Sessions of a concentrator when nothing is said.
pub const DIAL_SESSIONS: u16 = 64;

/// A concentrator of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ConcentratorPlan {
    /// The interface it serves.
    pub iface: String,
    /// Its settings; its own address is the interface's.
    pub config: AcConfig,
}

/// Translation of a home router.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NatPlan {
    /// The outside interface.
    pub wan: String,
    /// The inside interface.
    pub lan: String,
    /// How it behaves.
    pub settings: NatSettings,
    /// Port forwarding.
    pub rules: Vec<RulePlan>,
    /// The host that gets what no rule takes, and whose it is.
    pub dmz: Option<(Ipv4Addr, Option<Owner>)>,
    /// Whether calls from inside to the public address are turned around.
    pub hairpin: bool,
}

impl NatPlan {
    /// A home router's of which nothing is said.
    fn plain(profile: Profile) -> NatPlan {
        let settings = NatSettings::of(profile);
        NatPlan { wan: "wan".into(), lan: "lan".into(), settings, rules: Vec::new(), dmz: None, hairpin: true }
    }
}

/// A port-forward rule of a plan.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RulePlan {
    /// What it says.
    #[serde(flatten)]
    pub spec: RuleSpec,
    /// What its owner noted.
    pub comment: String,
    /// Whether it is in force.
    pub enabled: bool,
    /// Whose it is, when the host was named.
    pub owner: Option<Owner>,
}

/// A lease pool of a plan.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DhcpPlan {
    /// The interface it serves, or hears the relay at.
    pub iface: String,
    /// The network behind a relay that it is for; the interface's own when absent.
    pub subnet: Option<Ipv4Net>,
    /// First and last address.
    pub pool: (Ipv4Addr, Ipv4Addr),
    /// The gateway clients are told; the interface's own address when absent.
    pub router: Option<Ipv4Addr>,
    /// The name servers clients are told; the interface's own address when empty.
    pub dns: Vec<Ipv4Addr>,
    /// Length of a lease, in seconds.
    pub lease_secs: u32,
    /// T1 and T2 in seconds, where they are not half and seven eighths of the lease.
    pub renew_secs: (Option<u32>, Option<u32>),
    /// What its server does differently.
    pub habits: ServerHabits,
    /// Addresses kept for hardware addresses.
    pub reservations: Vec<(Mac, Ipv4Addr)>,
}

/// A home router's lease when nobody says how long: 12 hours.
pub const HOME_LEASE_SECS: u32 = 43_200;

impl DhcpPlan {
    /// A home router's of which nothing is said.
    fn plain(profile: Profile, checks: bool) -> DhcpPlan {
        let probe = checks.then_some(ServerHabits::probe_wait(profile));
        DhcpPlan {
            iface: "lan".into(),
            subnet: None,
            pool: (Ipv4Addr::new(192, 168, 0, 100), Ipv4Addr::new(192, 168, 0, 199)),
            router: None,
            dns: Vec::new(),
            lease_secs: HOME_LEASE_SECS,
            renew_secs: (None, None),
            habits: ServerHabits { probe, ..ServerHabits::of(profile) },
            reservations: Vec::new(),
        }
    }
}

/// A page of a web server.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Page {
    /// `/`.
    pub path: String,
    /// The body.
    pub body: String,
}

/// A name of dynamic DNS, and who may change its address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Account {
    /// The whole name.
    pub name: String,
    /// User.
    pub user: String,
    /// Password.
    pub password: String,
    /// For how long others may remember the address, in seconds.
    pub ttl_secs: u32,
}

/// A program a box starts at boot.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub enum ServicePlan {
    /// A web server; `/ip` always answers the client's address and port.
    Http {
        /// TCP port.
        port: u16,
        /// What it serves.
        pages: Vec<Page>,
    },
    /// An authoritative name server; records as `name ttl type data`.
    Dns {
        /// Records.
        records: Vec<String>,
    },
    /// A caching forwarder to the box's own resolvers.
    DnsForwarder {
        /// Names of the network inside that are set by hand.
        hosts: Vec<(String, Ipv4Addr)>,
    },
    /// A server that gives out outside ports.
    Pcp,
    /// A service of dynamic DNS, which changes the zone of the name server on the same box.
    DynDns {
        /// TCP port.
        port: u16,
        /// Who may change which name.
        accounts: Vec<Account>,
    },
    /// A router's name that follows its address.
    DdnsClient {
        /// The service: a host, with its port if that is not 80.
        service: String,
        /// The name, and how it is known there.
        account: Account,
    },
    /// Answers each UDP datagram with its own bytes.
    UdpEcho {
        /// UDP port.
        port: u16,
    },
}
