//! TCP connections as a person sees them: two ends, what passed between them, and how either end stood at each moment.
//!
//! What it is: an index over the facts of the record. `Book` follows the record by number, joins the two ends of a
//! connection (also through a translation, by following its frames) and keeps a row for each segment and for what
//! happened beside it. What it is not: a protocol (nothing is decided here), sentences (`i18n`), or a second record:
//! a row goes when the record forgets its fact, so the book is never larger than the record.
//!
//! | file | holds |
//! |---|---|
//! | `book` | all connections; which fact belongs to which |
//! | `talk` | one connection: its rows and its two ends |
//! | `segment` | one segment: what it says, its way, its fate |
//! | `note` | what stands beside the ladder: states, calls, timers, holes |
//! | `hands` | calls made by hand: which descriptor leads to which connection |
//! | `end` | one end through time: windows, buffers, round trips |
//! | `samples` | how it stood, fact by fact, and the extremes of a stretch |
//! | `moment` | what has happened by now, among events of one time |
//! | `diagram` | the eleven states of RFC 9293 and the ways between them |
//! | `view` | what of it is looked at |

mod book;
mod diagram;
mod end;
mod hands;
mod moment;
mod note;
mod samples;
mod segment;
mod talk;
mod view;

#[cfg(test)]
mod tests;

pub use book::Book;
pub use diagram::{EDGES, Edge};
pub use end::{End, Move, Phase, Sample};
pub use moment::Moment;
pub use note::{HandCall, Note, NoteKind, Outcome};
pub use samples::{Curve, Samples};
pub use segment::{Fate, Hop, Progress, Segment};
pub use talk::{Row, Talk};
pub use view::{ConnectionView, Part};

/// One of the two ends of a connection.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Peer {
    /// It opened the connection; it stands left.
    #[default]
    Client,
    /// It was called; it stands right.
    Server,
}

impl Peer {
    /// Both, the left one first.
    pub const BOTH: [Peer; 2] = [Peer::Client, Peer::Server];

    /// The other end.
    #[must_use]
    pub const fn other(self) -> Peer {
        match self {
            Peer::Client => Peer::Server,
            Peer::Server => Peer::Client,
        }
    }
}
