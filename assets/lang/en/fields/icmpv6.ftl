# ICMPv6 (RFC 4443), neighbour discovery (RFC 4861), multicast listener discovery (RFC 2710, 3810)

header-icmpv6-type = Type: an error (below 128), an echo, or news about neighbours, routers, groups
    .here = { $value ->
        [1] 1: the packet quoted below could not be delivered.
        [2] 2: the packet quoted below is too big for the next link.
        [3] 3: the packet quoted below lived too long.
        [4] 4: a header of the packet quoted below could not be read.
        [128] 128: a question whether somebody is there.
        [129] 129: the answer to an echo request.
        [130] 130: a router asks who wants to hear groups.
        [131] 131: a host says it wants a group (MLD version 1).
        [132] 132: a host leaves a group (MLD version 1).
        [133] 133: a host asks for routers.
        [134] 134: a router makes itself and the network known.
        [135] 135: a question who has an address, what ARP is for IPv4.
        [136] 136: a device tells which MAC its address belongs to.
        [137] 137: a router tells a better first hop.
        [143] 143: a host tells what it wants of each group (MLD version 2).
       *[other] { $value }: a type that is not known here.
    }
header-icmpv6-code = Code: the exact reason within the type
    .here = { $icmpv6-type ->
        [1] { $value ->
            [0] 0: no route leads there.
            [1] 1: a rule forbids it.
            [2] 2: the sender's address counts only on its own network.
            [3] 3: nobody there has this address.
            [4] 4: nobody listens on the port.
            [5] 5: a rule forbids this sender's address.
            [6] 6: the route there is one that rejects.
           *[other] { $value }: a reason that is not known here.
        }
        [3] { $value ->
            [0] 0: it passed as many routers as it was allowed to.
            [1] 1: the other pieces of the packet did not come in time.
           *[other] { $value }: a reason that is not known here.
        }
        [4] { $value ->
            [0] 0: a field of a header is wrong.
            [1] 1: a next header is not known there.
            [2] 2: an option is not known there.
           *[other] { $value }: a reason that is not known here.
        }
       *[other] { $value ->
            [0] 0: the type says it all.
           *[other] { $value }: should be 0 with this type.
        }
    }
header-icmpv6-checksum = Checksum: guards the message and the addresses of its packet
    .here = { $fault ->
        [checksum] { $hex } does not fit: the message was changed on the way, and is discarded.
       *[other] { $hex }: the receiver reckons it anew and compares.
    }
header-icmpv6-reserved = Reserved: zeros
    .here = { $kind ->
        [zeros] Zeros, as it should be.
       *[other] { $value }: should be zeros; receivers ignore it.
    }
header-icmpv6-mtu = MTU: the greatest packet that would have passed
    .here = The sender shall make its packets { BYTES($value) } at most; routers never cut them.
header-icmpv6-pointer = Pointer: the byte of the quoted packet that is wrong
    .here = The fault begins at byte { $value } of the quoted packet, counted from 0.
header-icmpv6-data = Data: what an unknown type or option says
    .here = { BYTES($size) } that are not read here.
header-icmpv6-echo-identifier = Identifier: tells several pings of one host apart
    .here = Request and answer both carry { $hex }.
header-icmpv6-echo-sequence-number = Sequence number: which ping of the series this is
    .here = Echo number { $value }; its answer has the same number.
header-icmpv6-nd-ra-cur-hop-limit = Hop limit: what hosts should write into their packets
    .here = { $value ->
        [0] 0: this router does not say; hosts keep what they have.
       *[other] Hosts begin with a hop limit of { $value }.
    }
header-icmpv6-nd-ra-flag = Flags: where addresses and other settings come from
    .here = { $count ->
        [0] { $hex }: no DHCPv6; hosts make their addresses by themselves.
       *[other] { $hex }: { $set }.
    }
header-icmpv6-nd-ra-flag-m = M: addresses come by DHCPv6
    .here = { $value ->
        [1] 1: hosts get their addresses by DHCPv6.
       *[0] 0: no addresses by DHCPv6 here.
    }
header-icmpv6-nd-ra-flag-o = O: other settings come by DHCPv6
    .here = { $value ->
        [1] 1: other settings, such as name servers, come by DHCPv6.
       *[0] 0: no other settings by DHCPv6 here.
    }
header-icmpv6-nd-ra-flag-h = H: the router is a home agent of Mobile IPv6
    .here = { $value ->
        [1] 1: it forwards to devices that are away from home.
       *[0] 0: no home agent.
    }
header-icmpv6-nd-ra-flag-prf = Preference: which of several routers to take first
    .here = { $value ->
        [0] 0, medium: like most routers.
        [1] 1, high: taken before others.
        [3] 3, low: taken when there is no other.
       *[2] 2, reserved: counts as medium.
    }
