//! What leads a newcomer: the tour, and what is remembered of earlier sessions.

use super::memory::Memory;
use super::tour::Tour;

/// The noun of everything that leads.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// What is remembered; the shell keeps it.
    pub memory: Memory,
    /// The tour, while it is shown.
    pub tour: Option<Tour>,
    /// Whether the tour begins when the next lab is on the stage.
    pub(super) tour_awaits: bool,
}
