# Layers and protocols

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
