//! The inside of a box over the whole screen: the picture, a sentence about what has the cursor, and the keys.

use super::hint_of;
use super::whole::draw_whole;
use crate::app::action::Action;
use crate::app::host::{HostView, Stop};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::lab::{FdView, FdWhat, NodeView, SocketView};
use crate::ui::canvas::Canvas;
use crate::ui::kit::Kit;
use crate::ui::panes::host::{HostPane, call_name};
use crate::ui::widgets::Hint;

/// Draws the inside of the box that is looked into.
pub fn draw_host(canvas: &mut Canvas, kit: &Kit, model: &Model, view: &HostView) {
    let Some(node) = model.stage.node(view.node) else { return };
    let kind = kit.format(&format!("kind-{}", node.kind.row().name.to_lowercase()), &[]);
    let title = kit.format("host-title", &[("node", node.name.as_str().into())]);
    let title = format!("{title} {} {kind}", kit.look.glyphs.dot);
    let told = view.stop(node).map(|stop| about(kit, node, stop)).unwrap_or_default();
    let inside = draw_whole(canvas, kit, model, (&title, &told), &hints(kit));
    let (flights, shown) = (&model.playback.flights, model.playback.shown);
    let pane = HostPane { kit: *kit, lab: &model.stage.view, node, view, flights, shown };
    pane.draw(&mut canvas.sub(inside), inside);
}

/// A process or a socket, in a sentence.
pub fn about(kit: &Kit, node: &NodeView, stop: Stop) -> String {
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

fn hints(kit: &Kit) -> Vec<Hint> {
    let named =
        |action, id: &'static str| Hint { label: kit.text(id).into_owned(), ..hint_of(kit, Context::Host, action) };
    let plain = |action| hint_of(kit, Context::Host, action);
    vec![
        plain(Action::Cancel),
        named(Action::Down, "host-next"),
        named(Action::Right, "host-box"),
        plain(Action::Connection),
        plain(Action::Pause),
        plain(Action::StepHop),
        plain(Action::Shell),
        plain(Action::Help),
    ]
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
