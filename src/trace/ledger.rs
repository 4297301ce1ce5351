//! The ledger: one aligned line a fact, to be read by a person and compared by `diff`. No sentences: the names and
//! numbers of the fact as they are.

use core::time::Duration;

use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use super::Fact;
use super::facts::{Parts, unwrap_variant};

/// The widths of the columns, in terminal cells.
#[derive(Clone, Copy, Debug)]
pub struct Ledger {
    node: usize,
}

/// The longest name of a fact, `tcp.receive_window_opened`.
const NAME_CELLS: usize = 25;
/// The narrowest column of boxes.
const NODE_CELLS_MIN: usize = 8;

impl Ledger {
    /// Columns wide enough for boxes of these names.
    pub fn new<'a>(nodes: impl IntoIterator<Item = &'a str>) -> Ledger {
        Ledger { node: nodes.into_iter().map(UnicodeWidthStr::width).max().unwrap_or(0).max(NODE_CELLS_MIN) }
    }

    /// What a fact says, without where and when: `drop.no_listener port=80 …`.
    pub fn what(fact: &Fact) -> String {
        let parts = Parts::of(&fact.what);
        format!("{} {}", parts.name(), values(&parts.fields)).trim_end().to_owned()
    }

    /// `id seconds node layer cause frame kind.variant field=value…`.
    pub fn line(&self, fact: &Fact, node: &str) -> String {
        let parts = Parts::of(&fact.what);
        let frame = fact.frame.map_or_else(|| "-".into(), |f| format!("f{}", f.0));
        let cause = if fact.cause.is_some() { format!("<{}", fact.cause.0) } else { "root".into() };
        let (at, node, name) = (fact.at.to_string(), fit(node, self.node), fit(&parts.name(), NAME_CELLS));
        let (layer, values) = (fact.what.layer(), values(&parts.fields));
        let line = format!("{:>7} {at:>13} {node} L{layer} {cause:>8} {frame:>7}  {name} {values}", fact.id.0);
        line.trim_end().to_owned()
    }
}

/// A text and the blanks behind it that its column needs; Korean letters are two cells wide.
fn fit(text: &str, cells: usize) -> String {
    format!("{text}{:1$}", "", cells.saturating_sub(text.width()))
}

fn values(fields: &Map<String, Value>) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect::<Vec<_>>().join(" ")
}

/// A value in one word: `-` for none, `20ms` for a span, `unread_data(bytes=5)` for a word with values of its own.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "-".into(),
        Value::String(text) if is_one_word(text) => text.clone(),
        Value::Object(map) => span(map).unwrap_or_else(|| {
            let (name, inside) = unwrap_variant(value.clone());
            format!("{name}({})", inside.as_object().map(values).unwrap_or_default())
        }),
        other => other.to_string(),
    }
}

fn is_one_word(text: &str) -> bool {
    !text.is_empty() && text != "-" && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"')
}

fn span(map: &Map<String, Value>) -> Option<String> {
    let part = |key| map.get(key).and_then(Value::as_u64);
    Some(format!("{:?}", Duration::new(part("secs")?, u32::try_from(part("nanos")?).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{FrameId, SimTime};
    use crate::trace::{FactId, LinkFact, SwitchFact, TcpEvent, TcpFact, TcpResetWhy, What};

    fn line(what: What, node: &str) -> String {
        let (at, cause) = (SimTime::from_millis(1500), FactId(3));
        let fact = Fact { id: FactId(7), at, node: None, frame: Some(FrameId(12)), cause, what };
        Ledger::new(["sw", "컴퓨터", "a-long-name"]).line(&fact, node)
    }

    #[test]
    fn a_line_names_kind_and_values() {
        let told = line(What::Switch(SwitchFact::ToSelf), "sw");
        assert_eq!(told, "      7      1.500000 sw          L2       <3     f12  switch.to_self");
        let told = line(What::Command { line: "ping pc2".into() }, "a-long-name");
        assert_eq!(
            told,
            "      7      1.500000 a-long-name L7       <3     f12  command                   line=\"ping pc2\""
        );
    }

    #[test]
    fn columns_stand_under_each_other_whatever_the_name() {
        let of = |node| line(What::Boot, node);
        let at = |told: &str| told.split_once(" L7 ").map(|(before, _)| before.width());
        assert_eq!(at(&of("sw")), at(&of("컴퓨터")));
        assert_eq!(at(&of("sw")), at(&of("a-long-name")));
    }

    #[test]
    fn every_value_is_one_word() {
        let end = "10.0.0.1:80".parse().expect("an end");
        let event = TcpEvent::ResetSent { seq: 9, why: TcpResetWhy::UnreadData { bytes: 5 } };
        let told = line(What::tcp(TcpFact { local: end, remote: end, event }), "sw");
        assert!(told.contains(" tcp.reset_sent "), "{told}");
        assert!(told.ends_with("local=10.0.0.1:80 remote=10.0.0.1:80 seq=9 why=unread_data(bytes=5)"), "{told}");
        let late = LinkFact::Late { by: Duration::from_millis(2), most: Box::new(Duration::from_millis(20)) };
        assert!(line(What::Link(late), "sw").ends_with("by=2ms most=20ms"));
    }
}
