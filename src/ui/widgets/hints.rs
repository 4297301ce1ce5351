//! A line of keys and what they do; the least important go first when the line is short.

use crate::ui::canvas::{Canvas, width};
use crate::ui::theme::Role;
use crate::ui::topology::Look;

/// A key and its meaning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// The key, as people press it.
    pub key: String,
    /// What it does.
    pub label: String,
    /// Small is more important.
    pub weight: u8,
}

/// Draws as many hints as fit in `cells`, in their order; returns the column after the last.
pub fn draw_hints(canvas: &mut Canvas, (x, y): (u16, u16), cells: u16, hints: &[Hint], look: Look) -> u16 {
    let size = |hint: &Hint| width(&hint.key) + 1 + width(&hint.label) + 2;
    let mut ranked: Vec<usize> = (0..hints.len()).collect();
    ranked.sort_by_key(|&i| hints.get(i).map(|h| h.weight));
    let mut free = cells + 2;
    let mut kept = vec![false; hints.len()];
    for i in ranked {
        let Some(hint) = hints.get(i) else { continue };
        if size(hint) > free {
            continue;
        }
        free -= size(hint);
        kept[i] = true;
    }
    let mut at = x;
    for (hint, _) in hints.iter().zip(kept).filter(|(_, kept)| *kept) {
        let text = look.theme.style(Role::Text);
        if at > x {
            at = canvas.text(at, y, "  ", text);
        }
        at = canvas.text(at, y, &hint.key, look.theme.style(Role::Key));
        at = canvas.text(at, y, &format!(" {}", hint.label), text);
    }
    at
}

#[cfg(test)]
mod tests {
    use ratatui_core::buffer::Buffer;
    use ratatui_core::layout::Rect;

    use super::*;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::theme::Theme;

    #[test]
    fn the_unimportant_go_first() {
        let hint = |key: &str, label: &str, weight| Hint { key: key.into(), label: label.into(), weight };
        let hints = [hint("?", "help", 0), hint("Tab", "focus", 2), hint("Space", "play", 1)];
        let line = |cells| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, cells, 1));
            let theme = Theme::default();
            let look = Look { glyphs: Glyphs::UNICODE, theme: &theme };
            draw_hints(&mut Canvas::new(&mut buffer), (0, 0), cells, &hints, look);
            buffer.content.iter().map(ratatui_core::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        assert_eq!(line(40), "? help  Tab focus  Space play");
        assert_eq!(line(20), "? help  Space play");
        assert_eq!(line(8), "? help");
    }
}
