//! The composer: who sends what to whom. It ends in one console line at the sender.

use super::check::quoted;
use super::{Field, FieldId, FieldKind, Form, check};

/// What can be sent. A choice's value; its sentence is `offer-<value>`.
pub const WHAT: [&str; 5] = ["ping", "udp-text", "tcp-connect", "http", "dns"];

/// Ports that are filled in: discard for datagrams, web for connections.
const UNTYPED_PORTS: [&str; 2] = ["9", "80"];

/// The composer.
#[derive(Clone, Debug)]
pub struct Composer {
    /// The fields: from, to, what, and the details of what.
    pub form: Form,
    /// Names of the lab that can be senders.
    hosts: Vec<String>,
    /// Names of the lab that can be receivers.
    names: Vec<String>,
    /// Details of other sorts of packets, as they were left.
    kept: Vec<Field>,
}

impl Composer {
    /// A composer for a lab with these senders and names, filled in so that it can be sent as it is.
    pub fn new(hosts: Vec<String>, names: Vec<String>, from: &str, to: &str) -> Composer {
        let fields = vec![
            Field::choice(FieldId::What, true, WHAT, "ping"),
            Field::choice(FieldId::From, false, hosts.iter().map(String::as_str), from),
            Field::proposal(FieldId::To, to),
        ];
        let mut composer = Composer { form: Form::new(fields), hosts, names, kept: Vec::new() };
        composer.fit_details();
        composer.check();
        composer
    }

    /// The sender's name.
    pub fn from(&self) -> &str {
        self.form.value(FieldId::From)
    }

    /// The names to offer for the receiver.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// After a change: shows the details of what is sent now, keeping what was typed, and judges every field.
    pub fn changed(&mut self) {
        self.fit_details();
        self.check();
    }

    fn fit_details(&mut self) {
        let wanted: &[(FieldId, &str)] = match self.form.value(FieldId::What) {
            "ping" => &[(FieldId::Count, "1")],
            "udp-text" => &[(FieldId::Port, "9"), (FieldId::Payload, "hello")],
            "tcp-connect" => &[(FieldId::Port, "80")],
            "http" => &[(FieldId::Port, "80"), (FieldId::Path, "/")],
            _ => &[(FieldId::Server, "")],
        };
        let old = self.form.fields.split_off(3.min(self.form.fields.len()));
        self.kept.retain(|kept| old.iter().all(|f| f.id != kept.id));
        self.kept.extend(old);
        for (id, default) in wanted {
            // What nobody typed is no reason to keep a port that fits another sort of packet.
            let typed = |f: &&Field| f.id == *id && !UNTYPED_PORTS.contains(&f.value());
            let kept = self.kept.iter().find(typed).cloned();
            self.form.fields.push(kept.unwrap_or_else(|| Field::proposal(*id, default)));
        }
        self.form.at = self.form.at.min(self.form.fields.len().saturating_sub(1));
    }

    fn check(&mut self) {
        let form = &self.form;
        let to = match form.value(FieldId::What) {
            "dns" => check::dns_name(form.value(FieldId::To)),
            _ => check::host(form.value(FieldId::To), &self.names),
        };
        let verdicts: Vec<_> = form
            .fields
            .iter()
            .filter_map(|field| {
                let value = field.value();
                let verdict = match field.id {
                    FieldId::Count => check::count(value, 1..=100).map(|_| ()),
                    FieldId::Port => check::port(value).map(|_| ()),
                    FieldId::Path => check::url_path(value),
                    FieldId::Server if value.is_empty() => Ok(()),
                    FieldId::Server => check::host(value, &self.names),
                    _ => return None,
                };
                Some((field.id, verdict))
            })
            .collect();
        self.form.judge(FieldId::To, to);
        for (id, verdict) in verdicts {
            self.form.judge(id, verdict);
        }
    }

    /// The console line for the sender.
    pub fn command(&self) -> String {
        let value = |id| self.form.value(id);
        let (to, port) = (value(FieldId::To), value(FieldId::Port));
        match value(FieldId::What) {
            "ping" => format!("ping -c {} {to}", value(FieldId::Count)),
            "udp-text" => format!("nc -u -m {} {to} {port}", quoted(value(FieldId::Payload))),
            "tcp-connect" => format!("nc -z {to} {port}"),
            "http" => {
                let slash = if value(FieldId::Path).starts_with('/') { "" } else { "/" };
                let port = if port == "80" { String::new() } else { format!(":{port}") };
                format!("curl -i http://{to}{port}{slash}{}", value(FieldId::Path))
            }
            _ => match value(FieldId::Server) {
                "" => format!("dig {to}"),
                server => format!("dig {to} @{server}"),
            },
        }
    }

    /// Completes the receiver's name as far as it is the only one.
    pub fn complete(&mut self) {
        let Some(Field { id: FieldId::To | FieldId::Server, kind: FieldKind::Text(line), .. }) =
            self.form.fields.get_mut(self.form.at)
        else {
            return;
        };
        let mut fits = self.names.iter().filter(|n| !line.is_empty() && n.starts_with(line.text()));
        if let (Some(only), None) = (fits.next(), fits.next()) {
            line.set(only);
        }
        self.check();
    }

    /// The senders.
    pub fn hosts(&self) -> &[String] {
        &self.hosts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composer() -> Composer {
        let hosts = vec!["pc1".to_owned(), "pc2".to_owned()];
        Composer::new(hosts.clone(), hosts, "pc2", "pc1")
    }

    #[test]
    fn each_sort_of_packet_is_one_console_line() {
        let mut c = composer();
        assert_eq!((c.from(), c.command().as_str(), c.form.is_valid()), ("pc2", "ping -c 1 pc1", true));
        let mut lines = Vec::new();
        for _ in 1..WHAT.len() {
            c.form.fields[0].turn(true);
            c.changed();
            assert!(c.form.is_valid(), "sendable as it is, but for names: {}", c.command());
            lines.push(c.command());
        }
        assert_eq!(lines, ["nc -u -m hello pc1 9", "nc -z pc1 80", "curl -i http://pc1/", "dig pc1"]);
    }

    #[test]
    fn details_follow_what_is_sent_and_keep_what_was_typed() {
        let mut c = composer();
        c.form.fields[0].turn(true);
        c.changed();
        c.form.at = 3;
        c.form.paste("99");
        c.form.at = 4;
        c.form.paste("hello it's");
        c.form.fields[0].turn(true);
        c.changed();
        assert_eq!((c.command().as_str(), c.form.at), ("nc -z pc1 99", 3));
        c.form.fields[0].turn(false);
        c.changed();
        assert_eq!(c.command(), "nc -u -m 'hello it'\\''s' pc1 99");
        assert_eq!(quoted("it's"), "'it'\\''s'");
    }

    #[test]
    fn mistakes_stand_beside_their_field() {
        let mut c = composer();
        c.form.at = 2;
        c.form.paste("x");
        c.changed();
        assert!(!c.form.is_valid() && c.form.error_shown(2).is_none(), "not before the field is left");
        c.form.point_at_mistake();
        assert!(c.form.error_shown(2).is_some() && c.form.at == 2);
    }
}
