//! What makes an address impossible where it stands. Whether a box looks is its setting; here are only the reasons.

use serde::Serialize;

/// What makes an address impossible where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MartianWhy {
    /// 127.0.0.0/8 never leaves a box.
    Loopback,
    /// 0.0.0.0/8 is no host; only who has no address yet may speak from 0.0.0.0, to everybody.
    ThisNetwork,
    /// 224.0.0.0/4 is a group: it sends nothing, and is not routed here.
    Group,
    /// 240.0.0.0/4 belongs to nobody.
    Reserved,
    /// Everybody on a network: no single host, and not to be reached through a router (RFC 2644).
    Broadcast,
    /// One of this box's own addresses comes from somebody else.
    Own,
    /// RFC 1918: no router of the internet knows the way.
    Private,
    /// RFC 3927: it stays on its link.
    LinkLocal,
    /// An answer to it would leave by another interface (RFC 1812 5.3.8, RFC 3704 2.2).
    ReversePath,
}
