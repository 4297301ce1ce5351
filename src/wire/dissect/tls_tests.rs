//! TLS in segments: whole, cut, several records in one, and what only looks like it.

use proptest::prelude::*;

use super::*;
use crate::wire::tls::{
    ClientHello, ContentType, Handshake, ServerHello, TLS_HEADER_LEN, TlsAlert, TlsExtension, TlsRecord, TlsVersion,
};
use crate::wire::{WireError, tls};

/// A segment from port 443 to 5000, or the other way; without a right checksum.
fn segment(ports: [u16; 2], payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![2; 12];
    frame.extend([8, 0, 0x45, 0]);
    frame.extend((40 + payload.len() as u16).to_be_bytes());
    frame.extend([0, 1, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
    ports.iter().for_each(|port| frame.extend(port.to_be_bytes()));
    frame.extend([0, 0, 0, 1, 0, 0, 0, 1, 0x50, 0x18, 4, 0, 0, 0, 0, 0]);
    frame.extend_from_slice(payload);
    frame
}

/// The fields of the TLS layer as `byte+bytes name=value`, and its fault.
fn read(payload: &[u8]) -> (Vec<String>, Option<WireError>) {
    let frame = segment([5000, 443], payload);
    let layers = dissect(&frame).layers;
    let layer = &layers[3];
    assert_eq!((layer.proto, layer.start, layer.len), (Proto::Tls, 54, payload.len()));
    let text = |f: &FieldValue<'_>| format!("{}+{} {}={}", f.bit / 8 - 54, f.bits / 8, f.field.name, f.value);
    (layer.fields.iter().map(text).collect(), layer.fault)
}

fn record(content: ContentType, payload: Vec<u8>) -> Vec<u8> {
    TlsRecord { content, version: TlsVersion::V1_0, payload }.emit()
}

fn client_hello() -> Vec<u8> {
    let hello = ClientHello {
        version: TlsVersion::V1_2,
        random: [0xaa; 32],
        session_id: vec![1, 2],
        cipher_suites: vec![0x1301, 0xc02f, 0x4a4a],
        compressions: vec![0],
        extensions: vec![
            TlsExtension::ServerName("a.example".to_owned()),
            TlsExtension::ApplicationProtocols(vec![b"h2".to_vec(), b"http/1.1".to_vec()]),
            TlsExtension::SupportedVersions(vec![TlsVersion::V1_3, TlsVersion::V1_2]),
            TlsExtension::Other { kind: 23, data: vec![] },
            TlsExtension::Other { kind: 51, data: vec![0, 6, 0, 0x1d, 0, 2, 7, 7] },
            TlsExtension::Other { kind: 999, data: vec![9, 9] },
        ],
    };
    record(ContentType::Handshake, Handshake::ClientHello(hello).emit())
}

fn contains(found: &[String], wanted: &[&str]) {
    for field in wanted {
        assert!(found.iter().any(|f| f == field), "{field} in {found:#?}");
    }
}

#[test]
fn a_client_says_what_it_can_and_whom_it_wants() {
    let bytes = client_hello();
    let (found, fault) = read(&bytes);
    assert_eq!(fault, None);
    contains(
        &found,
        &[
            "0+1 tls.record.content_type=handshake (22)",
            "1+2 tls.record.version=TLSv1.0 (769)",
            "5+1 tls.handshake.type=client hello (1)",
            "9+2 tls.handshake.version=TLSv1.2 (771)",
            "43+1 tls.handshake.session_id_length=2",
            "44+2 tls.handshake.session_id=01:02",
            "46+2 tls.handshake.cipher_suites_length=6",
            "48+2 tls.handshake.ciphersuite=AES_128_GCM_SHA256 (4865)",
            "52+2 tls.handshake.ciphersuite=19018",
            "54+1 tls.handshake.comp_methods_length=1",
            "55+1 tls.handshake.comp_method=0",
            "58+2 tls.handshake.extension.type=server name (0)",
            "67+9 tls.handshake.extensions_server_name=a.example",
            "83+2 tls.handshake.extensions_alpn_str=h2",
            "98+1 tls.handshake.extensions.supported_versions_len=4",
            "99+2 tls.handshake.extensions.supported_version=TLSv1.3 (772)",
            "113+2 tls.handshake.extensions_key_share_group=x25519 (29)",
            "117+2 tls.handshake.extensions_key_share_key_exchange=07:07",
            "123+2 tls.handshake.extension.data=09:09",
        ],
    );
    assert_eq!(found[3], format!("5+{} tls.handshake={}", bytes.len() - 5, Value::Bytes(&bytes[5..])));
    for end in 1..bytes.len() {
        let (cut, fault) = read(&bytes[..end]);
        assert_eq!(fault, None, "a stream cuts where it likes");
        assert!(cut.len() <= found.len() && (end < 3 || cut[..2] == found[..2]), "{cut:?}");
    }
}

#[test]
fn a_server_answers_and_shows_who_it_is() {
    let hello = ServerHello {
        version: TlsVersion::V1_2,
        random: [0xbb; 32],
        session_id: vec![],
        cipher_suite: 0xc02f,
        compression: 0,
        extensions: vec![TlsExtension::SelectedVersion(TlsVersion::V1_2)],
    };
    let certificate = tls::tests::certificate("Example CA", "www.example.com", &["www.example.com", "*.example.net"]);
    let chain = Handshake::Certificate(vec![certificate.clone()]).emit();
    let both = [Handshake::ServerHello(hello).emit(), chain, vec![14, 0, 0, 0]].concat();
    let (found, fault) = read(&record(ContentType::Handshake, both));
    assert_eq!(fault, None);
    contains(
        &found,
        &[
            "44+2 tls.handshake.ciphersuite=ECDHE_RSA_WITH_AES_128_GCM_SHA256 (49199)",
            "46+1 tls.handshake.comp_method=0",
            "53+2 tls.handshake.extensions.supported_version=TLSv1.2 (771)",
            "55+1 tls.handshake.type=certificate (11)",
        ],
    );
    let names: Vec<_> =
        found.iter().filter(|f| f.contains("x509")).map(|f| f.split_once(' ').expect("two").1).collect();
    assert_eq!(
        names,
        [
            "x509sat.uTF8String=Example CA",
            "x509sat.uTF8String=www.example.com",
            "x509ce.dNSName=www.example.com",
            "x509ce.dNSName=*.example.net"
        ]
    );
    assert!(found.last().is_some_and(|last| last.ends_with("tls.handshake.length=0")));
}

#[test]
fn what_is_encrypted_stays_so() {
    let records = [
        record(ContentType::ChangeCipherSpec, vec![1]),
        record(ContentType::Handshake, vec![0x9d; 40]),
        record(ContentType::ApplicationData, vec![7, 8, 9]),
        record(ContentType::Alert, TlsAlert { level: 2, description: 48 }.emit().to_vec()),
    ];
    let (found, fault) = read(&records.concat());
    assert_eq!(fault, None);
    assert!(found[7].starts_with("11+40 tls.handshake=9d:9d"));
    contains(
        &found,
        &[
            "5+1 tls.change_cipher_spec=01",
            "56+3 tls.app_data=07:08:09",
            "64+1 tls.alert_message.level=fatal (2)",
            "65+1 tls.alert_message.desc=unknown CA (48)",
        ],
    );
    assert_eq!(read(b"the middle of a record").0.len(), 1);
    assert!(read(b"the middle of a record").0[0].starts_with("0+22 tls.segment.data="));
}

#[test]
fn lengths_that_contradict_each_other_are_a_fault() {
    let mut bytes = client_hello();
    bytes[47] = 200;
    assert_eq!(read(&bytes).1, Some(WireError::Malformed));
    let mut bytes = client_hello();
    bytes[61] = 200;
    assert_eq!(read(&bytes).1, Some(WireError::Malformed));
}

#[test]
fn tls_is_known_by_its_port_and_by_its_beginning() {
    let proto = |ports, payload: &[u8]| dissect(&segment(ports, payload)).layers.last().map(|layer| layer.proto);
    let hello = client_hello();
    assert_eq!(proto([5000, 8443], &hello), Some(Proto::Tls));
    assert_eq!(proto([80, 5000], &hello), Some(Proto::Tls));
    assert_eq!(proto([443, 5000], b"whatever"), Some(Proto::Tls));
    assert_eq!(proto([443, 5000], b"HTTP/1.1 400 Bad Request\r\n\r\n"), Some(Proto::Http));
    assert_eq!(proto([5000, 8443], &hello[1..]), Some(Proto::Data));
    assert_eq!(proto([5000, 8443], &[23, 3, 3, 0xff, 0xff, 0]), Some(Proto::Data));
    assert_eq!(TLS_HEADER_LEN, 5);
}

proptest! {
    /// Some bytes of a good segment are others, and its end is missing.
    #[test]
    fn hostile_segments_are_shown_from_end_to_end(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let certificate = tls::tests::certificate("ca", "www.example.com", &["a.example", "b.example"]);
        let chain = Handshake::Certificate(vec![certificate; 2]).emit();
        let mut payload = [client_hello(), record(ContentType::Handshake, chain)].concat();
        for (at, byte) in changes {
            let at = at.index(payload.len());
            payload[at] = byte;
        }
        let frame = segment([5000, 443], &payload);
        let frame = &frame[..frame.len() - cut.index(payload.len())];
        let layers = dissect(frame).layers;
        let end = layers.iter().fold(0, |at, layer| {
            assert_eq!(layer.start, at);
            at + layer.len
        });
        prop_assert_eq!(end, frame.len());
        prop_assert!(layers.iter().map(|layer| layer.fields.len()).sum::<usize>() <= MAX_FIELDS);
    }
}
