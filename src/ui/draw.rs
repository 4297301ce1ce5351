//! The whole screen: which pane stands where, and what lies over it.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

use super::cache::UiCache;
use super::canvas::{Canvas, width, wrap};
use super::glyphs::{Glyphs, fold_to_ascii};
use super::kit::Kit;
use super::overlays::{self, Cursor};
use super::panes::{self, EventsPane, StatusLine, Telling};
use super::scene::{LabNames, scene, travellers};
use super::theme::{Role, Theme};
use super::topology::{self, Live, Look};
use super::widgets::Lattice;
use crate::app::focus::{Pane, SIZE_MIN};
use crate::app::keymap::Context;
use crate::app::lens::{self, Lens};
use crate::app::list::Purpose;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::i18n::{Names, Texts};
use crate::sim::NodeId;
use crate::trace::{FactId, Trace};
use crate::wire::{Eth, Mac};

/// Rows a demo has for its caption, below the map.
const CAPTION_ROWS: u16 = 2;

/// Where the panes stand; frames included, edges shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Places {
    pub(super) map: Rect,
    pub(super) inspector: Rect,
    pub(super) events: Rect,
    pub(super) ladder: Rect,
}

/// Draws `model` over the whole of `buffer`; answers where the terminal's own cursor belongs while text is typed.
pub fn draw(model: &Model, texts: &Texts, cache: &mut UiCache, buffer: &mut Buffer) -> Cursor {
    let theme = Theme::named(model.settings.theme);
    let look = Look { glyphs: Glyphs::pick(model.settings.ascii), theme: &theme };
    let kit = Kit { texts, look, keymap: &model.settings.keymap };
    buffer.reset();
    let area = buffer.area;
    let mut canvas = Canvas::new(buffer);
    if area.width < SIZE_MIN.0 || area.height < SIZE_MIN.1 {
        overlays::draw_too_small(&mut canvas, &kit);
        return None;
    }
    // Where a rule's test is told the map stands above it, with the box where the call ended.
    let over = over(model, area);
    let above = overlays::room_above(&kit, model, over);
    match above {
        Some((rows, node)) => draw_stage(&mut canvas, &kit, model, cache, (Rect { height: rows, ..over }, node)),
        None => draw_main(&mut canvas, &kit, model, cache),
    }
    let mut cursor = None;
    let hidden = if above.is_some() { model.overlays.len() - 1 } else { 0 };
    for overlay in model.overlays.iter().skip(hidden) {
        cursor = draw_overlay(&mut canvas.sub(over), &kit, model, overlay);
    }
    if let Some(tour) = model.guide.tour.as_ref().filter(|_| over != area) {
        panes::draw_tour_edge(&mut canvas, &kit, model, tour, edge(area));
    }
    if model.settings.ascii {
        fold_to_ascii(buffer);
    }
    cursor
}

/// The space for what lies over the screen: the tour keeps the last line to itself, so that it hides no keys.
pub(super) fn over(model: &Model, area: Rect) -> Rect {
    let tells = model.guide.tour.is_some() && !model.overlays.is_empty();
    Rect { height: area.height.saturating_sub(u16::from(tells)), ..area }
}

/// Draws only what lies on top, on an empty buffer and with ASCII only: for those who are read to.
pub fn draw_top(model: &Model, texts: &Texts, buffer: &mut Buffer) {
    let theme = Theme::mono();
    let look = Look { glyphs: Glyphs::ASCII, theme: &theme };
    let kit = Kit { texts, look, keymap: &model.settings.keymap };
    buffer.reset();
    if let Some(overlay) = model.overlays.last() {
        draw_overlay(&mut Canvas::new(buffer), &kit, model, overlay);
    }
}

fn draw_main(canvas: &mut Canvas, kit: &Kit, model: &Model, cache: &mut UiCache) {
    let area = canvas.area();
    let places = places(area, ladder_rows(model, area));
    let mut lattice = Lattice::new(area);
    let panes = [
        (Pane::Map, places.map),
        (Pane::Inspector, places.inspector),
        (Pane::Events, places.events),
        (Pane::Ladder, places.ladder),
    ];
    for (pane, place) in panes {
        lattice.frame(place, model.focus.pane == pane);
    }
    lattice.draw(canvas, kit.look);
    let trace = model.stage.lab.trace();
    let names = LabNames(&model.stage.view);
    draw_titles(canvas, kit, model, (&places, names));
    draw_map(canvas, kit, model, cache, (inside(places.map), model.selection.node));
    draw_inspector(canvas, kit, model, inside(places.inspector));
    let last = last_shown(model, &trace);
    let events = EventsPane { events: &model.selection.events, trace: &trace, last, names: &names };
    let events_area = inside(places.events);
    events.draw(&mut canvas.sub(events_area), kit, events_area);
    if !places.ladder.is_empty() {
        let told = Telling { kit: *kit, trace: &trace, names: &names, told: shown_steps(model), coming: coming(model) };
        let area = inside(places.ladder);
        panes::draw_packet(&mut canvas.sub(area), &told, &model.packet, &model.playback.moving(), area);
    }
    let status = StatusLine { focus: &model.focus, notice: model.notice.as_ref(), moves: model.playback.is_moving() };
    panes::draw_status(canvas, kit, status, edge(area));
}

