//! Protocol machines, sans-IO: each gets the present and an input, and fills an output. None calls out, none knows a
//! clock, and every decision is a fact said where it falls.

pub mod arp;
pub mod bridge;
pub mod dhcp;
pub mod dns;
mod endpoint;
pub mod filter;
mod flow;
pub mod igmp;
pub mod ip;
pub mod nat;
pub mod pcp;
pub mod ppp;
mod profile;
pub mod tcp;
pub mod vlan;

pub use endpoint::Endpoint;
pub use profile::Profile;
