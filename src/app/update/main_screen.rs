//! Actions on the main screen: time, choosing, and opening what lies over it.

use crate::app::action::{Action, Group};
use crate::app::effect::Effect;
use crate::app::events::Level;
use crate::app::focus::Pane;
use crate::app::list::Purpose;
use crate::app::map::{self, Way};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::packet::Follow;
use crate::app::playback::Stop;
use crate::app::selection::Tab;
use crate::app::story::turning_field;
use crate::sim::FrameId;
use crate::trace::FactId;
use crate::wire::dissect;

use super::{
    PAGE, about, anatomy, atlas, command, composer, connection, console, dhcp, edit, forwards, host, link, list, play,
    question, router, start, subnets, tour, why,
};

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action.row().group {
        Group::Play => time(model, action),
        Group::Move => walk(model, action),
        Group::Look => look(model, action),
        _ => return open(model, action),
    }
    Vec::new()
}

pub(super) fn time(model: &mut Model, action: Action) {
    match action {
        Action::Pause => play::toggle(model),
        Action::StepLayer => play::step(model, Stop::Layer),
        Action::StepHop => play::step(model, Stop::Hop),
        Action::StepEvent => play::step(model, Stop::Event),
        Action::StepBack => play::back(model),
        Action::Live => play::live(model),
        Action::Skip => play::skip(model),
        Action::Faster | Action::Slower => {
            model.playback.change_speed(action == Action::Faster);
            model.notice = Some(Notice::Speed { quarters: model.playback.quarters() });
        }
        Action::Mode => {
            model.playback.change_mode();
            model.notice = Some(Notice::Mode(model.playback.mode));
        }
        _ => {}
    }
}

fn walk(model: &mut Model, action: Action) {
    match (action, model.focus.pane) {
        (Action::PanUp | Action::PanDown | Action::PanLeft | Action::PanRight, _) => atlas::act(model, action),
        (Action::FocusNext | Action::FocusPrev, _) => model.focus.turn(action == Action::FocusNext),
        (Action::Cancel, _) if model.playback.past => play::live(model),
        (Action::Cancel, Pane::Events) if model.selection.events.chosen.is_some() => {
            model.selection.events.chosen = None;
        }
        (Action::Cancel, Pane::Ladder) if model.packet.tree.is_some() => model.packet.tree = None,
        (Action::Cancel, Pane::Ladder) if model.packet.chosen.is_some() => model.packet.chosen = None,
        (Action::Cancel, Pane::Map) => tour::put_away(model),
        (Action::Cancel, _) => model.focus.pane = Pane::Map,
        (_, Pane::Map) => walk_map(model, action),
        (_, Pane::Inspector) => walk_inspector(model, action),
        (_, Pane::Events) => walk_events(model, action),
        (_, Pane::Ladder) => walk_ladder(model, action),
    }
}

fn walk_map(model: &mut Model, action: Action) {
    let way = match action {
        Action::Up => Way::Up,
        Action::Down => Way::Down,
        Action::Left => Way::Left,
        Action::Right => Way::Right,
        Action::Activate => return list::open(model, Purpose::Menu(model.selection.node)),
        _ => return,
    };
    if let Some(node) = map::neighbour(&model.stage.view, &model.selection.atlas.folded, model.selection.node, way) {
        model.selection.choose(node);
    }
}

fn walk_inspector(model: &mut Model, action: Action) {
    let selection = &mut model.selection;
    match action {
        Action::Up => selection.scroll = selection.scroll.saturating_sub(1),
        Action::Down => selection.scroll += 1,
        Action::PageUp => selection.scroll = selection.scroll.saturating_sub(PAGE),
        Action::PageDown => selection.scroll += PAGE,
        Action::First => selection.scroll = 0,
        Action::Left | Action::Right => turn_tab(model, action == Action::Right),
        Action::Activate if selection.tab == Tab::Forwards => forwards::open(model),
        Action::Activate => list::open(model, Purpose::Menu(model.selection.node)),
        _ => {}
    }
    let rows = table_rows(model);
    model.selection.scroll = model.selection.scroll.min(rows.saturating_sub(1));
}

