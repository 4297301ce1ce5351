//! What is asked: choices with the inputs they become, a field of a form, or a line for a terminal.

use super::{Place, speaks};
use crate::app::action::{ACTIONS, Action, Group};
use crate::app::anatomy::Row as Line;
use crate::app::form::{Form, Forwards};
use crate::app::input::{Code, Input, Key};
use crate::app::list::Item;
use crate::app::model::Model;
use crate::app::overlay::{Answer, Overlay};
use crate::app::router::{PageId, RouterPages, RowKind, list_of, page_of, rows};
use crate::app::selection::Tab;
use crate::app::stage::Entry;
use crate::app::start::{Section, Start};
use crate::sim::NodeId;
use crate::trace::FactId;
use crate::wire::dissect;

/// What a choice stands for; `plain` has the words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Label {
    /// An action, by its own sentence.
    Action(Action),
    /// A menu of actions.
    Group(Group),
    /// A row of a list.
    Item(Box<Item>),
    /// A row of the start card.
    Start(Section, Option<Box<Entry>>),
    /// An answer to a question.
    Answer(Answer),
    /// A table of the chosen box.
    Tab(Tab),
    /// A page of the router.
    Page(PageId),
    /// A row of a page of the router.
    Row(RowKind),
    /// A port-forward rule, by its place.
    Rule(usize),
    /// A cause.
    Cause(FactId),
    /// A layer or a field of a frame.
    Field(Line),
    /// Another hint.
    Hint,
    /// The next lesson.
    NextLesson,
    /// Do what was filled in.
    Send,
    /// Move the boundary of a network: longer or shorter prefix.
    Boundary(bool),
    /// Cut a network in two, or join what was cut.
    Cut(bool),
}

/// A choice and the inputs that take it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What it is.
    pub label: Label,
    /// What it becomes.
    pub inputs: Vec<Input>,
}

/// What an answer that is no number means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Free {
    /// A console line: `NODE COMMAND`.
    Command,
    /// A word that narrows the list.
    Narrow,
    /// A text in place of what stands there.
    Replace,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Ask<'m> {
    /// One of these, by number.
    Choice(Vec<Choice>, Free),
    /// The field of this form that has the keyboard.
    Field(&'m Form),
    /// A line for a terminal of this box.
    Terminal(NodeId),
}

/// What is wanted most, in the order of the main menu.
const MAIN: [Action; 9] = [
    Action::Boxes,
    Action::Compose,
    Action::Shell,
    Action::Forwards,
    Action::RouterPages,
    Action::DhcpRenew,
    Action::Links,
    Action::StepLayer,
    Action::Tour,
];
/// The menus of the main menu.
const GROUPS: [Group; 5] = [Group::Play, Group::Look, Group::Change, Group::Lab, Group::Screen];
/// What can be done in the list of port-forward rules.
const RULES: [Action; 11] = [
    Action::RuleAdd,
    Action::RuleEdit,
    Action::RuleDelete,
    Action::RuleSwitch,
    Action::RuleTest,
    Action::RuleTestInside,
    Action::RuleMend,
    Action::RuleReserve,
    Action::RuleDmz,
    Action::RuleHairpin,
    Action::Undo,
];

/// The form that is being filled in.
pub(super) fn form(model: &Model) -> Option<&Form> {
    match model.overlays.last()? {
        Overlay::Composer(composer) => Some(&composer.form),
        Overlay::Forwards(forwards) => forwards.editor.as_ref().map(|editor| &editor.form),
        Overlay::Router(pages) => pages.sheet.as_ref().map(|sheet| &sheet.form),
        Overlay::Link(link) => Some(&link.form),
        Overlay::Edit(edit) => Some(&edit.form),
        Overlay::SaveName { form, .. } | Overlay::OpenFile(form) => Some(form),
        _ => None,
    }
}

/// Whether the form on top has consequences that it tells: they are weighed before it is sent.
pub(super) fn is_weighty(model: &Model) -> bool {
    form(model).is_some() && matches!(model.overlays.last(), Some(Overlay::Router(_) | Overlay::Link(_)))
}

