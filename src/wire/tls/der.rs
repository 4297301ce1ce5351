//! The names in a certificate (RFC 5280 4.1), by a walk over its DER that reads nothing else.
//!
//! Total and bounded: of any bytes, also of the beginning of a certificate, the names that are whole. Nothing is
//! checked: no signature, no time, no chain.

use core::ops::Range;

/// A certificate names no more hosts here.
pub const MAX_DNS_NAMES: usize = 100;
/// Nor has it more extensions, or parts of a name.
const MAX_PARTS: usize = 100;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OID: u8 = 0x06;
const OCTET_STRING: u8 = 0x04;
/// Of a certificate: its version, and its extensions.
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
/// Of the other names of its subject: a host's (4.2.1.6).
const HOST: u8 = 0x82;
/// 2.5.4.3.
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];
/// 2.5.29.17.
const ALTERNATIVE_NAMES: [u8; 3] = [0x55, 0x1d, 0x11];

/// Where a text stands in a certificate, and as what kind of string.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DerText {
    /// Its tag: 12 UTF-8, 19 printable, 20 teletex …
    pub tag: u8,
    /// Its bytes.
    pub place: Range<usize>,
}

/// Where the names of a certificate stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CertificatePlaces {
    /// The common name of who signed.
    pub issuer: Option<DerText>,
    /// The common name of the owner.
    pub subject: Option<DerText>,
    /// The hosts that it is for.
    pub dns_names: Vec<Range<usize>>,
}

/// The names of a certificate.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CertificateNames {
    /// The common name of who signed.
    pub issuer: Option<String>,
    /// The common name of the owner.
    pub subject: Option<String>,
    /// The hosts that it is for; `*.example.com` for all below.
    pub dns_names: Vec<String>,
}

/// Tag, content and end of the element that begins at `at`; the content ends with the bytes, if they are cut.
fn element(bytes: &[u8], at: usize) -> Option<(u8, Range<usize>, usize)> {
    let (&tag, &short) = (bytes.get(at)?, bytes.get(at + 1)?);
    // A tag of several bytes, or an open length, is not what a certificate has here.
    if tag & 0x1f == 0x1f {
        return None;
    }
    let (len, start) = match short {
        ..=0x7f => (usize::from(short), at + 2),
        0x81..=0x84 => {
            let digits = bytes.get(at + 2..at + 2 + usize::from(short & 7))?;
            (digits.iter().fold(0, |len, digit| len << 8 | usize::from(*digit)), at + 2 + digits.len())
        }
        _ => return None,
    };
    let end = start.checked_add(len)?;
    Some((tag, start..end.min(bytes.len()), end))
}

/// The elements of a range, one after another.
fn elements(bytes: &[u8], range: Range<usize>) -> impl Iterator<Item = (u8, Range<usize>)> {
    let part = bytes.get(..range.end).unwrap_or_default();
    let mut at = range.start;
    std::iter::from_fn(move || {
        let (tag, content, end) = element(part, at)?;
        at = end;
        Some((tag, content))
    })
    .take(MAX_PARTS)
}

/// The content of the first element, if it has this tag.
fn first(bytes: &[u8], range: Range<usize>, wanted: u8) -> Option<Range<usize>> {
    elements(bytes, range).next().filter(|(tag, _)| *tag == wanted).map(|(_, content)| content)
}

impl CertificatePlaces {
    /// The places of the names, as far as the bytes go.
    pub fn find(der: &[u8]) -> CertificatePlaces {
        let mut found = CertificatePlaces::default();
        let Some(body) = first(der, 0..der.len(), SEQUENCE).and_then(|all| first(der, all, SEQUENCE)) else {
            return found;
        };
        // Version, serial number, algorithm, issuer, validity, subject, key: the first may be left out.
        let parts: Vec<_> = elements(der, body).collect();
        let skip = usize::from(parts.first().is_some_and(|(tag, _)| *tag == VERSION));
        let name = |nth: usize| parts.get(skip + nth).and_then(|(_, content)| common_name(der, content.clone()));
        (found.issuer, found.subject) = (name(2), name(4));
        let extensions = parts.iter().find(|(tag, _)| *tag == EXTENSIONS);
        if let Some(list) = extensions.and_then(|(_, content)| first(der, content.clone(), SEQUENCE)) {
            found.dns_names = elements(der, list)
                .filter_map(|(_, extension)| alternative_names(der, extension))
                .flat_map(|names| elements(der, names))
                .filter(|(tag, content)| *tag == HOST && content.end < der.len())
                .map(|(_, content)| content)
                .take(MAX_DNS_NAMES)
                .collect();
        }
        found
    }
}

/// The common name in a name (RFC 5280 4.1.2.4): sets of pairs of a kind and a text.
fn common_name(der: &[u8], name: Range<usize>) -> Option<DerText> {
    elements(der, name)
        .filter(|(tag, _)| *tag == SET)
        .flat_map(|(_, set)| elements(der, set))
        .find_map(|(_, pair)| {
            let mut parts = elements(der, pair);
            let (kind, text) = (parts.next()?, parts.next()?);
            let is_common = kind.0 == OID && der.get(kind.1)? == COMMON_NAME;
            is_common.then_some(DerText { tag: text.0, place: text.1 })
        })
        // What ends with the bytes may have been cut; a certificate goes on behind its names.
        .filter(|text| text.place.end < der.len())
}

/// The list of other names, if this extension is it.
fn alternative_names(der: &[u8], extension: Range<usize>) -> Option<Range<usize>> {
    let mut parts = elements(der, extension);
    let (tag, kind) = parts.next()?;
    (tag == OID && der.get(kind)? == ALTERNATIVE_NAMES).then_some(())?;
    let (_, content) = parts.find(|(tag, _)| *tag == OCTET_STRING)?;
    first(der, content, SEQUENCE)
}

impl CertificateNames {
    /// The names of a certificate, as far as it goes; bytes that are no UTF-8 are replaced.
    pub fn read(der: &[u8]) -> CertificateNames {
        let text = |place: Range<usize>| String::from_utf8_lossy(der.get(place).unwrap_or_default()).into_owned();
        let places = CertificatePlaces::find(der);
        CertificateNames {
            issuer: places.issuer.map(|name| text(name.place)),
            subject: places.subject.map(|name| text(name.place)),
            dns_names: places.dns_names.into_iter().map(text).collect(),
        }
    }
}
