//! What has happened since it was told last: how the latest wish went, decisions, what programs printed, and the steps
//! of the followed packet.

use super::{Voice, story};
use crate::app::Action;
use crate::app::action::Group;
use crate::app::events::Level;
use crate::app::model::Model;
use crate::app::playback::Transport;
use crate::app::tour::Step;
use crate::i18n::{Arg, fact_sentence};
use crate::sim::{FrameId, SimTime};
use crate::trace::{FactId, What};
use crate::ui::panes::notice_text;

/// Choices that the tour names.
const NAMES: [(&str, Action); 9] = [
    ("boxes", Action::Boxes),
    ("send", Action::Compose),
    ("pause", Action::Pause),
    ("layer", Action::StepLayer),
    ("why", Action::Why),
    ("forwards", Action::Forwards),
    ("back", Action::StepBack),
    ("now", Action::Live),
    ("start", Action::Start),
];
/// Menus that the tour names.
const GROUPS: [(&str, Group); 3] = [("time", Group::Play), ("look", Group::Look), ("lab", Group::Lab)];

/// How far it was told.
#[derive(Clone, Debug, Default)]
pub struct Told {
    fact: FactId,
    lines: usize,
    packet: Option<(FrameId, usize)>,
    /// The page of the tour.
    tour: Option<&'static str>,
}

impl Told {
    /// All of a lab was told, so far: it was just opened, and how it came to life is no news.
    pub fn all(model: &Model) -> Told {
        let lab = &model.stage.lab;
        Told { fact: lab.trace().last_id(), lines: lab.first_line() + lab.lines().len(), packet: None, tour: None }
    }

    /// What is new.
    pub fn news(&mut self, voice: &Voice, model: &Model) -> Vec<String> {
        let mut lines: Vec<String> = model.notice.iter().map(|notice| notice_text(&voice.kit(), notice)).collect();
        lines.extend(self.story(voice, model));
        // One tale, in the order of the lab's time: what a program prints follows from what was decided before.
        let mut tale = self.facts(voice, model);
        tale.extend(self.printed(model));
        tale.sort_by_key(|(at, _)| *at);
        lines.extend(tale.into_iter().map(|(at, text)| format!("{at} {text}")));
        lines.extend(self.tour(voice, model));
        lines
    }

    /// What the tour asks for now, when that is another deed than before. Its choices are named as the menus name them.
    fn tour(&mut self, voice: &Voice, model: &Model) -> Option<String> {
        let page = model.guide.tour.as_ref().map(|tour| (tour, tour.page(model)));
        let before = std::mem::replace(&mut self.tour, page.map(|(_, page)| page));
        let (tour, page) = page.filter(|(_, page)| before != Some(*page))?;
        let at = (usize::from(tour.done()) + 1).min(Step::ALL.len());
        let head = voice.say("tour-title", &[("at", at.into()), ("count", Step::ALL.len().into())]);
        let name = |(name, action): (&'static str, Action)| (name, voice.texts.named("action", action.id()).into());
        let group = |(name, group): (&'static str, Group)| (name, voice.texts.named("group", group.id()).into());
        let args: Vec<(&str, Arg)> = NAMES.map(name).into_iter().chain(GROUPS.map(group)).collect();
        Some(format!("{head}. {}", voice.say(&format!("plain-tour-{page}"), &args)))
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
    fn facts(&mut self, voice: &Voice, model: &Model) -> Vec<(SimTime, String)> {
        let trace = model.stage.lab.trace();
        let events = &model.selection.events;
        let proc = |what: &What| matches!(what, What::Proc(_)) && events.level == Level::Interesting;
        let new = trace.since(self.fact).filter(|fact| events.shows(fact) && !proc(&fact.what));
        let told = |fact: &crate::trace::Fact| (fact.at, fact_sentence(voice.texts, fact, &voice.names()));
        let stepping = model.playback.transport != Transport::Playing && model.packet.story.is_some();
        let lines = if stepping { Vec::new() } else { new.map(told).collect() };
        self.fact = trace.last_id();
        lines
    }

    /// What programs printed.
    fn printed(&mut self, model: &Model) -> Vec<(SimTime, String)> {
        let lab = &model.stage.lab;
        let new = lab.lines().get(self.lines.saturating_sub(lab.first_line())..).unwrap_or_default();
        let told = |line: &crate::lab::Line| Some((line.at, format!("{}: {}", lab.node_name(line.node), line.text()?)));
        let lines = new.iter().filter_map(told).collect();
        self.lines = lab.first_line() + lab.lines().len();
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::stage::Catalogue;
    use crate::app::{Input, Settings};
    use crate::i18n::{Lang, Texts};
    use crate::lab::LabOptions;

    fn home() -> Model {
        let file = crate::scenario::find("home").expect("built in");
        let plan = crate::scenario::load(file.text, file.name).expect("sound");
        let mut model =
            Model::new(&plan, &LabOptions::default(), Settings::default(), Catalogue::default()).expect("alive");
        model.notice = None;
        model.run_to(SimTime::from_secs(5));
        model
    }

    fn news(told: &mut Told, model: &mut Model) -> Vec<String> {
        model.watch();
        let texts = Texts::new(Lang::En);
        let lines = told.news(&Voice::new(&texts, &model.settings.keymap, &model.stage.view), model);
        model.notice = None;
        lines
    }

    fn does(model: &mut Model, line: &str) {
        model.stage.lab.command(&line.parse().expect("a line")).expect("taken");
        model.run_to(model.stage.lab.now() + core::time::Duration::from_secs(9));
    }

    #[test]
    fn what_programs_print_stands_among_decisions_in_the_order_of_time() {
        let mut model = home();
        let mut told = Told::all(&model);
        does(&mut model, "pc1 ping -c 2 192.168.0.1");
        let lines = news(&mut told, &mut model);
        let at = |line: &String| line.split(' ').next().and_then(|at| at.parse::<f64>().ok());
        let times: Vec<f64> = lines.iter().filter_map(at).collect();
        assert!(times.len() == lines.len() && times.is_sorted(), "{lines:#?}");
        let place = |words: &str| lines.iter().position(|line| line.contains(words)).expect("it is told");
        assert!(place("icmp_seq=1") < place("answers ping number 2"), "{lines:#?}");
    }

    #[test]
    fn the_tour_is_told_once_a_page_and_its_deeds_may_be_lines() {
        let mut model = home();
        let mut told = Told::all(&model);
        model.update(Input::Act(Action::Tour));
        assert!(news(&mut told, &mut model).last().is_some_and(|line| line.starts_with("Tour 1/5.")));
        assert!(news(&mut told, &mut model).is_empty(), "once");
        model.update(Input::Act(Action::TourSkip));
        does(&mut model, "pc1 ping -c 1 192.168.0.1");
        assert!(news(&mut told, &mut model).last().is_some_and(|line| line.starts_with("Tour 3/5.")));
        model.update(Input::Act(Action::TourSkip));
        for (line, page) in [
            ("visitor curl router.wan:8080", "The router does not know"),
            ("router forward add tcp 8080 pc1:80", "Knock again"),
            ("visitor curl router.wan:8080", "Tour 5/5."),
        ] {
            does(&mut model, line);
            let lines = news(&mut told, &mut model);
            assert!(lines.last().is_some_and(|last| last.contains(page)), "{line}: {:?}", lines.last());
        }
    }
}
