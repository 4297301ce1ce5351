//! Programs that wait for others: web, names, echo. Each client is a task of its own.

mod ddnsd;
mod dns;
mod echo;
mod pcpd;
mod web;

pub(super) use ddnsd::ddnsd;
pub(super) use dns::{dnsd, dnsfwd, local_names};
pub(super) use echo::echod;
pub(super) use pcpd::pcpd;
pub(super) use web::httpd;

use super::args::{Args, BadOption};
use crate::os::{Errno, Sys};

/// Reads `-p PORT`.
fn port(sys: &Sys, words: Vec<String>, name: &str, flags: &[&str], default: u16) -> Result<(u16, Args), u8> {
    let args = Args::read(words, flags, &["-p"]);
    let port = args.and_then(|args| args.number("-p", default).map(|port| (port, args)));
    match port {
        Ok((port, args)) if port > 0 => Ok((port, args)),
        Ok(_) => {
            sys.err(&format!("{name}: a port from 1 to 65535 is expected"));
            Err(2)
        }
        Err(BadOption(why)) => {
            sys.err(&format!("{name}: {why}"));
            Err(2)
        }
    }
}

fn no_bind(sys: &Sys, name: &str, port: u16, errno: Errno) -> u8 {
    sys.err(&format!("{name}: bind to port {port}: {errno}"));
    1
}
