//! RON as a tree that remembers its places. It knows brackets, names and texts; it does not know what a scenario is.
//!
//! Why not `ron` through serde: a derived reader stops at the first mistake and forgets where values stood, while a
//! scenario's author wants all mistakes of a file at once, each with its place. The grammar is RON's own, and the
//! tests hold that whatever is accepted here is accepted by `ron`.

mod lexer;
mod parser;
mod tree;

pub(super) use lexer::shortened;
pub(super) use parser::parse;
pub(super) use tree::{Body, Field, Tree, Value};
