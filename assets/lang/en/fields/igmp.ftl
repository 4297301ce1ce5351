# IGMP (RFC 1112, 2236, 3376)

header-igmp-type = Type: whether a router asks, or a host joins or leaves
    .here = { $value ->
        [17] A router asks who wants to hear groups.
        [18] A host says it wants a group, in version 1.
        [22] A host says it wants a group, in version 2.
        [23] A host leaves a group.
        [34] A host says what it wants of each group, in version 3.
       *[other] Type { $value } is none of these.
    }
header-igmp-max-resp = Max response time: answers come at a random moment before, in 1/10 s
    .here = { $value ->
        [0] 0: no answer is waited for.
       *[other] Hosts answer within { $value }/10 s.
    }
header-igmp-max-resp-exp = Exponent: how far the mantissa of a long time is shifted
    .here = The time is the mantissa with a one in front, times 8, doubled { $value } times.
header-igmp-max-resp-mant = Mantissa: the digits of a long time
    .here = With the one in front it counts as 16 + { $value }.
header-igmp-reserved = Reserved: zeros
    .here = { $kind ->
        [zeros] Zeros, as it must be.
       *[other] { $value }: should be zeros; nobody reads it.
    }
header-igmp-checksum = Checksum: guards the whole IGMP message
    .here = { header-icmp-checksum.here }
header-igmp-maddr = Group: the multicast address it is about; 0.0.0.0 asks about all
    .here = { $kind ->
        [unspecified] 0.0.0.0: it is about every group.
       *[other] It is about the group { $value }.
    }
header-igmp-s = S: other routers shall leave their timers as they are
    .here = { $value ->
        [0] Other routers that hear this set their timers by it.
       *[other] Other routers leave their timers as they are.
    }
header-igmp-qrv = Robustness: how many losses in a row the asking router is prepared for
    .here = Hosts say everything { $value } times, in case it gets lost.
header-igmp-qqic = Query interval: how often the router asks; seconds up to 127, a code beyond
    .here = { $value ->
        [0] 0: the router does not say how often it asks.
       *[other] The next general query follows after about { SPAN(SCALED($value, 8)) }.
    }
header-igmp-num-src = Number of sources: how many sender addresses follow
    .here = { $value ->
        [0] No single sender is named.
        [1] One sender is named.
       *[other] { $value } senders are named.
    }
header-igmp-saddr = Source: a sender that is wanted, or is not
    .here = It is about what { $value } sends to the group.
header-igmp-num-grp-recs = Number of records: how many groups this report is about
    .here = { $value ->
        [1] The report is about one group.
       *[other] The report is about { $value } groups.
    }
header-igmp-record-type = Record type: only the named senders, all but them, or a change of that
    .here = { $value ->
        [1] The host hears only the named senders.
        [2] The host hears all senders but the named ones.
        [3] From now on the host hears only the named senders; with none named it leaves the group.
        [4] From now on the host hears all but the named senders; with none named it joins the group.
        [5] The host wants to hear these senders as well.
        [6] The host wants to hear these senders no more.
       *[other] Type { $value } is none of the six.
    }
header-igmp-aux-data-len = Auxiliary length: words of four bytes behind the senders; nobody uses them
    .here = { $value ->
        [0] Nothing is behind the senders.
       *[other] { $value } × 4 bytes follow the senders.
    }
header-igmp-aux-data = Auxiliary data: nobody defined any
    .here = Receivers skip it.
header-igmp-data = Data: behind the message, or of an unknown type
    .here = Receivers skip it.
