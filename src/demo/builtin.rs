//! The demos that come with the program.

use super::Demo;
use crate::lab::Text;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../scenarios/demos/", $name, ".ron")))),*]
    };
}

const FILES: &[(&str, &str)] = files!["port-forward", "dhcp-renew"];

/// All of them: name and file.
pub fn builtin() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The file of the demo of this name.
pub fn find(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// Names and titles.
pub fn builtin_titles() -> Vec<(&'static str, Text)> {
    FILES.iter().filter_map(|(name, text)| Some((*name, Demo::read(text).ok()?.title))).collect()
}
