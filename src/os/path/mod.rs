//! The way of a packet through a kernel, one file a stage:
//!
//! ```text
//!            ┌ switch (ports of one interface)
//!  rx ─ link ┤
//!            └ input ─ own? ─ local ─ sockets
//!                       │                │
//!                     forward          output
//!                       └──── link ─────┘─ tx
//! ```
//!
//! Which machine is asked when is decided here; what it answers is `proto`'s business.

mod arp;
mod detour;
mod forward;
mod fragments;
mod input;
mod link;
mod local;
mod output;
mod vlan;

pub(super) use forward::unreachable;
pub(super) use input::Origin;
pub(super) use local::unreadable_segment;
pub use output::Cutting;
pub(super) use output::IpOptions;
