//! The frames of a capture, a line each: only the visible ones are read.

use ratatui_core::layout::Rect;

use crate::app::capture::{CaptureModel, Line};
use crate::i18n::layer_here;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::wire::{Proto, dissect};

use super::anatomy::proto_role;

/// A row: the frame's number and its cells.
struct Row {
    frame: usize,
    cells: [(String, Role); COLUMNS],
}

const COLUMNS: usize = 7;
const GAP: u16 = 1;
/// Least and greatest cells of a column; between them it is as wide as what is seen. The last one takes the rest.
const LIMITS: [(u16, u16); COLUMNS] = [(2, 9), (6, 16), (0, 12), (13, 24), (13, 24), (5, 14), (0, 0)];
const HEADS: [&str; COLUMNS] = [
    "column-number",
    "column-time",
    "column-interface",
    "column-source",
    "column-destination",
    "column-protocol",
    "column-info",
];

/// Draws the visible part of the list, the frame under the cursor in sight.
pub fn draw(canvas: &mut Canvas, kit: &Kit, model: &CaptureModel, area: Rect) {
    let (frames, filter) = (&model.frames, &model.filter);
    let lines = usize::from(area.height.saturating_sub(1));
    let count = filter.len(frames);
    let place = filter.place_of(model.frame);
    let first = (place + 1).saturating_sub(lines * 2 / 3).min(count.saturating_sub(lines));
    let visible = (first..count.min(first + lines)).filter_map(|place| filter.nth(frames, place));
    let micros = area.width >= 100;
    let rows: Vec<Row> = visible.map(|frame| row(kit, model, (frame, micros))).collect();
    if rows.is_empty() {
        let id = match (frames.is_empty(), filter.is_done(frames)) {
            (true, _) => "capture-empty",
            (false, true) => "capture-none-found",
            (false, false) => "capture-looking",
        };
        for (i, line) in wrap(&kit.text(id), area.width).iter().enumerate() {
            canvas.sub(area).text(area.x, area.y + i as u16, line, kit.style(Role::Faint));
        }
        return;
    }
    let widths = widths(kit, model, &rows, area.width);
    let heads = HEADS.map(|id| (kit.format(id, &[]), Role::Faint));
    draw_row(canvas, kit, &heads, (&widths, area.x, area.y, area.right()));
    for (i, row) in rows.iter().enumerate() {
        let y = area.y + 1 + i as u16;
        draw_row(canvas, kit, &row.cells, (&widths, area.x, y, area.right()));
        if row.frame == model.frame {
            canvas.restyle(Rect::new(area.x, y, area.width, 1), kit.style(Role::Chosen));
        }
    }
}

fn row(kit: &Kit, model: &CaptureModel, (frame, micros): (usize, bool)) -> Row {
    let line = model.frames.line(frame);
    let info = if line.info.is_empty() { sentence(kit, model.frames.bytes(frame)) } else { line.info };
    let role = proto_role(line.proto);
    let Line { proto, src, dst, .. } = line;
    let cells = [
        ((frame + 1).to_string(), Role::Faint),
        (time(model.frames.since_first(frame), micros), Role::Text),
        (model.frames.interface(frame).to_owned(), Role::Text),
        (src, Role::Text),
        (dst, Role::Text),
        (proto.name().to_owned(), role),
        (info, Role::Text),
    ];
    Row { frame, cells }
}

/// What the innermost header says, where numbers alone do not.
fn sentence(kit: &Kit, frame: &[u8]) -> String {
    let dissection = dissect(frame);
    let known = dissection.layers.iter().rfind(|l| !l.quoted && !matches!(l.proto, Proto::Data | Proto::Padding));
    known.map_or(String::new(), |layer| layer_here(kit.texts, layer))
}

/// `12.480`: seconds since the first frame, with milliseconds or microseconds.
fn time(nanos: u64, micros: bool) -> String {
    let (seconds, rest) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    if micros { format!("{seconds}.{:06}", rest / 1_000) } else { format!("{seconds}.{:03}", rest / 1_000_000) }
}

/// As wide as what is seen, within limits; numbers and times as wide as the greatest of all, so that they stand still
/// while the list scrolls.
fn widths(kit: &Kit, model: &CaptureModel, rows: &[Row], cells: u16) -> [u16; COLUMNS] {
    let last = model.frames.len().saturating_sub(1);
    let mut widths = [0; COLUMNS];
    for (column, ((least, most), id)) in LIMITS.iter().zip(HEADS).enumerate() {
        let seen = rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| width(&cell.0)).max().unwrap_or(0);
        let wide = match column {
            0 => width(&model.frames.len().to_string()),
            1 => seen.max(width(&time(model.frames.since_first(last), cells >= 100))),
            2 if !model.frames.names_interfaces() => 0,
            // Where room is short, heads are cut rather than what stands below them.
            _ if cells < 100 => seen,
            _ => seen.max(width(&kit.format(id, &[]))),
        };
        if let Some(slot) = widths.get_mut(column) {
            // Two addresses of IPv4 leave room for what a frame is about; longer ones are cut where room is short.
            let most = if cells < 100 { (*most).min(15) } else { *most };
            *slot = wide.clamp(*least, most.max(*least));
        }
    }
    widths
}

fn draw_row(
    canvas: &mut Canvas,
    kit: &Kit,
    cells: &[(String, Role); COLUMNS],
    (widths, x, y, right): (&[u16; COLUMNS], u16, u16, u16),
) {
    let more = kit.look.glyphs.more;
    let mut x = x;
    for (column, ((text, role), &wide)) in cells.iter().zip(widths).enumerate() {
        let is_last = column + 1 == COLUMNS;
        if wide == 0 && !is_last {
            continue;
        }
        let room = right.saturating_sub(x);
        let room = if is_last { room } else { wide.min(room) };
        // Numbers stand at the right of their column.
        let at = if column < 2 { x + room.saturating_sub(width(text)) } else { x };
        canvas.text_in(at, y, room, text, more, kit.style(*role));
        x += room + GAP;
    }
}
