//! `--plain`: a lab as lines, for screen readers, logs and pipes. Answers are read from standard input, one a line: a
//! number, a field's value, or a line for a box (`NODE COMMAND…`); `+5s` lets time pass.
//!
//! What is asked and what an answer does is `app::plain`, what is said `plain`; here lines come in and go out.

use std::io::{self, BufRead};

use super::cli::Global;
use super::output::say;
use super::session::{Flow, Session};
use super::{Exit, personal, source, words};
use crate::app::plain::{self, Done, Driven, Label, Menu};
use crate::app::playback::{Mode, Transport};
use crate::app::script::TimedStep;
use crate::app::{Action, Input, Model, Overlay};
use crate::demo::Demo;
use crate::i18n::Lang;
use crate::lab::{LabOptions, Plan};
use crate::plain::{Told, Voice, boxes, mistake, prompt, question, table};
use crate::sim::SimTime;

/// How much time passes after a command by itself: long enough for an answer from anywhere.
const AFTER_COMMAND: core::time::Duration = core::time::Duration::from_secs(2);

/// Runs a lab as lines until standard input ends, or a demo to its end.
pub(super) fn run(plan: &Plan, demo: Option<&Demo>, global: &Global) -> Result<Exit, Exit> {
    let options = LabOptions { seed: demo.map(|demo| demo.seed), ..LabOptions::default() };
    let (mut settings, mistake) = personal::full(global)?;
    settings.reduced_motion = true;
    let session = Session::open(plan, &options, settings)?;
    let mut teller = Teller { session, menu: Menu::default(), told: Told::default(), said: false, left: false };
    teller.begin();
    if let Some(demo) = demo {
        let steps = demo.steps.iter().map(|s| TimedStep { at: s.at, command: s.run.clone(), caption: s.say.clone() });
        return Ok(teller.demo(&steps.collect::<Vec<_>>(), Some(demo.until)));
    }
    if let Some(mistake) = mistake {
        teller.session.model.tell(mistake);
    }
    teller.greet();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| {
            eprintln!("hoplab: standard input: {error}");
            Exit::Usage
        })?;
        teller.answer(&line);
        if teller.left {
            break;
        }
    }
    Ok(Exit::Ok)
}

struct Teller {
    session: Session,
    menu: Menu,
    told: Told,
    /// Whether the main menu was said.
    said: bool,
    left: bool,
}

impl Driven for Teller {
    fn model(&self) -> &Model {
        &self.session.model
    }

    fn input(&mut self, input: Input) {
        self.left |= self.session.input(input) == Flow::Quit;
    }
}

impl Teller {
    /// A lab that was just opened: it comes to rest.
    fn begin(&mut self) {
        self.session.fill_catalogue();
        let model = &mut self.session.model;
        model.notice = None;
        model.playback.mode = Mode::Instant;
        model.run_to(SimTime::from_secs(2));
        self.told = Told::all(model);
        self.said = false;
        self.session.model.guide.leads = true;
    }

    /// What is here, and what can be done.
    fn greet(&mut self) {
        let plan = &self.session.model.stage.plan;
        let korean = self.session.texts().lang() == Lang::Ko;
        let (title, about) = if korean { (&plan.title.ko, &plan.about.ko) } else { (&plan.title.en, &plan.about.en) };
        let args = [("title", title.as_str().into()), ("about", about.as_str().into())];
        let mut lines = vec![self.session.texts().format("plain-welcome", &args)];
        lines.extend(boxes(&self.voice()));
        print(&lines);
        self.news();
        self.ask();
    }

