//! The map of the lab: boxes, links and what travels on them.

mod layout;
mod pack;
mod route;

pub use layout::{Detail, Graph, Layout, Spec, layout};
pub use route::{Cell, route};
