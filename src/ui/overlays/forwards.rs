//! The port-forward form of a router: its rules, below them what is to be said of the chosen one (why it is stale, how
//! the test from outside went), or the rule being written.

use ratatui_core::layout::Rect;

use super::outside::{Said, TALL, test_lines};
use super::whole::draw_foot;
use super::{Cursor, draw_form, form_height};
use crate::app::action::Action;
use crate::app::form::Forwards;
use crate::app::form::forward::{Editor, Subject};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::stage::Stage;
use crate::i18n::{clash_sentence, stale_sentence};
use crate::lab::{NatView, OutsideTest};
use crate::proto::nat::{RuleRow, Stale};
use crate::sim::NodeId;
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::tables;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, Table, draw_hints, popup};

/// Cells of the card at most.
const CELLS_MAX: u16 = 84;
/// Lines for what a rule gets in the way of.
const CLASH_LINES: u16 = 2;
/// Rows of the map above the card, with its frame, below which it would tell nothing.
const MAP_ROWS_MIN: u16 = 8;
/// Rules shown at most, while nothing else is.
const ROWS_MAX: u16 = 12;

/// How the card is laid out: what is said below the list, and the rows of each part.
struct Layout {
    said: Vec<Said>,
    /// Rows of the list, with its head.
    list: u16,
    /// Rows of the keys.
    keys: u16,
    /// Rows of the card.
    rows: u16,
    /// Whether the chosen rule's test is told: then the map above shows where it ended.
    is_tested: bool,
}

fn layout(kit: &Kit, model: &Model, forwards: &Forwards, area: Rect) -> Layout {
    let stage = &model.stage;
    let node = stage.view.nodes.iter().find(|n| n.name == forwards.router);
    let nat = node.and_then(|node| node.nat.as_ref());
    let cells = card_cells(area);
    let rules = nat.map_or(0, |nat| nat.rules.len()) as u16;
    let is_tested = forwards.editor.is_none() && tested(model, forwards).is_some();
    // Where rows are few only the rule that is tested is listed, so that the map has room.
    let is_tight = is_tested && area.height < TALL;
    let said = match &forwards.editor {
        Some(_) => Vec::new(),
        None => said_lines(kit, forwards, stage, nat, (cells.saturating_sub(4), area.height, is_tight)),
    };
    let keys = if is_tight || forwards.editor.is_some() { 1 } else { 2 };
    let gap = u16::from(!is_tight);
    let below = match &forwards.editor {
        Some(editor) => form_height(&editor.form) + 3 + CLASH_LINES,
        None => said.len() as u16 + keys + gap,
    };
    let most = if is_tight { 2 } else { ROWS_MAX };
    let room = area.height.saturating_sub(below + 2);
    let list = (rules + 1).clamp(2, most).min(room.max(2));
    Layout { said, list, keys, rows: list + below + 2, is_tested }
}

fn card_cells(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(CELLS_MAX)
}

/// The test of the chosen rule.
fn tested<'m>(model: &'m Model, forwards: &Forwards) -> Option<&'m OutsideTest> {
    let node = model.stage.view.nodes.iter().find(|n| n.name == forwards.router)?;
    model.stage.rule_test(&forwards.router, node.nat.as_ref()?.rules.get(forwards.at)?)
}

/// The rows above the card and the box where the call ended, while the test of a rule is told and there is room for a map.
pub fn room_above(kit: &Kit, model: &Model, area: Rect) -> Option<(u16, NodeId)> {
    let Some(Overlay::Forwards(forwards)) = model.overlays.last() else { return None };
    let layout = layout(kit, model, forwards, area);
    let test = tested(model, forwards).filter(|_| layout.is_tested)?;
    let above = area.height.saturating_sub(layout.rows);
    (above >= MAP_ROWS_MIN).then(|| (above, model.stage.test_place(test)))
}

/// Draws the form over the screen; where a test is told, at its foot.
pub fn draw_forwards(canvas: &mut Canvas, kit: &Kit, model: &Model, forwards: &Forwards) -> Cursor {
    let area = canvas.area();
    let node = model.stage.view.nodes.iter().find(|n| n.name == forwards.router);
    let mut table = node.map(|node| tables::forwards(kit, node)).unwrap_or_default();
    table.chosen = (!table.rows.is_empty()).then_some(forwards.at);
    let layout = layout(kit, model, forwards, area);
    table.scroll = (forwards.at + 2).saturating_sub(usize::from(layout.list));
    let title = format!("{} {} {}", kit.text("tab-forwards"), kit.look.glyphs.dot, forwards.router);
    let place = match room_above(kit, model, area) {
        Some((above, _)) => Rect { y: area.y + above, height: area.height - above, ..area },
        None => area,
    };
    let inner = popup(canvas, place, (card_cells(area), layout.rows), &title, kit.look);
    let list = Rect { height: layout.list.min(inner.height), ..inner };
    draw_list(canvas, kit, &table, list);
    let gap = u16::from(layout.keys == 2);
    for (line, y) in layout.said.iter().zip(list.bottom() + gap..) {
        kit.text_in(canvas, (inner.x, y), inner.width, &line.text, line.role);
    }
    let fields = Rect { y: list.bottom(), ..inner };
    let editor = forwards.editor.as_ref();
    let cursor = editor.and_then(|editor| draw_editor(canvas, kit, (editor, &forwards.router), fields));
    draw_keys(canvas, kit, model, (forwards.editor.is_some(), layout.keys), inner);
    cursor
}

