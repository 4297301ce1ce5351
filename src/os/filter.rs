//! The packet filter of a box: rows that say which of the packets for itself it does not want to hear, like the INPUT
//! chain of Linux. A packet meets the rows in order, the first that fits decides; without one it is let in. It filters
//! neither what is passed on nor what leaves.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::os::path::Origin;
use crate::os::{Cx, Kernel};
use crate::trace::Drop;
use crate::wire::{Flags, IpProto, Ipv4, Ipv4View, ports};

/// Rows of a filter.
pub const FILTER_ROWS_MAX: usize = 64;

/// What a row does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Let it in.
    Accept,
    /// Drop it without a word.
    Drop,
    /// Drop it and say so (ICMP port unreachable).
    Reject,
}

/// One row: all that is said must fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilterRow {
    /// The transport.
    pub proto: Option<IpProto>,
    /// Where it comes from.
    pub from: Option<Ipv4Net>,
    /// Source port.
    pub src_port: Option<u16>,
    /// Destination port.
    pub dst_port: Option<u16>,
    /// Of these TCP flags exactly those are set: mask and flags.
    pub flags: Option<(Flags, Flags)>,
    /// Least and greatest length of the IP packet in bytes.
    pub length: Option<(u16, u16)>,
    /// Of every so many packets that fit otherwise the one with this number, from 0.
    pub nth: Option<(u32, u32)>,
    /// What it does.
    pub verdict: Verdict,
    /// How many packets fitted all but the number.
    pub seen: u32,
}

/// The rows.
#[derive(Clone, Default, Debug)]
pub struct Filter(pub Vec<FilterRow>);

impl FilterRow {
    /// A row that fits everything.
    pub fn new(verdict: Verdict) -> FilterRow {
        let (proto, from, src_port, dst_port) = (None, None, None, None);
        FilterRow { proto, from, src_port, dst_port, flags: None, length: None, nth: None, verdict, seen: 0 }
    }

    fn fits(&mut self, header: &Ipv4, payload: &[u8], len: usize) -> bool {
        let (src, dst) = ports(header.proto, payload).unzip();
        let said = |want: Option<u16>, is: Option<u16>| want.is_none() || want == is;
        // The flags are byte 13 of a TCP header (RFC 9293 section 3.1).
        let flags = payload.get(13).copied().unwrap_or_default();
        let fits = self.proto.is_none_or(|proto| proto == header.proto)
            && self.from.is_none_or(|net| net.contains(&header.src))
            && said(self.src_port, src)
            && said(self.dst_port, dst)
            && self.flags.is_none_or(|(mask, set)| header.proto == IpProto::TCP && flags & mask.0 == set.0)
            && self.length.is_none_or(|(least, most)| (usize::from(least)..=usize::from(most)).contains(&len));
        let number = self.seen;
        self.seen = self.seen.wrapping_add(fits.into());
        fits && self.nth.is_none_or(|(every, packet)| number % every.max(1) == packet)
    }
}

impl Filter {
    /// The deciding row (from 1) and its verdict.
    fn decide(&mut self, header: &Ipv4, payload: &[u8], len: usize) -> Option<(usize, Verdict)> {
        let deciding = self.0.iter_mut().zip(1..).find_map(|(row, n)| row.fits(header, payload, len).then_some(n));
        deciding.and_then(|n| Some((n, self.0.get(n - 1)?.verdict)))
    }
}

impl Kernel {
    /// Whether the filter lets a packet for this box in; if not, that has been said.
    pub(in crate::os) fn admits(&mut self, cx: &mut Cx<'_>, header: &Ipv4, packet: &[u8], origin: Origin) -> bool {
        let Some(filter) = &mut self.filter else { return true };
        let payload = Ipv4View::new(packet).map_or(&[][..], |view| view.payload());
        let Some((number, verdict)) = filter.decide(header, payload, packet.len()) else { return true };
        if verdict == Verdict::Accept {
            return true;
        }
        let (dst, proto): (Ipv4Addr, _) = (header.dst, header.proto);
        let port = ports(proto, payload).map_or(0, |(_, dst)| dst);
        cx.drop(|| Drop::Filtered { rule: format!("INPUT {number}"), dst, proto, port });
        if verdict == Verdict::Reject {
            self.port_unreachable(cx, packet, origin);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(flags: Flags, len: usize) -> (Ipv4, Vec<u8>) {
        let header = Ipv4::new(Ipv4Addr::new(10, 0, 0, 2), Ipv4Addr::new(10, 0, 0, 1), IpProto::TCP);
        let mut payload = vec![0; len];
        payload[..4].copy_from_slice(&[0x9c, 0x40, 0, 80]);
        payload[13] = flags.0;
        (header, payload)
    }

    fn decide(filter: &mut Filter, flags: Flags, len: usize) -> Option<(usize, Verdict)> {
        let (header, payload) = packet(flags, len);
        filter.decide(&header, &payload, 20 + len)
    }

    #[test]
    fn the_first_row_that_fits_decides() {
        let syn = (Flags(Flags::SYN.0 | Flags::ACK.0), Flags::SYN);
        let mut filter = Filter(vec![
            FilterRow { dst_port: Some(81), ..FilterRow::new(Verdict::Drop) },
            FilterRow { flags: Some(syn), proto: Some(IpProto::TCP), ..FilterRow::new(Verdict::Reject) },
            FilterRow { length: Some((61, 1500)), ..FilterRow::new(Verdict::Drop) },
        ]);
        assert_eq!(decide(&mut filter, Flags::SYN, 20), Some((2, Verdict::Reject)));
        assert_eq!(decide(&mut filter, syn.0, 20), None);
        assert_eq!(decide(&mut filter, Flags::ACK, 41), Some((3, Verdict::Drop)));
        assert_eq!(decide(&mut filter, Flags::ACK, 40), None);
    }

    #[test]
    fn one_of_so_many() {
        let mut filter = Filter(vec![FilterRow { nth: Some((3, 1)), ..FilterRow::new(Verdict::Drop) }]);
        let fate: Vec<bool> = (0..6).map(|_| decide(&mut filter, Flags::ACK, 20).is_some()).collect();
        assert_eq!(fate, [false, true, false, false, true, false]);
    }
}
