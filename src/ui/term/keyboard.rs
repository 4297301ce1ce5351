//! Bytes from a terminal → keys, pastes, reports. What it is: a state machine that is fed whatever was read and asked
//! what it means; it knows the sequences of xterm, rxvt, the Linux console, kitty and the VT220. What it is not: a
//! reader (whoever owns the terminal reads), nor a key map.
//!
//! Hostile input is ordinary input: what means nothing is dropped, and nothing is kept beyond a limit. How the bytes were cut
//! into pieces changes nothing of what they mean; only silence does (`flush`).

use crate::app::input::{Code, Input, Key};

/// Longest text taken from a paste, in bytes; the rest of it is dropped.
const PASTE_MAX: usize = 64 * 1024;
/// Longest control sequence, in bytes behind its introducer: a longer one is noise, up to its end.
const SEQUENCE_MAX: usize = 256;
/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Something the terminal said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// A key, a paste, the keyboard gone or back.
    Input(Input),
    /// Where the cursor is (column, row, from 1): the answer to the question that was asked.
    Cursor(u16, u16),
    /// The mouse did something at a cell (column, row, from 0).
    Mouse(Mouse, (u16, u16)),
}

/// What a mouse does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mouse {
    /// Its first button went down.
    Press,
    /// Its wheel turned away from the person.
    WheelUp,
    /// Its wheel turned towards the person.
    WheelDown,
}

/// What was read and not yet understood.
#[derive(Debug, Default)]
pub struct Keyboard {
    bytes: Vec<u8>,
    /// The text of a paste that has begun.
    paste: Option<Vec<u8>>,
    /// What is being passed over, of which nothing is kept.
    noise: Option<Noise>,
    /// Whether a cursor's place was asked for and not yet told.
    asked: bool,
}

/// What means nothing, however long it is. A byte that cannot be of it ends it, too, and is read for itself: so a terminal
/// that never ends what it began costs no more keys than those up to the next control code.
#[derive(Clone, Copy, Debug)]
enum Noise {
    /// A string to the terminal that came back: an answer nobody waits for, up to BEL or ST.
    String,
    /// A control sequence, up to its letter.
    Sequence,
}

/// One step of reading: so many bytes are used up, and may have meant something.
enum Step {
    Used(usize, Option<Report>),
    /// More bytes must come first.
    Wait,
}

impl Keyboard {
    /// The next report of the form `CSI row ; column R` is an answer; else it is F3 with a modifier.
    pub fn expect_cursor(&mut self) {
        self.asked = true;
    }

    /// Whether a sequence has begun that could also be a key alone: after a short silence, `flush` decides.
    pub fn is_waiting(&self) -> bool {
        self.paste.is_none() && !self.bytes.is_empty()
    }

