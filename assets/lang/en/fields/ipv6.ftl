# IPv6 (RFC 8200)

header-ipv6-version = Version: 6
    .here = { $value ->
        [6] 6: this is IPv6.
       *[other] { $value }: an IPv6 header must say 6; this packet is not read on.
    }
header-ipv6-tclass = Traffic class: how urgent, and whether the way is congested
    .here = { $value ->
        [0] 0: an ordinary packet without wishes, and without marks of congestion.
       *[other] { HAS($ipv6-tclass-ecn) ->
            [yes] { $hex }: class { $ipv6-tclass-dscp-name }; ECN: { $ipv6-tclass-ecn-name }.
           *[no] { $hex }: class of service, and marks of congestion.
        }
    }
header-ipv6-tclass-dscp = DSCP: the class of service this packet wishes for
    .here = { header-ip-dsfield-dscp.here }
    .name = { header-ip-dsfield-dscp.name }
header-ipv6-tclass-ecn = ECN: routers mark congestion here instead of dropping
    .here = { header-ip-dsfield-ecn.here }
    .name = { header-ip-dsfield-ecn.name }
header-ipv6-flow = Flow label: packets of one conversation share it
    .here = { $value ->
        [0] 0: the sender has not marked the packets of this conversation.
       *[other] { $hex }: all packets of this conversation have this number, so one way serves them.
    }
header-ipv6-plen = Payload length: bytes after this header
    .here = { $value ->
        [0] 0: nothing follows, or more than 65535 bytes, which an option then tells.
       *[other] { BYTES($value) } follow this header of 40.
    }
header-ipv6-nxt = Next header: what follows, 6 TCP, 17 UDP, 58 ICMPv6
    .here = { $value ->
        [59] 59: nothing follows this header.
       *[other] { $known ->
            [yes] { $value }: next comes { $name }.
           *[no] { $value }: what follows is a protocol that is not known here.
        }
    }
    .name = { $key ->
        [hop-by-hop-options] a header of options for every hop
        [routing] a routing header
        [fragment] a fragment header
        [destination-options] a header of options for the destination
       *[other] { $name }
    }
header-ipv6-hlim = Hop limit: every router takes one off; at 0 the packet is discarded
    .here = { $value ->
        [0] Hop limit 0: no router may pass this packet on; it should never be on a wire.
        [1] Hop limit 1: the next router discards this packet and reports it (ICMPv6).
        [2] Hop limit 2: this packet may pass one more router; the second one discards it.
        [255] Hop limit 255: the greatest, so no router has passed this on; it comes from this link.
       *[other] Hop limit { $value }: may pass { MINUS($value, 1) } more routers; number { $value } would discard it.
    }
header-ipv6-src = Source: where the packet comes from
    .here = { $kind ->
        [unspecified] "::": the sender has no address yet.
        [loopback] { $value }: the host itself; this must never be seen on a wire.
        [link-local] { $value }: given by the host to itself; valid on this link only.
        [private] { $value }: valid inside of this network only (ULA), not in the Internet.
        [documentation] { $value }: reserved for examples; here it stands for a public address.
        [public] { $value }: a public address; anyone in the Internet can answer it.
        [mapped] { $value }: an IPv4 address, which must not be seen on a wire in this form.
        [reserved] { $value }: from a range that is not given out to hosts.
       *[group] { $value }: a group, which must not be a source.
    }
header-ipv6-dst = Destination: where the packet shall go; routers look at this
    .here = { $kind ->
        [unspecified] "::" names nobody: this packet cannot arrive.
        [loopback] { $value }: the host itself; this must never be seen on a wire.
        [link-local] { $value }: valid on this link only; no router passes it on.
        [private] { $value }: valid inside of this network only (ULA), not in the Internet.
        [documentation] { $value }: reserved for examples; here it stands for a public address.
        [solicited-node] { $value }: to hosts whose address ends in the same three bytes.
        [link-group] { $value }: to a group on this link; no router passes it on.
        [group] { $value }: to all hosts that have joined this multicast group.
        [mapped] { $value }: an IPv4 address, which must not be seen on a wire in this form.
        [reserved] { $value }: from a range that is not given out to hosts.
       *[public] { $value }: a public address; each router looks up the next hop for it.
    }
header-ipv6-ext-nxt = Next header: what follows this extension
    .here = { header-ipv6-nxt.here }
    .name = { header-ipv6-nxt.name }
header-ipv6-ext-len = Length: in units of 8 bytes beyond the first 8
    .here = { $value ->
        [0] 0: this header has 8 bytes.
       *[other] { $value }: this header has 8 + { $value } × 8 bytes.
    }
header-ipv6-routing-type = Routing type: how the list of routers reads
    .here = { $value ->
        [0] 0: the first kind, forbidden today because it was misused.
        [2] 2: for a mobile host away from home.
        [3] 3: for small radio networks (RPL).
        [4] 4: segment routing; the sender chooses stations of the way.
       *[other] { $value }: a kind that is not known here.
    }
