//! The state machine of RFC 9293 (figure 5) with both ends in it: where either is, the way it came, and what moved it
//! last.

use ratatui_core::layout::Rect;

use super::Scene;
use super::ladder::state_role;
use crate::app::connection::{EDGES, Edge, Moment, Peer};
use crate::sim::SimTime;
use crate::trace::TcpState::{
    self, CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent, TimeWait,
};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::draw_ways;

/// Cells and rows of the diagram.
const SIZE: (u16, u16) = (38, 15);
/// From this width on the way travelled is told beside the diagram.
const STORY_COLUMNS: u16 = 68;

/// The three columns of the figure, and the one of TIME-WAIT between the first two.
const L: u16 = 8;
const T: u16 = 13;
const M: u16 = 18;
const R: u16 = 28;

/// Where each state stands: the middle of its name. CLOSED begins and ends.
const PLACES: [(TcpState, u16, u16); 12] = [
    (Closed, M, 0),
    (Listen, L, 2),
    (SynSent, R, 2),
    (SynReceived, L, 4),
    (Established, M, 6),
    (FinWait1, L, 8),
    (CloseWait, R, 8),
    (FinWait2, L, 10),
    (Closing, M, 10),
    (LastAck, R, 10),
    (TimeWait, T, 12),
    (Closed, M, 14),
];

/// The corners of each way, in the order of `EDGES`.
const WAYS: [&[(u16, u16)]; 17] = [
    &[(M, 0), (M, 1), (L, 1), (L, 2)],
    &[(M, 0), (M, 1), (R, 1), (R, 2)],
    &[(L, 2), (L, 4)],
    &[(L, 2), (R, 2)],
    &[(R, 2), (R, 3), (M, 3), (M, 4), (L, 4)],
    &[(L, 4), (L, 5), (M, 5), (M, 6)],
    &[(R, 2), (R, 6), (M, 6)],
    &[(L, 4), (L, 8)],
    &[(M, 6), (M, 7), (L, 7), (L, 8)],
    &[(M, 6), (M, 7), (R, 7), (R, 8)],
    &[(L, 8), (L, 10)],
    &[(L, 8), (L, 9), (M, 9), (M, 10)],
    &[(L, 10), (L, 11), (T, 11), (T, 12)],
    &[(M, 10), (M, 11), (T, 11), (T, 12)],
    &[(R, 8), (R, 10)],
    &[(R, 10), (R, 13), (M, 13), (M, 14)],
    &[(T, 12), (T, 13), (M, 13), (M, 14)],
];

/// What happens on a way: calls, and what is heard. Column, row.
const EVENTS: [(u16, u16, &str); 14] = [
    (R + 2, 1, "connect"),
    (1, 1, "listen"),
    (L + 2, 3, "SYN"),
    (M + 2, 4, "SYN"),
    (R + 2, 4, "SYN,ACK"),
    (M + 2, 5, "ACK"),
    (2, 6, "close"),
    (R + 2, 7, "FIN"),
    (4, 9, "ACK"),
    (M + 2, 9, "FIN"),
    (4, 11, "FIN"),
    (M + 2, 11, "ACK"),
    (R + 2, 9, "close"),
    (R + 2, 12, "ACK"),
];

/// Draws the diagram, what moved either end last, and where there is room the whole way.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let moment = scene.view.moment(scene.shown);
    let (cells, rows) = SIZE;
    let story = area.width >= STORY_COLUMNS && area.height < rows + 8;
    let x = if story { area.x } else { area.x + area.width.saturating_sub(cells) / 2 };
    let figure = Rect::new(x, area.y, cells, rows);
    draw_figure(canvas, scene, figure, moment);
    if story {
        let beside = Rect { x: area.x + cells + 2, width: area.width.saturating_sub(cells + 2), ..area };
        draw_story(canvas, scene, beside, moment);
    }
    for (peer, x) in Peer::BOTH.into_iter().zip([figure.x, figure.x + M + 6]) {
        draw_event(canvas, scene, peer, (x, figure.y), moment);
    }
    for (peer, y) in Peer::BOTH.into_iter().zip(figure.bottom()..area.bottom()) {
        draw_last(canvas, scene, peer, (area.x, y, if story { cells } else { area.width }), moment);
    }
}

fn draw_figure(canvas: &mut Canvas, scene: &Scene, area: Rect, moment: Moment) {
    let g = scene.kit.look.glyphs;
    let travelled = Peer::BOTH.map(|peer| {
        let moves = &scene.told.talk.end(peer).moves;
        moves.iter().filter(|m| Moment::of(m.at, m.fact) <= moment).map(|m| (m.from, m.to)).collect::<Vec<Edge>>()
    });
    let lit = |edge: &Edge| travelled.iter().any(|way| way.contains(edge));
    let ways = EDGES.iter().zip(WAYS).map(|(edge, corners)| (corners, lit(edge)));
    draw_ways(canvas, area, &ways, scene.kit.look);
    for (x, y, text) in EVENTS {
        canvas.text(area.x + x, area.y + y, text, scene.kit.style(Role::Faint));
    }
    for (column, row, head) in [(R - 5, 2, g.arrow), (L + 7, 4, g.back), (M + 7, 6, g.back)] {
        canvas.put(area.x + column, area.y + row, head, scene.kit.style(Role::Border));
    }
    draw_names(canvas, scene, area, moment);
}

