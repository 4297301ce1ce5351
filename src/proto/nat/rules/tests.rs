//! Rules in words, beside each other, and in the hands of those they were made for.

use proptest::prelude::*;

use super::*;

fn lan() -> Ipv4Net {
    "192.168.0.1/24".parse().expect("a network")
}

fn tcp(first_port: u16, last_port: u16, host: u8, port: u16) -> RuleSpec {
    let host = Ipv4Addr::new(192, 168, 0, host);
    RuleSpec { proto: Some(IpProto::TCP), first_port, last_port, host, port, from: None }
}

fn from(net: &str, spec: RuleSpec) -> RuleSpec {
    RuleSpec { from: net.parse().ok(), ..spec }
}

/// A call from a stranger to a port of the public address.
fn call(port: u16) -> Flow {
    let src = Endpoint::new(Ipv4Addr::new(192, 0, 2, 10), 40_000);
    Flow { proto: IpProto::TCP, src, dst: Endpoint::new(Ipv4Addr::new(203, 0, 113, 2), port) }
}

fn led(rules: &Rules, flow: &Flow) -> Option<(u32, String)> {
    rules.matching(flow, true, &mut Trace::all()).map(|m| (m.rule, m.inside.to_string()))
}

#[test]
fn every_mistake_has_its_name() {
    let others = [Other { rule: 4, spec: tcp(8080, 8090, 3, 80), before: true }];
    let check = |spec: RuleSpec| spec.check(lan(), others);
    assert_eq!(check(tcp(80, 80, 3, 80)), Ok(()));
    assert_eq!(check(tcp(0, 80, 3, 80)), Err(RuleError::PortZero));
    assert_eq!(check(tcp(81, 80, 3, 80)), Err(RuleError::RangeReversed));
    assert_eq!(check(tcp(80, 80, 3, 0)), Err(RuleError::InnerPortZero));
    assert_eq!(check(tcp(80, 90, 3, 65_530)), Err(RuleError::InnerPortsPastEnd));
    assert_eq!(check(tcp(80, 80, 255, 80)), Err(RuleError::NotAHost));
    assert_eq!(check(tcp(80, 80, 0, 80)), Err(RuleError::NotAHost));
    assert_eq!(check(tcp(80, 80, 1, 80)), Err(RuleError::IsRouter));
    assert_eq!(check(tcp(8085, 9000, 4, 80)), Err(RuleError::Overlaps { rule: 4 }));
    assert_eq!(check(RuleSpec { proto: None, ..tcp(8000, 8080, 4, 80) }), Err(RuleError::Overlaps { rule: 4 }));
    assert_eq!(check(RuleSpec { proto: Some(IpProto::UDP), ..tcp(8080, 8080, 4, 80) }), Ok(()));
    let far = RuleSpec { host: Ipv4Addr::new(10, 0, 0, 3), ..tcp(80, 80, 3, 80) };
    assert_eq!(check(far), Err(RuleError::NotInLan { lan: lan().trunc() }));
}

#[test]
fn rules_are_edited_switched_and_never_renumbered() {
    let (mut rules, mut trace) = (Rules::default(), Trace::all());
    assert_eq!(rules.add(tcp(8080, 8080, 3, 80), lan(), &mut trace), Ok(1));
    assert_eq!(rules.add(tcp(6000, 6010, 4, 7000), lan(), &mut trace), Ok(2));
    assert_eq!(led(&rules, &call(6010)), Some((2, "192.168.0.4:7010".into())));
    assert_eq!(rules.switch(2, false, &mut trace), Ok(()));
    assert_eq!((led(&rules, &call(6010)), rules.holds(IpProto::TCP, 6010)), (None, false));
    assert_eq!(rules.edit(1, tcp(8080, 8081, 5, 80), lan(), &mut trace), Ok(()), "it may overlap itself");
    assert_eq!(led(&rules, &call(8081)), Some((1, "192.168.0.5:81".into())));
    assert_eq!(rules.remove(1, &mut trace), Ok(()));
    assert_eq!(rules.add(tcp(8080, 8080, 3, 80), lan(), &mut trace), Ok(3));
    assert_eq!(rules.remove(1, &mut trace), Err(RuleError::NoSuchRule { rule: 1 }));
    assert_eq!(rules.rows()[0].text(), "tcp 6000-6010 -> 192.168.0.4:7000");
}

