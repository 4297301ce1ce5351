//! How many colours a terminal has, and the nearest colour it can show.

use ratatui_core::style::Color;

/// Colours of a terminal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum Depth {
    /// None (`NO_COLOR`): bold and reverse stay.
    Mono,
    /// The sixteen of every terminal.
    #[default]
    Ansi16,
    /// The xterm palette.
    Ansi256,
    /// 24 bits.
    Rgb,
}

impl Depth {
    /// From what the environment says: `NO_COLOR`, `COLORTERM`, `TERM` (empty counts as absent).
    pub fn from_env(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Depth {
        if no_color.is_some_and(|v| !v.is_empty()) {
            return Depth::Mono;
        }
        if colorterm.is_some_and(|v| v == "truecolor" || v == "24bit") {
            return Depth::Rgb;
        }
        match term.unwrap_or("") {
            t if t.contains("256color") => Depth::Ansi256,
            "vt100" | "vt220" => Depth::Mono,
            _ => Depth::Ansi16,
        }
    }

    /// The nearest colour this depth can show.
    pub fn nearest(self, color: Color) -> Color {
        match (self, color) {
            (Depth::Mono, _) => Color::Reset,
            (Depth::Ansi16, Color::Rgb(r, g, b)) => ansi16(r, g, b),
            (Depth::Ansi16, Color::Indexed(i)) if i >= 16 => {
                let (r, g, b) = indexed_rgb(i);
                ansi16(r, g, b)
            }
            (Depth::Ansi256, Color::Rgb(r, g, b)) => {
                let level = |v: u8| (u16::from(v) * 5 + 127) / 255;
                Color::Indexed((16 + 36 * level(r) + 6 * level(g) + level(b)) as u8)
            }
            _ => color,
        }
    }
}

/// Red, green and blue of an entry of the xterm palette from 16 up.
fn indexed_rgb(index: u8) -> (u8, u8, u8) {
    if index >= 232 {
        let v = (index - 232) * 10 + 8;
        return (v, v, v);
    }
    let i = index.saturating_sub(16);
    let level = |v: u8| if v == 0 { 0 } else { 55 + v * 40 };
    (level(i / 36), level(i / 6 % 6), level(i % 6))
}

fn ansi16(r: u8, g: u8, b: u8) -> Color {
    const TABLE: [(Color, i32, i32, i32); 16] = [
        (Color::Black, 0, 0, 0),
        (Color::Red, 205, 0, 0),
        (Color::Green, 0, 205, 0),
        (Color::Yellow, 205, 205, 0),
        (Color::Blue, 0, 0, 238),
        (Color::Magenta, 205, 0, 205),
        (Color::Cyan, 0, 205, 205),
        (Color::Gray, 229, 229, 229),
        (Color::DarkGray, 127, 127, 127),
        (Color::LightRed, 255, 0, 0),
        (Color::LightGreen, 0, 255, 0),
        (Color::LightYellow, 255, 255, 0),
        (Color::LightBlue, 92, 92, 255),
        (Color::LightMagenta, 255, 0, 255),
        (Color::LightCyan, 0, 255, 255),
        (Color::White, 255, 255, 255),
    ];
    let off = |&(_, cr, cg, cb): &(Color, i32, i32, i32)| {
        let (dr, dg, db) = (cr - i32::from(r), cg - i32::from(g), cb - i32::from(b));
        dr * dr + dg * dg + db * db
    };
    TABLE.iter().min_by_key(|row| off(row)).map_or(Color::Reset, |row| row.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_chooses() {
        assert_eq!(Depth::from_env(Some("1"), Some("truecolor"), None), Depth::Mono);
        assert_eq!(Depth::from_env(Some(""), Some("24bit"), None), Depth::Rgb);
        assert_eq!(Depth::from_env(None, None, Some("xterm-256color")), Depth::Ansi256);
        assert_eq!(Depth::from_env(None, None, Some("linux")), Depth::Ansi16);
    }

    #[test]
    fn a_colour_becomes_its_neighbour() {
        assert_eq!(Depth::Ansi16.nearest(Color::Rgb(250, 250, 10)), Color::LightYellow);
        assert_eq!(Depth::Ansi256.nearest(Color::Rgb(255, 0, 0)), Color::Indexed(196));
        assert_eq!(Depth::Ansi16.nearest(Color::Indexed(196)), Color::LightRed);
        assert_eq!(Depth::Mono.nearest(Color::Red), Color::Reset);
        assert_eq!(Depth::Rgb.nearest(Color::Rgb(1, 2, 3)), Color::Rgb(1, 2, 3));
    }
}
