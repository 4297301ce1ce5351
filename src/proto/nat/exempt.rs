//! Networks outside that inside hosts call under their own addresses: a few prefixes, as the setting `exempt` writes them
//! (RFC 6888 REQ-6). Whether answers find the way back is the business of the routers there.

use core::fmt;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

/// Networks at most.
const NETS_MAX: usize = 4;

/// The networks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exempt([Option<Ipv4Net>; NETS_MAX]);

impl Exempt {
    /// All calls are translated.
    pub const NONE: Exempt = Exempt([None; NETS_MAX]);

    /// `10.0.0.0/8,192.0.2.7/32`, or `none`. None: it is no such text, or there are too many.
    pub fn read(text: &str) -> Option<Exempt> {
        let mut out = Exempt::NONE;
        if text == "none" {
            return Some(out);
        }
        for (nth, word) in text.split(',').enumerate() {
            let net: Ipv4Net = word.trim().parse().ok()?;
            *out.0.get_mut(nth)? = Some(net.trunc());
        }
        Some(out)
    }

    /// The network that holds an address.
    pub fn holding(&self, addr: Ipv4Addr) -> Option<Ipv4Net> {
        self.0.iter().flatten().find(|net| net.contains(&addr)).copied()
    }
}

impl fmt::Display for Exempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nets: Vec<String> = self.0.iter().flatten().map(ToString::to_string).collect();
        f.write_str(&if nets.is_empty() { "none".to_owned() } else { nets.join(",") })
    }
}

impl Serialize for Exempt {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_read_as_they_are_written() {
        let read = |text| Exempt::read(text).map(|exempt| exempt.to_string());
        assert_eq!(read("none").as_deref(), Some("none"));
        assert_eq!(read("10.1.2.3/8, 192.0.2.7/32").as_deref(), Some("10.0.0.0/8,192.0.2.7/32"));
        for wrong in ["", "10.0.0.0", "10.0.0.0/8,", "1.0.0.0/8,2.0.0.0/8,3.0.0.0/8,4.0.0.0/8,5.0.0.0/8"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
