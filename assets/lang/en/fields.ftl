# What the fields of headers mean, one line each: header-KEY, where KEY is the doc key of src/wire (Wireshark's name in
# kebab case). Then the layers and the protocols as wholes.

## Ethernet (IEEE 802.3)

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

## ARP (RFC 826)

header-arp-hw-type = Hardware type: 1 is Ethernet
header-arp-proto-type = Protocol type: 0x0800, the question is about IPv4
header-arp-hw-size = Hardware size: a MAC address has 6 bytes
header-arp-proto-size = Protocol size: an IPv4 address has 4 bytes
header-arp-opcode = Operation: 1 asks "who has this address?", 2 answers
header-arp-src-hw-mac = Sender MAC: who asks or answers, everybody may learn it
header-arp-src-proto-ipv4 = Sender IP: the address that belongs to the sender MAC
header-arp-dst-hw-mac = Target MAC: zeros in a question, this is what is wanted
header-arp-dst-proto-ipv4 = Target IP: the address that is looked for

## IPv4 (RFC 791)

header-ip-version = Version: 4
header-ip-hdr-len = Header length: in words of 4 bytes; 5 means 20 bytes, no options
header-ip-dsfield = DSCP and ECN: how urgent, and whether the way is congested
header-ip-dsfield-dscp = DSCP: the class of service this packet wishes for
header-ip-dsfield-ecn = ECN: routers mark congestion here instead of dropping
header-ip-len = Total length: header and payload together, in bytes
header-ip-id = Identification: the pieces of one packet share this number
header-ip-flags = Flags: may the packet be cut, do more pieces follow
header-ip-flags-rb = Reserved: must be 0
header-ip-flags-df = DF: do not cut this packet in pieces
header-ip-flags-mf = MF: more pieces follow
header-ip-frag-offset = Fragment offset: where this piece belongs, in units of 8 bytes
header-ip-ttl = TTL: how many more routers this packet may pass
header-ip-proto = Protocol: what is inside, 1 ICMP, 6 TCP, 17 UDP
header-ip-checksum = Header checksum: guards the header only; each router computes it anew
header-ip-src = Source: where the packet comes from; NAT may rewrite it
header-ip-dst = Destination: where the packet shall go; routers look at this
header-ip-options = Options: rarely used extras of the header

## ICMP (RFC 792)

header-icmp-type = Type: 8 asks for an echo, 0 answers, 3 unreachable, 11 TTL exceeded
header-icmp-code = Code: the exact reason within the type
header-icmp-checksum = Checksum: guards the whole ICMP message
header-icmp-ident = Identifier: tells several pings of one host apart; NAT may rewrite it
header-icmp-seq = Sequence number: which ping of the series this is
header-icmp-unused = Unused: zeros
header-icmp-mtu = Next-hop MTU: the greatest packet that would have passed
header-icmp-redir-gw = Gateway: the better router for this destination
header-icmp-data = Data: echoed as it came, or the head of the lost packet

## UDP (RFC 768)

header-udp-srcport = Source port: the program that sends; answers come back here
header-udp-dstport = Destination port: the program that shall receive
header-udp-length = Length: header and data, in bytes
header-udp-checksum = Checksum: guards addresses, ports and data
header-udp-payload = Data: what one program says to the other

## TCP (RFC 9293)

header-tcp-srcport = Source port: the program that sends; NAT may rewrite it
header-tcp-dstport = Destination port: the program that shall receive, 80 is HTTP
header-tcp-seq = Sequence number: the place of the first byte in the stream
header-tcp-ack = Acknowledgment number: the byte that is expected next
header-tcp-hdr-len = Header length: in words of 4 bytes
header-tcp-flags = Flags: what this segment does with the connection
header-tcp-flags-res = Reserved: zeros
header-tcp-flags-ae = AE: accurate ECN
header-tcp-flags-cwr = CWR: the sender slowed down after a congestion mark
header-tcp-flags-ece = ECE: the way is congested, please slow down
header-tcp-flags-urg = URG: the urgent pointer counts
header-tcp-flags-ack = ACK: the acknowledgment number counts
header-tcp-flags-push = PSH: give the data to the program at once
header-tcp-flags-reset = RST: breaks the connection off
header-tcp-flags-syn = SYN: opens a connection and says the first sequence number
header-tcp-flags-fin = FIN: the sender has nothing more to send
header-tcp-window-size-value = Window: how many bytes the sender can still take in
header-tcp-checksum = Checksum: guards addresses, ports, header and data
header-tcp-urgent-pointer = Urgent pointer: hardly used any more
header-tcp-options = Options: what both sides agree on while opening
header-tcp-options-nop = NOP: fills up so that the next option stands even
header-tcp-options-eol = End: no more options
header-tcp-options-mss-val = MSS: the greatest data part of a segment that I can take
header-tcp-options-wscale-shift = Window scale: windows are shifted by so many bits
header-tcp-options-sack-perm = SACK permitted: I understand selective acknowledgments
header-tcp-options-sack = SACK: pieces beyond a hole that have arrived
header-tcp-options-sack-le = Left edge: where an arrived piece begins
header-tcp-options-sack-re = Right edge: where an arrived piece ends
header-tcp-options-timestamp-tsval = Timestamp: the sender's clock when it sent this
header-tcp-options-timestamp-tsecr = Timestamp echo: the peer's clock sent back, measures the round trip
header-tcp-payload = Data: the next bytes of the stream
header-data-data = Data: bytes no header explains

