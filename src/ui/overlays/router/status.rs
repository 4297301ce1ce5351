//! The page that says how a router is: outside, inside, radio, translation, filter, clients, and what it dropped last.
//! It lives: it is drawn from the picture of the shown moment.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use ratatui_core::layout::Rect;

use super::{Line, draw_lines};
use crate::app::model::Model;
use crate::i18n::{Names, fact_short};
use crate::lab::{IfaceView, LabView, NodeView};
use crate::proto::filter::Hook;
use crate::proto::nat::SESSIONS_MAX;
use crate::trace::What;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::panes::clock;
use crate::ui::panes::tables::duration;
use crate::ui::theme::Role;
use crate::wire::{IpKind, IpProto, Mac};

/// Drops that are told.
const DROPS_MAX: usize = 3;
/// Facts that are looked through for them.
const LOOKED_MAX: usize = 20_000;
/// Outside ports that can be lent (RFC 6056 3.2: not the well-known ones).
const PORTS: usize = 65_536 - 1024;

/// Draws the page.
pub(super) fn draw(
    canvas: &mut Canvas,
    kit: &Kit,
    (model, node): (&Model, &NodeView),
    scroll: usize,
    area: Rect,
    names: &dyn Names,
) {
    let view = &model.stage.view;
    let mut lines = vec![(kit.format("status-up", &[("time", clock(view.now.micros()).into())]), Role::Text)];
    lines.extend(outside(kit, node));
    lines.extend(inside(kit, node));
    lines.extend(translation(kit, node));
    lines.extend(filter(kit, node));
    lines.push((kit.text("status-clients").into_owned(), Role::Title));
    lines.extend(clients(kit, view, node));
    lines.push((kit.text("status-drops").into_owned(), Role::Title));
    lines.extend(drops(kit, model, node, names));
    draw_lines(canvas, kit, &lines, scroll, area);
}

fn face<'a>(node: &'a NodeView, name: Option<&str>) -> Option<&'a IfaceView> {
    node.ifaces.iter().find(|face| Some(face.name.as_str()) == name)
}

fn outside(kit: &Kit, node: &NodeView) -> Vec<Line> {
    let Some(wan) = face(node, node.nat.as_ref().map(|nat| nat.wan.as_str())) else { return Vec::new() };
    let Some(net) = wan.addrs.first() else {
        let none = (kit.text("status-wan-none").into_owned(), Role::Warn);
        return core::iter::once(none).chain(wan.pppoe.as_ref().map(|row| dialled(kit, row))).collect();
    };
    let kind = match IpKind::of_v4(net.addr()) {
        IpKind::Private => "private",
        IpKind::Shared => "shared",
        _ => "public",
    };
    let gateway = node.routes.iter().find(|r| r.prefix.prefix_len() == 0).and_then(|route| route.gateway);
    let how = match (&wan.dhcp, &wan.pppoe) {
        (Some(_), _) => kit.text("status-by-dhcp").into_owned(),
        (None, Some(_)) => "PPPoE".to_owned(),
        (None, None) => kit.text("status-by-hand").into_owned(),
    };
    let resolvers: Vec<String> = node.resolvers.iter().map(ToString::to_string).collect();
    let none = || kit.text("none").into_owned();
    let line = kit.format(
        "status-wan",
        &[
            ("address", net.to_string().into()),
            ("how", how.into()),
            ("gateway", gateway.map_or_else(none, |addr| addr.to_string()).into()),
            ("dns", if resolvers.is_empty() { none() } else { resolvers.join(" ") }.into()),
        ],
    );
    let seen = kit.format(&format!("status-seen-{kind}"), &[]);
    let mut lines = vec![(line, Role::Strong)];
    lines.push((format!("     {seen}"), if kind == "public" { Role::Good } else { Role::Warn }));
    lines.extend(wan.pppoe.as_ref().map(|row| dialled(kit, row)));
    lines
}

