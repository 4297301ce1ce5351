//! What lies over the main screen: a stack, the topmost has the keyboard.

use super::connection::ConnectionView;
use super::console::Console;
use super::dhcp::DhcpView;
use super::edit::EditForm;
use super::form::{Composer, Form, Forwards, LinkForm};
use super::host::HostView;
use super::keymap::Context;
use super::list::List;
use super::reading::Reading;
use super::router::RouterPages;
use super::start::Start;
use super::subnets::Subnets;
use super::why::Why;
use crate::lab::Text;
use crate::sim::NodeId;

/// One layer over the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Help: first line shown.
    Help {
        /// First line shown.
        scroll: usize,
    },
    /// What this lab is about.
    About {
        /// First line shown.
        scroll: usize,
        /// Hints asked for so far.
        hints: usize,
    },
    /// What a pane, a table or a screen is: its text is `what-<topic>`.
    What {
        /// Which.
        topic: &'static str,
    },
    /// The task of the lesson is done.
    Done,
    /// The start card.
    Start(Start),
    /// The path of a scenario file to open.
    OpenFile(Form),
    /// A list to choose from.
    List(List),
    /// The port-forward form.
    Forwards(Forwards),
    /// The pages of a router.
    Router(Box<RouterPages>),
    /// The form of a line's trouble.
    Link(LinkForm),
    /// The address tools.
    Subnets(Subnets),
    /// A form that changes the lab.
    Edit(EditForm),
    /// A box is chosen on the map, which stays in sight.
    Pick(Picking),
    /// The composer.
    Composer(Composer),
    /// The name of a file to save.
    SaveName {
        /// One field: the name.
        form: Form,
        /// Whether the program ends afterwards.
        then_quit: bool,
    },
    /// A question.
    Confirm(Confirm),
    /// A shell at a box.
    Console(Console),
    /// Why something happened.
    Why(Why),
    /// The inside of a box.
    Host(HostView),
    /// The DHCP of a box.
    Dhcp(DhcpView),
    /// A frame, field by field.
    Anatomy(Box<Reading>),
    /// A TCP connection, from end to end.
    Connection(Box<ConnectionView>),
}

/// What a box on the map is chosen for; the sentence is `pick-<id>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Picking {
    /// The other end of a cable from this box.
    Cable(NodeId),
    /// Where this end of a cable is plugged in.
    Move(String),
}

impl Picking {
    /// Its sentence is `pick-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            Picking::Cable(_) => "cable",
            Picking::Move(_) => "move",
        }
    }
}

/// What is asked before something is lost; its sentence is `ask-<id>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// Leave although the journal is not saved.
    Quit,
    /// Open another scenario although the journal is not saved.
    Open {
        /// Its name.
        name: String,
        /// What people read of it.
        title: Text,
        /// Whether it is a demo.
        demo: bool,
    },
    /// Write over a file that is there.
    Replace {
        /// Its name.
        name: String,
        /// What it would hold.
        text: String,
    },
    /// Switch the lab on again although the journal is not saved.
    Restart,
}

impl Question {
    /// Its sentence is `ask-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            Question::Quit => "quit",
            Question::Open { .. } => "open",
            Question::Replace { .. } => "replace",
            Question::Restart => "restart",
        }
    }

    /// The answers it offers; the harmless one first.
    pub const fn answers(&self) -> &'static [Answer] {
        match self {
            Question::Quit => &[Answer::No, Answer::SaveFirst, Answer::Yes],
            _ => &[Answer::No, Answer::Yes],
        }
    }
}

/// An answer; its sentence is `answer-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Leave it.
    No,
    /// Save, then do it.
    SaveFirst,
    /// Do it.
    Yes,
}

impl Answer {
    /// Its sentence is `answer-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Answer::No => "no",
            Answer::SaveFirst => "save-first",
            Answer::Yes => "yes",
        }
    }
}

/// A question and the answer under the cursor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Confirm {
    /// What is asked.
    pub question: Question,
    /// The answer under the cursor.
    pub at: usize,
}

impl Confirm {
    /// A question with the cursor on the harmless answer.
    pub fn new(question: Question) -> Confirm {
        Confirm { question, at: 0 }
    }

    /// The answer under the cursor.
    pub fn answer(&self) -> Answer {
        self.question.answers().get(self.at).copied().unwrap_or(Answer::No)
    }
}

impl Overlay {
    /// Which keys mean something on it.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Done | Overlay::Help { .. } | Overlay::About { .. } | Overlay::What { .. } | Overlay::Why(_) => {
                Context::Help
            }
            Overlay::Start(start) if start.filter.is_none() => Context::Start,
            Overlay::Start(_) | Overlay::List(_) => Context::List,
            Overlay::Pick(_) => Context::Pick,
            Overlay::Forwards(Forwards { editor: None, .. }) => Context::Rules,
            Overlay::Forwards(_)
            | Overlay::Link(_)
            | Overlay::Edit(_)
            | Overlay::Composer(_)
            | Overlay::OpenFile(_)
            | Overlay::SaveName { .. } => Context::Form,
            Overlay::Subnets(_) => Context::Addresses,
            Overlay::Router(pages) if pages.sheet.is_some() => Context::Form,
            Overlay::Router(_) => Context::Router,
            Overlay::Confirm(_) => Context::Confirm,
            Overlay::Console(_) => Context::Console,
            Overlay::Host(_) | Overlay::Dhcp(_) => Context::Host,
            Overlay::Anatomy(_) => Context::Anatomy,
            Overlay::Connection(_) => Context::Connection,
        }
    }
}
