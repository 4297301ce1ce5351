//! `nc`: what is typed goes to the other side, what comes back is printed, over TCP or UDP; or it listens.

mod udp;

use core::future::pending;
use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::args::{Args, BadOption};
use super::either::{Either, either};
use crate::os::{Errno, Sys, TcpStream};

const READ_MAX: usize = 16 * 1024;
/// So long it waits for an answer when nothing more will be typed.
const PATIENCE: Duration = Duration::from_secs(5);
/// `-w` at most: a day.
const PATIENCE_MAX: Duration = Duration::from_secs(86_400);

/// What was asked for.
#[allow(clippy::struct_excessive_bools, reason = "they are the flags of a command line")]
struct Job {
    listen: bool,
    udp: bool,
    scan: bool,
    broadcast: bool,
    /// `-w`: how long silence may last.
    wait: Option<Duration>,
    local: Option<u16>,
    /// `-m`: the text to send instead of what is typed.
    text: Option<String>,
    join: Option<Ipv4Addr>,
    ttl: Option<u8>,
    host: Option<String>,
    port: u16,
}

/// Runs it: 0 when it worked, 1 when not.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let job = match read(words) {
        Ok(job) => job,
        Err(BadOption(why)) => {
            sys.err(&format!("nc: {why}"));
            sys.err("usage: nc [-l] [-u] [-b] [-z] [-w SECS] [-p PORT] [-m TEXT] [--join GROUP] [--ttl N] [HOST] PORT");
            return 1;
        }
    };
    let Some(host) = job.host.clone() else {
        return if job.udp { udp::listen(&sys, &job).await } else { listen(&sys, &job).await };
    };
    let remote = match sys.resolve(&host).await {
        Ok(addr) => SocketAddrV4::new(addr, job.port),
        Err(why) => {
            sys.err(&format!("nc: getaddrinfo for host \"{host}\" port {}: {why}", job.port));
            return 1;
        }
    };
    if job.udp { udp::talk(&sys, &job, remote).await } else { call(&sys, &job, &host, remote).await }
}

fn read(words: Vec<String>) -> Result<Job, BadOption> {
    let args = Args::read(words, &["-l", "-u", "-b", "-z", "-n", "-N", "-v"], &["-w", "-p", "-m", "--join", "--ttl"])?;
    let local = args.number("-p", 0u16)?;
    let number = args.rest.last().and_then(|p| p.parse::<u16>().ok()).filter(|p| *p > 0);
    let wait = args.value("-w").map(|_| args.seconds("-w", PATIENCE)).transpose()?;
    let join = args.value("--join").map(|group| group.parse::<Ipv4Addr>().ok().filter(Ipv4Addr::is_multicast));
    if join == Some(None) {
        return Err(BadOption("--join wants a group, as in 239.1.2.3".into()));
    }
    let listen = args.has("-l");
    let (host, port) = match (listen, args.rest.as_slice(), number) {
        (true, _, port) => (None, port.or((local > 0).then_some(local)).ok_or(BadOption("a port is missing".into()))?),
        (false, [host, _], Some(port)) => (Some(host.clone()), port),
        _ => return Err(BadOption("a host and a port are expected".into())),
    };
    Ok(Job {
        listen,
        udp: args.has("-u"),
        scan: args.has("-z"),
        broadcast: args.has("-b"),
        wait: wait.map(|wait| wait.min(PATIENCE_MAX)),
        local: (local > 0 && !listen).then_some(local),
        text: args.value("-m").map(str::to_owned),
        join: join.flatten(),
        ttl: args.value("--ttl").map(|_| args.number("--ttl", 1u8)).transpose()?,
        host,
        port,
    })
}

