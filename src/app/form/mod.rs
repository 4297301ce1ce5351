//! Forms: a few fields, one of which has the keyboard, each with what is wrong with it beside it.
//!
//! What a form is for stands in its own file (`forward`, `composer`); here is what all of them share.

pub mod check;
pub mod composer;
mod error;
mod field;
pub mod forward;
mod id;
mod link;

pub use composer::Composer;
pub use error::FieldError;
pub use field::{Field, FieldKind, Offer};
pub use forward::Forwards;
pub use id::FieldId;
pub use link::LinkForm;

use super::input::{Code, Key};

/// Fields and which of them has the keyboard.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The one with the keyboard.
    pub at: usize,
    /// Whether sending was tried: from then on every mistake is shown, before only in fields already left.
    pub tried: bool,
}

impl Form {
    /// A form with the keyboard in its first field.
    pub fn new(fields: Vec<Field>) -> Form {
        Form { fields, at: 0, tried: false }
    }

    /// The field of this name.
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.iter().find(|f| f.id == id)
    }

    /// What a field says, without blanks around it; empty when there is no such field.
    pub fn value(&self, id: FieldId) -> &str {
        self.field(id).map_or("", Field::value)
    }

    /// Writes down what is wrong with a field, or that nothing is.
    pub fn judge(&mut self, id: FieldId, verdict: Result<(), FieldError>) {
        if let Some(field) = self.fields.iter_mut().find(|f| f.id == id) {
            field.error = verdict.err();
        }
    }

    /// Whether every field is right.
    pub fn is_valid(&self) -> bool {
        self.fields.iter().all(|f| f.error.is_none())
    }

    /// The mistake to show beside a field.
    pub fn error_shown(&self, index: usize) -> Option<&FieldError> {
        let field = self.fields.get(index)?;
        field.error.as_ref().filter(|_| self.tried || field.touched)
    }

    /// Moves the keyboard to the next field or the one before, around the ends.
    pub fn turn(&mut self, forward: bool) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.touched = true;
        }
        let count = self.fields.len().max(1);
        self.at = if forward { self.at + 1 } else { self.at + count - 1 } % count;
    }

    /// Shows every mistake and goes to the first.
    pub fn point_at_mistake(&mut self) {
        self.tried = true;
        if let Some(first) = self.fields.iter().position(|f| f.error.is_some()) {
            self.at = first;
        }
    }

    /// Gives a key to the field that has the keyboard; whether its value changed.
    pub fn key(&mut self, key: Key) -> bool {
        let Some(field) = self.fields.get_mut(self.at) else { return false };
        let before = field.value().to_owned();
        match (&mut field.kind, key.code) {
            (FieldKind::Text(line), _) => {
                line.key(key);
            }
            (FieldKind::Choice { .. }, Code::Left) => field.turn(false),
            (FieldKind::Choice { .. }, Code::Right | Code::Char(' ')) => field.turn(true),
            (FieldKind::Choice { .. }, Code::Char(c)) => field.jump(c),
            (FieldKind::Choice { .. }, _) => {}
        }
        field.value() != before
    }

    /// Types a text into the field that has the keyboard.
    pub fn paste(&mut self, text: &str) {
        if let Some(Field { kind: FieldKind::Text(line), .. }) = self.fields.get_mut(self.at) {
            line.insert(text);
        }
    }
}
