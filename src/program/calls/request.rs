//! A call and its arguments, as they are typed.

use core::fmt;
use std::net::{Ipv4Addr, SocketAddrV4};

use crate::os::Sys;

/// Bytes that `recv` takes when nothing is said.
const RECV_BYTES: usize = 1024;
/// Bytes that `recv` takes at most.
const RECV_BYTES_MAX: usize = 65_536;
/// Connections that wait when nothing is said.
const BACKLOG: u16 = 5;

/// Which call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Call {
    Socket,
    Bind,
    Listen,
    Accept,
    Connect,
    Send,
    Recv,
    SendTo,
    RecvFrom,
    Shutdown,
    SetSockOpt,
    Close,
}

impl Call {
    /// As in C.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Call::Socket => "socket",
            Call::Bind => "bind",
            Call::Listen => "listen",
            Call::Accept => "accept",
            Call::Connect => "connect",
            Call::Send => "send",
            Call::Recv => "recv",
            Call::SendTo => "sendto",
            Call::RecvFrom => "recvfrom",
            Call::Shutdown => "shutdown",
            Call::SetSockOpt => "setsockopt",
            Call::Close => "close",
        }
    }

    /// What follows the name.
    pub(super) const fn usage(self) -> &'static str {
        match self {
            Call::Socket => "tcp|udp",
            Call::Bind => "FD [ADDRESS:]PORT",
            Call::Listen => "FD [BACKLOG]",
            Call::Accept | Call::Close => "FD",
            Call::Connect => "FD HOST PORT",
            Call::Send => "FD TEXT…",
            Call::Recv | Call::RecvFrom => "FD [BYTES]",
            Call::SendTo => "FD HOST PORT TEXT…",
            Call::Shutdown => "FD rd|wr|rdwr",
            Call::SetSockOpt => {
                "FD reuseaddr|keepalive|nodelay|broadcast|recverr|multicast-loop on|off, multicast-ttl N, join|leave GROUP"
            }
        }
    }
}

/// What is given besides the descriptor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Given {
    Nothing,
    Kind { udp: bool },
    End(SocketAddrV4),
    Number(usize),
    Text(String),
    To(SocketAddrV4, String),
    Ways { read: bool, write: bool },
    Option(SetOption),
}

/// An option and its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SetOption {
    Reuse(bool),
    KeepAlive(bool),
    NoDelay(bool),
    Broadcast(bool),
    AllErrors(bool),
    GroupLoop(bool),
    GroupTtl(u8),
    Join(Ipv4Addr),
    Leave(Ipv4Addr),
}

/// A call with its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Request {
    pub(super) call: Call,
    /// 0 for `socket`, which has none.
    pub(super) fd: u16,
    pub(super) given: Given,
}

impl Request {
    /// The arguments behind the descriptor, as in C.
    pub(super) fn args(&self) -> String {
        match &self.given {
            Given::Nothing => String::new(),
            Given::Kind { udp: false } => "AF_INET, SOCK_STREAM".into(),
            Given::Kind { udp: true } => "AF_INET, SOCK_DGRAM".into(),
            Given::End(end) => end.to_string(),
            Given::Number(number) => number.to_string(),
            Given::Text(text) => format!("{text:?}"),
            Given::To(end, text) => format!("{text:?}, {end}"),
            Given::Ways { read: true, write: false } => "SHUT_RD".into(),
            Given::Ways { read: false, .. } => "SHUT_WR".into(),
            Given::Ways { .. } => "SHUT_RDWR".into(),
            Given::Option(option) => match option {
                SetOption::Reuse(on) => format!("SO_REUSEADDR, {}", u8::from(*on)),
                SetOption::KeepAlive(on) => format!("SO_KEEPALIVE, {}", u8::from(*on)),
                SetOption::NoDelay(on) => format!("TCP_NODELAY, {}", u8::from(*on)),
                SetOption::Broadcast(on) => format!("SO_BROADCAST, {}", u8::from(*on)),
                SetOption::AllErrors(on) => format!("IP_RECVERR, {}", u8::from(*on)),
                SetOption::GroupLoop(on) => format!("IP_MULTICAST_LOOP, {}", u8::from(*on)),
                SetOption::GroupTtl(ttl) => format!("IP_MULTICAST_TTL, {ttl}"),
                SetOption::Join(group) => format!("IP_ADD_MEMBERSHIP, {group}"),
                SetOption::Leave(group) => format!("IP_DROP_MEMBERSHIP, {group}"),
            },
        }
    }
}

