//! The whole lab: a plan brought to life, changed only by `Command` or by time, seen only as `LabView` and facts.

mod command;
mod outside;
mod plan;
mod trouble;
mod view;
mod world;

pub use command::{Command, Journal, JournalEntry, Target};
pub use outside::{Failure, Mend, MendKind, OutsideTest, Step, Verdict};
pub use plan::{Expectation, Expected, Lesson, LinkPlan, Plan, ScriptLine, Text};
pub use trouble::{Setting, SettingError, apply_setting, setting_words};
pub use view::{
    FdView, FdWhat, FilterView, IfaceView, LabView, LinkView, MacRow, NatView, NodeView, PortView, ProcView, RadioView,
    RouteView, SocketView, TerminalView,
};
pub use world::{LAB, LAB_COMMANDS, Lab, LabError, LabOptions, Line};
