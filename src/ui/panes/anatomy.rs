//! A frame field by field: the list that folds, the bytes with the field lit in them, and what the field says.
//!
//! Draws an `Anatomy` of any frame; what else is worth saying about it (where a value came from) the caller brings.

use ratatui_core::layout::Rect;

use crate::app::anatomy::{Anatomy, Fold, Half, Row, bytes_per_line};
use crate::i18n::{field_about, field_here, layer_about, layer_here};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Bytes, Lattice, cells_needed};
use crate::wire::{Dissection, FieldValue, Layer, Proto, Value, WireError, dissect};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct AnatomyPane<'a> {
    /// The frame and the cursor.
    pub anatomy: &'a Anatomy,
    /// What to call the frame, on the upper edge.
    pub title: &'a str,
    /// Which half has the keyboard; none when it is elsewhere.
    pub focus: Option<Half>,
    /// More to say about the field under the cursor.
    pub notes: &'a [(String, Role)],
    /// The note under the cursor, when the keyboard is there.
    pub note: Option<usize>,
}

/// Where the three boxes stand; frames included, edges shared.
#[derive(Clone, Copy, Debug)]
struct Boxes {
    fields: Rect,
    bytes: Rect,
    words: Rect,
}

/// Rows of the box of words, by the height of the whole.
fn words_rows(height: u16) -> u16 {
    (height * 2 / 5).clamp(6, 14).min(height.saturating_sub(4))
}

fn boxes(area: Rect) -> Boxes {
    let low = words_rows(area.height);
    let right = cells_needed(bytes_per_line(area.width)) + 3;
    let upper = Rect { height: area.height - low + 1, ..area };
    let left = area.width.saturating_sub(right - 1);
    Boxes {
        fields: Rect { width: left, ..upper },
        bytes: Rect { x: area.x + left.saturating_sub(1), width: right.min(area.width), ..upper },
        words: Rect { y: area.bottom() - low, height: low, ..area },
    }
}

/// The space within a frame, a blank at its left.
fn inside(r: Rect) -> Rect {
    Rect::new(r.x + 2, r.y + 1, r.width.saturating_sub(3), r.height.saturating_sub(2))
}

/// Draws the frame in `area`, with boxes of its own.
pub fn draw(canvas: &mut Canvas, kit: &Kit, pane: &AnatomyPane, area: Rect) {
    let boxes = boxes(area);
    let dissection = dissect(pane.anatomy.bytes());
    let mut lattice = Lattice::new(area);
    lattice.frame(boxes.words, pane.note.is_some());
    lattice.frame(boxes.fields, pane.focus == Some(Half::Fields));
    lattice.frame(boxes.bytes, pane.focus == Some(Half::Bytes));
    lattice.draw(canvas, kit.look);
    draw_titles(canvas, kit, pane, (&dissection, boxes));
    draw_rows(canvas, kit, pane, &dissection, inside(boxes.fields));
    let (header, field) = pane.anatomy.lit(&dissection);
    let cursor = (pane.anatomy.half == Half::Bytes).then_some(pane.anatomy.byte);
    let dump = Bytes { bytes: pane.anatomy.bytes(), header, field, cursor };
    let place = inside(boxes.bytes);
    dump.draw(&mut canvas.sub(place), place, kit.look);
    draw_words(canvas, kit, pane, &dissection, inside(boxes.words));
}

fn draw_titles(canvas: &mut Canvas, kit: &Kit, pane: &AnatomyPane, (dissection, b): (&Dissection, Boxes)) {
    let g = kit.look.glyphs;
    let mark = |half| if pane.focus == Some(half) { format!("{} ", g.cursor) } else { String::new() };
    let size = kit.format("anatomy-size", &[("size", pane.anatomy.bytes().len().into())]);
    let bytes = format!("{}{} {} {size}", mark(Half::Bytes), kit.text("anatomy-bytes"), g.dot);
    let what = pane.anatomy.chosen(dissection).map_or(String::new(), |(layer, field)| match field {
        Some(field) => format!("{} {}", field.field.name, place_text(kit, field)),
        None => layer.proto.name().to_owned(),
    });
    let what = if pane.note.is_some() { format!("{} {what}", g.cursor) } else { what };
    let titles = [(b.fields, format!("{}{}", mark(Half::Fields), pane.title)), (b.bytes, bytes), (b.words, what)];
    for (r, text) in titles.iter().filter(|(_, text)| !text.is_empty()) {
        let room = r.width.saturating_sub(3);
        canvas.text_in(r.x + 1, r.y, room, &format!(" {text} "), g.more, kit.style(Role::Title));
    }
}

