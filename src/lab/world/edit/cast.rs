//! Who is meant where a scenario speaks of boxes: in its script, what it expects, and what shows that its lesson is done. It
//! names them; here they are held by number, from the beginning on, so that a box may be called otherwise, or another box be
//! called as it was, and each line still means the box it meant.
//!
//! Not what programs are told: `ping pc2` is a line of a box, which finds by that name whom it finds.

use std::collections::BTreeMap;

use crate::lab::world::Lab;
use crate::lab::{Expected, Target};
use crate::sim::NodeId;

/// Where a scenario names a box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::lab::world) enum Mention {
    /// The box at which a line of the script is typed.
    Typed(usize),
    /// A word of a line for the lab: line and place of the word.
    Word(usize, usize),
    /// Something expected.
    Expected(usize),
    /// Something that shows that the lesson is done.
    Done(usize),
}

/// All places, each with the number of its box.
pub(in crate::lab::world) type Cast = BTreeMap<Mention, NodeId>;

impl Lab {
    /// Finds the boxes meant by names of which that is not known yet: there are new ones.
    pub(in crate::lab::world) fn find_cast(&mut self) {
        let mut found = Vec::new();
        for (line, at) in self.script.iter().zip(0..) {
            match Target::from(line.node.as_str()) {
                Target::Node(name) | Target::Terminal(name, _) => found.push((Mention::Typed(at), name)),
                Target::Lab => {
                    let words: Vec<&str> = line.line.split_whitespace().collect();
                    let named = named_words(&words).into_iter().filter_map(|word| Some((word, *words.get(word)?)));
                    found.extend(named.map(|(word, text)| (Mention::Word(at, word), name_of(text).to_owned())));
                }
            }
        }
        let expected = self.expectations.iter().map(|expectation| &expectation.what).zip(0..);
        found.extend(expected.map(|(what, at)| (Mention::Expected(at), node_of(what).to_owned())));
        let done = self.lesson.iter().flat_map(|lesson| &lesson.done).zip(0..);
        found.extend(done.map(|(what, at)| (Mention::Done(at), node_of(what).to_owned())));
        for (mention, name) in found {
            if let Some(id) = self.node_named(&name) {
                self.cast.entry(mention).or_insert(id);
            }
        }
    }

    /// Writes another name wherever a box is meant.
    pub(super) fn respell(&mut self, id: NodeId, name: &str) {
        for mention in self.cast.iter().filter(|(_, meant)| **meant == id).map(|(mention, _)| *mention) {
            let text = match mention {
                Mention::Typed(at) => self.script.get_mut(at).map(|line| &mut line.node),
                Mention::Word(at, word) => {
                    if let Some(line) = self.script.get_mut(at) {
                        replace_word(&mut line.line, word, name);
                    }
                    continue;
                }
                Mention::Expected(at) => {
                    self.expectations.get_mut(at).map(|expectation| node_mut(&mut expectation.what))
                }
                Mention::Done(at) => self.lesson.as_mut().and_then(|lesson| lesson.done.get_mut(at)).map(node_mut),
            };
            if let Some(text) = text {
                *text = renamed(text, name);
            }
        }
    }

    /// Whether a line of the script is about a box that was taken off.
    pub(super) fn is_about_gone(&self, line: usize) -> bool {
        let words = self.cast.range(Mention::Word(line, 0)..=Mention::Word(line, usize::MAX));
        words.map(|(_, id)| id).chain(self.cast.get(&Mention::Typed(line))).any(|id| self.removed.contains(id))
    }
}

/// Which words of a line for the lab name a box, or an end or a terminal of one.
fn named_words(words: &[&str]) -> Vec<usize> {
    match words {
        ["link" | "power", ..] => vec![2],
        ["connect" | "move", ..] => vec![1, 2],
        ["disconnect" | "remove" | "rename" | "address" | "service" | "restart" | "close", ..] => vec![1],
        ["place", ..] => (1..words.len()).step_by(2).collect(),
        ["add", ..] => words.iter().skip(3).position(|word| *word == "to").map(|at| at + 4).into_iter().collect(),
        ["undo" | "redo" | "help", ..] => Vec::new(),
        // A line for a box.
        _ => vec![0],
    }
}

/// `pc1` of `pc1:eth0` and of `pc1/pts0`.
fn name_of(text: &str) -> &str {
    text.split([':', '/']).next().unwrap_or(text)
}

/// The same end or terminal of another box.
fn renamed(text: &str, name: &str) -> String {
    let behind = text.strip_prefix(name_of(text)).unwrap_or_default();
    format!("{name}{behind}")
}

fn replace_word(line: &mut String, place: usize, name: &str) {
    let Some(word) = line.split_whitespace().nth(place) else { return };
    let begin = word.as_ptr().addr() - line.as_ptr().addr();
    let (range, new) = (begin..begin + word.len(), renamed(word, name));
    line.replace_range(range, &new);
}

fn node_of(what: &Expected) -> &str {
    let (Expected::Prints { node, .. }
    | Expected::Number { node, .. }
    | Expected::Exits { node, .. }
    | Expected::Address { node, .. }) = what;
    node
}

fn node_mut(what: &mut Expected) -> &mut String {
    let (Expected::Prints { node, .. }
    | Expected::Number { node, .. }
    | Expected::Exits { node, .. }
    | Expected::Address { node, .. }) = what;
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_replaced_where_it_stands() {
        for (line, places, wanted) in [
            ("link cut  pc1:eth0 out", &[2][..], "link cut  x:eth0 out"),
            ("add Pc pc1 at 1,2 to pc1", &[6], "add Pc pc1 at 1,2 to x"),
            ("place pc1 1,2 pc1 auto", &[1, 3], "place x 1,2 x auto"),
            ("close pc1/pts0", &[1], "close x/pts0"),
            ("pc1 ping pc1", &[0], "x ping pc1"),
            ("undo 2", &[], "undo 2"),
        ] {
            let mut text = line.to_owned();
            assert_eq!(named_words(&line.split_whitespace().collect::<Vec<_>>()), places, "{line}");
            places.iter().for_each(|place| replace_word(&mut text, *place, "x"));
            assert_eq!(text, wanted);
        }
    }
}
