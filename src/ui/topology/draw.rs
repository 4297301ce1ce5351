//! Map → cells: links under, boxes over them, travelling packets on top; of a map that is larger than the canvas, the part
//! around the chosen box.

use ratatui_core::layout::Rect;
use ratatui_core::style::{Modifier, Style};

use super::layout::Detail;
use super::links::{draw_doors, draw_links, draw_note, draw_traveller};
use super::map::{Map, NodeLook};
use super::overview::draw_overview;
use super::route::{EAST, NORTH, SOUTH, WEST};
use super::window::{Window, origin};
use crate::app::lens::letter;
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
    /// How far the window was moved from where it follows the chosen box.
    pub pan: (i16, i16),
}

/// The looks a drawing needs.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Glyphs.
    pub glyphs: &'a Glyphs,
    /// Styles.
    pub theme: &'a Theme,
}

/// Draws the map with its upper left corner at that of the canvas' window, or the part of it that is looked at.
pub fn draw(canvas: &mut Canvas, map: &Map, live: &Live, look: Look) {
    let scene = map.scene();
    let area = canvas.area();
    let corner = corner(map, (live.chosen, live.pan), area);
    let mut window = Window::new(canvas, corner);
    let seen = window.seen();
    draw_links(&mut window, map, live, look);
    for (at, node) in scene.nodes.iter().enumerate() {
        if let Some(place) = map.place(at).filter(|place| place.intersects(seen)) {
            let state = (live.chosen == Some(at), live.busy == Some(at));
            draw_box(&mut window, place, node, map.detail(at), state, look);
        }
    }
    draw_doors(&mut window, map, live, look);
    for (at, link) in scene.links.iter().enumerate() {
        draw_note(&mut window, map, at, link, look);
    }
    for traveller in &live.travellers {
        draw_traveller(&mut window, map, traveller, look);
    }
    if map.hidden() > 0 {
        let text = format!("+{}", map.hidden());
        let x = area.right().saturating_sub(width(&text));
        canvas.text(x, area.bottom().saturating_sub(1), &text, look.theme.style(Role::Warn));
    }
    if seen.width < map.size().0 || seen.height < map.size().1 {
        draw_overview(canvas, map, live, seen, look);
    }
}

/// The map's cell in the upper left corner of `area`.
fn corner(map: &Map, (chosen, pan): (Option<usize>, (i16, i16)), area: Rect) -> (i32, i32) {
    let eye = chosen.and_then(|at| map.place(at)).map(|r| (r.x + r.width / 2, r.y + r.height / 2));
    origin(map.size(), (area.width, area.height), eye, pan)
}

/// The box drawn at a cell of the screen, when the map stands in `area` with this box chosen and this pan.
pub fn box_at(map: &Map, seen: (Option<usize>, (i16, i16)), area: Rect, at: (u16, u16)) -> Option<usize> {
    if !area.contains(at.into()) {
        return None;
    }
    let (left, top) = corner(map, seen, area);
    let cell = |at: u16, from: u16, corner: i32| u16::try_from(i32::from(at - from) + corner).ok();
    let cell = (cell(at.0, area.x, left)?, cell(at.1, area.y, top)?);
    (0..map.scene().nodes.len()).find(|&node| map.place(node).is_some_and(|place| place.contains(cell.into())))
}

/// The colour of a group: eight in turn, told apart by their letters beyond that.
pub(in crate::ui) fn group_role(group: usize) -> Role {
    const ROLES: [Role; 8] =
        [Role::Tcp, Role::Arp, Role::Icmp, Role::Dhcp, Role::Http, Role::Udp, Role::Public, Role::Dns];
    ROLES[group % ROLES.len()]
}

/// The letters of a box's groups, from the right end of its upper edge.
fn draw_marks(window: &mut Window<'_, '_>, r: Rect, node: &NodeLook, look: Look) {
    let room = usize::from(r.width.saturating_sub(4));
    for (at, &mark) in node.marks.iter().take(room).rev().enumerate() {
        let style = look.theme.style(group_role(mark)).add_modifier(Modifier::BOLD);
        window.put(r.right().saturating_sub(2 + at as u16), r.y, &letter(mark).to_string(), style);
    }
}

fn draw_box(window: &mut Window<'_, '_>, r: Rect, node: &NodeLook, detail: Detail, state: (bool, bool), look: Look) {
    let (chosen, busy) = state;
    let more = look.glyphs.more;
    window.clear(r);
    let mut name = look.theme.style(if node.faint { Role::Faint } else { Role::Strong });
    if chosen {
        name = look.theme.style(Role::Chosen).add_modifier(Modifier::BOLD);
    }
    match detail {
        Detail::Dot => {
            let (glyph, role) = match (chosen, busy) {
                (false, false) => (look.glyphs.no, Role::Text),
                (true, _) => (look.glyphs.yes, Role::Focus),
                (false, true) => (look.glyphs.yes, Role::Text),
            };
            let Some(&mark) = node.marks.first().filter(|_| !chosen && !busy) else {
                return window.put(r.x, r.y, glyph, look.theme.style(role));
            };
            return window.put(r.x, r.y, &letter(mark).to_string(), look.theme.style(group_role(mark)));
        }
        Detail::Bare | Detail::Line => return draw_line(window, r, node, detail, state, look),
        Detail::Full | Detail::Tight | Detail::Name => {}
    }
    let pieces = if chosen { &look.glyphs.chosen } else { &look.glyphs.frame };
    let plain = if node.faint { Role::Faint } else { Role::Text };
    let style = look.theme.style(if chosen || busy { Role::Focus } else { plain });
    box_frame(window, r, pieces, style);
    window.put(r.x + 1, r.y, &node.letter.to_string(), look.theme.style(Role::Faint));
    draw_marks(window, r, node, look);
    let air = if detail == Detail::Tight { 1 } else { 2 };
    let inner = r.width.saturating_sub(2 * air);
    let centre = |text: &str| r.x + air + inner.saturating_sub(width(text)) / 2;
    window.text_in(centre(&node.name), r.y + 1, inner, &node.name, more, name);
    if matches!(detail, Detail::Full | Detail::Tight) {
        // Addresses stand under each other, the longest in the middle.
        let widest = node.addresses.iter().map(|(text, _)| width(text) + 2).max().unwrap_or(0);
        let x = r.x + air + inner.saturating_sub(widest) / 2;
        for (i, (text, public)) in node.addresses.iter().enumerate() {
            let line = match *public {
                Some(true) => format!("{} {text}", look.glyphs.public),
                Some(false) => format!("{} {text}", look.glyphs.private),
                None => text.clone(),
            };
            let role = address_role(*public);
            window.text_in(x, r.y + 2 + i as u16, inner, &line, more, look.theme.style(role));
        }
    }
}

