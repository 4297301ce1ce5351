//! What lies over the main screen: lists, forms, help, questions. Each draws a card and says where text is typed.

mod about;
mod anatomy;
mod composer;
mod confirm;
mod connection;
mod console;
mod dhcp;
mod edit;
mod form;
mod forwards;
mod help;
mod host;
mod link;
mod list;
mod outside;
mod start;
mod subnets;
mod router;
mod too_small;
mod whole;
mod why;

pub use about::{draw_about, draw_done, draw_what};
pub use anatomy::{draw_anatomy, draw_edge, hint_of};
pub use composer::{draw_composer, draw_open, draw_save};
pub use confirm::draw_confirm;
pub use connection::draw_connection;
pub use console::{Shell, draw_console};
pub use dhcp::draw_dhcp;
pub use edit::{draw_edit, draw_pick};
pub use form::{draw_form, form_height};
pub use forwards::{draw_forwards, room_above};
pub use help::draw_help;
pub use host::{about as told_of_host, draw_host};
pub use link::draw_link;
pub use list::{draw_list, list_row_at};
pub use router::draw_router;
pub use start::draw_start;
pub use subnets::draw_subnets;
pub use too_small::draw_too_small;
pub use why::draw_why;

/// A cell, (column, row): where the terminal's own cursor stands while text is typed.
pub type Cursor = Option<(u16, u16)>;
