//! `iperf`: how much passes between two boxes, over TCP or UDP. One side serves, the other sends and both count.
//!
//! Not the file formats of the real tool, and no control connection: the sender's datagrams carry their number and,
//! the last of them, a mark; so the server can say what was lost.

use core::time::Duration;
use std::net::SocketAddrV4;

use super::args::{Args, BadOption};
use crate::os::{Errno, Sys, TcpStream};
use crate::sim::SimTime;
use crate::wire::Summed;

const PORT: u16 = 5001;
const READ_MAX: usize = 64 * 1024;
const USAGE: &str = "usage: iperf -s [-u] [-p PORT] | -c HOST [-u] [-p PORT] [-n BYTES] [-l BYTES] [-b BITS/S]";
/// What is written to a TCP socket at once, as iperf 2 does.
const TCP_BLOCK_LEN: u64 = 128 * 1024;
/// Pacing sends what is due once in this span, as a timer of a real host would.
const TICK: Duration = Duration::from_millis(1);
/// How often the last datagram is repeated: a single one may be lost.
const GOODBYES: u32 = 10;
/// At the end of a datagram's number: it is the last.
const LAST: u32 = 1 << 31;
/// A datagram's number stands in its first bytes.
const NUMBER_LEN: usize = 4;

/// Runs it: 0 when all was sent, 1 when not. A server runs until it is killed.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let job = match read(words) {
        Ok(job) => job,
        Err(BadOption(why)) => {
            sys.err(&format!("iperf: {why}"));
            sys.err(USAGE);
            return 1;
        }
    };
    let outcome = match (&job.host, job.udp) {
        (None, false) => serve_tcp(&sys, job.port).await,
        (None, true) => serve_udp(&sys, job.port).await,
        (Some(host), udp) => match sys.resolve(host).await {
            Ok(addr) if udp => send_udp(&sys, &job, SocketAddrV4::new(addr, job.port)).await,
            Ok(addr) => send_tcp(&sys, &job, SocketAddrV4::new(addr, job.port)).await,
            Err(why) => {
                sys.err(&format!("iperf: {host}: {why}"));
                return 1;
            }
        },
    };
    outcome.map_or_else(
        |errno| {
            sys.err(&format!("iperf: {errno}"));
            1
        },
        |()| 0,
    )
}

struct Job {
    host: Option<String>,
    udp: bool,
    port: u16,
    bytes: u64,
    len: usize,
    bits_per_s: u64,
}

fn read(words: Vec<String>) -> Result<Job, BadOption> {
    let args = Args::read(words, &["-s", "-u"], &["-c", "-p", "-n", "-l", "-b"])?;
    let host = args.value("-c").map(str::to_owned);
    let udp = args.has("-u");
    if host.is_some() == args.has("-s") || !args.rest.is_empty() {
        return Err(BadOption("either -s, or -c with a host".into()));
    }
    let len = size(&args, "-l", if udp { 1470 } else { TCP_BLOCK_LEN })? as usize;
    let bits_per_s = size(&args, "-b", 1_000_000)?;
    if !(NUMBER_LEN..=65_507).contains(&len) && udp || len == 0 || bits_per_s == 0 {
        return Err(BadOption("a length or rate that cannot be".into()));
    }
    Ok(Job { host, udp, port: args.number("-p", PORT)?, bytes: size(&args, "-n", 1_000_000)?, len, bits_per_s })
}

/// A number with `K`, `M` or `G` behind it: thousands of thousands.
fn size(args: &Args, name: &str, default: u64) -> Result<u64, BadOption> {
    let Some(text) = args.value(name) else { return Ok(default) };
    let (digits, times) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (text.get(..at), 1_000),
        Some((at, 'm' | 'M')) => (text.get(..at), 1_000_000),
        Some((at, 'g' | 'G')) => (text.get(..at), 1_000_000_000),
        _ => (Some(text), 1),
    };
    let number: Option<u64> = digits.and_then(|d| d.parse().ok());
    number.and_then(|n| n.checked_mul(times)).ok_or_else(|| BadOption(format!("invalid argument: '{text}'")))
}