async fn call(sys: &Sys, job: &Job, host: &str, remote: SocketAddrV4) -> u8 {
    let (addr, port) = (remote.ip(), remote.port());
    let failed = |errno: Errno| {
        sys.err(&format!("nc: connect to {host} ({addr}) port {port} (tcp) failed: {errno}"));
        1
    };
    let connected = match job.wait {
        Some(wait) => sys.timeout(wait, sys.tcp_connect(remote, job.local)).await.unwrap_or(Err(Errno::TimedOut)),
        None => sys.tcp_connect(remote, job.local).await,
    };
    let stream = match connected {
        Ok(stream) => stream,
        Err(errno) => return failed(errno),
    };
    if job.scan {
        sys.out(&format!("Connection to {host} ({addr}) {port} port [tcp] succeeded!"));
        return 0;
    }
    converse(sys, job, &stream).await
}

async fn listen(sys: &Sys, job: &Job) -> u8 {
    let accepted = match sys.tcp_listen(job.port, 1) {
        Ok(listener) => listener.accept().await,
        Err(errno) => Err(errno),
    };
    match accepted {
        Ok(stream) => converse(sys, job, &stream).await,
        Err(errno) => {
            sys.err(&format!("nc: {errno}"));
            1
        }
    }
}

/// What there is to send: the text of `-m`, or the lines that are typed.
struct Typing<'a> {
    sys: &'a Sys,
    text: Option<String>,
    open: bool,
}

impl Typing<'_> {
    fn of<'a>(sys: &'a Sys, job: &Job) -> Typing<'a> {
        Typing { sys, text: job.text.clone(), open: true }
    }

    /// The next line, with its end; once none, when nothing more will come, then never anything.
    async fn next(&mut self) -> Option<String> {
        if !self.open {
            return pending().await;
        }
        let line = match self.text.take() {
            Some(text) => Some(text),
            None if self.open => self.sys.read_line().await,
            None => None,
        };
        line.map(|line| format!("{line}\n"))
    }
}

/// Both ways at once, until the other side ends.
async fn converse(sys: &Sys, job: &Job, stream: &TcpStream) -> u8 {
    let mut typing = Typing::of(sys, job);
    let single = typing.text.is_some();
    loop {
        let wait = job.wait.or((!typing.open && !job.listen).then_some(PATIENCE)).unwrap_or(PATIENCE_MAX);
        match sys.timeout(wait, either(stream.read(READ_MAX), typing.next())).await {
            // Silence for that long is no failure: the other side may simply have nothing to say.
            Err(_) => return 0,
            Ok(Either::First(Ok(data))) if data.is_empty() => return 0,
            Ok(Either::First(Ok(data))) => sys.out(&String::from_utf8_lossy(&data)),
            Ok(Either::First(Err(errno))) => return failed(sys, "read", errno),
            Ok(Either::Second(Some(line))) => {
                if let Err(errno) = stream.write_all(line.as_bytes()).await {
                    return failed(sys, "write", errno);
                }
                typing.open = !single;
                if single {
                    stream.shutdown_write();
                }
            }
            Ok(Either::Second(None)) => {
                typing.open = false;
                // As nc -N. A server that nobody types at goes on to hear.
                if !job.listen {
                    stream.shutdown_write();
                }
            }
        }
    }
}

fn failed(sys: &Sys, what: &str, errno: Errno) -> u8 {
    sys.err(&format!("nc: {what}: {errno}"));
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(line: &str) -> Result<Job, BadOption> {
        read(line.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn options_are_read_and_nonsense_is_refused() {
        let listens = job("-u -l --join 239.1.2.3 5000").expect("a job");
        assert_eq!((listens.listen, listens.port, listens.join), (true, 5000, Some(Ipv4Addr::new(239, 1, 2, 3))));
        assert_eq!(job("-l -p 80").map(|job| (job.port, job.local)).ok(), Some((80, None)));
        assert_eq!(job("-p 99 pc1 80").map(|job| (job.port, job.local)).ok(), Some((80, Some(99))));
        for line in ["pc1", "pc1 0", "pc1 80 81", "-l", "--join 10.0.0.1 -l 9", "--ttl 300 pc1 9", "-x pc1 9"] {
            assert!(job(line).is_err(), "{line}");
        }
    }
}
