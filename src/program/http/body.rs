//! Chunked bodies (RFC 9112 7.1): joined to one piece, because our programs answer with whole bodies.

/// Reads a whole chunked body: its data and how many bytes it took; none when more must come.
pub(super) fn chunked(bytes: &[u8]) -> Result<Option<(Vec<u8>, usize)>, ()> {
    let (mut at, mut data) = (0, Vec::new());
    loop {
        let Some((line, next)) = line_at(bytes, at) else { return Ok(None) };
        let digits = line.split(|b| *b == b';').next().unwrap_or_default();
        let text = core::str::from_utf8(digits).map_err(|_| ())?.trim();
        let len = usize::from_str_radix(text, 16).map_err(|_| ())?;
        if len > super::BODY_MAX || data.len() + len > super::BODY_MAX {
            return Err(());
        }
        at = next;
        if len == 0 {
            return Ok(trailers(bytes, at).map(|end| (data, end)));
        }
        let Some(chunk) = bytes.get(at..at + len) else { return Ok(None) };
        match bytes.get(at + len..at + len + 2) {
            None => return Ok(None),
            Some(b"\r\n") => data.extend_from_slice(chunk),
            Some(_) => return Err(()),
        }
        at += len + 2;
    }
}

/// The end of the trailer section: an empty line.
fn trailers(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let (line, next) = line_at(bytes, at)?;
        at = next;
        if line.is_empty() {
            return Some(at);
        }
    }
}

fn line_at(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let rest = bytes.get(at..)?;
    let end = rest.windows(2).position(|w| w == b"\r\n")?;
    Some((&rest[..end], at + end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() {
        let body = b"4\r\nWiki\r\n5;x=1\r\npedia\r\n0\r\n\r\nrest";
        assert_eq!(chunked(body), Ok(Some((b"Wikipedia".to_vec(), body.len() - 4))));
        for cut in 0..body.len() - 4 {
            assert_eq!(chunked(&body[..cut]), Ok(None), "{cut}");
        }
        for bad in [&b"x\r\n"[..], b"1\r\nab\r\n", b"ffffffffffffffffff\r\n"] {
            assert_eq!(chunked(bad), Err(()));
        }
    }
}
