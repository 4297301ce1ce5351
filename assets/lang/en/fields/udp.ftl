# UDP (RFC 768)

header-udp-srcport = Source port: the program that sends; answers come back here
header-udp-dstport = Destination port: the program that shall receive
header-udp-length = Length: header and data, in bytes
header-udp-checksum = Checksum: guards addresses, ports and data
header-udp-payload = Data: what one program says to the other