/// How far a dialled line has come, or why it has not.
fn dialled(kit: &Kit, row: &crate::proto::ppp::ClientRow) -> Line {
    let words = [("lcp", row.lcp.into()), ("auth", row.auth.into()), ("ipcp", row.ipcp.into())];
    let states = kit.format("status-ppp", &words);
    match (row.session, &row.last) {
        (Some(session), _) => {
            let with = row.name.clone().unwrap_or_default();
            let text = kit.format("status-session", &[("session", u64::from(session).into()), ("with", with.into())]);
            let up = row.peer.is_some();
            (format!("     {text}  {states}"), if up { Role::Text } else { Role::Warn })
        }
        (None, Some(why)) => {
            let args = [("why", why.replace(' ', "-").into()), ("said", why.as_str().into())];
            let text = kit.format("status-no-session", &args);
            (format!("     {text}"), Role::Bad)
        }
        (None, None) => (format!("     {}", kit.text("status-dialling")), Role::Warn),
    }
}

fn inside(kit: &Kit, node: &NodeView) -> Vec<Line> {
    let lan = face(node, node.nat.as_ref().map(|nat| nat.lan.as_str())).and_then(|face| face.addrs.first());
    let none = || kit.text("none").into_owned();
    let mut text = kit.format("status-lan", &[("address", lan.map_or_else(none, ToString::to_string).into())]);
    if let Some(pool) = node.pools.first() {
        let lent = node.leases.iter().filter(|row| row.state == "bound").count();
        let (first, last) = pool.pool;
        text += &kit.format(
            "status-pool",
            &[
                ("first", first.to_string().into()),
                ("last", last.to_string().into()),
                ("lent", (lent as u64).into()),
                ("lease", u64::from(pool.lease_secs).into()),
            ],
        );
    }
    let mut lines = vec![(text, Role::Strong)];
    if let Some(radio) = &node.radio {
        let id = if radio.on { "status-radio-on" } else { "status-radio-off" };
        let args = [
            ("name", radio.ssid.clone().unwrap_or_else(|| kit.text("status-any-ssid").into_owned()).into()),
            ("lock", if radio.password.is_some() { "wpa2" } else { "open" }.into()),
            ("channel", radio.channel.map_or_else(|| "auto".to_owned(), |channel| channel.to_string()).into()),
        ];
        lines.push((kit.format(id, &args), if radio.on { Role::Text } else { Role::Warn }));
    }
    lines
}

fn translation(kit: &Kit, node: &NodeView) -> Vec<Line> {
    let Some(nat) = &node.nat else { return Vec::new() };
    let count = |proto| nat.rows.iter().filter(|row| row.proto == proto).count() as u64;
    let free = |proto| {
        let mut used: Vec<u16> =
            nat.rows.iter().filter(|row| row.proto == proto).map(|row| row.outside.port()).collect();
        used.sort_unstable();
        used.dedup();
        PORTS.saturating_sub(used.len()) as u64
    };
    let text = kit.format(
        "status-nat",
        &[
            ("rows", (nat.rows.len() as u64).into()),
            ("limit", (SESSIONS_MAX as u64).into()),
            ("tcp", count(IpProto::TCP).into()),
            ("udp", count(IpProto::UDP).into()),
            ("icmp", count(IpProto::ICMP).into()),
            ("tcpfree", free(IpProto::TCP).into()),
            ("udpfree", free(IpProto::UDP).into()),
        ],
    );
    vec![(text, if nat.rows.len() * 10 >= SESSIONS_MAX * 9 { Role::Warn } else { Role::Text })]
}

fn filter(kit: &Kit, node: &NodeView) -> Vec<Line> {
    let Some(filter) = &node.filter else { return vec![(kit.text("status-open").into_owned(), Role::Warn)] };
    let line = |hook: Hook| {
        let chain = &filter.chains[hook as usize];
        let accepted = |row: &&crate::proto::filter::FilterRow| row.verdict == crate::proto::filter::Verdict::Accept;
        let mut passed: u64 = chain.rows.iter().filter(accepted).map(|row| row.packets).sum();
        let mut refused: u64 = chain.rows.iter().filter(|row| !accepted(row)).map(|row| row.packets).sum();
        let by_policy = if accepted_policy(chain) { &mut passed } else { &mut refused };
        *by_policy += chain.packets;
        format!("{} {passed}{}/{refused}{}", hook.name(), kit.look.glyphs.yes, kit.look.glyphs.dropped)
    };
    let chains: Vec<String> = Hook::ALL.into_iter().map(line).collect();
    vec![(kit.format("status-firewall", &[("chains", chains.join("  ").into())]), Role::Text)]
}

fn accepted_policy(chain: &crate::proto::filter::Chain) -> bool {
    chain.policy == crate::proto::filter::Verdict::Accept
}

