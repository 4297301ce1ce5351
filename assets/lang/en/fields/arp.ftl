# ARP (RFC 826)

header-arp-hw-type = Hardware type: 1 is Ethernet
header-arp-proto-type = Protocol type: 0x0800, the question is about IPv4
header-arp-hw-size = Hardware size: a MAC address has 6 bytes
header-arp-proto-size = Protocol size: an IPv4 address has 4 bytes
header-arp-opcode = Operation: 1 asks "who has this address?", 2 answers
header-arp-src-hw-mac = Sender MAC: who asks or answers, everybody may learn it
header-arp-src-proto-ipv4 = Sender IP: the address that belongs to the sender MAC
header-arp-dst-hw-mac = Target MAC: zeros in a question, this is what is wanted
header-arp-dst-proto-ipv4 = Target IP: the address that is looked for
