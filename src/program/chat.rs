//! `chat`: two people talk, line by line. One side waits at a port, for one friend after the other; the other side
//! calls it. A program as one writes it first with sockets: socket, bind, listen, accept, or socket, connect; then
//! send and recv, and close.

use std::net::SocketAddrV4;

use super::args::{Args, BadOption};
use super::either::{Either, either};
use crate::os::{Errno, Sys, TcpStream};

const READ_MAX: usize = 4096;
/// A line that is longer is shown in pieces.
const LINE_MAX: usize = 16 * 1024;
/// Friends who may wait until the present one has gone.
const BACKLOG: u16 = 4;

/// Runs it: 0 when the talk ended as talks do, 1 when something failed.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let args = match Args::read(words, &["-l"], &[]) {
        Ok(args) => args,
        Err(BadOption(why)) => return usage(&sys, &why),
    };
    let port = |text: &String| text.parse::<u16>().ok().filter(|port| *port > 0);
    match (args.has("-l"), args.rest.as_slice()) {
        (true, [number]) if port(number).is_some() => serve(&sys, port(number).unwrap_or(0)).await,
        (false, [host, number]) if port(number).is_some() => call(&sys, host, port(number).unwrap_or(0)).await,
        _ => usage(&sys, "a port to wait at, or a host and a port to call, are expected"),
    }
}

fn usage(sys: &Sys, why: &str) -> u8 {
    sys.err(&format!("chat: {why}"));
    sys.err("usage: chat -l PORT | chat HOST PORT");
    2
}

/// Waits for friends, one after the other, until the input ends.
async fn serve(sys: &Sys, port: u16) -> u8 {
    let listener = match sys.tcp_listen(port, BACKLOG) {
        Ok(listener) => listener,
        Err(errno) => return failed(sys, "cannot wait there", errno),
    };
    loop {
        sys.out(&format!("chat: waiting at port {port}"));
        let stream = loop {
            match either(listener.accept(), sys.read_line()).await {
                Either::First(Ok(stream)) => break stream,
                Either::First(Err(errno)) => return failed(sys, "cannot accept", errno),
                Either::Second(Some(_)) => sys.out("chat: nobody is here yet"),
                Either::Second(None) if sys.has_terminal() => return 0,
                Either::Second(None) => match listener.accept().await {
                    Ok(stream) => break stream,
                    Err(errno) => return failed(sys, "cannot accept", errno),
                },
            }
        };
        sys.out(&format!("chat: {} has come", stream.remote()));
        match talk(sys, &stream).await {
            End::Mine => return 0,
            End::Theirs => sys.out(&format!("chat: {} has gone", stream.remote())),
            End::Failed(errno) => sys.out(&format!("chat: {} is lost: {errno}", stream.remote())),
        }
    }
}

async fn call(sys: &Sys, host: &str, port: u16) -> u8 {
    let remote = match sys.resolve(host).await {
        Ok(addr) => SocketAddrV4::new(addr, port),
        Err(why) => {
            sys.err(&format!("chat: {host}: {why}"));
            return 1;
        }
    };
    let stream = match sys.tcp_connect(remote, None).await {
        Ok(stream) => stream,
        Err(errno) => return failed(sys, &format!("cannot reach {remote}"), errno),
    };
    sys.out(&format!("chat: talking to {remote}"));
    match talk(sys, &stream).await {
        End::Mine => 0,
        End::Theirs => {
            sys.out(&format!("chat: {remote} has ended the talk"));
            0
        }
        End::Failed(errno) => failed(sys, &format!("{remote} is lost"), errno),
    }
}

/// How a talk ends.
enum End {
    /// Here: the input has ended.
    Mine,
    /// There.
    Theirs,
    /// The connection broke.
    Failed(Errno),
}

/// Lines go both ways until one side ends.
async fn talk(sys: &Sys, stream: &TcpStream) -> End {
    let mut heard = Vec::new();
    let mut listens_only = false;
    loop {
        let typed = async { if listens_only { core::future::pending().await } else { sys.read_line().await } };
        match either(stream.read(READ_MAX), typed).await {
            Either::First(Ok(data)) if data.is_empty() => {
                show(sys, stream, &mut heard, true);
                return End::Theirs;
            }
            Either::First(Ok(data)) => {
                heard.extend(data);
                show(sys, stream, &mut heard, false);
            }
            Either::First(Err(errno)) => return End::Failed(errno),
            Either::Second(Some(line)) => {
                if let Err(errno) = stream.write_all(format!("{line}\n").as_bytes()).await {
                    return End::Failed(errno);
                }
            }
            // Without a terminal nobody types, and the talk is not over for that.
            Either::Second(None) if !sys.has_terminal() => listens_only = true,
            Either::Second(None) => return End::Mine,
        }
    }
}

/// Prints the whole lines that were heard; at the end, or when it grows too long, the rest as well.
fn show(sys: &Sys, stream: &TcpStream, heard: &mut Vec<u8>, all: bool) {
    let end = heard.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = if all || heard.len() > LINE_MAX { heard.len() } else { end };
    let text: Vec<u8> = heard.drain(..end).collect();
    for line in String::from_utf8_lossy(&text).lines() {
        sys.out(&format!("{}: {line}", stream.remote().ip()));
    }
}

fn failed(sys: &Sys, what: &str, errno: Errno) -> u8 {
    sys.err(&format!("chat: {what}: {errno}"));
    1
}
