//! Our reading of bytes against independent crates: what both accept must mean the same to both.

#[path = "wire_oracles/dns.rs"]
mod dns;
#[path = "wire_oracles/fields.rs"]
mod fields;
#[path = "wire_oracles/frames.rs"]
mod frames;
#[path = "wire_oracles/values.rs"]
mod values;
