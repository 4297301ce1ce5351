//! Whose habits the boxes of a lab have where the standards and the world part. A machine asks for the profile when it is
//! made and takes its defaults from it; what a person sets afterwards stands above both. Not a mode of its own: no code
//! path exists for one profile alone that could not be chosen by settings, too.

use serde::Serialize;

/// The source of defaults.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub enum Profile {
    /// As the RFCs ask.
    #[default]
    Rfc,
    /// As a Linux machine does, with the programs a home router made of one runs (dnsmasq, nftables).
    Linux,
}

impl Profile {
    /// The profiles by the names scenario files give them.
    pub const NAMES: [(&'static str, Profile); 2] = [("Rfc", Profile::Rfc), ("Linux", Profile::Linux)];
}
