//! Plain mode without words: what is asked now, and which inputs an answer becomes. It drives the same model by the same
//! actions as the screen; numbers take the place of the cursor, and fields are asked one by one.
//!
//! Not sentences (`plain`), and not where lines come from (`shell`). The only state here is the menu one stands in:
//! everything else follows from the model.

mod ask;
mod live;
#[cfg(test)]
mod tests;

pub use ask::{Ask, Choice, Free, Label};
pub use live::{live, pass};

use core::time::Duration;

use super::action::{Action, Group};
use super::form::{Field, FieldKind, Form};
use super::input::{Code, Input, Key};
use super::keymap::Context;
use super::list::Purpose;
use super::model::Model;
use super::overlay::Overlay;
use crate::lab::Command;
use crate::sim::parse_duration;

/// Who is driven: a model, and whoever carries out what it wants from the world outside.
pub trait Driven {
    /// The model.
    fn model(&self) -> &Model;
    /// Gives an input.
    fn input(&mut self, input: Input);
}

impl Driven for Model {
    fn model(&self) -> &Model {
        self
    }

    fn input(&mut self, input: Input) {
        self.update(input);
    }
}

/// The menu one stands in while nothing lies over the main screen.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Place {
    /// What is wanted most.
    #[default]
    Main,
    /// The actions of a group.
    Group(Group),
    /// The chosen box: its tables and what it can do.
    Box,
}

/// What an answer was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Done {
    /// A choice was taken.
    Picked(Label),
    /// A field was filled in, a line was typed, or something else was done.
    Taken,
    /// One menu back.
    Back,
    /// A console line was given.
    Commanded(Command),
    /// Time shall pass.
    Pass(Duration),
    /// The choices shall be said again.
    Again,
    /// The person wants to leave.
    Leaves,
    /// It means nothing here.
    Unknown,
}

/// Where one stands.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Menu {
    /// The menu.
    pub place: Place,
    /// Whether the fields of a form are all filled in and what comes of it is to be confirmed.
    pub review: bool,
}

impl Menu {
    /// What is asked now.
    pub fn ask<'m>(&self, model: &'m Model) -> Ask<'m> {
        let reviews = self.review && ask::is_weighty(model);
        if reviews { ask::review() } else { ask::ask(model, self.place) }
    }

    /// Takes an answer.
    pub fn answer(&mut self, driven: &mut dyn Driven, line: &str) -> Done {
        let text = line.trim();
        match self.ask(driven.model()) {
            Ask::Field(_) => return self.fill(driven, text),
            Ask::Terminal(_) => return type_line(driven, line),
            Ask::Choice(..) => {}
        }
        match text {
            "" | "?" => return Done::Again,
            "q" | "quit" | "exit" => return Done::Leaves,
            "." | "0" => return self.back(driven),
            _ => {}
        }
        if let Some(span) = text.strip_prefix('+').and_then(|time| parse_duration(time).ok()) {
            return Done::Pass(span);
        }
        let Ask::Choice(choices, free) = self.ask(driven.model()) else { return Done::Unknown };
        if let Ok(number) = text.parse::<usize>() {
            let Some(choice) = number.checked_sub(1).and_then(|at| choices.into_iter().nth(at)) else {
                return Done::Unknown;
            };
            return self.take(driven, choice);
        }
        match (free, text.parse()) {
            (Free::Narrow, _) => {
                driven.input(Input::Paste(text.to_owned()));
                Done::Taken
            }
            (Free::Replace, _) => {
                write(driven, text);
                Done::Taken
            }
            (Free::Command, Ok(command)) => Done::Commanded(command),
            (Free::Command, Err(_)) => Done::Unknown,
        }
    }

    /// Does what a choice stands for, and goes to the menu it opens.
    fn take(&mut self, driven: &mut dyn Driven, choice: Choice) -> Done {
        let boxes =
            matches!(driven.model().overlays.last(), Some(Overlay::List(list)) if list.purpose == Purpose::Boxes);
        self.review = false;
        for input in choice.inputs {
            driven.input(input);
        }
        match choice.label {
            Label::Group(group) => self.place = Place::Group(group),
            Label::Item(_) if boxes => self.place = Place::Box,
            _ => {}
        }
        Done::Picked(choice.label)
    }

    /// An answer to a field: nothing keeps what is there, `.` leaves the form, `!` keeps all the rest. After the last field
    /// the form is sent.
    fn fill(&mut self, driven: &mut dyn Driven, text: &str) -> Done {
        match text {
            "." => {
                driven.input(Input::Act(Action::Cancel));
                return Done::Back;
            }
            "!" => {
                self.send(driven);
                return Done::Taken;
            }
            "" => {}
            _ => {
                let turns = field(driven.model()).map(|field| turns_to(field, text));
                match turns {
                    Some(Turns::By(turns)) => (0..turns).for_each(|_| driven.input(Input::Act(Action::Right))),
                    Some(Turns::Typed) => write(driven, text),
                    Some(Turns::NoOffer) | None => return Done::Unknown,
                }
            }
        }
        if field(driven.model()).is_some_and(|field| field.error.is_some()) {
            return Done::Unknown;
        }
        let before = ask::form(driven.model()).map_or(0, |form| form.at);
        driven.input(Input::Act(Action::FieldNext));
        if ask::form(driven.model()).is_some_and(|form| form.at <= before) {
            self.send(driven);
        }
        Done::Taken
    }

    /// After the last field: sends the form, or lets what comes of it be weighed first.
    fn send(&mut self, driven: &mut dyn Driven) {
        let sound = ask::form(driven.model()).is_some_and(Form::is_valid);
        if sound && ask::is_weighty(driven.model()) {
            self.review = true;
        } else {
            driven.input(Input::Act(Action::Activate));
        }
    }

    /// One menu back; what was typed to narrow a list goes first.
    fn back(&mut self, driven: &mut dyn Driven) -> Done {
        self.review = false;
        if driven.model().overlays.is_empty() {
            self.place = Place::Main;
        } else {
            driven.input(Input::Act(Action::Cancel));
        }
        Done::Back
    }
}

