//! Links on the map: lines with crossings and cuts, the arms where they leave boxes, a few words beside them, and the
//! packets on them.

use ratatui_core::style::{Modifier, Style};

use super::draw::{Live, Look, Mark, Traveller, group_role};
use super::layout::Detail;
use super::map::{LinkLook, Map};
use super::route::{Cell, EAST, NORTH, SOUTH, WEST, heading};
use super::window::Window;
use crate::ui::canvas::width;
use crate::ui::theme::Role;

fn arms(way: &[Cell], at: usize) -> u8 {
    let Some(&cell) = way.get(at) else { return 0 };
    let to = |other: Option<&Cell>| other.map_or(0, |&c| heading(cell, c));
    to(at.checked_sub(1).and_then(|b| way.get(b))) | to(way.get(at + 1))
}

/// Links, those on the way of the followed packet last.
pub(super) fn draw_links(window: &mut Window<'_, '_>, map: &Map, live: &Live, look: Look) {
    let links = &map.scene().links;
    let all = (0..links.len()).filter(|at| !live.bright.contains(at)).chain(live.bright.iter().copied());
    let seen = window.seen();
    for at in all {
        let (way, Some(link)) = (map.way(at), links.get(at)) else { continue };
        let [_, inner @ .., _] = way else { continue };
        let (pieces, style) = link_look(link, live.bright.contains(&at), look);
        for (i, &cell) in inner.iter().enumerate().filter(|&(_, &cell)| seen.contains(cell.into())) {
            let joint = map.joint(cell);
            // Under a bridge nothing is seen of what runs below.
            if joint & arms(way, i + 1) != 0 {
                window.put(cell.0, cell.1, pieces[usize::from(joint)], style);
            }
        }
        if link.cut
            && let Some(&(x, y)) = way.get(way.len() / 2)
        {
            window.put(x, y, look.glyphs.cut, look.theme.style(Role::Bad));
        }
    }
}

type Pieces<'a> = &'a [&'static str; 16];

fn link_look<'a>(link: &LinkLook, bright: bool, look: Look<'a>) -> (Pieces<'a>, Style) {
    let g = look.glyphs;
    let style = |role| look.theme.style(role);
    match (link.cut, link.wifi, bright) {
        (true, wifi, _) => (if wifi { &g.radio } else { &g.cable }, style(Role::Cut)),
        (_, true, true) => (&g.radio, style(Role::Strong)),
        (_, true, _) => (&g.radio, style(Role::Radio)),
        (_, _, true) => (&g.bright, style(Role::Strong)),
        _ => (&g.cable, link.mark.map_or_else(|| style(Role::Cable), |mark| style(group_role(mark)))),
    }
}

/// Where links leave framed boxes, the frame gets an arm.
pub(super) fn draw_doors(window: &mut Window<'_, '_>, map: &Map, live: &Live, look: Look) {
    for (at, link) in map.scene().links.iter().enumerate() {
        let way = map.way(at);
        for (cell, next, node) in [
            (way.first(), way.get(1), link.ends.0),
            (way.last(), way.len().checked_sub(2).and_then(|i| way.get(i)), link.ends.1),
        ] {
            let (Some(&cell), Some(&next)) = (cell, next) else { continue };
            if !matches!(map.detail(node), Detail::Full | Detail::Tight | Detail::Name) {
                continue;
            }
            let out = heading(cell, next);
            let side = if out & (NORTH | SOUTH) != 0 { EAST | WEST } else { NORTH | SOUTH };
            let chosen = live.chosen == Some(node);
            let pieces = if chosen { &look.glyphs.chosen } else { &look.glyphs.frame };
            let role = if chosen || live.busy == Some(node) { Role::Focus } else { Role::Text };
            let glyph = pieces.get(usize::from(out | side)).copied().unwrap_or(" ");
            window.put(cell.0, cell.1, glyph, look.theme.style(role));
        }
    }
}

/// A few words beside the middle of a link: `wifi`, faults.
pub(super) fn draw_note(window: &mut Window<'_, '_>, map: &Map, at: usize, link: &LinkLook, look: Look) {
    let way = map.way(at);
    let text = [if link.wifi { "wifi" } else { "" }, &link.note].join(" ");
    let text = text.trim();
    if text.is_empty() || way.len() < 3 {
        return;
    }
    let cells = width(text);
    let role = if link.note.is_empty() { Role::Radio } else { Role::Warn };
    let seen = window.seen();
    let free = |window: &Window<'_, '_>, x: u16, y: u16| (0..cells).all(|i| window.symbol(x + i, y) == Some(" "));
    // Beside a vertical piece, else above or below a horizontal one; the middle of the way first.
    let mut spots: Vec<usize> = (1..way.len() - 1).collect();
    spots.sort_by_key(|i| i.abs_diff(way.len() / 2));
    for i in spots {
        let Some(&(x, y)) = way.get(i).filter(|&&cell| seen.contains(cell.into())) else { continue };
        let upright = arms(way, i) == NORTH | SOUTH;
        let places = if upright {
            [Some((x + 2, y)), x.checked_sub(cells + 1).map(|x| (x, y))]
        } else {
            [y.checked_sub(1).map(|y| (x, y)), Some((x, y + 1))]
        };
        for (px, py) in places.into_iter().flatten() {
            if free(window, px, py) {
                window.text(px, py, text, look.theme.style(role));
                return;
            }
        }
    }
}

/// A packet where it is now.
pub(super) fn draw_traveller(window: &mut Window<'_, '_>, map: &Map, traveller: &Traveller, look: Look) {
    let way = map.way(traveller.link);
    // Between the boxes, never on their borders.
    let [_, inner @ .., _] = way else { return };
    let last = inner.len().saturating_sub(1);
    let at = (traveller.along.clamp(0.0, 1.0) * last as f32).round() as usize;
    let Some(&(x, y)) = inner.get(at) else { return };
    let style = look.theme.style(traveller.role).add_modifier(Modifier::BOLD);
    let (glyph, style) = match traveller.mark {
        Mark::Plain => (look.glyphs.packet, style),
        Mark::Followed => (look.glyphs.followed, style.add_modifier(Modifier::REVERSED)),
        Mark::Dropped => (look.glyphs.dropped, look.theme.style(Role::Bad)),
    };
    window.put(x, y, glyph, style);
    let room = !map.is_covered((x + 1, y)) && window.symbol(x + 1, y).is_some();
    let beside = if room { x + 1 } else { x.saturating_sub(1) };
    window.put(beside, y, &traveller.letter.to_string(), style);
}
