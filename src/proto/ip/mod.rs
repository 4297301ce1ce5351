//! IPv4 at a box: the routing table, what may be passed on, pieces, and when an error may be reported.
//!
//! What it is: pure questions with typed answers. What it is not: the order in which they are asked; that is
//! `os::path`.

mod block;
mod config;
mod exceptions;
mod forward;
mod fragment;
mod icmp_error;
mod mss;
mod reassembly;
mod route;

pub use block::{class, halves, host_count, host_range, overlap, read_block, whole_of};
pub use config::Config;
pub use exceptions::{EXCEPTIONS_MAX, Exception, Exceptions, believed_mtu};
pub use forward::{is_martian_source, is_private, may_forward, may_leave, may_receive};
pub use fragment::cut;
pub use icmp_error::{IcmpLimiter, may_send_error, quote};
pub use mss::clamp_mss;
pub use reassembly::{Expired, Reassembly};
pub use route::{ROUTES_MAX, Route, RouteOrigin, Routes};