header-icmpv6-nd-ra-flag-p = P: a proxy passed the message on
    .here = { $value ->
        [1] 1: it came through a neighbour discovery proxy.
       *[0] 0: it comes from the router itself.
    }
header-icmpv6-nd-flag-rsv = Reserved: 0
    .here = { $value ->
        [0] 0, as it should be.
       *[other] { $value }: should be 0; receivers ignore it.
    }
header-icmpv6-nd-ra-router-lifetime = Router lifetime: for so many seconds this may be the default router
    .here = { $value ->
        [0] 0: it is no default router, or no longer.
       *[other] Hosts may send everything foreign through it for the next { SPAN($value) }.
    }
header-icmpv6-nd-ra-reachable-time = Reachable time: how many ms a neighbour that answered counts as there
    .here = { $value ->
        [0] 0: this router does not say.
       *[other] A neighbour that answered counts as there for about { $value } ms.
    }
header-icmpv6-nd-ra-retrans-timer = Retransmit timer: so many ms pass before a neighbour is asked again
    .here = { $value ->
        [0] 0: this router does not say.
       *[other] Without an answer, a neighbour is asked again after { $value } ms.
    }
header-icmpv6-nd-ns-target-address = Target: the address that is looked for
    .here = Who has { $value }? Only that device answers.
header-icmpv6-nd-na-flag = Flags: whether it is a router, was asked, and replaces what was known
    .here = { $count ->
        [0] { $hex }: no flag is set.
       *[other] { $hex }: { $set }.
    }
header-icmpv6-nd-na-flag-r = R: the sender is a router
    .here = { $value ->
        [1] 1: the sender is a router.
       *[0] 0: the sender is no router.
    }
header-icmpv6-nd-na-flag-s = S: the sender was asked
    .here = { $value ->
        [1] 1: this answers a question, so the sender is there.
       *[0] 0: nobody asked; it proves no way back.
    }
header-icmpv6-nd-na-flag-o = O: replace what is known
    .here = { $value ->
        [1] 1: listeners replace the MAC they knew.
       *[0] 0: listeners keep a MAC that they know already.
    }
header-icmpv6-nd-na-target-address = Target: whose MAC is told
    .here = The MAC in the option belongs to { $value }.
header-icmpv6-nd-rd-target-address = Target: the better first hop
    .here = It is better to send to { $value } first; if that is the destination, it is a neighbour.
header-icmpv6-rd-na-destination-address = Destination: for whom the better way is
    .here = The advice is for packets to { $value }.
header-icmpv6-opt-type = Option: what this piece tells
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: an option that is not known here; receivers skip it.
    }
header-icmpv6-opt-length = Option length: in units of 8 bytes
    .here = { $value ->
        [0] 0: an option cannot be empty; the whole message is invalid.
       *[other] This option takes { BYTES(TIMES($value, 8)) }.
    }
header-icmpv6-opt-prefix-length = Prefix length: how many bits of the prefix count
    .here = The first { $value } bits name the network, the other { MINUS(128, $value) } the device in it.
header-icmpv6-opt-prefix-flag = Flags: what hosts may do with the prefix
    .here = { $count ->
        [0] { $hex }: neither neighbours nor addresses follow from it.
       *[other] { $hex }: { $set }.
    }
header-icmpv6-opt-prefix-flag-l = L: addresses of the prefix are on this link
    .here = { $value ->
        [1] 1: whoever has such an address is reached directly.
       *[0] 0: it says nothing about who is on this link.
    }
header-icmpv6-opt-prefix-flag-a = A: hosts may make an address of it
    .here = { $value ->
        [1] 1: hosts put their own bits behind it and have an address (SLAAC).
       *[0] 0: hosts do not make addresses of it.
    }
header-icmpv6-opt-prefix-flag-r = R: the prefix is the router's full address
    .here = { $value ->
        [1] 1: the prefix field holds the whole address of the router.
       *[0] 0: the prefix field holds only the network.
    }
header-icmpv6-opt-prefix-valid-lifetime = Valid lifetime: how many seconds its addresses exist
    .here = { $value ->
        [0] 0: such addresses end now.
        [4294967295] All ones: for ever.
       *[other] Such addresses exist for the next { SPAN($value) }.
    }
header-icmpv6-opt-prefix-preferred-lifetime = Preferred lifetime: how many seconds they are for new conversations
    .here = { $value ->
        [0] 0: no new conversation shall begin with such an address.
        [4294967295] All ones: for ever.
       *[other] New conversations may begin with them for the next { SPAN($value) }.
    }
header-icmpv6-opt-reserved = Reserved: zeros
    .here = { $kind ->
        [zeros] Zeros, as it should be.
       *[other] { $value }: should be zeros; receivers ignore it.
    }