    fn voice(&self) -> Voice<'_> {
        let model = &self.session.model;
        Voice::new(self.session.texts(), &model.settings.keymap, &model.stage.view)
    }

    /// Asks what is to be asked now.
    fn ask(&mut self) {
        print(&question(&self.voice(), &self.session.model, &self.menu));
        self.said |= self.is_at_main();
    }

    fn is_at_main(&self) -> bool {
        self.session.model.overlays.is_empty() && self.menu == Menu::default()
    }

    /// Tells what is new.
    fn news(&mut self) {
        self.session.model.watch();
        let mut told = std::mem::take(&mut self.told);
        print(&told.news(&self.voice(), &self.session.model));
        self.told = told;
        self.session.model.notice = None;
    }

    fn answer(&mut self, line: &str) {
        let mut menu = self.menu;
        let (lab, given) = (self.session.opened(), self.given());
        let before = self.standing();
        let done = menu.answer(self, line);
        self.menu = menu;
        if self.session.opened() != lab {
            self.menu = Menu::default();
            let steps = self.session.model.demo.take().map(crate::app::Player::into_steps);
            self.begin();
            if let Some(steps) = steps {
                self.demo(&steps, None);
            }
            return self.greet();
        }
        match done {
            Done::Unknown => return self.refuse(line),
            Done::Leaves => self.input(Input::Act(Action::Quit)),
            Done::Pass(span) => plain::pass(&mut self.session.model, span),
            Done::Commanded(command) => return self.command(&command),
            Done::Again => return self.ask(),
            Done::Back => {}
            Done::Picked(Label::Tab(tab)) => {
                let node = self.session.model.stage.node(self.session.model.selection.node);
                print(&node.map(|node| table(&self.voice(), node, tab)).unwrap_or_default());
            }
            Done::Picked(Label::Action(Action::Skip | Action::Pause)) => self.live(given, true),
            Done::Picked(_) | Done::Taken => self.live(given, false),
        }
        self.news();
        if self.said && self.is_at_main() {
            print(&[prompt(&self.voice())]);
        } else if self.standing() != before
            || matches!(self.session.model.overlays.last(), Some(overlay) if tells(overlay))
        {
            self.ask();
        }
    }

    /// Commands given so far.
    fn given(&self) -> usize {
        self.session.model.stage.lab.journal().entries.len()
    }

    /// Where one stands: what lies over the main screen, the menu, and the field.
    fn standing(&self) -> (usize, Option<crate::app::Context>, Menu, Option<usize>) {
        let model = &self.session.model;
        let at = match self.menu.ask(model) {
            plain::Ask::Field(form) => Some(form.at),
            _ => None,
        };
        (model.overlays.len(), model.overlays.last().map(Overlay::context), self.menu, at)
    }

    /// Lets time pass after a deed, where it runs.
    fn live(&mut self, given: usize, wanted: bool) {
        let begun = wanted || self.given() > given;
        plain::live(&mut self.session.model, begun);
        if self.given() > given && self.session.model.playback.transport == Transport::Paused {
            let texts = self.session.texts();
            let name = |action: Action| texts.named("action", action.id());
            let args = [("play", name(Action::Pause).into()), ("layer", name(Action::StepLayer).into())];
            print(&[texts.format("plain-stands", &args)]);
        }
    }

    /// A console line for a box or for the lab.
    fn command(&mut self, command: &crate::lab::Command) {
        let model = &mut self.session.model;
        let now = model.stage.lab.now();
        match model.stage.lab.command(command) {
            Ok(_) => {
                model.run_to(now + AFTER_COMMAND);
                self.news();
                if !self.session.model.overlays.is_empty() {
                    self.ask();
                }
            }
            Err(error) => {
                source::refuse(&error, self.session.texts());
            }
        }
    }

    fn refuse(&self, line: &str) {
        let voice = self.voice();
        match self.menu.ask(&self.session.model) {
            plain::Ask::Choice(_, plain::Free::Command) if line.trim().parse::<usize>().is_err() => {
                let args = [("line", line.trim().into())];
                words::complain(self.session.texts(), "cli-no-command", &args);
            }
            _ => print(&[mistake(&voice, &self.session.model, &self.menu, line)]),
        }
    }

    /// Lives the steps of a demo and tells them; with an end, up to it.
    fn demo(&mut self, steps: &[TimedStep], until: Option<SimTime>) -> Exit {
        for step in steps {
            self.session.model.run_to(step.at);
            self.news();
            if let Some(text) = &step.caption {
                say(&format!("{}\n", if self.session.texts().lang() == Lang::Ko { &text.ko } else { &text.en }));
            }
            if let Some(command) = &step.command {
                say(&format!("> {command}\n"));
                if let Err(error) = self.session.model.stage.lab.command(command) {
                    return source::refuse(&error, self.session.texts());
                }
            }
        }
        let last = steps.last().map_or(SimTime::ZERO, |step| step.at);
        self.session.model.run_to(until.unwrap_or(last + AFTER_COMMAND));
        self.news();
        Exit::Ok
    }
}

/// Whether what lies on top has changed its lines by a deed, so that they are said again.
fn tells(overlay: &Overlay) -> bool {
    !matches!(overlay, Overlay::Console(_))
}

fn print(lines: &[String]) {
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
        say(&text);
    }
}
