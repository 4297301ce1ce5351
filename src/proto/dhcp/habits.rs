//! What one DHCP client program does and another does not, as a table: options and their order, header fields, how a new
//! address is looked for on the wire before it is used. The states are the same for all of them (`client`).

use core::time::Duration;

use serde::Serialize;

use crate::proto::Profile;
use crate::proto::arp::Timing;

/// A client program.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub enum ClientProgram {
    /// As the RFCs ask, and nothing else.
    #[default]
    Standard,
    /// ISC dhclient 4.4 with a configuration that only names the host.
    Dhclient,
    /// `BusyBox` udhcpc without options; its address check is `-a`.
    Udhcpc,
}

impl ClientProgram {
    /// The programs by the names scenario files give them.
    pub const NAMES: [(&'static str, ClientProgram); 3] = [
        ("Standard", ClientProgram::Standard),
        ("Dhclient", ClientProgram::Dhclient),
        ("Udhcpc", ClientProgram::Udhcpc),
    ];

    /// The program of a profile.
    pub const fn of(profile: Profile) -> ClientProgram {
        match profile {
            Profile::Rfc => ClientProgram::Standard,
            Profile::Linux => ClientProgram::Dhclient,
        }
    }

    /// Its row.
    pub(super) const fn habits(self) -> &'static Habits {
        match self {
            ClientProgram::Standard => &STANDARD,
            ClientProgram::Dhclient => &DHCLIENT,
            ClientProgram::Udhcpc => &UDHCPC,
        }
    }
}

/// What a scenario chooses for the client of a box.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub struct ClientChoice {
    /// The program.
    pub program: ClientProgram,
    /// Whether it asks servers to answer by broadcast (RFC 2131 4.1).
    pub broadcast: bool,
    /// Whether it looks for another user of an address before it uses it (RFC 5227 2.1).
    pub checks: bool,
}

impl ClientChoice {
    /// What a profile chooses.
    pub const fn of(profile: Profile) -> ClientChoice {
        ClientChoice { program: ClientProgram::of(profile), broadcast: false, checks: matches!(profile, Profile::Rfc) }
    }

    /// How its program looks for another user of its address.
    pub const fn timing(&self) -> Timing {
        self.program.habits().check
    }
}

/// An option a client may send, in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// 53.
    Kind,
    /// 50, where it belongs to the message.
    Wish,
    /// 54, where it belongs to the message.
    Server,
    /// 12.
    HostName,
    /// 55, with these codes.
    Parameters(&'static [u8]),
    /// 57: the greatest message it takes, in bytes.
    MaxSize(u16),
    /// 60.
    Vendor(&'static str),
    /// 61: the type 1 and the hardware address.
    ClientId,
}

/// A row of the table.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a habit by itself, and any combination is some program's")]
pub(super) struct Habits {
    /// Options of DISCOVER and REQUEST.
    pub(super) asks: &'static [Slot],
    /// Options of DECLINE and RELEASE (RFC 2131 table 5 allows few of them).
    pub(super) leaves: &'static [Slot],
    /// Options of INFORM.
    pub(super) informs: &'static [Slot],
    /// TTL and TOS of what it broadcasts.
    pub(super) header: (u8, u8),
    /// Whether it asks for its remembered address after a restart (INIT-REBOOT).
    pub(super) remembers: bool,
    /// Whether it asks again when the cable is back, and goes on with a lease nobody confirms (RFC 2131 3.2, 3.7).
    pub(super) notices_carrier: bool,
    /// How it looks for another user of its address.
    pub(super) check: Timing,
    /// Whether a DECLINE has the transaction number of the REQUEST; else a new one.
    pub(super) declines_in_transaction: bool,
    /// Whether it asks for more time with the transaction number that gave it the lease; else with a new one.
    pub(super) extends_in_transaction: bool,
    /// After a DECLINE it waits so long (RFC 2131 3.1: at least ten seconds).
    pub(super) after_decline: Duration,
    /// T1 and T2 are moved to one share of themselves, drawn between these, in percent (RFC 2131 4.4.5: some random fuzz).
    pub(super) fuzz: (u32, u32),
    /// Whether it waits for half of the time left before it asks again for more (RFC 2131 4.4.5); else it backs off.
    pub(super) halves: bool,
    /// Whether it takes a link-local address when nobody answers (RFC 3927).
    pub(super) link_local: bool,
}

const STANDARD: Habits = Habits {
    asks: &[
        Slot::Kind,
        Slot::ClientId,
        Slot::Wish,
        Slot::Server,
        Slot::MaxSize(1500),
        Slot::HostName,
        Slot::Parameters(&[1, 28, 3, 15, 6]),
    ],
    leaves: &[Slot::Kind, Slot::ClientId, Slot::Wish, Slot::Server],
    informs: &[Slot::Kind, Slot::ClientId, Slot::HostName, Slot::Parameters(&[1, 28, 3, 15, 6])],
    header: (64, 0),
    remembers: true,
    notices_carrier: true,
    check: Timing::RFC_5227,
    declines_in_transaction: false,
    extends_in_transaction: false,
    after_decline: Duration::from_secs(10),
    fuzz: (94, 100),
    halves: true,
    link_local: true,
};

const DHCLIENT: Habits = Habits {
    asks: &[Slot::Kind, Slot::Server, Slot::Wish, Slot::HostName, Slot::Parameters(&[1, 28, 2, 3, 15, 6, 12])],
    leaves: &[Slot::Kind, Slot::Server, Slot::Wish, Slot::HostName],
    informs: &[Slot::Kind, Slot::Parameters(&[1, 3, 6, 15])],
    header: (128, 0x10),
    remembers: true,
    notices_carrier: false,
    // Its script calls `arping -q -D -c 1 -w 1` where somebody wrote it so.
    check: Timing::ARPING,
    declines_in_transaction: true,
    extends_in_transaction: true,
    after_decline: Duration::ZERO,
    fuzz: (75, 100),
    halves: false,
    link_local: false,
};

const UDHCPC: Habits = Habits {
    asks: &[
        Slot::Kind,
        Slot::Wish,
        Slot::Server,
        Slot::MaxSize(576),
        Slot::Parameters(&[1, 3, 6, 12, 15, 28, 42]),
        Slot::HostName,
        Slot::Vendor("udhcp 1.36.1"),
        Slot::ClientId,
    ],
    leaves: &[Slot::Kind, Slot::Wish, Slot::Server, Slot::ClientId],
    informs: &[Slot::Kind, Slot::Parameters(&[1, 3, 6, 15])],
    header: (64, 0),
    remembers: false,
    notices_carrier: false,
    check: Timing::UDHCPC,
    declines_in_transaction: false,
    extends_in_transaction: false,
    after_decline: Duration::from_secs(3),
    fuzz: (100, 100),
    halves: false,
    link_local: false,
};
