//! A connection from end to end: opening it, walking its ladder, and the jumps from a step to its packet, its frame and
//! its causes.

use std::collections::BTreeMap;
use std::net::SocketAddrV4;

use super::{PAGE, list, main_screen};
use crate::app::action::{Action, Group};
use crate::app::connection::{Book, ConnectionView, Peer, Segment, Talk};
use crate::app::effect::Effect;
use crate::app::focus::Pane;
use crate::app::list::{Item, Pick, Purpose};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::reading::Reading;
use crate::app::why::{self, Why};
use crate::sim::NodeId;
use crate::trace::{Fact, SockFact, Trace, What};

/// Opens the connection of what is looked at: of the chosen event or the followed packet; else the newest one of the
/// chosen box, with the list of all over it when there are others.
pub(super) fn open(model: &mut Model) {
    let book = read_book(model);
    let trace = model.stage.lab.trace();
    let looked_at = looked_at(model, &book, &trace);
    drop(trace);
    let here = |talk: &Talk| Peer::BOTH.iter().any(|peer| is_at(talk, *peer, model));
    let newest = book.talks().rev().find(|(_, talk)| here(talk)).or_else(|| book.talks().next_back());
    let Some(shown) = looked_at.or(newest.map(|(id, _)| id)) else {
        model.notice = Some(Notice::NoConnection);
        return;
    };
    let asks = looked_at.is_none() && book.talks().count() > 1;
    model.overlays.push(Overlay::Connection(Box::new(ConnectionView::new(book, shown))));
    if asks {
        list::open(model, Purpose::Connections);
    }
}

/// Opens the connection that a box has between these ends.
pub(super) fn open_end(model: &mut Model, node: NodeId, local: SocketAddrV4, remote: SocketAddrV4) {
    let book = read_book(model);
    match book.of_end(node, local, remote) {
        Some(shown) => model.overlays.push(Overlay::Connection(Box::new(ConnectionView::new(book, shown)))),
        None => model.notice = Some(Notice::NoConnection),
    }
}

/// All connections on the record.
fn read_book(model: &Model) -> Book {
    let mut hosts: BTreeMap<_, Option<NodeId>> = BTreeMap::new();
    for node in &model.stage.view.nodes {
        for net in node.ifaces.iter().flat_map(|iface| &iface.addrs) {
            // Private addresses may be there more than once.
            hosts
                .entry(net.addr())
                .and_modify(|known| *known = known.filter(|it| *it == node.id))
                .or_insert(Some(node.id));
        }
    }
    let hosts = hosts.into_iter().filter_map(|(addr, node)| Some((addr, node?))).collect();
    let mut book = Book::with_hosts(hosts);
    book.absorb(&model.stage.lab.trace());
    book
}

fn is_at(talk: &Talk, peer: Peer, model: &Model) -> bool {
    talk.end(peer).who.is_some_and(|(node, ..)| node == model.selection.node)
}

/// The connection of the chosen event, else that of the followed packet.
fn looked_at(model: &Model, book: &Book, trace: &Trace) -> Option<u32> {
    let chosen = model.selection.events.chosen.and_then(|id| trace.fact(id));
    let of_frame = |frame| book.of_frame(frame).map(|(id, _)| id);
    let of_event = chosen.and_then(|fact| of_fact(book, fact).or_else(|| of_frame(fact.frame?)));
    let story = model.packet.story.as_ref();
    of_event.or_else(|| story.and_then(|story| story.frames.iter().find_map(|frame| of_frame(*frame))))
}

fn of_fact(book: &Book, fact: &Fact) -> Option<u32> {
    let (local, remote) = match &fact.what {
        What::Tcp(tcp) => (tcp.local, tcp.remote),
        What::Sock(
            SockFact::Connecting { local, remote, .. }
            | SockFact::Accepted { local, remote, .. }
            | SockFact::Wrote { local, remote, .. }
            | SockFact::Read { local, remote, .. },
        ) => (*local, *remote),
        _ => return None,
    };
    book.of_end(fact.node?, local, remote)
}

/// All connections of the book, those of the chosen box first, the newest first.
pub(super) fn items(model: &Model) -> Vec<Item> {
    let Some(view) = view(model) else { return Vec::new() };
    let here = |talk: &Talk| Peer::BOTH.iter().any(|peer| is_at(talk, *peer, model));
    let talks = || view.book.talks().rev();
    let ordered = talks().filter(|(_, talk)| here(talk)).chain(talks().filter(|(_, talk)| !here(talk)));
    ordered.map(|(id, talk)| Item::named(Pick::Talk(id), &name(model, talk))).collect()
}

