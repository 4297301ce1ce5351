//! The settings of a box: what Linux calls sysctls. One table (`table`) names each with its unit, its range, its source
//! and the field it sets; the program `sysctl`, scenario files and the page docs/settings.md all read that table.
//!
//! A box that changes nothing has no settings of its own: the defaults are shared. A connection copies what it needs when
//! it is opened, so a change counts for new connections.

mod table;

pub use table::table;

use crate::proto::dhcp::Patience;
use crate::proto::nat::{NatKey, Timeouts};
use crate::proto::tcp::Config;
use crate::proto::{Profile, arp, ip};

/// Everything that can be set at a box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// What its TCP connections take over.
    pub tcp: Config,
    /// Window shift of connections that offer one.
    pub window_scale: u8,
    /// Receive buffer of a connection: least, default and greatest bytes; half of the default is the window.
    pub rmem: [u32; 3],
    /// Send buffer of a connection: least, default and greatest bytes.
    pub wmem: [u32; 3],
    /// Most connections that may wait for accept, whatever `listen` asked for.
    pub somaxconn: u16,
    /// A listener ignores SYNs when more than three quarters of this wait for their ACK (Linux without SYN cookies).
    pub syn_backlog: u32,
    /// The last ACK of a handshake that finds the accept queue full is answered by an RST instead of silence.
    pub abort_on_overflow: bool,
    /// First and last port that is given out by itself.
    pub ports: (u16, u16),
    /// By what numbers its neighbours live.
    pub neigh: arp::Config,
    /// By what numbers IP and ICMP live.
    pub ip: ip::Config,
    /// How patient its DHCP client is.
    pub dhcp: Patience,
    /// How long what its packet filter follows may be silent; at a box that translates, translation's own times stand for
    /// them (`Kernel::setting`).
    pub track: Timeouts,
}

impl Settings {
    /// Those of a box that says nothing.
    pub const DEFAULT: Settings = Settings {
        tcp: Config::DEFAULT,
        window_scale: 7,
        rmem: [4_096, 131_072, 6_291_456],
        wmem: [4_096, 65_536, 4_194_304],
        somaxconn: 4_096,
        syn_backlog: 4_096,
        abort_on_overflow: false,
        ports: (32_768, 60_999),
        neigh: arp::Config::DEFAULT,
        ip: ip::Config::DEFAULT,
        dhcp: Patience::NONE,
        track: Timeouts::LINUX,
    };

    /// Those of a Linux box that says nothing.
    pub const LINUX: Settings = Settings { ip: ip::Config::LINUX, ..Settings::DEFAULT };

    /// Those of a box that says nothing, by its profile.
    pub const fn of(profile: Profile) -> &'static Settings {
        match profile {
            Profile::Rfc => &Settings::DEFAULT,
            Profile::Linux => &Settings::LINUX,
        }
    }
}

/// How Linux' names of how long a conversation may be silent begin.
const TRACK: &str = "net.netfilter.nf_conntrack_";

/// What a value counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Yes or no.
    Flag,
    /// A number of things.
    Count,
    /// Bytes.
    Bytes,
    /// Segments.
    Segments,
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Microseconds.
    Microseconds,
    /// Ports.
    Ports,
    /// A name.
    Word,
}

impl Unit {
    /// As a table prints it.
    pub const fn symbol(self) -> &'static str {
        match self {
            Unit::Flag => "0/1",
            Unit::Count => "–",
            Unit::Bytes => "B",
            Unit::Segments => "MSS",
            Unit::Seconds => "s",
            Unit::Milliseconds => "ms",
            Unit::Microseconds => "µs",
            Unit::Ports => "port",
            Unit::Word => "word",
        }
    }
}

/// Which values there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Allowed {
    /// So many numbers, each from the first to the last bound.
    Numbers(usize, u64, u64),
    /// Two numbers within the bounds, the first not above the second.
    Range(u64, u64),
    /// One of these names; the value is its place.
    Words(&'static [&'static str]),
}

