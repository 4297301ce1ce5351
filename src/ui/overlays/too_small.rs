//! The card for windows below the smallest size, down to a single cell.

use ratatui_core::layout::Rect;

use crate::app::focus::SIZE_MIN;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Says how large the window is and should be.
pub fn draw_too_small(canvas: &mut Canvas, kit: &Kit) {
    let area = canvas.area();
    let size = |w: u16, h: u16| format!("{w}{}{h}", kit.look.glyphs.times);
    let (have, need) = (size(area.width, area.height), size(SIZE_MIN.0, SIZE_MIN.1));
    let main = kit.format("too-small", &[("have", have.clone().into()), ("need", need.clone().into())]);
    let hint = kit.text("too-small-hint");
    let mut lines: Vec<(String, Role)> = wrap(&main, area.width).into_iter().map(|l| (l, Role::Strong)).collect();
    lines.extend(wrap(&hint, area.width).into_iter().map(|l| (l, Role::Faint)));
    if lines.len() > usize::from(area.height) || area.width < 16 {
        lines = vec![(have, Role::Strong), (format!("<{need}"), Role::Faint)];
    }
    let top = area.y + area.height.saturating_sub(lines.len() as u16) / 2;
    for (i, (line, role)) in lines.iter().enumerate() {
        let x = area.x + area.width.saturating_sub(width(line)) / 2;
        let y = top.saturating_add(i as u16);
        canvas.sub(Rect { y, height: 1, ..area }).text(x, y, line, kit.style(*role));
    }
}
