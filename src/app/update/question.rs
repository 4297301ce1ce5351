//! Questions before something is lost, the name of a file to save, and what happens after the answer.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::{Field, FieldError, FieldId, Form, check};
use crate::app::input::Key;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{Answer, Confirm, Overlay, Question};
use crate::lab::{LabOptions, Text};

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

/// Asks under what name the journal is saved.
pub(super) fn ask_name(model: &mut Model, then_quit: bool) {
    let name = format!("{}.journal.ron", model.stage.view.name);
    let mut form = Form::new(vec![Field::proposal(FieldId::FileName, &name)]);
    check_name(&mut form);
    model.overlays.push(Overlay::SaveName { form, then_quit });
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
        Action::Left | Action::Right => {
            form.key(super::composer::arrow(action));
        }
        Action::Activate if !form.is_valid() => form.point_at_mistake(),
        Action::Activate => {
            let (name, then_quit) = (form.value(FieldId::FileName).to_owned(), *then_quit);
            model.overlays.pop();
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
