//! Questions before something is lost, the name of a file to save, and what happens after the answer.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::{Field, FieldError, FieldId, Form, check};
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{Answer, Confirm, Overlay, Question};
use crate::lab::{LabOptions, Text};
use crate::scenario;

/// Leaves, or asks first when the journal would be lost.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    guarded(model, Question::Quit)
}

/// Switches the lab on again, or asks first.
pub(super) fn restart(model: &mut Model) -> Vec<Effect> {
    guarded(model, Question::Restart)
}

/// Opens a scenario or a demo, or asks first.
pub(super) fn load(model: &mut Model, name: String, demo: bool) -> Vec<Effect> {
    let catalogue = &model.stage.catalogue;
    let entries = if demo { &catalogue.demos } else { &catalogue.scenarios };
    let title = entries.iter().find(|entry| entry.name == name).map(|entry| entry.title.clone());
    let title = title.unwrap_or_else(|| Text { ko: name.clone(), en: name.clone() });
    guarded(model, Question::Open { name, title, demo })
}

fn guarded(model: &mut Model, question: Question) -> Vec<Effect> {
    if model.stage.is_unsaved() {
        model.overlays.push(Overlay::Confirm(Confirm::new(question)));
        return Vec::new();
    }
    carry_out(model, question)
}

fn carry_out(model: &mut Model, question: Question) -> Vec<Effect> {
    match question {
        Question::Quit => vec![Effect::Quit],
        Question::Open { name, demo: false, .. } => vec![Effect::LoadScenario { name }],
        Question::Open { name, demo: true, .. } => vec![Effect::LoadDemo { name }],
        Question::Replace { name, text } => vec![save_scenario(model, name, text, true)],
        Question::Restart => {
            let plan = model.stage.plan.clone();
            let limits = model.stage.lab.trace().limits();
            let options = LabOptions { seed: Some(model.stage.lab.seed()), limits, ..LabOptions::default() };
            match model.open(&plan, &options) {
                Ok(()) => model.boot(),
                Err(error) => model.notice = Some(Notice::Refused(error)),
            }
            Vec::new()
        }
    }
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() else { return Vec::new() };
    let last = confirm.question.answers().len() - 1;
    match action {
        Action::Left | Action::Up => confirm.at = confirm.at.saturating_sub(1),
        Action::Right | Action::Down => confirm.at = (confirm.at + 1).min(last),
        Action::Cancel => return answered(model, Answer::No),
        Action::Activate => {
            let answer = confirm.answer();
            return answered(model, answer);
        }
        _ => {}
    }
    Vec::new()
}

/// `y` and `n` answer without a cursor.
pub(super) fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    match key.typed() {
        Some('y' | 'Y') => answered(model, Answer::Yes),
        Some('n' | 'N') => answered(model, Answer::No),
        _ => Vec::new(),
    }
}

fn answered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let Some(Overlay::Confirm(confirm)) = model.overlays.pop() else { return Vec::new() };
    match answer {
        Answer::No => {
            model.guide.tour_awaits = false;
            Vec::new()
        }
        Answer::SaveFirst => {
            ask_name(model, true);
            Vec::new()
        }
        Answer::Yes => carry_out(model, confirm.question),
    }
}

/// Asks which file is to be opened.
pub(super) fn ask_path(model: &mut Model) {
    let mut form = Form::new(vec![Field::text(FieldId::FilePath, "")]);
    check_path(&mut form);
    model.overlays.push(Overlay::OpenFile(form));
}

/// Judges the path: whether there is such a file, only the shell can tell.
pub(super) fn check_path(form: &mut Form) {
    let empty = form.value(FieldId::FilePath).is_empty();
    form.judge(FieldId::FilePath, if empty { Err(FieldError::Empty) } else { Ok(()) });
}

pub(super) fn act_path(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::OpenFile(form)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Left | Action::Right => {
            form.key(super::composer::arrow(action));
        }
        Action::Activate if !form.is_valid() => form.point_at_mistake(),
        Action::Activate => {
            let name = form.value(FieldId::FilePath).to_owned();
            model.overlays.pop();
            return load(model, name, false);
        }
        _ => {}
    }
    Vec::new()
}

/// What a lab can be saved as.
const SAVE_AS: [&str; 2] = ["save-journal", "save-scenario"];

