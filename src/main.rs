//! The `hoplab` program: all of it is in the library's `shell`.

use std::process::ExitCode;

fn main() -> ExitCode {
    hoplab::shell::main()
}
