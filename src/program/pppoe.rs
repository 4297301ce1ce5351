//! `pppoe`: the sessions of a provider's concentrator, and their end.

use crate::os::Sys;

const USAGE: &str = "usage: pppoe [show] | drop N|all";

/// Runs it.
pub(super) async fn pppoe(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["show"] => {
            show(&sys);
            Ok(())
        }
        ["drop", "all"] => drop_sessions(&sys, None),
        ["drop", number] => match number.parse() {
            Ok(number) => drop_sessions(&sys, Some(number)),
            Err(_) => Err(format!("{number:?} is no session's number")),
        },
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => 0,
        Err(why) => {
            sys.err(&format!("pppoe: {why}"));
            1
        }
    }
}

fn drop_sessions(sys: &Sys, session: Option<u16>) -> Result<(), String> {
    match sys.with(|k, cx| k.drop_sessions(cx, session)) {
        0 => Err("there is no such session".into()),
        1 => {
            sys.out("1 session ended");
            Ok(())
        }
        many => {
            sys.out(&format!("{many} sessions ended"));
            Ok(())
        }
    }
}

fn show(sys: &Sys) {
    let now = sys.now();
    let rows = sys.read(|k| k.dialled_in(now));
    sys.out(&format!(
        "{:<9}{:<20}{:<16}{:<18}{:<10}{:<10}{}",
        "Session", "Card", "User", "Address", "LCP", "IPCP", "Age"
    ));
    for row in rows {
        let [lcp, _, ipcp] = row.states;
        let addr = row.addr.map_or_else(|| "-".to_owned(), |addr| addr.to_string());
        let (mac, user) = (row.mac.to_string(), row.user.unwrap_or_else(|| "-".to_owned()));
        sys.out(&format!("{:<9}{mac:<20}{user:<16}{addr:<18}{lcp:<10}{ipcp:<10}{} s", row.session, row.age_secs));
    }
}
