//! What is only drawn on the screen, read from its picture: line by line from top to bottom, without frames.
//!
//! The picture is wide and high, so that nothing is cut that the screen would cut. What stands first in a line is its
//! label, the columns after it are parted by commas; marks that only an eye reads are left out.

use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::layout::Rect;

use crate::app::model::Model;
use crate::i18n::Texts;
use crate::ui::canvas::width;
use crate::ui::draw_top;

/// Columns and rows of the picture.
const SIZE: (u16, u16) = (160, 100);

/// The lines of what lies on top.
pub(super) fn top(model: &Model, texts: &Texts) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    draw_top(model, texts, &mut buffer);
    let rows = buffer.content.chunks(usize::from(SIZE.0));
    rows.map(line).filter(|line| !line.is_empty()).collect()
}

fn line(cells: &[Cell]) -> String {
    let framed = |c: char| c.is_whitespace() || matches!(c, '|' | '+' | '-' | '=' | '<' | '>');
    let text = text(cells);
    let mut parts = text.split("  ").map(|part| part.trim_matches(framed)).filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let colon = if first.ends_with([':', '.', ';']) { "" } else { ":" };
    if rest.is_empty() { first.to_owned() } else { format!("{first}{colon} {}", rest.join(", ")) }
}

/// The row without the blanks that stand for the right halves of wide letters: they are no gaps.
fn text(cells: &[Cell]) -> String {
    let mut text = String::new();
    let mut cells = cells.iter();
    while let Some(cell) = cells.next() {
        text.push_str(cell.symbol());
        if width(cell.symbol()) > 1 {
            cells.next();
        }
    }
    text
}
