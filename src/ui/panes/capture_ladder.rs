//! The layers of one frame of a capture, in the one box there is: the seven of OSI with the four of TCP/IP beside them,
//! and what each header says; below it the reasons its writer noted.

use ratatui_core::layout::Rect;

use crate::i18n::layer_here;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::wire::{Dissection, Layer, Proto, dissect, dissect_cut};

use super::anatomy::{fault_text, proto_role};

/// The layers, top first, with the layer of TCP/IP they belong to.
const LAYERS: [(u8, &str); 7] = [
    (7, "tcpip-application"),
    (6, "tcpip-application"),
    (5, "tcpip-application"),
    (4, "tcpip-transport"),
    (3, "tcpip-internet"),
    (2, "tcpip-access"),
    (1, "tcpip-access"),
];

/// Lines the layers take.
pub const ROWS: u16 = LAYERS.len() as u16;

/// A frame and what is said about it.
#[derive(Clone, Copy, Debug)]
pub struct FrameLayers<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// How many it had on the wire.
    pub wire_len: u32,
    /// Why it was sent, a line each.
    pub reasons: &'a [(String, Role)],
}

/// One line of the ladder.
struct Rung {
    names: Vec<(&'static str, Role)>,
    size: usize,
    text: (String, Role),
}

/// Draws the ladder, and the reasons below it.
pub fn draw(canvas: &mut Canvas, kit: &Kit, frame: FrameLayers, area: Rect) {
    let is_cut = (frame.bytes.len() as u64) < u64::from(frame.wire_len);
    let dissection = if is_cut { dissect_cut(frame.bytes) } else { dissect(frame.bytes) };
    let rungs: Vec<Rung> = LAYERS.iter().map(|(layer, _)| rung(kit, frame, &dissection, *layer)).collect();
    let four = LAYERS.iter().map(|(_, id)| width(&kit.format(id, &[]))).max().unwrap_or(0);
    let names = rungs.iter().map(names_width).max().unwrap_or(0).min(area.width / 3);
    let sizes = rungs.iter().map(|r| width(&size_text(r.size))).max().unwrap_or(0);
    let mut above = "";
    for (i, ((layer, id), rung)) in LAYERS.iter().zip(&rungs).enumerate() {
        let y = area.y + i as u16;
        if y >= area.bottom() {
            return;
        }
        let x = canvas.text(area.x, y, &format!("L{layer} "), kit.style(Role::Strong));
        if *id != above {
            canvas.text(x, y, &kit.format(id, &[]), kit.style(Role::Faint));
        }
        above = id;
        draw_rung(canvas, kit, rung, (x + four + 1, y, area.right()), (names, sizes));
    }
    draw_reasons(
        canvas,
        kit,
        frame.reasons,
        Rect { y: area.y + ROWS, height: area.height.saturating_sub(ROWS), ..area },
    );
}

fn draw_rung(canvas: &mut Canvas, kit: &Kit, rung: &Rung, (x, y, right): (u16, u16, u16), (names, sizes): (u16, u16)) {
    let g = kit.look.glyphs;
    if rung.names.is_empty() && rung.text.0.is_empty() {
        canvas.put(x, y, g.unused, kit.style(Role::Faint));
        return;
    }
    let mut at = x;
    for (i, (name, role)) in rung.names.iter().enumerate() {
        let text = if i == 0 { (*name).to_owned() } else { format!("+{name}") };
        at = canvas.text_in(at, y, (x + names).saturating_sub(at), &text, g.more, kit.style(*role));
    }
    let size = size_text(rung.size);
    let size_x = x + names + 1;
    canvas.text(size_x + sizes.saturating_sub(width(&size)), y, &size, kit.style(Role::Faint));
    let text_x = size_x + sizes + 1;
    canvas.text_in(text_x, y, right.saturating_sub(text_x), &rung.text.0, g.more, kit.style(rung.text.1));
}

fn names_width(rung: &Rung) -> u16 {
    rung.names.iter().map(|(name, _)| width(name) + 1).sum::<u16>().saturating_sub(1)
}

fn size_text(size: usize) -> String {
    if size == 0 { String::new() } else { format!("{size} B") }
}

/// The headers of a layer; on the lowest, the bits of the whole frame.
fn rung(kit: &Kit, frame: FrameLayers, dissection: &Dissection, number: u8) -> Rung {
    if number == 1 {
        let args = [("kept", frame.bytes.len().into()), ("wire", frame.wire_len.into())];
        let cut = (frame.bytes.len() as u64) < u64::from(frame.wire_len);
        let id = if cut { "capture-cut" } else { "capture-whole" };
        let role = if cut { Role::Warn } else { Role::Faint };
        return Rung { names: Vec::new(), size: frame.wire_len as usize, text: (kit.format(id, &args), role) };
    }
    // What an ICMP error quotes belongs to its message; padding is no header.
    let own = |l: &&Layer<'_>| layer_of(l) == number && l.proto != Proto::Padding;
    let layers: Vec<&Layer<'_>> = dissection.layers.iter().filter(own).collect();
    let telling = layers.iter().rev().find(|l| !l.quoted && l.proto != Proto::Data).or(layers.last());
    let fault = layers.iter().find_map(|l| l.fault);
    let text = match (fault, telling) {
        (Some(fault), _) => (format!("{} {}", kit.look.glyphs.dropped, fault_text(kit, fault)), Role::Bad),
        (None, Some(layer)) => (layer_here(kit.texts, layer), Role::Text),
        (None, None) => (String::new(), Role::Text),
    };
    let names = layers.iter().filter(|l| !l.quoted).map(|l| (l.proto.name(), proto_role(l.proto))).collect();
    Rung { names, size: layers.iter().map(|l| l.len).sum(), text }
}

/// A quoted packet is part of the message that quotes it.
fn layer_of(layer: &Layer<'_>) -> u8 {
    if layer.quoted { Proto::Icmp.layer() } else { layer.proto.layer() }
}

fn draw_reasons(canvas: &mut Canvas, kit: &Kit, reasons: &[(String, Role)], area: Rect) {
    let mut y = area.y;
    for (text, role) in reasons {
        for (i, line) in wrap(text, area.width.saturating_sub(2)).iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            let x = if i == 0 { area.x } else { area.x + 2 };
            canvas.text(x, y, line, kit.style(*role));
            y += 1;
        }
    }
}
