//! The calls programs make. A `Sys` belongs to one process; waiting calls are futures.
//!
//! No call fails silently: errors are `Errno`, as in POSIX. Closing is dropping.

mod dns;
mod errand;
mod icmp;
mod opening;
mod job;
mod raw;
mod resolve;
mod tcp;
mod time;
mod udp;

use core::future::Future;
use std::cell::RefCell;
use std::rc::Rc;

pub use dns::{DnsStream, DnsVia, QueryError};
pub use errand::{Errand, GivenUp};
pub use icmp::{Echo, IcmpSocket};
pub use job::ShellEvent;
pub use opening::TcpSocket;
pub use raw::RawSocket;
pub use tcp::{TcpListener, TcpStream};
pub use udp::UdpSocket;

use super::{Cx, Kernel, Pid, Shared};
use crate::sim::SimTime;
use crate::trace::facts::Stream;
use crate::wire::Slice;

/// A process's door to its kernel.
#[derive(Clone)]
pub struct Sys {
    kernel: Rc<RefCell<Kernel>>,
    shared: Rc<Shared>,
    pid: Pid,
}

impl core::fmt::Debug for Sys {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Sys").field("pid", &self.pid).finish_non_exhaustive()
    }
}

impl Sys {
    /// The door of process `pid`. The lab's world makes these.
    pub fn new(kernel: Rc<RefCell<Kernel>>, shared: Rc<Shared>, pid: Pid) -> Sys {
        Sys { kernel, shared, pid }
    }

    /// Bytes that say nothing, shared with all who ask for some.
    pub fn filling(&self, len: usize) -> Slice {
        self.shared.filling(len)
    }

    /// Its process.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// The present.
    pub fn now(&self) -> SimTime {
        self.shared.now.get()
    }

    /// Touches the kernel. Never call a method of `Sys` inside `f`.
    pub fn with<R>(&self, f: impl FnOnce(&mut Kernel, &mut Cx<'_>) -> R) -> R {
        let mut kernel = self.kernel.borrow_mut();
        self.shared.with(|cx| f(&mut kernel, cx))
    }

    /// Reads the kernel.
    pub fn read<R>(&self, f: impl FnOnce(&Kernel) -> R) -> R {
        f(&self.kernel.borrow())
    }

    /// What the lab's own names mean now.
    pub fn lab_name(&self, name: &str) -> Option<std::net::Ipv4Addr> {
        self.shared.boxes.borrow().address(name)
    }

    /// The card behind one of the lab's own names that has this address now.
    pub fn lab_card(&self, name: &str, addr: std::net::Ipv4Addr) -> Option<crate::wire::Mac> {
        self.shared.boxes.borrow().card(name, addr)
    }

    /// Has a forwarding rule of this router called from outside, by the box of this name or by one beyond the WAN. The
    /// answer is printed for this process as it comes, which ends with it.
    pub async fn test_rule(&self, rule: u32, from: Option<String>) -> core::convert::Infallible {
        self.with(|k, cx| {
            let wish = super::TestWish { pid: self.pid, rule, from, cause: cx.trace.cursor() };
            k.out.tests.push(wish);
            k.procs.waits(self.pid, "wait");
        });
        core::future::pending().await
    }

    /// Has the radio join the network it is set to; none when the box has no radio. The answer is printed for this process,
    /// which ends with it.
    pub async fn join_network(&self) -> Option<core::convert::Infallible> {
        self.with(|k, cx| {
            let port = crate::sim::PortId(k.radio()? as u16);
            k.out.joins.push(super::JoinWish { pid: self.pid, port, cause: cx.trace.cursor() });
            k.procs.waits(self.pid, "wait");
            Some(())
        })?;
        core::future::pending().await
    }

    /// Changes a setting of the box.
    pub fn set(&self, row: &super::Setting, text: &str) -> Result<(), super::Errno> {
        self.with(|k, cx| k.set(cx, self.pid, row, text))
    }

    /// Writes a line to standard output; several when it holds line ends.
    pub fn out(&self, text: &str) {
        self.print(Stream::Out, text);
    }

    /// Writes a line to standard error.
    pub fn err(&self, text: &str) {
        self.print(Stream::Err, text);
    }

    fn print(&self, stream: Stream, text: &str) {
        self.with(|k, cx| {
            // An empty text is an empty line, as `echo` prints it.
            let lines = if text.is_empty() { "\n" } else { text }.lines();
            lines.for_each(|line| k.print(cx, self.pid, stream, line));
        });
    }

    /// Starts another task of the same process, which ends with it.
    pub fn spawn<F: Future<Output = ()> + 'static>(&self, make: impl FnOnce(Sys) -> F + 'static) {
        let pid = self.pid;
        self.with(|k, cx| {
            let cause = cx.trace.cursor();
            k.out.spawns.push(super::Spawn { pid, make: Box::new(move |sys| Box::pin(make(sys))), cause });
        });
    }

    /// A process's first task: runs `main`, then exits with its code.
    pub fn main_task<F: Future<Output = u8> + 'static>(
        main: impl FnOnce(Sys) -> F + 'static,
    ) -> Box<dyn FnOnce(Sys) -> super::Task> {
        Box::new(move |sys| {
            Box::pin(async move {
                let code = main(sys.clone()).await;
                let pid = sys.pid;
                sys.with(|k, cx| k.exit_process(cx, pid, code));
            })
        })
    }
}
