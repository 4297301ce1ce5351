//! DHCP messages (RFC 2131), on the frame of BOOTP (RFC 951): who asks, what is offered, and the options.
//!
//! Only the spelling is here; what is asked and answered when is the business of the client and the server.

mod options;

use std::net::Ipv4Addr;

pub use options::{DhcpOption, MessageType};
use serde::Serialize;

use super::{Mac, WireError, be16, be32};

/// RFC 2131 3: the first four bytes of the options field, 99.130.83.99.
const MAGIC_COOKIE: u32 = 0x6382_5363;
/// RFC 951 3: what a message without options is long; clients of that time wait for no less.
const BOOTP_LEN: usize = 300;
/// Hardware type (Ethernet) and length of the addresses that a `Mac` can hold.
const ETHERNET: [u8; 2] = [1, 6];
const SNAME_AT: usize = 44;
const FILE_AT: usize = 108;
const COOKIE_AT: usize = 236;
const OPTIONS_AT: usize = 240;

/// The direction of a message.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BootOp {
    /// From a client.
    Request,
    /// From a server.
    Reply,
}

/// One message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dhcp {
    /// The direction.
    pub op: BootOp,
    /// Relays it went through.
    pub hops: u8,
    /// Transaction: a number that the client chose and the server repeats.
    pub xid: u32,
    /// Seconds since the client began.
    pub secs: u16,
    /// Whether the client cannot take a unicast before it has its address.
    pub broadcast: bool,
    /// The client's address, if it has one that it may use.
    pub ciaddr: Ipv4Addr,
    /// "Your" address: what the server gives.
    pub yiaddr: Ipv4Addr,
    /// The server to boot from.
    pub siaddr: Ipv4Addr,
    /// The relay that the message came through.
    pub giaddr: Ipv4Addr,
    /// The client's hardware address.
    pub chaddr: Mac,
    /// The options, in the order of the wire.
    pub options: Vec<DhcpOption>,
}

impl Dhcp {
    /// A message without addresses and options.
    pub const fn new(op: BootOp, xid: u32, chaddr: Mac) -> Dhcp {
        Dhcp {
            op,
            hops: 0,
            xid,
            secs: 0,
            broadcast: false,
            ciaddr: Ipv4Addr::UNSPECIFIED,
            yiaddr: Ipv4Addr::UNSPECIFIED,
            siaddr: Ipv4Addr::UNSPECIFIED,
            giaddr: Ipv4Addr::UNSPECIFIED,
            chaddr,
            options: Vec::new(),
        }
    }

    /// The message in the payload of a UDP datagram. BOOTP without the magic cookie is `Malformed`.
    pub fn parse(bytes: &[u8]) -> Result<Dhcp, WireError> {
        let (head, field) = bytes.split_at_checked(OPTIONS_AT).ok_or(WireError::Truncated)?;
        let mut message = Dhcp::read_head(head)?;
        let file = head.get(FILE_AT..COOKIE_AT).unwrap_or_default();
        let sname = head.get(SNAME_AT..FILE_AT).unwrap_or_default();
        message.options = options::read_all(field, file, sname)?;
        Ok(message)
    }

    fn read_head(head: &[u8]) -> Result<Dhcp, WireError> {
        let address = |at| be32(head, at).map(Ipv4Addr::from_bits).ok_or(WireError::Truncated);
        let op = match head.first() {
            Some(1) => BootOp::Request,
            Some(2) => BootOp::Reply,
            _ => return Err(WireError::Malformed),
        };
        if head.get(1..3) != Some(&ETHERNET) || be32(head, COOKIE_AT) != Some(MAGIC_COOKIE) {
            return Err(WireError::Malformed);
        }
        Ok(Dhcp {
            op,
            hops: head.get(3).copied().unwrap_or_default(),
            xid: be32(head, 4).ok_or(WireError::Truncated)?,
            secs: be16(head, 8).ok_or(WireError::Truncated)?,
            broadcast: be16(head, 10).ok_or(WireError::Truncated)? & 0x8000 != 0,
            ciaddr: address(12)?,
            yiaddr: address(16)?,
            siaddr: address(20)?,
            giaddr: address(24)?,
            chaddr: head.get(28..).and_then(Mac::read).ok_or(WireError::Truncated)?,
            options: Vec::new(),
        })
    }

