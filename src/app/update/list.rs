//! Lists: what is in them when they open, and what choosing a row does.

use crate::app::action::{ACTIONS, Action};
use crate::app::effect::Effect;
use crate::app::input::{Code, Key};
use crate::app::jamo::latin_keys;
use crate::app::keymap::{Context, spell};
use crate::app::list::{Item, List, Pick, Purpose};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Picking};
use crate::lab::{LAB, LAB_COMMANDS, LinkView, NodeView, Text};
use crate::sim::NodeId;

use super::{PAGE, command, connection, console, edit, main_screen, question};

/// Opens a list.
pub(super) fn open(model: &mut Model, purpose: Purpose) {
    let items = items(model, purpose);
    let here = Pick::Node(model.selection.node);
    let at = items.iter().position(|item| item.pick == here).unwrap_or(0);
    model.overlays.push(Overlay::List(List::new(purpose, items, at)));
}

fn items(model: &Model, purpose: Purpose) -> Vec<Item> {
    let stage = &model.stage;
    let node = |n: &NodeView| Item::named(Pick::Node(n.id), &n.name);
    match purpose {
        Purpose::Palette => {
            ACTIONS.iter().filter(|row| row.action.in_palette()).map(|row| action_item(model, row.action)).collect()
        }
        Purpose::Scenarios => {
            let built_in = stage.catalogue.scenarios.iter().map(|e| Item::titled(&e.name, &e.title));
            built_in.chain([action_item(model, Action::OpenFile)]).collect()
        }
        Purpose::Demos => stage.catalogue.demos.iter().map(|e| Item::titled(&e.name, &e.title)).collect(),
        Purpose::Boxes => stage.view.nodes.iter().filter(|n| !n.removed).map(node).collect(),
        Purpose::ShellAt => stage.hosts().map(node).chain([Item::named(Pick::Node(LAB), stage.name(LAB))]).collect(),
        Purpose::RenewAt | Purpose::ReleaseAt => stage.dhcp_clients().map(node).collect(),
        Purpose::Links | Purpose::Unplug => links(model),
        Purpose::MoveEnd => ends(model),
        Purpose::Connections => connection::items(model),
        Purpose::Terms => {
            let term = |(id, name): &(&'static str, Text)| Item { pick: Pick::Term(id), ..Item::titled(id, name) };
            stage.catalogue.terms.iter().map(term).collect()
        }
        Purpose::Menu(id) => menu(model, id).into_iter().map(|action| action_item(model, action)).collect(),
    }
}

fn action_item(model: &Model, action: Action) -> Item {
    let id = action.id();
    let words = model.stage.catalogue.words.iter().find(|(name, _)| *name == id).map_or("", |(_, words)| words);
    Item { search: format!("{id} {words}"), ..Item::named(Pick::Action(action), id) }
}

/// What can be done at a box.
fn menu(model: &Model, id: NodeId) -> Vec<Action> {
    let stage = &model.stage;
    let host = stage.hosts().any(|n| n.id == id);
    let client = stage.dhcp_clients().any(|n| n.id == id);
    let dhcp = stage.node(id).is_some_and(|n| !crate::app::dhcp::subjects(n).is_empty());
    let nat = stage.node(id).is_some_and(|n| n.nat.is_some());
    let offers = [
        (nat, Action::RouterPages),
        (nat, Action::Forwards),
        (true, Action::Host),
        (host, Action::Shell),
        (host, Action::Compose),
        (dhcp, Action::Dhcp),
        (client, Action::DhcpRenew),
        (client, Action::DhcpRelease),
        (true, Action::Power),
        (true, Action::LinkForm),
        (true, Action::Links),
        (true, Action::EditCable),
        (true, Action::EditUnplug),
        (host, Action::EditAddress),
        (host, Action::EditService),
        (true, Action::EditRename),
        (true, Action::EditRemove),
    ];
    offers.into_iter().filter(|(fits, _)| *fits).map(|(_, action)| action).collect()
}

/// All links, those of the chosen box first.
fn links(model: &Model) -> Vec<Item> {
    let here = |l: &LinkView| l.ends.iter().any(|end| end.node == model.selection.node);
    let item = |l: &LinkView| {
        let name = format!("{} ─ {}", l.names[0], l.names[1]);
        Item { cut: l.cut, ..Item::named(Pick::Link(l.id), &name) }
    };
    let all = || model.stage.view.links.iter().filter(|l| !l.removed);
    all().filter(|l| here(l)).chain(all().filter(|l| !here(l))).map(item).collect()
}

/// The ends of all cables, those at the chosen box first; beside each the other one.
fn ends(model: &Model) -> Vec<Item> {
    let links = model.stage.view.links.iter().filter(|l| !l.removed);
    let both = links.flat_map(|l| [0, 1].map(|side| (l.ends[side].node, &l.names[side], &l.names[1 - side])));
    let (here, there): (Vec<_>, Vec<_>) = both.partition(|(node, ..)| *node == model.selection.node);
    let item =
        |(_, end, other): (NodeId, &String, &String)| Item::named(Pick::End(end.clone()), &format!("{end} ─ {other}"));
    here.into_iter().chain(there).map(item).collect()
}

/// Renews or releases the lease of the chosen box; asks which, when it has none.
pub(super) fn dhcp(model: &mut Model, renew: bool) {
    let chosen = model.selection.node;
    let clients: Vec<NodeId> = model.stage.dhcp_clients().map(|n| n.id).collect();
    let is_router = model.stage.node(chosen).is_some_and(|n| n.nat.is_some());
    match clients.as_slice() {
        [] => model.notice = Some(Notice::NoDhcpClient),
        [only] => lease(model, *only, renew),
        // A router has a client too, but is seldom what is meant: then the list asks.
        all if all.contains(&chosen) && !is_router => lease(model, chosen, renew),
        _ => open(model, if renew { Purpose::RenewAt } else { Purpose::ReleaseAt }),
    }
}

fn lease(model: &mut Model, node: NodeId, renew: bool) {
    let name = model.stage.name(node).to_owned();
    command::give(model, &name, if renew { "dhcp renew" } else { "dhcp release" });
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::List(list)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up => list.step(-1),
        Action::Down => list.step(1),
        Action::PageUp => list.step(-(PAGE as isize)),
        Action::PageDown => list.step(PAGE as isize),
        Action::Cancel if !list.filter.is_empty() => {
            list.filter.set("");
            list.narrow();
        }
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Activate => return choose(model),
        _ => {}
    }
    Vec::new()
}

