//! What the options of a request ask (RFC 6887 7.3, 13): for whom, whether another port would do, and who may come in.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::wire::pcp::{FILTER, MAP, PEER, PREFER_FAILURE, Pcp, PcpResult, THIRD_PARTY, read_filter, read_third_party};

/// From here on an option may be passed over (RFC 6887 7.3).
const OPTIONAL_FROM: u8 = 128;

/// All of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Wishes {
    /// For whom: the client, or the third party it names.
    pub(super) host: Ipv4Addr,
    /// This very outside port and address, or none.
    pub(super) strict: bool,
    /// Who may come in; none: everybody.
    pub(super) from: Option<Ipv4Net>,
}

/// Whether an option is one that a server here knows.
pub(super) const fn is_known(code: u8) -> bool {
    matches!(code, THIRD_PARTY | PREFER_FAILURE | FILTER)
}

impl Wishes {
    /// What a request of this client asks. `third_party`: whether hosts may ask for others.
    pub(super) fn read(request: &Pcp, client: Ipv4Addr, third_party: bool) -> Result<Wishes, PcpResult> {
        let mut wishes = Wishes { host: client, strict: false, from: None };
        let mut filters = 0;
        for (nth, (code, data)) in request.options.iter().enumerate() {
            let is_repeated = request.options.iter().take(nth).any(|(before, _)| before == code);
            match (*code, request.opcode) {
                (THIRD_PARTY | PREFER_FAILURE, _) if is_repeated => return Err(PcpResult::MalformedOption),
                (THIRD_PARTY, MAP | PEER) if third_party => {
                    wishes.host = read_third_party(data).ok_or(PcpResult::MalformedOption)?;
                    // RFC 6887 13.1: for itself nobody needs it.
                    if wishes.host == client {
                        return Err(PcpResult::MalformedRequest);
                    }
                }
                (PREFER_FAILURE, MAP) => wishes.strict = true,
                (FILTER, MAP) => {
                    let (net, port) = read_filter(data).ok_or(PcpResult::MalformedOption)?;
                    filters = if net.is_some() { filters + 1 } else { 0 };
                    // A rule here knows one network and no ports.
                    if filters > 1 || port != 0 {
                        return Err(PcpResult::ExcessiveRemotePeers);
                    }
                    wishes.from = net;
                }
                (code, _) if code < OPTIONAL_FROM => return Err(PcpResult::UnsuppOption),
                _ => {}
            }
        }
        Ok(wishes)
    }
}
