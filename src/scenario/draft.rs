//! What a file says, with places, before anything is compared with anything else.

use core::time::Duration;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::span::{At, Spanned};
use crate::device::{DialPlan, Kind, ServicePlan, VlanPlan};
use crate::lab::{Lesson, Text};
use crate::proto::Profile;
use crate::proto::dhcp::ClientProgram;
use crate::proto::nat::{NatKey, RuleSpec};
use crate::proto::ppp::AcUser;
use crate::sim::LinkProps;
use crate::wire::{IpProto, Mac};

/// A whole file.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: Text,
    pub(super) about: Text,
    pub(super) seed: u64,
    pub(super) profile: Profile,
    /// Whether addresses are looked for before they are used; the profile decides when the file is silent.
    pub(super) address_checks: Option<bool>,
    pub(super) nodes: Vec<NodeDraft>,
    /// Names of boxes that could not be read: links to them are no further mistake.
    pub(super) broken: Vec<String>,
    pub(super) links: Vec<LinkDraft>,
    pub(super) script: Vec<ScriptDraft>,
    pub(super) expectations: Vec<ExpectationDraft>,
    pub(super) lesson: Option<Lesson>,
    /// What shows that the lesson is done.
    pub(super) done: Vec<ExpectationDraft>,
}

/// A box.
#[derive(Debug)]
pub(super) struct NodeDraft {
    pub(super) name: Spanned<String>,
    pub(super) kind: Kind,
    pub(super) position: Option<(u16, u16)>,
    pub(super) ifaces: Vec<IfaceDraft>,
    pub(super) routes: Vec<RouteDraft>,
    pub(super) resolvers: Vec<Ipv4Addr>,
    pub(super) services: Vec<Spanned<ServicePlan>>,
    /// Translation.
    pub(super) nat: Option<NatDraft>,
    pub(super) rules: Vec<RuleDraft>,
    /// The host that gets what no rule takes.
    pub(super) dmz: Option<Spanned<HostDraft>>,
    /// Whether calls from inside to the public address are turned around.
    pub(super) hairpin: bool,
    pub(super) pools: Vec<PoolDraft>,
    /// The DHCP server to which it carries what clients ask.
    pub(super) relay: Option<Ipv4Addr>,
    pub(super) concentrators: Vec<ConcentratorDraft>,
    /// Virtual networks, by port.
    pub(super) vlans: Vec<(Spanned<String>, VlanPlan)>,
    pub(super) ssid: Option<String>,
    pub(super) password: Option<String>,
    pub(super) channel: Option<u8>,
    pub(super) login: Option<String>,
    /// Lines of the packet filter.
    pub(super) firewall: Vec<String>,
    /// Settings: row and value.
    pub(super) sysctl: Vec<(&'static str, String)>,
    /// Its DHCP client; the profile's when absent.
    pub(super) client: Option<ClientProgram>,
    /// Whether that one wants its answers by broadcast.
    pub(super) client_broadcast: bool,
}

/// A translating router: outside and inside interface, and what differs from the usual.
#[derive(Debug)]
pub(super) struct NatDraft {
    pub(super) wan: Spanned<String>,
    pub(super) lan: Spanned<String>,
    /// Setting, value, and where the value stands.
    pub(super) settings: Vec<(&'static NatKey, Spanned<String>)>,
}

/// A layer-3 interface.
#[derive(Debug)]
pub(super) struct IfaceDraft {
    pub(super) name: Spanned<String>,
    pub(super) ports: Vec<Spanned<String>>,
    pub(super) mac: Option<Spanned<Mac>>,
    pub(super) address: AddressDraft,
}

/// How an interface gets its addresses.
#[derive(Debug)]
pub(super) enum AddressDraft {
    /// It has none.
    None,
    /// It asks.
    Dhcp,
    /// It dials.
    Pppoe(DialPlan),
    /// It has these.
    Static(Vec<Spanned<Ipv4Net>>),
}

impl IfaceDraft {
    /// The addresses set by hand.
    pub(super) fn addrs(&self) -> &[Spanned<Ipv4Net>] {
        if let AddressDraft::Static(addrs) = &self.address { addrs } else { &[] }
    }
}

/// A static route.
#[derive(Debug)]
pub(super) struct RouteDraft {
    pub(super) to: Spanned<Ipv4Net>,
    pub(super) via: Spanned<Ipv4Addr>,
    /// Whether it is the field `gateway`, which belongs to an address set by hand.
    pub(super) is_gateway: bool,
}

/// A port-forward rule.
#[derive(Debug)]
pub(super) struct RuleDraft {
    pub(super) proto: Option<IpProto>,
    pub(super) ports: Spanned<(u16, u16)>,
    pub(super) host: Spanned<HostDraft>,
    /// Inside port; the outside one when absent.
    pub(super) port: Option<u16>,
    /// Who may call; none for everybody.
    pub(super) from: Option<Ipv4Net>,
    pub(super) comment: String,
    pub(super) enabled: bool,
}

impl RuleDraft {
    /// The rule with its host, or with any when it is only compared with others.
    pub(super) fn spec(&self, host: Ipv4Addr) -> RuleSpec {
        let (first_port, last_port) = self.ports.value;
        let port = self.port.unwrap_or(first_port);
        RuleSpec { proto: self.proto, first_port, last_port, host, port, from: self.from }
    }
}

/// A host by address or by name.
#[derive(Debug)]
pub(super) enum HostDraft {
    /// `192.168.0.3`
    Address(Ipv4Addr),
    /// `pc1`
    Node(String),
}

/// A lease pool.
#[derive(Debug)]
pub(super) struct PoolDraft {
    pub(super) at: At,
    /// The interface it serves; the first of the box when absent.
    pub(super) iface: Option<Spanned<String>>,
    /// The network behind a relay that it is for; the interface's own when absent.
    pub(super) subnet: Option<Spanned<Ipv4Net>>,
    /// First and last address; the hundred from .100 when absent.
    pub(super) range: Option<Spanned<(Ipv4Addr, Ipv4Addr)>>,
    pub(super) router: Option<Ipv4Addr>,
    pub(super) dns: Vec<Ipv4Addr>,
    pub(super) lease_secs: u32,
    /// T1 and T2 in seconds.
    pub(super) renew_secs: (Option<u32>, Option<u32>),
    /// Whether an address is probed before it is offered.
    pub(super) probe: Option<bool>,
    /// Whether it believes to be alone.
    pub(super) authoritative: Option<bool>,
    pub(super) reservations: Vec<ReservationDraft>,
}

/// A concentrator of dialled lines.
#[derive(Debug)]
pub(super) struct ConcentratorDraft {
    pub(super) at: At,
    pub(super) iface: Spanned<String>,
    /// What it calls itself.
    pub(super) name: String,
    pub(super) services: Vec<String>,
    /// First and last address it gives.
    pub(super) range: Spanned<(Ipv4Addr, Ipv4Addr)>,
    pub(super) dns: Vec<Ipv4Addr>,
    pub(super) users: Vec<Spanned<AcUser>>,
    /// How many at once.
    pub(super) sessions: u16,
}

/// An address kept for somebody.
#[derive(Debug)]
pub(super) struct ReservationDraft {
    pub(super) holder: Spanned<HolderDraft>,
    pub(super) address: Spanned<Ipv4Addr>,
}

/// For whom an address is kept.
#[derive(Debug)]
pub(super) enum HolderDraft {
    /// A hardware address.
    Mac(Mac),
    /// A box, by name: its first interface.
    Node(String),
}

/// A link.
#[derive(Debug)]
pub(super) struct LinkDraft {
    pub(super) ends: [EndDraft; 2],
    pub(super) props: LinkProps,
}

/// An end of a link.
#[derive(Debug)]
pub(super) struct EndDraft {
    pub(super) at: At,
    pub(super) node: String,
    /// The port; found by the kind of the box when absent.
    pub(super) port: Option<String>,
}

/// A line of the script.
#[derive(Debug)]
pub(super) struct ScriptDraft {
    pub(super) at: Duration,
    pub(super) node: Spanned<String>,
    pub(super) line: String,
    /// Where the first word of the line stands.
    pub(super) command: At,
}

/// An expectation.
#[derive(Debug)]
pub(super) struct ExpectationDraft {
    pub(super) by: Duration,
    pub(super) node: Spanned<String>,
    pub(super) what: WhatDraft,
}

/// What an expectation looks for.
#[derive(Debug)]
pub(super) enum WhatDraft {
    /// An address on an interface (the first one when absent).
    Address(Option<Spanned<String>>, Ipv4Net),
    /// A printed text.
    Prints(String),
    /// A printed number: the text around it, the least and the greatest.
    Number(String, u64, Option<u64>),
    /// The end of a command.
    Exits(String, u8),
}
