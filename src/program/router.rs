//! The translation table of a home router, as `nat` prints it.

use super::tools::proto_name;
use crate::os::Sys;

/// `nat`: the translations.
pub(super) async fn nat(sys: Sys, _words: Vec<String>) -> u8 {
    let now = sys.now();
    let rows = sys.read(|k| k.nat.as_ref().map(|nat| nat.nat.rows(now)).unwrap_or_default());
    sys.out(&format!("{:<6}{:<24}{:<24}{:<24}{:<14}{}", "Proto", "Inside", "Outside", "Remote", "State", "Left"));
    for row in rows {
        let (inside, outside, remote) = (row.inside.to_string(), row.outside.to_string(), row.remote.to_string());
        sys.out(&format!(
            "{:<6}{inside:<24}{outside:<24}{remote:<24}{:<14}{} s",
            proto_name(Some(row.proto)),
            row.state.name(),
            row.expires_secs
        ));
    }
    0
}
