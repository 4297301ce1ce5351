//! What header fields, protocols and layers mean, one line each.

use super::Texts;

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
        assert_eq!(header_text(&en, "ip.ttl").as_deref(), Some("TTL: how many more routers this packet may pass"));
        assert_eq!(header_text(&ko, "ip.ttl").as_deref(), Some("TTL: 이 패킷이 앞으로 지날 수 있는 라우터 수"));
        assert_eq!(header_text(&ko, "ip.no_such_field"), None);
        for layer in 1..=7 {
            assert!(layer_text(&ko, layer).is_some_and(|text| text.contains("계층")));
            assert!(layer_text(&en, layer).is_some_and(|text| text.starts_with(&format!("L{layer}"))));
        }
        assert!(proto_text(&ko, "dns").is_some() && layer_text(&en, 8).is_none());
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