async fn send_tcp(sys: &Sys, job: &Job, remote: SocketAddrV4) -> Result<(), Errno> {
    let stream = sys.tcp_connect(remote, None).await?;
    let (from, data) = (sys.now(), sys.filling(job.len));
    let mut left = job.bytes;
    while left > 0 {
        let len = left.min(job.len as u64);
        stream.write_shared(&data.part(0, len as usize)).await?;
        left -= len;
    }
    stream.shutdown_write();
    // All has arrived when the other side has closed as well.
    while stream.discard(READ_MAX).await? > 0 {}
    report(sys, from, job.bytes, "");
    Ok(())
}

async fn serve_tcp(sys: &Sys, port: u16) -> Result<(), Errno> {
    let listener = sys.tcp_listen(port, 128)?;
    loop {
        let stream = listener.accept().await?;
        sys.spawn(move |sys| count(sys, stream));
    }
}

async fn count(sys: Sys, stream: TcpStream) {
    let (from, mut bytes) = (sys.now(), 0);
    while let Ok(len @ 1..) = stream.discard(READ_MAX).await {
        bytes += len as u64;
    }
    report(&sys, from, bytes, &format!(" from {}", stream.remote()));
}

async fn send_udp(sys: &Sys, job: &Job, remote: SocketAddrV4) -> Result<(), Errno> {
    let socket = sys.udp_bind(None)?;
    let (from, more) = (sys.now(), Summed::from(sys.filling(job.len.saturating_sub(NUMBER_LEN))));
    let datagrams = job.bytes.div_ceil(job.len as u64).min(u64::from(LAST - 1)) as u32;
    let mut sent: u32 = 0;
    while sent < datagrams {
        let due = u128::from(job.bits_per_s) * (sys.now().since(from) + TICK).as_nanos() / 8_000_000_000;
        let due = (due / job.len as u128).clamp(u128::from(sent) + 1, u128::from(datagrams)) as u32;
        while sent < due {
            socket.send_shared(&sent.to_be_bytes(), &more, remote)?;
            sent += 1;
        }
        sys.sleep(TICK).await;
    }
    report(sys, from, u64::from(sent) * job.len as u64, &format!(", {sent} datagrams"));
    for _ in 0..GOODBYES {
        socket.send_to(&(sent | LAST).to_be_bytes(), remote)?;
        sys.sleep(TICK).await;
    }
    Ok(())
}

async fn serve_udp(sys: &Sys, port: u16) -> Result<(), Errno> {
    let socket = sys.udp_bind(Some(port))?;
    let (mut run, mut ended) = (None, None);
    loop {
        let Ok((data, sender)) = socket.recv_shared().await else { continue };
        let Some(number) = data.part(0, NUMBER_LEN).first_chunk::<NUMBER_LEN>().map(|bytes| u32::from_be_bytes(*bytes))
        else {
            continue;
        };
        if number & LAST == 0 {
            let (_, came, bytes) = run.get_or_insert((sys.now(), 0u32, 0u64));
            (*came, *bytes, ended) = (*came + 1, *bytes + data.len() as u64, None);
        } else if ended.replace(sender) != Some(sender)
            && let Some((from, came, bytes)) = run.take()
        {
            let (all, lost) = (number & !LAST, (number & !LAST).saturating_sub(came));
            report(sys, from, bytes, &format!(" from {sender}, {lost} of {all} datagrams lost"));
        }
    }
}

/// `1000000 bytes in 0.123 s, 65.0 Mbit/s`, and what else there is to say.
fn report(sys: &Sys, from: SimTime, bytes: u64, more: &str) {
    let secs = sys.now().since(from).as_secs_f64();
    let mbits = if secs > 0.0 { bytes as f64 * 8.0 / secs / 1e6 } else { 0.0 };
    sys.out(&format!("{bytes} bytes in {secs:.3} s, {mbits:.1} Mbit/s{more}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(line: &str) -> Result<Job, BadOption> {
        read(line.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn sizes_take_letters() {
        let job = job("-c pc2 -u -n 3M -l 1K -b 10m").expect("a job");
        assert_eq!((job.bytes, job.len, job.bits_per_s, job.port), (3_000_000, 1000, 10_000_000, PORT));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for line in
            ["-s -c pc1", "-u", "-c pc1 -n 1X", "-c pc1 -u -l 3", "-s more", "-c pc1 -n 99999999999G", "-c pc1 -b 0"]
        {
            assert!(job(line).is_err(), "{line}");
        }
    }
}