/// The names of the states; an end's own colour and letter where it is.
fn draw_names(canvas: &mut Canvas, scene: &Scene, area: Rect, moment: Moment) {
    let now = Peer::BOTH.map(|peer| {
        let (state, last) = scene.told.talk.end(peer).state_at(moment);
        // A connection that is over stands at the lower CLOSED.
        (state, last.is_some())
    });
    let g = scene.kit.look.glyphs;
    for (place, (state, middle, row)) in PLACES.into_iter().enumerate() {
        let is_end = place + 1 == PLACES.len();
        let here = now.map(|(at, moved)| at == Some(state) && (state != Closed || moved == is_end));
        let name = state.name();
        let x = area.x + middle.saturating_sub(width(name) / 2);
        let y = area.y + row;
        let role = if here.contains(&true) { Role::Lit } else { Role::Text };
        let style = scene.kit.style(role).patch(match role {
            Role::Lit => scene.kit.style(state_role(state)),
            _ => scene.kit.style(Role::Text),
        });
        canvas.text(x, y, name, style);
        let [client, server] = here;
        if client {
            let style = scene.kit.style(Role::Caption);
            canvas.text(x.saturating_sub(2), y, &format!("{}{}", letter(Peer::Client), g.play), style);
        }
        if server {
            let style = scene.kit.style(Role::Caption);
            canvas.text(x + width(name), y, &format!("{}{}", g.back, letter(Peer::Server)), style);
        }
    }
}

/// The letter that stands for an end in the diagram.
pub(super) const fn letter(peer: Peer) -> &'static str {
    match peer {
        Peer::Client => "C",
        Peer::Server => "S",
    }
}

/// What moved an end last, beside the upper CLOSED: `C SYN acked`.
fn draw_event(canvas: &mut Canvas, scene: &Scene, peer: Peer, (x, y): (u16, u16), moment: Moment) {
    let Some(last) = scene.told.talk.end(peer).state_at(moment).1 else { return };
    canvas.put(x, y, letter(peer), scene.kit.style(Role::Caption));
    canvas.text(x + 2, y, &scene.told.event(last.cause), scene.kit.style(state_role(last.to)));
}

/// `C SYN-SENT → ESTABLISHED  SYN acked`.
fn draw_last(canvas: &mut Canvas, scene: &Scene, peer: Peer, (x, y, cells): (u16, u16, u16), moment: Moment) {
    let (kit, g) = (&scene.kit, scene.kit.look.glyphs);
    canvas.put(x, y, letter(peer), kit.style(Role::Caption));
    let (state, last) = scene.told.talk.end(peer).state_at(moment);
    let name = state.map_or("?", TcpState::name);
    let role = state.map_or(Role::Faint, state_role);
    let way = last.map_or_else(|| name.to_owned(), |m| format!("{}{}{}", m.from, g.arrow, m.to));
    let end = canvas.text_in(x + 2, y, cells.saturating_sub(2), &way, g.more, kit.style(role));
    let event = last.map(|m| scene.told.event(m.cause)).unwrap_or_default();
    canvas.text_in(end + 1, y, (x + cells).saturating_sub(end + 1), &event, g.more, kit.style(Role::Text));
}

/// Every change of state so far, with its moment and its event, newest last.
fn draw_story(canvas: &mut Canvas, scene: &Scene, area: Rect, moment: Moment) {
    let kit = &scene.kit;
    let mut moves: Vec<_> = Peer::BOTH
        .into_iter()
        .flat_map(|peer| scene.told.talk.end(peer).moves.iter().map(move |m| (m.at, m.fact, peer, m)))
        .filter(|(at, fact, ..)| Moment::of(*at, *fact) <= moment)
        .collect();
    moves.sort_by_key(|(at, fact, ..)| (*at, *fact));
    let mut lines: Vec<(String, Role)> = Vec::new();
    for (at, _, peer, m) in moves {
        let time = SimTime(at.0.saturating_sub(scene.told.talk.began.0));
        lines.push((format!("{time} {} {}", letter(peer), m.to), state_role(m.to)));
        lines.extend(
            wrap(&scene.told.event(m.cause), area.width.saturating_sub(2))
                .into_iter()
                .map(|l| (format!("  {l}"), Role::Faint)),
        );
    }
    let first = lines.len().saturating_sub(usize::from(area.height));
    for (y, (line, role)) in (area.y..area.bottom()).zip(lines.iter().skip(first)) {
        kit.text_in(canvas, (area.x, y), area.width, line, *role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::are_sound;

    #[test]
    fn every_way_of_the_figure_begins_and_ends_at_its_states() {
        let ways: Vec<_> = EDGES.into_iter().zip(WAYS).map(|((from, to), way)| (from, to, way)).collect();
        assert!(are_sound(&ways, &PLACES));
    }
}
