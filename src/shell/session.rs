//! A screen on a lab: the model, its words, its picture, and what the model wants from the world outside.

use std::path::Path;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;

use super::state::State;
use super::{Exit, source};
use crate::app::action::{ACTIONS, Action, Group};
use crate::app::effect::Effect;
use crate::app::input::{Input, Target};
use crate::app::keymap::{Context, Meaning};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::script::TimedStep;
use crate::app::settings::Settings;
use crate::app::stage::{Catalogue, Entry};
use crate::demo::{self, Demo};
use crate::i18n::{Lang, Texts, terms};
use crate::lab::{Journal, LabError, LabOptions, Plan};
use crate::scenario;
use crate::ui::overlays::Cursor;
use crate::ui::term::to_clipboard;
use crate::ui::{self, UiCache};

/// A model and how it is drawn.
#[derive(Debug)]
pub(super) struct Session {
    /// The state of the screen.
    pub model: Model,
    /// What the terminal shall be told with the next picture.
    pub outgoing: Option<String>,
    texts: Texts,
    cache: UiCache,
    /// What stays when the program ends; pictures and recordings keep nothing.
    state: Option<State>,
    /// The name by which the lab on the stage can be opened again; none for a demo.
    open: Option<String>,
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
    pub(super) fn open(plan: &Plan, options: &LabOptions, settings: Settings) -> Result<Session, Exit> {
        let texts = Texts::new(settings.lang.parse().unwrap_or_default());
        let mut model =
            Model::new(plan, options, settings, Catalogue::default()).map_err(|e| source::refuse(&e, &texts))?;
        model.boot();
        Ok(Session { model, outgoing: None, texts, cache: UiCache::default(), state: None, open: None })
    }

    /// A session of a person on a lab of this name: remembers earlier ones, and is remembered. Without a name the start
    /// card greets.
    pub(super) fn remember(&mut self, scenario: Option<&str>) {
        self.model.guide.leads = true;
        self.state = State::of_person();
        if let Some(state) = &self.state {
            self.model.guide.memory = state.memory().clone();
        }
        self.open = Some(scenario.unwrap_or(scenario::FIRST).to_owned());
        if scenario.is_none() && self.model.settings.start_card {
            self.model.greet();
        }
    }

    /// How many labs were opened: another number, another lab.
    pub(super) fn opened(&self) -> u32 {
        self.model.opened()
    }

