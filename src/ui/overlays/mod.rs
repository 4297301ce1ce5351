//! What lies over the main screen: lists, forms, help, questions. Each draws a card and says where text is typed.

mod form;
mod help;
mod list;
mod too_small;

pub use form::{draw_form, form_height};
pub use help::draw_help;
pub use list::draw_list;
pub use too_small::{MIN_COLUMNS, MIN_ROWS, draw_too_small};

/// A cell, (column, row): where the terminal's own cursor stands while text is typed.
pub type Cursor = Option<(u16, u16)>;
