//! The address tools: an address with its prefix, and the parts that its block was cut into.
//!
//! What it is: the line that is typed and a list of blocks. What it is not: a part of the lab; nothing here changes
//! an address anywhere.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::input::Key;
use super::text_line::TextLine;
use crate::proto::ip::{halves, read_block, whole_of};

/// Parts a block may be cut into.
pub const PARTS_MAX: usize = 64;

/// The tools.
#[derive(Clone, Debug)]
pub struct Subnets {
    /// What is typed: an address, with a prefix or a mask.
    pub line: TextLine,
    /// What it says; none: no address.
    net: Option<Ipv4Net>,
    /// The block cut into parts, in order.
    parts: Vec<Ipv4Net>,
    /// The part under the cursor.
    at: usize,
}

impl Subnets {
    /// The tools with this address.
    pub fn new(text: &str) -> Subnets {
        let mut tools = Subnets { line: TextLine::proposing(text), net: None, parts: Vec::new(), at: 0 };
        tools.changed();
        tools
    }

    /// The address with its prefix.
    pub fn net(&self) -> Option<Ipv4Net> {
        self.net
    }

    /// The parts in order: the block itself as long as it is whole.
    pub fn parts(&self) -> &[Ipv4Net] {
        &self.parts
    }

    /// Which part is under the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The part under the cursor, and the address that is looked at in it: the typed one, or its first.
    pub fn chosen(&self) -> Option<(Ipv4Addr, Ipv4Net)> {
        let (net, part) = (self.net?, *self.parts.get(self.at)?);
        Some((if part.contains(&net.addr()) { net.addr() } else { part.network() }, part))
    }

    /// Gives a key to the line.
    pub fn key(&mut self, key: Key) {
        if self.line.key(key) {
            self.changed();
        }
    }

    /// Pastes a text into the line.
    pub fn paste(&mut self, text: &str) {
        self.line.insert(text);
        self.changed();
    }

    /// Moves the cursor to another part.
    pub fn turn(&mut self, down: bool) {
        let last = self.parts.len().saturating_sub(1);
        self.at = if down { (self.at + 1).min(last) } else { self.at.saturating_sub(1) };
    }

    /// Moves the boundary between network and host by one bit: of the whole block, or, once it is cut, of a part, which is
    /// cut again or joined with its other half.
    pub fn move_boundary(&mut self, longer: bool) {
        if self.parts.len() > 1 {
            return if longer { self.split() } else { self.join() };
        }
        let Some(net) = self.net else { return };
        let len = if longer { net.prefix_len() + 1 } else { net.prefix_len().saturating_sub(1) };
        if let Ok(net) = Ipv4Net::new(net.addr(), len.min(32)) {
            self.line.set(&net.to_string());
            self.changed();
        }
    }

    /// Cuts the part under the cursor in two.
    pub fn split(&mut self) {
        let Some(part) = self.parts.get(self.at).copied().filter(|_| self.parts.len() < PARTS_MAX) else { return };
        if let Some(two) = halves(part) {
            self.parts.splice(self.at..=self.at, two);
        }
    }

    /// Joins the part under the cursor with its other half, and all that this one was cut into.
    pub fn join(&mut self) {
        let Some(part) = self.parts.get(self.at).copied().filter(|_| self.parts.len() > 1) else { return };
        let Some(whole) = whole_of(part) else { return };
        self.at = self.parts.iter().position(|part| whole.contains(part)).unwrap_or(0);
        self.parts.retain(|part| !whole.contains(part));
        self.parts.insert(self.at, whole);
    }

    fn changed(&mut self) {
        let net = read_block(self.line.text());
        if net != self.net {
            (self.net, self.parts, self.at) = (net, net.iter().map(Ipv4Net::trunc).collect(), 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::Code;

    fn parts(tools: &Subnets) -> Vec<String> {
        tools.parts().iter().map(Ipv4Net::to_string).collect()
    }

    #[test]
    fn the_boundary_moves_by_a_bit_and_stays_within_32() {
        let mut tools = Subnets::new("192.168.0.77/24");
        tools.move_boundary(true);
        assert_eq!((tools.line.text(), parts(&tools)), ("192.168.0.77/25", vec!["192.168.0.0/25".to_owned()]));
        (0..40).for_each(|_| tools.move_boundary(true));
        assert_eq!(tools.line.text(), "192.168.0.77/32");
        (0..40).for_each(|_| tools.move_boundary(false));
        assert_eq!(parts(&tools), ["0.0.0.0/0"]);
    }

    #[test]
    fn parts_of_different_size_are_cut_and_joined() {
        let mut tools = Subnets::new("10.0.0.0/24");
        tools.split();
        tools.turn(true);
        tools.move_boundary(true);
        assert_eq!(parts(&tools), ["10.0.0.0/25", "10.0.0.128/26", "10.0.0.192/26"]);
        assert_eq!(tools.chosen().map(|(addr, _)| addr.to_string()).as_deref(), Some("10.0.0.128"));
        tools.turn(false);
        tools.join();
        assert_eq!((parts(&tools), tools.at()), (vec!["10.0.0.0/24".to_owned()], 0));
        tools.join();
        assert_eq!(tools.parts().len(), 1, "the typed block is not left");
        (0..200).for_each(|_| tools.split());
        assert!(tools.parts().len() <= PARTS_MAX);
    }

    #[test]
    fn what_is_typed_counts_when_it_is_an_address() {
        let mut tools = Subnets::new("10.0.0.0/8");
        tools.key(Key::plain(Code::Delete));
        assert_eq!((tools.net(), tools.parts().len()), (None, 0));
        tools.move_boundary(true);
        tools.split();
        tools.join();
        tools.paste("172.16.5.1 255.255.255.0");
        assert_eq!(parts(&tools), ["172.16.5.0/24"]);
    }
}
