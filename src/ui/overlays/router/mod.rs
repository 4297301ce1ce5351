//! The pages of a router: tabs, the page, and the keys that mean something on it. Pages that are filled in show below
//! their fields what will change, what else will happen, and the console lines that make it so.

mod lists;
mod sheet;
mod status;

use ratatui_core::layout::Rect;

use super::Cursor;
use super::whole::draw_foot;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::router::{PageId, RouterPages, Sheet, page_of};
use crate::i18n::Names;
use crate::lab::NodeView;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, popup};

/// Cells of the card, where there is so much room.
const CARD: (u16, u16) = (112, 44);

/// A line of text in one look.
type Line = (String, Role);

/// Draws the pages over the screen.
pub fn draw_router(canvas: &mut Canvas, kit: &Kit, model: &Model, pages: &RouterPages, names: &dyn Names) -> Cursor {
    let title = format!("{} {} {}", kit.action(Action::RouterPages, true), kit.look.glyphs.dot, pages.router);
    let inner = popup(canvas, canvas.area(), CARD, &title, kit.look);
    draw_tabs(canvas, kit, pages, inner);
    let body = Rect { y: inner.y + 2, height: inner.height.saturating_sub(3), ..inner };
    let node = model.stage.view.nodes.iter().find(|node| node.name == pages.router);
    let cursor = node.and_then(|node| draw_page(canvas, kit, (model, node), pages, body, names));
    let hints = hints(kit, pages);
    draw_foot(canvas, kit, model, &hints, (inner.x, inner.bottom().saturating_sub(1), inner.width));
    cursor
}

fn draw_page(
    canvas: &mut Canvas,
    kit: &Kit,
    (model, node): (&Model, &NodeView),
    pages: &RouterPages,
    body: Rect,
    names: &dyn Names,
) -> Cursor {
    let view = &model.stage.view;
    if let Some(open) = &pages.sheet {
        return sheet::draw(canvas, kit, (view, node), open, true, body);
    }
    if let Some(page) = page_of(pages.page) {
        sheet::draw(canvas, kit, (view, node), &Sheet::new(page, node, None), false, body);
        return None;
    }
    match pages.page {
        PageId::Status => status::draw(canvas, kit, (model, node), pages.scroll, body, names),
        PageId::Forwards => lists::forwards(canvas, kit, node, body),
        _ => lists::draw(canvas, kit, node, pages, body),
    }
    None
}

fn draw_tabs(canvas: &mut Canvas, kit: &Kit, pages: &RouterPages, inner: Rect) {
    let titles = PageId::ALL.map(|page| (page, kit.format(&format!("router-page-{}", page.id()), &[])));
    let cells: u16 = titles.iter().map(|(_, title)| width(title) + 2).sum();
    // Two blanks between titles; where there is no room for them one, in which a bracket of either side stands.
    let tight = u16::from(cells > inner.width);
    let mut x = inner.x;
    for (page, title) in titles {
        let here = page == pages.page;
        let style = kit.style(if here { Role::Chosen } else { Role::Faint });
        let (left, right) = if here { ("[", "]") } else { ("", "") };
        canvas.text(x, inner.y, left, style);
        let end = canvas.text(x + 1, inner.y, &title, style);
        canvas.text(end, inner.y, right, style);
        x = end + 1 - tight;
    }
}

/// Lines of text, of which so many are scrolled away. One that is too long goes on below, further in.
fn draw_lines(canvas: &mut Canvas, kit: &Kit, lines: &[Line], scroll: usize, area: Rect) -> usize {
    let fold = |(text, role): &Line| {
        let rows = crate::ui::canvas::wrap(text, area.width);
        rows.into_iter().map(|row| (row, *role)).collect::<Vec<_>>()
    };
    let rows: Vec<Line> = lines.iter().flat_map(fold).collect();
    let most = rows.len().saturating_sub(usize::from(area.height));
    for (n, (text, role)) in rows.iter().skip(scroll.min(most)).take(usize::from(area.height)).enumerate() {
        kit.text_in(canvas, (area.x, area.y + n as u16), area.width, text, *role);
    }
    rows.len()
}

fn hints(kit: &Kit, pages: &RouterPages) -> Vec<Hint> {
    let form: &[Action] = &[Action::Activate, Action::FieldNext, Action::Cancel];
    let (context, actions): (Context, &[Action]) = match (pages.page, &pages.sheet) {
        (_, Some(_)) => (Context::Form, form),
        (PageId::Status, _) => (Context::Router, &[Action::FocusNext, Action::PageDown, Action::Undo, Action::Cancel]),
        (PageId::Reservations | PageId::Dns, _) => (
            Context::Router,
            &[Action::FocusNext, Action::RuleAdd, Action::RuleEdit, Action::RuleDelete, Action::Undo, Action::Cancel],
        ),
        (PageId::Firewall, _) => (
            Context::Router,
            &[
                Action::FocusNext,
                Action::RuleAdd,
                Action::RuleEdit,
                Action::RuleDelete,
                Action::RuleSwitch,
                Action::Undo,
                Action::Cancel,
            ],
        ),
        _ => (Context::Router, &[Action::Activate, Action::FocusNext, Action::Undo, Action::Cancel]),
    };
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(context, *action),
        label: if *action == Action::FocusNext {
            kit.text("router-next").into_owned()
        } else if pages.sheet.is_some() {
            kit.action_of_form(*action, "apply")
        } else if *action == Action::Activate {
            kit.action(Action::RuleEdit, true)
        } else {
            kit.action(*action, true)
        },
        weight: weight as u8,
    };
    actions.iter().enumerate().map(hint).collect()
}
