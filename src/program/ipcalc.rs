//! `ipcalc`: an address and its prefix in bits, as the tool of that name prints them; with a second prefix, the subnets.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::os::Sys;
use crate::proto::ip::{class, host_count, host_range, read_block};
use crate::wire::SpecialRange;

/// Subnets that are printed one by one.
const SUBNETS_SHOWN: usize = 32;

/// Runs it: 0 when the words are an address, 1 when not.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let Some((first, rest)) = words.split_first() else {
        sys.err("Usage: ipcalc ADDRESS[/PREFIX] [PREFIX]");
        return 1;
    };
    let Some(net) = read_block(first) else {
        sys.err(&format!("INVALID ADDRESS: {first}"));
        return 1;
    };
    for line in about(net) {
        sys.out(&line);
    }
    match rest.first().map(|word| word.trim_start_matches('/').parse::<u8>()) {
        None => 0,
        Some(Ok(len)) if (net.prefix_len()..=32).contains(&len) => {
            subnets(&sys, net, len);
            0
        }
        Some(_) => {
            sys.err(&format!("INVALID PREFIX: {}", rest.join(" ")));
            1
        }
    }
}

/// `11000000.10101000.00000000. 00000001`: a blank where the host begins.
fn bits(addr: Ipv4Addr, len: u8) -> String {
    let bit = |n: u8| if addr.to_bits() >> (31 - n) & 1 == 1 { '1' } else { '0' };
    let mut text = String::new();
    for n in 0..32 {
        if n > 0 && n % 8 == 0 {
            text.push('.');
        }
        if n == len {
            text.push(' ');
        }
        text.push(bit(n));
    }
    text
}

fn about(net: Ipv4Net) -> Vec<String> {
    let len = net.prefix_len();
    let line = |name: &str, addr: Ipv4Addr, more: &str| {
        format!("{name:<11}{:<21}{}", format!("{addr}{more}"), bits(addr, len)).trim_end().to_owned()
    };
    let (first, last) = host_range(net);
    let range =
        SpecialRange::of(net.addr()).map_or("Public".to_owned(), |range| format!("{}, RFC {}", range.name, range.rfc));
    let mut lines = vec![
        line("Address:", net.addr(), ""),
        line("Netmask:", net.netmask(), &format!(" = {len}")),
        line("Wildcard:", net.hostmask(), ""),
        "=>".to_owned(),
        line("Network:", net.network(), &format!("/{len}")),
        line("HostMin:", first, ""),
        line("HostMax:", last, ""),
    ];
    if len < 31 {
        lines.push(line("Broadcast:", net.broadcast(), ""));
    }
    lines.push(format!("{:<11}{:<21}Class {}, {range}", "Hosts/Net:", host_count(net), class(net.addr())));
    lines
}

fn subnets(sys: &Sys, net: Ipv4Net, len: u8) {
    let count = 1u64 << (len - net.prefix_len());
    sys.out("");
    sys.out(&format!("Subnets after transition from /{} to /{len}", net.prefix_len()));
    let size = 1u64 << (32 - u32::from(len));
    let first = u64::from(net.network().to_bits());
    for n in 0..count.min(SUBNETS_SHOWN as u64) {
        let Ok(part) = Ipv4Net::new(Ipv4Addr::from_bits((first + n * size) as u32), len) else { return };
        let (min, max) = host_range(part);
        sys.out(&format!("{:>3}. {:<19} {min} - {max}", n + 1, part.to_string()));
    }
    if count > SUBNETS_SHOWN as u64 {
        sys.out(&format!("     … {} more", count - SUBNETS_SHOWN as u64));
    }
    sys.out(&format!("Subnets: {count}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_as_the_tool_tells_it() {
        let lines = about("192.168.0.1/24".parse().expect("a prefix"));
        assert_eq!(lines[0], "Address:   192.168.0.1          11000000.10101000.00000000. 00000001");
        assert_eq!(lines[1], "Netmask:   255.255.255.0 = 24   11111111.11111111.11111111. 00000000");
        assert_eq!(lines[4], "Network:   192.168.0.0/24       11000000.10101000.00000000. 00000000");
        assert_eq!(lines[8], "Hosts/Net: 254                  Class C, Private-Use, RFC 1918");
        let point = about("198.18.0.0/31".parse().expect("a prefix"));
        assert!(!point.iter().any(|line| line.starts_with("Broadcast")));
        assert_eq!(bits([255, 0, 0, 1].into(), 12), "11111111.0000 0000.00000000.00000001");
    }
}
