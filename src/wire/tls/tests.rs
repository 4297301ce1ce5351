//! Records, messages and certificates as values and as bytes.

use proptest::prelude::*;

use super::*;

/// A part of a certificate: its tag, its length, its content.
pub(in crate::wire) fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let len = content.len() as u16;
    let mut out = vec![tag];
    match len {
        ..=0x7f => out.push(len as u8),
        0x80..=0xff => out.extend([0x81, len as u8]),
        _ => out.extend([0x82, (len >> 8) as u8, len as u8]),
    }
    out.extend_from_slice(content);
    out
}

/// A certificate without key and signature, but with all that stands around names.
pub(in crate::wire) fn certificate(issuer: &str, subject: &str, hosts: &[&str]) -> Vec<u8> {
    let name = |text: &str| {
        let country = der(0x30, &[der(6, &[0x55, 4, 6]), der(19, b"KR")].concat());
        let common = der(0x30, &[der(6, &[0x55, 4, 3]), der(12, text.as_bytes())].concat());
        der(0x30, &[der(0x31, &country), der(0x31, &common)].concat())
    };
    let hosts: Vec<u8> =
        hosts.iter().flat_map(|host| der(0x82, host.as_bytes())).chain(der(0x87, &[10, 0, 0, 1])).collect();
    let extension = |oid: &[u8], content: &[u8]| der(0x30, &[der(6, oid), der(1, &[255]), der(4, content)].concat());
    let extensions = der(
        0x30,
        &[extension(&[0x55, 0x1d, 0x13], &der(0x30, &[])), extension(&[0x55, 0x1d, 0x11], &der(0x30, &hosts))].concat(),
    );
    let body = [
        der(0xa0, &der(2, &[2])),
        der(2, &[1; 20]),
        der(0x30, &der(6, &[42; 9])),
        name(issuer),
        der(0x30, &der(23, b"261121150658Z")),
        name(subject),
        der(0x30, &[7; 200]),
        der(0xa3, &extensions),
    ];
    der(0x30, &[der(0x30, &body.concat()), der(0x30, &[]), der(3, &[9; 64])].concat())
}

fn extension(is_client: bool) -> BoxedStrategy<TlsExtension> {
    let bytes = prop::collection::vec(any::<u8>(), 0..40);
    let protocol = prop::collection::vec(any::<u8>(), 1..12);
    let own = if is_client {
        prop_oneof![
            "[a-z.]{1,30}".prop_map(TlsExtension::ServerName),
            prop::collection::vec(any::<u16>().prop_map(TlsVersion), 0..6).prop_map(TlsExtension::SupportedVersions),
        ]
        .boxed()
    } else {
        any::<u16>().prop_map(TlsVersion).prop_map(TlsExtension::SelectedVersion).boxed()
    };
    prop_oneof![
        own,
        prop::collection::vec(protocol, 0..4).prop_map(TlsExtension::ApplicationProtocols),
        (44u16.., bytes).prop_map(|(kind, data)| TlsExtension::Other { kind, data }),
    ]
    .boxed()
}

fn messages() -> impl Strategy<Value = Handshake> {
    let id = || prop::collection::vec(any::<u8>(), 0..33);
    let bytes = || prop::collection::vec(any::<u8>(), 0..80);
    let extensions = |is_client| prop::collection::vec(extension(is_client), 0..5);
    let client = (
        any::<(u16, [u8; 32])>(),
        id(),
        prop::collection::vec(any::<u16>(), 0..9),
        prop::collection::vec(any::<u8>(), 0..4),
        extensions(true),
    );
    let server = (any::<(u16, [u8; 32])>(), id(), any::<u16>(), any::<u8>(), extensions(false));
    prop_oneof![
        client.prop_map(|((version, random), session_id, cipher_suites, compressions, extensions)| {
            let version = TlsVersion(version);
            Handshake::ClientHello(ClientHello { version, random, session_id, cipher_suites, compressions, extensions })
        }),
        server.prop_map(|((version, random), session_id, cipher_suite, compression, extensions)| {
            let version = TlsVersion(version);
            Handshake::ServerHello(ServerHello { version, random, session_id, cipher_suite, compression, extensions })
        }),
        prop::collection::vec(bytes(), 0..4).prop_map(Handshake::Certificate),
        (12u8.., bytes()).prop_map(|(kind, body)| Handshake::Other { kind, body }),
    ]
}

