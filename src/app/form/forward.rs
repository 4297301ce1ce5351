//! The port-forward form of a home router: its rules in a list, and an editor for one of them.
//!
//! It ends in console lines (`forward add tcp 8080 192.168.0.100:80`), which the person can read before sending.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::{Field, FieldError, FieldId, Form, check};
use crate::proto::nat::{COMMENT_MAX, Clash, NatRow, Other, RuleRow, RuleSpec};
use crate::wire::IpProto;

/// What the editor checks against.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Names usable as hosts, with their address now.
    pub names: Vec<(String, Option<Ipv4Addr>)>,
    /// Networks behind the router.
    pub inside: Vec<Ipv4Net>,
    /// The router's rules.
    pub rules: Vec<RuleRow>,
    /// Its DMZ host.
    pub dmz: Option<Ipv4Addr>,
    /// Whether calls from inside are turned around.
    pub hairpin: bool,
    /// Ports at which the router itself waits for anybody.
    pub services: Vec<(IpProto, u16)>,
    /// Its translations.
    pub sessions: Vec<NatRow>,
}

/// The form.
#[derive(Clone, Debug)]
pub struct Forwards {
    /// The router's name.
    pub router: String,
    /// The chosen rule of the list.
    pub at: usize,
    /// The editor, while something is written.
    pub editor: Option<Editor>,
}

/// What is being written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A new rule.
    New,
    /// The rule of this number.
    Rule(u32),
    /// The DMZ host.
    Dmz,
}

/// One rule, or the DMZ host, being written.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What it is.
    pub subject: Subject,
    /// The fields.
    pub form: Form,
    /// What the rule gets in the way of, although it may stand.
    pub clash: Option<Clash>,
}

impl Editor {
    /// An editor for a new rule, or filled in from one.
    pub fn new(rule: Option<&RuleRow>, first_host: &str) -> Editor {
        let ports = |r: &RuleSpec| match (r.first_port, r.last_port) {
            (a, b) if a == b => a.to_string(),
            (a, b) => format!("{a}-{b}"),
        };
        let spec = rule.map(|rule| &rule.spec);
        let proto = spec.map_or("tcp", RuleSpec::proto_word);
        let outside = spec.map(ports).unwrap_or_default();
        let host = spec.map_or(first_host.to_owned(), |r| r.host.to_string());
        let port = spec.map(|r| r.port.to_string()).unwrap_or_default();
        let callers = spec.and_then(|r| r.from).map(callers_text).unwrap_or_default();
        let comment = rule.map(|rule| rule.comment.clone()).unwrap_or_default();
        // What a rule says is mended; what is only proposed for a new one is typed over.
        let field = if rule.is_some() { Field::text } else { Field::proposal };
        let fields = vec![
            field(FieldId::OutsidePorts, &outside),
            field(FieldId::InsideHost, &host),
            field(FieldId::InsidePort, &port),
            Field::choice(FieldId::Proto, true, ["tcp", "udp", "both"], proto),
            field(FieldId::Callers, &callers),
            field(FieldId::Comment, &comment),
        ];
        let subject = rule.map_or(Subject::New, |rule| Subject::Rule(rule.id));
        Editor { subject, form: Form::new(fields), clash: None }
    }

    /// An editor for the DMZ host; empty is none.
    pub fn dmz(host: Option<Ipv4Addr>) -> Editor {
        let host = host.map(|host| host.to_string()).unwrap_or_default();
        let form = Form::new(vec![Field::proposal(FieldId::DmzHost, &host)]);
        Editor { subject: Subject::Dmz, form, clash: None }
    }

