//! The screen of a capture: the list of frames, the layers of the one under the cursor, its fields and bytes.
//!
//! A low window shows the list and the layers, or (while a frame is read) a few lines of the list and the fields; a
//! high one shows all.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

use super::canvas::{Canvas, width};
use super::glyphs::{Glyphs, fold_to_ascii};
use super::kit::Kit;
use super::overlays::{self, Cursor, hint_of};
use super::panes::anatomy::{self, AnatomyPane};
use super::panes::capture_ladder::{self, FrameLayers};
use super::panes::{capture_list, notice_text};
use super::theme::{Role, Theme};
use super::topology::Look;
use super::widgets::{Hint, Lattice};
use crate::app::action::Action;
use crate::app::capture::{CaptureModel, Pane};
use crate::app::focus::SIZE_MIN;
use crate::app::keymap::Context;
use crate::i18n::{Texts, capture_fault};

/// Rows from which on everything is shown at once.
const HIGH: u16 = 38;
/// Rows for reasons below the layers.
const REASON_ROWS: u16 = 3;

/// Where the parts stand; frames included, edges shared; empty for what is not shown.
#[derive(Clone, Copy, Debug)]
struct Places {
    list: Rect,
    layers: Rect,
    anatomy: Rect,
}

fn places(area: Rect, pane: Pane) -> Places {
    let ladder = capture_ladder::ROWS + REASON_ROWS + 2;
    let (layers, anatomy) = match (area.height >= HIGH, pane) {
        (true, _) => (ladder, (area.height - ladder) * 3 / 5 + 2),
        (false, Pane::List) => ((area.height / 2).min(ladder), 0),
        (false, _) => (0, area.height.saturating_sub(5)),
    };
    let low = |rows: u16| rows.saturating_sub(1);
    let list = Rect { height: area.height - low(layers) - low(anatomy), ..area };
    let layers = Rect { y: list.bottom() - 1, height: layers, ..area };
    let anatomy = Rect { y: area.bottom().saturating_sub(anatomy), height: anatomy, ..area };
    Places { list, layers, anatomy }
}

fn inside(r: Rect) -> Rect {
    Rect::new(r.x + 2, r.y + 1, r.width.saturating_sub(4), r.height.saturating_sub(2))
}

/// Draws `model` over the whole of `buffer`; answers where the terminal's cursor belongs while text is typed.
pub fn draw_capture(model: &CaptureModel, texts: &Texts, buffer: &mut Buffer) -> Cursor {
    let cursor = draw_all(model, texts, buffer);
    if model.settings.ascii {
        fold_to_ascii(buffer);
    }
    cursor
}

fn draw_all(model: &CaptureModel, texts: &Texts, buffer: &mut Buffer) -> Cursor {
    let theme = Theme::named(model.settings.theme);
    let look = Look { glyphs: Glyphs::pick(model.settings.ascii), theme: &theme };
    let kit = &Kit { texts, look, keymap: &model.settings.keymap };
    buffer.reset();
    let area = buffer.area;
    let canvas = &mut Canvas::new(buffer);
    if area.width < SIZE_MIN.0 || area.height < SIZE_MIN.1 {
        overlays::draw_too_small(canvas, kit);
        return None;
    }
    let places = places(area, model.pane);
    let mut lattice = Lattice::new(area);
    lattice.frame(places.layers, false);
    lattice.frame(places.list, model.pane == Pane::List);
    lattice.draw(canvas, look);
    let notes = reasons(kit, model);
    draw_anatomy(canvas, kit, model, &notes, places.anatomy);
    let list = inside(places.list);
    capture_list::draw(&mut canvas.sub(list), kit, model, list);
    draw_layers(canvas, kit, model, &notes, places.layers);
    draw_title(canvas, kit, model, places.list);
    let cursor = draw_edge(canvas, kit, model, area);
    if let Some(scroll) = model.help {
        overlays::draw_help(canvas, kit, Context::Capture, scroll);
        return None;
    }
    cursor
}

/// What the capture's writer said about the frame, a line each.
fn reasons(kit: &Kit, model: &CaptureModel) -> Vec<(String, Role)> {
    let comment = model.frames.comment(model.frame);
    let lines = comment.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| (format!("{} {line}", kit.look.glyphs.because), Role::Key)).collect()
}

fn frame_title(kit: &Kit, model: &CaptureModel) -> String {
    kit.format("anatomy-title", &[("frame", (model.frame + 1).into())])
}

