//! A finished frame as plain values: what the SVG and `.cast` writers take. Knows no terminal library.

use std::fmt::Write as _;

/// A colour of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Colour {
    /// The terminal's own.
    #[default]
    Default,
    /// An entry of the xterm palette; the first sixteen are the terminal's own shades.
    Indexed(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the attributes of a terminal cell are independent switches")]
pub struct Look {
    /// Of the glyph.
    pub fg: Colour,
    /// Behind it.
    pub bg: Colour,
    /// Bold.
    pub bold: bool,
    /// Faint.
    pub dim: bool,
    /// Underlined.
    pub underline: bool,
    /// Colours exchanged.
    pub reverse: bool,
    /// Struck through.
    pub strike: bool,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScreenCell {
    /// What stands in it; empty for the right half of a wide glyph.
    pub symbol: String,
    /// How it looks.
    pub look: Look,
}

/// A frame.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Screen {
    /// Cells in a row.
    pub columns: u16,
    /// Rows, each of `columns` cells.
    pub rows: Vec<Vec<ScreenCell>>,
}

/// Cells of one look, one after the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// First column.
    pub column: u16,
    /// Columns covered.
    pub cells: u16,
    /// The text.
    pub text: String,
    /// Its look.
    pub look: Look,
}

impl Screen {
    /// The frame as text; trailing blanks are left out.
    pub fn to_text(&self) -> String {
        let line = |row: &Vec<ScreenCell>| row.iter().map(|c| c.symbol.as_str()).collect::<String>();
        self.rows.iter().fold(String::new(), |all, row| all + line(row).trim_end() + "\n")
    }

    /// The frame as text with SGR sequences.
    pub fn to_ansi(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            for run in runs(row) {
                let codes = sgr(run.look);
                if codes.is_empty() {
                    out.push_str(&run.text);
                } else {
                    let _ = write!(out, "\x1b[{codes}m{}\x1b[m", run.text);
                }
            }
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
        out
    }
}

/// The runs of a row.
pub fn runs(row: &[ScreenCell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (column, cell) in row.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.look == cell.look || cell.symbol.is_empty() => {
                run.text.push_str(&cell.symbol);
                run.cells += 1;
            }
            _ => runs.push(Run { column: column as u16, cells: 1, text: cell.symbol.clone(), look: cell.look }),
        }
    }
    runs
}

fn sgr(look: Look) -> String {
    let mut codes: Vec<String> = Vec::new();
    let switches = [(look.bold, 1), (look.dim, 2), (look.underline, 4), (look.reverse, 7), (look.strike, 9)];
    codes.extend(switches.iter().filter(|s| s.0).map(|s| s.1.to_string()));
    codes.extend(colour(look.fg, 30));
    codes.extend(colour(look.bg, 40));
    codes.join(";")
}

fn colour(colour: Colour, base: u8) -> Option<String> {
    match colour {
        Colour::Default => None,
        Colour::Indexed(i @ 0..8) => Some((base + i).to_string()),
        Colour::Indexed(i @ 8..16) => Some((base + 52 + i).to_string()),
        Colour::Indexed(i) => Some(format!("{};5;{i}", base + 8)),
        Colour::Rgb(r, g, b) => Some(format!("{};2;{r};{g};{b}", base + 8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(symbol: &str, bold: bool) -> ScreenCell {
        let fg = if bold { Colour::Indexed(9) } else { Colour::Default };
        ScreenCell { symbol: symbol.into(), look: Look { fg, bold, ..Look::default() } }
    }

    #[test]
    fn text_and_ansi_say_the_same_words() {
        let row = vec![cell("서", true), cell("", false), cell("a", false), cell(" ", false)];
        let screen = Screen { columns: 4, rows: vec![row] };
        assert_eq!(screen.to_text(), "서a\n");
        assert_eq!(screen.to_ansi(), "\x1b[1;91m서\x1b[ma\n");
    }
}
