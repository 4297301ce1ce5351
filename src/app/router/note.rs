//! What a page says below its fields: what the values together amount to. It changes nothing.

use std::net::Ipv4Addr;

use crate::proto::nat::ClassicNat;

/// A remark; the screen has its sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    /// The classic name of such a translator.
    BehavesAs(ClassicNat),
    /// Of the air only names and passwords are compared.
    AirIsAModel,
    /// The numbers are seconds.
    InSeconds,
    /// Name servers that DHCP told, where none are chosen.
    LentResolvers {
        /// Which.
        servers: Vec<Ipv4Addr>,
    },
    /// What the service of dynamic DNS was told last, and what it answered.
    Told {
        /// The address.
        addr: Ipv4Addr,
        /// Its answer.
        answer: String,
    },
}