impl core::fmt::Display for Allowed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Allowed::Numbers(1, min, max) | Allowed::Range(min, max) => write!(f, "{min}–{max}"),
            Allowed::Numbers(count, min, max) => write!(f, "{count} × {min}–{max}"),
            Allowed::Words(words) => f.write_str(&words.join(" | ")),
        }
    }
}

/// The numbers of a value; most settings have one.
type Numbers = [u64; 3];

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// `net.ipv4.tcp_fin_timeout`; what Linux has no name for stands under `hoplab`.
    pub name: &'static str,
    /// What its value counts.
    pub unit: Unit,
    /// Which values there are.
    pub allowed: Allowed,
    /// Where it comes from: the RFC, and how Linux calls what it has no sysctl for.
    pub source: &'static str,
    get: fn(&Settings) -> Numbers,
    set: fn(&mut Settings, Numbers),
}

impl Setting {
    /// The row of this name; `/` between the words is as good as `.`.
    pub fn find(name: &str) -> Option<&'static Setting> {
        let name = name.replace('/', ".");
        table().iter().find(|row| row.name == name)
    }

    /// The setting of translation that it is at a box that translates: there one table follows all conversations.
    pub fn nat_key(&self) -> Option<&'static NatKey> {
        let (proto, rest) = self.name.strip_prefix(TRACK)?.split_once("_timeout")?;
        let state = if rest == "_syn_recv" { "_syn_received" } else { rest };
        NatKey::find(&format!("{proto}{}", state.replace("_stream", "_replied")))
    }

    /// The value as `sysctl` prints it; several numbers stand apart by tabs.
    pub fn value(&self, settings: &Settings) -> String {
        let numbers = (self.get)(settings);
        match self.allowed {
            Allowed::Words(words) => words.get(numbers[0] as usize).copied().unwrap_or_default().to_owned(),
            allowed => numbers[..allowed.count()].iter().map(u64::to_string).collect::<Vec<_>>().join("\t"),
        }
    }

    /// Sets it; false when the text is no value of it, and nothing changes.
    #[must_use]
    pub fn assign(&self, settings: &mut Settings, text: &str) -> bool {
        let Some(numbers) = self.allowed.read(text) else { return false };
        (self.set)(settings, numbers);
        true
    }

    /// Whether the text is a value of it.
    pub fn takes(&self, text: &str) -> bool {
        self.allowed.read(text).is_some()
    }
}

impl Allowed {
    const fn count(self) -> usize {
        match self {
            Allowed::Numbers(count, ..) if count < 3 => count,
            Allowed::Numbers(..) => 3,
            Allowed::Range(..) => 2,
            Allowed::Words(_) => 1,
        }
    }

