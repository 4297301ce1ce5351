//! The only way out besides facts: an owned picture of the whole lab at one moment. Plain data; nothing here can
//! change anything. The screen, `--view` and tests read it.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::Serialize;

use super::Text;
use crate::device::Kind;
pub use crate::os::SocketRow as SocketView;
use crate::proto;
use crate::sim::{End, Impairments, LinkId, LinkProps, NodeId, PortId, Side, SimTime, queued_bytes};
use crate::wire::Mac;

/// The lab now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LabView {
    /// The scenario's name.
    pub name: String,
    /// The scenario's title.
    pub title: Text,
    /// The present.
    pub now: SimTime,
    /// Events taken so far.
    pub events: u64,
    /// Boxes by number.
    pub nodes: Vec<NodeView>,
    /// Links by number.
    pub links: Vec<LinkView>,
    /// Forwarding rules called from outside, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<super::OutsideTest>,
}

/// A link now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LinkView {
    /// Its number.
    pub id: LinkId,
    /// Its ends.
    pub ends: [End; 2],
    /// The names of its ends: `router:wan`.
    pub names: [String; 2],
    /// What it is made of.
    pub props: LinkProps,
    /// Whether nothing passes either way.
    pub cut: bool,
    /// Whether its cable was pulled for good: not to be drawn.
    pub removed: bool,
    /// Bytes that wait at either end to be sent.
    pub waiting_bytes: [u32; 2],
    /// When the last of them will have left, at either end.
    pub busy_until: [SimTime; 2],
    /// Trouble of frames sent from either end.
    pub faults: [Impairments; 2],
}

impl LinkView {
    /// Bytes that will still wait at `side` at a moment, if nothing more is sent.
    pub fn waiting_at(&self, side: Side, at: SimTime) -> u32 {
        let rate_bps = self.faults[side as usize].rate_bps.unwrap_or(self.props.rate_bps);
        queued_bytes(self.busy_until[side as usize], at, rate_bps)
    }
}

/// A box now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NodeView {
    /// Its number.
    pub id: NodeId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it was taken off the lab: not to be drawn.
    pub removed: bool,
    /// Whether it has no power.
    pub off: bool,
    /// Wished position on the coarse grid.
    pub position: Option<(u16, u16)>,
    /// Ports.
    pub ports: Vec<PortView>,
    /// Interfaces.
    pub ifaces: Vec<IfaceView>,
    /// Name servers it asks.
    pub resolvers: Vec<Ipv4Addr>,
    /// Whether DHCP told them.
    pub resolvers_lent: bool,
    /// Routing table, longest prefix first.
    pub routes: Vec<RouteView>,
    /// MAC table of its switch.
    pub mac_table: Vec<MacRow>,
    /// Translation, at a home router.
    pub nat: Option<NatView>,
    /// Leases it gave out.
    pub leases: Vec<proto::dhcp::LeaseRow>,
    /// Its DHCP servers, one an interface.
    pub dhcp_servers: Vec<proto::dhcp::ServerRow>,
    /// What its DHCP servers lend.
    pub pools: Vec<proto::dhcp::PoolRow>,
    /// Its packet filter; none when everything may pass.
    pub filter: Option<FilterView>,
    /// Its radio.
    pub radio: Option<RadioView>,
    /// Entries of its name server that were set by hand: name and address.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dns_hosts: Vec<(String, Ipv4Addr)>,
    /// The name that follows its outside address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ddns: Option<crate::os::Ddns>,
    /// Who has dialled in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dialled: Vec<proto::ppp::SessionRow>,
    /// DNS cache of its forwarder.
    pub dns_cache: Vec<proto::dns::CacheRow>,
    /// Sockets.
    pub sockets: Vec<SocketView>,
    /// Processes; empty where no program ever ran, else with init.
    pub procs: Vec<ProcView>,
    /// Terminals in use.
    pub terminals: Vec<TerminalView>,
    /// Paths of its files.
    pub files: Vec<String>,
}

/// A port now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PortView {
    /// Its number.
    pub id: PortId,
    /// Its name.
    pub name: String,
    /// The link plugged in.
    pub link: Option<LinkId>,
    /// The number of its interface.
    pub iface: usize,
}

