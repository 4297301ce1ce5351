# IPv4 (RFC 791)

header-ip-version = Version: 4
    .here = { $value ->
        [4] 4: this is IPv4.
       *[other] { $value }: an IPv4 header must say 4; this packet is not read on.
    }
header-ip-hdr-len = Header length: in words of 4 bytes; 5 means 20 bytes, no options
    .here = { MINUS(5, $value) ->
        [0] { MINUS($value, 5) ->
            [0] 5 × 4 = 20 bytes: the fixed header, no options.
           *[other] { $value } × 4 = { TIMES($value, 4) } bytes: 20 fixed ones and { TIMES(MINUS($value, 5), 4) } of options.
        }
       *[other] { $value } × 4 = { TIMES($value, 4) } bytes: impossible, the fixed header alone has 20.
    }
header-ip-dsfield = DSCP and ECN: how urgent, and whether the way is congested
    .here = { $value ->
        [0] 0: an ordinary packet without wishes, and without marks of congestion.
       *[other] { HAS($ip-dsfield-ecn) ->
            [yes] { $hex }: class { $ip-dsfield-dscp-name }; ECN: { $ip-dsfield-ecn-name }.
           *[no] { $hex }: class of service, and marks of congestion.
        }
    }
header-ip-dsfield-dscp = DSCP: the class of service this packet wishes for
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: a class that the network's owner has made up.
    }
    .name = { $value ->
        [0] ordinary (CS0)
        [1] after all others (LE)
        [8] after ordinary ones (CS1)
        [10] class 1 of 4, dropped last (AF11)
        [12] class 1 of 4, dropped sooner (AF12)
        [14] class 1 of 4, dropped first (AF13)
        [16] management (CS2)
        [18] class 2 of 4, dropped last (AF21)
        [20] class 2 of 4, dropped sooner (AF22)
        [22] class 2 of 4, dropped first (AF23)
        [24] television (CS3)
        [26] class 3 of 4, dropped last (AF31)
        [28] class 3 of 4, dropped sooner (AF32)
        [30] class 3 of 4, dropped first (AF33)
        [32] live video (CS4)
        [34] class 4 of 4, dropped last (AF41)
        [36] class 4 of 4, dropped sooner (AF42)
        [38] class 4 of 4, dropped first (AF43)
        [40] call signals (CS5)
        [44] admitted voice (VA)
        [46] voice, before all others (EF)
        [48] control of the network (CS6)
        [56] reserved for the network (CS7)
       *[other] { $name }
    }
header-ip-dsfield-ecn = ECN: routers mark congestion here instead of dropping
    .here = { $value ->
        [0] 0: the sender takes no part in ECN; a crowded router can only drop the packet.
        [3] 3: a router on the way was crowded, and marked the packet instead of dropping it.
       *[other] { $value }: a crowded router may mark this packet instead of dropping it.
    }
    .name = { $value ->
        [0] not used
        [1] may be marked (ECT 1)
        [2] may be marked (ECT 0)
        [3] congestion met (CE)
       *[other] { $name }
    }
header-ip-len = Total length: header and payload together, in bytes
    .here = { $value ->
        [0] 0: impossible on a wire; a card that cuts large packets itself fills it in later.
       *[other] { BYTES($value) }: { TIMES($ip-hdr-len, 4) } of header and { MINUS($value, TIMES($ip-hdr-len, 4)) } of content.
    }
header-ip-id = Identification: the pieces of one packet share this number
    .here = { $ip-flags-df ->
        [1] { $hex }: of no use here, for DF forbids to cut this packet.
       *[other] { $hex }: all pieces of this packet carry it, so that the receiver can join them.
    }
header-ip-flags = Flags: may the packet be cut, do more pieces follow
    .here = { $count ->
        [0] None set: routers may cut this packet, and no piece follows it.
       *[other] Set: { $set }.
    }
header-ip-flags-rb = Reserved: must be 0
    .here = { $value ->
        [1] 1: against the rules; this bit must be 0.
       *[0] 0, as it must be.
    }
