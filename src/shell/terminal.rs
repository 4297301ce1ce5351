//! The terminal, borrowed: raw mode and the alternate screen on the way in, everything back on every way out — a normal
//! end, an error, a panic, a signal.

use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

/// Alternate screen, cursor hidden, bracketed paste, focus reports.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h";
/// The reverse, in the reverse order; ends a synchronized update first, in case one was open.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// Whether the terminal is ours. One process has one terminal: the panic hook and the signal thread must see it too.
static BORROWED: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; dropping gives it back.
#[derive(Debug)]
pub(super) struct Terminal(());

impl Terminal {
    /// Takes the terminal.
    pub(super) fn borrow() -> io::Result<Terminal> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            hook(info);
        }));
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT])?;
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                give_back();
                // 128+n, as a shell reports a signal.
                std::process::exit(128 + signal);
            }
        });
        Self::take()?;
        Ok(Terminal(()))
    }

    fn take() -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        BORROWED.store(true, Ordering::SeqCst);
        let mut out = io::stdout().lock();
        out.write_all(ENTER)?;
        out.flush()
    }

    /// Gives the terminal to the shell that started us, stops, and takes it again when continued (Ctrl-Z, `fg`).
    #[cfg(unix)]
    pub(super) fn suspend(self) -> io::Result<Terminal> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        Self::take()?;
        Ok(self)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    if BORROWED.swap(false, Ordering::SeqCst) {
        // Nothing can be done about a terminal that went away.
        let mut out = io::stdout();
        let _ = out.write_all(LEAVE).and_then(|()| out.flush());
        let _ = crossterm::terminal::disable_raw_mode();
    }
}
