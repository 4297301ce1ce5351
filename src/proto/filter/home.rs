//! What stands in the chains of a home router as it comes from the shop.
//!
//! From outside nobody gets to the router itself but answers and pings, and nobody gets inside but answers and what a
//! port-forward rule has called for; from inside everything goes out (RFC 6092 is the same advice for IPv6).

use super::{Filter, Hook, read_row};
use crate::proto::Profile;

impl Filter {
    /// The chains of a home router with these interfaces. By the RFCs a caller is told that a port is closed (RFC 1122
    /// 3.2.2.1); the recorded Linux router keeps silent.
    pub fn of_home_router(wan: &str, lan: &str, profile: Profile) -> Filter {
        let closed = match profile {
            Profile::Rfc => "REJECT",
            Profile::Linux => "DROP",
        };
        let rows = [
            (Hook::Input, "--ctstate RELATED,ESTABLISHED -j ACCEPT".to_owned()),
            (Hook::Input, format!("-i {wan} -p icmp --icmp-type echo-request -j ACCEPT")),
            (Hook::Input, format!("-i {wan} -j {closed}")),
            (Hook::Forward, "--ctstate RELATED,ESTABLISHED -j ACCEPT".to_owned()),
            (Hook::Forward, format!("-i {lan} -j ACCEPT")),
            (Hook::Forward, format!("-i {wan} --ctstate DNAT -j ACCEPT")),
        ];
        let mut filter = Filter::default();
        for (hook, text) in rows {
            // The words are ours and the chains are empty: neither can fail.
            if let Ok(row) = read_row(&text.split(' ').collect::<Vec<_>>()) {
                let _ = filter.insert(hook, None, row);
            }
        }
        filter.set_policy(Hook::Forward, false);
        filter
    }
}
