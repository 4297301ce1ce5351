//! The port-forward form of a home router: its rules in a list, and an editor for one of them.
//!
//! It ends in console lines (`forward add tcp 8080 192.168.0.100:80`), which the person can read before sending.

use std::net::Ipv4Addr;
use std::ops::RangeInclusive;

use ipnet::Ipv4Net;

use super::{Field, FieldError, FieldId, Form, check};

/// A rule as the form needs it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Its number at the router.
    pub number: u32,
    /// Whether it is on.
    pub on: bool,
    /// `tcp`, `udp` or `both`.
    pub proto: &'static str,
    /// Outside ports.
    pub outside: RangeInclusive<u16>,
    /// Inside host.
    pub host: Ipv4Addr,
    /// Inside port of the first outside port.
    pub port: u16,
}

/// What the editor checks against.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Names usable as hosts, with their address now.
    pub names: Vec<(String, Option<Ipv4Addr>)>,
    /// Networks behind the router.
    pub inside: Vec<Ipv4Net>,
    /// The router's rules.
    pub rules: Vec<Rule>,
}

/// The form.
#[derive(Clone, Debug)]
pub struct Forwards {
    /// The router's name.
    pub router: String,
    /// The chosen rule of the list.
    pub at: usize,
    /// The editor, while a rule is written.
    pub editor: Option<Editor>,
}

/// One rule being written.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The number of the rule that is changed; none for a new one.
    pub replaces: Option<u32>,
    /// The fields.
    pub form: Form,
}

impl Editor {
    /// An editor for a new rule, or filled in from one.
    pub fn new(rule: Option<&Rule>, first_host: &str) -> Editor {
        let ports = |r: &RangeInclusive<u16>| match (r.start(), r.end()) {
            (a, b) if a == b => a.to_string(),
            (a, b) => format!("{a}-{b}"),
        };
        let (proto, outside, host, port) = match rule {
            Some(r) => (r.proto, ports(&r.outside), r.host.to_string(), r.port.to_string()),
            None => ("tcp", String::new(), first_host.to_owned(), String::new()),
        };
        // What a rule says is mended; what is only proposed for a new one is typed over.
        let field = if rule.is_some() { Field::text } else { Field::proposal };
        let fields = vec![
            field(FieldId::OutsidePorts, &outside),
            field(FieldId::InsideHost, &host),
            field(FieldId::InsidePort, &port),
            Field::choice(FieldId::Proto, true, ["tcp", "udp", "both"], proto),
        ];
        Editor { replaces: rule.map(|r| r.number), form: Form::new(fields) }
    }

    /// Judges every field.
    pub fn check(&mut self, around: &Surroundings) {
        let form = &self.form;
        let outside = check::ports(form.value(FieldId::OutsidePorts));
        let span = outside.as_ref().map_or(1, |r| u32::from(*r.end()) - u32::from(*r.start()) + 1);
        let conflict = outside.as_ref().ok().and_then(|r| self.conflict(r, around));
        let outside = outside.and_then(|_| conflict.map_or(Ok(()), |rule| Err(FieldError::Conflict { rule })));
        let host = check_inside(form.value(FieldId::InsideHost), around);
        let port = match form.value(FieldId::InsidePort) {
            "" => Ok(()),
            text => check::port(text).and_then(|port| match u32::from(port) + span - 1 {
                0..=65535 => Ok(()),
                _ => Err(FieldError::RangeTooLong { ports: span }),
            }),
        };
        self.form.judge(FieldId::OutsidePorts, outside);
        self.form.judge(FieldId::InsideHost, host);
        self.form.judge(FieldId::InsidePort, port);
    }

    /// The first other rule that takes one of these ports for the same transport.
    fn conflict(&self, outside: &RangeInclusive<u16>, around: &Surroundings) -> Option<u32> {
        let proto = self.form.value(FieldId::Proto);
        let same = |r: &&Rule| r.proto == proto || r.proto == "both" || proto == "both";
        let overlaps = |r: &&Rule| r.outside.start() <= outside.end() && outside.start() <= r.outside.end();
        let others = around.rules.iter().filter(|r| Some(r.number) != self.replaces);
        others.filter(same).find(overlaps).map(|r| r.number)
    }

