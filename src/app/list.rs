//! A list to choose from, narrowed by typing: the palette, scenarios, demos, boxes, links, a box's menu.

use crate::lab::Text;
use crate::sim::{LinkId, NodeId};

use super::action::Action;
use super::search;
use super::text_line::TextLine;

/// What a list is for; its title is `list-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// All actions.
    Palette,
    /// Scenarios to open.
    Scenarios,
    /// Demos to play.
    Demos,
    /// Boxes, to be chosen on the map.
    Boxes,
    /// Boxes, to open a shell at.
    ShellAt,
    /// Boxes whose lease is renewed.
    RenewAt,
    /// Boxes whose lease is released.
    ReleaseAt,
    /// Links, to be cut or mended.
    Links,
    /// Cables, to be pulled.
    Unplug,
    /// Ends of cables, to be plugged in elsewhere.
    MoveEnd,
    /// TCP connections, to be looked at.
    Connections,
    /// The glossary.
    Terms,
    /// What can be done at this box.
    Menu(NodeId),
}

impl Purpose {
    /// Its title is `list-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Purpose::Palette => "palette",
            Purpose::Scenarios => "scenarios",
            Purpose::Demos => "demos",
            Purpose::Boxes => "boxes",
            Purpose::ShellAt => "shell-at",
            Purpose::RenewAt => "renew-at",
            Purpose::ReleaseAt => "release-at",
            Purpose::Links => "links",
            Purpose::Unplug => "unplug",
            Purpose::MoveEnd => "move-end",
            Purpose::Connections => "connections",
            Purpose::Terms => "terms",
            Purpose::Menu(_) => "menu",
        }
    }
}

/// What choosing a row means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pick {
    /// Do this.
    Action(Action),
    /// This box.
    Node(NodeId),
    /// This link.
    Link(LinkId),
    /// This end of a cable: `pc1:eth0`.
    End(String),
    /// This line for the lab.
    Line(String),
    /// This connection of the book.
    Talk(u32),
    /// This scenario or demo.
    Name(String),
    /// This term, to be read.
    Term(&'static str),
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What it stands for. An action shows its own sentence.
    pub pick: Pick,
    /// The name to show, for everything that is not an action.
    pub name: String,
    /// A title beside the name.
    pub title: Option<Text>,
    /// For a link: whether it is cut now.
    pub cut: bool,
    /// What typing is compared with.
    pub search: String,
}

impl Item {
    /// A row that is found by its name.
    pub fn named(pick: Pick, name: &str) -> Item {
        Item { pick, name: name.to_owned(), title: None, cut: false, search: name.to_owned() }
    }

    /// A row with a title in both languages.
    pub fn titled(name: &str, title: &Text) -> Item {
        let search = format!("{name} {} {}", title.ko, title.en);
        Item { title: Some(title.clone()), search, ..Item::named(Pick::Name(name.to_owned()), name) }
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct List {
    /// What for.
    pub purpose: Purpose,
    /// All rows.
    pub items: Vec<Item>,
    /// What was typed.
    pub filter: TextLine,
    /// Indices of the rows that fit, best first.
    pub shown: Vec<usize>,
    /// The chosen one of `shown`.
    pub at: usize,
}

impl List {
    /// A list with nothing typed; the row `at` is chosen.
    pub fn new(purpose: Purpose, items: Vec<Item>, at: usize) -> List {
        let shown = (0..items.len()).collect();
        List { purpose, items, filter: TextLine::default(), shown, at }
    }

    /// Looks again after typing.
    pub fn narrow(&mut self) {
        self.shown = search::ranked(self.filter.text(), self.items.iter().map(|i| i.search.as_str()));
        self.at = 0;
    }

    /// Moves the choice by so many rows, staying inside.
    pub fn step(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// The chosen row.
    pub fn chosen(&self) -> Option<&Item> {
        self.row(self.at)
    }

    /// The row shown at a place.
    pub fn row(&self, place: usize) -> Option<&Item> {
        self.items.get(*self.shown.get(place)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_and_the_choice_stays_inside() {
        let item = |name: &str| Item::named(Pick::Name(name.into()), name);
        let mut list = List::new(Purpose::Scenarios, ["home", "cafe", "hotel"].map(item).to_vec(), 0);
        list.step(9);
        assert_eq!(list.chosen().map(|i| i.name.as_str()), Some("hotel"));
        list.filter.insert("cf");
        list.narrow();
        assert_eq!(list.shown, [1]);
        list.filter.insert("zz");
        list.narrow();
        list.step(-1);
        assert_eq!((list.chosen(), list.at), (None, 0));
    }
}