    /// Takes what was read; says what it means.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Report> {
        self.bytes.extend_from_slice(bytes);
        self.read(false)
    }

    /// Nothing follows: a lone escape is the key Esc.
    pub fn flush(&mut self) -> Vec<Report> {
        self.read(true)
    }

    fn read(&mut self, last: bool) -> Vec<Report> {
        let mut reports = Vec::new();
        let bytes = core::mem::take(&mut self.bytes);
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let step = match self.noise {
                Some(noise) => self.pass_over(noise, rest, last),
                None if self.paste.is_some() => self.pasted(rest),
                None => self.step(rest, last),
            };
            match step {
                Step::Used(count, report) => {
                    reports.extend(report);
                    rest = rest.get(count..).unwrap_or_default();
                }
                Step::Wait if last => rest = rest.get(1..).unwrap_or_default(),
                Step::Wait => break,
            }
        }
        self.bytes = rest.to_vec();
        reports
    }

    /// A piece of a paste, until its end.
    fn pasted(&mut self, bytes: &[u8]) -> Step {
        let Some(text) = &mut self.paste else { return Step::Wait };
        let end = bytes.windows(PASTE_END.len()).position(|w| w == PASTE_END);
        // The end may be cut in two: its beginning waits for the rest.
        let held = (1..PASTE_END.len()).rev().find(|n| bytes.ends_with(&PASTE_END[..*n])).unwrap_or(0);
        let piece = bytes.get(..end.unwrap_or(bytes.len() - held)).unwrap_or_default();
        text.extend(piece.iter().take(PASTE_MAX.saturating_sub(text.len())));
        if end.is_none() {
            return if piece.is_empty() { Step::Wait } else { Step::Used(piece.len(), None) };
        }
        let report = self.paste.take().map(|text| Report::Input(Input::Paste(whole_text(&text))));
        Step::Used(piece.len() + PASTE_END.len(), report)
    }

    /// A piece of noise, until its end.
    fn pass_over(&mut self, noise: Noise, bytes: &[u8], last: bool) -> Step {
        let is_part = |b: &u8| match noise {
            Noise::String => *b >= 0x20,
            Noise::Sequence => (0x20..0x40).contains(b),
        };
        let Some(end) = bytes.iter().position(|b| !is_part(b)) else { return Step::Used(bytes.len(), None) };
        let tail = match (noise, bytes.get(end..).unwrap_or_default()) {
            (Noise::String, [0x1b]) if !last => {
                // Perhaps half of ST.
                return if end == 0 { Step::Wait } else { Step::Used(end, None) };
            }
            (Noise::String, [0x1b, b'\\', ..]) => 2,
            (Noise::String, [0x07, ..]) | (Noise::Sequence, [0x40..=0x7e, ..]) => 1,
            _ => 0,
        };
        self.noise = None;
        Step::Used(end + tail, None)
    }

    /// Passes over what follows the first `count` bytes, and them.
    fn ignore(&mut self, noise: Noise, count: usize) -> Step {
        self.noise = Some(noise);
        Step::Used(count, None)
    }

    fn step(&mut self, bytes: &[u8], last: bool) -> Step {
        match bytes {
            [0x1b] if last => used(1, Key::plain(Code::Esc)),
            [0x1b] => Step::Wait,
            [0x1b, 0x1b, ..] => used(1, Key::plain(Code::Esc)),
            [0x1b, b'['] if last => used(2, Key { alt: true, ..Key::char('[') }),
            [0x1b, b'[', rest @ ..] => self.control_sequence(rest, last),
            [0x1b, b'O', letter @ 0x20..=0x7e, ..] => Step::Used(3, function_letter(*letter).map(key)),
            [0x1b, b'O' | b'P' | b']' | b'X' | b'^' | b'_'] if !last => Step::Wait,
            [0x1b, b'P' | b']' | b'X' | b'^' | b'_', _, ..] => self.ignore(Noise::String, 2),
            [0x1b, rest @ ..] => match character(rest, last) {
                Step::Used(count, report) => Step::Used(count + 1, report.map(with_alt)),
                Step::Wait => Step::Wait,
            },
            _ => character(bytes, last),
        }
    }

    /// After `CSI`: parameters, then the letter that says what it is (ECMA-48 5.4). What cannot stand there, such as another
    /// ESC, ends it: that is something new.
    fn control_sequence(&mut self, bytes: &[u8], last: bool) -> Step {
        // The Linux console's F1 to F5: the letter stands behind a second bracket.
        if let [b'[', letter @ 0x20..=0x7e, ..] = bytes {
            let code = letter.checked_sub(b'A').filter(|n| *n < 5).map(|n| Code::F(n + 1));
            return Step::Used(4, code.map(|code| key(Key::plain(code))));
        }
        if bytes == b"[" {
            return Step::Wait;
        }
        let parameters = bytes.iter().take(SEQUENCE_MAX).take_while(|b| (0x20..0x40).contains(*b)).count();
        let text = bytes.get(..parameters).unwrap_or_default();
        match bytes.get(parameters) {
            _ if parameters == SEQUENCE_MAX => self.ignore(Noise::Sequence, parameters + 2),
            // Its rest comes late, or never.
            None if last => self.ignore(Noise::Sequence, parameters + 2),
            None => Step::Wait,
            Some(letter @ 0x40..=0x7e) => Step::Used(parameters + 3, self.meaning(text, *letter)),
            Some(_) => Step::Used(parameters + 2, None),
        }
    }

    fn meaning(&mut self, text: &[u8], letter: u8) -> Option<Report> {
        if let Some(text) = text.strip_prefix(b"<") {
            return mouse(&numbers(text)?, letter);
        }
        let numbers = numbers(text)?;
        let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
        let code = match letter {
            b'I' => return Some(Report::Input(Input::FocusGained)),
            b'O' => return Some(Report::Input(Input::FocusLost)),
            b'R' if self.asked && numbers.len() == 2 => {
                self.asked = false;
                return Some(Report::Cursor(number(1), number(0)));
            }
            b'~' if number(0) == 200 => {
                self.paste = Some(Vec::new());
                return None;
            }
            // xterm's modifyOtherKeys, then the kitty protocol: the character itself as a number.
            b'~' if number(0) == 27 => return coded(number(2), number(1)),
            b'u' => return coded(number(0), number(1)),
            b'Z' => Code::BackTab,
            b'~' => tilde(number(0))?,
            letter => function_letter(letter)?.code,
        };
        Some(key(modified(code, number(1))))
    }
}

