//! Plain mode as answers: the story of port forwarding, and what each kind of question takes.

use super::{Ask, Done, Driven, Free, Label, Menu, Place, live};
use crate::app::action::{Action, Group};
use crate::app::overlay::Overlay;
use crate::app::selection::Tab;
use crate::app::stage::Catalogue;
use crate::app::{Input, Model, Settings};
use crate::lab::LabOptions;
use crate::sim::SimTime;

/// A person at the home lab.
struct Person {
    model: Model,
    menu: Menu,
}

impl Person {
    fn new() -> Person {
        let plan = crate::scenario::load(include_str!("../../../scenarios/home.ron"), "home").expect("sound");
        let mut model =
            Model::new(&plan, &LabOptions::default(), Settings::default(), Catalogue::default()).expect("alive");
        model.run_to(SimTime::from_secs(5));
        Person { model, menu: Menu::default() }
    }

    /// Answers; time passes where something was begun.
    fn says(&mut self, line: &str) -> Done {
        let before = self.model.stage.lab.journal().entries.len();
        let done = self.menu.answer(&mut self.model, line);
        let begun = self.model.stage.lab.journal().entries.len() > before;
        live(&mut self.model, begun);
        done
    }

    /// Takes the choice that stands for this.
    fn picks(&mut self, wanted: impl Fn(&Label) -> bool) -> Done {
        let Ask::Choice(choices, _) = self.menu.ask(&self.model) else { panic!("no choice is asked for") };
        let at = choices.iter().position(|choice| wanted(&choice.label)).expect("it is among the choices");
        self.says(&(at + 1).to_string())
    }

    fn does(&mut self, action: Action) -> Done {
        self.picks(|label| *label == Label::Action(action))
    }

    fn item(&mut self, name: &str) -> Done {
        self.picks(|label| matches!(label, Label::Item(item) if item.name == name))
    }

    /// What was printed at all.
    fn printed(&self) -> String {
        self.model.stage.lab.lines().iter().filter_map(|line| line.text()).collect::<Vec<_>>().join("\n")
    }

    fn commands(&self) -> Vec<String> {
        self.model.stage.lab.journal().entries.iter().map(|entry| entry.command.to_string()).collect()
    }
}

/// Knocks at the router from outside by the composer.
fn knock(person: &mut Person) {
    person.does(Action::Compose);
    for answer in ["4", "visitor", "router.wan", "8080", ""] {
        assert_eq!(person.says(answer), Done::Taken, "{answer}");
    }
    assert!(person.model.overlays.is_empty(), "it is sent after the last field");
}

#[test]
fn the_story_of_port_forwarding_by_choices_alone() {
    let mut person = Person::new();
    knock(&mut person);
    assert!(person.printed().contains("connect to server"), "{}", person.printed());
    person.does(Action::Forwards);
    person.does(Action::RuleAdd);
    for answer in ["8080", "pc1", "80", "", "", ""] {
        assert_eq!(person.says(answer), Done::Taken, "{answer}");
    }
    assert_eq!(person.says("0"), Done::Back);
    knock(&mut person);
    assert!(person.printed().contains("hello from pc1"), "{}", person.printed());
    let said = person.commands();
    assert_eq!(said[1], "router forward add tcp 8080 pc1:80");
}

#[test]
fn a_mistake_in_a_field_is_asked_again_and_the_form_can_be_left() {
    let mut person = Person::new();
    person.does(Action::Forwards);
    person.does(Action::RuleAdd);
    let field = |person: &Person| match person.menu.ask(&person.model) {
        Ask::Field(form) => (form.at, form.fields[form.at].error.as_ref().map(crate::app::form::FieldError::id)),
        _ => panic!("a field is asked for"),
    };
    assert_eq!(person.says("70000"), Done::Unknown);
    assert_eq!(field(&person), (0, Some("not-a-port")));
    assert_eq!(person.says("8080"), Done::Taken);
    assert_eq!(person.says("nobody"), Done::Unknown);
    assert_eq!(field(&person), (1, Some("unknown-host")));
    assert_eq!(person.says("."), Done::Back);
    assert!(person.commands().is_empty());
}

