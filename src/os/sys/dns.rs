//! Questions to a name server, by datagram and by stream, and the messages of a stream (RFC 1035 4.2, RFC 7766).

use core::time::Duration;
use std::net::SocketAddrV4;

use super::{Sys, TcpStream};
use crate::os::Errno;
use crate::proto::dns;
use crate::trace::{DnsFact, FactId, What};
use crate::wire::{Dns, be16};

/// What a question travels by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DnsVia {
    /// A datagram; a long answer is cut.
    Udp,
    /// A connection of its own.
    Tcp,
}

impl DnsVia {
    /// As dig prints it.
    pub const fn name(self) -> &'static str {
        match self {
            DnsVia::Udp => "UDP",
            DnsVia::Tcp => "TCP",
        }
    }
}

/// Why a question has no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QueryError {
    /// Nobody answered in time.
    TimedOut,
    /// The question could not be sent, or the way back failed.
    Failed(Errno),
}

impl From<Errno> for QueryError {
    fn from(errno: Errno) -> QueryError {
        QueryError::Failed(errno)
    }
}

impl Sys {
    /// Asks one name server once. The number of the question is made here (RFC 5452 4.3), whatever it was before.
    pub async fn dns_ask(
        &self,
        server: SocketAddrV4,
        query: Dns,
        via: DnsVia,
        patience: Duration,
    ) -> Result<Dns, QueryError> {
        let name = query.questions.first().map(|question| question.name.to_string()).unwrap_or_default();
        let kind = query.questions.first().map(|question| question.kind.to_string()).unwrap_or_default();
        let id = self.with(|k, cx| {
            let known = k.resolvers.contains(server.ip());
            let learned = if known { k.resolvers_learned } else { FactId::NONE };
            cx.say(|| What::dns(DnsFact::Asked { name: name.clone(), kind, server, learned }));
            k.chance.of(&k.name).id.u16()
        });
        let query = Dns { id, ..query };
        let answered = match via {
            DnsVia::Udp => self.timeout(patience, self.ask_by_datagram(server, &query)).await,
            DnsVia::Tcp => self.timeout(patience, self.ask_by_stream(server, &query)).await,
        };
        let Ok(answer) = answered else {
            self.with(|_, cx| cx.say(|| What::dns(DnsFact::TimedOut { name, server })));
            return Err(QueryError::TimedOut);
        };
        let answer = answer?;
        self.with(|_, cx| {
            let addr = super::resolve::first_address(&answer);
            let (rcode, records) = (answer.rcode.name(), answer.answers.len() as u16);
            cx.say(|| What::dns(DnsFact::Answered { name, rcode, addr, records }))
        });
        Ok(answer)
    }

    async fn ask_by_datagram(&self, server: SocketAddrV4, query: &Dns) -> Result<Dns, QueryError> {
        let socket = self.udp_connect(server)?;
        socket.send_to(&query.emit(), server)?;
        loop {
            let (data, from) = socket.recv_from().await?;
            match Dns::parse(&data) {
                Ok(answer) if from == server && dns::answers(query, &answer) => return Ok(answer),
                Ok(answer) => {
                    self.with(|_, cx| cx.say(|| What::dns(DnsFact::Ignored { id: answer.id })));
                }
                Err(_) => {}
            }
        }
    }

    async fn ask_by_stream(&self, server: SocketAddrV4, query: &Dns) -> Result<Dns, QueryError> {
        let mut stream = DnsStream::new(self.tcp_connect(server, None).await?);
        stream.send(&query.emit()).await?;
        while let Some(data) = stream.next().await? {
            match Dns::parse(&data) {
                Ok(answer) if dns::answers(query, &answer) => return Ok(answer),
                Ok(answer) => {
                    self.with(|_, cx| cx.say(|| What::dns(DnsFact::Ignored { id: answer.id })));
                }
                Err(_) => break,
            }
        }
        Err(QueryError::Failed(Errno::ConnReset))
    }
}

/// A stream of messages, each with its length in two bytes before it (RFC 1035 4.2.2).
#[derive(Debug)]
pub struct DnsStream {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl DnsStream {
    /// The messages of a connection.
    pub fn new(stream: TcpStream) -> DnsStream {
        DnsStream { stream, buffer: Vec::new() }
    }

    /// The next message; none at the end of the stream. A message is at most 65,535 bytes, so what waits here is bounded.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Errno> {
        loop {
            if let Some(len) = be16(&self.buffer, 0).map(usize::from)
                && self.buffer.len() >= len + 2
            {
                let rest = self.buffer.split_off(len + 2);
                let mut message = std::mem::replace(&mut self.buffer, rest);
                message.drain(..2);
                return Ok(Some(message));
            }
            if self.stream.read_into(&mut self.buffer, usize::from(u16::MAX)).await? == 0 {
                return Ok(None);
            }
        }
    }

    /// Sends a message. RFC 7766 8: length and message in one piece. One that no length can tell is not sent.
    pub async fn send(&self, message: &[u8]) -> Result<(), Errno> {
        let len = u16::try_from(message.len()).map_err(|_| Errno::MsgSize)?;
        self.stream.write_parts(&[&len.to_be_bytes(), message]).await
    }
}
