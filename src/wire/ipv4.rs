//! IPv4 (RFC 791): the header, and the edits that routers and translators make in place.
//!
//! Editors update the header checksum and, for addresses and ports, the transport checksum (RFC 1624), so that a
//! wrong checksum stays wrong and a right one stays right.

use std::net::Ipv4Addr;

use super::{IpProto, Ipv4Option, WireError, be16, checksum};

/// Bytes of a header without options.
pub(super) const HEADER_LEN: usize = 20;

/// The header of a packet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ipv4 {
    /// From whom.
    pub src: Ipv4Addr,
    /// For whom.
    pub dst: Ipv4Addr,
    /// What comes next.
    pub proto: IpProto,
    /// How many more routers it may pass.
    pub ttl: u8,
    /// Type of service: DSCP and ECN.
    pub tos: u8,
    /// Which packet a fragment belongs to.
    pub id: u16,
    /// Routers must not cut it.
    pub dont_fragment: bool,
    /// More pieces follow.
    pub more_fragments: bool,
    /// Where this piece belongs, in units of eight bytes.
    pub fragment_offset: u16,
    /// What routers shall do or write down: 40 bytes of them at most are written.
    pub options: Vec<Ipv4Option>,
}

impl Ipv4 {
    /// A plain header: TTL 64, nothing special.
    pub fn new(src: Ipv4Addr, dst: Ipv4Addr, proto: IpProto) -> Ipv4 {
        Ipv4 {
            src,
            dst,
            proto,
            ttl: 64,
            tos: 0,
            id: 0,
            dont_fragment: false,
            more_fragments: false,
            fragment_offset: 0,
            options: Vec::new(),
        }
    }

    /// Bytes of the header.
    pub fn header_len(&self) -> usize {
        if self.options.is_empty() { HEADER_LEN } else { HEADER_LEN + Ipv4Option::emit_all(&self.options).len() }
    }

    /// Whether it is a piece of a packet.
    pub fn is_fragment(&self) -> bool {
        self.more_fragments || self.fragment_offset != 0
    }

    /// The header and its payload, cut to the total length (frames are padded). RFC 1812 5.2.2's checks.
    pub fn parse(bytes: &[u8]) -> Result<(Ipv4, &[u8]), WireError> {
        Ipv4::read(bytes, 0, false)
    }

    /// As `parse`, of a packet that goes on for `more` bytes elsewhere (`Bytes`). A header checksum that is known to be
    /// right is not added up again.
    #[inline]
    pub fn read(bytes: &[u8], more: usize, is_intact: bool) -> Result<(Ipv4, &[u8]), WireError> {
        let view = Ipv4View::new(bytes).ok_or(WireError::Truncated)?;
        view.check(more)?;
        if !is_intact && !view.checksum_ok() {
            return Err(WireError::Checksum);
        }
        let flags = view.flags();
        // Hardly any packet has options; no list is made and moved for those that have none.
        let options = match bytes.get(HEADER_LEN..view.header_len()).unwrap_or_default() {
            [] => Vec::new(),
            options => Ipv4Option::parse_all(options)?,
        };
        let header = Ipv4 {
            src: view.src(),
            dst: view.dst(),
            proto: view.proto(),
            ttl: view.ttl(),
            tos: view.fixed[1],
            id: view.id(),
            dont_fragment: flags & 0x4000 != 0,
            more_fragments: flags & 0x2000 != 0,
            fragment_offset: flags & 0x1fff,
            options,
        };
        Ok((header, view.payload()))
    }

