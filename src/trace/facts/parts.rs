//! A fact taken apart: its kind, its variant, and its fields as JSON. For whoever names facts without knowing them:
//! the ledger prints the names, the catalogues have a message for each.

use serde_json::{Map, Value};

use super::What;

/// The names and fields of a fact.
#[derive(Clone, PartialEq, Debug)]
pub struct Parts {
    /// `arp`, `tcp`, `boot`.
    pub kind: String,
    /// `hit`; empty for a kind without variants.
    pub variant: String,
    /// Its fields; those that all variants of a kind share are among them.
    pub fields: Map<String, Value>,
}

impl Parts {
    /// Takes a fact apart: `{"arp":{"hit":{…}}}`, `{"switch":"to_self"}`, `"boot"`, `{"command":{…}}`, whose fields
    /// stand right under the kind, or `{"tcp":{…,"event":{"state":{…}}}}`, whose variant stands beside fields that all
    /// variants share.
    pub fn of(what: &What) -> Parts {
        let (kind, inside) = unwrap_variant(serde_json::to_value(what).unwrap_or(Value::Null));
        let has_variant = match &inside {
            Value::String(_) => true,
            Value::Object(map) => map.len() == 1 && map.values().all(Value::is_object),
            _ => false,
        };
        let (mut variant, fields) = if has_variant { unwrap_variant(inside) } else { (String::new(), inside) };
        let mut fields = if let Value::Object(map) = fields { map } else { Map::new() };
        if let Some(event) = fields.remove("event") {
            let (name, own) = unwrap_variant(event);
            variant = name;
            fields.extend(own.as_object().cloned().unwrap_or_default());
        }
        Parts { kind, variant, fields }
    }

    /// `arp.hit`, `boot`.
    pub fn name(&self) -> String {
        if self.variant.is_empty() { self.kind.clone() } else { format!("{}.{}", self.kind, self.variant) }
    }
}

/// The name and the content of a serialised enum.
pub fn unwrap_variant(value: Value) -> (String, Value) {
    match value {
        Value::String(name) => (name, Value::Null),
        Value::Object(map) => map.into_iter().next().unwrap_or_default(),
        _ => (String::new(), Value::Null),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SwitchFact, TcpEvent, TcpFact};
    use super::*;

    #[test]
    fn every_shape_has_a_name() {
        let end = "10.0.0.1:80".parse().expect("an end");
        let said = [
            What::Boot,
            What::Command { line: "x".into() },
            What::Switch(SwitchFact::ToSelf),
            What::tcp(TcpFact { local: end, remote: end, event: TcpEvent::SoftError { errno: "EHOSTUNREACH" } }),
            What::tcp(TcpFact { local: end, remote: end, event: TcpEvent::ResetReceived { seq: 7 } }),
        ];
        let names: Vec<_> = said.iter().map(|what| Parts::of(what).name()).collect();
        assert_eq!(names, ["boot", "command", "switch.to_self", "tcp.soft_error", "tcp.reset_received"]);
        let fields: Vec<_> = said.iter().map(|what| Parts::of(what).fields.len()).collect();
        assert_eq!(fields, [0, 1, 0, 3, 3]);
    }
}
