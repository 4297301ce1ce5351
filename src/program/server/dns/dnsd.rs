//! `dnsd`: an authoritative server for /etc/dns/zone. A zone that changes (dynamic DNS) is read again at the next question.

use std::cell::RefCell;
use std::rc::Rc;

use super::{PORT, hear_streams, question};
use crate::os::Sys;
use crate::program::server::no_bind;
use crate::proto::dns::{self, Zone};
use crate::wire::Dns;

const FILE: &str = "/etc/dns/zone";

/// The zone, and the text it was read from.
struct Kept {
    text: Rc<String>,
    zone: Zone,
}

/// Runs the server until it is killed.
pub(in crate::program) async fn dnsd(sys: Sys, _words: Vec<String>) -> u8 {
    let text = sys.read(|k| k.files.get(FILE).cloned()).unwrap_or_default();
    let zone = match Zone::parse(&text) {
        Ok(zone) => zone,
        Err(error) => {
            sys.err(&format!("dnsd: {FILE}: {error}"));
            return 1;
        }
    };
    let kept = Rc::new(RefCell::new(Kept { text, zone }));
    let socket = match sys.udp_bind(Some(PORT)) {
        Ok(socket) => socket,
        Err(errno) => return no_bind(&sys, "dnsd", PORT, errno),
    };
    let by_stream = kept.clone();
    let heard = hear_streams(&sys, move |sys, query| {
        let answer = answer(&sys, &by_stream, &query);
        async move { Some(answer) }
    });
    if let Err(errno) = heard {
        return no_bind(&sys, "dnsd", PORT, errno);
    }
    loop {
        let Ok((data, from)) = socket.recv_from().await else { continue };
        let Some(query) = question(&data) else { continue };
        let answer = dns::fit(answer(&sys, &kept, &query), dns::udp_limit_bytes(&query));
        let _ = socket.send_to(&answer.emit(), from); // the asker is gone: it will ask again
    }
}

fn answer(sys: &Sys, kept: &RefCell<Kept>, query: &Dns) -> Dns {
    let mut kept = kept.borrow_mut();
    sys.with(|k, cx| {
        if let Some(text) = k.files.get(FILE).filter(|text| !Rc::ptr_eq(text, &kept.text)) {
            // A text that is no zone changes nothing: the server goes on with the one it has.
            let zone = Zone::parse(text).unwrap_or_else(|_| kept.zone.clone());
            *kept = Kept { text: text.clone(), zone };
        }
        kept.zone.answer(query, cx.trace)
    })
}
