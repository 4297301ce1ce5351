//! Messages of ICMPv6 as values and as bytes.

use proptest::prelude::*;

use super::*;
use crate::wire::Mac;
use crate::wire::igmp::RecordKind;

const HERE: Ipv6Addr = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);
const ALL_NODES: Ipv6Addr = Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 1);

fn ip() -> impl Strategy<Value = Ipv6Addr> + Clone {
    any::<u128>().prop_map(Ipv6Addr::from)
}

fn payload() -> impl Strategy<Value = Vec<u8>> + Clone {
    prop::collection::vec(any::<u8>(), 0..80)
}

fn option() -> impl Strategy<Value = NdOption> + Clone {
    let mac = any::<[u8; 6]>().prop_map(Mac);
    let eights = prop::collection::vec(any::<[u8; 8]>(), 0..4).prop_map(|eights| eights.concat());
    let prefix = (any::<u8>(), any::<(bool, bool)>(), any::<(u32, u32)>(), ip()).prop_map(
        |(length, (on_link, autonomous), (valid_secs, preferred_secs), prefix)| PrefixInformation {
            length,
            on_link,
            autonomous,
            valid_secs,
            preferred_secs,
            prefix,
        },
    );
    prop_oneof![
        mac.clone().prop_map(NdOption::SourceLinkAddress),
        mac.prop_map(NdOption::TargetLinkAddress),
        prefix.prop_map(NdOption::Prefix),
        eights.clone().prop_map(NdOption::RedirectedHeader),
        any::<u32>().prop_map(NdOption::Mtu),
        (any::<u32>(), prop::collection::vec(ip(), 1..4))
            .prop_map(|(lifetime_secs, servers)| NdOption::Dns { lifetime_secs, servers }),
        (26u8.., eights).prop_map(|(kind, eights)| NdOption::Other { kind, data: [&[7; 6], &eights[..]].concat() }),
    ]
}

fn neighbors() -> impl Strategy<Value = Icmpv6> {
    let options = prop::collection::vec(option(), 0..4);
    let router = (any::<(u8, bool, bool)>(), 0u8..64, any::<(u16, u32, u32)>(), options.clone()).prop_map(
        |(
            (hop_limit, managed, other_config),
            more_flags,
            (lifetime_secs, reachable_millis, retrans_millis),
            options,
        )| {
            RouterAdvertisement {
                hop_limit,
                managed,
                other_config,
                more_flags,
                lifetime_secs,
                reachable_millis,
                retrans_millis,
                options,
            }
        },
    );
    let neighbor = (any::<(bool, bool, bool)>(), ip(), options.clone()).prop_map(
        |((router, solicited, override_known), target, options)| NeighborAdvertisement {
            router,
            solicited,
            override_known,
            target,
            options,
        },
    );
    prop_oneof![
        options.clone().prop_map(|options| Icmpv6::RouterSolicitation { options }),
        router.prop_map(Icmpv6::RouterAdvertisement),
        (ip(), options.clone()).prop_map(|(target, options)| Icmpv6::NeighborSolicitation { target, options }),
        neighbor.prop_map(Icmpv6::NeighborAdvertisement),
        (ip(), ip(), options).prop_map(|(target, destination, options)| Icmpv6::Redirect(Redirect {
            target,
            destination,
            options
        })),
    ]
}

fn groups() -> impl Strategy<Value = Mld> {
    let sources = prop::collection::vec(ip(), 0..4);
    let words = prop::collection::vec(any::<[u8; 4]>(), 0..3).prop_map(|words| words.concat());
    let record = (any::<u8>(), ip(), sources.clone(), words).prop_map(|(kind, group, sources, auxiliary)| MldRecord {
        kind: RecordKind::from_code(kind),
        group,
        sources,
        auxiliary,
    });
    let query = (any::<(u16, bool, u8)>(), 0u8..8, ip(), sources).prop_map(
        |((max_response_code, suppress, interval_code), robustness, group, sources)| MldQuery {
            max_response_code,
            group,
            suppress,
            robustness,
            interval_code,
            sources,
        },
    );
    prop_oneof![
        (any::<u16>(), ip()).prop_map(|(max_response_millis, group)| Mld::Query { max_response_millis, group }),
        query.prop_map(Mld::QueryV2),
        ip().prop_map(|group| Mld::Report { group }),
        ip().prop_map(|group| Mld::Done { group }),
        prop::collection::vec(record, 0..4).prop_map(Mld::ReportV2),
    ]
}

