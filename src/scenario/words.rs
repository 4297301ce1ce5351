//! The words of the catalogue that mistakes hand to their sentences. Sentences themselves are in `i18n`.

use core::fmt;

use serde::Serialize;

/// Declares an enum whose values are words of a catalogue.
macro_rules! words {
    ($(#[doc = $top:literal])+ $enum:ident { $($(#[doc = $doc:literal])+ $name:ident = $word:literal,)* }) => {
        $(#[doc = $top])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $enum { $($(#[doc = $doc])+ $name,)* }

        impl $enum {
            /// All of them, as the catalogue spells them.
            pub const ALL: &'static [&'static str] = &[$($word),*];

            /// As the catalogue spells it.
            pub const fn word(self) -> &'static str {
                match self { $($enum::$name => $word,)* }
            }
        }

        impl fmt::Display for $enum {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
    /// What a value is, or should be.
    Form {
        /// `[…]`.
        List = "list",
        /// `(field: …)`.
        Fields = "fields",
        /// `(a, b)`.
        Pair = "pair",
        /// `"…"`.
        Text = "text",
        /// Digits.
        Number = "number",
        /// A number with a fraction.
        Fraction = "fraction",
        /// `true` or `false`.
        Flag = "flag",
        /// A bare word: `Dhcp`.
        Word = "word",
        /// `'c'`.
        Character = "character",
        /// `{…}`.
        Map = "map",
        /// Anything that can stand after `field:`.
        Value = "value",
        /// `name:`.
        FieldName = "field-name",
        /// The character `:`.
        Colon = "colon",
        /// A closing bracket.
        Closer = "closer",
        /// The end of the file.
        End = "end",
        /// `192.168.0.3`.
        Address = "address",
        /// `192.168.0.3/24`.
        Interface = "interface-address",
        /// `192.168.0.0/24`.
        Network = "network",
        /// `02:00:00:00:00:01`.
        Mac = "mac",
        /// `250ms`.
        Time = "time",
        /// `100Mbps`.
        Rate = "rate",
        /// `1.5%`.
        Percent = "percent",
        /// `1%:5`: a chance and a length in frames.
        Burst = "burst",
        /// `5%:2ms`: a chance and a time.
        Reorder = "reorder",
        /// `3,7-9`: frames by number.
        FrameNumbers = "frame-numbers",
        /// An addition to a time of flight.
        ExtraTime = "extra-time",
        /// The trouble of one direction of a link.
        Direction = "direction",
        /// `pc1:eth0`.
        LinkEnd = "link-end",
        /// `pc1:80`.
        Target = "target",
        /// A TCP or UDP port.
        Port = "port",
        /// `8000-8010`.
        Ports = "ports",
        /// Tcp, Udp or Both.
        Proto = "proto",
        /// An MTU in bytes.
        Mtu = "mtu",
        /// The length of a link's queue in bytes.
        Queue = "queue",
        /// The kind of a box.
        Node = "node",
        /// The kind of a link.
        Link = "link",
        /// The kind of a service.
        Service = "service",
        /// The kind of an expectation.
        Expectation = "expectation",
        /// How an interface gets its address.
        Addressing = "addressing",
        /// A line of the script.
        ScriptLine = "script-line",
        /// A command line.
        Command = "command",
        /// A name.
        Name = "name",
        /// A title.
        Title = "title",
        /// A longer text for people.
        Prose = "prose",
        /// The path of a page.
        Path = "path",
        /// A page.
        Page = "page",
        /// The body of a page.
        Body = "body",
        /// A resource record.
        Record = "record",
        /// A DHCP pool.
        Pool = "pool",
        /// A concentrator of dialled lines.
        Concentrator = "concentrator",
        /// Somebody who may dial in.
        DialUser = "dial-user",
        /// A reservation.
        Reservation = "reservation",
        /// A route.
        Route = "route",
        /// A port-forward rule.
        Rule = "rule",
        /// The networks of a switch's port.
        VlanPort = "vlan-port",
        /// The number of a virtual network.
        Vlan = "vlan",
        /// The name of a wireless network.
        Ssid = "ssid",
        /// The password of a wireless network.
        WifiPassword = "wifi-password",
        /// A channel of the air.
        WifiChannel = "wifi-channel",
        /// A name of dynamic DNS, and who may change it.
        Account = "account",
        /// A local name with its address.
        HostEntry = "host-entry",
        /// A name in DNS.
        HostName = "host-name",
        /// A hint of a lesson.
        Hint = "hint",
        /// A position on the grid.
        Position = "position",
        /// The number of ports of a box.
        PortCount = "port-count",
        /// The length of a lease.
        Lease = "lease",
        /// `# bytes`: a text with a `#` where a number stands.
        NumberPattern = "number-pattern",
        /// The exit code of a command.
        ExitCode = "exit-code",
        /// A version of the file format.
        Format = "format",
        /// How a translator behaves.
        Nat = "nat",
        /// The seed of all chance.
        Seed = "seed",
        /// Whose habits the boxes have.
        Profile = "profile",
        /// The DHCP client of a box.
        DhcpClient = "dhcp-client",
        /// The whole file.
        Scenario = "scenario",
        /// A text in both languages.
        Bilingual = "bilingual",
        /// A lesson.
        Lesson = "lesson",
        /// A layer-3 interface.
        Iface = "interface",
        /// A setting of a box.
        Setting = "setting",
        /// `-A FORWARD -p tcp --dport 22 -j DROP`.
        FirewallLine = "firewall-line",
    }
}

words! {
    /// The part of a resource record that is wrong.
    RecordPart {
        /// It has fewer parts than `name ttl type data`.
        Missing = "missing",
        /// The owner's name.
        Name = "name",
        /// The time to live.
        Ttl = "ttl",
        /// The type.
        Type = "type",
        /// The data.
        Data = "data",
    }
}
