//! What is typed at a program that runs already: lines, Ctrl-D and Ctrl-C, as console lines, so that a journal and a
//! script can type too.

use super::{Lab, LabError};
use crate::os::Pid;
use crate::sim::NodeId;

/// Keys for the program in the foreground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Keys<'a> {
    /// `< TEXT`: a line and Enter.
    Line(&'a str),
    /// `^D`: the end of the input.
    End,
    /// `^C`: the program is interrupted.
    Interrupt,
}

impl Keys<'_> {
    /// Reads a console line that is none for the shell.
    pub(super) fn read(line: &str) -> Option<Keys<'_>> {
        match line {
            "^C" => Some(Keys::Interrupt),
            "^D" => Some(Keys::End),
            // One blank belongs to the sign, the others to the text.
            _ => line.strip_prefix('<').map(|text| Keys::Line(text.strip_prefix(' ').unwrap_or(text))),
        }
    }
}

impl Lab {
    /// Presses keys at a box: the program in the foreground gets them. Answers its number.
    pub(super) fn press(&mut self, id: NodeId, keys: Keys<'_>) -> Result<Pid, LabError> {
        let refused = |lab: &Lab| LabError::NobodyReads { node: lab.node_name(id).to_owned() };
        let reader = self.nodes[id.0 as usize].borrow().procs.foreground();
        let pid = reader.ok_or_else(|| refused(self))?;
        let taken = self.touch(id, |kernel, cx| {
            match keys {
                Keys::Line(text) => return kernel.type_line(cx, pid, text),
                Keys::End => kernel.end_input(cx, pid),
                Keys::Interrupt => kernel.interrupt(cx, pid),
            }
            Ok(())
        });
        taken.map_err(|_| refused(self))?;
        self.run_ready();
        Ok(pid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_commands() {
        assert_eq!(Keys::read("< hello  you"), Some(Keys::Line("hello  you")));
        assert_eq!(Keys::read("<"), Some(Keys::Line("")));
        assert_eq!(Keys::read("<  x"), Some(Keys::Line(" x")));
        assert_eq!((Keys::read("^D"), Keys::read("^C")), (Some(Keys::End), Some(Keys::Interrupt)));
        assert_eq!(Keys::read("ping pc2"), None);
    }
}
