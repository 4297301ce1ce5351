//! One field of a form: a text or a choice, and what is wrong with it.

use super::{FieldError, FieldId};
use crate::app::text_line::TextLine;

/// One of the things a choice offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Its value, and what is shown when it has no sentence.
    pub value: String,
    /// Whether it has a sentence: `offer-<value>`.
    pub worded: bool,
}

/// How a field is filled in.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// By typing.
    Text(TextLine),
    /// By choosing.
    Choice {
        /// What there is.
        offers: Vec<Offer>,
        /// The chosen one.
        at: usize,
    },
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// How it is filled in.
    pub kind: FieldKind,
    /// What is wrong with it now.
    pub error: Option<FieldError>,
    /// Whether the keyboard has left it once.
    pub touched: bool,
}

impl Field {
    /// A field for a text.
    pub fn text(id: FieldId, value: &str) -> Field {
        Field { id, kind: FieldKind::Text(TextLine::new(value)), error: None, touched: false }
    }

    /// A field for a text, with a proposal that typing replaces.
    pub fn proposal(id: FieldId, value: &str) -> Field {
        Field { kind: FieldKind::Text(TextLine::proposing(value)), ..Field::text(id, value) }
    }

    /// A choice; `worded` offers have sentences, others are shown as they are.
    pub fn choice<'a>(id: FieldId, worded: bool, values: impl IntoIterator<Item = &'a str>, chosen: &str) -> Field {
        let offers: Vec<Offer> = values.into_iter().map(|v| Offer { value: v.to_owned(), worded }).collect();
        let at = offers.iter().position(|o| o.value == chosen).unwrap_or(0);
        Field { id, kind: FieldKind::Choice { offers, at }, error: None, touched: false }
    }

    /// What it says, without blanks around it.
    pub fn value(&self) -> &str {
        match &self.kind {
            FieldKind::Text(line) => line.text().trim(),
            FieldKind::Choice { offers, at } => offers.get(*at).map_or("", |o| o.value.as_str()),
        }
    }

    /// The next choice, or the one before, around the ends.
    pub(super) fn turn(&mut self, forward: bool) {
        if let FieldKind::Choice { offers, at } = &mut self.kind {
            let count = offers.len().max(1);
            *at = if forward { *at + 1 } else { *at + count - 1 } % count;
        }
    }

    /// The next choice that starts with this letter.
    pub(super) fn jump(&mut self, letter: char) {
        if let FieldKind::Choice { offers, at } = &mut self.kind {
            let (count, here) = (offers.len().max(1), *at);
            let fits = |i: &usize| offers.get(*i).is_some_and(|o| o.value.starts_with(letter));
            *at = (1..=count).map(|n| (here + n) % count).find(fits).unwrap_or(here);
        }
    }
}
