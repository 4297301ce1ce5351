//! Forwarding before and after: the console lines that make a router's rules, DMZ host and hairpin again what they were.

use std::net::Ipv4Addr;

use crate::app::form::forward::Surroundings;
use crate::proto::nat::RuleRow;

/// The lines that lead back; none when nothing is different.
pub fn way_back(before: &Surroundings, after: &Surroundings) -> Vec<String> {
    let mut lines = Vec::new();
    let in_list = |rules: &[RuleRow], id| rules.iter().any(|row| row.id == id);
    // What is new goes first: it may stand where an old one was.
    let new = after.rules.iter().filter(|row| !in_list(&before.rules, row.id));
    lines.extend(new.map(|row| format!("forward del {}", row.id)));
    for old in &before.rules {
        let now = after.rules.iter().find(|row| row.id == old.id);
        let verb = match now {
            None => Some("restore"),
            Some(now) if (&now.spec, &now.comment) != (&old.spec, &old.comment) => Some("edit"),
            Some(_) => None,
        };
        let words = old.spec.words();
        lines.extend(verb.map(|verb| format!("forward {verb} {} {words} comment \"{}\"", old.id, old.comment)));
        if old.enabled != now.is_none_or(|now| now.enabled) {
            lines.push(format!("forward {} {}", on_off(old.enabled), old.id));
        }
    }
    if before.dmz != after.dmz {
        lines.push(format!(
            "forward dmz {}",
            before.dmz.map_or_else(|| "off".to_owned(), |host: Ipv4Addr| host.to_string())
        ));
    }
    if before.hairpin != after.hairpin {
        lines.push(format!("forward hairpin {}", on_off(before.hairpin)));
    }
    lines
}

const fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}
