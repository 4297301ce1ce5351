//! `ss`: the sockets of a box, with the options, columns and names of states of Linux. What Linux would print and a box
//! has not (Unix sockets, sizes of memory, filters by address) is refused.

use super::args::{Args, BadOption};
use crate::os::{Kernel, SocketRow, Sys};
use crate::wire::IpProto;

const USAGE: &str = "Usage: ss [-t] [-u] [-l] [-a] [-n] [-p] [state NAME]";

/// The names that `state` takes for one state, and what the column State says of it.
const STATES: &[(&str, &str)] = &[
    ("established", "ESTAB"),
    ("syn-sent", "SYN-SENT"),
    ("syn-recv", "SYN-RECV"),
    ("syn-rcv", "SYN-RECV"),
    ("fin-wait-1", "FIN-WAIT-1"),
    ("fin-wait-2", "FIN-WAIT-2"),
    ("time-wait", "TIME-WAIT"),
    ("unconnected", "UNCONN"),
    ("close", "UNCONN"),
    ("closed", "UNCONN"),
    ("close-wait", "CLOSE-WAIT"),
    ("last-ack", "LAST-ACK"),
    ("listening", "LISTEN"),
    ("closing", "CLOSING"),
];

/// Which states are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum States {
    All,
    /// Neither listening nor unconnected.
    Connected,
    /// Connected, and the peer has answered.
    Synchronized,
    /// Those for which Linux keeps little: SYN-RECV and TIME-WAIT.
    Bucket,
    /// All but those.
    Big,
    /// What there is to see without options: connections that are alive.
    Usual,
    /// Sockets that wait for anybody.
    Waiting,
    One(&'static str),
}

impl States {
    /// The states called so.
    fn named(name: &str) -> Option<States> {
        Some(match name {
            "all" => States::All,
            "connected" => States::Connected,
            "synchronized" => States::Synchronized,
            "bucket" => States::Bucket,
            "big" => States::Big,
            _ => States::One(STATES.iter().find(|(known, _)| *known == name)?.1),
        })
    }

    fn contain(self, state: &str) -> bool {
        let (waits, small) = (matches!(state, "LISTEN" | "UNCONN"), matches!(state, "SYN-RECV" | "TIME-WAIT"));
        match self {
            States::All => true,
            States::Connected => !waits,
            States::Synchronized => !waits && state != "SYN-SENT",
            States::Bucket => small,
            States::Big => !small,
            States::Usual => !waits && !small,
            States::Waiting => waits,
            States::One(one) => state == one,
        }
    }
}

/// What is asked for.
struct Wish {
    tcp: bool,
    udp: bool,
    states: States,
    processes: bool,
}

impl Wish {
    fn read(words: Vec<String>) -> Result<Wish, String> {
        let args = Args::read(words, &["-t", "-u", "-l", "-a", "-n", "-p"], &[]).map_err(|BadOption(why)| why)?;
        let states = match args.rest.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            // As with Linux' tool, the later one of two counts.
            [] => match args.last_of(&["-a", "-l"]) {
                Some("-a") => States::All,
                Some(_) => States::Waiting,
                None => States::Usual,
            },
            ["state", name] => {
                States::named(&name.to_lowercase()).ok_or_else(|| format!("wrong state name: {name}"))?
            }
            [word, ..] => return Err(format!("unknown filter '{word}'")),
        };
        let both = args.has("-t") == args.has("-u");
        Ok(Wish { tcp: both || args.has("-t"), udp: both || args.has("-u"), states, processes: args.has("-p") })
    }

    fn shows(&self, row: &SocketRow) -> bool {
        let kind = match row.proto {
            // As the real tool: a TCP socket that does nothing yet is not shown.
            IpProto::TCP => self.tcp && row.state != "CLOSED",
            IpProto::UDP => self.udp && row.local.port() > 0,
            _ => false,
        };
        kind && self.states.contain(state(row))
    }

    /// A line; as on Linux a column that would say the same in every line is left out.
    fn line(&self, [kind, state, recv, send, local, peer]: [&str; 6], process: &str) -> String {
        let kind = if self.tcp && self.udp { format!("{kind:<6}") } else { String::new() };
        let state = if matches!(self.states, States::One(_)) { String::new() } else { format!("{state:<13}") };
        let process = if self.processes { format!(" {process}") } else { String::new() };
        format!("{kind}{state}{recv:<8}{send:<8}{local:<22}{peer:<21}{process}").trim_end().to_owned()
    }

    fn row(&self, k: &Kernel, row: &SocketRow) -> String {
        let kind = if row.proto == IpProto::TCP { "tcp" } else { "udp" };
        let peer = row.remote.map_or_else(|| "0.0.0.0:*".to_owned(), |remote| remote.to_string());
        let name = k.procs.get(row.pid).map(|p| p.argv.split(' ').next().unwrap_or_default().to_owned());
        let process = name.map(|name| format!("users:((\"{name}\",pid={},fd={}))", row.pid, row.fd));
        let [recv, send] = [row.recv_queue, send_queue(row)].map(|n| n.to_string());
        self.line([kind, state(row), &recv, &send, &row.local.to_string(), &peer], &process.unwrap_or_default())
    }
}

