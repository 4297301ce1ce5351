//! Extensions of a hello (RFC 8446 4.2): the name that is wanted, the protocol inside, the versions.

use super::{TlsVersion, number, put_vector, vector};
use crate::wire::WireError;

const SERVER_NAME: u16 = 0;
const APPLICATION_PROTOCOLS: u16 = 16;
const SUPPORTED_VERSIONS: u16 = 43;

/// An extension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TlsExtension {
    /// The host that the client wants (RFC 6066 3): one name, in ASCII.
    ServerName(String),
    /// What may be spoken inside, the best first (RFC 7301 3.1); of the server the one that it chose. Names of 1 to
    /// 255 bytes.
    ApplicationProtocols(Vec<Vec<u8>>),
    /// The versions that a client speaks, the best first (RFC 8446 4.2.1).
    SupportedVersions(Vec<TlsVersion>),
    /// The version that the server chose.
    SelectedVersion(TlsVersion),
    /// Any other, and one that does not read as it should.
    Other {
        /// Its type.
        kind: u16,
        /// All after its length.
        data: Vec<u8>,
    },
}

impl TlsExtension {
    /// The extensions in the block at the end of a hello; none when there is no block (RFC 5246 7.4.1.2).
    pub(super) fn parse_all(bytes: &[u8], is_client: bool) -> Result<Vec<TlsExtension>, WireError> {
        if bytes.is_empty() {
            return Ok(Vec::new());
        }
        let (mut block, rest) = vector(bytes, 2).ok_or(WireError::Malformed)?;
        if !rest.is_empty() {
            return Err(WireError::Malformed);
        }
        let mut found = Vec::new();
        while !block.is_empty() {
            let (kind, rest) = number(block, 2).ok_or(WireError::Malformed)?;
            let (data, rest) = vector(rest, 2).ok_or(WireError::Malformed)?;
            let kind = kind as u16;
            let known = TlsExtension::read(kind, data, is_client);
            found.push(known.unwrap_or_else(|| TlsExtension::Other { kind, data: data.to_vec() }));
            block = rest;
        }
        Ok(found)
    }

    /// A known extension that reads as it should.
    fn read(kind: u16, data: &[u8], is_client: bool) -> Option<TlsExtension> {
        match kind {
            SERVER_NAME if is_client => {
                // RFC 6066 3: a list, which has held one name of type 0 ever since.
                let (list, after) = vector(data, 2)?;
                let (0, list) = number(list, 1)? else { return None };
                let (name, more) = vector(list, 2)?;
                let is_whole = after.is_empty() && more.is_empty() && !name.is_empty() && name.is_ascii();
                is_whole.then(|| String::from_utf8_lossy(name).into_owned()).map(TlsExtension::ServerName)
            }
            APPLICATION_PROTOCOLS => {
                let (mut list, after) = vector(data, 2)?;
                let mut names = Vec::new();
                while !list.is_empty() {
                    let (name, rest) = vector(list, 1).filter(|(name, _)| !name.is_empty())?;
                    names.push(name.to_vec());
                    list = rest;
                }
                after.is_empty().then_some(TlsExtension::ApplicationProtocols(names))
            }
            SUPPORTED_VERSIONS if is_client => {
                let (list, after) = vector(data, 1)?;
                let (pairs, odd) = list.as_chunks::<2>();
                let versions = pairs.iter().map(|pair| TlsVersion(u16::from_be_bytes(*pair))).collect();
                (after.is_empty() && odd.is_empty()).then_some(TlsExtension::SupportedVersions(versions))
            }
            SUPPORTED_VERSIONS => {
                let version: [u8; 2] = data.try_into().ok()?;
                Some(TlsExtension::SelectedVersion(TlsVersion(u16::from_be_bytes(version))))
            }
            _ => None,
        }
    }

    /// Writes the block, if there are any.
    pub(super) fn emit_all(extensions: &[TlsExtension], out: &mut Vec<u8>) {
        if extensions.is_empty() {
            return;
        }
        let mut block = Vec::new();
        for extension in extensions {
            let (kind, data) = extension.data();
            block.extend(kind.to_be_bytes());
            put_vector(&mut block, 2, &data);
        }
        put_vector(out, 2, &block);
    }

    /// Its type, and all after its length.
    fn data(&self) -> (u16, Vec<u8>) {
        let mut data = Vec::new();
        let kind = match self {
            TlsExtension::ServerName(name) => {
                let mut list = vec![0];
                put_vector(&mut list, 2, name.as_bytes());
                put_vector(&mut data, 2, &list);
                SERVER_NAME
            }
            TlsExtension::ApplicationProtocols(names) => {
                let mut list = Vec::new();
                names.iter().for_each(|name| put_vector(&mut list, 1, name));
                put_vector(&mut data, 2, &list);
                APPLICATION_PROTOCOLS
            }
            TlsExtension::SupportedVersions(versions) => {
                // No more than a byte can count, and no half of one.
                let list: Vec<u8> = versions.iter().take(127).flat_map(|version| version.0.to_be_bytes()).collect();
                put_vector(&mut data, 1, &list);
                SUPPORTED_VERSIONS
            }
            TlsExtension::SelectedVersion(version) => {
                data.extend(version.0.to_be_bytes());
                SUPPORTED_VERSIONS
            }
            TlsExtension::Other { kind, data: other } => {
                data.extend_from_slice(other);
                *kind
            }
        };
        (kind, data)
    }
}
