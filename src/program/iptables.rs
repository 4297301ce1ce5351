//! `iptables`: the packet filter of the box, in the words and columns of the Linux tool.

use crate::os::{Errno, Setting, Sys};
use crate::proto::filter::{
    Chain, ChangeError, Filter, FilterError, Hook, RowParts, chain_lines, read_change, read_row,
};

/// Runs it: 0 when it worked, 2 when the command line makes no sense, 1 when the chains do not take it.
pub(super) async fn main(sys: Sys, mut words: Vec<String>) -> u8 {
    if let Some(code) = clamp_mss(&sys, &words) {
        return code;
    }
    resolve_names(&sys, &mut words).await;
    if let Some(list) = List::read(&words) {
        return match list {
            Ok(list) => list.print(&sys),
            Err(why) => fail(&sys, &why),
        };
    }
    if let Some(code) = check(&sys, &words) {
        return code;
    }
    match read_change(&words) {
        Ok(change) => match sys.with(|k, cx| k.change_filter(cx, change)) {
            Ok(()) => 0,
            Err(why) => fail(&sys, &ChangeError::Filter(why)),
        },
        Err(why) => fail(&sys, &why),
    }
}

/// `-t mangle -A|-D FORWARD … -j TCPMSS --clamp-mss-to-pmtu`: the only row of that table, which is a setting here.
fn clamp_mss(sys: &Sys, words: &[String]) -> Option<u8> {
    let is = |word: &str| words.iter().any(|w| w == word);
    if !(is("mangle") && is("TCPMSS") && is("--clamp-mss-to-pmtu") && is("FORWARD")) {
        return None;
    }
    let row = Setting::find("hoplab.tcp_clamp_mss_to_pmtu")?;
    let value = if is("-D") { "0" } else { "1" };
    let pid = sys.pid();
    let done = sys.with(|k, cx| if k.procs.is_root(pid) { k.set(cx, pid, row, value) } else { Err(Errno::Access) });
    if let Err(errno) = done {
        sys.err(&format!("iptables: {errno}"));
    }
    Some(u8::from(done.is_err()) * 4)
}

/// What is wrong goes to standard error, as the tool words it.
fn fail(sys: &Sys, why: &ChangeError) -> u8 {
    sys.err(&format!("iptables: {why}"));
    if matches!(why, ChangeError::NoChain { .. } | ChangeError::Filter(_)) {
        return 1;
    }
    sys.err("usage: iptables -A|-I|-R|-D CHAIN [NUM] MATCH… -j TARGET | -P CHAIN ACCEPT|DROP | -F|-Z [CHAIN] | -L|-S [CHAIN]");
    sys.err("  CHAIN: INPUT FORWARD OUTPUT    TARGET: ACCEPT DROP REJECT [--reject-with TYPE]");
    sys.err("  MATCH: -p tcp|udp|icmp  -s|-d ADDR[/LEN]  -i|-o IFACE  --sport|--dport N[:M]  --tcp-flags MASK SET");
    sys.err("  -t mangle -A|-D FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu");
    sys.err("         --icmp-type T  -m conntrack --ctstate NEW,ESTABLISHED,RELATED,INVALID,DNAT");
    sys.err("         -m length --length MIN[:MAX]  -m statistic --mode nth --every N --packet P  -m comment --comment TEXT");
    2
}

/// A host's name after `-s` or `-d` becomes its address, as the tool does.
async fn resolve_names(sys: &Sys, words: &mut [String]) {
    for at in 1..words.len() {
        let is_host =
            words.get(at - 1).is_some_and(|w| matches!(w.as_str(), "-s" | "-d" | "--source" | "--destination"));
        let Some(word) = words.get_mut(at).filter(|w| is_host && w.parse::<ipnet::Ipv4Net>().is_err()) else {
            continue;
        };
        if let Ok(addr) = sys.resolve(&word.clone()).await {
            *word = addr.to_string();
        }
    }
}

/// `-C CHAIN MATCH… -j TARGET`: 0 when there is such a row.
fn check(sys: &Sys, words: &[String]) -> Option<u8> {
    let [order, chain, row @ ..] = words else { return None };
    if order != "-C" && order != "--check" {
        return None;
    }
    let (Some(hook), Ok(row)) = (Hook::named(chain), read_row(row)) else {
        return Some(fail(sys, &ChangeError::NoChain { found: chain.clone() }));
    };
    let wanted = row.to_string();
    let has = |filter: &Filter| filter.chain(hook).rows.iter().any(|row| row.to_string() == wanted);
    if sys.read(|k| k.filter.as_deref().is_some_and(has)) {
        return Some(0);
    }
    Some(fail(sys, &ChangeError::Filter(FilterError::NoSameRow)))
}

/// What is to be listed, and how.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "they are the flags of a command line")]
struct List {
    hook: Option<Hook>,
    as_lines: bool,
    verbose: bool,
    numeric: bool,
    exact: bool,
    numbers: bool,
}

impl List {
    /// `-L`, `-nvL FORWARD`, `-S`; none for other orders.
    fn read(words: &[String]) -> Option<Result<List, ChangeError>> {
        let mut list = List::default();
        let mut asked = false;
        for word in words {
            match word.as_str() {
                "--line-numbers" => list.numbers = true,
                "--list" => asked = true,
                "--list-rules" => (asked, list.as_lines) = (true, true),
                letters if letters.starts_with('-') && letters.chars().skip(1).all(|c| "LSvnx".contains(c)) => {
                    asked |= letters.contains(['L', 'S']);
                    list.as_lines |= letters.contains('S');
                    list.verbose |= letters.contains('v');
                    list.numeric |= letters.contains('n');
                    list.exact |= letters.contains('x');
                }
                chain if asked => match Hook::named(chain) {
                    Some(hook) => list.hook = Some(hook),
                    None => return Some(Err(ChangeError::NoChain { found: chain.to_owned() })),
                },
                _ => return None,
            }
        }
        asked.then_some(Ok(list))
    }

