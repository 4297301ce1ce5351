//! `nc -u`: datagrams to one host, to everybody (`-b`), or to a group; and listening for them, in a group with
//! `--join`.

use std::net::SocketAddrV4;

use super::{Job, PATIENCE, PATIENCE_MAX, Typing, failed};
use crate::os::{Errno, Sys, UdpSocket};
use crate::program::either::{Either, either};

/// Talks to `remote`: one host, which is then the only one heard, or many.
pub(super) async fn talk(sys: &Sys, job: &Job, remote: SocketAddrV4) -> u8 {
    let to_many = sys.read(|k| k.is_to_many(*remote.ip()));
    let socket = match open(sys, job, remote, to_many) {
        Ok(socket) => socket,
        Err(errno) => return failed(sys, "connect", errno),
    };
    let mut typing = Typing::of(sys, job);
    let single = typing.text.is_some();
    loop {
        let wait = job.wait.or((!typing.open).then_some(PATIENCE)).unwrap_or(PATIENCE_MAX);
        match sys.timeout(wait, either(socket.recv_from(), typing.next())).await {
            // Nobody answers: over UDP that is no failure.
            Err(_) => return 0,
            Ok(Either::First(Ok((data, from)))) => {
                print(sys, &data, to_many.then_some(from));
                if single && !to_many {
                    return 0;
                }
            }
            Ok(Either::First(Err(errno))) => return failed(sys, "read", errno),
            Ok(Either::Second(line)) => {
                typing.open = line.is_some() && !single;
                if let Some(line) = line
                    && let Err(errno) = socket.send_to(line.as_bytes(), remote)
                {
                    return failed(sys, "write", errno);
                }
            }
        }
    }
}

fn open(sys: &Sys, job: &Job, remote: SocketAddrV4, to_many: bool) -> Result<UdpSocket, Errno> {
    let mut socket = sys.udp_socket()?;
    let iface = sys.read(|k| k.group_way(*remote.ip()));
    socket.set(|set| {
        set.broadcast = job.broadcast;
        set.group_iface = iface;
        set.group_ttl = job.ttl.unwrap_or(set.group_ttl);
    });
    if job.local.is_some() || to_many {
        socket.bind(SocketAddrV4::new(std::net::Ipv4Addr::UNSPECIFIED, job.local.unwrap_or(0)))?;
    }
    if !to_many {
        socket.connect(remote)?;
    }
    Ok(socket)
}

/// Prints what comes; what is typed goes to who was heard last.
pub(super) async fn listen(sys: &Sys, job: &Job) -> u8 {
    let socket = match open_port(sys, job) {
        Ok(socket) => socket,
        Err(errno) => {
            sys.err(&format!("nc: {errno}"));
            return 1;
        }
    };
    let mut typing = Typing::of(sys, job);
    let mut friend = None;
    loop {
        match sys.timeout(job.wait.unwrap_or(PATIENCE_MAX), either(socket.recv_from(), typing.next())).await {
            Err(_) if job.wait.is_some() => return 0,
            Err(_) | Ok(Either::First(Err(_))) => {}
            Ok(Either::First(Ok((data, from)))) => {
                print(sys, &data, job.join.map(|_| from));
                friend = Some(from);
            }
            Ok(Either::Second(line)) => {
                typing.open = line.is_some();
                if let (Some(line), Some(friend)) = (line, friend)
                    && let Err(errno) = socket.send_to(line.as_bytes(), friend)
                {
                    return failed(sys, "write", errno);
                }
            }
        }
    }
}

fn open_port(sys: &Sys, job: &Job) -> Result<UdpSocket, Errno> {
    let mut socket = sys.udp_socket()?;
    // Several members of a group may listen at one box.
    socket.set(|set| set.reuse = job.join.is_some());
    socket.bind(SocketAddrV4::new(std::net::Ipv4Addr::UNSPECIFIED, job.port))?;
    if let Some(group) = job.join {
        let iface = sys.read(|k| k.group_way(group));
        socket.join(group, iface)?;
    }
    Ok(socket)
}

/// Many may speak: then it is told who did.
fn print(sys: &Sys, data: &[u8], from: Option<SocketAddrV4>) {
    let text = String::from_utf8_lossy(data);
    match from {
        Some(from) => sys.out(&format!("{from}: {}", text.trim_end_matches('\n'))),
        None => sys.out(&text),
    }
}