    /// The words of the screen.
    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Keeps what is to be kept; a session in which nothing was opened or done leaves what was kept before.
    fn keep(&mut self, ends: bool) {
        let Some(state) = &mut self.state else { return };
        let (model, open) = (&mut self.model, self.open.as_deref());
        let waits = model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Start(_)));
        let journal = model.stage.lab.journal();
        if let Some(name) = open.filter(|_| ends && !(waits && journal.entries.is_empty())) {
            state.keep_journal(journal);
            model.guide.memory.opened(name, &model.stage.view.title);
        }
        state.keep(&model.guide.memory);
    }

    /// Takes an input and carries out what the model wants from outside.
    pub(super) fn input(&mut self, input: Input) -> Flow {
        if self.opens_list(&input) {
            self.fill_catalogue();
        }
        let effects = self.model.update(input);
        if matches!(self.model.overlays.last(), Some(Overlay::Done)) {
            // A task may be found done while time passes: the card names the next lesson.
            self.fill_catalogue();
        }
        let lang = self.model.settings.lang;
        if self.texts.lang().code() != lang {
            self.texts = Texts::new(lang.parse().unwrap_or_default());
        }
        for effect in effects {
            if self.carry_out(effect) == Flow::Quit {
                self.keep(true);
                return Flow::Quit;
            }
        }
        self.keep(false);
        Flow::On
    }

    /// Whether an input may show what could be opened: an action that is more than a movement, or a demo's end.
    fn opens_list(&self, input: &Input) -> bool {
        let Input::Key(key) = input else { return matches!(input, Input::Press(_)) };
        if self.model.context() != Context::Main {
            return true;
        }
        let meaning = self.model.settings.keymap.meaning(Context::Main, &[key.normal()]);
        let light = |action: Action| matches!(action.row().group, Group::Move | Group::Play | Group::Look);
        !matches!(meaning, Meaning::Action(action) if light(action.synonym_of()) || action == Action::Quit)
    }

    /// Titles and search words of everything: read when they may be looked at, not before the first screen.
    pub(super) fn fill_catalogue(&mut self) {
        if !self.model.stage.catalogue.scenarios.is_empty() {
            return;
        }
        let scenarios = scenario::builtin().iter().filter_map(|b| {
            let plan = scenario::load(b.text, b.name).ok()?;
            Some(Entry { name: b.name.to_owned(), title: plan.title, lesson: plan.lesson.is_some() })
        });
        let demos = demo::builtin_titles().into_iter().map(|(name, title)| Entry {
            name: name.to_owned(),
            title,
            lesson: false,
        });
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
            Effect::Copy => self.copy(),
            Effect::SaveJournal { name, text } => {
                // A name, never a path: what a person types on the screen stays in the working directory.
                let file = Path::new(&name).file_name().map_or_else(|| "journal.ron".into(), std::ffi::OsStr::to_owned);
                if let Err(error) = std::fs::write(&file, text) {
                    self.model.not_saved(name, error.to_string());
                }
            }
            Effect::SaveScenario { name, text, replace } => self.save_scenario(name, text, replace),
            Effect::LoadScenario { name } => self.load_scenario(&name),
            Effect::Continue => self.go_on(),
            Effect::LoadDemo { name } => self.load_demo(&name),
        }
        Flow::On
    }

    fn copy(&mut self) {
        let text = ui::chosen_text(&self.model, &self.texts).unwrap_or_default();
        self.outgoing = to_clipboard(&text);
        let copied = self.outgoing.is_some();
        self.model.tell(if copied { Notice::Copied { bytes: text.len() } } else { Notice::NothingToCopy });
    }

    /// What is drawn at a cell (column, row).
    pub(super) fn target(&self, at: (u16, u16)) -> Option<Target> {
        ui::target(&self.model, &self.cache, self.model.focus.size, at)
    }

    /// Writes a scenario into the working directory; asks where there is a file of that name.
    fn save_scenario(&mut self, name: String, text: String, replace: bool) {
        let file = Path::new(&name).file_name().map_or_else(|| "lab.ron".into(), std::ffi::OsStr::to_owned);
        let mut how = std::fs::OpenOptions::new();
        let how = if replace { how.write(true).create(true).truncate(true) } else { how.write(true).create_new(true) };
        match how.open(&file).and_then(|mut out| std::io::Write::write_all(&mut out, text.as_bytes())) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => self.model.ask_replace(name, text),
            Err(error) => self.model.not_saved(name, error.to_string()),
            Ok(()) => {}
        }
    }

    fn load_scenario(&mut self, name: &str) {
        if let Some(plan) = self.plan(name) {
            let done = self.model.open(&plan, &LabOptions::default());
            if done.is_ok() {
                self.model.boot();
            }
            self.has_opened(name, done);
        }
    }

    /// Opens what was open last, as it was left.
    fn go_on(&mut self) {
        let Some(last) = self.model.guide.memory.last.clone() else { return };
        let Some(plan) = self.plan(&last.name) else { return };
        let journal = self.state.as_ref().and_then(State::journal).filter(|journal| journal.scenario == plan.name);
        let journal = journal.unwrap_or_else(|| Journal { seed: plan.seed, ..Journal::default() });
        let done = self.model.resume(&plan, &journal);
        self.has_opened(&last.name, done);
    }

    fn has_opened(&mut self, name: &str, done: Result<(), LabError>) {
        match done {
            Ok(()) => {
                self.model.guide.memory.opened(name, &self.model.stage.view.title);
                self.open = Some(name.to_owned());
            }
            Err(error) => self.model.tell(Notice::Refused(error)),
        }
    }

    /// The plan of a built-in scenario or of a file; what is wrong with it is told.
    fn plan(&mut self, name: &str) -> Option<Plan> {
        let reason = match text_of(name) {
            Ok(text) => match scenario::load(&text, &source::stem(name)) {
                Ok(plan) => return Some(plan),
                Err(mistakes) => mistakes.first().map_or_else(String::new, |m| {
                    format!("{}:{} {}", m.span.line, m.span.column, scenario::Sentences::headline(&self.texts, m))
                }),
            },
            Err(fault) => fault.sentence(&self.texts),
        };
        self.model.tell(Notice::Failed { name: name.to_owned(), reason });
        None
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
        self.open = None;
        let step = |s: &demo::Step| TimedStep { at: s.at, command: s.run.clone(), caption: s.say.clone() };
        self.model.boot();
        self.model.play_script(demo.steps.iter().map(step).collect());
    }

    /// Draws the screen at this size; where the terminal's cursor belongs.
    pub(super) fn draw(&mut self, columns: u16, rows: u16) -> (Buffer, Option<(u16, u16)>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = self.draw_on(&mut buffer);
        (buffer, cursor)
    }

    /// Draws the screen over the whole of a buffer.
    pub(super) fn draw_on(&mut self, buffer: &mut Buffer) -> Cursor {
        ui::draw(&self.model, &self.texts, &mut self.cache, buffer)
    }
}

/// A built-in scenario's text, or a file's.
fn text_of(name: &str) -> Result<String, source::Fault> {
    scenario::find(name).map_or_else(|| source::read_quietly(Path::new(name)), |b| Ok(b.text.to_owned()))
}
