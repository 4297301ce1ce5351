//! The firewall of a box: lines as `iptables` reads them, without its name.

use super::fields::Fields;
use super::values::{one_or_more, text};
use crate::device::off_line;
use crate::proto::filter::{FILTER_ROWS_MAX, read_change_line};
use crate::scenario::report::Report;
use crate::scenario::syntax::{Tree, shortened};
use crate::scenario::{Form, Mistake};

/// Characters of a line.
const MAX_CHARS: usize = 300;

/// `firewall: ["-A INPUT -p tcp --dport 80 -j DROP", "-P FORWARD DROP"]`
pub(super) fn read_firewall(fields: Fields<'_>, report: &mut Report<'_>) -> Vec<String> {
    let Some(tree) = fields.get("firewall") else { return Vec::new() };
    let items = one_or_more(tree, Form::FirewallLine, FILTER_ROWS_MAX, report);
    items.iter().filter_map(|tree| read_line(tree, report)).collect()
}

fn read_line(tree: &Tree, report: &mut Report<'_>) -> Option<String> {
    let line = text(tree, Form::FirewallLine, MAX_CHARS, report)?;
    match read_change_line(off_line(&line.value).0) {
        Ok(_) => Some(line.value),
        Err(why) => {
            let (found, word) = (shortened(&line.value), shortened(why.word()));
            report.add(line.at, Mistake::BadFirewallLine { found, word });
            None
        }
    }
}