/// A key of text: a digit chooses a row while nothing is typed, anything else narrows the list.
pub(super) fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(Overlay::List(list)) = model.overlays.last_mut() else { return Vec::new() };
    let digit = key.typed().filter(|_| list.filter.is_empty()).and_then(|c| c.to_digit(10));
    match (digit.and_then(|d| (d as usize).checked_sub(1)), key.code) {
        (Some(place), _) if place < list.shown.len() => {
            list.at = place;
            return choose(model);
        }
        (_, Code::Home) => list.at = 0,
        (_, Code::End) => list.step(isize::MAX),
        _ if matches!(list.purpose, Purpose::Menu(_)) => return menu_key(model, key),
        _ => {
            if list.filter.key(key) {
                list.narrow();
                offer_line(list);
            }
        }
    }
    Vec::new()
}

/// What is typed into the palette may be a line for the lab, `connect pc3 router`: then that is its first row.
fn offer_line(list: &mut List) {
    if list.purpose != Purpose::Palette {
        return;
    }
    list.items.retain(|item| !matches!(item.pick, Pick::Line(_)));
    let typed = list.filter.text().trim();
    let line = typed.strip_prefix("lab ").unwrap_or(typed).trim().to_owned();
    let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
    let is_line = !rest.is_empty() && LAB_COMMANDS.iter().any(|(name, _)| name.split(' ').next() == Some(word));
    list.shown.retain(|at| *at < list.items.len());
    if is_line {
        list.shown.insert(0, list.items.len());
        list.items.push(Item::named(Pick::Line(line.clone()), &format!("lab {line}")));
    }
}

