//! Boxes: what kinds there are, and the plan of one.
//!
//! A kind is one row of metadata; a box is machines of `proto` composed inside an `os::Kernel`. No protocol rule
//! lives here.

mod build;
mod kind;
mod plan;

pub use build::{Built, build};
pub use kind::{Kind, KindRow};
pub use plan::{Account, AddressPlan, Blueprint, DhcpPlan, IfacePlan, NatPlan, Page, RulePlan, ServicePlan, VlanPlan};
