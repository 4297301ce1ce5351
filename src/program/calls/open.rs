//! What a descriptor of `calls` stands for, and what each call makes of it.

use std::net::{Ipv4Addr, SocketAddrV4};

use super::request::{Call, Given, Request, SetOption};
use crate::os::{Errno, Sys, TcpListener, TcpSocket, TcpStream, UdpSocket};

/// A socket in one of its states.
#[derive(Debug)]
pub(super) enum Open {
    /// TCP, neither listening nor connected.
    Tcp(TcpSocket),
    Listener(TcpListener),
    Stream {
        stream: TcpStream,
        /// `shutdown(fd, SHUT_RD)` was called.
        deaf: bool,
    },
    Udp(UdpSocket),
}

/// What a call gives back.
#[derive(Debug, Default)]
pub(super) struct Value {
    /// As in C.
    pub(super) number: u32,
    /// What came with it: a peer's address, the bytes.
    pub(super) note: String,
    /// A new descriptor.
    pub(super) opened: Option<Open>,
}

impl Value {
    fn number(number: usize) -> Value {
        Value { number: number as u32, ..Value::default() }
    }

    fn data(data: &[u8], from: Option<SocketAddrV4>) -> Value {
        let text = format!("{:?}", String::from_utf8_lossy(data));
        let note = from.map_or(text.clone(), |from| format!("{text} from {from}"));
        Value { note, ..Value::number(data.len()) }
    }

    fn opened(open: Open, note: String) -> Value {
        Value { number: open.fd().into(), note, opened: Some(open) }
    }
}

impl Open {
    /// Its descriptor.
    pub(super) fn fd(&self) -> u16 {
        match self {
            Open::Tcp(socket) => socket.fd(),
            Open::Listener(listener) => listener.fd(),
            Open::Stream { stream, .. } => stream.fd(),
            Open::Udp(socket) => socket.fd(),
        }
    }
}

/// Opens a socket.
pub(super) fn socket(sys: &Sys, udp: bool) -> Result<Value, Errno> {
    let open = if udp { Open::Udp(sys.udp_socket()?) } else { Open::Tcp(sys.tcp_socket()?) };
    Ok(Value::opened(open, String::new()))
}

/// Makes a call about what is open; what is open may become something else by it.
pub(super) async fn make(open: &mut Open, request: &Request) -> Result<Value, Errno> {
    match (request.call, &request.given) {
        (Call::Bind, Given::End(end)) => bind(open, *end),
        (Call::Listen, Given::Number(backlog)) => listen(open, *backlog as u16),
        (Call::Accept, _) => accept(open).await,
        (Call::Connect, Given::End(end)) => connect(open, *end).await,
        (Call::Send, Given::Text(text)) => send(open, text).await,
        (Call::SendTo, Given::To(end, text)) => send_to(open, text, *end),
        (Call::Recv | Call::RecvFrom, Given::Number(max)) => recv(open, *max, request.call == Call::RecvFrom).await,
        (Call::Shutdown, Given::Ways { read, write }) => shutdown(open, *read, *write),
        (Call::SetSockOpt, Given::Option(option)) => set(open, *option),
        _ => Err(Errno::Invalid),
    }
}

fn bind(open: &mut Open, end: SocketAddrV4) -> Result<Value, Errno> {
    match open {
        Open::Tcp(socket) => socket.bind(end)?,
        Open::Udp(socket) => socket.bind(end)?,
        Open::Listener(_) | Open::Stream { .. } => return Err(Errno::Invalid),
    }
    Ok(Value::default())
}

fn listen(open: &mut Open, backlog: u16) -> Result<Value, Errno> {
    match open {
        Open::Tcp(socket) => *open = Open::Listener(socket.try_listen(backlog)?),
        Open::Listener(listener) => listener.set_backlog(backlog),
        Open::Stream { .. } => return Err(Errno::Invalid),
        Open::Udp(_) => return Err(Errno::NotSupported),
    }
    Ok(Value::default())
}

