//! The page as a JSON Schema (draft 2020-12), and as much of a validator as that schema needs.

use std::net::{Ipv4Addr, SocketAddrV4};

use ipnet::Ipv4Net;
use serde_json::{Map, Value, json};

use crate::page::{Field, Page};

/// The schema of one line of `run --facts`.
pub(crate) fn schema(page: &Page) -> Value {
    let whats: Vec<Value> = page.facts.iter().map(|(name, fields)| what(name, fields)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of `hoplab run --facts`: docs/facts.md, for machines",
        "type": "object",
        "properties": {
            "id": {"type": "integer", "minimum": 1},
            "t": {"type": "number", "minimum": 0},
            "node": {"type": ["string", "null"]},
            "layer": {"enum": [1, 2, 3, 4, 7]},
            "cause": {"type": ["integer", "null"], "minimum": 1},
            "frame": {"type": ["integer", "null"], "minimum": 1},
            "what": {"oneOf": whats},
        },
        "required": ["id", "t", "node", "layer", "cause", "frame", "what"],
        "additionalProperties": false,
        "$defs": definitions(page),
    })
}

/// The schema as text: a line for each fact and each type, so that a change is a line.
pub(crate) fn as_text(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).expect("JSON");
    let whats = list(&schema["properties"]["what"]["oneOf"]).iter().map(ToString::to_string);
    let types = schema["$defs"].as_object().expect("types").iter().map(|(name, says)| format!("\"{name}\": {says}"));
    for (begin, end, inside) in [
        ("\"$defs\": {\n", "\n  },", types.collect::<Vec<_>>()),
        ("\"oneOf\": [\n        {\n          \"additional", "\n      ]", whats.collect()),
    ] {
        let from = text.find(begin).expect("it stands there");
        let from = from + text[from..].find('\n').expect("a line") + 1;
        let to = from + text[from..].find(end).expect("it ends");
        text.replace_range(from..to, &inside.join(",\n"));
    }
    text + "\n"
}

fn what(name: &str, fields: &[Field]) -> Value {
    match name.split_once('.') {
        None if fields.is_empty() => json!({"const": name}),
        None => only(name, object(fields)),
        Some(("tcp", event)) => {
            let shared = [("local", "end"), ("remote", "end")].map(|(name, kind)| (name.to_owned(), kind.to_owned()));
            let mut tcp = object(&shared);
            tcp["properties"]["event"] = variant(event, fields);
            tcp["required"] = json!(["local", "remote", "event"]);
            only("tcp", tcp)
        }
        Some((kind, of)) => only(kind, variant(of, fields)),
    }
}

fn variant(name: &str, fields: &[Field]) -> Value {
    if fields.is_empty() { json!({"const": name}) } else { only(name, object(fields)) }
}

fn only(name: &str, inside: Value) -> Value {
    let properties: Map<String, Value> = [(name.to_owned(), inside)].into_iter().collect();
    json!({"type": "object", "properties": properties, "required": [name], "additionalProperties": false})
}

fn object(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|(name, kind)| (name.clone(), of_type(kind))).collect();
    let required: Vec<&String> = fields.iter().map(|(name, _)| name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn of_type(kind: &str) -> Value {
    match kind.strip_suffix(" or null") {
        Some(kind) => json!({"oneOf": [of_type(kind), {"type": "null"}]}),
        None => json!({"$ref": format!("#/$defs/{}", kind.replace(' ', "_"))}),
    }
}

fn definitions(page: &Page) -> Map<String, Value> {
    let number = json!({"type": "integer", "minimum": 0});
    let text = json!({"type": "string"});
    let mut all = Map::new();
    for kind in ["number", "fact", "link", "ns", "proto", "ethertype"] {
        all.insert(kind.into(), number.clone());
    }
    for kind in ["text", "end", "net", "mac"] {
        all.insert(kind.into(), text.clone());
    }
    all.insert("address".into(), json!({"type": "string", "format": "ipv4"}));
    all.insert("bool".into(), json!({"type": "boolean"}));
    all.insert("side".into(), json!({"enum": ["A", "B"]}));
    all.insert("fault".into(), json!({"enum": ["truncated", "malformed", "checksum"]}));
    all.insert("span".into(), object(&["secs", "nanos"].map(|name| (name.to_owned(), "number".to_owned()))));
    for (list, words) in &page.words {
        let each: Vec<Value> = words.iter().map(|(word, fields)| variant(word, fields)).collect();
        all.insert(list.replace(' ', "_"), json!({"oneOf": each}));
    }
    all
}

/// Whether a value is what a schema says; only the words that `schema` uses are understood, any other is a mistake of
/// this test.
pub(crate) fn fits(whole: &Value, schema: &Value, value: &Value) -> bool {
    schema.as_object().expect("a schema is an object").iter().all(|(word, says)| match word.as_str() {
        "$ref" => {
            let name = says.as_str().and_then(|s| s.strip_prefix("#/$defs/")).expect("a definition");
            let definition = whole["$defs"].get(name).unwrap_or_else(|| panic!("no type {name}"));
            is_well_formed(name, value) && fits(whole, definition, value)
        }
        "const" => value == says,
        "enum" => list(says).contains(value),
        "oneOf" => list(says).iter().filter(|one| fits(whole, one, value)).count() == 1,
        "type" => says.as_array().map_or_else(|| is_of(says, value), |any| any.iter().any(|one| is_of(one, value))),
        "minimum" => value.as_f64().is_none_or(|n| n >= says.as_f64().unwrap_or_default()),
        "required" => list(says).iter().all(|key| key.as_str().is_some_and(|key| value.get(key).is_some())),
        "properties" => says.as_object().is_some_and(|all| {
            all.iter().all(|(key, schema)| value.get(key).is_none_or(|value| fits(whole, schema, value)))
        }),
        "additionalProperties" => {
            let known = schema["properties"].as_object().expect("properties");
            value.as_object().is_none_or(|map| map.keys().all(|key| known.contains_key(key)))
        }
        "$schema" | "title" | "$defs" | "format" => true,
        other => panic!("{other} is not understood"),
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => panic!("{kind} is no type"),
    }
}

/// What the page says about a text beyond that it is one.
fn is_well_formed(name: &str, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    match name {
        "address" => text.parse::<Ipv4Addr>().is_ok(),
        "end" => text.parse::<SocketAddrV4>().is_ok(),
        "net" => text.parse::<Ipv4Net>().is_ok(),
        "mac" => text.len() == 17 && text.split(':').filter(|byte| u8::from_str_radix(byte, 16).is_ok()).count() == 6,
        _ => true,
    }
}
