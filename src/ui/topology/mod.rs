//! The map of the lab: boxes, links and what travels on them.

mod comb;
mod draw;
mod layout;
mod links;
mod map;
mod overview;
mod pack;
mod route;
mod stay;
mod window;
mod world;

pub use draw::{Live, Look, Mark, Traveller, box_at, draw};
pub(in crate::ui) use draw::{frame, group_role};
pub use layout::{Detail, Graph, Layout, Spec, layout};
pub use map::{LinkLook, Map, NodeLook, Scene};
pub use route::{Cell, route};