/// A host inside: its name, address and card, and how long the address is lent.
struct Client {
    name: String,
    addr: Ipv4Addr,
    mac: Mac,
    left: String,
}

fn clients(kit: &Kit, view: &LabView, node: &NodeView) -> Vec<Line> {
    let lan = face(node, node.nat.as_ref().map(|nat| nat.lan.as_str()));
    let mut all: Vec<Client> = node
        .leases
        .iter()
        .filter(|row| row.state == "bound")
        .map(|row| Client {
            name: row.host_name.clone().unwrap_or_else(|| owner(view, row.addr)),
            addr: row.addr,
            mac: row.mac,
            left: row.remaining_secs.map(duration).unwrap_or_default(),
        })
        .collect();
    let inside = |addr: Ipv4Addr| lan.is_some_and(|face| face.addrs.iter().any(|net: &Ipv4Net| net.contains(&addr)));
    for row in lan.iter().flat_map(|face| &face.arp) {
        let Some(mac) = row.mac.filter(|_| inside(row.ip)) else { continue };
        if all.iter().all(|client| client.addr != row.ip) {
            let left = kit.text("status-by-hand").into_owned();
            all.push(Client { name: owner(view, row.ip), addr: row.ip, mac, left });
        }
    }
    all.sort_by_key(|client| client.addr);
    let wide = all.iter().map(|client| width(&client.name)).max().unwrap_or(0);
    let pad = |text: &str, cells: u16| format!("{text}{}", " ".repeat(usize::from(cells.saturating_sub(width(text)))));
    let line = |client: &Client| {
        let Client { name, addr, mac, left } = client;
        let at = plug(kit, view, node, *mac);
        (format!("  {} {:<15} {mac} {} {at}", pad(name, wide), addr.to_string(), pad(left, 8)), Role::Text)
    };
    if all.is_empty() { vec![(format!("  {}", kit.text("none")), Role::Faint)] } else { all.iter().map(line).collect() }
}

/// The box with this address.
fn owner(view: &LabView, addr: Ipv4Addr) -> String {
    let has = |node: &&NodeView| node.ifaces.iter().any(|face| face.addrs.iter().any(|net| net.addr() == addr));
    view.nodes.iter().find(has).map_or_else(|| "?".to_owned(), |node| node.name.clone())
}

/// The port behind which a card is, and how fast its line is.
fn plug(kit: &Kit, view: &LabView, node: &NodeView, mac: Mac) -> String {
    let Some(row) = node.mac_table.iter().find(|row| row.mac == mac) else { return String::new() };
    let link = node.ports.iter().find(|port| port.name == row.port).and_then(|port| port.link);
    let link = link.and_then(|link| view.links.get(link.0 as usize));
    let rate = link.map(|link| rate(link.props.rate_bps)).unwrap_or_default();
    format!(
        "{} {rate}{}",
        row.port,
        if link.is_some_and(|link| link.cut) { format!(" {}", kit.look.glyphs.dropped) } else { String::new() }
    )
}

/// `1Gbps`
fn rate(bps: u64) -> String {
    match bps {
        _ if bps >= 1_000_000_000 && bps.is_multiple_of(1_000_000_000) => format!("{}Gbps", bps / 1_000_000_000),
        _ if bps >= 1_000_000 => format!("{}Mbps", bps / 1_000_000),
        _ => format!("{}kbps", bps / 1_000),
    }
}

fn drops(kit: &Kit, model: &Model, node: &NodeView, names: &dyn Names) -> Vec<Line> {
    let trace = model.stage.lab.trace();
    let here = |fact: &&crate::trace::Fact| {
        fact.node == Some(node.id) && fact.at <= model.playback.shown && matches!(fact.what, What::Drop(_))
    };
    let line = |fact: &crate::trace::Fact| {
        let short = fact_short(kit.texts, fact, names);
        let why = short.trim_start_matches("✗ ");
        (format!("  {} {} {why}", clock(fact.at.micros()), kit.look.glyphs.dropped), Role::Bad)
    };
    let last: Vec<Line> = trace.facts().rev().take(LOOKED_MAX).filter(here).take(DROPS_MAX).map(line).collect();
    if last.is_empty() { vec![(format!("  {}", kit.text("none")), Role::Faint)] } else { last }
}
