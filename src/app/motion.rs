//! What moves on the screen: the flights in the air at the shown time, and how far each has come. Pure; where on
//! the screen that is, is the drawing's matter.

use crate::sim::{FrameId, LinkId, Side, SimTime};

use super::class::Class;
use super::flights::{Flight, Flights};

/// A frame between two boxes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Moving {
    /// The frame.
    pub frame: FrameId,
    /// The link.
    pub link: LinkId,
    /// The end it comes from.
    pub side: Side,
    /// How far it has come from that end, from 0 to 1.
    pub fraction: f32,
    /// What sort of traffic.
    pub class: Class,
    /// Whether it has just vanished: it stays where that happened until its flight would have ended.
    pub lost: bool,
}

/// How far a lost frame comes.
const LOST_AT: f32 = 0.5;
/// Frames shown at once; a flood beyond it looks no different.
const MOVING_MAX: usize = 200;

/// What moves at a moment, in the order the frames left.
pub fn moving(flights: &Flights, shown: SimTime) -> Vec<Moving> {
    flights.at(shown).take(MOVING_MAX).map(|flight| place(flight, shown)).collect()
}

fn place(flight: &Flight, shown: SimTime) -> Moving {
    let come = shown.0.saturating_sub(flight.on_wire.0) as f32 / flight.nanos().max(1) as f32;
    let lost = flight.lost && come >= LOST_AT;
    Moving {
        frame: flight.frame,
        link: flight.link,
        side: flight.side,
        fraction: if lost { LOST_AT } else { come.clamp(0.0, 1.0) },
        class: flight.class,
        lost,
    }
}

#[cfg(test)]
mod tests {
    use super::super::flights::tests::trace_of;
    use super::*;

    #[test]
    fn a_frame_moves_from_its_end_to_the_other_and_is_gone() {
        let mut flights = Flights::default();
        flights.absorb(&trace_of(&[(0, 1000, 2000)]));
        let fraction = |t| moving(&flights, SimTime(t)).first().map(|m| m.fraction);
        assert_eq!(fraction(999), None, "it waits for the wire");
        assert_eq!((fraction(1000), fraction(1500)), (Some(0.0), Some(0.5)));
        assert_eq!(fraction(2000), None);
    }
}
