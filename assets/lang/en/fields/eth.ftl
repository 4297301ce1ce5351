# Ethernet (IEEE 802.3)

header-eth-dst = Destination MAC: the card on this wire that shall take the frame in
header-eth-src = Source MAC: the card that sent the frame on this wire
header-eth-type = EtherType: which protocol the payload is, 0x0800 IPv4, 0x0806 ARP
header-eth-padding = Padding: zeros that fill the frame up to the least length of 60 bytes
header-eth-trailer = Trailer: bytes after the payload, mostly padding
header-eth-len = Length: bytes of the payload, where no EtherType stands
header-eth-fcs = FCS: a checksum of the frame that the card adds and checks
header-vlan-priority = Priority: how urgent the frame is, 0 to 7
header-vlan-dei = Drop eligible: this frame may be dropped first
header-vlan-id = VLAN id: which virtual network of the wire this frame belongs to
header-vlan-etype = EtherType: which protocol follows the tag
