//! The event list: what happened, newest at the bottom.

use ratatui_core::layout::Rect;

use crate::app::events::Events;
use crate::i18n::{Names, fact_short};
use crate::trace::{Fact, FactId, Trace, What};
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Cells from which on each row has the name of its box.
const NARROW: u16 = 30;

/// What the list is drawn from.
#[derive(Clone, Copy)]
pub struct EventsPane<'a> {
    /// Which facts, and which is chosen.
    pub events: &'a Events,
    /// The record.
    pub trace: &'a Trace,
    /// Nothing newer is shown.
    pub last: FactId,
    /// Names of boxes.
    pub names: &'a dyn Names,
}

impl EventsPane<'_> {
    /// Draws the list.
    pub fn draw(&self, canvas: &mut Canvas, kit: &Kit, area: Rect) {
        let area = self.draw_forgotten(canvas, kit, area);
        let page = self.events.page_around(self.trace, self.last, usize::from(area.height));
        if page.is_empty() {
            for (i, line) in wrap(&kit.text("events-empty"), area.width).iter().enumerate() {
                canvas.sub(area).text(area.x, area.y + i as u16, line, kit.style(Role::Faint));
            }
        }
        let name = page.iter().map(|f| width(&self.node(kit, f))).max().unwrap_or(0).min(area.width / 3);
        let mut before = None;
        for (i, fact) in page.iter().enumerate() {
            // In little room a box is named once for all that it does in a row.
            let named = area.width >= NARROW || before != Some(fact.node);
            let row = Rect { y: area.y + i as u16, height: 1, ..area };
            self.draw_row(canvas, kit, fact, (row, named.then_some(name)));
            before = Some(fact.node);
        }
    }

    /// Above the oldest events: that there were older ones. Answers the space that is left.
    fn draw_forgotten(&self, canvas: &mut Canvas, kit: &Kit, area: Rect) -> Rect {
        let gone = self.trace.forgotten();
        if !gone.is_some() || area.height == 0 {
            return area;
        }
        let text = kit.format("events-forgotten", &[("id", gone.0.into())]);
        kit.text_in(canvas, (area.x, area.y), area.width, &text, Role::Warn);
        Rect { y: area.y + 1, height: area.height - 1, ..area }
    }

    fn node(&self, kit: &Kit, fact: &Fact) -> String {
        fact.node.map_or_else(|| kit.text("the-lab").into_owned(), |n| self.names.node(n))
    }

    fn draw_row(&self, canvas: &mut Canvas, kit: &Kit, fact: &Fact, (r, name): (Rect, Option<u16>)) {
        let more = kit.look.glyphs.more;
        let mut x = r.x;
        if r.width >= 44 {
            x = canvas.text(x, r.y, &clock(fact.at.micros()), kit.style(Role::Faint)) + 1;
        }
        if let Some(name) = name {
            canvas.text_in(x, r.y, name, &self.node(kit, fact), more, kit.style(Role::Strong));
            x += name;
        }
        x += 1;
        let dropped = matches!(fact.what, What::Drop(_));
        let (mark, role) = if dropped { (kit.look.glyphs.dropped, Role::Bad) } else { (" ", Role::Text) };
        if dropped {
            x = canvas.text(x, r.y, mark, kit.style(role)) + 1;
        }
        let short = fact_short(kit.texts, fact, self.names);
        // The mark stands before it already.
        let short = if dropped { short.trim_start_matches("✗ ") } else { short.as_str() };
        canvas.text_in(x, r.y, r.right().saturating_sub(x), short, more, kit.style(role));
        if self.events.chosen == Some(fact.id) {
            canvas.restyle(r, kit.style(Role::Chosen));
        }
    }
}

/// `00:12.480`: minutes, seconds, milliseconds of lab time.
pub fn clock(micros: u64) -> String {
    let (seconds, millis) = (micros / 1_000_000, micros / 1_000 % 1_000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    if minutes < 60 {
        format!("{minutes:02}:{seconds:02}.{millis:03}")
    } else {
        format!("{}:{:02}:{seconds:02}.{millis:03}", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_counts_hours_only_when_there_are_some() {
        assert_eq!(clock(12_480_999), "00:12.480");
        assert_eq!(clock(3_661_000_000), "1:01:01.000");
    }
}
