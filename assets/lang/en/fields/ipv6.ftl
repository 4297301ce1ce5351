# IPv6 (RFC 8200)

header-ipv6-version = Version: 6
header-ipv6-tclass = Traffic class: how urgent, and whether the way is congested
header-ipv6-tclass-dscp = DSCP: the class of service this packet wishes for
header-ipv6-tclass-ecn = ECN: routers mark congestion here instead of dropping
header-ipv6-flow = Flow label: packets of one conversation share it
header-ipv6-plen = Payload length: bytes after this header
header-ipv6-nxt = Next header: what follows, 6 TCP, 17 UDP, 58 ICMPv6
header-ipv6-hlim = Hop limit: how many more routers this packet may pass
header-ipv6-src = Source: where the packet comes from
header-ipv6-dst = Destination: where the packet shall go; routers look at this
header-ipv6-ext-nxt = Next header: what follows this extension
header-ipv6-ext-len = Length: in units of 8 bytes beyond the first 8
header-ipv6-routing-type = Routing type: how the list of routers reads
header-ipv6-routing-segleft = Segments left: how many routers are still to be passed
header-ipv6-fraghdr-reserved = Reserved: zeros
header-ipv6-fraghdr-offset = Fragment offset: where this piece belongs, in units of 8 bytes
header-ipv6-fraghdr-more = More: more pieces follow
header-ipv6-fraghdr-ident = Identification: the pieces of one packet share this number
header-ipv6-opt-type = Option: which one; its first bits say what to do if it is unknown
header-ipv6-opt-length = Option length: bytes of its value