/// As in C: `bind(3, 0.0.0.0:80)`.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, args) = (self.call.name(), self.args());
        match (self.fd, args.as_str()) {
            (0, args) => write!(f, "{name}({args})"),
            (fd, "") => write!(f, "{name}({fd})"),
            (fd, args) => write!(f, "{name}({fd}, {args})"),
        }
    }
}

/// Reads what was typed behind the call's name.
pub(super) async fn read(sys: &Sys, call: Call, words: Vec<String>) -> Result<Request, String> {
    let mut words = words.into_iter();
    let mut word = |what: &str| words.next().ok_or_else(|| format!("{what} is missing"));
    if call == Call::Socket {
        let udp = match word("tcp or udp")?.as_str() {
            "tcp" => false,
            "udp" => true,
            other => return Err(format!("{other}: tcp or udp is expected")),
        };
        return Ok(Request { call, fd: 0, given: Given::Kind { udp } });
    }
    let fd = word("the descriptor")?;
    let fd = fd.parse().ok().filter(|fd| *fd > 0).ok_or_else(|| format!("{fd}: a descriptor is expected, as in 3"))?;
    let given = match call {
        Call::Socket | Call::Accept | Call::Close => Given::Nothing,
        Call::Bind => Given::End(local_end(&word("the port")?)?),
        Call::Listen => Given::Number(word("").map_or(Ok(BACKLOG.into()), |text| number(&text, u16::MAX.into()))?),
        Call::Recv | Call::RecvFrom => {
            Given::Number(word("").map_or(Ok(RECV_BYTES), |text| number(&text, RECV_BYTES_MAX))?.max(1))
        }
        Call::Connect => Given::End(far_end(sys, &word("the host")?, &word("the port")?).await?),
        Call::Send => Given::Text(words.collect::<Vec<_>>().join(" ")),
        Call::SendTo => {
            let end = far_end(sys, &word("the host")?, &word("the port")?).await?;
            Given::To(end, words.collect::<Vec<_>>().join(" "))
        }
        Call::Shutdown => match word("rd, wr or rdwr")?.as_str() {
            "rd" => Given::Ways { read: true, write: false },
            "wr" => Given::Ways { read: false, write: true },
            "rdwr" => Given::Ways { read: true, write: true },
            other => return Err(format!("{other}: rd, wr or rdwr is expected")),
        },
        Call::SetSockOpt => Given::Option(option(&word("the option")?, word("").ok().as_deref())?),
    };
    Ok(Request { call, fd, given })
}

fn number(text: &str, max: usize) -> Result<usize, String> {
    text.parse().ok().filter(|n| *n <= max).ok_or_else(|| format!("{text}: a number up to {max} is expected"))
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("{text}: a port from 0 to 65535 is expected"))
}

fn local_end(text: &str) -> Result<SocketAddrV4, String> {
    let (addr, number) = text.rsplit_once(':').unwrap_or(("0.0.0.0", text));
    let addr = addr.parse().map_err(|_| format!("{addr}: an address of this box is expected, or only a port"))?;
    Ok(SocketAddrV4::new(addr, port(number)?))
}

async fn far_end(sys: &Sys, host: &str, number: &str) -> Result<SocketAddrV4, String> {
    let number = port(number)?;
    let addr = sys.resolve(host).await.map_err(|why| format!("{host}: {why}"))?;
    Ok(SocketAddrV4::new(addr, number))
}

fn option(name: &str, value: Option<&str>) -> Result<SetOption, String> {
    let flag = || match value {
        None | Some("on" | "1") => Ok(true),
        Some("off" | "0") => Ok(false),
        Some(other) => Err(format!("{other}: on or off is expected")),
    };
    let group = || {
        let text = value.unwrap_or_default();
        text.parse().map_err(|_| format!("{text}: a group is expected, as in 239.1.2.3"))
    };
    Ok(match name {
        "reuseaddr" => SetOption::Reuse(flag()?),
        "keepalive" => SetOption::KeepAlive(flag()?),
        "nodelay" => SetOption::NoDelay(flag()?),
        "broadcast" => SetOption::Broadcast(flag()?),
        "recverr" => SetOption::AllErrors(flag()?),
        "multicast-loop" => SetOption::GroupLoop(flag()?),
        "multicast-ttl" => SetOption::GroupTtl(number(value.unwrap_or_default(), 255)? as u8),
        "join" => SetOption::Join(group()?),
        "leave" => SetOption::Leave(group()?),
        other => return Err(format!("{other}: no such option")),
    })
}
