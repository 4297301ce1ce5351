//! Hoplab: a network lab in a terminal.
//!
//! Reading the modules from top to bottom is reading the layers from bottom to top; a module may use only
//! what stands above it in this list (`tests/tidy.rs` holds that).

pub mod wire;
pub mod sim;
pub mod trace;
pub mod proto;
pub mod os;
pub mod program;
pub mod device;
pub mod lab;
pub mod scenario;
pub mod app;
pub mod i18n;
pub mod config;
pub mod demo;
#[cfg(feature = "tui")]
pub mod ui;
#[cfg(feature = "tui")]
pub mod plain;
#[cfg(feature = "tui")]
pub mod shell;
