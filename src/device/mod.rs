//! Boxes: what kinds there are, and the plan of one.
//!
//! A kind is one row of metadata; a box is machines of `proto` composed inside an `os::Kernel`. No protocol rule
//! lives here.

mod build;
mod change;
mod describe;
mod kind;
mod plan;

pub use build::{Built, build, install, off_line, own_mac, service_line};
pub use change::change;
pub use describe::describe;
pub use kind::{Kind, KindRow};
pub use plan::{
    Account, AddressPlan, Blueprint, ConcentratorPlan, DIAL_SESSIONS, DhcpPlan, DialPlan, HOME_LEASE_SECS, IfacePlan,
    NatPlan, Page, RulePlan, ServicePlan, VlanPlan,
};