/// Whether it shall be so.
pub(super) fn review() -> Ask<'static> {
    Ask::Choice(vec![choice(Label::Send, vec![act(Action::Activate)])], Free::Command)
}

/// What is asked now.
pub(super) fn ask(model: &Model, place: Place) -> Ask<'_> {
    if let Some(form) = form(model) {
        return Ask::Field(form);
    }
    let (choices, free) = match model.overlays.last() {
        None => (of_place(model, place), Free::Command),
        Some(Overlay::Console(console)) => return Ask::Terminal(console.node),
        Some(Overlay::List(list)) => {
            let rows = list.shown.iter().filter_map(|at| list.items.get(*at)).enumerate();
            let pick = |(at, item): (usize, &Item)| choice(Label::Item(Box::new(item.clone())), to_row(at));
            (rows.map(pick).collect(), Free::Narrow)
        }
        Some(Overlay::Done) => (vec![choice(Label::NextLesson, vec![act(Action::Activate)])], Free::Command),
        Some(Overlay::Start(start)) => (of_start(model, start), Free::Command),
        Some(Overlay::Confirm(confirm)) => {
            let answers = confirm.question.answers().iter().enumerate();
            (
                answers.map(|(at, answer)| choice(Label::Answer(*answer), across(confirm.at, at))).collect(),
                Free::Command,
            )
        }
        Some(Overlay::Forwards(forwards)) => (of_rules(model, forwards), Free::Command),
        Some(Overlay::Router(pages)) => (of_router(model, pages), Free::Command),
        Some(Overlay::About { hints, .. }) => {
            let given = model.stage.plan.lesson.as_ref().map_or(0, |lesson| lesson.hints.len());
            let more = (*hints < given).then(|| choice(Label::Hint, vec![act(Action::Activate)]));
            (more.into_iter().collect(), Free::Command)
        }
        Some(Overlay::Why(why)) => {
            let links = why.links.iter().enumerate();
            (links.map(|(at, fact)| choice(Label::Cause(*fact), walk(why.at, at))).collect(), Free::Command)
        }
        Some(Overlay::Anatomy(reading)) => {
            let dissection = dissect(reading.anatomy.bytes());
            let rows = reading.anatomy.rows(&dissection);
            let here = rows.iter().position(|row| row.place == reading.anatomy.at).unwrap_or(0);
            let fields = rows.iter().enumerate().map(|(at, row)| {
                let fold = act(Action::Fold);
                choice(Label::Field(*row), steps(here, at).into_iter().chain([fold]).collect())
            });
            let others = [Action::FrameNext, Action::FramePrev, Action::FoldAll].map(simple);
            (fields.chain(others).collect(), Free::Command)
        }
        Some(Overlay::Connection(_)) => {
            (vec![simple(Action::ConnectionNext), simple(Action::ConnectionPrev)], Free::Command)
        }
        Some(Overlay::Subnets(_)) => (of_subnets(), Free::Replace),
        Some(_) => (Vec::new(), Free::Command),
    };
    Ask::Choice(choices, free)
}

fn choice(label: Label, inputs: Vec<Input>) -> Choice {
    Choice { label, inputs }
}

fn act(action: Action) -> Input {
    Input::Act(action)
}

fn simple(action: Action) -> Choice {
    choice(Label::Action(action), vec![act(action)])
}

/// Up or down from one row to another.
fn steps(from: usize, to: usize) -> Vec<Input> {
    let action = if to > from { Action::Down } else { Action::Up };
    vec![act(action); from.abs_diff(to)]
}

/// The same, and takes the row.
fn walk(from: usize, to: usize) -> Vec<Input> {
    steps(from, to).into_iter().chain([act(Action::Activate)]).collect()
}

/// To a row of a list, from wherever the cursor is, and takes it.
fn to_row(at: usize) -> Vec<Input> {
    core::iter::once(Input::Key(Key::plain(Code::Home))).chain(walk(0, at)).collect()
}