/// The cells of the lower edge.
fn edge(area: Rect) -> (u16, u16, u16) {
    (area.x + 1, area.bottom() - 1, area.width.saturating_sub(2))
}

/// Rows of the ladder's place, frame included; bytes below it want some more where there are many.
pub(super) fn ladder_rows(model: &Model, area: Rect) -> u16 {
    let shown = model.packet.story.is_some() || model.focus.pane == Pane::Ladder;
    match area.height {
        _ if !shown => 0,
        ..30 => 12,
        tall => (tall * 42 / 100).clamp(14, 20) + if model.packet.hex { 2 } else { 0 },
    }
}

/// Steps of the story under the reader's eyes: those told, or as far as the chosen one.
fn shown_steps(model: &Model) -> usize {
    model.packet.chosen.map_or(model.packet.told, |chosen| (chosen + 1).min(model.packet.told))
}

/// How far the next step of the story has come, where headers may move.
fn coming(model: &Model) -> Option<f32> {
    let still = model.settings.reduced_motion || model.packet.chosen.is_some() || !model.packet.lags();
    model.playback.coming_step().filter(|_| !still)
}

/// The newest fact of the shown moment.
pub(super) fn last_shown(model: &Model, trace: &Trace) -> FactId {
    if !model.playback.past {
        return trace.last_id();
    }
    let shown = model.playback.shown;
    trace.facts().rev().find(|f| f.at <= shown).map_or(FactId::NONE, |f| f.id)
}

/// The map at the upper left, the packet below it, the chosen box and the events at the right.
pub(super) fn places(area: Rect, low: u16) -> Places {
    let side = (area.width * 32 / 100).clamp(26, 50);
    let left = area.width - side + 1;
    let map = Rect { width: left, height: area.height - low.saturating_sub(u16::from(low > 0)), ..area };
    let ladder = if low == 0 { Rect::ZERO } else { Rect::new(area.x, area.bottom() - low, left, low) };
    let upper = area.height * 52 / 100;
    let inspector = Rect::new(area.right() - side, area.y, side, upper);
    let events = Rect::new(area.right() - side, inspector.bottom() - 1, side, area.height - upper + 1);
    Places { map, inspector, events, ladder }
}

/// The space within a frame, with a blank at either side where there is room for one.
pub(super) fn inside(r: Rect) -> Rect {
    let air = 1 + u16::from(r.width > 30);
    Rect::new(r.x + air, r.y + 1, r.width.saturating_sub(2 * air), r.height.saturating_sub(2))
}

fn draw_titles(canvas: &mut Canvas, kit: &Kit, model: &Model, (places, names): (&Places, LabNames)) {
    let marked = |pane: Pane, text: &str| {
        if model.focus.pane == pane { format!("{} {text}", kit.look.glyphs.cursor) } else { text.to_owned() }
    };
    let title = marked(Pane::Map, kit.in_language(&model.stage.view.title));
    let time = (&model.playback, model.stage.view.events);
    panes::draw_title(canvas, kit, &title, time, (places.map.x + 1, places.map.y, places.map.width - 2));
    let chosen = model.stage.node(model.selection.node);
    let of_box = chosen.map(|n| {
        let kind = kit.format(&format!("kind-{}", n.kind.row().name.to_lowercase()), &[]);
        format!("{} {} {kind}", n.name, kit.look.glyphs.dot)
    });
    let mut titles = vec![
        (Pane::Inspector, places.inspector, of_box.unwrap_or_default()),
        (Pane::Events, places.events, kit.text("pane-events").into_owned()),
    ];
    if !places.ladder.is_empty() {
        titles.push((Pane::Ladder, places.ladder, ladder_title(kit, model, names)));
    }
    for (pane, place, text) in titles {
        let text = format!(" {} ", marked(pane, &text));
        kit.text_in(canvas, (place.x + 1, place.y), place.width.saturating_sub(2), &text, Role::Title);
    }
}

