//! The inside of a box: its kernel (interfaces, packet path, sockets, timers), its processes, and the calls programs
//! make.
//!
//! What it is: `proto`'s machines wired to each other, and the executor that runs async programs in virtual time.
//! What it is not: rules of protocols (they are in `proto`), programs (they are in `program`), or what kinds of boxes
//! there are (`device`).

mod air;
mod conflicts;
mod dhcp;
mod edge;
mod errno;
mod exec;
mod fds;
mod groups;
mod filter;
mod iface;
mod input;
mod chance;
mod kernel;
mod lan;
mod lifecycle;
mod outbox;
mod path;
mod pipe;
mod ppp;
mod process;
mod rare;
mod relay;
mod setup;
mod shared;
mod socket;
mod stdio;
mod stop;
mod sys;
mod sysctl;
mod terminal;
mod timers;
mod tty;
mod wan;
mod ways;

pub use air::{CHANNEL_MAX, PASSPHRASE_CHARS, SSID_BYTES_MAX, is_passphrase};
pub use conflicts::{AddressVerdict, ConflictPolicy};
pub use edge::{Ddns, Edge, Told};
pub use errno::Errno;
pub use exec::{Executor, Task, TaskId};
pub use fds::{FDS_MAX, Fds};
pub use groups::Groups;
pub use iface::{Addrs, Iface, Port, PortRange, PortSetup};
pub use input::{Input, InputError, Interrupted};
pub use kernel::{Cx, Firewall, Kernel, NatBox};
pub use lan::LanError;
pub use lifecycle::KillError;
pub use outbox::{Carrier, JoinWish, LineWhat, Outbox, Spawn, TestWish, Tx, Wake};
pub use path::Cutting;
pub use ppp::Lines;
pub use process::{Birth, Desk, INIT, Pid, Proc, ProcState, Procs, WAITS};
pub use rare::Rare;
pub use shared::{Boxes, Shared};
pub use socket::{
    IcmpEvent, IcmpSock, ListenSock, OpeningSock, RawSock, SocketRow, Sockets, TcpSock, UdpOptions, UdpSock,
};
pub use stdio::{StdIn, StdOut, Stdio};
pub use sys::{
    DnsStream, DnsVia, Echo, Errand, GivenUp, IcmpSocket, QueryError, RawSocket, ShellEvent, Sys, TcpListener,
    TcpSocket, TcpStream, UdpSocket,
};
pub use sysctl::{Allowed, Setting, Settings, Unit, table as settings_table};
pub use terminal::Full;
pub use tty::{TTYS_MAX, TYPED_MAX, Tty, Typed};
pub use wan::{CLAMP, LOGIN_MAX, WanError, WanMode};
