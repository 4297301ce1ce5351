//! `ping`: echo requests and what comes back (iputils).

use core::time::Duration;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use super::args::{Args, BadOption};
use crate::os::{Cutting, Echo, Errno, IcmpEvent, IcmpSocket, Sys};
use crate::sim::SimTime;

struct Plan {
    host: String,
    /// `-b`: everybody on a network may be asked.
    broadcast: bool,
    /// `-e`: the identifier of its echoes; by chance when absent.
    ident: Option<u16>,
    count: u16,
    interval: Duration,
    bytes: usize,
    ttl: Option<u8>,
    /// `-M`: who may cut the packets in pieces.
    cutting: Cutting,
    patience: Duration,
}

/// Runs it: 0 when anything was answered, 1 when nothing, 2 for a mistake.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let plan = match read(words) {
        Ok(plan) => plan,
        Err(BadOption(why)) => {
            sys.err(&format!("ping: {why}"));
            return 2;
        }
    };
    let target = match sys.resolve(&plan.host).await {
        Ok(target) => target,
        Err(why) => {
            sys.err(&format!("ping: {}: {why}", plan.host));
            return 2;
        }
    };
    if !plan.broadcast && !target.is_multicast() && sys.read(|k| k.is_to_many(target)) {
        sys.err("ping: Do you want to ping broadcast? Then -b. If not, check your local firewall rules");
        return 2;
    }
    let socket = match sys.icmp_open_as(plan.ident) {
        Ok(socket) => socket,
        Err(errno) => {
            sys.err(&format!("ping: socket: {errno}"));
            return 2;
        }
    };
    if plan.broadcast && sys.read(|k| k.is_to_many(target)) {
        sys.err("WARNING: pinging broadcast address");
    }
    let (sent, times, answered) = (Vec::new(), Vec::new(), BTreeSet::new());
    Session { sys, plan, target, socket, sent, times, answered, errors: 0, duplicates: 0, confirms: false }.run().await
}

fn read(words: Vec<String>) -> Result<Plan, BadOption> {
    let args = Args::read(words, &["-n", "-q", "-b"], &["-c", "-e", "-i", "-s", "-t", "-W", "-M"])?;
    let host = args.rest.first().cloned().ok_or(BadOption("usage error: Destination address required".into()))?;
    let bytes = args.number("-s", 56usize)?;
    if bytes > 65_507 {
        return Err(BadOption(format!("invalid argument: '{bytes}': out of range: 0 <= value <= 65507")));
    }
    Ok(Plan {
        host,
        broadcast: args.has("-b"),
        // Nobody can press Ctrl-C in a script: four, as on Windows.
        count: args.number("-c", 4u16)?.max(1),
        ident: args.value("-e").map(|_| args.number("-e", 0u16)).transpose()?,
        interval: args.seconds("-i", Duration::from_secs(1))?,
        bytes,
        ttl: args.value("-t").map(|_| args.number("-t", 64u8)).transpose()?.map(|ttl| ttl.max(1)),
        cutting: match args.value("-M") {
            None | Some("want") => Cutting::AtSource,
            Some("do" | "probe") => Cutting::Never,
            Some("dont") => Cutting::Anywhere,
            Some(bad) => return Err(BadOption(format!("wrong value for -M: {bad} (do, want, probe, dont)"))),
        },
        patience: args.seconds("-W", Duration::from_secs(10))?,
    })
}

struct Session {
    sys: Sys,
    plan: Plan,
    target: Ipv4Addr,
    socket: IcmpSocket,
    sent: Vec<SimTime>,
    times: Vec<Duration>,
    /// Which were answered; who asks many is answered more than once.
    answered: BTreeSet<u16>,
    errors: u32,
    duplicates: u32,
    /// An answer came since the latest request.
    confirms: bool,
}

impl Session {
    async fn run(mut self) -> u8 {
        let Plan { host, bytes, .. } = &self.plan;
        let total = bytes + 28;
        self.sys.out(&format!("PING {host} ({}) {bytes}({total}) bytes of data.", self.target));
        let (sys, start) = (self.sys.clone(), self.sys.now());
        // Ctrl-C ends the questions, not the summary.
        sys.catch_interrupts();
        if let Ok(Err(errno)) = sys.unless_interrupted(self.ask()).await {
            sys.err(&format!("ping: connect: {errno}"));
            return 2;
        }
        self.summary(start)
    }

    async fn ask(&mut self) -> Result<(), Errno> {
        let count = self.plan.count;
        for seq in 1..=count {
            let at = self.sys.now();
            self.send(seq)?;
            let until = if seq == count { at + self.wait_for_rest() } else { at + self.plan.interval };
            self.listen(until, seq == count).await;
        }
        Ok(())
    }

    /// The last request gets twice the longest round trip so far, at least; ten seconds when there was none.
    fn wait_for_rest(&self) -> Duration {
        self.times.iter().max().map_or(self.plan.patience, |longest| (*longest * 2).max(Duration::from_secs(1)))
    }

