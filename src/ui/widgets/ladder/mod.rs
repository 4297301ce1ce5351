//! The layer ladder: one column per box on a packet's way, one row per layer. The packet comes down the sender's
//! layers, runs along the wire, climbs in each box to the layer at which that box works, and comes down again.
//!
//! Knows words and states, no protocols. What lies ahead is shown as faint rails without words, so that each step is
//! seen to come.

mod margins;
mod places;

use ratatui_core::layout::Rect;
use ratatui_core::style::Style;

use crate::ui::canvas::{Canvas, shorten, width};
use crate::ui::theme::Role;
use crate::ui::topology::Look;
use places::Place;

/// Whether a step has been taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum Phase {
    /// Not yet.
    #[default]
    Ahead,
    /// Right now.
    Now,
    /// Yes.
    Done,
}

/// What happens at one layer of a box, on one side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rung {
    /// OSI layer, 1 to 7.
    pub layer: u8,
    /// A few words.
    pub text: String,
    /// Their look.
    pub role: Role,
    /// Whether it has happened.
    pub phase: Phase,
}

/// A box on the way.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Stop {
    /// Its name.
    pub name: String,
    /// On the way up: empty at the sender.
    pub up: Vec<Rung>,
    /// Where it turns around: none at sender and receiver.
    pub top: Option<Rung>,
    /// On the way down: empty at the receiver.
    pub down: Vec<Rung>,
}

/// The wire from one stop to the next.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Wire {
    /// Whether the packet has passed.
    pub phase: Phase,
    /// How far it is now, from 0 to 1.
    pub along: Option<f32>,
    /// Whether it ends on the way.
    pub broken: bool,
}

/// A layer, as the left edge names it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Layer {
    /// OSI layer, 1 to 7.
    pub number: u8,
    /// The protocols that work there.
    pub name: String,
    /// The same in a few characters.
    pub short: String,
    /// What its bytes are called: segment, packet, frame.
    pub unit: String,
}

/// The whole ladder.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Ladder {
    /// Layers shown, top first.
    pub layers: Vec<Layer>,
    /// Boxes, sender first.
    pub stops: Vec<Stop>,
    /// Wires between them.
    pub wires: Vec<Wire>,
    /// Column at which the eye should be.
    pub focus: usize,
    /// The coarser layer each belongs to, by number and name; drawn at the right edge where there is room.
    pub four: Vec<(u8, String)>,
    /// Layers that the sender leaves empty, and why.
    pub skipped: Vec<(u8, String)>,
}

impl Ladder {
    /// Lines it takes: the layers and the names.
    pub fn height(&self) -> u16 {
        self.layers.len() as u16 + 1
    }

    /// Draws the ladder at the top of `area`.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, look: Look) {
        let gutter = self.draw_names(canvas, area, look);
        let margin = self.draw_four(canvas, area, look);
        let room = Rect::new(area.x + gutter, area.y, area.width.saturating_sub(gutter + margin), area.height);
        let places = self.places(room);
        self.draw_skipped(canvas, (&places, room), look);
        let last = self.layers.len().saturating_sub(1) as u16;
        for (at, pair) in places.windows(2).enumerate() {
            if let [from, to] = pair {
                self.draw_wire(canvas, (from.down, to.up, area.y + last), at, look);
            }
        }
        for (at, (stop, place)) in self.stops.iter().zip(&places).enumerate() {
            let edges = (at > 0, at + 1 < self.stops.len());
            self.draw_stop(canvas, stop, *place, (area.y, edges), look);
            let role = if at == self.focus { Role::Strong } else { Role::Text };
            let room = place.end.saturating_sub(place.up);
            canvas.text_in(place.up, area.y + last + 1, room, &stop.name, look.glyphs.more, look.theme.style(role));
        }
    }

    /// Why the sender leaves layers empty, as far as nothing else stands there.
    fn draw_skipped(&self, canvas: &mut Canvas, (places, room): (&[Place], Rect), look: Look) {
        let Some(from) = places.first() else { return };
        for (layer, why) in &self.skipped {
            let Some(row) = self.row(*layer) else { continue };
            let y = room.y + row;
            let busy = |stop: &Stop| stop.up.iter().chain(&stop.down).chain(&stop.top).any(|rung| rung.layer >= *layer);
            let next = self.stops.iter().zip(places).skip(1).find(|(stop, _)| busy(stop));
            let right = next.map_or(room.right(), |(_, place)| place.up.saturating_sub(1));
            canvas.put(from.down, y, look.glyphs.unused, look.theme.style(Role::Faint));
            if from.down + 2 + width(why) <= right {
                canvas.text(from.down + 2, y, why, look.theme.style(Role::Faint));
            }
        }
    }

    fn row(&self, layer: u8) -> Option<u16> {
        self.layers.iter().position(|l| l.number == layer).map(|at| at as u16)
    }

    fn draw_stop(&self, canvas: &mut Canvas, stop: &Stop, at: Place, (y, edges): (u16, (bool, bool)), look: Look) {
        let g = look.glyphs;
        let bottom = self.row(1);
        let sides = [(&stop.up, at.up, at.down, g.up, edges.0), (&stop.down, at.down, at.end, g.down, edges.1)];
        for (rungs, x, end, arrow, wired) in sides {
            let highest = rungs.iter().map(|r| r.layer).max().unwrap_or(0);
            let phase = rungs.iter().map(|r| r.phase).max().unwrap_or_default();
            for layer in self.layers.iter().filter(|l| l.number < highest && l.number > 1) {
                if let Some(row) = self.row(layer.number) {
                    canvas.put(x, y + row, g.unused, look.theme.style(rail(phase)));
                }
            }
            for rung in rungs {
                let Some(row) = self.row(rung.layer) else { continue };
                let style = rung_style(rung, look);
                if Some(row) == bottom && wired {
                    continue;
                }
                canvas.put(x, y + row, if rung.phase == Phase::Ahead { g.unused } else { arrow }, style.0);
                if rung.phase != Phase::Ahead {
                    let cells = end.saturating_sub(x + 2);
                    let cells = cells.saturating_sub(u16::from(!stop.down.is_empty()));
                    canvas.text(x + 2, y + row, &words(&rung.text, cells, look), style.1);
                }
            }
        }
        if let (Some(top), false) = (&stop.top, stop.up.is_empty()) {
            self.draw_top(canvas, top, at, y, look);
        }
    }

    /// `┌ NAT 51000→40001 ┐`: where the packet turns around.
    fn draw_top(&self, canvas: &mut Canvas, top: &Rung, at: Place, y: u16, look: Look) {
        let Some(row) = self.row(top.layer) else { return };
        let style = rung_style(top, look);
        let (left, right) = (look.glyphs.pane[6], look.glyphs.pane[12]);
        if top.layer > 1 {
            canvas.put(at.up, y + row, left, style.0);
            canvas.put(at.down, y + row, right, style.0);
        }
        let cells = at.down.saturating_sub(at.up + 1);
        if top.phase == Phase::Ahead {
            canvas.text(at.up + 1, y + row, &look.glyphs.pane[10].repeat(usize::from(cells)), style.0);
            return;
        }
        canvas.text(at.up + 2, y + row, &words(&top.text, cells.saturating_sub(2), look), style.1);
    }

    fn draw_wire(&self, canvas: &mut Canvas, (from, to, y): (u16, u16, u16), at: usize, look: Look) {
        let wire = self.wires.get(at).copied().unwrap_or_default();
        let g = look.glyphs;
        let (pieces, role) = match wire.phase {
            Phase::Ahead => (&g.cable, Role::Faint),
            Phase::Now => (&g.bright, Role::Strong),
            Phase::Done => (&g.bright, Role::Text),
        };
        let style = look.theme.style(role);
        canvas.put(from, y, g.cable[3], style);
        for x in from + 1..to {
            canvas.put(x, y, pieces[10], style);
        }
        canvas.put(to, y, g.cable[9], style);
        let span = f32::from(to.saturating_sub(from));
        if let Some(along) = wire.along {
            let x = from + (along.clamp(0.0, 1.0) * span).round() as u16;
            canvas.put(x, y, g.followed, look.theme.style(Role::Chosen));
        }
        if wire.broken {
            canvas.put(from + (span / 2.0) as u16, y, g.dropped, look.theme.style(Role::Bad));
        }
    }
}

