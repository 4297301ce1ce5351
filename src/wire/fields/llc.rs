//! Logical link control and SNAP (IEEE 802.2 3.2; RFC 1042), and the BPDU of the spanning tree (IEEE 802.1D 9.3).

use crate::wire::field::{Field, FieldKind, Names};

const SAPS: Names = &[(0x42, "spanning tree"), (0xaa, "SNAP"), (0xe0, "NetWare"), (0xf0, "NetBIOS"), (0xff, "global")];
const SAP_HALVES: Names =
    &[(0x21, "spanning tree"), (0x55, "SNAP"), (0x70, "NetWare"), (0x78, "NetBIOS"), (0x7f, "global")];
const CISCO_PIDS: Names = &[(0x010b, "PVST"), (0x2000, "CDP"), (0x2003, "VTP"), (0x2004, "DTP")];
const FRAME_TYPES: Names = &[(0, "information"), (1, "supervisory"), (3, "unnumbered")];
const SUPERVISORY: Names = &[(0, "receiver ready"), (1, "receiver not ready"), (2, "reject")];
/// What unnumbered frames are for, without the bit for poll or final between the two halves of the number (IEEE 802.2
/// 5.4.1 and 5.4.2).
pub const UNNUMBERED: Names = &[
    (0x00, "UI, plain data"),
    (0x03, "DM, disconnected"),
    (0x10, "DISC, disconnect"),
    (0x18, "UA, acknowledged"),
    (0x1b, "SABME, connect"),
    (0x21, "FRMR, frame rejected"),
    (0x2b, "XID, who are you"),
    (0x38, "TEST, echo"),
];
const BPDUS: Names = &[(0, "configuration"), (2, "rapid or multiple spanning tree"), (0x80, "topology change")];
const VERSIONS: Names = &[(0, "STP"), (2, "RSTP"), (3, "MSTP")];
const ROLES: Names = &[(0, "unknown"), (1, "alternate or backup"), (2, "root"), (3, "designated")];

/// The header; the control field is longer in numbered frames.
pub const FIELDS: &[Field] = &[
    Field::new("llc.dsap", "llc-dsap", FieldKind::Enum(SAPS)).at(0, 8),
    Field::new("llc.dsap.sap", "llc-dsap-sap", FieldKind::Enum(SAP_HALVES)).at(0, 7),
    Field::new("llc.dsap.ig", "llc-dsap-ig", FieldKind::Flag).at(7, 1),
    Field::new("llc.ssap", "llc-ssap", FieldKind::Enum(SAPS)).at(8, 8),
    Field::new("llc.ssap.sap", "llc-ssap-sap", FieldKind::Enum(SAP_HALVES)).at(8, 7),
    Field::new("llc.ssap.cr", "llc-ssap-cr", FieldKind::Flag).at(15, 1),
    CONTROL.at(16, 8),
    OUI,
    TYPE,
    PID,
    CISCO_PID,
];

/// The parts of a control field; which of them it has is a matter of its two low bits.
pub const CONTROL_PARTS: &[Field] =
    &[COMMAND, RESPONSE, NEXT_RECEIVED, NEXT_SENT, SUPERVISORY_TYPE, POLL, FINAL, FRAME_TYPE];

/// What an unnumbered frame asks for.
pub const COMMAND: Field = Field::new("llc.control.u_modifier_cmd", "llc-control-u", FieldKind::Enum(UNNUMBERED));
/// What an unnumbered frame answers.
pub const RESPONSE: Field = Field::new("llc.control.u_modifier_resp", "llc-control-u", FieldKind::Enum(UNNUMBERED));
/// Which frame is expected next.
pub const NEXT_RECEIVED: Field = Field::new("llc.control.n_r", "llc-control-n-r", FieldKind::Uint);
/// Which frame this is.
pub const NEXT_SENT: Field = Field::new("llc.control.n_s", "llc-control-n-s", FieldKind::Uint);
/// What a frame without data says of the sequence.
pub const SUPERVISORY_TYPE: Field =
    Field::new("llc.control.s_ftype", "llc-control-s-ftype", FieldKind::Enum(SUPERVISORY));
/// A command that wants an answer at once.
pub const POLL: Field = Field::new("llc.control.p", "llc-control-p", FieldKind::Flag);
/// The answer to it.
pub const FINAL: Field = Field::new("llc.control.f", "llc-control-f", FieldKind::Flag);
/// Which of the three kinds of frames this is.
pub const FRAME_TYPE: Field = Field::new("llc.control.ftype", "llc-control-ftype", FieldKind::Enum(FRAME_TYPES));