/// `· bytes 26 to 29 · 32 bits`.
fn place_text(kit: &Kit, value: &FieldValue) -> String {
    let (first, last) = (value.bit / 8, (value.bit + value.bits).div_ceil(8).max(1) - 1);
    let id = if last > first { "anatomy-span" } else { "anatomy-byte" };
    let place = kit.format(id, &[("first", first.into()), ("last", last.into())]);
    let bits = kit.format("anatomy-bits", &[("bits", value.bits.into())]);
    let dot = kit.look.glyphs.dot;
    format!("{dot} {place} {dot} {bits}")
}

fn draw_rows(canvas: &mut Canvas, kit: &Kit, pane: &AnatomyPane, dissection: &Dissection, area: Rect) {
    let rows = pane.anatomy.rows(dissection);
    let here = rows.iter().position(|r| r.place == pane.anatomy.at).unwrap_or(0);
    let lines = usize::from(area.height);
    let first = here.saturating_sub(lines * 2 / 3).min(rows.len().saturating_sub(lines));
    for (i, row) in rows.iter().enumerate().skip(first).take(lines) {
        let line = Rect { y: area.y + (i - first) as u16, height: 1, ..area };
        draw_row(canvas, kit, dissection, row, line);
        if i == here {
            canvas.restyle(line, kit.style(Role::Chosen));
        }
    }
}

fn draw_row(canvas: &mut Canvas, kit: &Kit, dissection: &Dissection, row: &Row, r: Rect) {
    let g = kit.look.glyphs;
    let Some(layer) = dissection.layers.get(row.place.layer) else { return };
    let mark = match row.fold {
        Fold::Leaf => " ",
        Fold::Folded => g.cursor,
        Fold::Open => g.open,
    };
    let x = (r.x + row.depth * 2).min(r.right());
    canvas.put(x, r.y, mark, kit.style(Role::Faint));
    let mut put =
        |x: u16, text: &str, role| canvas.text_in(x, r.y, r.right().saturating_sub(x), text, g.more, kit.style(role));
    let Some(value) = row.place.field.and_then(|f| layer.fields.get(f)) else {
        let x = put(x + 2, layer.proto.name(), proto_role(layer.proto)) + 1;
        if let Some(fault) = layer.fault {
            put(x, &format!("{} {}", g.dropped, fault_text(kit, fault)), Role::Bad);
        } else {
            put(x, &layer_here(kit.texts, layer), Role::Faint);
        }
        return;
    };
    let mut x = x + 2;
    if let Some(bits) = bits_text(kit, value) {
        x = put(x, &bits, Role::Faint) + 1;
    }
    let x = put(x, short_name(layer, row, value), Role::Text) + 1;
    put(x, &value.value.to_string(), Role::Strong);
}

/// The name without what the row above says already: the protocol, or the field it is a part of.
fn short_name<'n>(layer: &Layer<'n>, row: &Row, value: &FieldValue<'n>) -> &'n str {
    let name = value.field.name;
    let before = layer.fields.iter().take(row.place.field.unwrap_or(0));
    let wholes = before.filter(|w| w.bit <= value.bit && w.bit + w.bits >= value.bit + value.bits);
    let rest = |whole: &str| name.strip_prefix(whole).and_then(|rest| rest.strip_prefix('.'));
    let shortest = wholes.filter_map(|w| rest(w.field.name)).min_by_key(|rest| rest.len());
    shortest.or_else(|| name.split_once('.').map(|(_, rest)| rest)).unwrap_or(name)
}