    /// Judges every field.
    pub fn check(&mut self, around: &Surroundings) {
        if self.subject == Subject::Dmz {
            let host = self.form.value(FieldId::DmzHost);
            let verdict = if host.is_empty() { Ok(()) } else { inside_host(host, around).map(|_| ()) };
            return self.form.judge(FieldId::DmzHost, verdict);
        }
        let form = &self.form;
        let outside = check::ports(form.value(FieldId::OutsidePorts));
        let span = outside.as_ref().map_or(1, |r| u32::from(*r.end()) - u32::from(*r.start()) + 1);
        let host = inside_host(form.value(FieldId::InsideHost), around);
        let port = match form.value(FieldId::InsidePort) {
            "" => Ok(None),
            text => check::port(text).and_then(|port| match u32::from(port) + span - 1 {
                0..=65535 => Ok(Some(port)),
                _ => Err(FieldError::RangeTooLong { ports: span }),
            }),
        };
        let callers = check::callers(form.value(FieldId::Callers));
        let comment = check::comment(form.value(FieldId::Comment), COMMENT_MAX);
        let spec = outside.as_ref().ok().zip(callers.as_ref().ok()).map(|(ports, from)| RuleSpec {
            proto: proto_of(form.value(FieldId::Proto)),
            first_port: *ports.start(),
            last_port: *ports.end(),
            host: host.as_ref().copied().unwrap_or(Ipv4Addr::UNSPECIFIED),
            port: port.as_ref().ok().copied().flatten().unwrap_or(*ports.start()),
            from: *from,
        });
        let conflict = spec.as_ref().and_then(|spec| self.conflict(spec, around));
        self.clash = spec.and_then(|spec| spec.clash(around.services.iter().copied(), &around.sessions));
        let outside = outside.and_then(|_| conflict.map_or(Ok(()), |rule| Err(FieldError::Conflict { rule })));
        self.form.judge(FieldId::OutsidePorts, outside);
        self.form.judge(FieldId::InsideHost, host.map(|_| ()));
        self.form.judge(FieldId::InsidePort, port.map(|_| ()));
        self.form.judge(FieldId::Callers, callers.map(|_| ()));
        self.form.judge(FieldId::Comment, comment);
    }

    /// The first other rule that cannot stand beside this one.
    fn conflict(&self, spec: &RuleSpec, around: &Surroundings) -> Option<u32> {
        let own = |row: &RuleRow| self.subject == Subject::Rule(row.id);
        let place = around.rules.iter().position(own).unwrap_or(around.rules.len());
        let others = around.rules.iter().enumerate().filter(|(at, _)| *at != place);
        let mut others = others.map(|(at, row)| Other { rule: row.id, spec: row.spec, before: at < place });
        others.find(|other| spec.collides(other)).map(|other| other.rule)
    }

    /// The console line that makes or changes it: `forward add tcp 8080 pc1:80`.
    pub fn command(&self) -> String {
        let form = &self.form;
        let verb = match self.subject {
            Subject::New => "add".to_owned(),
            Subject::Rule(number) => format!("edit {number}"),
            Subject::Dmz => {
                let host = form.value(FieldId::DmzHost);
                return format!("forward dmz {}", if host.is_empty() { "off" } else { host });
            }
        };
        let ports: String = form.value(FieldId::OutsidePorts).split_whitespace().collect();
        let (proto, host) = (form.value(FieldId::Proto), form.value(FieldId::InsideHost));
        let mut line = match form.value(FieldId::InsidePort) {
            "" => format!("forward {verb} {proto} {ports} {host}"),
            port => format!("forward {verb} {proto} {ports} {host}:{port}"),
        };
        let callers = form.value(FieldId::Callers);
        if !callers.is_empty() {
            line += &format!(" from {callers}");
        }
        let comment = form.value(FieldId::Comment);
        // A comment that was taken away is taken away at the router, too.
        let was_there = form.field(FieldId::Comment).is_some_and(|field| field.touched);
        if !comment.is_empty() || (was_there && self.subject != Subject::New) {
            line += &format!(" comment \"{comment}\"");
        }
        line
    }
}

fn proto_of(word: &str) -> Option<IpProto> {
    match word {
        "tcp" => Some(IpProto::TCP),
        "udp" => Some(IpProto::UDP),
        _ => None,
    }
}

/// `192.0.2.0/24`, or an address alone.
pub fn callers_text(net: Ipv4Net) -> String {
    if net.prefix_len() == 32 { net.addr().to_string() } else { net.to_string() }
}

