//! `udp`: the calls of a UDP program on one socket, one word each, made one after the other. It does what `nc` does not: one
//! socket that sends to several ends, and answers whoever wrote last.

use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddrV4};

use super::words;
use crate::os::{Errno, Sys, UdpSocket};
use crate::sim::parse_duration;

/// Bytes that one `send` may carry (RFC 768: 65,535 with both headers).
const SEND_MAX: usize = 65_507;
/// How long `recv` waits when it does not say.
const PATIENCE: Duration = Duration::from_secs(2);
/// How it is called.
const USAGE: &[&str] =
    &["usage: udp CALL…   with bind:PORT[:ADDRESS] send:BYTES:HOST:PORT recv[:TIME] reply:BYTES wait:TIME"];

/// A call.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Call {
    /// Port, and the address it is bound to.
    Bind(u16, Ipv4Addr),
    /// Bytes, host, port.
    Send(usize, String, u16),
    /// Bytes, to who wrote last.
    Reply(usize),
    Recv(Duration),
    Wait(Duration),
}

/// Runs it: 0 when every call succeeded, 1 when one failed (the others are made all the same), 2 for a word that is none.
pub(super) async fn main(sys: Sys, args: Vec<String>) -> u8 {
    let Some(calls) = words::calls(&sys, ("udp", USAGE), &args, read) else { return 2 };
    let mut end = match sys.udp_socket() {
        Ok(socket) => End { sys: sys.clone(), socket, peer: None },
        Err(errno) => return words::tell(&sys, "udp", Err(errno)),
    };
    let mut code = 0;
    for (word, call) in calls {
        let got = end.make(call).await;
        code |= words::tell(&sys, word, got.map(|got| got.map(|(bytes, from)| format!("{bytes} bytes from {from}"))));
    }
    code
}

fn read(word: &str) -> Option<Call> {
    let mut parts = word.split(':');
    let name = parts.next()?;
    let mut next = || parts.next();
    let bytes = |text: &str| text.parse().ok().filter(|n| *n <= SEND_MAX);
    let call = match name {
        "bind" => {
            let port = next()?.parse().ok()?;
            Call::Bind(port, next().map_or(Some(Ipv4Addr::UNSPECIFIED), |addr| addr.parse().ok())?)
        }
        "send" => Call::Send(bytes(next()?)?, next()?.to_owned(), next()?.parse().ok()?),
        "reply" => Call::Reply(bytes(next()?)?),
        "recv" => Call::Recv(next().map_or(Some(PATIENCE), |time| parse_duration(time).ok())?),
        "wait" => Call::Wait(parse_duration(next()?).ok()?),
        _ => return None,
    };
    next().is_none().then_some(call)
}

/// What the calls are made on.
struct End {
    sys: Sys,
    socket: UdpSocket,
    /// Who wrote last.
    peer: Option<SocketAddrV4>,
}

impl End {
    /// Makes a call; answers what came and from whom, where something could.
    async fn make(&mut self, call: Call) -> Result<Option<(usize, SocketAddrV4)>, Errno> {
        match call {
            Call::Bind(port, addr) => self.socket.bind(SocketAddrV4::new(addr, port))?,
            Call::Send(bytes, host, port) => {
                let addr = self.sys.resolve(&host).await.map_err(|_| Errno::AddrNotAvail)?;
                self.socket.send_to(&vec![b'x'; bytes], SocketAddrV4::new(addr, port))?;
            }
            Call::Reply(bytes) => {
                let peer = self.peer.ok_or(Errno::NotConn)?;
                self.socket.send_to(&vec![b'x'; bytes], peer)?;
            }
            Call::Recv(patience) => {
                let heard = self.sys.timeout(patience, self.socket.recv_from()).await.unwrap_or(Err(Errno::TimedOut));
                let (data, from) = heard?;
                self.peer = Some(from);
                return Ok(Some((data.len(), from)));
            }
            Call::Wait(time) => self.sys.sleep(time).await,
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_calls() {
        assert_eq!(read("bind:7000"), Some(Call::Bind(7000, Ipv4Addr::UNSPECIFIED)));
        assert_eq!(read("bind:7000:203.0.113.11"), Some(Call::Bind(7000, Ipv4Addr::new(203, 0, 113, 11))));
        assert_eq!(read("send:5:web:7000"), Some(Call::Send(5, "web".into(), 7000)));
        assert_eq!(read("recv:300ms"), Some(Call::Recv(Duration::from_millis(300))));
        assert_eq!(read("recv"), Some(Call::Recv(PATIENCE)));
        for wrong in ["send:5:web", "send:70000:web:1", "bind:x", "recv:x", "listen:80", "wait:1s:2"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