/// In a box's menu the keys that stand beside the rows work, one after the other.
fn menu_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(Overlay::List(list)) = model.overlays.last_mut() else { return Vec::new() };
    let latin = key.typed().and_then(latin_keys);
    let pressed = latin.or_else(|| key.typed().map(String::from)).unwrap_or_default();
    let typed = format!("{}{pressed}", list.filter.text());
    let keymap = &model.settings.keymap;
    let spelled = |item: &Item| match item.pick {
        Pick::Action(action) => keymap.keys_of(Context::Main, action).iter().map(|keys| spell(keys)).collect(),
        _ => Vec::new(),
    };
    let begins = |item: &Item| spelled(item).iter().any(|keys| keys.replace(' ', "").starts_with(&typed));
    let is = |item: &Item| spelled(item).iter().any(|keys| keys.replace(' ', "") == typed);
    let fitting: Vec<usize> = (0..list.items.len()).filter(|at| list.items.get(*at).is_some_and(begins)).collect();
    let whole = fitting.iter().position(|at| list.items.get(*at).is_some_and(is));
    (list.at, list.shown) = (whole.unwrap_or(0), fitting);
    list.filter.set(&typed);
    if whole.is_some() {
        return choose(model);
    }
    if list.shown.is_empty() || pressed.is_empty() {
        list.filter.set("");
        list.narrow();
    }
    Vec::new()
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::List(list)) = model.overlays.last() else { return Vec::new() };
    let Some(pick) = list.chosen().map(|item| item.pick.clone()) else { return Vec::new() };
    let purpose = list.purpose;
    // A term is read where it stands.
    if matches!(pick, Pick::Term(_)) {
        return Vec::new();
    }
    model.overlays.pop();
    match (purpose, pick) {
        (Purpose::Menu(node), Pick::Action(action)) => {
            model.selection.choose(node);
            return main_screen::act_at(model, action);
        }
        (_, Pick::Action(action)) if action.is_of_rules() => {
            model.overlays.clear();
            super::forwards::open(model);
            return super::act(model, action);
        }
        (_, Pick::Action(action)) => {
            // The palette's actions are those of the main screen: what lies over it is left.
            if !action.row().contexts.contains(&crate::app::keymap::Context::Any) {
                model.overlays.clear();
            }
            return super::act(model, action);
        }
        (Purpose::ShellAt, Pick::Node(node)) => console::open(model, node),
        (Purpose::RenewAt, Pick::Node(node)) => lease(model, node, true),
        (Purpose::ReleaseAt, Pick::Node(node)) => lease(model, node, false),
        (_, Pick::Node(node)) => model.selection.choose(node),
        (_, Pick::Term(_)) => {}
        (_, Pick::Talk(id)) => connection::show(model, id),
        (_, Pick::Line(line)) => {
            model.overlays.clear();
            command::give(model, "lab", &line);
        }
        (_, Pick::End(end)) => edit::pick(model, Picking::Move(end)),
        (Purpose::Unplug, Pick::Link(link)) => {
            let end = model.stage.view.links.iter().find(|l| l.id == link).map(|l| l.names[0].clone());
            if let Some(end) = end {
                command::give(model, "lab", &format!("disconnect {end}"));
            }
        }
        (_, Pick::Link(link)) => {
            let found = model.stage.view.links.iter().find(|l| l.id == link);
            if let Some((end, cut)) = found.map(|l| (l.names[0].clone(), l.cut)) {
                command::give(model, "lab", &format!("link {} {end}", if cut { "mend" } else { "cut" }));
            }
        }
        (Purpose::Demos, Pick::Name(name)) => return question::load(model, name, true),
        (_, Pick::Name(name)) => return question::load(model, name, false),
    }
    Vec::new()
}
