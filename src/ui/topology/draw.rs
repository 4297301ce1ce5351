//! Map → cells: links under, boxes over them, travelling packets on top.

use ratatui_core::layout::Rect;
use ratatui_core::style::Modifier;

use super::layout::Detail;
use super::map::{LinkLook, Map, NodeLook};
use super::route::{Cell, EAST, NORTH, SOUTH, WEST, heading};
use crate::ui::canvas::{Canvas, width};
use crate::ui::glyphs::Glyphs;
use crate::ui::theme::{Role, Theme};

/// A packet on a link.
#[derive(Clone, PartialEq, Debug)]
pub struct Traveller {
    /// Index of the link.
    pub link: usize,
    /// How far along, from the link's first end (0.0) to its second (1.0).
    pub along: f32,
    /// Its protocol's letter.
    pub letter: char,
    /// Its protocol's colour.
    pub role: Role,
    /// How it is marked.
    pub mark: Mark,
}

/// How a packet is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// One of many.
    Plain,
    /// The one being followed.
    Followed,
    /// Thrown away here.
    Dropped,
}

/// What changes from frame to frame on the same map.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Live {
    /// Index of the selected box.
    pub chosen: Option<usize>,
    /// Indices of boxes at which the followed packet is now.
    pub busy: Option<usize>,
    /// Links on the way of the followed packet.
    pub bright: Vec<usize>,
    /// Packets.
    pub travellers: Vec<Traveller>,
}

/// The looks a drawing needs.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Glyphs.
    pub glyphs: &'a Glyphs,
    /// Styles.
    pub theme: &'a Theme,
}

/// Draws the map with its upper left corner at that of the canvas' window.
pub fn draw(canvas: &mut Canvas, map: &Map, live: &Live, look: Look) {
    let scene = map.scene();
    draw_links(canvas, map, live, look);
    for (at, node) in scene.nodes.iter().enumerate() {
        if let Some(place) = map.place(at) {
            let chosen = live.chosen == Some(at);
            draw_box(canvas, shift(canvas.area(), place), node, map.detail(at), (chosen, live.busy == Some(at)), look);
        }
    }
    draw_doors(canvas, map, live, look);
    for (at, link) in scene.links.iter().enumerate() {
        draw_note(canvas, map, at, link, look);
    }
    for traveller in &live.travellers {
        draw_traveller(canvas, map, traveller, look);
    }
    if map.hidden() > 0 {
        let area = canvas.area();
        let text = format!("+{}", map.hidden());
        let x = area.right().saturating_sub(width(&text));
        canvas.text(x, area.bottom().saturating_sub(1), &text, look.theme.style(Role::Warn));
    }
}

fn shift(area: Rect, place: Rect) -> Rect {
    Rect { x: area.x.saturating_add(place.x), y: area.y.saturating_add(place.y), ..place }
}

fn arms(way: &[Cell], at: usize) -> u8 {
    let Some(&cell) = way.get(at) else { return 0 };
    let to = |other: Option<&Cell>| other.map_or(0, |&c| heading(cell, c));
    to(at.checked_sub(1).and_then(|b| way.get(b))) | to(way.get(at + 1))
}

/// Links, the vertical one above where two only cross: a bridge, not a junction.
fn draw_links(canvas: &mut Canvas, map: &Map, live: &Live, look: Look) {
    let area = canvas.area();
    let mut laid: Vec<(Cell, u8)> = Vec::new();
    let links = &map.scene().links;
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|at| live.bright.contains(at));
    for at in order {
        let (way, Some(link)) = (map.way(at), links.get(at)) else { continue };
        let (pieces, style) = link_look(link, live.bright.contains(&at), look);
        for i in 1..way.len().saturating_sub(1) {
            let Some(&cell) = way.get(i) else { continue };
            let mut mask = arms(way, i);
            let before = laid.iter().filter(|l| l.0 == cell).fold(0, |all, l| all | l.1);
            if before != 0 && before & mask == 0 {
                mask = NORTH | SOUTH;
            } else {
                mask |= before;
            }
            laid.push((cell, arms(way, i)));
            let glyph = pieces.get(usize::from(mask)).copied().unwrap_or(" ");
            canvas.put(area.x + cell.0, area.y + cell.1, glyph, style);
        }
        if link.cut
            && let Some(&(x, y)) = way.get(way.len() / 2)
        {
            canvas.put(area.x + x, area.y + y, look.glyphs.cut, look.theme.style(Role::Bad));
        }
    }
}