    /// Writes the header of a packet with `payload_len` bytes of payload; with as many options as `out` has room for.
    pub(super) fn write(&self, payload_len: usize, out: &mut [u8]) {
        let total = (out.len() + payload_len) as u16;
        let flags =
            u16::from(self.dont_fragment) << 14 | u16::from(self.more_fragments) << 13 | self.fragment_offset & 0x1fff;
        let Some((fixed, options)) = out.split_first_chunk_mut::<HEADER_LEN>() else { return };
        fixed[0] = 0x40 | ((HEADER_LEN + options.len()) / 4) as u8;
        fixed[1] = self.tos;
        fixed[2..4].copy_from_slice(&total.to_be_bytes());
        fixed[4..6].copy_from_slice(&self.id.to_be_bytes());
        fixed[6..8].copy_from_slice(&flags.to_be_bytes());
        fixed[8..12].copy_from_slice(&[self.ttl, self.proto.0, 0, 0]);
        fixed[12..16].copy_from_slice(&self.src.octets());
        fixed[16..].copy_from_slice(&self.dst.octets());
        let mut options_sum = 0;
        if !options.is_empty() {
            let written = Ipv4Option::emit_all(&self.options);
            options.iter_mut().zip(written).for_each(|(to, from)| *to = from);
            options_sum = checksum::sum(options);
        }
        // Added up from the numbers: reading again what was just written makes a processor wait.
        let first = u16::from(fixed[0]) << 8 | u16::from(self.tos);
        let words = [first, total, self.id, flags, u16::from(self.ttl) << 8 | u16::from(self.proto.0)];
        let addresses = [self.src, self.dst].map(|addr| u64::from(addr.to_bits()));
        let sum = words.map(u64::from).into_iter().chain(addresses).sum::<u64>() + options_sum;
        fixed[10..12].copy_from_slice(&(!checksum::fold(sum)).to_be_bytes());
    }

    /// A whole packet.
    pub fn emit(&self, payload: &[u8]) -> Vec<u8> {
        let header_len = self.header_len();
        let mut out = Vec::with_capacity(header_len + payload.len());
        out.resize(header_len, 0);
        self.write(payload.len(), &mut out);
        out.extend_from_slice(payload);
        out
    }
}

/// A look at a packet without copying: shows whatever is there. At least 20 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Ipv4View<'a> {
    /// What every header has.
    fixed: &'a [u8; HEADER_LEN],
    bytes: &'a [u8],
}

impl<'a> Ipv4View<'a> {
    /// A view of a packet; none when it is shorter than a header.
    pub fn new(bytes: &'a [u8]) -> Option<Ipv4View<'a>> {
        Some(Ipv4View { fixed: bytes.first_chunk()?, bytes })
    }

    fn short<const AT: usize>(&self) -> u16 {
        u16::from_be_bytes([self.fixed[AT], self.fixed[AT + 1]])
    }

    fn addr<const AT: usize>(&self) -> Ipv4Addr {
        Ipv4Addr::new(self.fixed[AT], self.fixed[AT + 1], self.fixed[AT + 2], self.fixed[AT + 3])
    }

    /// Source address.
    pub fn src(&self) -> Ipv4Addr {
        self.addr::<12>()
    }

    /// Destination address.
    pub fn dst(&self) -> Ipv4Addr {
        self.addr::<16>()
    }

    /// What comes next.
    pub fn proto(&self) -> IpProto {
        IpProto(self.fixed[9])
    }

    /// How many more routers it may pass.
    pub fn ttl(&self) -> u8 {
        self.fixed[8]
    }

    /// Identification.
    pub fn id(&self) -> u16 {
        self.short::<4>()
    }

    /// Flags and fragment offset, as the 16 bits they are.
    pub fn flags(&self) -> u16 {
        self.short::<6>()
    }

    /// Whether routers must not cut it.
    pub fn dont_fragment(&self) -> bool {
        self.flags() & 0x4000 != 0
    }

    /// Whether it is a piece of a packet.
    pub fn is_fragment(&self) -> bool {
        self.flags() & 0x3fff != 0
    }

    /// Whether it is a piece other than the first: it has no transport header.
    pub fn is_later_fragment(&self) -> bool {
        self.flags() & 0x1fff != 0
    }

    /// Bytes of the header as it claims.
    pub fn header_len(&self) -> usize {
        usize::from(self.fixed[0] & 0x0f) * 4
    }

    /// Bytes of the packet as it claims.
    pub fn total_len(&self) -> usize {
        usize::from(self.short::<2>())
    }

    /// What the header carries, cut to what is there.
    pub fn payload(&self) -> &'a [u8] {
        let end = self.total_len().min(self.bytes.len());
        self.bytes.get(self.header_len()..end).unwrap_or_default()
    }

