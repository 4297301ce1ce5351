//! A screen on a lab: the model, its words, its picture, and what the model wants from the world outside.

use std::path::Path;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

use super::cli::Global;
use super::{Exit, source, words};
use crate::app::action::ACTIONS;
use crate::app::effect::Effect;
use crate::app::input::Input;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::script::TimedStep;
use crate::app::settings::Settings;
use crate::app::stage::{Catalogue, Entry};
use crate::demo::{self, Demo};
use crate::i18n::{Lang, Texts, terms};
use crate::lab::{LabOptions, Plan};
use crate::scenario;
use crate::ui::{self, UiCache};

/// A model and how it is drawn.
#[derive(Debug)]
pub(super) struct Session {
    /// The state of the screen.
    pub model: Model,
    texts: Texts,
    cache: UiCache,
}

/// Whether the session goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Flow {
    /// It does.
    On,
    /// The person left.
    Quit,
}

impl Session {
    /// Opens a plan.
    pub(super) fn open(plan: &Plan, options: &LabOptions, global: &Global) -> Result<Session, Exit> {
        let lang = words::lang(global)?;
        let settings = Settings { lang: lang.code(), ascii: words::ascii(global), ..Settings::default() };
        let mut model = Model::new(plan, options, settings, Catalogue::default())
            .map_err(|e| source::refuse(&e, &Texts::new(lang)))?;
        model.boot();
        Ok(Session { model, texts: Texts::new(lang), cache: UiCache::default() })
    }

    /// Takes an input and carries out what the model wants from outside.
    pub(super) fn input(&mut self, input: Input) -> Flow {
        if matches!(input, Input::Key(_)) {
            self.fill_catalogue();
        }
        let effects = self.model.update(input);
        let lang = self.model.settings.lang;
        if self.texts.lang().code() != lang {
            self.texts = Texts::new(lang.parse().unwrap_or_default());
        }
        for effect in effects {
            if self.carry_out(effect) == Flow::Quit {
                return Flow::Quit;
            }
        }
        Flow::On
    }

    /// Titles and search words of everything: read at the first key, not before the first screen.
    fn fill_catalogue(&mut self) {
        if !self.model.stage.catalogue.scenarios.is_empty() {
            return;
        }
        let scenarios = scenario::builtin().iter().filter_map(|b| {
            let plan = scenario::load(b.text, b.name).ok()?;
            Some(Entry { name: b.name.to_owned(), title: plan.title })
        });
        let demos = demo::builtin_titles().into_iter().map(|(name, title)| Entry { name: name.to_owned(), title });
        let all: Vec<Texts> = Lang::ALL.map(Texts::new).into();
        let sentences = |row: &crate::app::action::ActionRow| {
            let id = format!("action-{}", row.id);
            all.iter().map(|texts| texts.format(&id, &[])).collect::<Vec<_>>().join(" ")
        };
        self.model.stage.catalogue = Catalogue {
            scenarios: scenarios.collect(),
            demos: demos.collect(),
            terms: terms().collect(),
            words: ACTIONS.iter().map(|row| (row.id, sentences(row))).collect(),
        };
    }

    fn carry_out(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Quit => return Flow::Quit,
            Effect::SaveJournal { name, text } => {
                // A name, never a path: what a person types on the screen stays in the working directory.
                let file = Path::new(&name).file_name().map_or_else(|| "journal.ron".into(), std::ffi::OsStr::to_owned);
                if let Err(error) = std::fs::write(&file, text) {
                    self.model.tell(Notice::Failed { name, reason: error.to_string() });
                }
            }
            Effect::LoadScenario { name } => self.load_scenario(&name),
            Effect::LoadDemo { name } => self.load_demo(&name),
        }
        Flow::On
    }

    fn load_scenario(&mut self, name: &str) {
        let Some(text) = text_of(name, &self.texts) else {
            return self.model.tell(Notice::Failed { name: name.to_owned(), reason: "?".into() });
        };
        match scenario::load(&text, name) {
            Ok(plan) => match self.model.open(&plan, &LabOptions::default()) {
                Ok(()) => self.model.boot(),
                Err(error) => self.model.tell(Notice::Refused(error)),
            },
            Err(mistakes) => {
                let first = mistakes.first().map(|m| {
                    format!("{}:{} {}", m.span.line, m.span.column, scenario::Sentences::headline(&self.texts, m))
                });
                self.model.tell(Notice::Failed { name: name.to_owned(), reason: first.unwrap_or_default() });
            }
        }
    }

    fn load_demo(&mut self, name: &str) {
        let read = demo::find(name).map(Demo::read);
        let failed = |reason: String| Notice::Failed { name: name.to_owned(), reason };
        match read {
            Some(Ok(demo)) => self.play(&demo),
            Some(Err(error)) => self.model.tell(failed(error.to_string())),
            None => self.model.tell(failed("?".into())),
        }
    }

    /// Opens a demo's scenario and plays its steps.
    pub(super) fn play(&mut self, demo: &Demo) {
        let plan = scenario::find(&demo.scenario).and_then(|b| scenario::load(b.text, b.name).ok());
        let Some(plan) = plan else {
            return self.model.tell(Notice::Failed { name: demo.scenario.clone(), reason: "?".into() });
        };
        let options = LabOptions { seed: Some(demo.seed), ..LabOptions::default() };
        if let Err(error) = self.model.open(&plan, &options) {
            return self.model.tell(Notice::Refused(error));
        }
        let step = |s: &demo::Step| TimedStep { at: s.at, command: s.run.clone(), caption: s.say.clone() };
        self.model.boot();
        self.model.play_script(demo.steps.iter().map(step).collect());
    }

    /// Draws the screen at this size; where the terminal's cursor belongs.
    pub(super) fn draw(&mut self, columns: u16, rows: u16) -> (Buffer, Option<(u16, u16)>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = ui::draw(&self.model, &self.texts, &mut self.cache, &mut buffer);
        (buffer, cursor)
    }
}

/// A built-in scenario's text, or a file's.
fn text_of(name: &str, texts: &Texts) -> Option<String> {
    scenario::find(name).map(|b| b.text.to_owned()).or_else(|| source::read(Path::new(name), texts).ok())
}