fn draw_anatomy(canvas: &mut Canvas, kit: &Kit, model: &CaptureModel, notes: &[(String, Role)], area: Rect) {
    if area.is_empty() || model.frames.is_empty() {
        return;
    }
    let title = frame_title(kit, model);
    let pane = AnatomyPane { anatomy: &model.anatomy, title: &title, focus: model.half(), notes, note: None };
    anatomy::draw(canvas, kit, &pane, area);
    // Edges shared with what stands above.
    let g = kit.look.glyphs;
    let role = if model.pane == Pane::Fields { Role::Focus } else { Role::Border };
    canvas.put(area.x, area.y, g.pane[7], kit.style(role));
    let role = if model.pane == Pane::Bytes { Role::Focus } else { Role::Border };
    canvas.put(area.right() - 1, area.y, g.pane[13], kit.style(role));
}

fn draw_layers(canvas: &mut Canvas, kit: &Kit, model: &CaptureModel, notes: &[(String, Role)], area: Rect) {
    let Some(entry) = model.frames.entry(model.frame).filter(|_| !area.is_empty()) else { return };
    let place = inside(area);
    let frame = FrameLayers { bytes: model.frames.bytes(model.frame), wire_len: entry.wire_len, reasons: notes };
    capture_ladder::draw(&mut canvas.sub(place), kit, frame, place);
    let title = format!(" {} {} {} ", kit.text("pane-ladder"), kit.look.glyphs.dot, frame_title(kit, model));
    canvas.text(area.x + 1, area.y, &title, kit.style(Role::Title));
}

/// `home.pcapng · 345 frames · "tcp": 12`, and what is wrong with the file.
fn draw_title(canvas: &mut Canvas, kit: &Kit, model: &CaptureModel, area: Rect) {
    let g = kit.look.glyphs;
    let mark = if model.pane == Pane::List { format!("{} ", g.cursor) } else { String::new() };
    let count = kit.format("capture-frames", &[("count", model.frames.len().into())]);
    let room = area.width.saturating_sub(3);
    let title = format!(" {mark}{} {} {count} ", model.name, g.dot);
    let mut x = canvas.text_in(area.x + 1, area.y, room / 2, &title, g.more, kit.style(Role::Title));
    if !model.filter.is_empty() {
        let found = model.filter.len(&model.frames);
        let more = if model.filter.is_done(&model.frames) { "" } else { g.more };
        let words = format!("{} /{}: {found}{more} ", g.dot, model.filter.line.text());
        x = canvas.text_in(x, area.y, room.saturating_sub(x), &words, g.more, kit.style(Role::Warn));
    }
    if let Some(fault) = model.frames.fault() {
        let text = format!("{} {} ", g.dropped, capture_fault(kit.texts, fault));
        canvas.text_in(x, area.y, room.saturating_sub(x), &text, g.more, kit.style(Role::Bad));
    }
}

/// The lower edge: words being typed, else how the latest wish went, else keys.
fn draw_edge(canvas: &mut Canvas, kit: &Kit, model: &CaptureModel, area: Rect) -> Cursor {
    let (x, y, g) = (area.x + 2, area.bottom() - 1, kit.look.glyphs);
    if model.typing {
        let x = canvas.text(x, y, " /", kit.style(Role::Key));
        let room = area.right().saturating_sub(x + 3);
        let cursor = model.filter.line.cursor_cells() as u16;
        let away = (cursor + 1).saturating_sub(room);
        let text = model.filter.line.text();
        let skipped = super::canvas::fit(text, away).len();
        let end = canvas.text_in(x, y, room, text.get(skipped..).unwrap_or(""), "", kit.style(Role::Text));
        if text.is_empty() {
            canvas.text_in(x + 1, y, room, &kit.text("capture-find"), g.more, kit.style(Role::Faint));
        } else {
            canvas.put(end, y, " ", kit.style(Role::Text));
        }
        return Some((x + cursor.saturating_sub(away), y));
    }
    if let Some(notice) = &model.notice {
        let text = format!(" {} {} ", g.dropped, notice_text(kit, notice));
        canvas.text_in(x, y, area.width.saturating_sub(4), &text, g.more, kit.style(Role::Bad));
        return None;
    }
    overlays::draw_edge(canvas, kit, &hints(kit, model), area);
    None
}

fn hints(kit: &Kit, model: &CaptureModel) -> Vec<Hint> {
    let hint = |action| hint_of(kit, Context::Capture, action);
    let mut hints: Vec<Hint> = match model.pane {
        Pane::List => vec![Hint { label: kit.text("anatomy-fields").into_owned(), ..hint(Action::Activate) }],
        Pane::Fields | Pane::Bytes => [Action::Fold, Action::FoldAll, Action::Cancel].map(hint).into(),
    };
    let always = [Action::FocusNext, Action::Find, Action::FrameNext, Action::FramePrev, Action::Help, Action::Quit];
    hints.extend(always.map(hint));
    hints.retain(|h| width(&h.key) > 0);
    hints
}
