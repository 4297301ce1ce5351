//! Every page gives back what it shows, ends in the lines it says, and is undone by the lines it remembers.

use super::*;
use crate::app::form::{Field, FieldError, FieldId};
use crate::lab::{Command, Lab, LabOptions, NodeView};
use crate::proto::filter::Hook;

const HOME: &str = r#"Scenario(format: 1, title: "t", nodes: [
    Isp(name: "isp", interfaces: [(name: "access", address: "203.0.113.1/24")],
        dhcp: (interface: "access", pool: ("203.0.113.2", "203.0.113.9"), dns: "203.0.113.1")),
    HomeRouter(name: "router", ssid: "home", dhcp: (reservations: [(host: "pc1", address: "192.168.0.10")]),
        port_forwards: [(port: 8080, to: "192.168.0.10:80")],
        firewall: ["-I FORWARD 1 -p tcp --sport 5 --tcp-flags SYN,ACK SYN -m comment --comment \"odd one\" -j REJECT"]),
    Pc(name: "pc1"),
], links: [Cable(ends: ("router:wan", "isp:access")), Cable(ends: ("pc1", "router:lan1"))])"#;

fn lab() -> Lab {
    let plan = crate::scenario::load(HOME, "home").expect("no mistakes");
    let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
    lab.run_until(crate::sim::SimTime::from_secs(8));
    lab
}

fn router(lab: &Lab) -> NodeView {
    lab.view().nodes.into_iter().find(|node| node.name == "router").expect("the router")
}

fn row_of(page: PageId) -> &'static Page {
    list_of(page).expect("a list")
}

fn around(lab: &Lab) -> Around {
    Around::of(vec![("pc1".to_owned(), None)], &router(lab))
}

fn write(lab: &Lab, sheet: &mut Sheet, id: FieldId, text: &str) {
    let field = sheet.form.fields.iter_mut().find(|field| field.id == id).expect("a field");
    *field = match &field.kind {
        crate::app::form::FieldKind::Text(_) => Field { touched: true, ..Field::text(id, text) },
        crate::app::form::FieldKind::Choice { offers, .. } => {
            let offers: Vec<&str> = offers.iter().map(|offer| offer.value.as_str()).collect();
            Field::choice(id, true, offers, text)
        }
    };
    sheet.changed(&router(lab), &around(lab));
}

fn give(lab: &mut Lab, lines: &[String]) {
    for line in lines {
        lab.command(&Command::new("router", line)).expect("taken");
    }
}

/// What of a router is set: everything that pages show but counters and what is lent.
fn set_up(lab: &Lab) -> (Vec<String>, String, String, Vec<(String, std::net::Ipv4Addr)>) {
    let node = router(lab);
    let pages: Vec<String> = PageId::ALL
        .into_iter()
        .filter_map(page_of)
        .map(|page| format!("{:?}", Sheet::new(page, &node, None).after()))
        .collect();
    let mut filter = node.filter.clone().expect("a filter");
    for row in filter.chains.iter_mut().flat_map(|chain| &mut chain.rows) {
        (row.packets, row.bytes, row.made) = (0, 0, crate::trace::FactId::NONE);
    }
    let chains: Vec<String> = filter.chains.iter().map(|c| format!("{:?} {:?}", c.policy, c.rows)).collect();
    (pages, chains.join("\n"), format!("{:?}", node.pools), node.dns_hosts)
}

#[test]
fn a_page_that_nobody_changed_ends_in_nothing() {
    let lab = lab();
    let node = router(&lab);
    for page in PageId::ALL {
        if let Some(declared) = page_of(page) {
            let mut sheet = Sheet::new(declared, &node, None);
            sheet.changed(&node, &around(&lab));
            assert_eq!((sheet.commands(), sheet.changes()), (vec![], vec![]), "{page:?}");
            assert!(sheet.form.is_valid(), "{page:?}: {:?}", sheet.form);
        }
        for (at, row) in rows(&node, page).into_iter().enumerate() {
            if matches!(row, RowKind::Policy(_)) {
                continue;
            }
            let declared = row_of(page);
            let mut sheet = Sheet::new(declared, &node, Some(at));
            sheet.changed(&node, &around(&lab));
            assert!(sheet.form.is_valid() && sheet.commands().is_empty(), "{row:?}: {:?}", sheet.form);
        }
    }
}

/// A page, what is written into its fields, and the lines it ends in.
type Step = (PageId, &'static [(FieldId, &'static str)], &'static [&'static str]);