/// Sideways from one answer to another, and takes it.
fn across(from: usize, to: usize) -> Vec<Input> {
    let action = if to > from { Action::Right } else { Action::Left };
    let moves = vec![act(action); from.abs_diff(to)];
    moves.into_iter().chain([act(Action::Activate)]).collect()
}

fn of_place(model: &Model, place: Place) -> Vec<Choice> {
    match place {
        Place::Main => {
            let groups = GROUPS.map(|group| choice(Label::Group(group), Vec::new()));
            MAIN.map(simple).into_iter().chain(groups).collect()
        }
        Place::Group(group) => ACTIONS
            .iter()
            .filter(|row| row.group == group && speaks(row.action))
            .map(|row| simple(row.action))
            .collect(),
        Place::Box => {
            let tabs = model.stage.tabs(model.selection.node);
            let here = tabs.iter().position(|tab| *tab == model.selection.tab).unwrap_or(0);
            let turn = |to: usize| vec![act(Action::TabNext); (to + tabs.len() - here) % tabs.len().max(1)];
            let of_tab = |(at, tab): (usize, &Tab)| choice(Label::Tab(*tab), turn(at));
            tabs.iter().enumerate().map(of_tab).chain([simple(Action::NodeMenu)]).collect()
        }
    }
}

fn of_start(model: &Model, start: &Start) -> Vec<Choice> {
    let rows = start.rows(&model.stage.catalogue, &model.guide.memory);
    let row = |(at, row): (usize, crate::app::start::Row)| {
        let inputs = core::iter::once(act(Action::First)).chain(walk(0, at)).collect();
        choice(Label::Start(row.section, row.entry.cloned().map(Box::new)), inputs)
    };
    rows.into_iter().enumerate().map(row).collect()
}

fn of_rules(model: &Model, forwards: &Forwards) -> Vec<Choice> {
    let node = model.stage.view.nodes.iter().find(|node| node.name == forwards.router);
    let rules = node.and_then(|node| node.nat.as_ref()).map_or(0, |nat| nat.rules.len());
    let of_rule = |action: &Action| {
        rules > 0 || matches!(action, Action::RuleAdd | Action::RuleDmz | Action::RuleHairpin | Action::Undo)
    };
    let others = (0..rules).filter(|at| *at != forwards.at).map(|at| choice(Label::Rule(at), steps(forwards.at, at)));
    RULES.into_iter().filter(of_rule).map(simple).chain(others).collect()
}

fn of_router(model: &Model, pages: &RouterPages) -> Vec<Choice> {
    let node = model.stage.view.nodes.iter().find(|node| node.name == pages.router);
    let list = node.map(|node| rows(node, pages.page)).unwrap_or_default();
    let mut choices = Vec::new();
    if page_of(pages.page).is_some() || pages.page == PageId::Forwards {
        choices.push(simple(Action::RuleEdit));
    }
    if list_of(pages.page).is_some() {
        let own: &[Action] = if list.is_empty() {
            &[Action::RuleAdd]
        } else {
            &[Action::RuleAdd, Action::RuleEdit, Action::RuleDelete, Action::RuleSwitch]
        };
        choices.extend(own.iter().map(|action| simple(*action)));
        let others = list.iter().enumerate().filter(|(at, _)| *at != pages.at);
        choices.extend(others.map(|(at, row)| choice(Label::Row(*row), steps(pages.at, at))));
    }
    choices.push(simple(Action::Undo));
    let here = PageId::ALL.iter().position(|page| *page == pages.page).unwrap_or(0);
    let turn = |to: usize| vec![act(Action::TabNext); (to + PageId::ALL.len() - here) % PageId::ALL.len()];
    choices.extend(PageId::ALL.iter().enumerate().map(|(at, page)| choice(Label::Page(*page), turn(at))));
    choices
}

fn of_subnets() -> Vec<Choice> {
    vec![
        choice(Label::Boundary(true), vec![act(Action::Right)]),
        choice(Label::Boundary(false), vec![act(Action::Left)]),
        choice(Label::Cut(true), vec![act(Action::Activate)]),
        choice(Label::Cut(false), vec![act(Action::FieldNext)]),
    ]
}
