//! The terminal, borrowed: raw mode and the alternate screen on the way in, everything back on every way out — a normal
//! end, an error, a panic, a signal. While it is borrowed: what it says, and what the system says about it.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::panic;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use crate::ui::term::{Keyboard, Report};

/// Alternate screen, cursor hidden, bracketed paste, focus reports.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h";
/// The reverse, in the reverse order; ends a synchronized update first, in case one was open, and mouse reports.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
/// How long a lone escape waits to become a sequence.
const ESCAPE: Duration = Duration::from_millis(25);

/// How the terminal was before it was borrowed. One process has one terminal: the panic hook and the signal thread must
/// see it too.
static BORROWED: Mutex<Option<Termios>> = Mutex::new(None);

/// Holds the terminal; dropping gives it back.
#[derive(Debug)]
pub(super) struct Terminal {
    source: Source,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// What was read and not yet understood.
    pub keyboard: Keyboard,
}

/// Where keys come from.
#[derive(Debug)]
enum Source {
    Stdin,
    /// Standard input is something else: a capture.
    Tty(File),
}

/// What can happen while one waits.
#[derive(Debug)]
pub(super) enum News {
    /// The terminal said something.
    Said(Report),
    /// It has another size.
    Resized,
    /// It shall be lent back to the shell that started us.
    Stop,
    /// It is ours again.
    Continued,
}

impl Source {
    fn open() -> io::Result<Source> {
        if io::stdin().is_terminal() { Ok(Source::Stdin) } else { File::open("/dev/tty").map(Source::Tty) }
    }

    fn with<T>(&self, f: impl FnOnce(BorrowedFd) -> T) -> T {
        match self {
            Source::Stdin => f(io::stdin().as_fd()),
            Source::Tty(file) => f(file.as_fd()),
        }
    }
}

impl Terminal {
    /// Takes the terminal.
    pub(super) fn borrow() -> io::Result<Terminal> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            hook(info);
        }));
        let mut endings = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT])?;
        std::thread::spawn(move || {
            if let Some(signal) = endings.forever().next() {
                give_back();
                // 128+n, as a shell reports a signal.
                std::process::exit(128 + signal);
            }
        });
        let (read, write) = UnixStream::pair()?;
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, [SIGWINCH, SIGTSTP, SIGCONT])?;
        let terminal = Terminal { source: Source::open()?, signals, keyboard: Keyboard::default() };
        terminal.take()?;
        Ok(terminal)
    }

    /// Raw mode and the alternate screen; also when it is ours already and somebody else changed it.
    pub(super) fn take(&self) -> io::Result<()> {
        let mut held = BORROWED.lock().unwrap_or_else(PoisonError::into_inner);
        let before = match held.take() {
            Some(before) => before,
            None => self.source.with(|fd| tcgetattr(fd))?,
        };
        let mut raw = before.clone();
        raw.make_raw();
        *held = Some(before);
        self.source.with(|fd| tcsetattr(fd, OptionalActions::Now, &raw))?;
        Out.write_all(ENTER)
    }

    /// Columns and rows.
    pub(super) fn size() -> io::Result<(u16, u16)> {
        let size = tcgetwinsize(io::stdout())?;
        Ok((size.ws_col, size.ws_row))
    }

    /// Gives the terminal to the shell that started us, and stops; answers when continued (Ctrl-Z, `fg`). That it is then
    /// to be taken again comes as news.
    pub(super) fn suspend() -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(SIGTSTP)
    }

    /// Waits for news, at most so long; for ever without a limit. Nothing when the time is over.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> io::Result<Vec<News>> {
        // A lone escape may be the key, or the beginning of another.
        let escape = self.keyboard.is_waiting().then_some(ESCAPE);
        let limit = escape.into_iter().chain(limit).min();
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let (keys, told) = self.source.with(|fd| {
            let pipe = self.signals.get_read();
            let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::IN), PollFd::new(pipe, PollFlags::IN)];
            match poll(&mut fds, limit.as_ref()) {
                Ok(_) => Ok((!fds[0].revents().is_empty(), !fds[1].revents().is_empty())),
                Err(Errno::INTR) => Ok((false, true)),
                Err(error) => Err(error),
            }
        })?;
        let mut news = Vec::new();
        if told {
            news.extend(self.signals.pending().map(|signal| match signal {
                SIGTSTP => News::Stop,
                SIGCONT => News::Continued,
                _ => News::Resized,
            }));
        }
        if keys {
            let mut bytes = [0; 4096];
            let count = match self.source.with(|fd| rustix::io::read(fd, &mut bytes)) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => count,
                Err(Errno::INTR | Errno::AGAIN) => 0,
                Err(error) => return Err(error.into()),
            };
            news.extend(self.keyboard.feed(bytes.get(..count).unwrap_or_default()).into_iter().map(News::Said));
        } else if escape.is_some() && !told {
            news.extend(self.keyboard.flush().into_iter().map(News::Said));
        }
        Ok(news)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    let held = BORROWED.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = held {
        // Nothing can be done about a terminal that went away.
        let _ = Out.write_all(LEAVE);
        let _ = Source::open().map(|source| source.with(|fd| tcsetattr(fd, OptionalActions::Now, &before)));
    }
}

/// Standard output without the buffer and the lock of `std`: a frame is one write, and a signal can give the terminal
/// back while a frame is stuck in a terminal that takes nothing.
#[derive(Debug)]
pub(super) struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match rustix::io::write(io::stdout(), bytes) {
            // Whoever shares the terminal made it non-blocking.
            Err(Errno::AGAIN) => {
                let out = io::stdout();
                let _ = poll(&mut [PollFd::new(&out, PollFlags::OUT)], None);
                Ok(rustix::io::write(out, bytes)?)
            }
            result => Ok(result?),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