header-ipv6-routing-segleft = Segments left: how many routers are still to be passed
    .here = { $value ->
        [0] 0: the packet has passed all stations and goes to its last address.
        [one] 1: one station is still to be passed.
       *[other] { $value }: so many stations are still to be passed.
    }
header-ipv6-fraghdr-reserved = Reserved: zeros
    .here = { $value ->
        [0] 0, as it must be.
       *[other] { $hex }: bits without a meaning; receivers ignore them.
    }
header-ipv6-fraghdr-offset = Fragment offset: where this piece belongs, in units of 8 bytes
    .here = { $value ->
        [0] 0: the first piece, which begins where the content begins.
       *[other] { $value } × 8: this piece begins at byte { TIMES($value, 8) } of the whole content.
    }
header-ipv6-fraghdr-more = More: more pieces follow
    .here = { $value ->
        [1] 1: more pieces follow behind this one.
       *[0] { $ipv6-fraghdr-offset ->
            [0] 0: first and last piece in one: the packet was not cut after all.
           *[other] 0: this is the last piece of its packet.
        }
    }
header-ipv6-fraghdr-ident = Identification: the pieces of one packet share this number
    .here = { $hex }: all pieces of this packet carry it, so that the receiver can join them.
header-ipv6-opt-type = Option: which one; its first bits say what to do if it is unknown
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: an option that is not known here; its first two bits tell what to do then.
    }
    .name = { $key ->
        [pad1] Pad1, one byte that fills up
        [padn] PadN, bytes that fill up
        [router-alert] router alert, every router shall look inside
        [jumbo-payload] jumbo payload, the length of a huge packet
       *[other] { $name }
    }
header-ipv6-opt-length = Option length: bytes of its value
    .here = { $value ->
        [0] 0: the option has no value.
       *[other] { BYTES($value) } of value follow.
    }
header-ipv6-opt-type-action = If unknown: what those do with the packet who do not know the option
    .here = { $value ->
        [0] 0: who does not know this option skips it.
        [1] 1: who does not know this option discards the packet.
        [2] 2: who does not know this option discards the packet and reports it.
       *[other] { $value }: who does not know it discards the packet and, if not sent to a group, reports it.
    }
header-ipv6-opt-type-change = Change: whether routers may change the value on the way
    .here = { $value ->
        [1] 1: routers may change the value on the way.
       *[0] 0: the value stays as it is on the way.
    }
header-ipv6-opt-type-rest = Number: the last 5 bits of the option type
    .here = { $hex }: together with the three bits before it makes the number of the option.
header-ipv6-opt-padn = Padding: zeros up to a multiple of 8
    .here = { $kind ->
        [zeros] { BYTES($size) } of zeros fill the header up to a multiple of 8.
       *[other] { BYTES($size) } that should be zeros; receivers do not look at them.
    }
header-ipv6-opt-router-alert = Router alert: why routers shall look inside
    .here = { $value ->
        [0] 0: an MLD message is inside; routers shall look at it.
        [1] 1: an RSVP message is inside; routers shall look at it.
        [2] 2: a message of active networks is inside.
       *[other] { $value }: only routers that know this value look inside.
    }
header-ipv6-opt-tel = Tunnel limit: how many more tunnels the packet may enter
    .here = { $value ->
        [0] 0: this packet may not enter another tunnel.
        [1] 1: this packet may enter one more tunnel.
       *[other] { $value }: this packet may enter { $value } more tunnels.
    }
header-ipv6-opt-jumbo = Jumbo length: bytes of a packet that is too long for its length field
    .here = { BYTES($value) } stand behind the fixed header.
header-ipv6-opt-home-address = Home address: where a host that has moved belongs
    .here = The sender is { $value } at home; now it is somewhere else.
header-ipv6-opt-unknown = Option value: of an option that is not known here
    .here = { BYTES($size) } whose meaning is not known here.
header-ipv6-routing-reserved = Reserved: zeros
    .here = { $kind ->
        [zeros] 0, as it should be.
       *[other] { $value }: should be zeros; receivers do not look at it.
    }
header-ipv6-routing-addr = Router: one of those that the packet shall pass
    .here = { $value }: a router of the list; routers refuse such lists by now (RFC 5095).
header-ipv6-routing-home-address = Home address: where a host that has moved belongs
    .here = The receiver is { $value } at home; now it is somewhere else.
header-ipv6-routing-last-entry = Last entry: the number of the last entry of the list, from 0
    .here = { $value }: the list has the entries 0 to { $value }.
header-ipv6-routing-flags = Flags: none is in use
    .here = { $value ->
        [0] 0, as it should be.
       *[other] { $hex }: nobody has said yet what this means.
    }
header-ipv6-routing-tag = Tag: marks packets that belong together
    .here = { $kind ->
        [zeros] 0: the packet belongs to no group of packets.
       *[other] Packets with { $value } here belong together.
    }
header-ipv6-routing-segment = Segment: a place to pass; the last one stands first
    .here = { $value }: one of the places to pass; the list is backwards, the last one first.
header-ipv6-routing-unknown-data = Data: of a routing type that is not known here
    .here = { BYTES($size) } whose meaning is not known here.
