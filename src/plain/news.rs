//! What has happened since it was told last: how the latest wish went, decisions, what programs printed, and the steps
//! of the followed packet.

use super::{Voice, story};
use crate::app::events::Level;
use crate::app::model::Model;
use crate::app::playback::Transport;
use crate::i18n::fact_sentence;
use crate::sim::FrameId;
use crate::trace::{FactId, What};
use crate::ui::panes::notice_text;

/// How far it was told.
#[derive(Clone, Debug, Default)]
pub struct Told {
    fact: FactId,
    lines: usize,
    packet: Option<(FrameId, usize)>,
}

impl Told {
    /// All of a lab was told, so far: it was just opened, and how it came to life is no news.
    pub fn all(model: &Model) -> Told {
        let lab = &model.stage.lab;
        Told { fact: lab.trace().last_id(), lines: lab.first_line() + lab.lines().len(), packet: None }
    }

    /// What is new.
    pub fn news(&mut self, voice: &Voice, model: &Model) -> Vec<String> {
        let mut lines: Vec<String> = model.notice.iter().map(|notice| notice_text(&voice.kit(), notice)).collect();
        lines.extend(self.story(voice, model));
        lines.extend(self.facts(voice, model));
        lines.extend(self.printed(model));
        lines
    }

    /// The steps of the ladder, where time is gone through step by step.
    fn story(&mut self, voice: &Voice, model: &Model) -> Vec<String> {
        let now = model.packet.story.as_ref().map(|story| (story.root, model.packet.told));
        let before = self.packet.filter(|(root, _)| now.is_some_and(|(now, _)| now == *root));
        self.packet = now;
        let Some((_, told)) = now.filter(|_| model.playback.transport != Transport::Playing) else { return Vec::new() };
        match before.map_or(0, |(_, told)| told) {
            first if first < told => story::steps(voice, model, first, told),
            // Back in time: the step that is the present one now.
            first if first > told && told > 0 => story::steps(voice, model, told - 1, told),
            _ => Vec::new(),
        }
    }

    /// Decisions, where time runs; the ladder tells those of a step.
    fn facts(&mut self, voice: &Voice, model: &Model) -> Vec<String> {
        let trace = model.stage.lab.trace();
        let events = &model.selection.events;
        let proc = |what: &What| matches!(what, What::Proc(_)) && events.level == Level::Interesting;
        let new = trace.since(self.fact).filter(|fact| events.shows(fact) && !proc(&fact.what));
        let told =
            |fact: &crate::trace::Fact| format!("{} {}", fact.at, fact_sentence(voice.texts, fact, &voice.names()));
        let stepping = model.playback.transport != Transport::Playing && model.packet.story.is_some();
        let lines = if stepping { Vec::new() } else { new.map(told).collect() };
        self.fact = trace.last_id();
        lines
    }

    /// What programs printed.
    fn printed(&mut self, model: &Model) -> Vec<String> {
        let lab = &model.stage.lab;
        let new = lab.lines().get(self.lines.saturating_sub(lab.first_line())..).unwrap_or_default();
        let told =
            |line: &crate::lab::Line| Some(format!("{} {}: {}", line.at, lab.node_name(line.node), line.text()?));
        let lines = new.iter().filter_map(told).collect();
        self.lines = lab.first_line() + lab.lines().len();
        lines
    }
}
