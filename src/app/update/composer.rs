//! The composer: filled in so that Enter sends; it ends in one console line at the sender.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::Composer;
use crate::app::input::{Code, Key};
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::stage::Stage;
use crate::device::Kind;
use crate::lab::NodeView;

use super::command;

/// Opens the composer: from the chosen box when it is an end, to a server, else to another box.
pub(super) fn open(model: &mut Model) {
    let stage = &model.stage;
    let is_end = |kind: Kind| kind.row().layer == 7;
    let chosen = stage.hosts().find(|n| n.id == model.selection.node && is_end(n.kind));
    // Of a router, whoever stands behind it.
    let from = chosen.or_else(|| stage.hosts().find(|n| is_end(n.kind) && stage.is_behind(model.selection.node, n)));
    let from = from.or_else(|| stage.hosts().find(|n| is_end(n.kind) && n.kind != Kind::Server));
    let from = from.or_else(|| stage.hosts().next()).map_or("", |n| n.name.as_str());
    let others = || stage.hosts().filter(|n| n.name != from);
    let to = others().find(|n| n.kind == Kind::Server && serves_pages(n)).or_else(|| others().find(|n| is_end(n.kind)));
    // By the name people type, so that the question to the name server is seen too.
    let domain = to.and_then(|n| domain_of(stage, n));
    let to = domain.unwrap_or_else(|| to.map_or_else(String::new, |n| n.name.clone()));
    let hosts = stage.hosts().map(|n| n.name.clone()).collect();
    let composer = Composer::new(hosts, stage.known_names(), from, &to);
    model.overlays.push(Overlay::Composer(composer));
}

fn domain_of(stage: &Stage, node: &NodeView) -> Option<String> {
    let has = |addr| node.ifaces.iter().any(|face| face.addrs.iter().any(|net| net.addr() == addr));
    stage.domain_names().into_iter().find(|(_, addr)| has(*addr)).map(|(name, _)| name)
}

fn serves_pages(node: &NodeView) -> bool {
    node.sockets.iter().any(|s| s.state == "LISTEN" && s.local.port() == 80)
}

/// The key that an arrow action stands for.
pub(super) fn arrow(action: Action) -> Key {
    Key::plain(if action == Action::Right { Code::Right } else { Code::Left })
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Composer(composer)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::FieldNext => {
            composer.complete();
            composer.form.turn(true);
        }
        Action::Down => composer.form.turn(true),
        Action::FieldPrev | Action::Up => composer.form.turn(false),
        Action::Left | Action::Right => {
            composer.form.key(arrow(action));
            composer.changed();
        }
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Activate if composer.form.is_valid() => {
            let (from, line) = (composer.from().to_owned(), composer.command());
            model.overlays.pop();
            command::give(model, &from, &line);
        }
        Action::Activate => composer.form.point_at_mistake(),
        _ => {}
    }
    Vec::new()
}

pub(super) fn key(model: &mut Model, key: Key) {
    if let Some(Overlay::Composer(composer)) = model.overlays.last_mut() {
        composer.form.key(key);
        composer.changed();
    }
}
