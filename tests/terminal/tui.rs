//! The program in a real pseudo-terminal: keys go in, the bytes it writes are read by a terminal emulator.
//!
//! No test depends on how fast anything is: every wait looks until it sees, and gives up after a generous limit.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// When a wait gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the emulated terminal shows.
#[allow(clippy::struct_excessive_bools, reason = "each is a mode of the terminal by itself")]
pub struct Shown {
    /// Its text, a line a row.
    pub text: String,
    /// Whether the alternate screen is up.
    pub alternate: bool,
    /// Whether the cursor is hidden.
    pub cursor_hidden: bool,
    /// Whether pasted text comes in brackets.
    pub bracketed_paste: bool,
    /// Where the cursor is: column, row.
    pub cursor: (u16, u16),
    /// Whether the mouse is listened to.
    pub mouse: bool,
}

/// A running program and its terminal.
pub struct Tui {
    emulator: Arc<Mutex<vt100::Parser>>,
    /// All bytes the program wrote.
    written: Arc<Mutex<Vec<u8>>>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

impl Tui {
    /// Starts the program with these arguments on a terminal of this size.
    pub fn start(args: &[&str], columns: u16, rows: u16) -> Tui {
        Tui::start_as("xterm-256color", args, columns, rows)
    }

    /// Starts it on a terminal that calls itself `term`.
    pub fn start_as(term: &str, args: &[&str], columns: u16, rows: u16) -> Tui {
        Tui::start_with(&[("TERM", term)], args, columns, rows)
    }

    /// Starts it in an environment with these variables besides.
    pub fn start_with(environment: &[(&str, &str)], args: &[&str], columns: u16, rows: u16) -> Tui {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hoplab"));
        command.args(args);
        command.cwd(env!("CARGO_TARGET_TMPDIR"));
        command.env_clear();
        let usual = [("TERM", "xterm-256color"), ("LANG", "en_US.UTF-8")];
        for (name, value) in usual.iter().chain(environment) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let emulator = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let written = Arc::new(Mutex::new(Vec::new()));
        let reader = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its input");
        watch(reader, Arc::clone(&emulator), Arc::clone(&written));
        Tui { emulator, written, keyboard, child, master: pair.master }
    }

    /// Types; control keys are their bytes.
    pub fn keys(&mut self, text: &str) -> &mut Tui {
        self.keyboard.write_all(text.as_bytes()).and_then(|()| self.keyboard.flush()).expect("the program reads");
        self
    }

    /// What is shown now.
    pub fn shown(&self) -> Shown {
        let emulator = self.emulator();
        let screen = emulator.screen();
        Shown {
            text: screen.contents(),
            alternate: screen.alternate_screen(),
            cursor_hidden: screen.hide_cursor(),
            bracketed_paste: screen.bracketed_paste(),
            cursor: (screen.cursor_position().1, screen.cursor_position().0),
            mouse: screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
        }
    }

    /// Waits until the screen is as wanted; `what` says it when it never is.
    pub fn until(&self, what: &str, wanted: impl Fn(&Shown) -> bool) -> Shown {
        let start = Instant::now();
        loop {
            let shown = self.shown();
            if wanted(&shown) {
                return shown;
            }
            assert!(start.elapsed() < PATIENCE, "never {what}:\n{}", shown.text);
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until a text is shown.
    pub fn sees(&mut self, text: &str) -> &mut Tui {
        self.until(&format!("{text:?}"), |shown| shown.text.contains(text));
        self
    }

    /// Waits until a text is no longer shown.
    pub fn loses(&mut self, text: &str) -> &mut Tui {
        self.until(&format!("without {text:?}"), |shown| !shown.text.contains(text));
        self
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Tui {
        self.emulator().screen_mut().set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        self.master.resize(size).expect("a window can be resized");
        self
    }

    /// Sends a signal to the program, and to it alone.
    pub fn signal(&mut self, name: &str) -> &mut Tui {
        let pid = self.child.process_id().expect("it runs").to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status().expect("kill");
        assert!(sent.success());
        self
    }

    /// Waits for the end: the exit code. The terminal must be as it was before.
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("its state") {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "it never ends:\n{}", self.shown().text);
            thread::sleep(Duration::from_millis(10));
        };
        // What it wrote last may still be on its way.
        self.until("given back", |s| !s.alternate && !s.cursor_hidden && !s.bracketed_paste && !s.mouse);
        assert!(!self.is_raw(), "raw mode is left");
        status.exit_code()
    }

    /// Whether the terminal hands over every key at once instead of lines.
    pub fn is_raw(&self) -> bool {
        let flags = format!("{:?}", self.master.get_termios().expect("a terminal").local_flags);
        !flags.contains("ICANON")
    }

    /// Bytes written so far, once none came for a fifth of a second.
    pub fn settled(&self) -> usize {
        let start = Instant::now();
        loop {
            let before = self.bytes();
            thread::sleep(Duration::from_millis(200));
            if self.bytes() == before {
                return before;
            }
            assert!(start.elapsed() < PATIENCE, "it never stops writing:\n{}", self.shown().text);
        }
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> usize {
        self.written.lock().expect("the reader lives").len()
    }

    /// Whether these bytes were written at some time.
    pub fn wrote(&self, bytes: &str) -> bool {
        let written = self.written.lock().expect("the reader lives");
        written.windows(bytes.len()).any(|window| window == bytes.as_bytes())
    }

    fn emulator(&self) -> MutexGuard<'_, vt100::Parser> {
        self.emulator.lock().expect("the reader lives")
    }
}

impl Drop for Tui {
    /// A failed test leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn watch(mut reader: Box<dyn Read + Send>, emulator: Arc<Mutex<vt100::Parser>>, written: Arc<Mutex<Vec<u8>>>) {
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            let Ok(mut emulator) = emulator.lock() else { return };
            emulator.process(&bytes[..count]);
            written.lock().expect("nobody panics with it").extend_from_slice(&bytes[..count]);
        }
    });
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a size")
}
