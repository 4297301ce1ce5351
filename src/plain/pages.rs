//! Screens that are pictures to the eye, told from the same view: the inside of a box, the DHCP of a box, the pages of a
//! router. A thought a line, each value behind its label.

use super::boxes::table;
use super::{Voice, drawn};
use crate::app::dhcp::{DhcpView, Subject};
use crate::app::host::{HostView, blocks, stops};
use crate::app::model::Model;
use crate::app::router::RouterPages;
use crate::app::selection::Tab;
use crate::ui::overlays::told_of_host;
use crate::ui::panes::dhcp::DhcpPane;

/// The processes of a box and the sockets of each, in sentences; then its interfaces.
pub(super) fn host(voice: &Voice, model: &Model, view: &HostView) -> Vec<String> {
    let Some(node) = model.stage.node(view.node) else { return Vec::new() };
    let kit = voice.kit();
    let told = stops(&blocks(node)).into_iter().map(|stop| told_of_host(&kit, node, stop));
    told.chain(table(voice, node, Tab::Interfaces)).collect()
}

/// A client: its state, what it was lent, its clocks, its last messages. A server: its pool, then its leases.
pub(super) fn dhcp(voice: &Voice, model: &Model, view: &DhcpView) -> Vec<String> {
    let Some(node) = model.stage.node(view.node) else { return Vec::new() };
    let title = voice.say("dhcp-title", &[("node", node.name.as_str().into())]);
    let pane = DhcpPane { kit: voice.kit(), node, view, now: model.stage.view.now };
    let leases = match view.subject(node) {
        Some(Subject::Server(_)) => table(voice, node, Tab::Leases),
        _ => Vec::new(),
    };
    core::iter::once(title).chain(pane.told()).chain(leases).collect()
}

/// The page of a router that is open: its name, then what stands on it.
pub(super) fn router(voice: &Voice, model: &Model, pages: &RouterPages) -> Vec<String> {
    let page = voice.texts.named("router-page", pages.page.id());
    let head = voice.say("plain-table", &[("node", pages.router.as_str().into()), ("table", page.into())]);
    let mut lines = drawn::top(model, voice.texts);
    // The last line names keys of the screen; the first two are the title and the names of all pages.
    lines.pop();
    core::iter::once(head).chain(lines.into_iter().skip(2)).collect()
}
