//! TLS (RFC 8446, RFC 5246): records, and of the handshake what stands before encryption begins. Nothing has a fixed
//! place but the head of a segment's first record. Names in a certificate are those of RFC 5280.

use super::tls_names as names;
use crate::wire::field::{Field, FieldKind};

/// The head of a record, and what it carries.
pub const FIELDS: &[Field] = &[
    CONTENT_TYPE.at(0, 8),
    RECORD_VERSION.at(8, 16),
    RECORD_LENGTH.at(24, 16),
    CHANGE_CIPHER_SPEC,
    ALERT,
    ALERT_LEVEL,
    ALERT_DESCRIPTION,
    APPLICATION_DATA,
    HEARTBEAT,
    SEGMENT_DATA,
];

/// What messages of the handshake are made of.
pub const HANDSHAKE_FIELDS: &[Field] = &[
    HANDSHAKE,
    HANDSHAKE_TYPE,
    HANDSHAKE_LENGTH,
    VERSION,
    RANDOM,
    SESSION_ID_LENGTH,
    SESSION_ID,
    CIPHER_SUITES_LENGTH,
    CIPHER_SUITE,
    COMPRESSIONS_LENGTH,
    COMPRESSION,
    EXTENSIONS_LENGTH,
    TICKET_LIFETIME,
    TICKET_LENGTH,
    TICKET,
    CERTIFICATES_LENGTH,
    CERTIFICATE_LENGTH,
    CERTIFICATE,
    ISSUER_UTF8,
    ISSUER_PRINTABLE,
    ISSUER_TELETEX,
    SUBJECT_UTF8,
    SUBJECT_PRINTABLE,
    SUBJECT_TELETEX,
    DNS_NAME,
];

/// What the extensions of a hello are made of.
pub const EXTENSION_FIELDS: &[Field] = &[
    EXTENSION_TYPE,
    EXTENSION_LENGTH,
    EXTENSION_DATA,
    SERVER_NAMES_LENGTH,
    SERVER_NAME_TYPE,
    SERVER_NAME_LENGTH,
    SERVER_NAME,
    ALPN_LENGTH,
    ALPN_NAME_LENGTH,
    ALPN_NAME,
    VERSIONS_LENGTH,
    SUPPORTED_VERSION,
    GROUPS_LENGTH,
    GROUP,
    POINT_FORMATS_LENGTH,
    POINT_FORMAT,
    SIGNATURES_LENGTH,
    SIGNATURE,
    PSK_MODES_LENGTH,
    PSK_MODE,
    KEY_SHARES_LENGTH,
    KEY_SHARE_GROUP,
    KEY_SHARE_SELECTED,
    KEY_LENGTH,
    KEY,
    RENEGOTIATION_LENGTH,
    RENEGOTIATION,
    PADDING,
];

const fn uint(name: &'static str, doc: &'static str) -> Field {
    Field::new(name, doc, FieldKind::Uint)
}

const fn bytes(name: &'static str, doc: &'static str) -> Field {
    Field::new(name, doc, FieldKind::Bytes)
}

