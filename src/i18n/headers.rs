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
    text.or_else(|| proto_text(texts, key)).map_or_else(|| layer.proto.name().to_owned(), |t| t.trim_end().to_owned())
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
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_field_is_explained_by_its_key() {
        let (ko, en) = (Texts::new(Lang::Ko), Texts::new(Lang::En));
        assert_eq!(
            header_text(&en, "ip.ttl").as_deref(),
            Some("TTL: every router takes one off; at 0 the packet is discarded")
        );
        assert_eq!(header_text(&ko, "ip.ttl").as_deref(), Some("TTL: 라우터를 지날 때마다 1씩 줄고, 0이 되면 버려짐"));
        assert_eq!(header_text(&ko, "ip.no_such_field"), None);
        for layer in 1..=7 {
            assert!(layer_text(&ko, layer).is_some_and(|text| text.contains("계층")));
            assert!(layer_text(&en, layer).is_some_and(|text| text.starts_with(&format!("L{layer}"))));
        }
        assert!(proto_text(&ko, "dns").is_some() && layer_text(&en, 8).is_none());
    }

    #[test]
    fn a_value_is_explained_where_it_stands() {
        let frame = [[0xff; 14].as_slice(), &[0x45, 0, 0, 20, 0, 0, 0, 0, 63, 6]].concat();
        let ethernet = [&frame[..12], &[8, 0], &frame[14..]].concat();
        let dissection = crate::wire::dissect(&ethernet);
        let layer = &dissection.layers[1];
        let ttl = layer.field("ip.ttl").expect("a TTL");
        assert_eq!(
            field_here(&Texts::new(Lang::En), layer, ttl),
            "TTL 63: this packet may pass 62 more routers; router number 63 discards it"
        );
        assert_eq!(
            field_here(&Texts::new(Lang::Ko), layer, ttl),
            "TTL 63: 앞으로 라우터 62개를 지날 수 있고, 63번째 라우터에서 버려짐"
        );
    }

    #[test]
    fn every_field_and_protocol_is_explained() {
        for texts in [Texts::new(Lang::Ko), Texts::new(Lang::En)] {
            for field in crate::wire::fields::ALL.iter().copied().flatten() {
                assert!(header_text(&texts, field.doc).is_some(), "{}", field.doc);
            }
            for proto in crate::wire::Proto::ALL {
                assert!(proto_text(&texts, proto.key()).is_some(), "{proto:?}");
            }
        }
    }
}
