//! TCP (RFC 9293 3.1; AE: RFC 9768) and its options.

use crate::wire::field::{Field, FieldKind, Names};

/// Options by number (IANA, TCP option kind numbers).
const KINDS: Names = &[
    (0, "end of options"),
    (1, "no-operation"),
    (2, "maximum segment size"),
    (3, "window scale"),
    (4, "SACK permitted"),
    (5, "SACK"),
    (8, "timestamps"),
    (19, "MD5 signature"),
    (28, "user timeout"),
    (29, "authentication"),
    (30, "multipath TCP"),
    (34, "fast open"),
];

/// The fixed header, and the options.
pub const FIELDS: &[Field] = &[
    Field::new("tcp.srcport", "tcp-srcport", FieldKind::Uint).at(0, 16),
    Field::new("tcp.dstport", "tcp-dstport", FieldKind::Uint).at(16, 16),
    Field::new("tcp.seq", "tcp-seq", FieldKind::Uint).at(32, 32),
    Field::new("tcp.ack", "tcp-ack", FieldKind::Uint).at(64, 32),
    Field::new("tcp.hdr_len", "tcp-hdr-len", FieldKind::Uint).at(96, 4),
    Field::new("tcp.flags", "tcp-flags", FieldKind::Hex).at(100, 12),
    Field::new("tcp.flags.res", "tcp-flags-res", FieldKind::Uint).at(100, 3),
    Field::new("tcp.flags.ae", "tcp-flags-ae", FieldKind::Flag).at(103, 1),
    Field::new("tcp.flags.cwr", "tcp-flags-cwr", FieldKind::Flag).at(104, 1),
    Field::new("tcp.flags.ece", "tcp-flags-ece", FieldKind::Flag).at(105, 1),
    Field::new("tcp.flags.urg", "tcp-flags-urg", FieldKind::Flag).at(106, 1),
    Field::new("tcp.flags.ack", "tcp-flags-ack", FieldKind::Flag).at(107, 1),
    Field::new("tcp.flags.push", "tcp-flags-push", FieldKind::Flag).at(108, 1),
    Field::new("tcp.flags.reset", "tcp-flags-reset", FieldKind::Flag).at(109, 1),
    Field::new("tcp.flags.syn", "tcp-flags-syn", FieldKind::Flag).at(110, 1),
    Field::new("tcp.flags.fin", "tcp-flags-fin", FieldKind::Flag).at(111, 1),
    Field::new("tcp.window_size_value", "tcp-window-size-value", FieldKind::Uint).at(112, 16),
    Field::new("tcp.checksum", "tcp-checksum", FieldKind::Hex).at(128, 16),
    Field::new("tcp.urgent_pointer", "tcp-urgent-pointer", FieldKind::Uint).at(144, 16),
    OPTIONS,
    KIND,
    LENGTH,
    END,
    NOP,
    MSS_OPTION,
    MSS,
    WINDOW_SCALE_OPTION,
    WINDOW_SCALE,
    SACK_PERMITTED,
    SACK,
    SACK_LEFT,
    SACK_RIGHT,
    TIMESTAMP,
    TIMESTAMP_VALUE,
    TIMESTAMP_ECHO,
    MD5,
    MD5_DIGEST,
    USER_TIMEOUT,
    USER_TIMEOUT_UNIT,
    USER_TIMEOUT_VALUE,
    FAST_OPEN,
    FAST_OPEN_COOKIE,
    UNKNOWN,
    UNKNOWN_PAYLOAD,
];

