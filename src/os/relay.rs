//! A DHCP relay at a kernel: datagrams for port 67 on a wire without a server of its own, carried to one elsewhere and
//! back (RFC 1542). Which messages go where decides `proto::dhcp::Relay`.

use std::net::Ipv4Addr;

use super::dhcp::{CLIENT_PORT, SERVER_PORT};
use super::path::IpOptions;
use super::{Cx, Kernel};
use crate::proto::dhcp::{Relay, Relayed};
use crate::trace::{DhcpFact, What};
use crate::wire::{Dhcp, IpProto, Ipv4, Packet, Udp};

impl Kernel {
    /// To which DHCP server it carries what clients ask.
    pub fn dhcp_relay(&self) -> Option<Ipv4Addr> {
        Some(self.edge.as_ref()?.relay?.server)
    }

    /// From now on it carries what clients ask to this server, or to none.
    pub fn set_dhcp_relay(&mut self, cx: &mut Cx<'_>, server: Option<Ipv4Addr>) {
        if self.dhcp_relay() != server {
            self.edge.get_or_insert_default().relay = server.map(|server| Relay { server });
            cx.say(|| What::dhcp(DhcpFact::RelaySet { server }));
        }
    }

    /// A message on port 67 that no server here takes.
    pub(super) fn relay_dhcp(&mut self, cx: &mut Cx<'_>, iface: usize, message: &Dhcp) {
        let Some(relay) = self.edge.as_ref().and_then(|edge| edge.relay) else { return };
        let here = self.ifaces.get(iface).and_then(super::Iface::addr);
        let carried = relay.carry(message, here, |addr| self.owns(addr), cx.trace);
        match carried {
            Some(Relayed::ToServer { message }) => {
                let udp = Udp { src_port: SERVER_PORT, dst_port: SERVER_PORT };
                let Ok(src) = self.source_for(relay.server) else {
                    return; // no way there: said when it is asked for
                };
                let datagram = udp.emit(src, relay.server, &message.emit());
                let _ = self.ip_output(cx, src, relay.server, IpProto::UDP, &datagram, IpOptions::DEFAULT);
            }
            Some(Relayed::ToClient { own, dst_ip, dst_mac, message }) => {
                let Some(out) = self.ifaces.iter().position(|face| face.owns(own)) else { return };
                let udp = Udp { src_port: SERVER_PORT, dst_port: CLIENT_PORT };
                let packet =
                    Packet::new(&Ipv4::new(own, dst_ip, IpProto::UDP), &udp.emit(own, dst_ip, &message.emit()));
                self.send_packet(cx, out, dst_mac, packet, None);
            }
            None => {}
        }
    }
}
