//! The plan of a lab: what a scenario file says, checked and complete. `scenario` makes it, `Lab::new` lives it.

use std::sync::Arc;

use serde::Serialize;

use crate::device::Blueprint;
use crate::sim::{LinkProps, SimTime};
use crate::trace::Name;

/// A text in both languages.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize)]
pub struct Text {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

/// A whole lab before it is switched on.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Plan {
    /// Its short name: `home`.
    pub name: String,
    /// Its title.
    pub title: Text,
    /// What it is about, in a sentence or two.
    pub about: Text,
    /// Seed of all chance, unless another is asked for.
    pub seed: u64,
    /// Its boxes.
    pub nodes: Vec<Blueprint>,
    /// Wished positions in cells of a coarse grid (column, row), by index of the box.
    pub positions: Vec<Option<(u16, u16)>>,
    /// Its links.
    pub links: Vec<LinkPlan>,
    /// What happens by itself.
    pub script: Vec<ScriptLine>,
    /// What must hold.
    pub expectations: Vec<Expectation>,
    /// What a learner is asked to do.
    pub lesson: Option<Lesson>,
}

/// Who lends a plan keeps it: a copy is taken.
impl From<&Plan> for Plan {
    fn from(plan: &Plan) -> Plan {
        plan.clone()
    }
}

/// A link of a plan.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LinkPlan {
    /// Index of the box and the port's name, at both ends.
    pub ends: [(usize, Name); 2],
    /// What it is made of; links that are alike may share it.
    pub props: Arc<LinkProps>,
}

impl LinkPlan {
    /// A link without faults between two ports.
    pub fn new(ends: [(usize, Name); 2], props: impl Into<Arc<LinkProps>>) -> LinkPlan {
        LinkPlan { ends, props: props.into() }
    }
}

/// "At `at`, `node` runs `line`."
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ScriptLine {
    /// When.
    pub at: SimTime,
    /// A box's name, or `lab`.
    pub node: String,
    /// A console line.
    pub line: String,
}

/// "By `by`, this holds."
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Expectation {
    /// When it must hold at the latest.
    pub by: SimTime,
    /// What.
    pub what: Expected,
}

/// What an expectation looks for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub enum Expected {
    /// The box printed a line that contains this text.
    Prints {
        /// The box.
        node: String,
        /// The text.
        text: String,
    },
    /// The box printed a line with this text, in which a number stands where the text has `#`.
    Number {
        /// The box.
        node: String,
        /// The text.
        text: String,
        /// The least number.
        least: u64,
        /// The greatest number, if there is a bound.
        most: Option<u64>,
    },
    /// A command of the box that starts with this text ended with this code.
    Exits {
        /// The box.
        node: String,
        /// How the command line starts.
        command: String,
        /// Its exit code.
        code: u8,
    },
    /// The interface has an address inside this network.
    Address {
        /// The box.
        node: String,
        /// The interface.
        iface: String,
        /// The network (a /32 asks for one address).
        within: ipnet::Ipv4Net,
    },
}

/// What a learner is asked to do, and how it is known to be done.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Lesson {
    /// The task.
    pub task: Text,
    /// Hints, from faint to plain.
    pub hints: Vec<Text>,
    /// What shows that it is done: any of these, after the scenario's own script is over. Nothing: it is done when all
    /// that the scenario expects has come.
    pub done: Vec<Expected>,
    /// What was learned by it.
    pub learned: Option<Text>,
}
