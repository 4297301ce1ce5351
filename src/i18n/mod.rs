//! Typed facts, diagnostics and actions → sentences, in Korean and English.
//!
//! What it is: the one place where the program speaks. The core says facts, the files say diagnostics, the screen
//! names actions; here they become text in the language of the screen that asks. What it is not: a global, a
//! setting, or a place for rules: a sentence repeats what was decided elsewhere, with its numbers.

mod lang;
mod josa;
mod functions;
mod message;
mod texts;
mod facts;
mod headers;
mod values;
mod origin;
mod connection;
mod note;
mod diagnostics;
mod settings;
mod lab;
mod outside;
mod screen;
mod glossary;

pub use connection::Telling as ConnectionTelling;
pub use facts::{Names, SHORT_CELLS, clip, fact_remedy, fact_sentence, fact_short};
pub use glossary::{meaning as term_meaning, terms};
pub use headers::{field_about, field_here, header_text, layer_about, layer_here, layer_text, proto_text};
pub use josa::josa;
pub use lab::{expectation_sentence, lab_error_sentence, setting_error_sentence, setting_hint};
pub use lang::{Lang, UnknownLang};
pub use note::note_label;
pub use origin::origin_sentence;
pub use outside::{clash_sentence, outside_mend, outside_step, outside_why, stale_sentence};
pub use screen::{capture_fault, field_error_sentence};
pub use settings::{setting_sentence, settings_page};
pub use texts::{Arg, Texts};

#[cfg(test)]
mod completeness;
