//! Socket calls made by hand, one line each: `socket tcp`, `bind 3 80`, `listen 3`, `accept 3` … at a server, `connect`,
//! `send`, `recv` … at a client.
//!
//! What it is: for each terminal one process, `calls`, which owns the descriptors and waits in the call that has nothing
//! to give back yet; the commands ask it to make a call and wait until that returns. Each call is a fact, and so is that
//! one blocks. What it is not: a language; there is no loop and no variable.

mod open;
mod perform;
mod request;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use open::Open;
use request::Call;

use super::either::{Either, either};
use crate::os::{Birth, Errand, INIT, Pid, Stdio, Sys};

/// The process's command line, by which it is found again.
const NAME: &str = "calls";

/// What the process has open, and the call it is in.
#[derive(Default)]
struct Memory {
    open: BTreeMap<u16, Open>,
    busy: Option<String>,
}

type Shared = Rc<RefCell<Memory>>;

/// Makes the commands: each is a row of the table.
macro_rules! commands {
    ($($name:ident = $call:expr),* $(,)?) => {
        $(pub(super) async fn $name(sys: Sys, words: Vec<String>) -> u8 {
            command(sys, $call, words).await
        })*
    };
}

commands! {
    socket = Call::Socket,
    bind = Call::Bind,
    listen = Call::Listen,
    accept = Call::Accept,
    connect = Call::Connect,
    send = Call::Send,
    recv = Call::Recv,
    sendto = Call::SendTo,
    recvfrom = Call::RecvFrom,
    shutdown = Call::Shutdown,
    setsockopt = Call::SetSockOpt,
    close = Call::Close,
}

/// Has the terminal's process make a call: 0 when it gave back a value, 1 when it failed, 2 when it is none.
async fn command(sys: Sys, call: Call, words: Vec<String>) -> u8 {
    let request = match request::read(&sys, call, words).await {
        Ok(request) => request,
        Err(why) => {
            sys.err(&format!("{}: {why}", call.name()));
            sys.err(&format!("usage: {} {}", call.name(), call.usage()));
            return 2;
        }
    };
    let Some((pid, memory)) = process(&sys) else {
        sys.err("calls: no process can be started");
        return 1;
    };
    if let Some(busy) = memory.borrow().busy.clone() {
        sys.err(&waits(pid, &busy));
        return 1;
    }
    let asked = Asked { sys: sys.clone(), errand: Rc::new(Errand::default()) };
    let (errand, busy) = (Rc::clone(&asked.errand), request.to_string());
    memory.borrow_mut().busy = Some(busy.clone());
    // A call has the rights of who makes it, and its limits.
    sys.with(|k, _| {
        let Some((user, limit)) = k.procs.get(sys.pid()).map(|proc| (proc.user.clone(), proc.fds_limit)) else {
            return;
        };
        k.procs.become_user(pid, user);
        k.procs.limit_fds(pid, limit);
    });
    sys.of(pid).spawn(move |sys| perform::perform(sys, memory, request, errand));
    loop {
        match either(sys.finished(&asked.errand), sys.read_line()).await {
            Either::First(code) => return code,
            Either::Second(Some(_)) => sys.err(&waits(pid, &busy)),
            Either::Second(None) => return sys.finished(&asked.errand).await,
        }
    }
}

fn waits(pid: Pid, call: &str) -> String {
    format!("calls: process {pid} waits in {call} and can make no other call until that returns; Ctrl-C interrupts it")
}

/// Who asked for a call: when it goes (Ctrl-C), the call is interrupted.
struct Asked {
    sys: Sys,
    errand: Rc<Errand>,
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.sys.give_up(&self.errand);
    }
}

/// The process that makes the calls of this terminal; it is started for the first one.
fn process(sys: &Sys) -> Option<(Pid, Shared)> {
    if let Some((pid, memory)) = running(sys) {
        return Some((pid, memory));
    }
    let memory = Shared::default();
    let kept = Rc::clone(&memory);
    let parent = sys.read(|k| k.procs.get(sys.pid()).map_or(INIT, |proc| proc.parent));
    // A job of its own in the background of the terminal: what is typed is not for it.
    let birth = Birth { parent, group: None, stdio: Stdio::default(), ..sys.birth(NAME) };
    let pid = sys.start_child(birth, move |_| async move {
        // It lives for what it has open.
        let _kept = kept;
        core::future::pending::<u8>().await
    })?;
    let memory_of: Rc<dyn core::any::Any> = memory.clone();
    sys.with(|k, _| k.procs.remember(pid, Rc::downgrade(&memory_of)));
    Some((pid, memory))
}

fn running(sys: &Sys) -> Option<(Pid, Shared)> {
    sys.read(|k| {
        let own = k.procs.get(sys.pid())?;
        let here =
            |pid: &Pid| k.procs.get(*pid).is_some_and(|p| &*p.argv == NAME && p.parent == own.parent && p.is_alive());
        let pid = k.procs.iter().map(|(pid, _)| pid).find(here)?;
        let memory = k.procs.get(pid)?.memory.as_ref()?.upgrade()?;
        Some((pid, memory.downcast::<RefCell<Memory>>().ok()?))
    })
}

/// `fds`: what the process of this terminal has open.
pub(super) async fn fds(sys: Sys, _words: Vec<String>) -> u8 {
    let Some((pid, memory)) = running(&sys) else {
        sys.out("no descriptor is open: begin with socket tcp, or socket udp");
        return 0;
    };
    sys.out(&format!(
        "{:<4}{:<6}{:<13}{:<8}{:<8}{:<24}{}",
        "FD", "Netid", "State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"
    ));
    let mut rows = sys.read(|k| k.sockets.rows());
    rows.retain(|row| row.pid == pid && row.fd > 0);
    rows.sort_by_key(|row| row.fd);
    for row in rows {
        let peer = row.remote.map_or_else(|| "*".to_owned(), |remote| remote.to_string());
        let (proto, local) = (row.proto.to_string().to_lowercase(), row.local.to_string());
        let (recv, send) = (row.recv_queue, row.send_queue);
        sys.out(&format!("{:<4}{proto:<6}{:<13}{recv:<8}{send:<8}{local:<24}{peer}", row.fd, row.state));
    }
    if let Some(busy) = memory.borrow().busy.as_ref() {
        sys.out(&format!("process {pid} waits in {busy}"));
    }
    0
}
