//! HTTP/1.1 over a stream (RFC 9112): reading a message whole, within limits. Heads are `wire::http`'s; what to ask and
//! what to answer are the programs'.

mod body;
mod url;

use core::time::Duration;

pub(super) use url::{Url, UrlError};

use crate::os::{Errno, Sys, TcpStream};
use crate::wire::{BodyLen, RequestHead, ResponseHead};

/// Longest head, in bytes.
const HEAD_MAX: usize = 64 * 1024;
/// Longest body kept, in bytes.
const BODY_MAX: usize = 64 * 1024 * 1024;
const READ_MAX: usize = 64 * 1024;

/// Why no message could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum HttpError {
    /// The stream ended before the first byte.
    Empty,
    /// The stream ended inside a message.
    Partial,
    /// It is no HTTP.
    Malformed,
    /// Longer than this program keeps.
    TooLong,
    /// Nothing came in time.
    TimedOut,
    /// The connection failed.
    Failed(Errno),
}

impl From<Errno> for HttpError {
    fn from(errno: Errno) -> HttpError {
        HttpError::Failed(errno)
    }
}

/// A stream and the bytes of it that belong to the next message.
pub(super) struct Wire {
    sys: Sys,
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    pub(super) fn new(sys: Sys, stream: TcpStream) -> Wire {
        Wire { sys, stream, buffer: Vec::new() }
    }

    pub(super) fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Writes a head and its body, as if they were one piece.
    pub(super) async fn write(&self, head: &[u8], body: &[u8]) -> Result<(), HttpError> {
        Ok(self.stream.write_parts(&[head, body]).await?)
    }

    /// Reads a request and its body; none when the client has nothing more to ask. `idle` bounds every wait.
    pub(super) async fn request(&mut self, idle: Duration) -> Result<Option<(RequestHead, Vec<u8>)>, HttpError> {
        let head = loop {
            match RequestHead::parse(&self.buffer).map_err(|_| HttpError::Malformed)? {
                Some((head, len)) => {
                    self.buffer.drain(..len.min(self.buffer.len()));
                    break head;
                }
                None if self.fill(idle).await? => {}
                None if self.buffer.is_empty() => return Ok(None),
                None => return Err(HttpError::Partial),
            }
        };
        let body = self.body(head.body_len().map_err(|_| HttpError::Malformed)?, idle).await?;
        Ok(Some((head, body)))
    }

    /// Reads the response to a request of this method.
    pub(super) async fn response(
        &mut self,
        method: &str,
        idle: Duration,
    ) -> Result<(ResponseHead, Vec<u8>), HttpError> {
        let head = loop {
            match ResponseHead::parse(&self.buffer).map_err(|_| HttpError::Malformed)? {
                Some((head, len)) => {
                    self.buffer.drain(..len.min(self.buffer.len()));
                    break head;
                }
                None if self.fill(idle).await? => {}
                None if self.buffer.is_empty() => return Err(HttpError::Empty),
                None => return Err(HttpError::Partial),
            }
        };
        let body = self.body(head.body_len(method).map_err(|_| HttpError::Malformed)?, idle).await?;
        Ok((head, body))
    }

    async fn body(&mut self, len: BodyLen, idle: Duration) -> Result<Vec<u8>, HttpError> {
        match len {
            BodyLen::None => Ok(Vec::new()),
            BodyLen::Exact(len) => {
                let len = usize::try_from(len).ok().filter(|l| *l <= BODY_MAX).ok_or(HttpError::TooLong)?;
                while self.buffer.len() < len {
                    if !self.fill(idle).await? {
                        return Err(HttpError::Partial);
                    }
                }
                let rest = self.buffer.split_off(len);
                Ok(std::mem::replace(&mut self.buffer, rest))
            }
            BodyLen::Chunked => loop {
                match body::chunked(&self.buffer).map_err(|()| HttpError::Malformed)? {
                    Some((data, used)) => {
                        self.buffer.drain(..used.min(self.buffer.len()));
                        return Ok(data);
                    }
                    None if self.fill(idle).await? => {}
                    None => return Err(HttpError::Partial),
                }
            },
            BodyLen::UntilClose => {
                while self.fill(idle).await? {}
                Ok(std::mem::take(&mut self.buffer))
            }
        }
    }

    /// Reads more; false at the end of the stream.
    async fn fill(&mut self, idle: Duration) -> Result<bool, HttpError> {
        if self.buffer.len() > BODY_MAX + HEAD_MAX {
            return Err(HttpError::TooLong);
        }
        let read = self.stream.read_into(&mut self.buffer, READ_MAX);
        let len = self.sys.timeout(idle, read).await.map_err(|_| HttpError::TimedOut)??;
        Ok(len > 0)
    }
}