## DHCP (RFC 2131, RFC 2132)

header-dhcp-type = Op: 1 from a client, 2 from a server
header-dhcp-hw-type = Hardware type: 1 is Ethernet
header-dhcp-hw-len = Hardware length: a MAC address has 6 bytes
header-dhcp-hops = Hops: relays the message has passed
header-dhcp-id = Transaction id: joins question and answer
header-dhcp-secs = Seconds: how long the client has been trying
header-dhcp-flags = Flags: broadcast, answer to everybody because I have no address yet
header-dhcp-flags-bc = Broadcast: answer to everybody, I have no address yet
header-dhcp-flags-reserved = Reserved: zeros
header-dhcp-ip-client = ciaddr: the address the client already uses, when renewing
header-dhcp-ip-your = yiaddr: "your" address, what the server gives
header-dhcp-ip-server = siaddr: the server to boot from
header-dhcp-ip-relay = giaddr: the relay that passed the message on
header-dhcp-hw-mac-addr = chaddr: the client's MAC, by which leases are kept
header-dhcp-hw-addr-padding = chaddr padding: zeros up to 16 bytes
header-dhcp-server = Server name: mostly empty
header-dhcp-file = Boot file: mostly empty
header-dhcp-cookie = Magic cookie: options of DHCP follow
header-dhcp-option-dhcp = Message type: DISCOVER, OFFER, REQUEST, ACK, NAK, RELEASE …
header-dhcp-option-subnet-mask = Subnet mask: which part of the address is the network
header-dhcp-option-router = Router: the gateway to the rest of the world
header-dhcp-option-domain-name-server = DNS: whom to ask for names
header-dhcp-option-hostname = Host name: how the client calls itself
header-dhcp-option-domain-name = Domain name: the ending of short names
header-dhcp-option-requested-ip-address = Requested address: the one the client wishes for
header-dhcp-option-ip-address-lease-time = Lease time: how long the address is the client's, in seconds
header-dhcp-option-renewal-time-value = T1: after this the client asks its own server to extend
header-dhcp-option-rebinding-time-value = T2: after this the client asks any server
header-dhcp-option-dhcp-server-id = Server id: the server this concerns, or that was chosen
header-dhcp-option-request-list = Parameter list: what the client would like to know
header-dhcp-option-client-id = Client id: by what the server shall know this client
header-dhcp-option-message = Message: why the server refused
header-dhcp-option-value = Option: one more setting
header-dhcp-option-broadcast-address = Broadcast address: reaches everybody in the network
header-dhcp-option-type = Option: its number, its length and its value
header-dhcp-option-end = End: no more options
header-dhcp-option-padding = Padding: zeros up to the least length

## DNS (RFC 1035)

header-dns-id = Id: joins question and answer
header-dns-length = Length: bytes of the message, over TCP only
header-dns-flags = Flags: question or answer, and how it went
header-dns-flags-response = QR: 0 is a question, 1 an answer
header-dns-flags-opcode = Opcode: 0 is an ordinary question
header-dns-flags-authoritative = AA: the server itself holds this zone
header-dns-flags-truncated = TC: cut off, ask again by TCP
header-dns-flags-recdesired = RD: please ask other servers for me
header-dns-flags-recavail = RA: this server asks others for its clients
header-dns-flags-z = Z: reserved, zero
header-dns-flags-authenticated = AD: the answer was verified by DNSSEC
header-dns-flags-checkdisable = CD: unverified answers are welcome too
header-dns-flags-rcode = Rcode: 0 no error, 2 server failure, 3 no such name
header-dns-count-queries = Questions: how many there are
header-dns-count-answers = Answers: records that answer
header-dns-count-auth-rr = Authority: records that name responsible servers
header-dns-count-add-rr = Additional: records that may help
header-dns-qry-name = Name: what is asked for
header-dns-qry-type = Type: what is wanted, A is an IPv4 address
header-dns-qry-class = Class: 1, the Internet
header-dns-resp-name = Name: what the record is about
header-dns-resp-type = Type: what the record holds
header-dns-resp-class = Class: 1, the Internet
header-dns-resp-ttl = TTL: how many seconds the answer may be kept
header-dns-resp-len = Data length: bytes that follow
header-dns-a = Address: the IPv4 address of the name
header-dns-aaaa = Address: the IPv6 address of the name
header-dns-cname = Canonical name: the name is another one's nickname
header-dns-ns = Name server: who is responsible for the zone
header-dns-ptr-domain-name = Pointer: the name that belongs to an address
header-dns-rdata = Data: what the record says

