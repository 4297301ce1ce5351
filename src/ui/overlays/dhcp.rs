//! The DHCP of a box over the whole screen: the picture, a sentence about what is seen, and the keys.

use ratatui_core::layout::Rect;

use super::hint_of;
use crate::app::action::Action;
use crate::app::dhcp::{DhcpView, Subject, subjects};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::dhcp::DhcpPane;
use crate::ui::panes::draw_title;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, Lattice, draw_hints};

/// Lines of the sentence at the foot.
const TOLD_ROWS: u16 = 2;

/// Draws the DHCP of the box that is looked at.
pub fn draw_dhcp(canvas: &mut Canvas, kit: &Kit, model: &Model, view: &DhcpView) {
    let area = canvas.area();
    canvas.clear(area);
    let mut lattice = Lattice::new(area);
    let foot = area.bottom().saturating_sub(TOLD_ROWS + 2);
    lattice.frame(area, true);
    lattice.frame(Rect { y: foot, height: TOLD_ROWS + 2, ..area }, false);
    lattice.draw(canvas, kit.look);
    let Some(node) = model.stage.node(view.node) else { return };
    let title = kit.format("dhcp-title", &[("node", node.name.as_str().into())]);
    let time = (&model.playback, model.stage.view.events);
    draw_title(canvas, kit, &title, time, (area.x + 1, area.y, area.width.saturating_sub(2)));
    let inside = Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), foot.saturating_sub(area.y + 1));
    let pane = DhcpPane { kit: *kit, node, view, now: model.stage.view.now };
    pane.draw(&mut canvas.sub(inside), inside);
    let told = Rect::new(area.x + 2, foot + 1, area.width.saturating_sub(4), TOLD_ROWS);
    let (text, role) = if model.playback.past {
        (kit.text("host-past").into_owned(), Role::Warn)
    } else {
        (about(kit, view.subject(node)), Role::Text)
    };
    for (y, line) in (told.y..told.bottom()).zip(wrap(&text, told.width)) {
        canvas.text_in(told.x, y, told.width, &line, kit.look.glyphs.more, kit.style(role));
    }
    draw_keys(canvas, kit, subjects(node).len() > 1, area);
}

/// What the state means, or the server.
fn about(kit: &Kit, subject: Option<Subject<'_>>) -> String {
    match subject {
        Some(Subject::Client(_, row)) if row.checking => kit.text("dhcp-about-CHECKING").into_owned(),
        Some(Subject::Client(_, row)) => kit.format(&format!("dhcp-about-{}", row.state), &[]),
        Some(Subject::Server(row)) if !row.others.is_empty() => kit.text("dhcp-about-rogue").into_owned(),
        Some(Subject::Server(_)) => kit.text("dhcp-about-server").into_owned(),
        None => String::new(),
    }
}

fn draw_keys(canvas: &mut Canvas, kit: &Kit, several: bool, area: Rect) {
    let (x, y) = (area.x + 2, area.bottom().saturating_sub(1));
    let named =
        |action, id: &'static str| Hint { label: kit.text(id).into_owned(), ..hint_of(kit, Context::Host, action) };
    let plain = |action| hint_of(kit, Context::Host, action);
    let mut hints: Vec<Hint> = vec![plain(Action::Cancel)];
    if several {
        hints.push(named(Action::Down, "dhcp-next"));
    }
    hints.extend([named(Action::Right, "host-box"), plain(Action::Pause), plain(Action::StepHop), plain(Action::Help)]);
    canvas.put(x, y, " ", kit.style(Role::Text));
    let end = draw_hints(canvas, (x + 1, y), area.width.saturating_sub(6), &hints, kit.look);
    canvas.put(end, y, " ", kit.style(Role::Text));
}
