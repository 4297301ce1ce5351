# ICMP (RFC 792)

header-icmp-type = Type: 8 asks for an echo, 0 answers, 3 unreachable, 11 TTL exceeded
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: a type of message that is not known here.
    }
header-icmp-code = Code: the exact reason within the type
    .here = { $icmp-type ->
        [3] { $value ->
            [0] 0: no router knows a way to the network of this address.
            [1] 1: the last router finds no such host on its link.
            [2] 2: the host arrived at does not speak the protocol inside.
            [3] 3: the host arrived at has no program at this port.
            [4] 4: the packet is too large for the next link and must not be cut (DF).
            [5] 5: the way that the sender wrote into the packet does not work.
            [9] 9: the owner of the network there does not allow it.
            [10] 10: the owner of the host there does not allow it.
            [13] 13: a filter on the way does not allow it.
           *[other] { $value }: unreachable, for the reason of this number (RFC 792, RFC 1812).
        }
        [5] { $value ->
            [0] 0: for everything to the same network.
            [1] 1: for everything to the same host.
           *[other] { $value }: for one class of service only.
        }
        [11] { $value ->
            [0] 0: the TTL reached 0 at a router on the way.
            [1] 1: not all pieces of the packet arrived in time.
           *[other] { $value }: a time was exceeded; which one is not known.
        }
        [12] { $value ->
            [0] 0: the pointer tells the byte that is wrong.
            [1] 1: an option that is needed is missing.
            [2] 2: a length is wrong.
           *[other] { $value }: a header is wrong in a way that is not known here.
        }
       *[other] { $value ->
            [0] 0: messages of this type have no further kinds.
           *[other] { $value }: must be 0 in messages of this type.
        }
    }
header-icmp-checksum = Checksum: guards the whole ICMP message
    .here = { $fault ->
        [checksum] { $hex } does not fit: a bit of the message changed, so the receiver drops it.
       *[other] { $hex }: the receiver reckons it anew over the whole message and compares.
    }
header-icmp-ident = Identifier: tells several pings of one host apart; NAT may rewrite it
    .here = { $icmp-type ->
        [0] { $value }: the same number as in the request, so that the right ping gets the answer.
       *[other] { $value }: tells this ping from others of the same host; the answer repeats it.
    }
header-icmp-seq = Sequence number: which ping of the series this is
    .here = { $icmp-type ->
        [0] { $value }: answers the request with this number.
       *[other] { $value }: the number of this request; the answer repeats it.
    }
header-icmp-unused = Unused: zeros
    .here = { $kind ->
        [zeros] Zeros: this kind of message does not use these { BYTES($size) }.
       *[other] Not zero, though this kind of message does not use these { BYTES($size) }.
    }
header-icmp-mtu = Next-hop MTU: the greatest packet that would have passed
    .here = { $value ->
        [0] 0: an old router, which does not tell how large a packet may be.
       *[other] { BYTES($value) }: no packet larger than this passes the next link.
    }
header-icmp-redir-gw = Gateway: the better router for this destination
    .here = { $value } is on the same link and nearer: send there from now on.
header-icmp-data = Data: echoed as it came, or the head of the lost packet
    .here = { $kind ->
        [text] { BYTES($size) }, "{ $text }": an echo brings them back unchanged.
       *[other] { BYTES($size) }: an echo brings them back unchanged.
    }