    /// Whether the header's checksum is right.
    pub fn checksum_ok(&self) -> bool {
        self.bytes.get(..self.header_len()).is_some_and(|header| checksum::checksum(header) == 0)
    }

    fn check(&self, more: usize) -> Result<(), WireError> {
        let (header, total) = (self.header_len(), self.total_len());
        if self.fixed[0] >> 4 != 4 || header < HEADER_LEN || total < header {
            return Err(WireError::Malformed);
        }
        if total > self.bytes.len() + more { Err(WireError::Truncated) } else { Ok(()) }
    }
}

/// Source and destination port of a TCP or UDP packet; none for others and for later fragments.
pub fn ports(packet: &[u8]) -> Option<(u16, u16)> {
    let view = Ipv4View::new(packet)?;
    if view.is_later_fragment() {
        return None;
    }
    super::ports(view.proto(), view.payload())
}

/// Rewrites the source address. False when it is no packet.
pub fn set_src(packet: &mut [u8], addr: Ipv4Addr) -> bool {
    set_addr(packet, 12, addr)
}

/// Rewrites the destination address. False when it is no packet.
pub fn set_dst(packet: &mut [u8], addr: Ipv4Addr) -> bool {
    set_addr(packet, 16, addr)
}

fn set_addr(packet: &mut [u8], at: usize, addr: Ipv4Addr) -> bool {
    let new = addr.octets();
    let Some(field) = packet.get_mut(at..at + 4) else { return false };
    let old: [u8; 4] = [field[0], field[1], field[2], field[3]];
    field.copy_from_slice(&new);
    patch(packet, 10, &old, &new);
    if let Some(check_at) = transport_checksum_at(packet) {
        patch_transport(packet, check_at, &old, &new);
    }
    true
}

/// Takes one from the TTL. False when it is zero already, or no packet.
pub fn decrement_ttl(packet: &mut [u8]) -> bool {
    let Some(header) = packet.first_chunk_mut::<HEADER_LEN>() else { return false };
    let [ttl, proto, check @ ..] = [header[8], header[9], header[10], header[11]];
    if ttl == 0 {
        return false;
    }
    header[8] = ttl - 1;
    let word = |ttl| u16::from_be_bytes([ttl, proto]);
    let check = checksum::update_word(u16::from_be_bytes(check), word(ttl), word(ttl - 1));
    header[10..12].copy_from_slice(&check.to_be_bytes());
    true
}

/// Rewrites the source port of TCP or UDP. False when there is none.
pub fn set_src_port(packet: &mut [u8], port: u16) -> bool {
    set_port(packet, 0, port)
}

/// Rewrites the destination port of TCP or UDP. False when there is none.
pub fn set_dst_port(packet: &mut [u8], port: u16) -> bool {
    set_port(packet, 2, port)
}

fn set_port(packet: &mut [u8], offset: usize, port: u16) -> bool {
    let Some(check_at) = transport_checksum_at(packet) else { return false };
    let at = usize::from(packet[0] & 0x0f) * 4 + offset;
    let Some(field) = packet.get_mut(at..at + 2) else { return false };
    let (old, new) = ([field[0], field[1]], port.to_be_bytes());
    field.copy_from_slice(&new);
    patch_transport(packet, check_at, &old, &new);
    true
}

/// Rewrites the identifier of an ICMP echo message. False when it is none.
pub fn set_icmp_id(packet: &mut [u8], id: u16) -> bool {
    let Some(view) = Ipv4View::new(packet) else { return false };
    let at = view.header_len();
    let is_echo = matches!(view.payload().first(), Some(0 | 8)) && view.payload().len() >= 8;
    if view.proto() != IpProto::ICMP || view.is_later_fragment() || !is_echo {
        return false;
    }
    let (old, new) = ([packet[at + 4], packet[at + 5]], id.to_be_bytes());
    packet[at + 4..at + 6].copy_from_slice(&new);
    patch(packet, at + 2, &old, &new);
    true
}

/// Where the checksum that covers addresses and ports stands, when this packet has one.
fn transport_checksum_at(packet: &[u8]) -> Option<usize> {
    let view = Ipv4View::new(packet)?;
    if view.is_later_fragment() {
        return None;
    }
    let offset = match view.proto() {
        IpProto::TCP => 16,
        IpProto::UDP => 6,
        _ => return None,
    };
    let at = view.header_len() + offset;
    (at + 2 <= packet.len()).then_some(at)
}

