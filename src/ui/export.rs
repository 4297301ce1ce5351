//! A finished frame for somebody who has no terminal: buffer → plain values. Text, ANSI, SVG and recordings are made
//! from those by `demo`.

use ratatui_core::buffer::Buffer;
use ratatui_core::style::{Color, Modifier};

use super::canvas::width;
use crate::demo::screen::{Colour, Look, Screen, ScreenCell};

/// The frame as plain values.
pub fn screen(buffer: &Buffer) -> Screen {
    let columns = buffer.area.width;
    let row = |cells: &[ratatui_core::buffer::Cell]| {
        let mut half = false;
        let plain = |cell: &ratatui_core::buffer::Cell| {
            let symbol = if half { "" } else { cell.symbol() };
            half = width(symbol) > 1;
            ScreenCell { symbol: symbol.to_owned(), look: look(cell) }
        };
        cells.iter().map(plain).collect()
    };
    Screen { columns, rows: buffer.content.chunks(usize::from(columns.max(1))).map(row).collect() }
}

fn look(cell: &ratatui_core::buffer::Cell) -> Look {
    Look {
        fg: colour(cell.fg),
        bg: colour(cell.bg),
        bold: cell.modifier.contains(Modifier::BOLD),
        dim: cell.modifier.contains(Modifier::DIM),
        underline: cell.modifier.contains(Modifier::UNDERLINED),
        reverse: cell.modifier.contains(Modifier::REVERSED),
        strike: cell.modifier.contains(Modifier::CROSSED_OUT),
    }
}

fn colour(color: Color) -> Colour {
    match color {
        Color::Reset => Colour::Default,
        Color::Black => Colour::Indexed(0),
        Color::Red => Colour::Indexed(1),
        Color::Green => Colour::Indexed(2),
        Color::Yellow => Colour::Indexed(3),
        Color::Blue => Colour::Indexed(4),
        Color::Magenta => Colour::Indexed(5),
        Color::Cyan => Colour::Indexed(6),
        Color::Gray => Colour::Indexed(7),
        Color::DarkGray => Colour::Indexed(8),
        Color::LightRed => Colour::Indexed(9),
        Color::LightGreen => Colour::Indexed(10),
        Color::LightYellow => Colour::Indexed(11),
        Color::LightBlue => Colour::Indexed(12),
        Color::LightMagenta => Colour::Indexed(13),
        Color::LightCyan => Colour::Indexed(14),
        Color::White => Colour::Indexed(15),
        Color::Indexed(i) => Colour::Indexed(i),
        Color::Rgb(r, g, b) => Colour::Rgb(r, g, b),
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::layout::Rect;
    use ratatui_core::style::Style;

    use super::*;
    use crate::ui::canvas::Canvas;

    #[test]
    fn wide_glyphs_keep_their_two_columns() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        Canvas::new(&mut buffer).text(0, 0, "서a", Style::new().fg(Color::LightRed));
        let screen = screen(&buffer);
        let symbols: Vec<&str> = screen.rows[0].iter().map(|c| c.symbol.as_str()).collect();
        assert_eq!(symbols, ["서", "", "a", " ", " ", " "]);
        assert_eq!(screen.to_ansi(), "\x1b[91m서a\x1b[m\n");
    }
}
