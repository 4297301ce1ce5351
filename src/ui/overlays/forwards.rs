//! The port-forward form of a router: its rules, below them what is to be said of the chosen one (why it is stale, how
//! the test from outside went), or the rule being written.

use ratatui_core::layout::Rect;

use super::outside::{Said, test_lines};
use super::whole::draw_foot;
use super::{Cursor, draw_form, form_height};
use crate::app::action::Action;
use crate::app::form::Forwards;
use crate::app::form::forward::{Editor, Subject};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::stage::Stage;
use crate::i18n::{clash_sentence, stale_sentence};
use crate::lab::NatView;
use crate::proto::nat::{RuleRow, Stale};
use crate::ui::canvas::{Canvas, wrap};
use crate::ui::kit::Kit;
use crate::ui::panes::tables;
use crate::ui::theme::Role;
use crate::ui::widgets::{Hint, Table, draw_hints, popup};

/// Cells of the card at most.
const CELLS_MAX: u16 = 84;
/// Lines for what a rule gets in the way of.
const CLASH_LINES: u16 = 2;
/// Rules shown at most, while nothing else is.
const ROWS_MAX: u16 = 12;

/// Draws the form over the screen.
pub fn draw_forwards(canvas: &mut Canvas, kit: &Kit, model: &Model, forwards: &Forwards) -> Cursor {
    let (area, stage) = (canvas.area(), &model.stage);
    let node = stage.view.nodes.iter().find(|n| n.name == forwards.router);
    let nat = node.and_then(|node| node.nat.as_ref());
    let mut table = node.map(|node| tables::forwards(kit, node)).unwrap_or_default();
    table.chosen = (!table.rows.is_empty()).then_some(forwards.at);
    let cells = area.width.saturating_sub(4).min(CELLS_MAX);
    let said = match &forwards.editor {
        Some(_) => Vec::new(),
        None => said_lines(kit, forwards, stage, nat, (cells.saturating_sub(4), area.height)),
    };
    let below =
        forwards.editor.as_ref().map_or(said.len() as u16 + 3, |editor| form_height(&editor.form) + 3 + CLASH_LINES);
    let room = area.height.saturating_sub(below + 2);
    let lines = (table.rows.len() as u16 + 1).clamp(2, ROWS_MAX).min(room.max(2));
    let title = format!("{} {} {}", kit.text("tab-forwards"), kit.look.glyphs.dot, forwards.router);
    let inner = popup(canvas, area, (cells, lines + below + 2), &title, kit.look);
    let list = Rect { height: lines.min(inner.height), ..inner };
    draw_list(canvas, kit, &table, list);
    for (line, y) in said.iter().zip(list.bottom() + 1..) {
        canvas.text_in(inner.x, y, inner.width, &line.text, kit.look.glyphs.more, kit.style(line.role));
    }
    let fields = Rect { y: list.bottom(), ..inner };
    let editor = forwards.editor.as_ref();
    let cursor = editor.and_then(|editor| draw_editor(canvas, kit, (editor, &forwards.router), fields));
    draw_keys(canvas, kit, model, forwards.editor.is_some(), inner);
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
    (cells, height): (u16, u16),
) -> Vec<Said> {
    let Some(nat) = nat else { return Vec::new() };
    let dmz = nat.dmz.as_ref().map_or("none".to_owned(), |dmz| dmz.host.to_string());
    let dmz = kit.format("forwards-dmz", &[("host", dmz.into())]);
    let on = if nat.hairpin { "yes" } else { "no" };
    let hairpin = kit.format("forwards-hairpin", &[("on", on.into())]);
    let mut lines = vec![Said::new(format!("{dmz}  {}  {hairpin}", kit.look.glyphs.dot), Role::Faint)];
    let Some(rule) = nat.rules.get(forwards.at) else { return lines };
    if let Some(stale) = stale_sentence(kit.texts, rule) {
        lines.extend(wrap(&stale, cells).into_iter().map(|text| Said::new(text, Role::Warn)));
        lines.extend(wrap(&stale_mend(kit, rule), cells).into_iter().map(|text| Said::new(text, Role::Text)));
    }
    if let Some(test) = stage.rule_test(&forwards.router, rule) {
        lines.extend(test_lines(kit, stage, test, (cells, height)));
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
fn draw_keys(canvas: &mut Canvas, kit: &Kit, model: &Model, editing: bool, inner: Rect) {
    let of_form: &[Action] = &[Action::Activate, Action::FieldNext, Action::Cancel];
    let (context, lines): (Context, &[&[Action]]) =
        if editing { (Context::Form, &[of_form]) } else { (Context::Rules, &[OF_RULE, OF_LIST]) };
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
        label: kit.action(*action, true),
        weight: weight as u8,
    };
    actions.iter().enumerate().map(hint).collect()
}
