//! The line of hints: what one could do now, below the map.

use ratatui_core::layout::Rect;

use crate::app::hints::Shown;
use crate::app::keymap::Context;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints};

/// Rows below the map.
pub const TIP_ROWS: u16 = 1;

/// Draws as many of the hints as fit, the most wanted first.
pub fn draw_tips(canvas: &mut Canvas, kit: &Kit, shown: &[Shown], area: Rect) {
    let hint = |(weight, shown): (usize, &Shown)| Hint {
        key: kit.keys(Context::Main, shown.action),
        label: kit.format(&format!("hint-{}", shown.id), &[("node", shown.node.as_str().into())]),
        weight: weight as u8,
    };
    let hints: Vec<Hint> = shown.iter().enumerate().map(hint).filter(|hint| !hint.key.is_empty()).collect();
    if !hints.is_empty() {
        let x = canvas.text(area.x, area.y, &format!("{} ", kit.look.glyphs.cursor), kit.style(Role::Caption));
        draw_hints(canvas, (x, area.y), area.right().saturating_sub(x), &hints, kit.look);
    }
}

#[cfg(test)]
mod tests {
    use crate::app::hints::ids;
    use crate::i18n::{Lang, Texts};
    use crate::ui::canvas::width;

    #[test]
    fn every_hint_has_short_words_in_both_languages() {
        for texts in Lang::ALL.map(Texts::new) {
            for id in ids() {
                let id = format!("hint-{id}");
                let words = texts.format(&id, &[("node", "phone".into())]);
                assert!(texts.has(&id) && width(&words) <= 32, "{id} in {}: {words}", texts.lang());
            }
        }
    }
}
