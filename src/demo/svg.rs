//! A finished frame as an SVG picture. Every run of glyphs is told how long it must be, so that Hangul stays on the
//! grid whatever font a viewer has.

use std::fmt::Write as _;

use super::screen::{Colour, Look, Run, Screen, runs};

const CELL_W: u32 = 9;
const CELL_H: u32 = 18;
const MARGIN: u32 = 12;
const GROUND: &str = "#14161b";
const INK: &str = "#d8dbe2";

/// Shades of the sixteen colours, readable on the dark ground.
const SHADES: [&str; 16] = [
    "#3b3f4a", "#f0716b", "#7fc97a", "#e3c26a", "#6ea8fe", "#c79bf2", "#5cc8d7", "#c9ced8", "#808795", "#ff8f88",
    "#9fe09a", "#f5da8b", "#93c1ff", "#dcbcff", "#86e1ee", "#ffffff",
];

/// The picture.
pub fn svg(screen: &Screen) -> String {
    let (w, h) = (u32::from(screen.columns) * CELL_W + 2 * MARGIN, screen.rows.len() as u32 * CELL_H + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"'D2Coding','Sarasa Mono K','Noto Sans Mono CJK KR','DejaVu Sans Mono',monospace\" font-size=\"15\">\n\
         <rect width=\"{w}\" height=\"{h}\" rx=\"8\" fill=\"{GROUND}\"/>\n"
    );
    for (y, row) in screen.rows.iter().enumerate() {
        for run in runs(row) {
            draw_run(&mut out, y as u32, &run);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn draw_run(out: &mut String, row: u32, run: &Run) {
    let (x, y) = (MARGIN + u32::from(run.column) * CELL_W, MARGIN + row * CELL_H);
    let wide = u32::from(run.cells) * CELL_W;
    let (ink, ground) = colours(run.look);
    if ground != GROUND {
        let _ = writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{CELL_H}\" fill=\"{ground}\"/>");
    }
    if run.text.trim().is_empty() {
        return;
    }
    let mut extra = String::new();
    for (on, text) in [
        (run.look.bold, " font-weight=\"bold\""),
        (run.look.dim, " opacity=\"0.6\""),
        (run.look.underline, " text-decoration=\"underline\""),
        (run.look.strike, " text-decoration=\"line-through\""),
    ] {
        if on {
            extra.push_str(text);
        }
    }
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" \
         fill=\"{ink}\"{extra}>{}</text>",
        y + 14,
        escape(&run.text)
    );
}

fn colours(look: Look) -> (String, String) {
    let ink = shade(look.fg).unwrap_or_else(|| INK.into());
    let ground = shade(look.bg).unwrap_or_else(|| GROUND.into());
    if look.reverse { (ground, ink) } else { (ink, ground) }
}

fn shade(colour: Colour) -> Option<String> {
    match colour {
        Colour::Default => None,
        Colour::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        Colour::Indexed(i) => Some(SHADES.get(usize::from(i)).map_or_else(|| cube(i), |s| (*s).to_owned())),
    }
}

/// An entry of the xterm palette beyond the sixteen.
fn cube(index: u8) -> String {
    if index >= 232 {
        let v = u16::from(index - 232) * 10 + 8;
        return format!("#{v:02x}{v:02x}{v:02x}");
    }
    let i = index.saturating_sub(16);
    let level = |v: u8| if v == 0 { 0 } else { 55 + u16::from(v) * 40 };
    format!("#{:02x}{:02x}{:02x}", level(i / 36), level(i / 6 % 6), level(i % 6))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push('?'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::screen::ScreenCell;
    use super::*;

    #[test]
    fn runs_keep_to_the_grid_and_markup_is_escaped() {
        let cell = |s: &str| ScreenCell { symbol: s.into(), look: Look::default() };
        let screen = Screen { columns: 4, rows: vec![["서", "", "<", "&"].map(cell).to_vec()] };
        let picture = svg(&screen);
        assert!(picture.contains("textLength=\"36\"") && picture.contains(">서&lt;&amp;</text>"), "{picture}");
    }
}
