//! Our reading of bytes against independent crates: what both accept must mean the same to both.

#[path = "wire_oracles/dns.rs"]
mod dns;
#[path = "wire_oracles/dns_fields.rs"]
mod dns_fields;
#[path = "wire_oracles/etherparse_fields.rs"]
mod etherparse_fields;
#[path = "frames/mod.rs"]
mod frames;
#[path = "wire_oracles/values.rs"]
mod values;
#[path = "wire_oracles/strange.rs"]
mod strange;