    /// The payload's bytes: the end option last, then zeros up to the length of BOOTP.
    pub fn emit(&self) -> Vec<u8> {
        let op = match self.op {
            BootOp::Request => 1,
            BootOp::Reply => 2,
        };
        let mut out = Vec::with_capacity(BOOTP_LEN);
        out.push(op);
        out.extend(ETHERNET);
        out.push(self.hops);
        out.extend(self.xid.to_be_bytes());
        out.extend(self.secs.to_be_bytes());
        out.extend((u16::from(self.broadcast) << 15).to_be_bytes());
        for address in [self.ciaddr, self.yiaddr, self.siaddr, self.giaddr] {
            out.extend(address.octets());
        }
        out.extend(self.chaddr.0);
        out.resize(COOKIE_AT, 0); // the rest of chaddr, sname and file
        out.extend(MAGIC_COOKIE.to_be_bytes());
        for option in &self.options {
            option.emit(&mut out);
        }
        out.push(options::END);
        if out.len() < BOOTP_LEN {
            out.resize(BOOTP_LEN, 0);
        }
        out
    }
}

/// The options one by one; none if the message has no such option.
impl Dhcp {
    fn find<'a, T>(&'a self, pick: impl Fn(&'a DhcpOption) -> Option<T>) -> Option<T> {
        self.options.iter().find_map(pick)
    }

    /// What it wants.
    pub fn message_type(&self) -> Option<MessageType> {
        self.find(|o| if let DhcpOption::MessageType(kind) = o { Some(*kind) } else { None })
    }

    /// Which server speaks, or is spoken to.
    pub fn server_id(&self) -> Option<Ipv4Addr> {
        self.find(|o| if let DhcpOption::ServerId(ip) = o { Some(*ip) } else { None })
    }

    /// The address that the client would like.
    pub fn requested_ip(&self) -> Option<Ipv4Addr> {
        self.find(|o| if let DhcpOption::RequestedIp(ip) = o { Some(*ip) } else { None })
    }

    /// For how long the address is lent.
    pub fn lease_secs(&self) -> Option<u32> {
        self.find(|o| if let DhcpOption::LeaseSecs(secs) = o { Some(*secs) } else { None })
    }

    /// When the client asks its server again.
    pub fn t1_secs(&self) -> Option<u32> {
        self.find(|o| if let DhcpOption::T1Secs(secs) = o { Some(*secs) } else { None })
    }

    /// When it asks any server.
    pub fn t2_secs(&self) -> Option<u32> {
        self.find(|o| if let DhcpOption::T2Secs(secs) = o { Some(*secs) } else { None })
    }

    /// The mask of the client's network.
    pub fn subnet_mask(&self) -> Option<Ipv4Addr> {
        self.find(|o| if let DhcpOption::SubnetMask(ip) = o { Some(*ip) } else { None })
    }

    /// Routers out of it, best first; empty if the message names none.
    pub fn routers(&self) -> &[Ipv4Addr] {
        self.find(|o| if let DhcpOption::Router(ips) = o { Some(ips.as_slice()) } else { None }).unwrap_or_default()
    }

    /// Name servers, best first; empty if the message names none.
    pub fn dns_servers(&self) -> &[Ipv4Addr] {
        self.find(|o| if let DhcpOption::Dns(ips) = o { Some(ips.as_slice()) } else { None }).unwrap_or_default()
    }

    /// The client's name.
    pub fn host_name(&self) -> Option<&str> {
        self.find(|o| if let DhcpOption::HostName(text) = o { Some(text.as_str()) } else { None })
    }