    fn read(self, text: &str) -> Option<Numbers> {
        let mut numbers = [0; 3];
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() != self.count() {
            return None;
        }
        for (slot, word) in numbers.iter_mut().zip(&words) {
            *slot = match self {
                Allowed::Words(names) => names.iter().position(|name| name == word)? as u64,
                Allowed::Numbers(_, min, max) | Allowed::Range(min, max) => {
                    word.parse().ok().filter(|n| (min..=max).contains(n))?
                }
            };
        }
        let ordered = !matches!(self, Allowed::Range(..)) || numbers[0] <= numbers[1];
        ordered.then_some(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::{Cx, Kernel, NatBox};
    use crate::proto::nat::{Nat, NatSettings};
    use crate::sim::{NodeId, SimTime};
    use crate::trace::Trace;

    fn set(settings: &mut Settings, name: &str, value: &str) -> bool {
        Setting::find(name).expect("a setting").assign(settings, value)
    }

    #[test]
    fn names_are_sorted_and_each_row_sets_what_it_reads() {
        assert!(table().is_sorted_by(|a, b| a.name < b.name));
        for row in table() {
            let (mut settings, default) = (Settings::DEFAULT, row.value(&Settings::DEFAULT));
            assert!(row.takes(&default), "{}: its default {default} is a value of it", row.name);
            let other = match row.allowed {
                Allowed::Numbers(count, min, max) => {
                    vec![(if default == min.to_string() { max } else { min }).to_string(); count].join(" ")
                }
                Allowed::Range(min, max) => format!("{min} {max}"),
                Allowed::Words(words) => words.iter().find(|word| **word != default).expect("two words").to_string(),
            };
            assert!(row.assign(&mut settings, &other), "{} = {other}", row.name);
            assert_eq!(row.value(&settings).replace('\t', " "), other, "{}", row.name);
            assert_ne!(settings, Settings::DEFAULT, "{} sets something", row.name);
            assert!(
                row.assign(&mut settings, &default) && settings == Settings::DEFAULT,
                "{} sets nothing else",
                row.name
            );
        }
    }

    #[test]
    fn how_long_conversations_are_remembered_is_one_setting_with_translation() {
        assert!(table().iter().filter(|row| row.name.starts_with(TRACK)).all(|row| row.nat_key().is_some()));
        let row = Setting::find("net.netfilter.nf_conntrack_udp_timeout_stream").expect("a setting");
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut kernel = Kernel::new(NodeId(0), "box".into(), 1);
        assert_eq!(kernel.set(&mut cx, 0, row, "60"), Ok(()));
        assert_eq!((kernel.setting(row), kernel.track_times().udp_replied), ("60".into(), 60));
        let lan = "192.168.0.1/24".parse().expect("a network");
        let nat = Nat::new(lan, NatSettings::of(Profile::Rfc));
        kernel.nat = Some(Box::new(NatBox { nat, wan: 0, lan: 1 }));
        assert_eq!(kernel.setting(row), "300");
        assert_eq!(kernel.set(&mut cx, 0, row, "45"), Ok(()));
        let times = kernel.nat.as_ref().map(|nat| nat.nat.settings().timeouts.udp_replied);
        assert_eq!((kernel.setting(row), kernel.track_times().udp_replied, times), ("45".into(), 45, Some(45)));
        assert_eq!(kernel.settings().track.udp_replied, 60, "the box's own, for when it translates no more");
    }

    #[test]
    fn a_bad_value_changes_nothing() {
        let mut settings = Settings::DEFAULT;
        for (name, value) in [
            ("net.ipv4.tcp_sack", "2"),
            ("net.ipv4.tcp_sack", ""),
            ("net.ipv4.tcp_sack", "1 1"),
            ("net.ipv4.tcp_syn_retries", "-1"),
            ("net.ipv4.tcp_rmem", "4096 131072"),
            ("net.ipv4.ip_local_port_range", "60000 50000"),
            ("net.ipv4.tcp_congestion_control", "bbr"),
            ("net.ipv4.tcp_retries2", "99999999999999999999999"),
        ] {
            assert!(!set(&mut settings, name, value), "{name} = {value}");
        }
        assert_eq!(settings, Settings::DEFAULT);
        assert!(Setting::find("net.ipv4.tcp_sacks").is_none());
    }

    #[test]
    fn buffers_and_scale_follow_their_triples() {
        let mut settings = Settings::DEFAULT;
        assert!(set(&mut settings, "net.ipv4.tcp_rmem", "4096 87380 16777216"));
        assert!(set(&mut settings, "net/ipv4/tcp_wmem", "4096 16384 4194304"));
        let tcp = settings.tcp;
        assert_eq!((tcp.receive_buffer, tcp.window_scale, tcp.send_buffer), (43_690, Some(9), 16_384));
        assert!(set(&mut settings, "net.ipv4.tcp_window_scaling", "0"));
        assert_eq!(settings.tcp.window_scale, None);
    }
}