    fn send(&mut self, seq: u16) -> Result<(), Errno> {
        // As iputils fills it: each byte its own offset.
        let data: Vec<u8> = (0..self.plan.bytes).map(|i| i as u8).collect();
        self.sent.push(self.sys.now());
        let Plan { ttl, cutting, .. } = self.plan;
        let confirms = std::mem::take(&mut self.confirms);
        match self.socket.send_echo(self.target, Echo { seq, data: &data, ttl, cutting, confirms }) {
            Err(Errno::MsgSize) => {
                self.errors += 1;
                let mtu = self.socket.path_mtu(self.target);
                self.sys.err(&format!("ping: local error: message too long, mtu={mtu}"));
                Ok(())
            }
            sent => sent,
        }
    }

    async fn listen(&mut self, until: SimTime, stop_early: bool) {
        while self.sys.now() < until {
            let left = until - self.sys.now();
            let Ok(event) = self.sys.timeout(left, self.socket.recv()).await else { return };
            self.hear(&event);
            if stop_early && self.times.len() + self.errors as usize >= self.sent.len() {
                return;
            }
        }
    }

    fn hear(&mut self, event: &IcmpEvent) {
        match *event {
            IcmpEvent::Reply { from, seq, ttl, bytes } => {
                let Some(sent) = self.sent.get(usize::from(seq).wrapping_sub(1)) else { return };
                let time = self.sys.now() - *sent;
                let ms = millis(time);
                self.confirms = true;
                let again = if self.answered.insert(seq) {
                    self.times.push(time);
                    ""
                } else {
                    self.duplicates += 1;
                    " (DUP!)"
                };
                self.sys.out(&format!("{bytes} bytes from {from}: icmp_seq={seq} ttl={ttl} time={ms} ms{again}"));
            }
            IcmpEvent::Error { from, seq, kind, code, mtu } => {
                self.errors += 1;
                self.sys.out(&format!("From {from} icmp_seq={seq} {}", error_text(kind, code, mtu)));
            }
        }
    }

    fn summary(&self, start: SimTime) -> u8 {
        let (sent, received) = (self.sent.len(), self.times.len());
        let loss = (sent - received.min(sent)) * 100 / sent.max(1);
        let more = |count: u32, what: &str| if count > 0 { format!("+{count} {what}, ") } else { String::new() };
        let errors = more(self.duplicates, "duplicates") + &more(self.errors, "errors");
        let took = (self.sys.now() - start).as_millis();
        self.sys.out("");
        self.sys.out(&format!("--- {} ping statistics ---", self.plan.host));
        self.sys.out(&format!(
            "{sent} packets transmitted, {received} received, {errors}{loss}% packet loss, time {took}ms"
        ));
        if let (Some(min), Some(max)) = (self.times.iter().min(), self.times.iter().max()) {
            let avg = self.times.iter().sum::<Duration>() / received as u32;
            let mdev = self.times.iter().map(|t| t.abs_diff(avg)).sum::<Duration>() / received as u32;
            let three = |d: Duration| format!("{}.{:03}", d.as_millis(), d.as_micros() % 1000);
            self.sys.out(&format!(
                "rtt min/avg/max/mdev = {}/{}/{}/{} ms",
                three(*min),
                three(avg),
                three(*max),
                three(mdev)
            ));
        }
        u8::from(received == 0)
    }
}

/// Three significant digits, as iputils prints: 0.021, 8.21, 21.4, 120.
pub(super) fn millis(time: Duration) -> String {
    let micros = time.as_micros();
    match micros {
        0..1_000 => format!("0.{micros:03}"),
        1_000..10_000 => format!("{}.{:02}", micros / 1000, micros % 1000 / 10),
        10_000..100_000 => format!("{}.{}", micros / 1000, micros % 1000 / 100),
        _ => format!("{}", micros / 1000),
    }
}

/// As iputils words ICMP errors.
fn error_text(kind: u8, code: u8, mtu: u16) -> String {
    match (kind, code) {
        (3, 0) => "Destination Net Unreachable".into(),
        (3, 1) => "Destination Host Unreachable".into(),
        (3, 2) => "Destination Protocol Unreachable".into(),
        (3, 3) => "Destination Port Unreachable".into(),
        (3, 4) => format!("Frag needed and DF set (mtu = {mtu})"),
        (3, 13) => "Packet filtered".into(),
        (11, 0) => "Time to live exceeded".into(),
        (11, 1) => "Frag reassembly time exceeded".into(),
        _ => format!("ICMP type {kind} code {code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits() {
        let ms = |micros| millis(Duration::from_micros(micros));
        assert_eq!([ms(21), ms(8_214), ms(21_449), ms(120_999)], ["0.021", "8.21", "21.4", "120"]);
    }

    #[test]
    fn a_host_is_required() {
        assert!(read(vec!["-c".into(), "3".into()]).is_err());
        assert!(read(vec!["-s".into(), "70000".into(), "h".into()]).is_err());
    }
}