#[test]
fn each_change_is_its_line_and_undo_restores_the_router() {
    let (wan, lan, wifi) = (PageId::Wan, PageId::Lan, PageId::Wifi);
    let (nat, timers) = (PageId::Nat, PageId::Timers);
    let services = PageId::Services;
    let steps: [Step; 14] = [
        (
            wan,
            &[(FieldId::WanMode, "static"), (FieldId::WanAddress, "203.0.113.7/24")],
            &["wan static 203.0.113.7/24 203.0.113.1"],
        ),
        (wan, &[(FieldId::NameServers, "9.9.9.9 1.1.1.1")], &["wan dns 9.9.9.9 1.1.1.1"]),
        (
            lan,
            &[(FieldId::LanAddress, "10.0.0.1/29")],
            &["lan 10.0.0.1/29", "dhcp-server pool 10.0.0.2 10.0.0.6 lease 12h"],
        ),
        (lan, &[(FieldId::Lease, "30m")], &["dhcp-server pool 192.168.0.100 192.168.0.199 lease 30m"]),
        (
            lan,
            &[(FieldId::LanAddress, "10.0.0.1/24")],
            &["lan 10.0.0.1/24", "dhcp-server pool 10.0.0.100 10.0.0.199 lease 12h"],
        ),
        (wifi, &[(FieldId::Ssid, "my attic")], &["wifi ssid 'my attic'"]),
        (wifi, &[(FieldId::Radio, "off")], &["wifi off"]),
        (
            wifi,
            &[(FieldId::WifiPassword, "correct horse"), (FieldId::WifiChannel, "6")],
            &["wifi password 'correct horse'", "wifi channel 6"],
        ),
        (
            nat,
            &[(FieldId::Nat("mapping"), "address-dependent"), (FieldId::Nat("hairpin"), "off")],
            &["nat set mapping=address-dependent hairpin=off"],
        ),
        (
            nat,
            &[(FieldId::Nat("overload"), "on"), (FieldId::Nat("filtering"), "address-and-port-dependent")],
            &["nat set filtering=address-and-port-dependent overload=on"],
        ),
        (nat, &[(FieldId::Nat("ports"), "5000-5999")], &["nat set ports=5000-5999"]),
        (
            services,
            &[
                (FieldId::Ddns, "on"),
                (FieldId::DdnsName, "home.example.com"),
                (FieldId::DdnsService, "ns.example.com:8080"),
                (FieldId::DdnsUser, "home"),
                (FieldId::DdnsPassword, "two words"),
            ],
            &["ddns set home.example.com 'ns.example.com:8080' home 'two words'"],
        ),
        (services, &[(FieldId::Pcp, "on")], &["pcp server on"]),
        (timers, &[(FieldId::Nat("udp"), "30")], &["nat set -f udp=30"]),
    ];
    for (page, writes, lines) in steps {
        let mut lab = lab();
        let before = set_up(&lab);
        let mut sheet = Sheet::new(page_of(page).expect("a sheet"), &router(&lab), None);
        for (id, text) in writes {
            write(&lab, &mut sheet, *id, text);
        }
        assert!(sheet.form.is_valid(), "{:?}", sheet.form);
        assert_eq!(sheet.commands(), lines);
        give(&mut lab, &sheet.commands());
        assert_ne!(set_up(&lab), before, "{lines:?}");
        give(&mut lab, &sheet.undo("router").lines);
        lab.run_until(lab.now() + core::time::Duration::from_secs(8));
        assert_eq!(set_up(&lab), before, "{:?}", sheet.undo("router").lines);
    }
}