type Pieces<'a> = &'a [&'static str; 16];

fn link_look<'a>(link: &LinkLook, bright: bool, look: Look<'a>) -> (Pieces<'a>, ratatui_core::style::Style) {
    let g = look.glyphs;
    let style = |role| look.theme.style(role);
    match (link.cut, link.wifi, bright) {
        (true, wifi, _) => (if wifi { &g.radio } else { &g.cable }, style(Role::Cut)),
        (_, true, true) => (&g.radio, style(Role::Strong)),
        (_, true, _) => (&g.radio, style(Role::Radio)),
        (_, _, true) => (&g.bright, style(Role::Strong)),
        _ => (&g.cable, style(Role::Cable)),
    }
}

fn draw_box(canvas: &mut Canvas, r: Rect, node: &NodeLook, detail: Detail, state: (bool, bool), look: Look) {
    let (chosen, busy) = state;
    let more = look.glyphs.more;
    canvas.clear(r);
    let mut name = look.theme.style(Role::Strong);
    if chosen {
        name = look.theme.style(Role::Chosen).add_modifier(Modifier::BOLD);
    }
    if detail == Detail::Bare {
        let ends = if chosen { look.glyphs.bare_chosen } else { look.glyphs.bare };
        let style = look.theme.style(if chosen || busy { Role::Focus } else { Role::Faint });
        canvas.put(r.x, r.y, ends.0, style);
        canvas.text_in(r.x + 1, r.y, r.width.saturating_sub(2), &node.name, more, name);
        canvas.put(r.right().saturating_sub(1), r.y, ends.1, style);
        return;
    }
    let pieces = if chosen { &look.glyphs.chosen } else { &look.glyphs.frame };
    let style = look.theme.style(if chosen || busy { Role::Focus } else { Role::Text });
    frame(canvas, r, pieces, style);
    let letter = node.letter.to_string();
    canvas.put(r.x + 1, r.y, &letter, look.theme.style(Role::Faint));
    let air = if detail == Detail::Tight { 1 } else { 2 };
    let inner = r.width.saturating_sub(2 * air);
    let centre = |text: &str| r.x + air + inner.saturating_sub(width(text)) / 2;
    canvas.text_in(centre(&node.name), r.y + 1, inner, &node.name, more, name);
    if matches!(detail, Detail::Full | Detail::Tight) {
        // Addresses stand under each other, the longest in the middle.
        let widest = node.addresses.iter().map(|(text, _)| width(text) + 2).max().unwrap_or(0);
        let x = r.x + air + inner.saturating_sub(widest) / 2;
        for (i, (text, public)) in node.addresses.iter().enumerate() {
            let (mark, role) =
                if *public { (look.glyphs.public, Role::Public) } else { (look.glyphs.private, Role::Private) };
            let line = format!("{mark} {text}");
            canvas.text_in(x, r.y + 2 + i as u16, inner, &line, more, look.theme.style(role));
        }
    }
}