/// Asks under what name the journal is saved; what the lab has become can be saved as a scenario instead.
pub(super) fn ask_name(model: &mut Model, then_quit: bool) {
    let name = Field::proposal(FieldId::FileName, &file_name(model, SAVE_AS[0]));
    // Who leaves saves what was done.
    let what = Field::choice(FieldId::SaveAs, true, SAVE_AS, SAVE_AS[0]);
    let mut form = Form::new(if then_quit { vec![name] } else { vec![name, what] });
    check_name(&mut form);
    model.overlays.push(Overlay::SaveName { form, then_quit });
}

fn file_name(model: &Model, what: &str) -> String {
    let name = &model.stage.view.name;
    if what == SAVE_AS[1] { format!("{name}-lab.ron") } else { format!("{name}.journal.ron") }
}

/// A key for the form; the proposed name follows what is saved.
pub(super) fn key_name(model: &mut Model, key: Key) {
    let proposals = SAVE_AS.map(|what| file_name(model, what));
    let Some(Overlay::SaveName { form, .. }) = model.overlays.last_mut() else { return };
    if form.key(key) && !form.value(FieldId::SaveAs).is_empty() {
        let wanted = usize::from(form.value(FieldId::SaveAs) == SAVE_AS[1]);
        let stale = proposals.get(1 - wanted).is_some_and(|other| form.value(FieldId::FileName) == other);
        let name = form.fields.iter_mut().find(|field| field.id == FieldId::FileName);
        if let (true, Some(field), Some(proposal)) = (stale, name, proposals.get(wanted)) {
            *field = Field::proposal(FieldId::FileName, proposal);
        }
    }
    check_name(form);
}

/// Judges the name.
pub(super) fn check_name(form: &mut Form) {
    let verdict = check::file_name(form.value(FieldId::FileName));
    form.judge(FieldId::FileName, verdict);
}

pub(super) fn act_name(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::SaveName { form, then_quit }) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Cancel => {
            model.overlays.pop();
        }
        Action::Left | Action::Right => key_name(model, super::composer::arrow(action)),
        Action::FieldNext | Action::Down => form.turn(true),
        Action::FieldPrev | Action::Up => form.turn(false),
        Action::Activate if !form.is_valid() => form.point_at_mistake(),
        Action::Activate => {
            let (name, then_quit) = (form.value(FieldId::FileName).to_owned(), *then_quit);
            let as_scenario = form.value(FieldId::SaveAs) == SAVE_AS[1];
            model.overlays.pop();
            if as_scenario {
                let text = scenario::write(&model.stage.lab.plan_now());
                return vec![save_scenario(model, name, text, false)];
            }
            return save(model, name, then_quit);
        }
        _ => {}
    }
    Vec::new()
}

fn save(model: &mut Model, name: String, then_quit: bool) -> Vec<Effect> {
    let style = ron::ser::PrettyConfig::new();
    match ron::ser::to_string_pretty(model.stage.lab.journal(), style) {
        Ok(text) => {
            model.stage.mark_saved();
            model.notice = Some(Notice::Saved { name: name.clone() });
            let quit = then_quit.then_some(Effect::Quit);
            [Effect::SaveJournal { name, text }].into_iter().chain(quit).collect()
        }
        Err(error) => {
            model.notice = Some(Notice::Failed { name, reason: error.to_string() });
            Vec::new()
        }
    }
}

/// What the lab has become, as a file; two boxes with one address are no mistake of a lab, but one of a file.
fn save_scenario(model: &mut Model, name: String, text: String, replace: bool) -> Effect {
    let mistakes = scenario::load(&text, "saved").err().map_or(0, |mistakes| mistakes.len() as u32);
    model.notice = Some(match mistakes {
        0 => Notice::Saved { name: name.clone() },
        mistakes => Notice::SavedAmiss { name: name.clone(), mistakes },
    });
    model.stage.mark_saved();
    Effect::SaveScenario { name, text, replace }
}

/// There is such a file: whether it may be replaced.
pub(in crate::app) fn ask_replace(model: &mut Model, name: String, text: String) {
    model.notice = None;
    model.stage.mark_unsaved();
    model.overlays.push(Overlay::Confirm(Confirm::new(Question::Replace { name, text })));
}
