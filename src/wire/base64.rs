//! Base64 (RFC 4648 4): bytes as letters, as HTTP carries a user and a password (RFC 7617). It hides nothing.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The letters for some bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, at| bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place)) as usize & 63).copied().map_or('=', char::from);
            out.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    out
}

/// The bytes of some letters; none when they are no base64.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let letters = text.as_bytes();
    let core = text.trim_end_matches('=').as_bytes();
    if !letters.len().is_multiple_of(4) || letters.len() - core.len() > 2 {
        return None;
    }
    let mut out = Vec::with_capacity(letters.len() / 4 * 3);
    for chunk in core.chunks(4) {
        let mut bits = 0u32;
        for letter in chunk {
            bits = bits << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        let bytes = (bits << (6 * (4 - chunk.len()))).to_be_bytes();
        out.extend(bytes.iter().skip(1).take(chunk.len() * 3 / 4));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_rfc_go_both_ways() {
        let all = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        for (text, letters) in (0..).map(|len| "foobar".get(..len)).map_while(|text| text).zip(all) {
            assert_eq!(encode(text.as_bytes()), letters);
            assert_eq!(decode(letters).as_deref(), Some(text.as_bytes()));
        }
        assert_eq!(decode(&encode(&[0, 255, 62, 63])), Some(vec![0, 255, 62, 63]));
    }

    #[test]
    fn what_is_no_base64_is_nothing() {
        for bad in ["Z", "Zg=", "Zg=a", "====", "Zm9v!", "Zm 9", "가나다라"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
