//! The picture of a box's inside: its processes with what they hold open, and its terminals.

use crate::lab::{FdView, FdWhat, ProcView, SocketView, TerminalView};
use crate::os::{INIT, Kernel, Pid, Proc, StdIn, StdOut};
use crate::sim::SimTime;

pub(super) fn procs(kernel: &Kernel, sockets: &[SocketView]) -> Vec<ProcView> {
    let mut rows = kernel.procs.iter().map(|(pid, p)| proc(pid, p, sockets)).peekable();
    let init = ProcView {
        pid: INIT,
        parent: 0,
        group: INIT,
        tty: None,
        argv: "init".into(),
        state: 'S',
        waits: "child",
        since: SimTime::ZERO,
        blocked: None,
        user: "root".into(),
        reads: false,
        fds: Vec::new(),
    };
    let init = rows.peek().is_some().then_some(init);
    init.into_iter().chain(rows).collect()
}

fn proc(pid: Pid, p: &Proc, sockets: &[SocketView]) -> ProcView {
    ProcView {
        pid,
        parent: p.parent,
        group: p.group,
        tty: p.tty,
        argv: p.argv.to_string(),
        state: p.letter(),
        waits: if p.is_stopped() { "stopped" } else { p.waits },
        since: p.since,
        blocked: p.blocked,
        user: p.user_name().to_owned(),
        reads: p.waits == "read" && !p.is_stopped(),
        fds: if p.is_alive() { fds(pid, p, sockets) } else { Vec::new() },
    }
}

fn fds(pid: Pid, p: &Proc, sockets: &[SocketView]) -> Vec<FdView> {
    let tty = || p.tty.map_or(FdWhat::Null, FdWhat::Tty);
    let input = match p.stdin() {
        StdIn::Tty => tty(),
        StdIn::Pipe(number) => FdWhat::Pipe(number),
        StdIn::File(path, _) => FdWhat::File(path.to_string()),
        StdIn::Null => FdWhat::Null,
    };
    let end = |end: StdOut| match end {
        StdOut::Tty => tty(),
        StdOut::Pipe(number) => FdWhat::Pipe(number),
        StdOut::File(path) => FdWhat::File(path.to_string()),
        StdOut::Null => FdWhat::Null,
    };
    let standard = (0..).zip([input, end(p.stdout()), end(p.stderr())]).map(|(fd, open)| FdView { fd, open });
    let own = sockets.iter().enumerate().filter(|(_, socket)| socket.pid == pid && socket.fd > 0);
    let mut fds: Vec<FdView> =
        standard.chain(own.map(|(index, socket)| FdView { fd: socket.fd, open: FdWhat::Socket(index) })).collect();
    fds.sort_by_key(|fd| fd.fd);
    fds
}

pub(super) fn terminals(kernel: &Kernel) -> Vec<TerminalView> {
    let row = |(number, tty): (u16, &crate::os::Tty)| TerminalView {
        number,
        shell: tty.shell,
        foreground: tty.foreground,
        at_prompt: tty.at_prompt,
        typed_ahead: tty.typed_ahead(),
    };
    kernel.procs.ttys().map(row).collect()
}