/// Rows of the shown table, so that scrolling ends.
fn table_rows(model: &Model) -> usize {
    let Some(node) = model.stage.node(model.selection.node) else { return 0 };
    let nat = node.nat.as_ref();
    match model.selection.tab {
        Tab::Interfaces => node.ifaces.len() * 4,
        Tab::Arp => node.ifaces.iter().map(|i| i.arp.len()).sum(),
        Tab::Mac => node.mac_table.len(),
        Tab::Routes => node.routes.len(),
        Tab::Nat => nat.map_or(0, |n| n.rows.len()),
        Tab::Forwards => nat.map_or(0, |n| n.rules.len()),
        Tab::Leases => node.leases.len(),
        Tab::Dns => node.dns_cache.len(),
        Tab::Sockets => node.sockets.len(),
        Tab::Processes => node.procs.len(),
    }
}

fn turn_tab(model: &mut Model, forward: bool) {
    let tabs = model.stage.tabs(model.selection.node);
    model.selection.turn_tab(&tabs, forward);
}

fn walk_events(model: &mut Model, action: Action) {
    let trace = model.stage.lab.trace();
    let events = &mut model.selection.events;
    match action {
        Action::Up => events.step(&trace, -1),
        Action::Down => events.step(&trace, 1),
        Action::PageUp => events.step(&trace, -(PAGE as isize)),
        Action::PageDown => events.step(&trace, PAGE as isize),
        Action::First => events.first(&trace),
        Action::Last => events.chosen = None,
        Action::Activate => {
            drop(trace);
            follow(model);
        }
        _ => {}
    }
}

fn walk_ladder(model: &mut Model, action: Action) {
    if model.packet.tree.is_some() {
        match action {
            Action::Up | Action::Left => model.packet.walk_tree(-1),
            Action::Down | Action::Right => model.packet.walk_tree(1),
            Action::PageUp | Action::First => model.packet.walk_tree(isize::MIN),
            Action::PageDown | Action::Last => model.packet.walk_tree(isize::MAX),
            Action::Activate => model.packet.enter_branch(&model.stage.lab.trace()),
            _ => {}
        }
        return;
    }
    match action {
        Action::PageUp | Action::PageDown => {
            let (here, fields) = fields_now(model);
            model.packet.choose_field(if action == Action::PageDown { 1 } else { -1 }, here, fields);
        }
        Action::Up => model.packet.choose(-1),
        Action::Down => model.packet.choose(1),
        Action::Left | Action::Right => model.packet.choose_column(action == Action::Right),
        Action::First => model.packet.choose(isize::MIN),
        Action::Last => model.packet.chosen = None,
        Action::Activate => model.packet.hex = !model.packet.hex,
        _ => {}
    }
}

/// The field that the present step turns on, by its number in its header, and how many that has.
fn fields_now(model: &Model) -> (usize, usize) {
    let trace = model.stage.lab.trace();
    let found = model.packet.step().and_then(|(_, step)| {
        let (header, frame) = (step.header.as_ref()?, trace.frame(step.frame?)?);
        let dissection = dissect(&frame.bytes);
        let layer = dissection.layers.iter().find(|layer| layer.start == header.start)?;
        let turning = turning_field(&trace, step);
        let here = layer.fields.iter().position(|value| Some(value.field.name) == turning);
        Some((here.unwrap_or(0), layer.fields.len()))
    });
    found.unwrap_or((0, 0))
}

/// Opens the tree of all copies with the keyboard in it, or closes it.
fn branches(model: &mut Model) {
    if model.packet.toggle_tree() {
        model.focus.pane = Pane::Ladder;
    } else {
        model.notice = Some(Notice::NoPacket);
    }
}

fn look(model: &mut Model, action: Action) {
    match action {
        Action::TabNext | Action::TabPrev => turn_tab(model, action == Action::TabNext),
        Action::MapNearer | Action::MapFarther | Action::MapWhole | Action::MapFold | Action::MapLens => {
            atlas::act(model, action);
        }
        Action::Boxes => list::open(model, Purpose::Boxes),
        Action::Follow => follow(model),
        Action::Anatomy => anatomy::open(model),
        Action::Connection => connection::open(model),
        Action::Subnets => subnets::open(model),
        Action::Host => host::open(model),
        Action::Dhcp => dhcp::open(model),
        Action::Unfollow => model.packet.stop(),
        Action::StoryNext | Action::StoryPrev => other_story(model, action == Action::StoryNext),
        Action::Branches => branches(model),
        Action::Hex => model.packet.hex = !model.packet.hex,
        Action::Why => why::open(model),
        Action::WhyBack => why::back(model),
        Action::EventsLevel => {
            let events = &mut model.selection.events;
            events.level = if events.level == Level::All { Level::Interesting } else { Level::All };
        }
        _ => {}
    }
}

