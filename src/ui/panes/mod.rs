//! The panes of the main screen. Each takes a part of the model and a space.

pub mod anatomy;
pub mod capture_ladder;
pub mod capture_list;
pub mod connection;
pub mod dhcp;
mod events;
pub mod host;
mod inspector;
mod journey;
pub mod ladder;
mod lens;
mod packet;
mod status;
pub mod tables;
mod tips;
mod title;
mod tell;
mod tour;
mod tree;

pub use anatomy::AnatomyPane;
pub use events::{EventsPane, clock};
pub use inspector::{draw as draw_inspector, table as table_of};
pub use ladder::Telling;
pub use lens::{draw_legend, legend_rows};
pub use packet::{draw as draw_packet, packet_name};
pub use status::{StatusLine, draw as draw_status, draw_notice, draw_pending, notice_text};
pub use tips::{TIP_ROWS, draw_tips};
pub use title::{draw as draw_title, speed};
pub use tour::{TOUR_ROWS, draw_tour, draw_tour_edge};

use super::theme::Role;
use crate::app::class::Class;

/// The letter and the colour of a sort of traffic.
pub const fn class_look(class: Class) -> (char, Role) {
    match class {
        Class::Arp => ('A', Role::Arp),
        Class::Icmp | Class::IcmpError => ('I', Role::Icmp),
        Class::Dhcp => ('D', Role::Dhcp),
        Class::Dns => ('N', Role::Dns),
        Class::Tcp(_) | Class::TcpData => ('T', Role::Tcp),
        Class::Http => ('H', Role::Http),
        Class::Igmp => ('G', Role::Icmp),
        Class::Ppp => ('P', Role::Dhcp),
        Class::Udp => ('U', Role::Udp),
        Class::Other => ('?', Role::Raw),
    }
}
