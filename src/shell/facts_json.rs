//! A fact as one JSON object: `docs/facts.md` has the schema.

use serde_json::{Value, json};

use crate::lab::Lab;
use crate::trace::Fact;

/// `{"id","t","node","layer","cause","frame","what"}`; times in seconds, missing things `null`.
pub(super) fn line(lab: &Lab, fact: &Fact) -> Value {
    json!({
        "id": fact.id.0,
        "t": fact.at.nanos() as f64 / 1e9,
        "node": fact.node.map(|id| lab.node_name(id)),
        "layer": fact.what.layer(),
        "cause": fact.cause.is_some().then_some(fact.cause.0),
        "frame": fact.frame.map(|id| id.0),
        "what": fact.what,
    })
}