/// An interface now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IfaceView {
    /// Its name.
    pub name: String,
    /// Hardware address.
    pub mac: Mac,
    /// Addresses.
    pub addrs: Vec<Ipv4Net>,
    /// Frames received.
    pub rx_frames: u64,
    /// Frames sent.
    pub tx_frames: u64,
    /// ARP table.
    pub arp: Vec<proto::arp::ArpRow>,
    /// Its DHCP client.
    pub dhcp: Option<proto::dhcp::ClientRow>,
    /// How it dials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pppoe: Option<proto::ppp::ClientRow>,
    /// Addresses it looks for before it uses them: probes sent, of how many.
    pub probing: Vec<(Ipv4Addr, u8, u8)>,
}

/// A row of a switch's table, with the port's name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MacRow {
    /// Whose.
    pub mac: Mac,
    /// Its virtual network; 0 at a switch that knows none.
    pub vlan: u16,
    /// Where it lives.
    pub port: String,
    /// Seconds since it was last seen.
    pub age_secs: u64,
}

/// A row of the routing table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RouteView {
    /// Destination.
    pub prefix: Ipv4Net,
    /// Next router.
    pub gateway: Option<Ipv4Addr>,
    /// The interface's name.
    pub iface: String,
    /// `connected`, `static`, `dhcp`.
    pub origin: &'static str,
    /// Smaller is better.
    pub metric: u32,
}

/// Translation now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NatView {
    /// The outside interface's name.
    pub wan: String,
    /// The inside interface's name.
    pub lan: String,
    /// How it behaves.
    pub settings: proto::nat::NatSettings,
    /// Sessions.
    pub rows: Vec<proto::nat::NatRow>,
    /// Port-forward rules.
    pub rules: Vec<proto::nat::RuleRow>,
    /// The host that gets what no rule takes.
    pub dmz: Option<proto::nat::DmzRow>,
    /// Whether calls from inside to the public address are turned around.
    pub hairpin: bool,
}

/// A packet filter now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FilterView {
    /// INPUT, FORWARD, OUTPUT.
    pub chains: [proto::filter::Chain; 3],
    /// Conversations it follows.
    pub tracked: usize,
}

/// A radio now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RadioView {
    /// The name of its network; none: any.
    pub ssid: Option<String>,
    /// The network's password; none: it is open.
    pub password: Option<String>,
    /// The channel; none: one of its own choice.
    pub channel: Option<u8>,
    /// Whether it is on.
    pub on: bool,
}

/// A process now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ProcView {
    /// Its number; 1 is init, which every box has.
    pub pid: u32,
    /// Its parent; 0 for init.
    pub parent: u32,
    /// Its group: the job it belongs to.
    pub group: u32,
    /// The number of its terminal (`pts/0`); none for a daemon.
    pub tty: Option<u16>,
    /// Its command line.
    pub argv: String,
    /// `R` runs, `S` sleeps, `Z` has ended and waits for its parent to ask.
    pub state: char,
    /// What it waits for: `accept`, `recv`, `connect`, `sleep`, `line`, `child`, `read`, `pipe`, `send`, `wait`, `call`, `run`.
    pub waits: &'static str,
    /// When it started.
    pub since: SimTime,
    /// The call made by hand that it is blocked in, and its descriptor.
    pub blocked: Option<(&'static str, u16)>,
    /// Whose it is: `root`, or who logs in at the box.
    pub user: String,
    /// Whether it waits for a line to be typed.
    pub reads: bool,
    /// Its descriptors, by number.
    pub fds: Vec<FdView>,
}

/// A descriptor of a process.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FdView {
    /// Its number: 0 standard input, 1 standard output, 2 standard error.
    pub fd: u16,
    /// What it is open to.
    pub open: FdWhat,
}

/// What a descriptor is open to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum FdWhat {
    /// The terminal of this number.
    Tty(u16),
    /// The pipe of this number.
    Pipe(u32),
    /// A file.
    File(String),
    /// Nothing.
    Null,
    /// The socket that stands at this place in `NodeView::sockets`.
    Socket(usize),
}

/// A terminal now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TerminalView {
    /// Its number.
    pub number: u16,
    /// Its shell.
    pub shell: u32,
    /// The group that has the keyboard; 0: the shell.
    pub foreground: u32,
    /// Whether the shell waits for a line.
    pub at_prompt: bool,
    /// Lines typed that nobody has read.
    pub typed_ahead: usize,
}
