//! What a lab refuses, and what a scenario expects of it, in a sentence.

use super::{Arg, Texts};
use crate::lab::{Expected, LabError, Setting, SettingError};

/// Why the lab refuses a command.
pub fn lab_error_sentence(texts: &Texts, error: &LabError) -> String {
    let near = |nearest: &Option<String>| nearest.clone().unwrap_or_else(|| "none".into());
    let (id, args): (&str, Vec<(&str, Arg)>) = match error {
        LabError::NoSuchNode { name, nearest } => {
            ("no-such-node", vec![("name", name.clone().into()), ("nearest", near(nearest).into())])
        }
        LabError::NoSuchPort { name, nearest } => {
            ("no-such-port", vec![("name", name.clone().into()), ("nearest", near(nearest).into())])
        }
        LabError::Empty => ("empty", vec![]),
        LabError::UnknownLabCommand { word, nearest } => {
            ("unknown-lab-command", vec![("word", word.clone().into()), ("nearest", near(nearest).into())])
        }
        LabError::BadArgument { text, expected } => {
            ("bad-argument", vec![("text", text.clone().into()), ("expected", (*expected).into())])
        }
        LabError::BadSetting(error) => return setting_error_sentence(texts, error),
        LabError::TooManyBoxes { limit } => ("too-many-boxes", vec![("limit", (*limit).into())]),
        LabError::TooManyCables { limit } => ("too-many-cables", vec![("limit", (*limit).into())]),
        LabError::PortTaken { name } => ("port-taken", vec![("name", name.clone().into())]),
        LabError::NoFreePort { node } => ("no-free-port", vec![("node", node.clone().into())]),
        LabError::NothingToUndo => ("nothing-to-undo", vec![]),
        LabError::NothingToRedo => ("nothing-to-redo", vec![]),
        LabError::TooManyProcesses => ("too-many-processes", vec![]),
        LabError::PoweredOff { node } => ("powered-off", vec![("node", node.clone().into())]),
        LabError::NobodyReads { node } => ("nobody-reads", vec![("node", node.clone().into())]),
        LabError::TooManyTerminals => ("too-many-terminals", vec![]),
        LabError::TerminalFull => ("terminal-full", vec![]),
    };
    texts.format(&format!("refused-{id}"), &args)
}

/// What is wrong with a word that should set a line's trouble.
pub fn setting_error_sentence(texts: &Texts, error: &SettingError) -> String {
    match error {
        SettingError::Unknown { word, nearest } => {
            let nearest = nearest.clone().unwrap_or_else(|| "none".into());
            let word = if word.is_empty() { "none".into() } else { word.clone() };
            texts.format("bad-setting", &[("word", word.into()), ("nearest", nearest.into())])
        }
        SettingError::BadValue { setting, text } => {
            let text = if text.is_empty() { "none".into() } else { text.clone() };
            texts.format(&format!("bad-setting-{}", setting.word()), &[("text", text.into())])
        }
    }
}

/// What a setting of a line's trouble looks like, in a few words.
pub fn setting_hint(texts: &Texts, setting: Setting) -> String {
    texts.format(&format!("bad-setting-{}.hint", setting.word()), &[])
}

/// What should hold.
pub fn expectation_sentence(texts: &Texts, expected: &Expected) -> String {
    let (id, args): (&str, Vec<(&str, Arg)>) = match expected {
        Expected::Prints { node, text } => {
            ("expected-prints", vec![("node", node.clone().into()), ("text", text.clone().into())])
        }
        Expected::Number { node, text, least, most } => (
            "expected-number",
            vec![
                ("node", node.clone().into()),
                ("text", text.clone().into()),
                ("least", (*least).into()),
                ("most", most.map_or_else(|| "none".into(), Arg::from)),
            ],
        ),
        Expected::Exits { node, command, code } => (
            "expected-exits",
            vec![("node", node.clone().into()), ("command", command.clone().into()), ("code", (*code).into())],
        ),
        Expected::Address { node, iface, within } => (
            "expected-address",
            vec![("node", node.clone().into()), ("iface", iface.clone().into()), ("within", within.to_string().into())],
        ),
    };
    texts.format(id, &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_expectation_and_refusal_is_a_sentence_with_its_values() {
        let expected = [
            Expected::Prints { node: "pc1".into(), text: "hello".into() },
            Expected::Number { node: "pc1".into(), text: "# bytes".into(), least: 9, most: Some(60_000) },
            Expected::Exits { node: "pc1".into(), command: "ping".into(), code: 7 },
            Expected::Address { node: "pc1".into(), iface: "eth0".into(), within: "10.0.0.0/24".parse().unwrap() },
        ];
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let told: Vec<String> = expected.iter().map(|e| expectation_sentence(&texts, e)).collect();
            for (sentence, value) in told.iter().zip(["hello", "60000", "7", "10.0.0.0/24"]) {
                assert!(sentence.contains("pc1") && sentence.contains(value) && !sentence.contains('$'), "{sentence}");
            }
            let nearest = Some("router:wan".into());
            let refused = lab_error_sentence(&texts, &LabError::NoSuchPort { name: "router:wam".into(), nearest });
            assert!(refused.contains("router:wam") && refused.contains("router:wan"), "{refused}");
        }
    }
}
