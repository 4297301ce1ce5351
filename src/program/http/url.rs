//! Addresses of pages: `http://host:port/path`, as far as this lab's programs need them.

/// An http URL.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::program) struct Url {
    /// Name or address of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// What to ask for.
    pub target: String,
}

/// Why a text is no URL this program understands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::program) enum UrlError {
    /// A scheme other than http.
    Scheme(String),
    /// No host, or a bad port.
    Malformed,
}

impl Url {
    /// Reads a URL; `http://` may be left out.
    pub(in crate::program) fn parse(text: &str) -> Result<Url, UrlError> {
        let rest = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest,
            Some((scheme, _)) => return Err(UrlError::Scheme(scheme.to_owned())),
            None => text,
        };
        let cut = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(cut);
        let path = path.split('#').next().unwrap_or_default();
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, port.parse().ok().filter(|p| *p > 0).ok_or(UrlError::Malformed)?),
            None => (authority, 80),
        };
        let plain = |c: char| c.is_ascii_graphic() && !c.is_ascii_control();
        if host.is_empty() || !host.chars().all(plain) || !path.chars().all(plain) {
            return Err(UrlError::Malformed);
        }
        let target = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        Ok(Url { host: host.to_owned(), port, target })
    }

    /// What the Host header says.
    pub(in crate::program) fn authority(&self) -> String {
        if self.port == 80 { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read() {
        let url = |text| Url::parse(text).map(|u| (u.authority(), u.target));
        assert_eq!(url("http://naver.com/"), Ok(("naver.com".into(), "/".into())));
        assert_eq!(url("router.wan:8080"), Ok(("router.wan:8080".into(), "/".into())));
        assert_eq!(url("http://a/b?c=1#d"), Ok(("a".into(), "/b?c=1".into())));
        assert_eq!(url("https://a/"), Err(UrlError::Scheme("https".into())));
        for bad in ["", "http://", "http://a:0/", "http://a:x/", "http://a b/", "http://a/\r\nX: y"] {
            assert_eq!(url(bad), Err(UrlError::Malformed), "{bad:?}");
        }
    }
}
