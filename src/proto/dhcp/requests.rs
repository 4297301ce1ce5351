//! What a DHCP client says (RFC 2131 table 5), with ISC dhclient's order of options.

use std::net::Ipv4Addr;

use super::states::Exchange;
use crate::wire::{BootOp, Dhcp, DhcpOption, Mac, MessageType};

/// What is asked for, as dhclient does without a configuration: mask, broadcast address, time offset, router, domain,
/// name servers, host name.
const PARAMETERS: [u8; 7] = [1, 28, 2, 3, 15, 6, 12];

/// Who asks.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) mac: Mac,
    pub(super) host_name: String,
}

impl Identity {
    /// Who can give an address? `wish` is the one it had.
    pub(super) fn discover(&self, exchange: &Exchange, wish: Option<Ipv4Addr>) -> Dhcp {
        self.ask(MessageType::Discover, exchange, wish.map(DhcpOption::RequestedIp))
    }

    /// RFC 2131 4.4.1: that one, please; by broadcast, so that the servers not chosen hear it too.
    pub(super) fn request(&self, exchange: &Exchange, addr: Ipv4Addr, server: Ipv4Addr) -> Dhcp {
        self.ask(MessageType::Request, exchange, [DhcpOption::ServerId(server), DhcpOption::RequestedIp(addr)])
    }

    /// RFC 2131 4.3.2: more time, please. `ciaddr` says for which lease; neither server nor address is named again.
    pub(super) fn extension(&self, exchange: &Exchange, addr: Ipv4Addr) -> Dhcp {
        Dhcp { ciaddr: addr, ..self.ask(MessageType::Request, exchange, []) }
    }

    /// RFC 2131 4.4.6: I do not need it any more.
    pub(super) fn release(&self, xid: u32, addr: Ipv4Addr, server: Ipv4Addr) -> Dhcp {
        let options = [DhcpOption::MessageType(MessageType::Release), DhcpOption::ServerId(server)];
        let options = options.into_iter().chain(self.host_name_option()).collect();
        Dhcp { ciaddr: addr, options, ..Dhcp::new(BootOp::Request, xid, self.mac) }
    }

    fn ask(&self, kind: MessageType, exchange: &Exchange, about: impl IntoIterator<Item = DhcpOption>) -> Dhcp {
        let mut options = vec![DhcpOption::MessageType(kind)];
        options.extend(about);
        options.extend(self.host_name_option());
        options.push(DhcpOption::ParameterList(PARAMETERS.to_vec()));
        Dhcp { secs: exchange.secs, options, ..Dhcp::new(BootOp::Request, exchange.xid, self.mac) }
    }

    fn host_name_option(&self) -> Option<DhcpOption> {
        (!self.host_name.is_empty()).then(|| DhcpOption::HostName(self.host_name.clone()))
    }
}
