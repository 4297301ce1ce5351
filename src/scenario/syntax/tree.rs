//! The tree of a file: values with their places. It says what stands there, not whether a scenario may say it.

use crate::scenario::Form;
use crate::scenario::span::{At, Spanned};

/// A value and its place.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::scenario) struct Tree {
    /// What it is.
    pub(in crate::scenario) value: Value,
    /// Where it stands, brackets and name included.
    pub(in crate::scenario) at: At,
}

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::scenario) enum Value {
    /// `"…"`, escapes resolved.
    Text(String),
    /// Digits without a fraction.
    Number(i128),
    /// A number with a fraction or an exponent, as it is written.
    Fraction,
    /// `true`, `false`.
    Flag(bool),
    /// `'c'`.
    Character,
    /// `[…]`.
    List(Vec<Tree>),
    /// `{…}`.
    Map,
    /// `Name`, `Name(…)` or `(…)`.
    Group(Option<Spanned<String>>, Body),
    /// What could not be read; its mistake has been reported.
    Broken,
}

/// What follows a name.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::scenario) enum Body {
    /// Nothing: a bare word.
    Bare,
    /// `(a: 1, b: 2)`.
    Fields(Vec<Field>),
    /// `(1, 2)`; also `()`.
    Items(Vec<Tree>),
}

/// `name: value`.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::scenario) struct Field {
    /// Its name.
    pub(in crate::scenario) name: Spanned<String>,
    /// Its value.
    pub(in crate::scenario) value: Tree,
}

impl Tree {
    /// What kind of value this is, for "expected …, found …".
    pub(in crate::scenario) fn form(&self) -> Form {
        match &self.value {
            Value::Text(_) => Form::Text,
            Value::Number(_) => Form::Number,
            Value::Fraction => Form::Fraction,
            Value::Flag(_) => Form::Flag,
            Value::Character => Form::Character,
            Value::List(_) => Form::List,
            Value::Map => Form::Map,
            Value::Group(_, Body::Bare) => Form::Word,
            Value::Group(_, Body::Fields(_)) => Form::Fields,
            Value::Group(_, Body::Items(_)) => Form::Pair,
            Value::Broken => Form::Value,
        }
    }
}
