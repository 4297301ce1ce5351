# ICMP (RFC 792)

header-icmp-type = Type: 8 asks for an echo, 0 answers, 3 unreachable, 11 TTL exceeded
    .here = { $value ->
        [0] 0: the answer to an echo request (ping).
        [3] 3: the packet quoted below did not arrive.
        [4] 4: please send more slowly; nobody uses this any more.
        [5] 5: there is a nearer router for the packet quoted below.
        [8] 8: an echo request (ping): please send this back.
        [9] 9: a router makes itself known.
        [10] 10: a host looks for routers.
        [11] 11: the packet quoted below took too long.
        [12] 12: a header of the packet quoted below is wrong.
        [13] 13: what time is it?
        [14] 14: tells what time it is.
       *[other] { $known ->
            [yes] { $value }: { $name }.
           *[no] { $value }: a type of message that is not known here.
        }
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
        [9] { $value ->
            [0] 0: a router that passes on packets of anyone.
            [16] 16: a router that passes on packets of mobile hosts only.
           *[other] { $value }: an advertisement that is not known here.
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
       *[other] { $hex }: the receiver computes it again over the whole message and compares.
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
header-icmp-length = Quoted length: words of 4 bytes of the quoted packet, when more follows it
    .here = { $value } × 4 = { TIMES($value, 4) } bytes are quoted; more is told behind them (RFC 4884).
header-icmp-pointer = Pointer: which byte of the quoted packet is wrong
    .here = { $icmp-code ->
        [1] { $value }: an option is missing, so there is no byte to point at.
       *[other] { $value }: byte { $value } of the quoted packet is wrong; the first one is 0.
    }
header-icmp-originate-timestamp = Originate time: when the question was sent, in ms since midnight UTC
    .here = { $value } ms after midnight UTC the question was sent.
header-icmp-receive-timestamp = Receive time: when the question arrived, in ms since midnight UTC
    .here = { $icmp-type ->
        [13] { $value }: means nothing yet in a question.
       *[other] { $value } ms after midnight UTC the question arrived.
    }
header-icmp-transmit-timestamp = Transmit time: when the answer was sent, in ms since midnight UTC
    .here = { $icmp-type ->
        [13] { $value }: means nothing yet in a question.
       *[other] { $value } ms after midnight UTC the answer was sent.
    }
header-icmp-address-mask = Address mask: which part of an address is the network's
    .here = { $icmp-type ->
        [17] { $value }: still empty, since this is the question.
       *[other] { $value }: the mask of this network as the answering side knows it.
    }
header-icmp-num-addrs = Number of addresses: how many routers are advertised
    .here = { $value ->
        [0] 0: nobody is advertised, so the message is wrong.
        [1] One router is advertised.
       *[other] { $value } routers are advertised.
    }
header-icmp-addr-entry-size = Entry size: words of 4 bytes of each address
    .here = { $value ->
        [2] 2: an address and its preference, 8 bytes each.
       *[other] { $value } × 4 = { TIMES($value, 4) } bytes each; it should be 2.
    }
header-icmp-lifetime = Lifetime: for how many seconds the advertisement counts
    .here = { $value ->
        [0] 0: from now on do not use these routers.
       *[other] These routers may be used for the next { SPAN($value) }.
    }
header-icmp-router-address = Router address: a router that is advertised
    .here = { $value } may be used as the default router.
header-icmp-pref-level = Preference: which router to use first
    .here = { SAME($value, "-2147483648") ->
        [yes] The least value: do not use this one as the default router.
       *[no] { $value }: the router with the greatest value is used first.
    }
