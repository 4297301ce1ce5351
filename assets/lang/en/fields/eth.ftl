# Ethernet (IEEE 802.3)

header-eth-dst = Destination MAC: the card on this wire that shall take the frame in
    .here = { $kind ->
        [broadcast] To everybody: every card on this network takes the frame in.
        [zero] All zeros: no card has this address, so nobody takes the frame in.
        [ipv4-group] To an IPv4 multicast group: only cards that listen to it take the frame in.
        [ipv6-group] To an IPv6 multicast group: only cards that listen to it take the frame in.
        [next-bridge] To the device at the other end of this cable: no switch passes it on.
        [group] To a group: only cards that listen to this address take the frame in.
        [local] To the one card { $value }, whose address was chosen by hand or by software.
       *[vendor] To the one card { $value }; its first three bytes name the maker.
    }
header-eth-src = Source MAC: the card that sent the frame on this wire
    .here = { $kind ->
        [zero] All zeros: no card has this address, so nobody can answer it.
        [local] Sent by the card { $value }, whose address was chosen by hand or by software.
        [vendor] Sent by the card { $value }; its first three bytes name the maker.
       *[broadcast] { $value } names a group, and a group sends nothing: this frame is wrong.
    }
header-eth-type = EtherType: which protocol the payload is, 0x0800 IPv4, 0x0806 ARP
    .here = { $known ->
        [yes] { $hex }: { $name } follows.
       *[no] { $hex }: what follows is a protocol that is not known here.
    }
    .name = { $value ->
        [2048] IPv4
        [2054] ARP
        [2114] Wake-on-LAN
        [33024] a VLAN tag
        [34525] IPv6
        [34887] MPLS
        [34915] PPPoE discovery
        [34916] PPPoE session
        [34958] 802.1X login
        [34984] a provider's VLAN tag
        [35020] LLDP
       *[other] { $name }
    }
header-eth-padding = Padding: zeros that fill the frame up to the least length of 60 bytes
    .here = { $kind ->
        [zeros] { BYTES($size) } of zeros: the content was shorter than the smallest frame, 60 bytes.
       *[other] { BYTES($size) } that should be zeros; what stands here may come from old memory.
    }
header-eth-trailer = Trailer: bytes after the payload, mostly padding
    .here = { BYTES($size) } behind the content: the protocol inside says that it ended before them.
header-eth-len = Length: bytes of the payload, where no EtherType stands
    .here = { BYTES($value) } of content follow; a number from 1536 on would be an EtherType.
header-eth-fcs = FCS: a checksum of the frame that the card adds and checks
    .here = { $hex }: the receiving card computes it again; if it differs, the frame is thrown away.
header-vlan-priority = Priority: how urgent the frame is, 0 to 7
    .here = { $value } of 0 to 7: { $name }.
    .name = { $value ->
        [0] ordinary traffic
        [1] background, after all others
        [2] a little better than ordinary
        [3] important programs
        [4] video
        [5] voice
        [6] control of the whole network
        [7] control of this network, before all others
       *[other] { $name }
    }
header-vlan-dei = Drop eligible: this frame may be dropped first
    .here = { $value ->
        [1] 1: where it gets crowded, this frame is dropped before others.
       *[0] 0: this frame is not dropped before others.
    }
header-vlan-id = VLAN id: which virtual network of the wire this frame belongs to
    .here = { $value ->
        [0] 0: no VLAN; the tag only carries a priority.
        [1] VLAN 1: the network that most switches put every port into at first.
        [4095] 4095 is reserved: no frame may carry it.
       *[other] VLAN { $value }: only ports of this virtual network may see the frame.
    }
header-vlan-etype = EtherType: which protocol follows the tag
    .here = { $known ->
        [yes] { $hex }: { $name } follows the tag.
       *[no] { $hex }: what follows the tag is not known here.
    }
    .name = { header-eth-type.name }
header-eth-invalid-lentype = Neither length nor type: 1501 to 1535 mean nothing
    .here = { $value } is too great for a length (up to 1500), too small for an EtherType (from 1536).
header-vlan-len = Length: bytes of the payload behind the tag, where no EtherType stands
    .here = { BYTES($value) } of payload stand behind the tag; from 1536 on this would be an EtherType.
header-ieee8021ad-id = Service VLAN id: the outer number, by which a provider tells customers apart
    .here = { $value ->
        [0] 0: no VLAN; the tag carries only the priority.
        [4095] 4095 is reserved; no frame may carry it.
       *[other] Service VLAN { $value }: the provider's switches look at this and not at the inner tag.
    }
header-ieee8021ad-cvid = Customer VLAN id: the customer's own number within the outer tag
    .here = { $value ->
        [0] 0: no VLAN; the tag carries only the priority.
        [4095] 4095 is reserved; no frame may carry it.
       *[other] VLAN { $value } of the customer: nobody looks at it while the provider carries the frame.
    }
