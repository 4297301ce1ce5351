//! `wifi`: the radio of a box, the network it belongs to, and joining one.

use crate::os::{CHANNEL_MAX, SSID_BYTES_MAX, Sys, is_passphrase};

const USAGE: &str = "usage: wifi [ssid NAME|any] [password WORD|off] [channel N|auto] [on|off] | join NAME [PASSWORD]";

/// Runs it.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["join", name, rest @ ..] if rest.len() < 2 => join(&sys, name, rest.first().copied()).await,
        settings => set(&sys, settings),
    };
    match done.and_then(|()| show(&sys)) {
        Ok(()) => 0,
        Err(why) => {
            sys.err(&format!("wifi: {why}"));
            1
        }
    }
}

fn show(sys: &Sys) -> Result<(), String> {
    let setup = sys.read(crate::os::Kernel::radio_setup).ok_or("this box has no radio")?;
    sys.out(&format!("ssid {}", setup.ssid.map_or_else(|| "any".to_owned(), |name| format!("{:?}", &*name))));
    sys.out(&format!("password {}", if setup.password.is_some() { "WPA2" } else { "none" }));
    sys.out(&format!("channel {}", setup.channel.map_or_else(|| "auto".to_owned(), |channel| channel.to_string())));
    sys.out(&format!("radio {}", if setup.silent { "off" } else { "on" }));
    Ok(())
}

fn set(sys: &Sys, words: &[&str]) -> Result<(), String> {
    let mut rest = words;
    while let [word, behind @ ..] = rest {
        rest = match (*word, behind) {
            ("on" | "off", behind) => {
                sys.with(|k, _| k.set_radio(|setup| setup.silent = *word == "off"));
                behind
            }
            ("ssid", [name, behind @ ..]) => {
                let ssid = if *name == "any" { None } else { Some(network(name)?) };
                sys.with(|k, _| k.set_radio(|setup| setup.ssid = ssid.map(Into::into)));
                behind
            }
            ("password", [word, behind @ ..]) => {
                let password = if *word == "off" { None } else { Some(passphrase(word)?) };
                sys.with(|k, _| k.set_radio(|setup| setup.password = password.map(Into::into)));
                behind
            }
            ("channel", [word, behind @ ..]) => {
                let channel = if *word == "auto" { None } else { Some(channel(word)?) };
                sys.with(|k, _| k.set_radio(|setup| setup.channel = channel));
                behind
            }
            _ => return Err(USAGE.to_owned()),
        };
    }
    Ok(())
}

/// The world compares what both sides know, and ends this program with the answer.
async fn join(sys: &Sys, name: &str, password: Option<&str>) -> Result<(), String> {
    let (ssid, password) = (network(name)?, password.map(passphrase).transpose()?);
    let change = |setup: &mut crate::os::PortSetup| {
        (setup.ssid, setup.password, setup.silent) = (Some(ssid.into()), password.map(Into::into), false);
    };
    sys.with(|k, _| k.set_radio(change));
    match sys.join_network().await {
        Some(never) => match never {},
        None => Err("this box has no radio".to_owned()),
    }
}

fn network(name: &str) -> Result<&str, String> {
    let fits = !name.is_empty() && name.len() <= SSID_BYTES_MAX && !name.chars().any(char::is_control);
    if fits { Ok(name) } else { Err(format!("ssid: 1 to {SSID_BYTES_MAX} bytes are expected")) }
}

fn passphrase(word: &str) -> Result<&str, String> {
    if is_passphrase(word) { Ok(word) } else { Err("password: 8 to 63 characters of ASCII are expected".to_owned()) }
}

fn channel(word: &str) -> Result<u8, String> {
    let number = word.parse().ok().filter(|channel| (1..=CHANNEL_MAX).contains(channel));
    number.ok_or_else(|| format!("channel: 1 to {CHANNEL_MAX} or auto is expected"))
}
