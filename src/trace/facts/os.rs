//! Facts from inside a host: processes and their calls.

use std::net::SocketAddrV4;

use serde::Serialize;

use crate::wire::IpProto;

/// Where a process writes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// A signal: the word from outside at which a process ends (POSIX `signal.h`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Signal {
    /// Its terminal is gone.
    Hup,
    /// Ctrl-C.
    Int,
    /// Without appeal.
    Kill,
    /// It wrote into a pipe that nobody reads any more.
    Pipe,
    /// Please.
    Term,
    /// Go on after a stop.
    Cont,
    /// Stand still, without appeal.
    Stop,
    /// Ctrl-Z.
    Tstp,
    /// Its file would grow beyond the limit.
    Xfsz,
}

impl Signal {
    /// All of them, by number.
    pub const ALL: [Signal; 9] = [
        Signal::Hup,
        Signal::Int,
        Signal::Kill,
        Signal::Pipe,
        Signal::Term,
        Signal::Cont,
        Signal::Stop,
        Signal::Tstp,
        Signal::Xfsz,
    ];

    /// Its number on Linux.
    pub const fn number(self) -> u8 {
        match self {
            Signal::Hup => 1,
            Signal::Int => 2,
            Signal::Kill => 9,
            Signal::Pipe => 13,
            Signal::Term => 15,
            Signal::Cont => 18,
            Signal::Stop => 19,
            Signal::Tstp => 20,
            Signal::Xfsz => 25,
        }
    }

    /// `HUP`.
    pub const fn name(self) -> &'static str {
        match self {
            Signal::Hup => "HUP",
            Signal::Int => "INT",
            Signal::Kill => "KILL",
            Signal::Pipe => "PIPE",
            Signal::Term => "TERM",
            Signal::Cont => "CONT",
            Signal::Stop => "STOP",
            Signal::Tstp => "TSTP",
            Signal::Xfsz => "XFSZ",
        }
    }

    /// The code with which a shell reports a process that it ended: 128 and its number.
    pub const fn exit_code(self) -> u8 {
        128 + self.number()
    }

    /// The signal that an exit code reports.
    pub fn of_exit_code(code: u8) -> Option<Signal> {
        Signal::ALL.into_iter().find(|signal| signal.exit_code() == code)
    }
}

/// What happened to a process.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProcFact {
    /// It was started.
    Started {
        /// Its number.
        pid: u32,
        /// Its parent's number.
        parent: u32,
        /// The number of its terminal; none for a daemon.
        tty: Option<u16>,
        /// Its command line.
        argv: Box<str>,
    },
    /// It (0: the scenario) changed a setting of the box; open connections keep what they have.
    SettingChanged {
        /// Its number.
        pid: u32,
        /// The setting, as Linux calls it.
        name: &'static str,
        /// What it is now.
        value: Box<str>,
    },
    /// It wrote a line.
    Printed {
        /// Its number.
        pid: u32,
        /// Where.
        stream: Stream,
        /// The line, without its end.
        text: String,
    },
    /// It wrote a line into a pipe.
    Piped {
        /// Its number.
        pid: u32,
        /// The number of the pipe.
        pipe: u32,
        /// The line, without its end.
        text: Box<str>,
    },
    /// It wrote a line into a file.
    Saved {
        /// Its number.
        pid: u32,
        /// The file.
        path: Box<str>,
    },
    /// It ended.
    Exited {
        /// Its number.
        pid: u32,
        /// Its exit code; 128+n for a signal.
        code: u8,
    },
    /// Its parent has learned how it ended: its number is free.
    Reaped {
        /// Its number.
        pid: u32,
        /// The parent.
        by: u32,
    },
    /// A signal was sent to it.
    Signalled {
        /// Its number.
        pid: u32,
        /// Which.
        signal: Signal,
        /// Who sent it: a process, or 0 for the kernel itself.
        by: u32,
        /// Whether it goes on all the same.
        ignored: bool,
    },
    /// Its parent ended: it is a child of init now.
    Adopted {
        /// Its number.
        pid: u32,
        /// The parent it had.
        from: u32,
    },
    /// Its terminal is gone and it lives on: it is a daemon.
    Detached {
        /// Its number.
        pid: u32,
        /// The number of the terminal it had.
        tty: u16,
    },
    /// A terminal was closed.
    HungUp {
        /// The number of the terminal.
        tty: u16,
        /// The shell that ran in it.
        shell: u32,
    },
    /// It stands still until SIGCONT: what it waited for waits for it.
    Stopped {
        /// Its number.
        pid: u32,
        /// By which signal.
        signal: Signal,
        /// Who sent it: a process, or 0 for the kernel itself.
        by: u32,
    },
    /// It goes on after a stop (SIGCONT).
    Continued {
        /// Its number.
        pid: u32,
        /// Who sent it: a process, or 0 for the kernel itself.
        by: u32,
    },
    /// A shell tells that a job in the background is done.
    JobDone {
        /// The shell.
        shell: u32,
        /// The number of the job.
        job: u16,
        /// Its exit code.
        code: u8,
    },
    /// It goes on after waiting for something (the cause).
    Woke {
        /// Its number.
        pid: u32,
    },
    /// A line could not be run.
    BadCommand {
        /// The line.
        line: String,
    },
    /// A line came to its standard input: typed, or written by another program.
    Typed {
        /// Its number.
        pid: u32,
        /// The line, without its end.
        text: String,
    },
    /// Its standard input has ended (Ctrl-D, or the writer is gone).
    InputEnded {
        /// Its number.
        pid: u32,
    },
    /// Somebody pressed Ctrl-C (SIGINT).
    Interrupted {
        /// Its number.
        pid: u32,
    },
    /// A call made by hand has nothing to give back yet: the process waits in it.
    Blocked {
        /// Its number.
        pid: u32,
        /// `accept`, `connect`, `recv`…
        call: Box<&'static str>,
        /// The descriptor.
        fd: u16,
    },
}

