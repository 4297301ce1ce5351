//! What runs on hosts: async functions over `os`'s calls, one row each in one table, and the shell that finds them.
//!
//! A program prints what the Linux tool of its name prints, as far as it goes. It knows nothing of frames or of the
//! screen. Adding one costs a file and a row of `table`.

mod args;
mod arping;
mod calls;
mod chat;
mod curl;
mod ddns;
mod dhcp;
mod dig;
mod dns;
mod either;
mod forward;
mod hping;
mod http;
mod ip;
mod ipcalc;
mod iperf;
mod firewall;
mod iptables;
mod lan;
mod leases;
mod nc;
mod pcp;
mod ping;
mod pppoe;
mod ps;
mod router;
mod server;
mod shell;
mod ss;
mod status;
mod sysctl;
mod table;
mod tcp;
mod text;
mod tools;
mod traceroute;
mod udp;
mod users;
mod wan;
mod wifi;
mod words;

pub use shell::{run_line, shell};
pub use table::{Main, Needs, Program, find, table};
