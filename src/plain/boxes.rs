//! Boxes and cables as sentences, and the tables of a box, row by row.

use super::Voice;
use crate::app::selection::Tab;
use crate::lab::{LinkView, NodeView};
use crate::sim::{Medium, NodeId};
use crate::ui::panes::table_of;
use crate::ui::widgets::Table;

/// All boxes of the lab with their addresses and where their cables lead, a line each.
pub fn boxes(voice: &Voice) -> Vec<String> {
    voice.view.nodes.iter().filter(|node| !node.removed).map(|node| one(voice, node)).collect()
}

/// `pc1 (PC): eth0 192.168.0.100/24; eth0 by cable to router lan1, up`
fn one(voice: &Voice, node: &NodeView) -> String {
    let kind = voice.texts.named("kind", &node.kind.row().name.to_lowercase());
    let head = voice.say("plain-box", &[("name", node.name.as_str().into()), ("kind", kind.into())]);
    let face = |face: &crate::lab::IfaceView| {
        let addrs: Vec<String> = face.addrs.iter().map(ToString::to_string).collect();
        let none = || voice.texts.text("plain-no-address").into_owned();
        format!("{} {}", face.name, if addrs.is_empty() { none() } else { addrs.join(", ") })
    };
    let faces = node.ifaces.iter().map(face);
    let links = voice.view.links.iter().filter(|link| !link.removed);
    let cables = links.filter_map(|link| cable(voice, link, node.id));
    let all: Vec<String> = faces.chain(cables).collect();
    format!("{head} {}", all.join("; "))
}

/// Where a cable leads from one of its ends.
fn cable(voice: &Voice, link: &LinkView, from: NodeId) -> Option<String> {
    let here = link.ends.iter().position(|end| end.node == from)?;
    let port = |name: &str| name.split_once(':').map_or("", |(_, port)| port).to_owned();
    let (own, other) = (link.names.get(here)?, link.names.get(1 - here)?);
    let to = other.split_once(':').map_or(other.as_str(), |(node, _)| node);
    let args = [
        ("port", port(own).into()),
        ("to", to.into()),
        ("peer", port(other).into()),
        ("medium", if link.props.medium == Medium::Wifi { "wifi" } else { "cable" }.into()),
        ("state", if link.cut { "cut" } else { "up" }.into()),
    ];
    Some(voice.say("plain-cable", &args))
}

/// A table of a box: its title, then each row with the names of its columns.
pub fn table(voice: &Voice, node: &NodeView, tab: Tab) -> Vec<String> {
    let title = voice.texts.named("tab", tab.id());
    let head = voice.say("plain-table", &[("node", node.name.as_str().into()), ("table", title.into())]);
    let mut table = table_of(&voice.kit(), node, tab);
    for row in &mut table.rows {
        in_words(voice, row);
    }
    let rows = rows(&table);
    let empty = || vec![voice.say(&format!("tab-{}.empty", tab.id()), &[])];
    core::iter::once(head).chain(if rows.is_empty() { empty() } else { rows }).collect()
}

/// The marks of the screen in words: frames received and sent.
fn in_words(voice: &Voice, row: &mut [crate::ui::widgets::Cell]) {
    for cell in row {
        let counts = cell.text.strip_prefix('v').and_then(|rest| rest.split_once(" ^"));
        if let Some((received, sent)) = counts.filter(|(a, b)| a.parse::<u64>().is_ok() && b.parse::<u64>().is_ok()) {
            cell.text = voice.say("plain-frames", &[("received", received.into()), ("sent", sent.into())]);
        }
    }
}

/// `name: eth0, address: 192.168.0.100/24, …`; cells beyond the heads have none.
pub(super) fn rows(table: &Table) -> Vec<String> {
    let row = |cells: &Vec<crate::ui::widgets::Cell>| {
        // Below the interfaces stand rows of another shape, which say by themselves what they are.
        let own = cells.first().is_some_and(|cell| matches!(cell.text.as_str(), "DHCP" | "DNS"));
        let aligned = cells.len() <= table.head.len() && !own;
        let cell = |(at, cell): (usize, &crate::ui::widgets::Cell)| {
            let text = cell.text.trim().trim_start_matches(['-', '>', ' ']).to_owned();
            let head = table.head.get(at).filter(|head| aligned && !head.is_empty());
            (!text.is_empty()).then(|| head.map_or(text.clone(), |head| format!("{head} {text}")))
        };
        let told: Vec<String> = cells.iter().enumerate().filter_map(cell).collect();
        told.join(if aligned { ", " } else { " " })
    };
    table.rows.iter().map(row).filter(|line| !line.is_empty()).collect()
}