/// A line for a terminal: `.` looks away, `^C` and its like are keys.
fn type_line(driven: &mut dyn Driven, line: &str) -> Done {
    let key = |c| Input::Key(Key { ctrl: true, ..Key::char(c) });
    match line.trim() {
        "." => {
            driven.input(Input::Act(Action::Cancel));
            return Done::Back;
        }
        "^C" => driven.input(key('c')),
        "^D" => driven.input(key('d')),
        "^Z" => driven.input(key('z')),
        _ => {
            driven.input(Input::Paste(line.to_owned()));
            driven.input(Input::Act(Action::Activate));
        }
    }
    Done::Taken
}

/// The field that is asked for.
fn field(model: &Model) -> Option<&Field> {
    ask::form(model).and_then(|form: &Form| form.fields.get(form.at))
}

/// What an answer means to a field.
enum Turns {
    /// It is chosen: turn it so often.
    By(usize),
    /// It is chosen, and there is no such offer.
    NoOffer,
    /// It is typed.
    Typed,
}

/// How a field comes to what was answered; an offer is answered by its number or its word.
fn turns_to(field: &Field, text: &str) -> Turns {
    let FieldKind::Choice { offers, at } = &field.kind else { return Turns::Typed };
    let number = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < offers.len());
    let wanted = number.or_else(|| offers.iter().position(|offer| offer.value == text));
    wanted.map_or(Turns::NoOffer, |wanted| Turns::By((wanted + offers.len() - at) % offers.len().max(1)))
}

/// Writes over the text that has the keyboard.
fn write(driven: &mut dyn Driven, text: &str) {
    driven.input(Input::Key(Key::plain(Code::End)));
    driven.input(Input::Key(Key { ctrl: true, ..Key::char('u') }));
    driven.input(Input::Paste(text.to_owned()));
}

/// Whether an action says something without a picture: it is offered in a menu.
pub fn speaks(action: Action) -> bool {
    let row = action.row();
    let drawn = matches!(
        action,
        Action::MapNearer
            | Action::MapFarther
            | Action::MapWhole
            | Action::MapFold
            | Action::MapLens
            | Action::Hex
            | Action::TabNext
            | Action::TabPrev
            | Action::Theme
            | Action::Ascii
            | Action::Motion
            | Action::Mode
            | Action::Faster
            | Action::Slower
            | Action::Help
            | Action::What
            | Action::Quit
    );
    action.in_palette() && !drawn && row.contexts.iter().any(|c| matches!(c, Context::Main | Context::Any))
}
