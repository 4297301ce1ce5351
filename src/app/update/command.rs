//! Giving a command to the lab: the only way anything in it changes but by time.

use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::lab::{Command, Lab, LabError, Target};
use crate::os::LineWhat;
use crate::trace::facts::Stream;
use crate::trace::{FactId, Trace, What};

use super::play;

/// Gives a console line to a box (or to `lab`), at the shown moment, and follows the first packet it causes.
/// Answers the process it started. A refusal becomes a notice.
pub(super) fn give(model: &mut Model, node: &str, line: &str) -> Option<u32> {
    let command = Command::new(node, line);
    let before = model.stage.lab.first_line() + model.stage.lab.lines().len();
    match carry_out(model, &command) {
        Ok(pid) => {
            let name = command.to_string();
            model.notice = Some(match complaint(&model.stage.lab, before, pid) {
                Some(reason) => Notice::Failed { name, reason },
                None => Notice::Commanded { command: name },
            });
            Some(pid)
        }
        Err(error) => {
            if command.target == Target::Lab {
                model.stage.refuse(error.clone());
            }
            model.notice = Some(Notice::Refused(error));
            None
        }
    }
}

/// Gives a command without a word about it.
pub(super) fn carry_out(model: &mut Model, command: &Command) -> Result<u32, LabError> {
    play::to_present(model);
    let before = model.stage.lab.trace().last_id();
    model.stage.lab.run_until(model.playback.shown);
    let result = model.stage.command(command);
    let at_box = command.target != Target::Lab || model.stage.lab.meant_for_box(&command.line).is_some();
    let sends = result.is_ok() && at_box;
    if let Some(fact) = command_fact(&model.stage.lab.trace(), before).filter(|_| sends) {
        model.packet.await_command(fact);
    }
    play::wake(model);
    play::absorb(model);
    result
}

/// What a process wrote to its error stream since `before`: a form's command has no other window.
fn complaint(lab: &Lab, before: usize, pid: u32) -> Option<String> {
    let new = lab.lines().iter().skip(before.saturating_sub(lab.first_line()));
    let mut errors = new.filter(|line| line.pid == pid).filter_map(|line| match &line.what {
        LineWhat::Print { stream: Stream::Err, text } => Some(text.to_string()),
        _ => None,
    });
    errors.next()
}

fn command_fact(trace: &Trace, after: FactId) -> Option<FactId> {
    trace.since(after).find(|f| matches!(f.what, What::Command { .. })).map(|f| f.id)
}
