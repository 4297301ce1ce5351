//! The screen without a screen: what is shown, what keys mean, what a person's wish does to the lab.
//!
//! `Model` owns the lab. `update` takes one `Input` and answers with `Effect`s for the world outside; everything
//! else it does is a console line given to the lab, so that a session is a journal. No terminal, no clock, no file,
//! and no sentence: `ui` draws a `&Model`, `i18n` words it.

pub mod action;
pub mod anatomy;
pub mod atlas;
pub mod capture;
pub mod class;
pub mod connection;
pub mod console;
pub mod dhcp;
pub mod edit;
pub mod effect;
pub mod events;
pub mod flights;
pub mod focus;
pub mod form;
pub mod guide;
pub mod hints;
pub mod host;
pub mod input;
pub mod jamo;
pub mod keymap;
pub mod lens;
pub mod lesson;
pub mod list;
mod map;
pub mod memory;
pub mod model;
pub mod motion;
pub mod notice;
pub mod overlay;
pub mod pace;
pub mod packet;
pub mod plain;
pub mod playback;
mod pressing;
pub mod reading;
pub mod router;
pub mod script;
mod search;
pub mod selection;
pub mod settings;
pub mod stage;
pub mod start;
pub mod story;
pub mod subnets;
pub mod text_line;
pub mod tour;
mod update;
pub mod why;

pub use action::{ACTIONS, Action, ActionRow, Group};
pub use anatomy::Anatomy;
pub use effect::Effect;
pub use focus::{Focus, Pane};
pub use guide::Guide;
pub use input::{Code, Input, Key, KeyError, Target, parse_inputs};
pub use keymap::{Context, Keymap};
pub use memory::Memory;
pub use model::Model;
pub use notice::Notice;
pub use overlay::Overlay;
pub use packet::Packet;
pub use playback::Playback;
pub use reading::Reading;
pub use script::{Player, TimedStep};
pub use selection::Selection;
pub use settings::Settings;
pub use stage::{Catalogue, Entry, Stage};
pub use text_line::TextLine;