/// Follows the packet of the chosen event; without a choice, what is in the air, else what flew last.
fn follow(model: &mut Model) {
    match to_follow(model) {
        Some(frame) => start(model, frame, Follow::Conversation { seen: FactId::NONE }),
        None => model.notice = Some(Notice::NoPacket),
    }
}

pub(super) fn to_follow(model: &Model) -> Option<FrameId> {
    let trace = model.stage.lab.trace();
    let chosen = model.selection.events.chosen;
    let chosen = chosen.and_then(|id| trace.chain(id).into_iter().find_map(|f| f.frame));
    let playback = &model.playback;
    let flying = || playback.flights.at(playback.shown).next().map(|f| f.frame);
    let latest = || playback.flights.latest(playback.shown).map(|f| f.frame);
    chosen.or_else(flying).or_else(latest)
}

fn start(model: &mut Model, frame: FrameId, follow: Follow) {
    if !model.packet.start(&model.stage.lab.trace(), frame, follow) {
        model.notice = Some(Notice::PacketGone);
        return;
    }
    model.playback.resting = None;
}

/// The next packet of the conversation, or the one before; it is then looked at, not passed by.
fn other_story(model: &mut Model, forward: bool) {
    let trace = model.stage.lab.trace();
    let story = model.packet.story.as_ref();
    let frame = story.and_then(|s| if forward { s.next(&trace, FactId::NONE).next() } else { s.previous(&trace) });
    drop(trace);
    let turned = frame.map(|frame| model.packet.turn(&model.stage.lab.trace(), frame, forward));
    match turned {
        Some(true) => model.playback.resting = None,
        Some(false) => model.notice = Some(Notice::PacketGone),
        None => model.notice = Some(Notice::NoPacket),
    }
}

fn open(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::NodeMenu => list::open(model, Purpose::Menu(model.selection.node)),
        Action::Compose => composer::open(model),
        Action::Shell => list::open(model, Purpose::ShellAt),
        Action::Forwards => forwards::open(model),
        Action::DhcpRenew => list::dhcp(model, true),
        Action::DhcpRelease => list::dhcp(model, false),
        Action::RouterPages => router::open(model),
        Action::Power => power(model),
        Action::LinkForm => link::open(model),
        Action::Links => list::open(model, Purpose::Links),
        Action::EditUndo => edit::undo(model),
        Action::EditRedo => edit::redo(model),
        Action::EditAdd
        | Action::EditRemove
        | Action::EditRename
        | Action::EditCable
        | Action::EditUnplug
        | Action::EditMove
        | Action::EditAddress
        | Action::EditService
        | Action::PlaceUp
        | Action::PlaceDown
        | Action::PlaceLeft
        | Action::PlaceRight => edit::open(model, action),
        Action::About => about::open(model),
        Action::Scenarios => list::open(model, Purpose::Scenarios),
        Action::Demos => list::open(model, Purpose::Demos),
        Action::DemoStop => model.demo = None,
        Action::Start => start::open(model),
        Action::Tour => return tour::toggle(model),
        Action::TourSkip => tour::skip(model),
        Action::OpenFile => question::ask_path(model),
        Action::SaveJournal => question::ask_name(model, false),
        Action::Restart => return question::restart(model),
        Action::Mouse => {
            model.settings.mouse = !model.settings.mouse;
            model.notice = Some(Notice::Mouse { on: model.settings.mouse });
        }
        Action::Motion => model.settings.reduced_motion = !model.settings.reduced_motion,
        Action::Quit => return question::quit(model),
        _ => {}
    }
    Vec::new()
}

/// Switches the chosen box off, or on again.
fn power(model: &mut Model) {
    let Some(node) = model.stage.node(model.selection.node) else { return };
    let line = format!("power {} {}", if node.off { "on" } else { "off" }, node.name);
    command::give(model, "lab", &line);
}

/// What the box's menu offers, beside the actions for everything: opens a shell there at once.
pub(super) fn act_at(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Shell {
        console::open(model, model.selection.node);
        return Vec::new();
    }
    super::act(model, action)
}
