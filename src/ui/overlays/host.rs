//! The inside of a box over the whole screen: the picture, a sentence about what has the cursor, and the keys.

use ratatui_core::layout::Rect;

use super::hint_of;
use crate::app::action::Action;
use crate::app::host::{HostView, Stop};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::lab::{FdView, FdWhat, NodeView, SocketView};
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::host::{HostPane, call_name};
use crate::ui::panes::{draw_title, notice_text};
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, Lattice, draw_hints};

/// Lines of the sentence at the foot.
const TOLD_ROWS: u16 = 2;

/// Draws the inside of the box that is looked into.
pub fn draw_host(canvas: &mut Canvas, kit: &Kit, model: &Model, view: &HostView) {
    let area = canvas.area();
    canvas.clear(area);
    let mut lattice = Lattice::new(area);
    let foot = area.bottom().saturating_sub(TOLD_ROWS + 2);
    lattice.frame(area, true);
    lattice.frame(Rect { y: foot, height: TOLD_ROWS + 2, ..area }, false);
    lattice.draw(canvas, kit.look);
    let Some(node) = model.stage.node(view.node) else { return };
    let kind = kit.format(&format!("kind-{}", node.kind.row().name.to_lowercase()), &[]);
    let title = kit.format("host-title", &[("node", node.name.as_str().into())]);
    let title = format!("{title} {} {kind}", kit.look.glyphs.dot);
    let time = (&model.playback, model.stage.view.events);
    draw_title(canvas, kit, &title, time, (area.x + 1, area.y, area.width.saturating_sub(2)));
    let inside = Rect::new(area.x + 1, area.y + 1, area.width.saturating_sub(2), foot.saturating_sub(area.y + 1));
    let (flights, shown) = (&model.playback.flights, model.playback.shown);
    let pane = HostPane { kit: *kit, lab: &model.stage.view, node, view, flights, shown };
    pane.draw(&mut canvas.sub(inside), inside);
    let told = Rect::new(area.x + 2, foot + 1, area.width.saturating_sub(4), TOLD_ROWS);
    draw_told(canvas, kit, model, node, told);
    draw_keys(canvas, kit, model, area);
}

/// What the thing with the cursor is; or that the past is looked at, and this is not it.
fn draw_told(canvas: &mut Canvas, kit: &Kit, model: &Model, node: &NodeView, area: Rect) {
    let Some(crate::app::overlay::Overlay::Host(view)) = model.overlays.last() else { return };
    let (text, role) = if model.playback.past {
        (kit.text("host-past").into_owned(), Role::Warn)
    } else {
        (view.stop(node).map(|stop| about(kit, node, stop)).unwrap_or_default(), Role::Text)
    };
    for (y, line) in (area.y..area.bottom()).zip(wrap(&text, area.width)) {
        canvas.text_in(area.x, y, area.width, &line, kit.look.glyphs.more, kit.style(role));
    }
}

fn about(kit: &Kit, node: &NodeView, stop: Stop) -> String {
    match stop {
        Stop::Process(index) => {
            let Some(proc) = node.procs.get(index) else { return String::new() };
            let parent = node.procs.iter().find(|p| p.pid == proc.parent);
            let parent = parent.map_or_else(|| kit.text("host-kernel").into_owned(), |p| p.argv.clone());
            let waits = kit.format(&format!("waits-{}", proc.waits), &[]);
            let args = [
                ("pid", proc.pid.into()),
                ("command", proc.argv.as_str().into()),
                ("user", proc.user.as_str().into()),
                ("parent", parent.into()),
                ("waits", waits.into()),
                ("call", if call_name(proc.waits).is_empty() { "none" } else { call_name(proc.waits) }.into()),
                ("open", descriptors(kit, node, &proc.fds).into()),
            ];
            kit.format("host-about-process", &args)
        }
        Stop::Socket(index) => node.sockets.get(index).map(|s| about_socket(kit, s)).unwrap_or_default(),
    }
}

/// `0 pts/0, 1 pipe 3, 3 TCP *:80`.
fn descriptors(kit: &Kit, node: &NodeView, fds: &[FdView]) -> String {
    let open = |what: &FdWhat| match what {
        FdWhat::Tty(number) => format!("pts/{number}"),
        FdWhat::Pipe(number) => format!("pipe {number}"),
        FdWhat::File(path) => path.clone(),
        FdWhat::Null => "/dev/null".to_owned(),
        FdWhat::Socket(index) => node.sockets.get(*index).map_or_else(String::new, |s| s.proto.to_string()),
    };
    let all: Vec<String> = fds.iter().map(|fd| format!("{} {}", fd.fd, open(&fd.open))).collect();
    if all.is_empty() { kit.text("none").into_owned() } else { all.join(", ") }
}

fn about_socket(kit: &Kit, socket: &SocketView) -> String {
    let remote = socket.remote.map_or_else(|| "none".to_owned(), |r| r.to_string());
    let args = [
        ("proto", socket.proto.to_string().into()),
        ("state", socket.state.into()),
        ("port", u64::from(socket.local.port()).into()),
        ("local", socket.local.to_string().into()),
        ("remote", remote.into()),
        ("received", socket.recv_queue.into()),
        ("waiting", socket.recv_queue.into()),
        ("limit", socket.recv_limit.into()),
        ("half", socket.syn_queue.into()),
        ("held", socket.held.into()),
        ("unsent", socket.unsent.into()),
        ("flying", socket.send_queue.saturating_sub(socket.unsent).into()),
    ];
    let id = if socket.state == "LISTEN" { "host-about-listener" } else { "host-about-socket" };
    kit.format(id, &args)
}

fn draw_keys(canvas: &mut Canvas, kit: &Kit, model: &Model, area: Rect) {
    let (x, y) = (area.x + 2, area.bottom().saturating_sub(1));
    if let Some(notice) = model.notice.as_ref() {
        let text = format!(" {} ", notice_text(kit, notice));
        let role = if notice.is_error() { Role::Bad } else { Role::Good };
        canvas.text_in(x, y, area.width.saturating_sub(4), &text, kit.look.glyphs.more, kit.style(role));
        return;
    }
    let named =
        |action, id: &'static str| Hint { label: kit.text(id).into_owned(), ..hint_of(kit, Context::Host, action) };
    let plain = |action| hint_of(kit, Context::Host, action);
    let hints: Vec<Hint> = vec![
        plain(Action::Cancel),
        named(Action::Down, "host-next"),
        named(Action::Right, "host-box"),
        plain(Action::Connection),
        plain(Action::Pause),
        plain(Action::StepHop),
        plain(Action::Shell),
        plain(Action::Help),
    ];
    canvas.put(x, y, " ", kit.style(Role::Text));
    let end = draw_hints(canvas, (x + 1, y), area.width.saturating_sub(6), &hints, kit.look);
    canvas.put(end, y, " ", kit.style(Role::Text));
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Lang, Texts};
    use crate::os::WAITS;

    #[test]
    fn all_that_is_waited_for_has_words() {
        for (lang, waits) in Lang::ALL.into_iter().flat_map(|lang| WAITS.map(|waits| (lang, waits))) {
            assert!(Texts::new(lang).has(&format!("waits-{waits}")), "{lang} {waits}");
        }
    }
}
