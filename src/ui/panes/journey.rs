//! The journey strip: all boxes of a packet's way in a line, the present one lit, with the layers climbed and the time on
//! each wire as far as there is room; a long way is shortened in its middle.

use super::ladder::Telling;
use crate::app::story::{Fate, Place};
use crate::i18n::fact_short;
use crate::ui::canvas::{Canvas, width};
use crate::ui::theme::Role;

/// How much is said of each box and wire.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Much {
    /// Layers, cables and times.
    Cables,
    /// Layers and times.
    Times,
    /// Layers.
    Layers,
    /// Names.
    Names,
}

type Words = Vec<(String, Role)>;

/// Draws a way in one line of `cells` cells: `here` is the box the packet is in, none when it is over.
pub(super) fn draw_strip(
    canvas: &mut Canvas,
    t: &Telling,
    (places, here): (&[Place], Option<usize>),
    at: (u16, u16, u16),
) {
    let (mut x, y, cells) = at;
    let words = words(t, places, here, cells);
    let right = x + cells;
    for (text, role) in words {
        x = t.kit.text_in(canvas, (x, y), right.saturating_sub(x), &text, role);
    }
}

fn words(t: &Telling, places: &[Place], here: Option<usize>, cells: u16) -> Words {
    let all: Vec<usize> = (0..places.len()).collect();
    let fits = |words: &Words| words.iter().map(|(text, _)| width(text)).sum::<u16>() <= cells;
    for much in [Much::Cables, Much::Times, Much::Layers, Much::Names] {
        let words = line(t, places, here, (&all, much));
        if fits(&words) {
            return words;
        }
    }
    // The ends and what is around the present box stay.
    let eye = here.unwrap_or(0);
    let mut shown = all;
    while shown.len() > 3 {
        let inner = shown.iter().enumerate().filter(|(i, _)| *i > 0 && i + 1 < shown.len());
        let Some((far, _)) = inner.max_by_key(|(i, at)| (at.abs_diff(eye), *i)) else { break };
        shown.remove(far);
        let words = line(t, places, here, (&shown, Much::Names));
        if fits(&words) {
            return words;
        }
    }
    line(t, places, here, (&shown, Much::Names))
}

fn line(t: &Telling, places: &[Place], here: Option<usize>, (shown, much): (&[usize], Much)) -> Words {
    let g = t.kit.look.glyphs;
    let mut words = Words::new();
    let mut last: Option<usize> = None;
    for &at in shown {
        let Some(place) = places.get(at) else { continue };
        if let Some(before) = last {
            let skips = at > before + 1;
            let wire = if skips { format!(" {} ", g.more) } else { wire(t, places.get(before), much) };
            let ahead = here.is_some_and(|here| at > here);
            words.push((wire, if ahead { Role::Faint } else { Role::Text }));
        }
        words.extend(stop(t, place, (at, here), much));
        last = Some(at);
    }
    words.extend(places.last().and_then(|place| finish(t, place, much)));
    words
}

/// A box: its name, and how high the packet climbs in it.
fn stop(t: &Telling, place: &Place, (at, here): (usize, Option<usize>), much: Much) -> Words {
    let dies = matches!(place.fate, Fate::Dropped(_));
    let role = match here {
        _ if dies => Role::Bad,
        Some(here) if here == at => Role::Chosen,
        Some(here) if here < at => Role::Faint,
        _ => Role::Text,
    };
    let name = t.names.node(place.node);
    let name = if dies { format!("{} {name}", t.kit.look.glyphs.dropped) } else { name };
    let top = (much != Much::Names).then(|| (format!(" L{}", place.top), Role::Faint));
    std::iter::once((name, role)).chain(top).collect()
}

fn wire(t: &Telling, from: Option<&Place>, much: Much) -> String {
    let g = t.kit.look.glyphs;
    let flight = from.and_then(|from| from.flight).filter(|_| matches!(much, Much::Cables | Much::Times));
    let Some(flight) = flight else { return format!(" {} ", g.cursor) };
    let cable = from.and_then(|from| from.by).filter(|_| much == Much::Cables);
    let cable = cable.map(|(link, side)| t.names.link_end(link, side));
    // `pc1.eth0`: the box is named already.
    let port =
        cable.and_then(|end| end.rsplit_once(['.', ':']).map(|(_, port)| format!("{port} "))).unwrap_or_default();
    format!(" {}{port}{}{} ", g.cable[10], time(flight), g.arrow)
}

/// `0.12ms`: of a wire, as long as it matters.
fn time(flight: core::time::Duration) -> String {
    let micros = flight.as_micros();
    match micros {
        0..1_000 => format!("{micros}us"),
        1_000..10_000 => format!("{}.{}ms", micros / 1_000, micros / 100 % 10),
        _ => format!("{}ms", micros / 1_000),
    }
}

/// How the way ends, when it does not end well.
fn finish(t: &Telling, place: &Place, much: Much) -> Option<(String, Role)> {
    let short = |id| t.trace.fact(id).map(|fact| fact_short(t.kit.texts, fact, t.names)).unwrap_or_default();
    let (text, role) = match place.fate {
        Fate::Dropped(id) => (short(id), Role::Bad),
        Fate::Lost(id) => (format!("{} {}", t.kit.look.glyphs.dropped, short(id)), Role::Bad),
        Fate::Waits => (t.kit.format("fate-waits", &[]), Role::Warn),
        Fate::Passed | Fate::Delivered => return None,
    };
    (much != Much::Names).then(|| (format!("  {text}"), role))
}