proptest! {
    #[test]
    fn messages_read_as_they_are_written(message in messages(), more in any::<u8>()) {
        let mut bytes = message.emit();
        let len = bytes.len();
        bytes.push(more);
        prop_assert_eq!(Handshake::parse(&bytes), Ok((message, len)));
        prop_assert_eq!(Handshake::parse(&bytes[..len - 1]), Err(WireError::Truncated));
    }

    #[test]
    fn records_read_as_they_are_written(content in any::<u8>(), minor in any::<u8>(), payload in prop::collection::vec(any::<u8>(), 0..99)) {
        let version = TlsVersion(0x0300 | u16::from(minor));
        let record = TlsRecord { content: ContentType::from_code(content), version, payload };
        let bytes = record.emit();
        prop_assert_eq!(TlsRecord::parse(&bytes), Ok((record, bytes.len())));
        prop_assert_eq!(TlsRecord::parse(&bytes[..bytes.len() - 1]), Err(WireError::Truncated));
    }

    /// Whatever could be read is written so that it reads the same.
    #[test]
    fn hostile_messages_never_panic(kind in 0u8..14, body in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = Handshake::Other { kind, body }.emit();
        if let Ok((message, _)) = Handshake::parse(&bytes) {
            let again = message.emit();
            prop_assert_eq!(Handshake::parse(&again), Ok((message, again.len())));
        }
    }

    #[test]
    fn hostile_certificates_never_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = certificate("ca", "www.example.com", &["a.example", "*.example"]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes.truncate(cut.index(bytes.len()));
        let names = CertificateNames::read(&bytes);
        prop_assert!(names.dns_names.len() <= MAX_DNS_NAMES);
    }
}

#[test]
fn a_certificate_tells_its_names_as_far_as_it_goes() {
    let bytes = certificate("Example CA", "www.example.com", &["www.example.com", "*.example.net"]);
    let all = CertificateNames {
        issuer: Some("Example CA".to_owned()),
        subject: Some("www.example.com".to_owned()),
        dns_names: vec!["www.example.com".to_owned(), "*.example.net".to_owned()],
    };
    assert_eq!(CertificateNames::read(&bytes), all);
    let half = CertificateNames::read(&bytes[..170]);
    assert_eq!((half.issuer, half.subject, half.dns_names), (all.issuer, all.subject, vec![]));
    assert_eq!(CertificateNames::read(&bytes[..60]), CertificateNames::default());
    assert_eq!(CertificateNames::read(b"no certificate"), CertificateNames::default());
}

#[test]
fn a_hello_says_who_is_wanted_and_which_version_was_chosen() {
    let hello = ClientHello {
        version: TlsVersion::V1_2,
        random: [1; 32],
        session_id: vec![],
        cipher_suites: vec![0x1301],
        compressions: vec![0],
        extensions: vec![TlsExtension::ServerName("a.example".to_owned())],
    };
    let bytes = Handshake::ClientHello(hello.clone()).emit();
    assert_eq!(bytes[..6], [1, 0, 0, 0x3d, 3, 3]);
    assert_eq!(bytes[38..47], [0, 0, 2, 0x13, 1, 1, 0, 0, 0x12]);
    assert_eq!(hello.server_name(), Some("a.example"));
    let mut chosen = ServerHello {
        version: TlsVersion::V1_2,
        random: [2; 32],
        session_id: vec![],
        cipher_suite: 0x1301,
        compression: 0,
        extensions: vec![],
    };
    assert_eq!(chosen.selected_version(), TlsVersion::V1_2);
    chosen.extensions.push(TlsExtension::SelectedVersion(TlsVersion::V1_3));
    assert_eq!(chosen.selected_version(), TlsVersion::V1_3);
}

#[test]
fn what_does_not_fit_is_left_out() {
    let record =
        TlsRecord { content: ContentType::ApplicationData, version: TlsVersion::V1_2, payload: vec![0; 20_000] };
    assert_eq!(TlsRecord::parse(&record.emit()).map(|(_, len)| len), Ok(TLS_HEADER_LEN + TLS_MAX_RECORD));
    assert_eq!(TlsRecord::parse(&[23, 3, 3, 0x48, 1]), Err(WireError::Malformed));
    assert_eq!(TlsRecord::parse(b"GET / HTTP/1.1"), Err(WireError::Malformed));
    assert_eq!(TlsAlert::parse(&[2, 40]), Ok(TlsAlert { level: 2, description: 40 }));
    assert_eq!(TlsAlert::parse(&[2, 40, 0]), Err(WireError::Malformed));
}
