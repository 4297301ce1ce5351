//! The table of programs: name, usage, help, and what to run. `help`, completion and docs derive from it.

use core::future::Future;
use core::pin::Pin;

use super::{
    arping, calls, chat, curl, ddns, dhcp, dig, dns, firewall, forward, hping, ip, ipcalc, iperf, iptables, lan,
    leases, nc, pcp, ping, pppoe, ps, router, server, ss, status, sysctl, tcp, text, tools, traceroute, udp, users,
    wan, wifi,
};
use crate::os::{Kernel, Sys};

/// A program's life: its exit code.
pub type Main = Pin<Box<dyn Future<Output = u8>>>;

/// What a box must have for a program to be of use there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// Nothing: every box has it.
    Nothing,
    /// Translation: only a home router has it.
    Nat,
    /// A DHCP server.
    Leases,
    /// A DNS forwarder.
    Names,
    /// A concentrator of dialled lines.
    Dialled,
}

impl Needs {
    /// Whether this box has what is needed.
    pub fn met_by(self, kernel: &Kernel) -> bool {
        match self {
            Needs::Nothing => true,
            Needs::Nat => kernel.nat.is_some(),
            Needs::Leases => kernel.ifaces.iter().any(|face| face.dhcp_server.is_some()),
            Needs::Names => kernel.names().is_some(),
            Needs::Dialled => kernel.concentrates(),
        }
    }

    /// What a box without it is told.
    pub(super) const fn refusal(self) -> &'static str {
        match self {
            Needs::Nothing => "",
            Needs::Nat => "this box translates no addresses: only a home router has this command",
            Needs::Leases => "this box gives out no addresses: only a DHCP server has this command",
            Needs::Dialled => "nobody dials in here: only a provider's concentrator has this command",
            Needs::Names => "this box forwards no questions: only one with a DNS forwarder has this command",
        }
    }
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// What follows the name.
    pub usage: &'static str,
    /// One line about it, in the words of its manual page.
    pub about: &'static str,
    /// Which boxes have it.
    pub needs: Needs,
    /// Runs it; the arguments do not include the name.
    pub run: fn(Sys, Vec<String>) -> Main,
}

/// Makes an async function a table entry.
macro_rules! row {
    ($name:literal, $usage:literal, $about:literal, $main:path) => {
        row!($name, $usage, $about, $main, Needs::Nothing)
    };
    ($name:literal, $usage:literal, $about:literal, $main:path, true) => {
        row!($name, $usage, $about, $main, Needs::Nat)
    };
    ($name:literal, $usage:literal, $about:literal, $main:path, $needs:expr) => {
        Program {
            name: $name,
            usage: $usage,
            about: $about,
            needs: $needs,
            run: |sys, args| Box::pin($main(sys, args)),
        }
    };
}