#[test]
fn rows_are_added_changed_moved_removed_and_all_of_it_is_taken_back() {
    let mut lab = lab();
    let before = set_up(&lab);
    let mut steps = Vec::new();
    let mut apply = |lab: &mut Lab, lines: Vec<String>, back: Vec<String>| {
        give(lab, &lines);
        steps.push(back);
    };
    let mut sheet = Sheet::new_row(row_of(PageId::Firewall), &router(&lab), None);
    write(&lab, &mut sheet, FieldId::Source, "pc1");
    write(&lab, &mut sheet, FieldId::FilterProto, "tcp");
    write(&lab, &mut sheet, FieldId::FilterPort, "80-90");
    write(&lab, &mut sheet, FieldId::Note, "no web");
    let line = r#"iptables -I FORWARD 1 -s pc1 -p tcp --dport 80:90 -m comment --comment "no web" -j DROP"#;
    assert_eq!(sheet.commands(), [line]);
    apply(&mut lab, sheet.commands(), sheet.undo("router").lines);

    // The list is INPUT 1 to 3 and its policy, then FORWARD.
    let mut sheet = Sheet::new(row_of(PageId::Firewall), &router(&lab), Some(4));
    assert_eq!(Values(&sheet.after()).get(FieldId::Note), "no web");
    write(&lab, &mut sheet, FieldId::Verdict, "tcp-reset");
    assert!(sheet.commands()[0].starts_with("iptables -R FORWARD 1 -s 192.168.0.10 "), "{:?}", sheet.commands());
    apply(&mut lab, sheet.commands(), sheet.undo("router").lines);
    let mut sheet = Sheet::new(row_of(PageId::Firewall), &router(&lab), Some(4));
    write(&lab, &mut sheet, FieldId::Place, "3");
    assert_eq!(sheet.commands()[0], "iptables -D FORWARD 1");
    apply(&mut lab, sheet.commands(), sheet.undo("router").lines);

    for row in [RowKind::Filter(Hook::Forward, 1), RowKind::Reservation(0)] {
        let (line, back) = removal(&router(&lab), row).expect("it can go");
        apply(&mut lab, vec![line], back);
    }
    for row in [RowKind::Filter(Hook::Input, 2), RowKind::Policy(Hook::Output)] {
        let (line, back) = switching(&router(&lab), row).expect("it can be switched");
        apply(&mut lab, vec![line], back);
    }
    let mut sheet = Sheet::new_row(row_of(PageId::Reservations), &router(&lab), None);
    write(&lab, &mut sheet, FieldId::KeepFor, "pc1");
    write(&lab, &mut sheet, FieldId::KeptAddress, "192.168.0.77");
    assert_eq!(sheet.commands(), ["reserve pc1 192.168.0.77"]);
    apply(&mut lab, sheet.commands(), sheet.undo("router").lines);
    for (name, addr) in [("nas", "192.168.0.20"), ("printer", "192.168.0.21")] {
        let mut sheet = Sheet::new_row(row_of(PageId::Dns), &router(&lab), None);
        write(&lab, &mut sheet, FieldId::HostName, name);
        write(&lab, &mut sheet, FieldId::HostAddress, addr);
        assert_eq!(sheet.commands(), [format!("dns host add {name} {addr}")]);
        apply(&mut lab, sheet.commands(), sheet.undo("router").lines);
    }
    let mut sheet = Sheet::new(row_of(PageId::Dns), &router(&lab), Some(0));
    write(&lab, &mut sheet, FieldId::HostName, "Printer");
    assert!(!sheet.form.is_valid(), "another entry has it: {:?}", sheet.form);
    write(&lab, &mut sheet, FieldId::HostName, "store.lan");
    assert_eq!(sheet.commands(), ["dns host del nas.lan", "dns host add store.lan 192.168.0.20"]);
    apply(&mut lab, sheet.commands(), sheet.undo("router").lines);
    let (line, back) = removal(&router(&lab), RowKind::Name(0)).expect("it can go");
    apply(&mut lab, vec![line], back);
    assert_eq!(router(&lab).dns_hosts.len(), 1);
    assert_ne!(set_up(&lab), before);
    for back in steps.iter().rev() {
        give(&mut lab, back);
    }
    assert_eq!(set_up(&lab), before);
}

#[test]
fn mistakes_stand_beside_their_field_and_what_follows_is_filled_in() {
    let lab = lab();
    let mut sheet = Sheet::new(page_of(PageId::Lan).expect("a sheet"), &router(&lab), None);
    write(&lab, &mut sheet, FieldId::LanAddress, "10.0.0.1/24");
    assert_eq!(Values(&sheet.after()).get(FieldId::PoolLast), "10.0.0.199", "the pool moves along");
    let (view, node) = (lab.view(), router(&lab));
    assert_eq!(
        sheet.fallout(&view, &node),
        [Fallout::LeasesVoid { leases: 1 }, Fallout::ForwardsStale { forwards: 1 }]
    );
    for (id, wrong) in [
        (FieldId::LanAddress, "203.0.113.77/24"),
        (FieldId::LanAddress, "10.0.0.0/24"),
        (FieldId::PoolFirst, "192.168.0.1"),
        (FieldId::Lease, "soon"),
    ] {
        write(&lab, &mut sheet, id, wrong);
        assert!(sheet.form.field(id).is_some_and(|field| field.error.is_some()), "{wrong}");
        sheet = Sheet::new(page_of(PageId::Lan).expect("a sheet"), &node, None);
    }
    let mut sheet = Sheet::new(page_of(PageId::Nat).expect("a sheet"), &node, None);
    write(&lab, &mut sheet, FieldId::Nat("mapping"), "address-and-port-dependent");
    assert_eq!(sheet.notes(&node), [Note::BehavesAs(crate::proto::nat::ClassicNat::Symmetric)]);
    write(&lab, &mut sheet, FieldId::Nat("overload"), "on");
    let error = sheet.form.field(FieldId::Nat("filtering")).and_then(|field| field.error.clone());
    assert_eq!(error, Some(FieldError::OverloadUnfiltered));
    let mut sheet = Sheet::new(page_of(PageId::Timers).expect("a sheet"), &node, None);
    write(&lab, &mut sheet, FieldId::Nat("icmp"), "59");
    assert_eq!(sheet.fallout(&view, &node), [Fallout::TooShort { least_secs: 60, source: "RFC 5508 REQ-2" }]);
    write(&lab, &mut sheet, FieldId::Nat("icmp"), "0");
    assert!(!sheet.form.is_valid());
    let mut sheet = Sheet::new_row(row_of(PageId::Firewall), &node, None);
    for (id, wrong) in [
        (FieldId::Place, "9"),
        (FieldId::Source, "nobody"),
        (FieldId::InIface, "eth9"),
        (FieldId::FilterPort, "0"),
        (FieldId::States, "OLD"),
        (FieldId::Matches, "--what 1"),
        (FieldId::Note, "\"quoted\""),
    ] {
        write(&lab, &mut sheet, id, wrong);
        assert!(sheet.form.field(id).is_some_and(|field| field.error.is_some()), "{wrong}");
    }
}
