//! All that a screen shows, in ten nouns. The drawing reads it, `update` alone changes it.

use core::time::Duration;

use crate::lab::{Journal, LabError, LabOptions, Plan};
use crate::sim::SimTime;

use super::effect::Effect;
use super::focus::Focus;
use super::guide::Guide;
use super::input::Input;
use super::keymap::Context;
use super::lesson::LessonWatch;
use super::notice::Notice;
use super::overlay::Overlay;
use super::packet::Packet;
use super::playback::{Mode, Playback};
use super::script::{Player, TimedStep};
use super::selection::Selection;
use super::settings::Settings;
use super::stage::{Catalogue, Stage};
use super::start::Start;
use super::update;

/// How long a lab takes to come to rest after it is switched on.
const BOOT: SimTime = SimTime::from_secs(1);
/// The latest moment up to which a journal is lived again before the screen is shown.
const RESUME_MAX: SimTime = SimTime::from_secs(24 * 3600);

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The lab, its picture, and what else could be opened.
    pub stage: Stage,
    /// The transport.
    pub playback: Playback,
    /// The followed packet.
    pub packet: Packet,
    /// What is chosen.
    pub selection: Selection,
    /// Where the keyboard is.
    pub focus: Focus,
    /// What lies over the main screen; the last one has the keyboard.
    pub overlays: Vec<Overlay>,
    /// How things are shown, and the keys.
    pub settings: Settings,
    /// The line that says how the latest wish went.
    pub notice: Option<Notice>,
    /// The demo that plays.
    pub demo: Option<Player>,
    /// What leads a newcomer.
    pub guide: Guide,
    /// How many labs were on the stage before this one.
    opened: u32,
}

impl Model {
    /// A screen on a plan that is switched on now.
    pub fn new(plan: &Plan, options: &LabOptions, settings: Settings, catalogue: Catalogue) -> Result<Model, LabError> {
        let mut model = Model {
            stage: Stage::new(plan, options, catalogue)?,
            playback: Playback::default(),
            packet: Packet::default(),
            selection: Selection::default(),
            focus: Focus::default(),
            overlays: Vec::new(),
            settings,
            notice: Some(Notice::Welcome),
            demo: None,
            guide: Guide::default(),
            opened: 0,
        };
        model.settle();
        Ok(model)
    }

    /// Puts another plan on the stage; settings, window and the way of playing stay.
    pub fn open(&mut self, plan: &Plan, options: &LabOptions) -> Result<(), LabError> {
        let catalogue = core::mem::take(&mut self.stage.catalogue);
        match Stage::new(plan, options, catalogue.clone()) {
            Ok(stage) => self.stage = stage,
            Err(error) => {
                self.stage.catalogue = catalogue;
                return Err(error);
            }
        }
        let (mode, quarters) = (self.playback.mode, self.playback.quarters);
        self.playback = Playback { mode, quarters, ..Playback::default() };
        (self.packet, self.selection) = (Packet::default(), Selection::default());
        self.overlays.clear();
        (self.notice, self.demo) = (None, None);
        self.opened += 1;
        self.guide.lesson = LessonWatch::default();
        self.settle();
        update::tour_on(self);
        Ok(())
    }

    /// Puts a plan on the stage as it was when a journal ended. A journal that is too long to be lived again at once
    /// is left out.
    pub fn resume(&mut self, plan: &Plan, journal: &Journal) -> Result<(), LabError> {
        let seed = Some(journal.seed);
        self.open(plan, &LabOptions { seed, ..LabOptions::default() })?;
        if journal.entries.is_empty() || journal.entries.iter().any(|entry| entry.at > RESUME_MAX) {
            self.boot();
            return Ok(());
        }
        for entry in &journal.entries {
            // What was refused then is refused again.
            let _ = self.stage.lab.relive(entry);
        }
        self.run_to(self.stage.lab.now());
        self.stage.mark_saved();
        Ok(())
    }

    /// Greets with the start card.
    pub fn greet(&mut self) {
        self.overlays.push(Overlay::Start(Start::new(&self.guide.memory)));
    }

    /// Chooses the box a person most likely wants: the home router, else the first host.
    fn settle(&mut self) {
        let router = self.stage.view.nodes.iter().find(|n| n.nat.is_some());
        let chosen = router.or_else(|| self.stage.hosts().next()).map(|n| n.id);
        self.selection.choose(chosen.unwrap_or(self.selection.node));
        update::absorb(self);
    }

    /// Plays a demo on the lab that is on the stage, from now on.
    pub fn play_script(&mut self, steps: Vec<TimedStep>) {
        self.demo = Some(Player::new(steps));
        self.playback.resume();
        self.notice = Some(Notice::DemoStarted);
    }

    /// Takes one input. What comes back is for the world outside.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        update::update(self, input)
    }

    /// Lets the lab live until `at` without showing it, and shows that moment: a picture of a lab at a time.
    pub fn run_to(&mut self, at: SimTime) {
        self.stage.lab.run_until(at);
        self.stage.refresh();
        self.playback.shown = self.stage.lab.now();
        update::absorb(self);
    }

    /// Lets a lab that was just switched on come to rest unseen: leases are lent, services listen. Stops before the
    /// scenario's script begins.
    pub fn boot(&mut self) {
        let first = self.stage.plan.script.iter().map(|line| line.at).min();
        self.run_to(first.unwrap_or(SimTime::NEVER).min(BOOT));
    }

    /// What leads looks at what has happened since the latest input: for those whose time passes without one.
    pub fn watch(&mut self) {
        update::watch(self);
    }

    /// There is a file of the name under which a scenario was to be saved: asks.
    pub fn ask_replace(&mut self, name: String, text: String) {
        update::ask_replace(self, name, text);
    }

    /// A file could not be written: what it was to hold is not saved.
    pub fn not_saved(&mut self, name: String, reason: String) {
        self.stage.mark_unsaved();
        self.notice = Some(Notice::Failed { name, reason });
    }

    /// Says something from outside: a file that could not be read.
    pub fn tell(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// How many labs were on the stage before this one: it tells one from the next.
    pub fn opened(&self) -> u32 {
        self.opened
    }

    /// Which keys mean something now.
    pub fn context(&self) -> Context {
        self.overlays.last().map_or(Context::Main, Overlay::context)
    }

    /// Whether a frame is read field by field: time stands meanwhile.
    pub fn is_reading(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Anatomy(_)))
    }

    /// Whether time stands for what lies over the map: a frame that is read, or the start card.
    pub fn is_held(&self) -> bool {
        self.is_reading() || self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Start(_)))
    }

    /// When the screen wants its next `Input::Tick`; none when nothing can change by itself, so that nobody wakes.
    pub fn next_tick(&self) -> Option<Duration> {
        let tick = self.playback.next_tick().filter(|_| !self.is_held())?;
        let idle = self.playback.mode == Mode::Real && self.playback.moving().is_empty();
        Some(if idle { Duration::from_millis(200) } else { tick })
    }
}
