//! The names of the fields of all forms, in one table. What a field is for stands in the form that has it.

use crate::lab::Setting;
use crate::proto::nat::NAT_KEYS;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)*) => {
        /// Which field. Its label is `field-<id>`.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum FieldId {
            $($(#[$doc])* $name,)*
            /// A setting of translation, by its name in `nat set`.
            Nat(&'static str),
            /// What is wrong with a line.
            Trouble(Setting),
        }

        impl FieldId {
    /// Whether nobody who looks on may read it.
    pub const fn is_secret(self) -> bool {
        matches!(self, FieldId::DialPassword | FieldId::DdnsPassword)
    }

            /// Those with a name of their own.
            const NAMED: &'static [FieldId] = &[$(FieldId::$name),*];

            /// Its label is `field-<id>`.
            pub const fn id(self) -> &'static str {
                match self {
                    $(FieldId::$name => $id,)*
                    FieldId::Nat(name) => name,
                    FieldId::Trouble(setting) => setting.word(),
                }
            }
        }
    };
}

fields! {
    /// The kind of a new box.
    BoxKind = "box-kind";
    /// The name of a box.
    BoxName = "box-name";
    /// What a new box is cabled to.
    CabledTo = "cabled-to";
    /// One end of a cable.
    EndA = "end-a";
    /// The other one.
    EndB = "end-b";
    /// Bits a second of a cable.
    CableRate = "cable-rate";
    /// Time of flight on a cable.
    CableDelay = "cable-delay";
    /// An interface.
    Iface = "iface";
    /// How it gets its address.
    AddressBy = "address-by";
    /// Its address, with the length of its network.
    OwnAddress = "own-address";
    /// More or less.
    ServiceDeed = "service-deed";
    /// Which service.
    ServiceKind = "service-kind";
    /// What a service is told.
    Arguments = "arguments";
    /// As what a lab is saved.
    SaveAs = "save-as";
    /// TCP, UDP or both.
    Proto = "proto";
    /// Outside port or range of ports.
    OutsidePorts = "outside-ports";
    /// Inside host.
    InsideHost = "inside-host";
    /// Inside port.
    InsidePort = "inside-port";
    /// Who may call.
    Callers = "callers";
    /// What the owner of a rule notes.
    Comment = "comment";
    /// The host that gets what no rule takes.
    DmzHost = "dmz-host";
    /// The sender.
    From = "from";
    /// The receiver.
    To = "to";
    /// What is sent.
    What = "what";
    /// How many.
    Count = "count";
    /// A port.
    Port = "port";
    /// Text to send.
    Payload = "payload";
    /// Path of a web page.
    Path = "path";
    /// Which name server is asked; empty for the host's own.
    Server = "server";
    /// A file's name.
    FileName = "file-name";
    /// A file's path.
    FilePath = "file-path";
    /// A link.
    Link = "link";
    /// Its direction.
    Direction = "direction";
    /// Whether nothing passes.
    Cut = "cut";
    /// How the outside address is got.
    WanMode = "wan-mode";
    /// The outside address with its length.
    WanAddress = "wan-address";
    /// The user that dials.
    DialUser = "dial-user";
    /// Its password.
    DialPassword = "dial-password";
    /// The service that is dialled; empty for any.
    DialService = "dial-service";
    /// The next router outside.
    Gateway = "gateway";
    /// Name servers, with blanks between.
    NameServers = "name-servers";
    /// The router's own address inside, with its length.
    LanAddress = "lan-address";
    /// The first address that is lent.
    PoolFirst = "pool-first";
    /// The last address that is lent.
    PoolLast = "pool-last";
    /// How long a lease is.
    Lease = "lease";
    /// The name of the wireless network.
    Ssid = "ssid";
    /// Its password; empty for none.
    WifiPassword = "wifi-password";
    /// Its channel.
    WifiChannel = "wifi-channel";
    /// Whether the radio is on.
    Radio = "radio";
    /// For whom an address is kept.
    KeepFor = "keep-for";
    /// The address that is kept.
    KeptAddress = "kept-address";
    /// A chain of the packet filter.
    Chain = "chain";
    /// Before which row.
    Place = "place";
    /// What happens to the packet.
    Verdict = "verdict";
    /// The transport a row asks for.
    FilterProto = "filter-proto";
    /// Where a packet comes from.
    Source = "source";
    /// Where it goes.
    Destination = "destination";
    /// The interface it came in by.
    InIface = "in-iface";
    /// The interface it leaves by.
    OutIface = "out-iface";
    /// Its destination port or ports.
    FilterPort = "filter-port";
    /// What it is to the known conversations.
    States = "states";
    /// Other conditions, in the words of `iptables`.
    Matches = "matches";
    /// What the owner notes.
    Note = "note";
    /// A name of the network inside.
    HostName = "host-name";
    /// Its address.
    HostAddress = "host-address";
    /// Whether a name follows the outside address.
    Ddns = "ddns";
    /// That name.
    DdnsName = "ddns-name";
    /// The service that changes it.
    DdnsService = "ddns-service";
    /// User there.
    DdnsUser = "ddns-user";
    /// Password there.
    DdnsPassword = "ddns-password";
    /// Whether programs inside may ask for outside ports.
    Pcp = "pcp";
}

impl FieldId {
    /// All of them: the named ones, what `nat set` sets (`hairpin` is no key of its table, but stands beside them), and
    /// what can be wrong with a line.
    pub fn all() -> impl Iterator<Item = FieldId> {
        let nat = NAT_KEYS.iter().map(|key| key.name).chain(["hairpin"]).map(FieldId::Nat);
        let trouble = Setting::ALL.into_iter().map(FieldId::Trouble);
        FieldId::NAMED.iter().copied().chain(nat).chain(trouble)
    }
}
