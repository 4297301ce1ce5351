//! A frame as layers of fields with their places: what the layer view, the hex view and `hoplab dissect` show.
//!
//! Total: any bytes give an answer. The strict values of `wire` refuse what is wrong; here it is shown, with the
//! fault beside it, as far as it can be read. Layers follow each other without a gap and end with the frame.

mod dhcp;
mod dns;
mod dns_data;
mod draft;
mod http;
mod icmp;
mod icmpv6;
mod igmp;
mod ip;
mod ip_options;
mod ipsec;
mod ipv6;
mod ipv6_ext;
mod link;
mod llc;
mod mld;
mod nd;
mod pcp;
mod ppp;
mod pppoe;
mod proto;
mod rip;
mod tcp_options;
mod tls;
mod tls_hello;
mod transport;

pub(super) use dhcp::message_type;
use draft::{Draft, Span};
pub(super) use http::{FirstLine, first_line};
pub(super) use ip::is_coherent;
pub(super) use link::MAX_LENGTH;
pub use proto::Proto;
pub(super) use transport::{application, is_icmp_error};

use super::WireError;
use super::field::{Field, Value};

/// No frame gives more fields than this; beyond it layers are shown without their fields. A DNS answer with a
/// hundred addresses stays below it.
pub const MAX_FIELDS: usize = 1024;
/// Nor more layers: two VLAN tags, LLC, tunnels, and a quoted packet with its payload, both with all extension headers.
pub const MAX_LAYERS: usize = 48;

/// A frame, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dissection<'a> {
    /// From the outermost to the innermost; padding last.
    pub layers: Vec<Layer<'a>>,
}

/// One header, or one payload.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layer<'a> {
    /// What it is.
    pub proto: Proto,
    /// Its first byte in the frame.
    pub start: usize,
    /// Its bytes: those of the header; of a message of an application, or of data, all of them.
    pub len: usize,
    /// Whether it belongs to the packet that an ICMP error quotes.
    pub quoted: bool,
    /// Its fields, in the order of the wire; a field of several parts before its parts.
    pub fields: Vec<FieldValue<'a>>,
    /// What is wrong with it.
    pub fault: Option<WireError>,
}

impl<'a> Layer<'a> {
    /// The first field with this name.
    pub fn field(&self, name: &str) -> Option<&FieldValue<'a>> {
        self.fields.iter().find(|value| value.field.name == name)
    }
}

/// A field of a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldValue<'a> {
    /// Which one.
    pub field: &'static Field,
    /// Its first bit in the frame.
    pub bit: usize,
    /// How many bits it has.
    pub bits: usize,
    /// What stands there.
    pub value: Value<'a>,
}

/// Reads an Ethernet frame without FCS.
pub fn dissect(frame: &[u8]) -> Dissection<'_> {
    read(frame, true)
}

/// Reads the beginning of a frame, of which a capture kept no more: that it ends early is no fault.
pub fn dissect_cut(frame: &[u8]) -> Dissection<'_> {
    read(frame, false)
}

fn read(frame: &[u8], whole: bool) -> Dissection<'_> {
    let mut draft = Draft::new(frame);
    link::frame(&mut draft, Span { start: 0, end: frame.len(), quoted: false, whole });
    Dissection { layers: draft.layers }
}

#[cfg(test)]
mod app_tests;
#[cfg(test)]
mod ip_tests;
#[cfg(test)]
mod lan_tests;
#[cfg(test)]
mod multicast_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tls_tests;