const TABLE: &[Program] = &[
    row!("accept", "FD", "socket call: take a connection that waits", calls::accept),
    row!("arp", "[-n]", "the neighbours and their hardware addresses", tools::arp),
    row!("arping", "-D|-U|-A [-c N] [-I IFACE] ADDR", "ask the wire who has an address, or tell it", arping::main),
    row!("bg", "[%JOB]", "let a stopped job go on, without waiting for it", tools::builtin),
    row!("bind", "FD [ADDRESS:]PORT", "socket call: take a port", calls::bind),
    row!("cat", "[FILE…]", "what stands in files", text::cat),
    row!("chat", "-l PORT | HOST PORT", "talk with one friend, line by line", chat::main),
    row!("close", "FD", "socket call: close a descriptor", calls::close),
    row!("connect", "FD HOST PORT", "socket call: connect to a server", calls::connect),
    row!(
        "curl",
        "[-i] [-s] [-v] [-X METHOD] [-d BODY] [-H HEADER] [-o FILE] [--max-time S] [--local-port N] URL",
        "fetch a page over HTTP",
        curl::main
    ),
    row!(
        "ddns",
        "[status] | set NAME SERVICE USER PASSWORD | update | off",
        "a name that follows the public address",
        ddns::ddns,
        true
    ),
    row!("ddnsd", "[-p PORT]", "service that changes the address of a name in /etc/dns/zone", server::ddnsd),
    row!(
        "dhcp",
        "status|renew|release [IFACE] | inform [IFACE] [SERVER] | server on|off | relay [SERVER|off]",
        "the lease of an interface; the server of a router",
        dhcp::main
    ),
    row!(
        "dhcp-server",
        "[pool FIRST LAST] [lease TIME]",
        "which addresses this box gives out, and for how long",
        lan::dhcp_server,
        Needs::Leases
    ),
    row!("dig", "NAME [TYPE] [@SERVER] [-x ADDR]", "ask a name server", dig::main),
    row!(
        "dns",
        "[show] | host add NAME ADDR | host del NAME | flush",
        "what this box's name server knows",
        dns::dns,
        Needs::Names
    ),
    row!("dnsd", "", "authoritative name server for /etc/dns/zone", server::dnsd),
    row!("dnsfwd", "", "name server that asks others and remembers", server::dnsfwd),
    row!("echo", "[TEXT…]", "print a line", tools::echo),
    row!("echod", "[-u] -p PORT", "server that sends back what it gets", server::echod),
    row!("exit", "[CODE]", "leave the shell; what it started hears SIGHUP", tools::builtin),
    row!("false", "", "do nothing, and fail", tools::no),
    row!("fds", "", "the descriptors of the calls made here", calls::fds),
    row!("fg", "[%JOB]", "wait for a job as if it had no &", tools::builtin),
    row!(
        "firewall",
        "list | add [N] in|forward|out accept|drop|reject MATCH… | del CHAIN N | on|off CHAIN N | policy CHAIN accept|drop",
        "the packet filter in plain words",
        firewall::main,
        Needs::Nat
    ),
    row!(
        "forward",
        "add tcp|udp|both PORT[-END] HOST[:PORT] [from NET] [comment TEXT] | edit N … | restore N … | comment N TEXT | on|off|del N | \
         dmz HOST|off | hairpin on|off | test N [from BOX] | list",
        "port forwarding",
        forward::main,
        true
    ),
    row!("grep", "[-i] [-v] [-c] PATTERN [FILE…]", "the lines that contain a text", text::grep),
    row!("head", "[-n N] [FILE…]", "the first lines", text::head),
    row!("help", "[COMMAND]", "the commands of this box", tools::help),
    row!("history", "", "the lines typed before; !! and !N run one again", tools::builtin),
    row!("hostname", "", "the name of this box", tools::hostname),
    row!(
        "hping3",
        "[-S] [-A] [-F] [-R] [-P] [-U] [-1] [-2] [-a SOURCE] [-p PORT] [-s PORT] [-c N] [-i SECS] [-t TTL] [-N ID] [-y] [-x] \
         [-g OFFSET] [-d BYTES] HOST",
        "send packets made by hand",
        hping::main
    ),
    row!("httpd", "[-p PORT]", "web server for /var/www", server::httpd),
    row!("id", "", "who am I, with a number", users::id),
    row!(
        "ip",
        "addr|route|neigh [show | add … | replace … | del … | flush …] | route get ADDR",
        "addresses, routes and neighbours",
        ip::main
    ),
    row!("ipcalc", "ADDRESS[/PREFIX] [PREFIX]", "an address and its network in bits", ipcalc::main),
    row!(
        "iperf",
        "-s [-u] [-p PORT] | -c HOST [-u] [-p PORT] [-n BYTES] [-l BYTES] [-b BITS/S]",
        "how much passes between two boxes",
        iperf::main
    ),
    row!(
        "iptables",
        "-A|-I|-D CHAIN [NUM] [-p PROTO] [-s ADDR] [-i IFACE] [--dport N] -j DROP|REJECT|ACCEPT | -P CHAIN TARGET | -F | -L [-nv] | -S",
        "which packets may come in, pass and leave",
        iptables::main
    ),
    row!("jobs", "", "what this shell runs in the background", tools::builtin),
    row!("kill", "[-SIGNAL] PID|%JOB… | -l", "send a signal to a process", ps::kill),
    row!("lan", "[ADDR/LEN]", "this router's own address inside", lan::lan, Needs::Nat),
    row!(
        "leases",
        "[reassign ADDR|NAME|MAC [NAME|MAC] | del ADDR]",
        "addresses given out by this box; reassign gives one to another client",
        leases::leases,
        Needs::Leases
    ),
    row!("listen", "FD [BACKLOG]", "socket call: let connections come", calls::listen),
    row!("ls", "[START]", "the files of this box", text::ls),
    row!(
        "nat",
        "[show | set [-f] KEY=VALUE… | flush]",
        "translations now in use; how they are made",
        router::nat,
        Needs::Nat
    ),
    row!(
        "nc",
        "[-l] [-u] [-b] [-z] [-w SECS] [-p PORT] [-m TEXT] [--join GROUP] [--ttl N] [HOST] PORT",
        "send and receive over TCP or UDP",
        nc::main
    ),
    row!("nohup", "COMMAND…", "run a command that outlives its terminal", ps::nohup),
    row!("nslookup", "NAME [SERVER]", "ask a name server", dig::nslookup),
    row!(
        "pcp",
        "map tcp|udp PORT [OUTSIDE] [SECONDS] [from NET] [for HOST] [exact] [keep] | unmap tcp|udp PORT | peer tcp|udp PORT ADDR:PORT [SECONDS] | server on|off|third-party",
        "ask the router for an outside port",
        pcp::pcp
    ),
    row!("pcpd", "", "server of a router that gives out outside ports", server::pcpd, true),
    row!(
        "ping",
        "[-b] [-c N] [-e ID] [-i SECS] [-s BYTES] [-t TTL] [-M do|want|dont] [-W SECS] HOST",
        "are you there?",
        ping::main
    ),
    row!("pppoe", "[show] | drop N|all", "who has dialled in at this provider", pppoe::pppoe, Needs::Dialled),
    row!("ps", "[-e|-ef|ax] [--forest]", "the processes of this terminal, or of this box", ps::ps),
    row!("pstree", "", "who started whom", ps::pstree),
    row!("recv", "FD [BYTES]", "socket call: take what has come", calls::recv),
    row!("recvfrom", "FD [BYTES]", "socket call: take a datagram, and from whom it is", calls::recvfrom),
    row!("reserve", "MAC|HOST ADDR", "keep an address for a host", leases::reserve, Needs::Leases),
    row!("send", "FD TEXT…", "socket call: send a text", calls::send),
    row!("sendto", "FD HOST PORT TEXT…", "socket call: send a datagram", calls::sendto),
    row!("setsockopt", "FD OPTION [VALUE]", "socket call: set an option", calls::setsockopt),
    row!("shutdown", "FD rd|wr|rdwr", "socket call: close one direction", calls::shutdown),
    row!("sleep", "SECS", "wait", tools::sleep),
    row!("socket", "tcp|udp", "socket call: open a socket", calls::socket),
    row!("ss", "[-t] [-u] [-l] [-a] [-n] [-p] [state NAME]", "the sockets of this box", ss::ss),
    row!("status", "", "how this router is", status::main, Needs::Nat),
    row!("sudo", "COMMAND…", "run a command as root", users::sudo),
    row!("sysctl", "[-n] [-q] -a | NAME… | [-w] NAME=VALUE…", "the settings of this box", sysctl::main),
    row!("tail", "[-n N] [FILE…]", "the last lines", text::tail),
    row!("tcp", "CALL…", "make the calls of a TCP program, one after the other", tcp::main),
    row!(
        "traceroute",
        "[-I|-T|-U] [-p PORT] [-m HOPS] [-f HOP] [-q N] [-w SECS] HOST",
        "which routers are on the way?",
        traceroute::main
    ),
    row!("true", "", "do nothing, well", tools::yes),
    row!("udp", "CALL…", "make the calls of a UDP program, one after the other", udp::main),
    row!("ulimit", "-n [N]", "how many descriptors programs of this shell may open", users::ulimit),
    row!("unreserve", "MAC|HOST|ADDR", "keep an address for nobody", leases::unreserve, Needs::Leases),
    row!("wait", "[PID|%JOB…]", "until what runs in the background has ended", tools::builtin),
    row!(
        "wan",
        "[show] | dhcp | static ADDR/LEN GATEWAY [DNS…] | pppoe USER PASS [service=NAME] | redial | dns ADDR…|auto",
        "how this router gets its public address",
        wan::wan,
        true
    ),
    row!("wc", "[-l] [-w] [-c] [FILE…]", "how many lines, words and bytes", text::wc),
    row!("whoami", "", "who am I", users::whoami),
    row!(
        "wifi",
        "[ssid NAME|any] [password WORD|off] [channel N|auto] [on|off] | join NAME [PASSWORD]",
        "the radio of this box",
        wifi::main
    ),
];

/// All programs, by name.
pub fn table() -> &'static [Program] {
    TABLE
}

/// The program of this name.
pub fn find(name: &str) -> Option<&'static Program> {
    TABLE.iter().find(|program| program.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_unique_and_told() {
        assert!(TABLE.is_sorted_by(|a, b| a.name < b.name));
        assert!(TABLE.iter().all(|row| !row.about.is_empty()));
    }
}
