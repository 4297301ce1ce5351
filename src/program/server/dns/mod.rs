//! Name servers: `dnsd` knows a zone, `dnsfwd` asks others and remembers. Both hear questions by datagram and by stream
//! (RFC 7766 5); what is common to them stands here.

mod dnsd;
mod dnsfwd;

use core::future::Future;
use core::time::Duration;
use std::rc::Rc;

pub(in crate::program) use dnsd::dnsd;
pub(in crate::program) use dnsfwd::{dnsfwd, local_names};

use crate::os::{DnsStream, Errno, Sys, TcpStream};
use crate::wire::Dns;

const PORT: u16 = 53;
const BACKLOG: u16 = 32;
/// How long a client may keep a stream open without a question (RFC 7766 6.2.3: some seconds).
const IDLE: Duration = Duration::from_secs(10);
/// Streams that are open at once (BIND's `tcp-clients`).
const STREAMS_MAX: usize = 150;

/// A query with one question; everything else is not answered.
fn question(data: &[u8]) -> Option<Dns> {
    Dns::parse(data).ok().filter(|query| !query.response && query.questions.len() == 1)
}

/// Hears questions by stream from now on; `answer` makes the answers, or none.
fn hear_streams<A, F>(sys: &Sys, answer: A) -> Result<(), Errno>
where
    A: Fn(Sys, Dns) -> F + Clone + 'static,
    F: Future<Output = Option<Dns>> + 'static,
{
    let listener = sys.tcp_listen(PORT, BACKLOG)?;
    let open = Rc::new(());
    sys.spawn(move |sys| async move {
        loop {
            let Ok(stream) = listener.accept().await else { continue };
            if Rc::strong_count(&open) > STREAMS_MAX {
                continue; // dropped: the client asks again later
            }
            let (answer, ticket) = (answer.clone(), open.clone());
            sys.spawn(move |sys| async move {
                serve(sys, stream, answer).await;
                drop(ticket);
            });
        }
    });
    Ok(())
}

/// One client: question after question until it ends, or says nothing for too long.
async fn serve<A, F>(sys: Sys, stream: TcpStream, answer: A)
where
    A: Fn(Sys, Dns) -> F,
    F: Future<Output = Option<Dns>>,
{
    let mut stream = DnsStream::new(stream);
    while let Ok(Ok(Some(data))) = sys.timeout(IDLE, stream.next()).await {
        let Some(query) = question(&data) else { return };
        let Some(reply) = answer(sys.clone(), query).await else { return };
        if stream.send(&reply.emit()).await.is_err() {
            return;
        }
    }
}