fn ladder_title(kit: &Kit, model: &Model, names: LabNames) -> String {
    let Some(story) = &model.packet.story else { return kit.text("pane-ladder").into_owned() };
    let node = |column: Option<&crate::app::story::Column>| column.map(|c| names.node(c.node)).unwrap_or_default();
    let (from, to) = (node(story.columns.first()), node(story.columns.last()));
    let trace = model.stage.lab.trace();
    let to = match trace.frame(story.root).and_then(|frame| Eth::parse(frame.bytes.head()).ok()) {
        Some((eth, _)) if eth.dst == Mac::BROADCAST => kit.text("packet-to-all").into_owned(),
        Some((eth, _)) if eth.dst.is_group() => kit.text("packet-to-group").into_owned(),
        _ if story.columns.len() > 1 => to,
        _ => kit.look.glyphs.more.to_owned(),
    };
    let args = [("id", story.root.0.into()), ("from", from.into()), ("to", to.into())];
    let told = Telling { kit: *kit, trace: &trace, names: &names, told: 0, coming: None };
    format!("{}  {}", kit.format("packet-title", &args), panes::packet_name(&told, story))
}

/// The map alone, with a box in its middle.
fn draw_stage(canvas: &mut Canvas, kit: &Kit, model: &Model, cache: &mut UiCache, (area, node): (Rect, NodeId)) {
    let mut lattice = Lattice::new(area);
    lattice.frame(area, false);
    lattice.draw(canvas, kit.look);
    let title = kit.in_language(&model.stage.view.title);
    let time = (&model.playback, model.stage.view.events);
    panes::draw_title(canvas, kit, title, time, (area.x + 1, area.y, area.width.saturating_sub(2)));
    draw_map(canvas, kit, model, cache, (inside(area), node));
}

fn draw_map(canvas: &mut Canvas, kit: &Kit, model: &Model, cache: &mut UiCache, (area, chosen): (Rect, NodeId)) {
    let (area, legend, caption) = map_space(model, area);
    let (view, atlas) = (&model.stage.view, &model.selection.atlas);
    let seen = lens::look(atlas.lens, view, &model.stage.plan.nodes, model.selection.node);
    if legend > 0 {
        panes::draw_legend(canvas, kit, &seen, Rect { y: area.bottom(), height: legend, ..area });
    }
    let followed = model.packet.story.as_ref();
    let map = cache.map(scene(kit, view, atlas, &seen), area.width, area.height);
    let frames = followed.map_or(&[][..], |s| &s.frames);
    let index = |id| view.nodes.iter().position(|n| n.id == id);
    let columns = followed.map_or(&[][..], |s| &s.columns);
    let branches = followed.map_or(&[][..], |s| &s.tree).iter().filter_map(|twig| twig.via).map(|via| via.0);
    let lit = columns.iter().filter_map(|c| c.sent).map(|sent| sent.0).chain(branches);
    let mut bright: Vec<usize> = lit.filter_map(|id| view.links.iter().position(|l| l.id == id)).collect();
    bright.sort_unstable();
    bright.dedup();
    let live = Live {
        chosen: index(chosen),
        busy: model.packet.step().and_then(|(column, _)| index(columns.get(column)?.node)),
        bright,
        travellers: travellers(view, &model.playback.moving(), frames),
        pan: atlas.pan,
    };
    topology::draw(&mut canvas.sub(area), map, &live, kit.look);
    let below = Rect { y: area.bottom() + legend, height: caption, ..area };
    match &model.guide.tour {
        Some(tour) if model.demo.is_none() => panes::draw_tour(canvas, kit, model, tour, below),
        None if model.demo.is_none() => panes::draw_tips(canvas, kit, &model.guide.hints.shown, below),
        _ => draw_caption(canvas, kit, model, below),
    }
}

/// The map's own space, and the rows of the lens' legend and of the demo's or tour's words below it.
pub(super) fn map_space(model: &Model, area: Rect) -> (Rect, u16, u16) {
    let caption = match (&model.demo, &model.guide.tour) {
        (Some(_), _) => CAPTION_ROWS,
        (None, Some(_)) => panes::TOUR_ROWS,
        (None, None) if model.guide.leads && model.settings.hints => panes::TIP_ROWS,
        (None, None) => 0,
    };
    let legend = if model.selection.atlas.lens == Lens::Plain { 0 } else { panes::legend_rows(area.width) };
    (Rect { height: area.height.saturating_sub(caption).saturating_sub(legend), ..area }, legend, caption)
}

