//! A server that is asked through a relay, and by clients behind routers.

use super::*;

const GATEWAY: Ipv4Addr = Ipv4Addr::new(10, 0, 2, 1);

fn far(n: u8) -> Ipv4Addr {
    Ipv4Addr::new(10, 0, 2, n)
}

/// A server of its own wire and of one behind a relay.
fn server(on_link: bool) -> Server {
    let remote = ServerConfig {
        net: "10.0.2.0/24".parse().expect("a net"),
        pool: (far(50), far(60)),
        router: Some(GATEWAY),
        on_link: false,
        ..config()
    };
    if !on_link {
        return Server::new(remote);
    }
    let mut server = Server::new(config());
    assert!(server.serve_remote(remote));
    server
}

fn asked(server: &mut Server, message: &Dhcp) -> Vec<ServerOut> {
    let mut out = Vec::new();
    server.on_message(SimTime::ZERO, message, &mut Trace::off(), &mut out);
    out
}

fn through_relay(mut message: Dhcp) -> Dhcp {
    (message.giaddr, message.hops) = (GATEWAY, 1);
    message
}

#[test]
fn the_relays_address_chooses_the_pool_and_the_answer_goes_there() {
    let mut server = server(true);
    let discover = through_relay(ask(MessageType::Discover, PC1, vec![]));
    let [ServerOut::Relay { to, message }] = &asked(&mut server, &discover)[..] else { panic!("no answer") };
    assert_eq!((*to, message.yiaddr, message.giaddr), (GATEWAY, far(50), GATEWAY));
    assert!(message.options.contains(&DhcpOption::Router(vec![GATEWAY])));
    assert_eq!(message.server_id(), Some(SERVER));
    let here = asked(&mut server, &ask(MessageType::Discover, PC2, vec![]));
    assert!(matches!(&here[..], [ServerOut::Send { message, .. }] if message.yiaddr == host(100)), "{here:?}");
    let mut strange = through_relay(ask(MessageType::Discover, PC1, vec![]));
    strange.giaddr = Ipv4Addr::new(10, 0, 3, 1);
    assert!(asked(&mut server, &strange).is_empty(), "a network it has no pool for");
    assert_eq!(server.rows(SimTime::ZERO).len(), 2, "both tables are one to the screen");
}

#[test]
fn more_time_is_asked_for_without_the_relay() {
    let mut server = server(true);
    let mut request = through_relay(ask(MessageType::Request, PC1, vec![DhcpOption::ServerId(SERVER)]));
    request.options.push(DhcpOption::RequestedIp(far(50)));
    assert!(matches!(&asked(&mut server, &request)[..], [ServerOut::Relay { .. }]));
    let mut renewal = ask(MessageType::Request, PC1, vec![]);
    renewal.ciaddr = far(50);
    let answer = asked(&mut server, &renewal);
    let [ServerOut::Send { dst_ip, message, .. }] = &answer[..] else { panic!("{answer:?}") };
    assert_eq!((*dst_ip, message.message_type()), (far(50), Some(MessageType::Ack)));
    let mut wrong = through_relay(ask(MessageType::Request, PC2, vec![DhcpOption::ServerId(SERVER)]));
    wrong.options.push(DhcpOption::RequestedIp(host(100)));
    let refused = asked(&mut server, &wrong);
    let [ServerOut::Relay { message, .. }] = &refused[..] else { panic!("{refused:?}") };
    assert_eq!((message.message_type(), message.broadcast), (Some(MessageType::Nak), true), "RFC 2131 4.3.2");
}

#[test]
fn a_server_may_stand_where_it_lends_nothing() {
    let mut server = server(false);
    assert!(asked(&mut server, &ask(MessageType::Discover, PC1, vec![])).is_empty());
    assert_eq!(asked(&mut server, &through_relay(ask(MessageType::Discover, PC1, vec![]))).len(), 1);
}
