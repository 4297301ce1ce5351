//! What is chosen, as text to take along: never cut, unlike what is drawn of it. The command line of a shell, a row of a
//! list, an event's sentence, a field with its value, a packet's bytes, a box with its addresses.

use std::fmt::Write as _;

use super::panes::clock;
use super::scene::LabNames;
use crate::app::anatomy::Anatomy;
use crate::app::capture::CaptureModel;
use crate::app::focus::Pane;
use crate::app::list::{List, Pick};
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::i18n::{Lang, Texts, fact_sentence, term_meaning};
use crate::lab::NodeView;
use crate::trace::FactId;
use crate::wire::dissect;

/// The text of what has the cursor; none when nothing has.
pub fn chosen_text(model: &Model, texts: &Texts) -> Option<String> {
    let Some(overlay) = model.overlays.last() else { return on_main(model, texts) };
    match overlay {
        Overlay::Console(console) if !console.line.is_empty() => Some(console.line.text().to_owned()),
        Overlay::Console(console) => console.history.last().cloned(),
        Overlay::List(list) => row(list, texts),
        Overlay::Anatomy(reading) => field(&reading.anatomy),
        Overlay::Why(why) => event(model, texts, why.chosen()),
        Overlay::Host(host) => model.stage.node(host.node).map(addresses),
        _ => None,
    }
}

/// The same on the screen of a capture: the field under the cursor, or the frame's bytes.
pub fn chosen_text_of_capture(model: &CaptureModel) -> Option<String> {
    if model.half().is_some() { field(&model.anatomy) } else { Some(hex(model.anatomy.bytes())) }
}

fn on_main(model: &Model, texts: &Texts) -> Option<String> {
    match model.focus.pane {
        Pane::Map | Pane::Inspector => model.stage.node(model.selection.node).map(addresses),
        Pane::Events => {
            let trace = model.stage.lab.trace();
            let newest = || model.selection.events.page(&trace, trace.last_id(), 1).first().map(|fact| fact.id);
            let id = model.selection.events.chosen.or_else(newest)?;
            drop(trace);
            event(model, texts, id)
        }
        Pane::Ladder => {
            let trace = model.stage.lab.trace();
            let frame = trace.frame(model.packet.story.as_ref()?.root)?;
            Some(hex(&frame.bytes))
        }
    }
}

/// `00:12.480 pc1 asks who has 192.168.0.1`.
fn event(model: &Model, texts: &Texts, id: FactId) -> Option<String> {
    let trace = model.stage.lab.trace();
    let fact = trace.fact(id)?;
    Some(format!("{} {}", clock(fact.at.micros()), fact_sentence(texts, fact, &LabNames(&model.stage.view))))
}

fn row(list: &List, texts: &Texts) -> Option<String> {
    let item = list.chosen()?;
    Some(match &item.pick {
        Pick::Action(action) => texts.text(&format!("action-{}", action.synonym_of().id())).into_owned(),
        Pick::Term(id) => {
            let name = item.title.as_ref().map(|t| if texts.lang() == Lang::Ko { &t.ko } else { &t.en });
            format!("{}: {}", name.map_or(*id, String::as_str), term_meaning(texts, id))
        }
        _ => item.name.clone(),
    })
}

/// `ip.src = 192.168.0.100`; of a layer, its bytes.
fn field(anatomy: &Anatomy) -> Option<String> {
    let dissection = dissect(anatomy.bytes());
    match anatomy.chosen(&dissection)? {
        (_, Some(value)) => Some(format!("{} = {}", value.field.name, value.value)),
        _ => Some(hex(anatomy.bytes())),
    }
}

/// `pc1 192.168.0.100/24`.
fn addresses(node: &NodeView) -> String {
    let faces = node.ifaces.iter().flat_map(|face| &face.addrs);
    faces.fold(node.name.clone(), |mut text, address| {
        let _ = write!(text, " {address}");
        text
    })
}

/// Bytes as Wireshark's "hex stream".
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
