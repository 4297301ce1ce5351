//! The terminal's pen and cursor as far as we know them, so that only differences are sent.

use std::fmt::Write as _;

use ratatui_core::style::{Color, Modifier};

use super::Depth;

/// Colours and attributes of a cell after reduction to the terminal's depth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Ink {
    /// What a freshly reset terminal writes with.
    pub(super) const PLAIN: Ink = Ink { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub(super) fn new(fg: Color, bg: Color, modifier: Modifier, depth: Depth) -> Ink {
        Ink { fg: depth.nearest(fg), bg: depth.nearest(bg), modifier }
    }
}

/// Appends the SGR sequence that turns `from` into `to`; nothing when they are equal.
pub(super) fn change_ink(out: &mut String, from: Ink, to: Ink) {
    if from == to {
        return;
    }
    if to == Ink::PLAIN {
        out.push_str("\x1b[m");
        return;
    }
    out.push_str("\x1b[");
    let mut base = from;
    if !to.modifier.contains(from.modifier) {
        // Switching single attributes off is not the same on all terminals; a reset is.
        out.push_str("0;");
        base = Ink::PLAIN;
    }
    for (modifier, code) in ATTRIBUTES {
        if to.modifier.contains(modifier) && !base.modifier.contains(modifier) {
            let _ = write!(out, "{code};");
        }
    }
    if to.fg != base.fg {
        colour(out, to.fg, 30);
        out.push(';');
    }
    if to.bg != base.bg {
        colour(out, to.bg, 40);
        out.push(';');
    }
    out.pop();
    out.push('m');
}

const ATTRIBUTES: [(Modifier, u8); 7] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

fn colour(out: &mut String, colour: Color, base: u8) {
    let plain = |out: &mut String, n: u8| {
        let _ = write!(out, "{}", base + n);
    };
    let bright = |out: &mut String, n: u8| {
        let _ = write!(out, "{}", base + 60 + n);
    };
    match colour {
        Color::Reset => plain(out, 9),
        Color::Black => plain(out, 0),
        Color::Red => plain(out, 1),
        Color::Green => plain(out, 2),
        Color::Yellow => plain(out, 3),
        Color::Blue => plain(out, 4),
        Color::Magenta => plain(out, 5),
        Color::Cyan => plain(out, 6),
        Color::Gray => plain(out, 7),
        Color::DarkGray => bright(out, 0),
        Color::LightRed => bright(out, 1),
        Color::LightGreen => bright(out, 2),
        Color::LightYellow => bright(out, 3),
        Color::LightBlue => bright(out, 4),
        Color::LightMagenta => bright(out, 5),
        Color::LightCyan => bright(out, 6),
        Color::White => bright(out, 7),
        Color::Indexed(i) => {
            let _ = write!(out, "{};5;{i}", base + 8);
        }
        Color::Rgb(r, g, b) => {
            let _ = write!(out, "{};2;{r};{g};{b}", base + 8);
        }
    }
}

/// Appends the shortest sequence that brings the cursor from `from` (when known) to `to`; (column, row), from 0.
pub(super) fn move_cursor(out: &mut String, from: Option<(u16, u16)>, to: (u16, u16)) {
    let Some((fx, fy)) = from else {
        return absolute(out, to);
    };
    let (x, y) = to;
    match (x.cmp(&fx), y == fy) {
        (std::cmp::Ordering::Equal, true) => {}
        (std::cmp::Ordering::Greater, true) => relative(out, x - fx, 'C'),
        (std::cmp::Ordering::Less, true) => relative(out, fx - x, 'D'),
        (std::cmp::Ordering::Equal, false) if y > fy => relative(out, y - fy, 'B'),
        (std::cmp::Ordering::Equal, false) => relative(out, fy - y, 'A'),
        _ if x == 0 && y == fy + 1 => out.push_str("\r\n"),
        _ => absolute(out, to),
    }
}

fn absolute(out: &mut String, (x, y): (u16, u16)) {
    let _ = if x == 0 { write!(out, "\x1b[{}H", y + 1) } else { write!(out, "\x1b[{};{}H", y + 1, x + 1) };
}

fn relative(out: &mut String, cells: u16, letter: char) {
    let _ = if cells == 1 { write!(out, "\x1b[{letter}") } else { write!(out, "\x1b[{cells}{letter}") };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_differences_are_sent() {
        let red = Ink { fg: Color::Red, ..Ink::PLAIN };
        let bold = Ink { modifier: Modifier::BOLD, ..red };
        let mut out = String::new();
        change_ink(&mut out, Ink::PLAIN, red);
        change_ink(&mut out, red, bold);
        change_ink(&mut out, bold, bold);
        change_ink(&mut out, bold, red);
        change_ink(&mut out, red, Ink::PLAIN);
        assert_eq!(out, "\x1b[31m\x1b[1m\x1b[0;31m\x1b[m");
    }

    #[test]
    fn the_cursor_takes_the_short_way() {
        let go = |from, to| {
            let mut out = String::new();
            move_cursor(&mut out, from, to);
            out
        };
        assert_eq!(go(Some((3, 3)), (3, 3)), "");
        assert_eq!(go(Some((3, 3)), (4, 3)), "\x1b[C");
        assert_eq!(go(Some((3, 3)), (3, 9)), "\x1b[6B");
        assert_eq!(go(Some((70, 3)), (0, 4)), "\r\n");
        assert_eq!(go(None, (4, 3)), "\x1b[4;5H");
    }
}
