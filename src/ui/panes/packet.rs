//! The followed packet: the ladder, the packet as a train of headers, what the present step means, its bytes.

use ratatui_core::layout::Rect;

use super::ladder::{Telling, ladder, proto_name};
use crate::app::motion::Moving;
use crate::app::packet::Packet;
use crate::app::story::{Change, Header, Step, StepKind, Story, headers, turning_field};
use crate::i18n::{fact_remedy, fact_sentence, field_here, layer_here};
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Bytes, Wagon, draw_train};
use crate::wire::{FieldValue, Value, dissect};

/// Draws the story of `packet` in `area`.
pub fn draw(canvas: &mut Canvas, t: &Telling, packet: &Packet, moving: &[Moving], area: Rect) {
    let Some(story) = &packet.story else {
        for (i, line) in wrap(&t.kit.text("packet-none"), area.width).iter().enumerate() {
            canvas.sub(area).text(area.x, area.y + i as u16, line, t.kit.style(Role::Faint));
        }
        return;
    };
    let hex = if packet.hex { (area.height / 4).clamp(2, 6) } else { 0 };
    let below = 1 + 2 + hex;
    let rows = area.height.saturating_sub(below + 1).clamp(1, 7);
    let ladder = ladder(t, story, moving, rows);
    let used = ladder.height().min(area.height);
    ladder.draw(canvas, Rect { height: used, ..area }, t.kit.look);
    let rest = Rect { y: area.y + used, height: area.height - used, ..area };
    let Some((column, step)) = packet.step() else { return };
    draw_packet(canvas, t, (story, column, step), Rect { height: rest.height.min(1), ..rest });
    let words = Rect { y: rest.y + 1, height: rest.height.saturating_sub(1 + hex), ..rest };
    draw_words(canvas, t, step, words);
    if hex > 0 {
        draw_bytes(
            canvas,
            t,
            step,
            Rect { y: words.bottom(), height: rest.height.saturating_sub(1 + words.height), ..rest },
        );
    }
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

fn draw_packet(canvas: &mut Canvas, t: &Telling, (story, column, now): (&Story, usize, &Step), area: Rect) {
    if area.height == 0 {
        return;
    }
    let Some(frame) = now.frame.and_then(|id| t.trace.frame(id)) else {
        if now.frame.is_some_and(|id| t.trace.forgot_frame(id)) {
            let (kit, text) = (&t.kit, t.kit.text("packet-forgotten"));
            canvas.text_in(area.x, area.y, area.width, &text, kit.look.glyphs.more, kit.style(Role::Warn));
        }
        return;
    };
    let steps = story.columns.get(column).map_or(&[][..], |c| &c.steps);
    let at = steps.iter().position(|s| core::ptr::eq(s, now)).unwrap_or(0);
    let is_here = |header: &Header| {
        let same = |s: &&Step| s.frame == now.frame && s.header.as_ref().is_some_and(|h| h.start == header.start);
        // Taken off by an earlier step, or put on only by a later one: not part of the packet now.
        let gone = steps.iter().take(at).any(|s| same(&s) && matches!(s.kind, StepKind::Strip));
        let to_come = steps.iter().skip(at + 1).any(|s| same(&s) && matches!(s.kind, StepKind::Push(_)));
        !gone && !to_come
    };
    let wagon = |header: &Header| Wagon {
        name: proto_name(&t.kit, header.proto),
        len: header.len,
        role: proto_role(header.proto),
        bright: now.header.as_ref().is_some_and(|h| h.start == header.start),
    };
    let train: Vec<Wagon> = headers(&frame.bytes).iter().filter(|h| is_here(h)).map(wagon).collect();
    // What has climbed to the program has no header left.
    if !train.is_empty() {
        draw_train(canvas, (area.x, area.y), area.width, &train, t.kit.look);
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

/// What the present step means, in a sentence or two.
fn draw_words(canvas: &mut Canvas, t: &Telling, step: &Step, area: Rect) {
    let mut y = area.y;
    for (text, role) in sentences(t, step) {
        for line in wrap(&text, area.width) {
            if y >= area.bottom() {
                return;
            }
            canvas.text(area.x, y, &line, t.kit.style(role));
            y += 1;
        }
    }
}

fn sentences(t: &Telling, step: &Step) -> Vec<(String, Role)> {
    let kit = &t.kit;
    let about = |h: &Header| (kit.format(&format!("proto-{}", h.proto), &[]), Role::Text);
    match &step.kind {
        StepKind::Decide(id) => {
            let Some(fact) = t.trace.fact(*id) else {
                let gone = [("id", t.trace.forgotten().0.into())];
                return vec![(kit.format("step-forgotten", &gone), Role::Warn)];
            };
            let fix = fact_remedy(kit.texts, fact, t.names).map(|fix| (fix, Role::Good));
            std::iter::once((fact_sentence(kit.texts, fact, t.names), Role::Text)).chain(fix).collect()
        }
        StepKind::Push(changes) | StepKind::Rewrite(changes) if !changes.is_empty() => {
            changes.iter().flat_map(|c| [(old_new(t, c), Role::New), (field_words(t, step, c), Role::Faint)]).collect()
        }
        _ => {
            let told = step.header.as_ref().and_then(|h| told(t, step, h));
            step.header.as_ref().map(about).into_iter().chain(told.into_iter().flatten()).collect()
        }
    }
}

/// What a header says here, in a sentence and value by value: `src 192.168.0.100  dst 198.51.100.80  ttl 64 …`.
fn told(t: &Telling, step: &Step, header: &Header) -> Option<[(String, Role); 2]> {
    let frame = step.frame.and_then(|id| t.trace.frame(id))?;
    let dissection = dissect(&frame.bytes);
    let layer = dissection.layers.iter().find(|l| l.start == header.start)?;
    let word = |v: &FieldValue| {
        let long = matches!(v.value, Value::Bytes(_));
        let name = v.field.name.split_once('.').map_or(v.field.name, |(_, name)| name);
        (!long).then(|| format!("{name} {}", v.value))
    };
    let values = layer.fields.iter().filter_map(word).collect::<Vec<_>>().join("  ");
    Some([(layer_here(t.kit.texts, layer), Role::Text), (values, Role::Faint)])
}

fn old_new(t: &Telling, change: &Change) -> String {
    format!("{} {} {} {}", change.field, change.old, t.kit.look.glyphs.arrow, change.new)
}

/// What the new value of a field means in the frame that leaves.
fn field_words(t: &Telling, step: &Step, change: &Change) -> String {
    let dissection = step.frame.and_then(|id| t.trace.frame(id)).map(|frame| dissect(&frame.bytes));
    let is_new = |v: &&FieldValue| v.field.name == change.field && v.value.to_string() == change.new;
    let mut layers = dissection.iter().flat_map(|d| &d.layers);
    let found = layers.find_map(|layer| Some((layer, layer.fields.iter().find(is_new)?)));
    found.map(|(layer, value)| field_here(t.kit.texts, layer, value)).unwrap_or_default()
}

fn draw_bytes(canvas: &mut Canvas, t: &Telling, step: &Step, area: Rect) {
    let Some(frame) = step.frame.and_then(|id| t.trace.frame(id)) else { return };
    let header = step.header.as_ref().map_or(0..0, |h| h.start..h.start + h.len);
    let dissection = dissect(&frame.bytes);
    let fields = dissection.layers.iter().flat_map(|l| &l.fields);
    let wanted = turning_field(t.trace, step);
    let found = wanted.and_then(|name| fields.into_iter().find(|v| v.field.name == name));
    let field = found.map_or(0..0, |v| v.bit / 8..(v.bit + v.bits).div_ceil(8));
    Bytes { bytes: &frame.bytes, header, field, cursor: None }.draw(canvas, area, t.kit.look);
}