/// A socket call and its outcome.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SockFact {
    /// A port was bound (UDP) or listens (TCP).
    Listening {
        /// The process.
        pid: u32,
        /// TCP or UDP.
        proto: IpProto,
        /// Address and port.
        local: SocketAddrV4,
    },
    /// A call failed.
    Failed {
        /// The process.
        pid: u32,
        /// `bind`, `connect`, `send`…
        call: &'static str,
        /// `EADDRINUSE`, `ECONNREFUSED`…
        errno: Box<&'static str>,
    },
    /// A connection was asked for.
    Connecting {
        /// The process.
        pid: u32,
        /// From.
        local: SocketAddrV4,
        /// To.
        remote: SocketAddrV4,
    },
    /// A connection was accepted.
    Accepted {
        /// The process.
        pid: u32,
        /// The listener.
        local: SocketAddrV4,
        /// The client.
        remote: SocketAddrV4,
    },
    /// Bytes were handed to the connection.
    Wrote {
        /// The process.
        pid: u32,
        /// How many.
        len: u32,
        /// Own end of the connection.
        local: SocketAddrV4,
        /// Its far end.
        remote: SocketAddrV4,
    },
    /// Bytes were taken from the connection.
    Read {
        /// The process.
        pid: u32,
        /// How many; zero at the end of the stream.
        len: u32,
        /// Own end of the connection.
        local: SocketAddrV4,
        /// Its far end.
        remote: SocketAddrV4,
    },
    /// The socket was closed.
    Closed {
        /// The process.
        pid: u32,
        /// TCP or UDP.
        proto: IpProto,
        /// Address and port.
        local: SocketAddrV4,
    },
    /// An ICMP error came for what a socket sent: its next call will give it back.
    ErrorPending {
        /// The process.
        pid: u32,
        /// The descriptor.
        fd: u16,
        /// `ECONNREFUSED`, `EHOSTUNREACH`…
        errno: Box<&'static str>,
    },
    /// A call made by hand begins.
    Called {
        /// The process.
        pid: u32,
        /// `socket`, `bind`, `listen`, `accept`, `connect`, `send`, `recv`…
        call: Box<&'static str>,
        /// The descriptor it is about; none for `socket`.
        fd: Option<u16>,
        /// What else it was given, as in C: `0.0.0.0:80`, `16`.
        args: Box<String>,
    },
    /// A call made by hand gives back its value.
    Returned {
        /// The process.
        pid: u32,
        /// Which call.
        call: Box<&'static str>,
        /// The descriptor it was about; none for `socket`.
        fd: Option<u16>,
        /// A new descriptor, a number of bytes, or 0; meaningless when it failed.
        value: u32,
        /// Why it failed (then it gives back -1); none when it did not.
        errno: Option<Box<&'static str>>,
    },
}
