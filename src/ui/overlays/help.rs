//! Help: every action with its keys, by group, straight from the action table; and what the glyphs of the map mean.

use ratatui_core::layout::Rect;

use crate::app::action::{ACTIONS, ActionRow, Group};
use crate::app::keymap::Context;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::popup;

/// The screens with keys of their own, in the order in which help tells of them.
const ELSEWHERE: [Context; 8] = [
    Context::Console,
    Context::Connection,
    Context::Host,
    Context::Anatomy,
    Context::Rules,
    Context::Router,
    Context::Addresses,
    Context::Form,
];

/// A line of help.
enum Line {
    Head(String),
    Entry { keys: String, role: Role, label: String },
    Blank,
}

/// Draws help from its `scroll`-th line on, for the lab (`Context::Main`) or another screen; returns the greatest useful
/// scroll.
pub fn draw_help(canvas: &mut Canvas, kit: &Kit, screen: Context, scroll: usize) -> usize {
    let area = canvas.area();
    let columns: u16 = if area.width >= 116 { 2 } else { 1 };
    let lines = if screen == Context::Main { lines(kit) } else { lines_of(kit, screen) };
    let cells = (columns * 54 + 4).min(area.width.saturating_sub(2));
    let needed = lines.len().div_ceil(usize::from(columns)) as u16 + 2;
    let rows = needed.min(area.height.saturating_sub(2));
    let inner = popup(canvas, area, (cells, rows), &kit.text("help-title"), kit.look);
    let close = format!(" {} ", kit.text("help-close"));
    canvas.text(inner.right().saturating_sub(width(&close)), inner.bottom(), &close, kit.style(Role::Faint));
    let page = usize::from(inner.height);
    let wide = inner.width / columns;
    let most = lines.len().saturating_sub(page * usize::from(columns));
    let scroll = scroll.min(most);
    for (i, line) in lines.iter().skip(scroll).take(page * usize::from(columns)).enumerate() {
        let x = inner.x + (i / page.max(1)) as u16 * wide;
        let y = inner.y + (i % page.max(1)) as u16;
        draw_line(canvas, kit, line, Rect::new(x, y, wide.saturating_sub(2), 1));
    }
    if most > 0 {
        let at = format!(" {}/{} ", scroll + 1, most + 1);
        canvas.text(inner.x, inner.bottom(), &at, kit.style(Role::Faint));
    }
    most
}

fn draw_line(canvas: &mut Canvas, kit: &Kit, line: &Line, r: Rect) {
    const KEY_CELLS: u16 = 14;
    let more = kit.look.glyphs.more;
    match line {
        Line::Head(text) => {
            canvas.text_in(r.x, r.y, r.width, text, more, kit.style(Role::Title));
        }
        Line::Entry { keys, role, label } => {
            canvas.text_in(r.x + 2, r.y, KEY_CELLS - 3, keys, more, kit.style(*role));
            canvas.text_in(r.x + KEY_CELLS, r.y, r.width.saturating_sub(KEY_CELLS), label, more, kit.style(Role::Text));
        }
        Line::Blank => {}
    }
}

/// What means something on one screen only.
fn lines_of(kit: &Kit, screen: Context) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let here = |row: &&ActionRow| row.group == group && is_of(row, screen);
        let entries: Vec<Line> = ACTIONS.iter().filter(here).filter_map(|row| entry(kit, row, screen)).collect();
        if !entries.is_empty() {
            lines.push(Line::Head(kit.format(&format!("group-{}", group.id()), &[])));
            lines.extend(entries);
            lines.push(Line::Blank);
        }
    }
    lines
}

fn lines(kit: &Kit) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if group == Group::Rules {
            continue; // with its own screen below
        }
        lines.push(Line::Head(kit.format(&format!("group-{}", group.id()), &[])));
        let rows = ACTIONS.iter().filter(|row| row.group == group && is_main(row));
        lines.extend(rows.filter_map(|row| entry(kit, row, Context::Main)));
        lines.push(Line::Blank);
    }
    // What means something on one of the other screens only.
    for screen in ELSEWHERE {
        let rows = ACTIONS.iter().filter(|row| is_of(row, screen) && !is_main(row));
        let entries: Vec<Line> = rows.filter_map(|row| entry(kit, row, screen)).collect();
        if !entries.is_empty() {
            lines.push(Line::Head(kit.format(&format!("help-in-{}", screen.id()), &[])));
            lines.extend(entries);
            lines.push(Line::Blank);
        }
    }
    lines.push(Line::Head(kit.text("help-legend").into_owned()));
    let g = kit.look.glyphs;
    let legend = |mark: String, role, id: &'static str| Line::Entry { keys: mark, role, label: kit.format(id, &[]) };
    lines.extend([
        legend(g.public.into(), Role::Public, "legend-public"),
        legend(g.private.into(), Role::Private, "legend-private"),
        legend(g.cable[10].repeat(3), Role::Cable, "legend-cable"),
        legend(g.radio[10].repeat(3), Role::Radio, "legend-wifi"),
        legend(g.cut.into(), Role::Bad, "legend-cut"),
        legend(format!("{}T", g.packet), Role::Tcp, "legend-tcp"),
        legend(format!("{}U", g.packet), Role::Udp, "legend-udp"),
        legend(format!("{}A", g.packet), Role::Arp, "legend-arp"),
        legend(format!("{}I", g.packet), Role::Icmp, "legend-icmp"),
        legend(format!("{}D", g.packet), Role::Dhcp, "legend-dhcp"),
        legend(format!("{}N", g.packet), Role::Dns, "legend-dns"),
        legend(format!("{}H", g.packet), Role::Http, "legend-http"),
        legend(format!("{}T", g.followed), Role::Strong, "legend-followed"),
        legend(format!("{}T", g.dropped), Role::Bad, "legend-dropped"),
    ]);
    lines
}

/// Whether an action is listed and means something on a screen, by itself or by another way to it.
fn is_of(row: &ActionRow, screen: Context) -> bool {
    let same = ACTIONS.iter().filter(|other| other.action.synonym_of() == row.action);
    row.action.is_listed() && same.flat_map(|r| r.contexts).any(|c| *c == screen)
}

fn is_main(row: &ActionRow) -> bool {
    is_of(row, Context::Main) || is_of(row, Context::Any)
}

/// An action and its keys on a screen; none for one without keys: the palette has it.
fn entry(kit: &Kit, row: &ActionRow, screen: Context) -> Option<Line> {
    let ways = ACTIONS.iter().filter(|r| r.action.synonym_of() == row.action);
    let spelled = ways.flat_map(|r| kit.keymap.keys_of(screen, r.action)).map(|k| crate::app::keymap::spell(&k));
    let mut readable: Vec<String> = spelled.map(|s| kit.readable(&s)).collect();
    readable.sort_by_key(String::len);
    readable.dedup();
    let keys = readable.join(" ");
    (!keys.is_empty()).then(|| Line::Entry { keys, role: Role::Key, label: kit.action(row.action, false) })
}