/// Words in so few cells that they would only be a stump are left out.
fn words(text: &str, cells: u16, look: Look) -> String {
    if width(text) > cells && cells < 4 { String::new() } else { shorten(text, cells, look.glyphs.more) }
}

fn rail(phase: Phase) -> Role {
    if phase == Phase::Ahead { Role::Faint } else { Role::Text }
}

/// Styles of a rung's glyph and of its words.
fn rung_style(rung: &Rung, look: Look) -> (Style, Style) {
    let style = |role| look.theme.style(role);
    match rung.phase {
        Phase::Ahead => (style(Role::Faint), style(Role::Faint)),
        Phase::Now => (style(Role::Focus), style(rung.role).patch(style(Role::Chosen))),
        Phase::Done => (style(Role::Text), style(rung.role)),
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;

    use super::*;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;

    fn rung(layer: u8, text: &str, phase: Phase) -> Rung {
        Rung { layer, text: text.into(), role: Role::Text, phase }
    }

    fn layer((number, name): (u8, &str)) -> Layer {
        Layer { number, name: name.into(), short: name.chars().take(5).collect(), unit: format!("unit{number}") }
    }

    fn ladder() -> Ladder {
        use Phase::{Ahead, Done, Now};
        let names = [(7, "HTTP"), (4, "TCP"), (3, "IPv4"), (2, "Ethernet"), (1, "")];
        Ladder {
            layers: names.map(layer).to_vec(),
            stops: vec![
                Stop {
                    name: "pc1".into(),
                    down: vec![
                        rung(7, "GET /", Done),
                        rung(4, "+20 51000→80", Done),
                        rung(3, "+20 .0.100→198.51.100.80", Done),
                        rung(2, "+14", Done),
                        rung(1, "", Done),
                    ],
                    ..Stop::default()
                },
                Stop {
                    name: "router".into(),
                    up: vec![rung(2, "−14", Done), rung(3, "src→203.0.113.2", Now)],
                    top: Some(rung(4, "NAT 51000→40001", Ahead)),
                    down: vec![rung(3, "ttl 64→63", Ahead), rung(2, "+14", Ahead), rung(1, "", Ahead)],
                },
                Stop {
                    name: "web".into(),
                    up: vec![
                        rung(2, "−14", Ahead),
                        rung(3, "−20", Ahead),
                        rung(4, "−20", Ahead),
                        rung(7, "GET /", Ahead),
                    ],
                    ..Stop::default()
                },
            ],
            wires: vec![Wire { phase: Done, ..Wire::default() }, Wire::default()],
            focus: 1,
            four: [4, 3, 2, 1, 1].map(|four| (four, format!("layer {four}"))).to_vec(),
            skipped: vec![],
        }
    }

    #[test]
    fn a_packet_climbs_and_descends() {
        for columns in [100, 56, 30] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 6));
            let theme = Theme::default();
            let area = buffer.area;
            ladder().draw(&mut Canvas::new(&mut buffer), area, Look { glyphs: Glyphs::UNICODE, theme: &theme });
            insta::assert_snapshot!(format!("ladder_{columns}"), crate::ui::export::screen(&buffer).to_text());
        }
    }
}
