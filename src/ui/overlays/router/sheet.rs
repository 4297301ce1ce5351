//! A page that is filled in: a line a field, what is wrong beside it, and below what the lines will do.

use ratatui_core::layout::Rect;

use super::super::Cursor;
use super::super::form::draw_field;
use super::{Line, draw_lines};
use crate::app::form::{Field, FieldId, FieldKind};
use crate::app::router::{Fallout, Sheet};
use crate::i18n::{Arg, field_error_sentence};
use crate::lab::{LabView, NodeView};
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Cells a field shows.
const FIELD_CELLS: u16 = 26;

/// Draws a sheet; only one that is `open` has the keyboard and says what will change.
pub(super) fn draw(
    canvas: &mut Canvas,
    kit: &Kit,
    (view, node): (&LabView, &NodeView),
    sheet: &Sheet,
    open: bool,
    area: Rect,
) -> Cursor {
    let form = &sheet.form;
    let labels: Vec<String> = form.fields.iter().map(|field| label(kit, field.id)).collect();
    let column = labels.iter().map(|text| width(text)).max().unwrap_or(0);
    let (mut cursor, mut y, mut mistakes) = (None, area.y, Vec::new());
    for (i, (field, label)) in form.fields.iter().zip(&labels).enumerate() {
        if !sheet.applies(field.id) {
            continue;
        }
        let here = open && form.at == i;
        let mark = if here { kit.look.glyphs.cursor } else { " " };
        canvas.put(area.x, y, mark, kit.style(Role::Key));
        let style = kit.style(if here { Role::Strong } else { Role::Faint });
        canvas.text(area.x + 2 + (column - width(label)), y, label, style);
        let x = area.x + column + 4;
        let cells = FIELD_CELLS.min(area.right().saturating_sub(x));
        let at = draw_field(canvas, kit, field, here, Rect::new(x, y, cells, 1));
        cursor = if here { at } else { cursor };
        if let Some(error) = form.error_shown(i) {
            let text = format!("{} {}", kit.look.glyphs.dropped, field_error_sentence(kit.texts, error));
            let from = x + cells + 1;
            let room = area.right().saturating_sub(from);
            if width(&text) <= room {
                canvas.text(from, y, &text, kit.style(Role::Bad));
            } else {
                canvas.put(from, y, kit.look.glyphs.dropped, kit.style(Role::Bad));
                mistakes.push((text, Role::Bad));
            }
        }
        y += 1;
    }
    if open {
        let below = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
        mistakes.extend(preview(kit, view, node, sheet));
        draw_lines(canvas, kit, &mistakes, 0, below);
    }
    cursor
}

fn label(kit: &Kit, id: FieldId) -> String {
    kit.format(&format!("field-{}", id.id()), &[])
}

/// A value as its field shows it.
fn shown(kit: &Kit, field: Option<&Field>, value: &str) -> String {
    let worded = field.is_some_and(|field| matches!(field.kind, FieldKind::Choice { .. }));
    match value {
        "" => kit.text("router-nothing").into_owned(),
        value if worded => kit.format(&format!("offer-{value}"), &[]),
        value => value.to_owned(),
    }
}

/// What will change, what else will happen, and the lines that do it.
fn preview(kit: &Kit, view: &LabView, node: &NodeView, sheet: &Sheet) -> Vec<Line> {
    if !sheet.form.is_valid() {
        return Vec::new();
    }
    let lines = sheet.commands();
    if lines.is_empty() {
        return vec![(kit.text("router-unchanged").into_owned(), Role::Faint)];
    }
    let mut out = vec![(kit.text("router-will-change").into_owned(), Role::Title)];
    let arrow = kit.look.glyphs.arrow;
    if !sheet.is_new {
        out.extend(sheet.changes().into_iter().map(|(id, old, new)| {
            let (old, new) = (shown(kit, sheet.form.field(id), &old), shown(kit, sheet.form.field(id), &new));
            (format!("  {}: {old} {arrow} {new}", label(kit, id)), Role::Strong)
        }));
    }
    out.extend(sheet.fallout(view, node).iter().map(|fallout| (format!("  {}", sentence(kit, fallout)), Role::Warn)));
    out.extend(lines.into_iter().map(|line| (format!("{}$ {line}", node.name), Role::Key)));
    out
}

fn sentence(kit: &Kit, fallout: &Fallout) -> String {
    let args: Vec<(&str, Arg)> = match fallout {
        Fallout::LeasesVoid { leases } | Fallout::LeasesOutside { leases } => vec![("leases", (*leases as u64).into())],
        Fallout::ForwardsStale { forwards } => vec![("forwards", (*forwards as u64).into())],
        Fallout::ConnectionsLost { host, connections } => {
            vec![("host", host.as_str().into()), ("connections", (*connections as u64).into())]
        }
        Fallout::AddressGivenUp { addr } | Fallout::DoubleNat { addr } => vec![("addr", addr.to_string().into())],
        Fallout::WirelessGone { hosts } => vec![("hosts", (*hosts as u64).into())],
        Fallout::HeldBy { host } => vec![("host", host.as_str().into())],
    };
    kit.format(&format!("fallout-{}", fallout.id()), &args)
}
