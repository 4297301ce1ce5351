//! Every glyph the screen draws beside words: one audited table and its ASCII twin.
//!
//! A glyph may stand here only when it is one cell wide in `unicode-width`, is no emoji and carries no variation
//! selector (a test holds that). Some terminals show "ambiguous" characters two cells wide; `--ascii` is for them.

use ratatui_core::buffer::Buffer;

use super::canvas::width;

/// The table. Line pieces are indexed by a mask of the neighbours they lead to: north 1, east 2, south 4, west 8.
#[derive(Debug)]
pub struct Glyphs {
    /// A cable.
    pub cable: [&'static str; 16],
    /// Radio.
    pub radio: [&'static str; 16],
    /// A link on the way of the packet being followed.
    pub bright: [&'static str; 16],
    /// The frame of a box; a link leaves where the mask has a third arm.
    pub frame: [&'static str; 16],
    /// The frame of the selected box.
    pub chosen: [&'static str; 16],
    /// The frames of panes.
    pub pane: [&'static str; 16],
    /// Left and right end of a box one line high.
    pub bare: (&'static str, &'static str),
    /// The same, selected.
    pub bare_chosen: (&'static str, &'static str),
    /// Where a link is cut.
    pub cut: &'static str,
    /// A packet on the way.
    pub packet: &'static str,
    /// The packet being followed.
    pub followed: &'static str,
    /// A packet thrown away.
    pub dropped: &'static str,
    /// Time runs.
    pub play: &'static str,
    /// Time stands.
    pub pause: &'static str,
    /// From → to.
    pub arrow: &'static str,
    /// Up the layers.
    pub up: &'static str,
    /// The arrow keys: left, up, right, down.
    pub keys: [&'static str; 4],
    /// Down the layers.
    pub down: &'static str,
    /// More text than fits.
    pub more: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// The row under the cursor; something folded.
    pub cursor: &'static str,
    /// Something unfolded.
    pub open: &'static str,
    /// On, right, done.
    pub yes: &'static str,
    /// Off, wrong.
    pub no: &'static str,
    /// A cause under its effect.
    pub because: &'static str,
    /// A public address.
    pub public: &'static str,
    /// A private address.
    pub private: &'static str,
    /// A byte that is no printable character.
    pub byte: &'static str,
    /// An unused layer.
    pub unused: &'static str,
    /// Left and right wall of a header in the train.
    pub wagon: (&'static str, &'static str),
    /// Of a progress bar: done, to do.
    pub bar: (&'static str, &'static str),
    /// Multiplication: speed, counts.
    pub times: &'static str,
    /// Not, in counts: "−20".
    pub minus: &'static str,
    /// The head of an arrow to the left.
    pub back: &'static str,
    /// Once more.
    pub again: &'static str,
    /// Of a filled bar: in use, on its way, waiting, free, beyond a hole.
    pub shades: [&'static str; 5],
    /// Of a chart: a line, a broken line, what is filled. Without braille these are what is drawn.
    pub marks: [&'static str; 3],
    /// Whether charts may be drawn in braille.
    pub braille: bool,
}

impl Glyphs {
    /// Box drawing and a few geometric shapes.
    pub const UNICODE: &'static Glyphs = &Glyphs {
        cable: [" ", "│", "─", "╰", "│", "│", "╭", "├", "─", "╯", "─", "┴", "╮", "┤", "┬", "┼"],
        radio: [" ", "┊", "┈", "╰", "┊", "┊", "╭", "├", "┈", "╯", "┈", "┴", "╮", "┤", "┬", "┼"],
        bright: [" ", "┃", "━", "┗", "┃", "┃", "┏", "┣", "━", "┛", "━", "┻", "┓", "┫", "┳", "╋"],
        frame: [" ", "│", "─", "╰", "│", "│", "╭", "├", "─", "╯", "─", "┴", "╮", "┤", "┬", "┼"],
        chosen: [" ", "║", "═", "╚", "║", "║", "╔", "╠", "═", "╝", "═", "╩", "╗", "╣", "╦", "╬"],
        pane: [" ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼"],
        bare: ("[", "]"),
        bare_chosen: ("▐", "▌"),
        cut: "╳",
        packet: "◆",
        followed: "◈",
        dropped: "×",
        play: "▶",
        pause: "■",
        arrow: "→",
        up: "▲",
        keys: ["←", "↑", "→", "↓"],
        down: "▼",
        more: "…",
        dot: "·",
        cursor: "▸",
        open: "▾",
        yes: "●",
        no: "○",
        because: "↳",
        public: "◎",
        private: "○",
        byte: "·",
        unused: "┆",
        wagon: ("▐", "▌"),
        bar: ("━", "─"),
        times: "×",
        minus: "−",
        back: "◀",
        again: "↻",
        shades: ["█", "▓", "▒", "░", "▚"],
        marks: ["⠒", "⠒", "⢕"],
        braille: true,
    };

    /// Nothing beyond ASCII.
    pub const ASCII: &'static Glyphs = &Glyphs {
        cable: [" ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+"],
        radio: [" ", ":", ".", ".", ":", ":", ".", ":", ".", ".", ".", ".", ".", ":", ".", ":"],
        bright: [" ", "#", "=", "#", "#", "#", "#", "#", "=", "#", "=", "#", "#", "#", "#", "#"],
        frame: [" ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+"],
        chosen: [" ", "#", "=", "#", "#", "#", "#", "#", "=", "#", "=", "#", "#", "#", "#", "#"],
        pane: [" ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+"],
        bare: ("[", "]"),
        bare_chosen: ("<", ">"),
        cut: "X",
        packet: "*",
        followed: "@",
        dropped: "x",
        play: ">",
        pause: "#",
        arrow: ">",
        up: "^",
        keys: ["Left", "Up", "Right", "Down"],
        down: "v",
        more: "~",
        dot: ".",
        cursor: ">",
        open: "v",
        yes: "+",
        no: "-",
        because: "`",
        public: "@",
        private: "o",
        byte: ".",
        unused: ":",
        wagon: ("[", "]"),
        bar: ("=", "-"),
        times: "x",
        minus: "-",
        back: "<",
        again: "%",
        shades: ["#", "=", "+", "_", "%"],
        marks: ["*", "-", ":"],
        braille: false,
    };

    /// The table for a terminal.
    pub const fn pick(ascii: bool) -> &'static Glyphs {
        if ascii { Glyphs::ASCII } else { Glyphs::UNICODE }
    }

    /// Every glyph, for the audit.
    fn all(&self) -> Vec<&'static str> {
        let mut all = vec![
            self.bare.0,
            self.bare.1,
            self.bare_chosen.0,
            self.bare_chosen.1,
            self.cut,
            self.packet,
            self.followed,
            self.dropped,
            self.play,
            self.pause,
            self.arrow,
            self.up,
            self.down,
            self.more,
            self.dot,
            self.cursor,
            self.open,
            self.yes,
            self.no,
            self.because,
            self.public,
            self.private,
            self.byte,
            self.unused,
            self.wagon.0,
            self.wagon.1,
            self.bar.0,
            self.bar.1,
            self.times,
            self.minus,
            self.back,
            self.again,
        ];
        all.extend(self.shades.iter().chain(&self.marks));
        for table in [&self.cable, &self.radio, &self.bright, &self.frame, &self.chosen, &self.pane] {
            all.extend(table);
        }
        all
    }

    /// Whether every glyph takes one cell, and (for the ASCII table) is ASCII.
    pub fn audit(&self, ascii: bool) -> bool {
        self.all().iter().all(|g| {
            let emoji = g.chars().any(|c| c == '\u{fe0f}' || c >= '\u{1f000}');
            width(g) == 1 && !emoji && (!ascii || g.is_ascii())
        })
    }
}

/// Turns what is not ASCII in a finished picture into the nearest ASCII character, each in its one cell. Syllables and
/// other wide letters stay: they are words, and a terminal that cannot show them shows no Korean at all.
pub fn fold_to_ascii(buffer: &mut Buffer) {
    for cell in buffer.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        if width(cell.symbol()) == 1 {
            let near = cell.symbol().chars().next().map_or("?", nearest);
            cell.set_symbol(near);
        }
    }
}

/// Punctuation and signs that words bring along.
const fn nearest(c: char) -> &'static str {
    match c {
        '→' | '▶' | '▸' | '›' | '»' | '≥' => ">",
        '←' | '◀' | '‹' | '«' | '≤' => "<",
        '↑' | '▲' => "^",
        '↓' | '▼' | '▾' => "v",
        '…' => "~",
        '·' | '․' => ".",
        '•' | '●' | '◆' => "*",
        '○' | '◎' => "o",
        '×' | '✗' | '✕' | '╳' => "x",
        '−' | '–' | '—' | '‐' | '‑' | '─' => "-",
        '│' => "|",
        '“' | '”' | '„' => "\"",
        '‘' | '’' => "'",
        '✓' => "+",
        '↳' => "`",
        'µ' | 'μ' => "u",
        '\u{a0}' => " ",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::layout::Rect;
    use ratatui_core::style::Style;

    use super::*;
    use crate::ui::canvas::Canvas;

    #[test]
    fn words_bring_no_sign_beyond_ascii_along() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 17, 1));
        Canvas::new(&mut buffer).text(0, 0, "a → “핑” 5 µs … é", Style::new());
        fold_to_ascii(&mut buffer);
        let row: String = buffer.content.iter().map(ratatui_core::buffer::Cell::symbol).collect();
        assert_eq!(row, "a > \"핑 \" 5 us ~ ?");
    }

    #[test]
    fn every_glyph_takes_one_cell() {
        assert!(Glyphs::UNICODE.audit(false));
        assert!(Glyphs::ASCII.audit(true));
    }
}
