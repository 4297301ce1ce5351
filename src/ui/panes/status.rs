//! The lower edge: how the latest wish went, the keys that may follow, or the keys worth knowing here.

use crate::app::action::Action;
use crate::app::focus::{Focus, Pane};
use crate::app::keymap::{Context, spell};
use crate::app::notice::Notice;
use crate::i18n::{Arg, lab_error_sentence};
use crate::ui::canvas::Canvas;
use crate::ui::kit::{Kit, readable_keys};
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, draw_hints};

use super::title::speed;

/// What the edge tells about.
#[derive(Clone, Copy, Debug)]
pub struct StatusLine<'a> {
    /// Where the keyboard is, and the keys begun.
    pub focus: &'a Focus,
    /// How the latest wish went.
    pub notice: Option<&'a Notice>,
    /// Whether time runs: then it can be hurried.
    pub moves: bool,
}

/// Draws the edge from (x, y) in `cells` cells.
pub fn draw(canvas: &mut Canvas, kit: &Kit, line: StatusLine, (x, y, cells): (u16, u16, u16)) {
    let StatusLine { focus, notice, moves } = line;
    let inner = cells.saturating_sub(2);
    if !focus.pending.is_empty() {
        let end = draw_pending(canvas, kit, (focus, Context::Main), (x, y, inner));
        canvas.put(end, y, " ", kit.style(Role::Text));
        return;
    }
    canvas.put(x, y, " ", kit.style(Role::Text));
    let end = match notice {
        Some(notice) => draw_notice(canvas, kit, notice, (x + 1, y, inner)),
        None => draw_hints(canvas, (x + 1, y), inner, &hints(kit, focus.pane, moves), kit.look),
    };
    canvas.put(end, y, " ", kit.style(Role::Text));
}

/// The keys begun, and those that may follow; the column behind.
pub fn draw_pending(
    canvas: &mut Canvas,
    kit: &Kit,
    (focus, context): (&Focus, Context),
    (x, y, cells): (u16, u16, u16),
) -> u16 {
    let start = format!(" {} ", readable_keys(&spell(&focus.pending)));
    let at = canvas.text(x, y, &start, kit.style(Role::Chosen));
    let at = canvas.text(at, y, " ", kit.style(Role::Text));
    draw_hints(canvas, (at, y), (x + cells).saturating_sub(at), &continuations(kit, focus, context), kit.look)
}

/// How the latest wish went; the column behind.
pub fn draw_notice(canvas: &mut Canvas, kit: &Kit, notice: &Notice, (x, y, cells): (u16, u16, u16)) -> u16 {
    let g = kit.look.glyphs;
    let (mark, role) = if notice.is_error() { (g.dropped, Role::Bad) } else { (g.yes, Role::Good) };
    canvas.text_in(x, y, cells, &format!("{mark} {}", notice_text(kit, notice)), g.more, kit.style(role))
}

fn continuations(kit: &Kit, focus: &Focus, context: Context) -> Vec<Hint> {
    let next = kit.keymap.continuations(context, &focus.pending);
    let hint = |(key, action): (crate::app::input::Key, Option<Action>)| Hint {
        key: readable_keys(&spell(&[key])),
        label: action.map_or_else(|| kit.look.glyphs.more.to_owned(), |a| kit.action(a, true)),
        weight: 0,
    };
    next.into_iter().map(hint).collect()
}

/// The keys worth knowing in a pane; small weights stay longest.
fn hints(kit: &Kit, pane: Pane, moves: bool) -> Vec<Hint> {
    let here: &[(Action, u8)] = match pane {
        Pane::Map => &[(Action::Activate, 3), (Action::Compose, 1), (Action::Shell, 4), (Action::Forwards, 5)],
        Pane::Inspector => &[(Action::TabNext, 2), (Action::Activate, 3)],
        Pane::Events => &[(Action::Why, 2), (Action::Follow, 3), (Action::EventsLevel, 5)],
        Pane::Ladder => &[(Action::StoryNext, 3), (Action::Hex, 3), (Action::Branches, 4), (Action::Unfollow, 5)],
    };
    let hurry: &[(Action, u8)] = if moves { &[(Action::Skip, 2), (Action::Faster, 2)] } else { &[] };
    let always: [(Action, u8); 9] = [
        (Action::Pause, 1),
        (Action::StepLayer, 3),
        (Action::FocusNext, 4),
        (Action::Palette, 2),
        (Action::Help, 0),
        (Action::About, 5),
        (Action::Demos, 6),
        (Action::Language, 6),
        (Action::Quit, 7),
    ];
    let hint = |&(action, weight): &(Action, u8)| Hint {
        key: kit.keys(Context::Main, action),
        label: kit.action(action, true),
        weight,
    };
    here.iter().chain(hurry).chain(&always).map(hint).filter(|h| !h.key.is_empty()).collect()
}

/// A notice as a sentence.
pub fn notice_text(kit: &Kit, notice: &Notice) -> String {
    let id = format!("notice-{}", notice.id());
    let args: Vec<(&str, Arg)> = match notice {
        Notice::Commanded { command } => vec![("command", command.clone().into())],
        Notice::Refused(error) => vec![("reason", lab_error_sentence(kit.texts, error).into())],
        Notice::Theme(name) => vec![("name", (*name).into())],
        Notice::Lens(lens) => vec![("lens", kit.format(&format!("lens-{}", lens.id()), &[]).into())],
        Notice::Zoomed(zoom) => vec![("zoom", kit.format(&format!("zoom-{}", zoom.id()), &[]).into())],
        Notice::Mode(mode) => vec![("mode", kit.format(&format!("mode-{}", mode.id()), &[]).into())],
        Notice::Speed { quarters } => vec![("speed", speed(*quarters).into())],
        Notice::Undone { lines } | Notice::Redone { lines } => vec![("lines", lines.clone().into())],
        Notice::SavedAmiss { name, mistakes } => vec![("name", name.clone().into()), ("mistakes", (*mistakes).into())],
        Notice::Saved { name } => vec![("name", name.clone().into())],
        Notice::JobDone { node, job, code } => {
            vec![("node", node.clone().into()), ("job", (*job).into()), ("code", (*code).into())]
        }
        Notice::Failed { name, reason } => vec![("name", name.clone().into()), ("reason", reason.clone().into())],
        Notice::TourStep { step } => vec![("step", (*step).into())],
        Notice::Copied { bytes } => vec![("bytes", (*bytes).into())],
        Notice::NoSuchKey { keys } => vec![("keys", readable_keys(keys).into())],
        _ => vec![],
    };
    kit.format(&id, &args)
}
