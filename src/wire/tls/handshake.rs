//! Messages of the handshake (RFC 8446 4, RFC 5246 7.4): the two hellos, and the certificates of TLS 1.2.

use super::{TlsExtension, TlsVersion, number, put_vector, vector};
use crate::wire::{WireError, be16};

const HEADER_LEN: usize = 4;
const CLIENT_HELLO: u8 = 1;
const SERVER_HELLO: u8 = 2;
const CERTIFICATE: u8 = 11;

/// A message of the handshake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handshake {
    /// What the client can do.
    ClientHello(ClientHello),
    /// What the server chose of it.
    ServerHello(ServerHello),
    /// Who the server is: its certificate, then that of who signed it, and so on, each in DER.
    Certificate(Vec<Vec<u8>>),
    /// Any other.
    Other {
        /// Its type.
        kind: u8,
        /// All after its length.
        body: Vec<u8>,
    },
}

/// What a client can do (RFC 8446 4.1.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientHello {
    /// The newest version up to 1.2; the real ones stand in an extension.
    pub version: TlsVersion,
    /// Chance.
    pub random: [u8; 32],
    /// The name of an earlier conversation, at most 32 bytes.
    pub session_id: Vec<u8>,
    /// Ways to encrypt, the best first.
    pub cipher_suites: Vec<u16>,
    /// Ways to compress: 0, none.
    pub compressions: Vec<u8>,
    /// The rest.
    pub extensions: Vec<TlsExtension>,
}

/// What the server chose (RFC 8446 4.1.3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServerHello {
    /// The version, up to 1.2.
    pub version: TlsVersion,
    /// Chance.
    pub random: [u8; 32],
    /// The conversation's name, at most 32 bytes.
    pub session_id: Vec<u8>,
    /// How to encrypt.
    pub cipher_suite: u16,
    /// How to compress: 0, not.
    pub compression: u8,
    /// The rest.
    pub extensions: Vec<TlsExtension>,
}

impl Handshake {
    /// The message at the beginning of a record's payload, and how many bytes it takes.
    pub fn parse(bytes: &[u8]) -> Result<(Handshake, usize), WireError> {
        let (kind, rest) = bytes.split_first().ok_or(WireError::Truncated)?;
        let (body, _) = vector(rest, 3).ok_or(WireError::Truncated)?;
        let message = match *kind {
            CLIENT_HELLO => Handshake::ClientHello(ClientHello::read(body)?),
            SERVER_HELLO => Handshake::ServerHello(ServerHello::read(body)?),
            CERTIFICATE => Handshake::Certificate(certificates(body).ok_or(WireError::Malformed)?),
            kind => Handshake::Other { kind, body: body.to_vec() },
        };
        Ok((message, HEADER_LEN + body.len()))
    }

    /// The message's bytes.
    pub fn emit(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let kind = match self {
            Handshake::ClientHello(hello) => {
                hello.write(&mut body);
                CLIENT_HELLO
            }
            Handshake::ServerHello(hello) => {
                hello.write(&mut body);
                SERVER_HELLO
            }
            Handshake::Certificate(chain) => {
                let mut list = Vec::new();
                chain.iter().for_each(|certificate| put_vector(&mut list, 3, certificate));
                put_vector(&mut body, 3, &list);
                CERTIFICATE
            }
            Handshake::Other { kind, body: other } => {
                body.extend_from_slice(other);
                *kind
            }
        };
        let mut out = vec![kind];
        put_vector(&mut out, 3, &body);
        out
    }
}

/// RFC 5246 7.4.2; TLS 1.3 sends certificates only encrypted.
fn certificates(body: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (mut list, rest) = vector(body, 3)?;
    let mut chain = Vec::new();
    while !list.is_empty() {
        let (certificate, rest) = vector(list, 3)?;
        chain.push(certificate.to_vec());
        list = rest;
    }
    rest.is_empty().then_some(chain)
}

/// What both hellos begin with.
struct Head {
    version: TlsVersion,
    random: [u8; 32],
    session_id: Vec<u8>,
}

/// The head of a hello, and what follows it.
fn head(body: &[u8]) -> Option<(Head, &[u8])> {
    let (version, random) = (TlsVersion(be16(body, 0)?), body.get(2..34)?.try_into().ok()?);
    let (session_id, rest) = vector(body.get(34..)?, 1).filter(|(id, _)| id.len() <= 32)?;
    Some((Head { version, random, session_id: session_id.to_vec() }, rest))
}

fn put_head(out: &mut Vec<u8>, version: TlsVersion, random: &[u8; 32], session_id: &[u8]) {
    out.extend(version.0.to_be_bytes());
    out.extend_from_slice(random);
    put_vector(out, 1, session_id.get(..32).unwrap_or(session_id));
}

impl ClientHello {
    /// The host that it is for.
    pub fn server_name(&self) -> Option<&str> {
        self.extensions.iter().find_map(|extension| match extension {
            TlsExtension::ServerName(name) => Some(&name[..]),
            _ => None,
        })
    }

    fn read(body: &[u8]) -> Result<ClientHello, WireError> {
        let read = || {
            let (Head { version, random, session_id }, rest) = head(body)?;
            let (suites, rest) = vector(rest, 2)?;
            let (compressions, rest) = vector(rest, 1)?;
            let (pairs, odd) = suites.as_chunks::<2>();
            let cipher_suites = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            let (compressions, extensions) = (compressions.to_vec(), Vec::new());
            let hello = ClientHello { version, random, session_id, cipher_suites, compressions, extensions };
            odd.is_empty().then_some((hello, rest))
        };
        let (hello, rest) = read().ok_or(WireError::Malformed)?;
        Ok(ClientHello { extensions: TlsExtension::parse_all(rest, true)?, ..hello })
    }

    fn write(&self, out: &mut Vec<u8>) {
        put_head(out, self.version, &self.random, &self.session_id);
        // No half of one.
        let suites: Vec<u8> = self.cipher_suites.iter().take(0x7fff).flat_map(|suite| suite.to_be_bytes()).collect();
        put_vector(out, 2, &suites);
        put_vector(out, 1, &self.compressions);
        TlsExtension::emit_all(&self.extensions, out);
    }
}

impl ServerHello {
    /// The version that is spoken from now on.
    pub fn selected_version(&self) -> TlsVersion {
        let chosen = self.extensions.iter().find_map(|extension| match extension {
            TlsExtension::SelectedVersion(version) => Some(*version),
            _ => None,
        });
        chosen.unwrap_or(self.version)
    }

    fn read(body: &[u8]) -> Result<ServerHello, WireError> {
        let read = || {
            let (Head { version, random, session_id }, rest) = head(body)?;
            let (suite, rest) = number(rest, 2)?;
            let (compression, rest) = rest.split_first()?;
            let (cipher_suite, compression, extensions) = (suite as u16, *compression, Vec::new());
            Some((ServerHello { version, random, session_id, cipher_suite, compression, extensions }, rest))
        };
        let (hello, rest) = read().ok_or(WireError::Malformed)?;
        Ok(ServerHello { extensions: TlsExtension::parse_all(rest, false)?, ..hello })
    }

    fn write(&self, out: &mut Vec<u8>) {
        put_head(out, self.version, &self.random, &self.session_id);
        out.extend(self.cipher_suite.to_be_bytes());
        out.push(self.compression);
        TlsExtension::emit_all(&self.extensions, out);
    }
}
