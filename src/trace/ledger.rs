//! The ledger: one aligned line a fact, to be read by a person and compared by `diff`. No sentences: the names and
//! numbers of the fact as they are.

use serde_json::Value;

use super::Fact;

/// `id  seconds  node  L#  cause  frame  kind.variant  key=value…`. Nodes are named by `name_of`.
pub fn ledger_line(fact: &Fact, node: &str) -> String {
    let value = serde_json::to_value(&fact.what).unwrap_or(Value::Null);
    let (kind, rest) = describe(&value);
    let frame = fact.frame.map_or_else(|| "-".into(), |f| format!("f{}", f.0));
    let cause = if fact.cause.is_some() { format!("<{}", fact.cause.0) } else { "root".into() };
    format!(
        "{:>6} {:>12} {:<10} L{} {:>7} {:>6}  {:<18} {}",
        fact.id.0,
        fact.at.to_string(),
        node,
        fact.what.layer(),
        cause,
        frame,
        kind,
        rest
    )
    .trim_end()
    .to_owned()
}

/// Splits the JSON of a fact into its dotted name and its values.
fn describe(value: &Value) -> (String, String) {
    let mut name = Vec::new();
    let mut at = value;
    loop {
        match at {
            Value::String(s) => {
                name.push(s.clone());
                return (name.join("."), String::new());
            }
            Value::Object(map) if map.len() == 1 && name.len() < 2 => {
                let Some((key, inner)) = map.iter().next() else { break };
                if !matches!(inner, Value::Object(_) | Value::String(_)) || (name.len() == 1 && inner.is_string()) {
                    break;
                }
                name.push(key.clone());
                at = inner;
            }
            _ => break,
        }
        if name.len() == 2 {
            break;
        }
    }
    (name.join("."), values(at))
}

fn values(value: &Value) -> String {
    let Value::Object(map) = value else { return plain(value) };
    map.iter().map(|(k, v)| format!("{k}={}", plain(v))).collect::<Vec<_>>().join(" ")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(s) if !s.contains(' ') => s.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FactId, SwitchFact, What};
    use super::*;
    use crate::sim::SimTime;

    fn fact(what: What) -> Fact {
        Fact { id: FactId(7), at: SimTime::from_millis(1500), node: None, frame: None, cause: FactId(3), what }
    }

    #[test]
    fn a_line_names_kind_and_values() {
        let line = ledger_line(&fact(What::Switch(SwitchFact::ToSelf)), "sw");
        assert_eq!(line, "     7     1.500000 sw         L2      <3      -  switch.to_self");
        let line = ledger_line(&fact(What::Command { line: "ping pc2".into() }), "pc1");
        assert!(line.ends_with("command            line=\"ping pc2\""), "{line}");
    }
}