/// An earlier rule may pick some callers out; a later one that could never be asked is refused.
#[test]
fn callers_are_picked_out_by_the_earlier_rule_only() {
    let (mut rules, mut trace) = (Rules::default(), Trace::all());
    let friends = from("192.0.2.0/24", tcp(22, 22, 3, 22));
    assert_eq!(rules.add(friends, lan(), &mut trace), Ok(1));
    assert_eq!(rules.add(from("198.51.100.0/24", tcp(22, 22, 4, 22)), lan(), &mut trace), Ok(2), "other callers");
    assert_eq!(rules.add(tcp(22, 22, 5, 22), lan(), &mut trace), Ok(3), "everybody else");
    let one = from("192.0.2.10/32", tcp(22, 22, 6, 22));
    assert_eq!(rules.add(one, lan(), &mut trace), Err(RuleError::Overlaps { rule: 1 }));
    assert_eq!(led(&rules, &call(22)).map(|led| led.0), Some(1));
    assert_eq!(rules.switch(3, false, &mut trace), Ok(()));
    let stranger = Flow { src: Endpoint::new(Ipv4Addr::new(9, 9, 9, 9), 1), ..call(22) };
    assert!(rules.matching(&stranger, true, &mut trace).is_none());
    let said = trace.facts().last().map(|fact| fact.what.clone());
    assert!(matches!(said, Some(What::Nat(NatFact::CallerRefused { rule: 1, .. }))), "{said:?}");
}

#[test]
fn the_dmz_host_comes_last_and_hairpin_can_be_off() {
    let (mut rules, mut trace) = (Rules::default(), Trace::all());
    assert_eq!(rules.set_dmz(Some(lan().addr()), lan(), &mut trace), Err(RuleError::IsRouter));
    assert_eq!(rules.set_dmz(Some(Ipv4Addr::new(192, 168, 0, 9)), lan(), &mut trace), Ok(()));
    assert_eq!(rules.add(tcp(80, 80, 3, 80), lan(), &mut trace), Ok(1));
    assert_eq!(led(&rules, &call(80)).map(|led| led.0), Some(1));
    assert_eq!(led(&rules, &call(81)), Some((DMZ_RULE, "192.168.0.9:81".into())));
    assert_eq!(led(&rules, &Flow { proto: IpProto::ICMP, ..call(0) }), None, "the router answers echoes itself");
    assert!(!rules.holds(IpProto::TCP, 81), "the DMZ takes no port from those who call out");
    rules.set_hairpin(false, &mut trace);
    assert!(rules.matching(&call(80), true, &mut trace).is_some());
    assert!(rules.matching(&call(80), false, &mut trace).is_none());
    let said = trace.facts().last().map(|fact| fact.what.clone());
    assert!(matches!(said, Some(What::Nat(NatFact::HairpinOff { rule: 1, .. }))), "{said:?}");
}