    /// The domain that name belongs to.
    pub fn domain_name(&self) -> Option<&str> {
        self.find(|o| if let DhcpOption::DomainName(text) = o { Some(text.as_str()) } else { None })
    }

    /// Why a NAK or a DECLINE was sent.
    pub fn message(&self) -> Option<&str> {
        self.find(|o| if let DhcpOption::Message(text) = o { Some(text.as_str()) } else { None })
    }

    /// Who the client is, if its hardware address shall not say so.
    pub fn client_id(&self) -> Option<&[u8]> {
        self.find(|o| if let DhcpOption::ClientId(bytes) = o { Some(bytes.as_slice()) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SERVER: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 1);

    /// A message with `field` as its options field.
    fn raw(field: &[u8]) -> Vec<u8> {
        let mut bytes = Dhcp::new(BootOp::Reply, 7, Mac::local(1)).emit();
        bytes.truncate(OPTIONS_AT);
        bytes.extend_from_slice(field);
        bytes
    }

    fn offer() -> Dhcp {
        let mut offer = Dhcp::new(BootOp::Reply, 0x1234_5678, Mac::local(9));
        offer.secs = 3;
        offer.broadcast = true;
        offer.yiaddr = Ipv4Addr::new(192, 168, 0, 100);
        offer.siaddr = SERVER;
        offer.options = vec![
            DhcpOption::MessageType(MessageType::Offer),
            DhcpOption::ServerId(SERVER),
            DhcpOption::LeaseSecs(43200),
            DhcpOption::T1Secs(21600),
            DhcpOption::T2Secs(37800),
            DhcpOption::SubnetMask(Ipv4Addr::new(255, 255, 255, 0)),
            DhcpOption::Broadcast(Ipv4Addr::new(192, 168, 0, 255)),
            DhcpOption::Dns(vec![SERVER, Ipv4Addr::new(9, 9, 9, 9)]),
            DhcpOption::DomainName("lan".to_owned()),
            DhcpOption::Router(vec![SERVER]),
            DhcpOption::HostName("pc".to_owned()),
            DhcpOption::Message("why".to_owned()),
            DhcpOption::RequestedIp(Ipv4Addr::new(10, 0, 0, 5)),
            DhcpOption::ParameterList(vec![1, 3, 6]),
            DhcpOption::ClientId(vec![1, 2, 0, 0, 0, 0, 9]),
            DhcpOption::Other(252, b"http://proxy/".to_vec()),
            DhcpOption::Other(80, Vec::new()),
        ];
        offer
    }

    #[test]
    fn messages_read_as_they_are_written() {
        let offer = offer();
        let back = Dhcp::parse(&offer.emit());
        assert_eq!(back.as_ref(), Ok(&offer));
        assert_eq!(offer.message_type().map(MessageType::name), Some("OFFER"));
        assert_eq!((offer.lease_secs(), offer.t1_secs(), offer.t2_secs()), (Some(43200), Some(21600), Some(37800)));
        assert_eq!((offer.server_id(), offer.routers()), (Some(SERVER), &[SERVER][..]));
        assert_eq!((offer.host_name(), offer.domain_name(), offer.message()), (Some("pc"), Some("lan"), Some("why")));
        assert_eq!(offer.dns_servers().len(), 2);
        assert_eq!(offer.client_id().map(<[u8]>::len), Some(7));
        assert_eq!(Dhcp::new(BootOp::Request, 0, Mac::ZERO).message_type(), None);
    }

    #[test]
    fn a_discover_has_the_bytes_of_the_standard() {
        let mut discover = Dhcp::new(BootOp::Request, 0x0a0b_0c0d, Mac::local(1));
        discover.options = vec![DhcpOption::MessageType(MessageType::Discover), DhcpOption::ParameterList(vec![1, 3])];
        let bytes = discover.emit();
        assert_eq!(bytes.len(), BOOTP_LEN);
        assert_eq!(bytes[..12], [1, 1, 6, 0, 0x0a, 0x0b, 0x0c, 0x0d, 0, 0, 0, 0]);
        assert_eq!(bytes[28..34], Mac::local(1).0);
        assert_eq!(bytes[236..248], [99, 130, 83, 99, 53, 1, 1, 55, 2, 1, 3, 255]);
        assert!(bytes[248..].iter().all(|b| *b == 0));
    }

    #[test]
    fn file_and_sname_hold_options_when_lent() {
        let mut bytes = raw(&[52, 1, 3, 53, 1, 2, 255]);
        bytes[FILE_AT..FILE_AT + 7].copy_from_slice(&[51, 4, 0, 0, 0, 9, 255]);
        bytes[SNAME_AT..SNAME_AT + 5].copy_from_slice(&[12, 2, b'p', b'c', 255]);
        let message = Dhcp::parse(&bytes).expect("well formed");
        let expected = [
            DhcpOption::MessageType(MessageType::Offer),
            DhcpOption::LeaseSecs(9),
            DhcpOption::HostName("pc".to_owned()),
        ];
        assert_eq!(message.options, expected);
        bytes[OPTIONS_AT + 2] = 2;
        assert_eq!(Dhcp::parse(&bytes).expect("well formed").lease_secs(), None, "only sname is lent");
    }

    #[test]
    fn long_options_are_cut_and_joined() {
        let mut message = Dhcp::new(BootOp::Reply, 1, Mac::local(1));
        message.options = vec![DhcpOption::Message("x".repeat(600)), DhcpOption::LeaseSecs(1)];
        let bytes = message.emit();
        assert_eq!(bytes[OPTIONS_AT..OPTIONS_AT + 2], [56, 255]);
        assert_eq!(Dhcp::parse(&bytes), Ok(message));
        let split = raw(&[12, 1, b'p', 0, 53, 1, 5, 12, 1, b'c', 255]);
        assert_eq!(Dhcp::parse(&split).expect("well formed").host_name(), Some("pc"));
    }

    #[test]
    fn values_that_do_not_fit_are_kept_but_not_believed() {
        let field = [53, 1, 9, 1, 3, 255, 255, 0, 3, 5, 1, 2, 3, 4, 5, 12, 1, 0xff, 15, 3, b'a', b'b', 0];
        let message = Dhcp::parse(&raw(&field)).expect("no end option, but nothing in doubt");
        assert_eq!((message.message_type(), message.subnet_mask(), message.host_name()), (None, None, None));
        assert!(message.routers().is_empty());
        assert_eq!(message.domain_name(), Some("ab"), "zeros at the end are deleted");
        assert_eq!(message.options.first(), Some(&DhcpOption::Other(53, vec![9])));
    }

    #[test]
    fn what_is_not_dhcp_is_refused() {
        let good = offer().emit();
        assert_eq!(Dhcp::parse(good.get(..OPTIONS_AT - 1).expect("long enough")), Err(WireError::Truncated));
        assert_eq!(Dhcp::parse(&raw(&[12])), Err(WireError::Truncated));
        assert_eq!(Dhcp::parse(&raw(&[12, 5, b'a'])), Err(WireError::Truncated));
        for at in [0, 1, 2, COOKIE_AT] {
            let mut bad = good.clone();
            bad[at] = 0xee;
            assert_eq!(Dhcp::parse(&bad), Err(WireError::Malformed), "byte {at}");
        }
    }

    proptest! {
        /// Whatever could be read is written so that it reads the same.
        #[test]
        fn hostile_options_never_panic(field in prop::collection::vec(any::<u8>(), 0..600), lend in 0u8..4) {
            let mut bytes = raw(&[52, 1, lend]);
            bytes.extend_from_slice(&field);
            if let Ok(message) = Dhcp::parse(&bytes) {
                let again = Dhcp::parse(&message.emit()).expect("what is written can be read");
                prop_assert_eq!(again, message);
            }
        }
    }
}
