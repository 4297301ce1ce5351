//! What leads a newcomer: the tour, hints, lessons, and what is remembered of earlier sessions.

use super::hints::Hints;
use super::lesson::LessonWatch;
use super::memory::Memory;
use super::tour::Tour;

/// The noun of everything that leads.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// What is remembered; the shell keeps it.
    pub memory: Memory,
    /// The tour, while it is shown.
    pub tour: Option<Tour>,
    /// Whether anybody is led beside the tour: a person at a screen is, a picture of one is not.
    pub leads: bool,
    /// What one could do now.
    pub hints: Hints,
    /// How the lesson on the stage stands.
    pub lesson: LessonWatch,
    /// Whether the tour begins when the next lab is on the stage.
    pub(super) tour_awaits: bool,
}
