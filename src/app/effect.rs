//! What the model wants from the world outside. Everything inside a lab is a command to the lab instead.

/// A wish to the shell around the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Put what is chosen on the clipboard; the drawing knows its text.
    Copy,
    /// Write a journal to a file.
    SaveJournal {
        /// The file's name, without directory; the shell says where.
        name: String,
        /// Its text.
        text: String,
    },
    /// Write a scenario to a new file; `Model::ask_replace` when there is one of that name.
    SaveScenario {
        /// The file's name, without directory.
        name: String,
        /// Its text.
        text: String,
        /// Whether one that is there may be replaced.
        replace: bool,
    },
    /// Read a scenario and hand it to `Model::open`.
    LoadScenario {
        /// A built-in name or a path.
        name: String,
    },
    /// Open what was open last, as it was left.
    Continue,
    /// Read a demo, open its scenario and hand its steps to `Model::play_script`.
    LoadDemo {
        /// Its name.
        name: String,
    },
}
