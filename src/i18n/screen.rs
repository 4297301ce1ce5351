//! What the screen's own types say: actions, panes, lists, fields of forms and their mistakes.
//!
//! Most of them carry an id and their message is `KIND-ID` (`Texts::named`); here are those with values in them.

use super::{Arg, Texts};
use crate::app::form::FieldError;
use crate::wire::capture::CaptureError;

impl Texts {
    /// The text of the thing `id` of a kind: `named("action", "pause")` is the message `action-pause`.
    pub fn named(&self, kind: &str, id: &str) -> String {
        self.format(&format!("{kind}-{id}"), &[])
    }
}

/// What is wrong with a field of a form, and what would be right.
pub fn field_error_sentence(texts: &Texts, error: &FieldError) -> String {
    let args: Vec<(&str, Arg)> = match error {
        FieldError::Empty
        | FieldError::NoCondition
        | FieldError::NotAPassphrase
        | FieldError::NotAState
        | FieldError::OverloadUnfiltered => vec![],
        FieldError::NotAPort { text }
        | FieldError::NotAName { text }
        | FieldError::NotANet { text }
        | FieldError::NotAnAddress { text }
        | FieldError::NotOwnNet { text }
        | FieldError::NotATime { text } => {
            vec![("text", text.as_str().into())]
        }
        FieldError::RangeBackwards { first, last } => vec![("first", (*first).into()), ("last", (*last).into())],
        FieldError::RangeTooLong { ports } => vec![("ports", (*ports).into())],
        FieldError::UnknownHost { name, nearest } => {
            vec![("name", name.as_str().into()), ("nearest", nearest.as_deref().unwrap_or("none").into())]
        }
        FieldError::NoAddress { name } | FieldError::NameTaken { name } => vec![("name", name.as_str().into())],
        FieldError::NotInside { addr } | FieldError::OwnAddress { addr } => vec![("addr", addr.to_string().into())],
        FieldError::Conflict { rule } => vec![("rule", (*rule).into())],
        FieldError::TooLong { max } => vec![("max", (*max).into())],
        FieldError::NotANumber { min, max } => vec![("min", (*min).into()), ("max", (*max).into())],
        FieldError::NotInNet { addr, net } => vec![("addr", addr.to_string().into()), ("net", net.to_string().into())],
        FieldError::Overlaps { net } => vec![("net", net.to_string().into())],
        FieldError::Reversed { first, last } => {
            vec![("first", first.to_string().into()), ("last", last.to_string().into())]
        }
        FieldError::KeptFor { host } => vec![("host", host.as_str().into())],
        FieldError::NoInterface { name, there } => {
            vec![("name", name.as_str().into()), ("there", there.as_str().into())]
        }
        FieldError::NeedsProto { proto } => vec![("proto", (*proto).into())],
        FieldError::BadMatch { why } => vec![("why", why.as_str().into())],
        FieldError::BadSetting { setting } => return super::setting_hint(texts, *setting),
        FieldError::BadCharacter { character } => vec![("character", character.to_string().into())],
    };
    texts.format(&format!("field-error-{}", error.id()), &args)
}

