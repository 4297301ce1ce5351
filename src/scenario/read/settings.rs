//! The settings of a box: lines as in sysctl.conf, `"net.ipv4.tcp_fin_timeout = 30"`.

use super::fields::Fields;
use super::values::{one_or_more, text};
use crate::os::{Setting, settings_table};
use crate::scenario::report::Report;
use crate::scenario::syntax::{Tree, shortened};
use crate::scenario::{Form, Mistake};

/// Settings of a box.
const MAX_SETTINGS: usize = 64;
/// Characters of one.
const MAX_CHARS: usize = 200;

/// `sysctl: ["net.ipv4.tcp_sack = 0", …]`
pub(super) fn read_settings(fields: Fields<'_>, report: &mut Report<'_>) -> Vec<(&'static str, String)> {
    let Some(tree) = fields.get("sysctl") else { return Vec::new() };
    let items = one_or_more(tree, Form::Setting, MAX_SETTINGS, report);
    items.iter().filter_map(|tree| read_setting(tree, report)).collect()
}

fn read_setting(tree: &Tree, report: &mut Report<'_>) -> Option<(&'static str, String)> {
    let line = text(tree, Form::Setting, MAX_CHARS, report)?;
    let Some((name, value)) = line.value.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else {
        report.add(line.at, Mistake::NoSetting { found: shortened(&line.value) });
        return None;
    };
    let Some(row) = Setting::find(name) else {
        let mistake = Mistake::UnknownSetting { name: shortened(name) };
        report.add_meant(line.at, mistake, name, settings_table().iter().map(|row| row.name));
        return None;
    };
    if !row.takes(value) {
        let (found, allowed) = (shortened(value), row.allowed.to_string());
        report.add(line.at, Mistake::BadSetting { name: row.name, found, allowed });
        return None;
    }
    Some((row.name, value.to_owned()))
}