## HTTP (RFC 9112)

header-http-request-line = Request line: what to do, with which page
header-http-request-method = Method: GET fetches, POST hands data over
header-http-request-uri = Path: which page
header-http-request-version = Version: HTTP/1.1
header-http-response-line = Status line: how it went
header-http-response-version = Version: HTTP/1.1
header-http-response-code = Status: 200 all is well, 404 no such page, 502 server behind failed
header-http-response-phrase = Reason: the status in words
header-http-host = Host: which site of the server is meant
header-http-content-length = Content-Length: bytes of the body
header-http-content-type = Content-Type: what the body is
header-http-header = Header: a remark beside the page
header-http-file-data = Body: the page itself

## LLC (IEEE 802.2) and the spanning tree (IEEE 802.1D)

header-llc-dsap = DSAP: which protocol at the receiver the frame is for
header-llc-ssap = SSAP: which protocol at the sender it comes from
header-llc-control = Control: what kind of frame this is; 0x03 is plain data
header-llc-oui = Organization: whose numbers come next; zeros mean an EtherType
header-llc-type = EtherType: which protocol the payload is
header-llc-pid = Protocol: a number that the organization gave out
header-stp-protocol = Protocol: 0, the spanning tree
header-stp-version = Version: 0 STP, 2 RSTP, 3 MSTP
header-stp-type = Type: 0 configuration, 0x80 the topology has changed
header-stp-flags = Flags: topology changes, and with RSTP the state of the port
header-stp-flags-tcack = Topology change seen: the report of a change has arrived
header-stp-flags-agreement = Agreement: yes, let the port forward at once (RSTP)
header-stp-flags-forwarding = Forwarding: the port passes frames on (RSTP)
header-stp-flags-learning = Learning: the port learns addresses (RSTP)
header-stp-flags-port-role = Port role: root, designated or spare (RSTP)
header-stp-flags-proposal = Proposal: may this port forward at once? (RSTP)
header-stp-flags-tc = Topology change: forget learned addresses sooner
header-stp-root-prio = Root priority: the least number becomes the root
header-stp-root-ext = Root extension: the VLAN of this tree
header-stp-root-hw = Root MAC: decides between equal priorities, the least wins
header-stp-root-cost = Path cost: how far the root is from the sender
header-stp-bridge-prio = Bridge priority: of the switch that sent this
header-stp-bridge-ext = Bridge extension: the VLAN of this tree
header-stp-bridge-hw = Bridge MAC: of the switch that sent this
header-stp-port = Port: through which port it was sent
header-stp-msg-age = Message age: seconds since the root said this
header-stp-max-age = Maximum age: after so many seconds it counts no more
header-stp-hello = Hello time: seconds between two messages
header-stp-forward = Forward delay: seconds a port listens, and seconds it learns
header-stp-version-1-length = Version 1 length: 0 (RSTP)

## IPv6 (RFC 8200)

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

## Layers and protocols

layer-1 = L1 physical: bits on a cable or in the air
layer-2 = L2 data link: frames between neighbours, by MAC address
layer-3 = L3 network: packets across networks, by IP address
layer-4 = L4 transport: from program to program, by port
layer-5 = L5 session: keeps a conversation together; rarely a layer of its own
layer-6 = L6 presentation: how data is written, for instance encrypted
layer-7 = L7 application: what the programs say to each other
proto-eth = Ethernet: carries frames between neighbours on a wire
proto-vlan = VLAN: several networks on one wire
proto-arp = ARP: finds the MAC that belongs to an IP address
proto-ip = IPv4: carries packets from network to network
proto-icmp = ICMP: echoes, and reports of what went wrong
proto-udp = UDP: single messages between programs, without promise
proto-tcp = TCP: a reliable stream of bytes between programs
proto-dhcp = DHCP: lends addresses to hosts
proto-dns = DNS: finds the address of a name
proto-http = HTTP: asks for web pages and gets them
proto-data = Data: bytes no header explains
proto-llc = LLC: says what an 802.3 frame carries
proto-stp = STP: switches agree on a tree, so that no frame runs in circles
proto-ipv6 = IPv6: carries packets from network to network, with longer addresses