async fn accept(open: &mut Open) -> Result<Value, Errno> {
    match open {
        Open::Listener(listener) => {
            let stream = listener.accept().await?;
            let note = format!("from {}", stream.remote());
            Ok(Value::opened(Open::Stream { stream, deaf: false }, note))
        }
        Open::Udp(_) => Err(Errno::NotSupported),
        Open::Tcp(_) | Open::Stream { .. } => Err(Errno::Invalid),
    }
}

async fn connect(open: &mut Open, end: SocketAddrV4) -> Result<Value, Errno> {
    match open {
        Open::Tcp(socket) => {
            let stream = socket.connect(end).await?;
            let note = format!("from {}", stream.local());
            *open = Open::Stream { stream, deaf: false };
            Ok(Value { note, ..Value::default() })
        }
        Open::Udp(socket) => {
            socket.connect(end)?;
            Ok(Value::default())
        }
        Open::Listener(_) | Open::Stream { .. } => Err(Errno::IsConn),
    }
}

async fn send(open: &mut Open, text: &str) -> Result<Value, Errno> {
    match open {
        Open::Stream { stream, .. } => stream.write_all(text.as_bytes()).await?,
        Open::Udp(socket) => socket.send(text.as_bytes())?,
        Open::Tcp(_) | Open::Listener(_) => return Err(Errno::NotConn),
    }
    Ok(Value::number(text.len()))
}

fn send_to(open: &mut Open, text: &str, end: SocketAddrV4) -> Result<Value, Errno> {
    match open {
        Open::Udp(socket) => {
            if socket.port() == 0 {
                socket.bind(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0))?;
            }
            socket.send_to(text.as_bytes(), end)?;
            Ok(Value::number(text.len()))
        }
        Open::Stream { .. } => Err(Errno::IsConn),
        Open::Tcp(_) | Open::Listener(_) => Err(Errno::NotConn),
    }
}

async fn recv(open: &mut Open, max: usize, told: bool) -> Result<Value, Errno> {
    match open {
        Open::Stream { stream, deaf } => {
            if *deaf && stream.waiting() == 0 {
                return Ok(Value::default());
            }
            Ok(Value::data(&stream.read(max).await?, None))
        }
        Open::Udp(socket) => {
            let (mut data, from) = socket.recv_from().await?;
            // What does not fit is lost (recv(2)).
            data.truncate(max);
            Ok(Value::data(&data, told.then_some(from)))
        }
        Open::Tcp(_) | Open::Listener(_) => Err(Errno::NotConn),
    }
}

fn shutdown(open: &mut Open, read: bool, write: bool) -> Result<Value, Errno> {
    let Open::Stream { stream, deaf } = open else { return Err(Errno::NotConn) };
    *deaf |= read;
    if write {
        stream.shutdown_write();
    }
    Ok(Value::default())
}

fn set(open: &mut Open, option: SetOption) -> Result<Value, Errno> {
    match (open, option) {
        (Open::Tcp(socket), SetOption::Reuse(on)) => socket.set_reuse(on)?,
        (Open::Stream { stream, .. }, SetOption::KeepAlive(on)) => stream.set_keepalive(on),
        (Open::Stream { stream, .. }, SetOption::NoDelay(on)) => stream.set_nodelay(on),
        (Open::Udp(socket), option) => set_udp(socket, option)?,
        _ => return Err(Errno::NoProtoOpt),
    }
    Ok(Value::default())
}

fn set_udp(socket: &UdpSocket, option: SetOption) -> Result<(), Errno> {
    match option {
        SetOption::Reuse(on) => socket.set(|set| set.reuse = on),
        SetOption::Broadcast(on) => socket.set(|set| set.broadcast = on),
        SetOption::AllErrors(on) => socket.set(|set| set.all_errors = on),
        SetOption::GroupLoop(on) => socket.set(|set| set.group_loop = on),
        SetOption::GroupTtl(ttl) => socket.set(|set| set.group_ttl = ttl),
        SetOption::Join(group) => socket.join(group, socket.group_way(group))?,
        SetOption::Leave(group) => socket.leave(group, None)?,
        SetOption::KeepAlive(_) | SetOption::NoDelay(_) => return Err(Errno::NoProtoOpt),
    }
    Ok(())
}
