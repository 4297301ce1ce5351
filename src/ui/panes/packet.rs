//! The followed packet: its journey, the ladder or the tree of its copies, the packet as a train of headers, what the
//! present step means, its bytes.

use ratatui_core::layout::Rect;

use super::journey::draw_strip;
use super::ladder::{Telling, ladder, proto_name};
use super::tell::{Present, lit_bytes, place, sentences};
use super::tree::draw_tree;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::motion::Moving;
use crate::app::packet::Packet;
use crate::app::story::{Column, Header, Step, StepKind, Story, headers};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{APART, Bytes, Wagon, draw_train};

/// Rows from which the ways before and after have lines of their own.
const TALL: u16 = 13;
/// Rows of the ladder where every layer has one, its names below them apart.
const LAYERS: u16 = 7;
/// Lines for what the present step means, at least.
const WORDS: u16 = 2;
/// Rows below which bytes leave no room for the journey.
const LOW: u16 = 12;

/// Draws the story of `packet` in `area`.
pub fn draw(canvas: &mut Canvas, t: &Telling, packet: &Packet, moving: &[Moving], area: Rect) {
    let Some(story) = &packet.story else {
        for (i, line) in wrap(&t.kit.text("packet-none"), area.width).iter().enumerate() {
            canvas.sub(area).text(area.x, area.y + i as u16, line, t.kit.style(Role::Faint));
        }
        return;
    };
    let present = packet.step().map(|(column, step)| Present { story, column, step, field: packet.field });
    let used = draw_journeys(canvas, t, packet, (story, present.as_ref()), area);
    let area = Rect { y: area.y + used, height: area.height - used, ..area };
    if tree_shown(packet, story, present.as_ref()) {
        return draw_copies(canvas, t, (story, packet.tree), present.as_ref(), area);
    }
    // The bytes take no layer its row as long as they have two lines themselves.
    let spare = area.height.saturating_sub(LAYERS + 1 + WORDS + 1).max(2);
    let hex = if packet.hex { (area.height / 4).clamp(2, 6).min(spare) } else { 0 };
    let rows = area.height.saturating_sub(1 + WORDS + hex + 1).clamp(1, LAYERS);
    let ladder = ladder(t, story, moving, rows);
    let used = ladder.height().min(area.height);
    ladder.draw(canvas, Rect { height: used, ..area }, t.kit.look);
    let rest = Rect { y: area.y + used, height: area.height - used, ..area };
    draw_packet(canvas, t, (story, present.as_ref()), Rect { height: rest.height.min(1), ..rest });
    let Some(present) = present else { return };
    let words = Rect { y: rest.y + 1, height: rest.height.saturating_sub(1 + hex), ..rest };
    draw_words(canvas, t, &present, words);
    if hex > 0 {
        let below = Rect { y: words.bottom(), height: rest.height.saturating_sub(1 + words.height), ..rest };
        draw_bytes(canvas, t, &present, below);
    }
}

/// The way of the packet, and where there is room those of the packets before and after it; answers the rows they take.
fn draw_journeys(
    canvas: &mut Canvas,
    t: &Telling,
    packet: &Packet,
    (story, present): (&Story, Option<&Present>),
    area: Rect,
) -> u16 {
    if packet.hex && area.height < LOW || area.height < 6 {
        return 0;
    }
    let here = story.journey(t.trace);
    let at = Some(present.map_or(0, |p| p.column));
    let tall = area.height >= if packet.hex { TALL + 4 } else { TALL };
    let near = |way: &'_ [_]| tall && !way.is_empty();
    let mut lines = vec![("", here.as_slice(), at)];
    if near(&packet.before) {
        lines.insert(0, ("strip-before", &packet.before, None));
    }
    if near(&packet.after) {
        lines.push(("strip-after", &packet.after, None));
    }
    let label = |id: &str| if id.is_empty() { String::new() } else { format!("{} ", t.kit.format(id, &[])) };
    let indent = lines.iter().map(|(id, ..)| width(&label(id))).max().unwrap_or(0);
    for (i, (id, way, at)) in lines.iter().enumerate() {
        let y = area.y + i as u16;
        canvas.text(area.x, y, &label(id), t.kit.style(Role::Faint));
        let copies = if at.is_some() { draw_copies_hint(canvas, t, story, Rect { y, ..area }) } else { 0 };
        draw_strip(canvas, t, (way, *at), (area.x + indent, y, area.width.saturating_sub(indent + copies)));
    }
    lines.len() as u16
}

/// At the right end: how many copies there are, and the key that shows them. Answers the cells it takes.
fn draw_copies_hint(canvas: &mut Canvas, t: &Telling, story: &Story, area: Rect) -> u16 {
    if !story.is_branched() {
        return 0;
    }
    let ends = story.tree.iter().filter(|twig| twig.copies == 0).count();
    let key = t.kit.keys(Context::Main, Action::Branches);
    let text = format!("{key} {}", t.kit.format("tree-copies", &[("count", ends.into())]));
    let cells = width(&text);
    canvas.text(area.right().saturating_sub(cells), area.y, &text, t.kit.style(Role::Key));
    cells + 2
}

/// Whether the tree of copies is shown: because it was asked for, or because copies have just left.
fn tree_shown(packet: &Packet, story: &Story, present: Option<&Present>) -> bool {
    let just_left = |p: &Present| {
        let last = story.columns.get(p.column).is_some_and(|column| column.steps.len() == p.index() + 1);
        last && packet.chosen.is_none() && story.copies(p.column) > 1
    };
    packet.tree.is_some() || present.is_some_and(just_left)
}