const fn text(name: &'static str, doc: &'static str) -> Field {
    Field::new(name, doc, FieldKind::Text)
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $field:expr;)*) => { $($(#[$doc])* pub const $name: Field = $field;)* };
}

fields! {
    /// What the record carries.
    CONTENT_TYPE = Field::new("tls.record.content_type", "tls-record-content-type", FieldKind::Enum(names::CONTENTS));
    /// Not the version that is spoken: an old one, for old boxes on the way.
    RECORD_VERSION = Field::new("tls.record.version", "tls-record-version", FieldKind::Enum(names::VERSIONS));
    /// Bytes that follow.
    RECORD_LENGTH = uint("tls.record.length", "tls-record-length");
    /// All from here on is encrypted.
    CHANGE_CIPHER_SPEC = bytes("tls.change_cipher_spec", "tls-change-cipher-spec");
    /// Encrypted.
    ALERT = bytes("tls.alert_message", "tls-alert-message");
    /// How bad it is.
    ALERT_LEVEL = Field::new("tls.alert_message.level", "tls-alert-message-level", FieldKind::Enum(names::LEVELS));
    /// What is wrong.
    ALERT_DESCRIPTION = Field::new("tls.alert_message.desc", "tls-alert-message-desc", FieldKind::Enum(names::ALERTS));
    /// Encrypted.
    APPLICATION_DATA = bytes("tls.app_data", "tls-app-data");
    /// Are you still there?
    HEARTBEAT = bytes("tls.heartbeat_message", "tls-heartbeat-message");
    /// The rest of a record that began in an earlier segment.
    SEGMENT_DATA = bytes("tls.segment.data", "tls-segment-data");

    /// A whole message; all of it, when it is encrypted.
    HANDSHAKE = bytes("tls.handshake", "tls-handshake");
    /// Which message.
    HANDSHAKE_TYPE = Field::new("tls.handshake.type", "tls-handshake-type", FieldKind::Enum(names::HANDSHAKES));
    /// Bytes that follow.
    HANDSHAKE_LENGTH = uint("tls.handshake.length", "tls-handshake-length");
    /// The newest version up to 1.2.
    VERSION = Field::new("tls.handshake.version", "tls-handshake-version", FieldKind::Enum(names::VERSIONS));
    /// Chance, so that no two conversations are alike.
    RANDOM = bytes("tls.handshake.random", "tls-handshake-random");
    /// Bytes of the session's name.
    SESSION_ID_LENGTH = uint("tls.handshake.session_id_length", "tls-handshake-session-id-length");
    /// The session's name.
    SESSION_ID = bytes("tls.handshake.session_id", "tls-handshake-session-id");
    /// Bytes of the list.
    CIPHER_SUITES_LENGTH = uint("tls.handshake.cipher_suites_length", "tls-handshake-cipher-suites-length");
    /// How to encrypt.
    CIPHER_SUITE = Field::new("tls.handshake.ciphersuite", "tls-handshake-ciphersuite", FieldKind::Enum(names::SUITES));
    /// Bytes of the list.
    COMPRESSIONS_LENGTH = uint("tls.handshake.comp_methods_length", "tls-handshake-comp-methods-length");
    /// How to compress: not at all.
    COMPRESSION = uint("tls.handshake.comp_method", "tls-handshake-comp-method");
    /// Bytes of all extensions.
    EXTENSIONS_LENGTH = uint("tls.handshake.extensions_length", "tls-handshake-extensions-length");
    /// How many seconds it may be used.
    TICKET_LIFETIME = uint("tls.handshake.session_ticket_lifetime_hint", "tls-handshake-session-ticket-lifetime");
    /// Bytes of the ticket.
    TICKET_LENGTH = uint("tls.handshake.session_ticket_length", "tls-handshake-session-ticket-length");
    /// What the client shows next time.
    TICKET = bytes("tls.handshake.session_ticket", "tls-handshake-session-ticket");
    /// Bytes of all certificates.
    CERTIFICATES_LENGTH = uint("tls.handshake.certificates_length", "tls-handshake-certificates-length");
    /// Bytes of one.
    CERTIFICATE_LENGTH = uint("tls.handshake.certificate_length", "tls-handshake-certificate-length");
    /// The server's first, then that of who signed it.
    CERTIFICATE = bytes("tls.handshake.certificate", "tls-handshake-certificate");
    /// Who signed.
    ISSUER_UTF8 = text("x509sat.uTF8String", "tls-certificate-issuer");
    /// Who signed.
    ISSUER_PRINTABLE = text("x509sat.printableString", "tls-certificate-issuer");
    /// Who signed.
    ISSUER_TELETEX = text("x509sat.teletexString", "tls-certificate-issuer");
    /// For whom.
    SUBJECT_UTF8 = text("x509sat.uTF8String", "tls-certificate-subject");
    /// For whom.
    SUBJECT_PRINTABLE = text("x509sat.printableString", "tls-certificate-subject");
    /// For whom.
    SUBJECT_TELETEX = text("x509sat.teletexString", "tls-certificate-subject");
    /// A name that it proves.
    DNS_NAME = text("x509ce.dNSName", "tls-certificate-dns-name");

    /// Which extension.
    EXTENSION_TYPE =
        Field::new("tls.handshake.extension.type", "tls-extension-type", FieldKind::Enum(names::EXTENSIONS));
    /// Bytes of it.
    EXTENSION_LENGTH = uint("tls.handshake.extension.len", "tls-extension-len");
    /// One that is not taken apart.
    EXTENSION_DATA = bytes("tls.handshake.extension.data", "tls-extension-data");
    /// Bytes of the list.
    SERVER_NAMES_LENGTH = uint("tls.handshake.extensions_server_name_list_len", "tls-server-name-list-len");
    /// 0: a name of DNS.
    SERVER_NAME_TYPE = uint("tls.handshake.extensions_server_name_type", "tls-server-name-type");
    /// Bytes of the name.
    SERVER_NAME_LENGTH = uint("tls.handshake.extensions_server_name_len", "tls-server-name-len");
    /// Which of a server's names is wanted (SNI), for all to read.
    SERVER_NAME = text("tls.handshake.extensions_server_name", "tls-server-name");
    /// Bytes of the list.
    ALPN_LENGTH = uint("tls.handshake.extensions_alpn_len", "tls-alpn-len");
    /// Bytes of the name.
    ALPN_NAME_LENGTH = uint("tls.handshake.extensions_alpn_str_len", "tls-alpn-str-len");
    /// What shall be spoken inside.
    ALPN_NAME = text("tls.handshake.extensions_alpn_str", "tls-alpn-str");
    /// Bytes of the list.
    VERSIONS_LENGTH = uint("tls.handshake.extensions.supported_versions_len", "tls-supported-versions-len");
    /// A version that the client can speak, or the one that the server chose.
    SUPPORTED_VERSION = Field::new(
        "tls.handshake.extensions.supported_version", "tls-supported-version", FieldKind::Enum(names::VERSIONS));
    /// Bytes of the list.
    GROUPS_LENGTH = uint("tls.handshake.extensions_supported_groups_length", "tls-supported-groups-length");
    /// A way to agree on a key.
    GROUP = Field::new(
        "tls.handshake.extensions_supported_group", "tls-supported-group", FieldKind::Enum(names::GROUPS));
    /// Bytes of the list.
    POINT_FORMATS_LENGTH = uint("tls.handshake.extensions_ec_point_formats_length", "tls-ec-point-formats-length");
    /// How points are written.
    POINT_FORMAT = uint("tls.handshake.extensions_ec_point_format", "tls-ec-point-format");
    /// Bytes of the list.
    SIGNATURES_LENGTH = uint("tls.handshake.sig_hash_alg_len", "tls-sig-hash-alg-len");
    /// A way to sign.
    SIGNATURE = Field::new("tls.handshake.sig_hash_alg", "tls-sig-hash-alg", FieldKind::Enum(names::SIGNATURES));
    /// Bytes of the list.
    PSK_MODES_LENGTH = uint("tls.extension.psk_ke_modes_length", "tls-psk-ke-modes-length");
    /// How an old key may be used again.
    PSK_MODE = uint("tls.extension.psk_ke_mode", "tls-psk-ke-mode");
    /// Bytes of the client's keys.
    KEY_SHARES_LENGTH = uint("tls.handshake.extensions_key_share_client_length", "tls-key-share-client-length");
    /// What the key is for.
    KEY_SHARE_GROUP =
        Field::new("tls.handshake.extensions_key_share_group", "tls-key-share-group", FieldKind::Enum(names::GROUPS));
    /// What the server wants a key for.
    KEY_SHARE_SELECTED = Field::new(
        "tls.handshake.extensions_key_share_selected_group", "tls-key-share-group", FieldKind::Enum(names::GROUPS));
    /// Bytes of the key.
    KEY_LENGTH = uint("tls.handshake.extensions_key_share_key_exchange_length", "tls-key-share-length");
    /// A half of the key, which may be read by all.
    KEY = bytes("tls.handshake.extensions_key_share_key_exchange", "tls-key-share-key");
    /// Bytes of the proof.
    RENEGOTIATION_LENGTH = uint("tls.handshake.extensions_reneg_info_len", "tls-reneg-info-len");
    /// That both go on with the same conversation.
    RENEGOTIATION = bytes("tls.handshake.extensions_reneg_info", "tls-reneg-info");
    /// Zeros.
    PADDING = bytes("tls.handshake.extensions_padding_data", "tls-padding-data");
}
