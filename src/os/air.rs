//! What the radio of a box can be set to. Whether two radios then hear each other is the world's business.

/// Bytes of a wireless network's name (IEEE 802.11 9.4.2.2).
pub const SSID_BYTES_MAX: usize = 32;
/// The last channel of the band around 2.4 GHz.
pub const CHANNEL_MAX: u8 = 13;
/// Characters of a password of WPA2-PSK (IEEE 802.11 J.4.1).
pub const PASSPHRASE_CHARS: core::ops::RangeInclusive<usize> = 8..=63;

/// Whether this can be a password of WPA2-PSK: printable characters of ASCII.
pub fn is_passphrase(text: &str) -> bool {
    PASSPHRASE_CHARS.contains(&text.len()) && text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}
