//! What `tcp` and `udp` share: their arguments are calls, one a word. All are read before the first is made, so that a
//! slip of the pen does nothing, and each tells how it ended. Which calls there are is theirs alone.

use crate::os::{Errno, Sys};

/// The calls that `words` are; none, after telling why and the usage, when one of them is none.
pub(super) fn calls<'a, C>(
    sys: &Sys,
    (program, usage): (&str, &[&str]),
    words: &'a [String],
    read: fn(&str) -> Option<C>,
) -> Option<Vec<(&'a str, C)>> {
    let mut calls = Vec::new();
    let mut wrong = words.is_empty();
    for word in words {
        let Some(call) = read(word) else {
            sys.err(&format!("{program}: {word}: no such call"));
            wrong = true;
            break;
        };
        calls.push((word.as_str(), call));
    }
    if wrong {
        usage.iter().for_each(|line| sys.err(line));
        return None;
    }
    Some(calls)
}

/// Tells how a call ended: nothing where there is nothing to tell. Answers the exit code that it leaves.
pub(super) fn tell(sys: &Sys, word: &str, ended: Result<Option<String>, Errno>) -> u8 {
    match ended {
        Ok(what) => {
            if let Some(what) = what {
                sys.out(&format!("{word}: {what}"));
            }
            0
        }
        Err(errno) => {
            sys.err(&format!("{word}: {errno}"));
            1
        }
    }
}