header-ip-flags-df = DF: do not cut this packet in pieces
    .here = { $value ->
        [1] 1: must not be cut. A router whose next link is too small drops it and reports so.
       *[0] 0: a router may cut this packet if the next link is too small for it.
    }
header-ip-flags-mf = MF: more pieces follow
    .here = { $value ->
        [1] 1: a piece of a packet; more pieces follow behind it.
       *[0] { $ip-frag-offset ->
            [0] 0: this packet is whole, not a piece.
           *[other] 0: this is the last piece of its packet.
        }
    }
header-ip-frag-offset = Fragment offset: where this piece belongs, in units of 8 bytes
    .here = { $value ->
        [0] { $ip-flags-mf ->
            [1] 0: the first piece, which begins where the content begins.
           *[other] 0: the content stands here from its beginning.
        }
       *[other] { $value } × 8: this piece begins at byte { TIMES($value, 8) } of the whole content.
    }
header-ip-ttl = TTL: every router takes one off; at 0 the packet is discarded
    .here = TTL { $value ->
        [0] 0: no router may pass this packet on; it should never be on a wire.
        [1] 1: the next router discards this packet and reports it (ICMP time exceeded).
        [2] 2: this packet may pass one more router; the second one discards it.
       *[other] { $value }: this packet may pass { MINUS($value, 1) } more routers; number { $value } would discard it.
    }
header-ip-proto = Protocol: what is inside, 1 ICMP, 6 TCP, 17 UDP
    .here = { $known ->
        [yes] { $value }: { $name } follows this header.
       *[no] { $value }: what follows is a protocol that is not known here.
    }
header-ip-checksum = Header checksum: guards the header only; each router computes it anew
    .here = { $fault ->
        [checksum] { $hex } does not fit the header: a bit of it changed, so a router drops this.
        [none] { $hex } fits the header: none of its bits changed on this link.
       *[other] { $hex }: whoever receives the header computes it again and compares.
    }
header-ip-src = Source: where the packet comes from; NAT may rewrite it
    .here = { $kind ->
        [unspecified] 0.0.0.0: the sender has no address yet.
        [loopback] { $value }: the host itself; this must never be seen on a wire.
        [link-local] { $value }: given by the host to itself; valid on this link only.
        [private] { $value }: a private address; NAT must replace it before the Internet.
        [shared] { $value }: between a provider and its customers (CGNAT), not in the Internet.
        [documentation] { $value }: reserved for examples; here it stands for a public address.
        [benchmark] { $value }: reserved for measurements.
        [public] { $value }: a public address; anyone in the Internet can answer it.
       *[other] { $value }: not the address of one host, so it must not be a source.
    }
    .kind = { $kind ->
        [unspecified] no address
        [loopback] the host itself
        [link-local] valid on this link only
        [private] a private address
        [shared] a provider's address (CGNAT)
        [documentation] an address for examples
        [benchmark] an address for measurements
        [link-group] a group on this link
        [group] a multicast group
        [broadcast] everybody on the link
        [reserved] a reserved address
        [mapped] an IPv4 address within IPv6
        [solicited-node] a group for neighbour questions
       *[public] a public address
    }
header-ip-dst = Destination: where the packet shall go; routers look at this
    .here = { $kind ->
        [unspecified] 0.0.0.0 names nobody: this packet cannot arrive.
        [loopback] { $value }: the host itself; this must never be seen on a wire.
        [link-local] { $value }: valid on this link only; no router passes it on.
        [private] { $value }: a private address; the Internet knows no way there.
        [shared] { $value }: between a provider and its customers (CGNAT), not in the Internet.
        [documentation] { $value }: reserved for examples; here it stands for a public address.
        [benchmark] { $value }: reserved for measurements.
        [link-group] { $value }: to a group on this link; no router passes it on.
        [group] { $value }: to all hosts that have joined this multicast group.
        [broadcast] { $value }: to everybody on this link; no router passes it on.
        [reserved] { $value }: reserved; nobody has this address.
       *[public] { $value }: a public address; each router looks up the next hop for it.
    }
header-ip-options = Options: rarely used extras of the header
    .here = { BYTES($size) } of options, behind the 20 fixed ones; a multiple of 4.