fn draw_copies(
    canvas: &mut Canvas,
    t: &Telling,
    (story, cursor): (&Story, Option<usize>),
    present: Option<&Present>,
    area: Rect,
) {
    // What led to the copies is said above them, as long as they have room.
    let rows = (story.tree.len() as u16).min(area.height.saturating_sub(2)).max(area.height.min(3));
    let above = if present.is_some() { area.height - rows.min(area.height) } else { 0 };
    let words = Rect { height: above, ..area };
    if let Some(present) = present {
        draw_words(canvas, t, present, words);
    }
    let below = Rect { y: words.bottom(), height: area.height - words.height, ..area };
    draw_tree(&mut canvas.sub(below), t, (&story.tree, cursor), below);
}

/// What a person calls the packet: its headers' names from the outside in, without the carriers.
pub fn packet_name(t: &Telling, story: &Story) -> String {
    let frame = t.trace.frame(story.root);
    let names: Vec<&str> = frame.map(|f| headers(&f.bytes)).unwrap_or_default().iter().map(|h| h.proto).collect();
    let telling = names.iter().rev().take(2).filter(|p| !matches!(**p, "eth" | "ip" | "data"));
    let mut words: Vec<String> = telling.map(|p| proto_name(&t.kit, p)).collect();
    words.reverse();
    words.join(" ")
}

/// The packet as it is at a step, or on its way to the next one: a header slides on or off.
fn draw_packet(canvas: &mut Canvas, t: &Telling, (story, present): (&Story, Option<&Present>), area: Rect) {
    if area.height == 0 {
        return;
    }
    let coming = t.coming.and_then(|come| Some((story.steps().nth(t.told)?, come)));
    let moves = |step: &Step| matches!(step.kind, StepKind::Push(_) | StepKind::Strip);
    let coming = coming.filter(|((_, step), _)| moves(step));
    let Some((column, now)) = coming.map(|(step, _)| step).or(present.map(|p| (p.column, p.step))) else { return };
    let Some(frame) = now.frame.and_then(|id| t.trace.frame(id)) else {
        if now.frame.is_some_and(|id| t.trace.forgot_frame(id)) {
            let (kit, text) = (&t.kit, t.kit.text("packet-forgotten"));
            kit.text_in(canvas, (area.x, area.y), area.width, &text, Role::Warn);
        }
        return;
    };
    let headers = headers(&frame.bytes);
    let here = headers.iter().filter(|header| is_on(story.columns.get(column), now, header));
    let train: Vec<Wagon> = here.map(|header| wagon(t, now, header)).collect();
    let come = coming.map_or(1.0, |(_, come)| come);
    let apart = match now.kind {
        StepKind::Push(_) => 1.0 - come,
        StepKind::Strip => come,
        _ => 0.0,
    };
    // What has climbed to the program has no header left.
    if !train.is_empty() {
        let apart = (apart * f32::from(APART)).round() as u16;
        draw_train(canvas, (area.x, area.y), area.width, (&train, apart), t.kit.look);
    }
}

/// Whether a header is part of the packet at a step: not taken off before, nor put on only later.
fn is_on(column: Option<&Column>, now: &Step, header: &Header) -> bool {
    let steps = column.map_or(&[][..], |column| &column.steps);
    let at = steps.iter().position(|step| core::ptr::eq(step, now)).unwrap_or(0);
    let same = |s: &&Step| s.frame == now.frame && s.header.as_ref().is_some_and(|h| h.start == header.start);
    let gone = steps.iter().take(at).any(|s| same(&s) && matches!(s.kind, StepKind::Strip));
    let to_come = steps.iter().skip(at + 1).any(|s| same(&s) && matches!(s.kind, StepKind::Push(_)));
    !gone && !to_come
}

fn wagon(t: &Telling, now: &Step, header: &Header) -> Wagon {
    Wagon {
        name: proto_name(&t.kit, header.proto),
        len: header.len,
        role: proto_role(header.proto),
        bright: now.header.as_ref().is_some_and(|h| h.start == header.start),
    }
}

/// The colour of a protocol.
fn proto_role(proto: &str) -> Role {
    match proto {
        "arp" => Role::Arp,
        "ip" => Role::Good,
        "icmp" => Role::Icmp,
        "udp" => Role::Udp,
        "tcp" => Role::Tcp,
        "dhcp" => Role::Dhcp,
        "dns" => Role::Dns,
        "http" => Role::Http,
        _ => Role::Raw,
    }
}

/// Where the packet is, and what the present step means: the place in front of the first sentence.
fn draw_words(canvas: &mut Canvas, t: &Telling, present: &Present, area: Rect) {
    let place = format!("{}  ", place(t, present));
    let mut y = area.y;
    for (i, (text, role)) in sentences(t, present).into_iter().enumerate() {
        let lead = if i == 0 { place.as_str() } else { "" };
        for (at, line) in wrap(&format!("{lead}{text}"), area.width).iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            canvas.text(area.x, y, line, t.kit.style(role));
            if i == 0 && at == 0 {
                canvas.restyle(Rect::new(area.x, y, width(lead.trim_end()), 1), t.kit.style(Role::Strong));
            }
            y += 1;
        }
    }
}

fn draw_bytes(canvas: &mut Canvas, t: &Telling, present: &Present, area: Rect) {
    let Some(frame) = present.step.frame.and_then(|id| t.trace.frame(id)) else { return };
    let header = present.step.header.as_ref().map_or(0..0, |h| h.start..h.start + h.len);
    let field = lit_bytes(t, present);
    Bytes { bytes: &frame.bytes, header, field, cursor: None }.draw(canvas, area, t.kit.look);
}
