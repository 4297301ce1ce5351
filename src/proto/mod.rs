//! Protocol machines, sans-IO: each gets the present and an input, and fills an output. None calls out, none knows a
//! clock, and every decision is a fact said where it falls.

mod endpoint;
pub mod tcp;

pub use endpoint::Endpoint;
