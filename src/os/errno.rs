//! Why a call failed, by the names POSIX gives.

use core::fmt;

/// An error of a socket call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Errno {
    /// The port is taken.
    AddrInUse,
    /// No such own address.
    AddrNotAvail,
    /// The other side refused.
    ConnRefused,
    /// The other side reset the connection.
    ConnReset,
    /// Nobody answered in time.
    TimedOut,
    /// No route to that network.
    NetUnreach,
    /// The next hop does not answer, or a router says so.
    HostUnreach,
    /// The connection was closed for writing.
    Pipe,
    /// Ports below 1024 want privilege.
    Access,
    /// Too big for one datagram.
    MsgSize,
    /// Too many open sockets.
    TooManyFiles,
    /// A filter on the way says no.
    Prohibited,
}

impl Errno {
    /// `ECONNREFUSED`.
    pub const fn name(self) -> &'static str {
        match self {
            Errno::AddrInUse => "EADDRINUSE",
            Errno::AddrNotAvail => "EADDRNOTAVAIL",
            Errno::ConnRefused => "ECONNREFUSED",
            Errno::ConnReset => "ECONNRESET",
            Errno::TimedOut => "ETIMEDOUT",
            Errno::NetUnreach => "ENETUNREACH",
            Errno::HostUnreach => "EHOSTUNREACH",
            Errno::Pipe => "EPIPE",
            Errno::Access => "EACCES",
            Errno::MsgSize => "EMSGSIZE",
            Errno::TooManyFiles => "EMFILE",
            Errno::Prohibited => "EPERM",
        }
    }
}

/// As `strerror` words it: what the Linux tools print.
impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Errno::AddrInUse => "Address already in use",
            Errno::AddrNotAvail => "Cannot assign requested address",
            Errno::ConnRefused => "Connection refused",
            Errno::ConnReset => "Connection reset by peer",
            Errno::TimedOut => "Connection timed out",
            Errno::NetUnreach => "Network is unreachable",
            Errno::HostUnreach => "No route to host",
            Errno::Pipe => "Broken pipe",
            Errno::Access => "Permission denied",
            Errno::MsgSize => "Message too long",
            Errno::TooManyFiles => "Too many open files",
            Errno::Prohibited => "Operation not permitted",
        })
    }
}
