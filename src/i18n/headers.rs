//! What header fields, protocols and layers are for, and what a value means here, one line each.
//!
//! The texts stand in `assets/lang/*/fields`, one file a header: `header-KEY` is what a field is for, its `.here` what
//! this value means, with the variables of `values`. Likewise `proto-KEY` for layers.

use super::{Texts, values};
use crate::wire::{Field, FieldValue, Layer, Proto};

/// What a field is for: `TTL: every router takes one off`.
pub fn field_about(texts: &Texts, field: &Field) -> String {
    texts.text(&format!("header-{}", field.doc)).into_owned()
}

/// What this value of a field means in this layer: a sentence with its numbers.
pub fn field_here(texts: &Texts, layer: &Layer<'_>, value: &FieldValue<'_>) -> String {
    let id = format!("header-{}.here", value.field.doc);
    let text = texts.format_args(&id, &values::of_field(texts, layer, value));
    text.map_or_else(|| field_about(texts, value.field), |text| text.trim_end().to_owned())
}

/// What this layer does in this frame: a sentence with its most telling values.
pub fn layer_here(texts: &Texts, layer: &Layer<'_>) -> String {
    let key = layer_key(layer.proto);
    let text = texts.format_args(&format!("proto-{key}.here"), &values::of_layer(texts, layer));
    text.map_or_else(|| layer_about(texts, layer.proto), |text| text.trim_end().to_owned())
}

/// What a layer of this kind is for: `Padding: fills a short frame up`.
pub fn layer_about(texts: &Texts, proto: Proto) -> String {
    proto_text(texts, layer_key(proto)).unwrap_or_else(|| proto.name().to_owned())
}

/// The key of a layer's texts: that of its protocol, but parts that share a protocol have words of their own.
const fn layer_key(proto: Proto) -> &'static str {
    match proto {
        Proto::Padding => "padding",
        Proto::Ipv6Ext => "ipv6-ext",
        other => other.key(),
    }
}

/// The explanation of a header field. `doc` is the field's documentation key, Wireshark's name for most (`ip.ttl`,
/// `tcp.hdr_len`); none when there is no explanation.
pub fn header_text(texts: &Texts, doc: &str) -> Option<String> {
    explained(texts, "header", doc)
}

/// What a protocol is for, by Wireshark's name (`eth`, `arp`, `ip`, `tcp`).
pub fn proto_text(texts: &Texts, proto: &str) -> Option<String> {
    explained(texts, "proto", proto)
}

/// What a layer of the OSI model is for, 1 to 7.
pub fn layer_text(texts: &Texts, layer: u8) -> Option<String> {
    explained(texts, "layer", &layer.to_string())
}

fn explained(texts: &Texts, kind: &str, key: &str) -> Option<String> {
    let id = format!("{kind}-{}", key.replace(['.', '_', ' '], "-"));
    texts.has(&id).then(|| texts.format(&id, &[]))
}

#[cfg(test)]
#[path = "headers_tests/mod.rs"]
mod tests;
