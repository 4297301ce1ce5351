//! A frame of the lab, field by field, over the whole screen; and where the value under the cursor came from.

use ratatui_core::layout::Rect;

use super::whole::draw_edge_foot;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::reading::Reading;
use crate::i18n::origin_sentence;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::panes::anatomy::{self, AnatomyPane};
use crate::ui::scene::LabNames;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints};

/// Draws the frame that is read.
pub fn draw_anatomy(canvas: &mut Canvas, kit: &Kit, model: &Model, reading: &Reading) {
    let stage = &model.stage;
    let area = canvas.area();
    canvas.clear(area);
    let (trace, names) = (stage.lab.trace(), LabNames(&stage.view));
    let because = kit.look.glyphs.because;
    let came = reading.came.iter().map(|step| origin_sentence(kit.texts, &trace, step, &names));
    let notes: Vec<(String, Role)> = came.map(|text| (format!("{because} {text}"), Role::Key)).collect();
    let mut title = kit.format("anatomy-title", &[("frame", reading.frame.0.into())]);
    if reading.frames.len() > 1 {
        title = format!("{title} {} {}/{}", kit.look.glyphs.dot, reading.index() + 1, reading.frames.len());
    }
    let focus = Some(reading.anatomy.half).filter(|_| reading.step.is_none());
    let pane = AnatomyPane { anatomy: &reading.anatomy, title: &title, focus, notes: &notes, note: reading.step };
    anatomy::draw(canvas, kit, &pane, area);
    let source = reading.source().map(|_| Action::Activate);
    let turns = (reading.frames.len() > 1).then_some(Action::FrameNext);
    let always = [Action::FocusNext, Action::Fold, Action::FoldAll, Action::Cancel, Action::Help];
    let actions = source.into_iter().chain(always).chain(turns);
    let hint = |action| match action {
        Action::Activate => {
            Hint { label: kit.text("anatomy-source").into_owned(), ..hint_of(kit, Context::Anatomy, action) }
        }
        _ => hint_of(kit, Context::Anatomy, action),
    };
    let hints: Vec<Hint> = actions.map(hint).collect();
    draw_edge_foot(canvas, kit, model, &hints, area);
}

/// The key of an action where a frame is read.
pub fn hint_of(kit: &Kit, context: Context, action: Action) -> Hint {
    let weight = match action {
        Action::Help | Action::Cancel => 0,
        Action::Activate | Action::Find => 1,
        Action::FocusNext | Action::Quit => 2,
        _ => 3,
    };
    Hint { key: kit.keys(context, action), label: kit.action(action, true), weight }
}

/// Hints on the lower edge of a frame.
pub fn draw_edge(canvas: &mut Canvas, kit: &Kit, hints: &[Hint], area: Rect) {
    let (x, y) = (area.x + 2, area.bottom().saturating_sub(1));
    canvas.put(x, y, " ", kit.style(Role::Text));
    let end = draw_hints(canvas, (x + 1, y), area.width.saturating_sub(6), hints, kit.look);
    canvas.put(end, y, " ", kit.style(Role::Text));
}