/// A frame from pieces indexed by mask.
pub(in crate::ui) fn frame(
    canvas: &mut Canvas,
    r: Rect,
    pieces: &[&'static str; 16],
    style: ratatui_core::style::Style,
) {
    if r.width < 2 || r.height < 2 {
        return;
    }
    let (right, bottom) = (r.right() - 1, r.bottom() - 1);
    let piece = |mask: u8| pieces.get(usize::from(mask)).copied().unwrap_or(" ");
    for x in r.x + 1..right {
        canvas.put(x, r.y, piece(EAST | WEST), style);
        canvas.put(x, bottom, piece(EAST | WEST), style);
    }
    for y in r.y + 1..bottom {
        canvas.put(r.x, y, piece(NORTH | SOUTH), style);
        canvas.put(right, y, piece(NORTH | SOUTH), style);
    }
    canvas.put(r.x, r.y, piece(EAST | SOUTH), style);
    canvas.put(right, r.y, piece(SOUTH | WEST), style);
    canvas.put(r.x, bottom, piece(NORTH | EAST), style);
    canvas.put(right, bottom, piece(NORTH | WEST), style);
}

/// Where links leave framed boxes, the frame gets an arm.
fn draw_doors(canvas: &mut Canvas, map: &Map, live: &Live, look: Look) {
    let area = canvas.area();
    for (at, link) in map.scene().links.iter().enumerate() {
        let way = map.way(at);
        for (cell, next, node) in [
            (way.first(), way.get(1), link.ends.0),
            (way.last(), way.len().checked_sub(2).and_then(|i| way.get(i)), link.ends.1),
        ] {
            let (Some(&cell), Some(&next)) = (cell, next) else { continue };
            if map.detail(node) == Detail::Bare {
                continue;
            }
            let out = heading(cell, next);
            let side = if out & (NORTH | SOUTH) != 0 { EAST | WEST } else { NORTH | SOUTH };
            let chosen = live.chosen == Some(node);
            let pieces = if chosen { &look.glyphs.chosen } else { &look.glyphs.frame };
            let role = if chosen || live.busy == Some(node) { Role::Focus } else { Role::Text };
            let glyph = pieces.get(usize::from(out | side)).copied().unwrap_or(" ");
            canvas.put(area.x + cell.0, area.y + cell.1, glyph, look.theme.style(role));
        }
    }
}

/// A few words beside the middle of a link: `wifi`, faults.
fn draw_note(canvas: &mut Canvas, map: &Map, at: usize, link: &LinkLook, look: Look) {
    let way = map.way(at);
    let text = [if link.wifi { "wifi" } else { "" }, &link.note].join(" ");
    let text = text.trim();
    if text.is_empty() || way.len() < 3 {
        return;
    }
    let area = canvas.area();
    let cells = width(text);
    let role = if link.note.is_empty() { Role::Radio } else { Role::Warn };
    let free = |canvas: &Canvas, x: u16, y: u16| (0..cells).all(|i| canvas.symbol(x + i, y) == " ");
    // Beside a vertical piece, else above or below a horizontal one; the middle of the way first.
    let mut spots: Vec<usize> = (1..way.len() - 1).collect();
    spots.sort_by_key(|i| i.abs_diff(way.len() / 2));
    for i in spots {
        let Some(&(cx, cy)) = way.get(i) else { continue };
        let (x, y) = (area.x + cx, area.y + cy);
        let upright = arms(way, i) == NORTH | SOUTH;
        let places = if upright {
            [(x + 2, y), (x.saturating_sub(cells + 1), y)]
        } else {
            [(x, y.saturating_sub(1)), (x, y + 1)]
        };
        for (px, py) in places {
            let inside = px >= area.x && px + cells <= area.right() && py >= area.y && py < area.bottom();
            if inside && free(canvas, px, py) {
                canvas.text(px, py, text, look.theme.style(role));
                return;
            }
        }
    }
}

fn draw_traveller(canvas: &mut Canvas, map: &Map, traveller: &Traveller, look: Look) {
    let way = map.way(traveller.link);
    // Between the boxes, never on their borders.
    let [_, inner @ .., _] = way else { return };
    let last = inner.len().saturating_sub(1);
    let at = (traveller.along.clamp(0.0, 1.0) * last as f32).round() as usize;
    let Some(&(x, y)) = inner.get(at) else { return };
    let area = canvas.area();
    let (x, y) = (area.x + x, area.y + y);
    let style = look.theme.style(traveller.role).add_modifier(Modifier::BOLD);
    let (glyph, style) = match traveller.mark {
        Mark::Plain => (look.glyphs.packet, style),
        Mark::Followed => (look.glyphs.followed, style.add_modifier(Modifier::REVERSED)),
        Mark::Dropped => (look.glyphs.dropped, look.theme.style(Role::Bad)),
    };
    canvas.put(x, y, glyph, style);
    let taken = |x: u16| map_covers(map, area, x, y);
    let beside = if !taken(x + 1) && x + 1 < area.right() { x + 1 } else { x.saturating_sub(1) };
    canvas.put(beside, y, &traveller.letter.to_string(), style);
}

fn map_covers(map: &Map, area: Rect, x: u16, y: u16) -> bool {
    (0..map.scene().nodes.len()).filter_map(|n| map.place(n)).any(|r| shift(area, r).contains((x, y).into()))
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::super::map::Scene;
    use super::*;

    fn home(wished: bool) -> Scene {
        let node = |name: &str, letter, rank, wish, addresses: &[(&str, bool)]| NodeLook {
            name: name.into(),
            letter,
            rank,
            wish: if wished { Some(wish) } else { None },
            addresses: addresses.iter().map(|&(a, p)| (a.into(), p)).collect(),
        };
        let link = |a, b| LinkLook { ends: (a, b), wifi: false, cut: false, note: String::new() };
        Scene {
            nodes: vec![
                node("ns", 'S', 0, (0, 0), &[("198.51.100.53", true)]),
                node("web", 'S', 0, (2, 0), &[("198.51.100.80", true)]),
                node("naver", 'S', 0, (4, 0), &[("223.130.195.95", true)]),
                node("visitor", 'P', 0, (6, 0), &[("192.0.2.10", true)]),
                node("isp", 'I', 1, (2, 1), &[("access 203.0.113.1", true), ("servers 198.51.100.1", true)]),
                node("router", 'H', 3, (4, 1), &[("wan 203.0.113.2", true), ("lan 192.168.0.1", false)]),
                node("pc1", 'P', 5, (2, 2), &[("192.168.0.100", false)]),
                node("pc2", 'P', 5, (4, 2), &[("192.168.0.101", false)]),
                node("phone", 'M', 5, (6, 2), &[("192.168.0.102", false)]),
            ],
            links: vec![
                link(0, 4),
                link(1, 4),
                link(2, 4),
                link(3, 4),
                link(4, 5),
                link(5, 6),
                LinkLook { cut: true, ..link(5, 7) },
                LinkLook { wifi: true, ..link(5, 8) },
            ],
        }
    }

    fn picture((w, h): (u16, u16), ascii: bool, wished: bool) -> String {
        let map = Map::new(home(wished), w, h);
        let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
        let traveller = Traveller { link: 4, along: 0.5, letter: 'T', role: Role::Tcp, mark: Mark::Plain };
        let live = Live { chosen: Some(6), travellers: vec![traveller], ..Live::default() };
        let theme = Theme::default();
        draw(&mut Canvas::new(&mut buffer), &map, &live, Look { glyphs: Glyphs::pick(ascii), theme: &theme });
        let rows = buffer.content.chunks(usize::from(w.max(1)));
        rows.map(|row| {
            row.iter().map(ratatui_core::buffer::Cell::symbol).collect::<String>().trim_end().to_owned() + "\n"
        })
        .collect()
    }

    #[test]
    fn the_home_lab_is_legible_in_every_space() {
        for (w, h) in [(84, 26), (55, 22), (55, 11), (120, 14), (40, 8)] {
            insta::assert_snapshot!(format!("home_{w}x{h}"), picture((w, h), false, false));
            insta::assert_snapshot!(format!("home_wished_{w}x{h}"), picture((w, h), false, true));
        }
        insta::assert_snapshot!("home_84x26_ascii", picture((84, 26), true, true));
    }
}
