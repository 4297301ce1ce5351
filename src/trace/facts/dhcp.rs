//! Decisions of DHCP (RFC 2131), client and server.

use std::net::Ipv4Addr;

use serde::Serialize;

use crate::trace::FactId;
use crate::wire::Mac;

/// What DHCP decided. Client states have the names of RFC 2131 figure 5.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DhcpFact {
    /// The client changed its state.
    State {
        /// Interface.
        iface: String,
        /// Before: `INIT`, `SELECTING`…
        from: &'static str,
        /// After.
        to: &'static str,
    },
    /// The client sent a message.
    ClientSent {
        /// `DISCOVER`, `REQUEST`, `RELEASE`…
        message: &'static str,
        /// Transaction.
        xid: u32,
        /// The address it is about.
        addr: Option<Ipv4Addr>,
        /// To this server only (else to everybody).
        unicast_to: Option<Ipv4Addr>,
    },
    /// The client took an offer.
    OfferTaken {
        /// The address.
        addr: Ipv4Addr,
        /// Who offers it.
        server: Ipv4Addr,
    },
    /// The client heard an offer and waits for others before it takes one (RFC 2131 4.4.1).
    OfferKept {
        /// The address.
        addr: Ipv4Addr,
        /// Who offers it.
        server: Ipv4Addr,
        /// How long it collects offers, in seconds.
        wait_secs: u32,
    },
    /// The client has a lease.
    Bound {
        /// The address.
        addr: Ipv4Addr,
        /// Who leased it.
        server: Ipv4Addr,
        /// For how long, in seconds.
        lease_secs: u32,
        /// When it is renewed, in seconds (T1).
        t1_secs: u32,
        /// When any server is asked, in seconds (T2).
        t2_secs: u32,
    },
    /// The client was refused.
    Refused {
        /// By whom.
        server: Ipv4Addr,
    },
    /// The client gave its address back.
    Released {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The lease ran out.
    LeaseExpired {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The client dropped a message that is not its business (another transaction).
    ClientIgnored {
        /// Transaction of the message.
        xid: u32,
    },
    /// The server offered an address.
    Offered {
        /// To whom.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
        /// Why this one: `reserved`, `previous`, `requested`, `pool`.
        why: &'static str,
        /// The fact that reserved it; none when the pool or the scenario did.
        made: FactId,
    },
    /// The server granted a lease.
    Acked {
        /// To whom.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
        /// Whether the client had it already.
        renewed: bool,
        /// For how long, in seconds.
        lease_secs: u32,
    },
    /// The server refused.
    Nacked {
        /// To whom.
        mac: Mac,
        /// The address asked for.
        addr: Ipv4Addr,
        /// `wrong network`, `address in use`, `static lease available`, `address not available`,
        /// `lease recalled`, `wrong server-ID`.
        why: &'static str,
    },
    /// The server told settings to a host that has an address of its own (INFORM).
    Informed {
        /// Whom.
        mac: Mac,
        /// Its address.
        addr: Ipv4Addr,
    },
    /// The server dropped a message.
    ServerIgnored {
        /// Whose.
        mac: Mac,
        /// `not a request`, `relayed`, `no address`, `unknown lease`, `unknown client`, `being probed`, `no pool`.
        why: &'static str,
    },
    /// The client never asked for the address it was offered.
    OfferLapsed {
        /// To whom it was offered.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// An address that was declined may be given out again.
    SetAsideOver {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The server took an address back.
    ServerReleased {
        /// From whom.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// A lease ran out at the server.
    ServerExpired {
        /// Whose.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// No address is left.
    PoolExhausted {
        /// Who asked.
        mac: Mac,
        /// Addresses that are lent.
        leased: u32,
        /// Addresses that are offered, or looked for before they are.
        offered: u32,
        /// Addresses that some host uses without having asked.
        declined: u32,
        /// Addresses that are reserved and not lent.
        reserved: u32,
        /// Seconds until the next one may come free; none: never.
        next_secs: Option<u32>,
        /// Who holds what: the first of them.
        holders: Box<str>,
    },
    /// A host says the address is in use already.
    Declined {
        /// Who says so.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// The request was for another server.
    NotMyRequest {
        /// The chosen server.
        server: Ipv4Addr,
    },
    /// The server wants a lease back: its client will be refused when it asks for more time.
    Recalled {
        /// From whom.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
        /// For whom it is kept then; none: for anybody.
        to: Option<Mac>,
    },
    /// The server lends other addresses, or for another time.
    PoolSet {
        /// The first address.
        first: Ipv4Addr,
        /// The last address.
        last: Ipv4Addr,
        /// Length of a lease, in seconds.
        lease_secs: u32,
    },
    /// An address is kept for nobody any more.
    Unreserved {
        /// For whom it was.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// An address was reserved for a hardware address.
    Reserved {
        /// For whom.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// A second server offers an address, too: the offer is not taken.
    AnotherOffer {
        /// The address it offers.
        addr: Ipv4Addr,
        /// The other server.
        server: Ipv4Addr,
    },
    /// Nobody confirmed the lease the client remembers; it goes on with it, since it has not run out (RFC 2131 3.2).
    Unconfirmed {
        /// The address.
        addr: Ipv4Addr,
    },
    /// Nobody lends an address: one of the wire must do (RFC 3927).
    NoServer {
        /// The interface.
        iface: String,
    },
    /// A server told the settings that were asked for with INFORM.
    Learned {
        /// The client's own address.
        addr: Ipv4Addr,
        /// Who told it.
        server: Ipv4Addr,
    },
    /// The server looks whether somebody uses the address before it offers it (RFC 2131 3.1).
    ServerProbing {
        /// For whom it is.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
    /// Somebody answered to an address that was to be offered: it is set aside.
    ProbeAnswered {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The server hears of another server on its network.
    OtherServer {
        /// The other one.
        server: Ipv4Addr,
    },
    /// The server read its table after a restart.
    TableRead {
        /// Leases that still run.
        leases: u32,
    },
    /// A relay carried a client's message on to a server (RFC 1542 4.1.1).
    Relayed {
        /// Whose.
        mac: Mac,
        /// `DISCOVER`, `REQUEST`…
        message: &'static str,
        /// The first relay's address: by it the server chooses the pool.
        giaddr: Ipv4Addr,
        /// To whom.
        server: Ipv4Addr,
    },
    /// A relay carried a server's answer back to a client's wire (RFC 1542 4.1.2).
    RelayedBack {
        /// For whom.
        mac: Mac,
        /// `OFFER`, `ACK`, `NAK`.
        message: &'static str,
        /// The address it is about.
        addr: Ipv4Addr,
        /// The relay's own address on that wire.
        giaddr: Ipv4Addr,
    },
    /// A relay dropped a message.
    NotRelayed {
        /// Whose.
        mac: Mac,
        /// `too many relays`, `no address here`, `not this relay`.
        why: &'static str,
    },
    /// The box carries what clients ask to a server elsewhere from now on, or no longer.
    RelaySet {
        /// The server.
        server: Option<Ipv4Addr>,
    },
    /// The server was started or stopped.
    ServerSwitched {
        /// Its address.
        server: Ipv4Addr,
        /// Whether it answers now.
        running: bool,
    },
    /// A row of the lease table was deleted: whoever has the address will be refused.
    LeaseDeleted {
        /// Whose it was.
        mac: Mac,
        /// The address.
        addr: Ipv4Addr,
    },
}