/// `0100 ....`: the bits of a field that is smaller than its byte.
fn bits_text(kit: &Kit, value: &FieldValue) -> Option<String> {
    let from = value.bit % 8;
    if value.bits == 0 || value.bits >= 8 || from + value.bits > 8 {
        return None;
    }
    let number = number_of(value)?;
    let bit = |at: usize| {
        if !(from..from + value.bits).contains(&at) {
            return kit.look.glyphs.byte;
        }
        if number >> (from + value.bits - 1 - at) & 1 == 1 { "1" } else { "0" }
    };
    Some((0..8).map(|at| if at == 4 { format!(" {}", bit(at)) } else { bit(at).to_owned() }).collect())
}

fn number_of(value: &FieldValue) -> Option<u64> {
    match value.value {
        Value::Uint(number) | Value::Hex { value: number, .. } | Value::Named { value: number, .. } => Some(number),
        Value::Flag(set) => Some(u64::from(set)),
        _ => None,
    }
}

/// A line of words, and the note it belongs to.
struct WordLine {
    indent: u16,
    text: String,
    role: Role,
    note: Option<usize>,
}

/// What the field under the cursor is for, what its value means here, and the caller's notes.
fn draw_words(canvas: &mut Canvas, kit: &Kit, pane: &AnatomyPane, dissection: &Dissection, area: Rect) {
    let Some((layer, field)) = pane.anatomy.chosen(dissection) else { return };
    let mut lines = Vec::new();
    let own = own_words(kit, layer, field).into_iter().map(|word| (word, None));
    let notes = pane.notes.iter().cloned().enumerate().map(|(at, word)| (word, Some(at)));
    for ((text, role), note) in own.chain(notes) {
        // A note that begins with a mark has its further lines under its words.
        let mark = text.split_once(' ').map(|(first, _)| first).filter(|first| *first == kit.look.glyphs.because);
        let hang = mark.map_or(0, |mark| width(mark) + 1);
        let wrapped = wrap(&text, area.width.saturating_sub(hang)).into_iter().enumerate();
        lines.extend(wrapped.map(|(i, text)| WordLine { indent: if i == 0 { 0 } else { hang }, text, role, note }));
    }
    let tall = usize::from(area.height);
    let last = lines.iter().rposition(|l| pane.note.is_some() && l.note == pane.note).unwrap_or(0);
    let first = (last + 1).saturating_sub(tall);
    for (i, line) in lines.iter().skip(first).take(tall).enumerate() {
        let y = area.y + i as u16;
        canvas.text(area.x + line.indent, y, &line.text, kit.style(line.role));
        if line.note.is_some() && line.note == pane.note {
            canvas.restyle(Rect::new(area.x, y, area.width, 1), kit.style(Role::Chosen));
        }
    }
    if lines.len() > first + tall {
        // There is more to say than fits.
        let (x, y) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
        canvas.put(x, y, kit.look.glyphs.more, kit.style(Role::Key));
    }
}

fn own_words(kit: &Kit, layer: &Layer, field: Option<&FieldValue>) -> Vec<(String, Role)> {
    let (here, about) = match field {
        Some(field) => (field_here(kit.texts, layer, field), field_about(kit.texts, field.field)),
        None => (layer_here(kit.texts, layer), layer_about(kit.texts, layer.proto)),
    };
    let about = (about != here).then_some((about, Role::Faint));
    let fault = layer.fault.map(|f| (format!("{}: {}", layer.proto.name(), fault_text(kit, f)), Role::Bad));
    std::iter::once((here, Role::Text)).chain(about).chain(fault).collect()
}

/// What is wrong with a layer.
pub fn fault_text(kit: &Kit, fault: WireError) -> String {
    let id = match fault {
        WireError::Truncated => "truncated",
        WireError::Malformed => "malformed",
        WireError::Checksum => "checksum",
    };
    kit.texts.named("fault", id)
}

/// The colour of a protocol.
pub const fn proto_role(proto: Proto) -> Role {
    match proto {
        Proto::Arp => Role::Arp,
        Proto::Ipv4 | Proto::Ipv6 | Proto::Ipv6Ext => Role::Good,
        Proto::Icmp | Proto::Igmp => Role::Icmp,
        Proto::Udp => Role::Udp,
        Proto::Tcp => Role::Tcp,
        Proto::Dhcp => Role::Dhcp,
        Proto::Dns => Role::Dns,
        Proto::Http => Role::Http,
        _ => Role::Strong,
    }
}
