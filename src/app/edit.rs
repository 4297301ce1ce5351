//! The forms that change a lab: what is filled in ends in one line of the lab, which the lab itself judges. What can be
//! seen to be wrong before is shown beside its field.
//!
//! Not the change: that is the line's.

use super::action::Action;
use super::form::{Field, FieldError, FieldId, FieldKind, Form, check};
use crate::device::Kind;
use crate::lab::NodeView;

/// What a form is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// A new box.
    Add,
    /// Another name for this box.
    Rename(String),
    /// A new cable.
    Cable,
    /// How this box gets its address.
    Address(String),
    /// A service of this box, more or less.
    Service(String),
}

/// The services that can be added.
const SERVICES: [&str; 6] = ["Http", "Dns", "DnsForwarder", "DynDns", "Pcp", "UdpEcho"];
/// No cable.
const NONE: &str = "none";

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct EditForm {
    /// What for.
    pub deed: Deed,
    /// The fields.
    pub form: Form,
    /// Names that are taken.
    names: Vec<String>,
}

impl EditForm {
    /// A new box beside these, cabled to the one that is chosen if that can be.
    pub fn add(nodes: &[NodeView], chosen: Option<&NodeView>) -> EditForm {
        let names: Vec<String> = nodes.iter().filter(|node| !node.removed).map(|node| node.name.clone()).collect();
        let kinds = Kind::all().map(|row| row.name);
        // An end with a cable already: then the box that it leads to, most likely the one for all of them.
        let takes = |node: &&NodeView| !node.removed && may_take_cable(node);
        let link = chosen.and_then(|node| node.ports.iter().find_map(|port| port.link));
        let linked = |node: &&NodeView| link.is_some() && node.ports.iter().any(|port| port.link == link);
        let to = chosen.filter(takes).or_else(|| nodes.iter().find(|node| takes(node) && linked(node)));
        let to = to.or_else(|| nodes.iter().find(takes)).map_or(NONE, |node| &node.name);
        let others = nodes.iter().filter(|node| !node.removed && may_take_cable(node)).map(|node| node.name.as_str());
        let mut cable = Field::choice(FieldId::CabledTo, false, core::iter::once(NONE).chain(others), to);
        if let FieldKind::Choice { offers, .. } = &mut cable.kind {
            offers.iter_mut().filter(|offer| offer.value == NONE).for_each(|offer| offer.worded = true);
        }
        let fields = vec![
            Field::choice(FieldId::BoxKind, true, kinds, Kind::Pc.row().name),
            Field::proposal(FieldId::BoxName, &free_name(Kind::Pc.row().name, &names)),
            cable,
        ];
        EditForm::judged(Deed::Add, fields, names)
    }

    /// Another name for a box.
    pub fn rename(nodes: &[NodeView], node: &str) -> EditForm {
        let names = nodes.iter().filter(|other| !other.removed && other.name != node).map(|other| other.name.clone());
        let fields = vec![Field::proposal(FieldId::BoxName, node)];
        EditForm::judged(Deed::Rename(node.to_owned()), fields, names.collect())
    }

    /// A cable between two ends.
    pub fn cable([a, b]: &[String; 2]) -> EditForm {
        let fields = vec![
            Field::proposal(FieldId::EndA, a),
            Field::proposal(FieldId::EndB, b),
            Field::text(FieldId::CableRate, ""),
            Field::text(FieldId::CableDelay, ""),
        ];
        EditForm::judged(Deed::Cable, fields, Vec::new())
    }

    /// How a box gets its address; as it is now.
    pub fn address(node: &NodeView) -> EditForm {
        let faces = node.ifaces.iter().map(|face| face.name.as_str());
        let first = node.ifaces.iter().find(|face| !face.addrs.is_empty()).or(node.ifaces.first());
        let by = if first.is_some_and(|face| face.dhcp.is_some()) { "dhcp" } else { "static" };
        let addr = first.and_then(|face| face.addrs.first()).map(ToString::to_string).unwrap_or_default();
        let gateway = node.routes.iter().find(|route| route.prefix.prefix_len() == 0).and_then(|route| route.gateway);
        let servers: Vec<String> = node.resolvers.iter().map(ToString::to_string).collect();
        let fields = vec![
            Field::choice(FieldId::Iface, false, faces, first.map_or("", |face| &face.name)),
            Field::choice(FieldId::AddressBy, true, ["dhcp", "static", NONE], by),
            Field::proposal(FieldId::OwnAddress, &addr),
            Field::proposal(FieldId::Gateway, &gateway.map(|g| g.to_string()).unwrap_or_default()),
            Field::proposal(FieldId::NameServers, &servers.join(" ")),
        ];
        EditForm::judged(Deed::Address(node.name.clone()), fields, Vec::new())
    }

    /// A service of a box.
    pub fn service(node: &str) -> EditForm {
        let fields = vec![
            Field::choice(FieldId::ServiceDeed, true, ["service-add", "service-remove"], "service-add"),
            Field::choice(FieldId::ServiceKind, false, SERVICES, "Http"),
            Field::text(FieldId::Arguments, ""),
        ];
        EditForm::judged(Deed::Service(node.to_owned()), fields, Vec::new())
    }

