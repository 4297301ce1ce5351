//! `nc`: sends a text and prints what comes back, over TCP or UDP; or listens.

use core::time::Duration;
use std::net::SocketAddrV4;

use super::args::{Args, BadOption};
use crate::os::{Errno, Sys, TcpStream};

const READ_MAX: usize = 16 * 1024;

/// Runs it: 0 when it worked, 1 when not.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let args = match Args::read(words, &["-l", "-u", "-z", "-n", "-v"], &["-w", "-p", "-m"]) {
        Ok(args) => args,
        Err(BadOption(why)) => return usage(&sys, &why),
    };
    let (Ok(wait), Ok(local)) = (args.seconds("-w", Duration::from_secs(5)), args.number("-p", 0u16)) else {
        return usage(&sys, "a number is expected");
    };
    let port = args.rest.last().and_then(|p| p.parse::<u16>().ok()).filter(|p| *p > 0);
    if args.has("-l") {
        let Some(port) = port.or((local > 0).then_some(local)) else { return usage(&sys, "a port is missing") };
        return if args.has("-u") { listen_udp(sys, port).await } else { listen_tcp(sys, port).await };
    }
    let (Some(host), Some(port), 2) = (args.rest.first().cloned(), port, args.rest.len()) else {
        return usage(&sys, "a host and a port are expected");
    };
    let remote = match sys.resolve(&host).await {
        Ok(addr) => SocketAddrV4::new(addr, port),
        Err(why) => {
            sys.err(&format!("nc: getaddrinfo for host \"{host}\" port {port}: {why}"));
            return 1;
        }
    };
    let text = match args.value("-m") {
        Some(text) => format!("{text}\n"),
        None if sys.reads_pipe() => super::text::all_input(&sys).await,
        None => String::new(),
    };
    if args.has("-u") {
        return udp(sys, remote, &text, wait).await;
    }
    let call = Call {
        host,
        remote,
        local: (local > 0).then_some(local),
        scan: args.has("-z"),
        wait,
        patience: args.value("-w").map(|_| wait),
    };
    tcp(sys, call, &text).await
}

fn usage(sys: &Sys, why: &str) -> u8 {
    sys.err(&format!("nc: {why}"));
    sys.err("usage: nc [-l] [-u] [-z] [-w SECS] [-p PORT] [-m TEXT] [HOST] PORT");
    1
}

struct Call {
    host: String,
    remote: SocketAddrV4,
    local: Option<u16>,
    scan: bool,
    wait: Duration,
    /// How long connecting may take, if that was said.
    patience: Option<Duration>,
}

async fn tcp(sys: Sys, call: Call, text: &str) -> u8 {
    let port = call.remote.port();
    let failed = |sys: &Sys, errno: Errno| {
        sys.err(&format!("nc: connect to {} ({}) port {port} (tcp) failed: {errno}", call.host, call.remote.ip()));
        1
    };
    let connected = match call.patience {
        Some(wait) => sys.timeout(wait, sys.tcp_connect(call.remote, call.local)).await.unwrap_or(Err(Errno::TimedOut)),
        None => sys.tcp_connect(call.remote, call.local).await,
    };
    let stream = match connected {
        Ok(stream) => stream,
        Err(errno) => return failed(&sys, errno),
    };
    if call.scan {
        sys.out(&format!("Connection to {} ({}) {port} port [tcp] succeeded!", call.host, call.remote.ip()));
        return 0;
    }
    if let Err(errno) = stream.write_all(text.as_bytes()).await {
        return failed(&sys, errno);
    }
    // Like nc -N: nothing more comes from standard input.
    stream.shutdown_write();
    // Silence for that long is no failure: the other side may simply have nothing to say.
    sys.timeout(call.wait, print_all(&sys, &stream)).await.unwrap_or(0)
}

/// Prints lines until the other side ends.
async fn print_all(sys: &Sys, stream: &TcpStream) -> u8 {
    loop {
        match stream.read(READ_MAX).await {
            Ok(data) if data.is_empty() => return 0,
            Ok(data) => sys.out(&String::from_utf8_lossy(&data)),
            Err(errno) => {
                sys.err(&format!("nc: read failed: {errno}"));
                return 1;
            }
        }
    }
}

async fn udp(sys: Sys, remote: SocketAddrV4, text: &str, wait: Duration) -> u8 {
    let sent = sys.udp_bind(None).and_then(|socket| socket.send_to(text.as_bytes(), remote).map(|()| socket));
    let socket = match sent {
        Ok(socket) => socket,
        Err(errno) => {
            sys.err(&format!("nc: write: {errno}"));
            return 1;
        }
    };
    match sys.timeout(wait, socket.recv_from()).await {
        Ok(Ok((data, _))) => sys.out(&String::from_utf8_lossy(&data)),
        Ok(Err(errno)) => {
            sys.err(&format!("nc: read: {errno}"));
            return 1;
        }
        // Nobody answers: over UDP that is no failure.
        Err(_) => {}
    }
    0
}

async fn listen_tcp(sys: Sys, port: u16) -> u8 {
    let accepted = match sys.tcp_listen(port, 1) {
        Ok(listener) => listener.accept().await,
        Err(errno) => Err(errno),
    };
    match accepted {
        Ok(stream) => print_all(&sys, &stream).await,
        Err(errno) => {
            sys.err(&format!("nc: {errno}"));
            1
        }
    }
}

async fn listen_udp(sys: Sys, port: u16) -> u8 {
    let socket = match sys.udp_bind(Some(port)) {
        Ok(socket) => socket,
        Err(errno) => {
            sys.err(&format!("nc: {errno}"));
            return 1;
        }
    };
    loop {
        if let Ok((data, _)) = socket.recv_from().await {
            sys.out(&String::from_utf8_lossy(&data));
        }
    }
}