#[test]
fn a_rule_knows_when_its_host_has_moved_or_was_replaced() {
    let (mut rules, mut trace) = (Rules::default(), Trace::all());
    let (mac, other) = (Mac::local(1), Mac::local(2));
    let at = |n| Ipv4Addr::new(192, 168, 0, n);
    rules.add(tcp(80, 80, 3, 80), lan(), &mut trace).expect("a rule");
    rules.hear(at(3), other, &mut trace);
    assert_eq!(rules.rows()[0].stale, None, "made for nobody in particular");
    rules.remember(1, Some(Owner { name: None, mac }));
    rules.hear(at(3), other, &mut trace);
    assert!(matches!(rules.rows()[0].stale, Some(Stale::Taken { by, .. }) if by == other));
    rules.hear(at(7), mac, &mut trace);
    let facts = trace.facts().len();
    for _ in 0..3 {
        rules.hear(at(7), mac, &mut trace);
        rules.hear(at(3), other, &mut trace);
        assert!(matches!(rules.rows()[0].stale, Some(Stale::Moved { now, .. }) if now == at(7)));
    }
    assert_eq!(trace.facts().len(), facts, "what is known is not said again");
    rules.hear(at(3), mac, &mut trace);
    assert_eq!(rules.rows()[0].stale, None);
}

#[test]
fn what_a_rule_gets_in_the_way_of() {
    let spec = tcp(50, 60, 3, 50);
    let clash = spec.clash([(IpProto::UDP, 53), (IpProto::TCP, 80)], &[]);
    assert_eq!(clash, None, "another transport, another port");
    let clash = RuleSpec { proto: None, ..spec }.clash([(IpProto::UDP, 53)], &[]);
    assert_eq!(clash, Some(Clash::Service { proto: IpProto::UDP, port: 53 }));
}

fn any_spec() -> impl Strategy<Value = RuleSpec> {
    let proto = prop_oneof![Just(None), Just(Some(IpProto::TCP)), Just(Some(IpProto::UDP))];
    let from = proptest::option::of((any::<u32>(), 1u8..=32));
    (proto, 1u16..40, 0u16..10, 2u8..254, 1u16..60_000, from).prop_map(|(proto, first, span, host, port, from)| {
        let net = |(bits, len): (u32, u8)| Ipv4Net::new(Ipv4Addr::from_bits(bits & 0xc000_0003), len).ok();
        let from = from.and_then(net).map(|net| net.trunc());
        RuleSpec { proto, from, ..tcp(first, first + span, host, port) }
    })
}

proptest! {
    #[test]
    fn overlap_is_the_same_from_both_sides(a in any_spec(), b in any_spec()) {
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert!(a.overlaps(&a));
    }

    #[test]
    fn what_the_list_prints_can_be_added_again(spec in any_spec()) {
        prop_assert_eq!(spec.to_string().parse::<RuleSpec>(), Ok(spec));
    }

    /// Whatever was accepted, a call follows the first rule that fits, and each rule can be reached by somebody.
    #[test]
    fn the_first_rule_that_fits_wins_and_the_dmz_is_last(
        specs in proptest::collection::vec(any_spec(), 1..12), port in 1u16..50, caller in any::<u32>(),
    ) {
        let (mut rules, mut trace) = (Rules::default(), Trace::off());
        for spec in specs {
            let _ = rules.add(spec, lan(), &mut trace);
        }
        let dmz = Ipv4Addr::new(192, 168, 0, 254);
        prop_assert_eq!(rules.set_dmz(Some(dmz), lan(), &mut trace), Ok(()));
        let src = Endpoint::new(Ipv4Addr::from_bits(caller & 0xc000_0003), 9);
        let flow = Flow { src, ..call(port) };
        let first = rules.rows().iter().find(|r| r.spec.takes(flow.proto, port) && r.spec.lets_in(src.addr));
        let expected = first.map_or((DMZ_RULE, Endpoint::new(dmz, port)), |r| (r.id, r.spec.target(port)));
        prop_assert_eq!(led(&rules, &flow), Some((expected.0, expected.1.to_string())));
        for (at, row) in rules.rows().iter().enumerate() {
            let hidden = rules.rows()[..at].iter().find(|before| {
                before.spec.overlaps(&row.spec) && before.spec.from.is_none()
            });
            prop_assert!(hidden.is_none(), "{} hides {}", hidden.map(RuleRow::text).unwrap_or_default(), row.text());
        }
    }
}
