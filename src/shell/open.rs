//! `hoplab open CAPTURE`: a capture on the screen.
//!
//! The file is read whole, at most `CAPTURE_BYTES_MAX` of it; beside it stand 32 bytes a frame.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Duration;

use ratatui_core::buffer::Buffer;

use super::cli::{Global, OpenArgs};
use super::dissect::read_capture;
use super::output::is_stdout;
use super::session::Flow;
use super::tui::{self, OnScreen};
use super::{Exit, personal, words};
use crate::app::Settings;
use crate::app::capture::{CaptureModel, Frames};
use crate::app::effect::Effect;
use crate::app::input::{Input, Key, Target};
use crate::app::keymap::Meaning;
use crate::app::notice::Notice;
use crate::i18n::{Texts, capture_fault};
use crate::ui;
use crate::ui::overlays::Cursor;
use crate::ui::term::to_clipboard;

/// A capture's screen and its words.
struct CaptureScreen {
    model: CaptureModel,
    texts: Texts,
    /// What the terminal shall be told with the next picture.
    outgoing: Option<String>,
}

/// Runs the subcommand: 2 when there is no capture to show or no terminal to show it on.
pub(super) fn open(args: &OpenArgs, global: &Global) -> Exit {
    run(args, global).unwrap_or_else(|exit| exit)
}

fn run(args: &OpenArgs, global: &Global) -> Result<Exit, Exit> {
    let (settings, mistake) = personal::full(global)?;
    let texts = Texts::new(settings.lang.parse().unwrap_or_default());
    let file = read_capture(&args.capture)?;
    let frames = Frames::read(file).map_err(|error| {
        eprintln!("hoplab: {}: {}", args.capture.display(), capture_fault(&texts, error));
        Exit::Usage
    })?;
    // A capture may come through standard input; then keys come from the terminal itself.
    let keyboard = is_stdout(&args.capture) || io::stdin().is_terminal();
    if !keyboard || global.plain || !tui::can_draw() {
        let capture = args.capture.display().to_string();
        return Err(words::complain(&texts, "cli-no-terminal-open", &[("capture", capture.into())]));
    }
    let mut model = CaptureModel::new(&title(&args.capture), frames, settings);
    model.notice = mistake.or(model.notice);
    tui::run_screen(&mut CaptureScreen { model, texts, outgoing: None }, global)
}

/// What to call the file on the screen.
fn title(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    name.replace(char::is_control, "?")
}

impl OnScreen for CaptureScreen {
    fn input(&mut self, input: Input) -> Flow {
        let effects = self.model.update(input);
        let lang = self.model.settings.lang;
        if self.texts.lang().code() != lang {
            self.texts = Texts::new(lang.parse().unwrap_or_default());
        }
        if effects.contains(&Effect::Copy) {
            let text = ui::chosen_text_of_capture(&self.model).unwrap_or_default();
            self.outgoing = to_clipboard(&text);
            let copied = self.outgoing.is_some();
            self.model.notice = Some(if copied { Notice::Copied { bytes: text.len() } } else { Notice::NothingToCopy });
        }
        if effects.contains(&Effect::Quit) { Flow::Quit } else { Flow::On }
    }

    fn next_tick(&self) -> Option<Duration> {
        self.model.next_tick()
    }

    fn draw(&mut self, buffer: &mut Buffer) -> Cursor {
        ui::draw_capture(&self.model, &self.texts, buffer)
    }

    fn settings(&self) -> &Settings {
        &self.model.settings
    }

    fn takes(&self, key: Key) -> bool {
        self.model.settings.keymap.meaning(self.model.context(), &[key]) != Meaning::Nothing
    }

    fn target(&self, _at: (u16, u16)) -> Option<Target> {
        None
    }

    fn outgoing(&mut self) -> Option<String> {
        self.outgoing.take()
    }
}
