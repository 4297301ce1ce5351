//! A page that is filled in: a line a field, what is wrong beside it, and below what the lines will do.

use ratatui_core::layout::Rect;

use super::super::Cursor;
use super::super::form::{dots, draw_field};
use super::{Line, draw_lines};
use crate::app::form::{Field, FieldId, FieldKind};
use crate::app::router::{Fallout, Note, Sheet};
use crate::i18n::{Arg, field_error_sentence};
use crate::lab::{LabView, NodeView};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Cells a field shows.
const FIELD_CELLS: u16 = 26;

/// Rows that stay for the fields however much is said below them.
const FIELDS_MIN: usize = 4;

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
    let x = area.x + column + 4;
    let cells = FIELD_CELLS.min(area.right().saturating_sub(x));
    let room = area.right().saturating_sub(x + cells + 1);
    let fields: Vec<usize> = (0..form.fields.len()).filter(|i| sheet.applies(form.fields[*i].id)).collect();
    let error = |i: usize| {
        let error = form.error_shown(i)?;
        Some(format!("{} {}", kit.look.glyphs.dropped, field_error_sentence(kit.texts, error)))
    };
    let mut said: Vec<Line> = sheet.notes(node).iter().map(|note| (note_sentence(kit, note), Role::Faint)).collect();
    if open {
        let wide = fields.iter().filter_map(|i| error(*i)).filter(|text| width(text) > room);
        said.extend(wide.map(|text| (text, Role::Bad)));
        said.extend(preview(kit, view, node, sheet));
    }
    // What is said stands below in full; the fields give way, around the one with the keyboard.
    let needed: usize = said.iter().map(|(text, _)| wrap(text, area.width).len()).sum();
    let rows = usize::from(area.height).saturating_sub(needed + 1).max(FIELDS_MIN).min(fields.len());
    let here = fields.iter().position(|i| *i == form.at).unwrap_or(0);
    let first = here.saturating_sub(rows / 2).min(fields.len() - rows);
    let mut cursor = None;
    for (y, i) in (area.y..).zip(fields.iter().copied().skip(first).take(rows)) {
        let (Some(field), Some(label)) = (form.fields.get(i), labels.get(i)) else { continue };
        let here = open && form.at == i;
        canvas.put(area.x, y, if here { kit.look.glyphs.cursor } else { " " }, kit.style(Role::Key));
        let style = kit.style(if here { Role::Strong } else { Role::Faint });
        canvas.text(area.x + 2 + (column - width(label)), y, label, style);
        let at = draw_field(canvas, kit, field, here, Rect::new(x, y, cells, 1));
        cursor = if here { at } else { cursor };
        match error(i) {
            Some(text) if width(&text) <= room => {
                canvas.text(x + cells + 1, y, &text, kit.style(Role::Bad));
            }
            Some(_) => canvas.put(x + cells + 1, y, kit.look.glyphs.dropped, kit.style(Role::Bad)),
            None => {}
        }
    }
    let bottom = area.y + rows as u16;
    if first > 0 {
        canvas.put(area.x + 1, area.y, kit.look.glyphs.up, kit.style(Role::Faint));
    }
    if first + rows < fields.len() {
        canvas.put(area.x + 1, bottom.saturating_sub(1), kit.look.glyphs.down, kit.style(Role::Faint));
    }
    let below = Rect { y: bottom + 1, height: area.bottom().saturating_sub(bottom + 1), ..area };
    draw_lines(canvas, kit, &said, 0, below);
    cursor
}

fn note_sentence(kit: &Kit, note: &Note) -> String {
    match note {
        Note::BehavesAs(kind) => {
            let id = format!("nat-kind-{}", kind.id());
            format!("{} {}", kit.format(&id, &[]), kit.format(&format!("{id}.told"), &[]))
        }
        Note::AirIsAModel => kit.text("router-air").into_owned(),
        Note::InSeconds => kit.text("router-in-seconds").into_owned(),
        Note::LentResolvers { servers } => {
            let servers: Vec<String> = servers.iter().map(ToString::to_string).collect();
            kit.format("router-lent-resolvers", &[("servers", servers.join(", ").into())])
        }
        Note::Told { addr, answer } => {
            kit.format("router-told", &[("addr", addr.to_string().into()), ("answer", answer.as_str().into())])
        }
    }
}

