//! `tcp`: the calls of a TCP program, one word each, made one after the other. It does what no ordinary tool does by
//! itself: it listens without accepting, receives late or never, sends into a half-closed connection, breaks off.

use core::time::Duration;
use std::net::SocketAddrV4;

use super::words;
use crate::os::{Errno, Sys, TcpListener, TcpStream};
use crate::sim::parse_duration;

const READ_MAX: usize = 64 * 1024;
/// Bytes that one `send` may carry.
const SEND_MAX: usize = 16 << 20;
/// Connections that wait when `listen` does not say how many may.
const BACKLOG: u16 = 8;
/// How it is called.
const USAGE: &[&str] = &[
    "usage: tcp CALL…   with listen:PORT[:BACKLOG] accept connect:HOST:PORT[:OWNPORT[:TIME]] send:BYTES",
    "  recv recvall wait:TIME shutdown keepalive:IDLE:INTERVAL:PROBES close abort",
];

/// A call.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Call {
    Listen(u16, u16),
    Accept,
    /// Host, port, own port, and how long it may take.
    Connect(String, u16, Option<u16>, Option<Duration>),
    Send(usize),
    Recv,
    RecvAll,
    Wait(Duration),
    Shutdown,
    KeepAlive(Duration, Duration, u8),
    Close,
    Abort,
}

/// Runs it: 0 when every call succeeded, 1 when one failed (the others are made all the same), 2 for a word that is none.
pub(super) async fn main(sys: Sys, args: Vec<String>) -> u8 {
    let Some(calls) = words::calls(&sys, ("tcp", USAGE), &args, read) else { return 2 };
    let mut socket = Socket { sys: sys.clone(), listener: None, stream: None };
    let mut code = 0;
    for (word, call) in calls {
        let got = socket.make(call).await;
        code |= words::tell(&sys, word, got.map(|got| got.map(|bytes| format!("{bytes} bytes"))));
    }
    code
}

fn read(word: &str) -> Option<Call> {
    let mut parts = word.split(':');
    let name = parts.next()?;
    let mut next = || parts.next();
    let time = |text: &str| parse_duration(text).ok();
    let call = match name {
        "listen" => {
            let port = next()?.parse().ok()?;
            Call::Listen(port, next().map_or(Some(BACKLOG), |n| n.parse().ok())?)
        }
        "accept" => Call::Accept,
        "connect" => {
            let (host, port) = (next()?.to_owned(), next()?.parse().ok()?);
            let own = next().filter(|text| !text.is_empty()).map(str::parse).transpose().ok()?;
            Call::Connect(host, port, own, next().map(time).map_or(Some(None), |time| time.map(Some))?)
        }
        "send" => Call::Send(next()?.parse().ok().filter(|n| *n <= SEND_MAX)?),
        "recv" => Call::Recv,
        "recvall" => Call::RecvAll,
        "wait" => Call::Wait(time(next()?)?),
        "shutdown" => Call::Shutdown,
        "keepalive" => Call::KeepAlive(time(next()?)?, time(next()?)?, next()?.parse().ok()?),
        "close" => Call::Close,
        "abort" => Call::Abort,
        _ => return None,
    };
    next().is_none().then_some(call)
}

/// What the calls are made on: one listener, one connection.
struct Socket {
    sys: Sys,
    listener: Option<TcpListener>,
    stream: Option<TcpStream>,
}

impl Socket {
    /// Makes a call; answers how many bytes came, where some could.
    async fn make(&mut self, call: Call) -> Result<Option<usize>, Errno> {
        match call {
            Call::Listen(port, backlog) => self.listener = Some(self.sys.tcp_listen(port, backlog)?),
            Call::Accept => self.stream = Some(self.listener.as_ref().ok_or(Errno::Invalid)?.accept().await?),
            Call::Connect(host, port, own, patience) => self.connect(&host, port, own, patience).await?,
            Call::Send(bytes) => self.stream()?.write_all(&vec![b'x'; bytes]).await?,
            Call::Recv => return self.stream()?.read(READ_MAX).await.map(|data| Some(data.len())),
            Call::RecvAll => return self.receive_all().await.map(Some),
            Call::Wait(time) => self.sys.sleep(time).await,
            Call::Shutdown => self.stream()?.shutdown_write(),
            Call::KeepAlive(idle, interval, probes) => self.stream()?.keep_alive((idle, interval, probes)),
            Call::Close => drop(self.stream.take().ok_or(Errno::BadFd)?),
            Call::Abort => self.stream.take().ok_or(Errno::BadFd)?.abort(),
        }
        Ok(None)
    }

    fn stream(&self) -> Result<&TcpStream, Errno> {
        self.stream.as_ref().ok_or(Errno::NotConn)
    }

    async fn connect(
        &mut self,
        host: &str,
        port: u16,
        own: Option<u16>,
        patience: Option<Duration>,
    ) -> Result<(), Errno> {
        let addr = self.sys.resolve(host).await.map_err(|_| Errno::AddrNotAvail)?;
        let connect = self.sys.tcp_connect(SocketAddrV4::new(addr, port), own);
        self.stream = Some(match patience {
            Some(patience) => self.sys.timeout(patience, connect).await.unwrap_or(Err(Errno::TimedOut))?,
            None => connect.await?,
        });
        Ok(())
    }

    async fn receive_all(&self) -> Result<usize, Errno> {
        let mut sum = 0;
        loop {
            match self.stream()?.read(READ_MAX).await?.len() {
                0 => return Ok(sum),
                n => sum += n,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_read_and_nonsense_is_refused() {
        assert_eq!(read("listen:80"), Some(Call::Listen(80, BACKLOG)));
        let second = Duration::from_secs(1);
        assert_eq!(read("connect:pc1:80::1s"), Some(Call::Connect("pc1".into(), 80, None, Some(second))));
        assert_eq!(read("keepalive:1s:1s:3"), Some(Call::KeepAlive(second, second, 3)));
        for word in ["", "listen", "listen:70000", "send:99999999999", "wait:soon", "close:1", "connect:pc1", "recv:"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