header-ip-options-eol = End of list (EOL): no options follow
    .here = The options end here; what is left fills the header up to a multiple of 4 bytes.
header-ip-options-nop = Nothing (NOP): puts the next option in its place
    .here = One byte that does nothing; it puts the next option in its place.
header-ip-options-record-route = Record route: each router writes its address down
    .here = { BYTES($size) }: each router on the way writes its address into a free place.
header-ip-options-route = Loose source route (LSRR): the sender says which routers to pass
    .here = { BYTES($size) }: the packet must pass these routers in turn; others may stand between.
header-ip-options-source-route = Strict source route (SSRR): the sender says all routers to pass
    .here = { BYTES($size) }: the packet must pass these routers in turn, and no others.
header-ip-options-timestamp = Timestamp: each router writes the time down
    .here = { BYTES($size) }: each router on the way writes the time into a free place.
header-ip-options-sid = Stream: a number of satellite networks of the 1980s; not in use
    .here = { BYTES($size) }: no router looks at it any more (RFC 6814).
header-ip-options-routeralert = Router alert: routers shall look inside
    .here = Routers look at the payload though it is not for them; IGMP and others use it.
header-ip-opt-type = Option type: copy bit, class and number in one
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: an option that is not known here; routers pass it on as it is.
    }
header-ip-opt-type-copy = Copy: whether every piece of a cut packet carries the option
    .here = { $value ->
        [1] 1: when the packet is cut, every piece carries this option.
       *[0] 0: when the packet is cut, only the first piece carries this option.
    }
header-ip-opt-type-class = Class: for steering or for measuring
    .here = { $value ->
        [0] 0: about how the packet is handled.
        [2] 2: for measuring and for finding faults.
       *[other] { $value }: a reserved class.
    }
header-ip-opt-type-number = Number: which option of its class
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: a number that is not known here.
    }
header-ip-opt-len = Option length: bytes of the option, type and length included
    .here = This option has { BYTES($value) }, type and length included.
header-ip-opt-ptr = Pointer: the next place to be written, or read
    .here = { HAS($ip-opt-len) ->
        [yes] { MINUS($value, $ip-opt-len) ->
            [0] { $value }: the option's byte number { $value } is next; the first one counts as 1.
           *[other] { $value }: beyond the end of the option; no place is left.
        }
       *[no] { $value }: the option's byte number { $value } is next; the first one counts as 1.
    }
header-ip-rec-rt = Passed: a router that the packet has passed
    .here = The packet has passed { $value }.
header-ip-src-rt = To be passed: a router that the packet shall pass
    .here = The packet shall pass { $value }.
header-ip-empty-rt = Free place: nobody has written here
    .here = { $value } for now: the place where the next router writes its address.
header-ip-cur-rt = Next stop: what stands for the destination during source routing
    .here = First to { $value }; the last destination stands at the end of the option.
header-ip-opt-overflow = Overflow: how many routers found no free place
    .here = { $value ->
        [0] 0: every router found a free place so far.
        [15] 15 routers or more found no free place.
       *[other] { $value }: so many routers found no free place.
    }
header-ip-opt-flag = Kind: times alone, or addresses too
    .here = { $value ->
        [0] 0: routers write the time alone.
        [1] 1: routers write their address and the time.
        [3] 3: only the routers whose addresses are given write the time.
       *[other] { $value }: a kind that is not known here.
    }
header-ip-opt-time-stamp-addr = Router: who wrote the time that follows, or shall write it
    .here = The time behind this is that of { $value }.
header-ip-opt-time-stamp = Time: milliseconds since midnight UTC
    .here = { $value ->
        [0] 0: nobody has written here, or it is exactly midnight UTC.
       *[other] { $value } ms after midnight UTC.
    }
header-ip-opt-sid = Stream id: the number by which satellite networks bundled packets
    .here = { $value }: no router looks at it any more.
header-ip-opt-ra = Alert value: what routers shall look at
    .here = { $value ->
        [0] 0: every router shall look at what this packet carries.
       *[other] { $value }: only routers that know this value look inside.
    }
