//! All copies of a packet as a tree: who got one, who took it, who let it fall and why.

use ratatui_core::layout::Rect;

use super::ladder::Telling;
use crate::app::story::{Twig, TwigEnd};
use crate::i18n::fact_short;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// Draws the tree; with a cursor, the copy under it is in sight.
pub(super) fn draw_tree(canvas: &mut Canvas, t: &Telling, (twigs, cursor): (&[Twig], Option<usize>), area: Rect) {
    let rows = usize::from(area.height);
    let first = cursor.map_or(0, |at| (at + 1).saturating_sub(rows)).min(twigs.len().saturating_sub(rows));
    for (i, twig) in twigs.iter().enumerate().skip(first).take(rows) {
        let line = Rect { y: area.y + (i - first) as u16, height: 1, ..area };
        draw_twig(canvas, t, (twigs, i, twig), line);
        if cursor == Some(i) {
            canvas.restyle(line, t.kit.style(Role::Chosen));
        }
    }
    if twigs.len() > first + rows && rows > 0 {
        let (x, y) = (area.right().saturating_sub(1), area.bottom() - 1);
        canvas.put(x, y, t.kit.look.glyphs.more, t.kit.style(Role::Key));
    }
}

fn draw_twig(canvas: &mut Canvas, t: &Telling, (twigs, at, twig): (&[Twig], usize, &Twig), area: Rect) {
    let g = t.kit.look.glyphs;
    let room = |x: u16| area.right().saturating_sub(x);
    let x = canvas.text(area.x, area.y, &branches(t, twigs, at), t.kit.style(Role::Faint));
    let name = match (twig.node, twig.via) {
        (Some(node), _) => t.names.node(node),
        (None, Some((link, side))) => t.names.link_end(link, side.other()),
        (None, None) => String::new(),
    };
    let (mark, role) = look_of(t, twig.end);
    let strong = if twig.told { Role::Strong } else { Role::Text };
    let x = canvas.text_in(x, area.y, room(x), &name, g.more, t.kit.style(strong)) + 1;
    let x = canvas.text_in(x, area.y, room(x), mark, g.more, t.kit.style(role)) + 1;
    canvas.text_in(x, area.y, room(x), &words(t, twig), g.more, t.kit.style(role));
}

/// `│ ├ `: the lines from the boxes before.
fn branches(t: &Telling, twigs: &[Twig], at: usize) -> String {
    let pieces = &t.kit.look.glyphs.cable;
    let depth = twigs.get(at).map_or(0, |twig| twig.depth);
    // Whether a later twig hangs on the same box, at each depth.
    let goes_on = |level: usize| {
        let later = twigs.iter().skip(at + 1).take_while(|twig| twig.depth >= level);
        later.into_iter().any(|twig| twig.depth == level)
    };
    let stem = |level: usize| match (level == depth, goes_on(level)) {
        (true, true) => format!("{} ", pieces[7]),
        (true, false) => format!("{} ", pieces[3]),
        (false, true) => format!("{} ", pieces[5]),
        (false, false) => "  ".to_owned(),
    };
    (1..=depth).map(stem).collect()
}

fn look_of(t: &Telling, end: TwigEnd) -> (&'static str, Role) {
    let g = t.kit.look.glyphs;
    match end {
        TwigEnd::Took => (g.yes, Role::Good),
        TwigEnd::Aside(_) => (g.no, Role::Faint),
        TwigEnd::Dropped(_) | TwigEnd::Lost(_) => (g.dropped, Role::Bad),
        TwigEnd::Flies => (g.packet, Role::Strong),
        TwigEnd::Passed => (g.arrow, Role::Text),
        TwigEnd::Held => (g.more, Role::Warn),
    }
}

fn words(t: &Telling, twig: &Twig) -> String {
    let short = |id| t.trace.fact(id).map(|fact| fact_short(t.kit.texts, fact, t.names)).unwrap_or_default();
    let fate = |id: &str| t.kit.format(id, &[]);
    let end = match twig.end {
        TwigEnd::Took => fate("fate-delivered"),
        TwigEnd::Aside(id) | TwigEnd::Dropped(id) | TwigEnd::Lost(id) => short(id),
        TwigEnd::Flies => fate("fate-flies"),
        TwigEnd::Passed => fate("fate-passed"),
        TwigEnd::Held => fate("fate-waits"),
    };
    if twig.copies < 2 {
        return end;
    }
    format!("{end} {} {}", t.kit.look.glyphs.dot, t.kit.format("tree-copies", &[("count", twig.copies.into())]))
}
