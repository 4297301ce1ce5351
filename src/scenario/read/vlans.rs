//! The virtual networks of a switch: which port carries which.

use super::fields::Fields;
use super::ifaces::MAX_PORTS;
use super::values::{name, number, one_or_more};
use crate::device::VlanPlan;
use crate::scenario::report::Report;
use crate::scenario::span::Spanned;
use crate::scenario::syntax::Tree;
use crate::scenario::{Form, Mistake};

/// The greatest number of a virtual network (IEEE 802.1Q table 9-2).
const MAX_VLAN: u64 = 4094;

/// `vlans: [(port: "p1", access: 10), (port: "p2", trunk: [10, 20])]`
pub(super) fn read_vlans(fields: Fields<'_>, report: &mut Report<'_>) -> Vec<(Spanned<String>, VlanPlan)> {
    let Some(tree) = fields.get("vlans") else { return Vec::new() };
    let items = one_or_more(tree, Form::VlanPort, MAX_PORTS, report);
    items.iter().filter_map(|tree| read_vlan(tree, report)).collect()
}

fn read_vlan(tree: &Tree, report: &mut Report<'_>) -> Option<(Spanned<String>, VlanPlan)> {
    let fields = Fields::of(tree, Form::VlanPort, &["port", "access", "trunk"], report)?;
    let port = fields.need("port", report).and_then(|tree| name(tree, report));
    let plan = match (fields.get("access"), fields.get("trunk")) {
        (Some(tree), None) => VlanPlan::Access(id_of(tree, report)?),
        (None, Some(tree)) => {
            let items = one_or_more(tree, Form::Vlan, MAX_PORTS, report);
            VlanPlan::Trunk(items.iter().filter_map(|tree| id_of(tree, report)).collect())
        }
        (Some(_), Some(tree)) => {
            report.add(tree.at, Mistake::DuplicateField { field: "access".into() });
            return None;
        }
        (None, None) => {
            fields.need("access", report);
            return None;
        }
    };
    Some((port?, plan))
}

fn id_of(tree: &Tree, report: &mut Report<'_>) -> Option<u16> {
    number(tree, Form::Vlan, 1, MAX_VLAN, report).map(|id| id.value as u16)
}
