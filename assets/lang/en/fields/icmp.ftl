# ICMP (RFC 792)

header-icmp-type = Type: 8 asks for an echo, 0 answers, 3 unreachable, 11 TTL exceeded
header-icmp-code = Code: the exact reason within the type
header-icmp-checksum = Checksum: guards the whole ICMP message
header-icmp-ident = Identifier: tells several pings of one host apart; NAT may rewrite it
header-icmp-seq = Sequence number: which ping of the series this is
header-icmp-unused = Unused: zeros
header-icmp-mtu = Next-hop MTU: the greatest packet that would have passed
header-icmp-redir-gw = Gateway: the better router for this destination
header-icmp-data = Data: echoed as it came, or the head of the lost packet
