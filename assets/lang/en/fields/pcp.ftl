# PCP (RFC 6887)

header-pcp-version = Version: 2 is PCP; 0 was NAT-PMP
    .here = { $value ->
        [2] Version 2: PCP (RFC 6887).
       *[other] Version { $value }: servers answer UNSUPP_VERSION.
    }
header-pcp-r = R: request or answer
    .here = { $value ->
        [0] 0: a request.
       *[other] 1: an answer.
    }
header-pcp-opcode = Opcode: what is wanted
    .here = { $value ->
        [0] ANNOUNCE: is the server there, and does it still know its table?
        [1] MAP: an outside port for an inside one.
        [2] PEER: about one connection to a peer.
       *[other] { $value }: servers answer UNSUPP_OPCODE.
    }
header-pcp-reserved = Unused: zeros
    .here = { $value ->
        [0] 0, as it should be.
       *[other] { $hex }: should be 0; nobody reads it.
    }
header-pcp-lifetime-req = Requested lifetime: for how long, in seconds; 0 ends it
    .here = { $value ->
        [0] 0: the mapping may end now.
       *[other] The port is wanted for { SPAN($value) }.
    }
header-pcp-client-ip = Client address: what the asker believes to have
    .here = The asker believes to be { $value }; seen under another address it is refused.
header-pcp-result-code = Result: how it went
    .here = { $value ->
        [0] SUCCESS: the port is given.
       *[other] { $name }: nothing was given.
    }
header-pcp-lifetime-rsp = Lifetime: for how long it is given, or the refusal holds
    .here = { $value ->
        [0] 0: the mapping has ended.
       *[other] It holds for { SPAN($value) }.
    }
header-pcp-epoch-time = Epoch: seconds since the server has its table
    .here = The server has had its table for { SPAN($value) }; if that goes back, the table is lost.
header-pcp-rsp-reserved = Unused: zeros
    .here = { BYTES($size) } that nobody reads.
header-pcp-map-nonce = Nonce: drawn by the asker; who knows it may change the mapping
    .here = { BYTES($size) } of chance that belong to this mapping.
header-pcp-map-protocol = Protocol: TCP (6) or UDP (17)
    .here = { $value ->
        [6] TCP: connections.
        [17] UDP: datagrams.
       *[other] Protocol { $value }.
    }
header-pcp-map-reserved = Unused: zeros
    .here = { $value ->
        [0] 0, as it should be.
       *[other] { $hex }: should be 0; nobody reads it.
    }
header-pcp-map-internal-port = Internal port: where the program inside listens
    .here = The program inside listens on port { $value }.
header-pcp-map-suggested-port = Suggested external port: the asker would like it
    .here = { $value ->
        [0] 0: any port will do.
       *[other] Outside port { $value } would be welcome.
    }
header-pcp-map-suggested-ip = Suggested external address: the asker would like it
    .here = { $kind ->
        [unspecified] None in particular.
       *[other] Outside address { $value } would be welcome.
    }
header-pcp-map-assigned-port = Assigned external port: what was given
    .here = Calls from outside to port { $value } are led inside.
header-pcp-map-assigned-ip = Assigned external address: the public one
    .here = Outside the program is reached at { $value }.
header-pcp-option-code = Option: from 128 on it may be passed over
    .here = { $value ->
        [1] THIRD_PARTY: for another host than the asker.
        [2] PREFER_FAILURE: this outside port or none.
        [3] FILTER: only these callers.
       *[other] Option { $value }.
    }
header-pcp-option-reserved = Unused: zeros
    .here = { $value ->
        [0] 0, as it should be.
       *[other] { $hex }: should be 0; nobody reads it.
    }
header-pcp-option-length = Option length: bytes of its data
    .here = { BYTES($value) } of data follow.
header-pcp-remote-port = Far port: whom the program inside talks to
    .here = The far end's port is { $value }.
header-pcp-remote-ip = Far address: whom the program inside talks to
    .here = The far end's address is { $value }.
header-pcp-third-party = For another host: whose port it is
    .here = It is asked for { $value }, not for the asker.
header-pcp-filter-length = Prefix length: how much of the address must fit; 96 more for IPv4
    .here = { $value ->
        [0] 0: no filter any more.
       *[other] { $value } bits must fit (of IPv4 96 fewer).
    }
header-pcp-filter-port = Far port: from which port may come in; 0 for any
    .here = { $value ->
        [0] 0: from any port.
       *[other] Only from port { $value }.
    }
header-pcp-filter-ip = Far address: from where may come in
    .here = From { $value }, as far as the prefix says.