fn label(kit: &Kit, id: FieldId) -> String {
    kit.format(&format!("field-{}", id.id()), &[])
}

/// A value as its field shows it.
fn shown(kit: &Kit, field: Option<&Field>, value: &str) -> String {
    let worded = field.is_some_and(|field| matches!(field.kind, FieldKind::Choice { .. }));
    let secret = field.is_some_and(|field| field.id.is_secret());
    match value {
        "" => kit.text("router-nothing").into_owned(),
        value if secret => dots(value),
        value if worded => kit.format(&format!("offer-{value}"), &[]),
        value => value.to_owned(),
    }
}

/// What will change, what else will happen, and the lines that do it.
fn preview(kit: &Kit, view: &LabView, node: &NodeView, sheet: &Sheet) -> Vec<Line> {
    // With a mistake in it nothing can be sent yet; what would change is told all the same.
    let is_valid = sheet.form.is_valid();
    let lines = if is_valid { sheet.commands() } else { Vec::new() };
    if lines.is_empty() && is_valid {
        return vec![(kit.text("router-unchanged").into_owned(), Role::Faint)];
    }
    let head = if is_valid { "router-will-change" } else { "router-not-yet" };
    let mut out = vec![(kit.text(head).into_owned(), if is_valid { Role::Title } else { Role::Warn })];
    let arrow = kit.look.glyphs.arrow;
    if !sheet.is_new {
        let sound = |id: FieldId| sheet.form.field(id).is_some_and(|field| field.error.is_none());
        out.extend(sheet.changes().into_iter().filter(|(id, ..)| sound(*id)).map(|(id, old, new)| {
            let (old, new) = (shown(kit, sheet.form.field(id), &old), shown(kit, sheet.form.field(id), &new));
            (format!("  {}: {old} {arrow} {new}", label(kit, id)), Role::Strong)
        }));
    }
    let fallout = if is_valid { sheet.fallout(view, node) } else { Vec::new() };
    out.extend(fallout.iter().map(|fallout| (format!("  {}", sentence(kit, fallout)), Role::Warn)));
    let secrets: Vec<String> =
        sheet.after().into_iter().filter(|(id, _)| id.is_secret()).map(|(_, text)| text).collect();
    let hidden = |line: String| {
        let secrets = secrets.iter().filter(|secret| !secret.is_empty());
        secrets.fold(line, |line, secret| line.replacen(&format!(" {secret}"), &format!(" {}", dots(secret)), 2))
    };
    out.extend(lines.into_iter().map(|line| (format!("{}$ {}", node.name, hidden(line)), Role::Key)));
    out
}

fn sentence(kit: &Kit, fallout: &Fallout) -> String {
    let args: Vec<(&str, Arg)> = match fallout {
        Fallout::LeasesVoid { leases } | Fallout::LeasesOutside { leases } => vec![("leases", (*leases as u64).into())],
        Fallout::ReservationsOutside { reservations } => vec![("reservations", (*reservations as u64).into())],
        Fallout::ForwardsStale { forwards } => vec![("forwards", (*forwards as u64).into())],
        Fallout::ConnectionsLost { host, connections } => {
            vec![("host", host.as_str().into()), ("connections", (*connections as u64).into())]
        }
        Fallout::AddressGivenUp { addr } | Fallout::DoubleNat { addr } => vec![("addr", addr.to_string().into())],
        Fallout::WirelessGone { hosts } => vec![("hosts", (*hosts as u64).into())],
        Fallout::LentPortsClosed { ports } => vec![("ports", (*ports as u64).into())],
        Fallout::TooShort { least_secs, source } => vec![("least", (*least_secs).into()), ("source", (*source).into())],
        Fallout::HeldBy { host } => vec![("host", host.as_str().into())],
    };
    kit.format(&format!("fallout-{}", fallout.id()), &args)
}