/// Bytes of a paste as text; what is cut in the middle of a character or is none becomes U+FFFD.
fn whole_text(bytes: &[u8]) -> String {
    // A terminal sends the Enter key for an end of a line.
    String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n")
}

fn key(key: Key) -> Report {
    Report::Input(Input::Key(key))
}

fn used(count: usize, pressed: Key) -> Step {
    Step::Used(count, Some(key(pressed)))
}

fn with_alt(report: Report) -> Report {
    match report {
        Report::Input(Input::Key(pressed)) => key(Key { alt: true, ..pressed }),
        other => other,
    }
}

/// A key that is one character, or one control code.
fn character(bytes: &[u8], last: bool) -> Step {
    let Some(first) = bytes.first().copied() else { return Step::Wait };
    let ctrl = |c: u8| Key { ctrl: true, ..Key::char(char::from(c)) };
    let pressed = match first {
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7f | 0x08 => Key::plain(Code::Backspace),
        0x00 => ctrl(b' '),
        0x01..=0x1a => ctrl(first + 0x60),
        0x1b => Key::plain(Code::Esc),
        0x1c..=0x1f => ctrl(first + 0x40),
        0x20..=0x7e => Key::char(char::from(first)),
        _ => return beyond_ascii(bytes, last),
    };
    used(1, pressed)
}

fn beyond_ascii(bytes: &[u8], last: bool) -> Step {
    let most = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let valid = match core::str::from_utf8(most) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() == 0 && error.error_len().is_none() && !last => return Step::Wait,
        Err(error) => most.get(..error.valid_up_to()).and_then(|b| core::str::from_utf8(b).ok()).unwrap_or(""),
    };
    valid.chars().next().map_or(Step::Used(1, None), |c| used(c.len_utf8(), Key::char(c)))
}

/// `1;5` as numbers; a missing one is 0, and of `a:b` only the first counts. None where there is something else.
fn numbers(text: &[u8]) -> Option<Vec<u16>> {
    let text = core::str::from_utf8(text).ok()?;
    let one = |part: &str| {
        let first = part.split(':').next().unwrap_or("");
        if first.is_empty() { Some(0) } else { first.parse().ok() }
    };
    text.split(';').map(one).collect()
}

/// Keys named by a letter, after `CSI` or `SS3`.
fn function_letter(letter: u8) -> Option<Key> {
    let code = match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        b'M' => Code::Enter,
        _ => return None,
    };
    Some(Key::plain(code))
}

/// Keys named by a number (VT220, rxvt).
fn tilde(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(number as u8 - 10),
        17..=21 => Code::F(number as u8 - 11),
        23..=26 => Code::F(number as u8 - 12),
        28 | 29 => Code::F(number as u8 - 13),
        31..=34 => Code::F(number as u8 - 14),
        _ => return None,
    })
}

/// A key with xterm's number of its modifiers: 1 + Shift 1 + Alt 2 + Ctrl 4.
fn modified(code: Code, number: u16) -> Key {
    let bits = number.saturating_sub(1);
    let shift = bits & 1 != 0 && !matches!(code, Code::Char(_) | Code::BackTab);
    Key { code, shift, alt: bits & 2 != 0, ctrl: bits & 4 != 0 }
}

