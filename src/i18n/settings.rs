//! The settings of a box → the page about them, in one language.

use super::{Lang, Texts};
use crate::os::{Settings, settings_table};

/// What a setting does, in one sentence.
pub fn setting_sentence(texts: &Texts, name: &str) -> String {
    texts.text(&format!("setting-{}", name.replace('.', "-"))).into_owned()
}

/// The rows of docs/settings.md: name, default, unit, values, both sentences, source.
pub fn settings_page() -> String {
    let (en, ko) = (Texts::new(Lang::En), Texts::new(Lang::Ko));
    let row = |row: &crate::os::Setting| {
        let default = row.value(&Settings::DEFAULT).replace('\t', " ");
        let sentences = format!("{}<br>{}", setting_sentence(&en, row.name), setting_sentence(&ko, row.name));
        let (unit, allowed) = (row.unit.symbol(), row.allowed.to_string().replace('|', "or"));
        format!("| `{}` | {default} | {unit} | {allowed} | {sentences} | {} |\n", row.name, row.source)
    };
    settings_table().iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::completeness::ids;
    use super::super::texts::Subject;
    use super::*;

    #[test]
    fn each_setting_has_its_sentence_and_no_sentence_is_left_over() {
        let named: BTreeSet<_> =
            settings_table().iter().map(|row| format!("setting-{}", row.name.replace('.', "-"))).collect();
        for lang in Lang::ALL {
            assert_eq!(ids(Subject::Settings, lang), named, "{lang}");
        }
    }
}
