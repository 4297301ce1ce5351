//! A text → the sequence that puts it on the clipboard of the person's own machine (xterm's OSC 52), also through SSH.
//!
//! Not every terminal takes it, and none says whether it did. tmux takes it with `set -s set-clipboard on`.

/// Longest text that is copied, in bytes: xterm takes 100,000 characters of Base64.
pub const CLIPBOARD_MAX: usize = 74_000;

/// The sequence; none when the text is empty or too long.
pub fn to_clipboard(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.len() <= CLIPBOARD_MAX;
    fits.then(|| format!("\x1b]52;c;{}\x07", base64(text.as_bytes())))
}

/// Base64 with padding (RFC 4648 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for digit in 0..4 {
            let index = (bits >> (18 - 6 * digit) & 63) as usize;
            out.push(if digit <= group.len() { char::from(ALPHABET[index]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648_section_10() {
        for (text, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(base64("핑".as_bytes()), "7ZWR");
    }

    #[test]
    fn nothing_and_too_much_are_not_copied() {
        assert_eq!(to_clipboard("foo").as_deref(), Some("\x1b]52;c;Zm9v\x07"));
        assert_eq!(to_clipboard(""), None);
        assert!(to_clipboard(&"x".repeat(CLIPBOARD_MAX)).is_some_and(|s| s.len() < 100_000));
        assert_eq!(to_clipboard(&"x".repeat(CLIPBOARD_MAX + 1)), None);
    }
}