    fn judged(deed: Deed, fields: Vec<Field>, names: Vec<String>) -> EditForm {
        let mut edit = EditForm { deed, form: Form::new(fields), names };
        edit.judge();
        edit
    }

    /// The action that opened it; its sentence is the title.
    pub const fn action(&self) -> Action {
        match self.deed {
            Deed::Add => Action::EditAdd,
            Deed::Rename(_) => Action::EditRename,
            Deed::Cable => Action::EditCable,
            Deed::Address(_) => Action::EditAddress,
            Deed::Service(_) => Action::EditService,
        }
    }

    /// After typing: a name that nobody typed over follows the kind, and every field is judged.
    pub fn changed(&mut self, kind_before: &str) {
        let kind = self.form.value(FieldId::BoxKind).to_owned();
        if self.deed == Deed::Add && kind != kind_before {
            let was = free_name(kind_before, &self.names);
            let name = free_name(&kind, &self.names);
            if let Some(field) = self.form.fields.iter_mut().find(|field| field.id == FieldId::BoxName)
                && field.value() == was
            {
                field.kind = FieldKind::Text(super::text_line::TextLine::proposing(&name));
            }
        }
        self.judge();
    }

    fn judge(&mut self) {
        let name = self.form.value(FieldId::BoxName);
        let verdict = name_verdict(name, &self.names);
        self.form.judge(FieldId::BoxName, verdict);
        let is_static = self.form.value(FieldId::AddressBy) == "static";
        let own = check::own_address(self.form.value(FieldId::OwnAddress)).map(drop);
        self.form.judge(FieldId::OwnAddress, if is_static { own } else { Ok(()) });
        let gateway = self.form.value(FieldId::Gateway);
        let way = if gateway.is_empty() { Ok(()) } else { check::address(gateway).map(drop) };
        self.form.judge(FieldId::Gateway, if is_static { way } else { Ok(()) });
        let servers = self.form.value(FieldId::NameServers);
        let asked = servers.split_whitespace().try_for_each(|server| check::address(server).map(drop));
        self.form.judge(FieldId::NameServers, if is_static { asked } else { Ok(()) });
        for end in [FieldId::EndA, FieldId::EndB] {
            let verdict = if self.form.value(end).is_empty() { Err(FieldError::Empty) } else { Ok(()) };
            self.form.judge(end, verdict);
        }
    }

    /// The line it ends in.
    pub fn line(&self) -> String {
        let value = |id| self.form.value(id);
        let with = |word: &str, id| {
            let value = value(id);
            if value.is_empty() { String::new() } else { format!(" {word}{value}") }
        };
        match &self.deed {
            Deed::Add => {
                let to = value(FieldId::CabledTo);
                let to = if to == NONE { String::new() } else { format!(" to {to}") };
                format!("add {} {}{to}", value(FieldId::BoxKind), value(FieldId::BoxName))
            }
            Deed::Rename(old) => format!("rename {old} {}", value(FieldId::BoxName)),
            Deed::Cable => {
                let more = with("rate=", FieldId::CableRate) + &with("delay=", FieldId::CableDelay);
                format!("connect {} {}{more}", value(FieldId::EndA), value(FieldId::EndB))
            }
            Deed::Address(node) => {
                let end = format!("{node}:{}", value(FieldId::Iface));
                match value(FieldId::AddressBy) {
                    "static" => {
                        let more = with("gateway ", FieldId::Gateway) + &with("dns ", FieldId::NameServers);
                        format!("address {end} {}{more}", value(FieldId::OwnAddress))
                    }
                    by => format!("address {end} {by}"),
                }
            }
            Deed::Service(node) => {
                let kind = value(FieldId::ServiceKind);
                if value(FieldId::ServiceDeed) == "service-remove" {
                    return format!("service {node} remove {kind}");
                }
                format!("service {node} add {kind}{}", with("", FieldId::Arguments))
            }
        }
    }
}

/// Ends have one port; others get more.
fn may_take_cable(node: &NodeView) -> bool {
    node.kind.row().layer < 7 || node.ports.iter().any(|port| port.link.is_none())
}

/// `pc3`: the kind in small letters with the first number that is free.
fn free_name(kind: &str, names: &[String]) -> String {
    let stem = match kind {
        "HomeRouter" => "home".to_owned(),
        kind => kind.to_lowercase(),
    };
    let taken = |name: &String| names.iter().any(|other| other == name);
    (1..=names.len() + 1).map(|n| format!("{stem}{n}")).find(|name| !taken(name)).unwrap_or(stem)
}

fn name_verdict(name: &str, names: &[String]) -> Result<(), FieldError> {
    match name.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_'))) {
        _ if name.is_empty() => Err(FieldError::Empty),
        Some(character) => Err(FieldError::BadCharacter { character }),
        None if names.iter().any(|other| other == name) || name == "lab" => {
            Err(FieldError::NameTaken { name: name.to_owned() })
        }
        None if name.chars().count() > 32 => Err(FieldError::TooLong { max: 32 }),
        None => Ok(()),
    }
}
