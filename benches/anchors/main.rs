//! The engine's figures: `cargo bench --bench anchors -- WORKLOAD N`, one JSON line. No workload: all of them at their
//! usual sizes. Trace off: this is the engine alone.
//!
//! - `nat-download N`: N hosts behind one home router each fetch 2 MB from a server outside, ten times.
//! - `idle N`: N hosts with addresses in LANs of 250 behind a router, and nothing to do. `bytes_per_node` is what plan and
//!   lab take together, `setup_s` the time to make both, `wall_s` that of the idle minute.
//! - `ping-lan N`: N hosts on one switch, each pings its neighbour ten times, ARP included.
//! - `tcp-bulk N`: N clients behind a router, a thousand on a switch, each download 1 MB from one server, 1 Gb/s, 2 ms
//!   each way.
//! - `udp-flood N`: one sender, one router, one receiver, N datagrams of 1,000 bytes at just under 1 Gb/s.
//! - `dissect N`: the frames of a home's first minute, each read N times.
//! - `facts N`: what recording costs: the downloads above, and 100 N rounds of pings and names in a home, each with facts
//!   off and on in turns; the ratio of the fastest of each.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock; the lab does not"
)]

mod idle;
mod transport;

use std::net::Ipv4Addr;
use std::time::{Instant, UNIX_EPOCH};

use hoplab::device::{AddressPlan, Blueprint, IfacePlan, Kind, NatPlan, Page, ServicePlan};
use hoplab::lab::{Command, Lab, LabOptions, LinkPlan, Plan, Text};
use hoplab::sim::{FrameId, LinkProps, SimTime};
use hoplab::trace::Name;

fn main() {
    // cargo passes `--bench`; what is left is ours.
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let size = args.get(1).and_then(|n| n.parse().ok());
    let wants = |name: &str| args.is_empty() || args.first().is_some_and(|a| a == name);
    if wants("nat-download") {
        nat_download(size.unwrap_or(100));
    }
    if wants("idle") {
        idle::idle(size.unwrap_or(10_000));
    }
    if wants("ping-lan") {
        transport::ping_lan(size.unwrap_or(100));
    }
    if wants("tcp-bulk") {
        transport::tcp_bulk(size.unwrap_or(100));
    }
    if wants("udp-flood") {
        transport::udp_flood(size.unwrap_or(1_000_000));
    }
    if wants("dissect") {
        dissection(size.unwrap_or(10_000));
    }
    if wants("facts") {
        facts("facts-download", || downloads(size.unwrap_or(20)), 10);
        facts("facts-ping-dns", home, 100 * size.unwrap_or(20));
    }
}

/// Prints the line of a workload; `more` is what only this one has to say.
fn report(workload: &str, lab: &Lab, start: &Start, more: serde_json::Value) {
    let secs = start.wall.elapsed().as_secs_f64();
    let cpu = busy_seconds() - start.cpu_s;
    let mut line = serde_json::json!({
        "workload": workload,
        "nodes": lab.node_names().len(),
        "sim_seconds": lab.now().nanos() as f64 / 1e9,
        "wall_s": secs,
        "cpu_s": cpu,
        "events": lab.events(),
        "link_hops": lab.hops(),
        "link_hops_per_s": lab.hops() as f64 / secs,
        "link_hops_per_cpu_s": lab.hops() as f64 / cpu,
        "peak_rss_kib": status("VmHWM:"),
    });
    if let (Some(line), serde_json::Value::Object(mut more)) = (line.as_object_mut(), more) {
        line.append(&mut more);
    }
    println!("{line}");
}

/// Where a measurement began.
struct Start {
    wall: Instant,
    cpu_s: f64,
}

impl Start {
    fn now() -> Start {
        Start { wall: Instant::now(), cpu_s: busy_seconds() }
    }
}

/// A line of /proc/self/status, in KiB.
fn status(key: &str) -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    text.lines().find_map(|l| l.strip_prefix(key))?.split_whitespace().next()?.parse().ok()
}

fn iface(name: &str, ports: Vec<Name>, addr: Option<&str>) -> IfacePlan {
    let address = addr.map_or(AddressPlan::None, |a| AddressPlan::Static(vec![a.parse().expect("an address")]));
    IfacePlan { name: name.into(), ports, mac: None, address }
}

fn host(name: &str, addr: &str, gateway: Option<&str>) -> Blueprint {
    let routes = gateway.map(|g| (ipnet::Ipv4Net::default(), g.parse().expect("a gateway"))).into_iter().collect();
    Blueprint {
        ifaces: vec![iface("eth0", vec!["eth0".into()], Some(addr))],
        routes,
        ..Blueprint::plain(name, Kind::Pc)
    }
}

fn plan(name: &str, nodes: Vec<Blueprint>, links: Vec<LinkPlan>) -> Plan {
    Plan {
        name: name.into(),
        title: Text::default(),
        about: Text::default(),
        seed: 1,
        positions: vec![None; nodes.len()],
        nodes,
        links,
        script: Vec::new(),
        expectations: Vec::new(),
        lesson: None,
    }
}

fn link(a: (usize, &str), b: (usize, &str)) -> LinkPlan {
    LinkPlan::new([(a.0, a.1.into()), (b.0, b.1.into())], LinkProps::default())
}

