//! The scenarios that come with the program.

/// A scenario inside the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Builtin {
    /// Its name: `home`.
    pub name: &'static str,
    /// Its file.
    pub text: &'static str,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(Builtin { name: $name, text: include_str!(concat!("../../scenarios/", $name, ".ron")) }),*]
    };
}

const FILES: &[Builtin] = files![
    "home",
    "two-pcs",
    "address-conflict",
    "two-dhcp-servers",
    "public-private",
    "dynamic-ip",
    "pppoe",
    "forward-fails-inside",
    "forward-fails-listener",
    "forward-fails-firewall",
    "forward-fails-wrong-address",
    "forward-fails-lease",
    "forward-fails-provider",
    "forward-fails-double-nat",
    "double-nat",
    "casts",
    "vlans",
    "two-routers",
    "subnets",
    "relay",
    "rough-line",
    "tcp-handshake",
    "tcp-loss",
    "tabs",
    "port-in-use",
    "sockets",
    "chat",
    "daemon",
    "linux-home"
];

/// The one that opens by itself.
pub const FIRST: &str = "home";

/// All of them in the order of learning; the first one opens by itself.
pub fn builtin() -> &'static [Builtin] {
    FILES
}

/// The one of this name.
pub fn find(name: &str) -> Option<&'static Builtin> {
    FILES.iter().find(|file| file.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_load() {
        for file in builtin() {
            let plan = crate::scenario::load(file.text, file.name);
            assert!(plan.is_ok(), "{}: {:#?}", file.name, plan.err());
        }
    }
}
