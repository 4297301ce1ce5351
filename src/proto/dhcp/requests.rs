//! What a DHCP client says (RFC 2131 table 5), with the options of its program in their order (`habits`).

use std::net::Ipv4Addr;

use super::exchange::Exchange;
use super::habits::{ClientChoice, Habits, Slot};
use crate::wire::{BootOp, Dhcp, DhcpOption, Mac, MessageType};

/// Hardware type Ethernet, in front of the address in a client identifier (RFC 2132 9.14).
const ETHERNET: u8 = 1;

/// Who asks.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) mac: Mac,
    pub(super) host_name: String,
    pub(super) choice: ClientChoice,
}

/// What options 50 and 54 of a message name.
#[derive(Clone, Copy, Default)]
struct About {
    wish: Option<Ipv4Addr>,
    server: Option<Ipv4Addr>,
}

impl Identity {
    pub(super) const fn habits(&self) -> &'static Habits {
        self.choice.program.habits()
    }

    /// Who can give an address? `wish` is the one it had.
    pub(super) fn discover(&self, exchange: &Exchange, wish: Option<Ipv4Addr>) -> Dhcp {
        self.ask(MessageType::Discover, exchange, About { wish, server: None })
    }

    /// RFC 2131 4.4.1: that one, please; by broadcast, so that the servers not chosen hear it too.
    pub(super) fn request(&self, exchange: &Exchange, addr: Ipv4Addr, server: Ipv4Addr) -> Dhcp {
        self.ask(MessageType::Request, exchange, About { wish: Some(addr), server: Some(server) })
    }

    /// RFC 2131 4.3.2, INIT-REBOOT: may I have that one again? To anybody; no server is named.
    pub(super) fn reboot(&self, exchange: &Exchange, addr: Ipv4Addr) -> Dhcp {
        self.ask(MessageType::Request, exchange, About { wish: Some(addr), server: None })
    }

    /// RFC 2131 4.3.2: more time, please. `ciaddr` says for which lease; neither server nor address is named again.
    pub(super) fn extension(&self, exchange: &Exchange, addr: Ipv4Addr) -> Dhcp {
        Dhcp { ciaddr: addr, broadcast: false, ..self.ask(MessageType::Request, exchange, About::default()) }
    }

    /// RFC 2131 4.4.6: I do not need it any more.
    pub(super) fn release(&self, xid: u32, addr: Ipv4Addr, server: Ipv4Addr) -> Dhcp {
        let options =
            self.options(self.habits().leaves, MessageType::Release, About { wish: None, server: Some(server) });
        Dhcp { ciaddr: addr, options, ..Dhcp::new(BootOp::Request, xid, self.mac) }
    }

    /// RFC 2131 4.4.4: somebody else has it already.
    pub(super) fn decline(&self, xid: u32, addr: Ipv4Addr, server: Ipv4Addr) -> Dhcp {
        let about = About { wish: Some(addr), server: Some(server) };
        let options = self.options(self.habits().leaves, MessageType::Decline, about);
        Dhcp { options, ..Dhcp::new(BootOp::Request, xid, self.mac) }
    }

    /// RFC 2131 4.4.3: I have an address; what else should I know?
    pub(super) fn inform(&self, exchange: &Exchange, addr: Ipv4Addr) -> Dhcp {
        let options = self.options(self.habits().informs, MessageType::Inform, About::default());
        Dhcp { ciaddr: addr, secs: exchange.secs, options, ..Dhcp::new(BootOp::Request, exchange.xid, self.mac) }
    }

    fn ask(&self, kind: MessageType, exchange: &Exchange, about: About) -> Dhcp {
        let options = self.options(self.habits().asks, kind, about);
        let broadcast = self.choice.broadcast;
        Dhcp { secs: exchange.secs, broadcast, options, ..Dhcp::new(BootOp::Request, exchange.xid, self.mac) }
    }

    fn options(&self, slots: &[Slot], kind: MessageType, about: About) -> Vec<DhcpOption> {
        slots.iter().filter_map(|slot| self.option(*slot, kind, about)).collect()
    }

    fn option(&self, slot: Slot, kind: MessageType, about: About) -> Option<DhcpOption> {
        Some(match slot {
            Slot::Kind => DhcpOption::MessageType(kind),
            Slot::Wish => DhcpOption::RequestedIp(about.wish?),
            Slot::Server => DhcpOption::ServerId(about.server?),
            Slot::HostName if self.host_name.is_empty() => return None,
            Slot::HostName => DhcpOption::HostName(self.host_name.clone()),
            Slot::Parameters(codes) => DhcpOption::ParameterList(codes.to_vec()),
            Slot::MaxSize(bytes) => DhcpOption::Other(57, bytes.to_be_bytes().to_vec()),
            Slot::Vendor(name) => DhcpOption::Other(60, name.as_bytes().to_vec()),
            Slot::ClientId => DhcpOption::ClientId([&[ETHERNET][..], &self.mac.0].concat()),
        })
    }
}