/// Why no more of a capture could be read.
pub fn capture_fault(texts: &Texts, fault: CaptureError) -> String {
    match fault {
        CaptureError::NotACapture => texts.text("capture-fault-none").into_owned(),
        CaptureError::LinkType(kind) => texts.format("capture-fault-link-type", &[("kind", kind.into())]),
        CaptureError::Truncated(at) => texts.format("capture-fault-truncated", &[("at", at.into())]),
        CaptureError::Malformed(at) => texts.format("capture-fault-malformed", &[("at", at.into())]),
        CaptureError::TooMany(most) => texts.format("capture-fault-too-many", &[("most", most.into())]),
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::app::form::FieldId;
    use crate::app::list::Purpose;
    use crate::app::{ACTIONS, Group, Pane};
    use crate::i18n::Lang;
    use crate::sim::NodeId;

    fn each(mut check: impl FnMut(&Texts, &str, usize)) {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let mut check = |id: String, cells| check(&texts, &id, cells);
            for row in ACTIONS {
                check(format!("action-{}", row.id), 38);
                check(format!("action-{}.hint", row.id), 14);
            }
            for g in Group::ALL {
                check(format!("group-{}", g.id()), 24);
            }
            for p in Pane::ALL {
                check(format!("pane-{}", p.id()), 12);
            }
            for f in FieldId::all() {
                check(format!("field-{}", f.id()), 14);
            }
            for list in [
                Purpose::Palette,
                Purpose::Scenarios,
                Purpose::Demos,
                Purpose::Boxes,
                Purpose::ShellAt,
                Purpose::RenewAt,
                Purpose::ReleaseAt,
                Purpose::Links,
                Purpose::Connections,
                Purpose::Menu(NodeId(0)),
            ] {
                check(format!("list-{}", list.id()), 30);
            }
        }
    }

    #[test]
    fn every_name_of_the_screen_is_there_and_fits() {
        each(|texts, id, cells| {
            assert!(texts.has(id), "{id} is missing in {}", texts.lang());
            let text = texts.text(id);
            assert!(text.width() <= cells, "{id} in {}: {} cells: {text}", texts.lang(), text.width());
        });
    }

    #[test]
    fn mistakes_in_fields_say_what_would_be_right() {
        let (ko, en) = (Texts::new(Lang::Ko), Texts::new(Lang::En));
        let unknown = FieldError::UnknownHost { name: "pc9".into(), nearest: Some("pc1".into()) };
        assert_eq!(field_error_sentence(&en, &unknown), "There is no pc9 here. Did you mean pc1?");
        assert_eq!(field_error_sentence(&ko, &unknown), "여기에 pc9는 없습니다. 혹시 pc1입니까?");
        let port = FieldError::NotAPort { text: "70000".into() };
        assert_eq!(field_error_sentence(&ko, &port), "70000은 포트가 아닙니다: 1부터 65535까지.");
        for error in [
            FieldError::Empty,
            FieldError::UnknownHost { name: "x".into(), nearest: None },
            FieldError::RangeBackwards { first: 9, last: 1 },
            FieldError::RangeTooLong { ports: 70 },
            FieldError::NotInside { addr: std::net::Ipv4Addr::LOCALHOST },
            FieldError::Conflict { rule: 2 },
            FieldError::NotANumber { min: 1, max: 99 },
            FieldError::NotAName { text: "a..b".into() },
            FieldError::BadCharacter { character: '"' },
            FieldError::NotAnAddress { text: "x".into() },
            FieldError::NotOwnNet { text: "x".into() },
            FieldError::NotATime { text: "x".into() },
            FieldError::NotInNet { addr: std::net::Ipv4Addr::LOCALHOST, net: ipnet::Ipv4Net::default() },
            FieldError::Overlaps { net: ipnet::Ipv4Net::default() },
            FieldError::OwnAddress { addr: std::net::Ipv4Addr::LOCALHOST },
            FieldError::Reversed { first: std::net::Ipv4Addr::BROADCAST, last: std::net::Ipv4Addr::LOCALHOST },
            FieldError::TooLong { max: 32 },
            FieldError::KeptFor { host: "pc1".into() },
            FieldError::NoInterface { name: "x".into(), there: "wan, lan".into() },
            FieldError::NeedsProto { proto: "tcp" },
            FieldError::NotAState,
            FieldError::OverloadUnfiltered,
            FieldError::NameTaken { name: "nas.lan".into() },
            FieldError::BadMatch { why: "x".into() },
        ] {
            for texts in [&ko, &en] {
                let sentence = field_error_sentence(texts, &error);
                assert!(!sentence.starts_with("field-") && !sentence.contains("{$"), "{sentence}");
            }
        }
    }
}