/// The name that Linux' tool has for a state.
fn state(row: &SocketRow) -> &'static str {
    match row.state {
        "ESTABLISHED" => "ESTAB",
        "SYN-RECEIVED" => "SYN-RECV",
        other => other,
    }
}

/// Linux counts sequence numbers (`write_seq - snd_una`): a SYN or FIN that is not acknowledged yet is one of them.
fn send_queue(row: &SocketRow) -> u32 {
    row.send_queue + u32::from(matches!(row.state, "SYN-SENT" | "FIN-WAIT-1" | "CLOSING" | "LAST-ACK"))
}

/// `ss`: without options the connections; `-l` what waits for anybody, `-a` all; `-t` and `-u` one kind; `-p` whose it is.
pub(super) async fn ss(sys: Sys, words: Vec<String>) -> u8 {
    let wish = match Wish::read(words) {
        Ok(wish) => wish,
        Err(why) => {
            sys.err(&format!("ss: {why}"));
            sys.err(USAGE);
            return 255;
        }
    };
    let head = ["Netid", "State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"];
    sys.out(&wish.line(head, "Process"));
    let rows = sys.read(|k| {
        let rows = k.sockets.rows();
        rows.iter().filter(|row| wish.shows(row)).map(|row| wish.row(k, row)).collect::<Vec<_>>()
    });
    rows.iter().for_each(|row| sys.out(row));
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(line: &str) -> Result<Wish, String> {
        Wish::read(line.split_whitespace().map(str::to_owned).collect())
    }

    fn row(proto: IpProto, state: &'static str) -> SocketRow {
        let at = std::net::SocketAddrV4::new([203, 0, 113, 200].into(), 40_000);
        SocketRow { remote: Some(at), ..SocketRow::plain(proto, state, at, crate::os::Pid::default(), 0) }
    }

    #[test]
    fn options_choose_as_on_linux() {
        let states = ["LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT", "CLOSED"];
        for (line, shown) in [
            ("-t", &["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1"][..]),
            ("-tn", &["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1"]),
            ("-tl", &["LISTEN"]),
            ("-tan", &states[..6]),
            ("-t state time-wait", &["TIME-WAIT"]),
            ("state SYN-RECV", &["SYN-RECEIVED"]),
            ("state connected", &states[1..6]),
            ("-u", &[]),
        ] {
            let wish = wish(line).expect(line);
            let seen: Vec<_> = states.into_iter().filter(|state| wish.shows(&row(IpProto::TCP, state))).collect();
            assert_eq!(seen, shown, "ss {line}");
        }
        assert!(wish("-u").is_ok_and(|w| w.shows(&row(IpProto::UDP, "ESTABLISHED"))));
        assert!(wish("-l").is_ok_and(|w| w.shows(&row(IpProto::UDP, "UNCONN"))));
    }

    #[test]
    fn what_is_not_known_is_said() {
        for (line, why) in [
            ("state open", "wrong state name: open"),
            ("state", "unknown filter 'state'"),
            ("dst 10.0.0.1", "unknown filter 'dst'"),
            ("-x", "unrecognized option '-x'"),
        ] {
            assert_eq!(wish(line).err().as_deref(), Some(why), "ss {line}");
        }
    }

    #[test]
    fn lines_fit_a_terminal_and_leave_out_what_is_the_same_in_all() {
        let columns = ["tcp", "FIN-WAIT-1", "0", "1", "203.0.113.200:40000", "203.0.113.201:40000"];
        let line = |options| wish(options).expect(options).line(columns, "users:((\"nc\",pid=7,fd=3))");
        assert!(line("").starts_with("tcp   FIN-WAIT-1   0       1       203.0.113.200:40000   203."), "{}", line(""));
        assert!(line("").len() <= 78, "{}", line(""));
        assert!(line("-t").starts_with("FIN-WAIT-1 "), "{}", line("-t"));
        assert!(line("-t state fin-wait-1").starts_with("0       1 "), "{}", line("-t state fin-wait-1"));
        assert!(line("-tp").ends_with("203.0.113.201:40000   users:((\"nc\",pid=7,fd=3))"), "{}", line("-tp"));
        assert_eq!(send_queue(&row(IpProto::TCP, "LAST-ACK")), 1, "the FIN");
    }
}
