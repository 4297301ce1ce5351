//! Who stands on the map stays where it stands when boxes come, go or get another address: newcomers are fitted in near
//! their neighbours.
//!
//! Pure: the same places and the same change give the same places. It gives up (and all are laid out anew) when there is no
//! room.

use ratatui_core::layout::Rect;

use super::layout::{Detail, Graph, Spec, size};

/// Where boxes stand, and how much of each is drawn; by the numbers of the scene.
pub(super) type Places = (Vec<Option<Rect>>, Vec<Detail>);

/// Free columns and rows around a newcomer.
const AIR: (u16, u16) = (2, 1);
/// What a framed newcomer may be drawn as, the best first.
const FRAMED: [Detail; 3] = [Detail::Full, Detail::Tight, Detail::Name];

/// The places of the boxes `shown` of `graph`, given those they had in a space of so many columns and rows. None when
/// somebody finds no room.
pub(super) fn stay(old: &Places, graph: &Graph, shown: &[usize], space: (u16, u16)) -> Option<Places> {
    let count = graph.boxes.len();
    let (mut boxes, mut details) = (vec![None; count], vec![Detail::Bare; count]);
    let whole = Rect::new(0, 0, space.0, space.1);
    for &at in shown {
        let (Some(place), Some(&detail)) = (old.0.get(at).copied().flatten(), old.1.get(at)) else { continue };
        let grown = around(middle(place), size(&graph.boxes[at], detail), whole)?;
        // A box that has grown must not touch another.
        let place = if (grown.width, grown.height) == (place.width, place.height) { place } else { grown };
        if grown != place && boxes.iter().flatten().any(|r: &Rect| r.intersects(place)) {
            return None;
        }
        (boxes[at], details[at]) = (Some(place), detail);
    }
    let stand: Vec<Rect> = boxes.iter().flatten().copied().collect();
    if stand.is_empty() || stand.iter().enumerate().any(|(i, a)| stand[i + 1..].iter().any(|b| a.intersects(*b))) {
        return None;
    }
    let framed = stand.iter().any(|r| r.height > 1);
    for &at in shown {
        if boxes[at].is_some() {
            continue;
        }
        let tries = if framed { &FRAMED[..] } else { &[Detail::Bare][..] };
        let found = tries.iter().find_map(|&detail| Some((fit_in(graph, &boxes, at, detail, whole)?, detail)));
        let (place, detail) = found?;
        (boxes[at], details[at]) = (Some(place), detail);
    }
    Some((boxes, details))
}

fn middle(r: Rect) -> (u16, u16) {
    (r.x + r.width / 2, r.y + r.height / 2)
}

/// An area of a size around a cell, moved into the whole.
fn around((x, y): (u16, u16), (w, h): (u16, u16), whole: Rect) -> Option<Rect> {
    let (right, bottom) = (whole.width.checked_sub(w)?, whole.height.checked_sub(h)?);
    Some(Rect::new(x.saturating_sub(w / 2).min(right), y.saturating_sub(h / 2).min(bottom), w, h))
}

/// The free place for a newcomer that is nearest to its neighbours and to the row of its like.
fn fit_in(graph: &Graph, boxes: &[Option<Rect>], at: usize, detail: Detail, whole: Rect) -> Option<Rect> {
    let spec: &Spec = graph.boxes.get(at)?;
    let (w, h) = size(spec, detail);
    let (right, bottom) = (whole.width.checked_sub(w)?, whole.height.checked_sub(h)?);
    let placed = |other: usize| boxes.get(other).copied().flatten();
    let ends = graph.links.iter().filter_map(|&(a, b)| [(a, b), (b, a)].into_iter().find(|(me, _)| *me == at));
    let near: Vec<(u16, u16)> = ends.filter_map(|(_, other)| placed(other)).map(middle).collect();
    let like = (0..graph.boxes.len()).filter(|&other| graph.boxes[other].rank == spec.rank).filter_map(placed);
    let row = like.map(|r| middle(r).1).min();
    let cost = |r: Rect| {
        let (x, y) = middle(r);
        let far = |&(nx, ny): &(u16, u16)| u32::from(x.abs_diff(nx)) + 2 * u32::from(y.abs_diff(ny));
        let lonely = u32::from(bottom - r.y) + u32::from(x.abs_diff(whole.width / 2)) / 4;
        let near = if near.is_empty() { lonely } else { near.iter().map(far).sum::<u32>() / near.len() as u32 };
        near + row.map_or(0, |row| 12 * u32::from(y.abs_diff(row)))
    };
    let is_free = |r: &Rect| {
        let (x, y) = (r.x.saturating_sub(AIR.0), r.y.saturating_sub(AIR.1));
        let wide = Rect::new(x, y, r.right() - x + AIR.0, r.bottom() - y + AIR.1);
        !boxes.iter().flatten().any(|other| other.intersects(wide))
    };
    let all = (0..=bottom).flat_map(|y| (0..=right).map(move |x| Rect::new(x, y, w, h)));
    all.filter(is_free).min_by_key(|r| (cost(*r), r.y, r.x))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::layout::{layout, tests::graphs};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn whoever_stands_stays_and_a_newcomer_covers_nobody(
            graph in graphs(), w in 60u16..160, h in 20u16..50, rank in 0u8..6, to in any::<prop::sample::Index>(),
        ) {
            prop_assume!(!graph.boxes.is_empty());
            let before = layout(&graph, w, h);
            let old = (before.boxes.clone(), before.details);
            let mut after = graph.clone();
            let new = after.boxes.len();
            after.links.push((to.index(new), new));
            after.boxes.push(Spec { rank, lines: vec![5, 15], wish: None });
            let shown: Vec<usize> = (0..=new).collect();
            let found = stay(&old, &after, &shown, (w, h));
            prop_assert_eq!(&found, &stay(&old, &after, &shown, (w, h)));
            let Some((boxes, _)) = found else { return Ok(()) };
            prop_assert_eq!(&boxes[..new], &before.boxes[..]);
            let place = boxes[new].expect("it was fitted in");
            prop_assert!(place.right() <= w && place.bottom() <= h);
            prop_assert!(!boxes[..new].iter().flatten().any(|other| other.intersects(place)));
        }
    }

    #[test]
    fn a_newcomer_stands_beside_its_like() {
        let spec = |rank| Spec { rank, lines: vec![4, 13], wish: None };
        let mut graph = Graph { boxes: vec![spec(3), spec(5), spec(5)], links: vec![(0, 1), (0, 2)] };
        let before = layout(&graph, 90, 24);
        graph.boxes.push(spec(5));
        graph.links.push((0, 3));
        let (boxes, _) = stay(&(before.boxes, before.details), &graph, &[0, 1, 2, 3], (90, 24)).unwrap();
        assert_eq!(boxes[3].map(|r| r.y), boxes[1].map(|r| r.y));
        // One that is gone leaves a hole; the others stay.
        let later = (boxes.clone(), vec![Detail::Full; 4]);
        let (left, _) = stay(&later, &graph, &[0, 2, 3], (90, 24)).unwrap();
        assert_eq!((left[1], &left[2..]), (None, &boxes[2..]));
    }
}
