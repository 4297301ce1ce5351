//! A question before something is lost, and its answers; the harmless one stands first.

use crate::app::overlay::{Confirm, Question};
use crate::i18n::Lang;
use crate::ui::canvas::{Canvas, width, wrap};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::popup;

/// Asks; the answer under the cursor is marked.
pub fn draw_confirm(canvas: &mut Canvas, kit: &Kit, confirm: &Confirm) {
    let area = canvas.area();
    let args = match &confirm.question {
        Question::Open { title, .. } => {
            let title = if kit.texts.lang() == Lang::Ko { &title.ko } else { &title.en };
            vec![("name", title.as_str().into())]
        }
        Question::Replace { name, .. } => vec![("name", name.as_str().into())],
        Question::Quit | Question::Restart => Vec::new(),
    };
    let question = kit.format(&format!("ask-{}", confirm.question.id()), &args);
    let lines = wrap(&question, area.width.saturating_sub(12).min(60));
    let answers: Vec<String> =
        confirm.question.answers().iter().map(|a| kit.format(&format!("answer-{}", a.id()), &[])).collect();
    let needed: u16 = answers.iter().map(|a| width(a) + 6).sum();
    let wide = lines.iter().map(|l| width(l)).max().unwrap_or(0).max(needed).max(28);
    let inner = popup(canvas, area, (wide + 6, lines.len() as u16 + 4), "", kit.look);
    for (i, line) in lines.iter().enumerate() {
        canvas.text(inner.x + 1, inner.y + i as u16, line, kit.style(Role::Text));
    }
    let mut x = inner.x + 1;
    let y = inner.bottom().saturating_sub(1);
    for (i, label) in answers.iter().enumerate() {
        let chosen = confirm.at == i;
        let style = kit.style(if chosen { Role::Chosen } else { Role::Text });
        let mark = if chosen { kit.look.glyphs.cursor } else { " " };
        x = canvas.text(x, y, &format!(" {mark} {label} "), style) + 1;
    }
}
