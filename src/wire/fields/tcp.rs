//! TCP (RFC 9293 3.1; AE: RFC 9768) and its options.

use crate::wire::field::{Field, FieldKind};

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
    END,
    NOP,
    MSS,
    WINDOW_SCALE,
    SACK_PERMITTED,
    SACK,
    SACK_LEFT,
    SACK_RIGHT,
    TIMESTAMP_VALUE,
    TIMESTAMP_ECHO,
];

/// All options together.
pub const OPTIONS: Field = Field::new("tcp.options", "tcp-options", FieldKind::Bytes);
/// Option 0: no more.
pub const END: Field = Field::new("tcp.options.eol", "tcp-options-eol", FieldKind::Bytes);
/// Option 1: nothing.
pub const NOP: Field = Field::new("tcp.options.nop", "tcp-options-nop", FieldKind::Bytes);
/// Option 2 (RFC 9293 3.7.1): greatest segment.
pub const MSS: Field = Field::new("tcp.options.mss_val", "tcp-options-mss-val", FieldKind::Uint);
/// Option 3 (RFC 7323 2): shift of later windows.
pub const WINDOW_SCALE: Field = Field::new("tcp.options.wscale.shift", "tcp-options-wscale-shift", FieldKind::Uint);
/// Option 4 (RFC 2018 2), whole.
pub const SACK_PERMITTED: Field = Field::new("tcp.options.sack_perm", "tcp-options-sack-perm", FieldKind::Bytes);
/// Option 5 (RFC 2018 3), whole.
pub const SACK: Field = Field::new("tcp.options.sack", "tcp-options-sack", FieldKind::Bytes);
/// First number of a block.
pub const SACK_LEFT: Field = Field::new("tcp.options.sack_le", "tcp-options-sack-le", FieldKind::Uint);
/// The number after the last of a block.
pub const SACK_RIGHT: Field = Field::new("tcp.options.sack_re", "tcp-options-sack-re", FieldKind::Uint);
/// Option 8 (RFC 7323 3), its first half.
pub const TIMESTAMP_VALUE: Field =
    Field::new("tcp.options.timestamp.tsval", "tcp-options-timestamp-tsval", FieldKind::Uint);
/// And its second.
pub const TIMESTAMP_ECHO: Field =
    Field::new("tcp.options.timestamp.tsecr", "tcp-options-timestamp-tsecr", FieldKind::Uint);