header-icmpv6-opt-prefix = Prefix: a network of this link
    .here = { HAS($icmpv6-opt-prefix-length) ->
        [yes] The network is { $value }/{ $icmpv6-opt-prefix-length }.
       *[no] The network begins with { $value }.
    }
header-icmpv6-opt-mtu = MTU: the greatest packet of this link
    .here = Packets on this link have { BYTES($value) } at most.
header-icmpv6-opt-rdnss-lifetime = Lifetime: for how many seconds these name servers count
    .here = { $value ->
        [0] 0: they count no more.
        [4294967295] All ones: for ever.
       *[other] They count for the next { SPAN($value) }.
    }
header-icmpv6-opt-rdnss = Name server: whom to ask for names
    .here = Hosts may ask { $value } for the addresses of names.
header-icmpv6-opt-dnssl-lifetime = Lifetime: for how many seconds these names count
    .here = { $value ->
        [0] 0: they count no more.
        [4294967295] All ones: for ever.
       *[other] They count for the next { SPAN($value) }.
    }
header-icmpv6-opt-dnssl = Search name: is put behind short names
    .here = { HAS($text) ->
        [yes] A name such as www is also looked for as www.{ $text }.
       *[no] Empty: no name to put behind short ones.
    }
header-icmpv6-opt-src-linkaddr = Sender MAC: who asks
    .here = The answer can go to { $value } without another question.
header-icmpv6-opt-target-linkaddr = Target MAC: what was looked for
    .here = Packets for the target go to the card { $value }.
header-icmpv6-opt-linkaddr-bytes = Link-layer address: of a kind that is no MAC
    .here = { BYTES($size) }: of another kind of network, and not read here.
header-icmpv6-opt-nonce = Nonce: a random number that an answer repeats
    .here = An answer to this question carries the same { BYTES($size) }.
header-icmpv6-opt-redirected-packet = Redirected packet: what the sender should have sent another way
    .here = { BYTES($size) } of a packet, up to where this message would grow too big.
header-icmpv6-mld-maximum-response-delay = Maximum response delay: answers come at a random moment before
    .here = { $value ->
        [0] 0: no answer is waited for.
       *[other] { HAS($icmpv6-mld-flag-qrv) ->
            [yes] Hosts answer within { SCALED($value, 16) } ms.
           *[no] Hosts answer within { $value } ms.
        }
    }
header-icmpv6-mld-multicast-address = Group: which multicast address it is about; :: asks about all
    .here = { $kind ->
        [unspecified] ::, that is about every group.
       *[other] It is about the group { $value }.
    }
header-icmpv6-mld-flag = Flags: S, and the robustness of the asking router
    .here = { $hex }: two values in one byte, below.
header-icmpv6-mld-flag-s = S: other routers shall leave their timers as they are
    .here = { $value ->
        [1] 1: other routers leave their timers as they are.
       *[0] 0: other routers that hear this set their timers by it.
    }
header-icmpv6-mld-flag-qrv = Robustness: how many losses in a row the asking router is prepared for
    .here = Hosts say everything { $value } times, in case it gets lost.
header-icmpv6-mld-qqi = Query interval: how often the router asks; seconds up to 127, a code beyond
    .here = { header-igmp-qqic.here }
header-icmpv6-mld-nb-sources = Number of sources: how many sender addresses follow
    .here = { $value ->
        [0] No single sender is named.
        [1] One sender is named.
       *[other] { $value } senders are named.
    }
header-icmpv6-mld-source-address = Source: a sender that is wanted, or is not
    .here = It is about what { $value } sends to the group.
header-icmpv6-mldr-nb-mcast-records = Number of records: how many groups this report is about
    .here = { $value ->
        [1] The report is about one group.
       *[other] The report is about { $value } groups.
    }
header-icmpv6-mldr-mar-record-type = Record type: only the named senders, all but them, or a change of that
    .here = { $value ->
        [1] 1: the host hears only the named senders.
        [2] 2: the host hears all senders but the named ones.
        [3] 3: from now on only the named senders; with none named it leaves the group.
        [4] 4: from now on all but the named senders; with none named it joins the group.
        [5] 5: the host wants to hear these senders as well.
        [6] 6: the host wants to hear these senders no more.
       *[other] { $value }: none of the six types.
    }
header-icmpv6-mldr-mar-aux-data-len = Auxiliary length: words of four bytes behind the senders
    .here = { $value ->
        [0] Nothing is behind the senders.
       *[other] { BYTES(TIMES($value, 4)) } follow the senders; nobody defined what they mean.
    }
header-icmpv6-mldr-mar-auxiliary-data = Auxiliary data: nobody defined any
    .here = { BYTES($size) } that receivers skip.