/// What kind of frame it is.
pub const CONTROL: Field = Field::new("llc.control", "llc-control", FieldKind::Hex);
/// Whose numbers come next (SNAP).
pub const OUI: Field = Field::new("llc.oui", "llc-oui", FieldKind::Hex);
/// The `EtherType` of the payload (SNAP).
pub const TYPE: Field = Field::new("llc.type", "llc-type", FieldKind::Hex);
/// The protocol number of another organisation (SNAP).
pub const PID: Field = Field::new("llc.pid", "llc-pid", FieldKind::Hex);
/// The same, of Cisco.
pub const CISCO_PID: Field = Field::new("llc.cisco_pid", "llc-pid", FieldKind::Enum(CISCO_PIDS));

/// What every BPDU begins with.
pub const BPDU: &[Field] = &[
    Field::new("stp.protocol", "stp-protocol", FieldKind::Hex).at(0, 16),
    Field::new("stp.version", "stp-version", FieldKind::Enum(VERSIONS)).at(16, 8),
    Field::new("stp.type", "stp-type", FieldKind::Enum(BPDUS)).at(24, 8),
];

/// The flags of a configuration.
pub const FLAGS: &[Field] = &[
    Field::new("stp.flags", "stp-flags", FieldKind::Hex).at(32, 8),
    Field::new("stp.flags.tcack", "stp-flags-tcack", FieldKind::Flag).at(32, 1),
    Field::new("stp.flags.tc", "stp-flags-tc", FieldKind::Flag).at(39, 1),
];

/// The flags of a rapid one.
pub const RAPID_FLAGS: &[Field] = &[
    Field::new("stp.flags", "stp-flags", FieldKind::Hex).at(32, 8),
    Field::new("stp.flags.tcack", "stp-flags-tcack", FieldKind::Flag).at(32, 1),
    Field::new("stp.flags.agreement", "stp-flags-agreement", FieldKind::Flag).at(33, 1),
    Field::new("stp.flags.forwarding", "stp-flags-forwarding", FieldKind::Flag).at(34, 1),
    Field::new("stp.flags.learning", "stp-flags-learning", FieldKind::Flag).at(35, 1),
    Field::new("stp.flags.port_role", "stp-flags-port-role", FieldKind::Enum(ROLES)).at(36, 2),
    Field::new("stp.flags.proposal", "stp-flags-proposal", FieldKind::Flag).at(38, 1),
    Field::new("stp.flags.tc", "stp-flags-tc", FieldKind::Flag).at(39, 1),
];

/// What a configuration tells.
pub const CONFIGURATION: &[Field] = &[
    Field::new("stp.root.ext", "stp-root-ext", FieldKind::Uint).at(44, 12),
    Field::new("stp.root.hw", "stp-root-hw", FieldKind::Mac).at(56, 48),
    Field::new("stp.root.cost", "stp-root-cost", FieldKind::Uint).at(104, 32),
    Field::new("stp.bridge.ext", "stp-bridge-ext", FieldKind::Uint).at(140, 12),
    Field::new("stp.bridge.hw", "stp-bridge-hw", FieldKind::Mac).at(152, 48),
    Field::new("stp.port", "stp-port", FieldKind::Hex).at(200, 16),
];

/// Steps of 4096, before `stp.root.ext` and `stp.bridge.ext`; and times, in 1/256 s.
pub const COUNTED: &[Field] = &[ROOT_PRIORITY, BRIDGE_PRIORITY, MESSAGE_AGE, MAX_AGE, HELLO, FORWARD, VERSION_1_LENGTH];

/// Which bridge shall be the root: the least.
pub const ROOT_PRIORITY: Field = Field::new("stp.root.prio", "stp-root-prio", FieldKind::Uint);
/// Of the sender.
pub const BRIDGE_PRIORITY: Field = Field::new("stp.bridge.prio", "stp-bridge-prio", FieldKind::Uint);
/// How old the news is.
pub const MESSAGE_AGE: Field = Field::new("stp.msg_age", "stp-msg-age", FieldKind::Text);
/// When it is forgotten.
pub const MAX_AGE: Field = Field::new("stp.max_age", "stp-max-age", FieldKind::Text);
/// How often it is told.
pub const HELLO: Field = Field::new("stp.hello", "stp-hello", FieldKind::Text);
/// How long a port listens, and how long it learns.
pub const FORWARD: Field = Field::new("stp.forward", "stp-forward", FieldKind::Text);
/// Only in a rapid BPDU: zero.
pub const VERSION_1_LENGTH: Field = Field::new("stp.version_1_length", "stp-version-1-length", FieldKind::Uint);