    /// The console line that makes or changes the rule: `forward add tcp 8080 pc1:80`.
    pub fn command(&self) -> String {
        let form = &self.form;
        let verb = self.replaces.map_or("add".to_owned(), |number| format!("edit {number}"));
        let ports: String = form.value(FieldId::OutsidePorts).split_whitespace().collect();
        let (proto, host) = (form.value(FieldId::Proto), form.value(FieldId::InsideHost));
        match form.value(FieldId::InsidePort) {
            "" => format!("forward {verb} {proto} {ports} {host}"),
            port => format!("forward {verb} {proto} {ports} {host}:{port}"),
        }
    }
}

/// An inside host: a name of the lab or an address, of a host behind this router.
fn check_inside(text: &str, around: &Surroundings) -> Result<(), FieldError> {
    let known = around.names.iter().find(|(name, _)| name == text).map(|(_, addr)| *addr);
    let Some(addr) = text.parse().ok().or(known.flatten()) else {
        if known.is_some() {
            return Err(FieldError::NoAddress { name: text.to_owned() });
        }
        let names: Vec<String> = around.names.iter().map(|(name, _)| name.clone()).collect();
        check::host(text, &names)?;
        // A name the DNS may know is outside; only names of the lab can be behind a router.
        return Err(FieldError::UnknownHost { name: text.to_owned(), nearest: None });
    };
    let free = |net: &Ipv4Net| net.addr() != addr && net.network() != addr && net.broadcast() != addr;
    let inside = around.inside.iter().any(|net| net.contains(&addr) && free(net));
    if inside { Ok(()) } else { Err(FieldError::NotInside { addr }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around() -> Surroundings {
        let rule = |number, proto, outside| Rule {
            number,
            on: true,
            proto,
            outside,
            host: Ipv4Addr::new(192, 168, 0, 100),
            port: 80,
        };
        Surroundings {
            names: vec![
                ("pc1".into(), Some(Ipv4Addr::new(192, 168, 0, 100))),
                ("pc2".into(), None),
                ("web".into(), Some(Ipv4Addr::new(198, 51, 100, 80))),
            ],
            inside: vec!["192.168.0.1/24".parse().unwrap()],
            rules: vec![rule(1, "tcp", 8080..=8090), rule(2, "udp", 53..=53)],
        }
    }

    fn judged(ports: &str, host: &str, port: &str) -> (Vec<Option<&'static str>>, String) {
        let mut editor = Editor::new(None, host);
        for (index, text) in [ports, host, port].into_iter().enumerate() {
            editor.form.at = index;
            if index != 1 {
                editor.form.paste(text);
            }
        }
        editor.check(&around());
        (editor.form.fields.iter().map(|f| f.error.as_ref().map(FieldError::id)).collect(), editor.command())
    }

    #[test]
    fn a_rule_is_checked_field_by_field() {
        let errors = |a, b, c| judged(a, b, c).0;
        assert_eq!(errors("80", "pc1", "80"), [None, None, None, None]);
        assert_eq!(errors("8085", "pc1", "")[0], Some("conflict"));
        assert_eq!(errors("53", "pc1", "")[0], None, "another transport");
        assert_eq!(errors("", "pcl", "x"), [Some("empty"), Some("unknown-host"), Some("not-a-port"), None]);
        assert_eq!(errors("80", "web", "80")[1], Some("not-inside"));
        assert_eq!(errors("80", "10.0.0.1", "80")[1], Some("not-inside"));
        assert_eq!(errors("80", "example.com", "80")[1], Some("unknown-host"));
        assert_eq!(errors("80", "pc2", "80")[1], Some("no-address"));
        assert_eq!(errors("80", "192.168.0.1", "80")[1], Some("not-inside"), "the router itself");
        assert_eq!(errors("1-100", "pc1", "65500")[2], Some("range-too-long"));
    }

    #[test]
    fn the_form_ends_in_console_lines() {
        assert_eq!(judged("8080 - 8090", "pc1", "80").1, "forward add tcp 8080-8090 pc1:80");
        assert_eq!(judged("22", "pc1", "").1, "forward add tcp 22 pc1");
        let around = around();
        let mut editor = Editor::new(around.rules.first(), "");
        editor.check(&around);
        assert!(editor.form.is_valid(), "a rule does not conflict with itself");
        assert_eq!(editor.command(), "forward edit 1 tcp 8080-8090 192.168.0.100:80");
    }
}
