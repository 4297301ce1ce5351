//! Why a call failed, by the names POSIX gives.

use core::fmt;

use crate::proto::tcp::ConnError;

/// An error of a socket call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Errno {
    /// The port is taken.
    AddrInUse,
    /// No such own address, or no free port.
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
    /// A router does not know the host (ICMP 3/7).
    HostDown,
    /// A router says that the source is isolated (ICMP 3/8).
    NoNet,
    /// The host does not speak the transport (ICMP 3/2), or there is no such option.
    NoProtoOpt,
    /// A router could not read the packet's header (ICMP 12).
    Protocol,
    /// The connection was closed for writing.
    Pipe,
    /// Not connected.
    NotConn,
    /// Connected already.
    IsConn,
    /// Neither connected nor told whither.
    DestAddrReq,
    /// No open descriptor has this number.
    BadFd,
    /// The call does not fit the state of the socket.
    Invalid,
    /// This kind of socket has no such call.
    NotSupported,
    /// No interface for this group.
    NoDevice,
    /// Too many of something, such as groups.
    NoBufs,
    /// Ctrl-C came while the call waited.
    Interrupted,
    /// A port below 1024 without privilege, or a broadcast without `SO_BROADCAST`.
    Access,
    /// The box's own packet filter does not let it out.
    NotPermitted,
    /// Too big for one datagram.
    MsgSize,
    /// Too many open descriptors.
    TooManyFiles,
}

impl Errno {
    /// Its name and the words of `strerror`.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Errno::AddrInUse => ("EADDRINUSE", "Address already in use"),
            Errno::AddrNotAvail => ("EADDRNOTAVAIL", "Cannot assign requested address"),
            Errno::ConnRefused => ("ECONNREFUSED", "Connection refused"),
            Errno::ConnReset => ("ECONNRESET", "Connection reset by peer"),
            Errno::TimedOut => ("ETIMEDOUT", "Connection timed out"),
            Errno::NetUnreach => ("ENETUNREACH", "Network is unreachable"),
            Errno::HostUnreach => ("EHOSTUNREACH", "No route to host"),
            Errno::HostDown => ("EHOSTDOWN", "Host is down"),
            Errno::NoNet => ("ENONET", "Machine is not on the network"),
            Errno::NoProtoOpt => ("ENOPROTOOPT", "Protocol not available"),
            Errno::Protocol => ("EPROTO", "Protocol error"),
            Errno::Pipe => ("EPIPE", "Broken pipe"),
            Errno::NotConn => ("ENOTCONN", "Transport endpoint is not connected"),
            Errno::IsConn => ("EISCONN", "Transport endpoint is already connected"),
            Errno::DestAddrReq => ("EDESTADDRREQ", "Destination address required"),
            Errno::BadFd => ("EBADF", "Bad file descriptor"),
            Errno::Invalid => ("EINVAL", "Invalid argument"),
            Errno::NotSupported => ("EOPNOTSUPP", "Operation not supported"),
            Errno::NoDevice => ("ENODEV", "No such device"),
            Errno::NoBufs => ("ENOBUFS", "No buffer space available"),
            Errno::Interrupted => ("EINTR", "Interrupted system call"),
            Errno::Access => ("EACCES", "Permission denied"),
            Errno::NotPermitted => ("EPERM", "Operation not permitted"),
            Errno::MsgSize => ("EMSGSIZE", "Message too long"),
            Errno::TooManyFiles => ("EMFILE", "Too many open files"),
        }
    }

    /// `ECONNREFUSED`.
    pub const fn name(self) -> &'static str {
        self.words().0
    }
}

/// As `strerror` words it: what the Linux tools print.
impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().1)
    }
}
/// What a program hears of the end of a connection.
impl From<ConnError> for Errno {
    fn from(error: ConnError) -> Errno {
        match error {
            ConnError::Refused => Errno::ConnRefused,
            ConnError::Reset => Errno::ConnReset,
            ConnError::Pipe => Errno::Pipe,
            ConnError::TimedOut => Errno::TimedOut,
            ConnError::NetUnreachable => Errno::NetUnreach,
            ConnError::HostUnreachable => Errno::HostUnreach,
            ConnError::HostDown => Errno::HostDown,
            ConnError::SourceIsolated => Errno::NoNet,
            ConnError::NoProtocol => Errno::NoProtoOpt,
            ConnError::SourceRoute => Errno::NotSupported,
            ConnError::BadHeader => Errno::Protocol,
        }
    }
}