#[test]
fn a_box_is_looked_at_by_name_and_its_tables_by_number() {
    let mut person = Person::new();
    person.does(Action::Boxes);
    assert_eq!(person.says("pc2"), Done::Taken, "a word narrows the list");
    person.item("pc2");
    assert_eq!((person.model.stage.name(person.model.selection.node), person.menu.place), ("pc2", Place::Box));
    for tab in [Tab::Routes, Tab::Arp, Tab::Routes] {
        assert_eq!(person.picks(|label| *label == Label::Tab(tab)), Done::Picked(Label::Tab(tab)));
        assert_eq!(person.model.selection.tab, tab);
    }
    person.does(Action::NodeMenu);
    person.picks(|label| matches!(label, Label::Item(item) if item.name == "dhcp-renew"));
    assert_eq!(person.commands(), ["pc2 dhcp renew"]);
    person.says("0");
    assert_eq!(person.menu.place, Place::Main);
}

#[test]
fn steps_questions_terminals_and_cables() {
    let mut person = Person::new();
    person.does(Action::Compose);
    (0..4).for_each(|_| drop(person.says("")));
    person.picks(|label| *label == Label::Group(Group::Play));
    let told = |person: &Person| person.model.packet.told;
    person.does(Action::StepLayer);
    let first = told(&person);
    person.does(Action::StepLayer);
    assert_eq!(told(&person), first + 1, "the packet is told layer by layer");
    person.says("0");
    person.picks(|label| *label == Label::Group(Group::Look));
    person.does(Action::Why);
    let Some(Overlay::Why(why)) = person.model.overlays.last() else { panic!("the chain of causes") };
    let root = why.links[0];
    person.picks(|label| *label == Label::Cause(root));
    assert_eq!(person.model.selection.events.chosen, Some(root), "a cause is a jump");
    person.does(Action::Anatomy);
    person.picks(|label| matches!(label, Label::Field(row) if row.place.layer == 1));
    assert!(matches!(person.model.overlays.last(), Some(Overlay::Anatomy(r)) if r.anatomy.at.layer == 1));
    person.says("0");
    person.says("0");
    person.does(Action::Shell);
    person.item("pc1");
    assert!(matches!(person.menu.ask(&person.model), Ask::Terminal(_)));
    person.says("arp");
    assert_eq!(person.says("."), Done::Back);
    person.does(Action::Links);
    person.picks(|label| matches!(label, Label::Item(item) if item.name.contains("pc1:eth0")));
    assert_eq!(person.commands()[1..], ["pc1/pts0 arp", "lab link cut pc1:eth0"]);
}

#[test]
fn a_page_of_the_router_is_weighed_before_it_is_done() {
    let mut person = Person::new();
    person.does(Action::RouterPages);
    person.picks(|label| matches!(label, Label::Page(page) if page.id() == "wifi"));
    person.does(Action::RuleEdit);
    while let Ask::Field(form) = person.menu.ask(&person.model) {
        let radio = form.fields[form.at].id.id() == "radio";
        person.says(if radio { "off" } else { "" });
    }
    assert!(person.commands().is_empty() && person.menu.review, "what comes of it is told first");
    person.picks(|label| *label == Label::Send);
    assert_eq!(person.commands().len(), 1);
    person.does(Action::Undo);
    assert_eq!(person.commands().len(), 2);
}

#[test]
fn lines_for_boxes_time_and_what_means_nothing() {
    let mut person = Person::new();
    assert!(matches!(person.says("pc1 arp"), Done::Commanded(_)));
    assert!(matches!(person.says("+5s"), Done::Pass(span) if span.as_secs() == 5));
    for (line, done) in [("99", Done::Unknown), ("bogus", Done::Unknown), ("", Done::Again), ("q", Done::Leaves)] {
        assert_eq!(person.says(line), done, "{line}");
    }
    assert!(matches!(person.menu.ask(&person.model), Ask::Choice(_, Free::Command)));
    person.model.input(Input::Act(Action::Subnets));
    person.says("10.1.2.3/8");
    person.picks(|label| *label == Label::Boundary(true));
    let Some(Overlay::Subnets(tools)) = person.model.overlays.last() else { panic!("the tools") };
    assert_eq!(tools.net().map(|net| net.to_string()), Some("10.1.2.3/9".into()));
}