    fn print(&self, sys: &Sys) -> u8 {
        let hooks: Vec<Hook> = Hook::ALL.into_iter().filter(|hook| self.hook.is_none_or(|one| one == *hook)).collect();
        let chain = |hook| sys.read(|k| k.filter.as_ref().map(|filter| filter.chain(hook).clone()).unwrap_or_default());
        let chains: Vec<(Hook, Chain)> = hooks.into_iter().map(|hook| (hook, chain(hook))).collect();
        for (n, (hook, chain)) in chains.iter().enumerate() {
            if self.as_lines {
                chain_lines(*hook, chain).iter().for_each(|line| sys.out(line));
                continue;
            }
            if n > 0 {
                sys.out("");
            }
            self.lines(*hook, chain).iter().for_each(|line| sys.out(line));
        }
        0
    }

    /// One chain as a table. A row that is switched off is no row: it is not listed, but keeps its number.
    fn lines(&self, hook: Hook, chain: &Chain) -> Vec<String> {
        let counted = format!(" {} packets, {} bytes", self.number(chain.packets, 0), self.number(chain.bytes, 0));
        let counted = if self.verbose { counted } else { String::new() };
        let mut head = String::new();
        head += if self.numbers { "num  " } else { "" };
        head += if self.verbose { " pkts bytes " } else { "" };
        head += "target     prot opt";
        head += if self.verbose { " in     out    " } else { "" };
        let mut lines = vec![format!("Chain {} (policy {}{counted})", hook.name(), chain.policy.name())];
        lines.push(format!("{head} {:<19}  {:<19} ", "source", "destination"));
        let rows = (1..).zip(&chain.rows).filter(|(_, row)| row.enabled);
        lines.extend(rows.map(|(number, row)| {
            let parts = RowParts(row);
            let net = |net: Option<ipnet::Ipv4Net>| match net {
                None if self.numeric => "0.0.0.0/0".to_owned(),
                None => "anywhere".to_owned(),
                Some(net) if net.prefix_len() == 32 => net.addr().to_string(),
                Some(net) => net.to_string(),
            };
            let face = |name: &Option<crate::trace::Name>| {
                let any = if self.numeric { "*" } else { "any" };
                name.as_ref().map_or_else(|| any.to_owned(), ToString::to_string)
            };
            let mut line = String::new();
            if self.numbers {
                line += &format!("{number:<4} ");
            }
            if self.verbose {
                line += &format!("{} {} ", self.number(row.packets, 5), self.number(row.bytes, 5));
            }
            line += &format!("{:<9}  {:<5}--", row.verdict.name(), parts.proto());
            if self.verbose {
                line += &format!("  {:<6} {:<6}", face(&row.inward), face(&row.outward));
            }
            line += &format!("  {:<19}  {:<19} ", net(row.from), net(row.to));
            let details = parts.details();
            if details.is_empty() { line } else { format!("{line} {details}") }
        }));
        lines
    }

    /// A counter; from 100,000 on in thousands unless `-x` asks for all of it.
    fn number(&self, count: u64, width: usize) -> String {
        let steps = [(1, ""), (1_000, "K"), (1_000_000, "M"), (1_000_000_000, "G"), (1_000_000_000_000, "T")];
        let fits =
            |(by, _): &&(u64, &str)| self.exact || (count + by / 2) / by < if *by == 1 { 100_000 } else { 10_000 };
        let (by, unit) = steps.iter().find(fits).unwrap_or(&steps[4]);
        let width = width.saturating_sub(unit.len());
        format!("{:>width$}{unit}", (count + by / 2) / by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::filter::{FilterRow, Verdict};

    #[test]
    fn a_chain_is_listed_in_the_columns_of_linux() {
        let row = |text: &str, packets| {
            let row = read_row(&text.split(' ').collect::<Vec<_>>()).expect("a row");
            FilterRow { packets, bytes: packets * 60, ..row }
        };
        let chain = Chain {
            policy: Verdict::Drop,
            packets: 7,
            bytes: 420,
            rows: vec![row("-s 10.0.0.0/8 -p tcp --dport 80 -j ACCEPT", 2_000), row("-i wan -j REJECT", 0)],
        };
        let list = |words: &str| {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            List::read(&words).expect("a list").map(|list| list.lines(Hook::Input, &chain)).expect("a chain")
        };
        let words = [
            "Chain INPUT (policy DROP)",
            "target     prot opt source               destination         ",
            "ACCEPT     tcp  --  10.0.0.0/8           anywhere             tcp dpt:80",
            "REJECT     all  --  anywhere             anywhere             reject-with icmp-port-unreachable",
        ];
        assert_eq!(list("-L"), words);
        let words = [
            "Chain INPUT (policy DROP 7 packets, 420 bytes)",
            " pkts bytes target     prot opt in     out     source               destination         ",
            " 2000  120K ACCEPT     tcp  --  *      *       10.0.0.0/8           0.0.0.0/0            tcp dpt:80",
            "    0     0 REJECT     all  --  wan    *       0.0.0.0/0            0.0.0.0/0            reject-with icmp-port-unreachable",
        ];
        assert_eq!(list("-vn -L"), words);
        assert!(List::read(&["-L".into(), "NAT".into()]).is_some_and(|list| list.is_err()));
        assert!(List::read(&["-A".into(), "INPUT".into()]).is_none());
    }
}
