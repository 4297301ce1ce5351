# IPv4 (RFC 791)

header-ip-version = Version: 4
header-ip-hdr-len = Header length: in words of 4 bytes; 5 means 20 bytes, no options
header-ip-dsfield = DSCP and ECN: how urgent, and whether the way is congested
header-ip-dsfield-dscp = DSCP: the class of service this packet wishes for
header-ip-dsfield-ecn = ECN: routers mark congestion here instead of dropping
header-ip-len = Total length: header and payload together, in bytes
header-ip-id = Identification: the pieces of one packet share this number
header-ip-flags = Flags: may the packet be cut, do more pieces follow
header-ip-flags-rb = Reserved: must be 0
header-ip-flags-df = DF: do not cut this packet in pieces
header-ip-flags-mf = MF: more pieces follow
header-ip-frag-offset = Fragment offset: where this piece belongs, in units of 8 bytes
header-ip-ttl = TTL: every router takes one off; at 0 the packet is discarded
    .here = TTL { $value ->
        [0] 0: no router may pass this packet on; it should never be on a wire
        [1] 1: the next router discards this packet and reports "TTL exceeded"
        [2] 2: this packet may pass one more router; the second one discards it
       *[other] { $value }: this packet may pass { MINUS($value, 1) } more routers; router number { $value } discards it
    }
header-ip-proto = Protocol: what is inside, 1 ICMP, 6 TCP, 17 UDP
header-ip-checksum = Header checksum: guards the header only; each router computes it anew
header-ip-src = Source: where the packet comes from; NAT may rewrite it
header-ip-dst = Destination: where the packet shall go; routers look at this
header-ip-options = Options: rarely used extras of the header