fn coded(code: u16, modifiers: u16) -> Option<Report> {
    let code = match code {
        13 => Code::Enter,
        27 => Code::Esc,
        9 if modifiers == 2 => Code::BackTab,
        9 => Code::Tab,
        127 | 8 => Code::Backspace,
        code => Code::Char(char::from_u32(code.into()).filter(|c| !c.is_control())?),
    };
    Some(key(modified(code, modifiers)))
}

/// `CSI < button ; column ; row M`: a button went down or the wheel turned; `m` is the button's way up.
fn mouse(numbers: &[u16], letter: u8) -> Option<Report> {
    let [button, column, row] = numbers else { return None };
    let what = match (button & !0b1_1100, letter) {
        (0, b'M') => Mouse::Press,
        (64, b'M') => Mouse::WheelUp,
        (65, b'M') => Mouse::WheelDown,
        _ => return None,
    };
    Some(Report::Mouse(what, (column.saturating_sub(1), row.saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Keys as text; what is no key in its debug form.
    fn said(bytes: &[u8]) -> String {
        let mut keyboard = Keyboard::default();
        let mut reports = keyboard.feed(bytes);
        reports.extend(keyboard.flush());
        let text = |report: &Report| match report {
            Report::Input(Input::Key(key)) => key.to_string(),
            other => format!("{other:?}"),
        };
        reports.iter().map(text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_of_many_terminals_are_understood() {
        for (bytes, keys) in [
            ("a한\x01\r\t\x7f\x08", "a 한 <C-a> Enter Tab Backspace Backspace"),
            ("\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D", "Up Down <C-Right> <S-Left>"),
            ("\x1b[H\x1b[4~\x1b[7~\x1bOF\x1b[5~\x1b[6;5~", "Home End Home End PageUp <C-PageDown>"),
            ("\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[24~\x1b[1;2R", "F1 F1 F1 F5 F12 <S-F3>"),
            ("\x1b[Z\x1b[3~\x1b[2~", "BackTab Delete Insert"),
            ("\x1bx\x1b한\x1b\x1b[A", "<A-x> <A-한> Esc Up"),
            ("\x1b[107;5u\x1b[27;5;107~\x1b[27u\x1b[9;2u", "<C-k> <C-k> Esc BackTab"),
            ("\x00\x1c\x1b", "<C-Space> <C-\\> Esc"),
            ("\x1b]11;rgb:0/0/0\x07\x1bP>|XTerm\x1b\\a\x1b[?2026;2$yb\x1b[?62;22cd", "a b d"),
            ("\x1b[1;5\x1b[A\x1b[\x1b[B\x1bO\x1b[C\x1b[[\x1b[D", "Up Down <A-O> Right Left"),
            ("\x1b[12;\rx\x1b]0;half\ry\x1b]0;half\x1b[Az", "Enter x Enter y Up z"),
            ("\x1bP", "<A-P>"),
            ("\x1b]0;half\x1b", "Esc"),
            ("\x1b[I\x1b[O", "Input(FocusGained) Input(FocusLost)"),
            ("\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<65;1;1M", "Mouse(Press, (4, 2)) Mouse(WheelDown, (0, 0))"),
        ] {
            assert_eq!(said(bytes.as_bytes()), keys, "{bytes:?}");
        }
        assert_eq!(said(b"\xff\xc3a\xe1\x88"), "a", "what is no UTF-8 is no key");
    }

    #[test]
    fn an_answer_that_was_asked_for_is_no_key_and_the_next_one_is() {
        let mut keyboard = Keyboard::default();
        keyboard.expect_cursor();
        assert_eq!(keyboard.feed(b"\x1b[1;"), []);
        assert_eq!(keyboard.feed(b"2R"), [Report::Cursor(2, 1)]);
        assert_eq!(keyboard.feed(b"\x1b[1;2R"), [key(Key { shift: true, ..Key::plain(Code::F(3)) })]);
    }

    #[test]
    fn a_paste_is_one_text_however_it_is_cut_and_never_too_long() {
        let bytes = "a\x1b[200~핑 10.0.0.1\r\n\x1b[A\x1b[201~b".as_bytes();
        for cut in 0..bytes.len() {
            let mut keyboard = Keyboard::default();
            let mut reports = keyboard.feed(&bytes[..cut]);
            reports.extend(keyboard.feed(&bytes[cut..]));
            let text = Report::Input(Input::Paste("핑 10.0.0.1\n\u{1b}[A".into()));
            assert_eq!(reports, [key(Key::char('a')), text, key(Key::char('b'))], "cut at {cut}");
        }
        let mut keyboard = Keyboard::default();
        keyboard.feed(b"\x1b[200~");
        (0..50).for_each(|_| assert_eq!(keyboard.feed(&[b'x'; 4096]), []));
        let reports = keyboard.feed(PASTE_END);
        assert!(matches!(reports.as_slice(), [Report::Input(Input::Paste(text))] if text.len() == PASTE_MAX));
    }

    /// What a terminal may send, and what it means.
    fn piece() -> impl Strategy<Value = (Vec<u8>, Vec<Report>)> {
        let ends = prop::sample::select(vec!["\x07", "\x1b\\"]);
        let starts = prop::sample::select(vec!["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX"]);
        let answer =
            (starts, "[ -~가-힣]{1,900}", ends).prop_map(|(start, text, end)| (format!("{start}{text}{end}"), None));
        let long = "[0-9;]{257,600}".prop_map(|text| (format!("\x1b[{text}m"), None));
        let broken = "[0-9;]{0,20}".prop_map(|text| (format!("\x1b[{text}\x1b[A"), Some(Key::plain(Code::Up))));
        let letter = prop::char::range('a', 'z').prop_map(|c| (c.to_string(), Some(Key::char(c))));
        let named =
            prop::sample::select(vec![("\x1b[5~", Code::PageUp), ("\x1bOP", Code::F(1)), ("한", Code::Char('한'))]);
        let named = named.prop_map(|(text, code)| (text.to_owned(), Some(Key::plain(code))));
        prop_oneof![answer, long, broken, letter, named]
            .prop_map(|(text, pressed)| (text.into_bytes(), pressed.into_iter().map(key).collect()))
    }

    /// Feeds the bytes in pieces of these lengths, over and over.
    fn in_pieces(bytes: &[u8], lengths: &[usize]) -> Vec<Report> {
        let (mut keyboard, mut rest, mut reports) = (Keyboard::default(), bytes, Vec::new());
        for length in lengths.iter().cycle() {
            let (now, later) = rest.split_at((*length).min(rest.len()));
            reports.extend(keyboard.feed(now));
            assert!(keyboard.bytes.len() <= SEQUENCE_MAX + 2);
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        reports
    }

    proptest! {
        #[test]
        fn answers_are_no_keys_and_keys_are_none_the_less_however_the_bytes_are_cut(
            pieces in prop::collection::vec(piece(), 1..12),
            lengths in prop::collection::vec(1usize..300, 1..8),
        ) {
            let bytes: Vec<u8> = pieces.iter().flat_map(|(bytes, _)| bytes.clone()).collect();
            let wanted: Vec<Report> = pieces.into_iter().flat_map(|(_, reports)| reports).collect();
            prop_assert_eq!(in_pieces(&bytes, &lengths), wanted);
        }

        #[test]
        fn how_bytes_are_cut_changes_nothing(
            bytes in prop::collection::vec(
                prop_oneof![any::<u8>(), prop::sample::select(b"\x1b\x1b[[O]P\\\x07;;12~uMARx".to_vec())],
                0..600,
            ),
            lengths in prop::collection::vec(1usize..40, 1..8),
        ) {
            prop_assert_eq!(in_pieces(&bytes, &lengths), Keyboard::default().feed(&bytes));
        }

        #[test]
        fn any_bytes_are_borne_and_nothing_piles_up(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..12)) {
            let mut keyboard = Keyboard::default();
            for piece in &pieces {
                keyboard.feed(piece);
                prop_assert!(keyboard.bytes.len() <= SEQUENCE_MAX + 40);
            }
            keyboard.flush();
            prop_assert!(keyboard.bytes.is_empty() || keyboard.paste.is_some());
        }
    }
}
