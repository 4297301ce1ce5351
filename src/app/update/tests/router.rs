//! The pages of the router by keys: what they end in, and how it is taken back.

use std::net::Ipv4Addr;

use super::{choose, commands, keys, model};
use crate::app::Overlay;
use crate::app::notice::Notice;
use crate::app::router::PageId;

fn page(model: &crate::app::Model) -> Option<PageId> {
    match model.overlays.last() {
        Some(Overlay::Router(pages)) => Some(pages.page),
        _ => None,
    }
}

#[test]
fn another_lan_address_is_two_lines_and_u_takes_them_back() {
    let mut model = model();
    keys(&mut model, "r Right Right");
    assert_eq!(page(&model), Some(PageId::Lan));
    keys(&mut model, "Enter \"10.0.0.1/24\" Enter");
    let lines = ["router lan 10.0.0.1/24", "router dhcp-server pool 10.0.0.100 10.0.0.199 lease 12h"];
    assert_eq!(commands(&model), lines);
    assert_eq!(model.stage.undo.len(), 1);
    keys(&mut model, "u");
    assert_eq!(commands(&model)[2..], ["lab undo 1"], "the second line only said what the first had done");
    let node = model.stage.router(model.selection.node).expect("the router");
    let pool: [Ipv4Addr; 2] = [[192, 168, 0, 100].into(), [192, 168, 0, 199].into()];
    assert_eq!(node.pools.first().map(|row| [row.pool.0, row.pool.1]), Some(pool));
    assert!(matches!(model.notice, Some(Notice::Undone { .. })), "{:?}", model.notice);
    keys(&mut model, "u");
    assert_eq!(model.notice, Some(Notice::NothingToUndo));
    keys(&mut model, "Esc");
    assert_eq!(page(&model), None);
}

#[test]
fn a_mistake_keeps_the_sheet_open_and_escape_leaves_it_without_a_line() {
    let mut model = model();
    keys(&mut model, "r ] ] Enter \"10.0.0.0/24\" Enter");
    let Some(Overlay::Router(pages)) = model.overlays.last() else { panic!("closed") };
    let sheet = pages.sheet.as_ref().expect("open");
    assert!(sheet.form.error_shown(0).is_some() && sheet.form.at == 0);
    keys(&mut model, "Esc Enter Enter Esc");
    assert_eq!((page(&model), commands(&model).len()), (None, 0), "nothing changed, nothing said");
}

#[test]
fn rows_of_the_firewall_are_added_switched_and_removed() {
    let mut model = model();
    keys(&mut model, "r Left");
    assert_eq!(page(&model), Some(PageId::Firewall));
    keys(&mut model, "a Enter");
    assert!(commands(&model).is_empty(), "a row without a condition would stop everything");
    keys(&mut model, "Up Right Enter Space x u u u");
    let lines = [
        "router iptables -I INPUT 1 -p tcp -j DROP",
        "router firewall off INPUT 1",
        "router iptables -D INPUT 1",
        "lab undo 1",
        "lab undo 1",
        "lab undo 1",
    ];
    assert_eq!(commands(&model), lines);
    let rows = |model: &crate::app::Model| {
        let filter = model.stage.router(model.selection.node).and_then(|node| node.filter.as_ref());
        filter.map(|filter| filter.chains.each_ref().map(|chain| chain.rows.len()))
    };
    assert_eq!(rows(&model), rows(&super::model()), "all of it was taken back");
    // The policy of a chain stands behind its rows: it is switched, but not removed.
    keys(&mut model, "Down Down Down x");
    assert_eq!(model.notice, Some(Notice::PolicyStays));
    keys(&mut model, "Enter");
    assert_eq!(commands(&model)[lines.len()..], ["router iptables -P INPUT DROP"]);
}

#[test]
fn forwarding_has_its_own_form() {
    let mut model = model();
    keys(&mut model, "r Left Left Left Left Enter");
    assert!(matches!(model.overlays.last(), Some(Overlay::Forwards(_))));
}

#[test]
fn pages_are_turned_by_tab_and_by_number_and_say_what_they_have_not() {
    let mut model = model();
    keys(&mut model, "r Tab");
    assert_eq!(page(&model), Some(PageId::Wan));
    keys(&mut model, "4");
    assert_eq!(page(&model), Some(PageId::Wifi));
    keys(&mut model, "BackTab x");
    assert_eq!((page(&model), model.notice.clone()), (Some(PageId::Lan), Some(Notice::NoRows)));
    keys(&mut model, "J");
    assert_eq!(model.notice, Some(Notice::NoSuchKey { keys: "J".into() }));
    keys(&mut model, ": \"hairpin\" Enter");
    assert_eq!(commands(&model), ["router forward hairpin off"]);
    assert!(matches!(model.overlays.as_slice(), [Overlay::Forwards(_)]));
}

#[test]
fn a_lease_is_renewed_where_it_is_looked_at() {
    let mut model = model();
    choose(&mut model, "pc1");
    keys(&mut model, "D d r");
    assert_eq!(commands(&model), ["pc1 dhcp renew eth0"]);
    keys(&mut model, "Esc S ?");
    assert!(matches!(model.overlays.last(), Some(Overlay::Help { .. })), "? is no part of an address");
}
