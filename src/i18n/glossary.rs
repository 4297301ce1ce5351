//! The terms of the trade: which there are. Their names and sentences stand in the catalogues, `docs/glossary.md` is made of
//! them, and the screen's glossary shows them.

use super::{Lang, Texts};
use crate::lab::Text;

/// Every term by its id, in the order of the glossary: from the wire up, then around the home.
pub(super) const TERMS: [&str; 72] = [
    "frame",
    "packet",
    "segment",
    "datagram",
    "header",
    "payload",
    "encapsulation",
    "layer",
    "mac-address",
    "ip-address",
    "prefix",
    "subnet",
    "gateway",
    "router",
    "home-router",
    "switch",
    "hub",
    "broadcast-domain",
    "vlan",
    "ssid",
    "arp",
    "route",
    "ttl",
    "mtu",
    "fragment",
    "path-mtu",
    "icmp",
    "port",
    "socket",
    "udp",
    "tcp",
    "handshake",
    "sequence-number",
    "window",
    "cwnd",
    "rtt",
    "rto",
    "retransmission",
    "mss",
    "time-wait",
    "backlog",
    "nat",
    "mapping",
    "port-forward",
    "dmz",
    "hairpin",
    "cgnat",
    "private-address",
    "public-address",
    "firewall",
    "stateful",
    "dhcp",
    "lease",
    "dns",
    "resolver",
    "ddns",
    "pppoe",
    "isp",
    "process",
    "daemon",
    "descriptor",
    "signal",
    "exit-code",
    "loopback",
    "unicast",
    "broadcast",
    "multicast",
    "checksum",
    "http",
    "capture",
    "event",
    "scenario",
];

/// A term as people say it in this language.
fn term(texts: &Texts, id: &str) -> String {
    texts.text(&format!("term-{id}")).into_owned()
}

/// What it is, in one sentence.
pub fn meaning(texts: &Texts, id: &str) -> String {
    texts.text(&format!("term-{id}.what")).into_owned()
}

/// Every term with its name in both languages.
pub fn terms() -> impl Iterator<Item = (&'static str, Text)> {
    let [ko, en] = [Lang::Ko, Lang::En].map(Texts::new);
    TERMS.into_iter().map(move |id| (id, Text { ko: term(&ko, id), en: term(&en, id) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as it must be.
    fn page() -> String {
        let [ko, en] = [Lang::Ko, Lang::En].map(Texts::new);
        let mut page = String::from(
            "# Glossary · 용어\n\nThe words of Hoplab in both languages; on the screen, `K` opens them.\n\n\
             | English | 한국어 | what it is | 뜻 |\n|---|---|---|---|\n",
        );
        for id in TERMS {
            let [en_term, ko_term] = [&en, &ko].map(|texts| term(texts, id));
            let [en_what, ko_what] = [&en, &ko].map(|texts| meaning(texts, id));
            page.push_str(&format!("| {en_term} | {ko_term} | {en_what} | {ko_what} |\n"));
        }
        page
    }

    #[test]
    fn the_page_of_the_glossary_is_the_catalogue() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/glossary.md");
        if std::env::var_os("HOPLAB_WRITE_GLOSSARY").is_some() {
            std::fs::write(path, page()).expect("docs/ can be written");
        }
        let found = std::fs::read_to_string(path).unwrap_or_default();
        assert!(found == page(), "docs/glossary.md is not what the catalogues say: run with HOPLAB_WRITE_GLOSSARY=1");
    }

    #[test]
    fn every_term_has_a_sentence_of_one_line_in_both_languages() {
        for texts in Lang::ALL.map(Texts::new) {
            for id in TERMS {
                let (name, what) = (term(&texts, id), meaning(&texts, id));
                assert!(!name.starts_with("term-") && !what.starts_with("term-"), "{id}");
                assert!(what.ends_with('.') && what.chars().count() <= 120, "{id}: {what}");
            }
        }
    }
}