fn draw_list(canvas: &mut Canvas, kit: &Kit, table: &Table, list: Rect) {
    if table.rows.is_empty() {
        let (more, style) = (kit.look.glyphs.more, kit.style(Role::Faint));
        canvas.text_in(list.x, list.y, list.width, &kit.text("forwards-empty"), more, style);
    } else {
        table.draw(canvas, list, kit.look);
    }
}

/// The fields, and below them the console line and what it gets in the way of.
fn draw_editor(canvas: &mut Canvas, kit: &Kit, (editor, router): (&Editor, &str), area: Rect) -> Cursor {
    let head = match editor.subject {
        Subject::New => kit.action(Action::RuleAdd, false),
        Subject::Rule(_) => kit.action(Action::RuleEdit, false),
        Subject::Dmz => kit.text("forwards-dmz-head").into_owned(),
    };
    let more = kit.look.glyphs.more;
    canvas.text_in(area.x, area.y, area.width, &head, more, kit.style(Role::Title));
    let fields = Rect { y: area.y + 1, height: form_height(&editor.form), ..area };
    let cursor = draw_form(canvas, kit, &editor.form, fields);
    let command = format!("{router}$ {}", editor.command());
    canvas.text_in(area.x, fields.bottom(), area.width, &command, more, kit.style(Role::Faint));
    if let Some(clash) = &editor.clash {
        let lines = wrap(&clash_sentence(kit.texts, clash), area.width);
        for (line, y) in lines.iter().zip(fields.bottom() + 1..).take(CLASH_LINES.into()) {
            canvas.text_in(area.x, y, area.width, line, more, kit.style(Role::Warn));
        }
    }
    cursor
}

/// What is to be said below the list: the DMZ and hairpin, the chosen rule's staleness, its test.
fn said_lines(
    kit: &Kit,
    forwards: &Forwards,
    stage: &Stage,
    nat: Option<&NatView>,
    (cells, height, is_tight): (u16, u16, bool),
) -> Vec<Said> {
    let Some(nat) = nat else { return Vec::new() };
    let dmz = nat.dmz.as_ref().map_or("none".to_owned(), |dmz| dmz.host.to_string());
    let dmz = kit.format("forwards-dmz", &[("host", dmz.into())]);
    let on = if nat.hairpin { "yes" } else { "no" };
    let hairpin = kit.format("forwards-hairpin", &[("on", on.into())]);
    let more = Said::new(format!("{dmz}  {}  {hairpin}", kit.look.glyphs.dot), Role::Faint);
    let mut lines: Vec<Said> = (!is_tight).then_some(more).into_iter().collect();
    let Some(rule) = nat.rules.get(forwards.at) else { return lines };
    if let Some(stale) = stale_sentence(kit.texts, rule) {
        lines.extend(wrap(&stale, cells).into_iter().map(|text| Said::new(text, Role::Warn)));
        lines.extend(wrap(&stale_mend(kit, rule), cells).into_iter().map(|text| Said::new(text, Role::Text)));
    }
    if let Some(test) = stage.rule_test(&forwards.router, rule) {
        let told = test_lines(kit, stage, test, (cells, height));
        // The blank line before it is spared where rows are.
        lines.extend(told.into_iter().skip(usize::from(is_tight)));
    }
    lines
}

/// How a stale rule is mended, with the keys that do it.
fn stale_mend(kit: &Kit, rule: &RuleRow) -> String {
    let key = |action| kit.keys(Context::Rules, action);
    let follow = if matches!(rule.stale, Some(Stale::Moved { .. })) { "yes" } else { "no" };
    let args = [
        ("follow", follow.into()),
        ("mend", key(Action::RuleMend).into()),
        ("reserve", key(Action::RuleReserve).into()),
        ("edit", key(Action::RuleEdit).into()),
    ];
    kit.format("forwards-stale-mend", &args)
}

/// Keys of the list.
const OF_LIST: &[Action] = &[
    Action::RuleAdd,
    Action::RuleEdit,
    Action::RuleDelete,
    Action::RuleSwitch,
    Action::RuleDmz,
    Action::RuleHairpin,
    Action::Undo,
];
/// Keys of the chosen rule.
const OF_RULE: &[Action] =
    &[Action::RuleTest, Action::RuleTestInside, Action::RuleMend, Action::RuleReserve, Action::Cancel];

/// The keys; how the latest wish went takes the place of the lower line.
fn draw_keys(canvas: &mut Canvas, kit: &Kit, model: &Model, (editing, rows): (bool, u16), inner: Rect) {
    let of_form: &[Action] = &[Action::Activate, Action::FieldNext, Action::Cancel];
    let (context, lines): (Context, &[&[Action]]) =
        if editing { (Context::Form, &[of_form]) } else { (Context::Rules, &[OF_RULE, OF_LIST]) };
    let lines = lines.get(..usize::from(rows)).unwrap_or(lines);
    for (actions, up) in lines.iter().zip(1..) {
        let at = (inner.x, inner.bottom().saturating_sub(up));
        let hints = hints(kit, context, actions);
        match up {
            1 => draw_foot(canvas, kit, model, &hints, (at.0, at.1, inner.width)),
            _ => draw_hints(canvas, at, inner.width, &hints, kit.look),
        };
    }
}

fn hints(kit: &Kit, context: Context, actions: &[Action]) -> Vec<Hint> {
    let hint = |(weight, action): (usize, &Action)| Hint {
        key: kit.keys(context, *action),
        label: kit.action_of_form(*action, "apply"),
        weight: weight as u8,
    };
    actions.iter().enumerate().map(hint).collect()
}