/// `pc1 192.168.0.100:51000 > web 198.51.100.80:80`; an end that is not on the record has its address only.
fn name(model: &Model, talk: &Talk) -> String {
    let end = |peer: Peer| match (talk.end(peer).who, talk.end(peer.other()).who) {
        (Some((node, local, _)), _) => format!("{} {local}", model.stage.name(node)),
        (None, Some((_, _, remote))) => remote.to_string(),
        (None, None) => String::new(),
    };
    format!("{} > {}", end(Peer::Client), end(Peer::Server))
}

/// Shows a connection of the book.
pub(super) fn show(model: &mut Model, id: u32) {
    if let Some(Overlay::Connection(view)) = model.overlays.last_mut() {
        view.show(id);
    }
}

fn view(model: &Model) -> Option<&ConnectionView> {
    model
        .overlays
        .iter()
        .rev()
        .find_map(|overlay| if let Overlay::Connection(view) = overlay { Some(&**view) } else { None })
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action.row().group == Group::Play {
        main_screen::time(model, action);
        return Vec::new();
    }
    let shown = model.playback.shown;
    let Some(Overlay::Connection(view)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Up => view.step(-1, shown),
        Action::Down => view.step(1, shown),
        Action::PageUp => view.step(-(PAGE as isize), shown),
        Action::PageDown => view.step(PAGE as isize, shown),
        Action::First => view.step(isize::MIN, shown),
        Action::Last => view.chosen = None,
        Action::Left => view.peer = Some(Peer::Client),
        Action::Right => view.peer = Some(Peer::Server),
        Action::FocusNext | Action::FocusPrev => view.turn_part(action == Action::FocusNext),
        Action::ConnectionNext | Action::ConnectionPrev => view.turn(action == Action::ConnectionNext),
        Action::Connection => list::open(model, Purpose::Connections),
        Action::Cancel if view.chosen.is_some() => view.chosen = None,
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Activate => follow(model),
        Action::Anatomy => read(model),
        Action::Why => ask(model),
        _ => {}
    }
    Vec::new()
}

/// The chosen segment, else the newest of the shown moment.
fn chosen(model: &Model) -> Option<&Segment> {
    let view = view(model)?;
    let talk = view.talk()?;
    match view.chosen {
        Some(row) => talk.row(row)?.arrow.as_deref(),
        None => (talk.first..talk.rows_by(model.playback.shown)).rev().find_map(|row| talk.row(row)?.arrow.as_deref()),
    }
}

/// Follows the packet of the chosen segment through its boxes; `why-back` leads back here.
fn follow(model: &mut Model) {
    match chosen(model).and_then(|segment| segment.frame) {
        Some((_, left)) => {
            why::jump(model, left);
            model.focus.pane = Pane::Ladder;
        }
        None => model.notice = Some(Notice::NoPacket),
    }
}

/// Reads the frame of the chosen segment; the others are those of the connection's other segments.
fn read(model: &mut Model) {
    let frame = chosen(model).and_then(|segment| segment.frame);
    let segments = view(model).and_then(ConnectionView::talk).into_iter().flat_map(|talk| &talk.rows);
    let frames = segments.filter_map(|row| row.arrow.as_ref()?.frame).map(|(frame, _)| frame).collect();
    let reading = frame.and_then(|(frame, _)| Reading::new(&model.stage.lab.trace(), frame, frames));
    match reading {
        Some(reading) => model.overlays.push(Overlay::Anatomy(Box::new(reading))),
        None => model.notice = Some(Notice::PacketGone),
    }
}

/// Opens the chain of causes of the chosen row.
fn ask(model: &mut Model) {
    let row = view(model).and_then(|view| view.talk()?.row(view.chosen?)).map(|row| {
        let note = row.notes.iter().flatten().next();
        row.arrow.as_ref().map_or_else(|| note.map_or(row.fact, |note| note.fact), |segment| segment.fact)
    });
    let fact = row.or_else(|| chosen(model).map(|segment| segment.fact));
    let chain = fact.and_then(|fact| Why::of(&model.stage.lab.trace(), fact));
    match chain {
        Some(why) => model.overlays.push(Overlay::Why(why)),
        None => model.notice = Some(Notice::PacketGone),
    }
}
