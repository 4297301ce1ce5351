//! What a box runs at boot.

use std::net::Ipv4Addr;

use super::nodes::is_field;
use super::tree::{Fields, Tree, text};
use crate::device::{Account, Blueprint, Kind, Page, ServicePlan};

/// A service of the list; none for what a home router has a field for.
pub(super) fn service(service: &ServicePlan, node: &Blueprint) -> Option<Tree> {
    if node.kind == Kind::HomeRouter && is_field(service) {
        return None;
    }
    let mut fields = Fields::new();
    let name = match service {
        ServicePlan::Http { port, pages } => {
            fields.put_if(*port != 80, "port", || Tree::word(port));
            put_pages(pages, node, &mut fields);
            "Http"
        }
        ServicePlan::Dns { records } => {
            fields.put("records", Tree::List(records.iter().map(text).collect()));
            "Dns"
        }
        ServicePlan::DnsForwarder { hosts: known } => {
            fields.put_if(!known.is_empty(), "hosts", || hosts(known));
            "DnsForwarder"
        }
        ServicePlan::DynDns { port, accounts } => {
            fields.put_if(*port != 80, "port", || Tree::word(port));
            let accounts = accounts.iter().map(|account| {
                let mut fields = account_fields(account, None);
                fields.put("ttl", text(format!("{}s", account.ttl_secs)));
                Tree::Group("", fields)
            });
            fields.put("hosts", Tree::List(accounts.collect()));
            "DynDns"
        }
        ServicePlan::UdpEcho { port } => {
            fields.put_if(*port != 7, "port", || Tree::word(port));
            "UdpEcho"
        }
        // Home routers alone have these, by fields of their own.
        ServicePlan::Pcp | ServicePlan::DdnsClient { .. } => return None,
    };
    Some(if fields.is_empty() { Tree::word(name) } else { Tree::Group(name, fields) })
}

/// The front page first, which says the box's name when nothing is said.
fn put_pages(pages: &[Page], node: &Blueprint, fields: &mut Fields) {
    let (front, rest) = match pages.split_first() {
        Some((front, rest)) if front.path == "/" => (Some(front), rest),
        _ => (None, pages),
    };
    let usual = format!("hello from {}\n", node.name);
    fields.put_some("page", front.filter(|page| page.body != usual).map(|page| text(&page.body)));
    let rest = rest.iter().map(|page| {
        let mut fields = Fields::new();
        fields.put("path", text(&page.path));
        fields.put("body", text(&page.body));
        Tree::Group("", fields)
    });
    let rest: Vec<Tree> = rest.collect();
    fields.put_if(!rest.is_empty(), "pages", || Tree::List(rest));
}

/// `[(name: "nas", address: "192.168.0.50")]`
pub(super) fn hosts(known: &[(String, Ipv4Addr)]) -> Tree {
    let entry = |(name, addr): &(String, Ipv4Addr)| {
        let mut fields = Fields::new();
        fields.put("name", text(name));
        fields.put("address", text(addr.to_string()));
        Tree::Group("", fields)
    };
    Tree::List(known.iter().map(entry).collect())
}

/// The name that follows the address outside.
pub(super) fn ddns(plan: &ServicePlan) -> Option<Tree> {
    let ServicePlan::DdnsClient { service, account } = plan else { return None };
    Some(Tree::Group("", account_fields(account, Some(service))))
}

fn account_fields(account: &Account, service: Option<&str>) -> Fields {
    let mut fields = Fields::new();
    fields.put("name", text(&account.name));
    fields.put_some("service", service.map(text));
    fields.put("user", text(&account.user));
    fields.put("password", text(&account.password));
    fields
}
