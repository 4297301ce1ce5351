//! `echod`: sends back what it gets (RFC 862).

use super::{no_bind, port};
use crate::os::{Sys, TcpStream};

/// Runs it until it is killed.
pub(in crate::program) async fn echod(sys: Sys, words: Vec<String>) -> u8 {
    let (port, args) = match port(&sys, words, "echod", &["-u"], 7) {
        Ok(read) => read,
        Err(code) => return code,
    };
    if args.has("-u") {
        return udp(sys, port).await;
    }
    let listener = match sys.tcp_listen(port, 16) {
        Ok(listener) => listener,
        Err(errno) => return no_bind(&sys, "echod", port, errno),
    };
    loop {
        if let Ok(stream) = listener.accept().await {
            sys.spawn(move |_| give_back(stream));
        }
    }
}

async fn give_back(stream: TcpStream) {
    while let Ok(data) = stream.read(16 * 1024).await {
        if data.is_empty() || stream.write_all(&data).await.is_err() {
            return;
        }
    }
}

async fn udp(sys: Sys, port: u16) -> u8 {
    let socket = match sys.udp_bind(Some(port)) {
        Ok(socket) => socket,
        Err(errno) => return no_bind(&sys, "echod", port, errno),
    };
    loop {
        if let Ok((data, from)) = socket.recv_from().await {
            let _ = socket.send_to(&data, from); // the sender is gone: nothing to do
        }
    }
}
