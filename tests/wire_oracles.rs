//! Our reading of bytes against independent crates: what both accept must mean the same to both.

#[path = "wire_oracles/dns.rs"]
mod dns;
