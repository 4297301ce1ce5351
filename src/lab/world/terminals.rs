//! What is typed in a lab: which terminal takes a line, the shell that is started for it, and the services a box runs
//! without any terminal.

use super::{Lab, LabError};
use crate::lab::Target;
use crate::os::{Birth, Pid, Sys, TTYS_MAX, Typed};
use crate::program;
use crate::sim::NodeId;
use crate::trace::FactId;
use crate::trace::facts::Signal;

impl Lab {
    /// The terminal for a line that names none. Keys go to a program that runs already, a command to a free one.
    pub(super) fn terminal_for(&self, id: NodeId, line: &str) -> Result<u16, LabError> {
        let kernel = self.nodes[id.0 as usize].borrow();
        match Typed::read(line) {
            Some(keys) => {
                let for_line = !matches!(keys, Typed::Interrupt | Typed::Suspend);
                let refused = || LabError::NobodyReads { node: self.node_name(id).to_owned() };
                kernel.procs.busy_tty(for_line).ok_or_else(refused)
            }
            None => kernel.procs.free_tty().ok_or(LabError::TooManyTerminals),
        }
    }

    /// Types a line at a terminal, which is opened when it was not. `cause` is the fact of the command. Answers the
    /// process that the line started, or else the one that has it.
    pub(super) fn type_line(&mut self, id: NodeId, number: u16, line: &str, cause: FactId) -> Result<Pid, LabError> {
        let is_open = self.nodes[id.0 as usize].borrow().procs.tty(number).is_some();
        let typed = Typed::read(line).unwrap_or_else(|| Typed::Line(line.into()));
        if !is_open {
            if matches!(typed, Typed::End | Typed::Interrupt | Typed::Suspend) {
                return Err(LabError::NobodyReads { node: self.node_name(id).to_owned() });
            }
            if number >= TTYS_MAX {
                return Err(LabError::TooManyTerminals);
            }
            self.open_terminal(id, number)?;
        }
        let (shell, foreground) = self.holders(id, number);
        let taken = self.touch(id, |kernel, cx| {
            if cause.is_some() {
                cx.trace.follow(cause);
            }
            kernel.type_at(cx, number, typed)
        });
        taken.map_err(|_| LabError::TerminalFull)?;
        self.run_ready();
        let latest = self.nodes[id.0 as usize].borrow().procs.tty(number).map_or(0, |tty| tty.latest);
        Ok([latest, foreground, shell].into_iter().find(|pid| *pid != 0).unwrap_or(0))
    }

    /// The shell of a terminal, and who leads the job that has its keyboard.
    fn holders(&self, id: NodeId, number: u16) -> (Pid, Pid) {
        self.nodes[id.0 as usize].borrow().procs.tty(number).map_or((0, 0), |tty| (tty.shell, tty.foreground))
    }

    fn open_terminal(&mut self, id: NodeId, number: u16) -> Result<(), LabError> {
        let birth = Birth { tty: Some(number), ..Birth::daemon("-sh") };
        let pid = self.start(id, birth, Sys::main_task(program::shell))?;
        let mut kernel = self.nodes[id.0 as usize].borrow_mut();
        let login = kernel.procs.login.as_deref().map(Into::into);
        kernel.open_tty(number, pid);
        kernel.procs.become_user(pid, login);
        drop(kernel);
        Ok(())
    }

    /// Starts a service of a box: a daemon from the beginning. The record's cursor is its cause.
    pub(super) fn start_service(&mut self, id: NodeId, line: &str) -> Result<Pid, LabError> {
        let text = line.to_owned();
        self.start(id, Birth::daemon(line), Sys::main_task(move |sys| program::run_line(sys, text)))
    }

    fn start(
        &mut self,
        id: NodeId,
        birth: Birth,
        main: Box<dyn FnOnce(Sys) -> crate::os::Task>,
    ) -> Result<Pid, LabError> {
        let pid = self.touch(id, |kernel, cx| kernel.start_process(cx, birth, main));
        pid.ok_or(LabError::TooManyProcesses)
    }

    /// Closes the window of a terminal: its shell hears SIGHUP from the kernel, and hangs up what it started.
    pub(super) fn close_terminal(&mut self, text: &str) -> Result<(), LabError> {
        let wrong = || LabError::BadArgument { text: text.to_owned(), expected: "a terminal in use, as in pc1/pts0" };
        let Target::Terminal(name, number) = Target::from(text) else { return Err(wrong()) };
        let id = self.node_or_error(&name)?;
        let (shell, _) = self.holders(id, number);
        if shell == 0 {
            return Err(wrong());
        }
        let cause = self.shared.with(|cx| cx.trace.cursor());
        self.enter(Some(id), cause);
        // It was alive a moment ago, and it is not init.
        let _ = self.touch(id, |kernel, cx| kernel.signal(cx, 0, shell, Signal::Hup));
        self.run_ready();
        Ok(())
    }
}
