//! The `hoplab` program.
fn main() {}