/// An inside host: a name of the lab or an address, of a host behind this router.
fn inside_host(text: &str, around: &Surroundings) -> Result<Ipv4Addr, FieldError> {
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
    if inside { Ok(addr) } else { Err(FieldError::NotInside { addr }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around() -> Surroundings {
        let row = |id, text: &str| RuleRow {
            id,
            spec: text.parse().expect("a rule"),
            enabled: true,
            comment: String::new(),
            hits: 0,
            owner: None,
            stale: None,
            made: crate::trace::FactId::NONE,
        };
        Surroundings {
            names: vec![
                ("pc1".into(), Some(Ipv4Addr::new(192, 168, 0, 100))),
                ("pc2".into(), None),
                ("web".into(), Some(Ipv4Addr::new(198, 51, 100, 80))),
            ],
            inside: vec!["192.168.0.1/24".parse().unwrap()],
            rules: vec![
                row(1, "tcp 8080-8090 -> 192.168.0.100:80"),
                row(2, "udp 53 -> 192.168.0.100:53"),
                row(3, "tcp 22 -> 192.168.0.100:22 from 192.0.2.0/24"),
            ],
            services: vec![(IpProto::UDP, 67)],
            ..Surroundings::default()
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
        assert_eq!(errors("80", "pc1", "80"), [None; 6]);
        assert_eq!(errors("22", "pc1", "")[0], None, "the rule before picks its callers");
        assert_eq!(errors("8085", "pc1", "")[0], Some("conflict"));
        assert_eq!(errors("53", "pc1", "")[0], None, "another transport");
        assert_eq!(errors("", "pcl", "x"), [Some("empty"), Some("unknown-host"), Some("not-a-port"), None, None, None]);
        assert_eq!(errors("80", "web", "80")[1], Some("not-inside"));
        assert_eq!(errors("80", "10.0.0.1", "80")[1], Some("not-inside"));
        assert_eq!(errors("80", "example.com", "80")[1], Some("unknown-host"));
        assert_eq!(errors("80", "pc2", "80")[1], Some("no-address"));
        assert_eq!(errors("80", "192.168.0.1", "80")[1], Some("not-inside"), "the router itself");
        assert_eq!(errors("1-100", "pc1", "65500")[2], Some("range-too-long"));
    }

    /// Types `text` into a field.
    fn typed(mut editor: Editor, id: FieldId, text: &str) -> Editor {
        editor.form.at = editor.form.fields.iter().position(|field| field.id == id).expect("a field");
        editor.form.turn(true);
        editor.form.turn(false);
        editor.form.paste(text);
        editor.check(&around());
        editor
    }

    #[test]
    fn callers_comments_and_what_is_in_the_way() {
        let editor = typed(typed(Editor::new(None, "pc1"), FieldId::OutsidePorts, "67"), FieldId::Callers, "192.0.2.7");
        let editor = typed(editor, FieldId::Comment, "my game");
        assert_eq!(editor.command(), "forward add tcp 67 pc1 from 192.0.2.7 comment \"my game\"");
        assert_eq!((editor.clash, editor.form.is_valid()), (None, true), "the router's 67 is UDP");
        let wrong = typed(typed(editor, FieldId::Callers, "/x"), FieldId::Comment, "\"");
        let error = |id| wrong.form.field(id).and_then(|f| f.error.as_ref()).map(FieldError::id);
        assert_eq!((error(FieldId::Callers), error(FieldId::Comment)), (Some("not-a-net"), Some("bad-character")));
        let mut udp = typed(Editor::new(None, "pc1"), FieldId::OutsidePorts, "60-70");
        udp.form.at = 3;
        udp.form.key(crate::app::input::Key::plain(crate::app::input::Code::Right));
        udp.check(&around());
        assert_eq!(udp.clash, Some(Clash::Service { proto: IpProto::UDP, port: 67 }));
    }

    #[test]
    fn the_dmz_is_a_host_or_nobody() {
        let mut editor = Editor::dmz(None);
        editor.check(&around());
        assert_eq!((editor.form.is_valid(), editor.command()), (true, "forward dmz off".into()));
        let editor = typed(editor, FieldId::DmzHost, "web");
        assert!(!editor.form.is_valid());
        assert_eq!(typed(Editor::dmz(None), FieldId::DmzHost, "pc1").command(), "forward dmz pc1");
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
