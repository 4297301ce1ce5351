//! Messages that make no sense.

use proptest::prelude::*;

use super::super::states::usable;
use super::*;

#[test]
fn strange_messages_change_nothing() {
    let mut bench = Bench::bound(config());
    let before = bench.client.status(bench.now);
    let mut bad =
        [Dhcp::new(BootOp::Reply, 1, PC1), ask(MessageType::Ack, PC1, vec![]), ask(MessageType::Nak, PC1, vec![])];
    bad[1].op = BootOp::Reply;
    for message in &bad {
        bench.touch(|client, now, trace, out| client.on_message(now, SERVER, message, trace, out));
        assert!(bench.serve(message).is_empty());
    }
    assert_eq!(bench.client.status(bench.now), before);
    bench.touch(Client::renew);
    let bound = bench.client.status(bench.now).state;
    let mut relayed = ask(MessageType::Discover, PC2, vec![]);
    relayed.giaddr = Ipv4Addr::new(10, 0, 0, 3);
    assert!(bench.serve(&relayed).is_empty());
    assert_eq!((bound, bench.said(|f| matches!(f, DhcpFact::ClientIgnored { .. }))), ("BOUND", 3));
    assert_eq!(bench.said(|f| matches!(f, DhcpFact::ServerIgnored { .. })), 4);
}

/// A message that may be true or false in every part, about few addresses and boxes.
fn any_message() -> impl Strategy<Value = Dhcp> {
    let addr = || (0u8..5).prop_map(|n| [Ipv4Addr::UNSPECIFIED, SERVER, host(100), host(101), host(7)][usize::from(n)]);
    let option = prop_oneof![
        addr().prop_map(DhcpOption::RequestedIp),
        addr().prop_map(DhcpOption::ServerId),
        addr().prop_map(DhcpOption::SubnetMask),
        (0u32..4).prop_map(DhcpOption::LeaseSecs),
        any::<u32>().prop_map(DhcpOption::LeaseSecs),
        any::<u32>().prop_map(DhcpOption::T1Secs),
        any::<u32>().prop_map(DhcpOption::T2Secs),
    ];
    let options = prop::collection::vec(option, 0..5);
    (any::<bool>(), 1u8..10, 0u32..4, addr(), addr(), options, any::<bool>()).prop_map(
        |(reply, kind, mac, ciaddr, yiaddr, options, broadcast)| {
            let op = if reply { BootOp::Reply } else { BootOp::Request };
            let mut message = Dhcp { broadcast, ciaddr, yiaddr, options, ..Dhcp::new(op, 0, Mac::local(0x10 + mac)) };
            message.options.extend(MessageType::from_code(kind).map(DhcpOption::MessageType));
            message
        },
    )
}

proptest! {
    /// Whatever arrives: no alarm stands still, and nobody gets what is not the server's to give.
    #[test]
    fn hostile_messages_find_sane_machines(messages in prop::collection::vec((any_message(), 0u32..200), 1..60)) {
        let mut bench = Bench::new(config());
        bench.touch(Client::start);
        for (mut message, wait) in messages {
            bench.run_to(bench.now.secs() + u64::from(wait));
            message.xid = bench.client.status(bench.now).xid.unwrap_or(9);
            bench.touch(|client, now, trace, out| client.on_message(now, SERVER, &message, trace, out));
            for reply in bench.serve(&message) {
                let lent = usable(reply.yiaddr).map(|addr| addr.octets()[3]);
                prop_assert!(lent.is_none_or(|last| (100..=101).contains(&last)), "{reply:?}");
            }
            for deadline in [bench.client.deadline(), bench.server.deadline()].into_iter().flatten() {
                prop_assert!(deadline > bench.now, "an alarm in the past: {deadline} at {}", bench.now);
            }
            prop_assert!(bench.server.rows(bench.now).len() <= 2);
        }
    }
}