fn patch(packet: &mut [u8], check_at: usize, old: &[u8], new: &[u8]) {
    if let Some(check) = be16(packet, check_at) {
        packet[check_at..check_at + 2].copy_from_slice(&checksum::update(check, old, new).to_be_bytes());
    }
}

/// As `patch`; but a UDP checksum of zero means "none" and stays (RFC 768), and none may become zero.
fn patch_transport(packet: &mut [u8], check_at: usize, old: &[u8], new: &[u8]) {
    let is_udp = packet.get(9) == Some(&IpProto::UDP.0);
    if is_udp && be16(packet, check_at) == Some(0) {
        return;
    }
    patch(packet, check_at, old, new);
    if is_udp && be16(packet, check_at) == Some(0) {
        packet[check_at..check_at + 2].copy_from_slice(&[0xff, 0xff]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Udp;
    use super::*;

    const A: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 100);
    const B: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

    #[test]
    fn padding_is_not_payload_and_damage_is_seen() {
        let mut bytes = Ipv4::new(A, B, IpProto::ICMP).emit(b"hello");
        bytes.resize(46, 0);
        let (header, payload) = Ipv4::parse(&bytes).expect("whole");
        assert_eq!((header.src, header.dst, payload), (A, B, &b"hello"[..]));
        bytes[8] ^= 1;
        assert_eq!(Ipv4::parse(&bytes), Err(WireError::Checksum));
        assert_eq!(Ipv4::parse(&bytes[..19]), Err(WireError::Truncated));
    }

    #[test]
    fn options_stand_between_header_and_payload() {
        let options = vec![Ipv4Option::Nop, Ipv4Option::RouterAlert(0)];
        let header = Ipv4 { options, ..Ipv4::new(A, B, IpProto::ICMP) };
        let mut bytes = header.emit(b"hello");
        assert_eq!((bytes.len(), bytes[20..28].to_vec()), (33, vec![1, 0x94, 4, 0, 0, 0, 0, 0]));
        assert_eq!(Ipv4::parse(&bytes), Ok((header, &b"hello"[..])));
        bytes[22] = 9;
        let patched = checksum::update(be16(&bytes, 10).expect("there"), &[4, 0], &[9, 0]);
        bytes[10..12].copy_from_slice(&patched.to_be_bytes());
        assert_eq!(Ipv4::parse(&bytes), Err(WireError::Malformed), "an option longer than the header");
        let many = Ipv4 { options: vec![Ipv4Option::Nop; 90], ..Ipv4::new(A, B, IpProto::UDP) };
        assert_eq!(Ipv4::parse(&many.emit(b"x")).map(|(header, _)| header.options.len()), Ok(40));
    }

    #[test]
    fn edits_keep_every_checksum_right() {
        let udp = Udp { src_port: 5000, dst_port: 53 }.emit(A, B, b"question");
        let mut packet = Ipv4::new(A, B, IpProto::UDP).emit(&udp);
        let public = Ipv4Addr::new(203, 0, 113, 2);
        assert!(set_src(&mut packet, public) && set_src_port(&mut packet, 40_001) && decrement_ttl(&mut packet));
        let (header, payload) = Ipv4::parse(&packet).expect("header checksum");
        assert_eq!((header.src, header.ttl), (public, 63));
        let (udp, data) = Udp::parse(header.src, header.dst, payload).expect("UDP checksum");
        assert_eq!((udp.src_port, data), (40_001, &b"question"[..]));
    }

    #[test]
    fn editors_leave_fragments_and_scraps_alone() {
        let later = Ipv4 { fragment_offset: 10, ..Ipv4::new(A, B, IpProto::UDP) };
        let mut packet = later.emit(&[1; 16]);
        assert!(!set_src_port(&mut packet, 1) && set_src(&mut packet, B));
        assert_eq!(&packet[20..], [1; 16], "no transport header in a later fragment");
        assert!(!set_src(&mut [0; 8], A) && !decrement_ttl(&mut [0; 8]));
    }
}
