//! The DHCP of a box: the state machine of a client, the pool of a server, and a second server on the same network.

use super::host::scene;

#[test]
fn a_client_that_looks_for_its_address_and_one_that_has_it() {
    for lang in ["en", "ko"] {
        let mut checking = scene("two-dhcp-servers", 3_000, (lang, false), "b \"pc1\" Enter D");
        insta::assert_snapshot!(format!("dhcp_checking_{lang}_80x24"), checking.screen(80, 24).to_text());
        let mut bound = scene("two-dhcp-servers", 30_000, (lang, false), "b \"pc1\" Enter D");
        insta::assert_snapshot!(format!("dhcp_bound_{lang}_120x40"), bound.screen(120, 40).to_text());
    }
    let mut plain = scene("home", 2_000, ("en", true), "b \"pc1\" Enter D");
    insta::assert_snapshot!("dhcp_bound_ascii", plain.screen(80, 24).to_text());
}

#[test]
fn a_server_with_its_pool_and_another_one_beside_it() {
    for lang in ["en", "ko"] {
        let mut pool = scene("address-conflict", 30_000, (lang, false), "b \"router\" Enter D");
        insta::assert_snapshot!(format!("dhcp_pool_{lang}_80x24"), pool.screen(80, 24).to_text());
        let mut rogue = scene("two-dhcp-servers", 30_000, (lang, false), "b \"router\" Enter D");
        insta::assert_snapshot!(format!("dhcp_rogue_{lang}_120x40"), rogue.screen(120, 40).to_text());
    }
    let mut ascii = scene("two-dhcp-servers", 30_000, ("ko", true), "b \"router\" Enter D");
    insta::assert_snapshot!("dhcp_rogue_ascii", ascii.screen(80, 24).to_text());
}
