//! A moment of the record: events share a time, so a time alone does not say what was before and what after.

use crate::sim::SimTime;
use crate::trace::FactId;

/// A time, and the last fact of it that has happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Moment {
    /// When.
    pub at: SimTime,
    /// The last fact by then.
    pub fact: FactId,
}

impl Moment {
    /// As this fact was recorded.
    pub const fn of(at: SimTime, fact: FactId) -> Moment {
        Moment { at, fact }
    }

    /// When all that happens at this time has happened.
    pub const fn after(at: SimTime) -> Moment {
        Moment { at, fact: FactId(u64::MAX) }
    }
}
