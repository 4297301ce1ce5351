//! Both buffers of both ends as bars: what waits to leave and what is on its way; what waits for the program, the
//! pieces beyond a hole, and how much more may come.

use ratatui_core::layout::Rect;

use super::Scene;
use super::chart::NO_NUMBER;
use super::states::letter;
use crate::app::connection::{Peer, Sample};
use crate::i18n::Arg;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// Cells in front of a bar.
const LABEL_CELLS: u16 = 7;
/// A bar as long as this many bytes when its buffer's size is not on the record.
const ROOM_GUESS: u32 = 65_536;

/// A part of a bar: its shade, its look, how many bytes.
type Piece = (usize, Role, u32);

/// Draws two bars an end, each with its numbers below it.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let moment = scene.view.moment(scene.shown);
    // With room to spare an end has a line with its name, and the shades are explained.
    let airy = area.height >= 16;
    let mut y = area.y;
    for peer in Peer::BOTH {
        let end = scene.told.talk.end(peer);
        let (none, known) = (Sample::default(), end.sample_at(moment));
        let sample = known.unwrap_or(&none);
        let number = |bytes: u32| known.map_or_else(|| NO_NUMBER.into(), |_| Arg::from(bytes));
        let (send_room, receive_room) = sample.room.unwrap_or((ROOM_GUESS, ROOM_GUESS));
        if airy {
            canvas.text_in(area.x, y, area.width, &scene.told.end(peer), "", scene.kit.style(Role::Title));
            y += 1;
        }
        let row = |y| Rect { y, height: 1, ..area };
        let sending = [(1, Role::Tcp, sample.outstanding), (2, Role::Warn, sample.unsent)];
        bar(canvas, scene, (peer, "send"), &sending, send_room, row(y));
        let numbers: [(&str, Arg); 3] =
            [("flight", number(sample.outstanding)), ("unsent", number(sample.unsent)), ("room", number(send_room))];
        line(canvas, scene, "conn-send-buffer", &numbers, row(y + 1));
        bar(canvas, scene, (peer, "recv"), &receiving(sample), receive_room, row(y + 2));
        let held: u32 = sample.islands.iter().map(|(_, len)| len).sum();
        let numbers: [(&str, Arg); 4] = [
            ("unread", number(sample.unread)),
            ("held", number(held)),
            ("window", number(sample.window)),
            ("room", number(receive_room)),
        ];
        line(canvas, scene, "conn-receive-buffer", &numbers, row(y + 3));
        y += if airy { 5 } else { 4 };
    }
    if airy {
        draw_legend(canvas, scene, Rect { y: y + 1, height: 1, ..area });
    }
}

/// The receive buffer from the byte the program reads next: unread, then the window with its islands.
fn receiving(sample: &Sample) -> Vec<Piece> {
    let mut pieces = vec![(0, Role::Tcp, sample.unread)];
    let mut at = 0;
    for (from, len) in &sample.islands {
        pieces.push((3, Role::Good, from.saturating_sub(at)));
        pieces.push((4, Role::Warn, *len));
        at = from.saturating_add(*len);
    }
    pieces.push((3, Role::Good, sample.window.saturating_sub(at)));
    pieces
}

/// A labelled bar, to scale; what is there is never too small to be seen.
fn bar(canvas: &mut Canvas, scene: &Scene, (peer, call): (Peer, &str), pieces: &[Piece], room: u32, area: Rect) {
    let g = scene.kit.look.glyphs;
    canvas.put(area.x, area.y, letter(peer), scene.kit.style(Role::Caption));
    canvas.text(area.x + 2, area.y, call, scene.kit.style(Role::Text));
    let (x, cells) = (area.x + LABEL_CELLS, area.width.saturating_sub(LABEL_CELLS));
    canvas.fill(Rect::new(x, area.y, cells, 1), g.dot, scene.kit.style(Role::Faint));
    let all: u64 = pieces.iter().map(|(.., bytes)| u64::from(*bytes)).sum();
    let room = u64::from(room).max(all).max(1);
    let place = |bytes: u64| (bytes * u64::from(cells) / room) as u16;
    let mut before = 0;
    for (shade, role, bytes) in pieces.iter().filter(|(.., bytes)| *bytes > 0) {
        let from = place(before).min(cells.saturating_sub(1));
        before += u64::from(*bytes);
        let to = place(before).max(from + 1).min(cells);
        let glyph = g.shades.get(*shade).copied().unwrap_or(" ");
        canvas.fill(Rect::new(x + from, area.y, to - from, 1), glyph, scene.kit.style(*role));
    }
}

fn line(canvas: &mut Canvas, scene: &Scene, id: &str, numbers: &[(&str, Arg)], area: Rect) {
    let text = scene.kit.format(id, numbers);
    let x = area.x + 2;
    canvas.text_in(x, area.y, area.right().saturating_sub(x), &text, "", scene.kit.style(Role::Text));
}

/// What each shade means.
fn draw_legend(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let g = scene.kit.look.glyphs;
    let [unread, moving, waiting, free, island] = g.shades;
    let rows = [
        [(moving, Role::Tcp, "conn-shade-flight"), (waiting, Role::Warn, "conn-shade-unsent")],
        [(unread, Role::Tcp, "conn-shade-unread"), (island, Role::Warn, "conn-shade-island")],
        [(free, Role::Good, "conn-shade-window"), (g.dot, Role::Faint, "conn-shade-free")],
    ];
    let half = area.width / 2;
    for (row, y) in rows.into_iter().zip(area.y..) {
        for ((glyph, role, id), x) in row.into_iter().zip([area.x, area.x + half]) {
            let end = canvas.text(x, y, &glyph.repeat(3), scene.kit.style(role));
            let text = scene.kit.format(id, &[]);
            canvas.text(end + 1, y, &text, scene.kit.style(Role::Text));
        }
    }
}
