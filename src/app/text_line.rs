//! One line of text being typed. `tui-input` keeps text and cursor; here keys become its requests.

use tui_input::InputRequest;

use super::input::{Code, Key};

/// Bytes a line may have; more is not taken.
const LINE_MAX: usize = 4096;

/// A line and its cursor.
#[derive(Clone, Default, Debug)]
pub struct TextLine {
    input: tui_input::Input,
    /// Whether the whole text is selected: what is typed next takes its place.
    selected: bool,
}

impl TextLine {
    /// A line with this text, the cursor at its end.
    pub fn new(text: &str) -> TextLine {
        TextLine { input: tui_input::Input::new(text.to_owned()), selected: false }
    }

    /// A line with a proposal: typing replaces it, Delete empties it; moving the cursor and Backspace keep it to be mended.
    pub fn proposing(text: &str) -> TextLine {
        TextLine { selected: !text.is_empty(), ..TextLine::new(text) }
    }

    /// Whether what is typed next takes the place of the whole text.
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The cursor's place in cells from the start of the text.
    pub fn cursor_cells(&self) -> usize {
        self.input.visual_cursor()
    }

    /// The cursor's place in characters.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Another text, the cursor at its end.
    pub fn set(&mut self, text: &str) {
        *self = TextLine::new(text);
    }

    /// Types a text at the cursor; ends of lines become blanks, other control characters vanish.
    pub fn insert(&mut self, text: &str) {
        self.replace_selected();
        for c in text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()) {
            if self.text().len() + c.len_utf8() > LINE_MAX {
                return;
            }
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Gives a key to the line; whether it meant something here.
    pub fn key(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let Some(request) = request(key) else { return false };
        if key.code == Code::Delete && self.selected {
            self.replace_selected();
            return true;
        }
        self.selected = false;
        self.input.handle(request);
        true
    }

    fn replace_selected(&mut self) {
        if core::mem::take(&mut self.selected) {
            self.set("");
        }
    }
}

fn request(key: Key) -> Option<InputRequest> {
    let word = key.ctrl || key.alt;
    Some(match key.code {
        Code::Backspace if word => InputRequest::DeletePrevWord,
        Code::Backspace => InputRequest::DeletePrevChar,
        Code::Delete => InputRequest::DeleteNextChar,
        Code::Left if word => InputRequest::GoToPrevWord,
        Code::Left => InputRequest::GoToPrevChar,
        Code::Right if word => InputRequest::GoToNextWord,
        Code::Right => InputRequest::GoToNextChar,
        Code::Home => InputRequest::GoToStart,
        Code::End => InputRequest::GoToEnd,
        Code::Char('a') if key.ctrl => InputRequest::GoToStart,
        Code::Char('e') if key.ctrl => InputRequest::GoToEnd,
        Code::Char('u') if key.ctrl => InputRequest::DeleteFromStart,
        Code::Char('k') if key.ctrl => InputRequest::DeleteTillEnd,
        Code::Char('w') if key.ctrl => InputRequest::DeletePrevWord,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_is_replaced_by_typing_and_kept_by_moving() {
        let mut line = TextLine::proposing("8080");
        line.insert("443");
        assert_eq!(line.text(), "443");
        let mut line = TextLine::proposing("8080");
        line.key(Key::plain(Code::End));
        line.insert("1");
        assert_eq!(line.text(), "80801");
        let mut line = TextLine::proposing("8080");
        line.key(Key::plain(Code::Backspace));
        line.insert("1");
        assert_eq!(line.text(), "8081", "one character less, as anywhere");
        let mut line = TextLine::proposing("8080");
        line.key(Key::plain(Code::Delete));
        assert!(line.is_empty() && !TextLine::proposing("").is_selected());
    }

    #[test]
    fn typing_keeps_whole_glyphs_and_knows_their_width() {
        let mut line = TextLine::default();
        line.insert("핑 a\n\u{7}b");
        assert_eq!((line.text(), line.cursor(), line.cursor_cells()), ("핑 a b", 5, 6));
        line.key(Key::plain(Code::Home));
        line.key(Key::plain(Code::Delete));
        assert_eq!((line.text(), line.cursor_cells()), (" a b", 0));
        assert!(!line.key(Key::plain(Code::Up)), "not a line's business");
        line.insert(&"x".repeat(LINE_MAX * 2));
        assert_eq!(line.text().len(), LINE_MAX);
    }
}
