//! The page of the radio.

use super::fallout;
use super::note::Note;
use super::page::{Order, Page, chosen, nothing_follows, typed};
use crate::app::form::{FieldId, check};

/// Those of the band around 2.4 GHz, or its own choice.
const CHANNELS: &[&str] = &["auto", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];

/// What it says of itself by radio, and who may join.
pub(super) static WIFI: Page = Page {
    settings: &[
        typed(
            FieldId::Ssid,
            |node, _| node.radio.as_ref().and_then(|radio| radio.ssid.clone()).unwrap_or_default(),
            |text, _, _| check::ssid(text),
        ),
        typed(
            FieldId::WifiPassword,
            |node, _| node.radio.as_ref().and_then(|radio| radio.password.clone()).unwrap_or_default(),
            |text, _, _| check::passphrase(text),
        ),
        chosen(FieldId::WifiChannel, CHANNELS, |node, _| {
            let channel = node.radio.as_ref().and_then(|radio| radio.channel);
            channel.map_or_else(|| "auto".to_owned(), |channel| channel.to_string())
        }),
        chosen(FieldId::Radio, &["on", "off"], |node, _| {
            if node.radio.as_ref().is_some_and(|radio| radio.on) { "on" } else { "off" }.to_owned()
        }),
    ],
    orders: &[
        Order {
            of: &[FieldId::Ssid],
            line: |_, to| match to.get(FieldId::Ssid) {
                "" => "wifi ssid any".to_owned(),
                name => format!("wifi ssid {}", check::quoted(name)),
            },
        },
        Order {
            of: &[FieldId::WifiPassword],
            line: |_, to| match to.get(FieldId::WifiPassword) {
                "" => "wifi password off".to_owned(),
                password => format!("wifi password {}", check::quoted(password)),
            },
        },
        Order { of: &[FieldId::WifiChannel], line: |_, to| format!("wifi channel {}", to.get(FieldId::WifiChannel)) },
        Order { of: &[FieldId::Radio], line: |_, to| format!("wifi {}", to.get(FieldId::Radio)) },
    ],
    follows: nothing_follows,
    fallout: fallout::of_wifi,
    notes: |_, _| vec![Note::AirIsAModel],
};
