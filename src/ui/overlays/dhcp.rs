//! The DHCP of a box over the whole screen: the picture, a sentence about what is seen, and the keys.

use ratatui_core::layout::Rect;

use super::hint_of;
use super::whole::draw_whole;
use crate::app::action::Action;
use crate::app::dhcp::{DhcpView, Subject, subjects};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::panes::dhcp::DhcpPane;
use crate::ui::widgets::Hint;

/// Draws the DHCP of the box that is looked at.
pub fn draw_dhcp(canvas: &mut Canvas, kit: &Kit, model: &Model, view: &DhcpView) {
    let Some(node) = model.stage.node(view.node) else { return };
    let title = kit.format("dhcp-title", &[("node", node.name.as_str().into())]);
    let subject = view.subject(node);
    let hints = hints(kit, subjects(node).len() > 1);
    let area = draw_whole(canvas, kit, model, (&title, &about(kit, subject)), &hints);
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let pane = DhcpPane { kit: *kit, node, view, now: model.stage.view.now };
    pane.draw(&mut canvas.sub(inside), inside);
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

fn hints(kit: &Kit, several: bool) -> Vec<Hint> {
    let named =
        |action, id: &'static str| Hint { label: kit.text(id).into_owned(), ..hint_of(kit, Context::Host, action) };
    let plain = |action| hint_of(kit, Context::Host, action);
    let others = several.then(|| named(Action::Down, "dhcp-next"));
    let rest = [
        named(Action::Right, "host-box"),
        plain(Action::DhcpRenew),
        plain(Action::DhcpRelease),
        plain(Action::Pause),
        plain(Action::StepHop),
        plain(Action::Help),
    ];
    [plain(Action::Cancel)].into_iter().chain(others).chain(rest).collect()
}
