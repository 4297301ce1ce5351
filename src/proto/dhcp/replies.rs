//! What a DHCP server says (RFC 2131 table 3), with dnsmasq's order of options.

use std::net::Ipv4Addr;

use super::{FOREVER_SECS, ServerConfig};
use crate::wire::{BootOp, Dhcp, DhcpOption, MessageType};

/// This address is free for you.
pub(super) fn offer(config: &ServerConfig, discover: &Dhcp, addr: Ipv4Addr) -> Dhcp {
    let mut offer = Dhcp { yiaddr: addr, ..reply(config, discover, MessageType::Offer) };
    offer.ciaddr = Ipv4Addr::UNSPECIFIED;
    lend(config, &mut offer);
    tell(config, discover, None, &mut offer);
    offer
}

/// The address is yours.
pub(super) fn ack(config: &ServerConfig, request: &Dhcp, addr: Ipv4Addr, host_name: Option<String>) -> Dhcp {
    let mut ack = Dhcp { yiaddr: addr, ..reply(config, request, MessageType::Ack) };
    lend(config, &mut ack);
    tell(config, request, host_name, &mut ack);
    ack
}

/// RFC 2131 4.3.5: the network's settings, and no lease.
pub(super) fn settings(config: &ServerConfig, inform: &Dhcp) -> Dhcp {
    let mut ack = reply(config, inform, MessageType::Ack);
    tell(config, inform, None, &mut ack);
    ack
}

/// RFC 2131 4.3.2: a NAK says only who and why, and goes to everybody: the client may stand in a wrong network.
pub(super) fn nak(config: &ServerConfig, request: &Dhcp, why: &str) -> Dhcp {
    let mut nak = reply(config, request, MessageType::Nak);
    nak.options.push(DhcpOption::Message(why.to_owned()));
    echo_client_id(config, request, &mut nak);
    (nak.broadcast, nak.ciaddr, nak.siaddr) = (true, Ipv4Addr::UNSPECIFIED, Ipv4Addr::UNSPECIFIED);
    nak
}

/// What every answer takes from its request.
fn reply(config: &ServerConfig, request: &Dhcp, kind: MessageType) -> Dhcp {
    Dhcp {
        secs: request.secs,
        broadcast: request.broadcast,
        ciaddr: request.ciaddr,
        giaddr: request.giaddr,
        siaddr: config.server,
        options: vec![DhcpOption::MessageType(kind), DhcpOption::ServerId(config.server)],
        ..Dhcp::new(BootOp::Reply, request.xid, request.chaddr)
    }
}

/// Lease time, T1 and T2 (RFC 2131 4.4.5: half, and seven eighths).
fn lend(config: &ServerConfig, reply: &mut Dhcp) {
    let (t1_secs, t2_secs) = match config.lease_secs {
        FOREVER_SECS => (FOREVER_SECS, FOREVER_SECS),
        secs => (secs / 2, (u64::from(secs) * 7 / 8) as u32),
    };
    let (t1_secs, t2_secs) = (config.t1_secs.unwrap_or(t1_secs), config.t2_secs.unwrap_or(t2_secs));
    reply.options.push(DhcpOption::LeaseSecs(config.lease_secs));
    reply.options.extend([DhcpOption::T1Secs(t1_secs), DhcpOption::T2Secs(t2_secs)]);
}

/// The settings the client asked for (option 55); all of them when it has no list.
fn tell(config: &ServerConfig, request: &Dhcp, host_name: Option<String>, reply: &mut Dhcp) {
    let wishes = request.options.iter().find_map(|option| match option {
        DhcpOption::ParameterList(codes) => Some(codes),
        _ => None,
    });
    let settings = [
        Some(DhcpOption::SubnetMask(config.net.netmask())),
        Some(DhcpOption::Broadcast(config.net.broadcast())),
        (!config.dns.is_empty()).then(|| DhcpOption::Dns(config.dns.clone())),
        config.domain.clone().map(DhcpOption::DomainName),
        host_name.map(DhcpOption::HostName),
        config.router.map(|router| DhcpOption::Router(vec![router])),
    ];
    let wanted = |option: &DhcpOption| wishes.is_none_or(|codes| codes.contains(&option.code()));
    reply.options.extend(settings.into_iter().flatten().filter(wanted));
    echo_client_id(config, request, reply);
}

/// RFC 6842 3: what identified the request identifies the answer.
fn echo_client_id(config: &ServerConfig, request: &Dhcp, reply: &mut Dhcp) {
    let id = request.client_id().filter(|_| config.habits.echo_client_id);
    reply.options.extend(id.map(|id| DhcpOption::ClientId(id.to_vec())));
}