/// What the demo says now, and how far it is.
fn draw_caption(canvas: &mut Canvas, kit: &Kit, model: &Model, area: Rect) {
    let Some(demo) = &model.demo else { return };
    let (done, all) = demo.progress();
    let count = format!("{done}/{all}");
    canvas.text(area.right().saturating_sub(width(&count)), area.y, &count, kit.style(Role::Faint));
    let Some(caption) = &demo.caption else { return };
    let room = area.width.saturating_sub(width(&count) + 4);
    for (i, line) in wrap(kit.in_language(caption), room).iter().take(usize::from(area.height)).enumerate() {
        let y = area.y + i as u16;
        if i == 0 {
            canvas.put(area.x, y, kit.look.glyphs.cursor, kit.style(Role::Caption));
        }
        canvas.text(area.x + 2, y, line, kit.style(Role::Caption));
    }
}

fn draw_inspector(canvas: &mut Canvas, kit: &Kit, model: &Model, area: Rect) {
    let id = model.selection.node;
    let Some(node) = model.stage.node(id) else { return };
    let shown = (model.selection.tab, model.selection.scroll);
    panes::draw_inspector(canvas, kit, node, &model.stage.tabs(id), shown, area);
}

/// The screen that help is asked about: one with keys of its own, else the lab's.
fn helped(model: &Model) -> Context {
    let below = model.overlays.iter().rev().nth(1).map_or(Context::Main, Overlay::context);
    match below {
        Context::Connection
        | Context::Host
        | Context::Anatomy
        | Context::Rules
        | Context::Router
        | Context::Addresses => below,
        _ => Context::Main,
    }
}

/// Draws what lies over the screen; answers where text is typed in it.
fn draw_overlay(canvas: &mut Canvas, kit: &Kit, model: &Model, overlay: &Overlay) -> Cursor {
    match overlay {
        Overlay::Start(start) => overlays::draw_start(canvas, kit, model, start),
        Overlay::OpenFile(form) => overlays::draw_open(canvas, kit, form),
        Overlay::List(list) => {
            let node = if let Purpose::Menu(id) = list.purpose { model.stage.name(id) } else { "" };
            overlays::draw_list(canvas, kit, list, node)
        }
        Overlay::Forwards(forwards) => overlays::draw_forwards(canvas, kit, model, forwards),
        Overlay::Router(pages) => overlays::draw_router(canvas, kit, model, pages, &LabNames(&model.stage.view)),
        Overlay::Link(link) => overlays::draw_link(canvas, kit, link),
        Overlay::Subnets(tools) => overlays::draw_subnets(canvas, kit, tools),
        Overlay::Edit(edit) => overlays::draw_edit(canvas, kit, edit),
        Overlay::Composer(composer) => overlays::draw_composer(canvas, kit, composer),
        Overlay::SaveName { form, .. } => overlays::draw_save(canvas, kit, form),
        Overlay::Console(console) => {
            let node = model.stage.node(console.node);
            let name = model.stage.name(console.node);
            let shell = overlays::Shell {
                console,
                name,
                lines: model.stage.lab.lines(),
                first_line: model.stage.lab.first_line(),
                node,
                refused: model.stage.refused(),
            };
            overlays::draw_console(canvas, kit, shell)
        }
        read => {
            draw_read(canvas, kit, model, read);
            None
        }
    }
}

/// Draws what is only read or chosen from: no text is typed in it.
fn draw_read(canvas: &mut Canvas, kit: &Kit, model: &Model, overlay: &Overlay) {
    match overlay {
        Overlay::Help { scroll } => {
            overlays::draw_help(canvas, kit, helped(model), *scroll);
        }
        Overlay::About { scroll, hints } => overlays::draw_about(canvas, kit, &model.stage.plan, (*scroll, *hints)),
        Overlay::What { topic } => overlays::draw_what(canvas, kit, topic),
        Overlay::Done => overlays::draw_done(canvas, kit, model),
        Overlay::Pick(picking) => overlays::draw_pick(canvas, kit, model, picking),
        Overlay::Confirm(confirm) => overlays::draw_confirm(canvas, kit, confirm),
        Overlay::Host(host) => overlays::draw_host(canvas, kit, model, host),
        Overlay::Dhcp(view) => overlays::draw_dhcp(canvas, kit, model, view),
        Overlay::Anatomy(reading) => overlays::draw_anatomy(canvas, kit, model, reading),
        Overlay::Connection(view) => overlays::draw_connection(canvas, kit, model, view),
        Overlay::Why(why) => {
            overlays::draw_why(canvas, kit, why, &model.stage.lab.trace(), &LabNames(&model.stage.view));
        }
        _ => {}
    }
}