/// Clients behind one home router, and a server outside with a page of 2 MB.
fn downloads(clients: usize) -> Workload {
    let ports: Vec<Name> = (0..clients).map(|i| format!("lan{i}").into()).collect();
    let wan = iface("wan", vec!["wan".into()], Some("203.0.113.2/24"));
    let router = Blueprint {
        ifaces: vec![wan, iface("lan", ports.clone(), Some("10.0.0.1/16"))],
        nat: Some(Box::new(NatPlan {
            wan: "wan".into(),
            lan: "lan".into(),
            settings: hoplab::proto::nat::NatSettings::of(hoplab::proto::Profile::Rfc),
            rules: Vec::new(),
            dmz: None,
            hairpin: true,
        })),
        ..Blueprint::plain("router", Kind::HomeRouter)
    };
    let page = Page { path: "/big".into(), body: "x".repeat(2_000_000) };
    let server = Blueprint {
        services: vec![ServicePlan::Http { port: 80, pages: vec![page] }],
        ..host("server", "203.0.113.80/24", None)
    };
    let mut nodes = vec![router, server];
    let mut links = vec![link((0, "wan"), (1, "eth0"))];
    for (i, port) in ports.iter().enumerate() {
        let addr = Ipv4Addr::from(0x0a00_0100 + i as u32);
        nodes.push(host(&format!("c{i}"), &format!("{addr}/16"), Some("10.0.0.1")));
        links.push(link((0, port), (i + 2, "eth0")));
    }
    let get = |i| Command::new(&format!("c{i}"), "curl -s -o /tmp/page http://203.0.113.80/big");
    let commands = (0..clients).map(get).collect();
    Workload { plan: plan("nat-download", nodes, links), commands, seconds: 20 }
}

/// The home lab; its hosts ping, ask names and fetch a page.
fn home() -> Workload {
    let plan = hoplab::scenario::load(include_str!("../../scenarios/home.ron"), "home").expect("a plan");
    let lines = [("pc1", "ping -c 20 example.com"), ("pc2", "dig naver.com"), ("phone", "dig nosuch.example.com")];
    let commands = lines.map(|(node, line)| Command::new(node, line)).into();
    Workload { plan, commands, seconds: 30 }
}

/// A plan, and what its boxes are told to do in each round.
struct Workload {
    plan: Plan,
    commands: Vec<Command>,
    /// How long a round is, in virtual time.
    seconds: u64,
}

impl Workload {
    fn lab(&self, trace: bool) -> Lab {
        Lab::new(&self.plan, &LabOptions { trace, undo: false, ..LabOptions::default() }).expect("a lab")
    }

    fn round(&self, lab: &mut Lab) {
        for command in &self.commands {
            lab.command(command).expect("taken");
        }
        lab.run_until(SimTime(lab.now().0 + self.seconds * 1_000_000_000));
    }
}

fn nat_download(clients: usize) {
    let workload = downloads(clients);
    let mut lab = workload.lab(false);
    let start = Start::now();
    for _ in 0..10 {
        workload.round(&mut lab);
    }
    report("nat-download", &lab, &start, serde_json::Value::Null);
}

/// Runs of each kind; the fastest counts, since others only add to it.
const RUNS: usize = 3;

fn facts(name: &str, workload: impl Fn() -> Workload, rounds: usize) {
    let workload = workload();
    let (mut best, mut facts) = ([f64::MAX; 2], 0);
    for run in 0..2 * RUNS {
        let on = run % 2 == 1;
        let mut lab = workload.lab(on);
        lab.run_until(SimTime::from_secs(5));
        let start = busy_seconds();
        for _ in 0..rounds {
            workload.round(&mut lab);
        }
        let took = busy_seconds() - start;
        best[usize::from(on)] = best[usize::from(on)].min(took);
        facts = lab.trace().last_id().0;
    }
    let line = serde_json::json!({
        "workload": name,
        "facts": facts,
        "fact_size": size_of::<hoplab::trace::Fact>(),
        "off_s": best[0],
        "on_s": best[1],
        "ns_per_fact": (best[1] - best[0]) * 1e9 / facts as f64,
        "ratio": best[1] / best[0],
    });
    println!("{line}");
}

/// Seconds this thread was on a processor (proc(5), schedstat; Linux counts them at its ticks); else those of the clock.
fn busy_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = text.split_whitespace().next().and_then(|n| n.parse::<f64>().ok());
    spent.map_or_else(|| UNIX_EPOCH.elapsed().map_or(0.0, |d| d.as_secs_f64()), |nanos| nanos / 1e9)
}

/// The frames of a home's first minute, read over and over: what a frame of average make costs to read.
fn dissection(rounds: usize) {
    let text = include_str!("../../scenarios/home.ron");
    let plan = hoplab::scenario::load(text, "home").expect("a plan");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("a lab");
    lab.run_until(SimTime::from_secs(10));
    for line in ["ping -c 3 example.com", "curl http://example.com/", "dig naver.com"] {
        lab.command(&Command::new("pc1", line)).expect("taken");
        lab.run_until(SimTime(lab.now().0 + 5_000_000_000));
    }
    let trace = lab.trace();
    let frames: Vec<_> = (1..).map_while(|n| trace.frame(FrameId(n))).collect();
    let start = Start::now();
    let mut fields = 0;
    for _ in 0..rounds {
        for frame in &frames {
            fields += hoplab::wire::dissect(&frame.bytes).layers.iter().map(|layer| layer.fields.len()).sum::<usize>();
        }
    }
    let (secs, read) = (start.wall.elapsed().as_secs_f64(), (rounds * frames.len()) as f64);
    let line = serde_json::json!({
        "workload": "dissect",
        "frames": frames.len(),
        "fields_per_frame": fields as f64 / read,
        "wall_s": secs,
        "ns_per_frame": secs * 1e9 / read,
    });
    println!("{line}");
}