/// The look of an address; of a line that is none, of any text.
const fn address_role(public: Option<bool>) -> Role {
    match public {
        Some(true) => Role::Public,
        Some(false) => Role::Private,
        None => Role::Text,
    }
}

/// A box of one line: its name between brackets, with its address where there is room for it.
fn draw_line(
    window: &mut Window<'_, '_>,
    r: Rect,
    node: &NodeLook,
    detail: Detail,
    (chosen, busy): (bool, bool),
    look: Look,
) {
    let ends = if chosen { look.glyphs.bare_chosen } else { look.glyphs.bare };
    let style = look.theme.style(if chosen || busy { Role::Focus } else { Role::Faint });
    let role = if node.faint { Role::Faint } else { Role::Strong };
    let name = look.theme.style(if chosen { Role::Chosen } else { role });
    let inner = r.width.saturating_sub(2);
    window.put(r.x, r.y, ends.0, style);
    window.text_in(r.x + 1, r.y, inner, &node.name, look.glyphs.more, name.add_modifier(Modifier::BOLD));
    if let (Detail::Line, Some((address, public))) = (detail, node.addresses.first()) {
        let role = address_role(*public);
        let x = r.right().saturating_sub(1 + width(address));
        window.text(x, r.y, address, look.theme.style(role));
    }
    window.put(r.right().saturating_sub(1), r.y, ends.1, style);
    draw_mark_beside(window, r, node, look);
}

/// The letters of the groups of a box of one line, beside it: at the right where nothing else stands, else at the left.
fn draw_mark_beside(window: &mut Window<'_, '_>, r: Rect, node: &NodeLook, look: Look) {
    let many = node.marks.len() as u16;
    let is_free = |window: &Window<'_, '_>, from: u16| (from..from + many).all(|x| window.symbol(x, r.y) == Some(" "));
    let left = r.x.checked_sub(many).filter(|&x| !is_free(window, r.right()) && is_free(window, x));
    let start = left.unwrap_or_else(|| r.right());
    // Where both sides are taken one letter stands over the end of a cable, never over the name.
    let shown = if is_free(window, start) { usize::from(many) } else { 1 };
    for (at, &mark) in node.marks.iter().take(shown).enumerate() {
        let style = look.theme.style(group_role(mark)).add_modifier(Modifier::BOLD);
        window.put(start + at as u16, r.y, &letter(mark).to_string(), style);
    }
}

/// The frame of a box of the map.
fn box_frame(window: &mut Window<'_, '_>, r: Rect, pieces: &[&'static str; 16], style: Style) {
    edges(r, |x, y, mask| window.put(x, y, pieces.get(usize::from(mask)).copied().unwrap_or(" "), style));
}

/// A frame from pieces indexed by mask.
pub(in crate::ui) fn frame(canvas: &mut Canvas, r: Rect, pieces: &[&'static str; 16], style: Style) {
    edges(r, |x, y, mask| canvas.put(x, y, pieces.get(usize::from(mask)).copied().unwrap_or(" "), style));
}

/// The cells around an area, and which way the line goes on from each.
fn edges(r: Rect, mut put: impl FnMut(u16, u16, u8)) {
    if r.width < 2 || r.height < 2 {
        return;
    }
    let (right, bottom) = (r.right() - 1, r.bottom() - 1);
    for x in r.x + 1..right {
        put(x, r.y, EAST | WEST);
        put(x, bottom, EAST | WEST);
    }
    for y in r.y + 1..bottom {
        put(r.x, y, NORTH | SOUTH);
        put(right, y, NORTH | SOUTH);
    }
    put(r.x, r.y, EAST | SOUTH);
    put(right, r.y, SOUTH | WEST);
    put(r.x, bottom, NORTH | EAST);
    put(right, bottom, NORTH | WEST);
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::super::map::{LinkLook, Scene};
    use super::*;

    fn home(wished: bool) -> Scene {
        let node = |name: &str, letter, rank, wish, addresses: &[(&str, bool)]| NodeLook {
            name: name.into(),
            letter,
            rank,
            wish: if wished { Some(wish) } else { None },
            addresses: addresses.iter().map(|&(a, p)| (a.into(), Some(p))).collect(),
            hidden: false,
            marks: Vec::new(),
            faint: false,
        };
        let link = |a, b| LinkLook { ends: (a, b), wifi: false, cut: false, note: String::new(), mark: None };
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
            ..Scene::default()
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