fn messages() -> impl Strategy<Value = Icmpv6> {
    prop_oneof![
        (any::<u8>(), payload()).prop_map(|(code, quote)| Icmpv6::Unreachable { code, quote }),
        (any::<u32>(), payload()).prop_map(|(mtu, quote)| Icmpv6::PacketTooBig { mtu, quote }),
        (any::<u8>(), payload()).prop_map(|(code, quote)| Icmpv6::TimeExceeded { code, quote }),
        (any::<(u8, u32)>(), payload()).prop_map(|((code, pointer), quote)| Icmpv6::ParameterProblem {
            code,
            pointer,
            quote
        }),
        (any::<(u16, u16)>(), payload()).prop_map(|((id, seq), data)| Icmpv6::EchoRequest { id, seq, data }),
        (any::<(u16, u16)>(), payload()).prop_map(|((id, seq), data)| Icmpv6::EchoReply { id, seq, data }),
        neighbors(),
        groups().prop_map(Icmpv6::Mld),
        (144u8.., any::<u8>(), payload()).prop_map(|(kind, code, rest)| Icmpv6::Other { kind, code, rest }),
    ]
}

proptest! {
    #[test]
    fn messages_read_as_they_are_written(message in messages(), src in ip(), dst in ip()) {
        let mut bytes = message.emit(src, dst);
        prop_assert_eq!(Icmpv6::parse(src, dst, &bytes), Ok(message));
        bytes[3] ^= 0x10;
        prop_assert_eq!(Icmpv6::parse(src, dst, &bytes), Err(WireError::Checksum));
    }

    /// Whatever could be read is written so that it reads the same.
    #[test]
    fn hostile_messages_never_panic(kind in any::<u8>(), rest in prop::collection::vec(any::<u8>(), 0..120)) {
        let bytes = Icmpv6::Other { kind, code: 0, rest }.emit(HERE, ALL_NODES);
        if let Ok(message) = Icmpv6::parse(HERE, ALL_NODES, &bytes) {
            prop_assert_eq!(Icmpv6::parse(HERE, ALL_NODES, &message.emit(HERE, ALL_NODES)), Ok(message));
        }
    }
}

#[test]
fn an_echo_has_the_bytes_of_the_standard() {
    let echo = Icmpv6::EchoRequest { id: 7, seq: 1, data: b"abcd".to_vec() };
    assert_eq!(echo.emit(HERE, ALL_NODES), [128, 0, 0xbd, 0x64, 0, 7, 0, 1, b'a', b'b', b'c', b'd']);
    assert_eq!(Icmpv6::parse(HERE, ALL_NODES, &[128, 0, 0]), Err(WireError::Truncated));
}

#[test]
fn options_without_a_length_or_an_end_are_refused() {
    let solicitation = |options: &[u8]| {
        let rest = [&[0; 4], &HERE.octets()[..], options].concat();
        let bytes = Icmpv6::Other { kind: 135, code: 0, rest }.emit(HERE, ALL_NODES);
        Icmpv6::parse(HERE, ALL_NODES, &bytes)
    };
    assert_eq!(solicitation(&[1, 0, 2, 0, 0, 0, 0, 1]), Err(WireError::Malformed));
    assert_eq!(solicitation(&[1, 2, 2, 0, 0, 0, 0, 1]), Err(WireError::Truncated));
    assert_eq!(solicitation(&[1]), Err(WireError::Truncated));
    let odd = [&[1, 2][..], &[9; 14]].concat();
    let other = vec![NdOption::Other { kind: 1, data: vec![9; 14] }];
    assert_eq!(solicitation(&odd), Ok(Icmpv6::NeighborSolicitation { target: HERE, options: other }));
}

#[test]
fn what_does_not_fit_is_left_out() {
    let many = NdOption::Dns { lifetime_secs: 1, servers: vec![HERE; 500] };
    let long = NdOption::Other { kind: 99, data: vec![1; 5000] };
    let bytes = Icmpv6::RouterSolicitation { options: vec![many, long] }.emit(HERE, ALL_NODES);
    let Ok(Icmpv6::RouterSolicitation { options }) = Icmpv6::parse(HERE, ALL_NODES, &bytes) else {
        panic!("{bytes:?}")
    };
    let [NdOption::Dns { servers, .. }, NdOption::Other { data, .. }] = &options[..] else { panic!("{options:?}") };
    assert_eq!((servers.len(), data.len()), (127, 2038));
    let between = Icmpv6::Other { kind: 130, code: 0, rest: vec![0; 22] }.emit(HERE, ALL_NODES);
    assert_eq!(Icmpv6::parse(HERE, ALL_NODES, &between), Err(WireError::Malformed));
}