/// All options together.
pub const OPTIONS: Field = Field::new("tcp.options", "tcp-options", FieldKind::Bytes);
/// Option 0: no more.
pub const END: Field = Field::new("tcp.options.eol", "tcp-options-eol", FieldKind::Bytes);
/// Option 1: nothing.
pub const NOP: Field = Field::new("tcp.options.nop", "tcp-options-nop", FieldKind::Bytes);
/// Which option begins here; of options with more than one byte.
pub const KIND: Field = Field::new("tcp.option_kind", "tcp-option-kind", FieldKind::Enum(KINDS));
/// How many bytes it has, kind and length included.
pub const LENGTH: Field = Field::new("tcp.option_len", "tcp-option-len", FieldKind::Uint);
/// Option 2 (RFC 9293 3.7.1), whole.
pub const MSS_OPTION: Field = Field::new("tcp.options.mss", "tcp-options-mss", FieldKind::Bytes);
/// Greatest segment.
pub const MSS: Field = Field::new("tcp.options.mss_val", "tcp-options-mss-val", FieldKind::Uint);
/// Option 3 (RFC 7323 2), whole.
pub const WINDOW_SCALE_OPTION: Field = Field::new("tcp.options.wscale", "tcp-options-wscale", FieldKind::Bytes);
/// Shift of later windows.
pub const WINDOW_SCALE: Field = Field::new("tcp.options.wscale.shift", "tcp-options-wscale-shift", FieldKind::Uint);
/// Option 4 (RFC 2018 2), whole.
pub const SACK_PERMITTED: Field = Field::new("tcp.options.sack_perm", "tcp-options-sack-perm", FieldKind::Bytes);
/// Option 5 (RFC 2018 3), whole.
pub const SACK: Field = Field::new("tcp.options.sack", "tcp-options-sack", FieldKind::Bytes);
/// First number of a block.
pub const SACK_LEFT: Field = Field::new("tcp.options.sack_le", "tcp-options-sack-le", FieldKind::Uint);
/// The number after the last of a block.
pub const SACK_RIGHT: Field = Field::new("tcp.options.sack_re", "tcp-options-sack-re", FieldKind::Uint);
/// Option 8 (RFC 7323 3), whole.
pub const TIMESTAMP: Field = Field::new("tcp.options.timestamp", "tcp-options-timestamp", FieldKind::Bytes);
/// Its first half.
pub const TIMESTAMP_VALUE: Field =
    Field::new("tcp.options.timestamp.tsval", "tcp-options-timestamp-tsval", FieldKind::Uint);
/// And its second.
pub const TIMESTAMP_ECHO: Field =
    Field::new("tcp.options.timestamp.tsecr", "tcp-options-timestamp-tsecr", FieldKind::Uint);
/// Option 19 (RFC 2385 3), whole.
pub const MD5: Field = Field::new("tcp.options.md5", "tcp-options-md5", FieldKind::Bytes);
/// What proves that the sender knows the secret.
pub const MD5_DIGEST: Field = Field::new("tcp.options.md5.digest", "tcp-options-md5-digest", FieldKind::Bytes);
/// Option 28 (RFC 5482 2), whole.
pub const USER_TIMEOUT: Field = Field::new("tcp.options.user_to", "tcp-options-user-to", FieldKind::Bytes);
/// Minutes, or else seconds.
pub const USER_TIMEOUT_UNIT: Field =
    Field::new("tcp.options.user_to_granularity", "tcp-options-user-to-granularity", FieldKind::Flag);
/// So many of them.
pub const USER_TIMEOUT_VALUE: Field = Field::new("tcp.options.user_to_val", "tcp-options-user-to-val", FieldKind::Uint);
/// Option 34 (RFC 7413 4.1.1), whole; without a cookie it asks for one.
pub const FAST_OPEN: Field = Field::new("tcp.options.tfo", "tcp-options-tfo", FieldKind::Bytes);
/// The cookie in it.
pub const FAST_OPEN_COOKIE: Field = Field::new("tcp.options.tfo.cookie", "tcp-options-tfo-cookie", FieldKind::Bytes);
/// Any other option, whole.
pub const UNKNOWN: Field = Field::new("tcp.options.unknown", "tcp-options-unknown", FieldKind::Bytes);
/// What is in it.
pub const UNKNOWN_PAYLOAD: Field =
    Field::new("tcp.options.unknown.payload", "tcp-options-unknown-payload", FieldKind::Bytes);
